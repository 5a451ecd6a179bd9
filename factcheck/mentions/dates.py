"""Dates: days, months, years and spans of them, stated or relative, with what their sentence makes of them.

    "tính đến tháng 2- 2009"  ->  February 2009, as-of        "từ 28 đến 31-5"  ->  a span and its two ends

In: a place in a sentence. Out: `Date`, or a pair of them. A year that is not written comes from a date of the
same sentence or from publication; a day that no month has is a fault.
Long: one date, spans of two, and the days that they mean share what they know of a sentence.
"""

import calendar
import functools
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from attrs import define, evolve, frozen

from factcheck.languages.phrases import Phrases
from factcheck.mentions import dateslots, relatives
from factcheck.mentions.forms import Forms, expand
from factcheck.mentions.grammars import DATE, Grammar, grammar
from factcheck.mentions.scans import Scan
from factcheck.periods import Period

OPEN = Period(start=None, end=None)
FIRST_YEAR, LAST_YEAR = 1900, 2099
"""A bare numeral outside these is a year only after a word that says so."""


@define
class Date:
    """A date as read: the words start..end, its parts, and where its edge ("the end of") leaves the core."""

    start: int
    core: int
    end: int
    parts: dict[str, Any]
    meaning: str = ""
    edge: str | None = None
    period: Period = OPEN
    other: Period | None = None
    fault: str | None = None
    shift: tuple[int, str] | None = None  # units to move by

    def has(self, *names: str) -> bool:
        return all(name in self.parts for name in names)

    def is_only(self, name: str) -> bool:
        """Whether nothing but this part is written, in one word."""
        return self.parts.keys() == {name} and not self.meaning and not self.edge


@frozen
class Calendar:
    """The date grammar of a language."""

    forms: Forms
    names: dateslots.Names
    edges: Phrases[str]
    relations: Phrases[str]
    joiners: Phrases[bool]
    and_joiners: frozenset[str]
    openers: Phrases[bool]
    upcoming: Phrases[bool]
    year_cues: Phrases[bool]
    year_bars: Phrases[bool]
    abbreviated: bool
    articles: frozenset[str]
    shifts: Phrases[int]
    bars: Phrases[bool]  # words before what is then no relative date
    follows: frozenset[str]  # what may come after the number that a date opens with


@functools.cache
def calendar_of(code: str) -> Calendar:
    """The calendar of a language, its words added to the grammar's triggers."""
    g = grammar(code)
    data = g.data["dates"]
    names = dateslots.Names.of(g)
    forms = [(form, meaning.strip()) for form, _, meaning in (f.partition(" = ") for f in data["forms"])]
    found = Calendar(
        Forms([*forms, *data["relative"].items()], dateslots.slots(names, g)),
        names,
        Phrases((phrase, edge) for edge, phrases in data["edges"].items() for phrase in phrases),
        Phrases((phrase, name) for name, phrases in data["relations"].items() for phrase in phrases),
        Phrases((phrase, True) for phrase in data["span_joiners"]),
        frozenset(data["span_and"]),
        Phrases((phrase, True) for phrase in data["span_openers"]),
        Phrases((phrase, True) for phrase in data["upcoming"]),
        Phrases((phrase, True) for phrase in data["years_after_words"]),
        Phrases((phrase, True) for phrase in data["not_years_after"]),
        data["abbreviated_span"],
        frozenset(data.get("articles", ())),
        Phrases(data.get("shifts", {})),
        Phrases((phrase, True) for phrase in data["not_after"]),
        frozenset(_follows(g, data, names, forms, data["relative"])),
    )
    _add_triggers(g, found)
    return found


def _follows(
    g: Grammar,
    data: Mapping[str, Any],
    names: dateslots.Names,
    forms: list[tuple[str, str]],
    relative: Iterable[str],
) -> Iterator[str]:
    """Every word or sign that may come second in a date whose first part is a number."""
    yield from ("-", "/", ".", ",", "–", "—", "'", "’", "s")
    yield from (*names.months.firsts(), *names.weekdays.firsts(), *g.times.firsts(), *g.ordinal_suffixes)
    yield from (*names.quarters, *names.halves, *g.scales.firsts(), *g.multipliers, *data["span_and"])
    yield from Phrases((phrase, True) for phrase in data["span_joiners"]).firsts()
    for form in (*(form for form, _ in forms), *relative):
        for sequence in expand(form):
            yield from (name for is_slot, name in sequence if not is_slot)


