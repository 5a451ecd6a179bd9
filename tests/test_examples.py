"""Every example runs, and the one with its own rule file finds what its key says and nothing else."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
METRO = EXAMPLES / "metro"
KEY = tomllib.loads((METRO / "key.toml").read_text(encoding="utf-8"))

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


@cache
def metro_report() -> Json:
    done = factcheck("check", METRO / "texts", "--format", "json", cwd=METRO)
    assert done.returncode == 1, done.stderr
    report: Json = json.loads(done.stdout)
    return report


def claim_ids(report: Json, figure: str) -> set[str]:
    """The claims that stand on the characters of `file: words`, words that the file holds once."""
    file, _, words = figure.partition(": ")
    text = (METRO / "texts" / file).read_text(encoding="utf-8")
    assert text.count(words) == 1, f"{figure}: stands {text.count(words)} times"
    start = text.index(words)
    end = start + len(words)
    return {
        claim["id"]
        for claim in report["claims"]
        if claim["source"].endswith(file) and claim["start"] < end and start < claim["end"]
    }


def holding(report: Json, sides: list[list[str]]) -> Iterator[Json]:
    """The findings that hold a figure of each side."""
    wanted = [set().union(*(claim_ids(report, figure) for figure in side)) for side in sides]
    for finding in report["findings"]:
        if all(side & set(finding["claims"]) for side in wanted):
            yield finding


def names(entries: list[Json], field: str) -> list[str]:
    return [f"{number}-{entry[field]}" for number, entry in enumerate(entries)]


@pytest.mark.parametrize("conflict", KEY["conflicts"], ids=names(KEY["conflicts"], "measure"))
def test_planted_conflicts_are_found(conflict: Json) -> None:
    about = [f for f in holding(metro_report(), conflict["sides"]) if conflict["measure"] in f["measures"]]
    assert conflict["verdict"] in {finding["verdict"] for finding in about}, [f["message"] for f in about]


@pytest.mark.parametrize("miss", KEY["near_misses"], ids=names(KEY["near_misses"], "why"))
def test_near_misses_are_silent(miss: Json) -> None:
    report = metro_report()
    loud = [
        finding["message"]
        for finding in holding(report, [[figure] for figure in miss["figures"]])
        if finding["severity"] in ("warning", "error") and not is_planted(report, finding)
    ]
    assert not loud


def is_planted(report: Json, finding: Json) -> bool:
    """True where a finding is about a planted conflict; a near miss may be one more witness of a side."""
    return any(
        finding["id"] == other["id"]
        for conflict in KEY["conflicts"]
        for other in holding(report, conflict["sides"])
    )


def test_nothing_else_is_wrong() -> None:
    report = metro_report()
    unplanted = [
        finding["message"]
        for finding in report["findings"]
        if finding["severity"] in ("warning", "error") and not is_planted(report, finding)
    ]
    assert not unplanted


def test_the_examples_of_the_rule_file_hold() -> None:
    done = factcheck("test", METRO / "metro.toml", cwd=EXAMPLES)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_measure_and_rule_has_an_example() -> None:
    pack = tomllib.loads((METRO / "metro.toml").read_text(encoding="utf-8"))
    bare = [name for name, measure in pack["measures"].items() if not measure.get("examples")]
    bare += [rule["id"] for rule in pack["rules"] if not rule.get("examples")]
    assert not bare


def test_the_script_runs_from_anywhere(tmp_path: Path) -> None:
    done = run([sys.executable, EXAMPLES / "library.py"], tmp_path)
    assert done.returncode == 0, done.stderr
    assert "korean-residents-in-vietnam" in done.stdout
    assert "contradiction" in done.stdout
    assert "press-release:1" in done.stdout


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with texts that agree, and the command on its path."""
    texts = tmp_path / "texts"
    texts.mkdir()
    shutil.copy(METRO / "metro.toml", tmp_path)
    (tmp_path / "factcheck.toml").write_text('rules = ["./metro.toml"]\n', encoding="utf-8")
    for name in ("2024-12-20-countdown.md", "2025-06-18-second-line.md"):
        shutil.copy(METRO / "texts" / name, texts)
    second = texts / "2025-06-18-second-line.md"
    agreeing = second.read_text(encoding="utf-8")
    for wrong, right in (("November 2024", "December 2024"), ("VND 47.3 trillion", "VND 43.7 trillion")):
        assert wrong in agreeing
        agreeing = agreeing.replace(wrong, right)
    second.write_text(agreeing, encoding="utf-8")
    command = tmp_path / "bin" / "factcheck"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m factcheck "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return tmp_path


def spoil(project: Path) -> None:
    shutil.copy(METRO / "texts" / "2025-05-12-di-thu.md", project / "texts")


@pytest.mark.skipif(os.name == "nt", reason="a shell script")
def test_the_shell_script_passes_and_fails(project: Path) -> None:
    command: list[str | os.PathLike[str]] = [EXAMPLES / "ci" / "check.sh", "texts", "metro.toml"]
    done = run(command, project, project / "bin")
    assert done.returncode == 0, done.stdout + done.stderr
    spoil(project)
    assert run(command, project, project / "bin").returncode == 1


def ci_commands() -> list[str]:
    """The lines of the workflow and the hook that run the program."""
    lines = []
    for name in ("github-workflow.yml", "pre-commit-config.yaml"):
        text = (EXAMPLES / "ci" / name).read_text(encoding="utf-8")
        lines += re.findall(r"^\s*(?:- run|entry): (factcheck .*)$", text, re.MULTILINE)
    return lines


@pytest.mark.skipif(os.name == "nt", reason="a shell script")
@pytest.mark.parametrize("command", ci_commands())
def test_the_commands_of_the_ci_files_work(project: Path, command: str) -> None:
    done = run(["sh", "-c", command], project, project / "bin")
    assert done.returncode == 0, done.stdout + done.stderr
    spoil(project)
    again = run(["sh", "-c", command], project, project / "bin")
    assert again.returncode == (0 if "--fail-on never" in command else 1)


def test_the_ci_files_have_commands() -> None:
    assert len(ci_commands()) == 3
