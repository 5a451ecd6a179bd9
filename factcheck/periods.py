"""Periods: the days a figure is about, and the gap between two of them.

    Period.quarter(2024, 1).granularity  ->  "quarter"
    Period.year(2024).back(1, "year")    ->  Period.year(2023)

In: days. Out: `Period`, its granularity, its neighbours in the calendar, and gaps in days.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from attrs import evolve, field, frozen, validators

from factcheck.calendars import YEAR, add_months, days_apart, last_of_month, whole_months

BASES = ("stated", "relative", "inherited", "published", "inferred", "habitual")
LENGTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


@frozen(kw_only=True)
class Period:
    """The days from `start` to `end`, both included; None is an open end.

    `basis` says where the dates come from; `certain` is False where only a window is known.
    """

    start: date | None
    end: date | None
    basis: str = field(default="stated", validator=validators.in_(BASES))
    certain: bool = True

    def __attrs_post_init__(self) -> None:
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"a period that ends before it starts: {self.start} to {self.end}")

    @classmethod
    def day(cls, day: date, **rest: Any) -> "Period":
        return cls(start=day, end=day, **rest)

    @classmethod
    def month(cls, year: int, month: int, **rest: Any) -> "Period":
        return cls._months(year, month, 1, **rest)

    @classmethod
    def quarter(cls, year: int, quarter: int, **rest: Any) -> "Period":
        return cls._months(year, 3 * quarter - 2, 3, **rest)

    @classmethod
    def half(cls, year: int, half: int, **rest: Any) -> "Period":
        return cls._months(year, 6 * half - 5, 6, **rest)

    @classmethod
    def year(cls, year: int, **rest: Any) -> "Period":
        return cls._months(year, 1, 12, **rest)

    @classmethod
    def _months(cls, year: int, month: int, count: int, **rest: Any) -> "Period":
        start = date(year, month, 1)
        return cls(start=start, end=last_of_month(add_months(start, count - 1)), **rest)

    @property
    def granularity(self) -> str:
        """day, month, quarter, half, year, decade or century where it is a whole one, else other or open."""
        if self.start is None or self.end is None:
            return "open"
        if self.start == self.end:
            return "day"
        months = whole_months(self.start, self.end)
        for name, length in LENGTHS.items():
            if months == length and (self.start.month - 1) % min(length, 12) == 0:
                return name
        return "other"

    @property
    def length(self) -> str:
        """The calendar unit that it is as long as, wherever it starts (fiscal years are years), or other."""
        if self.start is None or self.end is None:
            return "open"
        if self.start == self.end:
            return "day"
        after = date.fromordinal(min(self.end.toordinal() + 1, date.max.toordinal()))
        months = (after.year - self.start.year) * 12 + after.month - self.start.month
        if after.day == self.start.day:
            for name, length in LENGTHS.items():
                if months == length:
                    return name
        return "other"

    @property
    def days(self) -> int | None:
        """How many days it has; None where an end is open."""
        return None if self.start is None or self.end is None else (self.end - self.start).days + 1

    @property
    def is_known(self) -> bool:
        """Whether both ends are known."""
        return self.start is not None and self.end is not None

    def covers(self, other: "Period") -> bool:
        """Whether all days of the other are in it; an open end covers everything on its side."""
        begins = self.start is None or (other.start is not None and self.start <= other.start)
        ends = self.end is None or (other.end is not None and other.end <= self.end)
        return begins and ends

    def overlaps(self, other: "Period") -> bool:
        """Whether they share a day."""
        before = self.end is not None and other.start is not None and self.end < other.start
        after = other.end is not None and self.start is not None and other.end < self.start
        return not (before or after)

    def same_days(self, other: "Period") -> bool:
        return (self.start, self.end) == (other.start, other.end)

    def previous(self) -> "Period":
        """The period before: the quarter before a quarter; where it is no such unit, as many days before."""
        if self.start is None or self.end is None:
            return self
        unit = self.length
        if unit in LENGTHS:
            return self.back(LENGTHS[unit], "month")
        return self.back((self.end - self.start).days + 1, "day")

    def back(self, number: int, unit: str) -> "Period":
        """The period moved back by so many days, weeks, months, quarters, years …; whole months stay whole.

        Raises: ValueError for a unit that no calendar has.
        """
        whole = self.end is not None and self.start != self.end and self.end == last_of_month(self.end)
        start = _back(self.start, number, unit)
        end = _back(self.end, number, unit)
        if whole and end is not None and unit not in ("day", "week"):
            end = last_of_month(end)
        return evolve(self, start=start, end=end)

    def as_dict(self) -> dict[str, Any]:
        return {
            "start": self.start.isoformat() if self.start else None,
            "end": self.end.isoformat() if self.end else None,
            "basis": self.basis,
            "certain": self.certain,
        }

    @classmethod
    def from_dict(cls, given: Mapping[str, Any]) -> "Period":
        start, end = (date.fromisoformat(given[key]) if given.get(key) else None for key in ("start", "end"))
        return cls(
            start=start, end=end, basis=given.get("basis", "stated"), certain=bool(given.get("certain", True))
        )


def _back(day: date | None, number: int, unit: str) -> date | None:
    """The day moved back; an open end stays open, and so becomes one that leaves the calendar."""
    if unit not in LENGTHS and unit not in ("day", "week"):
        raise ValueError(f'"{unit}" is no unit of the calendar')
    if day is None:
        return None
    try:
        if unit in LENGTHS:
            return add_months(day, -number * LENGTHS[unit])
        return day - timedelta(days=number * (7 if unit == "week" else 1))
    except OverflowError:
        return None


def gap(first: Period, second: Period, *, one_source: bool = False) -> Fraction | None:
    """The days that may lie between two periods; None where one is open.

    Equal periods have no gap if they are certain or of one source; otherwise it is the largest distance
    between two days of the periods, so that doubt about a date never makes a finding.
    """
    if first.start is None or first.end is None or second.start is None or second.end is None:
        return None
    if first.same_days(second) and (one_source or (first.certain and second.certain)):
        return Fraction(0)
    reach = ((first.start, second.end), (second.start, first.end))
    return max(days_apart(start, end) for start, end in reach if start <= end)


def gap_of_starts(first: Period, second: Period) -> Fraction | None:
    """For flows of equal length: the days between their starts, at least a year's."""
    if first.start is None or second.start is None:
        return None
    return max(days_apart(*sorted((first.start, second.start))), YEAR)


