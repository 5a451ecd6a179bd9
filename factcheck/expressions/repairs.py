"""Repairs: the smallest change to one claim with which a rule would hold, all others as they are.

In: the comparisons of a rule as `Part`s, and the `Input` of each name. Out: a `Repair`, if there is one.

    smallest(parts of [a] + [b] == [c], given 25.6, 55.9 and 90).numbers  ->  c from 81.35 to 81.65

A claim is changed by moving its number with the ranges around it, as if its source had written another of the
same precision. Where the comparison is straight in that number (a sum, a multiple), all numbers with which
it holds are found exactly; where the number stands in a product or a function, they are found where steps on
the slope end on them exactly, and no repair is named where they do not.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from attrs import evolve, frozen

from factcheck import figures
from factcheck.expressions.forms import Form, Opaque, Read
from factcheck.expressions.intervals import Amounts, Input, holds, reads
from factcheck.ranges import Range, Trapezoid

STEPS = 5
"""How often a slope is followed: straight pieces are few, and curves never end exactly."""

NARROW = Fraction(1, 2**20)
"""The part of a number over which a slope is taken, so small that it seldom crosses a bend."""


@frozen(kw_only=True)
class Part:
    """A comparison of a rule: left minus right as a form, held against zero."""

    sign: str
    difference: Form
    degree: Fraction


@frozen(kw_only=True)
class Repair:
    """The `numbers` that one claim might have stated for the rule to hold."""

    name: str
    label: str
    unit: str
    stated: Fraction
    numbers: Range

    @property
    def needed(self) -> Fraction:
        """The nearest of them; where that end is open, what the number must pass."""
        lo, hi = self.numbers.lo, self.numbers.hi
        if lo is not None and self.stated <= lo:
            return lo
        return self.stated if hi is None or self.stated < hi else hi

    @property
    def share(self) -> Fraction:
        """How much of the stated number the change is."""
        return abs(self.needed - self.stated) / (abs(self.stated) or 1)

    def __str__(self) -> str:
        bounded = self.numbers.lo is not None and self.numbers.hi is not None
        text = f"it would hold with {self.label} {'at ' if bounded else ''}"
        text += figures.spread(self.numbers, self.unit)
        if not self.stated or self.needed == self.stated:
            return text
        more = "more" if self.needed > self.stated else "less"
        return f"{text} ({figures.percent(self.share)} {more})"


def smallest(parts: Sequence[Part], given: Mapping[str, Input]) -> Repair | None:
    """The repair that changes its claim by the least share; none where no single claim can be blamed."""
    read = {each.name for part in parts for each in reads(part.difference) if each.what == "value"}
    found = [repair for name in sorted(read) if (repair := _repair(name, parts, given))]
    return min(found, key=lambda one: (one.share, one.name), default=None)


def _repair(name: str, parts: Sequence[Part], given: Mapping[str, Input]) -> Repair | None:
    """What one claim might have stated for every part to hold."""
    stated, unit = given[name].point, given[name].value.unit
    if stated is None or unit == "date":
        return None
    moves: Range | None = Range()
    for part in parts:
        if Read(name, "value") in {evolve(read, unit="") for read in reads(part.difference)}:
            found = _moves(name, part, given)
            moves = None if found is None or moves is None else _common(moves, found)
        elif part.degree < 1:
            return None
    if moves is None:
        return None
    label = given[name].label or name
    return Repair(name=name, label=label, unit=unit, stated=stated, numbers=moves + Range.at(stated))


def _common(first: Range, second: Range) -> Range | None:
    """What is in both ranges."""
    if not first.meets(second):
        return None
    los = [(each.lo, each.lo_open) for each in (first, second) if each.lo is not None]
    his = [(each.hi, not each.hi_open) for each in (first, second) if each.hi is not None]
    lo, lo_open = max(los, default=(None, False))
    hi, hi_closed = min(his, default=(None, True))
    return Range(lo=lo, hi=hi, lo_open=lo_open, hi_open=not hi_closed)


def _moves(name: str, part: Part, given: Mapping[str, Input]) -> Range | None:
    """How far one number may be moved for a part to hold: all such moves, or those next to hand."""
    if part.sign == "!=":
        return None
    difference = part.difference if part.sign in ("==", "<", "<=") else part.difference.times(Fraction(-1))

    def moved(by: Fraction) -> Trapezoid:
        value = given[name].value
        there = Range.at(by)
        point = None if value.point is None else value.point + by
        value = evolve(value, core=value.core + there, support=value.support + there, point=point)
        return Amounts(given={**given, name: evolve(given[name], value=value)}).of(difference)

    if _is_straight(name, difference):
        return _straight(part.sign, moved(Fraction(0)), moved(Fraction(1)))
    step = abs(given[name].point or Fraction(0)) * NARROW or NARROW
    return _followed(part.sign, moved, step)


def _is_straight(name: str, difference: Form) -> bool:
    """Whether a name is only added: in no product, no function."""
    nested = (
        operand for atom, _ in difference.terms if isinstance(atom, Opaque) for operand in atom.operands
    )
    return not any(read.name == name for operand in nested for read in reads(operand))


def _straight(sign: str, here: Trapezoid, beyond: Trapezoid) -> Range | None:
    """All moves that bring a straight difference to zero, from what it is without a move and after one."""
    core, support = here
    if sign == "==":
        target = -core
    elif core.lo is None:
        target = Range()
    else:
        strictly = sign in ("<", ">") and support.lo == core.lo
        target = Range(hi=-core.lo, hi_open=core.lo_open or strictly)
    pairs = ((core.lo, beyond[0].lo), (core.hi, beyond[0].hi))
    slopes = [after - before for before, after in pairs if before is not None and after is not None]
    if not slopes:
        return target
    return target * Range.at(1 / slopes[0]) if slopes[0] else None


def _followed(sign: str, moved: Callable[[Fraction], Trapezoid], step: Fraction) -> Range | None:
    """The moves between those that bring the ends of a difference to zero; one move for an inequality."""

    def end(of: str) -> Fraction | None:
        return _zero(lambda by: getattr(moved(by)[0], of), step)

    lowest = end("lo")
    if sign != "==":
        found = None if lowest is None else Range.at(lowest)
    else:
        highest = end("hi")
        ends = [each for each in (lowest, highest) if each is not None]
        found = Range(lo=min(ends), hi=max(ends)) if len(ends) == 2 else None
    if found is None or found.lo is None or found.hi is None:
        return None
    degree, _ = holds(
        "==" if sign == "==" else "<=", moved((found.lo + found.hi) / 2), (Range.at(0), Range.at(0))
    )
    return found if degree == 1 else None


def _zero(of: Callable[[Fraction], Fraction | None], step: Fraction) -> Fraction | None:
    """Where a function made of straight pieces is zero, found along its slopes; None for any other."""
    at = Fraction(0)
    for _ in range(STEPS):
        here, beyond = of(at), of(at + step)
        if here is None or beyond is None:
            return None
        if not here:
            return at
        if here == beyond:
            return None
        at -= here * step / (beyond - here)
    return at if of(at) == 0 else None
