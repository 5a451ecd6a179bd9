"""Hedges: "about", "over", "at least" and their like, before and after a figure.

    before(… "more than 350,000" …)  ->  over        after(… "200 or more" …)  ->  at-least

In: the places where a figure starts and ends. Out: the hedge, and where the figure then starts or ends.
"""

from factcheck.mentions.scans import Scan

NEGATED = {"over": "up-to", "under": "at-least"}
"""What "not" makes of a hedge."""
STACKED = 3
"""Hedges that may stand before one figure: "well over a record"."""


def before(scan: Scan, place: int) -> tuple[int, str]:
    """Where the hedges before a place start, and what they come to; emphasis alone is "none"."""
    g = scan.grammar
    hedge = "none"
    for _ in range(STACKED):
        found = g.hedges_before.before(scan.words, place, scan.low)
        if found is None or g.held.before(scan.words, place, scan.low) is not None:
            break
        if hedge == "none":
            hedge = found[1]
        elif found[1] != "none":
            break
        place = found[0]
    if hedge in NEGATED and place > scan.low and scan.words[place - 1] in g.negators:
        return place - 1, NEGATED[hedge]
    return place, hedge


def after(scan: Scan, place: int) -> tuple[int, str | None]:
    """The place after a hedge that follows a figure."""
    found = scan.grammar.hedges_after.at(scan.words, place, scan.high)
    return found if found else (place, None)


def combined(first: str, second: str | None) -> str:
    """What a hedge before and one after make together: "less than 5000 or equal" is at most."""
    if second is None:
        return first
    return second if first in ("none", "about", "under", "over") else first
