"""Years of dates: years in words, before and after Christ, decades and centuries.

    spoken_year(… "nineteen eighty six" …)  ->  1986        decade(… "the nineties" …)  ->  1990

In: a sentence and a place. Out: the place after and the year, or nothing.
"""

from factcheck.languages.phrases import Phrases
from factcheck.mentions import numerals
from factcheck.mentions.datenumbers import ROMAN, Read
from factcheck.mentions.forms import Slot
from factcheck.mentions.scans import Scan

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
AGED = 5
"""Words back from a decade of somebody's life to whose it is."""
CENTURIES |= {"xx": 20, "xxi": 21}


def any_year(scan: Scan, place: int, stop: int) -> Read:
    number = scan.whole(place)
    return (place + 1, number) if number else None


def era(names: Phrases[bool]) -> Slot:
    """ "BC", "TCN": in capitals where it is one word, for "ad" is also a word."""

    def read(scan: Scan, place: int, stop: int) -> Read:
        found = names.at(scan.words, place, stop)
        return found if found and (found[0] > place + 1 or scan.raw(place).isupper()) else None

    return Slot.of(read, names)


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
    if number >= 1000:
        return after + 1, number
    if is_age(scan, place) or (
        scan.word(place - 1) not in scan.grammar.decades_before and after == place + 1
    ):
        return None  # "in her early 40s", "a timeout of 30s"
    return after + 1, number + (2000 if number < 30 else 1900)


def is_age(scan: Scan, place: int) -> bool:
    """Whether a decade of two digits is of somebody's life: "in his late 30s"."""
    if scan.word(place - 1) in scan.grammar.definite:
        return False
    owners = scan.words[max(place - AGED, scan.low) : place]
    return not scan.grammar.owners.isdisjoint(owners) and scan.word(place + 1) == "s" and scan.glued(place)


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


def spoken_year(scan: Scan, place: int, stop: int) -> Read:
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
