"""Rates: so much for each, or for so many.

    "45 litres every 5 minutes", and 20 minutes  ->  45 × 4 = 180 litres

In: the parts of a story. Out: `Rate`s, and the amounts that they come to.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from attrs import evolve, frozen

from factcheck import figures, units
from factcheck.entailments.parts import (
    EACH,
    GAIN,
    GROUPS,
    HELD,
    LOSS,
    OFTEN,
    STATE,
    Part,
    is_counted,
)
from factcheck.errors import UnitError


@frozen(kw_only=True, eq=False)
class Rate:
    """So much of one thing (`each`) for one of another, which `base` names, or for so many of it (`per`).

    `time` is the unit of a rate that goes on: "$12 an hour".
    """

    each: Part
    per: Part | None = None
    base: frozenset[str] = frozenset()
    time: str = ""

    @property
    def size(self) -> Fraction:
        """How many it is for."""
        return self.per.number if self.per is not None else Fraction(1)


def rates(parts: Sequence[Part]) -> Iterator[Rate]:
    """The rates that parts tell."""
    for part in parts:
        terms = units.terms(part.unit) if "/" in part.unit else ()
        over = [name for name, power in terms if power == -1]
        above = [name if power == 1 else f"{name} ** {power}" for name, power in terms if power > 0]
        if len(above) == len(over) == 1:
            yield Rate(each=evolve(part, unit=above[0], thing=above[0]), time=over[0])
        elif part.role == EACH and part.figure.rate:
            yield Rate(each=part, time=part.figure.rate)
            base = (part.others | part.owner) - {part.thing}
            if any(other.thing in base and is_counted(other.unit) for other in parts if other is not part):
                yield Rate(each=part, base=base)
        elif part.role == OFTEN:  # "ran 400 metres 6 times"
            before = [
                each for each in parts if together(each, part) and each.figure.number < part.figure.number
            ]
            yield from (Rate(each=each, base=frozenset({OFTEN})) for each in before[-1:])
        elif part.role == EACH:
            per = _per(part, parts)
            base = (part.others | part.owner) - {part.thing}
            yield Rate(each=part, per=per, base=base)
        elif part.role in HELD and any(_is_one_of(part, other) for other in parts):
            yield Rate(each=part, base=part.owner)
        elif part.role in HELD and (one := _one(part, parts)) is not None:
            yield Rate(each=part, base=frozenset({one.thing}))


def _per(part: Part, parts: Sequence[Part]) -> Part | None:
    """What a rate is for, where that is a figure: "every 5 minutes"."""
    near = [other for other in parts if other is not part and other.role == GROUPS and together(part, other)]
    return next((other for other in near if not is_counted(other.unit)), None)


def together(one: Part, other: Part) -> bool:
    return one.figure.sentence == other.figure.sentence


def _is_one_of(part: Part, other: Part) -> bool:
    """Whether a part is what one of those has that another counts: "A box holds 24. Ann has 3 boxes"."""
    if other is part or not is_counted(other.unit) or other.thing == part.thing or other.figure.exact == 1:
        return False
    if (
        other.role == GROUPS
    ):  # "Each of 7 shelves holds 12", "A ticket costs $8. Four friends each buy a ticket"
        return other.thing in part.owner or bool(part.owner & other.others)
    return other.thing in part.owner and not together(part, other)


def _one(part: Part, parts: Sequence[Part]) -> Part | None:
    """The single thing that a part is told for, where more of them are counted: "4 eggs to make one cake"."""
    near = [other for other in parts if other is not part and together(part, other)]
    ones = [other for other in near if other.figure.exact == 1 and part.number != 1]
    many = {other.thing for other in parts if other.figure.exact != 1 and not together(part, other)}
    return next((other for other in ones if other.thing in many), None)


def taken(rate: Rate, parts: Sequence[Part]) -> list[Part]:
    """The figures that say how often a rate is taken."""
    rest = [part for part in parts if part not in (rate.each, rate.per) and _is_count(part)]
    if OFTEN in rate.base:
        return [part for part in parts if part.role == OFTEN]
    rest = [part for part in rest if part.figure is not rate.each.figure and times(rate, part) is not None]
    if rate.time or rate.per is not None:
        return rest
    named = [part for part in rest if part.thing in rate.base and part.figure.exact != 1]
    near = [
        part for part in named if together(part, rate.each) and part.figure.number < rate.each.figure.number
    ]
    named = _likest(rate, near or named)
    beside = [part for part in rest if together(part, rate.each)]
    grouped = [part for part in rest if part.role == GROUPS and (part in beside or part.others & rate.base)]
    return named or grouped or beside[:1]


def _is_count(part: Part) -> bool:
    """Whether a part may say how often: "14 trips a day", too."""
    return part.role in (*HELD, GROUPS) or (part.role == EACH and bool(part.figure.rate))


def _likest(rate: Rate, parts: Sequence[Part]) -> list[Part]:
    """Of several counts of one thing, the ones that share most with the rate: tickets for adults."""
    shared = frozenset.intersection(*(part.context for part in parts)) if parts else frozenset()
    scores = [len(part.context & rate.each.context - shared) for part in parts]
    return [part for part, score in zip(parts, scores, strict=True) if score == max(scores)]


def times(rate: Rate, part: Part) -> Fraction | None:
    """How often a rate is taken by what a part counts or how long it lasts; None where it says neither."""
    if rate.time:
        fits = units.dimension(part.unit) == units.dimension(rate.time)
        return part.number * units.factor(part.unit, rate.time) if fits else None
    if rate.per is not None:
        try:
            same = units.factor(part.unit, rate.per.unit)
        except UnitError:
            return None
        alike = not is_counted(part.unit) or part.thing == rate.per.thing
        return part.number * same / rate.size if alike else None
    if part.role == OFTEN:
        return part.number if OFTEN in rate.base else None
    if units.is_time(part.unit) and rate.base & _names(part):
        return part.number
    return part.number if is_counted(part.unit) and part.thing != rate.each.thing else None


def _names(part: Part) -> frozenset[str]:
    """The words for the unit of a length of time, as a rate without a known unit has them."""
    return frozenset({part.unit, part.unit[:-1]})


def product(rate: Rate, other: Part) -> Part:
    often = times(rate, other) or Fraction(0)
    number = rate.each.number * often
    led = bool(rate.each.owner & rate.base) and other.thing in rate.base
    return evolve(
        rate.each,
        role=_way(rate.each, other),
        number=number,
        owner=other.owner if led else rate.each.owner,
        subject=other.subject if led else rate.each.subject,
        others=rate.each.others | other.others,
        steps=f"{figures.number(rate.each.number)} × {figures.number(often)} = {figures.number(number)}",
        count=1,
        used=rate.each.used | other.used,
    )


def _way(each: Part, other: Part) -> str:
    """What a product does: the goods that somebody gains cost him money, and the other way round."""
    moved = other.moved if other.moved in (GAIN, LOSS) else each.moved
    if not units.dimension(each.unit).startswith("money") or moved == STATE:
        return moved
    if each.moved in (GAIN, LOSS):
        return each.moved
    return LOSS if moved == GAIN else GAIN
