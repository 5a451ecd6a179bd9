"""Profiles: what a text says of each figure, in words that can be compared with those around another.

    of(extract("Over 70,000 Japanese live in Thailand."))[0].names
    ->  (Name("JP", where=False), Name("TH", where=True))

In: claims, and the documents they come from where these are at hand. Out: a `Profile` for each claim: the
dimension of its number, the noun counted, the stems of the words around with how near they stand, concepts
of the language files, and names with the place they take in the sentence. Territories are known by CLDR's
names in every language, and an abbreviation by the words before its brackets. It is longer than most because
a sentence is read once for all of these.
"""

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import snowballstemmer
from attrs import field, frozen

from factcheck import languages, units
from factcheck.claims import Claim
from factcheck.documents import Document
from factcheck.entities import Names, territories
from factcheck.languages import Language
from factcheck.languages.phrases import Phrases
from factcheck.scenes import Sentence

HALF = 4.0
"""Words of distance at which a word says half as much of a figure as the one next to it."""
CROSSING = 4.0
"""What it costs to cross another figure, in words: what stands beyond one is said of that one first."""
ALIAS_WORDS = 6
"""Words of which an abbreviation is made, at the most."""
NAME_WORDS = 5
"""Words of a territory's name, at the most."""


@frozen(kw_only=True)
class Name:
    """A name near a figure: a territory's code, or the word in lower case.

    `where` is whether a word of place stands before it; `distance` is in words; `order` counts the names
    of the sentence from its start.
    """

    key: str
    where: bool = False
    distance: float = 0.0
    order: int = 0
    paired: bool = False  # joined to the next or the one before: "between A and B"


@frozen(kw_only=True)
class Profile:
    """What a text says of one figure.

    `dimension` holds what must be the same for two figures to be compared at all; `noun` is what is counted,
    empty where the language file does not know it. `words` maps stems, pairs of syllables and "=concept" to
    their nearness, from 0 to 1. `context` is what the sentences before and the title name.
    """

    claim: Claim
    dimension: str
    noun: str
    words: Mapping[str, float] = field(repr=False)
    concepts: tuple[str, ...] = ()
    names: tuple[Name, ...] = ()
    context: Mapping[str, int] = field(factory=dict, repr=False)
    sentence: int = 0  # counts the sentences of all claims

    @property
    def keys(self) -> frozenset[str]:
        """The names of its own sentence."""
        return frozenset(name.key for name in self.names)


def of(claims: Iterable[Claim], documents: Iterable[Document] = ()) -> list[Profile]:
    """A profile for each claim that has a number that could be read, source by source and in text order."""
    usable = [claim for claim in claims if claim.region != "furniture" and not claim.fault]
    usable.sort(key=lambda claim: (claim.source, claim.paragraph, claim.start, -claim.end, claim.id))
    held = {document.source.id: document for document in documents}
    capitals = _capitals(claim.quote for claim in usable)
    found: list[Profile] = []
    number = 0
    for source, group in groupby(usable, key=lambda claim: claim.source):
        members = list(group)
        reading = _Reading(languages.load(members[0].language), held.get(source), members, capitals)
        for said in reading.sentences():
            found += [reading.profile(said, place, number) for place in range(len(said.claims))]
            number += 1
    return found


def dimension(claim: Claim) -> str:
    """What must be the same for two figures to be of one thing: what is measured, level or change, pace."""
    if claim.kind in ("rank", "date", "multiple"):
        base = claim.kind
    elif claim.unit == "percent" or units.is_percent(claim.unit):
        base = "percent"
    else:
        base = units.dimension(claim.unit)
    moved = "change of " if claim.change is not None and claim.change.mode == "by" else ""
    return f"{moved}{base}" + (f" a {claim.rate}" if claim.rate else "")


# --- vocabulary ----------------------------------------------------------------------------------------


@frozen(kw_only=True, eq=False)
class Vocabulary:
    """What profiles need of a language, ready to be looked up."""

    language: Language
    stem: Callable[[str], str]
    plain: frozenset[str]  # words that say nothing of what is measured
    syllables: bool
    concepts: Phrases[str]
    places: frozenset[str]
    territories: Mapping[str, str]
    peoples: Mapping[str, str]


