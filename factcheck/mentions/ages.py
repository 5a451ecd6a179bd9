"""Ages: bare numbers that are years of somebody's life, told from the words around them.

    "aged 12", "the 25–44 age group", "children under 6", "43 % over 65"  ->  years

In: a bare number with its hedge, and the figures before it. Out: whether it is an age.
"""

from factcheck.mentions.finds import Finds
from factcheck.mentions.records import Amount
from factcheck.mentions.scans import Scan

OLDEST = 120
"""Years that nobody outlives."""
BOUNDS = frozenset(["over", "under", "at-least", "up-to"])
"""Hedges after which an age groups people."""


def is_age(finds: Finds, amount: Amount, start: int, end: int, hedge: str) -> bool:
    """Whether a bare number is an age; its words with hedges are start..end."""
    scan, g = finds.scan, finds.scan.grammar
    if g.ages_before.before(scan.words, start, scan.low) or g.age_groups.at(scan.words, end, scan.high):
        return True
    whole = amount.point.denominator == 1 and 0 < amount.point <= OLDEST
    if not amount.is_bare or not whole or amount.number.scaled or not scan.closes(end):
        return False
    return hedge in BOUNDS and (_is_person(scan, start) or _is_shared(finds, start))


def _is_person(scan: Scan, place: int) -> bool:
    """Whether people are named right before a place: "children under 6"."""
    found = scan.grammar.nouns.before(scan.words, place, scan.low)
    return found is not None and found[1] == "person"


def _is_shared(finds: Finds, start: int) -> bool:
    """Whether so many people, or a share, are told before, and only a verb between: "43 % were over 65"."""
    scan, last = finds.scan, finds.mentions[-1] if finds.mentions else None
    if last is None or last.change is not None or not (last.kind == "percent" or last.unit == "person"):
        return False
    place = start - (scan.word(start - 1) in scan.grammar.finite_verbs)
    return (last.noun[1] if last.noun else last.end) == scan.ends[place - 1]
