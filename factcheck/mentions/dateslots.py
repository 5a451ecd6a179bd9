"""Slots of date forms: day, month, year, quarter and the like, each read from one place.

In: a sentence and a place. Out: the place after and what was read, or nothing.
"""

from collections.abc import Mapping

from attrs import frozen

from factcheck.languages.phrases import Phrases
from factcheck.mentions import datenumbers, dateyears, vocabularies
from factcheck.mentions.datenumbers import Read
from factcheck.mentions.forms import Slot
from factcheck.mentions.grammars import Grammar
from factcheck.mentions.scans import Scan

DAY_LINKS = frozenset(("of",))


@frozen
class Names:
    """The calendar names of a language."""

    months: Phrases[int]
    weekdays: Phrases[int]
    several_weekdays: Phrases[int]  # "Mondays", and where no plural is marked the same as one
    feasts: Phrases[tuple[int, int]]  # days that names stand for, as month and day
    before_christ: Phrases[bool]
    after_christ: Phrases[bool]
    seasons: Phrases[tuple[int, int]]
    traps: frozenset[str]
    quarters: frozenset[str]
    halves: frozenset[str]
    marks: frozenset[str]
    cues: Phrases[bool]
    spoken: bool
    dotted_days: frozenset[str]  # words before a day and month with a dot: "ngày 29.6"
    prefixes: frozenset[str]  # letters that years are glued to: "FY2024", "Q1CY24"
    half_years: Phrases[int]  # words for the first and the second half of a year
    lengths: Phrases[tuple[int, str]]  # words for so many days: a number and its unit

    @classmethod
    def of(cls, grammar: Grammar) -> "Names":
        dates = grammar.data["dates"]
        return cls(
            vocabularies.months_of(grammar.language),
            vocabularies.weekdays_of(grammar.language),
            vocabularies.weekdays_of(grammar.language, several=True),
            Phrases((name, (day[0], day[1])) for name, day in dates.get("feasts", {}).items()),
            Phrases((name, True) for name in dates.get("bc", ())),
            Phrases((name, True) for name in dates.get("ad", ())),
            Phrases((name, (months[0], months[1])) for name, months in dates["seasons"].items()),
            frozenset(dates["month_traps"]),
            frozenset(dates["quarter_prefixes"]),
            frozenset(dates["half_prefixes"]),
            frozenset(dates["two_digit_marks"]),
            Phrases((cue, True) for cue in dates["cues"]),
            dates["spoken_years"],
            frozenset(dates.get("dotted_days", ())),
            frozenset((*dates.get("year_prefixes", ()), *dates["quarter_prefixes"], *dates["half_prefixes"])),
            Phrases(dates.get("halves", {})),
            grammar.time_words,
        )


