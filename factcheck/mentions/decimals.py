"""Decimals: numbers whose digits after the decimal mark are spelt out.

    read(… "three" "point one four" …)  ->  3.14        read(… "ba" "phẩy mười bốn" …)  ->  3.14

In: the whole number before the decimal word. Out: `Number`, with the scale that follows.
"""

from fractions import Fraction

from factcheck.mentions import hundreds, scales
from factcheck.mentions.numbers import Number
from factcheck.mentions.scans import Scan

MOST_DIGITS = 20
"""Digits that are spelt out after a decimal word."""


def read(scan: Scan, number: Number, stop: int) -> Number | None:
    """ "three point one four", "hai phẩy 23", "nought point oh five", "ba phẩy mười bốn"."""
    place, g = number.end, scan.grammar
    if place + 1 >= stop or scan.word(place) not in g.decimal_words or number.fraction:
        return None
    if number.whole is None or (number.in_digits and number.scaled):
        return None
    spelt, place = _spelt(scan, place + 1, stop)
    if not spelt:
        return None
    grain = Fraction(1, 10 ** len(spelt))
    point = number.point + int(spelt) * grain
    decimal = Number(number.start, place, point, grain, in_digits=number.in_digits)
    return scales.scaled(scan, decimal, stop)


def _spelt(scan: Scan, place: int, stop: int) -> tuple[str, int]:
    """Digits one by one or by groups: "one four", "twenty-five", "oh five"."""
    g, words = scan.grammar, scan.words
    spelt = ""
    while place < stop and len(spelt) < MOST_DIGITS:
        word = words[place]
        if word in g.zeros:
            spelt, place = spelt + "0", place + 1
        elif scan.is_numeral(place) and word.isdigit():
            spelt, place = spelt + word, place + 1
        elif (group := _digits_of(scan, place, stop, first=not spelt.strip("0"))) is not None:
            spelt, place = spelt + str(group[1]), group[0]
        else:
            break
    return spelt, place


def _digits_of(scan: Scan, place: int, stop: int, *, first: bool) -> tuple[int, int] | None:
    """A digit, or a group of tens and ones, that is no unit of time."""
    g, word = scan.grammar, scan.words[place]
    following = scan.words[place + 1] if place + 1 < stop else ""
    if word in g.units and following not in g.multipliers and following not in g.after_ten:
        timed = not first and g.times.at((word,), 0) is not None
        return None if timed else (place + 1, g.units[word])
    return hundreds.group_at(scan, place, stop)
