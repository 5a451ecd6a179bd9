"""A document as linking sees it: sentences as lines of words, with mentions, names and clause boundaries.

    scene = scenes.stage(document, mentions, pack)
    scene.lines[3].line.words   ->  ("currently", "over", "200", "000", "koreans", "live", …)

In: a Document, its mentions, a Pack. Out: a `Scene`, whose sentences know their place in paragraph and text.
"""

import bisect
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any

from attrs import evolve, field, frozen

from factcheck import languages, patterns
from factcheck.documents import Document
from factcheck.entities import Names
from factcheck.languages import Language
from factcheck.mentions import Mention
from factcheck.packs import Pack

COMMA, STRONG = 3.0, 8.0
"""What crossing a clause boundary costs, in words: a comma or bracket, and a semicolon or a clause word."""

COMMA_SIGNS, STRONG_SIGNS = frozenset(",()"), frozenset(";:–—")


@frozen(kw_only=True, eq=False)
class Sentence:
    """One sentence: `number` counts from the start of its document, and offsets are the document's.

    Its words, names and boundaries are found when first asked for: most sentences have no figure.
    """

    number: int
    paragraph: int
    region: str
    start: int
    end: int
    mentions: Sequence[int]
    text: str = field(repr=False)
    figures: Sequence[Mention] = field(repr=False)  # of the whole document
    language: Language = field(repr=False)
    entities: Names = field(repr=False)

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where its words stand."""
        return patterns.words(self.text, self.start, self.end)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words in lower case."""
        return tuple([self.text[first:last].lower() for first, last in self.spans])

    @cached_property
    def line(self) -> patterns.Line:
        """Its words, names and figures, as patterns see them."""
        names = self.entities.find(self.text, self.spans)
        line = patterns.line_of(self.text, self.spans, start=self.start, end=self.end, names=names)
        return evolve(line, numbers=_numbers(self)) if self.mentions else line

    @cached_property
    def boundaries(self) -> tuple[float, ...]:
        """The cost of all clause boundaries before each word; one more than there are words."""
        return _boundaries(self)

    @cached_property
    def current(self) -> tuple[tuple[int, int], ...]:
        """Where words say that something holds now."""
        return tuple(self.language.present_in(self.words))

    @cached_property
    def modalities(self) -> tuple[tuple[int, int, str], ...]:
        """Where words say that figures are aimed at, planned or foreseen."""
        return tuple(self.language.modalities_in(self.words))

    @cached_property
    def is_present(self) -> bool:
        """Whether it is in the present."""
        return self.language.is_present(self.words)

    def places(self, start: int, end: int) -> tuple[int, int]:
        """First word and one past the last word that touch these characters."""
        first = bisect.bisect_right(self.spans, start, key=lambda span: span[1])
        last = bisect.bisect_left(self.spans, end, key=lambda span: span[0])
        return first, max(first, last)

    def distance(self, place: int, first: int, last: int) -> float:
        """Words and boundaries between a word and the words first..last-1; 0 where they touch."""
        if place < first:
            return first - place - 1 + self.boundaries[first] - self.boundaries[place]
        if place >= last:
            return place - last + self.boundaries[place] - self.boundaries[max(last - 1, 0)]
        return 0.0

    def clause(self, first: int, last: int) -> tuple[int, int]:
        """The words around first..last up to the nearest boundaries."""
        costs = self.boundaries
        begin = bisect.bisect_left(costs, costs[first], 0, first)
        return begin, bisect.bisect_right(costs, costs[last - 1], last, len(self.spans)) if last else 0

    def part(self, first: int, last: int) -> patterns.Line:
        """Some of its words as a line of their own, without mentions."""
        names = {
            place - first: tuple(patterns.Hit(h.end - first, h.entity, h.form) for h in hits if h.end <= last)
            for place, hits in self.line.names.items()
            if first <= place < last
        }
        at: dict[str, tuple[int, ...]] = {}
        for place in range(first, last):
            word = self.line.words[place]
            at[word] = (*at.get(word, ()), place - first)
        return patterns.Line(self.line.words[first:last], self.line.before[first : last + 1], at, names, {})


