"""Findings: identity, grading, acceptance, suspects, and a report that does not depend on order.

Long, for all of these are one contract.
"""

import json
import pickle
import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from factcheck import suspects, witnesses
from factcheck.claims import Claim, extract
from factcheck.config import Accepted, Config
from factcheck.corpora import Corpus
from factcheck.documents import Document, Source, read
from factcheck.findings import Finding, Report, check
from factcheck.measures import Rule
from factcheck.packs import Pack, load_pack
from factcheck.values import Value
from factcheck.verdicts import Verdict
from tests.made_claims import claim, window

ADDS_UP = Rule(id="adds-up", assertion="[exports] + [imports] == [trade]")
PACK = Pack(rules=(ADDS_UP,))


def source(name: str, **numbers: str) -> list[Claim]:
    return [claim(measure, number, f"{name}.txt") for measure, number in numbers.items()]


WRONG = source("a", exports="25.6", imports="55.9", trade="90.5")


def of_rule(report: Report, rule: str = "adds-up") -> list[Finding]:
    return [finding for finding in report.findings if finding.rule == rule]


def corpus(
    claims: Sequence[Claim], *accepted: Accepted, pack: Pack = PACK, sources: Sequence[Source] = ()
) -> Corpus:
    names = {each.id: each for each in sources}
    for one in claims:
        names.setdefault(one.source, Source(one.source, "Nothing."))
    documents: tuple[Document, ...] = tuple(read(each) for each in names.values())
    return Corpus(documents=documents, claims=tuple(claims), pack=pack, config=Config(accepted=accepted))


def test_nothing_gives_nothing() -> None:
    report = check([])
    assert (report.findings, report.claims, report.stats["claims"]) == ((), (), 0)


def test_what_a_finding_is() -> None:
    (found,) = of_rule(check(WRONG, PACK))
    assert (found.verdict, found.severity) == (Verdict.CONTRADICTION, "error")
    assert found.degree == 0
    assert set(found.claims) == {each.id for each in WRONG}
    assert found.accepted is None
    again = Finding.from_dict(json.loads(json.dumps(found.as_dict())))
    assert again.as_dict() == found.as_dict()
    assert pickle.loads(pickle.dumps(found)) == found


def test_consistent_findings_are_there_too() -> None:
    report = check(source("a", exports="25.6", imports="55.9", trade="81.5"), PACK)
    (found,) = of_rule(report)
    assert (found.verdict, found.severity) == (Verdict.CONSISTENT, "none")


def test_a_report_as_json() -> None:
    given_ = check(corpus(WRONG)).as_dict()
    assert list(given_) == ["schema_version", "findings", "groups", "claims", "sources", "stats"]
    assert [each["id"] for each in given_["sources"]] == ["a.txt"]
    assert given_["stats"]["severities"]["error"] >= 1
    again = Report.from_dict(json.loads(json.dumps(given_)))
    assert again.as_dict() == given_


# --- identity --------------------------------------------------------------------------------------


def identity(claims: Sequence[Claim]) -> str:
    (found,) = of_rule(check(claims, PACK))
    return found.id


def test_an_id_survives_edits_elsewhere() -> None:
    moved = [
        evolve(each, start=each.start + 99, end=each.end + 99, line=7, id=f"a.txt:{each.text}")
        for each in WRONG
    ]
    assert identity(moved) == identity(WRONG)
    assert identity([*WRONG, claim("workers", "90.5", "a.txt", start=1)]) == identity(WRONG)


LAPSES = [
    ("a number changes", lambda each: evolve(each, text=each.text.replace("90.5", "91.5"))),
    ("the source changes", lambda each: evolve(each, source="b.txt")),
]


@pytest.mark.parametrize(("name", "change"), LAPSES, ids=[case[0] for case in LAPSES])
def test_an_id_lapses(name: str, change: object) -> None:
    assert callable(change)
    assert identity([change(each) for each in WRONG]) != identity(WRONG)


def test_equal_numbers_are_told_apart_by_their_place() -> None:
    repeated = claim("trade", "90.5", "a.txt", start=1, as_of=None)
    assert identity([*WRONG, repeated]) != identity(WRONG)


# --- acceptance ------------------------------------------------------------------------------------


