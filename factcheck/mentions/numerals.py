"""Numerals: numbers in digits, in words and in both, the longest that starts at a place.

    read(… "2.5 million people" …)  ->  2,500,000, to 100,000        read(… "nửa triệu" …)  ->  500,000

In: a place in a sentence. Out: `Number`, or nothing. What digits, counts and shares read is joined here.
"""

from fractions import Fraction

from factcheck.mentions import counts, decimals, digits, scales, shares
from factcheck.mentions.numbers import ONE, Number
from factcheck.mentions.scans import Scan

__all__ = ["Number", "read"]


def read(scan: Scan, place: int, stop: int) -> Number | None:
    """The longest number from a place."""
    if place >= stop:
        return None
    if stop != scan.high:
        return _read(scan, place, stop)
    if place not in scan.numbers:
        scan.numbers[place] = _read(scan, place, stop)
    found: Number | None = scan.numbers[place]
    return found


def _read(scan: Scan, place: int, stop: int) -> Number | None:
    number = _in_digits(scan, place, stop) if scan.is_numeral(place) else _in_words(scan, place, stop)
    if number is None or number.end >= scan.high:
        return number
    following = scan.words[number.end]
    if following in scan.grammar.numbers_go_on or "0" <= following[0] <= "9":
        number = (
            shares.split(scan, number, stop)
            or shares.fraction(scan, number, stop)
            or shares.mixed(scan, number, stop)
            or decimals.read(scan, number, stop)
            or number
        )
    return _said_twice(scan, number, stop)


def _in_digits(scan: Scan, place: int, stop: int) -> Number | None:
    number = digits.read(scan, place, stop)
    return number and counts.after_digits(scan, number, stop)


def _in_words(scan: Scan, place: int, stop: int) -> Number | None:
    words, g = scan.words, scan.grammar
    word = words[place]
    if (vulgar := g.vulgar.get(word)) is not None:
        number = Number(place, place + 1, vulgar, Fraction(1, vulgar.denominator), fraction=True)
        return scales.scaled(scan, number, stop)
    if (phrase := g.number_phrases.at(words, place, stop)) is not None:
        return Number(place, phrase[0], Fraction(phrase[1]), ONE)
    if (half := shares.half(scan, place, stop)) is not None:
        return half
    if word in g.articles:
        return _article(scan, place, stop)
    if word in g.decimal_words:
        return decimals.read(scan, Number(place, place, Fraction(0), ONE), stop)
    return counts.read(scan, place, stop)


def _article(scan: Scan, place: int, stop: int) -> Number | None:
    """ "a million", "a hundred and five", "a dozen", "a fifth of"."""
    g, after = scan.grammar, place + 1
    if after >= stop:
        return None
    times = g.multipliers.get(scan.words[after], 0)
    if times >= 100:
        return counts.read(scan, place, stop)
    one = Number(place, after, ONE, ONE)
    if g.scales.at(scan.words, after, stop) is not None:
        scaled = scales.scaled(scan, one, stop)
        return scaled if scaled.scaled else None
    return one if shares.fraction(scan, one, stop) else None


def _said_twice(scan: Scan, number: Number, stop: int) -> Number:
    """ "forty-five (45)", "30 (ba mươi)": a number in words and in digits is one."""
    place = number.end
    if scan.word(place) != "(" or place + 2 >= stop:
        return number
    numeral = scan.is_numeral(place + 1)
    if numeral == number.in_digits or number.fraction:
        return number
    again = _in_digits(scan, place + 1, stop) if numeral else counts.read(scan, place + 1, stop)
    if again is None or again.point != number.point or scan.word(again.end) != ")" or again.end >= stop:
        return number
    number.end = again.end + 1
    return number