def _add_triggers(g: Grammar, found: Calendar) -> None:
    starts: set[str] = {*found.forms.firsts(), *found.edges.firsts(), *g.ordinals}
    for word in starts:
        g.triggers[word] = g.triggers.get(word, 0) | DATE


# --- one date ----------------------------------------------------------------------------------------


def single(scan: Scan, place: int, *, joined: bool = False) -> Date | None:
    """The date that starts at a place; one that is `joined` to another needs no more evidence."""
    known = calendar_of(scan.grammar.code)
    edge = known.edges.at(scan.words, place, scan.high)
    if edge is not None:
        core = edge[0] + (scan.word(edge[0]) in known.articles or scan.word(edge[0]) == "-")
        found = _plain(scan, known, core, joined=True)
        if found is not None and not found.edge and (not joined or not found.is_only("day")):
            return evolve_date(found, place, edge[1])
    return _plain(scan, known, place, joined=joined)


def evolve_date(found: Date, start: int, edge: str) -> Date:
    return Date(start, found.core, found.end, found.parts, found.meaning, edge)


def _plain(scan: Scan, known: Calendar, place: int, *, joined: bool) -> Date | None:
    match = known.forms.match(scan, place, scan.high)
    if match is None:
        return None
    end, meaning, taken = match
    parts = _parts(taken)
    if parts.keys() & {"q", "half"} and scan.words[place] in known.articles:
        place += 1  # an article is no part of a date
    found = Date(place, place, end, parts, meaning)
    spelt = found.is_only("year") and _is_number_word(scan, place) and not scan.is_numeral(end - 1)
    if spelt and not joined and (not _is_cued(scan, known, place) or _counts_noun(scan, end)):
        return None
    if end - place == 1 and not meaning and not _fits_alone(scan, known, found, joined=joined):
        return None
    if _is_code(scan, known, found):
        return None
    if _is_count(scan, found) or _is_ordinal(scan, found):
        return None
    return found


def _is_code(scan: Scan, known: Calendar, found: Date) -> bool:
    """Whether digits are the number of a document, or words only look like a date: "nhiều năm nay"."""
    if scan.is_numeral(found.core):
        follows = scan.word(found.end) == "/" and scan.glued(found.end - 1)
        return follows or found.parts.get("month", 1) > 12
    return bool(found.meaning) and known.bars.before(scan.words, found.core, scan.low) is not None


def _parts(taken: Mapping[str, Any]) -> dict[str, Any]:
    """What the slots took under the names of what they mean."""
    parts: dict[str, Any] = {}
    for name, value in taken.items():
        if name == "numeric":
            parts |= value
        else:
            parts[SAME.get(name, name)] = value
    return parts


SAME = {
    "dayth": "day",
    "dd": "day",
    "mm": "month",
    "yy": "year",
    "qq": "q",
    "hh": "half",
    "ordinal": "century",
    "dd10": "decade",
}


def _is_number_word(scan: Scan, place: int) -> bool:
    g, word = scan.grammar, scan.words[place]
    return word in g.units or word in g.teens or word in g.tens


def _is_cued(scan: Scan, known: Calendar, place: int) -> bool:
    """Whether the word before is one that years come after."""
    return known.year_cues.before(scan.words, place, scan.low) is not None


def _fits_alone(scan: Scan, known: Calendar, found: Date, *, joined: bool) -> bool:
    """Whether a date of one word is one: a year by its surroundings, "May" by a capital and a cue."""
    place = found.core
    if found.is_only("year"):
        return year_fits(scan, place, found.parts["year"], joined=joined)
    word = scan.words[place]
    if found.is_only("day"):
        return False
    if word in known.names.traps:
        cue = known.relations.before(scan.words, place, scan.low) or known.edges.before(
            scan.words, place, scan.low
        )
        return joined or cue is not None
    return True


