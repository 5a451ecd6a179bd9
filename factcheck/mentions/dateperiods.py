"""Date periods: the days that a date means, from its own words, its sentence and the day of publication.

    "ngày 22 tháng 12"  ->  22 December of the year of the date before it, else the nearest to publication

In: a Date. Out: its Period, or its fault. A year that is not written comes from a date of the same sentence
or from publication; a day that no month has is a fault. It is longer than most because every word for
a date leads to its days here alone.
"""

import calendar
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from attrs import define, evolve

from factcheck.mentions import hedges, portions, relatives
from factcheck.mentions.dategrammars import calendar_of
from factcheck.mentions.dates import FIRST_YEAR
from factcheck.mentions.datewords import OPEN, Date
from factcheck.mentions.scans import Scan
from factcheck.mentions.tenses import is_to_come
from factcheck.periods import Period

AT_ONCE = {
    "end": ("as-of", "by", "until", "before", "after", "compared"),
    "start": ("as-of", "by", "since", "from", "before", "after", "compared"),
}
"""Relations under which the end of a period is its last day, and the start its first."""


PREFERENCE = {True: Fraction(1, 4), None: Fraction(1), False: Fraction(3)}
"""How many times a day to come counts, by the tense: "will close in March", "fell in March"."""

FAR, YEAR = 10_000, 366

SHORT_YEAR = 50
"""A number of two digits from which on it is no mistyped day of the month but a year of the last century."""


@define
class Context:
    """What earlier dates of the sentence give to later ones."""

    anchor: Period | None = None  # the last date with a year of its own
    leads: bool = False  # it opened the sentence, or is finer than a year: later days are in its year
    years: tuple[int, ...] = ()  # every year written in the sentence
    last: Date | None = None  # the date before, of which a list may go on with days alone


def settle(scan: Scan, found: Date, context: Context) -> None:
    """Work out the days of a date, or its fault."""
    _lean(scan, found, context)
    if "year" not in found.parts and found.parts.get("day", 0) >= SHORT_YEAR:
        found.parts["year"] = 1900 + found.parts.pop("day")  # "Jul 99"
    found.fault = _fault(found.parts) or _other_weekday(found.parts)
    period = None if found.fault else _days(scan, found, context)
    if period is not None and found.shift and period.start is not None:
        try:
            moved = relatives.moved(period.start, *found.shift)
            period = evolve(period, start=moved, end=moved)
        except (OverflowError, ValueError, KeyError):
            period = None
    if period is not None and found.edge:
        period = _at_edge(scan, found, period, found.edge)
    found.period = period or OPEN
    other = found.parts.get("other")
    if other is not None and not found.fault:
        found.other = _stated(other)


def settle_last(scan: Scan, first: Date, last: Date, context: Context) -> None:
    """Work out the other end of a span; where neither has a year, the first such days after the first."""
    settle(scan, last, context)
    begin, end = first.period.start, last.period.end
    if first.meaning or last.meaning or "month" not in last.parts or begin is None or end is None:
        return
    if "year" in first.parts or "year" in last.parts:
        return
    for year in (begin.year, begin.year + 1):
        period = _stated({**last.parts, "year": year})
        if period is not None and period.end is not None and period.end >= begin:
            last.period = evolve(last.period, start=period.start, end=period.end)
            return


def _lean(scan: Scan, found: Date, context: Context) -> None:
    """Give a day the month of the date before it in a list: "5월 3일과 4일"."""
    earlier, context.last = context.last, found
    if found.parts.keys() != {"day"} or found.meaning or earlier is None or not earlier.has("day", "month"):
        return
    between = scan.words[earlier.end : found.start]
    after = calendar_of(scan.grammar.code).relations_after.at(scan.words, found.end, scan.high)
    if after is not None and after[1] == "until" and earlier.parts["day"] < found.parts["day"]:
        found.parts["month"] = earlier.parts["month"]  # "오는 10월 3일 개막해 12일까지"
    elif between and len(between) <= 2 and all(word in scan.grammar.list_joiners for word in between):
        found.parts["month"] = earlier.parts["month"]


def _days(scan: Scan, found: Date, context: Context) -> Period | None:
    """The days of a date, those of the whole first where it is a part."""
    whole = found.parts.get("of")
    if whole is not None:
        period = _days(scan, whole, context)
        return portions.of(found.meaning, found.parts, period) if period is not None else None
    return _relative(scan, found, context) if found.meaning else _absolute(scan, found, context)


