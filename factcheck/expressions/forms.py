"""Forms: an expression as a constant plus so many times each of its inputs, so that like terms meet.

In: a tree and the unit of each name. Out: `Form`, exact, in base units (a percentage is a fraction, a date
the number of its day). What is not linear (a product of two names, `max`, `years`) is one input of its own,
equal to any other that is built alike, so that it cancels too.

    form of [a] + [b] - 2 * [a]  ->  -1 × a + 1 × b
"""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction

from attrs import frozen

from factcheck import units
from factcheck.calendars import MONTHS
from factcheck.expressions.dimensions import DATE, PLAIN, TIME, YEAR, Checker, Powers, exponent_of, powers_of
from factcheck.expressions.trees import Call, Clock, Comparison, Day, Name, Negation, Node, Number, Operation

BASES = {
    "[length]": "metre",
    "[mass]": "kilogram",
    "[temperature]": "kelvin",
    "[current]": "ampere",
    "[substance]": "mole",
    "[luminosity]": "candela",
}


@frozen(order=False)
class Read:
    """An input that a claim gives: its value, or one of its clocks as a date."""

    name: str
    what: str = "value"
    unit: str = ""


@frozen(order=False)
class Opaque:
    """The result of something that is not linear, an input of its own."""

    function: str
    operands: tuple["Form", ...]


Atom = Read | Opaque


@frozen
class Form:
    """`constant` plus the sum of factor × atom; no factor is zero, atoms in a fixed order."""

    terms: tuple[tuple[Atom, Fraction], ...] = ()
    constant: Fraction = Fraction(0)

    def plus(self, other: "Form", times: Fraction = Fraction(1)) -> "Form":
        found = dict(self.terms)
        for atom, factor in other.terms:
            found[atom] = found.get(atom, Fraction(0)) + factor * times
        return form(found, self.constant + other.constant * times)

    def times(self, factor: Fraction) -> "Form":
        return form({atom: own * factor for atom, own in self.terms}, self.constant * factor)

    def sides(self) -> tuple["Form", "Form"]:
        """What is added and what is taken away, both as written with plus signs: self = first - second."""
        gains = {atom: factor for atom, factor in self.terms if factor > 0}
        losses = {atom: -factor for atom, factor in self.terms if factor < 0}
        return (
            form(gains, max(self.constant, Fraction(0))),
            form(losses, max(-self.constant, Fraction(0))),
        )


def form(terms: Mapping[Atom, Fraction], constant: Fraction = Fraction(0)) -> Form:
    """A form with its terms in their fixed order, without those whose factor is zero."""
    kept = sorted(((atom, factor) for atom, factor in terms.items() if factor), key=repr)
    return Form(tuple(kept), constant)


def _of(atom: Atom) -> Form:
    return Form(((atom, Fraction(1)),))


def base_unit(unit: str, time: str) -> str | None:
    """The unit that amounts of this dimension are added in; None where every unit of it is one."""
    powers = powers_of(unit)
    if not any(base.startswith("[") for base, _ in powers):
        return "dimensionless" if powers == PLAIN else None
    ups: list[str] = []
    downs: list[str] = []
    for base, power in powers:
        name = time if base == "[time]" else BASES.get(base, base.removeprefix("money:").strip("[]"))
        name = "item" if name == "count" else name
        written = name if abs(power) == 1 else f"{name} ** {abs(power)}"
        (ups if power > 0 else downs).append(written)
    return " / ".join([" * ".join(ups) or "1", *downs])


