"""Changes: whether a figure is a change, of what size and since when, or what something changed to.

    "up 7.3 % year-on-year"  ->  up, by, from the year before        "giảm còn 5 tỷ"  ->  down, to

In: the places around a figure. Out: `Change`, its step where words name one.
"""

from factcheck.mentions import hedges
from factcheck.mentions.records import Change
from factcheck.mentions.scans import Scan

FILLERS = 7
"""Words that may stand between a verb and its figure: "rose by an average of"."""
STEP_REACH = 7
"""Words in which "from the previous year" must begin after a figure, or "year-on-year" stand before it."""


def around(scan: Scan, core: int, start: int, end: int, kind: str) -> Change | None:
    """The change that a figure states; `core` is where its number or currency starts, `start` its hedge."""
    g = scan.grammar
    found = _direct(scan, core) or _verb(scan, start)
    average = False
    if found is None:
        after = g.changes_after.at(scan.words, end, scan.high)
        if after is None or (
            kind not in ("percent", "multiple") and scan.words[after[0] - 1] not in g.comparing
        ):
            return None
        found = start, after[1], "by"
    place, direction, mode = found
    average = _has_average(scan, place, core)
    if mode == "by" and core > start and scan.words[start] in g.level_hedges:
        mode = "to"  # "fell below 50"
    step = _step(scan, place, end)
    return Change(direction=direction, mode=mode, step=step, average=average, multiple=kind == "multiple")


def follows_verb(scan: Scan, place: int) -> bool:
    """Whether a verb of change comes before a place."""
    return _verb(scan, hedges.before(scan, place)[0]) is not None


def _direct(scan: Scan, place: int) -> tuple[int, str, str] | None:
    """The verb or noun of change that ends right before a place."""
    g = scan.grammar
    found = g.changes_before.before(scan.words, place, scan.low)
    if found is None or g.change_traps.before(scan.words, found[0] + 1, scan.low) is not None:
        return None
    return found[0], *found[1]


def _verb(scan: Scan, place: int) -> tuple[int, str, str] | None:
    """The verb or noun of change before a place, over a few fillers."""
    g = scan.grammar
    for _ in range(FILLERS):
        if (found := _direct(scan, place)) is not None:
            return found
        if place <= scan.low or scan.words[place - 1] not in g.fillers:
            return None
        place -= 1
    return None


def _has_average(scan: Scan, place: int, stop: int) -> bool:
    """Whether the change is one of several years taken together."""
    g = scan.grammar
    return any(g.average.at(scan.words, near, stop) for near in range(place, stop)) or (
        g.average.before(scan.words, place, scan.low) is not None
    )


def _step(scan: Scan, start: int, end: int) -> str | None:
    """The unit of time of "from the previous year", "year-on-year"."""
    g = scan.grammar
    for near in range(end, min(end + STEP_REACH, scan.high)):
        if scan.words[near] in (";", ".") or scan.is_numeral(near):
            break
        if (found := g.steps.at(scan.words, near, scan.high)) is not None:
            return found[1]
    for near in range(max(start - STEP_REACH + 3, scan.low), start):
        found = g.steps.at(scan.words, near, scan.high)
        if found is not None and found[0] <= start + 1:
            return found[1]
    return None
