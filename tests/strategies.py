"""Hypothesis strategies that several test files share: exact numbers, ranges, values, days, periods."""

from datetime import date
from fractions import Fraction

from hypothesis import strategies as st

from factcheck.periods import Period
from factcheck.ranges import Range
from factcheck.values import Value

HEDGES = ("none", "exact", "about", "over", "at-least", "nearly", "under", "up-to")
UNITS = ("person", "USD", "kilometre", "percent", "year", "degree_Celsius", "rank")

fractions = st.fractions(min_value=-1000, max_value=1000, max_denominator=12)
positives = st.fractions(min_value=Fraction(1, 12), max_value=1000, max_denominator=12)
decimals = st.decimals(
    min_value="0.01", max_value="999999999", places=2, allow_nan=False, allow_infinity=False
).map(lambda number: format(number.normalize(), "f"))


@st.composite
def ranges(draw: st.DrawFn, numbers: st.SearchStrategy[Fraction] = fractions) -> Range:
    """Any range: closed, open or unbounded at either end, points among them."""
    lo, hi = sorted((draw(numbers), draw(numbers)))
    if lo == hi:
        return Range.at(lo)
    return Range(
        lo=draw(st.sampled_from((lo, lo, None))),
        hi=draw(st.sampled_from((hi, hi, None))),
        lo_open=draw(st.booleans()),
        hi_open=draw(st.booleans()),
    )


@st.composite
def trapezoids(draw: st.DrawFn, numbers: st.SearchStrategy[Fraction] = fractions) -> tuple[Range, Range]:
    """A core inside a support."""
    inner = draw(ranges(numbers))
    return inner, inner.hull(draw(ranges(numbers)))


@st.composite
def values(draw: st.DrawFn, unit: str | None = None) -> Value:
    """A number as a text might write it, under any hedge; never below zero."""
    return Value.read(
        draw(decimals),
        unit=unit or draw(st.sampled_from(UNITS)),
        hedge=draw(st.sampled_from(HEDGES)),
        reading=draw(st.sampled_from(("strict", "normal", "lenient"))),
    )


days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Days, calendar units and windows, certain or not."""
    first, second = sorted((draw(days), draw(days)))
    certain = draw(st.booleans())
    made = (
        Period.day(first, certain=certain),
        Period.month(first.year, first.month, certain=certain),
        Period.quarter(first.year, (first.month + 2) // 3, certain=certain),
        Period.half(first.year, (first.month + 5) // 6, certain=certain),
        Period.year(first.year, certain=certain),
        Period(start=first, end=second, certain=certain),
    )
    return draw(st.sampled_from(made))
