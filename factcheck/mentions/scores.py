"""Scores: results of games and votes written as two numbers around a dash, which are no figures.

    "won 3-1", "thua 1-3", "6-4, 3-6, 7-5"  ->  scores        "5-10 people"  ->  none

In: the number before a dash. Out: the place after the score.
"""

from factcheck.mentions.records import Amount
from factcheck.mentions.scans import Scan

DASHES = frozenset("-–")
REACH = 6
"""Words back to the verb or noun of a game."""
HIGHEST = 200
"""No side of a score that rises is beyond this."""


def end(scan: Scan, first: Amount) -> int | None:
    """The place after a score that starts with an amount."""
    place = first.number_start
    if not first.is_bare or first.end != place + 1 or not _is_pair(scan, place):
        return None
    if not _rises(scan, place):
        return place + 3
    if max(_sides(scan, place)) > HIGHEST or scan.grammar.nouns.at(scan.words, place + 3, scan.high):
        return None
    return place + 3 if _played(scan, place) or _beside_score(scan, place) else None


def _is_pair(scan: Scan, place: int) -> bool:
    """Whether two numerals stand right around a dash."""
    return (
        scan.word(place + 1) in DASHES
        and scan.glued(place)
        and scan.glued(place + 1)
        and scan.is_numeral(place)
        and scan.is_numeral(place + 2)
    )


def _sides(scan: Scan, place: int) -> tuple[int, int]:
    first, last = scan.whole(place), scan.whole(place + 2)
    return (first, last) if first is not None and last is not None else (0, HIGHEST + 1)


def _rises(scan: Scan, place: int) -> bool:
    first, last = _sides(scan, place)
    return first < last


def _played(scan: Scan, place: int) -> bool:
    """Whether a word of winning or losing stands shortly before."""
    g = scan.grammar
    for near in range(place, max(place - REACH, scan.low), -1):
        if g.game_words.before(scan.words, near, scan.low) is not None:
            return True
        if scan.words[near - 1] in (";", ".", ":") or scan.is_numeral(near - 1):
            return False
    return False


def _beside_score(scan: Scan, place: int) -> bool:
    """Whether the pair is one of several of which another falls: "6-4, 3-6"."""
    for step in (-4, 4):
        other = place + step
        while other >= scan.low and scan.word(max(other, other - step) - 1) == "," and _is_pair(scan, other):
            if not _rises(scan, other) or _played(scan, other):
                return True
            other += step
    return False