def _at_edge(scan: Scan, found: Date, period: Period, edge: str) -> Period:
    """The part of a period; "as of the end of" one is its last day, for a level."""
    if (period.days or 0) <= YEAR and relation(scan, found) in AT_ONCE.get(edge, ()):
        day = period.end if edge == "end" else period.start
        return evolve(period, start=day, end=day)
    return portions.edge(period, edge, scan.reported.end if scan.reported is not None else None)


def _relative(scan: Scan, found: Date, context: Context) -> Period | None:
    meaning, parts = found.meaning, found.parts
    name = meaning.split()[0]
    anchor = _anchor(scan, found, name, context)
    if anchor is not None and anchor.start is not None:
        period = relatives.resolve(meaning, parts, anchor.start)
        if name == "same":  # of a year before: the same quarter, month or day of it
            period = anchor.back(1, "year")
        return evolve(period, basis="relative") if period else None
    if name in relatives.ABSOLUTE:
        return relatives.resolve(meaning, parts, date(2000, 1, 1))
    reported = scan.reported
    first = reported.start or reported.end if reported is not None else None
    last = reported.end or reported.start if reported is not None else None
    if first is None or last is None or name in ("that", "later"):
        return None
    low = relatives.resolve(meaning, parts, first)
    high = relatives.resolve(meaning, parts, last)
    if low is None or high is None or low.start is None or high.end is None:
        return None
    return Period(start=low.start, end=high.end, basis="relative", certain=low.same_days(high))


def _anchor(scan: Scan, found: Date, name: str, context: Context) -> Period | None:
    """The date that "the previous year" or "that month" is told from, of its sentence or paragraph."""
    if name not in relatives.ANAPHORIC:
        return None
    anchor = context.anchor or (scan.told if name in ("that", "next", "later") else None)
    if anchor is None or anchor.start is None or anchor.end is None or name not in ("that", "present"):
        return anchor
    held = relatives.resolve(found.meaning, found.parts, anchor.start)
    return anchor if held is not None and held.covers(anchor) else None  # 2019 has no "that month"


def _fault(parts: Mapping[str, Any]) -> str | None:
    """What is impossible about a date, in words."""
    year, month, day = parts.get("year"), parts.get("month"), parts.get("day")
    if month is not None and not 1 <= month <= 12:
        return f"there is no month {month}"
    if day is None or month is None:
        return None
    longest = calendar.monthrange(year or 2000, month)[1]
    if not 1 <= day <= longest:
        when = f"{calendar.month_name[month]}{f' {year}' if year else ''}"
        return f"there is no day {day} in {when}, which has {longest} days"
    return None


def _other_weekday(parts: dict[str, Any]) -> str | None:
    """That a day falls on another weekday; of two orders of day and month the one that fits is taken."""
    day = _day_of(parts)
    if day is None or day.year < FIRST_YEAR or parts.get("weekday", day.weekday()) == day.weekday():
        return None
    other = _day_of(parts.get("other") or {})
    if other is not None and other.weekday() == parts["weekday"]:
        parts |= parts.pop("other")
        return None
    names = calendar.day_name
    return f"{day:%-d %B %Y} is a {names[day.weekday()]}, not a {names[parts['weekday']]}"


def _day_of(parts: Mapping[str, Any]) -> date | None:
    """The day that parts name in full."""
    if not parts.keys() >= {"year", "month", "day"}:
        return None
    period = _stated(parts)
    return period.start if period is not None else None


def _absolute(scan: Scan, found: Date, context: Context) -> Period | None:
    parts = found.parts
    if "century" in parts:
        return (
            Period(start=date(100 * parts["century"] - 99, 1, 1), end=date(100 * parts["century"], 12, 31))
            if 1 <= parts["century"] <= 99
            else None
        )
    if "decade" in parts:
        return Period(start=date(parts["decade"], 1, 1), end=date(parts["decade"] + 9, 12, 31))
    if "year" in parts:
        return _stated(parts)
    if parts.keys() == {"weekday"}:
        return _weekday(scan, found)
    if not parts.keys() & {"month", "day", "q", "half", "season"}:
        return None
    known = calendar_of(scan.grammar.code)
    if known.upcoming.at(scan.words, found.end, scan.high) is not None:
        ahead = Fraction(0)
    else:
        ahead = PREFERENCE[is_to_come(scan, found.start, known.tenses)]
    return _without_year(scan, parts, context, ahead)


