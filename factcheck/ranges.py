"""Ranges of exact numbers, with open, closed and unbounded ends, and how far two trapezoids of them agree.

In: exact numbers. Out: `Range` and its arithmetic; `meet` and `meet_at_most` for two (core, support) pairs.

    Range(lo=1, hi=2) / Range(lo=0, hi=4, lo_open=True)  ->  Range(lo=1/4, hi=None): from 1/4 up
    meet((a.core, a.support), (b.core, b.support))        ->  (degree, possible)

(Long because an algebra is easier to trust when all of it is on one page.)
"""

import math
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from attrs import field, frozen

Number = Fraction | int | float | str | Decimal


def exact(number: Number) -> Fraction:
    """The number that was meant: a float stands for its shortest decimal within 15 digits, free of noise."""
    if type(number) is Fraction:
        return number
    if isinstance(number, float) and not number.is_integer():
        return Fraction(format(number, ".15g"))
    return Fraction(number)


def _end(number: Number | None) -> Fraction | None:
    return None if number is None else exact(number)


@frozen(kw_only=True)
class Range:
    """The numbers from `lo` to `hi`; None is no bound. An open end is not part of it."""

    lo: Fraction | None = field(converter=_end, default=None)
    hi: Fraction | None = field(converter=_end, default=None)
    lo_open: bool = False
    hi_open: bool = False

    def __attrs_post_init__(self) -> None:
        """An unbounded end is written one way, so that equality is structural; an empty range is an error."""
        if self.lo is None and self.lo_open:
            object.__setattr__(self, "lo_open", False)
        if self.hi is None and self.hi_open:
            object.__setattr__(self, "hi_open", False)
        if self.lo is None or self.hi is None:
            return
        if self.lo > self.hi or (self.lo == self.hi and (self.lo_open or self.hi_open)):
            raise ValueError(f"an empty range: {self}")

    @classmethod
    def at(cls, number: Number) -> "Range":
        """The one number."""
        return cls(lo=exact(number), hi=exact(number))

    def __str__(self) -> str:
        left = "(-∞" if self.lo is None else f"{'(' if self.lo_open else '['}{self.lo}"
        right = "∞)" if self.hi is None else f"{self.hi}{')' if self.hi_open else ']'}"
        return f"{left}, {right}"

    @property
    def is_point(self) -> bool:
        return self.lo is not None and self.lo == self.hi

    def holds(self, number: Fraction) -> bool:
        """Whether the number is in it."""
        above = self.lo is None or (number > self.lo if self.lo_open else number >= self.lo)
        below = self.hi is None or (number < self.hi if self.hi_open else number <= self.hi)
        return above and below

    def covers(self, other: "Range") -> bool:
        """Whether all of the other is in it."""
        return (
            self.lo is None or (other.lo is not None and (self.lo, self.lo_open) <= (other.lo, other.lo_open))
        ) and (
            self.hi is None
            or (other.hi is not None and (-self.hi, self.hi_open) <= (-other.hi, other.hi_open))
        )

    def meets(self, other: "Range") -> bool:
        """Whether they share a number."""
        return not (_before(self, other) or _before(other, self))

    def hull(self, other: "Range") -> "Range":
        """The smallest range that covers both."""
        if self.covers(other):
            return self
        if other.covers(self):
            return other
        lo, lo_open = _least([_low(self), _low(other)])
        hi, hi_open = _greatest([_high(self), _high(other)])
        return Range(lo=lo, hi=hi, lo_open=lo_open, hi_open=hi_open)

    def map(self, change: Callable[[Fraction], Fraction]) -> "Range":
        """Each end changed by a rising function."""
        return Range(
            lo=None if self.lo is None else change(self.lo),
            hi=None if self.hi is None else change(self.hi),
            lo_open=self.lo_open,
            hi_open=self.hi_open,
        )

    def __neg__(self) -> "Range":
        return Range(
            lo=None if self.hi is None else -self.hi,
            hi=None if self.lo is None else -self.lo,
            lo_open=self.hi_open,
            hi_open=self.lo_open,
        )

    def __add__(self, other: "Range") -> "Range":
        return Range(
            lo=None if self.lo is None or other.lo is None else self.lo + other.lo,
            hi=None if self.hi is None or other.hi is None else self.hi + other.hi,
            lo_open=self.lo_open or other.lo_open,
            hi_open=self.hi_open or other.hi_open,
        )

    def __sub__(self, other: "Range") -> "Range":
        return self + -other

    def __mul__(self, other: "Range") -> "Range":
        corners = [_times(x, y) for x in (_low(self), _high(self)) for y in (_low(other), _high(other))]
        return _spanned(corners)

    def __truediv__(self, other: "Range") -> "Range":
        return self * other.reciprocal()

    def reciprocal(self) -> "Range":
        """1/x for each of its numbers; with zero among them no bound is left."""
        if self.holds(Fraction(0)):
            return Range()
        negative = self.hi is not None and self.hi <= 0
        ends = -self if negative else self
        hi = None if not ends.lo else 1 / ends.lo
        lo = Fraction(0) if ends.hi is None else 1 / ends.hi
        result = Range(lo=lo, hi=hi, lo_open=ends.hi is None or ends.hi_open, hi_open=ends.lo_open)
        return -result if negative else result

    def __pow__(self, exponent: int | Fraction) -> "Range":
        """Whole powers are exact; others need a range that is nowhere negative and are rounded outward."""
        exponent = Fraction(exponent)
        if exponent < 0:
            return (self**-exponent).reciprocal()
        if exponent == 0:
            return Range.at(1)
        if exponent.denominator == 1 and exponent % 2 == 0:
            return abs(self).map(lambda number: number**exponent.numerator)
        if exponent.denominator == 1:
            return self.map(lambda number: number**exponent.numerator)
        if self.lo is None or self.lo < 0:
            raise ValueError(f"no power {exponent} of {self}: part of it is negative")
        hi = None if self.hi is None else power(self.hi, exponent, up=True)
        return Range(lo=power(self.lo, exponent, up=False), hi=hi, lo_open=self.lo_open, hi_open=self.hi_open)

    def __abs__(self) -> "Range":
        if self.lo is not None and self.lo >= 0:
            return self
        if self.hi is not None and self.hi <= 0:
            return -self
        hi, hi_open = _greatest([_high(self), _high(-self)])
        return Range(lo=Fraction(0), hi=hi, hi_open=hi_open)


