"""Dimensions: whether an expression adds, compares and multiplies what can be, before any claim is seen.

In: a tree and the unit of each name. Out: the mistakes, in words.

    check_dimensions(parse("[workers] == [exports]"), {"workers": "person", "exports": "USD"}.get)
    ->  ['"[workers] == [exports]" compares person with USD']

Counts of anything are one dimension, each currency its own; a percentage is a plain fraction. Dates and
calendar years are points in time: their differences are durations. Ranks compare with plain numbers.
"""

import re
from collections.abc import Callable
from fractions import Fraction

from attrs import field, frozen

from factcheck import units
from factcheck.errors import UnitError
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

Powers = tuple[tuple[str, Fraction], ...]

TIME: Powers = (("[time]", Fraction(1)),)
DATE: Powers = (("date", Fraction(1)),)
YEAR: Powers = (("calendar year", Fraction(1)),)
RANK: Powers = (("rank", Fraction(1)),)
PLAIN: Powers = ()
_POINTS = (DATE, YEAR)


@frozen(kw_only=True)
class Kind:
    """What sort of amount a node is: powers of base dimensions; `plain` for a number without a unit."""

    powers: Powers
    words: str = field(eq=False)
    plain: bool = False

    def fits(self, other: "Kind") -> bool:
        """Whether the two can be compared or added."""
        if self.powers == other.powers:
            return True
        return any(a.plain and b.powers in (RANK, YEAR) for a, b in ((self, other), (other, self)))


_TERM = re.compile(r"\s*(?P<sign>[*/])?\s*(?P<base>\[\w+\]|[\w:]+)(?:\s*\*\*\s*(?P<power>-?[\d.]+))?")


def powers_of(unit: str) -> Powers:
    """The dimension of a unit as powers of base dimensions.

    Raises: UnitError where the unit is none.
    """
    found: dict[str, Fraction] = {}
    for term in _TERM.finditer(units.dimension(unit)):
        if term["base"] in ("dimensionless", "1"):
            continue
        power = Fraction(term["power"] or 1) * (-1 if term["sign"] == "/" else 1)
        found[term["base"]] = found.get(term["base"], Fraction(0)) + power
    return tuple(sorted((base, power) for base, power in found.items() if power))


def kind_of_unit(unit: str) -> Kind:
    """The kind of an amount in this unit."""
    powers = powers_of(unit)
    words = {DATE: "a date", RANK: "a rank", PLAIN: "a fraction"}.get(powers, unit)
    return Kind(powers=powers, words=words)


