"""Labels: what the figures of a list are called, by the words on either side of each.

    "46 % of the harvest, maize for 37 % and beans"  ->  Label(lead=("maize", "for"), tail=()) for 37 %

In: the figures of a sentence. Out: a `Label` for each, and whether what they are called can be in one of them
only: by two names that make a whole (exports, imports), or by names behind one word ("in Hue", "in Da Nang").
"""

import functools
from collections.abc import Sequence
from itertools import takewhile

from attrs import frozen

from factcheck import languages
from factcheck.kinds.passages import Figure
from factcheck.languages import Language
from factcheck.languages.phrases import WORD, split

Words = tuple[str, ...]


@frozen(kw_only=True)
class Label:
    """The words from the sign or "and" before a figure, and those up to the next one."""

    lead: Words
    tail: Words


def of_row(row: Sequence[Figure], language: Language) -> list[Label]:
    """The label of each figure; where nothing parts two of them, the words between are of the first."""

    def is_word(word: str) -> bool:
        return word.isalnum() and word not in language.conjunctions

    found = []
    for place, figure in enumerate(row):
        lead = tuple(takewhile(is_word, reversed(figure.before)))[::-1]
        tail = tuple(takewhile(is_word, figure.after))
        found.append(Label(lead=() if place and lead == figure.before else lead, tail=tail))
    return found


def are_complements(first: Figure, second: Figure, language: Language) -> bool:
    """Whether the names of two figures make one whole."""
    one, other = _clause(first), _clause(second)
    return any(
        (_holds(one, a) and _holds(other, b)) or (_holds(one, b) and _holds(other, a))
        for a, b in language.complements
    )


def is_half(words: Words, language: Language) -> bool:
    """Whether a label holds one of two names that make a whole."""
    return any(_holds(words, name) for pair in language.complements for name in pair)


def are_apart(tails: Sequence[Words], row: Sequence[Figure], language: Language, law: str) -> bool:
    """Whether labels behind their figures are different names, alone or behind one word of a law.

    Countries beside other places are not: "from France" and "from Paris".
    """
    named = [_named(tail, figure) for tail, figure in zip(tails, row, strict=True)]
    found = [each for each in named if each is not None]
    if len(found) < len(named) or len({name for _, name in found}) < len(found):
        return False
    if len({name in _countries(language.code) for _, name in found}) > 1:
        return False
    before = {word for word, _ in found}
    return len(before) == 1 and (before == {""} or language.law(law).at((*before,), 0) is not None)


@functools.cache
def _countries(code: str) -> frozenset[Words]:
    return frozenset(split(name) for name in languages.load(code).territories.values())


def _named(tail: Words, figure: Figure) -> tuple[str, Words] | None:
    """The word before the first name of a label, and the name; "" where the label is the name and no more."""
    written = set(WORD.findall(figure.claim.quote))

    def is_name(word: str) -> bool:
        return word[0].isalpha() and (word.capitalize() in written or word.upper() in written)

    start = next((place for place, word in enumerate(tail) if is_name(word)), None)
    if start is None:
        return None
    name = tuple(takewhile(is_name, tail[start:]))
    if start == 0:
        return ("", name) if len(name) == len(tail) else None
    return tail[start - 1], name


def _clause(figure: Figure) -> Words:
    """The words around a figure up to the next signs, where its name stands."""
    before = tuple(takewhile(str.isalnum, reversed(figure.before)))[::-1]
    return (*before, *takewhile(str.isalnum, figure.after))


def _holds(words: Words, name: Words) -> bool:
    count = len(name)
    return any(words[place : place + count] == name for place in range(len(words) - count + 1))
