"""Parsing: the text of an `assert` or a `when`, to its tree. Never `eval`.

In: the text of a rule. Out: `Expression`, its tree and the names that it reads. Longer than most files
because the grammar, its tree and its messages belong together:

    conditions  = comparison { "and" comparison }
    comparison  = sum { ( "==" | "!=" | "<" | "<=" | ">" | ">=" ) sum }        a <= b <= c means both
    sum         = product { ( "+" | "-" ) product }
    product     = sign { ( "*" | "/" ) sign }
    sign        = [ "-" ] power
    power       = item [ "**" sign ]
    item        = number [ scale ] [ unit ] | date | "[" measure "]" | name
                | function "(" … ")" | "(" conditions ")"

    parse("[exports] + [imports] == [trade]").names  ->  ("exports", "imports", "trade")
"""

import difflib
import re
from collections.abc import Collection
from datetime import date
from fractions import Fraction

from attrs import evolve, frozen

from factcheck.errors import FactcheckError
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
    Shift,
    names,
    shifted,
    shown,
)

COMPARISONS = ("==", "!=", "<=", ">=", "<", ">")
FUNCTIONS = ("abs", "min", "max", "sum", "prev", "ago", "year", "years", "as_of", "published")
SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_ARITY = {"abs": 1, "prev": 1, "ago": 2, "year": 1, "years": 2, "as_of": 1, "published": 1}
_TOKENS = re.compile(
    r"""(?P<space>\s+)
      | (?P<date>\d{4}-\d{2}-\d{2}(?![\w-]))
      | (?P<number>\d[\d_]*(?:\.\d+)?)
      | (?P<measure>\[[^\[\]]*\])
      | (?P<text>"[^"]*"|'[^']*')
      | (?P<word>[^\W\d]\w*(?:-[^\W\d]\w*)*)
      | (?P<percent>%)
      | (?P<sign>\*\*|==|!=|<=|>=|[-+*/()<>,])""",
    re.VERBOSE,
)


class ExpressionError(FactcheckError, ValueError):
    """An expression that cannot be read: the column (from 1), what is wrong, what was expected."""

    def __init__(self, column: int, problem: str) -> None:
        super().__init__(f"column {column}: {problem}")
        self.column, self.problem = column, problem

    def __reduce__(self) -> tuple[type["ExpressionError"], tuple[int, str]]:
        return (ExpressionError, (self.column, self.problem))


@frozen(kw_only=True)
class _Token:
    kind: str
    text: str
    column: int

    @property
    def described(self) -> str:
        return "the end" if self.kind == "end" else f'"{self.text}"'


def _tokens(text: str) -> list[_Token]:
    found, at = [], 0
    while at < len(text):
        token = _TOKENS.match(text, at)
        if token is None:
            problem = (
                'the bracket is never closed: expected "]"'
                if text[at] == "["
                else f'"{text[at]}" has no meaning here'
            )
            if text[at] in "=&|!":
                problem += '; write "==" to compare and "and" to join'
            raise ExpressionError(at + 1, problem)
        if token.lastgroup != "space":
            found.append(_Token(kind=str(token.lastgroup), text=token[0], column=at + 1))
        at = token.end()
    return [*found, _Token(kind="end", text="", column=len(text) + 1)]


def _nearest(word: str, known: Collection[str]) -> str:
    close = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f'; did you mean "{close[0]}"?' if close else ""


