"""The core rules, which need no pack: a table of texts for each, with what the rule says of them.

A line of tests/laws/<rule>.jsonl: `text` (or `texts`, of several sources), `says` (the rule's verdicts in the
order of gravity, none where it must stay silent), and where it matters `language` and `published`.
`undecided` is how often it shows, if asked to be strict, what it saw and could not judge.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from factcheck.claims import Claim, extract
from factcheck.findings import check
from factcheck.kinds import core
from factcheck.languages import detect
from factcheck.packs import load_pack
from factcheck.verdicts import GRAVITY, Verdict

LAWS = Path(__file__).parent / "laws"
PUBLISHED = "2025-08-15"

ONE_READING = {"days-exist": "Vietnamese dates have one order"}
"""Rules that leave nothing undecided in Vietnamese, and why."""


def cases() -> list[Any]:
    found = []
    for path in sorted(LAWS.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            case = json.loads(line)
            told = case.get("text") or " / ".join(case["texts"])
            found.append(pytest.param(path.stem, case, id=f"{path.stem}:{number}: {told[:60]}"))
    return found


@pytest.mark.parametrize(("rule", "case"), cases())
def test_a_core_rule_says(rule: str, case: dict[str, Any]) -> None:
    texts = case.get("texts") or [case["text"]]
    dates = case.get("published", PUBLISHED)
    claims: list[Claim] = []
    for number, text in enumerate(texts):
        published = dates[number] if isinstance(dates, list) else dates
        claims += extract(text, language=case.get("language"), published=published, source=f"{number}.txt")
    strictly = check(claims, strict=True).findings
    found = check(claims).findings
    said = sorted((each.verdict for each in found if each.rule == rule), key=GRAVITY.index, reverse=True)
    assert [verdict.value for verdict in said] == case["says"]
    undecided = [each for each in strictly if each not in found]
    assert all(each.verdict is Verdict.INCOMPARABLE and each.severity == "note" for each in undecided)
    assert sum(each.rule == rule for each in undecided) == case.get("undecided", 0)
    assert {each.rule for each in undecided} <= {rule, "figures-read", "days-exist"}
    grave = (Verdict.TENSION, Verdict.CONTRADICTION)
    assert [each.message for each in found if each.rule != rule and each.verdict in grave] == []


def test_every_rule_has_its_table() -> None:
    tables = {path.stem: path.read_text(encoding="utf-8").splitlines() for path in LAWS.glob("*.jsonl")}
    assert set(tables) == set(core.described())
    for rule, lines in tables.items():
        silent = [line for line in lines if not json.loads(line)["says"]]
        vietnamese = [
            line
            for line in lines
            if detect("".join(json.loads(line).get("texts", [])) or json.loads(line)["text"]) == "vi"
        ]
        assert len(lines) >= 25, rule
        assert 3 * len(silent) >= len(lines), rule
        assert len(vietnamese) >= 5, rule
        undecided = [line for line in lines if json.loads(line).get("undecided")]
        assert len(undecided) >= 2, rule
        assert rule in ONE_READING or any(line in vietnamese for line in undecided), rule


def test_a_rule_says_what_it_does() -> None:
    for rule, said in core.described().items():
        assert said.startswith(f"Core rule `{rule}`")
        assert all(f"\n{head}: " in said for head in ("What it does", "Why", "Example"))


def test_twins_of_one_measure_are_left_to_agree() -> None:
    pack = load_pack("bilateral")
    claims: list[Claim] = []
    for number, amount in enumerate(("52.3", "71.8")):
        text = f"In 2024, bilateral trade between Japan and Thailand reached USD {amount} billion."
        claims += extract(text, published=PUBLISHED, source=f"{number}.txt", pack=pack)
    assert [each.rule for each in check(claims, pack).findings] == ["agree"]