def least(*ranges: Range) -> Range:
    """The range of the smallest of one number from each."""
    return _extreme(ranges, low=True)


def greatest(*ranges: Range) -> Range:
    """The range of the largest of one number from each."""
    return -_extreme(tuple(-each for each in ranges), low=True)


def _extreme(ranges: tuple[Range, ...], *, low: bool) -> Range:
    lo, lo_open = _least([_low(each) for each in ranges])
    bounds = [_high(each) for each in ranges]
    hi, _ = _least([bound for bound in bounds if bound[0] is not _TOP] or bounds[:1])
    at_hi = [is_open for number, is_open in bounds if number == hi]
    return Range(lo=lo, hi=hi, lo_open=lo_open, hi_open=any(at_hi))


def power(base: Fraction, exponent: Fraction, *, up: bool) -> Fraction:
    """A power of a number that is not negative, rounded to the side asked for; exact where it is whole.

    Raises: OverflowError where it is beyond all floats.
    """
    if exponent.denominator == 1 and abs(exponent) <= 400:
        return base**exponent.numerator
    if base in (0, 1):
        return base
    result = Fraction(float(base) ** float(exponent))
    return result * (1 + _SLACK if up else 1 - _SLACK)


_SLACK = Fraction(1, 2**40)
"""Far above the error of a float power, far below anything a text can say."""

_TOP = "+"
_BOTTOM = "-"
_Bound = tuple[Fraction | str, bool]


def _low(of: Range) -> _Bound:
    return (_BOTTOM if of.lo is None else of.lo, of.lo_open)


def _high(of: Range) -> _Bound:
    return (_TOP if of.hi is None else of.hi, of.hi_open)


def _least(bounds: list[_Bound]) -> tuple[Fraction | None, bool]:
    """The lowest bound, closed where any that low is."""
    numbers = [(number, is_open) for number, is_open in bounds if isinstance(number, Fraction)]
    if len(numbers) < len(bounds) and any(number == _BOTTOM for number, _ in bounds):
        return None, False
    return min(numbers) if numbers else (None, False)


def _greatest(bounds: list[_Bound]) -> tuple[Fraction | None, bool]:
    """The highest bound, closed where any that high is."""
    numbers = [(number, not is_open) for number, is_open in bounds if isinstance(number, Fraction)]
    if any(number == _TOP for number, _ in bounds) or not numbers:
        return None, False
    number, is_closed = max(numbers)
    return number, not is_closed


def _times(first: _Bound, second: _Bound) -> _Bound:
    """A corner of a product. Zero wins over no bound; a closed zero makes a closed corner."""
    (x, x_open), (y, y_open) = first, second
    if x == 0 or y == 0:
        return Fraction(0), not ((x == 0 and not x_open) or (y == 0 and not y_open))
    if isinstance(x, Fraction) and isinstance(y, Fraction):
        return x * y, x_open or y_open
    negative = _is_negative(x) != _is_negative(y)
    return (_BOTTOM if negative else _TOP), False


