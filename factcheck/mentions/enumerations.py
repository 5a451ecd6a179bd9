"""Enumerations: numbers that only count off the points of a list, or the works that a text cites.

    "you must (1) keep it, and (2) say so", "1.2. Fair use", "[3, 7]"  ->  no figures

In: the place of a numeral. Out: the place after what is no figure, or nothing where it may be one.
"""

from factcheck.mentions.scans import Scan

CITING = frozenset(",-–;")
QUOTES = frozenset("\"'“‘«")
BRACKETED = 30
"""Words that a bracket may hold before one of its numbers."""
ENUMERATED = 40
"""Points of a list that running text may number."""


def end(scan: Scan, place: int) -> int | None:
    """The place after a numeral that enumerates."""
    return _cited(scan, place) or _enumerated(scan, place) or _list_number(scan, place)


def _cited(scan: Scan, place: int) -> int | None:
    """The place after the works that square brackets cite: "[3]", "[4, 7]", "[3-5]"."""
    if scan.word(place - 1) != "[":
        return None
    while scan.is_numeral(place) or scan.word(place) in CITING:
        place += 1
    return place if scan.word(place) == "]" else None


def _enumerated(scan: Scan, place: int) -> int | None:
    """The place after the number of a point in running text: "you must (1) keep it, and (2) say so"."""
    number = scan.whole(place)
    if number is None or scan.word(place + 1) != ")" or not scan.glued(place):
        return None
    opening = place - (scan.word(place - 1) == "(")
    if opening == place and _is_bracketed(scan, place):
        return None
    before, after = scan.word(opening - 1), scan.word(place + 2)
    parted = before in (",", ";", ":", "") or before in scan.grammar.list_joiners
    opened = number == 1 and opening < place and before.isalpha() and before not in scan.grammar.units
    goes_on = after[:1].isalpha() and after not in scan.grammar.list_joiners
    return place + 2 if number < ENUMERATED and goes_on and (parted or opened) else None


def _is_bracketed(scan: Scan, place: int) -> bool:
    """Whether a bracket that was opened shortly before is still open."""
    for near in range(place - 1, max(place - BRACKETED, scan.low) - 1, -1):
        if scan.words[near] in "()":
            return scan.words[near] == "("
    return False


def _list_number(scan: Scan, place: int) -> int | None:
    """ "1. Exports", "2) Imports", "3.": the number of a point at the start of a sentence."""
    if place != scan.low or not _is_point(scan.words[place]):
        return None
    following = scan.word(place + 1)
    if following in (".", ")") and scan.glued(place):
        after = scan.raw(place + 2)
        begins = not after or ((after[0].isupper() or after in QUOTES) and scan.gap(place + 1))
        return place + 2 if begins else None
    return None


def _is_point(numeral: str) -> bool:
    """ "3", "12", "1.10": what numbers a point or a part of one."""
    whole, _, part = numeral.partition(".")
    return whole.isdigit() and len(whole) <= 2 and (not part or (part.isdigit() and len(part) <= 2))
