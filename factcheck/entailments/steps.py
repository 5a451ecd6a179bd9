"""Steps: arithmetic on the amounts of a story, one step after the other, with the words that show it.

    step(Fraction(52), "−", Fraction(19)).steps  ->  "52 − 19 = 33"

In: numbers, or parts of a story. Out: `Result`s.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from attrs import evolve, frozen

from factcheck import figures
from factcheck.entailments.parts import LOSS, Part


@frozen
class Result:
    """A number with the steps that lead to it, and how many they are."""

    number: Fraction
    steps: str
    count: int
    whole: bool = True  # whether the words call for it and nothing else, so that it excludes other numbers


def pairs(parts: Sequence[Part]) -> Iterator[tuple[Part, Part]]:
    return ((one, other) for one in parts for other in parts if one is not other)


def shown(part: Part) -> str:
    """A part's number with its unit."""
    return figures.amount(part.number, "" if part.unit == "item" else part.unit)


def result(part: Part) -> Result:
    """An amount as a result of the steps that lead to it."""
    return Result(part.number, part.steps or figures.number(part.number), part.count, not part.loose)


def step(one: Fraction, sign: str, other: Fraction) -> Result:
    """One step."""
    number = {"×": lambda: one * other, "÷": lambda: one / other, "+": lambda: one + other}.get(
        sign, lambda: one - other
    )()
    return Result(
        number, f"{figures.number(one)} {sign} {figures.number(other)} = {figures.number(number)}", 1
    )


def summed(base: Result, parts: Sequence[Part], signs: Sequence[str] = ()) -> Result:
    """A base and parts added or taken away one after the other, after the steps that lead to them."""
    if not parts:
        return base
    number, line = base.number, figures.number(base.number)
    made = [base.steps] if base.count else []
    for part, sign in zip(parts, signs or ["+"] * len(parts), strict=True):
        number = number + part.number if sign == "+" else number - part.number
        line += f" {sign} {figures.number(part.number)}"
        made += [part.steps] if part.steps else []
    made.append(f"{line} = {figures.number(number)}")
    count = base.count + 1 + sum(part.count for part in parts)
    whole = base.whole and not any(part.loose for part in parts)
    return Result(number, "; ".join(dict.fromkeys("; ".join(made).split("; "))), count, whole)


def forth_of(parts: Sequence[Part]) -> Result:
    """What amounts come to: what is lost is taken away from the rest, unless all is."""
    ways = {part.role for part in parts}
    signs = ["−" if part.role == LOSS and len(ways) > 1 else "+" for part in parts]
    return summed(result(parts[0]), parts[1:], signs[1:])


def divided(total: Result, by: Fraction, size: Fraction) -> Result:
    """A result shared out, each time for so many."""
    found = step(total.number, "÷", by)
    found = evolve(found, number=found.number * size)
    if total.count:
        return Result(found.number, f"{total.steps}; {found.steps}", total.count + 1, total.whole)
    return found
