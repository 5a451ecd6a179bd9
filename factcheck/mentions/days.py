"""Days: the parts of a date, as written, made into a period.

    period({"day": 6, "month": 8}, reported)  ->  Period.day(date(2025, 8, 6))     nearest to publication

In: what the slots of a form hold, and when the document was published. Out: a Period, or a fault.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from attrs import evolve

from factcheck.calendars import add_months
from factcheck.periods import Period

DAY = timedelta(days=1)

LEAP = 2024
"""A year in which every day of the calendar exists."""

Parts = Mapping[str, Any]


class ImpossibleDateError(ValueError):
    """A date that no calendar has."""


def middle(period: Period | None) -> date | None:
    """A day to count from: the last of the publication window."""
    if period is None:
        return None
    return period.end or period.start


def parts_of(bound: Parts, order: str) -> dict[str, Any]:
    """The slots of any form as day, month, year, quarter, half, season, weekday, decade, century."""
    parts: dict[str, Any] = {}
    for slot, value in bound.items():
        if slot in ("numeric", "dated"):
            first, second, year = value
            swap = (order == "mdy" and first <= 12) or (second > 12 >= first)
            parts["day"], parts["month"] = (second, first) if swap else (first, second)
            if order == "mdy" and first <= 12 and second <= 12 and first != second:
                parts["either"] = True
            if year is not None:
                parts["year"] = year
        elif slot in ("day", "dd", "dayth"):
            parts["day"] = value
        elif slot in ("month", "mm"):
            parts["month"] = value
        elif slot in ("year", "yy"):
            parts["year"] = value
        elif slot in ("q", "qq"):
            parts["quarter"] = value
        elif slot in ("half", "hh"):
            parts["half"] = value
        elif slot in ("decade", "dd10"):
            parts["decade"] = value
        elif slot in ("century", "ordinal"):
            parts["century"] = value
        else:
            parts[slot] = value
    return parts


def period(parts: Parts, reported: Period | None, *, onward: bool = False) -> Period | None:
    """The days of the parts; what has no year is the one nearest to publication, or the next where onward.

    Raises: ImpossibleDateError for a day that its month does not have.
    """
    if "decade" in parts:
        return Period(start=date(parts["decade"], 1, 1), end=date(parts["decade"] + 9, 12, 31))
    if "century" in parts:
        first = 100 * (parts["century"] - 1)
        return Period(start=date(first + 1, 1, 1), end=date(first + 100, 12, 31))
    if "weekday" in parts and "day" not in parts:
        return _weekday(parts["weekday"], reported, onward)
    if "year" in parts:
        return _in_year(parts, parts["year"])
    near = middle(reported)
    if "month" not in parts and "day" in parts:
        if near is None:
            return None
        parts = {**parts, "month": near.month}
    if near is None:
        _in_year(parts, LEAP)
        return None
    years = [near.year + step for step in ((0, 1) if onward else (-1, 0, 1))]
    found_in = [each for year in years if (each := _possible(parts, year))]
    if onward:
        found_in = [each for each in found_in if each.end and each.end >= near] or found_in
    if not found_in:
        raise ImpossibleDateError("no year has this day")
    best = min(found_in, key=lambda each: _distance(each, near))
    return evolve(best, basis="relative")


def _possible(parts: Parts, year: int) -> Period | None:
    try:
        return _in_year(parts, year)
    except ImpossibleDateError:
        return None


def _distance(found: Period, near: date) -> int:
    assert found.start and found.end
    return max((found.start - near).days, (near - found.end).days, 0)


def _in_year(parts: Parts, year: int) -> Period:
    try:
        if "day" in parts:
            return Period.day(date(year, parts["month"], parts["day"]))
        if "month" in parts:
            return Period.month(year, parts["month"])
        if "quarter" in parts:
            return Period.quarter(year, parts["quarter"])
        if "half" in parts:
            return Period.half(year, parts["half"])
        if "season" in parts:
            first, last = parts["season"]
            start = date(year if first < last else year - 1, first, 1)
            return Period(start=start, end=Period.month(year, last).end)
        return Period.year(year)
    except (ValueError, OverflowError) as why:
        raise ImpossibleDateError(str(why)) from why


def _weekday(weekday: int, reported: Period | None, onward: bool) -> Period | None:
    near = middle(reported)
    if near is None:
        return None
    back = (near.weekday() - weekday) % 7
    try:
        day = near + timedelta(days=7 - back if onward else -back)
    except OverflowError:
        return None
    return Period.day(day, basis="relative", certain=bool(reported and reported.days == 1))


def edge(found: Period | None, which: str) -> Period | None:
    """The start, early, mid, late or end part of a period; its end is what it says ("end of 2024")."""
    if found is None or found.start is None or found.end is None or found.days is None or found.days < 3:
        return found
    months = (found.end.year - found.start.year) * 12 + found.end.month - found.start.month + 1
    third = max(months // 3, 1)
    if months < 3:
        step = timedelta(found.days // 3)
        part = {
            "start": (found.start, found.start + step - DAY),
            "early": (found.start, found.start + step - DAY),
            "mid": (found.start + step, found.end - step),
            "late": (found.end - step + DAY, found.end),
            "end": (found.end, found.end),
        }[which]
        return evolve(found, start=part[0], end=part[1])
    if which == "end":
        return evolve(found, start=found.end, end=found.end)
    if which == "start":
        return evolve(found, start=found.start, end=found.start)
    steps = {"early": (0, third), "mid": (third, 2 * third), "late": (2 * third, months)}[which]
    first, after = (add_months(found.start, step) for step in steps)
    return evolve(found, start=first, end=after - DAY)
