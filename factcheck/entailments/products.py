"""Products: how many make up so much: totals by groups, groups by totals, and what units multiply to.

    "72 photos, 6 on each page"  ->  72 ÷ 6 = 12 pages

In: a `Question`. Out: `Result`s.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil, floor

from attrs import evolve

from factcheck import figures, units
from factcheck.entailments import steps
from factcheck.entailments.figures import comparable
from factcheck.entailments.parts import (
    EACH,
    GAIN,
    HELD,
    LOSS,
    Part,
    is_counted,
)
from factcheck.entailments.questions import Question
from factcheck.entailments.steps import Result
from factcheck.errors import UnitError


def perimeter(asked: Question) -> Iterator[Result]:
    """The way around what is so long and so wide."""
    sides = [part for part in asked.same if part.role in HELD]
    if len(sides) == 2:
        total = steps.summed(steps.result(sides[0]), sides[1:])
        yield Result(total.number * 2, f"{total.steps}; × 2 = {figures.number(total.number * 2)}", 2)


def groups(asked: Question, *, up: bool = False) -> Iterator[Result]:
    """How many a total makes, where each has so much of it; with `up`, how many are needed for all."""
    own = asked.claimed
    for rate in asked.rates:
        totals = [part for part in asked.amounts if part.role in HELD and part.thing == rate.each.thing]
        totals = [
            part
            for part in totals
            if rate.each.figure.number not in part.used and comparable(part.figure, rate.each.unit)
        ]
        if not totals or not rate.each.number or rate.time:
            continue
        total = steps.forth_of(totals)
        if own.thing in rate.base or (rate.per is not None and own.thing == rate.per.thing):
            yield _whole(steps.divided(total, rate.each.number, rate.size), own, up=up)
        elif own.thing == rate.each.thing and "leftover" in asked.cues and not _is_used(asked, rate.each):
            left = total.number % rate.each.number
            shown = f"{total.steps} ÷ {figures.number(rate.each.number)} leaves {figures.number(left)}"
            yield Result(left, shown, total.count + 1)


def _is_used(asked: Question, part: Part) -> bool:
    """Whether a part makes up an amount."""
    return any(part.used < other.used for other in asked.amounts)


def _whole(result: Result, own: Part, *, up: bool) -> Result:
    """A quotient as so many whole ones: those that are full, or as many as hold all."""
    if result.number.denominator == 1 or not is_counted(own.unit):
        return result
    number = Fraction(ceil(result.number) if up else floor(result.number))
    return evolve(result, number=number, steps=f"{result.steps}, so {number}")


def each(asked: Question) -> Iterator[Result]:
    """A total by how many share it."""
    totals = [part for part in asked.same if part.role in HELD]
    groups = [part for part in (*asked.rest, *asked.asked) if is_counted(part.unit) and part.number]
    groups = [part for part in groups if part.figure.exact != 1]
    groups += [part for part in asked.rest if units.is_time(part.unit) and part.number and part.role != EACH]
    named = [part for part in groups if part.thing in asked.words]
    for group in named or groups[:1]:
        if totals and not any(group.used & part.used for part in totals):
            yield steps.divided(steps.forth_of(_of_rest(asked, totals, group)), group.number, Fraction(1))


def _of_rest(asked: Question, totals: Sequence[Part], group: Part) -> Sequence[Part]:
    """The amounts that are shared out; of a rest, what was done before is taken away."""
    segment = asked.premise.homes.get(group.figure.number)
    lex = asked.premise.lexicon
    if group in asked.asked or segment is None or not lex.told("rest", asked.premise.said(segment)):
        return totals
    return [evolve(part, role=LOSS) if part.role == GAIN else part for part in totals]


def measured(asked: Question) -> Iterator[Result]:
    """Products and quotients whose units are those of what is claimed: kilometres an hour, and hours."""
    wanted = asked.claimed.unit
    if wanted in ("item", "percent", "dimensionless") or is_counted(wanted):
        return
    others = [part for part in (*asked.told, *asked.asked) if not is_counted(part.unit)]
    for one, other in steps.pairs(others):
        for sign, shown in ((1, "×"), (-1, "÷")):
            try:
                unit, scale = units.product(one.unit, other.unit, sign)
                factor = units.factor(unit, wanted)
            except UnitError:
                continue
            if sign < 0 and not other.number:
                continue
            result = one.number * other.number if sign > 0 else one.number / other.number
            yield Result(result * scale * factor, f"{steps.shown(one)} {shown} {steps.shown(other)}", 1)