def _is_negative(number: Fraction | str) -> bool:
    return number == _BOTTOM if isinstance(number, str) else number < 0


def _spanned(corners: list[_Bound]) -> Range:
    lo, lo_open = _least(corners)
    hi, hi_open = _greatest(corners)
    return Range(lo=lo, hi=hi, lo_open=lo_open, hi_open=hi_open)


def _before(first: Range, second: Range) -> bool:
    """Whether all of the first lies below all of the second."""
    if first.hi is None or second.lo is None:
        return False
    return first.hi < second.lo or (first.hi == second.lo and (first.hi_open or second.lo_open))


Trapezoid = tuple[Range, Range]
"""A core and the support around it."""


def meet(first: Trapezoid, second: Trapezoid) -> tuple[Fraction, bool]:
    """The greatest height at which two trapezoids meet, and whether their supports share a number.

    Membership is 1 in the core, falls linearly to a bounded end of the support, and as w / (w + d) towards
    an unbounded one, d the distance beyond the core's end and w that end's magnitude (1 if zero).
    """
    if not first[1].meets(second[1]):
        return Fraction(0), False
    if first[0].meets(second[0]):
        return Fraction(1), True
    lower, upper = (first, second) if _before(first[0], second[0]) else (second, first)
    return _height(lower, upper), True


def meet_at_most(first: Trapezoid, second: Trapezoid, *, strictly: bool = False) -> tuple[Fraction, bool]:
    """The degree of first <= second (or first < second), and whether any two of their numbers allow it."""
    low, high = first[1].lo, second[1].hi
    if low is not None and high is not None:
        closed = not (first[1].lo_open or second[1].hi_open)
        if low > high or (low == high and (strictly or not closed)):
            return Fraction(0), False
    if not _before(second[0], first[0]):
        return Fraction(1), True
    if not first[1].meets(second[1]):  # they lie in the order asked for
        return Fraction(1), True
    return _height(second, first), True


def _height(lower: Trapezoid, upper: Trapezoid) -> Fraction:
    """How high the right side of the lower trapezoid meets the left side of the upper one."""
    (core, support), (other_core, other_support) = lower, upper
    p, q = core.hi, other_core.lo
    if p is None or q is None:  # cannot be: the lower core would have no end below the upper one
        return Fraction(1)
    end, start = support.hi, other_support.lo
    if end is not None and start is not None and end <= start:
        return Fraction(0)  # only touching
    if end == p:  # an upright side: the other one is met at its foot
        return _side(q - p, None if start is None else q - start, abs(q) or Fraction(1))
    if start == q:
        return _side(q - p, None if end is None else end - p, abs(p) or Fraction(1))
    return _crossing(
        q - p,
        None if end is None else end - p,
        None if start is None else q - start,
        abs(p) or Fraction(1),
        abs(q) or Fraction(1),
    )


def _side(distance: Fraction, width: Fraction | None, magnitude: Fraction) -> Fraction:
    """Membership at a distance beyond a core's end, where the side is that wide (None: unbounded)."""
    if width is None:
        return magnitude / (magnitude + distance)
    return max(Fraction(0), 1 - distance / width) if width else Fraction(distance <= 0)


def _crossing(
    gap: Fraction, falling: Fraction | None, rising: Fraction | None, w_falling: Fraction, w_rising: Fraction
) -> Fraction:
    """The height where a falling and a rising side cross, `gap` being the distance of the cores."""
    if gap <= 0:
        return Fraction(1)
    if falling is not None and rising is not None:
        return (falling + rising - gap) / (falling + rising)
    if falling is None and rising is None:
        return (w_falling + w_rising) / (w_falling + w_rising + gap)
    width, w = (rising, w_falling) if falling is None else (falling, w_rising)
    if width is None:
        return Fraction(1)
    return _mixed(width / w, gap / w)


def _mixed(width: Fraction, gap: Fraction) -> Fraction:
    """Where h = 1 / (1 + d) meets a straight side, in units of w: width·h² + (1 + gap − width)·h − 1 = 0."""
    linear = 1 + gap - width
    discriminant = linear * linear + 4 * width
    height = (_root(discriminant) - linear) / (2 * width)
    return min(max(height, Fraction(0)), 1 - Fraction(1, 2**64))


def _root(number: Fraction) -> Fraction:
    """A square root, exact where it is rational, else to some 30 digits."""
    top, bottom = math.isqrt(number.numerator), math.isqrt(number.denominator)
    if top * top == number.numerator and bottom * bottom == number.denominator:
        return Fraction(top, bottom)
    shift = 256
    return Fraction(math.isqrt((number.numerator << shift) // number.denominator), 1 << (shift // 2))
