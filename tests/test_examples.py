"""Every example runs, and the one with its own rule file finds what its key says and nothing else."""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark import ParameterSet
from attrs import frozen

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
METRO = EXAMPLES / "metro"

Json = Mapping[str, Any]


def run(
    command: list[str | os.PathLike[str]], cwd: Path, path: Path | None = None
) -> subprocess.CompletedProcess[str]:
    search = os.pathsep.join([str(path or cwd), os.environ.get("PATH", "")])
    return subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, "PATH": search, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def factcheck(*arguments: str | os.PathLike[str], cwd: Path) -> subprocess.CompletedProcess[str]:
    return run([sys.executable, "-m", "factcheck", *arguments], cwd)


@frozen
class Corpus:
    """Texts with their rule file, and the key that says what is wrong in them."""

    folder: Path
    pack: str  # the file of the texts' own rules

    @property
    def key(self) -> Json:
        return tomllib.loads((self.folder / "key.toml").read_text(encoding="utf-8"))

    @property
    def report(self) -> Json:
        return _report(self.folder)

    def claim_ids(self, figure: str) -> set[str]:
        """The claims that stand on the characters of `file: words`, words that the file holds once."""
        file, _, words = figure.partition(": ")
        text = (self.folder / "texts" / file).read_text(encoding="utf-8")
        assert text.count(words) == 1, f"{figure}: stands {text.count(words)} times"
        start = text.index(words)
        end = start + len(words)
        return {
            claim["id"]
            for claim in self.report["claims"]
            if claim["source"].endswith(file) and claim["start"] < end and start < claim["end"]
        }

    def holding(self, sides: list[list[str]]) -> Iterator[Json]:
        """The findings that hold a figure of each side."""
        wanted = [set().union(*map(self.claim_ids, side)) for side in sides]
        for finding in self.report["findings"]:
            if all(side & set(finding["claims"]) for side in wanted):
                yield finding

    @cached_property
    def planted(self) -> set[str]:
        """The findings about planted conflicts; a near miss may be one more witness of a side."""
        return {finding["id"] for each in self.key["conflicts"] for finding in self.holding(each["sides"])}

    def unplanted(self, findings: Iterable[Json]) -> list[str]:
        return [
            finding["message"]
            for finding in findings
            if finding["severity"] in ("warning", "error") and finding["id"] not in self.planted
        ]


@cache
def _report(folder: Path) -> Json:
    done = factcheck("check", folder / "texts", "--format", "json", cwd=folder)
    assert done.returncode == 1, done.stderr
    report: Json = json.loads(done.stdout)
    return report


CORPORA = [
    Corpus(METRO, "metro.toml"),
    Corpus(EXAMPLES / "bridges", "estuary.toml"),
    Corpus(EXAMPLES / "retailer", "chains.toml"),
]


def entries(kind: str, field: str) -> list[ParameterSet]:
    """What the keys list, each with its corpus."""
    return [
        pytest.param(corpus, entry, id=f"{corpus.folder.name}-{number}-{entry[field]}")
        for corpus in CORPORA
        for number, entry in enumerate(corpus.key[kind])
    ]


each_corpus = pytest.mark.parametrize("corpus", CORPORA, ids=lambda corpus: corpus.folder.name)


@pytest.mark.parametrize(("corpus", "conflict"), entries("conflicts", "measure"))
def test_planted_conflicts_are_found(corpus: Corpus, conflict: Json) -> None:
    about = [f for f in corpus.holding(conflict["sides"]) if conflict["measure"] in f["measures"]]
    assert conflict["verdict"] in {finding["verdict"] for finding in about}, [f["message"] for f in about]


@pytest.mark.parametrize(("corpus", "miss"), entries("near_misses", "why"))
def test_near_misses_are_silent(corpus: Corpus, miss: Json) -> None:
    assert not corpus.unplanted(corpus.holding([[figure] for figure in miss["figures"]]))


@each_corpus
def test_nothing_else_is_wrong(corpus: Corpus) -> None:
    assert not corpus.unplanted(corpus.report["findings"])


@pytest.mark.parametrize("pack", [METRO / "metro.toml", "bridges", "retailer"], ids=str)
def test_the_examples_of_the_rule_file_hold(pack: str | Path) -> None:
    done = factcheck("test", pack, cwd=EXAMPLES)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "no example of" not in done.stdout


def test_the_script_runs_from_anywhere(tmp_path: Path) -> None:
    done = run([sys.executable, EXAMPLES / "library.py"], tmp_path)
    assert done.returncode == 0, done.stderr
    assert "korean-residents-in-vietnam" in done.stdout
    assert "contradiction" in done.stdout
    assert "press-release:1" in done.stdout
