"""`agree`: all figures of one measure about the same thing can be true together, given how it moves.

    evaluate((about_88_000_in_2024, over_100_000_in_2024), workers)[0].verdict  ->  Verdict.CONTRADICTION

In: the claims of one group and their Measure. Out: an Outcome for each disagreement, for each figure that a
later one supersedes or revises, for each kind of statement that cannot be compared, and one for what agrees.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from attrs import frozen

from factcheck import figures
from factcheck.claims import Claim
from factcheck.kinds.comparisons import Comparison, compare, slack
from factcheck.measures import Measure
from factcheck.outcomes import Outcome
from factcheck.periods import brief
from factcheck.values import Value
from factcheck.verdicts import Verdict, severity_of

RULE = "agree"

ALL_PAIRS = 300
"""Sides up to which every pair is compared; beyond, each with its neighbours and with the latest ones."""

NEIGHBOURS = 40


@frozen(kw_only=True)
class Side:
    """Claims that say the same of the same days, in one manner; the first speaks for them."""

    claims: tuple[Claim, ...]

    @property
    def claim(self) -> Claim:
        return self.claims[0]


def evaluate(claims: Sequence[Claim], measure: Measure) -> tuple[Outcome, ...]:
    """What the claims of one group are to each other; the same in whatever order they come."""
    sides = _sides(claims)
    if len(sides) == 1:
        return (_agreed(list(sides[0].claims), measure, "say the same"),) if len(claims) > 1 else ()
    pairs = [(first, second, compare(first.claim, second.claim, measure)) for first, second in _pairs(sides)]
    found: list[Outcome] = []
    clashing: set[frozenset[str]] = set()
    for verdict in (Verdict.CONTRADICTION, Verdict.TENSION):
        chosen = [pair for pair in pairs if pair[2].verdict is verdict]
        clashing |= {frozenset((first.claim.id, second.claim.id)) for first, second, _ in chosen}
        found.extend(_conflicts(chosen, measure))
    latest = _latest(sides)
    for verdict in (Verdict.SUPERSEDED, Verdict.REVISED):
        found.extend(_replaced([p for p in pairs if p[2].verdict is verdict], latest, measure))
    found.extend(_incomparable([p for p in pairs if p[2].verdict is Verdict.INCOMPARABLE], measure))
    related = {
        side.claim.id
        for first, second, comparison in pairs
        if comparison.verdict is Verdict.CONSISTENT
        or (comparison.verdict is Verdict.SUPERSEDED and latest.isdisjoint((first.claim.id, second.claim.id)))
        for side in (first, second)
    }
    related |= {side.claim.id for side in sides if len(side.claims) > 1}
    if agreeing := _agreeing([side for side in sides if side.claim.id in related], clashing):
        found.append(_agreed(agreeing, measure, "can hold together"))
    found.extend(_stale(sides, measure))
    return tuple(found)


def _key(claim: Claim) -> tuple[object, ...]:
    value, as_of = claim.value, claim.as_of
    return (
        (as_of.start, as_of.end, as_of.certain) if as_of else None,
        value.core, value.support, value.unit, value.ends and (value.ends[0].core, value.ends[1].core),
        claim.modality, tuple(sorted(claim.scope.items())), claim.rate,
    )  # fmt: skip


def _order(claim: Claim) -> tuple[object, ...]:
    as_of = claim.as_of
    end = as_of.end.toordinal() if as_of and as_of.end else 10**7
    start = as_of.start.toordinal() if as_of and as_of.start else 0
    return (end, start, claim.source, claim.start, claim.end, claim.id)


def _sides(claims: Sequence[Claim]) -> list[Side]:
    """The claims by what they say, in the order of their periods."""
    found: dict[tuple[object, ...], list[Claim]] = {}
    for claim in sorted(claims, key=_order):
        found.setdefault(_key(claim), []).append(claim)
    return [Side(claims=tuple(group)) for group in found.values()]


def _pairs(sides: Sequence[Side]) -> Iterator[tuple[Side, Side]]:
    if len(sides) <= ALL_PAIRS:
        yield from combinations(sides, 2)
        return
    last = len(sides) - 1
    while last and _same_end(sides[last - 1], sides[-1]):
        last -= 1
    for number, side in enumerate(sides):
        near = range(number + 1, min(number + 1 + NEIGHBOURS, len(sides)))
        for other in dict.fromkeys((*near, *range(max(last, number + 1), len(sides)))):
            yield side, sides[other]


def _same_end(first: Side, second: Side) -> bool:
    return _order(first.claim)[:2] == _order(second.claim)[:2]


def _latest(sides: Sequence[Side]) -> set[str]:
    """The claims of the latest period that are about what is, not what is aimed at."""
    actual = [side for side in sides if side.claim.modality == "actual"] or list(sides)
    last = actual[-1]
    return {side.claim.id for side in actual if _same_end(side, last)}


# --- disagreements -----------------------------------------------------------------------------------

Pair = tuple[Side, Side, Comparison]


def _conflicts(pairs: list[Pair], measure: Measure) -> Iterator[Outcome]:
    """One outcome for each claim in conflicts, the one in most of them first, until all are told."""
    left = list(pairs)
    while left:
        counts: dict[str, int] = {}
        for first, second, _ in left:
            for side in (first, second):
                counts[side.claim.id] = counts.get(side.claim.id, 0) + 1
        most = max(counts.values())
        centre = min(claim for claim, count in counts.items() if count == most)
        own = [pair for pair in left if centre in (pair[0].claim.id, pair[1].claim.id)]
        left = [pair for pair in left if pair not in own]
        own.sort(key=lambda p: (p[2].gap or 0, -p[2].degree, _order(p[0].claim), _order(p[1].claim)))
        yield _outcome(own, measure)


def _outcome(pairs: list[Pair], measure: Measure) -> Outcome:
    """An outcome whose witness is the first pair: the nearest in time, and of those the mildest."""
    comparison = pairs[0][2]
    claims = {claim.id: claim for pair in pairs for side in pair[:2] for claim in side.claims}
    ordered = sorted(claims.values(), key=_order)
    witness = (comparison.earlier, comparison.later)
    others = {side.claim.id: side.claim for pair in pairs for side in pair[:2]}
    rest = [_said(claim) for claim in sorted(others.values(), key=_order) if claim not in witness]
    more = (
        f"; also {', '.join(rest[:3])}" + (f" and {len(rest) - 3} more" if len(rest) > 3 else "")
        if rest
        else ""
    )
    return Outcome(
        rule=RULE,
        verdict=comparison.verdict,
        degree=comparison.degree,
        severity=severity_of(comparison.verdict, min(pair[2].degree for pair in pairs)),
        claims=(*witness, *(claim for claim in ordered if claim.id not in {c.id for c in witness})),
        measures=_measures(ordered),
        message=_message(comparison, measure) + more,
        explanation=_explanation(comparison, measure),
        implied=comparison.implied,
        conflicts=tuple((pair[2].earlier, pair[2].later) for pair in pairs),
    )


def _measures(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim.measure or "" for claim in claims))


def _replaced(pairs: list[Pair], latest: set[str], measure: Measure) -> Iterator[Outcome]:
    """One outcome for each older figure, with the latest that replaces it."""
    by_older: dict[str, list[Pair]] = {}
    for pair in pairs:
        if pair[2].verdict is Verdict.REVISED or pair[2].later.id in latest:
            by_older.setdefault(pair[2].earlier.id, []).append(pair)
    for group in by_older.values():
        group.sort(key=lambda pair: _order(pair[2].later))
        last = group[-1:] if group[0][2].verdict is Verdict.REVISED else group
        yield _outcome(last, measure)


def _incomparable(pairs: list[Pair], measure: Measure) -> Iterator[Outcome]:
    """One outcome for each reason that keeps claims apart."""
    by_why: dict[str, list[Pair]] = {}
    for pair in pairs:
        by_why.setdefault(pair[2].why, []).append(pair)
    for group in by_why.values():
        yield _outcome(group, measure)


def _agreeing(sides: list[Side], clashing: set[frozenset[str]]) -> list[Claim]:
    """As many claims as do not clash with one another, those in the fewest clashes first."""
    clashes = {side.claim.id: sum(1 for pair in clashing if side.claim.id in pair) for side in sides}
    chosen: list[Side] = []
    for side in sorted(sides, key=lambda side: (clashes[side.claim.id], _order(side.claim))):
        if all(frozenset((side.claim.id, other.claim.id)) not in clashing for other in chosen):
            chosen.append(side)
    claims = [claim for side in chosen for claim in side.claims]
    return sorted(claims, key=_order) if len(claims) > 1 else []


def _agreed(claims: list[Claim], measure: Measure, words: str) -> Outcome:
    shown = ", ".join(_said(claim) for claim in claims[:4])
    more = f" and {len(claims) - 4} more" if len(claims) > 4 else ""
    implied = compare(claims[0], claims[-1], measure).implied
    return Outcome(
        rule=RULE,
        verdict=Verdict.CONSISTENT,
        degree=compare(claims[0], claims[0], measure).degree,
        claims=tuple(claims),
        measures=_measures(claims),
        message=f"{shown}{more} {words}",
        implied=implied,
    )


def _stale(sides: Sequence[Side], measure: Measure) -> Iterator[Outcome]:
    """A text that gives as current what was said longer ago than the measure allows, and has changed since."""
    if not measure.stale_after:
        return
    from factcheck.drifts import DAYS

    number, _, unit = measure.stale_after.partition(" ")
    limit = int(number) * DAYS[unit.rstrip("s")]
    dated = [side for side in sides if side.claim.as_of and side.claim.as_of.start and side.claim.as_of.end]
    for side in dated:
        claim = side.claim
        if claim.as_of is None or claim.as_of.basis != "published" or claim.as_of.start is None:
            continue
        older = [
            other.claim
            for other in dated
            if other.claim.as_of
            and other.claim.as_of.end
            and (claim.as_of.start - other.claim.as_of.end).days > limit
            and other.claim.value.core == claim.value.core
        ]
        newer = [
            other.claim
            for other in dated
            if older
            and other.claim.as_of
            and other.claim.as_of.start
            and older[0].as_of
            and older[0].as_of.end
            and older[0].as_of.end < other.claim.as_of.start <= claim.as_of.start
            and not other.claim.value.core.meets(claim.value.core)
        ]
        if older and newer:
            yield Outcome(
                rule=RULE,
                verdict=Verdict.SUPERSEDED,
                degree=compare(older[0], newer[-1], measure).degree,
                severity="warning",
                claims=(claim, older[0], newer[-1]),
                measures=_measures([claim]),
                message=f"{_said(claim)} is given as current, but was said {brief(older[0].as_of)}; "
                f"{_said(newer[-1])} is newer",
            )


# --- words ---------------------------------------------------------------------------------------------


def _said(claim: Claim) -> str:
    return f"{' '.join(claim.text.split())} ({brief(claim.as_of)})"


def _message(found: Comparison, measure: Measure) -> str:
    earlier, later = found.earlier, found.later
    if found.verdict is Verdict.INCOMPARABLE:
        return f"{_said(earlier)} and {_said(later)} are not compared: {found.why}"
    if found.verdict is Verdict.REVISED:
        return f"{_said(earlier)}, revised to {_said(later)}{_rate(found, measure)}"
    if found.verdict is Verdict.SUPERSEDED:
        return f"{_said(earlier)}, now {_said(later)}{_rate(found, measure)}"
    scope = f" ({found.scope})" if found.scope else ""
    if found.gap:
        return f"{_said(earlier)}, {_said(later)}{_change(found, measure)}{scope}"
    why = f": {found.why}" if found.why else ""
    return f"{_said(earlier)} against {_said(later)}{why}{scope}"


def _rate(found: Comparison, measure: Measure) -> str:
    for unit in ("year", "month", "day"):
        if (rate := found.implied.get(f"percent_per_{unit}")) is not None:
            return f": {_percent(rate)} a {unit}"
    return ""


def _change(found: Comparison, measure: Measure) -> str:
    change = found.implied.get("change_percent")
    if change is None:
        return ""
    usual = ""
    if measure.drift is not None and measure.drift.usual.up.amount is not None:
        rate = measure.drift.usual.up if change > 0 else measure.drift.usual.down
        if rate.amount is not None and rate.relative:
            usual = f" where {_percent(float(rate.amount) * 100)} is usual"
    return (
        f": {'+' if change > 0 else ''}{_percent(change)}{_rate(found, measure).replace(': ', ', ')}{usual}"
    )


def _percent(number: float) -> str:
    text = f"{number:.1f}" if abs(number) < 10 and round(number) != round(number, 1) else f"{number:.0f}"
    return f"{text} %"


def _explanation(found: Comparison, measure: Measure) -> str:
    lines = [_arithmetic(claim.value, claim) for claim in (found.earlier, found.later)]
    if found.widened is not None and found.gap:
        ranges = figures.ranges(found.widened.core, found.widened.support, found.widened.unit)
        lines.append(f"over {found.gap} days {found.earlier.text} may have become{ranges}")
    if found.why:
        lines.append(found.why)
    if found.scope:
        lines.append(found.scope)
    if settles := slack(found):
        lines.append(settles)
    return "\n".join(lines)


def _arithmetic(value: Value, claim: Claim) -> str:
    shown = figures.value(value) + figures.ranges(value.core, value.support, value.unit)
    return f"{_said(claim)}: {shown}"
