"""Stems: which forms of a word are one word, and how a pattern writes them all.

    vocabulary = Vocabulary.of(["carried", "carries", "cars"], "en")
    vocabulary.key("carried") == vocabulary.key("carries");  vocabulary.written("carri") == "carri*"

In: the words of a corpus in one language. Out: a key for each word, and a pattern's text for each key. A
language that no stemmer knows has its words as they are written.
"""

import bisect
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from factcheck import glossaries

SHORTEST = 4
"""Letters that a stem needs: of shorter ones the forms are listed."""


def stem(word: str, language: str) -> str:
    """The stem of a word in lower case."""
    return glossaries.of(language).stem(word)


@frozen
class Vocabulary:
    """The forms of each stem, and the words that begin alike."""

    language: str
    forms: Mapping[str, frozenset[str]]
    words: Sequence[str]  # in order

    @classmethod
    def of(cls, words: Iterable[str], language: str) -> "Vocabulary":
        """The words of a corpus by their stems."""
        found: dict[str, set[str]] = {}
        for word in set(words):
            found.setdefault(stem(word, language), set()).add(word)
        forms = {key: frozenset(each) for key, each in found.items()}
        return cls(language, forms, sorted(word for each in forms.values() for word in each))

    @property
    def is_cut(self) -> bool:
        """Whether words of the language come apart where it is written: each syllable is a word."""
        return glossaries.of(self.language).syllables

    def concept(self, words: Sequence[str]) -> tuple[tuple[str, ...], ...]:
        """The other words, as stems, for what some words stand for in the language's file."""
        glossary = glossaries.of(self.language)
        found = glossary.concept(words, 0, len(words))
        if found is None or found[0] != len(words):
            return ()
        name, kind = found[1]
        table: Mapping[str, Sequence[str]] = glossary.language.data["concepts"][kind]
        stems = (tuple(glossary.stem(part) for part in word.split()) for word in table[name])
        return tuple(dict.fromkeys(each for each in stems if each != tuple(words)))

    def written(self, key: str) -> str:
        """A stem as a pattern writes it: a word, a beginning of words, or all forms that were seen."""
        forms = sorted(self.forms.get(key, {key}))
        if glossaries.of(self.language).stem is str:
            return forms[0]
        start = _common([key, *forms])
        if len(start) >= SHORTEST and not self._others(start, key):
            return f"{start}*"
        return forms[0] if len(forms) == 1 else f"({'|'.join(forms)})"

    def _others(self, start: str, key: str) -> bool:
        """Whether words of other stems begin so, too."""
        own = self.forms.get(key, frozenset())
        for at in range(bisect.bisect_left(self.words, start), len(self.words)):
            if not self.words[at].startswith(start):
                return False
            if self.words[at] not in own:
                return True
        return False


def _common(words: Sequence[str]) -> str:
    """The beginning that all words share."""
    least, most = min(words), max(words)
    size = next(
        (n for n, (one, other) in enumerate(zip(least, most, strict=False)) if one != other), len(least)
    )
    return least[:size]
