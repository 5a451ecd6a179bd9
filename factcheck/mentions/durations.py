"""Durations: numbers of years, months, days, hours, and ages.

    read(… "33 năm" …)  ->  33 year        read(… "a 30-year-old" …)  ->  30 year

In: an amount whose number has been read. Out: the amount with its unit of time, or nothing.
"""

from fractions import Fraction

from attrs import evolve

from factcheck.mentions import sums
from factcheck.mentions.numbers import ONE, Number
from factcheck.mentions.records import Amount
from factcheck.mentions.scans import Scan


def read(scan: Scan, amount: Amount) -> Amount | None:
    """The amount as a duration: "33 năm", "two and a half years", "1 year 1 month 21 days"."""
    g = scan.grammar
    place = amount.number_end
    if scan.word(place) in g.duration_fillers:
        place += 1
    aged = g.ages.at(scan.words, place, scan.high)
    unit = (aged[0], "year") if aged else g.times.at(scan.words, place, scan.high)
    if unit is None or g.unit_traps.at(scan.words, place, scan.high) is not None:
        return None
    end, name = unit
    if scan.is_numeral(end) and len(scan.words[end]) == 4 and scan.whole(end) is not None:
        return None  # "quý 3 năm 2024"
    found = sums.extend(scan, amount.within(end, "duration", name))
    old = g.duration_after.at(scan.words, found.end, scan.high)
    return evolve(found, end=old[0]) if old else found


def spelt(scan: Scan, place: int) -> Amount | None:
    """A length of time that is one word: "사흘"."""
    found = scan.grammar.time_words.at(scan.words, place, scan.high)
    if found is None:
        return None
    end, (point, unit) = found
    number = Number(place, end, Fraction(point), ONE)
    return Amount(place, end, number, "duration", unit, number_start=place, number_end=end)