@functools.cache
def vocabulary(code: str) -> Vocabulary:
    """The vocabulary of a language."""
    language = languages.load(code)
    text = language.data["text"]
    plain = {*language.data["detect"]["words"], *language.data["nouns_rules"]["stop"], *language.conjunctions}
    return Vocabulary(
        language=language,
        stem=_stemmer(text.get("stemmer", "")),
        plain=frozenset(plain),
        syllables=bool(text.get("syllables")),
        concepts=_concepts(language),
        places=frozenset(text.get("places", ())),
        territories=_territories(code),
        peoples=_peoples(code),
    )


def _stemmer(algorithm: str) -> Callable[[str], str]:
    if not algorithm:
        return str
    stemmer = snowballstemmer.stemmer(algorithm)
    return functools.lru_cache(maxsize=100_000)(lambda word: str(stemmer.stemWord(word)))


def _concepts(language: Language) -> Phrases[str]:
    """The words of each concept, with those of its plural."""
    table: dict[str, list[str]] = language.data.get("concepts", {})
    return Phrases((word, concept) for concept, words in table.items() for word in words)


@functools.cache
def _territories(code: str) -> Mapping[str, str]:
    """Codes of territories by their names in a language and in English, written without blanks."""
    return {
        "".join(surface.lower().split()): entity.territory
        for entity in territories(tuple(dict.fromkeys(("en", code))))
        for surface in (*entity.surfaces("en", "names"), *entity.surfaces(code, "names"))
    }


@functools.cache
def _peoples(code: str) -> Mapping[str, str]:
    """Codes of territories by the name of the language most spoken there: Korean, Thai."""
    from babel.core import get_global

    likely, found = get_global("likely_subtags"), {}
    for tongue, name in languages.load(code).locale.languages.items():
        land = str(likely.get(tongue, "")).rpartition("_")[2]
        if len(tongue) == 2 and len(land) == 2 and " " not in name:
            found[name.lower()] = land
    for ending in languages.load(code).data["nouns_rules"]["person_endings"]:
        form = ending.removesuffix("s")
        for name, land in list(found.items()):  # Korea alone, where CLDR has two of them
            if name.endswith(form):
                found.setdefault(f"{name.removesuffix(form)}a", land)
    return found


def _capitals(quotes: Iterable[str]) -> frozenset[str]:
    """Words that stand with a capital inside sentences: at the start of one they are names, too."""
    found = set()
    for quote in dict.fromkeys(quotes):
        for word in quote.split()[1:]:
            bare = word.strip("()[]“”\"'’‘,.;:!?")
            if bare[:1].isupper():
                found.add(bare.lower())
    return frozenset(found)


# --- reading a sentence --------------------------------------------------------------------------------


@frozen(kw_only=True)
class Term:
    """The words first..last-1 of a sentence and what stands for them."""

    first: int
    last: int
    feature: str
    kind: str  # word, concept, name


@frozen(kw_only=True, eq=False)
class Said:
    """A sentence with its figures and the terms between them."""

    claims: tuple[Claim, ...]
    sentence: Sentence
    places: tuple[tuple[int, int], ...]  # the words of each figure
    terms: tuple[Term, ...]
    names: tuple[tuple[int, Name], ...]  # with the place of each
    before: tuple[str, ...]  # what the paragraph says before it


