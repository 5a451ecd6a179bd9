"""Rule `agree`: all figures of one measure about the same thing can be true together, given how it moves.

What it does: compares the figures that were linked to one measure, with their rounding, their hedges and the
drift that the measure allows between their dates; what merely got older is superseded, no contradiction.
Why: texts that state one quantity at different times, in different words, are never all read again.
Example: "about 88,000 (2024)" and "over 100,000 (2024)" contradict; "over 180,000 (2022)" and "over 200,000
(2025)" differ by time.

In: the claims of one group and their Measure. Out: an Outcome for each figure in conflict, with all that it
conflicts with; for what the latest supersede or revise; for each reason not to compare; and for what can
hold together. Claims that say the same of the same days are one side, so that a number that many texts
repeat is judged once.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from heapq import heapify, heappop, heappush
from itertools import product

from attrs import frozen

from factcheck.claims import Claim
from factcheck.kinds import pairings, stale, wordings
from factcheck.kinds.comparisons import DISAGREE, Comparison
from factcheck.kinds.pairs import compare
from factcheck.kinds.sides import Side, gathered, latest_of, order
from factcheck.measures import Measure
from factcheck.outcomes import Outcome
from factcheck.verdicts import GRAVITY, Verdict, severity_of

RULE = "agree"

AGREEMENTS = 5
"""Outcomes that tell what agrees in one group; where more would be needed the group is in disarray."""

WITNESSES = 3
"""Sources that speak for one side where many say the same."""


@frozen(kw_only=True)
class Pair:
    """Two sides, and what the claims that differ most in them are to each other."""

    earlier: Side
    later: Side
    found: Comparison


def evaluate(claims: Sequence[Claim], measure: Measure) -> tuple[Outcome, ...]:
    """What the claims of one group are to each other; the same in whatever order they come."""
    sides = gathered(claims)
    if len(sides) < 2:
        return (_agreed(sides, measure),) if len(claims) > 1 else ()
    latest = latest_of(sides)
    pairs = pairings.chosen(sides, latest, measure, lambda one, other: _pair(one, other, measure))
    superseded = [pair for pair in _of(pairs, Verdict.SUPERSEDED) if pair.later.number in latest]
    grave = (_of(pairs, Verdict.CONTRADICTION), _of(pairs, Verdict.TENSION), superseded)
    found = [outcome for group in grave for outcome in _conflicts(group, measure)]
    revised = [pair for pair in _of(pairs, Verdict.REVISED) if pair.later.number in latest]
    found += [_outcome(group, measure) for group in _by_later(revised)]
    found += [_outcome(group, measure) for group in _by_reason(_of(pairs, Verdict.INCOMPARABLE))]
    found += [_agreed(group, measure) for group in _agreeing(sides, pairs, superseded)]
    found += stale.evaluate([claim for side in sides for claim in side.claims], measure, RULE)
    return tuple(found)


def contradictions(claims: Sequence[Claim], measure: Measure) -> tuple[Outcome, ...]:
    """The gravest part of that, for who asks nothing else."""
    sides = gathered(claims)
    pairs = pairings.chosen(
        sides, set(), measure, lambda one, other: _pair(one, other, measure), heights=("support",)
    )
    return tuple(_conflicts(_of(pairs, Verdict.CONTRADICTION), measure))


# --- pairs -------------------------------------------------------------------------------------------


def _pair(first: Side, second: Side, measure: Measure) -> Pair:
    """The gravest that any two of their sources are to each other: one text's own figures, or two texts'."""
    speakers = (first.speakers, second.speakers)
    chosen = list(product(speakers[0][:WITNESSES], speakers[1][:WITNESSES]))
    by_source = {claim.source: claim for claim in speakers[1]}
    chosen += [(one, by_source[one.source]) for one in speakers[0] if one.source in by_source][:WITNESSES]
    found = [compare(one, other, measure) for one, other in chosen]
    worst = max(found, key=lambda each: (GRAVITY.index(each.verdict), -each.degree))
    turned = any(claim is worst.earlier for claim in second.claims)
    return (
        Pair(earlier=second, later=first, found=worst)
        if turned
        else Pair(earlier=first, later=second, found=worst)
    )


def _of(pairs: Iterable[Pair], verdict: Verdict) -> list[Pair]:
    return [pair for pair in pairs if pair.found.verdict is verdict]


def _nearest(pair: Pair) -> tuple[object, ...]:
    """What is told first: the pair nearest in time, of those the mildest, of those the first in the texts."""
    found = pair.found
    days = [claim.as_of.end for claim in (found.earlier, found.later) if claim.as_of and claim.as_of.end]
    gap = found.gap if found.gap is not None else (days[1] - days[0]).days if len(days) == 2 else 0
    return (gap, -found.degree, order(pair.earlier.claims[0]), order(pair.later.claims[0]))


# --- outcomes ------------------------------------------------------------------------------------------


def _conflicts(pairs: list[Pair], measure: Measure) -> Iterator[Outcome]:
    """One outcome for each side in conflicts, the one in most of them first, until all are told."""
    of: dict[int, set[int]] = {}
    for place, pair in enumerate(pairs):
        for side in (pair.earlier, pair.later):
            of.setdefault(side.number, set()).add(place)
    queue = [(-len(places), number) for number, places in of.items()]
    heapify(queue)
    while queue:
        count, centre = heappop(queue)
        own = sorted(of[centre])
        if len(own) != -count:  # some were told meanwhile
            if own:
                heappush(queue, (-len(own), centre))
            continue
        for place in own:
            for side in (pairs[place].earlier, pairs[place].later):
                of[side.number].discard(place)
        yield _outcome([pairs[place] for place in own], measure)


def _by_later(pairs: list[Pair]) -> list[list[Pair]]:
    """All that one figure replaces, together; what several replace is told of the last of these."""
    last = {pair.earlier.number: pair for pair in sorted(pairs, key=lambda pair: pair.later.number)}
    groups: dict[int, list[Pair]] = {}
    for _, pair in sorted(last.items()):
        groups.setdefault(pair.later.number, []).append(pair)
    return list(groups.values())


def _by_reason(pairs: list[Pair]) -> list[list[Pair]]:
    groups: dict[str, list[Pair]] = {}
    for pair in pairs:
        groups.setdefault(pair.found.why, []).append(pair)
    return list(groups.values())


def _outcome(pairs: list[Pair], measure: Measure) -> Outcome:
    """An outcome over pairs of one verdict, told by the first of them."""
    pairs = sorted(pairs, key=_nearest)
    found = pairs[0].found
    witness = (found.earlier, found.later)
    sides = {side.number: side for pair in pairs for side in (pair.earlier, pair.later)}
    every = {claim.id: claim for side in sides.values() for claim in side.claims}
    told = {claim.id for claim in witness}
    rest = sorted((claim for claim in every.values() if claim.id not in told), key=order)
    others = [
        side.claims[0] for _, side in sorted(sides.items()) if told.isdisjoint(c.id for c in side.claims)
    ]
    severity = severity_of(found.verdict, min(pair.found.degree for pair in pairs))
    if any(claim.ambiguous for claim in every.values()) and severity != "none":
        severity = "note"
    return Outcome(
        rule=RULE,
        verdict=found.verdict,
        degree=found.degree,
        severity=severity,
        claims=(*witness, *rest),
        measures=_measures(every.values()),
        message=wordings.message(found, measure) + wordings.also(others),
        explanation=wordings.explanation(found, measure),
        why=wordings.why(found),
        settles=wordings.settles(found),
        implied=found.implied,
        conflicts=tuple((pair.found.earlier, pair.found.later) for pair in pairs),
    )


def _measures(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim.measure or "" for claim in claims))


def _agreeing(
    sides: Sequence[Side], pairs: Sequence[Pair], superseded: Sequence[Pair]
) -> Iterator[list[Side]]:
    """Sides that can hold together, as many at once as do not clash; the rest in further groups."""
    clashing: dict[int, set[int]] = {side.number: set() for side in sides}
    for pair in pairs:
        if pair.found.verdict in DISAGREE:
            clashing[pair.earlier.number].add(pair.later.number)
            clashing[pair.later.number].add(pair.earlier.number)
    told = {_numbers(pair) for pair in superseded}
    fine = (Verdict.CONSISTENT, Verdict.SUPERSEDED)
    left = {_numbers(pair) for pair in pairs if pair.found.verdict in fine} - told
    repeated = {side.number for side in sides if len(side.claims) > 1}
    rounds = AGREEMENTS
    while (left or repeated) and rounds:
        wanted = {number for pair in left for number in pair} | repeated
        order = sorted(wanted, key=lambda number: (len(clashing[number]), number))
        rank = {number: place for place, number in enumerate(order)}
        chosen = set(min(left, key=lambda pair: sorted(rank[number] for number in pair), default=order[:1]))
        manner = {sides[number].claims[0].modality for number in chosen}
        for number in order:
            if sides[number].claims[0].modality in manner and clashing[number].isdisjoint(chosen):
                chosen.add(number)
        yield [sides[number] for number in sorted(chosen)]
        left = {pair for pair in left if not pair <= chosen}
        repeated -= chosen
        rounds -= 1


def _numbers(pair: Pair) -> frozenset[int]:
    return frozenset((pair.earlier.number, pair.later.number))


def _agreed(sides: Sequence[Side], measure: Measure) -> Outcome:
    claims = sorted((claim for side in sides for claim in side.claims), key=order)
    found = compare(claims[0], claims[-1], measure)
    words = "say the same" if len(sides) == 1 else "can hold together"
    return Outcome(
        rule=RULE,
        verdict=Verdict.CONSISTENT,
        degree=Fraction(1),
        claims=tuple(claims),
        measures=_measures(claims),
        message=f"{wordings.listed([side.claims[0] for side in sides])} {words}",
        explanation="\n".join(wordings.arithmetic(side.claims[0]) for side in sides[: wordings.SHOWN]),
        implied=found.implied,
    )
