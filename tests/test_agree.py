"""`agree`: what two claims are to each other under each dynamics, and what a group comes to.

Long, for the pairs are one table, a case for each way in which two claims can stand.
"""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from factcheck import drifts
from factcheck.claims import Claim
from factcheck.drifts import Drift
from factcheck.kinds import agree
from factcheck.kinds.pairs import compare
from factcheck.measures import Measure
from factcheck.mentions import Change
from factcheck.outcomes import Outcome
from factcheck.periods import Period
from factcheck.values import Value
from factcheck.verdicts import Verdict
from tests import made_claims, strategies

DEC_2022 = made_claims.window(date(2022, 12, 1), date(2022, 12, 4))
MAY_2009 = made_claims.window(date(2009, 5, 31), date(2009, 6, 7))
AUG_2025 = made_claims.window(date(2025, 8, 15), date(2025, 8, 15))
EARLY_AUG = made_claims.window(date(2025, 8, 6), date(2025, 8, 10))
Y = Period.year


def said(
    number: str | Value,
    as_of: Period | None,
    source: str = "a.txt",
    *,
    unit: str = "person",
    hedge: str = "none",
    **more: Any,
) -> Claim:
    """A claim as read from a text: its place follows from what it says."""
    value = number if isinstance(number, Value) else Value.read(number, unit=unit, hedge=hedge)
    text = f"{hedge} {number} {as_of and as_of.start}" if isinstance(number, str) else f"{value.core}"
    return made_claims.claim("m", value, source, text=text, hedge=value.hedge, as_of=as_of, **more)


def measure(dynamics: str = "level", drift: Any = None, **more: Any) -> Measure:
    unit = {"rank": "rank", "elapsed": "year", "fixed": "kilometre", "flow": "USD"}.get(dynamics, "person")
    return Measure(
        name="m",
        unit=more.pop("unit", unit),
        dynamics=dynamics,
        drift=Drift.parse(drift, dynamics) if drift else None,
        **more,
    )


WORKERS = measure(drift={"usual": "10 %/year", "limit": "38 %/year"})
RESIDENTS = measure(drift={"usual": "10 %/year", "limit": "40 %/year"})
WORKERS_2022 = said("48000", DEC_2022, "001", hedge="about", reported=DEC_2022, start=1)
ALL_2024 = said("88000", Y(2024), "002", hedge="about", reported=EARLY_AUG, start=1)
PART_2024 = said("100000", Y(2024), "002", hedge="over", reported=EARLY_AUG, start=2)


# --- the three that the program is named after ---------------------------------------------------------


def test_two_totals_of_one_year_contradict() -> None:
    (found,) = agree.evaluate([ALL_2024, PART_2024], WORKERS)
    assert (found.verdict, found.degree, found.severity) == (Verdict.CONTRADICTION, Fraction(0), "error")
    assert found.message == "about 88,000 (2024) against over 100,000 (2024): +14 %"
    assert found.implied["difference"] == 12000
    assert found.implied["change_percent"] == pytest.approx(13.6, abs=0.1)


def test_a_near_doubling_in_two_years_is_a_tension() -> None:
    (found,) = agree.evaluate([WORKERS_2022, ALL_2024], WORKERS)
    assert (found.verdict, found.severity) == (Verdict.TENSION, "warning")
    assert found.implied["change_percent"] == pytest.approx(83.3, abs=0.1)
    assert found.implied["percent_per_year"] == pytest.approx(33.8, abs=0.1)
    assert found.message == (
        "about 48,000 (1–4 Dec 2022), about 88,000 (2024): +83 %, 34 % a year where 10 % is usual"
    )
    assert "both would if 30.6 % a year were usual" in found.settles


def test_an_older_figure_is_superseded() -> None:
    then = said("180000", DEC_2022, "001", hedge="over", reported=DEC_2022)
    now = said("200000", AUG_2025, "004", hedge="over", reported=AUG_2025)
    (found,) = agree.evaluate([now, then], RESIDENTS)
    assert (found.verdict, found.severity) == (Verdict.SUPERSEDED, "note")
    assert found.implied["percent_per_year"] == pytest.approx(4.0, abs=0.1)
    assert found.message == "over 180,000 (1–4 Dec 2022), now over 200,000 (15 Aug 2025): 4 % a year"


