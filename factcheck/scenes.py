"""A document as linking sees it: sentences as lines of words, with mentions, names and clause boundaries.

    scene = scenes.stage(document, mentions, pack)
    scene.lines[3].line.words   ->  ("currently", "over", "200", "000", "koreans", "live", …)

In: a Document, its mentions, a Pack. Out: a `Scene`, whose sentences know their place in paragraph and text.
"""

import bisect
from collections.abc import Iterator
from itertools import accumulate

from attrs import evolve, frozen

from factcheck import languages, patterns
from factcheck.documents import Document
from factcheck.entities import Names
from factcheck.languages import Language
from factcheck.mentions import Mention
from factcheck.packs import Pack

COMMA, STRONG = 3.0, 8.0
"""What crossing a clause boundary costs, in words: a comma or bracket, and a semicolon or a clause word."""


@frozen(kw_only=True)
class Sentence:
    """One sentence: `first` counts its words from the start of its line; offsets are the document's."""

    number: int
    paragraph: int
    region: str
    start: int
    end: int
    spans: tuple[tuple[int, int], ...]
    line: patterns.Line
    mentions: tuple[int, ...]
    boundaries: tuple[float, ...]  # cost of all boundaries before each word

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
        begin, end = first, last
        while begin > 0 and self.boundaries[begin] == self.boundaries[begin - 1]:
            begin -= 1
        while end < len(self.spans) and self.boundaries[end] == self.boundaries[end - 1]:
            end += 1
        return begin, end

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
    title: Sentence

    def of_mention(self, index: int) -> Sentence:
        """The sentence that a mention stands in."""
        start = self.mentions[index].start
        at = bisect.bisect_right(self.sentences, start, key=lambda s: s.start) - 1
        return self.sentences[max(at, 0)]

    def surroundings(self, sentence: Sentence) -> Iterator[Sentence]:
        """What comes before in its paragraph, nearest first, then the paragraph before, then the title."""
        for number in range(sentence.number - 1, -1, -1):
            other = self.sentences[number]
            if other.paragraph < self._before(sentence.paragraph):
                break
            yield other
        yield self.title

    def _before(self, paragraph: int) -> int:
        """The paragraph of text before this one: furniture between them does not count."""
        numbers = [s.paragraph for s in self.sentences if s.paragraph < paragraph and s.region == "body"]
        return numbers[-1] if numbers else paragraph

    def paragraph_of(self, sentence: Sentence) -> Iterator[Sentence]:
        return (s for s in self.sentences if s.paragraph == sentence.paragraph)


def stage(document: Document, mentions: list[Mention], pack: Pack) -> Scene:
    """Cut a document into lines of words and put its mentions and names in their places."""
    names = pack.names_in(document.language)
    spoken = languages.load(document.language)
    starts = [mention.start for mention in mentions]
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(document.paragraphs):
        for part in paragraph.sentences:
            low, high = bisect.bisect_left(starts, part.start), bisect.bisect_left(starts, part.end)
            inside = {index: mentions[index] for index in range(low, high)}
            place = (len(sentences), number, paragraph.region)
            sentences.append(_sentence(document.text, part.start, part.end, place, inside, spoken, names))
    title = _sentence(document.title, 0, len(document.title), (-1, -1, "heading"), {}, spoken, names)
    return Scene(
        document=document,
        language=spoken,
        mentions=tuple(mentions),
        sentences=tuple(sentences),
        title=title,
    )


def _sentence(
    text: str,
    start: int,
    end: int,
    place: tuple[int, int, str],
    mentions: dict[int, Mention],
    spoken: Language,
    names: Names,
) -> Sentence:
    spans = patterns.words(text, start, end)
    line = patterns.line_of(text, spans, start=start, end=end, names=names.find(text, spans))
    sentence = Sentence(
        number=place[0],
        paragraph=place[1],
        region=place[2],
        start=start,
        end=end,
        spans=tuple(spans),
        line=line,
        mentions=tuple(mentions),
        boundaries=_boundaries(line, spoken),
    )
    if not mentions:
        return sentence
    return evolve(sentence, line=evolve(line, numbers=_numbers(sentence, mentions, spoken)))


def _boundaries(line: patterns.Line, spoken: Language) -> tuple[float, ...]:
    """The running cost of clause boundaries; one more than there are words."""
    costs = []
    for place in range(len(line.words)):
        signs = line.before[place]
        cost = 0.0
        if place:
            if any(sign in signs for sign in ";:–—") or " - " in signs:
                cost = STRONG
            elif any(sign in signs for sign in ",()"):
                cost = COMMA
        if place and spoken.opens_clause(line.words, place):
            cost = STRONG
        costs.append(cost)
    return tuple(accumulate([*costs, 0.0]))


def _numbers(
    sentence: Sentence, mentions: dict[int, Mention], spoken: Language
) -> dict[int, tuple[tuple[int, int], ...]]:
    """Where <n> may stand: on a mention, with or without its hedge, or on the whole list it belongs to."""
    found: dict[int, dict[tuple[int, int], None]] = {}
    lists = _lists(sentence, mentions, spoken)
    for index, mention in mentions.items():
        first, last = sentence.places(mention.start, mention.end)
        inner_first, inner_last = sentence.places(*mention.number)
        low, high = lists.get(index, (first, last))
        for begin in {*range(first, inner_first + 1), low}:
            for end in {*range(inner_last, last + 1), high}:
                if begin < end:
                    found.setdefault(begin, {})[(end, index)] = None
    return {begin: tuple(sorted(ends, key=lambda e: (-e[0], e[1]))) for begin, ends in found.items()}


def _lists(sentence: Sentence, mentions: dict[int, Mention], spoken: Language) -> dict[int, tuple[int, int]]:
    """The words of "15, 20 and 30" for each of its mentions; a mention that stands alone has no entry."""
    groups: list[list[int]] = []
    for index, mention in mentions.items():
        if groups and _listed(sentence, mentions[groups[-1][-1]], mention, spoken):
            groups[-1].append(index)
        else:
            groups.append([index])
    return {
        index: (
            sentence.places(mentions[group[0]].start, mentions[group[0]].end)[0],
            sentence.places(mentions[group[-1]].start, mentions[group[-1]].end)[1],
        )
        for group in groups
        if len(group) > 1
        for index in group
    }


def _listed(sentence: Sentence, first: Mention, second: Mention, spoken: Language) -> bool:
    """Whether nothing but a comma or "and" parts two figures of one kind."""
    if first.kind != second.kind or first.kind == "date" or first.noun or first.change or second.change:
        return False
    low = sentence.places(first.start, first.end)[1]
    high = sentence.places(second.start, second.end)[0]
    return low <= high <= low + 1 and all(w in spoken.conjunctions for w in sentence.line.words[low:high])
