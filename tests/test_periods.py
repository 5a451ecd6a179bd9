"""Periods: what calendar unit they are, their neighbours, and the gap between two."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.calendars import YEAR, days_apart
from factcheck.periods import Period, brief, gap, gap_of_starts
from tests import strategies

D = date


def of(start: date | None, end: date | None, **rest: Any) -> Period:
    return Period(start=start, end=end, **rest)


GRANULARITY = [
    (Period.day(D(2024, 2, 29)), "day", 1, "29 Feb 2024"),
    (Period.month(2024, 2), "month", 29, "Feb 2024"),
    (Period.quarter(2024, 1), "quarter", 91, "Q1 2024"),
    (Period.half(2024, 2), "half", 184, "H2 2024"),
    (Period.year(2024), "year", 366, "2024"),
    (of(D(1990, 1, 1), D(1999, 12, 31)), "decade", 3652, "1990–1999"),
    (of(D(1901, 1, 1), D(2000, 12, 31)), "century", 36525, "1901–2000"),
    (of(D(2024, 2, 1), D(2024, 4, 30)), "other", 90, "Feb 2024 – Apr 2024"),
    (of(D(2025, 8, 6), D(2025, 8, 10)), "other", 5, "6–10 Aug 2025"),
    (of(D(2025, 8, 30), D(2025, 9, 2)), "other", 4, "30 Aug – 2 Sep 2025"),
    (of(None, D(2000, 12, 31)), "open", None, "until 31 Dec 2000"),
    (of(D(1992, 12, 22), None), "open", None, "since 22 Dec 1992"),
    (of(None, None), "open", None, "no date"),
]


@pytest.mark.parametrize(
    ("period", "granularity", "days", "said"), GRANULARITY, ids=[row[3] for row in GRANULARITY]
)
def test_what_a_period_is(period: Period, granularity: str, days: int | None, said: str) -> None:
    assert (period.granularity, period.days, brief(period)) == (granularity, days, said)


PREVIOUS = [
    (Period.day(D(2024, 3, 1)), Period.day(D(2024, 2, 29))),
    (Period.month(2024, 3), Period.month(2024, 2)),
    (Period.quarter(2024, 1), Period.quarter(2023, 4)),
    (Period.half(2024, 1), Period.half(2023, 2)),
    (Period.year(2024), Period.year(2023)),
    (of(D(2024, 1, 11), D(2024, 1, 20)), of(D(2024, 1, 1), D(2024, 1, 10))),
    (Period.year(1), of(None, None)),
]


@pytest.mark.parametrize(("period", "before"), PREVIOUS)
def test_the_calendar_unit_before(period: Period, before: Period) -> None:
    assert period.previous() == before


BACK = [
    (Period.year(2024), 1, "year", Period.year(2023)),
    (Period.month(2024, 2), 1, "year", Period.month(2023, 2)),
    (Period.month(2024, 3), 1, "month", Period.month(2024, 2)),
    (Period.quarter(2024, 4), 2, "quarter", Period.quarter(2024, 2)),
    (Period.day(D(2025, 2, 28)), 1, "year", Period.day(D(2024, 2, 28))),
    (Period.day(D(2024, 2, 29)), 1, "year", Period.day(D(2023, 2, 28))),
    (Period.day(D(2024, 1, 8)), 1, "week", Period.day(D(2024, 1, 1))),
    (Period.year(2024), 1, "half", of(D(2023, 7, 1), D(2024, 6, 30))),
    (Period.year(2023), -1, "year", Period.year(2024)),
    (of(None, D(2024, 12, 31)), 1, "year", of(None, D(2023, 12, 31))),
]


@pytest.mark.parametrize(("period", "number", "unit", "moved"), BACK)
def test_moving_back(period: Period, number: int, unit: str, moved: Period) -> None:
    assert period.back(number, unit) == moved


def test_no_calendar_has_a_fortnight() -> None:
    with pytest.raises(ValueError, match="fortnight"):
        Period.year(2024).back(1, "fortnight")


def test_a_period_ends_after_it_starts() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        of(D(2024, 2, 1), D(2024, 1, 1))


GAPS = [
    ("equal and certain", Period.year(2024), Period.year(2024), False, Fraction(0)),
    (
        "equal, a doubt, two sources",
        Period.year(2024),
        Period.year(2024, certain=False),
        False,
        Fraction(365),
    ),
    ("equal, a doubt, one source", Period.year(2024), Period.year(2024, certain=False), True, Fraction(0)),
    ("a day and its year", Period.year(2023), Period.day(D(2023, 12, 31)), False, Fraction(364)),
    ("a year apart", Period.day(D(2022, 12, 31)), Period.day(D(2023, 12, 31)), False, YEAR),
    ("far ends count", Period.month(2024, 1), Period.month(2024, 2), False, Fraction(59)),
    ("open", Period.year(2024), of(None, D(2024, 1, 1)), False, None),
]


@pytest.mark.parametrize(
    ("name", "first", "second", "one_source", "days"), GAPS, ids=[row[0] for row in GAPS]
)
def test_gaps(name: str, first: Period, second: Period, one_source: bool, days: Fraction | None) -> None:
    found = gap(first, second, one_source=one_source)
    if days is not None and name in ("equal, a doubt, two sources", "a day and its year", "far ends count"):
        assert found is not None
        assert 0 <= found - days < 2  # months at their mean length
    else:
        assert found == days


def test_flows_are_apart_by_their_starts() -> None:
    assert gap_of_starts(Period.year(2021), Period.year(2024)) == 3 * YEAR
    assert gap_of_starts(Period.quarter(2024, 1), Period.quarter(2024, 2)) == YEAR
    assert gap_of_starts(of(None, D(2024, 1, 1)), Period.year(2024)) is None


@given(strategies.periods(), strategies.periods())
def test_a_gap_is_the_same_from_both_sides(first: Period, second: Period) -> None:
    assert gap(first, second) == gap(second, first)
    found = gap(first, second)
    assert found is not None
    assert found >= 0
    if not first.overlaps(second):
        assert found > 0


@given(strategies.periods(), strategies.periods())
def test_covering_is_overlapping(first: Period, second: Period) -> None:
    assert first.overlaps(second) == second.overlaps(first)
    if first.covers(second):
        assert first.overlaps(second)
        assert first.days is not None and second.days is not None
        assert first.days >= second.days
    if first.covers(second) and second.covers(first):
        assert first.same_days(second)


@given(strategies.days, strategies.days, st.integers(min_value=0, max_value=800))
def test_days_apart_never_fall_with_time(first: date, second: date, more: int) -> None:
    low, high = sorted((first, second))
    found = days_apart(low, high)
    assert (high - low).days <= found <= (high - low).days + 4 + (high - low).days * Fraction(1, 300)
    assert days_apart(low, high + timedelta(days=more)) >= found


@given(strategies.periods())
def test_the_unit_before_ends_the_day_before(period: Period) -> None:
    before = period.previous()
    assert period.start is not None and before.end is not None
    assert before.end + timedelta(days=1) == period.start
    assert before.granularity == period.granularity or "other" in (before.granularity, period.granularity)


@given(strategies.periods())
def test_json_gives_back_the_period(period: Period) -> None:
    assert Period.from_dict(period.as_dict()) == period


def test_the_json_form() -> None:
    found = Period.day(D(2025, 8, 15), basis="published").as_dict()
    assert found == {"start": "2025-08-15", "end": "2025-08-15", "basis": "published", "certain": True}