def test_a_claim_in_several_conflicts_makes_one_finding() -> None:
    found = agree.evaluate([PART_2024, WORKERS_2022, ALL_2024], WORKERS)
    assert [each.verdict for each in found] == [Verdict.CONTRADICTION, Verdict.TENSION]
    assert found[1].claims == (WORKERS_2022, ALL_2024, PART_2024)
    assert found[1].conflicts == ((WORKERS_2022, ALL_2024), (WORKERS_2022, PART_2024))
    assert found[1].message.endswith("; also over 100,000 (2024)")


# --- pairs, dynamics by dynamics -------------------------------------------------------------------------

USD = {"unit": "USD"}
KM = {"unit": "kilometre"}
RANK = {"unit": "rank"}
YEARS = {"unit": "year"}
PERCENT = {"unit": "percent"}
LOOSE = Period(start=date(2024, 1, 1), end=date(2024, 12, 31), basis="inferred", certain=False)
SPAN_30 = Period(start=date(1992, 12, 22), end=date(2022, 12, 22))

PAIRS: list[tuple[str, Measure, Claim, Claim, str]] = [
    # level
    ("equal", measure(), said("5", Y(2024)), said("5", Y(2024), "b"), "consistent"),
    ("same year", measure(), said("5", Y(2024)), said("6", Y(2024), "b"), "contradiction"),
    ("a doubt about the year", measure(), said("50", LOOSE), said("55", LOOSE, "b"), "consistent"),
    ("a doubt, but one source", measure(), said("5", LOOSE), said("6", LOOSE), "contradiction"),
    ("grown as usual", measure(), said("1000", Y(2022)), said("1200", Y(2023)), "consistent"),
    ("grown too fast", measure(), said("1000", Y(2020)), said("9000", Y(2021)), "contradiction"),
    ("too fast, by a window", measure(), said("1000", DEC_2022), said("90000", Y(2024), "b"), "tension"),
    (
        "overlap: either order",
        measure(drift={"usual": {"down": "0 %/year", "up": "20 %/year"}, "limit": "0 %/year"}),
        said("1200", Y(2024)),
        said("1000", Period.quarter(2024, 4)),
        "consistent",
    ),
    ("no date, agreeing", measure(), said("5", None), said("5", Y(2024), "b"), "consistent"),
    ("no date, not agreeing", measure(), said("5", None), said("6", Y(2024), "b"), "incomparable"),
    ("no date at all, one text", measure(), said("5", None), said("6", None), "contradiction"),
    ("dated as past", measure(), said("1000", Y(2022)), said("1150", Y(2023), "b"), "consistent"),
    ("current then", measure(), said("180000", DEC_2022), said("200000", AUG_2025, "b"), "superseded"),
    (
        "percent, no drift",
        measure(**PERCENT),
        said("3.0", Y(2023), **PERCENT),
        said("3.0", Y(2024), "b", **PERCENT),
        "incomparable",
    ),
    (
        "percent, points",
        measure(drift="2 points/year", **PERCENT),
        said("3.0", Y(2023), **PERCENT),
        said("4.5", Y(2024), "b", **PERCENT),
        "consistent",
    ),
    (
        "other units",
        measure(unit="kilometre"),
        said("95", Y(2024), **KM),
        said("59", Y(2024), "b", unit="mile"),
        "consistent",
    ),
    ("unlike units", measure(), said("5", Y(2024)), said("5", Y(2024), "b", **USD), "incomparable"),
    # rank
    (
        "rank, same day",
        measure("rank"),
        said("2", AUG_2025, **RANK),
        said("3", AUG_2025, "b", **RANK),
        "contradiction",
    ),
    (
        "rank, later",
        measure("rank"),
        said("4", Y(2009), **RANK),
        said("1", Y(2022), "b", **RANK),
        "consistent",
    ),
    (
        "rank, current then",
        measure("rank"),
        said("4", MAY_2009, **RANK),
        said("1", AUG_2025, "b", **RANK),
        "superseded",
    ),
    (
        "rank, too fast",
        measure("rank"),
        said("20", Y(2022), **RANK),
        said("1", Y(2023), "b", **RANK),
        "contradiction",
    ),
    # cumulative
    ("only grows", measure("cumulative"), said("1000", Y(2020)), said("90000", Y(2021), "b"), "consistent"),
    ("it fell", measure("cumulative"), said("9000", Y(2020)), said("1000", Y(2021), "b"), "contradiction"),
    (
        "it grew past its drift",
        measure("cumulative", "10 %/year"),
        said("1000", Y(2020)),
        said("90000", Y(2021), "b"),
        "contradiction",
    ),
    (
        "cumulative, same day",
        measure("cumulative"),
        said("1000", AUG_2025),
        said("9000", AUG_2025, "b"),
        "contradiction",
    ),
    # fixed
    ("fixed", measure("fixed"), said("95", Y(1990), **KM), said("95", Y(2024), "b", **KM), "consistent"),
    (
        "fixed, other",
        measure("fixed"),
        said("95", DEC_2022, **KM),
        said("120", AUG_2025, "b", **KM),
        "contradiction",
    ),
    # flow
    (
        "flow, same year",
        measure("flow"),
        said("81.5", Y(2024), **USD),
        said("95.5", Y(2024), "b", **USD),
        "contradiction",
    ),
    (
        "flow, next year",
        measure("flow"),
        said("78", Y(2023), **USD),
        said("81.5", Y(2024), "b", **USD),
        "consistent",
    ),
    (
        "flow, months of 31 and 28 days",
        measure("flow"),
        said("78", Period.month(2023, 1), **USD),
        said("99", Period.month(2023, 2), "b", **USD),
        "tension",
    ),
    (
        "flow, current then",
        measure("flow"),
        said("78", LOOSE, **USD),
        said("81.5", Y(2025), "b", **USD),
        "consistent",
    ),
    (
        "flow, a quarter of its year",
        measure("flow"),
        said("20", Period.quarter(2024, 1), **USD),
        said("81.5", Y(2024), "b", **USD),
        "consistent",
    ),
    (
        "flow, a quarter above its year",
        measure("flow"),
        said("99", Period.quarter(2024, 1), **USD),
        said("81.5", Y(2024), "b", **USD),
        "contradiction",
    ),
    (
        "flow, a quarter in percent",
        measure("flow", **PERCENT),
        said("99", Period.quarter(2024, 1), **PERCENT),
        said("8.5", Y(2024), "b", **PERCENT),
        "incomparable",
    ),
    (
        "flow, by the day",
        measure("flow"),
        said("25", Period.quarter(2025, 1), **USD),
        said("100", Y(2024), "b", **USD),
        "consistent",
    ),
    (
        "flow, far off by the day",
        measure("flow"),
        said("250", Period.quarter(2025, 1), **USD),
        said("10", Y(2024), "b", **USD),
        "tension",
    ),
    (
        "flow, a month's rate against a year",
        measure("flow"),
        said("10", LOOSE, rate="month", **USD),
        said("120", Y(2024), "b", **USD),
        "consistent",
    ),
    # elapsed
    (
        "30 and 33 years",
        measure("elapsed"),
        said("30", SPAN_30, **YEARS),
        said("33", Y(2025), "b", **YEARS),
        "consistent",
    ),
    (
        "30 and 40 years",
        measure("elapsed"),
        said("30", SPAN_30, **YEARS),
        said("40", Y(2025), "b", **YEARS),
        "contradiction",
    ),
    (
        "30 years in one year",
        measure("elapsed"),
        said("30", Y(2022), **YEARS),
        said("31", Y(2022), "b", **YEARS),
        "consistent",
    ),
    # what is not compared
    (
        "target against actual",
        measure(),
        said("5", Y(2024), modality="target"),
        said("6", Y(2024), "b"),
        "incomparable",
    ),
    (
        "targets of one year",
        measure(),
        said("5", Y(2030), modality="target"),
        said("6", Y(2030), "b", modality="target"),
        "contradiction",
    ),
    (
        "targets of two years",
        measure(),
        said("5", Y(2023), modality="target"),
        said("6", Y(2030), "b", modality="target"),
        "incomparable",
    ),
    (
        "exclusive scopes",
        measure(),
        said("5", Y(2024), scope={"kind": "all"}),
        said("6", Y(2024), "b", scope={"kind": "some"}),
        "incomparable",
    ),
    (
        "a scope that one side states",
        measure(),
        said("5", Y(2024), scope={"kind": "all"}),
        said("6", Y(2024), "b"),
        "contradiction",
    ),
    # readings and reports
    ("ambiguous", measure(), said("5", Y(2024), ambiguous=True), said("6", Y(2024), "b"), "tension"),
    (
        "revised",
        measure(revisable=True),
        said("5", Y(2024), reported=EARLY_AUG),
        said("6", Y(2024), "b", reported=AUG_2025),
        "revised",
    ),
    (
        "revised downward",
        measure(revisable=True),
        said("6", Y(2024), reported=EARLY_AUG),
        said("5", Y(2024), "b", reported=AUG_2025),
        "revised",
    ),
    (
        "revised, dates unknown",
        measure(revisable=True),
        said("5", Y(2024), reported=None),
        said("6", Y(2024), "b"),
        "revised",
    ),
    (
        "reported at once",
        measure(revisable=True),
        said("5", Y(2024), reported=AUG_2025),
        said("6", Y(2024), "b", reported=AUG_2025),
        "contradiction",
    ),
    (
        "one source does not revise itself",
        measure(revisable=True),
        said("5", Y(2024)),
        said("6", Y(2024)),
        "contradiction",
    ),
    (
        "levels of one day",
        measure(revisable=True),
        said("5", AUG_2025, reported=EARLY_AUG),
        said("6", AUG_2025, "b", reported=AUG_2025),
        "contradiction",
    ),
    (
        "about an earlier day",
        measure(revisable=True),
        said("1000", Y(2020), reported=AUG_2025),
        said("9000", Y(2021), "b", reported=MAY_2009),
        "contradiction",
    ),
]


