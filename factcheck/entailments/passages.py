"""Passages: a text as a comparison sees it: words with their senses, sentences, figures in segments.

    "Sofia sold 15 paintings and Hugo sold 9."  ->  15, 9 of painting; segments "Sofia …", "and Hugo …"

In: nothing but fields, which readers and segments fill. Out: `Passage`. A segment is the part of a sentence
that belongs to one figure, or to several that nothing parts; one without a subject of its own has that of the
segment before.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property

from attrs import evolve, field, frozen

from factcheck.entailments.figures import Figure
from factcheck.entailments.lexicons import DOWN, UP, Lexicon

PARTING = frozenset(",;:()–—")
"""The signs that part what is said of one figure from what is said of another."""


@frozen(kw_only=True, eq=False)
class Segment:
    """The words low..high of a passage around its figures.

    `lead` are the words of a subject before it, `tail` those that go on with it after what is put between.
    """

    low: int
    high: int
    figures: tuple[int, ...]
    lead: tuple[int, ...] = ()
    tail: tuple[int, ...] = ()


@frozen(kw_only=True, eq=False)
class Passage:
    """A text in words: parallel lists of words as written, in lower case and as senses ("" for none)."""

    text: str
    raw: tuple[str, ...] = field(repr=False)
    words: tuple[str, ...] = field(repr=False)
    senses: tuple[str, ...] = field(repr=False)
    names: frozenset[int] = field(repr=False)
    sentences: tuple[tuple[int, int], ...]
    figures: tuple[Figure, ...]
    segments: tuple[Segment, ...]
    lexicon: Lexicon = field(repr=False)
    aliases: Mapping[str, str] = field(factory=dict, repr=False)  # senses told as another passage tells them

    @cached_property
    def taken(self) -> frozenset[int]:
        """The places of the words that figures are made of."""
        return frozenset(place for figure in self.figures for place in range(figure.first, figure.last))

    @cached_property
    def counting(self) -> frozenset[str]:
        """The words of figures that are letters: "oldest", "third"."""
        return frozenset(self.words[place] for place in self.taken if self.words[place].isalpha())

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each sense stands, figures left out."""
        found: dict[str, list[int]] = {}
        for place, sense in enumerate(self.senses):
            if sense and place not in self.taken:
                found.setdefault(sense, []).append(place)
        return found

    @cached_property
    def homes(self) -> dict[int, Segment]:
        """The segment of each figure."""
        found = {number: segment for segment in self.segments for number in segment.figures}
        for figure in self.figures:
            if figure.weak and figure.number not in found:
                near = (each for each in self.by_sentence[figure.sentence] if figure.first < each.high)
                found[figure.number] = next(near, self.by_sentence[figure.sentence][-1])
        return found

    @cached_property
    def by_sentence(self) -> dict[int, list[Segment]]:
        """The segments of each sentence that has figures."""
        found: dict[int, list[Segment]] = {}
        for segment in self.segments:
            found.setdefault(self.figures[segment.figures[0]].sentence, []).append(segment)
        return found

    def sentence_of(self, place: int) -> int:
        """The sentence that a word stands in."""
        return max(bisect_right(self.sentences, (place, len(self.words))) - 1, 0)

    def content(self, low: int, high: int) -> Iterator[int]:
        """The places of words that say something, figures left out."""
        return (place for place in range(low, high) if self.senses[place] and place not in self.taken)

    def context(self, figure: Figure) -> list[int]:
        """The places of the words that a figure stands with: those of its segment and of its subject."""
        segment = self.homes[figure.number]
        return [*segment.lead, *self.content(segment.low, segment.high), *segment.tail]

    def near(self, figure: Figure) -> tuple[list[str], list[str]]:
        """The senses before and after a figure and its noun, the nearest first, in its segment and lead."""
        segment = self.homes[figure.number]
        noun = range(*figure.noun) if figure.noun else ()
        before = [place for place in self.content(segment.low, figure.first) if place not in noun]
        beyond = (*self.content(figure.last, segment.high), *segment.tail)
        after = [place for place in beyond if place not in noun]
        return (
            [self.senses[place] for place in (*reversed(before), *reversed(segment.lead))],
            [self.senses[place] for place in after],
        )

    def said(self, segment: Segment) -> tuple[str, ...]:
        """The words of a segment."""
        return self.words[segment.low : segment.high]

    def naming(self, other: "Passage") -> "Passage":
        """The passage with words that open its sentences taken for names, where the other has them so."""
        known = {other.words[place] for place in other.names}
        first = (low for low, high in self.sentences if low < high)
        named = {low for low in first if self.senses[low] and self.words[low] in known}
        return evolve(self, names=self.names | named)

    def head(self, figure: Figure) -> str:
        """The noun that a figure counts."""
        place = self.head_place(figure)
        if place is None:
            return ""
        noun = (
            self.lexicon.noun(self.words[place]) if self.senses[place] in (UP, DOWN) else self.senses[place]
        )
        return self.aliases.get(noun, noun)

    def _is_state(self, place: int) -> bool:
        """Whether a word says what became of those who are counted, or how they are."""
        word = self.words[place]
        return self.lexicon.is_past(word) or self.lexicon.told("states", (word,))

    def thing(self, figure: Figure) -> str:
        """What a figure counts; a bare number counts what the one before it does: "he sold 4 of them"."""
        if figure.unit != "item":
            return figure.unit
        if (head := self.head(figure)) and not self._is_pronoun(figure):
            return head
        for other in self.figures[figure.number + 1 : figure.number + 2]:
            if other.whole and other.noun is not None:
                return self.head(other)
        if head := self._partitive(figure):
            return head
        for other in reversed(self.figures[: figure.number] if not figure.whole else ()):
            if other.unit == "item" and not other.weak and (head := self.head(other)):
                return head
        return ""

    def _partitive(self, figure: Figure) -> str:
        """What a bare number is taken from: "16 of the seashells"."""
        lex, stop = self.lexicon, min(figure.last + 5, len(self.words))
        end = lex.phrase("of_whole", self.words, figure.last, stop) if lex.plural else None
        if end is None:
            return ""
        said = next((at for at in range(end, stop) if self.senses[at] or self.words[at] in lex.objects), stop)
        named = said < stop and lex.is_plural(self.words[said]) and self.words[said] not in lex.objects
        return lex.noun(self.words[said]) if named else ""

    def _is_pronoun(self, figure: Figure) -> bool:
        """Whether what a figure counts is named by a word for something before: "28 old ones"."""
        low, high = figure.noun or (0, 0)
        return not self.lexicon.objects.isdisjoint(self.words[low : high + 1])

    def head_place(self, figure: Figure) -> int | None:
        """Where the noun that a figure counts stands: its plural, else its last word, or the first of all."""
        if figure.noun is None:
            return None
        low, high = figure.noun
        asking = {at for cue in ("left", "total") for at, _ in self.lexicon.found(cue, self.words[low:high])}
        said = [place for place in range(low, high) if self.senses[place] and place - low not in asking]
        said = [place for place in said if place not in self.names] or said  # "a thousand Lagos schools"
        if not said:  # words that only count: "15 bức tranh"
            said = [place for place in range(high, min(high + 2, len(self.words))) if self.senses[place]][:1]
        plural = [place for place in said if self.lexicon.is_plural(self.words[place])]
        if not plural and figure.unit == "item" and any(self._is_state(place) for place in said):
            return None  # no noun, though it stands where one may: "9 killed in Nepal", "212 aboard"
        if plural or not said:
            return plural[0] if plural else None
        return said[-1] if self.lexicon.plural else said[0]