class _Parser:
    """One pass over the tokens, a method for each line of the grammar."""

    def __init__(self, text: str, bound: Collection[str] | None) -> None:
        self.tokens, self.at, self.bound = _tokens(text), 0, bound

    @property
    def token(self) -> _Token:
        return self.tokens[self.at]

    def take(self) -> _Token:
        token = self.token
        self.at += 1
        return token

    def sees(self, *texts: str) -> bool:
        return self.token.kind in ("sign", "word", "percent") and self.token.text in texts

    def expect(self, text: str, why: str) -> None:
        if not self.sees(text):
            raise ExpressionError(self.token.column, f'expected "{text}" {why}, found {self.token.described}')
        self.take()

    def conditions(self) -> tuple[Comparison, ...]:
        found = [*self.comparison()]
        while self.sees("and"):
            self.take()
            found += self.comparison()
        return tuple(found)

    def comparison(self) -> list[Comparison]:
        if self.sees("(") and (inner := self.nested()) is not None:
            return inner
        found, left = [], self.sum()
        while self.sees(*COMPARISONS):
            sign = self.take().text
            right = self.sum()
            found.append(Comparison(sign=sign, left=left, right=right))
            left = right
        if not found:
            raise ExpressionError(
                self.token.column, f"expected a comparison (== != < <= > >=), found {self.token.described}"
            )
        return found

    def nested(self) -> list[Comparison] | None:
        """Conditions in brackets, or None where the bracket opens an amount."""
        start = self.at
        depth = 0
        for token in self.tokens[start:]:
            depth += {"(": 1, ")": -1}.get(token.text, 0) if token.kind == "sign" else 0
            if depth == 1 and token.text in (*COMPARISONS, "and") and token.kind in ("sign", "word"):
                self.take()
                inner = self.conditions()
                self.expect(")", "to close the bracket")
                return list(inner)
            if depth == 0:
                break
        return None

    def sum(self) -> Node:
        node = self.product()
        while self.sees("+", "-"):
            node = Operation(sign=self.take().text, left=node, right=self.product())
        return node

    def product(self) -> Node:
        node = self.sign()
        while self.sees("*", "/"):
            node = Operation(sign=self.take().text, left=node, right=self.sign())
        return node

    def sign(self) -> Node:
        if self.sees("-"):
            self.take()
            return Negation(operand=self.sign())
        base = self.item()
        if self.sees("**"):
            self.take()
            return Operation(sign="**", left=base, right=self.sign())
        return base

    def item(self) -> Node:
        token = self.take()
        if token.kind == "number":
            return self.number(token)
        if token.kind == "date":
            try:
                return Day(day=date.fromisoformat(token.text))
            except ValueError:
                raise ExpressionError(token.column, f'"{token.text}" is no date') from None
        if token.kind == "measure":
            name = token.text[1:-1].strip()
            if not name:
                raise ExpressionError(token.column, "expected the name of a measure between the brackets")
            return Name(name=name)
        if token.kind == "word" and token.text not in ("and", *SCALES):
            return self.word(token)
        if token.text == "(" and token.kind == "sign":
            node = self.sum()
            self.expect(")", "to close the bracket")
            return node
        self.at -= 1
        raise ExpressionError(
            token.column,
            f"expected a number, a date, a name, a [measure] or a function, found {token.described}",
        )

    def number(self, token: _Token) -> Number:
        number, last = Fraction(token.text.replace("_", "")), token
        while self.token.kind == "word" and self.token.text in SCALES:
            last = self.take()
            number *= SCALES[last.text]
        unit = None
        if self.token.kind == "text":
            last = self.take()
            unit = last.text[1:-1]
        elif self.sees("%"):
            last = self.take()
            unit = "percent"
        elif self.token.kind == "word" and self.token.text != "and" and not self.opens_call():
            last = self.take()
            unit = last.text
        end = self.tokens.index(last)
        start = self.tokens.index(token)
        written = " ".join(part.text for part in self.tokens[start : end + 1]).replace(" %", "%")
        return Number(number=number, unit=unit, written=written)

    def opens_call(self) -> bool:
        return self.tokens[self.at + 1].text == "(" and self.token.text in FUNCTIONS

    def word(self, token: _Token) -> Node:
        if self.sees("("):
            return self.call(token)
        if "-" in token.text:  # names have no hyphens: a-b is a difference
            first, _, rest = token.text.partition("-")
            again = _tokens(f"{first} - {rest}")[:-1]
            columns = (token.column, token.column + len(first), token.column + len(first) + 1)
            self.tokens[self.at - 1 : self.at] = [
                evolve(part, column=column) for part, column in zip(again, columns, strict=True)
            ]
            token = self.tokens[self.at - 1]
        if self.bound is not None and token.text not in self.bound:
            hint = _nearest(token.text, [*self.bound, *FUNCTIONS]) or "; a measure is written in brackets"
            raise ExpressionError(token.column, f'no name "{token.text}" is bound in let{hint}')
        return Name(name=token.text, bracketed=False)

    def call(self, token: _Token) -> Node:
        if token.text not in FUNCTIONS:
            hint = _nearest(token.text, FUNCTIONS) or f"; there are {', '.join(FUNCTIONS)}"
            raise ExpressionError(token.column, f'no function "{token.text}"{hint}')
        self.take()
        arguments: list[Node] = []
        shift = Shift()
        while True:
            if token.text == "ago" and len(arguments) == 1:
                shift = self.duration()
                break
            arguments.append(self.sum())
            if not self.sees(","):
                break
            self.take()
        self.expect(")", f"to close {token.text}(")
        wanted = _ARITY.get(token.text)
        given = len(arguments) + (shift.unit is not None)
        if wanted is not None and given != wanted:
            takes = (
                'a name and a duration in quotes, as in ago(x, "1 year")'
                if token.text == "ago"
                else str(wanted)
            )
            raise ExpressionError(token.column, f"{token.text}(…) takes {takes}, not {given}")
        return self.called(token, arguments, shift)

    def called(self, token: _Token, arguments: list[Node], shift: Shift) -> Node:
        if token.text in ("prev", "ago"):
            if not any(names(arguments[0])):
                raise ExpressionError(token.column, f"{token.text}(…) needs a name whose period it can move")
            return shifted(arguments[0], shift)
        if token.text in ("as_of", "published"):
            if not isinstance(arguments[0], Name):
                raise ExpressionError(
                    token.column, f"{token.text}(…) takes one name, not {shown(arguments[0])}"
                )
            return Clock(which=token.text, name=arguments[0])
        return Call(function=token.text, arguments=tuple(arguments))

    def duration(self) -> Shift:
        token = self.token
        text = self.take().text[1:-1] if token.kind == "text" else ""
        if not text and token.kind == "number":
            self.take()
            text = f"{token.text} {self.take().text}"
        found = re.fullmatch(r"\s*(\d+)\s+(day|week|month|quarter|year)s?\s*", text)
        if found is None:
            raise ExpressionError(
                token.column, f'expected a duration such as "1 year" or "6 months", found {token.described}'
            )
        return Shift(number=int(found[1]), unit=found[2])


def parse(text: str, bound: Collection[str] | None = None) -> Expression:
    """The tree of a rule's text; with `bound`, a name outside brackets must be one of them.

    Raises: ExpressionError with the column, what was expected and the nearest name.
    """
    parser = _Parser(text, bound)
    comparisons = parser.conditions()
    if parser.token.kind != "end":
        hint = ""
        if parser.token.kind == "word":
            hint = _nearest(parser.token.text, ("and",)) or '; conditions are joined with "and"'
        raise ExpressionError(
            parser.token.column, f"expected an operator or the end, found {parser.token.described}{hint}"
        )
    found = Expression(text=text, comparisons=comparisons)
    read = [name for part in comparisons for side in (part.left, part.right) for name in names(side)]
    both = {name.name for name in read if name.bracketed} & {name.name for name in read if not name.bracketed}
    for name in sorted(both):
        raise ExpressionError(
            text.index(f"[{name}") + 1, f'"{name}" is both a measure and a name in let: rename the one in let'
        )
    return found
