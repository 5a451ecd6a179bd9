"""Reconciliations: the numbers that two figures imply, and what would make them agree.

    implied(comparison)     ->  {"difference": 40000, "change_percent": 83.33, "percent_per_year": 33.84}
    reconciled(comparison)  ->  "they would agree if it changed by 33 % a year"

In: a `Comparison`. Out: numbers, and a line of words, "" where there is nothing to say.
"""

import math
from datetime import date, timedelta
from fractions import Fraction

from factcheck import figures, hedges, units
from factcheck.calendars import YEAR
from factcheck.kinds.comparisons import DISAGREE, Comparison
from factcheck.kinds.dynamics import BY_THE_DAY
from factcheck.periods import Period
from factcheck.ranges import Range

RATES = (("year", YEAR, 200), ("month", YEAR / 12, 45), ("day", Fraction(1), 1))
"""Units of a rate, their days, and the fewest days of a gap that they fit."""


def anchor(period: Period | None) -> date | None:
    """The day that stands for a period in rates: its end, or the middle of an uncertain window."""
    if period is None or period.start is None or period.end is None or period.certain:
        return period.end if period else None
    return period.start + timedelta(days=(period.end - period.start).days / 2)


def implied(found: Comparison, dynamics: str = "level") -> dict[str, float]:
    """The change between two figures and, of what moves, what it comes to in the unit that fits the gap."""
    before, after = found.earlier.value.point, found.later.value.point
    unit = found.earlier.value.unit
    if before is None or after is None or units.dimension(unit) != units.dimension(found.later.value.unit):
        return {}
    after = units.convert(after, found.later.value.unit, unit)
    if unit == "rank":
        return {"places": float(after - before)}
    if units.is_percent(unit) or units.is_offset(unit) or dynamics == "elapsed":
        return {"difference": _float(after - before)}
    numbers = {"difference": _float(after - before)}
    if found.why == BY_THE_DAY and found.earlier.as_of and found.later.as_of:
        before /= found.earlier.as_of.days or 1
        after /= found.later.as_of.days or 1
    if before <= 0 or after <= 0:
        return numbers
    numbers["change_percent"] = _percent(after / before)
    first, last = anchor(found.earlier.as_of), anchor(found.later.as_of)
    if first and last and last > first and dynamics != "fixed":
        for name, length, least in RATES:
            if (last - first).days >= least:
                steps = Fraction((last - first).days) / length
                numbers[f"percent_per_{name}"] = _percent(after / before, steps)
                break
    return numbers


def _percent(ratio: Fraction, steps: Fraction = Fraction(1)) -> float:
    """Growth in percent, per step; within the floats, however large the figures are."""
    try:
        return round((math.pow(float(ratio), 1 / float(steps)) - 1) * 100, 2)
    except OverflowError:
        return 1e308


def _float(number: Fraction) -> float:
    try:
        return float(number)
    except OverflowError:
        return 1e308 if number > 0 else -1e308


def reconciled(found: Comparison) -> str:
    """What would reconcile two figures: the rate needed, and how far the words leave them apart."""
    if found.verdict not in DISAGREE or found.widened is None or found.widened.unit == "date":
        return ""
    share = hedges.load().sources if found.earlier.source != found.later.source else Fraction(0)
    unit = found.widened.unit
    before, after = found.widened.widened(share), found.later.value.to(unit).widened(share)
    told = [_missing(before.core, after.core, unit)]
    if not before.support.meets(after.support):
        left = figures.amount(_distance(before.support, after.support), unit)
        told.append(f"even at their widest they are {left} apart")
    if found.gap and unit != "rank" and not units.can_be_negative(unit):
        told.append(_needed(found))
    return "; ".join(line for line in told if line)


def _distance(first: Range, second: Range) -> Fraction:
    """How far apart two ranges are that share nothing."""
    if first.hi is not None and second.lo is not None and second.lo >= first.hi:
        return second.lo - first.hi
    return (first.lo or Fraction(0)) - (second.hi or Fraction(0))


def _missing(before: Range, after: Range, unit: str) -> str:
    if before.hi is not None and after.lo is not None and before.hi < after.lo:
        return f"the later would fit at {figures.amount(before.hi, unit)} or less"
    if before.lo is not None and after.hi is not None and after.hi < before.lo:
        return f"the later would fit at {figures.amount(before.lo, unit)} or more"
    return ""


def _needed(found: Comparison) -> str:
    """The steady rate at which what a reader takes the figures to mean would meet."""
    before, after = found.earlier.value, found.later.value.to(found.earlier.value.unit)
    gap = found.gap or Fraction(0)
    ends = ((before.core.hi, after.core.lo), (before.core.lo, after.core.hi))
    for (low, high), rising in zip(ends, (True, False), strict=True):
        if low and high and low > 0 and high > 0 and (high > low) is rising:
            for name, length, least in RATES:
                if gap >= least:
                    rate = _percent(high / low, gap / length)
                    return f"they would agree at {figures.percent(Fraction(str(rate)) / 100)} a {name}"
    return ""
