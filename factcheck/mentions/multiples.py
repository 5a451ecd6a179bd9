"""Multiples: how many times something is something else.

    "60 times", "gấp đôi", "10-fold"  ->  60, 2, 10

In: an amount without a unit, or the place of a word such as "doubled". Out: the multiple.
"""

from attrs import evolve

from factcheck.mentions import changes, hedges, rates
from factcheck.mentions.changes import Figure
from factcheck.mentions.finds import Finds
from factcheck.mentions.records import Amount, Change
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
    if rates.after(scan, end) is not None:
        return None  # "twice a day"
    if scan.is_name(place) and place > scan.low and scan.is_name(end):
        return None
    core = place
    start, hedge = hedges.before(scan, core)
    value = Value.read(number, unit="dimensionless", kind="multiple", hedge=hedge, reading=scan.reading)
    change = changes.around(scan, Figure(core, start, end, "multiple"))
    if change is None and _is_kind(scan, place, end):
        return None
    if change is None and g.multiple_verbs.at(scan.words, place, scan.high) is not None:
        change = Change(direction="up" if number > 1 else "down", mode="by", multiple=True)
    finds.add(start, end, (place, end), "multiple", value, "dimensionless", None, change=change)
    return end


def _is_kind(scan: Scan, place: int, end: int) -> bool:
    """Whether a multiple names a kind: "a double room", "in double quotes", not "double the rate"."""
    g = scan.grammar
    if scan.words[place] not in g.multiple_kinds or scan.closes(end) or scan.word(end) in g.definite:
        return False
    led = scan.word(place - 1)
    return led in g.definite or led in g.articles or led in g.label_leads


def times(scan: Scan, amount: Amount) -> Amount:
    """ "60 times", "gấp 60 lần", "10-fold": a multiple where something is compared, else occasions."""
    g = scan.grammar
    found = g.times_words.at(scan.words, amount.end, scan.high) if amount.is_bare else None
    if found is None:
        return amount
    before = g.multiple_prefix.before(scan.words, hedges.before(scan, amount.start)[0], scan.low)
    compared = scan.words[found[0] - 1] in g.multiple_signs or scan.word(found[0]) in g.multiple_signs
    whole = amount.point.denominator == 1  # nothing happens 1.7 times
    if whole and before is None and not compared and not changes.follows_verb(scan, amount.start):
        return amount
    return evolve(amount, end=found[0], kind="multiple", unit="dimensionless")


def before_prefix(scan: Scan, place: int, kind: str) -> int:
    """The place before "gấp"."""
    if kind != "multiple":
        return place
    found = scan.grammar.multiple_prefix.before(scan.words, place, scan.low)
    return found[0] if found else place