@frozen(eq=False)
class _Reading:
    """The figures of one source on their way to profiles."""

    language: Language
    document: Document | None
    claims: Sequence[Claim]
    capitals: frozenset[str]
    aliases: dict[str, tuple[str, ...]] = field(factory=dict, init=False)

    @property
    def vocabulary(self) -> Vocabulary:
        return vocabulary(self.language.code)

    def sentences(self) -> Iterator[Said]:
        """Its sentences with figures, in order."""
        self._find_aliases()
        earlier: list[str] = []
        for (paragraph, quote), group in groupby(
            self.claims, key=lambda claim: (claim.paragraph, claim.quote)
        ):
            earlier = self._before(paragraph, quote, earlier)
            yield self._said(quote, tuple(group), tuple(earlier))
            earlier = [*earlier, quote]

    def _find_aliases(self) -> None:
        texts = [self.document.text] if self.document else [claim.quote for claim in self.claims]
        for text in texts:
            self.aliases.update(_aliases(text))

    def _before(self, paragraph: int, quote: str, earlier: list[str]) -> list[str]:
        """The sentences before one in its paragraph, those without figures too."""
        if self.document is None:
            return earlier
        found = []
        for part in self.document.paragraphs[paragraph].sentences:
            text = self.document.text[part.start : part.end]
            if text == quote:
                break
            found.append(text)
        return found

    def _said(self, quote: str, claims: tuple[Claim, ...], before: tuple[str, ...]) -> Said:
        sentence = self._cut(quote)
        places, at = [], 0
        for claim in claims:
            start = max(quote.find(claim.text, at), 0)
            places.append(sentence.places(start, start + len(claim.text)))
            at = start if claim.kind == "date" else start + len(claim.text)
        taken = {place for first, last in places for place in range(first, last)}
        terms = tuple(self._terms(sentence, taken))
        return Said(
            claims=claims,
            sentence=sentence,
            places=tuple(places),
            terms=terms,
            names=tuple(self._names(sentence, terms)),
            before=before,
        )

    def _cut(self, text: str) -> Sentence:
        return Sentence(
            number=0,
            paragraph=0,
            region="body",
            start=0,
            end=len(text),
            mentions=(),
            text=text,
            figures=(),
            language=self.language,
            entities=Names({}),
        )

    def _terms(self, sentence: Sentence, taken: set[int]) -> Iterator[Term]:
        """Names, concepts and other words outside the figures, in order."""
        words, known = self._words(sentence), self.vocabulary
        place = 0
        while place < len(words):
            if place in taken:
                place += 1
                continue
            stop = next((at for at in range(place, len(words)) if at in taken), len(words))
            if land := self._territory(words, place, stop):
                yield Term(first=place, last=land[0], feature=land[1], kind="name")
                place = land[0]
            elif found := known.concepts.at(words, place, stop):
                yield Term(first=place, last=found[0], feature=f"={found[1]}", kind="concept")
                place = found[0]
            else:
                yield from self._word(sentence, words, place)
                place += 1

    def _words(self, sentence: Sentence) -> tuple[str, ...]:
        markers = self.language.markers
        if not markers:
            return sentence.words
        return tuple(_without(word, markers) for word in sentence.words)

    def _word(self, sentence: Sentence, words: Sequence[str], place: int) -> Iterator[Term]:
        word, known = words[place], self.vocabulary
        if word.isdigit():
            return
        if (longer := self.aliases.get(word)) is not None:
            for each in longer:
                yield from self._single(each, place, named=each in self.capitals)
        if word in known.plain:
            return
        written = sentence.text[slice(*sentence.spans[place])]
        named = written[:1].isupper() and (place > 0 or word in self.capitals)
        yield from self._single(word, place, named=named)
        if known.syllables and not named and place + 1 < len(words) and words[place + 1] not in known.plain:
            touching = sentence.boundaries[place + 1] == sentence.boundaries[place]
            if touching and words[place + 1].isalpha():
                pair = f"{self.language.code}:{word} {words[place + 1]}"
                yield Term(first=place, last=place + 2, feature=pair, kind="word")

    def _single(self, word: str, place: int, *, named: bool) -> Iterator[Term]:
        """A word as a name that all languages share, or as its stem."""
        if land := self._territory([word], 0, 1):
            yield Term(first=place, last=place + 1, feature=land[1], kind="name")
        elif named:
            yield Term(first=place, last=place + 1, feature=word, kind="name")
        elif word not in self.vocabulary.plain:
            feature = f"{self.language.code}:{self.vocabulary.stem(word)}"
            yield Term(first=place, last=place + 1, feature=feature, kind="word")

    def _territory(self, words: Sequence[str], place: int, stop: int) -> tuple[int, str] | None:
        """The end and code of the longest name of a territory or its people at a place."""
        known = self.vocabulary
        for last in range(min(place + NAME_WORDS, stop), place, -1):
            joined = "".join(words[place:last])
            for each in (joined, *_singulars(joined, self.language)):
                if code := known.territories.get(each) or (
                    known.peoples.get(each) if last - place == 1 else None
                ):
                    return last, code
        return None

    def _names(self, sentence: Sentence, terms: Sequence[Term]) -> Iterator[tuple[int, Name]]:
        """Names in order, each with whether a word of place leads to it."""
        places, words = self.vocabulary.places, sentence.words
        named = [term for term in terms if term.kind == "name"]
        for order, term in enumerate(named):
            led = any(words[at] in places for at in range(max(term.first - 2, 0), term.first))
            yield (
                term.first,
                Name(
                    key=term.feature, where=led, order=order, paired=_is_paired(sentence, named, order, self)
                ),
            )

    # --- profiles --------------------------------------------------------------------------------------

    def profile(self, said: Said, place: int, number: int) -> Profile:
        """What the sentence says of one of its figures."""
        claim = said.claims[place]
        words: dict[str, float] = {}
        concepts: dict[str, float] = {}
        for term in said.terms:
            near = _nearness(self._distance(said, place, term.first))
            if term.kind != "name":
                words[term.feature] = max(words.get(term.feature, 0.0), near)
            if term.kind == "concept":
                concepts[term.feature] = max(concepts.get(term.feature, 0.0), near)
        names = [
            Name(
                key=name.key,
                where=name.where,
                distance=self._distance(said, place, at),
                order=name.order,
                paired=name.paired,
            )
            for at, name in said.names
        ]
        return Profile(
            claim=claim,
            dimension=dimension(claim),
            noun=claim.unit if claim.kind == "count" and claim.unit != "item" else "",
            words=words,
            concepts=tuple(sorted(concepts, key=lambda each: (-concepts[each], each))),
            names=tuple(sorted(names, key=lambda name: (name.distance, name.key))),
            context=self._context(said),
            sentence=number,
        )

    def _distance(self, said: Said, place: int, at: int) -> float:
        """Words between a figure and a word, with clause boundaries and other figures that are no dates."""
        first, last = said.places[place]
        away = said.sentence.distance(at, first, last)
        low, high = (at, first) if at < first else (last, at)
        for other, (start, end) in enumerate(said.places):
            if other != place and low <= start and end <= high and said.claims[other].kind != "date":
                away += CROSSING
        return away

    def _context(self, said: Said) -> dict[str, int]:
        """Names of the sentences before, the nearest first, and of the title: how far off each is."""
        found: dict[str, int] = {}
        texts = [*reversed(said.before), self.document.title if self.document else ""]
        for step, text in enumerate(texts, 1):
            sentence = self._cut(text)
            for term in self._terms(sentence, set()):
                if term.kind == "name":
                    found.setdefault(term.feature, step)
        return found


