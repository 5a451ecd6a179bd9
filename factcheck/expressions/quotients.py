"""Quotients of sums that share a name: the range of what they may give, without counting its doubt twice.

    over([Part(above=1, below=1, within=[40, 50]), Part(above=0, below=1, within=[60, 60])])
    ->  [2/5, 5/11]        a / (a + b), where dividing the ranges would give [4/11, 1/2]

In: for each number above or below the line its two factors and its range. Out: a Range; its ends are reached
(closed) or come as near as one likes (open).

Such a quotient rises or falls in each number whatever that number is, so that it is greatest in a corner of
the box. The corner is found as Dinkelbach's iteration does: from a quotient t go to the corner where above −
t × below is greatest; its quotient is higher, or t was the greatest. Each step passes the quotient of some
number's own factors, so that there are no more of them than numbers. A range without an end adds that of its
factors, which is neared far out. Source: Dinkelbach (1967), On nonlinear fractional programming.
"""

from collections.abc import Sequence
from fractions import Fraction

from attrs import frozen

from factcheck.ranges import Range


@frozen(kw_only=True)
class Part:
    """A number's factors above and below the line, and the range that it is in."""

    above: Fraction
    below: Fraction
    within: Range


def over(parts: Sequence[Part]) -> Range | None:
    """The range of the quotient; None where the sum below may be zero, or nothing bounds a number."""
    below = _summed([(part.below, part.within) for part in parts])
    if any(part.within.lo is None and part.within.hi is None for part in parts):
        return None
    if below.hi is not None and below.hi < 0:
        parts = [Part(above=-each.above, below=-each.below, within=each.within) for each in parts]
    elif below.lo is None or below.lo <= 0:
        return None
    hi, hi_open = _greatest(parts)
    lo, lo_open = _greatest([Part(above=-each.above, below=each.below, within=each.within) for each in parts])
    return Range(lo=None if lo is None else -lo, hi=hi, lo_open=lo_open, hi_open=hi_open)


def _summed(terms: Sequence[tuple[Fraction, Range]]) -> Range:
    total = Range.at(0)
    for factor, within in terms:
        if factor:
            total += within * Range.at(factor)
    return total


def _greatest(parts: Sequence[Part]) -> tuple[Fraction | None, bool]:
    """The quotient that none exceeds, None where there is no such, and whether it is only neared."""
    best = _at_corner(parts, None)
    while (higher := _at_corner(parts, best)) > best:
        best = higher
    far = [part for part in parts if part.within.lo is None or part.within.hi is None]
    if any(not part.below and (part.above > 0) is (part.within.hi is None) for part in far if part.above):
        return None, False
    farthest = max((part.above / part.below for part in far if part.below), default=best)
    if farthest > best:
        return farthest, True
    return best, any(_is_neared(part, part.above - best * part.below) for part in parts)


def _at_corner(parts: Sequence[Part], quotient: Fraction | None) -> Fraction:
    """The quotient in the corner that exceeds another the most, or in any corner."""
    above = below = Fraction(0)
    for part in parts:
        gain = Fraction(0) if quotient is None else part.above - quotient * part.below
        lo, hi = part.within.lo, part.within.hi
        end = (hi if gain > 0 else lo) if lo is not None and hi is not None else (hi if lo is None else lo)
        above += part.above * (end or 0)
        below += part.below * (end or 0)
    return above / below


def _is_neared(part: Part, gain: Fraction) -> bool:
    """Whether the number would have to be at an open end of its range, or beyond all numbers."""
    if not gain:
        return False
    within = part.within
    return (within.hi is None or within.hi_open) if gain > 0 else (within.lo is None or within.lo_open)