@pytest.mark.parametrize(("name", "of", "first", "second", "verdict"), PAIRS, ids=[row[0] for row in PAIRS])
def test_pairs(name: str, of: Measure, first: Claim, second: Claim, verdict: str) -> None:
    assert compare(first, second, of).verdict == verdict
    assert compare(second, first, of) == compare(first, second, of)


def test_changes_from_different_bases_are_not_compared() -> None:
    def change(since: Period | None, average: bool = False) -> Change:
        return Change(direction="up", mode="by", step="year", since=since, average=average)

    plain = said("7.3", Y(2024), **PERCENT, change=change(None))
    average = said("30", Y(2024), "b", **PERCENT, change=change(None, average=True))
    growth = measure("flow", **PERCENT, change="yoy-growth")
    assert compare(plain, average, growth).verdict is Verdict.INCOMPARABLE
    assert compare(plain, evolve(average, change=change(None)), growth).verdict is Verdict.CONTRADICTION


def test_extents_are_compared_end_by_end() -> None:
    def span(lo: int, hi: int, source: str) -> Claim:
        ends = [Value.read(end, unit="degree_Celsius") for end in (lo, hi)]
        return said(Value.between(*ends), Y(2024), source)

    plain = measure("fixed", unit="degree_Celsius")
    found = [
        compare(span(0, 35, "a"), span(10, 45, "b"), of) for of in (plain, evolve(plain, range="extent"))
    ]
    assert [each.verdict for each in found] == [Verdict.CONSISTENT, Verdict.CONTRADICTION]


