"""Lanes: the sides of a group in rows that one law of drift holds for, each ready to be swept.

    lanes(sides, measure)  ->  a Lane for the levels of all sources, one for each day that several speak of, …

In: the sides of one group and their Measure. Out: `Lane`s, such that two sides in conflict stand together in
one. A lane may hand over pairs that are excused after all (`pairs.compare` decides that): few, since other
scopes, units, manners and doubtful dates stand in lanes of their own.

It is longer than most as each way in which two figures are compared has its lane here.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from attrs import evolve, frozen

from factcheck import hedges, units
from factcheck.calendars import YEAR
from factcheck.drifts import Drift, Rate
from factcheck.kinds.dynamics import began, length, nearly, only_up, per_day
from factcheck.kinds.nests import Nest
from factcheck.kinds.sides import Side
from factcheck.kinds.sweeps import Sweep, Track
from factcheck.measures import Measure
from factcheck.periods import LENGTHS
from factcheck.ranges import Range
from factcheck.values import Value

HEIGHTS = ("support", "core")


@frozen
class Lane:
    """Sides by number in the order of a sweep; `asked` are those whose conflicts it has to tell.

    What is handed over of supports seems to be a contradiction, of cores a tension or a contradiction.
    """

    numbers: Sequence[int]
    sweep: Sweep | Nest
    height: str
    asked: frozenset[int] | None = None

    def earlier(self, place: int) -> Iterator[int]:
        """Whom the side at a place conflicts with among those before it, the nearest first."""
        return (self.numbers[other] for other in self.sweep.earlier(place))

    def later(self, place: int) -> Iterator[int]:
        return (self.numbers[other] for other in self.sweep.later(place))


@frozen
class _Row:
    """Sides that can be compared, whose scope those asked share; of one source, or of any."""

    sides: Sequence[Side]
    asked: frozenset[int] | None
    one_source: bool = False

    def of(self, sides: Sequence[Side]) -> "_Row":
        return _Row(sides, self.asked, self.one_source)


def lanes(sides: Sequence[Side], measure: Measure, heights: Sequence[str] = HEIGHTS) -> Iterator[Lane]:
    """The lanes of a group, of supports or cores or both."""
    for row in _comparable(sides):
        for each in (row, *_by_source(row)):
            if measure.dynamics == "elapsed":
                yield from _begun(each, heights)
                continue
            for still in _of_one_day(each, measure):
                yield from _still(still, measure, heights)
            if measure.dynamics == "flow":
                yield from _flowing(each, measure, heights)
            elif measure.dynamics != "fixed":
                yield from _moving(each.of(_known(each)), measure, heights)


# --- rows: who can be compared with whom -----------------------------------------------------------------


def _comparable(sides: Sequence[Side]) -> Iterator[_Row]:
    """Sides in one manner whose scopes do not exclude each other."""
    manners: dict[object, dict[tuple[tuple[str, str], ...], list[Side]]] = {}
    for side in sides:
        claim, change = side.claims[0], side.claims[0].change
        days = (claim.as_of.start, claim.as_of.end) if claim.as_of and claim.modality != "actual" else None
        base = change.base if change else None
        scope = tuple(sorted(claim.scope.items()))
        manner = (claim.modality, days, units.dimension(claim.unit), base)
        manners.setdefault(manner, {}).setdefault(scope, []).append(side)
    for scopes in manners.values():
        for scope, own in scopes.items():
            said = dict(scope)
            fitting = [
                side
                for other, members in scopes.items()
                if all(said.get(name, value) == value for name, value in other)
                for side in members
            ]
            asked = frozenset(side.number for side in own) if len(scopes) > 1 else None
            yield _Row(sorted(fitting, key=lambda side: side.number), asked)


def _by_source(row: _Row) -> Iterator[_Row]:
    """The sides of each source by themselves: its own figures are not excused as two sources' would be."""
    found: dict[str, list[Side]] = {}
    for side in row.sides:
        for claim in side.speakers:
            found.setdefault(claim.source, []).append(side)
    yield from (_Row(each, row.asked, one_source=True) for each in found.values() if len(each) > 1)