def year_fits(scan: Scan, place: int, year: int, *, joined: bool) -> bool:
    """Whether four digits are a year: by the word before, and by nothing counted after."""
    known, g = calendar_of(scan.grammar.code), scan.grammar
    if not scan.is_numeral(place):
        return joined or _is_cued(scan, known, place)
    end = place + 1
    before = scan.word(place - 1)
    if scan.glued(place) and scan.word(end) in ("%", "°", "/", "+", ":"):
        return False
    if (
        place > scan.low
        and scan.glued(place - 1)
        and (before in ("#", "/", ":", "+", ".", ",", "°", "$") or before[-1].isalpha())
    ):
        return False
    if _is_measured(scan, end):
        return False
    if joined:
        return True
    if known.year_bars.before(scan.words, place, scan.low) is not None:
        return False
    cued = known.relations.before(scan.words, place, scan.low)
    strong = cued is not None and cued[1] in ("in", "since", "until", "by", "before", "after", "as-of")
    if strong and g.nouns.at(scan.words, end, scan.high) is None:
        return 1000 <= year <= 2999
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return False
    if known.year_cues.before(scan.words, place, scan.low) is not None:
        return g.nouns.at(scan.words, end, scan.high) is None
    if g.hedges_before.before(scan.words, place, scan.low) or g.currency_signs.before(
        scan.tokens, place, scan.low
    ):
        return False
    return not _counts_noun(scan, end)


def _counts_noun(scan: Scan, place: int) -> bool:
    """Whether a known noun follows within reach, in small letters: "2000 new jobs"."""
    g = scan.grammar
    for at in range(place, min(place + g.reach, scan.high)):
        if scan.words[at] in g.noun_stops or not scan.words[at][0].isalpha() or scan.is_name(at):
            return False
        if g.nouns.at(scan.words, at, scan.high) is not None:
            return True
    return False


def _is_measured(scan: Scan, place: int) -> bool:
    """Whether a unit, currency or scale word follows."""
    g = scan.grammar
    if place >= scan.high:
        return False
    words = scan.words
    if g.scales.at(words, place, scan.high) or words[place] in g.multipliers:
        return True
    if g.currency_names.at(words, place, scan.high):
        return True
    if g.unit_signs.at(scan.tokens, place, scan.high) or g.currency_signs.at(scan.tokens, place, scan.high):
        return scan.raw(place) not in (
            "A",
            "m",
            "s",
            "g",
            "b",
            "l",
            "t",
            "h",
            "T",
            "B",
            "V",
            "N",
            "K",
            "F",
            "J",
        )
    return g.unit_names.at(words, place, scan.high) is not None


def _is_count(scan: Scan, found: Date) -> bool:
    """Whether what looks like a day or month is a number with a scale or unit: "ngày 5 triệu"."""
    if found.parts.keys() & {"year", "decade", "century", "weekday"} or found.meaning:
        return False
    last = found.end - 1
    if not scan.is_numeral(last) or found.core == last:
        return False
    return scan.grammar.scales.at(scan.words, found.end, scan.high) is not None


def _is_ordinal(scan: Scan, found: Date) -> bool:
    """Whether it goes on with what is counted: "on the 27th floor", "the second half of the story"."""
    partial = found.parts and not found.parts.keys() - {"half", "q", "day"} and not found.meaning
    if partial and scan.grammar.unit_of.at(scan.words, found.end, scan.high) is not None:
        return True
    if found.parts.keys() != {"day"} or found.meaning or not scan.grammar.ordinals_alone:
        return False
    following = scan.word(found.end)
    return following[:1].isalpha() and following not in scan.grammar.noun_stops


# --- spans -------------------------------------------------------------------------------------------


def read(scan: Scan, place: int) -> tuple[Date, Date | None] | None:
    """The date at a place, and the date that a span from it ends on."""
    known = calendar_of(scan.grammar.code)
    if scan.is_numeral(place) and not _may_date(scan, known, place):
        return None
    shifted = _shifted(scan, known, place)
    if shifted is not None:
        return shifted, None
    first = single(scan, place)
    if first is None:
        first = _open_start(scan, known, place) or single(scan, place, joined=True)
        if first is None:
            return None
        last = _join(scan, known, first)
        return (first, last) if last is not None else None
    last = _join(scan, known, first)
    return first, last