@frozen(kw_only=True)
class Checker:
    """Works out the kind of every node; what cannot be goes into `problems`, its kind is then None."""

    unit_of: Callable[[str], str | None]
    problems: list[str] = field(factory=list)

    def kind(self, node: Node) -> Kind | None:
        match node:
            case Number():
                return self._number(node)
            case Day() | Clock():
                return Kind(powers=DATE, words="a date")
            case Name():
                return self._unit(self.unit_of(node.name), node)
            case Negation():
                found = self.kind(node.operand)
                return self._no_point(found, node)
            case Call():
                return self._call(node)
            case Operation():
                left, right = self.kind(node.left), self.kind(node.right)
                if left is None or right is None:
                    return None
                if node.sign in "+-":
                    return self._sum(node, left, right)
                return self._power(node, left) if node.sign == "**" else self._product(node, left, right)

    def comparison(self, node: Comparison) -> None:
        left, right = self.kind(node.left), self.kind(node.right)
        if left and right and not left.fits(right):
            text = f"{shown(node.left)} {node.sign} {shown(node.right)}"
            self.problems.append(f'"{text}" compares {left.words} with {right.words}{_hint(left, right)}')

    def _number(self, node: Number) -> Kind | None:
        if node.unit is None:
            return Kind(powers=PLAIN, words="a plain number", plain=True)
        return self._unit(node.unit, node)

    def _unit(self, unit: str | None, node: Node) -> Kind | None:
        if not unit:
            return None
        try:
            return kind_of_unit(unit)
        except UnitError as problem:
            self.problems.append(f'"{shown(node)}": {problem}')
            return None

    def _wrong(self, node: Node, problem: str) -> Kind | None:
        self.problems.append(f'"{shown(node)}" {problem}')
        return None

    def _no_point(self, kind: Kind | None, node: Node) -> Kind | None:
        if kind and kind.powers in _POINTS:
            return self._wrong(node, f"takes {kind.words} for an amount")
        return kind

    def _sum(self, node: Operation, left: Kind, right: Kind) -> Kind | None:
        if left.powers in _POINTS:
            if node.sign == "-" and right.powers == left.powers:
                return Kind(powers=TIME, words="a duration")
            if right.powers == TIME or (left.powers == YEAR and right.plain):
                return left
        elif right.powers in _POINTS and node.sign == "+" and left.powers == TIME:
            return right
        elif left.fits(right):
            return right if left.plain else left
        verb = "adds" if node.sign == "+" else "subtracts"
        first, second = (left, right) if node.sign == "+" else (right, left)
        link = "to" if node.sign == "+" else "from"
        return self._wrong(node, f"{verb} {first.words} {link} {second.words}{_hint(left, right)}")

    def _product(self, node: Operation, left: Kind, right: Kind) -> Kind | None:
        for kind in (left, right):
            if kind.powers in _POINTS:
                return self._wrong(node, f"takes {kind.words} for an amount")
        found = dict(left.powers)
        for base, power in right.powers:
            found[base] = found.get(base, Fraction(0)) + (power if node.sign == "*" else -power)
        powers = tuple(sorted((base, power) for base, power in found.items() if power))
        if not right.powers:
            words = left.words
        elif not left.powers and node.sign == "*":
            words = right.words
        else:
            words = f"{left.words} {node.sign} {right.words}" if powers else "a fraction"
        return Kind(powers=powers, words=words, plain=left.plain and right.plain)

    def _power(self, node: Operation, left: Kind) -> Kind | None:
        exponent = exponent_of(node.right)
        if exponent is None:
            return self._wrong(node, 'needs a plain whole number after "**"')
        if left.powers in _POINTS:
            return self._wrong(node, f"takes {left.words} for an amount")
        powers = tuple((base, power * exponent) for base, power in left.powers if exponent)
        return Kind(
            powers=powers, words=f"{left.words} ** {exponent}" if powers else left.words, plain=left.plain
        )

    def _call(self, node: Call) -> Kind | None:
        kinds = [self.kind(argument) for argument in node.arguments]
        if any(kind is None for kind in kinds):
            return None
        found = [kind for kind in kinds if kind]
        if node.function == "years":
            for kind in found:
                if kind.powers != DATE:
                    return self._wrong(node, f"needs two dates, not {kind.words}")
            return Kind(powers=TIME, words="a duration")
        if node.function == "year":
            if found[0].powers != DATE and not isinstance(node.arguments[0], Name):
                return self._wrong(node, f"needs a date or a name, not {found[0].words}")
            return Kind(powers=YEAR, words="a calendar year")
        if node.function in ("abs", "sum"):
            for kind in found:
                if kind.powers in _POINTS:
                    return self._wrong(node, f"takes {kind.words} for an amount")
        for kind in found[1:]:
            if not found[0].fits(kind):
                verb = "adds" if node.function == "sum" else "compares"
                link = "to" if node.function == "sum" else "with"
                return self._wrong(
                    node, f"{verb} {found[0].words} {link} {kind.words}{_hint(found[0], kind)}"
                )
        return next((kind for kind in found if not kind.plain), found[0])


def _hint(left: Kind, right: Kind) -> str:
    """What would mend the most usual mistake: a number written without its unit."""
    for plain, other in ((left, right), (right, left)):
        if plain.plain and other.powers and other.powers not in _POINTS:
            return f"; write the number with its unit, as in 5 {other.words}"
    return ""


def exponent_of(node: Node) -> int | None:
    """A whole exponent, None where the node is something else."""
    if isinstance(node, Negation):
        inner = exponent_of(node.operand)
        return None if inner is None else -inner
    if isinstance(node, Number) and node.unit is None and node.number.denominator == 1:
        return int(node.number)
    return None


def check_dimensions(expression: Expression, unit_of: Callable[[str], str | None]) -> list[str]:
    """What an expression adds, compares or multiplies that cannot be, a line each.

    `unit_of` gives the unit of a measure or bound name; None or "" leaves what depends on it unchecked.
    """
    checker = Checker(unit_of=unit_of)
    for part in expression.comparisons:
        checker.comparison(part)
    return list(dict.fromkeys(checker.problems))
