"""Steps: the arithmetic of stories, one step after the other, with the words that show it.

    step(Fraction(52), "−", Fraction(19)).steps  ->  "52 − 19 = 33"

In: numbers, or parts of a story. Out: `Result`s.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from attrs import frozen

from factcheck import figures
from factcheck.entailments.stories import GAIN, LOSS, MORE, STATE, TIMES, Part


@frozen
class Result:
    """A number with the steps that lead to it, and how many they are."""

    number: Fraction
    steps: str
    count: int
    whole: bool = True  # whether every figure of the thing takes part


def pairs(parts: Sequence[Part]) -> Iterator[tuple[Part, Part]]:
    return ((one, other) for one in parts for other in parts if one is not other)


def step(one: Fraction, sign: str, other: Fraction, shown: str = "") -> Result:
    number = {"×": lambda: one * other, "÷": lambda: one / other, "+": lambda: one + other}.get(
        sign, lambda: one - other
    )()
    steps = f"{figures.number(one)} {sign} {shown or figures.number(other)} = {figures.number(number)}"
    return Result(number, steps, 1)


def summed(base: Result, parts: Sequence[Part], signs: Sequence[str] = ()) -> Result:
    """A base and parts added or taken away one after the other."""
    number, steps = base.number, base.steps
    for part, sign in zip(parts, signs or ["+"] * len(parts), strict=True):
        number = number + part.number if sign == "+" else number - part.number
        steps += f" {sign} {figures.number(part.number)}"
    return Result(number, f"{steps} = {figures.number(number)}", base.count + len(parts), base.whole)


def linked(state: Part, link: Part, *, back: bool = False) -> Result:
    if link.role == TIMES:
        return step(state.number, "÷" if back and link.number else "×", link.number)
    return step(state.number, "+" if (link.role == MORE) is not back else "−", link.number)


def story(base: Result, parts: Sequence[Part], *, one_way: bool = False) -> Iterator[Result]:
    """A base with all its changes, and by itself where there are none."""
    changes = [part for part in parts if part.role in (GAIN, LOSS)]
    if not changes:
        yield base
        return
    signs = ["−" if part.role == LOSS and not one_way else "+" for part in changes]
    yield summed(base, changes, signs)


def forth(parts: Sequence[Part], *, asked: str) -> Iterator[Result]:
    """What there is in the end: a state, or a first gain, with every change."""
    states = [part for part in parts if part.role == STATE] or [part for part in parts if part.role == GAIN][
        :1
    ]
    for state in states[:3]:
        changes = [part for part in parts if part.role in (GAIN, LOSS) and part is not state]
        if changes and not (asked in (GAIN, LOSS) and asked in {part.role for part in changes}):
            yield from story(Result(state.number, figures.number(state.number), 0), changes)


def back(parts: Sequence[Part]) -> Iterator[Result]:
    """What there was at the start: the last state without the changes."""
    states = [part for part in parts if part.role == STATE]
    changes = [part for part in parts if part.role in (GAIN, LOSS)]
    for state in states[-1:]:
        signs = ["+" if part.role == LOSS else "−" for part in changes]
        if changes:
            yield summed(Result(state.number, figures.number(state.number), 0), changes, signs)


def gap(parts: Sequence[Part]) -> Iterator[Result]:
    """How much was gained or lost between two amounts."""
    for one, other in pairs(parts):
        if one.number > other.number and STATE in (one.role, other.role):
            yield step(one.number, "−", other.number)
