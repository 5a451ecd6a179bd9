"""Core rule `conversions-fit`: one amount in two units, side by side, is the same amount.

What it does: compares "95 km" with the "(59 miles)" right behind it, and what two currencies side by side are
worth in each other with the other such pairs of the run, as exchange rates that drift.
Why: conversions are done once by hand, with the wrong factor or a lost digit, and never looked at again.
Example: "95 km (59 miles)" holds; "95 km (95 miles)" contradicts; "40 billion baht ($1.2 billion)" holds
beside "33 baht ($1)" and contradicts "40 billion baht ($12 billion)".

In: the passages of a run. Out: an Outcome for each pair of units, and for each exchange rate
that others of the run speak against; undecided where only one of a pair is a rate or a change.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from attrs import evolve

from factcheck import figures, units, values
from factcheck.claims import Claim
from factcheck.drifts import Drift
from factcheck.kinds import agree
from factcheck.kinds.comparisons import DISAGREE
from factcheck.kinds.passages import Figure, Passage
from factcheck.languages.phrases import split
from factcheck.measures import Measure
from factcheck.outcomes import Outcome
from factcheck.values import Value
from factcheck.verdicts import Verdict, severity_of

RULE = "conversions-fit"

SLACK = Fraction(1, 50)
"""Conversions are made from figures before they were rounded: within so much of one another they may hold."""
EXCHANGE = {"usual": "20 %/year", "limit": "100 %/year"}
"""How fast exchange rates are taken to move: most stay within a fifth a year; beyond a doubling is a slip."""


def evaluate(passages: Iterable[Passage]) -> Iterator[Outcome]:
    """What amounts in two units side by side say of each other."""
    rates: dict[tuple[str, str], list[tuple[Claim, Claim]]] = {}
    for passage in passages:
        for first, second in pairs_of(passage):
            if first.kind == second.kind == "money" and not _doubt(first, second):
                pair = (first, second) if first.unit < second.unit else (second, first)
                rates.setdefault((pair[0].unit, pair[1].unit), []).append(pair)
            elif first.kind != "money":
                yield _converted(first, second)
    for pairs in rates.values():
        yield from _exchanged(pairs)


def pairs_of(passage: Passage) -> Iterator[tuple[Claim, Claim]]:
    """Amounts in unlike units that nothing but a bracket or "or" parts."""
    for figures_ in passage.sentences:
        for place, (first, second) in enumerate(pairwise(figures_), 1):
            if not _says_the_same(passage, second):
                continue
            inside = _bracketed(figures_, place)
            outside = figures_[max(place - len(inside), 0) : place] if len(inside) > 1 else (first,)
            pairs = [(one.claim, other.claim) for one, other in zip(outside, inside, strict=False)]
            if len(outside) == len(inside) and all(_may_convert(*pair) for pair in pairs):
                yield from pairs


def _bracketed(row: Sequence[Figure], place: int) -> Sequence[Figure]:
    """The figures from a place to the end of its bracket: "50 m by 25 m (164 ft by 82 ft)"."""
    if not row[place].before or row[place].before[0] not in "([":
        return row[place : place + 1]
    for end in range(place, len(row)):
        if ")" in row[end].after or "]" in row[end].after:
            return row[place : end + 1]
    return row[place : place + 1]


def _may_convert(first: Claim, second: Claim) -> bool:
    money = first.kind == second.kind == "money"
    kinds = first.kind in ("quantity", "duration") and second.kind in ("quantity", "duration")
    if first.unit == second.unit or not (money or kinds):
        return False
    if first.rate and second.rate and first.rate != second.rate:
        return False
    return money or units.dimension(first.unit) == units.dimension(second.unit)


def _doubt(first: Claim, second: Claim) -> str:
    """Why the two may not be one amount: a rate beside what is none, a change beside a level."""
    if first.rate != second.rate:
        return "only one of them is said to be a rate"
    return (
        "only one of them is said to be a change" if (first.change is None) != (second.change is None) else ""
    )


def _says_the_same(passage: Passage, figure: Figure) -> bool:
    """Whether only a bracket, or words such as "or" and "equivalent to", stand before a figure."""
    words, same = figure.before, passage.language.law("same")
    averages, own = passage.language.law("average"), split(figure.claim.text)
    if any(averages.at(own, place) for place in averages.starting(own)):
        return False  # "2 to 5 kg, on average 3,400 g"
    place = int(bool(words) and words[0] in "([")
    while place < len(words) and (found := same.at(words, place)):
        place = found[0]
    return place == len(words) > 0


# --- units that convert by a constant ---------------------------------------------------------------------


def _converted(first: Claim, second: Claim) -> Outcome:
    """Two units of one dimension; degrees may be meant as a difference, without their zeros."""
    other = second.value.widened(SLACK)
    found = [values.compare(first.value.widened(SLACK), other)]
    if units.is_offset(first.unit):
        found.append(values.compare(_difference(first.value, second.unit).widened(SLACK), other))
    degree, verdict = max(found, key=lambda pair: pair[0])
    same = first.value.to(second.unit)
    told = f"{first.written} is {figures.value(evolve(same, hedge='none'))}"
    return Outcome(
        rule=RULE,
        verdict=verdict,
        degree=degree,
        severity="note" if verdict is Verdict.TENSION else severity_of(verdict, degree),
        claims=(first, second),
        message=f"{first.written} and {second.written} are the same"
        if verdict is Verdict.CONSISTENT
        else f"{told}, not {second.written}",
        explanation=f"{told}{figures.ranges(same.core, same.support, same.unit)}",
        doubt=_doubt(first, second),
    )


def _difference(value: Value, unit: str) -> Value:
    """So many degrees more, in the other scale's degrees."""
    zero = units.convert(Fraction(0), value.unit, unit)
    moved = value.to(unit)
    return evolve(
        moved,
        core=moved.core.map(lambda number: number - zero),
        support=moved.support.map(lambda number: number - zero),
        point=None if moved.point is None else moved.point - zero,
    )


# --- currencies --------------------------------------------------------------------------------------


def _exchanged(pairs: Sequence[tuple[Claim, Claim]]) -> Iterator[Outcome]:
    """The exchange rates that amounts in two currencies come to, against one another."""
    of: dict[str, tuple[Claim, Claim]] = {}
    rates: list[Claim] = []
    for first, second in pairs:
        if _is_positive(first) and _is_positive(second):
            rate = evolve(first, value=first.value / second.value, as_of=first.reported, measure=RULE)
            rates.append(evolve(rate, unit=rate.value.unit, text=f"{first.written} for {second.written}"))
            of[rates[-1].id] = (first, second)
    measure = Measure(name=RULE, unit="", drift=Drift.parse(EXCHANGE))
    for outcome in agree.evaluate(rates, measure):
        if outcome.verdict in DISAGREE:
            yield _told(outcome, of)


def _told(outcome: Outcome, of: Mapping[str, tuple[Claim, Claim]]) -> Outcome:
    """What agreement says of rates, told of the amounts that they were worked out from."""
    first, second = (f"{claim.text} makes {figures.value(claim.value)}" for claim in outcome.claims[:2])
    amounts = {claim.id: claim for rate in outcome.claims for claim in of[rate.id]}
    return evolve(
        outcome,
        rule=RULE,
        claims=tuple(amounts.values()),
        measures=(),
        message=f"{first}; {second}",
        conflicts=tuple(tuple(claim for rate in each for claim in of[rate.id]) for each in outcome.conflicts),
    )


def _is_positive(claim: Claim) -> bool:
    lo = claim.value.support.lo
    return claim.value.point is not None and claim.value.point > 0 and lo is not None and lo > 0