def _of_one_day(row: _Row, measure: Measure) -> Iterator[_Row]:
    """Sides between which no time passes."""
    if measure.dynamics == "fixed":
        yield row
        return
    found: dict[object, list[Side]] = {}
    for side in row.sides:
        as_of = side.claims[0].as_of
        if row.one_source or as_of is None or as_of.certain:
            found.setdefault((as_of.start, as_of.end) if as_of else None, []).append(side)
    yield from (row.of(each) for each in found.values() if len(each) > 1)


def _known(row: _Row) -> list[Side]:
    return [side for side in row.sides if (as_of := side.claims[0].as_of) is not None and as_of.is_known]


def _flowing(row: _Row, measure: Measure, heights: Sequence[str]) -> Iterator[Lane]:
    """Flows: those for equal lengths of time as levels are, parts in their wholes, all others by the day."""
    named: dict[str, list[Side]] = {}
    long: dict[Fraction, list[Side]] = {}
    for side in _known(row):
        claim = side.claims[0]
        if claim.as_of is not None:
            named.setdefault("" if claim.rate else claim.as_of.length, []).append(side)
            long.setdefault(length(claim, claim.as_of), []).append(side)
    for name, sides in named.items():
        if name in LENGTHS:
            yield from _moving(row.of(sides), measure, heights)
    for least in long:
        alike = [side for other in long if least <= other and nearly(least, other) for side in long[other]]
        yield from _moving(row.of(sorted(alike, key=lambda side: side.number)), measure, heights)
    if len(long) > 1:
        for height in heights:
            yield from _nested(row, height)
        daily = [_a_day_each(side) for sides in long.values() for side in sides]
        daily.sort(key=lambda side: side.number)
        yield from _moving(row.of(daily), measure, [height for height in heights if height == "core"])


def _a_day_each(side: Side) -> Side:
    """A side with what its amount comes to a day, as such flows are compared."""
    claim = side.claims[0]
    if claim.as_of is None:
        return side
    value = per_day(claim.value, length(claim, claim.as_of))
    return evolve(side, claims=(evolve(claim, value=value),))


def _nested(row: _Row, height: str) -> Iterator[Lane]:
    """Amounts for certain periods, each of which may be a part of another's."""
    found = []
    for side in _known(row):
        claim = side.claims[0]
        if (
            claim.as_of
            and claim.as_of.certain
            and not claim.rate
            and (height == "core" or _is_firm(side, False))
        ):
            ends = _ends(_range(claim.value.to(row.sides[0].claims[0].unit), height, row.one_source), float)
            first, last = _days(side)
            found.append((side.number, Track(first, last + 1, *ends)))
    if len(found) > 1:
        found.sort(key=lambda pair: (pair[1].first - pair[1].last, pair[1].first, pair[0]))
        yield Lane([number for number, _ in found], Nest([track for _, track in found]), height, row.asked)


# --- tracks: what their claims say, as floats --------------------------------------------------------------


def _still(row: _Row, measure: Measure, heights: Sequence[str]) -> Iterator[Lane]:
    """Sides about the same days, in the order of what they say."""
    dated = row.one_source or measure.dynamics == "fixed"
    for height in heights:
        for ranged in _ranged(row, height, dated=dated):
            tracks = [(side.number, Track(0, 0, *_ends(found, float))) for side, found in ranged]
            yield _lane(row, height, sorted(tracks, key=lambda pair: (pair[1].lo + pair[1].hi, pair[0])))


def _begun(row: _Row, heights: Sequence[str]) -> Iterator[Lane]:
    """Elapsed times, whatever days they are as of: by the starts that they imply, which do not move."""
    for height in heights:
        sides = [side for side in row.sides if height == "core" or _is_firm(side, dated=False)]
        starts = [(side.number, began(side.claims[0])) for side in sides]
        tracks = [
            (number, Track(0, 0, *_ends(found[height == "support"], float)))
            for number, found in starts
            if found is not None
        ]
        if len(tracks) > 1:
            yield _lane(row, height, sorted(tracks, key=lambda pair: (pair[1].lo, pair[1].hi, pair[0])))


