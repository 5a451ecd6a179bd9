"""Slots of date forms: day, month, year, quarter and the like, each read from one place.

In: a sentence and a place. Out: the place after and what was read, or nothing.
Long, for it is a list of small readers, one for each slot.
"""

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from factcheck.languages.phrases import Phrases
from factcheck.mentions import numerals, vocabularies
from factcheck.mentions.forms import Slot
from factcheck.mentions.grammars import Grammar
from factcheck.mentions.scans import Scan

Read = tuple[int, Any] | None
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11}
CENTURIES = {
    **ROMAN,
    "xii": 12,
    "xiii": 13,
    "xiv": 14,
    "xv": 15,
    "xvi": 16,
    "xvii": 17,
    "xviii": 18,
    "xix": 19,
}
CENTURIES |= {"xx": 20, "xxi": 21}
DAY_LINKS = frozenset(("of",))
CALENDAR = frozenset(["day", "week", "fortnight", "month", "quarter", "year", "decade", "century"])


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
        return _spoken_year(scan, place, stop) if names.spoken else None

    def short_year(scan: Scan, place: int, stop: int) -> Read:
        number = scan.whole(place) if len(scan.words[place]) == 2 else None
        return None if number is None else (place + 1, number + (2000 if number < 50 else 1900))

    def quarter_sign(scan: Scan, place: int, stop: int) -> Read:
        return _signed(scan, place, names.quarters, 4)

    def half_sign(scan: Scan, place: int, stop: int) -> Read:
        return _signed(scan, place, names.halves, 2)

    def season(scan: Scan, place: int, stop: int) -> Read:
        return names.seasons.at(scan.words, place, stop)

    def half_year(scan: Scan, place: int, stop: int) -> Read:
        return names.half_years.at(scan.words, place, stop)

    def length(scan: Scan, place: int, stop: int) -> Read:
        return names.lengths.at(scan.words, place, stop)

    g = grammar
    cardinals = frozenset((*g.units, *g.teens, *g.tens, *g.after_ten))
    ordinals = frozenset((*g.ordinals, *g.tens, *(cardinals if g.ordinals_after else ())))
    counts = cardinals | {*g.articles, *g.number_phrases.firsts(), *g.halves.firsts()}
    return {
        "month": Slot(month, frozenset(names.months.firsts())),
        "weekday": Slot(weekday, frozenset(names.weekdays.firsts())),
        "weekdays": Slot(weekdays, frozenset(names.several_weekdays.firsts())),
        "feast": Slot(feast, frozenset(names.feasts.firsts())),
        "bc": era(names.before_christ),
        "ad": era(names.after_christ),
        "anno": Slot(any_year, numerals=True),
        "wk": Slot(week_number, cardinals, numerals=True),
        "year": Slot(year, cardinals if names.spoken else frozenset(), numerals=True),
        "yy": Slot(short_year, numerals=True),
        "qq": Slot(quarter_sign, names.quarters, numerals=True),
        "hh": Slot(half_sign, names.halves, numerals=True),
        "halfname": Slot(half_year, frozenset(names.half_years.firsts())),
        "length": Slot(length, frozenset(names.lengths.firsts())),
        "season": Slot(season, frozenset(names.seasons.firsts())),
        "day": Slot(day, cardinals | ordinals, numerals=True),
        "dayth": Slot(ordinal_day, ordinals, numerals=True),
        "dd": Slot(plain_day, cardinals, numerals=True),
        "mm": Slot(plain_month, cardinals, numerals=True),
        "q": Slot(quarter, cardinals | ordinals | frozenset(ROMAN), numerals=True),
        "half": Slot(half, ordinals, numerals=True),
        "nth": Slot(nth, ordinals | g.last_words, numerals=True),
        "n": Slot(count, counts, numerals=True),
        "m": Slot(count, counts, numerals=True),
        "unit": Slot(unit, frozenset(g.times.firsts())),
        "unitm": Slot(unit, frozenset(g.times.firsts())),
        "ordinal": Slot(ordinal, ordinals, numerals=True),
        "century": Slot(century, frozenset(CENTURIES), numerals=True),
        "decade": Slot(decade, frozenset((*g.decade_words, *g.teens, *g.tens)), numerals=True),
        "dd10": Slot(plain_decade, numerals=True),
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
    return scan.word(place - 1) in g.weekday_before or scan.word(end) in g.weekday_after or end >= scan.high


def in_compound(scan: Scan, place: int, names: Names) -> bool:
    """Whether a numeral is glued to letters, other than those of a quarter or a fiscal year."""
    letters = scan.words[place - 1] if place > scan.low and scan.glued(place - 1) else ""
    before = letters[-1:].isalpha() and letters not in names.prefixes
    after = scan.glued(place) and scan.words[place + 1][0].isalpha()
    if after and scan.words[place + 1] in names.quarters | names.halves:
        after = False
    return before or after


def _signed(scan: Scan, place: int, prefixes: frozenset[str], most: int) -> Read:
    """ "Q1", "H2", and the other way round "1Q", "2H"."""
    if scan.is_numeral(place):
        number = scan.whole(place)
        fits = scan.glued(place) and scan.word(place + 1) in prefixes
        return (place + 2, number) if fits and number is not None and 1 <= number <= most else None
    if scan.words[place] not in prefixes or not scan.glued(place):
        return None
    number = scan.whole(place + 1)
    return (place + 2, number) if number is not None and 1 <= number <= most else None


def ordinal(scan: Scan, place: int, stop: int) -> Read:
    """ "20th", "twentieth", "twenty-first"."""
    g = scan.grammar
    word = scan.word(place)
    number = scan.whole(place)
    if number is not None:
        if place + 1 < stop and scan.glued(place) and scan.words[place + 1] in g.ordinal_suffixes:
            return place + 2, number
        return _counted_off(scan, place, stop)
    if (phrase := g.ordinal_phrases.at(scan.words, place, stop)) is not None:
        return phrase
    if word in g.ordinals:
        return place + 1, g.ordinals[word]
    if (counted := _counted_off(scan, place, stop)) is not None:
        return counted
    if word in g.tens and place + 1 < stop and g.ordinals.get(scan.words[place + 1], 99) < 10:
        return place + 2, g.tens[word] + g.ordinals[scan.words[place + 1]]
    return None


def _counted_off(scan: Scan, place: int, stop: int) -> Read:
    """A number with the word after it that makes it an ordinal: "세 번째"."""
    g = scan.grammar
    numeric = scan.is_numeral(place) or g.triggers.get(scan.words[place], 0) & 1
    if not g.ordinals_after_any or not numeric:
        return None
    number = numerals.read(scan, place, stop)
    ending = g.ordinals_after.at(scan.words, number.end, stop) if number else None
    if number is None or ending is None or number.point.denominator != 1:
        return None
    return ending[0], int(number.point)


def ordinal_day(scan: Scan, place: int, stop: int) -> Read:
    found = ordinal(scan, place, stop)
    return found if found and 1 <= found[1] <= 31 else None


def plain_day(scan: Scan, place: int, stop: int) -> Read:
    """A day of the month in digits or words; one beyond 31 is read too, to be reported."""
    number = scan.whole(place)
    if number is not None:
        joined = scan.glued(place) and scan.words[place + 1][0].isalpha()
        return (
            (place + 1, number) if 1 <= number <= 99 and len(scan.words[place]) <= 2 and not joined else None
        )
    return _small(scan, place, stop, 31)


def day(scan: Scan, place: int, stop: int) -> Read:
    """A day of the month, with or without its ordinal ending."""
    found = ordinal_day(scan, place, stop)
    if found:
        return found
    number = scan.whole(place)
    if number is not None:
        return (place + 1, number) if 1 <= number <= 99 and len(scan.words[place]) <= 2 else None
    return _small(scan, place, stop, 31)


def plain_month(scan: Scan, place: int, stop: int) -> Read:
    number = scan.whole(place)
    if number is not None:
        return (place + 1, number) if 1 <= number <= 99 and len(scan.words[place]) <= 2 else None
    return _small(scan, place, stop, 12)


def _small(scan: Scan, place: int, stop: int, most: int) -> Read:
    """A small number in words."""
    if scan.grammar.triggers.get(scan.words[place], 0) & 1 == 0:
        return None
    number = numerals.read(scan, place, min(stop, place + 3))
    if number is None or number.scaled or number.in_digits or number.point.denominator != 1:
        return None
    return (number.end, int(number.point)) if 1 <= number.point <= most else None


def quarter(scan: Scan, place: int, stop: int) -> Read:
    found = ordinal(scan, place, stop)
    if found is None and scan.words[place] in ROMAN:
        found = place + 1, ROMAN[scan.words[place]]
    if found is None and (number := scan.whole(place)) is not None:
        found = place + 1, number
    if found is None and not scan.grammar.ordinals_alone:  # where ordinals are, "one quarter" is no first one
        found = _small(scan, place, stop, 4)
    return found if found and 1 <= found[1] <= 4 else None


def any_year(scan: Scan, place: int, stop: int) -> Read:
    number = scan.whole(place)
    return (place + 1, number) if number else None


def era(names: Phrases[bool]) -> Slot:
    """ "BC", "TCN": in capitals where it is one word, for "ad" is also a word."""

    def read(scan: Scan, place: int, stop: int) -> Read:
        found = names.at(scan.words, place, stop)
        return found if found and (found[0] > place + 1 or scan.raw(place).isupper()) else None

    return Slot(read, frozenset(names.firsts()))


def week_number(scan: Scan, place: int, stop: int) -> Read:
    """ "week 10": as ISO 8601 numbers the weeks of a year."""
    number = scan.whole(place)
    found = (place + 1, number) if number is not None else _small(scan, place, stop, 53)
    return found if found and 1 <= found[1] <= 53 else None


def half(scan: Scan, place: int, stop: int) -> Read:
    found = ordinal(scan, place, stop)
    return found if found and found[1] <= 2 else None


def count(scan: Scan, place: int, stop: int) -> Read:
    """How many units: a whole number."""
    if not scan.is_numeral(place) and scan.grammar.triggers.get(scan.words[place], 0) & 1 == 0:
        return None
    number = numerals.read(scan, place, stop)
    if number is not None and number.fraction:  # "the first three quarters of the year"
        number = numerals.read(scan, place, place + 1)
    if number is None or number.point.denominator != 1 or not 0 < number.point < 10_000 or number.fault:
        return None
    return number.end, int(number.point)


def unit(scan: Scan, place: int, stop: int) -> Read:
    found = scan.grammar.times.at(scan.words, place, stop)
    return found if found and found[1] in CALENDAR else None


def nth(scan: Scan, place: int, stop: int) -> Read:
    """Which of several: an ordinal, or -1 for the last."""
    if scan.words[place] in scan.grammar.last_words:
        return place + 1, -1
    found = ordinal(scan, place, stop)
    return found if found and 1 <= found[1] <= 53 else None


def century(scan: Scan, place: int, stop: int) -> Read:
    if scan.words[place] in CENTURIES:
        return place + 1, CENTURIES[scan.words[place]]
    number = scan.whole(place)
    return (place + 1, number) if number is not None and 1 <= number <= 30 else None


def decade(scan: Scan, place: int, stop: int) -> Read:
    """ "1990s", "the 90s", "1990 s"."""
    words = scan.grammar.decade_words
    if words and (scan.words[place] in words or scan.word(place + 1) in words):
        return _spoken_decade(scan, place)
    number = scan.whole(place)
    if number is None or number % 10 or place + 1 >= stop or len(scan.words[place]) not in (2, 4):
        return None
    after = place + 1 + (scan.words[place + 1] in ("'", "’"))
    if (
        after >= stop
        or scan.words[after] != "s"
        or (len(scan.words[place]) == 2 and not scan.glued(after - 1))
    ):
        return None
    return after + 1, number if number >= 1000 else number + (2000 if number < 30 else 1900)


def _spoken_decade(scan: Scan, place: int) -> Read:
    """ "the nineties", "nineteen seventies"."""
    g = scan.grammar
    if scan.words[place] in g.decade_words:
        years = g.decade_words[scan.words[place]]
        return place + 1, years + (1900 if years > 20 else 2000)
    century_ = g.teens.get(scan.words[place], 0) or g.tens.get(scan.words[place], 0)
    return (
        (place + 2, 100 * century_ + g.decade_words[scan.words[place + 1]]) if 15 <= century_ <= 20 else None
    )


def plain_decade(scan: Scan, place: int, stop: int) -> Read:
    number = scan.whole(place)
    if number is None or number % 10 or not (1000 <= number <= 2990 or 20 <= number <= 90):
        return None
    return place + 1, number if number >= 1000 else number + 1900


def _spoken_year(scan: Scan, place: int, stop: int) -> Read:
    """ "nineteen eighty-six", "two thousand and eighteen"."""
    g = scan.grammar
    word = scan.words[place]
    if word not in g.teens and word not in g.tens and word not in g.units:
        return None
    number = numerals.read(scan, place, stop)
    if number is None or number.in_digits or number.point.denominator != 1:
        return None
    point = int(number.point)
    if 1900 <= point <= 2100:
        return number.end, point
    if 15 <= point <= 20 and number.end < stop and g.triggers.get(scan.words[number.end], 0) & 1:
        rest = numerals.read(scan, number.end, stop)
        if rest is not None and not rest.in_digits and 10 <= rest.point <= 99 and rest.point.denominator == 1:
            return rest.end, point * 100 + int(rest.point)
    return None
