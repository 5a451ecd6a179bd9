"""Relative dates: "last year", "two weeks ago", "quý trước", counted from the day of publication.

    resolve("back 1", {"unit": "year"}, date(2009, 6, 1))  ->  the year 2008

In: what a form of the language file means, what its slots took, and a day. Out: a Period.
Long, for it is a list of small functions, one for each operation.
"""

import calendar
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from factcheck.calendars import add_months
from factcheck.periods import Period

MONTHS = {
    "month": 1,
    "quarter": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
    "millennium": 12000,
}
DAYS = {"day": 1, "week": 7, "fortnight": 14}
WHOLE = frozenset(["quarter"])
ANAPHORIC = ("previous", "next", "that", "present", "later", "same")
"""What these mean depends on a date that the sentence named before."""

ABSOLUTE = ("fiscal", "anno")
"""What these mean depends on no other day."""


def resolve(meaning: str, taken: Mapping[str, Any], today: date) -> Period | None:
    """The days meant; nothing where they leave the calendar or the words give no days."""
    name, *rest = meaning.split()
    operation = OPERATIONS.get(name)
    if operation is None:
        return None
    try:
        return operation(rest, taken, today)
    except (OverflowError, ValueError):
        return None


def around(unit: str, day: date) -> Period:
    """The calendar unit that holds a day; weeks start on Monday."""
    if unit in DAYS:
        first = day if unit == "day" else day - timedelta(days=day.weekday())
        return Period(start=first, end=first + timedelta(days=DAYS[unit] - 1))
    if unit in ("decade", "century", "millennium"):
        length = MONTHS[unit] // 12
        first_year = day.year - day.year % length
        return Period(start=date(max(first_year, 1), 1, 1), end=date(first_year + length - 1, 12, 31))
    length = MONTHS[unit]
    month = (day.month - 1) // length * length + 1
    start = date(day.year, month, 1)
    return Period(start=start, end=add_months(start, length) - timedelta(days=1))


def moved(day: date, number: int, unit: str) -> date:
    """A day so many units later."""
    if unit in DAYS:
        return day + timedelta(days=number * DAYS[unit])
    return add_months(day, number * MONTHS[unit])


def _unit(rest: list[str], taken: Mapping[str, Any]) -> str:
    named = [word for word in rest if word in MONTHS or word in DAYS]
    unit = named[0] if named else taken.get("unit", "year")
    if unit not in MONTHS and unit not in DAYS:
        raise ValueError(unit)
    return str(unit)


def _number(rest: list[str], taken: Mapping[str, Any], default: int = 1) -> int:
    numbers = [int(word) for word in rest if word.lstrip("-").isdecimal()]
    return numbers[0] if numbers else int(taken.get("n", default))


def _day(rest: list[str], taken: Mapping[str, Any], today: date) -> Period:
    return Period.day(today + timedelta(days=int(rest[0])))


def _back(rest: list[str], taken: Mapping[str, Any], today: date) -> Period:
    """The calendar unit so many before the one that holds today."""
    unit = _unit(rest, taken)
    return around(unit, moved(around(unit, today).start or today, -_number(rest, taken), unit))


def _next(rest: list[str], taken: Mapping[str, Any], today: date) -> Period:
    unit = _unit(rest, taken)
    return around(unit, moved(around(unit, today).start or today, _number(rest, taken), unit))


def _ago(rest: list[str], taken: Mapping[str, Any], today: date, way: int = -1) -> Period:
    """A point so many units from today: a day for days and weeks, the month, quarter or year otherwise."""
    unit = _unit(rest, taken)
    day = _far(rest, taken, today, way)
    if unit in DAYS or "more" in taken:
        return Period.day(day)
    return around("year" if MONTHS[unit] > 12 else unit, day)


def _far(rest: list[str], taken: Mapping[str, Any], today: date, way: int) -> date:
    """The day so many units away, and so many more: "2 years and 3 months"."""
    day = moved(today, way * _number(rest, taken), _unit(rest, taken))
    for number, unit in taken.get("more", ()):
        day = moved(day, way * number, unit)
    return day


def _later(rest: list[str], taken: Mapping[str, Any], today: date) -> Period:
    """So many units after the date that the text told before."""
    return _ago(rest, taken, today, 1)


def _hence(rest: list[str], taken: Mapping[str, Any], today: date) -> Period:
    return _ago(rest, taken, today, 1)


def _past(rest: list[str], taken: Mapping[str, Any], today: date) -> Period:
    """The units up to today; quarters are whole ones of the calendar."""
    if _unit(rest, taken) in WHOLE:
        return _whole(rest, taken, today)
    return Period(start=moved(today, -_number(rest, taken), _unit(rest, taken)), end=today)


def _whole(rest: list[str], taken: Mapping[str, Any], today: date) -> Period:
    """The whole calendar units before the one that holds today."""
    unit = _unit(rest, taken)
    this = around(unit, today).start or today
    return Period(start=moved(this, -_number(rest, taken), unit), end=this - timedelta(days=1))


def _coming(rest: list[str], taken: Mapping[str, Any], today: date) -> Period:
    """The units from tomorrow on; quarters are whole ones of the calendar."""
    unit = _unit(rest, taken)
    if unit in WHOLE:
        this = around(unit, today)
        first = moved(this.start or today, 1, unit)
        return Period(start=first, end=moved(first, _number(rest, taken), unit) - timedelta(days=1))
    start = today + timedelta(days=1)
    return Period(start=start, end=_far(rest, taken, today, 1))


