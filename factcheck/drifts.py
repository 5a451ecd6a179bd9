"""Drift: how fast a measure may change, usually and at the most, and what that makes of an earlier value.

    Drift.parse({"usual": "10 %/year", "limit": "40 %/year"}, "level").widened(value, 365)
    -> the value with its core widened by 10 % and its support by 40 %, both ways

In: a pack's texts such as "10 %/year", "0.5/year" (places of a rank), "2 points/year", "any", or tables
with `down` and `up`. Out: `Drift`, which widens a Value over a gap in days.
"""

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from typing import Any

from attrs import evolve, frozen

from factcheck import ranges, units
from factcheck.calendars import YEAR
from factcheck.errors import nearest
from factcheck.ranges import Range
from factcheck.values import Value

DAYS = {
    "day": Fraction(1),
    "week": Fraction(7),
    "month": YEAR / 12,
    "quarter": YEAR / 4,
    "year": YEAR,
    "decade": YEAR * 10,
}
_RATE = re.compile(r"\s*(\d+(?:\.\d+)?)\s*([^\d\s/][^/]*?)?\s*(?:/|\ba\b|\bper\b)\s*(\w+?)s?\s*")
SIDES = ("down", "up")
BOUNDS = ("usual", "limit")
EXPECTED = 'a rate such as "10 %/year", "2 points/month", "0.5/year" or "any"'
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)\s*([a-z]+?)s?\s*")
SHARES = ("%", "percent", "per cent")
OWN = ("", "point", "points", "place", "places", "percentage point", "percentage points", "pp")
"""What an amount in the measure's own unit is called, if anything."""


def duration(text: str) -> Fraction | None:
    """The days of a length of time such as "18 months"; None where it is none."""
    found = _LENGTH.fullmatch(text)
    return Fraction(found[1]) * DAYS[found[2]] if found and found[2] in DAYS else None


@frozen(kw_only=True)
class Rate:
    """A share (relative) or an amount per so many days; `amount` None is no bound.

    `unit` is the amount's, "" where it is the measure's own.
    """

    amount: Fraction | None
    days: Fraction = YEAR
    relative: bool = True
    unit: str = ""

    @classmethod
    def parse(cls, text: Any) -> "Rate":
        """A rate as packs write it.

        Raises: ValueError saying what was expected.
        """
        if text == "any":
            return cls(amount=None)
        found = _RATE.fullmatch(text) if isinstance(text, str) else None
        if not found or found[3] not in DAYS:
            shown = f'"{text}"' if isinstance(text, str) else text
            raise ValueError(f"expected {EXPECTED}, not {shown}")
        amount, unit, days = Fraction(found[1]), (found[2] or "").strip(), DAYS[found[3]]
        if unit in SHARES:
            return cls(amount=amount / 100, days=days)
        return cls(
            amount=amount, days=days, relative=False, unit="" if unit in OWN else units.canonical(unit)
        )

    def over(self, days: Fraction, unit: str) -> Fraction | None:
        """What it comes to over a gap: a factor if relative, else an amount of the unit; rounded up."""
        if self.amount is None:
            return None
        steps = days / self.days
        if not self.relative:
            return self.amount * steps * (units.factor(self.unit, unit) if self.unit else 1)
        try:
            return ranges.power(1 + self.amount, steps, up=True)
        except OverflowError:  # beyond all floats is beyond all figures
            return None


@frozen(kw_only=True)
class Bound:
    """Rates in both directions."""

    down: Rate
    up: Rate

    @classmethod
    def parse(cls, given: Any, default: "Bound | None" = None) -> "Bound":
        """A text for both directions, or a table of them; what it leaves out is the default's.

        Raises: ValueError saying what was expected.
        """
        if not isinstance(given, Mapping):
            rate = Rate.parse(given)
            return cls(down=rate, up=rate)
        _only(given, SIDES, SIDES)
        rates = {side: Rate.parse(text) for side, text in given.items()}
        missing = Rate(amount=None)
        for side in {"down", "up"} - set(rates):
            kind = {rate.relative for rate in rates.values() if rate.amount is not None}
            other = getattr(default, side, missing)
            rates[side] = other if kind <= {other.relative} else missing
        return cls(**rates)

    @property
    def is_relative(self) -> bool:
        """Whether a rate of it is a share of the value."""
        return any(rate.relative and rate.amount is not None for rate in (self.down, self.up))

    @property
    def is_absolute(self) -> bool:
        return any(not rate.relative for rate in (self.down, self.up))

    def widened(self, found: Range, days: Fraction, unit: str) -> Range:
        """A range over a gap: lower ends fall and upper ends rise at these rates."""
        lo = _moved(found.lo, self.down, days, unit, up=False)
        hi = _moved(found.hi, self.up, days, unit, up=True)
        if lo is None and found.lo is not None and not units.can_be_negative(unit):
            lo = Fraction(0)
        return Range(
            lo=lo, hi=hi, lo_open=found.lo_open and lo == found.lo, hi_open=found.hi_open and hi == found.hi
        )


