"""Hedges: "about", "over", "at least" and their like, before and after a figure.

    before(… "more than 350,000" …)  ->  over        after(… "200 or more" …)  ->  at-least

In: the places where a figure starts and ends. Out: the hedge, and where the figure then starts or ends.
"""

from fractions import Fraction

from factcheck.mentions.scans import Scan

NEGATED = {"over": "up-to", "under": "at-least"}
"""What "not" makes of a hedge."""
CLOSED = {"over": "at-least", "under": "up-to"}
"""What "or equal to" makes of a hedge."""
STACKED = 3
"""Hedges that may stand before one figure: "well over a record"."""
DENIED = 4
"""Words back from a hedge to a "not" that its verb has."""
ROUND = 20
"""The least number that "odd" rounds."""


def before(scan: Scan, place: int) -> tuple[int, str]:
    """Where the hedges before a place start, and what they come to; emphasis alone is "none"."""
    g = scan.grammar
    hedge = "none"
    for _ in range(STACKED):
        found = _single(scan, place)
        if found is None or g.held.before(scan.words, place, scan.low) is not None:
            break
        if hedge == "none":
            hedge = found[1]
        elif found[1] != "none":
            break
        place = found[0]
    only = scan.word(place) in g.denials_void  # "not only more than 5"
    if hedge in NEGATED and not only and scan.word(place - 1) in g.negators:
        return place - 1, NEGATED[hedge]
    return place, NEGATED[hedge] if hedge in NEGATED and _is_denied(scan, place) else hedge


def _is_denied(scan: Scan, place: int) -> bool:
    """ "should not eat more than": a "not" before the verb of a hedge, none of another statement between."""
    g = scan.grammar
    if not scan.has(g.denials):
        return False
    for near in range(place - 1, max(place - DENIED, scan.low) - 1, -1):
        word = scan.words[near]
        if word in g.denials:
            return near + 1 < place and scan.word(near + 1) not in g.denials_void
        if not word.isalpha() or word in g.parting or word in g.finite_verbs or scan.is_name(near):
            return False
    return False


def _single(scan: Scan, place: int) -> tuple[int, str] | None:
    """One hedge before a place, with the "or equal to" on either side of it."""
    g, words = scan.grammar, scan.words
    equal = g.or_equal.before(words, place, scan.low)
    found = g.hedges_before.before(words, equal[0] if equal else place, scan.low)
    if equal and (found is None or found[1] not in CLOSED):
        return g.hedges_before.before(words, place, scan.low)
    if found is None or found[1] not in CLOSED:
        return found
    opened = g.equal_or.before(words, found[0], scan.low)
    if opened:
        return opened[0], CLOSED[found[1]]
    return (found[0], CLOSED[found[1]]) if equal else found


def spans(scan: Scan, core: int, end: int) -> bool:
    """Whether "over" says during: "lost weight over eight weeks", not "lasted over eight weeks"."""
    g, words = scan.grammar, scan.words
    if scan.word(core - 1) not in g.spanning or words[end - 1] in g.duration_after:
        return False
    if scan.word(end) in g.not_rates:
        return False  # "over 30 years ago"
    return core - 1 == scan.low or g.lasting.before(words, core - 1, scan.low) is None


def after(scan: Scan, place: int, number: Fraction | None = None) -> tuple[int, str | None]:
    """The place after a hedge that follows a figure; `number` is the one it follows at once."""
    g = scan.grammar
    found = g.hedges_after.at(scan.words, place, scan.high)
    if found is not None:
        return (place, None) if _opens(scan, found[0]) else found
    if number is not None and number >= ROUND and number % 10 == 0:
        return g.odd.at(scan.words, place, scan.high) or (place, None)
    return place, None


def _opens(scan: Scan, place: int) -> bool:
    """Whether the words up to a place hedge what comes after them: "above 5 and below 10"."""
    g = scan.grammar
    if place >= scan.high:
        return False
    single = scan.words[place - 1] in g.plus_words
    if not single and g.hedges_before.before(scan.words, place, scan.low) is None:
        return False
    after = place + (scan.words[place] in g.articles)
    if single and g.currency_signs.at(scan.tokens, after, scan.high) is not None:
        return True  # "$55 plus a $5 fee"
    return scan.is_numeral(after) or scan.word(after) in g.units or scan.word(after) in g.halves


def combined(first: str, second: str | None) -> str:
    """What a hedge before and one after make together: "less than 5000 or equal" is at most."""
    if second is None:
        return first
    return second if first in ("none", "about", "under", "over") else first