def _may_date(scan: Scan, known: Calendar, place: int) -> bool:
    """Whether a numeral can open a date: by its length, or by the word after it."""
    word = scan.words[place]
    length = len(word)
    if length == 4 and word.isdigit():
        return True
    if "," in word or length > 10:
        return False
    if "." in word:
        return dateslots.DOTTED.match(word) is not None
    return length <= 4 and scan.word(place + 1) in known.follows


def _shifted(scan: Scan, known: Calendar, place: int) -> Date | None:
    """ "two weeks before May 13 1999", "4 months from tomorrow"."""
    count = dateslots.count(scan, place, scan.high)
    unit = dateslots.unit(scan, count[0], scan.high) if count and count[0] < scan.high else None
    if count is None or unit is None:
        return None
    way = known.shifts.at(scan.words, unit[0], scan.high)
    if way is None:
        return None
    base = single(scan, way[0], joined=True)
    if base is None or base.is_only("year") or (base.edge is not None):
        return None
    if abs(way[1]) == 2 and not base.meaning.startswith("day"):
        return None  # "two years from June": a length of time
    found = Date(place, place, base.end, base.parts, base.meaning)
    found.shift = (way[1] // abs(way[1]) * count[1], unit[1])
    return found


def _open_start(scan: Scan, known: Calendar, place: int) -> Date | None:
    """A day or year that only the date after it shows to be one: "28 đến 31-5", "10 to 13 August"."""
    year = scan.whole(place)
    if year is not None and 1500 <= year <= 2199 and len(scan.words[place]) == 4:
        return Date(place, place, place + 1, {"year": year})
    day = dateslots.day(scan, place, scan.high)
    if day is None or day[1] > 31:
        return None
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
    if scan.word(after) in known.articles:
        after += 1
    if after >= scan.high:
        return None
    only_day = first.is_only("day") and scan.is_numeral(first.core) and first.end == first.core + 1
    last = single(scan, after, joined=True)
    if last is None or (last.has("day") and last.parts.keys() == {"day"}):
        last = _bare_day(scan, known, first, after)
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
    day = dateslots.day(scan, place, scan.high)
    if day is None or not first.parts["day"] < day[1] <= 31 or _is_measured(scan, day[0]):
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


# --- the days meant ----------------------------------------------------------------------------------


@define
class Context:
    """What earlier dates of the sentence give to later ones."""

    anchor: Period | None = None  # the last date with a year of its own
    leads: bool = False  # it opened the sentence, or is finer than a year: later days are in its year
    years: tuple[int, ...] = ()  # every year written in the sentence


def settle(scan: Scan, found: Date, context: Context) -> None:
    """Work out the days of a date, or its fault."""
    known = calendar_of(scan.grammar.code)
    if found.meaning:
        period = _relative(scan, found, context)
    else:
        found.fault = _fault(found.parts)
        period = None if found.fault else _absolute(scan, known, found, context)
    if period is not None and found.shift and period.start is not None:
        try:
            moved = relatives.moved(period.start, *found.shift)
            period = evolve(period, start=moved, end=moved)
        except (OverflowError, ValueError, KeyError):
            period = None
    if period is not None and found.edge:
        period = at_edge(period, found.edge)
    found.period = period or OPEN
    other = found.parts.get("other")
    if other is not None and not found.fault:
        found.other = _stated(other)


def _relative(scan: Scan, found: Date, context: Context) -> Period | None:
    meaning, parts = found.meaning, found.parts
    name = meaning.split()[0]
    anchored = name in relatives.ANAPHORIC and context.anchor is not None and context.anchor.start is not None
    if anchored and context.anchor is not None and context.anchor.start is not None:
        period = relatives.resolve(meaning, parts, context.anchor.start)
        return evolve(period, basis="relative") if period else None
    reported = scan.reported
    if "year" in parts and name in ("first", "final", "half"):
        return relatives.resolve(meaning, parts, date(2000, 1, 1))
    first = reported.start or reported.end if reported is not None else None
    last = reported.end or reported.start if reported is not None else None
    if first is None or last is None:
        return None
    low = relatives.resolve(meaning, parts, first)
    high = relatives.resolve(meaning, parts, last)
    if low is None or high is None or low.start is None or high.end is None:
        return None
    return Period(start=low.start, end=high.end, basis="relative", certain=low.same_days(high))


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


def _absolute(scan: Scan, known: Calendar, found: Date, context: Context) -> Period | None:
    parts = found.parts
    if "century" in parts:
        return (
            Period(start=date(100 * parts["century"] - 99, 1, 1), end=date(100 * parts["century"], 12, 31))
            if (parts["century"] <= 99)
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
    upcoming = known.upcoming.at(scan.words, found.end, scan.high) is not None
    return _without_year(scan, parts, context, upcoming=upcoming)


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
    """A day of the week alone: the last one up to publication."""
    reported = scan.reported
    if reported is None or reported.end is None:
        return None
    back = (reported.end.weekday() - found.parts["weekday"]) % 7
    if reported.end.toordinal() <= back:
        return None
    day = reported.end - timedelta(days=back)
    return Period.day(day, basis="relative", certain=reported.start == reported.end)


def _without_year(scan: Scan, parts: dict[str, Any], context: Context, *, upcoming: bool) -> Period | None:
    """A date whose year is not written: a date before it has it, or it is nearest to publication."""
    if "day" in parts and "month" not in parts:
        return _without_month(scan, parts, upcoming=upcoming)
    if context.leads and context.anchor is not None and context.anchor.start is not None:
        return _stated({**parts, "year": context.anchor.start.year})
    reported = scan.reported
    near = (reported.end or reported.start) if reported is not None else None
    if near is None:
        return _stated({**parts, "year": context.years[-1]}) if context.years else None
    options: list[tuple[int, int, Period]] = []
    for year in range(near.year - 1, near.year + 2):
        period = _stated({**parts, "year": year})
        if period is not None and period.start is not None and period.end is not None:
            ahead = (period.start - near).days
            distance = max(ahead, (near - period.end).days, 0)
            if upcoming and ahead < 0:
                distance += 400
            options.append((distance, year, period))
    if not options:
        return None
    return evolve(min(options, key=lambda option: option[:2])[2], basis="relative")


def _without_month(scan: Scan, parts: Mapping[str, Any], *, upcoming: bool) -> Period | None:
    """ "the 27th", "ngày 10": the nearest such day."""
    reported = scan.reported
    near = (reported.end or reported.start) if reported is not None else None
    if near is None:
        return None
    options = list(_days_near(near, parts["day"]))
    if not options:
        return None
    best = min(options, key=lambda day: (abs((day - near).days) + 400 * (upcoming and day < near), day))
    return Period.day(best, basis="relative")


def _days_near(near: date, day: int) -> Iterator[date]:
    for step in (-1, 0, 1):
        month = (near.year * 12 + near.month - 1) + step
        try:
            yield date(month // 12, month % 12 + 1, day)
        except ValueError:
            continue


def at_edge(period: Period, edge: str) -> Period:
    """The beginning, middle or end of a period: its end is its last day, the rest are thirds or the like."""
    start, end = period.start, period.end
    if start is None or end is None:
        return period
    if edge == "end" and period.granularity in ("month", "quarter", "half", "year"):
        return evolve(period, start=end)
    if period.granularity == "year" or (end - start).days in (364, 365):
        months = {"start": (1, 3), "early": (1, 4), "mid": (5, 8), "late": (9, 12), "end": (12, 12)}[edge]
        first = date(end.year, months[0], 1)
        last = date(end.year, months[1], calendar.monthrange(end.year, months[1])[1])
        return evolve(period, start=first, end=last)
    if period.granularity == "month":
        days = {
            "start": (1, 10),
            "early": (1, 10),
            "mid": (11, 20),
            "late": (21, end.day),
            "end": (21, end.day),
        }[edge]
        return evolve(period, start=start.replace(day=days[0]), end=start.replace(day=days[1]))
    third = (end - start).days // 3
    if edge in ("start", "early"):
        return evolve(period, end=start + timedelta(days=third))
    if edge == "mid":
        return evolve(period, start=start + timedelta(days=third), end=end - timedelta(days=third))
    return evolve(period, start=end - timedelta(days=third))


def relation(scan: Scan, found: Date) -> str | None:
    """How a sentence ties a date to what it says: by the words before it."""
    known = calendar_of(scan.grammar.code)
    place = found.start
    while place > scan.low and scan.words[place - 1] in known.articles:
        place -= 1
    cue = known.relations.before(scan.words, place, scan.low)
    return cue[1] if cue else None
