"""Lexicons: what a language's words mean to a comparison, from the table [compare] of its file.

    lexicon("en").sense("sold")  ->  "sell"        lexicon("en").told("left", ["33", "left"])  ->  True

In: the code of a language. Out: `Lexicon`. A sense is a word without its inflection, the same for words that
the file calls one; function words have none.
"""

import functools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from factcheck import glossaries, languages
from factcheck.entailments import kinships
from factcheck.entailments.kinships import Kinships
from factcheck.languages.phrases import Phrases

NOTHING: Phrases[bool] = Phrases(())
SETS = (
    "function",
    "pronouns",
    "articles",
    "singular",
    "of",
    "comparing",
    "none_after",
    "passive",
    "possessives",
    "as_many",
    "objects",
)
"""The lists of single words; every other list holds phrases."""
VERBS = ("gains", "losses", "gives", "takes", "buys", "sells", "opening", "closing", "outcome")
"""The lists of verbs, whose forms are all meant."""
LONGEST = 4
"""Words of the longest phrase with such a verb."""
LAND = 2
"""Letters of a territory's code."""
SHORT = 3
"""Letters of words that have no other forms: "up", "cut"."""
SILENT = ("negators", "unreal")
"""The lists whose words are weighed by themselves, and are no content."""
GENERAL = 2
"""How many of a kind's names, the first of its list, stand for all of it."""
UP, DOWN = "+", "-"
"""Senses of words that say which way something went."""


