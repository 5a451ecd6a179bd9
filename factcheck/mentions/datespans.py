"""Date spans: two dates that are the ends of one, with the parts that only one of them writes.

    "từ 28 đến 31-5"  ->  28 May, 31 May        "Dec 2024 to March"  ->  December 2024, March 2025

In: a place in a sentence. Out: the date there, and the one that a span from it ends on.
"""

from collections.abc import Mapping
from typing import Any

from factcheck.mentions import datedigits, datenumbers
from factcheck.mentions.dategrammars import Calendar, calendar_of
from factcheck.mentions.dates import is_measured, named, single
from factcheck.mentions.datewords import Date, parts
from factcheck.mentions.scans import Scan

NOW = "day 0"


COUNTED = frozenset(["month", "q", "century", "decade"])
"""Parts of a date that are numbers, so that a bare one may be what the other end says: "3~5월"."""


def read(scan: Scan, place: int) -> tuple[Date, Date | None] | None:
    """The date at a place, and the date that a span from it ends on."""
    known = calendar_of(scan.grammar.code)
    if scan.is_numeral(place) and not _may_date(scan, known, place):
        return None
    shifted = _shifted(scan, known, place)
    if shifted is not None:
        return shifted, None
    if known.open_forms is not None and (open_span := _open_span(scan, known, place)) is not None:
        return open_span
    first = single(scan, place)
    if first is None:
        if not _may_join(scan, known):
            return None
        first = _open_start(scan, known, place) or single(scan, place, joined=True)
        if first is None:
            return None
        last = _join(scan, known, first)
        return (first, last) if last is not None else None
    last = _join(scan, known, first)
    return first, last


def _may_join(scan: Scan, known: Calendar) -> bool:
    """Whether the sentence has what could join the two ends of a span."""
    return scan.has(known.joins) or (scan.has(known.and_joiners) and scan.has(known.openers.ends))


def _may_date(scan: Scan, known: Calendar, place: int) -> bool:
    """Whether a numeral can open a date: by its length, or by the word after it."""
    word = scan.words[place]
    length = len(word)
    if length == 4 and word.isdigit():
        return True
    if "," in word or length > 10:
        return False
    if "." in word:
        return datedigits.DOTTED.match(word) is not None
    return length <= 4 and scan.word(place + 1) in known.follows


