"""Judgements: what an expression says of given values, with the arithmetic that shows it.

In: an `Expression` and, for each name that it reads, an `Input` (or a Value). Out: a `Judgement`.

    evaluate(parse("[a] + [b] == [c]"), {"a": …25.6 billion…, "b": …55.9 billion…, "c": …90 billion…}).summary
    ->  "25.6 billion USD + 55.9 billion USD = 81.5 billion USD, not 90 billion USD"

Inputs go by the names as `str(reference)` words them: "exports", "prev(exports)", "ago(exports, 1 year)".
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache

from attrs import field, frozen

from factcheck import figures, units
from factcheck.errors import UnitError
from factcheck.expressions.dimensions import DATE, PLAIN, RANK, YEAR, Checker
from factcheck.expressions.forms import Form, Linearizer, base_unit, time_unit
from factcheck.expressions.intervals import Amounts, Input, holds
from factcheck.expressions.repairs import Part, Repair, smallest
from factcheck.expressions.trees import (
    Call,
    Clock,
    Comparison,
    Day,
    Expression,
    Name,
    Negation,
    Node,
    Number,
    Operation,
    shown,
)
from factcheck.ranges import Range
from factcheck.values import Value
from factcheck.verdicts import Verdict, judge

UnitOf = Callable[[str], str | None]

WORDS = {"==": "", "!=": "other than ", "<": "under ", "<=": "at most ", ">": "over ", ">=": "at least "}
OF_DATES = {"<": "before ", "<=": "on or before ", ">": "after ", ">=": "on or after "}
CLOCKS = {"published": "publication", "as_of": "date"}
PLAIN_NODES = (Name, Number, Day)
"""What needs no result written after it."""


@frozen(kw_only=True)
class Judgement:
    """The result. Without a verdict the rule is undecided, and `missing` says for want of what."""

    degree: Fraction = Fraction(0)
    verdict: Verdict | None = None
    summary: str = ""
    arithmetic: str = ""
    missing: tuple[str, ...] = ()
    implied: Mapping[str, float] = field(factory=dict)
    repair: Repair | None = None


def evaluate(expression: Expression, inputs: Mapping[str, Input | Value]) -> Judgement:
    """The degree to which every comparison holds: the least of them. Undecided where an input is missing."""
    given = {name: one if isinstance(one, Input) else Input(value=one) for name, one in inputs.items()}
    missing = [str(reference) for reference in expression.references if str(reference) not in given]
    read = [str(reference) for reference in expression.references]
    missing += [f"{name} (it has two readings)" for name in read if name in given and given[name].ambiguous]
    if missing:
        return Judgement(missing=tuple(missing))
    try:
        parts = [_weigh(node, expression, given) for node in expression.comparisons]
    except (UnitError, _NoValueError) as problem:
        return Judgement(missing=(str(problem),))
    degree = min(part.degree for part in parts)
    worst = min(parts, key=lambda part: (part.possible, part.degree))
    lines = [_reading(reference, given[str(reference)]) for reference in expression.references]
    return Judgement(
        degree=degree,
        verdict=judge(degree, possible=all(part.possible for part in parts)),
        summary="; ".join(part.summary() for part in parts),
        arithmetic="\n".join([*lines, *(line for part in parts for line in part.lines())]),
        implied=worst.implied(),
        repair=smallest([part.part for part in parts], given) if degree < 1 else None,
    )


class _NoValueError(Exception):
    """An input without the clock that the expression reads."""


@frozen(kw_only=True)
class _Weighed:
    """One comparison at work: its sides, their amounts, and the unit that they are shown in."""

    node: Comparison
    given: Mapping[str, Input]
    amounts: Amounts
    left: Form
    right: Form
    unit: str
    scale: Fraction
    degree: Fraction
    possible: bool

    @property
    def part(self) -> Part:
        difference = self.left.plus(self.right, Fraction(-1))
        return Part(sign=self.node.sign, difference=difference, degree=self.degree)

    @property
    def verdict(self) -> Verdict:
        return judge(self.degree, possible=self.possible)

    def shown(self, form: Form) -> str:
        if self.unit == "date":
            return figures.spread(self.amounts.of(form)[0], "date")
        point = self.amounts.point(form)
        return "?" if point is None else figures.amount(point * self.scale, self.unit)

    def summary(self) -> str:
        """One line: the sum as its claims word it, and what it is held against."""
        left, right = self._worded(self.node.left), self._worded(self.node.right)
        if not isinstance(self.node.left, PLAIN_NODES):
            left += f" = {self.shown(self.left)}"
        if not isinstance(self.node.right, PLAIN_NODES):
            right += f" = {self.shown(self.right)}"
        words = {**WORDS, **(OF_DATES if self.unit == "date" else {})}[self.node.sign]
        if self.verdict is Verdict.CONSISTENT:
            return f"{left}, {words or 'in line with '}{right}"
        link = "hardly" if self.verdict is Verdict.TENSION else "not"
        return f"{left}, {link} {words}{right}"

    def _worded(self, node: Node) -> str:
        def label(part: Node) -> str | None:
            named = part.name if isinstance(part, Clock) else part
            found = self.given.get(str(named)) if isinstance(named, Name) else None
            if found is None:
                return None
            text = found.text or figures.value(found.value)
            return f"the {CLOCKS[part.which]} of “{text}”" if isinstance(part, Clock) else text

        return shown(node, label)

    def lines(self) -> list[str]:
        """The result of each side that is more than a name, and how the two compare."""
        found = []
        for node, form in ((self.node.left, self.left), (self.node.right, self.right)):
            if not isinstance(node, PLAIN_NODES):
                core, support = (layer * Range.at(self.scale) for layer in self.amounts.of(form))
                ranges = figures.ranges(core, support, self.unit)
                found.append(f"{self._named(node)} = {self.shown(form)}{ranges}")
        text = f"{self._named(self.node.left)} {self.node.sign} {self._named(self.node.right)}"
        return [*found, f"{text}: {self.verdict} (degree {figures.number(self.degree)}){self._apart()}"]

    def _apart(self) -> str:
        """How far the sides are from each other: days at the least, amounts as written."""
        gap = self._gap()
        if gap is None or self.verdict is Verdict.CONSISTENT:
            return ""
        if self.unit == "date":
            return f", {figures.number(abs(gap[0]))} days apart"
        share = "" if gap[1] is None else f" ({figures.percent(abs(gap[1]))})"
        return f", {figures.amount(abs(gap[0]), self.unit)} apart{share}"

    def _named(self, node: Node) -> str:
        def label(part: Node) -> str | None:
            if isinstance(part, Name) and (found := self.given.get(str(part))):
                return part.worded(found.label or part.name)
            return None

        return shown(node, label)

    def _gap(self) -> tuple[Fraction, Fraction | None] | None:
        """Left minus right, and that as a part of the side that is a single name (else of the right).

        Dates are as far apart as their nearest days.
        """
        if self.unit == "date":
            apart = self.amounts.of(self.left.plus(self.right, Fraction(-1)))[1]
            if apart.holds(Fraction(0)):
                return Fraction(0), None
            ends = [end for end in (apart.lo, apart.hi) if end is not None]
            return min(ends, key=abs), None
        left, right = self.amounts.point(self.left), self.amounts.point(self.right)
        if left is None or right is None:
            return None
        whole = left if isinstance(self.node.left, Name) else right
        share = (left - right) / abs(whole) if whole and self.unit not in ("date", "") else None
        return (left - right) * self.scale, share

    def implied(self) -> dict[str, float]:
        """Both sides, their difference and ratio, as plain numbers in the unit shown."""
        gap = self._gap()
        left, right = self.amounts.point(self.left), self.amounts.point(self.right)
        if gap is None or left is None or right is None:
            return {}
        if self.unit == "date":
            return {"difference_days": float(gap[0])}
        found = {"left": left * self.scale, "right": right * self.scale, "difference": gap[0]}
        if gap[1] is not None:
            found["difference_percent"] = gap[1] * 100
        if right and self.unit:
            found["ratio_percent"] = left / right * 100
        return {name: float(number) for name, number in found.items()}


@frozen(kw_only=True)
class _Plan:
    """What a comparison needs for given units, worked out once: its forms and the unit they are shown in."""

    left: Form
    right: Form
    sides: tuple[Form, Form]
    unit: str
    scale: Fraction


@lru_cache(maxsize=4096)
def _plan(node: Comparison, units_of: tuple[tuple[str, str], ...]) -> _Plan:
    unit_of = dict(units_of).get
    checker = Checker(unit_of=unit_of)
    checker.comparison(node)
    if checker.problems:  # claims in units that the rule did not expect: dollars against dong
        raise UnitError(checker.problems[0])
    linearizer = Linearizer(unit_of=unit_of, time=time_unit([node.left, node.right], unit_of))
    left, right = linearizer.of(node.left), linearizer.of(node.right)
    unit, scale = _shown_unit(node, unit_of, linearizer.time)
    sides = left.plus(right, Fraction(-1)).sides()
    return _Plan(left=left, right=right, sides=sides, unit=unit, scale=scale)


def _weigh(node: Comparison, expression: Expression, given: Mapping[str, Input]) -> _Weighed:
    units_of = {ref.name: given[str(ref)].value.unit for ref in reversed(expression.references)}
    plan = _plan(node, tuple(units_of.items()))
    amounts = Amounts(given=given)
    if lacking := amounts.lacking(plan.left) or amounts.lacking(plan.right):
        raise _NoValueError(lacking)
    degree, possible = holds(node.sign, *map(amounts.of, plan.sides))
    return _Weighed(
        node=node,
        given=given,
        amounts=amounts,
        left=plan.left,
        right=plan.right,
        unit=plan.unit,
        scale=plan.scale,
        degree=degree,
        possible=possible,
    )


def _reading(reference: Name, found: Input) -> str:
    """A name with its number and ranges."""
    value = found.value
    ranges = figures.ranges(value.core, value.support, value.unit)
    label = reference.worded(found.label or reference.name)
    return f"{label}: {found.text or figures.value(value)}{ranges}"


def _shown_unit(node: Comparison, unit_of: UnitOf, time: str) -> tuple[str, Fraction]:
    """The unit in which the sides are shown, and how many of it one of the base unit is."""
    checker = Checker(unit_of=unit_of)
    kinds = [checker.kind(side) for side in (node.left, node.right)]
    powers = next((kind.powers for kind in kinds if kind and not kind.plain), PLAIN)
    if powers in (DATE, YEAR, RANK):
        return ("date" if powers == DATE else ""), Fraction(1)
    for leaf in _leaves(node):
        unit = unit_of(leaf.name) if isinstance(leaf, Name) else leaf.unit
        kind = checker.kind(leaf)
        if unit and kind and kind.powers == powers:
            base = base_unit(unit, time)
            return unit, units.factor(base, unit) if base and not units.is_offset(unit) else Fraction(1)
    return "", Fraction(1)


def _leaves(node: Node | Comparison) -> list[Name | Number]:
    match node:
        case Name() | Number():
            return [node]
        case Negation():
            return _leaves(node.operand)
        case Operation() | Comparison():
            return [*_leaves(node.left), *_leaves(node.right)]
        case Call():
            return [leaf for argument in node.arguments for leaf in _leaves(argument)]
    return []
