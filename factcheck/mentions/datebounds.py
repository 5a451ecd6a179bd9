"""Date bounds: what the words around a date allow where they name one end of what is meant, not the days.

    since 1992  ->  from 1992-01-01 on (at-least)        before 2019  ->  up to 2018-12-31 (under)

In: a date whose days are known, and the words around it. Out: a Value with an open end, or nothing. Since,
after, before and until bound a date as at least, over, under and at most bound a number; both ends stay
included, so that what is after a day starts on the next. The days named keep their own Period: what links to
a measure of dates says when that happened, and a figure "since 1992" is dated by 1992.
"""

from datetime import date, timedelta

from factcheck.mentions import hedges
from factcheck.mentions.dategrammars import calendar_of
from factcheck.mentions.datewords import Date
from factcheck.mentions.scans import Scan
from factcheck.periods import Period
from factcheck.values import Value

DAY = timedelta(days=1)
OVER, UNDER = ("over", "at-least"), ("under", "nearly", "up-to")


def of(scan: Scan, found: Date, cue: str | None) -> Value | None:
    """The value that a date bounds, by the relation that its words give it."""
    start, end = found.period.start, found.period.end
    if start is None or end is None or found.fault:
        return None
    if cue is None and is_distant(found):
        return _distant(scan, found, _way(found))
    place = found.start - 1
    if cue is None or (scan.word(place) in calendar_of(scan.grammar.code).articles and _describes(found)):
        return None  # "after the 2019 crisis": the year describes something else
    try:
        match cue:
            case "since":
                return _value(start, None, "at-least")
            case "after":
                return _value(end + DAY, None, "over")
            case "before":
                return _value(None, start - DAY, "under")
            case "until" | "by":
                return _value(None, end, "up-to")
    except OverflowError:
        return None
    return None


def _describes(found: Date) -> bool:
    return found.is_only("year") or found.parts.keys() >= {"month"}


def _value(start: date | None, end: date | None, hedge: str) -> Value:
    return Value.days(start, end, hedge=hedge)


def is_distant(found: Date) -> bool:
    """Whether a date is told by how long before or after another it is: "30 years ago"."""
    return _way(found) != 0


def _way(found: Date) -> int:
    """Whether a date is so far before (-1) or after (1) another, or neither."""
    if found.shift:
        return -1 if found.shift[0] < 0 else 1
    name = found.meaning.split()[0] if found.meaning else ""
    return {"ago": -1, "hence": 1}.get(name, 0)


def _distant(scan: Scan, found: Date, way: int) -> Value | None:
    """ "More than 30 years ago" is then or earlier; "less than two weeks from today", from today to then."""
    hedge = hedges.before(scan, found.start)[1]
    period, today = found.period, scan.reported or Period(start=None, end=None)
    if hedge in OVER:
        return _value(None, period.end, hedge) if way < 0 else _value(period.start, None, hedge)
    if hedge in UNDER and today.start and today.end and period.start and period.end:
        first, last = (period.start, today.end) if way < 0 else (today.start, period.end)
        return _value(first, last, hedge) if first <= last else None
    return None