def _shifted(scan: Scan, known: Calendar, place: int) -> Date | None:
    """ "two weeks before May 13 1999", "4 months from tomorrow"."""
    if not scan.has(known.shifts.starts):
        return None
    count = datenumbers.count(scan, place, scan.high)
    unit = datenumbers.unit(scan, count[0], scan.high) if count and count[0] < scan.high else None
    if count is None or unit is None:
        return None
    way = known.shifts.at(scan.words, unit[0], scan.high)
    if way is None:
        return None
    base = single(scan, way[0], joined=True) or named(scan, way[0])
    if base is None or base.is_only("year") or (base.edge is not None):
        return None
    if abs(way[1]) == 2 and not base.meaning.startswith("day"):
        return None  # "two years from June": a length of time
    found = Date(place, place, base.end, base.parts, base.meaning)
    found.shift = (way[1] // abs(way[1]) * count[1], unit[1])
    return found


def _open_span(scan: Scan, known: Calendar, place: int) -> tuple[Date, Date] | None:
    """A date whose last part only the date after it writes whole: "3월 5~7일", "2024년 3~5월"."""
    found = known.open_forms.match(scan, place, scan.high) if known.open_forms is not None else None
    if found is None or known.joiners.at(scan.words, found[0], scan.high) is None:
        return None
    first = Date(place, place, found[0], parts(found[2]))
    last = _join(scan, known, first)
    if last is None or last.end == last.core + 1:
        return None
    return first, last


def _open_start(scan: Scan, known: Calendar, place: int) -> Date | None:
    """A day or year that only the date after it shows to be one: "28 đến 31-5", "10 to 13 August"."""
    year = scan.whole(place)
    if year is not None and 1500 <= year <= 2199 and len(scan.words[place]) == 4:
        return Date(place, place, place + 1, {"year": year})
    day = datenumbers.day(scan, place, scan.high)
    if day is None or day[1] > 31 or scan.words[place] in scan.grammar.units:
        return None  # "buy two get one until 31 May"
    return Date(place, place, day[0], {"day": day[1]})


def _join(scan: Scan, known: Calendar, first: Date) -> Date | None:
    """The second date of a span, its missing parts shared with the first."""
    place = first.end
    if place + 1 > scan.high - 1:
        return None
    if known.abbreviated and first.has("year") and (short := _short_year(scan, first)) is not None:
        return short
    joiner = known.joiners.at(scan.words, place, scan.high)
    if joiner is None and scan.gap(place - 1) == "-":  # "Jan-Feb"
        joiner = place, True
    if joiner is None:
        opened = first.start - (scan.word(first.start - 1) in known.articles)
        if (
            scan.words[place] not in known.and_joiners
            or known.openers.before(scan.words, opened, scan.low) is None
        ):
            return None
        joiner = place + 1, True
    after = joiner[0]
    if (now := known.now.at(scan.words, after, scan.high)) is not None and not first.is_only("day"):
        return Date(after, after, now[0], {}, NOW)
    if scan.word(after) in known.articles:
        after += 1
    if after >= scan.high:
        return None
    only_day = first.is_only("day") and scan.is_numeral(first.core) and first.end == first.core + 1
    last = single(scan, after, joined=True)
    if last is None or (last.has("day") and last.parts.keys() == {"day"}):
        said = last is not None and last.end > last.core + 1  # "12일", not "12"
        last = last if said else _bare_day(scan, known, first, after)
    if last is None or not _share(first, last, numerals_only=only_day):
        return None
    return last


def _short_year(scan: Scan, first: Date) -> Date | None:
    """ "2013-14", "2024/25"."""
    place = first.end
    if scan.words[place] not in ("-", "/", "–") or not scan.glued(place) or not scan.glued(place - 1):
        return None
    number = scan.whole(place + 1)
    if number is None or len(scan.words[place + 1]) != 2 or not scan.is_numeral(place - 1):
        return None
    year: int = first.parts["year"]
    if first.parts.keys() != {"year"} or (year + 1) % 100 > number or scan.word(place + 2) in ("-", "/"):
        return None
    return Date(place + 1, place + 1, place + 2, {"year": year - year % 100 + number})


def _bare_day(scan: Scan, known: Calendar, first: Date, place: int) -> Date | None:
    """ "August 10 to 13", with a year after it perhaps."""
    if not first.has("day", "month"):
        return None
    day = datenumbers.day(scan, place, scan.high)
    if day is None or not first.parts["day"] < day[1] <= 31 or is_measured(scan, day[0]):
        return None
    if scan.grammar.times.at(scan.words, day[0], scan.high) or scan.word(day[0]) in ("/", "%", ":"):
        return None
    parts = {"day": day[1], "month": first.parts["month"]}
    end = day[0]
    after = end + (scan.word(end) == ",")
    year = scan.whole(after) if after < scan.high else None
    if year is not None and 1000 <= year <= 2999 and len(scan.words[after]) == 4:
        parts["year"], end = year, after + 1
    return Date(place, place, end, parts)


def _share(first: Date, last: Date, *, numerals_only: bool) -> bool:
    """Give each end what only the other one writes; False where the two make no span."""
    a, b = first.parts, last.parts
    if first.meaning or last.meaning:
        return not numerals_only and a.keys() != {"day"}
    if a.keys() == b.keys() == {"day"}:
        return bool(a["day"] < b["day"])
    if a.keys() == {"day"} and len(b) == 1 and numerals_only and (unit := next(iter(b))) in COUNTED:
        a[unit] = a.pop("day")
        return bool(a[unit] < b[unit])
    if numerals_only or a.keys() == {"day"}:
        if not b.keys() >= {"day", "month"} or "weekday" in b:
            return False
        a["month"] = b["month"]
        if "year" in b:
            a["year"] = b["year"]
        return bool(a["day"] < b["day"])
    if b.keys() == {"day"} and "month" in a:
        b["month"] = a["month"]
    if a.keys() == {"year"} and b.keys() == {"year"}:
        return bool(a["year"] < b["year"] <= a["year"] + 1500)
    for one, other, way in ((a, b, -1), (b, a, 1)):
        if "year" not in one and "year" in other and one.keys() & {"month", "day", "q"}:
            one["year"] = other["year"]
            if _key(a) > _key(b):
                one["year"] += way
    if "year" in a and "year" in b:
        return _key(a) <= _key(b) or "decade" in a
    return a.keys().isdisjoint({"weekday"}) or b.keys() >= {"weekday"} or "day" in b


def _key(parts: Mapping[str, Any]) -> tuple[int, int, int]:
    month = parts.get("month") or 3 * parts.get("q", 1) - 2 if "month" in parts or "q" in parts else 0
    return parts.get("year", 0), month or 0, parts.get("day", 0)
