"""Dynamics: how a measure moves, and so how two figures of it about different days are compared.

    DYNAMICS["level"](about_48_000_in_2022, about_88_000_in_2024, workers)  ->  Comparison(tension, 0.48, …)

In: the earlier and the later claim, and their Measure. Out: a `Comparison`. One function for each dynamics;
the table of them is at the end. It is longer than most because each dynamics is a law of its own beside the
others.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from fractions import Fraction

from attrs import evolve

from factcheck import calendars, figures, periods, ranges, units, values
from factcheck.calendars import YEAR
from factcheck.claims import Claim
from factcheck.drifts import DAYS, Bound, Drift, Rate
from factcheck.kinds.comparisons import Comparison, directly, incomparable, meet, same_days, was_current
from factcheck.measures import Measure
from factcheck.periods import Period
from factcheck.ranges import Range, Trapezoid
from factcheck.values import Value
from factcheck.verdicts import GRAVITY, Verdict, judge

EQUAL_LENGTHS = Fraction(1, 50)
"""Flows over periods that differ by less (years of 365 and 366 days) are of equal length."""


# --- what all have in common -----------------------------------------------------------------------


def _undated(earlier: Claim, later: Claim, measure: Measure) -> Comparison:
    """Without a date on one side only agreement can be told."""
    found = directly(earlier, later, measure)
    if found.verdict is Verdict.CONSISTENT:
        return evolve(found, gap=None)
    return incomparable(earlier, later, "one of them has no date")


def _gap(earlier: Claim, later: Claim, measure: Measure) -> Fraction | None:
    """The days between them; reports of one day about what is revisable may be hours apart: up to a day."""
    one_source = earlier.source == later.source
    if earlier.as_of is None or later.as_of is None:
        return Fraction(0) if one_source and earlier.as_of is later.as_of else None
    if one_source and earlier.as_of.same_days(later.as_of):
        return Fraction(0)
    if (
        measure.revisable
        and earlier.as_of.same_days(later.as_of)
        and _is_todays(earlier)
        and _is_todays(later)
    ):
        return Fraction(1)
    return periods.gap(earlier.as_of, later.as_of, one_source=one_source)


def _is_todays(claim: Claim) -> bool:
    """Whether it is about the day on which it was reported."""
    as_of, reported = claim.as_of, claim.reported
    if as_of is None or reported is None or as_of.basis == "stated":
        return False
    return as_of.days == 1 and as_of.same_days(reported)


def _overlap(earlier: Claim, later: Claim) -> bool:
    return bool(earlier.as_of and later.as_of and earlier.as_of.overlaps(later.as_of))


def _milder(first: Comparison, second: Comparison) -> Comparison:
    """The one of two that speaks for agreement, told of the first's claims."""
    best = min((first, second), key=lambda found: (GRAVITY.index(found.verdict), -found.degree))
    return evolve(best, earlier=first.earlier, later=first.later)


def _drift(earlier: Claim, later: Claim, measure: Measure) -> Drift | None:
    """How fast the measure moves, where these two figures can: shares need values above a true zero."""
    default = "rank" if later.unit == "rank" else measure.dynamics
    drift = measure.drift or Drift.default("level" if default == "cumulative" else default)
    changes = measure.change or earlier.change is not None or later.change is not None
    if drift.is_relative and changes:
        return None
    return drift if drift.applies_to(earlier.value) and drift.applies_to(later.value) else None


def _drifted(earlier: Claim, later: Claim, measure: Measure, gap: Fraction) -> Comparison:
    """The earlier figure widened over the gap; where the periods overlap, either one may be."""
    drift = _drift(earlier, later, measure)
    if drift is None:
        found = directly(earlier, later, measure)
        if found.verdict is Verdict.CONSISTENT and _overlap(earlier, later):
            return evolve(found, gap=gap)
        return incomparable(earlier, later, "different periods, and how fast it changes is not declared")

    def moved(first: Claim, second: Claim) -> Comparison:
        widened = drift.widened(first.value, gap)
        degree, verdict = meet(first, second, measure, widened, second.value)
        return Comparison(
            earlier=first, later=second, verdict=verdict, degree=degree, gap=gap, widened=widened
        )

    found = moved(earlier, later)
    return _milder(found, moved(later, earlier)) if _overlap(earlier, later) else found


# --- level, rank, cumulative, fixed ---------------------------------------------------------------------