def accepted(until: date | None = None, claims: tuple[str, ...] = (), **changes: Any) -> Accepted:
    return evolve(
        Accepted(id=identity(WRONG), reason="They count differently.", until=until, claims=claims), **changes
    )


def test_an_accepted_finding_says_why() -> None:
    (found,) = of_rule(check(corpus(WRONG, accepted())))
    assert found.accepted == "They count differently."


UNTIL = [
    (date(2025, 3, 1), None),
    (date(2025, 3, 2), "They count differently."),
    (None, "They count differently."),
]


@pytest.mark.parametrize(("until", "reason"), UNTIL)
def test_acceptance_ends(until: date | None, reason: str | None) -> None:
    (found,) = of_rule(check(corpus(WRONG, accepted(until)), as_of=date(2025, 3, 2)))
    assert found.accepted == reason


STALE = [
    ("it still stands", {}, (), 0),
    ("it matches nothing", {"id": "f" * 12}, (), 1),
    ("all its sources were read", {"id": "f" * 12}, ("a.txt:3: 90.5",), 1),
    ("a source of it was not read", {"id": "f" * 12}, ("a.txt:3: 90.5", "b.txt:1: 81.5"), 0),
]


@pytest.mark.parametrize(("name", "changes", "claims", "count"), STALE, ids=[case[0] for case in STALE])
def test_stale_acceptance(name: str, changes: dict[str, Any], claims: tuple[str, ...], count: int) -> None:
    report = check(corpus(WRONG, accepted(claims=claims, **changes)))
    assert len(report.stale) == count


def test_an_accepted_conflict_does_not_hide_a_new_one() -> None:
    two = numbers(a="25.6", b="35.6")
    (before,) = check(two).findings
    known = Accepted(id=before.id, reason="They count differently.")
    (same,) = check(corpus(two, known)).findings
    assert same.accepted is not None
    for number in ("45.6", "15.6"):
        report = check(corpus([*two, *numbers(c=number)], known))
        clashes = [each for each in report.findings if each.verdict is Verdict.CONTRADICTION]
        assert before.id in {each.id for each in clashes if each.accepted}
        assert any(number in each.message for each in clashes if not each.accepted)


# --- grading ---------------------------------------------------------------------------------------

TWO = [*source("a", exports="25.6"), *source("b", exports="35.6")]


def graded(**changes: Any) -> list[tuple[Verdict, str]]:
    rule = Rule(id="exports-may-differ", measure="exports")
    pack = Pack(rules=(evolve(rule, **changes),)) if changes else Pack()
    return [(each.verdict, each.severity) for each in check(TWO, pack).findings]


def test_a_rule_grades_agreement_or_switches_it_off() -> None:
    assert graded() == [(Verdict.CONTRADICTION, "error")]
    assert graded(severity="note") == [(Verdict.CONTRADICTION, "note")]
    assert graded(at_most=Verdict.TENSION) == [(Verdict.TENSION, "warning")]
    assert graded(enabled=False) == []
    assert graded(enabled=False, measure="imports") == [(Verdict.CONTRADICTION, "error")]


def test_only_what_was_published_by_then() -> None:
    late = [
        evolve(each, reported=window(date(2025, 5, 1), date(2025, 5, 9)))
        for each in source("b", exports="35.6")
    ]
    claims = [*source("a", exports="25.6"), *late]
    assert [len(check(claims, as_of=day).claims) for day in (date(2025, 5, 8), date(2025, 5, 9))] == [1, 2]
    undated = [evolve(each, reported=None) for each in claims]
    assert check(undated, as_of=date(2030, 1, 1)).claims == ()


# --- suspects --------------------------------------------------------------------------------------


def blamed(claims: Sequence[Claim], *sources: Source, rules: Sequence[Rule] = ()) -> list[str]:
    report = check(corpus(claims, sources=sources), Pack(rules=tuple(rules)))
    by_id = {each.id: each for each in report.claims}
    named = {suspect for finding in report.findings for suspect in finding.suspects}
    return sorted(f"{by_id[each].source[0]}:{by_id[each].text}" for each in named)


def numbers(**by_source: str) -> list[Claim]:
    return [claim("exports", number, f"{name}.txt") for name, number in by_source.items()]