def test_a_scope_that_one_side_states_is_named() -> None:
    one = evolve(ALL_2024, scope={"kind": "all"}, text="88,000")
    (found,) = agree.evaluate([one, evolve(PART_2024, text="over 100,000")], WORKERS)
    assert "(only 88,000 says kind all)" in found.message


# implied rates run between ends, or the middles of uncertain windows; flows between their starts
IMPLIED = [
    (said("216000", DEC_2022, hedge="over"), said("320000", Y(2024), hedge="about"), measure(), 20.8),
    (said("320000", Y(2024), hedge="about"), said("350000", AUG_2025, hedge="over"), measure(), 15.5),
    (said("54000", MAY_2009), said("88000", Y(2024), hedge="about"), measure(), 3.2),
    (said("2500", MAY_2009), said("100000", Y(2024)), measure(), 26.7),
    (said("78000000000", Y(2021), **USD), said("81500000000", Y(2024), **USD), measure("flow"), 1.5),
    (said("10000000000", Y(2008), **USD), said("78000000000", Y(2021), **USD), measure("flow"), 17.1),
    (
        said("81500000000", Y(2024), **USD),
        said("150000000000", Y(2030), modality="target", **USD),
        measure("flow"),
        10.7,
    ),
]


@pytest.mark.parametrize(("first", "second", "of", "rate"), IMPLIED)
def test_implied_rates(first: Claim, second: Claim, of: Measure, rate: float) -> None:
    assert compare(first, second, of).implied["percent_per_year"] == pytest.approx(rate, abs=0.1)


