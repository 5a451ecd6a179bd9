"""Forms: patterns of words with <slots>, [optional parts] and (a|b) alternatives, matched against a line.

    compile("tháng <mm> [năm] <year>")

In: a form as the language file writes it, and a reader for each slot. Out: where it ends, and what its
slots hold, the longest match first.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from factcheck.languages.phrases import split
from factcheck.mentions.lines import Line

Bound = Mapping[str, Any]
Slot = Callable[[Line, int], "Iterator[tuple[int, Any]]"]
Part = tuple[str, Any]

TOKEN = re.compile(r"<\w+>|[\[\]()|]|[^\s<>\[\]()|]+")


@cache
def compile_form(form: str) -> tuple[tuple[Part, ...], ...]:
    """A form as its parts: ("word", w), ("slot", name), ("maybe"|"either", alternatives)."""
    tokens = TOKEN.findall(form)
    alternatives, rest = _sequence(tokens, 0)
    assert rest == len(tokens), form
    return tuple(alternatives)


def _sequence(tokens: list[str], at: int) -> tuple[list[tuple[Part, ...]], int]:
    alternatives: list[list[Part]] = [[]]
    while at < len(tokens) and tokens[at] not in ("]", ")"):
        token = tokens[at]
        if token == "|":
            alternatives.append([])
            at += 1
        elif token in ("[", "("):
            inner, end = _sequence(tokens, at + 1)
            alternatives[-1].append(("maybe" if token == "[" else "either", tuple(inner)))
            at = end + 1
        elif token.startswith("<"):
            alternatives[-1].append(("slot", token[1:-1]))
            at += 1
        else:
            alternatives[-1].extend(("word", word) for word in split(token))
            at += 1
    return [tuple(each) for each in alternatives], at


def match(
    parts: tuple[Part, ...], line: Line, place: int, slots: Mapping[str, Slot]
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Every end that the parts can reach from a place, with what their slots hold."""
    if not parts:
        yield place, {}
        return
    (kind, what), rest = parts[0], parts[1:]
    if kind == "word":
        if line.word(place) == what:
            yield from match(rest, line, place + 1, slots)
    elif kind == "slot":
        for end, value in slots[what](line, place):
            for last, bound in match(rest, line, end, slots):
                yield last, {what: value, **bound}
    else:
        for alternative in what:
            yield from match(alternative + rest, line, place, slots)
        if kind == "maybe":
            yield from match(rest, line, place, slots)


def firsts(parts: tuple[Part, ...]) -> Iterator[Part]:
    """The words and slots that a match can start with."""
    for index, (kind, what) in enumerate(parts):
        if kind in ("word", "slot"):
            yield kind, what
            return
        for alternative in what:
            yield from firsts(alternative + parts[index + 1 :])
        if kind == "either":
            return
