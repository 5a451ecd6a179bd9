"""Values: what a figure says, as a core range inside a support range, in one unit.

    Value.read(Fraction(200_000), unit="person", hedge="over").support  ->  (200000, ∞)
    degree(Value.parse("about 88,000 people"), Value.parse("over 100,000 people"))  ->  0

In: a number, how it was written and hedged. Out: `Value`, its arithmetic, its JSON, and how far two of them
agree: the whole of one type, so that what a new field means to each is seen together (hence the length).
"""

import sys
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from factcheck import hedges, ranges, units
from factcheck.calendars import as_date, last_of_month, whole_months
from factcheck.ranges import Number, Range, exact
from factcheck.verdicts import GRAVITY, Verdict, judge

OPEN = Range()
NOTHING = Fraction(0)
WHOLE = ("count", "rank", "duration")
"""Kinds of which nobody rounds a small number."""
STRICT = ("over", "nearly", "under")
"""Hedges that exclude the number itself."""


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
    grain: Fraction = field(default=Fraction(1), eq=False)
    written: str = field(default="", eq=False)
    loose: Fraction = Fraction(0)
    _ranges_of: Callable[[], tuple[Range, Range, Range]] | None = field(
        default=None, init=False, eq=False, repr=False
    )

    def __attrs_post_init__(self) -> None:
        if not self.support.covers(self.core):
            raise ValueError(f"the core {self.core} is not inside the support {self.support}")
        if not self.written:
            object.__setattr__(self, "written", self.unit)

    # --- made from words ---------------------------------------------------------------------

    @classmethod
    def read(
        cls,
        point: Number,
        *,
        unit: str = "item",
        kind: str = "",
        hedge: str = "none",
        grain: Number | None = None,
        rounded: bool | None = None,
        reading: str = "normal",
        decrease: bool = False,
    ) -> "Value":
        """A number under a hedge. What is not given follows: `kind` from the unit, the rest from the digits.

        `grain` is the place value of the last digit that counts, `rounded` whether the written number ends in
        zeros before the mark; a number given as written ("7.0") has them right.
        A `decrease` is negative and its hedge speaks of its size: "fell over 5 %" is (-∞, -5).
        """
        number = exact(point)
        step = grain_of(point if isinstance(point, str) else number) if grain is None else exact(grain)
        if rounded is None:
            written = point.strip() if isinstance(point, str) and "." in point else str(number)
            rounded = written.lstrip("-+").isdigit() and written.endswith("0") and number != 0
        kind = kind or kind_of(unit)
        size = abs(number) if decrease else number
        table = hedges.load()
        table.check(hedge, reading)
        timed = kind == "duration" and hedge == "none" and size < table.small
        ranges_of = partial(_negated if decrease else _read, size, unit, kind, hedge, step, rounded, reading)
        return cls._later(
            ranges_of,
            unit=unit,
            point=-size if decrease else number,
            hedge=hedge,
            ends=None,
            grain=step,
            written=unit,
            loose=table.duration * table.stretch(reading) if timed and -size < table.small else NOTHING,
        )

    @classmethod
    def _later(cls, ranges_of: Callable[[], tuple[Range, Range, Range]], **fields: Any) -> "Value":
        """A value whose core, support and stated bounds are made when first asked for: few ever are."""
        value = object.__new__(cls)
        for name, given in fields.items():
            object.__setattr__(value, name, given)
        object.__setattr__(value, "_ranges_of", ranges_of)
        return value

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Range:
            if name not in ("core", "support", "stated"):
                raise AttributeError(f"a Value has no {name}")
            for made, found in zip(("core", "support", "stated"), self._ranges_of(), strict=True):
                object.__setattr__(self, made, found)
            return object.__getattribute__(self, name)

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
        if not units.can_be_negative(first.unit) and support.lo is not None and lo >= 0 > support.lo:
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
    def days(cls, start: date | None, end: date | None, *, hedge: str = "none") -> "Value":
        """A date: the days from start to end, both included, at the precision written; None is no bound."""
        found = Range(lo=start.toordinal() if start else None, hi=end.toordinal() if end else None)
        return cls(core=found, support=found, unit="date", hedge=hedge, stated=found, written="date")

    @classmethod
    def span(cls, first: "Value", last: "Value") -> "Value":
        """From one date to another; spans are compared end by end."""
        found = Range(lo=first.core.lo, hi=last.core.hi)
        return cls(
            core=found,
            support=found,
            unit="date",
            hedge="range",
            stated=found,
            ends=(first, last),
            written="date",
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
        unit = unit if unit == self.unit else units.canonical(unit)
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
            written=self.written if units.is_time(unit) else unit,
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
        around = Range(lo=self.point - slack, hi=self.point + slack)
        return self if self.support.covers(around) else evolve(self, support=self.support.hull(around))

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
        return _made(abs(self.core), abs(self.support), self.unit, point, self)

    def __add__(self, other: "Value") -> "Value":
        unit = units.common(self.unit, other.unit)
        a, b = self.to(unit), other.to(unit)
        return _made(a.core + b.core, a.support + b.support, unit, _both(a, b, lambda x, y: x + y), a, b)

    def __sub__(self, other: "Value") -> "Value":
        return self + -other

    def __mul__(self, other: "Value") -> "Value":
        unit, scale = units.product(self.unit, other.unit)
        factor = Range.at(scale)
        core, support = self.core * other.core * factor, self.support * other.support * factor
        return _made(core, support, unit, _both(self, other, lambda x, y: x * y * scale), self, other)

    def __truediv__(self, other: "Value") -> "Value":
        unit, scale = units.product(self.unit, other.unit, -1)
        factor = Range.at(scale)
        core, support = self.core / other.core * factor, self.support / other.support * factor
        point = _both(self, other, lambda x, y: x / y * scale if y else None)
        return _made(core, support, unit, point, self, other)

    def __pow__(self, exponent: int) -> "Value":
        unit, scale = units.power(self.unit, exponent)
        factor = Range.at(scale)
        point = (
            None if self.point is None or (exponent < 0 and not self.point) else self.point**exponent * scale
        )
        return _made(self.core**exponent * factor, self.support**exponent * factor, unit, point, self)

    def scaled(self, factor: Number) -> "Value":
        """The value times an exact number."""
        by = Range.at(factor)
        point = None if self.point is None else self.point * exact(factor)
        return _made(self.core * by, self.support * by, self.unit, point, self)

    # --- JSON ------------------------------------------------------------------------------------

    def as_dict(self) -> dict[str, Any]:
        """The value as JSON: floats in its unit, or the first and last day of a date.

        Where these say less than the value holds (ends of spans, fractions), `exact` adds it.
        """
        if self.unit == "date":
            given: dict[str, Any] = {"start": _day(self.core.lo), "end": _day(self.core.hi)}
        else:
            given = {
                "point": _float(self.point),
                "lo": _float(self.stated.lo),
                "hi": _float(self.stated.hi),
                "core": [_float(self.core.lo), _float(self.core.hi)],
                "support": [_float(self.support.lo), _float(self.support.hi)],
            }
            if self._is_plain():
                return given
        plain = Value.from_dict(given, unit=self.unit, hedge=self.hedge)
        parts = [name for name in _EXACT if getattr(self, name) != getattr(plain, name)]
        if not self.loose and "written" in parts:
            parts.remove("written")
        more: dict[str, Any] = {name: _text(getattr(self, name)) for name in parts}
        if self.ends != plain.ends:
            more["ends"] = [end and {**end.as_dict(), "hedge": end.hedge} for end in self.ends or ()]
        return {**given, "exact": more} if more else given

    def _is_plain(self) -> bool:
        """Whether floats say all of a number: most do, and need not be read back to see it."""
        point, strict = self.point, self.hedge in STRICT
        if point is None or self.ends is not None or self.loose or not _is_float(point):
            return False
        for part in (self.core, self.support, self.stated):
            for end, is_open in ((part.lo, part.lo_open), (part.hi, part.hi_open)):
                if not _is_float(end) or is_open != (strict and end == point):
                    return False
        return True

    @classmethod
    def from_dict(
        cls, given: Mapping[str, Any], *, unit: str, hedge: str = "none", kind: str = ""
    ) -> "Value":
        """A value from its JSON; an end is open where the hedge excludes the number that it stands at."""
        if unit == "date" or kind == "date":
            plain = _days_from(_ordinal(given.get("start")), _ordinal(given.get("end")), hedge)
        else:
            plain = _number_from(given, unit, hedge)
        more = dict(given.get("exact") or {})
        if "ends" in more:
            ends = [Value.from_dict(end, unit=plain.unit, hedge=end["hedge"]) for end in more.pop("ends")]
            plain = evolve(plain, ends=(ends[0], ends[1]) if ends else None)
        return evolve(plain, **{name: _EXACT[name](text) for name, text in more.items() if name in _EXACT})


def _days_from(first: Fraction | None, last: Fraction | None, hedge: str) -> Value:
    """A date where the days are one unit of the calendar, else a span of whole years, months or days."""
    found = Range(lo=first, hi=last)
    start, end = as_date(first), as_date(last)
    plain = Value(core=found, support=found, unit="date", hedge=hedge, stated=found)
    if start is None or end is None or start == end:
        return plain
    months = whole_months(start, end)
    if months in (1, 3, 6, 12, 120, 1200):
        return plain
    if months and (start.month, end.month) == (1, 12):
        ends = (
            Value.days(start, start.replace(month=12, day=31)),
            Value.days(end.replace(month=1, day=1), end),
        )
    elif months:
        ends = (Value.days(start, last_of_month(start)), Value.days(end.replace(day=1), end))
    else:
        ends = (Value.days(start, start), Value.days(end, end))
    return evolve(plain, ends=ends)


def _number_from(given: Mapping[str, Any], unit: str, hedge: str) -> Value:
    point = None if given.get("point") is None else exact(given["point"])
    strict = hedge in STRICT

    def ends(lo: float | None, hi: float | None) -> Range:
        low, high = (None if end is None else exact(end) for end in (lo, hi))
        return Range(lo=low, hi=high, lo_open=strict and low == point, hi_open=strict and high == point)

    core, support = ends(*given["core"]), ends(*given["support"])
    if point is None and hedge == "at-least":  # thousands of: up to, not including, ten
        core = evolve(core, hi_open=core.hi is not None and core.hi != core.lo)
    table = hedges.load()
    small = point is not None and core.is_point and abs(point) < table.small
    stated = ends(given.get("lo"), given.get("hi"))
    bare: tuple[Value, Value] | None = None
    if hedge == "range" and stated.lo is not None and stated.hi is not None:
        bare = (Value.read(stated.lo, unit=unit), Value.read(stated.hi, unit=unit))
    return Value(
        core=core,
        support=support.hull(core),
        unit=unit,
        point=point,
        hedge=hedge,
        stated=stated,
        ends=bare,
        grain=grain_of(point) if point is not None else Fraction(1),
        loose=table.duration if small and hedge == "none" and kind_of(unit) == "duration" else Fraction(0),
    )


def kind_of(unit: str) -> str:
    """What kind of figure a unit makes, as claims name it: count, money, quantity, percent, duration."""
    if units.is_counted(unit):
        return "count"
    if unit in ("rank", "date"):
        return unit
    if units.is_currency(unit):
        return "money"
    if units.is_percent(unit):
        return "percent"
    if units.is_time(unit):
        return "duration"
    return "multiple" if units.dimension(unit) == "dimensionless" else "quantity"


def can_be_negative(unit: str, kind: str = "") -> bool:
    """Whether less than nothing makes sense: for changes in percent, for temperatures, not for counts."""
    return kind != "multiple" and units.can_be_negative(unit)


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


def _read(
    number: Fraction, unit: str, kind: str, hedge: str, grain: Fraction, rounded: bool, reading: str
) -> tuple[Range, Range, Range]:
    """Core, support and stated bounds of a number as it was read."""
    stated = _stated(number, hedge)
    small = hedge == "none" and kind in WHOLE and abs(number) < hedges.load().small
    if small and (kind == "duration" or number.denominator == 1):
        return stated, stated, stated
    core, support = hedges.widths(
        number,
        grain=grain,
        hedge=hedge,
        rounded=rounded,
        counted=kind == "count",
        negative=can_be_negative(unit, kind),
        reading=reading,
    )
    return core, support, stated


def _negated(*given: Any) -> tuple[Range, Range, Range]:
    """The same of a number that went down."""
    core, support, stated = _read(*given)
    return -core, -support, -stated


def _stated(number: Fraction, hedge: str) -> Range:
    if hedge in ("none", "exact"):
        return Range.at(number)
    if hedge in ("over", "at-least"):
        return Range(lo=number, lo_open=hedge == "over")
    if hedge in ("nearly", "under", "up-to"):
        return Range(hi=number, hi_open=hedge != "up-to")
    return OPEN


def _made(core: Range, support: Range, unit: str, point: Fraction | None, *of: Value) -> Value:
    """A result: as bare as the numbers that it comes from."""
    sources = {value.hedge for value in of}
    hedge = "exact" if sources == {"exact"} else "none" if sources <= {"none", "exact"} else "about"
    stated = Range.at(point) if point is not None and hedge != "about" else OPEN
    return Value(core=core, support=support, unit=unit, point=point, hedge=hedge, stated=stated)


def _both(a: Value, b: Value, combine: Callable[[Fraction, Fraction], Fraction | None]) -> Fraction | None:
    return None if a.point is None or b.point is None else combine(a.point, b.point)


def _float(number: Fraction | None) -> float | None:
    """The nearest float; beyond all floats, the largest."""
    try:
        return None if number is None else float(number)
    except OverflowError:
        return sys.float_info.max if number and number > 0 else -sys.float_info.max


def _is_float(number: Fraction | None) -> bool:
    """Whether a number is the one that its float stands for."""
    if number is None or (number.denominator == 1 and -(10**15) < number.numerator < 10**15):
        return True
    return exact(_float(number) or 0.0) == number


def _day(ordinal: Fraction | None) -> str | None:
    day = as_date(ordinal)
    return day.isoformat() if day else None


def _ordinal(day: str | None) -> Fraction | None:
    return None if day is None else Fraction(date.fromisoformat(day).toordinal())


def _text(part: Range | Fraction | str | None) -> str | None:
    return None if part is None else str(part)


def _range(text: str) -> Range:
    lo, hi = text.strip("[]()").split(", ")
    return Range(
        lo=None if "∞" in lo else lo,
        hi=None if "∞" in hi else hi,
        lo_open=text.startswith("("),
        hi_open=text.endswith(")"),
    )


_EXACT: Mapping[str, Callable[[Any], Any]] = {
    "core": _range,
    "support": _range,
    "stated": _range,
    "point": lambda text: None if text is None else Fraction(text),
    "loose": Fraction,
    "written": str,
}
"""The parts of a value that its JSON can lose, and how they come back from a text."""


# --- agreement ------------------------------------------------------------------------------------


def compare(
    a: Value, b: Value, *, between_sources: bool = False, extent: bool = False
) -> tuple[Fraction, Verdict]:
    """The degree to which two values agree, and its verdict; in either order the same.

    Two spans of dates are compared end by end, and where `extent` holds any two ranges are, too.
    `between_sources` keeps the supports of bare numbers from being narrower than sources ever agree.

    Raises: UnitError where the units measure different things.
    """
    if a.ends and b.ends and (extent or a.unit == b.unit == "date"):
        pairs = [compare(x, y, between_sources=between_sources) for x, y in zip(a.ends, b.ends, strict=True)]
        return min(pair[0] for pair in pairs), max((pair[1] for pair in pairs), key=GRAVITY.index)
    first, second = _aligned(a, b)
    if between_sources and not first.core.meets(second.core):  # where cores meet supports decide nothing
        first, second = _loosened(first, second)
    found, possible = ranges.meet((first.core, first.support), (second.core, second.support))
    return found, judge(found, possible=possible)


def degree(a: Value, b: Value, *, between_sources: bool = False) -> Fraction:
    """The greatest height at which the two trapezoids meet: 1 where the cores do."""
    return compare(a, b, between_sources=between_sources)[0]


def degree_at_most(
    a: Value, b: Value, *, strict: bool = False, between_sources: bool = False
) -> tuple[Fraction, Verdict]:
    """The degree of a <= b (of a < b where strict), and its verdict."""
    first, second = _aligned(a, b)
    if between_sources:
        first, second = _loosened(first, second)
    low, high = (first.core, first.support), (second.core, second.support)
    found, possible = ranges.meet_at_most(low, high, strictly=strict)
    return found, judge(found, possible=possible)


def _aligned(a: Value, b: Value) -> tuple[Value, Value]:
    """Two values in one unit, the same whichever comes first."""
    unit = a.unit if a.unit == b.unit else min(a.unit, b.unit)
    return a.against(b).to(unit), b.against(a).to(unit)


def _loosened(a: Value, b: Value) -> tuple[Value, Value]:
    """Two values of different sources: their supports are not narrower than sources ever agree."""
    share = hedges.load().sources
    return a.widened(share), b.widened(share)