def _workdays(rest: list[str], taken: Mapping[str, Any], today: date) -> Period:
    """So many days from Monday to Friday, before or after today."""
    way, left, day = int(rest[0]), int(taken["n"]), today
    first: date | None = None
    while left:
        day += timedelta(days=way)
        if day.weekday() < 5:
            first, left = first or day, left - 1
    return Period(start=min(first or day, day), end=max(first or day, day))


def _weekday(rest: list[str], taken: Mapping[str, Any], today: date) -> Period:
    """-1: the last such day before today; 1: the coming one; 2: that of next week; of n: that of a week."""
    weekday = taken["weekday"]
    monday = today - timedelta(days=today.weekday())
    if rest[0] == "this":
        return Period.day(monday + timedelta(days=weekday))
    if rest[0] == "of":
        return Period.day(monday + timedelta(days=weekday + 7 * int(rest[1])))
    if rest[0] == "-1":
        return Period.day(today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1))
    if rest[0] == "1":
        return Period.day(today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1))
    return Period.day(monday + timedelta(days=weekday + 7))


def _weekdays(rest: list[str], taken: Mapping[str, Any], today: date) -> Period:
    """So many such days of the week before or after today."""
    way, weekday = int(rest[0]), taken["weekday"]
    near = (today.weekday() - weekday - 1) % 7 + 1 if way < 0 else (weekday - today.weekday() - 1) % 7 + 1
    return Period.day(today + way * timedelta(days=near + 7 * (int(taken["n"]) - 1)))


def _weekday_of_month(rest: list[str], taken: Mapping[str, Any], today: date) -> Period:
    """The first, second … such day of the week in the month that holds today."""
    first = today.replace(day=1)
    day = first + timedelta(days=(taken["weekday"] - first.weekday()) % 7 + 7 * (taken["nth"] - 1))
    if day.month != first.month:
        raise ValueError(day)
    return Period.day(day)


def _weekend(rest: list[str], taken: Mapping[str, Any], today: date) -> Period:
    saturday = today + timedelta(days=5 - today.weekday() + 7 * int(rest[0]))
    return Period(start=saturday, end=saturday + timedelta(days=1))


def _month(rest: list[str], taken: Mapping[str, Any], today: date) -> Period:
    """A month or quarter by name: of the year "back n", else the last (-1), next (1) or this one (0)."""
    quarter = taken.get("q")
    month: int = 3 * quarter - 2 if quarter else taken.get("month") or taken["mm"]
    if rest[0] == "back":
        year = today.year - int(rest[1])
    elif rest[0] == "-1":
        year = today.year - (month >= today.month)
    else:
        year = today.year + (rest[0] == "1" and month <= today.month)
    return Period.quarter(year, quarter) if quarter else Period.month(year, month)


def _season(rest: list[str], taken: Mapping[str, Any], today: date) -> Period:
    first, last = taken["season"]
    return season(today.year + int(rest[0]), first, last)


def season(year: int, first: int, last: int) -> Period:
    """The whole months of a season; one that starts late in a year ends in the next."""
    start = date(year, first, 1)
    ends = year + (last < first)
    return Period(start=start, end=date(ends, last, calendar.monthrange(ends, last)[1]))


def _nearest(rest: list[str], taken: Mapping[str, Any], today: date) -> Period:
    """The last (-1) or the coming (1) such day, month or quarter."""
    way = int(rest[0])
    for step in range(MONTHS["year"] + 1):
        base = add_months(today.replace(day=1), way * step)
        found = _in_month(taken, base)
        if found is None or found.start is None or found.end is None:
            continue
        if (found.end < today) if way < 0 else (found.start > today):
            return found
    raise ValueError(taken)


def _in_month(taken: Mapping[str, Any], first: date) -> Period | None:
    """The stated day, month or quarter, where it is in the month that starts on a day or opens with it."""
    month = 3 * taken["q"] - 2 if "q" in taken else taken.get("month", first.month)
    if month != first.month:
        return None
    if "q" in taken:
        return Period.quarter(first.year, taken["q"])
    if "day" not in taken:
        return Period.month(first.year, first.month)
    longest = calendar.monthrange(first.year, first.month)[1]
    return Period.day(first.replace(day=taken["day"])) if taken["day"] <= longest else None


def _that(rest: list[str], taken: Mapping[str, Any], today: date) -> Period:
    return around(_unit(rest, taken), today)


def _so_far(rest: list[str], taken: Mapping[str, Any], today: date) -> Period:
    """ "the year to date"."""
    return Period(start=around(_unit(rest, taken), today).start, end=today)


def _fiscal(rest: list[str], taken: Mapping[str, Any], today: date) -> Period:
    """A year of accounts, of a school or of a harvest: which months it has, is not said."""
    return Period.year(taken["year"], certain=False)


def _anno(rest: list[str], taken: Mapping[str, Any], today: date) -> Period:
    return Period.year(taken["year"])


OPERATIONS: Mapping[str, Callable[[list[str], Mapping[str, Any], date], Period]] = {
    "day": _day,
    "back": _back,
    "previous": _back,
    "same": _back,
    "next": _next,
    "ago": _ago,
    "earlier": _ago,
    "hence": _hence,
    "later": _later,
    "past": _past,
    "whole": _whole,
    "weekdays": _weekdays,
    "weekend": _weekend,
    "weekday-of-month": _weekday_of_month,
    "coming": _coming,
    "weekday": _weekday,
    "workdays": _workdays,
    "month": _month,
    "season": _season,
    "nearest": _nearest,
    "that": _that,
    "present": _that,
    "so-far": _so_far,
    "fiscal": _fiscal,
    "anno": _anno,
}