class Lexicon:
    """One language's words by what they say in a comparison; `cues` are named as in the file."""

    def __init__(self, code: str) -> None:
        language = languages.load(code)
        data: Mapping[str, Any] = language.data.get("compare", {})
        sets = {name: frozenset(given) for name, given in data.items() if name in SETS}
        self.code = code
        self.opens_parts = language.opens_parts
        silent = (word for cue in SILENT for word in data.get(cue, ()) if " " not in word)
        self.function: frozenset[str] = sets.get("function", frozenset()).union(silent)
        self.pronouns: frozenset[str] = sets.get("pronouns", frozenset())
        self.articles: frozenset[str] = sets.get("articles", frozenset())
        self.singular: frozenset[str] = sets.get("singular", frozenset())
        self.linking = self.articles | sets.get("of", frozenset())
        self.comparing: frozenset[str] = sets.get("comparing", frozenset())
        self.possessives: frozenset[str] = sets.get("possessives", frozenset())
        self.objects: frozenset[str] = sets.get("objects", frozenset())
        self.as_many: frozenset[str] = sets.get("as_many", frozenset())
        self.passive: frozenset[str] = sets.get("passive", frozenset())
        self.none_after: frozenset[str] = sets.get("none_after", frozenset())
        self.joining = language.conjunctions | frozenset(language.clause)
        self.counts = Phrases[int](data.get("counts", {}))
        self.at_least = Phrases[int](data.get("at_least", {}))
        self.plural = tuple(many for _, many in language.data["plurals"] if many)
        self._stem = glossaries.of(code).stem
        self.places = glossaries.of(code).places
        self._land = glossaries.of(code).land
        self._past = tuple(language.data["cues"].get("past_endings", ()))
        self._plurals = {form for forms in data.get("plural_forms", {}).values() for form in forms}
        self._bases = {
            form: base
            for table in ("irregular", "plural_forms")
            for base, forms in data.get(table, {}).items()
            for form in forms
        }
        self._cues = {
            name: Phrases((self._stemmed(phrase) if name in VERBS else phrase, True) for phrase in given)
            for name, given in data.items()
            if isinstance(given, list) and name not in (*SETS, "same", *kinships.LISTS)
        }
        self._senses: dict[str, str] = {}
        self._groups: dict[str, str] = {}
        for group in data.get("same", ()):
            first = self.stem(group[0])
            self._groups |= {self.stem(word): first for word in group if " " not in word}
        self._ways = dict(_ways(language.data["changes"]))
        self._turns = {self.stem(word): way for word, way in self._ways.items()}
        self._ways |= dict.fromkeys(data.get("rises", ()), UP) | dict.fromkeys(data.get("falls", ()), DOWN)
        self.turning = frozenset(
            self.sense(word) for way in ("up", "down") for word in language.data["changes"][way]["transitive"]
        )
        self._phrases = Phrases(
            (stems, self._groups.get(self.stem(group[0]), self.stem(group[0])) if same else stems)
            for same, groups in (
                (True, data.get("same", ())),
                (False, kinships.groups_of(data)),
            )
            for group in groups
            for phrase in group
            if " " in (stems := self._stemmed(phrase))
        )
        self.kinships = Kinships(data, self._meant, frozenset((UP, DOWN)))
        self._opposites: dict[str, frozenset[str]] = {}
        for pair in language.complements:
            for one, other in (pair, pair[::-1]):
                stem = self.noun(one[0])
                self._opposites[stem] = self._opposites.get(stem, frozenset()) | {self.noun(other[0])}
        self._kinds = {
            kind: {self.noun(word) for word in names[:GENERAL] if " " not in word}
            for kind, names in language.data["nouns"].items()
        }

        self._members = {
            self.noun(kind): frozenset(map(self.noun, given)) for kind, given in data.get("kinds", {}).items()
        }

    def is_kind(self, general: str, sense: str) -> bool:
        """Whether a word names a kind of what another names: animals, of which hens are some."""
        return sense in self._members.get(general, ())

    def is_edge(self, word: str) -> bool:
        """Whether a word says that something begins or ends."""
        return any(self.told(cue, (word,)) for cue in ("opening", "closing"))

    def opposite(self, sense: str) -> frozenset[str]:
        """The other part of the whole that a word names a part of: girls to boys."""
        return self._opposites.get(sense, frozenset())

    def _stemmed(self, phrase: str) -> str:
        return " ".join(self.stem(word) for word in phrase.split())

    def stem(self, word: str) -> str:
        """A word without its inflection."""
        return self._stem(self._bases.get(word, word))

    def is_general(self, sense: str, counted: str) -> bool:
        """Whether a word is the name of its kind: "people" of persons, "vehicles" of cars and buses."""
        return sense in self._kinds.get(counted, ())

    def is_past(self, word: str) -> bool:
        """Whether a word has the ending of what has been done to somebody: "killed"."""
        return bool(self._past) and word.endswith(self._past)

    def is_plural(self, word: str) -> bool:
        """Whether a word has the ending of a plural, or is a plural without one."""
        return bool(self.plural) and (word.endswith(self.plural) or word in self._plurals)

    def noun(self, word: str) -> str:
        """What a word for something counted stands for, whatever else it may mean."""
        stem = self.stem(word)
        return "" if word in self.function else self._groups.get(stem, stem)

    def sense(self, word: str) -> str:
        """What a word stands for; nothing for function words and signs."""
        known = self._senses.get(word)
        if known is None:
            known = self._senses[word] = self._sense(word)
        return known

    def _sense(self, word: str) -> str:
        way = self._ways.get(word) or (self._turns.get(self.stem(word)) if len(word) > SHORT else None)
        if way:
            return way
        if word in self.function or not word[:1].isalnum():
            return ""
        if (land := self._land((word,), 0, 1)) is not None:
            return land[1]  # Germany, and German
        stem = self.stem(word)
        return self._groups.get(stem, stem)

    def is_land(self, sense: str) -> bool:
        """Whether a sense is a territory's code."""
        return len(sense) == LAND and sense.isupper()

    def senses(self, words: Sequence[str]) -> tuple[str, ...]:
        """What each of a text's words stands for; of a phrase, its first word has the sense."""
        found = [self.sense(word) for word in words]
        kept = [place for place, word in enumerate(words) if word not in self.articles]
        bare = [words[place] for place in kept]
        stems = [self.stem(word) for word in bare]
        at = 0
        while at < len(bare):
            land = self._land(bare, at, len(bare)) if bare[at][:1].isalpha() else None
            hit = (land[0], land[1]) if land is not None else self._phrases.at(stems, at)
            last = max(hit[0], at + 1) if hit is not None else at + 1
            if hit is not None and last > at + 1:
                found[kept[at]] = hit[1]
                for other in kept[at + 1 : last]:
                    found[other] = ""
            at = last
        return tuple(found)

    def _meant(self, phrase: str) -> str:
        """The sense of a word or phrase of the file."""
        words = phrase.split()
        stems = " ".join(self.stem(word) for word in words)
        return stems if len(words) > 1 else self.sense(words[0]) or self.noun(words[0]) or stems

    def told(self, cue: str, words: Sequence[str]) -> bool:
        """Whether words hold one of a cue's phrases."""
        return next(self.found(cue, words), None) is not None

    def found(self, cue: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """The places where a cue's phrases start and end among words."""
        phrases = self._cues.get(cue, NOTHING)
        words = [self.stem(word) for word in words] if cue in VERBS else words
        last = 0
        for place in phrases.starting(words):
            if place >= last and (hit := phrases.at(words, place)) is not None:
                last = hit[0]
                yield place, last

    def phrase(self, cue: str, words: Sequence[str], place: int, stop: int) -> int | None:
        """The end of a cue's phrase that starts at a place."""
        start = place
        if cue in VERBS:
            words, place, stop = [self.stem(word) for word in words[place : place + LONGEST]], 0, stop - place
            hit = self._cues.get(cue, NOTHING).at(words, 0, min(stop, len(words)))
            return start + hit[0] if hit else None
        hit = self._cues.get(cue, NOTHING).at(words, place, stop)
        return hit[0] if hit else None


def _ways(changes: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Words for a rise and a fall, one word each."""
    for way, sign in (("up", UP), ("down", DOWN)):
        for kind in ("words", "preposed", "comparatives"):
            yield from ((word, sign) for word in changes[way].get(kind, ()) if " " not in word)


@functools.cache
def lexicon(code: str) -> Lexicon:
    """The lexicon of a language."""
    return Lexicon(code)
