"""Ranges: interval arithmetic with open, closed and unbounded ends, and where trapezoids meet."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck import ranges
from factcheck.ranges import Range, exact, meet, meet_at_most
from tests import strategies

F = Fraction
UP = Range(lo=0, lo_open=True)


def closed(lo: object, hi: object) -> Range:
    return Range(lo=F(str(lo)), hi=F(str(hi)))


ARITHMETIC: list[tuple[str, Range, Range]] = [
    ("sum", closed(1, 2) + closed(3, 5), closed(4, 7)),
    ("sum with an open end", Range(lo=1, hi=2, lo_open=True) + closed(3, 5), Range(lo=4, hi=7, lo_open=True)),
    ("sum with no end", Range(lo=1) + closed(3, 5), Range(lo=4)),
    ("difference", closed(1, 2) - closed(3, 5), closed(-4, -1)),
    ("difference of what has no end", Range(lo=1) - Range(lo=1), Range()),
    ("product", closed(-1, 2) * closed(3, 4), closed(-4, 8)),
    ("product with an unbounded side", Range(lo=2) * closed(3, 4), Range(lo=6)),
    ("product with zero", Range(lo=2) * Range.at(0), Range.at(0)),
    ("product, signs", Range(lo=2) * closed(-4, -3), Range(hi=-6)),
    ("open times closed zero", closed(0, 1) * Range(lo=2, hi=3, lo_open=True), closed(0, 3)),
    ("quotient", closed(1, 2) / closed(4, 8), closed("1/8", "1/2")),
    ("by a range that holds zero", closed(1, 2) / closed(-1, 1), Range()),
    ("by a range from zero", closed(1, 2) / closed(0, 1), Range()),
    ("by a range from above zero", closed(1, 2) / Range(lo=0, hi=1, lo_open=True), Range(lo=1)),
    ("by what has no end", closed(1, 2) / Range(lo=1), Range(lo=0, hi=2, lo_open=True)),
    ("by a negative range", closed(1, 2) / closed(-4, -2), closed(-1, "-1/4")),
    ("square across zero", closed(-3, 2) ** 2, closed(0, 9)),
    ("cube", closed(-2, 1) ** 3, closed(-8, 1)),
    ("power -1", closed(2, 4) ** -1, closed("1/4", "1/2")),
    ("power 0", closed(2, 4) ** 0, Range.at(1)),
    ("absolute, across zero", abs(closed(-3, 2)), closed(0, 3)),
    ("absolute, open", abs(Range(lo=-3, hi=3, hi_open=True)), closed(0, 3)),
    ("absolute, negative", abs(Range(hi=-3, hi_open=True)), Range(lo=3, lo_open=True)),
    ("least", ranges.least(closed(1, 5), closed(3, 4)), closed(1, 4)),
    ("least, unbounded", ranges.least(Range(lo=1), closed(3, 4)), closed(1, 4)),
    ("greatest", ranges.greatest(closed(1, 5), closed(3, 4)), closed(3, 5)),
]


@pytest.mark.parametrize(("name", "found", "expected"), ARITHMETIC, ids=[case[0] for case in ARITHMETIC])
def test_arithmetic(name: str, found: Range, expected: Range) -> None:
    assert found == expected


@pytest.mark.parametrize(
    ("number", "meant"),
    [
        (0.1 + 0.2, F(3, 10)),
        (15.8, F(158, 10)),
        (1e15, F(10**15)),
        (2.0**53, F(2**53)),
        ("16.2", F(162, 10)),
        (7, F(7)),
    ],
)
def test_floats_are_read_free_of_noise(number: float | str, meant: Fraction) -> None:
    assert exact(number) == meant


def test_an_empty_range_cannot_be() -> None:
    for lo, hi, is_open in ((2, 1, False), (1, 1, True)):
        with pytest.raises(ValueError, match="empty"):
            Range(lo=F(lo), hi=F(hi), lo_open=is_open)


def test_an_unbounded_end_is_written_one_way() -> None:
    assert Range(lo=None, lo_open=True) == Range()


def test_a_fractional_power_is_rounded_outward() -> None:
    root = closed(2, 2) ** F(1, 2)
    assert root.lo is not None and root.hi is not None
    assert root.lo**2 < 2 < root.hi**2
    assert root.hi - root.lo < F(1, 10**9)
    with pytest.raises(ValueError, match="negative"):
        closed(-1, 2) ** F(1, 2)


Binary = Callable[[Range, Range], Range]
OPERATIONS: list[Binary] = [Range.__add__, Range.__sub__, Range.__mul__, Range.__truediv__]
inside = st.fractions(min_value=0, max_value=1, max_denominator=7)


def some_number(found: Range, share: Fraction) -> Fraction:
    """A number of a range: between its ends, or beyond the only one."""
    if found.is_point and found.lo is not None:
        return found.lo
    share = (share + 1) / 3
    if found.lo is None and found.hi is None:
        return share * 100 - 50
    if found.lo is None or found.hi is None:
        return found.lo + share * 9 if found.lo is not None else (found.hi or F(0)) - share * 9
    return found.lo + share * (found.hi - found.lo)


@given(strategies.ranges(), strategies.ranges(), inside, inside, st.sampled_from(OPERATIONS))
def test_a_result_holds_what_its_numbers_give(
    first: Range, second: Range, one: Fraction, other: Fraction, operation: Binary
) -> None:
    x, y = some_number(first, one), some_number(second, other)
    assume(y != 0 or operation is not Range.__truediv__)
    points = operation(Range.at(x), Range.at(y))
    assert points.lo is not None
    assert operation(first, second).holds(points.lo)


@given(strategies.ranges(), strategies.ranges(), strategies.ranges())
def test_reordering_operands_changes_nothing(a: Range, b: Range, c: Range) -> None:
    assert a + b + c == c + (b + a)
    assert a * b == b * a
    assert (a * b) * c == a * (b * c)
    assert ranges.least(a, b, c) == ranges.least(c, a, b)
    assert a.hull(b) == b.hull(a)


@given(strategies.ranges(), strategies.ranges())
def test_covering_and_meeting(a: Range, b: Range) -> None:
    assert a.hull(b).covers(a) and a.hull(b).covers(b)
    assert a.meets(b) == b.meets(a)
    if a.covers(b):
        assert a.meets(b)


# --- where trapezoids meet -----------------------------------------------------------------------------

POINT = Range.at
over_100 = (Range(lo=100, hi=125, lo_open=True), Range(lo=100, lo_open=True))
about_88 = (closed("85.8", "90.2"), closed("79.2", "96.8"))

MEETINGS = [
    ("cores meet", (closed(1, 3), closed(0, 4)), (closed(3, 5), closed(2, 6)), F(1), True),
    ("supports apart", about_88, over_100, F(0), False),
    ("halfway", (closed(0, 1), closed(0, 2)), (closed(2, 3), closed(1, 3)), F(1, 2), True),
    ("touching", (closed(0, 1), closed(0, 2)), (closed(3, 4), closed(2, 4)), F(0), True),
    ("touching, one open", (closed(0, 1), closed(0, 2)), (POINT(3), Range(lo=2, lo_open=True)), F(0), False),
    ("touching an upright side", (closed(0, 2), closed(0, 2)), (closed(3, 4), closed(2, 4)), F(0), True),
    ("upright against sloping", (POINT(2), POINT(2)), (closed(4, 5), closed(0, 5)), F(1, 2), True),
    ("at the open end of a core", (closed(90, 100), closed(80, 110)), over_100, F(1), True),
    ("unbounded: w / (w + d)", (closed(100, 125), Range(lo=100)), (POINT(250), POINT(250)), F(1, 2), True),
    ("unbounded from zero: w is 1", (closed(-5, 0), Range(lo=-5)), (POINT(1), POINT(1)), F(1, 2), True),
    ("two unbounded ends", (closed(1, 2), Range(lo=1)), (closed(6, 7), Range(hi=7)), F(2, 3), True),
    # 2 / x falling meets (x - 3) / 2 rising at x = 4
    ("unbounded against sloping", (closed(1, 2), Range(lo=1)), (closed(5, 6), closed(3, 6)), F(1, 2), True),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "first", "second", "degree", "possible"), MEETINGS, ids=[case[0] for case in MEETINGS]
)
def test_meet(
    name: str, first: ranges.Trapezoid, second: ranges.Trapezoid, degree: Fraction, possible: bool
) -> None:
    assert meet(first, second) == (degree, possible)
    assert meet(second, first) == (degree, possible)


AT_MOST = [
    ("below", (closed(1, 2), closed(1, 2)), (closed(5, 6), closed(5, 6)), F(1), True),
    ("equal points", (POINT(5), POINT(5)), (POINT(5), POINT(5)), F(1), True),
    ("above", (POINT(6), POINT(6)), (POINT(5), POINT(5)), F(0), False),
    ("above, sloping", (POINT(5), POINT(5)), (closed(3, 4), closed(3, 6)), F(1, 2), True),
    ("above, at an open end", (over_100[0], over_100[1]), (POINT(100), POINT(100)), F(0), False),
    ("overlapping", (closed(1, 9), closed(1, 9)), (closed(2, 3), closed(2, 3)), F(1), True),
]


@pytest.mark.parametrize(
    ("name", "first", "second", "degree", "possible"), AT_MOST, ids=[case[0] for case in AT_MOST]
)
def test_meet_at_most(
    name: str, first: ranges.Trapezoid, second: ranges.Trapezoid, degree: Fraction, possible: bool
) -> None:
    assert meet_at_most(first, second) == (degree, possible)


def test_less_is_strict() -> None:
    five = (POINT(5), POINT(5))
    assert meet_at_most(five, five, strictly=True) == (F(0), False)
    assert meet_at_most(five, (closed(5, 6), closed(5, 6)), strictly=True) == (F(1), True)


@given(strategies.trapezoids(), strategies.trapezoids())
def test_meeting_is_symmetric_and_says_what_it_means(
    first: ranges.Trapezoid, second: ranges.Trapezoid
) -> None:
    degree, possible = meet(first, second)
    assert (degree, possible) == meet(second, first)
    assert 0 <= degree <= 1
    assert possible == first[1].meets(second[1])
    if first[0].meets(second[0]):
        assert degree == 1
    if not possible:
        assert degree == 0


@given(strategies.trapezoids(), strategies.trapezoids())
def test_equality_is_never_likelier_than_order(first: ranges.Trapezoid, second: ranges.Trapezoid) -> None:
    equal = meet(first, second)[0]
    assert max(meet_at_most(first, second)[0], meet_at_most(second, first)[0]) == 1
    assert min(meet_at_most(first, second)[0], meet_at_most(second, first)[0]) >= equal


@given(
    strategies.trapezoids(strategies.positives),
    strategies.trapezoids(strategies.positives),
    strategies.positives,
    strategies.positives,
)
def test_a_wider_one_never_agrees_less(
    first: ranges.Trapezoid, second: ranges.Trapezoid, inner: Fraction, outer: Fraction
) -> None:
    """For numbers that are not negative, unbounded on the same sides."""

    def wider(found: Range, by: Fraction) -> Range:
        return Range(
            lo=None if found.lo is None else max(found.lo - by, F(0)),
            hi=None if found.hi is None else found.hi + by,
        )

    core, support = wider(first[0], inner), wider(first[1], inner + outer)
    assume((core.lo, core.hi) != (None, None) or first[0] == Range())
    assert meet((core, support.hull(core)), second)[0] >= meet(first, second)[0]


@given(strategies.trapezoids(), strategies.trapezoids(), strategies.positives)
def test_another_scale_changes_no_verdict(
    first: ranges.Trapezoid, second: ranges.Trapezoid, scale: Fraction
) -> None:
    moved = [tuple(part.map(lambda number: number * scale) for part in each) for each in (first, second)]
    a, b = ((pair[0], pair[1]) for pair in moved)
    (degree, possible), (scaled, also) = meet(first, second), meet(a, b)
    assert possible == also
    assert (degree == 1) == (scaled == 1)
