"""Trees: what an expression is once it has been read.

In: nothing but nodes. Out: `Expression`, the names under a node, and a node as text again.

    shown(Operation(sign="+", left=Name(name="a"), right=Name(name="b")))  ->  "[a] + [b]"
"""

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction

from attrs import evolve, field, frozen


@frozen(kw_only=True)
class Number:
    """A number that the rule states, exact; the unit as written, None for a plain one."""

    number: Fraction
    unit: str | None = None
    written: str = field(eq=False, default="")


@frozen(kw_only=True)
class Day:
    """A date that the rule states."""

    day: date


@frozen(kw_only=True)
class Shift:
    """How far back a name's period is moved; without a unit, one calendar unit of its own kind."""

    number: int = 1
    unit: str | None = None


@frozen(kw_only=True)
class Name:
    """What a claim says: a measure in brackets (or a role template of one), or a name that `let` binds."""

    name: str
    bracketed: bool = field(eq=False, default=True)
    shifts: tuple[Shift, ...] = ()

    def __str__(self) -> str:
        return self.worded(self.name)

    def worded(self, text: str) -> str:
        """The name as `text`, inside the functions that move its period."""
        for shift in self.shifts:
            text = f"ago({text}, {shift.number} {shift.unit})" if shift.unit else f"prev({text})"
        return text


@frozen(kw_only=True)
class Clock:
    """When a claim is about (`as_of`) or was said (`published`), as a date."""

    which: str
    name: Name


@frozen(kw_only=True)
class Negation:
    operand: "Node"


@frozen(kw_only=True)
class Operation:
    """`+ - * / **` of two operands."""

    sign: str
    left: "Node"
    right: "Node"


@frozen(kw_only=True)
class Call:
    """`abs min max sum year years`; the other functions have nodes of their own."""

    function: str
    arguments: tuple["Node", ...]


@frozen(kw_only=True)
class Comparison:
    sign: str
    left: "Node"
    right: "Node"


Node = Number | Day | Name | Clock | Negation | Operation | Call


@frozen(kw_only=True)
class Expression:
    """A parsed rule: comparisons that must all hold, in the order written."""

    text: str
    comparisons: tuple[Comparison, ...]

    @property
    def references(self) -> tuple[Name, ...]:
        """Every name with the periods it is moved by, once each, in the order written."""
        found = (
            name for part in self.comparisons for side in (part.left, part.right) for name in names(side)
        )
        return tuple(dict.fromkeys(found))

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that is read, those inside prev(…) and ago(…) too, once each."""
        return tuple(dict.fromkeys(reference.name for reference in self.references))

    @property
    def measures(self) -> tuple[str, ...]:
        """The names written in brackets: measures or templates of them. The others must be bound by `let`."""
        return tuple(dict.fromkeys(reference.name for reference in self.references if reference.bracketed))


def names(node: Node) -> Iterator[Name]:
    """The names under a node, in the order written."""
    match node:
        case Name():
            yield node
        case Clock():
            yield node.name
        case Negation():
            yield from names(node.operand)
        case Operation():
            yield from names(node.left)
            yield from names(node.right)
        case Call():
            for argument in node.arguments:
                yield from names(argument)


def shifted(node: Node, shift: Shift) -> Node:
    """The same expression about an earlier period: the period of each name moves."""
    match node:
        case Name():
            return evolve(node, shifts=(*node.shifts, shift))
        case Clock():
            return evolve(node, name=evolve(node.name, shifts=(*node.name.shifts, shift)))
        case Negation():
            return Negation(operand=shifted(node.operand, shift))
        case Operation():
            return evolve(node, left=shifted(node.left, shift), right=shifted(node.right, shift))
        case Call():
            return evolve(node, arguments=tuple(shifted(argument, shift) for argument in node.arguments))
    return node


_STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2, "**": 4}


def shown(node: Node, label: Callable[[Node], str | None] = lambda _: None, strength: int = 0) -> str:
    """The expression as text again, with no more brackets than it needs; `label` may word any part of it."""
    worded = label(node)
    if worded is not None:
        return worded
    match node:
        case Number():
            return node.written or str(node.number)
        case Day():
            return node.day.isoformat()
        case Name():
            return node.worded(f"[{node.name}]" if node.bracketed else node.name)
        case Clock():
            return f"{node.which}({shown(node.name)})"
        case Negation():
            text, own = f"-{shown(node.operand, label, 3)}", 3
        case Call():
            return f"{node.function}({', '.join(shown(argument, label) for argument in node.arguments)})"
        case Operation():
            own = _STRENGTH[node.sign]
            right = own if node.sign == "**" else own + 1
            left = own + 1 if node.sign == "**" else own
            text = f"{shown(node.left, label, left)} {node.sign} {shown(node.right, label, right)}"
    return f"({text})" if own < strength else text