def doubt(claims: Sequence[Claim], *sources: Source) -> list[str]:
    """What findings say first, before their arithmetic."""
    report = check(corpus(claims, sources=sources))
    return [each.explanation.splitlines()[0] for each in report.findings if each.severity == "error"]


def test_one_against_another_names_nobody() -> None:
    assert blamed(numbers(a="25.6", b="35.6")) == []
    assert doubt(numbers(a="25.6", b="35.6"))[0].startswith("even at the widest, USD 25.6")


def test_two_against_two_and_three_apart_are_undecidable() -> None:
    for known in (
        {"a": "25.6", "b": "35.6", "c": "25.6", "d": "35.6"},
        {"a": "25.6", "b": "35.6", "c": "45.6"},
    ):
        assert blamed(numbers(**known)) == []
        assert set(doubt(numbers(**known))) == {witnesses.TIED}


def test_a_doubt_that_a_search_leaves_is_another_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suspects, "_cheapest", lambda *_: None)
    assert doubt(numbers(a="25.6", b="35.6")) == [witnesses.UNSEARCHED]


def test_references_against_each_other() -> None:
    sources = [Source(f"{name}.txt", "Nothing.", role="reference") for name in "ab"]
    assert doubt(numbers(a="25.6", b="35.6"), *sources) == [witnesses.SURE]


def test_one_against_two() -> None:
    assert blamed(numbers(a="25.6", b="35.6", c="25.6")) == ["b:35.6"]
    assert doubt(numbers(a="25.6", b="35.6", c="25.6"))[0].startswith("even at the widest, USD 25.6")


def test_copies_are_one_witness() -> None:
    copied = [evolve(each, quote="Exports were 25.6.") for each in numbers(a="25.6", c="25.6")]
    assert blamed([*copied, *numbers(b="35.6")]) == []


def test_a_wrong_figure_hides_no_other() -> None:
    """Trade over 283.9 fits the wrong exports of 400.00, the first that it is bound with."""
    claims = [
        *numbers(a="400.00", b="84.0", c="84.0"),
        *(claim("imports", "190.9", f"{name}.txt") for name in "def"),
        claim("trade", Value.read("283.9", unit="USD", hedge="over"), "h.txt", text="over 283.9"),
        claim("trade", "275", "i.txt"),
    ]
    assert blamed(claims, rules=[ADDS_UP]) == ["a:400.00", "h:over 283.9"]


def test_a_reference_is_never_a_suspect() -> None:
    claims = numbers(a="25.6", b="35.6", c="25.6")
    assert blamed(claims, Source("b.txt", "Nothing.", role="reference")) == ["a:25.6", "c:25.6"]


def test_trust_decides() -> None:
    assert blamed(numbers(a="25.6", b="35.6"), Source("a.txt", "Nothing.", trust=0.5)) == ["a:25.6"]


# --- laws ------------------------------------------------------------------------------------------


@given(
    st.lists(
        st.tuples(
            st.sampled_from("abc"), st.sampled_from(["exports", "imports", "trade"]), st.integers(1, 4)
        ),
        max_size=12,
        unique=True,
    ),
    st.randoms(use_true_random=False),
)
def test_order_changes_nothing(rows: list[tuple[str, str, int]], rng: random.Random) -> None:
    claims = [
        claim(m, str(number), f"{name}.txt", start=place) for place, (name, m, number) in enumerate(rows)
    ]
    first = check(claims, PACK)
    rng.shuffle(claims)
    assert check(claims, PACK) == first


def test_a_conversion_of_a_linked_figure_can_contradict(tmp_path: Path) -> None:
    path = tmp_path / "tolls.toml"
    path.write_text(
        '[pack]\nname = "tolls"\ndescription = "What a bridge cost"\n'
        '[measures.bridge-cost]\nunit = "VND"\nmatch.en = ["bridge cost <n>"]\n',
        encoding="utf-8",
    )
    pack = load_pack(str(path))
    claims: list[Claim] = []
    for name, dollars in (("a", "$35 million"), ("b", "$350 million")):
        text = f"The bridge cost VND 850 billion ({dollars})."
        claims += extract(text, language="en", published="2025-01-01", pack=pack, source=name)
    verdicts = {finding.rule: finding.verdict.value for finding in check(claims, pack).findings}
    assert verdicts == {"conversions-fit": "contradiction", "agree": "consistent"}
