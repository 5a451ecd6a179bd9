"""Forms: the word orders of a language, as its data file writes them, and where one fits a text.

    Forms({"<n> <unit> ago": "ago"}, slots).match(tokens, 3, stop)  ->  (6, "ago", {"n": 3, "unit": "month"})

In: forms of words with <slots>, [optional parts] and (a|b) alternatives, each with what it means. Out: the
longest form that starts at a place, and what its slots took. A slot is a function that reads one place.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from attrs import define, field

from factcheck.languages.phrases import split

Slot = Callable[[Any, int, int], tuple[int, Any] | None]
"""From a text, a place and where to stop to the place after and what was read."""

Match = tuple[int, str, dict[str, Any]]

PART = re.compile(r"<(\w+)>|([\[\]()|])|([^\s<>\[\]()|]+)")


@define
class Node:
    """What may follow: words by dictionary, then slots; `meaning` where a form may end."""

    words: dict[str, "Node"] = field(factory=dict)
    slots: dict[str, "Node"] = field(factory=dict)
    meaning: str | None = None


class Forms:
    """Forms as one tree."""

    def __init__(self, forms: Iterable[tuple[str, str]], slots: Mapping[str, Slot]) -> None:
        self.slots = slots
        self.root = Node()
        for form, meaning in forms:
            for sequence in expand(form):
                node = self.root
                for is_slot, name in sequence:
                    if is_slot and name not in slots:
                        raise ValueError(f'the form "{form}": no slot <{name}>')
                    node = (node.slots if is_slot else node.words).setdefault(name, Node())
                if node.meaning is None and node is not self.root:
                    node.meaning = meaning

    def firsts(self) -> Iterator[str]:
        """The words that forms start with; slots come besides."""
        yield from self.root.words

    def match(self, scan: Any, place: int, stop: int) -> Match | None:
        """The longest form from a place; of two as long, the one with more words of its own."""
        return self._from(self.root, scan, place, stop, {})

    def _from(self, node: Node, scan: Any, place: int, stop: int, taken: dict[str, Any]) -> Match | None:
        best: Match | None = None
        if place < stop:
            following = node.words.get(scan.words[place])
            if following is not None:
                best = self._from(following, scan, place + 1, stop, taken)
            for name, after in node.slots.items():
                read = self.slots[name](scan, place, stop)
                if read is None:
                    continue
                found = self._from(after, scan, read[0], stop, {**taken, name: read[1]})
                if found is not None and (best is None or found[0] > best[0]):
                    best = found
        if best is None and node.meaning is not None:
            return place, node.meaning, taken
        return best


def expand(form: str) -> list[tuple[tuple[bool, str], ...]]:
    """Every sequence that a form stands for: pairs of whether it is a slot, and its name or word."""
    parts = [match.groups() for match in PART.finditer(form)]
    sequences, rest = _alternatives(parts, 0)
    if rest != len(parts):
        raise ValueError(f'the form "{form}": a bracket is closed that was not opened')
    return [tuple(sequence) for sequence in sequences]


def _alternatives(parts: list[tuple[Any, ...]], place: int) -> tuple[list[list[tuple[bool, str]]], int]:
    ways: list[list[tuple[bool, str]]] = []
    current: list[list[tuple[bool, str]]] = [[]]
    while place < len(parts):
        slot, sign, word = parts[place]
        if sign in (")", "]"):
            break
        if sign == "|":
            ways += current
            current = [[]]
        elif sign:
            inner, place = _alternatives(parts, place + 1)
            if sign == "[":
                inner = [*inner, []]
            current = [[*head, *tail] for head in current for tail in inner]
        elif slot:
            current = [[*head, (True, slot)] for head in current]
        else:
            added = [(False, piece) for piece in split(word)]
            current = [[*head, *added] for head in current]
        place += 1
    return ways + current, place
