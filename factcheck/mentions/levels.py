"""Levels: what something was before a change and after it, told apart from the change.

    "rose 5 % to $12"   ->  5 %, up by; $12, up to         "from 5 to 7 dollars"  ->  $5, from; $7, to
    "down 300 points, or 0.9 %"  ->  both are the change

In: the places around a figure, and the change that the sentence told last. Out: what the figure is to it.
"""

from attrs import evolve

from factcheck.mentions import changes
from factcheck.mentions.changes import STOPS, Figure
from factcheck.mentions.finds import Finds
from factcheck.mentions.records import Change

REACH = 9
"""Words that may part a change from the level that follows it: "rose 5 % last year to"."""
SPAN = 3
"""Mentions that a span of dates makes."""


def stance(finds: Finds, figure: Figure) -> Change | None:
    """What a figure is to a change: its size, the level before or after it."""
    return changes.around(finds.scan, figure) or _following(finds, figure) or _restated(finds, figure)


def is_base(finds: Finds, figure: Figure) -> bool:
    """Whether a figure is the level before a change: "rose from 5"."""
    marked = changes.marked(finds.scan, figure)
    if marked is None or marked[1] != "from":
        return False
    said = stance(finds, figure)
    return said is not None and said.mode == "from"


def _following(finds: Finds, figure: Figure) -> Change | None:
    """A level after the change that the sentence told before: "rose 5 %, to 12 from 11"."""
    scan, move = finds.scan, finds.move
    marked = changes.marked(scan, figure)
    if marked is None or move is None or (figure.kind == "duration") > (move.kind == "duration"):
        return None
    if move.kind not in ("percent", "multiple", figure.kind) or not _near(finds, move.end, marked[0]):
        return None
    return Change(direction=move.change.direction, mode=marked[1])


def _near(finds: Finds, end: int, begin: int) -> bool:
    """Whether a level may lean on a change that ended at a place."""
    scan = finds.scan
    if begin - end > REACH:
        return False
    dated = [mention for mention in finds.mentions[-SPAN:] if mention.kind == "date"]
    starts = scan.starts
    between = (
        scan.words[at]
        for at in range(end, begin)
        if not any(date.start <= starts[at] < date.end for date in dated)  # "between 2019 and 2023"
    )
    return not any(word in scan.grammar.parting or (word in STOPS and word != ",") for word in between)


def _restated(finds: Finds, figure: Figure) -> Change | None:
    """The change once more in another unit: "300 points, or 0.9 %"."""
    scan, move = finds.scan, finds.move
    if move is None or move.change.mode != "by" or "percent" not in (move.kind, figure.kind):
        return None
    between = scan.words[move.end : figure.start]
    said = {word for word in between if word != ","}
    if move.kind == figure.kind or len(between) > 3 or not said or not said <= scan.grammar.restating:
        return None
    return evolve(move.change, multiple=figure.kind == "multiple")
