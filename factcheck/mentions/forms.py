"""Forms: the word orders of a language, as its data file writes them, and where one fits a text.

    Forms({"<n> <unit> ago": "ago"}, slots).match(tokens, 3, stop)  ->  (6, "ago", {"n": 3, "unit": "month"})

In: forms of words with <slots>, [optional parts] and (a|b) alternatives, each with what it means. Out: the
longest form that starts at a place, and what its slots took. A slot is a function that reads one place.
"""

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import define, field, frozen

from factcheck.languages.phrases import Opening, Phrases, split
from factcheck.mentions.triggers import ANY_NUMERAL

Reader = Callable[[Any, int, int], tuple[int, Any] | None]
"""From a sentence, a place and where to stop to the place after and what was read."""


@frozen
class Slot:
    """A reader, with what it can start with: these words, numerals or both.

    Of a numeral it may take that one word (`single`), or only one with one of some words after it (`then`).
    """

    read: Reader
    firsts: frozenset[str] = frozenset()
    numerals: bool = False
    openings: tuple[Opening, ...] = ()  # the words of `firsts` again, where it matters what follows them
    single: bool = False
    then: frozenset[str] | None = None

    def seconds(self, after: "Node") -> frozenset[str] | None:
        """The words of which one must follow a numeral for the form to go on; None where any may."""
        return after.openings() if self.single else self.then

    @classmethod
    def of(cls, read: Reader, phrases: Phrases[Any]) -> "Slot":
        """A slot that takes one of some phrases."""
        return cls(read, frozenset(phrases.firsts()), openings=tuple(phrases.openings()))


Match = tuple[int, str, dict[str, Any]]

PART = re.compile(r"<(\w+)>|([\[\]()|])|([^\s<>\[\]()|]+)")


Branch = tuple[str, Reader, "Node", frozenset[str] | None, frozenset[str] | None]
"""A slot, its reader and what follows; words of which a sentence must have one for a form to be whole; words
of which one must come second."""


@define(eq=False)
class Node:
    """What may follow: words by dictionary, then slots; `meaning` where a form may end."""

    words: dict[str, "Node"] = field(factory=dict)
    slots: dict[str, "Node"] = field(factory=dict)
    meaning: str | None = None
    branches: dict[str, list[Branch]] = field(factory=dict)  # by the first word of a slot, or any numeral

    def may_follow(self, scan: Any, place: int, stop: int) -> bool:
        """Whether a form ends here, or the word at a place is one that goes on with it."""
        if self.meaning is not None:
            return True
        if place >= stop:
            return False
        word = scan.words[place]
        return word in self.words or (ANY_NUMERAL if "0" <= word[0] <= "9" else word) in self.branches

    def openings(self) -> frozenset[str] | None:
        """The words that go on with a form from here; None where it may end."""
        if self.meaning is not None:
            return None
        words = {ANY_NUMERAL if "0" <= word[0] <= "9" else word for word in self.words}
        return frozenset(words | self.branches.keys())

    def branches_at(self, scan: Any, word: str) -> Sequence[Branch]:
        """The slots that a word may start, without those whose forms lack a word in this sentence."""
        first = ANY_NUMERAL if "0" <= word[0] <= "9" else word
        branches = self.branches.get(first, ())
        if len(branches) < 2:
            return branches
        key = self, first
        if key not in scan.forms:
            scan.forms[key] = [branch for branch in branches if branch[3] is None or scan.has(branch[3])]
        found: Sequence[Branch] = scan.forms[key]
        return found

    def prepare(self, slots: Mapping[str, Slot]) -> None:
        """Sort the slots of this node and all below it by what they can start with."""
        for name, after in self.slots.items():
            slot = slots[name]
            after.prepare(slots)
            needs = _shared(after.needs(slots))
            for word in slot.firsts:
                self.branches.setdefault(word, []).append((name, slot.read, after, needs, None))
            if slot.numerals:
                seconds = slot.seconds(after)
                self.branches.setdefault(ANY_NUMERAL, []).append((name, slot.read, after, needs, seconds))
        for after in self.words.values():
            after.prepare(slots)

    def needs(self, slots: Mapping[str, Slot]) -> frozenset[str] | None:
        """Words of which a sentence must have one for a form to be whole; None where there are no such."""
        if self.meaning is not None:
            return None
        ways = [_rarer(frozenset((word,)), after.needs(slots)) for word, after in self.words.items()]
        for name, after in self.slots.items():
            ways.append(_rarer(None if slots[name].numerals else slots[name].firsts, after.needs(slots)))
        return None if None in ways else frozenset(word for way in ways for word in way or ())


@functools.cache
def _shared(words: frozenset[str] | None) -> frozenset[str] | None:
    """One object for sets that are equal, so that a sentence is asked once for each."""
    return words


def _rarer(first: frozenset[str] | None, second: frozenset[str] | None) -> frozenset[str] | None:
    """The set of words that fewer sentences have: that whose shortest word is longer."""
    known = [words for words in (first, second) if words is not None]
    return max(known, key=lambda words: min(map(len, words), default=0), default=None)


class Forms:
    """Forms as one tree."""

    def __init__(self, forms: Iterable[tuple[str, str]], slots: Mapping[str, Slot]) -> None:
        self.root = Node()
        self.slots = slots
        for form, meaning in forms:
            for sequence in expand(form):
                node = self.root
                for is_slot, name in sequence:
                    if is_slot and name not in slots:
                        raise ValueError(f'the form "{form}": no slot <{name}>')
                    node = (node.slots if is_slot else node.words).setdefault(name, Node())
                if node.meaning is None and node is not self.root:
                    node.meaning = meaning
        self.root.prepare(slots)

    def firsts(self) -> Iterator[str]:
        """The words that forms start with; numerals come besides."""
        yield from self.root.words
        yield from self.root.branches

    def openings(self) -> Iterator[Opening]:
        """The words that forms start with and what may follow each; numerals come besides."""
        for word, node in self.root.words.items():
            seconds = (*node.words, *node.branches)
            yield word, None if node.meaning is not None else frozenset(seconds)
        for slot in (self.slots[name] for name in self.root.slots):
            yield from slot.openings or ((word, None) for word in slot.firsts)

    def match(self, scan: Any, place: int, stop: int) -> Match | None:
        """The longest form from a place; of two as long, the one with more words of its own.

        Forms that are parts of others are asked for at one place again and again: each answer is kept.
        """
        key = self, place, stop
        if key not in scan.forms:
            scan.forms[key] = self._from(self.root, scan, place, stop, {})
        found: Match | None = scan.forms[key]
        return found

    def _from(self, node: Node, scan: Any, place: int, stop: int, taken: dict[str, Any]) -> Match | None:
        best: Match | None = None
        if place < stop:
            word = scan.words[place]
            following = node.words.get(word)
            if following is not None:
                best = self._from(following, scan, place + 1, stop, taken)
            second = scan.words[place + 1] if place + 1 < stop else ""
            second = ANY_NUMERAL if "0" <= second[:1] <= "9" else second
            for name, reader, after, _, seconds in node.branches_at(scan, word):
                if seconds is not None and second not in seconds:
                    continue
                read = reader(scan, place, stop)
                if read is None or not after.may_follow(scan, read[0], stop):
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
