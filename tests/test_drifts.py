"""Drift: rates as packs write them, and what time makes of a value."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.calendars import YEAR
from factcheck.drifts import Drift, Rate
from factcheck.values import Value, compare, degree
from factcheck.verdicts import Verdict
from tests import strategies

F = Fraction
read = Value.read

RATES = [
    ("10 %/year", F(1, 10), True, YEAR),
    ("2.5%/month", F(1, 40), True, YEAR / 12),
    ("10 % a year", F(1, 10), True, YEAR),
    ("0.5/year", F(1, 2), False, YEAR),
    ("2 points/quarter", F(2), False, YEAR / 4),
    ("5 places per week", F(5), False, F(7)),
    ("3 person/day", F(3), False, F(1)),
    ("any", None, True, YEAR),
]


@pytest.mark.parametrize(("text", "amount", "relative", "days"), RATES, ids=[row[0] for row in RATES])
def test_rates(text: str, amount: Fraction | None, relative: bool, days: Fraction) -> None:
    found = Rate.parse(text)
    assert (found.amount, found.relative, found.days) == (amount, relative, days)


@pytest.mark.parametrize(
    ("given_", "message"),
    [
        ("10 %", "expected a rate"),
        ("ten %/year", "expected a rate"),
        ("10 %/fortnight", "expected a rate"),
        (10, "expected a rate"),
        ({"usul": "10 %/year"}, "usul"),
        ({"usual": {"upward": "10 %/year"}}, "upward"),
        ({"usual": "10 %/year", "up": "5 %/year"}, "inside"),
    ],
)
def test_mistakes_are_told(given_: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Drift.parse(given_)


def core(value: Value) -> tuple[Fraction | None, Fraction | None]:
    return value.core.lo, value.core.hi


def support(value: Value) -> tuple[Fraction | None, Fraction | None]:
    return value.support.lo, value.support.hi


EXACT = Value.exact(100, "USD")
TENTH = (F(1000, 11), 110)
APART = {"usual": {"down": "0 %/year", "up": "10 %/year"}, "limit": "any"}
SWAPPED = {"usual": "50 %/year", "limit": "10 %/year"}
SEVEN, FAR = Value.exact(7, "percent"), Value.exact(3, "kilometre")
NEAR = (F(5, 2), F(7, 2))
WIDENED: list[tuple[str, Any, str, Value, Any, Any]] = [
    ("a share", {"usual": "10 %/year", "limit": "25 %/year"}, "level", EXACT, TENTH, (80, 125)),
    ("the default", None, "level", EXACT, (F(250, 3), 120), (F(125, 2), 160)),
    ("sides apart", APART, "level", EXACT, (100, 110), (0, None)),
    ("one text for both", "10 %/year", "level", EXACT, TENTH, TENTH),
    ("what is left out is the default", {"usual": "10 %/year"}, "level", EXACT, TENTH, (F(125, 2), 160)),
    ("any", "any", "level", EXACT, (0, None), (0, None)),
    ("points", {"limit": "2 points/year"}, "level", SEVEN, (5, 9), (5, 9)),
    ("an amount in another unit", "500 metre/year", "level", FAR, NEAR, NEAR),
    ("below zero where it can be", "9 points/year", "level", SEVEN, (-2, 16), (-2, 16)),
    ("not below zero where it cannot", "9/year", "level", Value.exact(7, "person"), (0, 16), (0, 16)),
    ("places", None, "rank", read(4, unit="rank"), (F(7, 2), F(9, 2)), (1, 7)),
    ("the limit is never narrower", SWAPPED, "level", EXACT, (F(200, 3), 150), (F(200, 3), 150)),
]


@pytest.mark.parametrize(
    ("name", "given_", "dynamics", "value", "inner", "outer"), WIDENED, ids=[row[0] for row in WIDENED]
)
def test_a_year_of_drift(name: str, given_: Any, dynamics: str, value: Value, inner: Any, outer: Any) -> None:
    drift = Drift.default(dynamics) if given_ is None else Drift.parse(given_, dynamics)
    found = drift.widened(value, YEAR)
    assert core(found) == inner
    assert support(found) == outer


def test_no_time_changes_nothing() -> None:
    assert Drift.default("level").widened(EXACT, 0) == EXACT


def test_ends_of_extents_drift_too() -> None:
    extent = Value.between(read(100, unit="USD"), read(200, unit="USD"))
    found = Drift.parse("10 %/year").widened(extent, YEAR)
    assert found.ends is not None and extent.ends is not None
    assert found.ends[0].core.covers(extent.ends[0].core)
    assert found.ends[0].core != extent.ends[0].core


APPLIES = [
    (None, read(5, unit="person"), True),
    (None, read(5, unit="percent"), False),
    (None, read(5, unit="degree_Celsius"), False),
    (None, read(0, unit="person"), False),
    (None, read(5, unit="USD", decrease=True), False),
    (None, Value.vague(1000, unit="person"), True),
    ("10 %/year", read(5, unit="percent"), False),
    ("2 points/year", read(5, unit="percent"), True),
    ("1/year", read(0, unit="USD"), True),
]


@pytest.mark.parametrize(("text", "value", "applies"), APPLIES)
def test_shares_need_a_value_above_a_true_zero(text: str | None, value: Value, applies: bool) -> None:
    drift = Drift.default("level") if text is None else Drift.parse(text)
    assert drift.applies_to(value) is applies


def test_the_workers_of_2022_and_2024() -> None:
    """About 48,000 in early December 2022 against about 88,000 and over 100,000 in 2024, 761 days at most."""
    drift = Drift.parse({"usual": "10 %/year", "limit": "38 %/year"})
    then = drift.widened(read(48000, hedge="about"), 761)
    found, verdict = compare(then, read(88000, hedge="about"))
    assert verdict is Verdict.TENSION
    assert F("0.48") < found < F("0.49")
    assert compare(then, read(100000, hedge="over"))[1] is Verdict.TENSION


DRIFTS = [
    "10 %/year", "0.01 %/day", "any", {"usual": "1 %/month", "limit": "30 %/year"},
    {"usual": {"up": "5 %/year", "down": "1 %/year"}, "limit": "90 %/year"}, "3/year",
]  # fmt: skip
gaps = st.integers(min_value=0, max_value=40000)


@given(
    strategies.values("USD"), strategies.values("USD"), gaps, st.integers(0, 4000), st.sampled_from(DRIFTS)
)
def test_more_time_never_hurts_positive_values(
    then: Value, now: Value, days: int, more: int, given_: Any
) -> None:
    drift = Drift.parse(given_)
    shorter, longer = drift.widened(then, days), drift.widened(then, days + more)
    assert longer.core.covers(shorter.core)
    assert longer.support.covers(shorter.support)
    assert degree(longer, now) >= degree(shorter, now) >= degree(then, now)


def test_ages_do_not_overflow() -> None:
    found = Drift.default("level").widened(EXACT, 4_000_000)
    assert support(found) == (F(0), None)