@frozen(kw_only=True)
class Linearizer:
    """Turns trees into forms. `time` is the unit in which durations are added."""

    unit_of: Callable[[str], str | None]
    time: str = "day"

    def difference(self, part: Comparison) -> Form:
        """Left minus right: what the comparison holds against zero, like terms combined."""
        return self.of(part.left).plus(self.of(part.right), Fraction(-1))

    def of(self, node: Node) -> Form:
        match node:
            case Number():
                return self._number(node)
            case Day():
                return Form((), Fraction(node.day.toordinal()))
            case Clock():
                return _of(Read(str(node.name), node.which, "date"))
            case Name():
                return _of(Read(str(node), "value", self._base(self.unit_of(node.name) or "dimensionless")))
            case Negation():
                return self.of(node.operand).times(Fraction(-1))
            case Call():
                return self._call(node)
            case Operation():
                return self._operation(node)

    def _base(self, unit: str) -> str:
        return base_unit(unit, self.time) or unit

    def _number(self, node: Number) -> Form:
        if node.unit is None:
            return Form((), node.number)
        base = base_unit(node.unit, self.time)
        if base is None:
            return Form((), node.number)
        if powers_of(node.unit) == TIME:
            return self._duration(node.number, units.canonical(node.unit))
        return Form((), units.convert(node.number, node.unit, base))

    def _duration(self, number: Fraction, unit: str) -> Form:
        exact = Form((), number * units.factor(unit, self.time))
        if (unit in MONTHS) == (self.time in MONTHS):
            return exact
        # n calendar months are not one number of days: one day more or less either way
        slack = units.factor("day", self.time)
        ends = tuple(Form((), exact.constant + sign * slack) for sign in (-1, 1))
        return _of(Opaque("between", ends))

    def powers(self, node: Node) -> Powers | None:
        """The dimension of a node, None where it has none."""
        kind = Checker(unit_of=self.unit_of).kind(node)
        return kind.powers if kind else None

    def _operation(self, node: Operation) -> Form:
        if node.sign in "+-":
            sign = Fraction(1 if node.sign == "+" else -1)
            if later := self._later(node, sign):
                return later
            found = self.of(node.left).plus(self.of(node.right), sign)
            if node.sign == "-" and (powers := self.powers(node.left)) in (DATE, YEAR):
                return found.times(units.factor("day" if powers == DATE else "year", self.time))
            return found
        left = self.of(node.left)
        if node.sign == "**":
            exponent = exponent_of(node.right) or 0
            if exponent == 1:
                return left
            if not left.terms and (left.constant or exponent >= 0):
                return Form((), left.constant**exponent)
            return Form((), Fraction(1)) if exponent == 0 else _power(left, exponent)
        right = self.of(node.right)
        return _product(left, right) if node.sign == "*" else _quotient(left, right)

    def _later(self, node: Operation, sign: Fraction) -> Form | None:
        """A date or calendar year moved by a duration, None for any other sum."""
        point, duration = node.left, node.right
        powers = self.powers(point)
        if powers == TIME and sign > 0 and self.powers(duration) in (DATE, YEAR):
            point, duration = duration, point
            powers = self.powers(point)
        if powers not in (DATE, YEAR) or self.powers(duration) != TIME:
            return None
        time = time_unit([duration], self.unit_of)
        within = Linearizer(unit_of=self.unit_of, time="year" if powers == YEAR else time)
        moved = within.of(duration).times(sign)
        if powers == YEAR or time not in MONTHS:
            return self.of(point).plus(
                moved.times(units.factor(within.time, "year" if powers == YEAR else "day"))
            )
        return _of(Opaque(f"later {time}", (self.of(point), moved)))

    def _call(self, node: Call) -> Form:
        operands = tuple(self.of(argument) for argument in node.arguments)
        if node.function == "sum":
            total = operands[0]
            for operand in operands[1:]:
                total = total.plus(operand)
            return total
        if node.function == "year":
            argument = node.arguments[0]
            if isinstance(argument, Name) and self.powers(argument) != DATE:
                operands = (_of(Read(str(argument), "as_of", "date")),)
        if node.function == "years":
            return _of(Opaque("years", operands)).times(units.factor("year", self.time))
        if node.function in ("min", "max"):
            operands = tuple(sorted(dict.fromkeys(operands), key=repr))
            if len(operands) == 1:
                return operands[0]
        if node.function == "abs" and not operands[0].terms:
            return Form((), abs(operands[0].constant))
        return _of(Opaque(node.function, operands))


def _power(base: Form, exponent: int) -> Form:
    return _of(Opaque("**", (base, Form((), Fraction(exponent)))))


def _product(left: Form, right: Form) -> Form:
    for one, other in ((left, right), (right, left)):
        if not one.terms:
            return other.times(one.constant)
    if left == right:
        return _power(left, 2)
    return _of(Opaque("*", tuple(sorted((left, right), key=repr))))


def _quotient(left: Form, right: Form) -> Form:
    if not right.terms and right.constant:
        return left.times(1 / right.constant)
    if right.terms and len(left.terms) == len(right.terms):
        ratio = left.terms[0][1] / right.terms[0][1]
        if left == right.times(ratio):
            return Form((), ratio)
    return _of(Opaque("/", (left, right)))


def time_unit(nodes: Iterable[Node], unit_of: Callable[[str], str | None]) -> str:
    """The unit in which the durations of these nodes are added: their own if they share one, else the finest.

    Years, quarters and months are whole months; with days, hours or a difference of dates they become days.
    """
    checker = Checker(unit_of=unit_of)
    found: set[str] = set()

    def visit(node: Node) -> None:
        kind = checker.kind(node)
        match node:
            case Number() | Name() if kind and any(base == "[time]" for base, _ in kind.powers):
                unit = node.unit if isinstance(node, Number) else unit_of(node.name)
                found.add(units.canonical(unit or "day") if kind.powers == TIME else "day")
            case Negation():
                visit(node.operand)
            case Call():
                if node.function == "years":
                    found.add("year")
                for argument in node.arguments:
                    visit(argument)
            case Operation():
                sides = [checker.kind(side) for side in (node.left, node.right)]
                points = [side is not None and side.powers in (DATE, YEAR) for side in sides]
                if node.sign == "-" and all(points):
                    found.add("year" if sides[0] and sides[0].powers == YEAR else "day")
                if node.sign in "+-" and any(points):  # the duration added to a date keeps its own unit
                    visit(node.left if points[0] else node.right)
                    return
                visit(node.left)
                visit(node.right)

    for node in nodes:
        visit(node)
    if len(found) == 1:
        return found.pop()
    if found and found <= set(MONTHS):
        return min(found, key=MONTHS.__getitem__)
    return "day"


def constant_parts(
    comparisons: Iterable[Comparison], unit_of: Callable[[str], str | None]
) -> list[Comparison]:
    """The comparisons in which every name cancels: they hold or fail whatever the claims say."""
    found = []
    for part in comparisons:
        time = time_unit([part.left, part.right], unit_of)
        difference = Linearizer(unit_of=unit_of, time=time).difference(part)
        if not any(_reads(difference)):
            found.append(part)
    return found


def _reads(whole: Form) -> Iterable[Read]:
    for atom, _ in whole.terms:
        if isinstance(atom, Read):
            yield atom
        else:
            for operand in atom.operands:
                yield from _reads(operand)
