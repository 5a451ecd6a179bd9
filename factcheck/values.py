"""Values: what a figure says, as a core range inside a support range, in one unit.

    Value.read(Fraction(200_000), unit="person", hedge="over").support  ->  (200000, ∞)
    degree(Value.parse("about 88,000 people"), Value.parse("over 100,000 people"))  ->  0

In: a number, how it was written and hedged. Out: `Value`, its arithmetic, and how far two of them agree.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from attrs import evolve, field, frozen

from factcheck import hedges, ranges, units
from factcheck.ranges import Number, Range, exact
from factcheck.verdicts import Verdict, judge

OPEN = Range()


@frozen(kw_only=True)
class Value:
    """A number as its words allow it. `point` is the number as written, `stated` the bounds that words state.

    `ends` are the two ends of a range or of a span of dates, each read by itself. `written` is the unit that
    the number was written in and `loose` how far, in the present unit, a short duration may be rounded: both
    matter only against a value written in another unit.
    """

    core: Range
    support: Range
    unit: str
    point: Fraction | None = None
    hedge: str = "none"
    stated: Range = OPEN
    ends: tuple["Value", "Value"] | None = None
    grain: Fraction = Fraction(1)
    written: str = ""
    loose: Fraction = field(default=Fraction(0))

    # --- made from words ---------------------------------------------------------------------

    @classmethod
    def read(
        cls,
        point: Number,
        *,
        unit: str = "item",
        kind: str = "count",
        hedge: str = "none",
        grain: Number | None = None,
        rounded: bool | None = None,
        reading: str = "normal",
        decrease: bool = False,
    ) -> "Value":
        """A number under a hedge; `grain` and `rounded` follow from its digits where they are not given.

        A `decrease` is negative and its hedge speaks of its size: "fell over 5 %" is (-∞, -5).
        """
        number = exact(point)
        if decrease:
            up = cls.read(
                abs(number), unit=unit, kind=kind, hedge=hedge, grain=grain, rounded=rounded, reading=reading
            )
            return -evolve(up, hedge=hedge)
        step = grain_of(number) if grain is None else exact(grain)
        if rounded is None:
            rounded = number.denominator == 1 and number % 10 == 0 and number != 0
        table = hedges.load()
        small = abs(number) < table.small and hedge == "none"
        loose = Fraction(0)
        if small and (kind == "duration" or (kind in ("count", "rank") and number.denominator == 1)):
            core = support = Range.at(number)
            loose = table.duration * table.stretch(reading) if kind == "duration" else loose
        elif kind == "rank" and hedge == "none":
            core = support = Range.at(number)
        else:
            core, support = hedges.widths(
                number,
                grain=step,
                hedge=hedge,
                rounded=rounded,
                counted=units.is_counted(unit),
                negative=units.can_be_negative(unit),
                reading=reading,
            )
        return cls(
            core=core,
            support=support,
            unit=unit,
            point=number,
            hedge=hedge,
            stated=_stated(number, hedge),
            grain=step,
            written=unit,
            loose=loose,
        )

    @classmethod
    def vague(cls, scale: Number, *, unit: str = "item", reading: str = "normal") -> "Value":
        """ "Thousands of": at least two of them, and hardly ten."""
        low, high = (exact(scale) * share for share in hedges.load().vague)
        return cls(
            core=Range(lo=low, hi=high, hi_open=True),
            support=Range(lo=low),
            unit=unit,
            hedge="at-least",
            stated=Range(lo=low),
            grain=exact(scale),
            written=unit,
        )

    @classmethod
    def between(cls, first: "Value", second: "Value", *, reading: str = "normal") -> "Value":
        """ "first to second", in the unit of the first; each end is rounded to its own grain."""
        second = second.to(first.unit)
        low, high = sorted((first, second), key=lambda value: (value._middle(), value.grain))
        lo, hi = low._middle(), high._middle()
        support = hedges.between(lo, hi, (low.grain, high.grain), reading)
        if lo == hi or units.dimension(first.unit) == "rank":
            support = Range(lo=lo, hi=hi)
        elif not units.can_be_negative(first.unit) and support.lo is not None and lo >= 0 > support.lo:
            support = evolve(support, lo=Fraction(0))
        return cls(
            core=Range(lo=lo, hi=hi),
            support=support,
            unit=first.unit,
            hedge="range",
            stated=Range(lo=lo, hi=hi),
            ends=(low, high),
            grain=max(low.grain, high.grain),
            written=first.unit,
        )

    @classmethod
    def days(cls, start: date, end: date) -> "Value":
        """A date: the days from start to end, both included, at the precision written."""
        found = Range(lo=Fraction(start.toordinal()), hi=Fraction(end.toordinal()))
        return cls(core=found, support=found, unit="date", stated=found, written="date")

    @classmethod
    def span(cls, first: "Value", last: "Value") -> "Value":
        """From one date to another; spans are compared end by end."""
        found = Range(lo=first.core.lo, hi=last.core.hi)
        return cls(
            core=found, support=found, unit="date", hedge="range", stated=found, ends=(first, last), written="date"
        )

    @classmethod
    def exact(cls, number: Number, unit: str = "dimensionless") -> "Value":
        """The number and no other."""
        at = Range.at(number)
        return cls(
            core=at, support=at, unit=unit, point=exact(number), hedge="exact", stated=at, written=unit
        )

    @classmethod
    def parse(cls, text: str, *, language: str = "en") -> "Value":
        """The first figure of a text.

        Raises: ValueError where the text has none.
        """
        from factcheck.mentions import first

        return first(text, language)

    # --- units and arithmetic ------------------------------------------------------------------

    def to(self, unit: str) -> "Value":
        """The same value in another unit, exactly.

        Raises: UnitError where the units measure different things.
        """
        if unit == self.unit:
            return self
        lo, hi = units.convert(Fraction(0), self.unit, unit), units.convert(Fraction(1), self.unit, unit)
        scale = hi - lo

        def change(number: Fraction) -> Fraction:
            return number * scale + lo

        return evolve(
            self,
            core=self.core.map(change),
            support=self.support.map(change),
            stated=self.stated.map(change),
            point=None if self.point is None else change(self.point),
            ends=None if self.ends is None else (self.ends[0].to(unit), self.ends[1].to(unit)),
            grain=self.grain * scale,
            loose=self.loose * scale,
            unit=unit,
        )

    def against(self, other: "Value") -> "Value":
        """The value as it counts beside another: a short duration is loose against another unit."""
        if not self.loose or self.written == other.written or self.point is None:
            return self
        around = Range(lo=self.point - self.loose, hi=self.point + self.loose)
        return evolve(self, core=around, support=around, loose=Fraction(0))

    def widened(self, share: Fraction) -> "Value":
        """The support of a bare number at least this share of it on each side."""
        if self.hedge != "none" or self.point is None or units.dimension(self.unit) in ("rank", "date"):
            return self
        slack = abs(self.point) * share
        return evolve(self, support=self.support.hull(Range(lo=self.point - slack, hi=self.point + slack)))

    def _middle(self) -> Fraction:
        if self.point is not None:
            return self.point
        known = [end for end in (self.core.lo, self.core.hi) if end is not None]
        return sum(known, Fraction(0)) / (len(known) or 1)

    def __neg__(self) -> "Value":
        return evolve(
            self,
            core=-self.core,
            support=-self.support,
            stated=-self.stated,
            point=None if self.point is None else -self.point,
            ends=None if self.ends is None else (-self.ends[1], -self.ends[0]),
        )

    def __abs__(self) -> "Value":
        point = None if self.point is None else abs(self.point)
        return _made(abs(self.core), abs(self.support), self.unit, point)

    def __add__(self, other: "Value") -> "Value":
        unit = units.common(self.unit, other.unit)
        a, b = self.to(unit), other.to(unit)
        return _made(a.core + b.core, a.support + b.support, unit, _both(a, b, lambda x, y: x + y))

    def __sub__(self, other: "Value") -> "Value":
        return self + -other

    def __mul__(self, other: "Value") -> "Value":
        unit, scale = units.product(self.unit, other.unit)
        factor = Range.at(scale)
        core, support = self.core * other.core * factor, self.support * other.support * factor
        return _made(core, support, unit, _both(self, other, lambda x, y: x * y * scale))

    def __truediv__(self, other: "Value") -> "Value":
        unit, scale = units.product(self.unit, other.unit, -1)
        factor = Range.at(scale)
        core, support = self.core / other.core * factor, self.support / other.support * factor
        return _made(core, support, unit, _both(self, other, lambda x, y: x / y * scale if y else None))

    def __pow__(self, exponent: int) -> "Value":
        unit, scale = units.power(self.unit, exponent)
        factor = Range.at(scale)
        point = None if self.point is None or (exponent < 0 and not self.point) else self.point**exponent * scale
        return _made(self.core**exponent * factor, self.support**exponent * factor, unit, point)

    def scaled(self, factor: Number) -> "Value":
        """The value times an exact number."""
        by = Range.at(factor)
        point = None if self.point is None else self.point * exact(factor)
        return _made(self.core * by, self.support * by, self.unit, point)

    # --- JSON ------------------------------------------------------------------------------------

    def as_dict(self) -> dict[str, Any]:
        """The value as JSON: floats in its unit, or the first and last day of a date."""
        if self.unit == "date":
            return {"start": _day(self.core.lo), "end": _day(self.core.hi)}
        return {
            "point": _float(self.point),
            "lo": _float(self.stated.lo),
            "hi": _float(self.stated.hi),
            "core": [_float(self.core.lo), _float(self.core.hi)],
            "support": [_float(self.support.lo), _float(self.support.hi)],
        }

    @classmethod
    def from_dict(
        cls, given: Mapping[str, Any], *, unit: str, hedge: str = "none", kind: str = "count"
    ) -> "Value":
        """A value from its JSON; an end is open where the hedge excludes the number that it stands at."""
        if unit == "date" or kind == "date":
            found = Range(lo=_ordinal(given.get("start")), hi=_ordinal(given.get("end")))
            return cls(core=found, support=found, unit="date", hedge=hedge, stated=found, written="date")
        point = None if given.get("point") is None else exact(given["point"])
        strict = hedge in ("over", "nearly", "under")

        def ends(lo: float | None, hi: float | None) -> Range:
            low, high = (None if end is None else exact(end) for end in (lo, hi))
            return Range(
                lo=low, hi=high, lo_open=strict and low == point, hi_open=strict and high == point
            )

        small = kind == "duration" and hedge == "none" and point is not None
        table = hedges.load()
        return cls(
            core=ends(*given["core"]),
            support=ends(*given["support"]),
            unit=unit,
            point=point,
            hedge=hedge,
            stated=ends(given.get("lo"), given.get("hi")),
            grain=grain_of(point) if point is not None else Fraction(1),
            written=unit,
            loose=table.duration if small and point is not None and abs(point) < table.small else Fraction(0),
        )


def grain_of(number: Fraction | str) -> Fraction:
    """The place value of a number's last non-zero digit, or of a written one's last digit after the mark.

    grain_of("16.20") -> 1/100; grain_of("180000") -> 10000; grain_of("0") -> 1. Source: the hedge table.
    """
    if isinstance(number, str):
        _, mark, decimals = number.partition(".")
        if mark and decimals:
            return Fraction(1, 10 ** len(decimals))
        number = Fraction(number.rstrip(".") or 0)
    if number == 0:
        return Fraction(1)
    grain = Fraction(1)
    if number.denominator == 1:
        while number % (grain * 10) == 0:
            grain *= 10
        return grain
    for _ in range(30):
        grain /= 10
        if (number / grain).denominator == 1:
            return grain
    return Fraction(1, number.denominator)


def _stated(number: Fraction, hedge: str) -> Range:
    if hedge in ("none", "exact"):
        return Range.at(number)
    if hedge in ("over", "at-least"):
        return Range(lo=number, lo_open=hedge == "over")
    if hedge in ("nearly", "under", "up-to"):
        return Range(hi=number, hi_open=hedge != "up-to")
    return OPEN


def _made(core: Range, support: Range, unit: str, point: Fraction | None) -> Value:
    return Value(core=core, support=support, unit=unit, point=point, hedge="none", written=unit)


def _both(a: Value, b: Value, combine: Any) -> Fraction | None:
    if a.point is None or b.point is None:
        return None
    found: Fraction | None = combine(a.point, b.point)
    return found


def _float(number: Fraction | None) -> float | None:
    return None if number is None else float(number)


def _day(ordinal: Fraction | None) -> str | None:
    if ordinal is None or not 1 <= ordinal <= date.max.toordinal():
        return None
    return date.fromordinal(int(ordinal)).isoformat()


def _ordinal(day: str | None) -> Fraction | None:
    return None if day is None else Fraction(date.fromisoformat(day).toordinal())


# --- agreement ------------------------------------------------------------------------------------


def compare(a: Value, b: Value, *, between_sources: bool = False) -> tuple[Fraction, Verdict]:
    """The degree to which two values agree, and its verdict; spans and extents are compared end by end.

    Raises: UnitError where the units measure different things.
    """
    if a.ends and b.ends and a.unit == b.unit == "date":
        pairs = [compare(x, y) for x, y in zip(a.ends, b.ends, strict=True)]
        return min(pair[0] for pair in pairs), max((pair[1] for pair in pairs), key=_gravity)
    first, second = _aligned(a, b, between_sources)
    found, possible = ranges.meet((first.core, first.support), (second.core, second.support))
    return found, judge(found, possible=possible)


def compare_extents(a: Value, b: Value, *, between_sources: bool = False) -> tuple[Fraction, Verdict]:
    """For measures with `range = "extent"`: two spans end by end; a single figure with a span as a range."""
    if not (a.ends and b.ends):
        return compare(a, b, between_sources=between_sources)
    pairs = [compare(x, y, between_sources=between_sources) for x, y in zip(a.ends, b.ends, strict=True)]
    return min(pair[0] for pair in pairs), max((pair[1] for pair in pairs), key=_gravity)


def degree(a: Value, b: Value) -> Fraction:
    """The greatest height at which the two trapezoids meet: 1 where the cores do."""
    return compare(a, b)[0]


def degree_at_most(a: Value, b: Value, *, strict: bool = False) -> tuple[Fraction, Verdict]:
    """The degree of a <= b (of a < b where strict), and its verdict."""
    first, second = _aligned(a, b, False)
    found, possible = ranges.meet_at_most(
        (first.core, first.support), (second.core, second.support), strictly=strict
    )
    return found, judge(found, possible=possible)


def _aligned(a: Value, b: Value, between_sources: bool) -> tuple[Value, Value]:
    first, second = a.against(b), b.against(a).to(a.unit)
    if between_sources:
        share = hedges.load().sources
        first, second = first.widened(share), second.widened(share)
    return first, second


def _gravity(verdict: Verdict) -> int:
    return (Verdict.CONSISTENT, Verdict.TENSION, Verdict.CONTRADICTION).index(verdict)
