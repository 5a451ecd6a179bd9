"""Sweeps: who conflicts with whom among many figures of one measure, without comparing all pairs.

    sweep = Sweep(tracks, up=log(1.4) / 365, down=log(1.4) / 365)
    next(sweep.earlier(7), None)  ->  the nearest track before the eighth that cannot become it, or None

In: for each figure the days it is about and its range, on a scale where drift is a straight line (logarithms
for a share a year, the numbers themselves for an amount a year), in the order of their last days. Out: the
tracks that one is in conflict with, the nearest first.

Over a gap of d days upper ends rise by up·d and lower ends fall by down·d. The gap of i and a later j runs
from the first day of i to the last of j, so that "i cannot become j" parts into a number of i and one of j:
hi(i) − up·first(i) < lo(j) − up·last(j), or lo(i) + down·first(i) > hi(j) + down·last(j). A tree of the
least and the greatest of them finds the nearest such track in O(log n). All are floats with some slack, so
a few pairs that just agree are handed over as well: whoever asks decides those exactly.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from attrs import frozen

SLACK = 1e-9
"""How far ranges may seem to overlap and still be handed over, relative to the size of the numbers."""


@frozen
class Track:
    """A figure's range, and the days it is about counted from any day that all share."""

    first: float
    last: float
    lo: float
    hi: float


class Sweep:
    """Tracks in the order of their last days, then of their first ones.

    `up` and `down` are how far ends move in a day, infinite where nothing bounds them. No gap counts for less
    than `least` days; with it all tracks are of one day each.
    """

    def __init__(self, tracks: Sequence[Track], *, up: float, down: float, least: float = 0.0) -> None:
        self._tracks, self._least = tracks, least
        self._days = [track.last for track in tracks]
        self._up, self._down = (rate if rate < math.inf else 0.0 for rate in (up, down))
        self._slack = SLACK * self._size()
        rises, falls = up < math.inf, down < math.inf  # what nothing bounds makes no conflict
        self._before = Tree(
            [self._top(track) if rises else math.inf for track in tracks],
            [self._bottom(track) if falls else -math.inf for track in tracks],
        )
        self._after = Tree(
            [self._ceiling(track) if falls else math.inf for track in tracks],
            [self._floor(track) if rises else -math.inf for track in tracks],
        )
        self._near = Tree([track.hi for track in tracks], [track.lo for track in tracks]) if least else None
        self._rise = least * up if rises else math.inf
        self._fall = least * down if falls else math.inf

    def _size(self) -> float:
        """How large the numbers are that floats have to hold."""
        ends = (abs(end) for track in self._tracks for end in (track.lo, track.hi) if math.isfinite(end))
        days = max((abs(day) for track in self._tracks for day in (track.first, track.last)), default=0.0)
        return 1 + max(ends, default=0.0) + max(self._up, self._down) * days

    def _top(self, track: Track) -> float:
        return track.hi - self._up * track.first

    def _bottom(self, track: Track) -> float:
        return track.lo + self._down * track.first

    def _ceiling(self, track: Track) -> float:
        return track.hi + self._down * track.last

    def _floor(self, track: Track) -> float:
        return track.lo - self._up * track.last

    def earlier(self, number: int) -> Iterator[int]:
        """The tracks before this one that cannot become it, the nearest in the order first."""
        track, place = self._tracks[number], number
        if self._near:
            start = bisect_left(self._days, track.last - self._least)
            below, above = track.lo - self._rise + self._slack, track.hi + self._fall - self._slack
            yield from self._near.leftwards(place, start, below, above)
            place = min(place, start)
        floor, ceiling = self._floor(track) + self._slack, self._ceiling(track) - self._slack
        yield from self._before.leftwards(place, 0, floor, ceiling)

    def later(self, number: int) -> Iterator[int]:
        """The tracks after this one that it cannot become, the nearest in the order first."""
        track, place, end = self._tracks[number], number + 1, len(self._tracks)
        if self._near:
            stop = bisect_right(self._days, track.last + self._least)
            below, above = track.lo - self._fall + self._slack, track.hi + self._rise - self._slack
            yield from self._near.rightwards(place, stop, below, above)
            place = max(place, stop)
        bottom, top = self._bottom(track) + self._slack, self._top(track) - self._slack
        yield from self._after.rightwards(place, end, bottom, top)


class Tree:
    """Numbers in a row, of which the nearest below one bound or above another is found."""

    def __init__(self, low: Sequence[float], high: Sequence[float]) -> None:
        self._size = size = 1 << len(low).bit_length()  # a place after the last one is a leaf, too
        self._low = [math.inf] * size + [*low] + [math.inf] * (size - len(low))
        self._high = [-math.inf] * size + [*high] + [-math.inf] * (size - len(high))
        for node in range(size - 1, 0, -1):
            self._low[node] = min(self._low[2 * node], self._low[2 * node + 1])
            self._high[node] = max(self._high[2 * node], self._high[2 * node + 1])

    def leftwards(self, place: int, start: int, below: float, above: float) -> Iterator[int]:
        """The places from `place - 1` down to `start` where low is under `below` or high over `above`."""
        node = place + self._size
        while node > 1:
            if node & 1 and self._holds(node - 1, below, above):
                node = self._descended(node - 1, below, above, 1)
                found = node - self._size
                if found < start:
                    return
                yield found
                continue
            node >>= 1

    def rightwards(self, place: int, end: int, below: float, above: float) -> Iterator[int]:
        """The places from `place` up to `end - 1`, likewise."""
        if not place and end and self._holds(self._size, below, above):
            yield 0
        node = max(place - 1, 0) + self._size
        while node > 1:
            if not node & 1 and self._holds(node + 1, below, above):
                node = self._descended(node + 1, below, above, 0)
                found = node - self._size
                if found >= end:
                    return
                yield found
                continue
            node >>= 1

    def _holds(self, node: int, below: float, above: float) -> bool:
        return self._low[node] < below or self._high[node] > above

    def _descended(self, node: int, below: float, above: float, side: int) -> int:
        """The outermost leaf under a node that holds one."""
        while node < self._size:
            node = 2 * node + side
            if not self._holds(node, below, above):
                node ^= 1
        return node
