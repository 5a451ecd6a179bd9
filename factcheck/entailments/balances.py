"""Balances: what there is in the end of a story, what there was at its start, what came or went.

    "He found 21 coins, lost 6 and found 9 more."  ->  21 − 6 + 9 = 24

In: a `Question` and amounts of what it asks for. Out: `Result`s.
"""

from collections.abc import Iterator, Sequence

from attrs import evolve

from factcheck.entailments import holders, margins, steps
from factcheck.entailments.parts import (
    GAIN,
    HELD,
    LOSS,
    PART,
    STATE,
    Part,
    is_counted,
)
from factcheck.entailments.questions import Question
from factcheck.entailments.steps import Result


def are_states(asked: Question, parts: Sequence[Part]) -> bool:
    """Whether nothing but amounts are told, and no sum of them is asked for."""
    return "total" not in asked.cues and all(part.role == STATE for part in parts)


def moves(states: Sequence[Part]) -> Iterator[Result]:
    """What came or went, where only amounts are told: all of a list, else how far they are apart."""
    owners = {part.owner for part in states if part.owner}
    if len(owners) > 1:
        return
    if len({part.figure.sentence for part in states}) == 1:
        yield from added(states)
    else:
        yield from margins.distances([states[0], states[-1]])


def portions(asked: Question) -> Iterator[Result]:
    """A share of a whole, by the words that are said of it: 40 % of 250 seats, which are empty."""
    for part in asked.same:
        if part.role == PART and part.steps and (part.others | part.subject) & asked.words - {part.thing}:
            yield steps.result(part)


def owner_of(asked: Question) -> frozenset[str]:
    """Who or where something is asked of, in words of the premise's parts."""
    known = frozenset(word for part in asked.told for word in part.context)
    own = asked.claimed.owner & known
    states = [part for part in asked.same if part.role == STATE]
    if own and (len(states) < 2 or any(own & part.context for part in states)):
        return own
    shared = frozenset.intersection(*(part.context for part in states)) if states else frozenset()
    where = (asked.words & known) - shared - {asked.claimed.thing}
    return where if any(where & part.context for part in states) else own


def singled(asked: Question, parts: Sequence[Part]) -> list[Part]:
    """Of several parts, the ones that the question's own words single out: "on Friday"."""
    shared = frozenset.intersection(*(part.context for part in parts)) if parts else frozenset()
    if len(asked.claimed.owner) > 1:
        return list(parts)
    telling = asked.words - shared - asked.claimed.owner - asked.claimed.subject
    scores = [len((part.context - {part.thing}) & telling) for part in parts]
    told = [part for part, score in zip(parts, scores, strict=True) if score]
    return told or list(parts)


def owned(asked: Question, parts: Sequence[Part]) -> Sequence[Part]:
    """Of several parts, those of the owner that is asked for."""
    return [part for part in parts if part.owner & asked.claimed.owner] or parts


def is_of_several(asked: Question, parts: Sequence[Part]) -> bool:
    """Whether what is asked is of several owners, or of several kinds of a thing."""
    owners = [part.owner for part in parts if part.role in HELD]
    several = (
        len(asked.claimed.owner) > 1
        and len({owner & asked.claimed.owner for owner in owners} - {frozenset()}) > 1
    )
    kinds = {part.thing for part in parts if part.thing != asked.claimed.thing}
    return several or (len(kinds) > 1 and is_counted(asked.claimed.unit))


def added(parts: Sequence[Part]) -> Iterator[Result]:
    if parts:
        yield steps.summed(steps.result(parts[0]), parts[1:])


def total(asked: Question, parts: Sequence[Part]) -> Iterator[Result]:
    """The sum of all that is told of one thing in one way, or what a story comes to."""
    several = asked.claimed.owner if len(asked.claimed.owner) > 1 else frozenset()
    parts = [part for part in parts if not several or not part.owner or part.context & several]
    ways = {part.role for part in parts}
    if LOSS in ways and len(ways) > 1:
        yield from forth(asked, list(holders.of_owner(parts, owner_of(asked))))
    else:
        yield from added(parts)


def forth(asked: Question, parts: Sequence[Part]) -> Iterator[Result]:
    """What there is in the end: what there was, with every change."""
    if "left" in asked.cues and {part.role for part in parts} == {STATE, GAIN}:
        parts = [evolve(part, role=LOSS) if part.role == GAIN else part for part in parts]
    states = [part for part in parts if part.role == STATE]
    changes = [part for part in parts if part.role in (GAIN, LOSS)]
    if not states:
        states, changes = changes[:1], changes[1:]
    if len(states) > 1:
        states = singled(asked, states)
    one_place = len({part.figure.sentence for part in states}) == 1
    if len(states) > 1 and not one_place:
        states = states[-1:]
        changes = [part for part in changes if part.figure.number > states[0].figure.number]
    if not states or (len(states) == 1 and not changes and not states[0].steps):
        return
    signs = ["+"] * (len(states) - 1) + ["−" if part.role == LOSS else "+" for part in changes]
    yield steps.summed(steps.result(states[0]), [*states[1:], *changes], signs)


def back(parts: Sequence[Part]) -> Iterator[Result]:
    """What there was at the start: the last state without the changes."""
    states = [part for part in parts if part.role == STATE]
    changes = [part for part in parts if part.role in (GAIN, LOSS)]
    for state in states[-1:]:
        signs = ["+" if part.role == LOSS else "−" for part in changes]
        if changes:
            yield steps.summed(steps.result(state), changes, signs)


def gap(parts: Sequence[Part], place: int) -> Iterator[Result]:
    """How many came or went by a change of unsaid size at a place of the story."""
    states = [part for part in parts if part.role == STATE]
    changes = [part for part in parts if part.role in (GAIN, LOSS)]
    end = next((part for part in states if part.figure.number > place), None)
    start = next((part for part in states if part.figure.number < place), None)
    if end is None:
        return
    signed = [(part, "−" if part.role == LOSS else "+") for part in changes]
    if start is None:
        yield steps.summed(
            steps.result(end),
            [part for part, _ in signed],
            ["+" if sign == "−" else "−" for _, sign in signed],
        )
        return
    least, most = sorted((start, end), key=lambda part: part.number)
    turned = most is end  # what is missing was gained
    signs = ["−", *(("−" if sign == "+" else "+") if turned else sign for _, sign in signed)]
    yield steps.summed(steps.result(most), [least, *(part for part, _ in signed)], signs)