def _level(earlier: Claim, later: Claim, measure: Measure) -> Comparison:
    """Levels and ranks: the earlier one widened by the drift over the gap."""
    gap = _gap(earlier, later, measure)
    if gap == 0:
        return directly(earlier, later, measure)
    if gap is None:
        return _undated(earlier, later, measure)
    now = directly(earlier, later, measure)
    if now.verdict is Verdict.CONSISTENT and _drift(earlier, later, measure):
        return evolve(now, gap=gap)  # and all the more with drift
    found = _drifted(earlier, later, measure, gap)
    if found.verdict is Verdict.CONSISTENT and now.degree < 1 and was_current(earlier):
        return evolve(found, verdict=Verdict.SUPERSEDED)
    return found


def _cumulative(earlier: Claim, later: Claim, measure: Measure) -> Comparison:
    """What only grows: the later one is not below the earlier, nor further up than the drift allows."""
    gap = _gap(earlier, later, measure)
    if gap == 0:
        return directly(earlier, later, measure)
    if gap is None:
        return _undated(earlier, later, measure)
    drift = measure.drift if _drift(earlier, later, measure) else None
    upward = only_up(drift or Drift.default("cumulative"))

    def moved(first: Claim, second: Claim) -> Comparison:
        widened = upward.widened(first.value, gap)
        degree, verdict = meet(first, second, measure, widened, second.value)
        why = "" if verdict is Verdict.CONSISTENT else "it only grows"
        return Comparison(
            earlier=first, later=second, verdict=verdict, degree=degree, why=why, gap=gap, widened=widened
        )

    found = moved(earlier, later)
    return _milder(found, moved(later, earlier)) if _overlap(earlier, later) else found


def only_up(drift: Drift) -> Drift:
    still = Rate(amount=Fraction(0))
    return Drift(
        usual=Bound(down=still, up=drift.usual.up), limit=Bound(down=still, up=drift.limit.up), declared=True
    )


def _fixed(earlier: Claim, later: Claim, measure: Measure) -> Comparison:
    return directly(earlier, later, measure, "it never changes")


# --- flow ----------------------------------------------------------------------------------------------


def _flow(earlier: Claim, later: Claim, measure: Measure) -> Comparison:
    """Amounts per period: the same one, equal ones, one inside another, or what each comes to a day."""
    a, b = earlier.as_of, later.as_of
    if a is None or b is None or a.days is None or b.days is None:
        one = earlier.source == later.source and (a is b or same_days(earlier, later))
        return directly(earlier, later, measure) if one else _undated(earlier, later, measure)
    alike = earlier.rate == later.rate or _same_length(earlier, later, a, b)
    if alike and _gap(earlier, later, measure) == 0:
        return directly(earlier, later, measure)
    if alike and (earlier.rate or _same_length(earlier, later, a, b)):
        return _drifted(earlier, later, measure, periods.gap_of_starts(a, b) or YEAR)
    if not earlier.rate and not later.rate:
        if not (a.certain and b.certain):
            return _vaguely(earlier, later, measure)
        for part, whole in ((earlier, later), (later, earlier)):
            if whole.as_of and part.as_of and whole.as_of.covers(part.as_of):
                return _part(earlier, later, part, whole, measure)
    return _by_the_day(earlier, later, measure)


def _vaguely(earlier: Claim, later: Claim, measure: Measure) -> Comparison:
    """A window is no whole of which others are parts, nor is its length that of the amount."""
    found = directly(earlier, later, measure)
    if found.verdict is Verdict.CONSISTENT:
        return evolve(found, gap=None)
    return incomparable(earlier, later, "of one of them only a window of days is known")


def length(claim: Claim, period: Period) -> Fraction:
    """The days that the amount is for: what it is a rate of, else its period."""
    return DAYS.get(claim.rate or "", Fraction(period.days or 1))


def _same_length(earlier: Claim, later: Claim, a: Period, b: Period) -> bool:
    unit = a.length
    if not earlier.rate and not later.rate and unit == b.length and unit not in ("other", "open"):
        return True
    return nearly(length(earlier, a), length(later, b))


def nearly(one: Fraction, other: Fraction) -> bool:
    """Whether two lengths of time are equal for flows."""
    return abs(one - other) <= EQUAL_LENGTHS * max(one, other)


def _can_be_negative(claim: Claim, measure: Measure) -> bool:
    """Whether the sum over parts of a period means nothing for it: shares, changes, balances, averages."""
    below = claim.value.support.lo is not None and claim.value.support.lo < 0
    change = claim.change is not None or bool(measure.change)
    return below or change or units.is_percent(claim.unit) or units.is_offset(claim.unit)


