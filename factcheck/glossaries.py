"""Glossaries: what a language's file and CLDR say of the words around figures, ready to be looked up.

    of("en").stem("residents")  ->  "resid"        of("vi").land(("hàn", "quốc"), 0, 2)  ->  (2, "KR", False)

In: the code of a language. Out: its `Glossary`: stems, words that say nothing, concepts, words of place, and
territories by their names and those of their peoples.
"""

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import snowballstemmer
from attrs import frozen

from factcheck import languages
from factcheck.entities import territories
from factcheck.languages import Language
from factcheck.languages.phrases import Phrases
from factcheck.mentions.vocabularies import units_of

LAND_WORDS = 5
"""Words of a territory's name, at the most."""
PERSONS = ("person", "visit")
"""Nouns of people, whose nation a name next to them tells."""
MARKER = 3
"""Letters of a particle glued to a name, at the most."""


@frozen(kw_only=True, eq=False, slots=False)
class Glossary:
    """The words of one language."""

    language: Language
    stem: Callable[[str], str]
    plain: frozenset[str]  # words that say nothing of what is measured
    numbers: frozenset[str]  # numbers and ordinals in words
    syllables: bool  # words are pairs of them as often as not
    places: frozenset[str]
    lands: Mapping[str, str]
    peoples: Mapping[str, str]
    persons: Phrases[str]
    units: Phrases[str]
    weak: frozenset[str]  # units that are words for other things as well
    _concepts: Phrases[tuple[str, str]]

    @functools.cached_property
    def opposites(self) -> tuple[tuple[str, str], ...]:
        """Features of words of which a figure goes with one: exports and imports, men and women."""
        return tuple(
            dict.fromkeys(
                (self._feature(one), self._feature(other)) for one, other in self.language.complements
            )
        )

    def _feature(self, words: Sequence[str]) -> str:
        stems = [self.stem(word) for word in words]
        found = self.concept(stems, 0, len(stems))
        return f"={found[1][0]}" if found else f"{self.language.code}:{' '.join(stems)}"

    def concept(self, stems: Sequence[str], place: int, stop: int) -> tuple[int, tuple[str, str]] | None:
        """The end, the name and the kind of the concept that words stand for from a place on."""
        return self._concepts.at(stems, place, stop)

    def unit(self, words: Sequence[str], place: int, stop: int) -> tuple[int, str] | None:
        """The end and name of the unit that words name from a place on: "a kilo" is what a price is for."""
        return None if words[place] in self.weak else self.units.at(words, place, stop)

    def land(self, words: Sequence[str], place: int, stop: int) -> tuple[int, str, bool] | None:
        """The end and code of the territory that words name from a place on, and whether as its people."""
        for last in range(min(place + LAND_WORDS, stop), place, -1):
            joined = "".join(words[place:last])
            if joined in self.lands:
                return last, self.lands[joined], False
            if last == place + 1 and joined in self.peoples:
                return last, self.peoples[joined], True
            for each in self._singulars(joined):
                code = self.lands.get(each) or (self.peoples.get(each) if last == place + 1 else None)
                if code is not None:
                    return last, code, True
        return None

    def bare(self, word: str) -> str:
        """A word without the particle that may be glued to it."""
        markers = self.language.markers
        for length in range(min(MARKER, len(word) - 1), 0, -1) if markers else ():
            if word[-length:] in markers:
                return word[:-length]
        return word

    def _singulars(self, word: str) -> Iterator[str]:
        """What the word may be a plural, or a people's name, of."""
        for one, many in self.language.data["plurals"]:
            if many and word.endswith(many):
                yield word[: len(word) - len(many)] + one
        for ending in self.language.data["nouns_rules"]["person_endings"]:
            for form in (ending, ending.removesuffix("s")):
                if word.endswith(form):
                    yield (base := word[: len(word) - len(form)])
                    yield f"{base}a"


@functools.cache
def of(code: str) -> Glossary:
    """The glossary of a language."""
    language = languages.load(code)
    data, text = language.data, language.data["text"]
    stem = _stemmer(text.get("stemmer", ""))
    plain = (*data["detect"]["words"], *data["nouns_rules"]["stop"], *language.conjunctions)
    concepts = {
        " ".join(stem(part) for part in word.split()): (concept, kind)
        for kind, table in data["concepts"].items()
        for concept, words in table.items()
        for word in words
    }
    peoples = _peoples(language)
    return Glossary(
        language=language,
        stem=stem,
        plain=frozenset(plain),
        numbers=frozenset(
            (*data["ordinals"]["words"], *data["ordinals"]["prefixes"], *_numbers(data["numbers"]))
        ),
        syllables=bool(text.get("syllables")),
        places=frozenset(text.get("places", ())),
        lands=_lands(language, peoples),
        peoples=peoples,
        persons=Phrases((word, "") for noun in PERSONS for word in data["nouns"][noun]),
        units=units_of(language),
        weak=frozenset(data["units"]["weak"]),
        concepts=Phrases(concepts),
    )


def _numbers(tables: Mapping[str, Any]) -> Iterator[str]:
    """Words for numbers."""
    for name in ("units", "teens", "tens", "multipliers"):
        yield from tables.get(name, ())


def _stemmer(algorithm: str) -> Callable[[str], str]:
    if not algorithm:
        return str
    stemmer = snowballstemmer.stemmer(algorithm)
    return functools.lru_cache(maxsize=100_000)(lambda word: str(stemmer.stemWord(word)))


def _lands(language: Language, peoples: Mapping[str, str]) -> Mapping[str, str]:
    """Codes of territories by their names in a language and in English, written without blanks.

    A word that two of them end with, as Korea, is the one whose people is named so.
    """
    code = language.code
    found = {
        "".join(surface.lower().split()): entity.territory
        for entity in territories(tuple(dict.fromkeys(("en", code))))
        for surface in (*entity.surfaces("en", "names"), *entity.surfaces(code, "names"))
    }
    for ending in language.data["nouns_rules"]["person_endings"]:
        form = ending.removesuffix("s")
        for name, land in peoples.items():
            if name.endswith(form):
                found.setdefault(f"{name.removesuffix(form)}a", land)
    return found


def _peoples(language: Language) -> Mapping[str, str]:
    """Codes of territories by the language most spoken there: Korean, Thai."""
    from babel.core import get_global

    likely = get_global("likely_subtags")
    found = {}
    for tongue, name in language.locale.languages.items():
        land = str(likely.get(tongue, "")).rpartition("_")[2]
        if len(tongue) == 2 and len(land) == 2 and " " not in name:
            found[name.lower()] = land
    return found
