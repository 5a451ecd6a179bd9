"""Expressions: the language of rules, parsed once, checked for units when loaded, evaluated to a degree.

In: the text of a rule, and later what claims say. Out: `Expression`, its mistakes, a `Judgement`.

    parse("[exports] + [imports] == [trade]").names  ->  ("exports", "imports", "trade")
"""

from factcheck.expressions.parsing import ExpressionError, parse
from factcheck.expressions.trees import Comparison, Expression, Name, Shift

__all__ = ["Comparison", "Expression", "ExpressionError", "Name", "Shift", "parse"]
