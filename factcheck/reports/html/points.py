"""Points: where the figures of one measure stand on its chart.

    chart = Chart.of(claims, definition)  ->  Chart(unit="person", points=(Point(x=38.2, y=0.41, …), …), …)

In: claims of one measure. Out: `Chart`: places across in percent of its width, so that it fits a phone and a
screen alike, and places up as shares of its height. Figures about the same days stand side by side.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise

from attrs import evolve, field, frozen

from factcheck import units
from factcheck.claims import Claim
from factcheck.errors import UnitError
from factcheck.periods import Period
from factcheck.ranges import Range
from factcheck.reports.html.scales import Scale
from factcheck.values import Value

MOST = 400
"""Figures drawn in one chart: more are one blot, and the table has them all."""
APART = 3.0
"""Percent of the width between two marks: on a phone, where they are smaller, they just touch."""
LARGEST = 1e100
"""Numbers from here on, and their inverses, are not drawn: floats do not hold the ratios of larger ones."""
TOP, HEIGHT, LEVEL, LANE = 18.0, 240.0, 96.0, 30.0
"""Pixels above the plot, of the plot, of one in which all is level, and for a date in it."""
UNDATED = 14.0
"""Percent of the width for figures without a date, where others have one."""
EDGES = (2.0, 98.0)


@frozen(kw_only=True)
class Point:
    """A claim on the chart; `core` and `support` are shares of the height, `days` percents of the width."""

    claim: Claim
    value: Value
    x: float
    y: float
    core: tuple[float, float]
    support: tuple[float, float]
    days: tuple[float, float] | None


@frozen(kw_only=True)
class Chart:
    """What is drawn of one measure; `missing` counts claims that another unit or too many others keep out."""

    unit: str
    points: tuple[Point, ...]
    scale: Scale
    first: date | None
    last: date | None
    undated_from: float | None
    missing: int
    height: float = field(init=False)
    """Pixels between the ends of the scale; dates need as much as there are of them."""

    @height.default
    def _height(self) -> float:
        if self.unit == "date":
            return min(HEIGHT, LANE * (len(self.points) + 1))
        return LEVEL if len({(point.y, point.core) for point in self.points}) == 1 else HEIGHT

    @classmethod
    def of(cls, claims: Sequence[Claim]) -> "Chart | None":
        """The chart of some claims, the first of them if there are too many; None where none can be drawn."""
        unit = Counter(claim.unit for claim in claims).most_common(1)[0][0] if claims else ""
        if unit == "date":
            return cls._of_dates([claim for claim in claims if claim.unit == "date"][:MOST], len(claims))
        drawn = [(claim, value) for claim in claims if (value := _drawable(claim, unit)) is not None][:MOST]
        if not drawn:
            return None
        ends = [end for claim, _ in drawn for end in _days(claim.as_of)]
        first, last = (min(ends), max(ends)) if ends else (None, None)
        undated = any(not _days(claim.as_of) for claim, _ in drawn)
        border = (EDGES[1] - UNDATED if ends else EDGES[0]) if undated else None
        scale = _scale([value for _, value in drawn], unit)
        width = (EDGES[0], EDGES[1] if border is None else border)
        across = _Across(first=first, last=last, left=width[0], right=width[1])
        points = [_point(claim, value, scale, across) for claim, value in drawn]
        dated = [point for point in points if point.days]
        rest = [point for point in points if not point.days]
        if rest:
            rest = [evolve(point, x=(EDGES[1] + (border or 0)) / 2) for point in rest]
        return cls(
            unit=unit,
            points=(*_side_by_side(dated, width), *_side_by_side(rest, (border or EDGES[0], EDGES[1]))),
            scale=scale,
            first=first,
            last=last,
            undated_from=border if ends else None,
            missing=len(claims) - len(drawn),
        )

    @classmethod
    def _of_dates(cls, claims: Sequence[Claim], every: int) -> "Chart | None":
        """Dates lie along the time that they name, one under the other."""
        windows = [(claim, ends) for claim in claims if (ends := _named(claim.value.core))]
        if not windows:
            return None
        first = min(min(ends) for _, ends in windows)
        last = max(max(ends) for _, ends in windows)
        across = _Across(first=first, last=last, left=EDGES[0], right=EDGES[1])
        points = []
        for place, (claim, ends) in enumerate(windows, 1):
            low, high = across.at(min(ends)), across.at(max(ends))
            y = 1 - place / (len(windows) + 1)
            points.append(
                Point(
                    claim=claim,
                    value=claim.value,
                    x=(low + high) / 2,
                    y=y,
                    core=(y, y),
                    support=(y, y),
                    days=(low, high),
                )
            )
        return cls(
            unit="date",
            points=tuple(points),
            scale=Scale(low=0.0, high=1.0),
            first=first,
            last=last,
            undated_from=None,
            missing=every - len(points),
        )

    @property
    def foot(self) -> float:
        """Where the plot ends, in pixels from the top."""
        return TOP + self.height

    def up(self, share: float) -> float:
        """Where a share of the height stands, in pixels from the top."""
        return TOP + (1 - share) * self.height

    def across(self, day: date) -> float:
        """Where a day stands, in percent of the width."""
        right = EDGES[1] if self.undated_from is None else self.undated_from
        return _Across(first=self.first, last=self.last, left=EDGES[0], right=right).at(day)


@frozen(kw_only=True)
class _Across:
    first: date | None
    last: date | None
    left: float
    right: float

    def at(self, day: date) -> float:
        if self.first is None or self.last is None or self.first == self.last:
            return (self.left + self.right) / 2
        share = (day - self.first).days / (self.last - self.first).days
        return self.left + share * (self.right - self.left)


def _drawable(claim: Claim, unit: str) -> Value | None:
    """The value in the chart's unit; None where it has no number there."""
    if claim.fault is not None:
        return None
    try:
        value = claim.value.to(unit)
    except UnitError:
        return None
    if value.point is not None:
        return value if value.point == 0 or 1 / LARGEST < abs(value.point) < LARGEST else None
    return value if _finite(value.core) else None


