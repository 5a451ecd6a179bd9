"""Calendars: days counted by the Gregorian calendar, for dates as values and for periods.

In: days, as dates or ordinals. Out: days moved by years and months, by the calendar where it can.

    add_months(date(2024, 2, 29), -12)  ->  date(2023, 2, 28)
"""

import calendar
import math
from datetime import date
from fractions import Fraction

YEAR = Fraction(3652425, 10000)
"""Days of a Gregorian year, on average."""

MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def add_months(day: date, months: int) -> date:
    """The same day of another month, or its last day where it is shorter.

    Raises: OverflowError beyond the years 1 to 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError(f"{day} moved by {months} months leaves the calendar")
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def last_of_month(day: date) -> date:
    """The last day of the day's month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def whole_months(start: date, end: date) -> int:
    """How many months the days from start to end are; 0 where they are no whole ones."""
    if start.day != 1 or end != last_of_month(end) or end < start:
        return 0
    return (end.year - start.year) * 12 + end.month - start.month + 1


def days_apart(first: date, last: date) -> Fraction:
    """The days from one to the other, whole months counted at their mean length where that is longer.

    So a year is one year for a yearly rate, whether it has 365 days or 366; it never falls as `last` rises.
    """
    months = (last.year - first.year) * 12 + last.month - first.month
    if last < _moved(first, months):
        months -= 1
    over = (last - _moved(first, months)).days
    return max(months * YEAR / 12 + over, Fraction((last - first).days))


def _moved(day: date, months: int) -> date:
    try:
        return add_months(day, months)
    except OverflowError:
        return date.max if months > 0 else date.min


def shift(ordinal: Fraction, number: Fraction, unit: str, days_per_unit: Fraction) -> Fraction:
    """A day (as an ordinal) moved by so many units: whole months by the calendar, else by mean lengths."""
    months = number * MONTHS.get(unit, 0)
    if months and months.denominator == 1 and ordinal.denominator == 1:
        try:
            moved = add_months(date.fromordinal(int(ordinal)), int(months))
            return Fraction(moved.toordinal())
        except (OverflowError, ValueError):
            pass
    return ordinal + number * days_per_unit


def as_date(ordinal: Fraction | None, *, last: bool = False) -> date | None:
    """The date of an ordinal; None for no bound and beyond the calendar."""
    if ordinal is None:
        return None
    day = math.floor(ordinal) if last else math.ceil(ordinal)
    return date.fromordinal(day) if 1 <= day <= date.max.toordinal() else None
