"""Ratios: two numbers that make one: shares of so many, and odds.

    "3 out of 4", "12 trong số 30"  ->  3/4, 2/5        "a ratio of 5 to 2", "tỷ lệ 3:1"  ->  2.5, 3

In: the first amount. Out: the amount of both together, or nothing.
"""

from fractions import Fraction

from attrs import evolve

from factcheck.mentions import nouns, numerals
from factcheck.mentions.numbers import Number
from factcheck.mentions.records import Amount
from factcheck.mentions.scans import Scan
from factcheck.mentions.triggers import NUMBER

REACH = 8
"""Words back to the cue of a ratio: "ratio of boys to girls is 5:2"."""
MOST = 100
"""The most that a plain "in" counts out of: "one in 100"."""


def read(scan: Scan, first: Amount) -> Amount | None:
    """The ratio that starts with an amount."""
    if not first.is_bare or first.number.whole is None or first.number.scaled:
        return None
    return _share(scan, first) or _odds(scan, first)


def _share(scan: Scan, first: Amount) -> Amount | None:
    """ "one in five", "3 out of 4"."""
    g, place = scan.grammar, first.end
    found = g.out_of.at(scan.words, place, scan.high)
    if found is None and first.number.point == 1 and (noun := nouns.counted(scan, first)) is not None:
        place = noun.end  # "one child in five"
        found = g.out_of.at(scan.words, place, scan.high)
    below = _number(scan, found[0]) if found else None
    if found is None or below is None or below.whole is None or not first.number.point < below.point:
        return None
    if place > first.end and not (scan.closes(below.end) or scan.word(below.end) in g.finite_verbs):
        return None
    single = found[0] == place + 1  # a plain "in"
    if single and (below.point > MOST or below.end > below.start + 1 or _measures(scan, below.end)):
        return None
    return _together(first, below)


def _odds(scan: Scan, first: Amount) -> Amount | None:
    """ "3:1", "5 to 2", where a word for a ratio stands before."""
    g, place = scan.grammar, first.end
    if scan.word(place) not in g.ratio_signs or not cued(scan, first.number_start):
        return None
    below = _number(scan, place + 1)
    return None if below is None or not below.whole or _measures(scan, below.end) else _together(first, below)


def cued(scan: Scan, place: int) -> bool:
    """Whether a word for a ratio stands before a place, with no other figure between."""
    for near in range(place, max(place - REACH, scan.low), -1):
        if scan.grammar.ratio_cues.before(scan.words, near, scan.low) is not None:
            return True
        if scan.is_numeral(near - 1) or scan.words[near - 1] in (";", "."):
            return False
    return False


def _number(scan: Scan, place: int) -> Number | None:
    if place >= scan.high:
        return None
    if not (scan.is_numeral(place) or scan.grammar.triggers.get(scan.words[place], 0) & NUMBER):
        return None
    return numerals.read(scan, place, scan.high)


def _measures(scan: Scan, place: int) -> bool:
    """Whether a unit follows, so that the second number measures by itself: "eight in 24 hours"."""
    g = scan.grammar
    if place >= scan.high:
        return False
    return scan.words[place] == "%" or bool(
        g.times.at(scan.words, place, scan.high) or g.unit_names.at(scan.words, place, scan.high)
    )


def _together(first: Amount, below: Number) -> Amount:
    point = first.number.point / below.point
    number = Number(first.number.start, below.end, point, Fraction(1, 10 * int(below.point)), fraction=True)
    return evolve(
        first, end=below.end, number=number, number_end=below.end, kind="multiple", unit="dimensionless"
    )
