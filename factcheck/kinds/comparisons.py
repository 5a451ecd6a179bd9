"""How two claims of one measure stand to each other, given when each is about and how the measure moves.

    compare(about_48_000_in_2022, about_88_000_in_2024, workers).verdict  ->  Verdict.TENSION

In: two claims and their Measure. Out: a `Comparison`: verdict, degree, the gap, and why. It is one pure
function of the pair, symmetric in it; which pairs are looked at is decided in `agree`.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction

from attrs import evolve, field, frozen

from factcheck import figures, hedges, periods, units, values
from factcheck.calendars import YEAR, add_months
from factcheck.claims import Claim
from factcheck.drifts import Drift
from factcheck.measures import Measure
from factcheck.periods import Period
from factcheck.ranges import Range
from factcheck.values import Value
from factcheck.verdicts import Verdict

EQUAL_LENGTHS = Fraction(1, 50)
"""Flows over periods that differ by less (leap years, months of 30 and 31 days) are of equal length."""


@frozen(kw_only=True)
class Comparison:
    """What two claims are to each other: `earlier` comes first in time, `gap` is in days."""

    earlier: Claim
    later: Claim
    verdict: Verdict
    degree: Fraction
    why: str
    gap: int | None = None
    widened: Value | None = None
    implied: Mapping[str, float] = field(factory=dict)
    scope: str = ""
    revised: bool = False


def compare(first: Claim, second: Claim, measure: Measure) -> Comparison:
    """The comparison of two claims; the order in which they are given does not matter."""
    earlier, later = _in_time(first, second)
    found = _apart(earlier, later, measure) or _DYNAMICS[measure.dynamics](earlier, later, measure)
    if measure.revisable and _replaces(earlier, later, measure) and found.verdict in _DISAGREE:
        found = evolve(found, verdict=Verdict.REVISED, revised=True)
    return evolve(found, implied=_implied(found), scope=_one_sided(earlier, later))


_DISAGREE = (Verdict.TENSION, Verdict.CONTRADICTION)


def _in_time(first: Claim, second: Claim) -> tuple[Claim, Claim]:
    """The claim that is about the earlier period first; of equal ones the one reported and placed first."""

    def key(claim: Claim) -> tuple[object, ...]:
        as_of, reported = claim.as_of, claim.reported
        return (
            (as_of.end if as_of else None) or date.max,
            (as_of.start if as_of else None) or date.min,
            (reported.end if reported else None) or date.max,
            claim.source,
            claim.start,
            claim.id,
        )

    return (first, second) if key(first) <= key(second) else (second, first)


# --- what is not compared ------------------------------------------------------------------------


def _apart(earlier: Claim, later: Claim, measure: Measure) -> Comparison | None:
    """What keeps two claims from being compared: their kind of statement, their scope, their units."""
    if earlier.modality != later.modality:
        return _incomparable(earlier, later, f"{later.modality} against {earlier.modality}")
    if earlier.modality != "actual" and not _same_days(earlier, later):
        return _incomparable(earlier, later, f"{earlier.modality}s for different periods")
    for dimension, said in sorted(earlier.scope.items()):
        other = later.scope.get(dimension)
        if other is not None and other != said:
            return _incomparable(earlier, later, f"{dimension}: {said} against {other}")
    if units.dimension(earlier.unit) != units.dimension(later.unit):
        return _incomparable(earlier, later, f"{earlier.unit} against {later.unit}")
    return None


def _incomparable(earlier: Claim, later: Claim, why: str) -> Comparison:
    return Comparison(earlier=earlier, later=later, verdict=Verdict.INCOMPARABLE, degree=Fraction(0), why=why)


def _one_sided(earlier: Claim, later: Claim) -> str:
    """The scope that only one side states: it excuses nothing, but a reader wants to know."""
    said = []
    for claim, other in ((earlier, later), (later, earlier)):
        missing = [value for name, value in sorted(claim.scope.items()) if name not in other.scope]
        if missing:
            said.append(f"{claim.text} is {', '.join(missing)}; {other.text} does not say")
    return "; ".join(said)


def _same_days(first: Claim, second: Claim) -> bool:
    return bool(first.as_of and second.as_of and first.as_of.same_days(second.as_of))


# --- dynamics ------------------------------------------------------------------------------------


def _pair(
    earlier: Claim, later: Claim, measure: Measure, left: Value, right: Value
) -> tuple[Fraction, Verdict]:
    between = earlier.source != later.source
    if measure.range == "extent":
        return values.compare_extents(left, right, between_sources=between)
    return values.compare(left, right, between_sources=between)


def _directly(earlier: Claim, later: Claim, measure: Measure, why: str = "") -> Comparison:
    degree, verdict = _pair(earlier, later, measure, earlier.value, later.value)
    return Comparison(
        earlier=earlier, later=later, verdict=verdict, degree=degree, why=why, gap=0, widened=earlier.value
    )


def _fixed(earlier: Claim, later: Claim, measure: Measure) -> Comparison:
    return _directly(earlier, later, measure, "never changes")


def _gap(earlier: Claim, later: Claim) -> int | None:
    if earlier.as_of is None or later.as_of is None:
        return 0 if earlier.as_of is later.as_of and earlier.source == later.source else None
    one_source = earlier.source == later.source
    if one_source and earlier.as_of.same_days(later.as_of):
        return 0
    return periods.gap(earlier.as_of, later.as_of, one_source=one_source)


def _level(earlier: Claim, later: Claim, measure: Measure) -> Comparison:
    """Levels and ranks: the earlier one widened by the drift over the gap, or either where they overlap."""
    gap = _gap(earlier, later)
    if gap == 0:
        return _directly(earlier, later, measure)
    if gap is None:
        return _undated(earlier, later, measure)
    options = [_drifted(earlier, later, measure, gap)]
    if earlier.as_of and later.as_of and earlier.as_of.overlaps(later.as_of):
        other = _drifted(later, earlier, measure, gap)
        options.append(evolve(other, earlier=earlier, later=later))
    best = max(options, key=lambda option: (-_DISAGREEMENT.index(option.verdict), option.degree))
    if best.verdict is Verdict.CONSISTENT and _was_current(earlier):
        now, _ = _pair(earlier, later, measure, earlier.value, later.value)
        if now < 1:
            return evolve(best, verdict=Verdict.SUPERSEDED)
    return best


_DISAGREEMENT = (Verdict.CONSISTENT, Verdict.TENSION, Verdict.CONTRADICTION, Verdict.INCOMPARABLE)


def _drifted(earlier: Claim, later: Claim, measure: Measure, gap: int) -> Comparison:
    drift = measure.drift or Drift.default(measure.dynamics)
    value = earlier.value.to(later.value.unit)
    if not (drift.applies_to(value) and drift.applies_to(later.value)):
        found = _directly(earlier, later, measure)
        if found.verdict is Verdict.CONSISTENT:
            return evolve(found, gap=gap)
        return _incomparable(earlier, later, "different periods, and how fast it changes is not declared")
    widened = drift.widened(value, gap)
    degree, verdict = _pair(earlier, later, measure, widened, later.value)
    return Comparison(
        earlier=earlier, later=later, verdict=verdict, degree=degree, why="", gap=gap, widened=widened
    )


def _undated(earlier: Claim, later: Claim, measure: Measure) -> Comparison:
    """Without a date on one side only agreement can be told."""
    found = _directly(earlier, later, measure)
    if found.verdict is Verdict.CONSISTENT:
        return evolve(found, gap=None)
    return _incomparable(earlier, later, "one of them has no date")


def _was_current(claim: Claim) -> bool:
    return claim.as_of is not None and claim.as_of.basis == "published"


def _cumulative(earlier: Claim, later: Claim, measure: Measure) -> Comparison:
    """What only grows: the later one is not below the earlier one, nor further up than the drift allows."""
    gap = _gap(earlier, later)
    if gap == 0:
        return _directly(earlier, later, measure)
    if gap is None:
        return _undated(earlier, later, measure)
    degree, verdict = values.degree_at_most(earlier.value, later.value)
    found = Comparison(
        earlier=earlier, later=later, verdict=verdict, degree=degree, why="only grows", gap=gap
    )
    if measure.drift is None or verdict is not Verdict.CONSISTENT:
        return _superseded_if_grown(found, measure)
    upward = _drifted(earlier, later, measure, gap)
    most = upward.widened
    if most is not None:
        up = evolve(most, core=Range(hi=most.core.hi), support=Range(hi=most.support.hi))
        degree, verdict = values.compare(up, later.value)
        found = evolve(found, verdict=verdict, degree=degree, widened=most)
    return _superseded_if_grown(found, measure)


def _superseded_if_grown(found: Comparison, measure: Measure) -> Comparison:
    if found.verdict is Verdict.CONSISTENT and _was_current(found.earlier):
        now, _ = _pair(found.earlier, found.later, measure, found.earlier.value, found.later.value)
        if now < 1:
            return evolve(found, verdict=Verdict.SUPERSEDED)
    return found


def _flow(earlier: Claim, later: Claim, measure: Measure) -> Comparison:
    """Amounts per period: the same one, equal ones, one inside another, or rates."""
    a, b = earlier.as_of, later.as_of
    if a is None or b is None or a.days is None or b.days is None:
        one = earlier.source == later.source and (a is b or _same_days(earlier, later))
        return _directly(earlier, later, measure) if one else _undated(earlier, later, measure)
    if earlier.rate != later.rate:
        return _incomparable(
            earlier, later, f"per {later.rate or 'period'} against per {earlier.rate or 'period'}"
        )
    if a.same_days(b):
        if (a.certain and b.certain) or earlier.source == later.source:
            return _directly(earlier, later, measure)
        return _drifted(earlier, later, measure, 365)
    if abs(a.days - b.days) <= EQUAL_LENGTHS * max(a.days, b.days) or earlier.rate:
        return _drifted(earlier, later, measure, periods.gap_of_starts(a, b) or 365)
    for part, whole in ((earlier, later), (later, earlier)):
        if whole.as_of and part.as_of and whole.as_of.covers(part.as_of):
            return _part(earlier, later, part, whole, measure)
    return _rates(earlier, later, measure, a.days, b.days)


def _part(earlier: Claim, later: Claim, part: Claim, whole: Claim, measure: Measure) -> Comparison:
    """A part of the period has at most what the whole has; averages and percentages are left alone."""
    average = any(c.change is not None and c.change.average for c in (part, whole))
    if units.can_be_negative(part.unit) or average or measure.change:
        return _incomparable(earlier, later, "one period lies inside the other")
    degree, verdict = values.degree_at_most(part.value, whole.value)
    return Comparison(
        earlier=earlier, later=later, verdict=verdict, degree=degree, why="a part of the period and the whole"
    )


def _rates(earlier: Claim, later: Claim, measure: Measure, a: int, b: int) -> Comparison:
    """Periods of different lengths: what each comes to a day; never more than a tension."""
    if units.can_be_negative(earlier.unit) or units.is_percent(earlier.unit):
        return _incomparable(earlier, later, "periods of different lengths")
    first = evolve(earlier, value=_keep(earlier.value.scaled(Fraction(1, a)), earlier.value))
    second = evolve(later, value=_keep(later.value.scaled(Fraction(1, b)), later.value))
    if earlier.as_of is None or later.as_of is None:
        return _undated(earlier, later, measure)
    gap = max(periods.gap(earlier.as_of, later.as_of) or 365, 365)
    found = _drifted(first, second, measure, gap)
    verdict = Verdict.TENSION if found.verdict is Verdict.CONTRADICTION else found.verdict
    return evolve(
        found, earlier=earlier, later=later, verdict=verdict, why="compared by the day", widened=None
    )


def _keep(scaled: Value, original: Value) -> Value:
    return evolve(scaled, hedge=original.hedge)


def _elapsed(earlier: Claim, later: Claim, measure: Measure) -> Comparison:
    """Time since a fixed start: n years as of T began between T − (n + 1) and T − (n − 1) years."""
    first, second = _began(earlier), _began(later)
    if first is None or second is None:
        return _undated(earlier, later, measure)
    meets = first.meets(second)
    return Comparison(
        earlier=earlier,
        later=later,
        verdict=Verdict.CONSISTENT if meets else Verdict.CONTRADICTION,
        degree=Fraction(1 if meets else 0),
        why=f"began {_days(first)}, and {_days(second)}",
        gap=None,
    )


def _began(claim: Claim) -> Range | None:
    """The days on which what a duration measures can have begun."""
    unit = claim.unit
    if claim.as_of is None or claim.as_of.end is None or units.dimension(unit) != units.dimension("year"):
        return None
    if claim.as_of.basis == "published" and claim.reported and claim.reported.start and claim.reported.end:
        first, last = claim.reported.start, claim.reported.end
    else:
        first = last = claim.as_of.end
        if claim.as_of.end.month == 12 and claim.as_of.end.day == 31 and claim.as_of.start:
            first = date(claim.as_of.end.year, 1, 1) if claim.as_of.start.day == 1 else first
    one = units.factor(unit, "day")
    lo, hi = claim.value.support.lo, claim.value.support.hi
    low = None if hi is None else _before(first, hi + 1, unit, one)
    high = None if lo is None else _before(last, lo - 1, unit, one)
    return Range(lo=low, hi=high)


def _before(day: date, number: Fraction, unit: str, days: Fraction) -> Fraction:
    months = number * units.factor(unit, "month") if unit in ("month", "quarter", "year") else Fraction(1, 2)
    if months.denominator == 1:
        try:
            return Fraction(add_months(day, -int(months)).toordinal())
        except OverflowError:
            pass
    return day.toordinal() - number * days


def _days(found: Range) -> str:
    return figures.spread(found, "date")


_DYNAMICS = {
    "level": _level,
    "rank": _level,
    "flow": _flow,
    "cumulative": _cumulative,
    "fixed": _fixed,
    "elapsed": _elapsed,
}


# --- revisions, and what follows -------------------------------------------------------------------


def _replaces(earlier: Claim, later: Claim, measure: Measure) -> bool:
    """Whether one of two sources reported after the other, about the same or a later day."""
    if earlier.source == later.source:
        return False
    if (
        measure.dynamics == "level"
        and _same_days(earlier, later)
        and earlier.as_of
        and earlier.as_of.days == 1
    ):
        return False
    a, b = earlier.reported, later.reported
    if a is None or b is None or a.start is None or b.start is None:
        return True
    if a.same_days(b):
        return not a.certain
    return b.start >= a.start or _same_days(earlier, later)


def middle(period: Period, *, end: bool = True) -> date | None:
    """The day that stands for a period in rates: its end, or the middle of an uncertain window."""
    if period.start is None or period.end is None:
        return period.end
    if period.certain:
        return period.end if end else period.start
    return period.start + timedelta(days=(period.end - period.start).days / 2)


def _implied(found: Comparison) -> dict[str, float]:
    """The change between two figures, and what it comes to in the unit that fits the gap."""
    before, after = found.earlier.value.point, found.later.value.point
    if before is None or after is None or found.earlier.unit in ("date", "rank") or before <= 0 or after <= 0:
        return {}
    if units.dimension(found.earlier.unit) != units.dimension(found.later.unit):
        return {}
    after = units.convert(after, found.later.unit, found.earlier.unit)
    if found.why == "compared by the day" and found.earlier.as_of and found.later.as_of:
        before /= found.earlier.as_of.days or 1
        after /= found.later.as_of.days or 1
    implied = {"change_percent": round(float(after / before - 1) * 100, 2)}
    a, b = found.earlier.as_of, found.later.as_of
    first, last = (middle(a) if a else None), (middle(b) if b else None)
    if found.gap and first and last and last > first:
        days = (last - first).days
        for name, length, least in (("year", YEAR, 200), ("month", YEAR / 12, 45), ("day", Fraction(1), 0)):
            if days >= least:
                rate = float(after / before) ** (float(length) / days) - 1
                implied[f"percent_per_{name}"] = round(rate * 100, 2)
                break
    return implied


def slack(found: Comparison) -> str:
    """What would reconcile two figures: the least that one would have to be, or the most."""
    if found.verdict not in _DISAGREE or found.widened is None or found.widened.unit == "date":
        return ""
    left, right = found.widened, found.later.value.to(found.widened.unit)
    table_share = hedges.load().sources
    left, right = left.widened(table_share), right.widened(table_share)
    unit = left.unit
    if left.core.hi is not None and right.core.lo is not None and left.core.hi < right.core.lo:
        return f"{found.later.text} would fit at {figures.amount(left.core.hi, unit)} or less"
    if left.core.lo is not None and right.core.hi is not None and right.core.hi < left.core.lo:
        return f"{found.later.text} would fit at {figures.amount(left.core.lo, unit)} or more"
    return ""
