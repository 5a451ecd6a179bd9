"""A period in, the shortest way to say it out.

brief(Period.month(2022, 9)) == "Sep 2022"
"""

from calendar import monthrange
from datetime import date

from factcheck.periods import Period


def brief(period: Period | None) -> str:
    """A period as short as it can be said: 2024, Sep 2022, 15 Aug 2025, 6–10 Aug 2025, since 1 May 2004."""
    if period is None or (period.start is None and period.end is None):
        return "no date"
    start, end = period.start, period.end
    if start is None or end is None:
        return f"until {_day(end)}" if end else f"since {_day(start)}" if start else ""
    if start == end:
        return _day(start)
    if start.day == 1 and end.day == monthrange(end.year, end.month)[1]:
        return _months(start, end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{_day(end)}"
    if start.year == end.year:
        return f"{start.day} {start:%b} – {_day(end)}"
    return f"{_day(start)} – {_day(end)}"


def _months(start: date, end: date) -> str:
    if (start.month, end.month) == (1, 12):
        return f"{start.year}" if start.year == end.year else f"{start.year}–{end.year}"
    if start.year == end.year and start.month == end.month:
        return f"{start:%b} {start.year}"
    return f"{start:%b} {start.year} – {end:%b} {end.year}"


def _day(day: date) -> str:
    return f"{day.day} {day:%b} {day.year}"
