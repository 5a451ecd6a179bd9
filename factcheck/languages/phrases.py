"""Phrases found among words by dictionary: each look-up costs one step for the first word, few for the rest.

    known = Phrases({"more than": "over", "more": "up"})
    known.at(["no", "more", "than", "5"], 1)  ->  (3, "over")       the longest phrase that starts there
    known.before(["no", "more", "than", "5"], 3)  ->  (1, "over")   the longest phrase that ends there

In: phrases with what they mean, and words in lower case. Out: where a phrase starts or ends, and its meaning.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")

Opening = tuple[str, frozenset[str] | None]
"""A word that something starts with, and the words that may come second; None where anything may."""

T = TypeVar("T")


def split(phrase: str) -> tuple[str, ...]:
    """A phrase as words and signs in lower case; a hyphen between letters only parts them."""
    return tuple(word.lower() for word in parted(phrase))


def parted(phrase: str) -> list[str]:
    """The words and signs of `split` as they are written."""
    return WORD.findall(re.sub(r"(?<=[^\W\d_])-(?=[^\W\d_])", " ", phrase))


class Phrases(Generic[T]):
    """Phrases by their first and by their last word, the longest first."""

    __slots__ = ("_backward", "_forward", "ends", "starts")

    def __init__(self, phrases: Mapping[str, T] | Iterable[tuple[str, T]]) -> None:
        self._forward: dict[str, list[tuple[int, tuple[str, ...], T]]] = {}
        self._backward: dict[str, list[tuple[int, tuple[str, ...], T]]] = {}
        pairs = phrases.items() if isinstance(phrases, Mapping) else phrases
        unique = {words: meaning for phrase, meaning in pairs if (words := split(phrase))}
        for words, meaning in sorted(unique.items(), key=lambda pair: -len(pair[0])):
            self._forward.setdefault(words[0], []).append((len(words), words, meaning))
            self._backward.setdefault(words[-1], []).append((len(words), words, meaning))

        self.starts = frozenset(self._forward)  # the words that phrases start with
        self.ends = frozenset(self._backward)

    def __contains__(self, word: str) -> bool:
        """Whether a phrase starts with the word."""
        return word in self._forward

    def words(self) -> Iterator[str]:
        """Every word of every phrase."""
        for rows in self._forward.values():
            for _, words, _ in rows:
                yield from words

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        """The phrases as words."""
        return (words for rows in self._forward.values() for _, words, _ in rows)

    def openings(self) -> Iterator[Opening]:
        """The words that phrases start with, and what may follow each."""
        for first, rows in self._forward.items():
            yield first, None if rows[-1][0] == 1 else frozenset(words[1] for _, words, _ in rows)

    def firsts(self) -> Iterator[str]:
        """The words that phrases start with."""
        yield from self._forward

    def starting(self, words: Sequence[str]) -> list[int]:
        """The places of words that a phrase starts with."""
        first = self._forward
        if self.starts.isdisjoint(words):
            return []
        return [place for place, word in enumerate(words) if word in first]

    def at(self, words: Sequence[str], place: int, stop: int | None = None) -> tuple[int, T] | None:
        """The end and meaning of the longest phrase that starts at a place."""
        if stop is None:
            stop = len(words)
        if place >= stop or (known := self._forward.get(words[place])) is None:
            return None
        for count, phrase, meaning in known:
            end = place + count
            if end <= stop and (count == 1 or tuple(words[place:end]) == phrase):
                return end, meaning
        return None

    def before(self, words: Sequence[str], place: int, start: int = 0) -> tuple[int, T] | None:
        """The start and meaning of the longest phrase that ends just before a place."""
        if place <= start or (known := self._backward.get(words[place - 1])) is None:
            return None
        for count, phrase, meaning in known:
            begin = place - count
            if begin >= start and (count == 1 or tuple(words[begin:place]) == phrase):
                return begin, meaning
        return None
