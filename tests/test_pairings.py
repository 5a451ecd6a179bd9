"""Pairings: the few comparisons of a large group find every side that all pairs would find in conflict."""

from collections.abc import Sequence
from datetime import date
from itertools import combinations
from typing import Any

import pytest
from attrs import frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claims import Claim
from factcheck.drifts import Drift
from factcheck.kinds import pairings
from factcheck.kinds.comparisons import DISAGREE, Comparison
from factcheck.kinds.pairs import compare
from factcheck.kinds.sides import Side, gathered, latest_of
from factcheck.measures import Measure
from factcheck.periods import Period
from factcheck.values import Value
from factcheck.verdicts import Verdict
from tests import made_claims

NUMBERS = ("90", "100", "104", "120", "150", "240", "1000")
DRIFTS: tuple[Any, ...] = (
    None,
    "any",
    "0 %/year",
    {"usual": "10 %/year", "limit": "40 %/year"},
    {"usual": {"up": "20 %/year", "down": "0 %/year"}, "limit": {"up": "any", "down": "5 %/year"}},
    {"usual": "5/year", "limit": {"up": "20 %/year", "down": "10/month"}},
)


@frozen
class Pair:
    one: Side
    other: Side
    found: Comparison


def compared(one: Side, other: Side, measure: Measure) -> Pair:
    """The gravest of all that the sources of two sides are to each other."""
    order = (Verdict.CONTRADICTION, Verdict.TENSION)
    found = [compare(a, b, measure) for a in one.claims for b in other.claims]
    return Pair(
        one, other, min(found, key=lambda each: order.index(each.verdict) if each.verdict in order else 2)
    )


def flagged(pairs: Sequence[Pair], verdicts: Sequence[Verdict]) -> set[int]:
    return {
        side.number for pair in pairs if pair.found.verdict in verdicts for side in (pair.one, pair.other)
    }


@st.composite
def periods(draw: st.DrawFn) -> Period | None:
    year, month = draw(st.sampled_from((2020, 2021, 2023, 2024))), draw(st.integers(1, 12))
    certain = draw(st.booleans())
    basis = "stated" if certain else "published"
    return draw(
        st.sampled_from(
            (
                Period.year(year),
                Period.year(year),
                Period.month(year, month),
                Period.quarter(year, (month + 2) // 3),
                Period.day(date(year, month, 9)),
                Period(start=date(year, 3, 1), end=date(year, 8, 20)),
                Period(start=date(year, month, 1), end=date(year, month, 20), basis=basis, certain=certain),
                Period(start=date(2020, 5, 1), end=date(year, 12, 31), basis=basis, certain=certain),
                Period(start=date(year, 1, 1), end=None),
                None,
            )
        )
    )


@st.composite
def claims(draw: st.DrawFn, dynamics: str) -> list[Claim]:
    unit = "rank" if dynamics == "rank" else "person"
    found = []
    for number in range(draw(st.integers(2, 16))):
        value = Value.read(
            draw(st.sampled_from(NUMBERS)),
            unit=unit,
            hedge=draw(st.sampled_from(("none", "none", "exact", "over", "about", "under"))),
        )
        found.append(
            made_claims.claim(
                "m",
                value,
                draw(st.sampled_from(("a", "b", "c"))),
                start=number,
                as_of=draw(periods()),
                reported=made_claims.window(date(2025, 1, 1), date(2025, 1, draw(st.sampled_from((1, 5))))),
                scope=draw(st.sampled_from(({}, {}, {"kind": "part"}, {"kind": "all"}))),
                modality=draw(st.sampled_from(("actual", "actual", "actual", "target"))),
                ambiguous=draw(st.sampled_from((False, False, False, True))),
                rate=draw(st.sampled_from((None, None, None, "year", "month")))
                if dynamics == "flow"
                else None,
            )
        )
    return found


@pytest.mark.parametrize("dynamics", ["level", "rank", "cumulative", "fixed", "flow"])
@given(st.data())
@settings(max_examples=150)
def test_the_chosen_pairs_flag_what_all_pairs_flag(dynamics: str, data: st.DataObject) -> None:
    drift = data.draw(st.sampled_from(DRIFTS)) if dynamics != "rank" else None
    measure = Measure(
        name="m",
        unit="rank" if dynamics == "rank" else "person",
        dynamics=dynamics,
        drift=Drift.parse(drift, dynamics) if drift is not None else None,
    )
    sides = gathered(data.draw(claims(dynamics)))
    every = [compared(one, other, measure) for one, other in combinations(sides, 2)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pairings, "ALL_PAIRS", 0)
        patch.setattr(pairings, "NEIGHBOURS", 0)
        few = pairings.chosen(
            sides, latest_of(sides), measure, lambda one, other: compared(one, other, measure)
        )
    assert flagged(few, DISAGREE) == flagged(every, DISAGREE)
    assert flagged(few, (Verdict.CONTRADICTION,)) == flagged(every, (Verdict.CONTRADICTION,))


@st.composite
def durations(draw: st.DrawFn) -> list[Claim]:
    found = []
    for number in range(draw(st.integers(2, 16))):
        year, day = draw(st.integers(2018, 2025)), date(draw(st.integers(2018, 2025)), 3, 9)
        said = made_claims.window(day, day)
        found.append(
            made_claims.claim(
                "m",
                Value.read(
                    draw(st.sampled_from(("28", "30", "31", "32", "33", "360", "400"))),
                    unit=draw(st.sampled_from(("year", "year", "month"))),
                    hedge=draw(st.sampled_from(("none", "none", "over", "about", "nearly"))),
                ),
                draw(st.sampled_from(("a", "b", "c"))),
                start=number,
                as_of=draw(
                    st.sampled_from((Period.year(year), said, said, Period(start=None, end=None), None))
                ),
                reported=said,
                scope=draw(st.sampled_from(({}, {}, {"kind": "part"}, {"kind": "all"}))),
                ambiguous=draw(st.sampled_from((False, False, False, True))),
            )
        )
    return found


@given(durations())
@settings(max_examples=150)
def test_elapsed_times_are_flagged_whatever_their_days(given_claims: list[Claim]) -> None:
    measure = Measure(name="m", unit="year", dynamics="elapsed")
    sides = gathered(given_claims)
    every = [compared(one, other, measure) for one, other in combinations(sides, 2)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pairings, "ALL_PAIRS", 0)
        patch.setattr(pairings, "NEIGHBOURS", 0)
        few = pairings.chosen(
            sides, latest_of(sides), measure, lambda one, other: compared(one, other, measure)
        )
    assert flagged(few, DISAGREE) == flagged(every, DISAGREE)
    assert flagged(few, (Verdict.CONTRADICTION,)) == flagged(every, (Verdict.CONTRADICTION,))
