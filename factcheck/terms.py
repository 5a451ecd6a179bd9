"""Terms: a sentence as names, concepts and other words, each with what stands for it in all languages.

    Cutter(glossaries.of("en"), capitals, {}).terms(sentence, taken)  ->  heron bridge, =length, en:old, …

In: a sentence, and the words in it that are figures. Out: a `Term` for each name (several words with a
capital, and the number that ends them; territories by CLDR's names), each concept of the language's file, and
each other word that says something; for an abbreviation the words before its brackets.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from factcheck import units
from factcheck.entities import Names
from factcheck.glossaries import Glossary
from factcheck.scenes import Sentence

LABEL = 4
"""Digits of a number that is a name ("Line 1"), at the most."""
BRACKET = 12
"""Characters of an abbreviation in brackets, at the most."""


@frozen(kw_only=True)
class Term:
    """The words first..last-1 of a sentence and what stands for them: a word, a concept or a name."""

    first: int
    last: int
    feature: str
    kind: str
    said_of: str = ""  # a concept: the kind of figures that it is said of; a name: "people"

    def written(self, sentence: Sentence) -> str:
        """Its words in lower case, without inflection taken off."""
        if self.kind == "concept":
            return self.feature.removeprefix("=")
        if " " in self.feature and self.kind == "word" and ":" in self.feature:
            return self.feature.partition(":")[2]
        return " ".join(sentence.words[self.first : self.last])


@frozen(eq=False)
class Cutter:
    """Cuts the sentences of one source.

    `capitals` are words known for names, `aliases` abbreviations with the words that they stand for.
    """

    glossary: Glossary
    capitals: frozenset[str]
    aliases: Mapping[str, tuple[str, ...]]

    def sentence(self, text: str) -> Sentence:
        """A text as a sentence by itself."""
        return Sentence(
            number=0,
            paragraph=0,
            region="body",
            start=0,
            end=len(text),
            mentions=(),
            text=text,
            figures=(),
            language=self.glossary.language,
            entities=Names({}),
        )

    def terms(self, sentence: Sentence, taken: set[int]) -> Iterator[Term]:
        """Names, concepts and other words outside the figures, in order; names of several words are one."""
        return self._joined(sentence, self._cut(sentence, taken))

    def _cut(self, sentence: Sentence, taken: set[int]) -> Iterator[Term]:
        """The same, each word of a name by itself."""
        words = tuple(map(self.glossary.bare, sentence.words))
        stems = tuple(map(self.glossary.stem, words))
        stops = [*sorted(taken), len(words)]
        place = 0
        for stop in stops:
            while place < stop:
                letter = sentence.text[sentence.spans[place][0]]
                if not letter.islower() and (land := self.glossary.land(words, place, stop)):
                    last, code, people = land
                    said_of = "people" if people or self.glossary.persons.before(words, place) else ""
                    yield Term(first=place, last=last, feature=code, kind="name", said_of=said_of)
                    place = last
                elif (found := self.glossary.concept(stems, place, stop)) and not self._names_thing(
                    sentence, words, place, found[1][1]
                ):
                    last, (concept, kind) = found
                    yield Term(first=place, last=last, feature=f"={concept}", kind="concept", said_of=kind)
                    place = last
                elif named := self.glossary.unit(words, place, stop):
                    yield Term(first=place, last=named[0], feature=f"~{named[1]}", kind="word")
                    place = named[0]
                else:
                    yield from self._word(sentence, words, place)
                    place += 1
            place = max(place, stop + 1)

    def _word(self, sentence: Sentence, words: Sequence[str], place: int) -> Iterator[Term]:
        """A word by itself, what it abbreviates, and the pair that it makes with the next one."""
        word, glossary = words[place], self.glossary
        if word in self.aliases:
            for longer in self.aliases[word]:
                land = glossary.land([longer], 0, 1)
                yield self._term(place, land[1] if land else self._stem(longer), "name" if land else "word")
        elif word.isdecimal():
            if len(word) <= LABEL and place:
                yield self._term(place, f"#{int(word)}", "name")
        elif self._is_name(sentence, word, place):
            yield self._term(place, folded(word), "name")
        elif word not in glossary.plain:
            yield self._term(place, self._stem(word), "word")
            after = words[place + 1] if glossary.syllables and place + 1 < len(words) else ""
            apart = sentence.boundaries[place + 1] != sentence.boundaries[place]
            if after.isalpha() and after not in glossary.plain and not apart:
                yield self._term(place, self._stem(f"{word} {after}"), "word")

    def _names_thing(self, sentence: Sentence, words: Sequence[str], place: int, kind: str) -> bool:
        """Whether the word for a thing is part of a name: "Alder Mill" is no mill among others."""
        return kind == "things" and self._is_name(sentence, words[place], place)

    @staticmethod
    def _term(place: int, feature: str, kind: str) -> Term:
        return Term(first=place, last=place + 1, feature=feature, kind=kind)

    def _stem(self, word: str) -> str:
        return f"{self.glossary.language.code}:{self.glossary.stem(word)}"

    def _is_name(self, sentence: Sentence, word: str, place: int) -> bool:
        """Whether a word has a capital that no sentence gave it; codes of currencies are units."""
        start, end = sentence.spans[place]
        written = sentence.text[start:end]
        if not written[:1].isupper() or word in self.glossary.plain or units.is_currency(written):
            return False
        return place > 0 or word in self.capitals or (sentence.text[end : end + 2].strip().isupper())

    def _joined(self, sentence: Sentence, terms: Iterable[Term]) -> Iterator[Term]:
        """The terms, names of several words as one: "Heron Bridge", "Line 1"."""
        held: Term | None = None
        for term in terms:
            if held is not None and term.kind == "name" and self._continues(sentence, held, term):
                held = Term(
                    first=held.first, last=term.last, feature=f"{held.feature} {term.feature}", kind="name"
                )
                continue
            if held is not None:
                yield held
            held = term if term.kind == "name" else None
            if held is None:
                yield term
        if held is not None:
            yield held

    @staticmethod
    def _continues(sentence: Sentence, held: Term, term: Term) -> bool:
        """Whether a name goes on with a word: a blank parts them, and neither is a territory."""
        if held.last != term.first or held.feature[:1].isupper() or term.feature[:1].isupper():
            return False
        return sentence.text[sentence.spans[held.last - 1][1] : sentence.spans[term.first][0]] == " "

    def joins(self, sentence: Sentence, first: Term, second: Term) -> bool:
        """Whether nothing but "and" or a dash stands between two names."""
        between = sentence.words[first.last : second.first]
        if between:
            return len(between) == 1 and between[0] in self.glossary.language.conjunctions
        if second.first >= len(sentence.spans) or first.last != second.first:
            return False
        gap = sentence.text[sentence.spans[first.last - 1][1] : sentence.spans[second.first][0]]
        return gap.strip() in ("-", "–", "—")


def capitals(quotes: Iterable[str]) -> frozenset[str]:
    """Words that stand with a capital inside sentences: at the start of one they are names, too."""
    found = set()
    for quote in dict.fromkeys(quotes):
        for word in quote.split()[1:]:
            bare = word.strip("()[]“”\"'’‘,.;:!?")
            if bare[:1].isupper():
                found.add(bare.lower())
    return frozenset(found)


def folded(word: str) -> str:
    """A name without the marks on its letters: languages write it with and without."""
    plain = "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))
    return plain.replace("đ", "d")


def aliases(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Abbreviations in brackets with the words before that they are made of: "Republic of Korea (RoK)"."""
    at = text.find("(")
    while at >= 0:
        end = text.find(")", at, at + BRACKET)
        short = text[at + 1 : end] if end > 0 else ""
        if short.isalpha() and sum(char.isupper() for char in short) > 1:
            words = [word.strip(",.;:“”\"'’") for word in text[max(at - 120, 0) : at].split()]
            tail = words[-len(short) :]
            if "".join(word[:1] for word in tail).lower() == short.lower():
                yield short.lower(), tuple(word.lower() for word in tail)
        at = text.find("(", at + 1)
