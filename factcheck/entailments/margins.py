"""Margins: how far one amount is from another, how many times it, and what share of it.

    "62 crayons and 15 pencils", "47 more crayons than pencils"  ->  62 − 15 = 47

In: a `Question`. Out: `Result`s; a difference that is turned round is below zero.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from attrs import evolve

from factcheck import figures, units
from factcheck.entailments import remainders, steps
from factcheck.entailments.figures import comparable
from factcheck.entailments.parts import (
    FEWER,
    HELD,
    TIMES,
    Part,
)
from factcheck.entailments.questions import Question
from factcheck.entailments.steps import Result


def changes(asked: Question) -> Iterator[Result]:
    """How much something went from one level to another, in its unit or in percent."""
    own = asked.claimed.figure
    levels = [part for part in asked.told if part.figure.mode in ("from", "to")]
    ends = [
        (one, other) for one, other in steps.pairs(levels) if one.figure.mode == "from" != other.figure.mode
    ]
    for one, other in ends:
        if not comparable(one.figure, other.unit) or not one.number:
            continue
        moved = steps.step(max(one.number, other.number), "−", min(one.number, other.number))
        if own.unit == "percent":
            share = moved.number / one.number * 100
            shown = f"{moved.steps}, ÷ {figures.number(one.number)} = {figures.number(share)} %"
            yield Result(share, shown, 2)
        elif comparable(one.figure, own.unit):
            yield moved
    if not ends:
        yield from differences(asked)


def shares(asked: Question) -> Iterator[Result]:
    """The part of a whole in percent."""
    held = [part for part in asked.amounts if part.role in HELD]
    for one, other in steps.pairs(held):
        if one.number < other.number and comparable(one.figure, other.unit):
            share = one.number / other.number * 100
            yield Result(share, f"{steps.shown(one)} ÷ {steps.shown(other)} = {figures.number(share)} %", 1)


def _sides(asked: Question) -> tuple[list[Part], list[Part]]:
    """The amounts of the two sides that a hypothesis compares, the one that is more first."""
    own = asked.claimed
    held = [part for part in asked.amounts if part.role in HELD and not units.is_percent(part.unit)]
    if own.role != TIMES:
        held = [part for part in held if remainders.of_one(part, own)]
    subject = (own.subject | own.owner | own.others | {own.thing, own.compared}) - own.reference
    shared = frozenset.intersection(*(part.context for part in held)) if len(held) > 1 else frozenset()
    subject, reference = subject - shared, own.reference - shared
    one = [part for part in held if _fits(part, subject, reference)]
    other = [part for part in held if _fits(part, reference, subject)]
    if len(held) == 2 and not (one and other):
        return [max(held, key=_size)], [min(held, key=_size)]
    return one, other


def _size(part: Part) -> Fraction:
    return part.number


def _fits(part: Part, words: frozenset[str], against: frozenset[str]) -> bool:
    own = {*part.context, part.thing}
    return len(own & words - against) > len(own & against - words)


def differences(asked: Question) -> Iterator[Result]:
    """How far one amount is from another; turned round, it contradicts."""
    own = asked.claimed
    one, other = _sides(asked)
    if own.reference and one and other:
        more, less = (one, other) if own.role != FEWER else (other, one)
        yield steps.summed(steps.forth_of(more), [less[-1]], ["−"])
    elif own.reference:
        held = [part for part in asked.same if part.role in HELD]
        yield from (evolve(result, whole=len(held) == 2) for result in distances(held))
    elif "needed" in asked.cues:
        yield from remainders.needed(asked)
    else:
        yield from distances([part for part in asked.same if part.role in HELD])


def distances(parts: Sequence[Part]) -> Iterator[Result]:
    for one, other in steps.pairs(parts):
        if one.number > other.number:
            yield steps.summed(steps.result(one), [other], ["−"])


def quotients(asked: Question) -> Iterator[Result]:
    """How many times one amount is another."""
    one, other = _sides(asked)
    for more, less in ((a, b) for a in one for b in other if a is not b):
        if less.number and comparable(more.figure, less.unit):
            yield steps.step(more.number, "÷", less.number)
