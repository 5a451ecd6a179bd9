"""Expressions: the language of rules, parsed once, checked for units when loaded, evaluated to a degree.

In: the text of a rule, and later what claims say. Out: `Expression`, its mistakes, a `Judgement`.

    parse("[exports] + [imports] == [trade]").names  ->  ("exports", "imports", "trade")
"""

from collections.abc import Callable

from factcheck.expressions.dimensions import check_dimensions
from factcheck.expressions.forms import constant_parts
from factcheck.expressions.intervals import Input
from factcheck.expressions.judgements import Judgement, evaluate
from factcheck.expressions.parsing import ExpressionError, parse
from factcheck.expressions.repairs import Repair
from factcheck.expressions.trees import Comparison, Expression, Name, Shift, shown

__all__ = [
    "Comparison",
    "Expression",
    "ExpressionError",
    "Input",
    "Judgement",
    "Name",
    "Repair",
    "Shift",
    "check",
    "check_dimensions",
    "evaluate",
    "parse",
    "shown",
]


def check(expression: Expression, unit_of: Callable[[str], str | None]) -> list[str]:
    """What is wrong with a rule before any claim is seen: units that do not fit, parts that cannot fail.

    `unit_of` gives the unit of a measure or of a name that `let` binds; None or "" leaves it unchecked.
    """
    problems = check_dimensions(expression, unit_of)
    if problems:
        return problems
    return [
        f'"{shown(part.left)} {part.sign} {shown(part.right)}" says the same whatever the claims are: '
        "it reads no name, or every name in it cancels out"
        for part in constant_parts(expression.comparisons, unit_of)
    ]
