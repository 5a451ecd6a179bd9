"""Nests: which parts of a period have more than its whole, among many amounts for periods of all lengths.

    nest = Nest([a year of 100, its March of 120, its May of 8])
    next(nest.later(0))  ->  1

In: tracks (see `sweeps`), the longer before the shorter. Out: for a whole the parts inside it that lie above
it, for a part the wholes around it that lie below it.

Periods of one length inside another have their starts in one stretch, so that a tree for each length finds
them in O(log n). Calendars have few lengths; of more than `LENGTHS` only the commonest are looked at.
"""

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from attrs import frozen

from factcheck.kinds.sweeps import SLACK, Track, Tree

LENGTHS = 40
"""Lengths that are looked at: months, quarters, halves and years have fifteen, in days."""


@frozen
class _Row:
    """The tracks of one length in the order of their starts, which begin at a place of all."""

    place: int
    starts: Sequence[float]
    tree: Tree


class Nest:
    """Tracks, the longest first and of one length the first first."""

    def __init__(self, tracks: Sequence[Track]) -> None:
        self._tracks = tracks
        ends = (abs(end) for track in tracks for end in (track.lo, track.hi) if math.isfinite(end))
        self._slack = SLACK * (1 + max(ends, default=0.0))
        usual = {length for length, _ in Counter(map(_length, tracks)).most_common(LENGTHS)}
        self._rows: dict[float, _Row] = {}
        place = 0
        for length, group in groupby(tracks, key=_length):
            row = list(group)
            if length in usual:
                tree = Tree([track.hi for track in row], [track.lo for track in row])
                self._rows[length] = _Row(place, [track.first for track in row], tree)
            place += len(row)

    def earlier(self, number: int) -> Iterator[int]:
        """The wholes around this track that lie below it."""
        track, own = self._tracks[number], _length(self._tracks[number])
        for length, row in self._rows.items():
            if length > own:
                first, end = (
                    bisect_left(row.starts, track.last - length),
                    bisect_right(row.starts, track.first),
                )
                for found in row.tree.leftwards(end, first, track.lo + self._slack, math.inf):
                    yield row.place + found

    def later(self, number: int) -> Iterator[int]:
        """The parts inside this track that lie above it."""
        track, own = self._tracks[number], _length(self._tracks[number])
        for length, row in self._rows.items():
            if length < own:
                first, end = (
                    bisect_left(row.starts, track.first),
                    bisect_right(row.starts, track.last - length),
                )
                for found in row.tree.leftwards(end, first, -math.inf, track.hi - self._slack):
                    yield row.place + found


def _length(track: Track) -> float:
    return track.last - track.first