def _part(earlier: Claim, later: Claim, part: Claim, whole: Claim, measure: Measure) -> Comparison:
    """A part of the period has at most what the whole has; shares and what can be negative are left alone."""
    if _can_be_negative(part, measure) or _can_be_negative(whole, measure):
        return incomparable(earlier, later, "one period lies inside the other")
    between = part.source != whole.source
    degree, verdict = values.degree_at_most(part.value, whole.value, between_sources=between)
    why = "" if verdict is Verdict.CONSISTENT else "a part of the period has more than the whole"
    return Comparison(earlier=earlier, later=later, verdict=verdict, degree=degree, why=why)


BY_THE_DAY = "compared by the day"


def _by_the_day(earlier: Claim, later: Claim, measure: Measure) -> Comparison:
    """Periods of different lengths: what each comes to a day; never more than a tension."""
    a, b = earlier.as_of, later.as_of
    if a is None or b is None:
        return _undated(earlier, later, measure)
    if any(_can_be_negative(claim, measure) for claim in (earlier, later)):
        return incomparable(earlier, later, "periods of different lengths")
    rates = [
        evolve(claim, value=per_day(claim.value, length(claim, period)))
        for claim, period in ((earlier, a), (later, b))
    ]
    gap = max(periods.gap(a, b) or YEAR, YEAR)
    found = _drifted(rates[0], rates[1], measure, gap)
    verdict = Verdict.TENSION if found.verdict is Verdict.CONTRADICTION else found.verdict
    return evolve(found, earlier=earlier, later=later, verdict=verdict, why=BY_THE_DAY, widened=None)


def per_day(value: Value, days: Fraction) -> Value:
    """What an amount for so many days comes to a day."""
    return evolve(value.scaled(1 / days), hedge=value.hedge)


# --- elapsed -----------------------------------------------------------------------------------------------


def _elapsed(earlier: Claim, later: Claim, measure: Measure) -> Comparison:
    """Time since a fixed start: n years as of T began between T − (n + 1) and T − (n − 1) years."""
    first, second = began(earlier), began(later)
    if first is None or second is None:
        return _undated(earlier, later, measure)
    degree, possible = ranges.meet(first, second)
    spoken = [figures.spread(found[1], "date") for found in (first, second)]
    return Comparison(
        earlier=earlier,
        later=later,
        verdict=judge(degree, possible=possible),
        degree=degree,
        why=f"the first began {spoken[0]}, the second {spoken[1]}",
    )


def began(claim: Claim) -> Trapezoid | None:
    """The days on which what a duration measures can have begun."""
    window = _reached(claim)
    if window is None or not units.is_time(claim.value.unit):
        return None
    first, last = (Fraction(day.toordinal()) for day in window)
    unit, days = claim.value.unit, units.factor(claim.value.unit, "day")

    def starts(found: Range) -> Range:
        return Range(
            lo=None if found.hi is None else calendars.shift(first, -(found.hi + 1), unit, days),
            hi=None if found.lo is None else calendars.shift(last, 1 - found.lo, unit, days),
        )

    core, support = starts(claim.value.core), starts(claim.value.support)
    return core, support.hull(core)


def _reached(claim: Claim) -> tuple[date, date] | None:
    """The days up to which a duration is counted: a window of dates, or the end of the span it measures."""
    as_of, reported = claim.as_of, claim.reported
    if as_of is None or as_of.end is None:
        return None
    if as_of.basis == "published" and reported and reported.start and reported.end:
        return reported.start, reported.end
    number = claim.value.point or claim.value.core.lo or Fraction(0)
    measured = (
        number * units.factor(claim.value.unit, "day") if units.is_time(claim.value.unit) else Fraction(0)
    )
    if as_of.start is not None and (as_of.days or 0) < measured / 2:
        return as_of.start, as_of.end
    whole = as_of.start is not None and as_of.start.day == 1 and (as_of.end + timedelta(days=1)).day == 1
    if not whole or as_of.start is None:
        return as_of.end, as_of.end
    years = (as_of.start.month, as_of.end.month) == (1, 12)
    return as_of.end.replace(day=1, month=1 if years else as_of.end.month), as_of.end


DYNAMICS: Mapping[str, Callable[[Claim, Claim, Measure], Comparison]] = {
    "level": _level,
    "rank": _level,
    "flow": _flow,
    "cumulative": _cumulative,
    "fixed": _fixed,
    "elapsed": _elapsed,
}
