"""Pairings: which figures of one measure are compared: all pairs of a few, of many those that matter.

    chosen(sides, latest, measure, compare)  ->  each side with its neighbours, the latest, and its conflicts

In: sides, and how two of them are compared. Out: what the comparisons found. Of many sides each is compared
with its neighbours in time, with the latest ones, and with the nearest that it conflicts with on either side,
which `lanes` find in n log n; so that every side in a conflict is in one of the pairs.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import Protocol, TypeVar

from factcheck.kinds.comparisons import DISAGREE, Comparison
from factcheck.kinds.lanes import HEIGHTS, lanes
from factcheck.kinds.sides import Side
from factcheck.measures import Measure
from factcheck.verdicts import Verdict

ALL_PAIRS = 16
"""Sides up to which every pair is compared."""
NEIGHBOURS = 2
"""How many sides before it, and of the latest ones, each of many is compared with whatever they say."""
TRIES = 24
"""Sides that seem to be in conflict and turn out to be excused, before the search for a real one ends."""


class Compared(Protocol):
    """What comparing two sides gives."""

    @property
    def found(self) -> Comparison: ...


P = TypeVar("P", bound=Compared)


def chosen(
    sides: Sequence[Side],
    latest: set[int],
    measure: Measure,
    compare: Callable[[Side, Side], P],
    *,
    heights: Sequence[str] = HEIGHTS,
) -> list[P]:
    """The comparisons that matter, each pair of sides once, in their order.

    With "support" alone among the `heights` that is, of many sides, what may be a contradiction.
    """
    if len(sides) <= ALL_PAIRS:
        return [compare(one, other) for one, other in combinations(sides, 2)]
    made: dict[tuple[int, int], P] = {}

    def between(one: int, other: int) -> P:
        pair = (min(one, other), max(one, other))
        if pair not in made:
            made[pair] = compare(sides[pair[0]], sides[pair[1]])
        return made[pair]

    def settle(number: int, others: Iterator[int], verdicts: Sequence[Verdict]) -> None:
        """Compare with one after the other up to the first real conflict."""
        for other, _ in zip(others, range(TRIES), strict=False):
            if between(number, other).found.verdict in verdicts:
                return

    last = sorted(latest)[-NEIGHBOURS:]
    for number in range(len(sides) if "core" in heights else 0):
        for other in {*range(max(number - NEIGHBOURS, 0), number), *last} - {number}:
            between(number, other)
    for lane in lanes(sides, measure, heights):
        wanted = DISAGREE if lane.height == "core" else (Verdict.CONTRADICTION,)
        for place, number in enumerate(lane.numbers):
            if lane.asked is None or number in lane.asked:
                settle(number, lane.earlier(place), wanted)
                settle(number, lane.later(place), wanted)
    return [made[pair] for pair in sorted(made)]