def _stated(parts: Mapping[str, Any]) -> Period | None:
    """The days of a date with a year."""
    year = parts["year"]
    if not 1 <= year <= 9998:
        return None
    if "day" in parts and "month" in parts:
        try:
            return Period.day(date(year, parts["month"], parts["day"]))
        except ValueError:
            return None
    if "month" in parts:
        return Period.month(year, parts["month"])
    if "q" in parts:
        return Period.quarter(year, parts["q"])
    if "half" in parts:
        return Period.half(year, parts["half"])
    if "season" in parts:
        return relatives.season(year, *parts["season"])
    return Period.year(year)


def _weekday(scan: Scan, found: Date) -> Period | None:
    """A day of the week alone: the last one, or the coming one after a verb of the future."""
    reported = scan.reported
    if reported is None or reported.end is None:
        return None
    weekday, today = found.parts["weekday"], reported.end
    if is_to_come(scan, found.start, calendar_of(scan.grammar.code).tenses):
        day = today + timedelta(days=(weekday - today.weekday()) % 7)
    else:
        back = (today.weekday() - weekday) % 7
        if today.toordinal() <= back:
            return None
        day = today - timedelta(days=back)
    return Period.day(day, basis="relative", certain=reported.start == reported.end)


def _without_year(scan: Scan, parts: dict[str, Any], context: Context, ahead: Fraction) -> Period | None:
    """A date whose year is not written: a date before it has it, or it is nearest to publication."""
    if "day" in parts and "month" not in parts:
        return _without_month(scan, parts, ahead if ahead != 1 else PREFERENCE[False])
    if context.leads and context.anchor is not None and context.anchor.start is not None:
        return _stated({**parts, "year": context.anchor.start.year})
    reported = scan.reported
    near = (reported.end or reported.start) if reported is not None else None
    if near is None:
        return _stated({**parts, "year": context.years[-1]}) if context.years else None
    options: list[tuple[Fraction, int, Period]] = []
    for year in range(near.year - 1, near.year + 2):
        period = _stated({**parts, "year": year})
        if period is not None and period.start is not None and period.end is not None:
            distance = _distance(near, period.start, period.end, ahead)
            options.append((distance, year, period))
    if not options:
        return None
    if "weekday" in parts:  # of the years about, the one in which the day of the week is right
        options = [option for option in options if _falls_on(option[2].start, parts)] or options
    return evolve(min(options, key=lambda option: option[:2])[2], basis="relative")


def _without_month(scan: Scan, parts: Mapping[str, Any], ahead: Fraction) -> Period | None:
    """ "the 27th", "ngày 10": the nearest such day."""
    reported = scan.reported
    near = (reported.end or reported.start) if reported is not None else None
    if near is None:
        return None
    options = list(_days_near(near, parts["day"], 6 if "weekday" in parts else 1))
    if "weekday" in parts:
        options = [day for day in options if _falls_on(day, parts)]
    if not options:
        return None
    best = min(options, key=lambda day: (_distance(near, day, day, ahead), day))
    return Period.day(best, basis="relative")


def _distance(near: date, start: date, end: date, ahead: Fraction) -> Fraction:
    """How far days are from publication; those to come count `ahead` times, and are all there are at 0."""
    if end < near:
        return Fraction((near - end).days + (0 if ahead else FAR))
    return Fraction(max((start - near).days, 0)) * (ahead or 1)


def _falls_on(day: date | None, parts: Mapping[str, Any]) -> bool:
    return day is not None and day.weekday() == parts["weekday"]


def _days_near(near: date, day: int, months: int) -> Iterator[date]:
    for step in range(-months, months + 1):
        month = (near.year * 12 + near.month - 1) + step
        try:
            yield date(month // 12, month % 12 + 1, day)
        except ValueError:
            continue


def relation(scan: Scan, found: Date) -> str | None:
    """How a sentence ties a date to what it says: by the words before it or after it."""
    known = calendar_of(scan.grammar.code)
    place = found.start
    while place > scan.low and scan.words[place - 1] in known.articles:
        place -= 1
    cue = known.relations.before(scan.words, place, scan.low) or known.relations_after.at(
        scan.words, found.end, scan.high
    )
    if cue is not None and cue[1] == "compared" and (found.shift or found.meaning == "ago"):
        return None if hedges.before(scan, place)[1] != "none" else cue[1]  # "more than two years ago"
    return cue[1] if cue else None