@frozen(kw_only=True)
class Scene:
    document: Document
    language: Language
    mentions: tuple[Mention, ...]
    sentences: tuple[Sentence, ...]
    homes: tuple[int, ...]  # the sentence of each mention
    title: Sentence

    def of_mention(self, index: int) -> Sentence:
        """The sentence that a mention stands in."""
        return self.sentences[self.homes[index]]

    def surroundings(self, sentence: Sentence) -> Iterator[Sentence]:
        """What comes before in its paragraph, nearest first, then the paragraph before, then the title."""
        before = self._before(sentence)
        for number in range(sentence.number - 1, -1, -1):
            other = self.sentences[number]
            if other.paragraph < before:
                break
            yield other
        yield self.title

    def _before(self, sentence: Sentence) -> int:
        """The paragraph of text before this one: furniture between them does not count."""
        for number in range(sentence.number - 1, -1, -1):
            other = self.sentences[number]
            if other.paragraph < sentence.paragraph and other.region == "body":
                return other.paragraph
        return sentence.paragraph

    def paragraph_of(self, sentence: Sentence) -> Iterator[Sentence]:
        first = bisect.bisect_left(self.sentences, sentence.paragraph, key=_paragraph)
        last = bisect.bisect_right(self.sentences, sentence.paragraph, key=_paragraph)
        return iter(self.sentences[first:last])


def _paragraph(sentence: Sentence) -> int:
    return sentence.paragraph


def stage(document: Document, mentions: list[Mention], pack: Pack) -> Scene:
    """Cut a document into sentences and put its mentions in their places."""
    known: dict[str, Any] = {
        "figures": mentions,
        "language": languages.load(document.language),
        "entities": pack.names_in(document.language),
    }
    starts = [mention.start for mention in mentions]
    sentences: list[Sentence] = []
    homes: list[int] = []
    high = 0
    for number, paragraph in enumerate(document.paragraphs):
        for part in paragraph.sentences:
            low = high
            high = bisect.bisect_left(starts, part.end, low)
            homes += [len(sentences)] * (high - low)
            sentences.append(
                Sentence(
                    number=len(sentences),
                    paragraph=number,
                    region=paragraph.region,
                    start=part.start,
                    end=part.end,
                    mentions=range(low, high),
                    text=document.text,
                    **known,
                )
            )
    title = Sentence(
        number=-1,
        paragraph=-1,
        region="heading",
        start=0,
        end=len(document.title),
        mentions=(),
        text=document.title,
        **known,
    )
    return Scene(
        document=document,
        language=known["language"],
        mentions=tuple(mentions),
        sentences=tuple(sentences),
        homes=tuple(homes),
        title=title,
    )


def _boundaries(sentence: Sentence) -> tuple[float, ...]:
    """The running cost of clause boundaries; one more than there are words."""
    text, spans = sentence.text, sentence.spans
    openers = frozenset(sentence.language.clauses_in(sentence.words))
    total = 0.0
    costs = [total] * bool(spans)
    for place, ((_, last), (first, _)) in enumerate(pairwise(spans), 1):
        signs = text[last:first]
        if place in openers:
            total += STRONG
        elif signs != " ":
            if not STRONG_SIGNS.isdisjoint(signs) or " - " in signs:
                total += STRONG
            elif not COMMA_SIGNS.isdisjoint(signs):
                total += COMMA
        costs.append(total)
    return (*costs, total)


def _numbers(sentence: Sentence) -> dict[int, tuple[tuple[int, int], ...]]:
    """Where <n> may stand: on a mention, with or without its hedge, or on the whole list it belongs to."""
    found: dict[int, dict[tuple[int, int], None]] = {}
    lists = _lists(sentence)
    for index in sentence.mentions:
        mention = sentence.figures[index]
        first, last = sentence.places(mention.start, mention.end)
        inner_first, inner_last = sentence.places(*mention.number)
        low, high = lists.get(index, (first, last))
        for begin in {*range(first, inner_first + 1), low}:
            for end in {*range(inner_last, last + 1), high}:
                if begin < end:
                    found.setdefault(begin, {})[(end, index)] = None
    return {begin: tuple(sorted(ends, key=lambda e: (-e[0], e[1]))) for begin, ends in found.items()}


def _lists(sentence: Sentence) -> dict[int, tuple[int, int]]:
    """The words of "15, 20 and 30" for each of its mentions; a mention that stands alone has no entry."""
    figures = sentence.figures
    groups: list[list[int]] = []
    for index in sentence.mentions:
        if groups and _listed(sentence, figures[groups[-1][-1]], figures[index]):
            groups[-1].append(index)
        else:
            groups.append([index])
    return {
        index: (
            sentence.places(figures[group[0]].start, figures[group[0]].end)[0],
            sentence.places(figures[group[-1]].start, figures[group[-1]].end)[1],
        )
        for group in groups
        if len(group) > 1
        for index in group
    }


def _listed(sentence: Sentence, first: Mention, second: Mention) -> bool:
    """Whether nothing but a comma or "and" parts two figures of one kind."""
    if first.kind != second.kind or first.kind == "date" or first.noun or first.change or second.change:
        return False
    low = sentence.places(first.start, first.end)[1]
    high = sentence.places(second.start, second.end)[0]
    conjunctions = sentence.language.conjunctions
    return low <= high <= low + 1 and all(word in conjunctions for word in sentence.words[low:high])
