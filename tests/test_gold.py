"""The thresholds that the program must hold on the annotated articles, and the scorer that measures them."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests import score_findings

AT_LEAST = {
    "found": 99,
    "value": 98,
    "hedge": 96,
    "unit": 96,
    "as_of": 92,
    "measure": 95,
    "all_right": 85,
}
AT_MOST = {"false_measure": 2, "on_furniture": 0, "noise": 8}


def factcheck(*arguments: str | os.PathLike[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "factcheck", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.shared
def test_claims_reach_the_thresholds(shared: Path, tmp_path: Path) -> None:
    claims = tmp_path / "claims.jsonl"
    run = factcheck("claims", shared / "seeds", "--all", "--format", "jsonl", "--output", claims)
    assert run.returncode == 0, run.stderr
    gold = shared / "gold"
    scorer = subprocess.run(
        [
            sys.executable,
            shared / "tools" / "score_claims.py",
            gold / "seeds.claims.jsonl",
            claims,
            "--furniture",
            gold / "seeds.furniture.jsonl",
            "--json",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    score = json.loads(scorer.stdout)
    low = {name: score[name] for name, least in AT_LEAST.items() if score[name] < least}
    high = {name: score[name] for name, most in AT_MOST.items() if score[name] > most}
    assert not low
    assert not high


@pytest.mark.shared
def test_findings_reach_the_thresholds(shared: Path) -> None:
    score, lines = score_findings.compare(shared, score_findings.check(shared / "seeds"))
    assert score["passes"], "\n".join([json.dumps(score), *lines])


NAMED = (
    # measure, verdict, what the reader must see of it
    ("vietnamese-workers-in-korea", "contradiction", ("88,000", "over 100,000", "2024", "002_")),
    ("vietnamese-workers-in-korea", "tension", ("48,000", "88,000", "34 % a year", "001_")),
    ("korean-residents-in-vietnam", "superseded", ("180,000", "over 200,000", "4 % a year", "004_")),
)


@pytest.mark.shared
@pytest.mark.parametrize(("measure", "verdict", "seen"), NAMED)
def test_the_table_shows_what_the_product_is_named_after(
    shared: Path, measure: str, verdict: str, seen: tuple[str, ...]
) -> None:
    table = factcheck("check", shared / "seeds").stdout
    blocks = [block for block in table.split("\n\n") if block.lstrip().startswith(measure)]
    assert blocks, table
    block = " ".join(blocks[0].split())
    assert verdict in block
    assert not [words for words in seen if words not in block], block


@pytest.mark.shared
def test_the_worst_comes_first(shared: Path) -> None:
    table = factcheck("check", shared / "seeds").stdout
    assert table.lstrip().startswith("vietnamese-workers-in-korea")


def gold_folder(root: Path, relations: list[dict[str, Any]]) -> Path:
    """A small annotated folder: figures a to d, ten characters apart in one file, and one of furniture."""
    gold = root / "gold"
    gold.mkdir()
    claims = [
        {"id": name, "file": "x.txt", "num": "12", "num_start": 10 * at, "quote": "12", "measure": name}
        for at, name in enumerate("abcd")
    ]
    furniture = [{"id": "f", "file": "x.txt", "quote": "12", "start": 90}]
    (gold / "seeds.claims.jsonl").write_text("\n".join(map(json.dumps, claims)), encoding="utf-8")
    (gold / "seeds.furniture.jsonl").write_text("\n".join(map(json.dumps, furniture)), encoding="utf-8")
    (gold / "seeds.findings.json").write_text(json.dumps({"findings": relations}), encoding="utf-8")
    return root


def relation(verdict: str, claims: str, **more: Any) -> dict[str, Any]:
    return {"id": "r", "verdict": verdict, "claims": list(claims), **more}


def finding(verdict: str, severity: str, claims: str) -> dict[str, Any]:
    return {"verdict": verdict, "severity": severity, "rule": "agree", "message": "", "claims": list(claims)}


CASES: tuple[tuple[dict[str, Any], list[dict[str, Any]], bool], ...] = (
    # relation, findings, whether it passes
    (relation("contradiction", "ab"), [], False),
    (relation("contradiction", "ab"), [finding("contradiction", "error", "ab")], True),
    (relation("contradiction", "ab"), [finding("contradiction", "error", "abc")], True),
    (relation("contradiction", "ab"), [finding("contradiction", "error", "ac")], False),
    (relation("contradiction", "ab"), [finding("tension", "warning", "ab")], False),
    (
        relation("contradiction", "ab", also_acceptable=["tension"]),
        [finding("tension", "warning", "ab")],
        True,
    ),
    (relation("contradiction", "ab", also_acceptable=["not-comparable"]), [], False),
    (relation("consistent", "ab"), [finding("superseded", "note", "ab")], True),
    (relation("consistent", "ab"), [finding("contradiction", "error", "ab")], False),
    (relation("tension", "a"), [finding("tension", "warning", "a")], True),
    (relation("tension", "a", exempt="rests on knowledge"), [], True),
    (relation("tension", "a", exempt="rests on knowledge"), [finding("tension", "warning", "a")], True),
    (relation("not-comparable", "ab"), [], True),
    (relation("not-comparable", "ab"), [finding("tension", "note", "ab")], True),
    (relation("not-comparable", "ab"), [finding("tension", "warning", "ab")], False),
    (relation("not-comparable", "a", furniture=["f"]), [finding("consistent", "note", "af")], True),
    (relation("not-comparable", "a", furniture=["f"]), [finding("tension", "warning", "af")], False),
)


@pytest.mark.parametrize(("given", "findings", "passes"), CASES)
def test_the_scorer_knows_right_from_wrong(
    tmp_path: Path, given: dict[str, Any], findings: list[dict[str, Any]], passes: bool
) -> None:
    places = {**{name: 10 * at for at, name in enumerate("abcd")}, "f": 90}
    claims = [
        {"id": name, "source": "deep/x.txt", "start": at, "end": at + 2, "measure": name}
        for name, at in places.items()
    ]
    report = {"claims": claims, "findings": findings}
    # Three consistent relations may be missed, so as many certain misses stand beside the case.
    missed = [relation("consistent", "cd") for _ in range(3)]
    score, lines = score_findings.compare(gold_folder(tmp_path, [given, *missed]), report)
    assert score["passes"] is passes, lines


def test_one_claim_does_not_stand_for_two(tmp_path: Path) -> None:
    """A span covers the figures of its two ends, but a finding about the span alone is not about both."""
    wide = {"id": "s", "source": "x.txt", "start": 0, "end": 12, "measure": "other"}
    report = {"claims": [wide], "findings": [finding("contradiction", "error", "s")]}
    score, _ = score_findings.compare(gold_folder(tmp_path, [relation("contradiction", "ab")]), report)
    assert score["classes"]["contradiction"] == [0, 1]


def test_unusable_input_is_no_score(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert score_findings.main([str(tmp_path), str(tmp_path / "missing.json")]) == 2
    assert "unusable input" in capsys.readouterr().err
