"""Reconciliations: the numbers that two figures imply, and what would make them agree.

    implied(comparison)                 ->  {"difference": 40000, "change_percent": 83.33, …}
    settles(comparison, "about 88,000") ->  "about 88,000 would fit at 60,007 people or less; both would if …"

In: a `Comparison`. Out: numbers, and lines of words, "" where there is nothing to say.
"""

import math
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction

from attrs import evolve

from factcheck import figures, hedges, units
from factcheck.calendars import YEAR
from factcheck.kinds.comparisons import DISAGREE, Comparison
from factcheck.kinds.dynamics import BY_THE_DAY
from factcheck.periods import Period
from factcheck.ranges import Range
from factcheck.values import Value

RATES = (("year", YEAR, 200), ("month", YEAR / 12, 45), ("day", Fraction(1), 1))
"""Units of a rate, their days, and the fewest days of a gap that they fit."""

SPANS = (("year", YEAR, 2 * YEAR), ("month", YEAR / 12, 60))
"""Units of a stretch of time, their days, and the fewest days of one told in them."""


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


def why(found: Comparison, earlier: str, later: str) -> str:
    """Why two figures, worded so, are apart: what time may have made of one, and where the readings end."""
    ends = _compared(found)
    if ends is None:
        return ""
    before, after, _ = ends
    meet = before.support.meets(after.support)
    if found.gap:
        told = f"in {_span(found.gap)} {earlier} may become {_told(before.core, found)} as usual"
        told += f", at the limit {_told(before.support, found)}"
        return told if meet else f"{told}; {later} is {_told(after.support, found)} at the widest"
    if all(claim.value.support.is_point for claim in (found.earlier, found.later)):
        return ""
    if meet:
        usual = _edges(before.core, after.core, found, earlier, later)
        return f"only at the widest do they meet: as usually read, {usual}"
    return f"even at the widest, {_edges(before.support, after.support, found, earlier, later)}"


def _edges(first: Range, second: Range, found: Comparison, earlier: str, later: str) -> str:
    """Where the lower of two ranges ends and the higher begins."""
    named = ((first, earlier), (second, later))
    low, high = named if _below(first, second) else reversed(named)
    if low[0].hi is None or high[0].lo is None:
        return f"{low[1]} and {high[1]} do not meet"
    ends = figures.amount(_whole(low[0].hi, found, math.floor), found.earlier.unit)
    begins = figures.amount(_whole(high[0].lo, found, math.ceil), found.earlier.unit)
    return f"{low[1]} ends at {ends}, {high[1]} begins at {begins}"


def settles(found: Comparison, later: str) -> str:
    """What would reconcile two figures: another number for the later, worded so, or the rate needed."""
    ends = _compared(found)
    if ends is None:
        return ""
    before, after, unit = ends
    told = []
    if before.core.hi is not None and after.core.lo is not None and before.core.hi < after.core.lo:
        most = figures.amount(_whole(before.core.hi, found, math.floor), unit)
        told.append(f"{later} would fit at {most} or less")
    elif before.core.lo is not None and after.core.hi is not None and after.core.hi < before.core.lo:
        least = figures.amount(_whole(before.core.lo, found, math.ceil), unit)
        told.append(f"{later} would fit at {least} or more")
    if found.gap and unit != "rank" and not units.can_be_negative(unit):
        told.append(_needed(found))
    return "; ".join(line for line in told if line)


def _compared(found: Comparison) -> tuple[Value, Value, str] | None:
    """What was held against each other of two figures that disagree, and its unit; None for dates."""
    if found.verdict not in DISAGREE or found.widened is None or found.widened.unit == "date":
        return None
    share = hedges.load().sources if found.earlier.source != found.later.source else Fraction(0)
    unit = found.widened.unit
    return found.widened.widened(share), found.later.value.to(unit).widened(share), unit


def _below(first: Range, second: Range) -> bool:
    return first.hi is not None and second.lo is not None and first.hi <= second.lo


def _told(range_: Range, found: Comparison) -> str:
    """A range in words; of people and the like, the whole numbers in it."""
    lo, hi = range_.lo, range_.hi
    whole = (
        evolve(
            range_,
            lo=None if lo is None else _whole(lo, found, math.ceil),
            hi=None if hi is None else _whole(hi, found, math.floor),
        )
        if lo is None or hi is None or math.ceil(lo) <= math.floor(hi)
        else range_
    )
    return figures.spread(whole, found.earlier.unit)


def _whole(number: Fraction, found: Comparison, rounded: Callable[[Fraction], int]) -> Fraction:
    """A number of what comes in wholes, as both figures do; else the number itself."""
    unit = found.earlier.unit
    points = [claim.value.point for claim in (found.earlier, found.later)]
    wholes = all(point is not None and point.denominator == 1 for point in points)
    return Fraction(rounded(number)) if wholes and (units.is_counted(unit) or unit == "rank") else number


def _span(days: Fraction) -> str:
    """A stretch of time in the unit that people would tell it in."""
    for name, length, least in SPANS:
        if days >= least:
            return figures.amount(round(days / length, 1), name)
    return figures.amount(Fraction(round(days)), "day")


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
                    return f"both would if {figures.percent(Fraction(str(rate)) / 100)} a {name} were usual"
    return ""
