"""Columns: the figures that one name of a rule may stand for, found by period, by source and by nearness.

In: the claims of a name under one set of variables. Out: `Figure`s, and a `Column` that finds them.

    Column.of(claims).at(Period.year(2024), ["b.txt"])  ->  the figures of 2024, those that b.txt states first
"""

import bisect
import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import takewhile

from attrs import define, field, frozen

from factcheck import groups
from factcheck.claims import Claim
from factcheck.kinds.sweeps import Tree
from factcheck.periods import Period
from factcheck.ranges import Range


@frozen(kw_only=True, eq=False)
class Figure:
    """Claims of one name that are equal in value and period: one side, whoever states it."""

    claims: tuple[Claim, ...]
    sources: tuple[str, ...]
    start: int
    preference: tuple[object, ...]

    @classmethod
    def of(cls, claims: Sequence[Claim]) -> "Figure":
        """The figure of equal claims; what was reported last is preferred, then what is precise."""
        reported = [claim.reported.end for claim in claims if claim.reported and claim.reported.end]
        return cls(
            claims=tuple(claims),
            sources=tuple(dict.fromkeys(claim.source for claim in claims)),
            start=_start(claims[0].as_of),
            preference=(
                -max(reported, default=date.min).toordinal(),
                _vagueness(claims[0].value.support),
                groups.order(claims[0]),
            ),
        )

    @property
    def period(self) -> Period | None:
        return self.claims[0].as_of

    @property
    def is_vague(self) -> bool:
        """Whether of its period only a window is known."""
        return self.period is not None and self.period.is_known and not self.period.certain

    def said_by(self, sources: Sequence[str]) -> Claim:
        """The claim of the first of these sources that states the figure, else its first."""
        by_source = {claim.source: claim for claim in reversed(self.claims)}
        return next((by_source[source] for source in sources if source in by_source), self.claims[0])


def figures(claims: Iterable[Claim]) -> list[Figure]:
    """Claims as figures, in order: those equal in value and period are one."""
    found: dict[tuple[object, ...], list[Claim]] = {}
    for claim in sorted(claims, key=groups.order):
        value = claim.value
        key = (_when(claim.as_of, claim.source), value.core, value.support, value.unit)
        found.setdefault(key, []).append(claim)
    return [Figure.of(same) for same in found.values()]


def _vagueness(support: Range) -> Fraction | float:
    """How wide a figure is for its size: a vague one would hide what a precise one shows."""
    if support.lo is None or support.hi is None:
        return math.inf
    return (support.hi - support.lo) / max(abs(support.lo), abs(support.hi), Fraction(1))


def _when(period: Period | None, source: str) -> object:
    """A period as a key; an open one belongs to its source alone."""
    if period is None or (period.start is None and period.end is None):
        return source
    return (period.start, period.end)


def _start(period: Period | None) -> int:
    day = (period.start or period.end) if period else None
    return day.toordinal() if day else 0


def _days(period: Period | None) -> int:
    return (period.days or 0) if period else 0


def _is_vague(period: Period | None) -> bool:
    """Whether a period is a window or a single day."""
    return period is not None and period.is_known and (not period.certain or period.start == period.end)


def _by_start(figure: Figure) -> int:
    return figure.start


class _Windows:
    """Figures by the first day of their periods, of which those that share a day with another are found."""

    def __init__(self, found: Sequence[Figure]) -> None:
        self._found = found
        self._last = Tree([math.inf] * len(found), [each.start + _days(each.period) - 1 for each in found])

    def meeting(self, period: Period) -> Iterator[Figure]:
        """Those whose periods overlap this one, in order, each in the time of a search."""
        first = _start(period)
        begun = bisect.bisect_left(self._found, first + _days(period), key=_by_start)
        for place in self._last.rightwards(0, begun, -math.inf, first - 1):
            yield self._found[place]


@define
class Column:
    """The figures of one name. A search yields the preferred ones first, and no more than are taken."""

    members: list[Figure]
    _exact: dict[object, list[Figure]] = field(init=False, factory=dict)
    _stated: dict[tuple[object, str], list[Figure]] = field(init=False, factory=dict)
    _by_source: dict[str, list[Figure]] = field(init=False, factory=dict)
    _ordered: list[Figure] = field(init=False)
    _vague: "_Windows" = field(init=False)
    _unsure: "_Windows" = field(init=False)

    @classmethod
    def of(cls, claims: Iterable[Claim]) -> "Column":
        return cls(figures(claims))

    def __attrs_post_init__(self) -> None:
        self._ordered = sorted(self.members, key=lambda figure: (figure.start, figure.preference))
        vague = [figure for figure in self._ordered if _is_vague(figure.period)]
        self._vague = _Windows(vague)
        self._unsure = _Windows([each for each in vague if each.period and not each.period.certain])
        for figure in self._ordered:
            when = _when(figure.period, figure.claims[0].source)
            self._exact.setdefault(when, []).append(figure)
            for source in figure.sources:
                self._stated.setdefault((when, source), []).append(figure)
                self._by_source.setdefault(source, []).append(figure)

    def at(self, period: Period | None, sources: Sequence[str], *, only: bool = False) -> Iterator[Figure]:
        """The figures of exactly this period, those of the given sources first (or `only` those).

        Without a period, those that the first source leaves open.
        """
        when = _when(period, sources[0])
        for source in sources:
            yield from self._stated.get((when, source), ())
        if not only:
            yield from self._exact.get(when, ())

    def overlapping(self, period: Period | None) -> Iterator[Figure]:
        """The windows and days that may be the same as this one."""
        if period is not None and _is_vague(period):
            yield from (self._unsure if period.certain else self._vague).meeting(period)

    def nearest(
        self, start: int, side: int, sources: Sequence[str], *, only: bool = False
    ) -> Iterator[Figure]:
        """The figures whose period starts nearest to a day; the given sources' first, or `only` the first's.

        `side` is -1 for those that start before it, 1 for those after it, 0 for all.
        """
        if only:
            yield from _nearest(self._by_source.get(sources[0], []), start, side)
            return
        first = next(_nearest(self._ordered, start, side), None)
        if first is None:
            return
        for source in sources:
            near = _nearest(self._by_source.get(source, []), start, side)
            yield from takewhile(lambda figure: abs(figure.start - start) == abs(first.start - start), near)
        yield from _nearest(self._ordered, start, side)


def _nearest(found: Sequence[Figure], start: int, side: int) -> Iterator[Figure]:
    """Figures ordered by start, those nearest to a day; several where they start alike, the earlier first."""
    low = bisect.bisect_left(found, start, key=_by_start)
    high = bisect.bisect_right(found, start, key=_by_start)
    before = found[low - 1].start if low and side <= 0 else None
    after = found[high].start if high < len(found) and side >= 0 else None
    if side == 0 and low < high:
        before = after = start
    days = [day for day in (before, after) if day is not None]
    least = min((abs(day - start) for day in days), default=0)
    for day in dict.fromkeys(days):
        if abs(day - start) == least:
            for at in range(bisect.bisect_left(found, day, key=_by_start), len(found)):
                if found[at].start != day:
                    break
                yield found[at]
