"""Sums: amounts in parts, as one value in the smallest unit named.

    "6 ft 2 in"  ->  74 inch        "hai mét rưỡi"  ->  2.5 metre        "1 hour thirty"  ->  90 minute

In: an amount whose unit has been read. Out: the amount with the parts that follow it.
"""

from fractions import Fraction

from attrs import evolve

from factcheck import units
from factcheck.errors import UnitError
from factcheck.mentions import compounds, numerals
from factcheck.mentions.numerals import Number
from factcheck.mentions.records import Amount
from factcheck.mentions.scans import Scan

FINER = {
    "year": ("week", "day"),
    "month": ("week", "day"),
    "century": ("decade", "year"),
}
"""Units of time that are added to a longer one though they do not divide it."""
DECIMALS = "decimals"
GLUED = {"metre": DECIMALS, "foot": "inch", "hour": "minute", "minute": "second"}
"""What digits right after a unit are in: "1m70", "6'2", "2h30"; with a blank, the language says."""

SMALL_SIGNS = {
    ("hour", "m"): "minute",
    ("hour", "min"): "minute",
    ("minute", "s"): "second",
    ("foot", "in"): "inch",
    ("day", "h"): "hour",
}


def extend(scan: Scan, amount: Amount) -> Amount:
    """The amount with the half or the smaller units after its unit."""
    if amount.number.fraction or amount.number.scaled:
        return amount
    half = scan.grammar.tail_halves.at(scan.words, amount.end, scan.high)
    if half is not None and amount.number.point.denominator == 1:
        whole = _number(amount, amount.number_end, amount.number.point + half[1], Fraction(1, 10))
        return evolve(amount, end=half[0], number=whole)
    return _added(scan, amount) or _bare(scan, amount) or amount


def unit_after(scan: Scan, place: int) -> tuple[int, str] | None:
    """A unit of time or measurement."""
    timed = scan.grammar.times.at(scan.words, place, scan.high)
    if timed is not None:
        return timed
    found = compounds.at(scan, place)
    return (found.end, found.name) if found is not None and found.scale == 1 else None


def _number(amount: Amount, end: int, point: Fraction, grain: Fraction) -> Number:
    return Number(amount.number.start, end, point, grain, in_digits=True)


def _added(scan: Scan, amount: Amount) -> Amount | None:
    """ "7 feet, 10 inches", "1 year 1 month 21 days", "2 giờ 30 phút": each smaller than the one before."""
    g = scan.grammar
    dotted = scan.word(amount.end) == "." and scan.glued(amount.end - 1)  # "2 lbs. 3 oz."
    joined = scan.word(amount.end) in g.sum_joiners
    place = amount.end + (joined or dotted)
    if amount.number.point.denominator != 1 or place >= scan.high:
        return None
    if not scan.is_numeral(place) and not g.triggers.get(scan.word(place), 0) & 1:
        return None
    number = numerals.read(scan, place, scan.high)
    if number is None or number.scaled or number.fault or number.end <= place:
        return None
    unit = _small_sign(scan, amount, number.end) or unit_after(scan, number.end)
    if unit is None or (scan.is_numeral(unit[0]) and len(scan.words[unit[0]]) == 4):
        return None  # "2 quý 3 năm 2024"
    try:
        ratio = units.factor(amount.unit, unit[1])
    except UnitError:
        return None
    if ratio <= 1 or (ratio.denominator != 1 and unit[1] not in FINER.get(amount.unit, ())):
        return None  # "26 miles, 42 km" is one length twice
    if joined and scan.word(amount.end) != "," and number.point >= ratio:
        return None  # "2 km and 5,000 m"
    point = amount.number.point * ratio + number.point
    added = evolve(
        amount,
        number=_number(amount, number.end, point, number.grain),
        end=unit[0],
        number_end=number.end,
        unit=unit[1],
    )
    return extend(scan, added)


def _small_sign(scan: Scan, amount: Amount, place: int) -> tuple[int, str] | None:
    """The "m" of "2h 30m", the "in" of "6 ft 2 in": signs that mean so only after the larger unit."""
    finer = SMALL_SIGNS.get((amount.unit, scan.raw(place)))
    if finer is None:
        return None
    over = scan.glued(place - 1) or not scan.word(place + 1)[:1].isalnum()
    extent = scan.grammar.extents.at(scan.words, place + 1, scan.high) is not None
    return (place + 1, finer) if over or extent else None


def _bare(scan: Scan, amount: Amount) -> Amount | None:
    """ "1 hour thirty", "5 ft 11", "1 m 70": a bare number, in the next smaller unit or as decimals."""
    place, g = amount.end, scan.grammar
    glued = scan.glued(place - 1) and scan.is_numeral(place)
    finer = (GLUED if glued else g.follows).get(amount.unit)
    if finer is None or place >= scan.high or amount.number.point.denominator != 1:
        return None
    number = numerals.read(scan, place, scan.high)
    if number is None or number.scaled or number.fraction or number.fault or number.point.denominator != 1:
        return None
    if number.point < 1 or not scan.closes(number.end):
        return None
    if finer == DECIMALS:
        return _decimals(amount, number)
    ratio = units.factor(amount.unit, finer)
    if number.point >= ratio:
        return None
    whole = _number(amount, number.end, amount.number.point * ratio + number.point, number.grain)
    return evolve(amount, number=whole, end=number.end, number_end=number.end, unit=finer)


def _decimals(amount: Amount, number: Number) -> Amount | None:
    """ "1 m 70", "một mét bảy": the digits go on behind the mark."""
    if number.point >= 100 or number.end - number.start > 3:
        return None
    places = 10 if number.point < 10 else 100
    point = amount.number.point + number.point / places
    whole = _number(amount, number.end, point, Fraction(1, places))
    return evolve(amount, number=whole, end=number.end, number_end=number.end)
