"""Bounds: two figures side by side that are the bounds of one: "more than 5 and less than 10".

    "10명 이상 20명 미만"  ->  from 10, below 20        "over 5 and less than 10"  ->  above 5, below 10

In: the figure that was just found, and where it ends with its counter and hedge. Out: one mention in place
of two.
"""

from attrs import evolve

from factcheck.mentions.finds import Finds
from factcheck.mentions.records import Mention
from factcheck.ranges import Range

LOW, HIGH = ("over", "at-least"), ("under", "up-to")


def join(finds: Finds, start: int, end: int) -> None:
    """Make one of the last two figures where they bound it; `start` and `end` are words of the last."""
    opened, finds.bounded = finds.bounded, end
    if len(finds.mentions) < 2 or opened is None or not 0 <= opened <= start:
        return
    first, last = finds.mentions[-2:]
    between = range(opened, start)
    joiners = finds.scan.grammar.list_joiners | finds.scan.grammar.and_joiners
    if any(finds.scan.words[place] not in joiners for place in between) or len(between) > 1:
        return
    if (known := _range(first, last)) is not None:
        value = evolve(last.value, core=known, support=known, stated=known, hedge="range", point=None)
        for index in (
            len(finds.mentions) - 2,
            len(finds.mentions) - 1,
        ):  # they are no amounts of their own now
            finds.amounts.pop(index, None)
            finds.bare.pop(index, None)
        finds.mentions[-2:] = [
            evolve(last, start=first.start, number=(first.number[0], last.number[1]), value=value)
        ]


def _range(first: Mention, last: Mention) -> Range | None:
    """The numbers between two bounds, in either order."""
    if (first.kind, first.unit) != (last.kind, last.unit) or first.change or last.change or first.fault:
        return None
    low, high = (first, last) if first.value.hedge in LOW else (last, first)
    if low.value.hedge not in LOW or high.value.hedge not in HIGH:
        return None
    lo, hi = low.value.stated, high.value.stated
    if lo.lo is None or hi.hi is None or lo.lo >= hi.hi:
        return None
    return Range(lo=lo.lo, hi=hi.hi, lo_open=lo.lo_open, hi_open=hi.hi_open)
