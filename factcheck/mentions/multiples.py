"""Multiples: how many times something is something else, and what share of it.

    "60 times", "gấp đôi", "10-fold"  ->  60, 2, 10        "3 out of 4"  ->  3/4

In: an amount without a unit, or the place of a word such as "doubled". Out: the multiple.
"""

from fractions import Fraction

from attrs import evolve

from factcheck.mentions import changes, hedges, numerals
from factcheck.mentions.finds import Finds
from factcheck.mentions.grammars import NUMBER
from factcheck.mentions.records import Amount
from factcheck.mentions.scans import Scan
from factcheck.values import Value


def read(finds: Finds, place: int) -> int | None:
    """ "doubled", "tenfold", "gấp đôi"."""
    scan, g = finds.scan, finds.scan.grammar
    if g.multiple_traps.at(scan.words, place, scan.high) is not None:
        return None
    found = g.multiples.at(scan.words, place, scan.high)
    if found is None:
        return None
    end, number = found
    if scan.is_name(place) and place > scan.low and scan.is_name(end):
        return None
    core = place
    start, hedge = hedges.before(scan, core)
    value = Value.read(number, unit="dimensionless", kind="multiple", hedge=hedge, reading=scan.reading)
    change = changes.around(scan, core, start, end, "multiple")
    finds.add(start, end, (place, end), "multiple", value, "dimensionless", None, change=change)
    return end


def times(scan: Scan, amount: Amount) -> Amount:
    """ "60 times", "gấp 60 lần", "10-fold": a multiple where something is compared, else occasions."""
    g = scan.grammar
    found = g.times_words.at(scan.words, amount.end, scan.high) if amount.is_bare else None
    if found is None:
        return amount
    before = g.multiple_prefix.before(scan.words, hedges.before(scan, amount.start)[0], scan.low)
    compared = scan.words[found[0] - 1] in g.multiple_signs or scan.word(found[0]) in g.multiple_signs
    if before is None and not compared and not changes.follows_verb(scan, amount.start):
        return amount
    return evolve(amount, end=found[0], kind="multiple", unit="dimensionless")


def ratio(scan: Scan, amount: Amount) -> Amount | None:
    """ "one in five", "3 out of 4"."""
    g = scan.grammar
    found = g.out_of.at(scan.words, amount.end, scan.high) if amount.is_bare else None
    if found is None or amount.number.scaled or found[0] >= scan.high:
        return None
    if not (scan.is_numeral(found[0]) or g.triggers.get(scan.word(found[0]), 0) & NUMBER):
        return None
    below = numerals.read(scan, found[0], scan.high)
    if below is None or below.point.denominator != 1 or amount.number.point.denominator != 1:
        return None
    single = found[0] == amount.end + 1  # a plain "in"
    if not amount.number.point < below.point or (
        single and not (below.point <= 100 and below.start + 1 == below.end)
    ):
        return None
    point = amount.number.point / below.point
    share = numerals.Number(
        amount.number.start, below.end, point, Fraction(1, 10 * int(below.point)), fraction=True
    )
    return evolve(
        amount, end=below.end, number=share, number_end=below.end, kind="multiple", unit="dimensionless"
    )


def before_prefix(scan: Scan, place: int, kind: str) -> int:
    """The place before "gấp"."""
    if kind != "multiple":
        return place
    found = scan.grammar.multiple_prefix.before(scan.words, place, scan.low)
    return found[0] if found else place
