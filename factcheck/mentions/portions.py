"""Portions: parts of a period, as "the third week of May", "6 tháng đầu năm nay" and "late 2019" name them.

    of("nth", {"nth": 2, "unit": "month"}, Period.year(2024))   ->  February 2024
    edge(Period.year(2019), "late", None)                       ->  September to December 2019, not certain

In: what a form of the language file means, what its slots took, and the whole. Out: a Period.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from attrs import evolve

from factcheck.calendars import add_months, whole_months
from factcheck.mentions.relatives import around, moved, season
from factcheck.periods import Period

DAY = timedelta(days=1)
Days = tuple[date, date]


def of(meaning: str, taken: Mapping[str, Any], whole: Period) -> Period | None:
    """The part of a period meant; nothing where the period has no such part."""
    name, *rest = meaning.split()
    if whole.start is None or whole.end is None or name not in OPERATIONS:
        return None
    try:
        start, end = OPERATIONS[name](rest, taken, whole.start, whole.end)
    except (OverflowError, ValueError):
        return None
    return evolve(whole, start=start, end=end)


def _count(rest: list[str], taken: Mapping[str, Any]) -> int:
    """Which one: counted from the end where negative."""
    numbers = [int(word) for word in rest if word.lstrip("-").isdecimal()]
    number = numbers[0] if numbers else int(taken.get("nth", taken.get("n", 1)))
    return -number if "back" in rest else number


def _nth(rest: list[str], taken: Mapping[str, Any], start: date, end: date) -> Days:
    """The first, second … or last unit of a period."""
    number, unit = _count(rest, taken), taken["unit"]
    found = _unit(number, unit, start, end)
    if unit != "week" and not (start <= found[0] and found[1] <= end):
        raise ValueError(f"no {unit} {number} from {start} to {end}")
    return found


def _unit(number: int, unit: str, start: date, end: date) -> Days:
    """Weeks are counted as ISO 8601 does: the first is the one with most of its days inside."""
    if unit == "week":
        first = _around("week", start + timedelta(days=3))[0]
        last = _around("week", end - timedelta(days=6))[0]
        monday = last + (number + 1) * 7 * DAY if number < 0 else first + (number - 1) * 7 * DAY
        return monday, monday + 6 * DAY
    if number < 0:
        return _around(unit, moved(_around(unit, end)[0], number + 1, unit))
    return _around(unit, moved(_around(unit, start)[0], number - 1, unit))


def _around(unit: str, day: date) -> Days:
    found = around(unit, day)
    return found.start or day, found.end or day


def _first(rest: list[str], taken: Mapping[str, Any], start: date, end: date) -> Days:
    """The first so many units of a period."""
    last = _unit(_count(rest, taken), taken["unit"], start, end)[1]
    if last > end + 6 * DAY:
        raise ValueError(f"{start} to {end} is shorter")
    return _unit(1, taken["unit"], start, end)[0], last


def _final(rest: list[str], taken: Mapping[str, Any], start: date, end: date) -> Days:
    """The last so many units of a period."""
    first = _unit(-_count(rest, taken), taken["unit"], start, end)[0]
    if first < start - 6 * DAY:
        raise ValueError(f"{start} to {end} is shorter")
    return first, _unit(-1, taken["unit"], start, end)[1]


def _months(rest: list[str], taken: Mapping[str, Any], start: date, end: date) -> Days:
    """A month, quarter or season of a year, by its name or number."""
    _is_year(start, end)
    if "season" in taken:
        found = season(start.year, *taken["season"])
        return found.start or start, found.end or end
    length = 3 if "q" in taken else 1
    first = date(start.year, (taken["q"] if "q" in taken else taken["month"]) * length - length + 1, 1)
    return first, add_months(first, length) - DAY


def _half(rest: list[str], taken: Mapping[str, Any], start: date, end: date) -> Days:
    """The first or second half: of the months, or of the days of one month."""
    months, second = whole_months(start, end), (int(rest[0]) if rest else taken["half"]) == 2
    if months == 1:
        return (start + 15 * DAY, end) if second else (start, start + 14 * DAY)
    if not months or months % 2:
        raise ValueError(f"no halves of {start} to {end}")
    middle = add_months(start, months // 2)
    return (middle, end) if second else (start, middle - DAY)


def _day(rest: list[str], taken: Mapping[str, Any], start: date, end: date) -> Days:
    """A day of a month or of a year, by its number; of a week, by its name."""
    if "weekday" in taken:
        if (end - start).days != 6:
            raise ValueError(f"{start} to {end} is no week")
        day = start + taken["weekday"] * DAY
    elif "month" in taken:
        _is_year(start, end)
        day = date(start.year, taken["month"], taken["day"])
    else:
        if whole_months(start, end) != 1:
            raise ValueError(f"{start} to {end} is no month")
        day = start.replace(day=taken["day"])
    return day, day


def _weekdays(rest: list[str], taken: Mapping[str, Any], start: date, end: date) -> Days:
    """The first, second … or last such day of the week in a period."""
    weekday, number = taken["weekday"], _count(rest, taken)
    if number > 0:
        day = start + (weekday - start.weekday()) % 7 * DAY + 7 * (number - 1) * DAY
    else:
        day = end - (end.weekday() - weekday) % 7 * DAY + 7 * (number + 1) * DAY
    if not start <= day <= end:
        raise ValueError(f"no such day from {start} to {end}")
    return day, day


def _week(rest: list[str], taken: Mapping[str, Any], start: date, end: date) -> Days:
    """The week of a day, or the numbered one of a year as ISO 8601 numbers them."""
    if "wk" in taken:
        _is_year(start, end)
        monday = date.fromisocalendar(start.year, taken["wk"], 1)
        return monday, monday + 6 * DAY
    if start != end:
        raise ValueError(f"{start} to {end} is no day")
    return _around("week", start)


def _beside(rest: list[str], taken: Mapping[str, Any], start: date, end: date) -> Days:
    """The day of the week nearest to a day, or the last before it (-1) or the first after it (1)."""
    before = start - ((start.weekday() - taken["weekday"] - 1) % 7 + 1) * DAY
    after = start + ((taken["weekday"] - start.weekday() - 1) % 7 + 1) * DAY
    if rest:
        day = before if rest[0] == "-1" else after
    elif start.weekday() == taken["weekday"]:
        day = start
    else:
        day = min(before, after, key=lambda found: abs(found - start))
    return day, day


def _shifted(rest: list[str], taken: Mapping[str, Any], start: date, end: date) -> Days:
    """The unit before or after a period: "the day after 5 May"."""
    if rest[0] == "-1":
        return _around(taken["unit"], start - DAY)
    return _around(taken["unit"], end + DAY)


def _until(rest: list[str], taken: Mapping[str, Any], start: date, end: date) -> Days:
    """So many units that end with a period: "the three months to March"."""
    return moved(end + DAY, -_count(rest, taken), taken.get("unit", "year")), end


def _is_year(start: date, end: date) -> None:
    if whole_months(start, end) != 12 or start.month != 1:
        raise ValueError(f"{start} to {end} is no year")


OPERATIONS: Mapping[str, Callable[[list[str], Mapping[str, Any], date, date], Days]] = {
    "nth": _nth,
    "first": _first,
    "final": _final,
    "months": _months,
    "half": _half,
    "day": _day,
    "weekdays": _weekdays,
    "week": _week,
    "beside": _beside,
    "shifted": _shifted,
    "until": _until,
}


# --- the beginning, the middle, the end ----------------------------------------------------------------


def edge(whole: Period, name: str, today: date | None) -> Period:
    """A part that words leave vague, as a window that is not certain: thirds, or up to and from today.

    `name`: start or early, mid, late or end; so-far and earlier (before today), later and rest (from today).
    """
    start, end = whole.start, whole.end
    if start is None or end is None:
        return whole
    if name in TODAY and today is not None and start <= today <= end:
        first, last = _by_today(name, start, end, today)
        return evolve(whole, start=first, end=last, certain=name in ("so-far", "rest"))
    first, last = start, end
    if name not in ("rest", "so-far"):
        first, last = _share(name, start, end)
    return evolve(whole, start=first, end=last, certain=False)


TODAY = frozenset(["earlier", "later", "rest", "so-far"])


def _by_today(name: str, start: date, end: date, today: date) -> Days:
    """What of a period lies before today or after it."""
    if name in ("earlier", "so-far"):
        return start, max(today - DAY, start) if name == "earlier" else today
    return min(today + DAY, end) if name == "later" else today, end


def _share(name: str, start: date, end: date) -> Days:
    """Early, mid and late: a third, in whole years, months or tens of days where it has them."""
    months = whole_months(start, end)
    third = SHARES[name]
    if months >= 120:
        years = months // 12
        bounds = [-(-years * part // 3) for part in range(4)]
        return date(start.year + bounds[third], 1, 1), date(start.year + bounds[third + 1] - 1, 12, 31)
    if months and months % 3 == 0:
        first = add_months(start, third * months // 3)
        return first, add_months(first, months // 3) - DAY
    if months == 1:
        return start + 10 * third * DAY, end if third == 2 else start + (10 * third + 9) * DAY
    if (end - start).days == 6:
        first = start + (0, 1, 3 + (name == "end"))[third] * DAY
        return first, end if third == 2 else first + 2 * DAY
    length = (end - start).days // 3
    return (
        (start, start + length * DAY),
        (start + length * DAY, end - length * DAY),
        (end - length * DAY, end),
    )[third]


SHARES: Mapping[str, int] = {"start": 0, "early": 0, "earlier": 0, "mid": 1, "late": 2, "later": 2, "end": 2}