def _moving(row: _Row, measure: Measure, heights: Sequence[str]) -> Iterator[Lane]:
    """Sides about different days, in the order of these; shares drift on a scale of logarithms."""
    if len(row.sides) < 2:
        return
    drift = measure.drift or Drift.default("rank" if row.sides[0].claims[0].unit == "rank" else "level")
    if measure.dynamics == "cumulative":
        drift = only_up(measure.drift or Drift.default("cumulative"))
    row = row.of([side for side in row.sides if drift.applies_to(side.claims[0].value)])
    if len(row.sides) < 2:
        return
    unit, least = row.sides[0].claims[0].unit, float(YEAR) if measure.dynamics == "flow" else 0.0
    for height in heights:
        bound = drift.limit if height == "support" else drift.usual
        for scale, relative in ((_log, True), (float, False)):
            up, down = (
                _a_day(rate, unit) if rate.relative is relative else math.inf
                for rate in (bound.up, bound.down)
            )
            if up < math.inf or down < math.inf:
                for ranged in _ranged(row, height, dated=False):
                    tracks = [
                        (side.number, Track(*_days(side, bool(least)), *_ends(found, scale)))
                        for side, found in ranged
                    ]
                    tracks.sort(key=lambda pair: (pair[1].last, pair[1].first, pair[0]))
                    yield _lane(row, height, tracks, up, down, least)


def _lane(
    row: _Row,
    height: str,
    tracks: Sequence[tuple[int, Track]],
    up: float = 0.0,
    down: float = 0.0,
    least: float = 0.0,
) -> Lane:
    sweep = Sweep([track for _, track in tracks], up=up, down=down, least=least)
    return Lane([number for number, _ in tracks], sweep, height, row.asked)


def _a_day(rate: Rate, unit: str) -> float:
    """How far a rate moves an end in a day: a number of the unit, or a difference of logarithms."""
    if rate.amount is None:
        return math.inf
    if rate.relative:
        return math.log1p(rate.amount) / float(rate.days)
    return float(rate.amount * (units.factor(rate.unit, unit) if rate.unit else 1) / rate.days)


def _days(side: Side, starts: bool = False) -> tuple[int, int]:
    """The days that a side is about; with `starts` the first alone, from which flows are reckoned."""
    as_of = side.claims[0].as_of
    if as_of is None or as_of.start is None or as_of.end is None:
        return 0, 0
    first = as_of.start.toordinal()
    return (first, first) if starts else (first, as_of.end.toordinal())


def _ranged(row: _Row, height: str, *, dated: bool) -> Iterator[list[tuple[Side, Range]]]:
    """The sides with the range of their values; spans with one range for each end, one after the other.

    The supports are those of figures without doubt: doubt makes no more than tensions, and those are found
    among the cores. A doubtful date is none where no time passes (`dated`).
    """
    unit = row.sides[0].claims[0].unit
    sides = [side for side in row.sides if height == "core" or _is_firm(side, dated)]
    values = [(side, side.claims[0].value.to(unit)) for side in sides]
    for end in range(2 if any(value.ends for _, value in values) else 1):
        found = [(side, value.ends[end] if value.ends else value) for side, value in values]
        if len(found) > 1:
            yield [(side, _range(value, height, row.one_source)) for side, value in found]


def _range(value: Value, height: str, one_source: bool) -> Range:
    if height == "core":
        return value.core
    return value.support if one_source else value.widened(hedges.load().sources).support


def _is_firm(side: Side, dated: bool) -> bool:
    """Whether a claim of it has one reading and, unless that is all one, a date without doubt."""
    return any(
        not claim.ambiguous
        and (dated or claim.as_of is None or claim.as_of.certain or claim.as_of.basis == "stated")
        for claim in side.claims
    )


def _ends(found: Range, scale: Callable[[Fraction], float]) -> tuple[float, float]:
    lo = -math.inf if found.lo is None else scale(found.lo)
    return lo, math.inf if found.hi is None else scale(found.hi)


def _log(number: Fraction) -> float:
    """A logarithm of any fraction above zero, however large."""
    if number <= 0:
        return -math.inf
    return math.log(number.numerator) - math.log(number.denominator)