def brief(period: Period | None) -> str:
    """A period as short as it can be said: 2024, Q1 2025, Sep 2022, 6–10 Aug 2025, since 1 May 2004."""
    if period is None or (period.start is None and period.end is None):
        return "no date"
    start, end = period.start, period.end
    if start is None or end is None:
        return f"until {_day_name(end)}" if end else f"since {_day_name(start)}" if start else ""
    if start == end:
        return _day_name(start)
    if period.granularity in ("quarter", "half"):
        number = (start.month - 1) // LENGTHS[period.granularity] + 1
        return f"{period.granularity[0].upper()}{number} {start.year}"
    if start.day == 1 and end == last_of_month(end):
        return _month_names(start, end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{_day_name(end)}"
    first = f"{start.day} {start:%b}" if start.year == end.year else _day_name(start)
    return f"{first} – {_day_name(end)}"


def _month_names(start: date, end: date) -> str:
    if (start.month, end.month) == (1, 12):
        return f"{start.year}" if start.year == end.year else f"{start.year}–{end.year}"
    if start.year == end.year and start.month == end.month:
        return f"{start:%b} {start.year}"
    return f"{start:%b} {start.year} – {end:%b} {end.year}"


def _day_name(day: date) -> str:
    return f"{day.day} {day:%b} {day.year}"
