"""Profiles: what a text says of each figure, in words that can be compared with those around another.

    of(extract("Over 70,000 Japanese live in Thailand."))[0].names
    ->  (Name(key="JP", where=False, …), Name(key="TH", where=True, …))

In: claims, and the documents they come from where these are at hand. Out: a `Profile` for each claim: the
dimension of its number, the noun counted, the stems of the words around with how near they stand, concepts
of the language files, and names with the place they take in the sentence. Territories are known by CLDR's
names in every language, and an abbreviation by the words before its brackets. It is longer than most
because a sentence is read once for all of these.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from attrs import evolve, field, frozen

from factcheck import glossaries, terms, units
from factcheck.claims import Claim
from factcheck.documents import Document
from factcheck.documents.dates import Calendar
from factcheck.glossaries import PERSONS, Glossary
from factcheck.scenes import Sentence
from factcheck.terms import Cutter, Term

HALF = 4.0
"""Words of distance at which a word says half as much of a figure as the one next to it."""
CROSSING = 4.0
"""What it costs to cross another figure, in words: what stands beyond one is said of that one first."""
JOINT = 1.0
"""What it costs to cross "and", in words."""
IMPLIED = {
    "[length]": "=length",
    "[length] ** 2": "=area",
    "[length] / [time]": "=speed",
    "[temperature]": "=temperature",
}
"""What a number measures by its unit alone, where no word says it: "a 20-km road"."""
NEAR = 0.5
"""How near that counts."""
CLEAR = 0.4
"""How near a word must stand that says in which manner something is counted: average, domestic."""
BEFORE, ABOVE, TITLE = 0.6, 0.6, 0.4
"""How near a name or word counts that the sentence before gives, the heading above, or the title alone."""


@frozen(kw_only=True)
class Name:
    """A name near a figure: a territory's code, or its words in lower case, with the number that ends it.

    `where` is whether a word of place leads to it, `who` whether it says of which people someone is;
    `distance` is in words; `order` counts the names of the sentence from its start; `paired` is whether "and"
    or a dash joins it to another.
    """

    key: str
    where: bool = False
    who: bool = False
    distance: float = 0.0
    order: int = 0
    paired: bool = False

    @property
    def nearness(self) -> float:
        """From 1 next to the figure towards 0 far off; names carry further than other words."""
        return nearness(self.distance / 2)


@frozen(kw_only=True)
class Profile:
    """What a text says of one figure.

    `dimension` holds what must be the same for two figures to be compared at all; `noun` is what is counted,
    empty where the language file does not know it. `words` maps stems, pairs of syllables, "=concept" and
    "~noun" to their nearness, from 0 to 1; `concepts` has those that can be said of such a number, the
    nearest first. `names` are those of its
    sentence, the nearest first, `context` those of the nearest sentence before that has any, or of the title.
    `beside` maps what the sentence before, the heading above and the title say to how much it counts.
    """

    claim: Claim
    dimension: str
    noun: str
    words: Mapping[str, float] = field(repr=False)
    concepts: tuple[str, ...] = ()
    manners: frozenset[str] = frozenset()
    names: tuple[Name, ...] = ()
    subject: str = ""
    context: Mapping[str, float] = field(factory=dict, repr=False)
    beside: Mapping[str, float] = field(factory=dict, repr=False)
    written: Mapping[str, str] = field(factory=dict, repr=False)
    sentence: int = 0  # counts the sentences of all claims


def of(claims: Iterable[Claim], documents: Iterable[Document] = ()) -> list[Profile]:
    """A profile for each claim that has a number that could be read, source by source and in text order."""
    usable = [claim for claim in claims if claim.region != "furniture" and not claim.fault]
    usable.sort(key=lambda claim: (claim.source, claim.paragraph, claim.start, -claim.end, claim.id))
    held = {document.source.id: document for document in documents}
    capitals = terms.capitals(claim.quote for claim in usable if claim.region != "heading")
    found: list[Profile] = []
    number = 0
    for source, group in itertools.groupby(usable, key=lambda claim: claim.source):
        members = list(group)
        reading = _Reading.of(members, held.get(source), capitals)
        for said in reading.sentences():
            found += [said.profile(place, number) for place in range(len(said.claims))]
            number += 1
    return found


def dimension(claim: Claim) -> str:
    """What must be the same for two figures to be of one thing: what is measured, and whether it changed."""
    if claim.kind in ("rank", "date", "multiple"):
        base = claim.kind
    elif units.is_percent(claim.unit):
        base = "percent"
    else:
        base = units.dimension(claim.unit)
    moved = "change of " if claim.change is not None and claim.change.mode == "by" else ""
    return f"{moved}{base}"


def _counted(noun: str) -> str:
    """A noun as figures are found by it: visits are counted by who makes them as often as not."""
    return PERSONS[0] if noun in PERSONS else noun


def _fits(kind: str, of: str) -> bool:
    """Whether concepts of a kind can be said of numbers of a dimension."""
    base = of.removeprefix("change of ")
    if kind in ("manners", "things"):
        return False
    if base == "rank":
        return kind != "events"
    if base == "date":
        return kind == "events"
    if base == "[length]":
        return kind == "lengths"
    if base.startswith("money"):
        return kind == "amounts"
    return kind != "lengths" and (kind != "events" or base == "[time]")


def nearness(distance: float) -> float:
    """From 1 next to a figure towards 0 far off."""
    return HALF / (HALF + distance)


# --- a sentence ----------------------------------------------------------------------------------------


@frozen(kw_only=True, eq=False)
class Said:
    """A sentence with its figures, the terms around them, and the names that its surroundings give."""

    claims: tuple[Claim, ...]
    sentence: Sentence
    places: tuple[tuple[int, int], ...]  # the words of each figure
    terms: tuple[Term, ...]
    names: tuple[tuple[int, Name], ...]  # with the place of each
    context: Mapping[str, float]
    beside: Mapping[str, float]
    dimensions: tuple[str, ...]

    @cached_property
    def written(self) -> Mapping[str, str]:
        """How each feature stands in the sentence."""
        return {term.feature: term.written(self.sentence) for term in reversed(self.terms)}

    def profile(self, place: int, number: int) -> Profile:
        """What the sentence says of one of its figures."""
        claim = self.claims[place]
        noun = claim.unit if claim.kind == "count" and claim.unit != "item" else ""
        words: dict[str, float] = {f"~{_counted(noun)}": 1.0} if noun else {}
        for term in self.terms:
            if term.kind != "name":
                near = self._near(place, term.first)
                words[term.feature] = max(words.get(term.feature, 0.0), near)
        names = [evolve(name, distance=self._away(place, at)) for at, name in self.names]
        before = [name for name, (at, _) in zip(names, self.names, strict=True) if at < self.places[place][0]]
        subjects = [name for name in before if not name.where] or [name for name in names if name.who]
        concepts = {
            term.feature
            for term in self.terms
            if term.kind == "concept" and _fits(term.said_of, self.dimensions[place])
        }
        if not concepts and (implied := IMPLIED.get(self.dimensions[place])):
            words[implied] = NEAR
            concepts = {implied}
        return Profile(
            claim=claim,
            dimension=self.dimensions[place],
            noun=_counted(noun),
            words=words,
            manners=frozenset(
                term.feature
                for term in self.terms
                if term.said_of == "manners" and words[term.feature] >= CLEAR
            ),
            concepts=tuple(sorted(concepts, key=lambda each: (-words[each], each))),
            names=tuple(sorted(names, key=lambda name: (name.distance, name.key))),
            subject=min(subjects, key=lambda name: name.distance).key if subjects else "",
            context=self.context,
            beside=self.beside,
            written=self.written,
            sentence=number,
        )

    def _near(self, place: int, at: int) -> float:
        """How near a word stands, less where another figure of its kind is nearer: it is said of that one."""
        away = self._distance(place, at)
        nearest = min(self._others(place, at), default=away)
        return nearness(away) * min((1 + nearest) / (1 + away), 1.0)

    def _away(self, place: int, at: int) -> float:
        """How far off a name stands; one after the figure may belong to the next of its kind."""
        away = self._distance(place, at)
        nearest = min(self._others(place, at), default=away)
        return away + 2 * CROSSING if at >= self.places[place][1] and nearest < away else away

    def _others(self, place: int, at: int) -> Iterator[float]:
        """How far off a word stands from the other figures of the kind."""
        for other in range(len(self.claims)):
            if other != place and self.dimensions[other] == self.dimensions[place]:
                yield self.sentence.distance(at, *self.places[other]) + self._joints(other, at)

    def _distance(self, place: int, at: int) -> float:
        """Words between a figure and a word, with clause boundaries and other figures that count here."""
        first, last = self.places[place]
        away = self.sentence.distance(at, first, last) + self._joints(place, at)
        low, high = (at, first) if at < first else (last, at)
        dated = self.claims[place].kind == "date"
        for other, (start, end) in enumerate(self.places):
            counts = dated or self.claims[other].kind != "date"
            if other != place and counts and low <= start and end <= high:
                away += CROSSING
        return away

    def _joints(self, place: int, at: int) -> float:
        """What it costs to cross "and" and the like between a figure and a word."""
        first, last = self.places[place]
        low, high = (at + 1, first) if at < first else (last, at)
        joints = self.sentence.language.conjunctions
        return JOINT * sum(word in joints for word in self.sentence.words[low:high])


@frozen
class Aside:
    """What a text near figures says: names, and other words."""

    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


NOTHING = Aside()


@frozen(eq=False)
class _Reading:
    """The figures of one source on their way to profiles."""

    claims: Sequence[Claim]
    document: Document | None
    glossary: Glossary
    cutter: Cutter
    headings: Sequence[str]  # above each paragraph

    @classmethod
    def of(cls, claims: Sequence[Claim], document: Document | None, capitals: frozenset[str]) -> "_Reading":
        """The reading of a source's claims, with its document where that is at hand."""
        glossary = glossaries.of(claims[0].language)
        texts = [document.text] if document else [claim.quote for claim in claims]
        aliases = {short: longer for text in texts for short, longer in terms.aliases(text)}
        headings = tuple(_headings(document)) if document else ()
        return cls(claims, document, glossary, Cutter(glossary, capitals, aliases), headings)

    def sentences(self) -> Iterator[Said]:
        """Its sentences with figures, in order."""
        title = self._aside(self.document.title) if self.document else NOTHING
        context, at, before, above = title.names, -1, NOTHING, NOTHING
        between: Iterator[str] = iter(())
        quotes = {claim.quote for claim in self.claims}
        for (paragraph, quote), group in itertools.groupby(self.claims, key=_sentence_of):
            if paragraph != at:
                at, between, before = paragraph, self._texts(paragraph), NOTHING
                above = self._aside(self._heading(paragraph))
            while (text := next(between, quote)) != quote:
                before = self._aside(text)
                if text not in quotes:
                    context = before.names or context
            near = {**dict.fromkeys(title.names, TITLE), **dict.fromkeys(context, BEFORE)}
            beside = {
                **dict.fromkeys(title.words, TITLE),
                **dict.fromkeys(above.words, ABOVE),
                **dict.fromkeys(before.words, BEFORE),
            }
            said = self._said(quote, tuple(group), near, beside)
            context = _subjects(said.names) or context
            before = self._aside(quote)
            yield said

    def _texts(self, paragraph: int) -> Iterator[str]:
        """The sentences of a paragraph."""
        if self.document is not None and paragraph < len(self.document.paragraphs):
            for part in self.document.paragraphs[paragraph].sentences:
                yield self.document.text[part.start : part.end]

    def _heading(self, paragraph: int) -> str:
        """The heading that a paragraph stands under."""
        return self.headings[paragraph] if paragraph < len(self.headings) else ""

    def _aside(self, text: str) -> "Aside":
        """What a text says to the figures near it; a day in it is no name."""
        sentence = self.cutter.sentence(text)
        days = Calendar.of(self.document.language).find(text) if self.document else ()
        taken = {place for low, high, _ in days for place in range(*sentence.places(low, high))}
        found = list(self.cutter.terms(sentence, taken))
        names = _subjects(self._names(sentence, [term for term in found if term.kind == "name"]))
        return Aside(names, tuple(term.feature for term in found if term.kind != "name"))

    def _said(
        self,
        quote: str,
        claims: tuple[Claim, ...],
        context: Mapping[str, float],
        beside: Mapping[str, float],
    ) -> Said:
        sentence = self.cutter.sentence(quote)
        places, at = [], 0
        for claim in claims:
            start = max(quote.find(claim.text, at), 0)
            places.append(sentence.places(start, start + len(claim.text)))
            at = start if claim.kind == "date" else start + len(claim.text)
        taken = set(self._taken(sentence, claims, places))
        found = tuple(self.cutter.terms(sentence, taken))
        return Said(
            claims=claims,
            sentence=sentence,
            places=tuple(places),
            terms=found,
            names=tuple(self._names(sentence, [term for term in found if term.kind == "name"])),
            context=context,
            beside=beside,
            dimensions=tuple(map(dimension, claims)),
        )

    def _taken(
        self, sentence: Sentence, claims: Sequence[Claim], places: Sequence[tuple[int, int]]
    ) -> Iterator[int]:
        """The words that are figures; of a rank only its number, as "longest" says what is ranked."""
        for claim, (first, last) in zip(claims, places, strict=True):
            for place in range(first, last):
                word = sentence.words[place]
                if claim.kind != "rank" or word in self.glossary.numbers or word[0].isdigit():
                    yield place

    def _names(self, sentence: Sentence, named: Sequence[Term]) -> Iterator[tuple[int, Name]]:
        """Names in order, each with whether a word of place leads to it."""
        for order, term in enumerate(named):
            who = term.said_of == "people"
            before = sentence.words[max(term.first - 2, 0) : term.first]
            led = not who and any(word in self.glossary.places for word in before)
            neighbours = named[max(order - 1, 0) : order + 2]
            pairs = (two for two in itertools.pairwise(neighbours) if term in two)
            paired = any(self.cutter.joins(sentence, *two) for two in pairs)
            yield term.first, Name(key=term.feature, where=led, who=who, order=order, paired=paired)


def _sentence_of(claim: Claim) -> tuple[int, str]:
    return claim.paragraph, claim.quote


def _subjects(names: Iterable[tuple[int, Name]]) -> tuple[str, ...]:
    """Names that the sentence after may be about: those that are no place of something."""
    return tuple(name.key for _, name in names if not name.where)


def _headings(document: Document) -> Iterator[str]:
    """For each paragraph the heading that it stands under; for a heading, the one before."""
    above = ""
    for paragraph in document.paragraphs:
        yield above
        if paragraph.region == "heading":
            above = document.text[paragraph.start : paragraph.end]
