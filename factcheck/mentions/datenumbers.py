"""Numbers of dates: which day, month, quarter or week, and how many units, each read from one place.

    ordinal(… "twenty first" …)  ->  21        nth(… "last" …)  ->  -1

In: a sentence and a place. Out: the place after and the number, or nothing.
"""

from typing import Any

from factcheck.mentions import numerals, ordinals
from factcheck.mentions.scans import Scan

Read = tuple[int, Any] | None
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11}
CALENDAR = frozenset(["day", "week", "fortnight", "month", "quarter", "year", "decade", "century"])


def signed(scan: Scan, place: int, prefixes: frozenset[str], most: int) -> Read:
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
    found = ordinals.counted_off(scan, place, stop)
    return (found.end, found.point) if found else None


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
    return small(scan, place, stop, 31)


def day(scan: Scan, place: int, stop: int) -> Read:
    """A day of the month, with or without its ordinal ending."""
    found = ordinal_day(scan, place, stop)
    if found:
        return found
    number = scan.whole(place)
    if number is not None:
        return (place + 1, number) if 1 <= number <= 99 and len(scan.words[place]) <= 2 else None
    return small(scan, place, stop, 31)


def plain_month(scan: Scan, place: int, stop: int) -> Read:
    number = scan.whole(place)
    if number is not None:
        return (place + 1, number) if 1 <= number <= 99 and len(scan.words[place]) <= 2 else None
    return small(scan, place, stop, 12)


def small(scan: Scan, place: int, stop: int, most: int) -> Read:
    """A small number in words."""
    if scan.grammar.triggers.get(scan.words[place], 0) & 1 == 0:
        return None
    number = numerals.read(scan, place, min(stop, place + 3))
    if number is not None and _takes_unit(scan, place, number.end):
        number = numerals.read(scan, place, number.end - 1)
    if number is None or number.scaled or number.in_digits or number.point.denominator != 1:
        return None
    return (number.end, int(number.point)) if 1 <= number.point <= most else None


def _takes_unit(scan: Scan, place: int, end: int) -> bool:
    """Whether the last word of a number is the unit of time that the date needs: "십일" as the 10th."""
    last = scan.words[end - 1]
    if scan.word(place - 1) not in scan.grammar.month_words:
        return False
    return end - 1 > place and scan.grammar.times.at((last,), 0) is not None and scan.word(end) != last


def quarter(scan: Scan, place: int, stop: int) -> Read:
    found = ordinal(scan, place, stop)
    if found is None and scan.words[place] in ROMAN:
        found = place + 1, ROMAN[scan.words[place]]
    if found is None and (number := scan.whole(place)) is not None:
        found = place + 1, number
    if found is None and not scan.grammar.ordinals_alone:  # where ordinals are, "one quarter" is no first one
        found = small(scan, place, stop, 4)
    return found if found and 1 <= found[1] <= 4 else None


def week_number(scan: Scan, place: int, stop: int) -> Read:
    """ "week 10": as ISO 8601 numbers the weeks of a year."""
    number = scan.whole(place)
    found = (place + 1, number) if number is not None else small(scan, place, stop, 53)
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


def more(scan: Scan, place: int, stop: int) -> Read:
    """What a length of time goes on with: "1 month 12 days" of "5 years 1 month 12 days"."""
    found: list[tuple[int, str]] = []
    while True:
        after = place + (scan.word(place) in scan.grammar.duration_and)
        number = count(scan, after, stop) if after < stop else None
        measure = unit(scan, number[0], stop) if number is not None and number[0] < stop else None
        if number is None or measure is None:
            return (place, tuple(found)) if found else None
        found.append((number[1], measure[1]))
        place = measure[0]
