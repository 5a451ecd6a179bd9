"""Holders: bare numbers that belong to the name before them, and names of who has so many.

    "Boeing 737", "the Aster 500, Belmont 750 and Corvo 900"  ->  names
    "gave Paul 6 marbles", "Votes: Adeyemi 320, Berg 190 and Costa 40"  ->  figures

In: a bare whole number, start..end. Out: whether it is part of the name before it.
"""

from factcheck.mentions.scans import Scan

ROW = 3
"""Words between a figure and the comma after which a list goes on with a name."""
SHORTEST, LONGEST = 3, 40
"""Figures of the shortest list of them, and how many are looked at."""


def is_name(scan: Scan, start: int, end_: int) -> bool:
    """Whether a bare whole number belongs to the name before it: "Boeing 737", "Srêpôk 3"."""
    if start <= scan.low:
        return False
    gap = scan.gap(start - 1)
    if not gap or gap.strip():
        return False
    raw = scan.raw(start - 1)
    if (
        not raw[0].isupper()
        or not raw.isalpha()
        or (start - 1 == scan.low and not (len(raw) > 1 and raw.isupper()))
    ):
        return False
    return not _opens(scan, start - 1) and not _in_row(scan, start) and not _is_given(scan, start, end_)


def _is_given(scan: Scan, start: int, end_: int) -> bool:
    """Whether the name before a number is of who gets so many: "gave Paul 6 marbles", "and Rosa 2"."""
    first = start - 1
    while first > scan.low and scan.is_name(first - 1) and scan.words[first - 1].isalpha():
        first -= 1
    if scan.word(first - 1) not in scan.grammar.giving:
        return False
    counts = scan.word(end_).isalpha() and not scan.is_name(end_)
    return (counts and not scan.closes(end_)) or any(scan.is_numeral(at) for at in range(scan.low, first))


def _in_row(scan: Scan, start: int) -> bool:
    """Whether names and their figures alternate: "40 in A, B 52, C 38", not "has A 3, B 5 and C 8"."""
    first, length = start, 1
    while length < LONGEST and (before := _paired(scan, first)) is not None:
        first, length = before, length + 1
    last = start
    while length < SHORTEST and (after := _next(scan, last)) is not None:
        last, length = after, length + 1
    if length < SHORTEST:
        return False
    led = first - 1
    while led > scan.low and scan.is_name(led):
        led -= 1
    return led == first - 1 or not scan.words[led][0].isalnum() or scan.is_name(led)


def _paired(scan: Scan, place: int) -> int | None:
    """The numeral before "," or "and" and the name that a numeral at a place follows; of another name."""
    g = scan.grammar
    if (
        not scan.is_numeral(place)
        or not scan.is_name(place - 1)
        or scan.word(place - 2) not in g.list_joiners
    ):
        return None
    if g.name_words.before(scan.words, place, scan.low) is not None:
        return None
    for other in range(place - 3, max(place - 3 - ROW, scan.low), -1):
        if scan.is_numeral(other):
            return None if scan.word(other - 1) == scan.word(place - 1) else other
    return None


def _next(scan: Scan, place: int) -> int | None:
    """The numeral whose pair one at a place is."""
    near = (at for at in range(place + 3, place + 4 + ROW) if scan.is_numeral(at))
    found = next(near, None)
    return found if found is not None and _paired(scan, found) == place else None


def _opens(scan: Scan, place: int) -> bool:
    """Whether a capital is due to the place of the word alone: after a mark that opens a quotation."""
    return (
        scan.word(place - 1) in (":", "“", '"', "•", "*", "|", "«")
        or scan.word(place) in scan.grammar.noun_stops
    )
