"""Magnitudes: how two numbers lie to each other: equal, close, tenfold, or a slip of the pen apart.

    slip(95,000 tonnes, 59.000 tấn)  ->  1.0
    decades(1.3 billion in a quarter, 5.2 billion in a year)  ->  0.0

In: the profiles of two figures of one dimension. Out: numbers that `resemblances` weighs. What is measured
over times of unlike length is compared as so much a day, too.
"""

import functools
import math
from collections.abc import Hashable
from datetime import date
from fractions import Fraction

from factcheck import units
from factcheck.claims import Claim
from factcheck.profiles import Profile
from factcheck.ranges import Range

DIGITS = 3
"""Digits with which a number is taken to be nobody else's."""
BASES = {
    "[length]": "metre",
    "[length] ** 2": "metre ** 2",
    "[length] ** 3": "metre ** 3",
    "[mass]": "kilogram",
    "[time]": "second",
}
"""Units in which figures in several units are found to be equal."""
MONTH = 30.0
PLACE = 0.1
"""What a place in an order counts for, in tens."""
WEEK, YEAR = 7, 365
GROWTH = 0.04
"""Tens that a year may add: a tenth, as the least that is usual of what grows."""
FEW = 10
"""Whole numbers under this are too common to mean anything where two are equal."""
PER_TIME = ("count", "money", "quantity")
"""Kinds of figures that a longer time makes larger."""
SHIFTED, MISTYPED, YEARS = 0.4, {2: 0.2, 3: 0.6}, (0.7, 0.4)
"""How telling slips are: a decimal mark shifted, for each digit; one digit of so many mistyped; digits of a
year changed round, or one of them mistyped. Two numbers of few digits are a slip apart by chance."""


def value_of(profile: Profile) -> Hashable | None:
    """What a figure says, for finding equal ones; None where it is too common to mean anything."""
    claim = profile.claim
    core = _core(claim)
    if claim.kind == "date":
        return (profile.dimension, core.lo, core.hi)
    point = claim.value.point
    if claim.kind in ("count", "rank", "multiple"):
        return (
            None if point is not None and abs(point) < FEW else (profile.dimension, point, core.lo, core.hi)
        )
    base = _base(claim.unit)
    ends = (claim.value.core if point is None else Range.at(point)) if claim.unit == base else None
    if ends is None:
        value = claim.value.to(base)
        ends = value.core if value.point is None else Range.at(value.point)
    return (profile.dimension, ends.lo, ends.hi, base)


def _core(claim: Claim) -> Range:
    """What a figure means; of a span of dates its start, which is what happened then."""
    value = claim.value
    return value.ends[0].core if claim.kind == "date" and value.ends else value.core


@functools.lru_cache(maxsize=4096)
def _base(unit: str) -> str:
    """The unit in which values of a unit's dimension are compared."""
    return BASES.get(units.dimension(unit), unit)


def telling(profile: Profile) -> float:
    """How little chance there is of writing this number: one digit tells less than three."""
    if profile.claim.kind == "date":
        days = _length(profile.claim)
        return 0.0 if days is None else MONTH / max(days, MONTH)
    point = profile.claim.value.point
    if point is None:
        return 1.0
    digits = len(str(abs(point.numerator)).rstrip("0"))
    return min(max(digits, 1) / DIGITS, 1.0)


def _length(claim: Claim) -> float | None:
    """How many days a date leaves open."""
    core = _core(claim)
    return None if core.lo is None or core.hi is None else float(core.hi - core.lo)


def decades(first: Profile, second: Profile) -> float:
    """How many times one number is ten times the other; of dates the months between, of ranks the places."""
    if first.claim.kind == "date":
        return math.log10(1 + _between(_core(first.claim), _core(second.claim)) / MONTH)
    one, other = (_size(each) for each in (first, second))
    if one is None or other is None or first.dimension != second.dimension:
        return 0.0
    if first.claim.kind == "rank":
        return PLACE * abs(one - other)
    apart = math.log10(one * float(units.factor(first.claim.unit, second.claim.unit)) / other)
    long, other_long = _days(first), _days(second)
    if first.claim.kind not in PER_TIME or min(long, other_long) < WEEK:
        return abs(apart)
    return min(abs(apart), abs(apart - math.log10(long / other_long)))


