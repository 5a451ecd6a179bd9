"""The texts of the reader's cases as documents: core rules find nothing wrong in them, and nothing crashes.

They were written to be read, not checked, so what a core rule says of one is a false alarm, but for the
typing faults that a case plants itself.
"""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import check, extract, languages
from tests import readings
from tests.readings import Case

FAULTS = ("days-exist", "figures-read")
"""Core rules that say what the reader says: that a figure has a fault."""
CASES = {code: readings.cases(code) for code in languages.known()}
WORDS = {
    code: sorted({word for case in cases for word in case.text.split()}) for code, cases in CASES.items()
}


def alarms(text: str, language: str, published: str | None) -> list[str]:
    """The rules with an error or a warning about one text."""
    found = check(extract(text, language=language, published=published)).findings
    return [each.rule for each in found if each.severity in ("warning", "error")]


def planted(case: Case) -> list[str]:
    """The rules that report what a case says is a fault."""
    faults = [line for line in case.expect if line.endswith("| fault")]
    return [FAULTS[0] if " | date | " in line else FAULTS[1] for line in faults]


@pytest.mark.parametrize("code", CASES)
def test_core_rules_raise_no_alarm_on_a_case(code: str) -> None:
    raised = {case.text: (alarms(case.text, code, case.published), planted(case)) for case in CASES[code]}
    assert {text: found for text, (found, told) in raised.items() if sorted(found) != sorted(told)} == {}


@pytest.mark.shared
def test_core_rules_raise_no_alarm_on_a_labelled_phrase(shared: Path) -> None:
    raised = {}
    for path in sorted((shared / "suites").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            given = json.loads(line)
            published = (given.get("reference_date") or "")[:10] or None
            if found := [
                rule for rule in alarms(given["text"], given["lang"], published) if rule not in FAULTS
            ]:
                raised[given["text"]] = found
    assert raised == {}


@st.composite
def mixtures(draw: st.DrawFn) -> tuple[str, str]:
    """A language and a text of words of its cases in any order, in sentences and paragraphs."""
    code = draw(st.sampled_from(languages.known()))
    pairs = st.tuples(st.sampled_from(WORDS[code]), st.sampled_from((" ", " ", " ", " ", ". ", "\n\n")))
    return code, "".join(part for pair in draw(st.lists(pairs, max_size=60)) for part in pair)


@given(mixed=mixtures())
def test_words_in_any_order_crash_nothing(mixed: tuple[str, str]) -> None:
    code, text = mixed
    for published in (None, "2025-08-15"):
        claims = extract(text, language=code, published=published)
        assert {each for found in check(claims, strict=True).findings for each in found.claims} <= {
            claim.id for claim in claims
        }