def test_a_rate_is_in_the_unit_that_fits() -> None:
    first = said("1000", Period.day(date(2024, 1, 1)))
    for later, unit in ((date(2024, 1, 20), "day"), (date(2024, 4, 1), "month"), (date(2025, 1, 1), "year")):
        implied = compare(first, said("1100", Period.day(later)), measure()).implied
        assert [key for key in implied if "per_" in key] == [f"percent_per_{unit}"]


# --- groups ---------------------------------------------------------------------------------------------


def test_one_claim_is_no_evaluation() -> None:
    assert agree.evaluate([ALL_2024], WORKERS) == ()


def test_claims_that_say_the_same_are_one_side() -> None:
    copies = [said("88000", Y(2024), source) for source in ("a", "b", "c")]
    (found,) = agree.evaluate(copies, WORKERS)
    assert (found.verdict, found.claims) == (Verdict.CONSISTENT, tuple(copies))
    found, agreed = agree.evaluate([*copies, said("120000", Y(2024), "d")], WORKERS)
    assert found.verdict is Verdict.CONTRADICTION
    assert len(found.claims) == 4
    assert agreed.claims == tuple(copies)


def test_a_side_is_judged_by_its_own_source_too() -> None:
    """Two texts may revise each other; one text may not revise itself."""
    first = [said("5", Y(2024), "a", reported=MAY_2009), said("5", Y(2024), "b", reported=AUG_2025)]
    second = said("6", Y(2024), "b", reported=AUG_2025)
    assert agree.evaluate([*first, second], measure(revisable=True))[0].verdict is Verdict.CONTRADICTION
    assert agree.evaluate([first[0], second], measure(revisable=True))[0].verdict is Verdict.REVISED


def test_a_consistent_group_is_one_outcome_of_all_its_claims() -> None:
    claims = [said(str(1000 + 10 * number), Y(2000 + number), str(number)) for number in range(8)]
    (found,) = agree.evaluate(claims, measure())
    assert (found.verdict, found.severity) == (Verdict.CONSISTENT, "none")
    assert found.claims == tuple(claims)


def test_only_the_latest_supersedes() -> None:
    claims = [
        said("60000", MAY_2009, "a", reported=MAY_2009),
        said("180000", DEC_2022, "b", hedge="over", reported=DEC_2022),
        said("200000", AUG_2025, "c", hedge="over", reported=AUG_2025),
    ]
    found = agree.evaluate(claims, RESIDENTS)
    assert [each.verdict for each in found] == [Verdict.SUPERSEDED, Verdict.CONSISTENT]
    assert {claim.id for claim in found[1].claims} == {claims[0].id, claims[1].id}


def test_what_cannot_be_compared_is_told_once() -> None:
    claims = [said(str(number), Y(2020 + number), "a", modality="target", **USD) for number in range(1, 9)]
    (found,) = agree.evaluate(claims, measure("flow"))
    assert (found.verdict, found.severity) == (Verdict.INCOMPARABLE, "note")
    assert len(found.claims) == 8
    assert "targets for different periods" in found.message


def test_ambiguous_claims_are_never_above_a_note() -> None:
    (found,) = agree.evaluate([evolve(ALL_2024, ambiguous=True), PART_2024], WORKERS)
    assert (found.verdict, found.severity) == (Verdict.TENSION, "note")


