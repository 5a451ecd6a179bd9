"""Drift: how fast a measure may change, usually and at the most, and what that makes of an earlier value.

    Drift.parse({"usual": "10 %/year", "limit": "40 %/year"}, "level").widened(value, 365)
    -> the value with its core widened by 10 % and its support by 40 %, both ways

In: a pack's texts such as "10 %/year", "0.5/year" (places of a rank), "2 points/year", "any", or tables
with `down` and `up`. Out: `Drift`, which widens a Value over a gap in days.
"""

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from attrs import evolve, field, frozen

from factcheck import ranges, units
from factcheck.calendars import YEAR
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
_RATE = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(%|[^\W\d][^/]*?)?\s*/\s*(?:a\s+)?(\w+?)s?\s*")
EXPECTED = 'a rate such as "10 %/year", "2 points/month", "0.5/year" or "any"'


@frozen(kw_only=True)
class Rate:
    """A share (relative) or an amount in the measure's own unit, per so many days; `amount` None is no bound."""

    amount: Fraction | None
    days: Fraction = YEAR
    relative: bool = True

    @classmethod
    def parse(cls, text: Any) -> "Rate":
        """A rate as packs write it.

        Raises: ValueError saying what was expected.
        """
        if text == "any":
            return cls(amount=None)
        found = _RATE.fullmatch(text) if isinstance(text, str) else None
        if not found or found[3] not in DAYS:
            raise ValueError(f"expected {EXPECTED}, not {text!r}")
        relative = found[2] == "%"
        return cls(
            amount=Fraction(found[1]) / (100 if relative else 1), days=DAYS[found[3]], relative=relative
        )

    def over(self, days: int) -> Fraction | None:
        """What it comes to over a gap: a factor if relative, else an amount; rounded up."""
        if self.amount is None:
            return None
        steps = Fraction(days) / self.days
        return ranges.power(1 + self.amount, steps, up=True) if self.relative else self.amount * steps


@frozen(kw_only=True)
class Bound:
    """Rates in both directions."""

    down: Rate
    up: Rate

    @classmethod
    def parse(cls, given: Any) -> "Bound":
        if not isinstance(given, Mapping):
            rate = Rate.parse(given)
            return cls(down=rate, up=rate)
        if unknown := set(given) - {"down", "up"}:
            raise ValueError(f'expected the keys "down" and "up", not "{min(unknown)}"')
        rates = {side: Rate.parse(given.get(side, "any")) for side in ("down", "up")}
        return cls(**rates)

    def widened(self, found: Range, days: int) -> Range:
        """A range over a gap: lower ends fall and upper ends rise at these rates."""
        lo = _moved(found.lo, self.down, days, up=False)
        hi = _moved(found.hi, self.up, days, up=True)
        return Range(
            lo=lo, hi=hi, lo_open=found.lo_open and lo == found.lo, hi_open=found.hi_open and hi == found.hi
        )


def _moved(end: Fraction | None, rate: Rate, days: int, *, up: bool) -> Fraction | None:
    if end is None or (by := rate.over(days)) is None:
        return None
    if not rate.relative:
        return end + by if up else end - by
    return end * by if up else end / by


@frozen(kw_only=True)
class Drift:
    """How fast a measure changes: `usual` widens the core of a value, `limit` its support."""

    usual: Bound
    limit: Bound
    declared: bool = field(default=True)

    @classmethod
    def parse(cls, given: Any, dynamics: str = "level") -> "Drift":
        """A pack's `drift`; what it leaves out is the default of the dynamics.

        Raises: ValueError saying what was expected.
        """
        default = cls.default(dynamics)
        if not isinstance(given, Mapping):
            bound = Bound.parse(given)
            return cls(usual=bound, limit=bound)
        if unknown := set(given) - {"usual", "limit"}:
            raise ValueError(f'expected the keys "usual" and "limit", not "{min(unknown)}"')
        usual = Bound.parse(given["usual"]) if "usual" in given else default.usual
        limit = Bound.parse(given["limit"]) if "limit" in given else default.limit
        return cls(usual=usual, limit=limit)

    @classmethod
    def default(cls, dynamics: str) -> "Drift":
        """20 % and 60 % a year; for ranks half a place and three places."""
        texts = ("0.5/year", "3/year") if dynamics == "rank" else ("20 %/year", "60 %/year")
        usual, limit = (Bound.parse(text) for text in texts)
        return cls(usual=usual, limit=limit, declared=False)

    @property
    def is_relative(self) -> bool:
        """Whether a bound of it is a share of the value."""
        rates = (self.usual.down, self.usual.up, self.limit.down, self.limit.up)
        return any(rate.relative and rate.amount is not None for rate in rates)

    def applies_to(self, value: Value) -> bool:
        """Whether the value can drift: shares need a value above zero in a unit with a true zero."""
        if not self.is_relative:
            return self.declared or value.unit == "rank"
        if units.is_percent(value.unit) or units.is_offset(value.unit):
            return False
        lo = value.core.lo if value.core.lo is not None else value.support.lo
        return (lo is None or lo >= 0) and (value.core.hi is None or value.core.hi > 0)

    def widened(self, value: Value, days: int) -> Value:
        """What a value of that many days ago, or hence, allows: never less than the value itself."""
        if days <= 0:
            return value
        support = self.limit.widened(value.support, days)
        core = self.usual.widened(value.core, days)
        lo = units.can_be_negative(value.unit)
        if not lo and support.lo is not None and support.lo < 0:
            support = evolve(support, lo=Fraction(0), lo_open=False)
        if not lo and core.lo is not None and core.lo < 0:
            core = evolve(core, lo=Fraction(0), lo_open=False)
        return evolve(value, core=core, support=support.hull(core), loose=Fraction(0))