def middle(value: Value) -> float:
    """The number that stands for a value: as written, else the middle of what it is taken to mean."""
    if value.point is not None:
        return float(value.point)
    ends = _finite(value.core)
    return sum(ends) / len(ends)


def _finite(found: Range) -> list[float]:
    return [float(end) for end in (found.lo, found.hi) if end is not None and abs(end) < LARGEST]


def _days(period: Period | None) -> list[date]:
    """The known ends of a period."""
    return [day for day in (period.start, period.end) if day] if period else []


def _named(found: Range) -> list[date]:
    """The days at the ends of a range of dates."""
    ends = [int(end) for end in (found.lo, found.hi) if end is not None]
    return [date.fromordinal(end) for end in ends if date.min.toordinal() <= end <= date.max.toordinal()]


def _scale(values: Sequence[Value], unit: str) -> Scale:
    """A scale for all cores, and for supports as far as these do not dwarf them."""
    cores = [number for value in values for number in (middle(value), *_finite(value.core))]
    low, high = min(cores), max(cores)
    room = (high - low) / 2 or abs(high) / 5
    wide = [min(max(end, low - room), high + room) for value in values for end in _finite(value.support)]
    if low > 0:
        wide = [max(end, low / 2) for end in wide]
    return Scale.of([*cores, *wide], flipped=unit == "rank", whole=unit == "rank" or units.is_counted(unit))


def _point(claim: Claim, value: Value, scale: Scale, across: _Across) -> Point:
    ends = _days(claim.as_of)
    places = (across.at(min(ends)), across.at(max(ends))) if ends else None
    return Point(
        claim=claim,
        value=value,
        x=sum(places) / 2 if places else 0.0,
        y=scale.share(middle(value)),
        core=reach(value.core, scale),
        support=reach(value.support, scale),
        days=places,
    )


def reach(found: Range, scale: Scale) -> tuple[float, float]:
    """From where to where a range goes up the chart: to its edge and beyond where it has no end."""
    low = scale.share(number(found.lo, -math.inf))
    high = scale.share(number(found.hi, math.inf))
    return min(low, high), max(low, high)


def number(end: Fraction | None, otherwise: float) -> float:
    """The end of a range; where it has none, or one that floats do not hold, what else to take."""
    try:
        return otherwise if end is None else float(end)
    except OverflowError:
        return otherwise


def _side_by_side(points: Sequence[Point], width: tuple[float, float]) -> Iterator[Point]:
    """The points with those that would cover one another moved apart, around the middle of each heap."""
    ordered = sorted(
        points, key=lambda point: (point.x, point.claim.source, point.claim.start, point.claim.id)
    )
    heaps: list[list[Point]] = []
    near = [False, *(after.x - before.x < APART for before, after in pairwise(ordered))]
    for point, joins in zip(ordered, near, strict=False):
        if joins:
            heaps[-1].append(point)
        else:
            heaps.append([point])
    for heap in heaps:
        yield from _spread(heap, width)


def _spread(heap: Sequence[Point], width: tuple[float, float]) -> Iterator[Point]:
    left, right = width
    room = min(APART * (len(heap) - 1), right - left)
    start = min(max(sum(point.x for point in heap) / len(heap) - room / 2, left), right - room)
    for place, point in enumerate(heap):
        x = start + room * place / (len(heap) - 1) if len(heap) > 1 else point.x
        yield evolve(point, x=x)
