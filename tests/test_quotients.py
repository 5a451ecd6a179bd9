"""Quotients whose sides share a name: against every corner of the box, and against numbers drawn from it."""

from fractions import Fraction
from itertools import product

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.expressions import evaluate, parse
from factcheck.expressions.quotients import Part, over
from factcheck.ranges import Range
from factcheck.values import Value
from factcheck.verdicts import Verdict
from tests.strategies import ranges

FACTORS = st.integers(-3, 3).map(Fraction)
SHARES = (Fraction(0), Fraction(1, 3), Fraction(1, 2), Fraction(9, 10), Fraction(1))
FAR = 10**6


@st.composite
def quotients(draw: st.DrawFn) -> tuple[Part, ...]:
    constant = Part(above=draw(FACTORS), below=Fraction(draw(st.integers(0, 4000))), within=Range.at(1))
    others = st.builds(Part, above=FACTORS, below=FACTORS, within=ranges())
    return (constant, *draw(st.lists(others, min_size=1, max_size=4)))


def quotient(parts: tuple[Part, ...], numbers: tuple[Fraction, ...]) -> Fraction:
    above = sum((part.above * number for part, number in zip(parts, numbers, strict=True)), Fraction(0))
    below = sum((part.below * number for part, number in zip(parts, numbers, strict=True)), Fraction(0))
    return above / below


def within(part: Part, share: Fraction) -> Fraction:
    """A number of a range, far out where it has no end."""
    lo, hi = part.within.lo, part.within.hi
    lo = (hi or Fraction(0)) - FAR if lo is None else lo
    hi = lo + FAR if hi is None else hi
    return lo + (hi - lo) * share


@given(quotients(), st.lists(st.sampled_from(SHARES), min_size=5, max_size=5))
def test_no_number_of_the_box_lies_outside(parts: tuple[Part, ...], shares: list[Fraction]) -> None:
    found = over(parts)
    assume(found is not None)
    numbers = tuple(within(part, share) for part, share in zip(parts, shares[: len(parts)], strict=True))
    inside = all(part.within.holds(number) for part, number in zip(parts, numbers, strict=True))
    assume(inside)
    assert found is not None
    assert found.holds(quotient(parts, numbers))


@given(quotients())
def test_the_ends_are_those_of_the_corners(parts: tuple[Part, ...]) -> None:
    assume(all(part.within.lo is not None and part.within.hi is not None for part in parts))
    found = over(parts)
    assume(found is not None)
    corners = [
        quotient(parts, corner)
        for corner in product(*((within(each, 0 * each.above), within(each, Fraction(1))) for each in parts))
    ]
    assert found is not None
    assert (found.lo, found.hi) == (min(corners), max(corners))
    for end, is_open in ((found.lo, found.lo_open), (found.hi, found.hi_open)):
        inside = (
            corner
            for corner in product(*([within(each, share) for share in SHARES] for each in parts))
            if all(each.within.holds(number) for each, number in zip(parts, corner, strict=True))
        )
        reached = any(quotient(parts, corner) == end for corner in inside)
        assert reached is not is_open


@pytest.mark.parametrize(
    ("below", "within", "found"),
    [
        (1, Range(lo=100, lo_open=True), Range(lo=Fraction(100, 106), hi=1, lo_open=True, hi_open=True)),
        (1, Range(lo=40, hi=50), Range(lo=Fraction(40, 46), hi=Fraction(50, 55))),
        (0, Range(lo=40), Range(lo=Fraction(40, 6))),
        (-1, Range(lo=40), Range(lo=Fraction(-20, 17), hi=-1, hi_open=True)),
        (-1, Range(lo=4), None),
        (1, Range(), None),
    ],
)
def test_ranges_without_an_end(below: int, within: Range, found: Range | None) -> None:
    parts = (
        Part(above=Fraction(1), below=Fraction(below), within=within),
        Part(above=Fraction(0), below=Fraction(1), within=Range(lo=5, hi=6)),
    )
    assert over(parts) == found


def test_many_numbers_are_few_steps() -> None:
    within = Range(lo=1, hi=2)
    parts = [Part(above=Fraction(each), below=Fraction(1), within=within) for each in range(200)]
    found = over(parts)
    assert found is not None
    assert found.lo is not None
    assert found.hi is not None
    assert found.lo < Fraction(199, 2) < found.hi


def test_a_share_of_what_it_is_a_part_of_is_not_widened_twice() -> None:
    def bare(point: int, width: int) -> Value:
        spread = Range(lo=point - width, hi=point + width)
        return evolve(Value.exact(point, "person"), core=spread, support=spread)

    given = {"women": bare(40, 4), "men": bare(60, 6)}  # 36 of 102 to 44 of 98: 35.3 to 44.9 %
    for share, verdict in ((44, Verdict.CONSISTENT), (45, Verdict.CONTRADICTION)):
        given["share"] = Value.exact(share, "percent")
        assert evaluate(parse("[women] / ([women] + [men]) == [share]"), given).verdict is verdict