def slots(names: Names, grammar: Grammar) -> Mapping[str, Slot]:
    """The slots of a language's date forms."""

    def month(scan: Scan, place: int, stop: int) -> Read:
        found = names.months.at(scan.words, place, stop)
        if (
            found
            and scan.words[place] in names.traps
            and not scan.is_name(place)
            and not _follows_day(scan, place)
            and not _has_day_and_year(scan, found[0])
        ):
            return None
        return _past_stop(scan, found, stop)

    def weekday(scan: Scan, place: int, stop: int) -> Read:
        found = names.weekdays.at(scan.words, place, stop)
        if found is None:
            return None
        if scan.words[place] in scan.grammar.ordinal_prefixes:
            return found if _is_weekday(scan, place, found[0]) else None
        if len(scan.words[place]) <= 3 and scan.words[place] in names.traps and not scan.is_name(place):
            return None
        return _past_stop(scan, found, stop)

    def weekdays(scan: Scan, place: int, stop: int) -> Read:
        return names.several_weekdays.at(scan.words, place, stop)

    def feast(scan: Scan, place: int, stop: int) -> Read:
        return names.feasts.at(scan.words, place, stop)

    def year(scan: Scan, place: int, stop: int) -> Read:
        word = scan.words[place]
        if len(word) == 4 and scan.is_numeral(place):
            number = scan.whole(place)
            if number is None or not 1000 <= number <= 2999 or in_compound(scan, place, names):
                return None
            return place + 1, number
        return dateyears.spoken_year(scan, place, stop) if names.spoken else None

    def short_year(scan: Scan, place: int, stop: int) -> Read:
        number = scan.whole(place) if len(scan.words[place]) == 2 else None
        return None if number is None else (place + 1, number + (2000 if number < 50 else 1900))

    def quarter_sign(scan: Scan, place: int, stop: int) -> Read:
        return datenumbers.signed(scan, place, names.quarters, 4)

    def half_sign(scan: Scan, place: int, stop: int) -> Read:
        return datenumbers.signed(scan, place, names.halves, 2)

    def season(scan: Scan, place: int, stop: int) -> Read:
        return names.seasons.at(scan.words, place, stop)

    def half_year(scan: Scan, place: int, stop: int) -> Read:
        return names.half_years.at(scan.words, place, stop)

    def length(scan: Scan, place: int, stop: int) -> Read:
        return names.lengths.at(scan.words, place, stop)

    g = grammar
    cardinals = frozenset((*g.units, *g.teens, *g.tens, *g.after_ten))
    cardinals |= frozenset(g.multipliers if g.implicit_one else ())
    ordinals = frozenset((*g.ordinals, *g.tens, *(cardinals if g.ordinals_after_any else ())))
    counts = cardinals | {*g.articles, *g.number_phrases.firsts(), *g.halves.firsts()}
    suffixes = None if g.ordinals_after_any else g.ordinal_suffixes
    decades = frozenset(("s", "'", "’", *g.decade_words))
    return {
        "month": Slot.of(month, names.months),
        "weekday": Slot.of(weekday, names.weekdays),
        "weekdays": Slot.of(weekdays, names.several_weekdays),
        "feast": Slot.of(feast, names.feasts),
        "bc": dateyears.era(names.before_christ),
        "ad": dateyears.era(names.after_christ),
        "anno": Slot(dateyears.any_year, numerals=True, single=True),
        "wk": Slot(datenumbers.week_number, cardinals, numerals=True, single=True),
        "year": Slot(year, cardinals if names.spoken else frozenset(), numerals=True, single=True),
        "yy": Slot(short_year, numerals=True, single=True),
        "qq": Slot(quarter_sign, names.quarters, numerals=True, then=names.quarters),
        "hh": Slot(half_sign, names.halves, numerals=True, then=names.halves),
        "halfname": Slot.of(half_year, names.half_years),
        "length": Slot.of(length, names.lengths),
        "season": Slot.of(season, names.seasons),
        "day": Slot(datenumbers.day, cardinals | ordinals, numerals=True),
        "dayth": Slot(datenumbers.ordinal_day, ordinals, numerals=True, then=suffixes),
        "dd": Slot(datenumbers.plain_day, cardinals, numerals=True, single=True),
        "mm": Slot(datenumbers.plain_month, cardinals, numerals=True, single=True),
        "q": Slot(datenumbers.quarter, cardinals | ordinals | frozenset(datenumbers.ROMAN), numerals=True),
        "half": Slot(datenumbers.half, ordinals, numerals=True, then=suffixes),
        "nth": Slot(datenumbers.nth, ordinals | g.last_words, numerals=True, then=suffixes),
        "n": Slot(datenumbers.count, counts, numerals=True),
        "more": Slot(datenumbers.more, counts | g.duration_and, numerals=True),
        "unit": Slot.of(datenumbers.unit, g.times),
        "ordinal": Slot(datenumbers.ordinal, ordinals, numerals=True, then=suffixes),
        "century": Slot(dateyears.century, frozenset(dateyears.CENTURIES), numerals=True, single=True),
        "decade": Slot(
            dateyears.decade, frozenset((*g.decade_words, *g.teens, *g.tens)), numerals=True, then=decades
        ),
        "dd10": Slot(dateyears.plain_decade, numerals=True, single=True),
    }


def _follows_day(scan: Scan, place: int) -> bool:
    """Whether a day of the month comes before: "the second of march"."""
    before = place - 1 - (scan.word(place - 1) in DAY_LINKS)
    if before < scan.low:
        return False
    return (
        scan.is_numeral(before)
        or scan.words[before] in scan.grammar.ordinals
        or (scan.words[before] in scan.grammar.ordinal_suffixes)
    )


def _has_day_and_year(scan: Scan, place: int) -> bool:
    """Whether a day and a year come after: "dec 25 2019"."""
    day, after = scan.whole(place), place + 1 + (scan.word(place + 1) == ",")
    return day is not None and 1 <= day <= 31 and len(scan.word(after)) == 4 and scan.is_numeral(after)


def _past_stop(scan: Scan, found: tuple[int, int] | None, stop: int) -> Read:
    """The full stop of an abbreviation ("Dec.") belongs to it where more of the sentence follows."""
    if found and found[0] < stop and scan.words[found[0]] == "." and scan.glued(found[0] - 1):
        return found[0] + (found[0] + 1 < scan.high and len(scan.words[found[0] - 1]) <= 4), found[1]
    return found


def _is_weekday(scan: Scan, place: int, end: int) -> bool:
    """Whether words that are also an ordinal ("thứ tư") name a day of the week."""
    g = scan.grammar
    if g.ordinal_cues.before(scan.words, place, scan.low) and scan.word(place - 1) not in g.weekday_before:
        return False
    if scan.word(place - 1) in g.weekday_before:
        return True
    if scan.is_numeral(end - 1):  # "đợt dịch thứ 4 (từ ngày …)": in digits only where a clause starts
        return place == scan.low or not scan.words[place - 1][0].isalpha()
    timed = scan.is_name(end - 1) and g.clock.before(scan.words, place, scan.low) is not None  # "20h thứ Bảy"
    return scan.word(end) in g.weekday_after or end >= scan.high or timed


def in_compound(scan: Scan, place: int, names: Names) -> bool:
    """Whether a numeral is glued to letters, other than those of a quarter or a fiscal year."""
    letters = scan.words[place - 1] if place > scan.low and scan.glued(place - 1) else ""
    before = letters[-1:].isalpha() and letters not in names.prefixes
    after = scan.glued(place) and scan.words[place + 1][0].isalpha()
    if after and scan.words[place + 1] in names.quarters | names.halves:
        after = False
    return before or after