def _between(one: Range, other: Range) -> float:
    """The days between two dates; none where one may be the other."""
    after = other.lo - one.hi if other.lo is not None and one.hi is not None else 0
    before = one.lo - other.hi if one.lo is not None and other.hi is not None else 0
    return float(max(after, before, 0))


def growth(first: Profile, second: Profile) -> float:
    """How many tens the years between two figures may have made of one the other."""
    one, other = first.claim.as_of, second.claim.as_of
    if one is None or other is None or first.claim.kind not in PER_TIME:
        return 0.0
    if one.end is None or other.end is None:
        return 0.0
    return GROWTH * abs((one.end - other.end).days) / YEAR


def _days(profile: Profile) -> int:
    """How many days a figure is about; 0 where they are not known."""
    as_of = profile.claim.as_of
    return (as_of.days or 0) if as_of is not None else 0


def _size(profile: Profile) -> float | None:
    """About how large a number is, in its unit; None at zero, and where zero is not nothing."""
    value, unit = profile.claim.value, profile.claim.unit
    number = next((each for each in (value.point, value.core.lo, value.core.hi) if each), None)
    if number is None or units.is_offset(unit):
        return None
    return abs(float(number))


# --- slips -----------------------------------------------------------------------------------------------


def slip(first: Claim, second: Claim) -> float:
    """How much one number looks like the other with a slip of the pen, from 0 to 1."""
    if (first.kind == "date") != (second.kind == "date"):
        return 0.0
    if first.kind == "date":
        return _slip_of_dates(first, second)
    if units.dimension(first.unit) != units.dimension(second.unit):
        return 0.0
    one, other = _based(first), _based(second)
    if not one or not other or one == other or not Fraction(1, 10) <= one / other <= 10:
        return 0.0
    return _slip_of_digits(_digits(one), _digits(other))


def _based(claim: Claim) -> Fraction | None:
    """The size of a number as written, in the unit that its dimension is compared in."""
    point, base = claim.value.point, _base(claim.unit)
    if point is not None and claim.unit != base:
        point = claim.value.to(base).point
    return None if point is None else abs(point)


def _digits(number: Fraction) -> str:
    """The digits of a number that are not zeros at its ends."""
    return f"{float(number):.6e}".partition("e")[0].replace(".", "").rstrip("0")


def _slip_of_digits(one: str, other: str) -> float:
    if one == other:
        return min(SHIFTED * len(one), 1.0)
    size = max(len(one), len(other))
    one, other = one.ljust(size, "0"), other.ljust(size, "0")
    wrong = [place for place in range(size) if one[place] != other[place]]
    if len(wrong) == 1:
        return MISTYPED.get(size, 1.0) if size > 1 else 0.0
    return float(len(wrong) == 2 and wrong[1] == wrong[0] + 1 and sorted(one) == sorted(other))


def _slip_of_dates(first: Claim, second: Claim) -> float:
    """Two days of which one part differs; two years whose digits do."""
    one, other = _core(first).lo, _core(second).lo
    long, other_long = _length(first), _length(second)
    if one is None or other is None or one == other or long is None or other_long is None:
        return 0.0
    here, there = date.fromordinal(int(one)), date.fromordinal(int(other))
    if max(long, other_long) <= 1:
        parts = ((here.year, there.year), (here.month, there.month), (here.day, there.day))
        return float(sum(mine == its for mine, its in parts) == 2)
    if min(long, other_long) < YEAR - 1:
        return 0.0
    mine, its = str(here.year), str(there.year)
    changed = sum(a != b for a, b in zip(mine, its, strict=False))
    return YEARS[0] if sorted(mine) == sorted(its) else YEARS[1] * (changed == 1)