def _nearness(distance: float) -> float:
    return HALF / (HALF + distance)


def _without(word: str, markers: frozenset[str]) -> str:
    for length in range(min(3, len(word) - 1), 0, -1):
        if word[-length:] in markers:
            return word[:-length]
    return word


def _singulars(word: str, language: Language) -> Iterator[str]:
    """What the word may be a plural, or a people's name, of."""
    for one, many in language.data["plurals"]:
        if many and word.endswith(many):
            yield word[: len(word) - len(many)] + one
    for ending in language.data["nouns_rules"]["person_endings"]:
        for form in (ending, ending.removesuffix("s")):
            if word.endswith(form) and len(word) > len(form) + 2:
                base = word[: len(word) - len(form)]
                yield from (base, f"{base}a")


def _is_paired(sentence: Sentence, named: Sequence[Term], order: int, reading: _Reading) -> bool:
    """Whether nothing but "and" or a dash stands between a name and the next one or the one before."""
    for one, other in ((order - 1, order), (order, order + 1)):
        if one < 0 or other >= len(named):
            continue
        between = sentence.words[named[one].last : named[other].first]
        if len(between) <= 1 and all(word in reading.language.conjunctions for word in between):
            gap = sentence.text[
                sentence.spans[named[one].last - 1][1] : sentence.spans[named[other].first][0]
            ]
            if between or any(sign in gap for sign in "-–—"):
                return True
    return False


def _aliases(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Abbreviations in brackets with the words before that they are made of: "Republic of Korea (RoK)"."""
    at = text.find("(")
    while at >= 0:
        end = text.find(")", at, at + 12)
        short = text[at + 1 : end] if end > 0 else ""
        if short.isalpha() and sum(char.isupper() for char in short) > 1:
            words = [word.strip(",.;:“”\"'’") for word in text[max(at - 120, 0) : at].split()[-ALIAS_WORDS:]]
            tail = words[-len(short) :]
            if "".join(word[:1] for word in tail).lower() == short.lower():
                yield short.lower(), tuple(word.lower() for word in tail)
        at = text.find("(", at + 1)