def test_a_stale_figure_given_as_current() -> None:
    old = said("48000", DEC_2022, "a", reported=DEC_2022)
    new = said("88000", Y(2024), "b")
    copy = said("48000", AUG_2025, "c", reported=AUG_2025)
    of = evolve(WORKERS, stale_after="18 months")
    found = [each for each in agree.evaluate([old, new, copy], of) if "given as current" in each.message]
    assert [(each.verdict, each.severity) for each in found] == [(Verdict.SUPERSEDED, "warning")]
    assert found[0].claims == (copy, new, old)
    fresh = [old, new, said("90000", AUG_2025, "c", reported=AUG_2025)]
    assert not any("given as current" in each.message for each in agree.evaluate(fresh, of))
    patient = evolve(of, stale_after="10 years")
    assert not any("given as current" in each.message for each in agree.evaluate([old, new, copy], patient))


@pytest.mark.parametrize(("text", "days"), [("", None), ("18 months", 547), ("2 years", 730), ("soon", None)])
def test_stale_after_is_a_duration(text: str, days: int | None) -> None:
    found = drifts.duration(text)
    assert (found is None) if days is None else (found is not None and int(found) == days)


# --- laws -------------------------------------------------------------------------------------------------


@st.composite
def claims(draw: st.DrawFn) -> list[Claim]:
    return [
        said(
            draw(strategies.values("USD")),
            draw(st.one_of(st.none(), strategies.periods())),
            draw(st.sampled_from("abc")),
            modality=draw(st.sampled_from(("actual", "actual", "target"))),
            start=number,
        )
        for number in range(draw(st.integers(2, 5)))
    ]


DYNAMICS = st.sampled_from(("level", "flow", "cumulative", "fixed"))


def summary(found: Sequence[Outcome]) -> list[tuple[object, ...]]:
    return [(each.verdict, each.degree, each.severity, each.claims, each.message) for each in found]


@given(claims(), DYNAMICS, st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_nothing(given_: list[Claim], dynamics: str, random: Any) -> None:
    of = measure(dynamics)
    shuffled = list(given_)
    random.shuffle(shuffled)
    assert summary(agree.evaluate(shuffled, of)) == summary(agree.evaluate(given_, of))


@given(claims(), DYNAMICS, st.booleans())
def test_comparing_is_symmetric(given_: list[Claim], dynamics: str, revisable: bool) -> None:
    of = measure(dynamics, revisable=revisable)
    assert compare(given_[0], given_[1], of) == compare(given_[1], given_[0], of)


@given(claims(), DYNAMICS)
def test_every_claim_that_is_compared_is_in_an_outcome(given_: list[Claim], dynamics: str) -> None:
    told = {claim.id for each in agree.evaluate(given_, measure(dynamics)) for claim in each.claims}
    assert told == {claim.id for claim in given_}


@given(claims(), DYNAMICS)
def test_verdicts_and_degrees_fit(given_: list[Claim], dynamics: str) -> None:
    for each in agree.evaluate(given_, measure(dynamics)):
        if each.verdict is Verdict.CONSISTENT:
            assert each.degree == 1
        if each.verdict is Verdict.TENSION:
            assert each.degree < 1
        assert len(each.claims) > 1
        assert each.message
        assert "Fraction" not in each.message + each.explanation


@given(strategies.values("USD"), strategies.values("USD"), strategies.days, st.integers(0, 3000))
def test_more_time_between_levels_never_makes_it_worse(then: Value, now: Value, day: date, days: int) -> None:
    first = said(then, Period.day(day), "a")
    found = [
        compare(first, said(now, Period.day(date.fromordinal(day.toordinal() + gap)), "b"), measure())
        for gap in (days, days + 500)
    ]
    assert found[0].degree <= found[1].degree


@given(strategies.values("kilometre"), strategies.values("kilometre"), strategies.periods())
def test_units_change_no_verdict(one: Value, other: Value, when: Period) -> None:
    of = measure("level", unit="kilometre")
    plain = compare(said(one, when, "a"), said(other, Y(2024), "b"), of)
    converted = compare(said(one.to("mile"), when, "a"), said(other.to("mile"), Y(2024), "b"), of)
    assert converted.verdict is plain.verdict