def _moved(end: Fraction | None, rate: Rate, days: Fraction, unit: str, *, up: bool) -> Fraction | None:
    by = rate.over(days, unit)
    if end is None or by is None:
        return None
    if rate.relative:
        return end * by if up else end / by
    moved = end + by if up else end - by
    return moved if up or end < 0 or units.can_be_negative(unit) else max(moved, Fraction(0))


def _only(given: Mapping[str, Any], expected: tuple[str, str], allowed: tuple[str, ...]) -> None:
    for key in given:
        if key not in allowed:
            first, second = expected
            raise ValueError(
                f'expected the keys "{first}" and "{second}", not "{key}"{nearest(key, expected)}'
            )


def shape() -> dict[str, Any]:
    """What `Drift.parse` takes, as JSON Schema."""
    rate = {"type": "string", "pattern": f"^(?:any|{_RATE.pattern})$", "description": EXPECTED}
    bound = {"anyOf": [rate, _keys(*SIDES, each=rate)]}
    return {"anyOf": [*bound["anyOf"], _keys(*BOUNDS, each=bound)]}


def _keys(*names: str, each: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": dict.fromkeys(names, each), "additionalProperties": False}


@frozen(kw_only=True)
class Drift:
    """How fast a measure changes: `usual` widens the core of a value, `limit` its support."""

    usual: Bound
    limit: Bound
    declared: bool = True

    @classmethod
    def parse(cls, given: Any, dynamics: str = "level") -> "Drift":
        """A pack's `drift`; what it leaves out is the dynamics' default, where that is of the same kind.

        Raises: ValueError saying what was expected.
        """
        default = cls.default(dynamics)
        if not isinstance(given, Mapping):
            bound = Bound.parse(given, default.usual)
            return cls(usual=bound, limit=bound)
        _only(given, BOUNDS, (*BOUNDS, *SIDES))
        if not set(given) & {"usual", "limit"}:
            bound = Bound.parse(given, default.usual)
            return cls(usual=bound, limit=bound)
        if sides := set(given) & {"down", "up"}:
            raise ValueError(f'expected "{min(sides)}" inside "usual" or "limit", not beside them')
        bounds = {name: Bound.parse(text, getattr(default, name)) for name, text in given.items()}
        for name, other in (("usual", "limit"), ("limit", "usual")):
            if name not in bounds:
                known: Bound = getattr(default, name)
                same = known.is_absolute == bounds[other].is_absolute
                bounds[name] = known if same else bounds[other]
        return cls(usual=bounds["usual"], limit=bounds["limit"])

    @classmethod
    @cache
    def default(cls, dynamics: str) -> "Drift":
        """20 % and 60 % a year; half a place and three places; what only grows may grow at any rate."""
        if dynamics == "cumulative":
            free = Bound(down=Rate(amount=Fraction(0)), up=Rate(amount=None))
            return cls(usual=free, limit=free, declared=False)
        texts = ("0.5/year", "3/year") if dynamics == "rank" else ("20 %/year", "60 %/year")
        usual, limit = (Bound.parse(text) for text in texts)
        return cls(usual=usual, limit=limit, declared=False)

    @property
    def is_relative(self) -> bool:
        """Whether a bound of it is a share of the value."""
        return self.usual.is_relative or self.limit.is_relative

    def applies_to(self, value: Value) -> bool:
        """Whether the value can drift: shares need a value above zero in a unit with a true zero."""
        if not self.is_relative:
            return self.declared or value.unit == "rank"
        if units.is_percent(value.unit) or units.is_offset(value.unit) or value.unit == "date":
            return False
        lo = value.core.lo if value.core.lo is not None else value.support.lo
        return (lo is None or lo >= 0) and (value.core.hi is None or value.core.hi > 0)

    def widened(self, value: Value, days: Fraction | int) -> Value:
        """What a value of that many days ago, or hence, allows: never less than the value itself."""
        if days <= 0:
            return value
        core = self.usual.widened(value.core, Fraction(days), value.unit).hull(value.core)
        support = self.limit.widened(value.support, Fraction(days), value.unit).hull(value.support)
        ends = value.ends and (self.widened(value.ends[0], days), self.widened(value.ends[1], days))
        return evolve(value, core=core, support=support.hull(core), ends=ends, loose=Fraction(0))
