"""Passages: a text as a comparison sees it: words with their senses, sentences, figures in segments.

    passage = read("Sofia sold 15 paintings and Hugo sold 9.", "en")
    [segment.subject for segment in passage.segments]  ->  ["sofia", …], ["hugo", …]

In: a text and its language. Out: `Passage`. A segment is the part of a sentence that belongs to one figure,
or to several that nothing parts; one without a subject of its own has that of the segment before.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property

from attrs import evolve, field, frozen

from factcheck import documents, mentions
from factcheck.documents import Document, Source
from factcheck.entailments import ratios, standins
from factcheck.entailments.figures import Figure, literal
from factcheck.entailments.lexicons import DOWN, UP, Lexicon, lexicon
from factcheck.mentions import Mention, tokens
from factcheck.mentions.grammars import grammar
from factcheck.mentions.lexicons import cutter_of
from factcheck.ranges import Range
from factcheck.values import Value

WAYS = {UP: "up", DOWN: "down"}
CLOSE = 3
"""Words after a figure among which one may say which way it went."""
PARTING = frozenset(",;:()–—")
SHARES = ("percent", "multiple")
TITLED = 0.6
"""The share of longer words with a capital from which capitals tell no names, as in headings."""


@frozen(kw_only=True, eq=False)
class Segment:
    """The words low..high of a passage around its figures; `lead` are the words of a subject before it."""

    low: int
    high: int
    figures: tuple[int, ...]
    lead: tuple[int, ...] = ()


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

    @cached_property
    def taken(self) -> frozenset[int]:
        """The places of the words that figures are made of."""
        return frozenset(place for figure in self.figures for place in range(figure.first, figure.last))

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
        return "" if place is None else self.lexicon.noun(self.words[place])

    def thing(self, figure: Figure) -> str:
        """What a figure counts; a bare number counts what the one before it does: "he sold 4 of them"."""
        if figure.unit != "item":
            return figure.unit
        if head := self.head(figure):
            return head
        for other in self.figures[figure.number + 1 : figure.number + 2]:
            if other.whole and other.noun is not None:
                return self.head(other)
        for other in reversed(self.figures[: figure.number]):
            if other.unit == "item" and not other.weak and (head := self.head(other)):
                return head
        return ""

    def head_place(self, figure: Figure) -> int | None:
        """Where the noun that a figure counts stands: its plural, else its last word, or the first of all."""
        if figure.noun is None:
            return None
        low, high = figure.noun
        asking = {at for cue in ("left", "total") for at, _ in self.lexicon.found(cue, self.words[low:high])}
        said = [place for place in range(low, high) if self.senses[place] and place - low not in asking]
        if not said:  # words that only count: "15 bức tranh"
            said = [place for place in range(high, min(high + 2, len(self.words))) if self.senses[place]][:1]
        plural = [place for place in said if self.lexicon.is_plural(self.words[place])]
        if plural or not said:
            return plural[0] if plural else None
        return said[-1] if self.lexicon.plural else said[0]


def read(text: str, language: str, *, articles: bool = False) -> Passage:
    """A text as a passage; with `articles`, what "a" counts is one figure of it."""
    document = documents.read(Source("<passage>", text, None, language))
    decimal = grammar(language).language.locale.number_symbols["latn"]["decimal"]
    cut = tokens.cut(document.text, decimal)
    if (cutter := cutter_of(language)) is not None:
        cut = cutter.cut(cut)
    lex = lexicon(language)
    raw = tuple(cut.raw(place) for place in range(len(cut.words)))
    sentences = tuple(
        (bisect_left(cut.starts, sentence.start), bisect_left(cut.starts, sentence.end))
        for paragraph in document.paragraphs
        for sentence in paragraph.sentences
    )
    passage = Passage(
        text=document.text,
        raw=raw,
        words=tuple(cut.words),
        senses=tuple(lex.sense(word) for word in cut.words),
        names=frozenset(_names(raw, cut.words, sentences, lex)),
        sentences=sentences,
        figures=(),
        segments=(),
        lexicon=lex,
    )
    said = mentions.find(document)
    found = list(_mentioned(passage, document, said, cut))
    dates = {
        place
        for mention in said
        for place in range(bisect_left(cut.starts, mention.start), bisect_left(cut.starts, mention.end))
    }
    found = standins.added(passage.words, sentences, found, dates | passage.names, grammar(language), lex)
    if articles:
        found = standins.with_articles(passage.words, sentences, found, lex)
    found = list(ratios.joined(passage.words, sentences, found, grammar(language), lex))
    figures = tuple(evolve(figure, number=number) for number, figure in enumerate(found))
    passage = evolve(passage, figures=figures)
    passage = evolve(passage, segments=tuple(_segments(passage)))
    return evolve(passage, figures=tuple(_turned(passage)))


def _mentioned(
    passage: Passage, document: Document, said: Sequence[Mention], cut: tokens.Tokens
) -> Iterator[Figure]:
    """The figures that the reader of mentions finds; dates without a year are words as others."""
    starts = [low for low, _ in passage.sentences]
    for mention in said:
        if mention.fault or mention.part_of_span is not None:
            continue
        means, allows, unit = _ranges(mention)
        if unit == "date" and means.lo is None and means.hi is None:
            continue
        first, last = bisect_left(cut.starts, mention.start), bisect_left(cut.starts, mention.end)
        noun = mention.noun
        sentence = max(bisect_left(starts, first + 1) - 1, 0)
        places = (bisect_left(cut.starts, noun[0]), bisect_left(cut.starts, noun[1])) if noun else None
        change = mention.change
        if mention.value.hedge == "none" and unit != "date":
            means, allows = _beyond(passage, first, means, allows)
        ends = mention.value.ends
        yield Figure(
            number=0,
            text=" ".join(document.text[mention.start : mention.end].split()),
            unit=unit,
            means=means,
            allows=allows,
            point=mention.value.point,
            grain=mention.value.grain if mention.value.point is not None else Fraction(1),
            first=first,
            last=max(last, first + 1),
            sentence=sentence,
            noun=_counted(passage, places)
            or _counted(
                passage, _noun(passage, mention, max(last, first + 1), passage.sentences[sentence][1])
            ),
            counted=_kind(passage, mention, first, last),
            way=change.direction if change else "",
            mode=change.mode if change else "",
            rate=mention.rate or "",
            ends=(ends[0].support, ends[1].support) if ends and unit == "date" else None,
        )


def _beyond(passage: Passage, first: int, means: Range, allows: Range) -> tuple[Range, Range]:
    """What a bare number means after a verb that says it was passed: "tops $1 trillion"."""
    for cue in ("beyond", "short"):
        start = max(first - 2, 0)
        if not any(start + end == first for _, end in passage.lexicon.found(cue, passage.words[start:first])):
            continue
        if means.is_point:
            over = cue == "beyond"
            means = allows = Range(lo=means.lo, lo_open=True) if over else Range(hi=means.lo, hi_open=True)
    return means, allows


def _counted(passage: Passage, noun: tuple[int, int] | None) -> tuple[int, int] | None:
    """The noun that the reader found, unless it is a verb of gain or loss: "32 flew away"."""
    if noun is None:
        return None
    lex, low = passage.lexicon, noun[0]
    stop = len(passage.words)
    cues = ("gains", "losses", "left", "total")
    verb = any(lex.phrase(cue, passage.words, low, stop) is not None for cue in cues)
    return None if verb and not lex.is_plural(passage.words[low]) else noun


def _noun(passage: Passage, mention: Mention, last: int, stop: int) -> tuple[int, int] | None:
    """What a bare number counts where the reader names nothing: "12 more peanuts", "8 fewer beads"."""
    if mention.kind != "count":
        return None
    lex, place = passage.lexicon, last
    while place < stop and passage.words[place] in lex.comparing:
        place += 1
    if place == last or place >= stop or not passage.senses[place]:
        return None
    return (place, place + 1)


def _kind(passage: Passage, mention: Mention, first: int, last: int) -> str:
    """The English noun for what is counted, and "age" for how old somebody is."""
    if mention.kind == "count":
        return mention.unit
    around = passage.words[max(first - 1, 0) : last + 1]
    return "age" if mention.kind == "duration" and passage.lexicon.told("aged", around) else "item"


def _turned(passage: Passage) -> Iterator[Figure]:
    """The figures with the way that the nearest word of their segment gives those that have none."""
    for figure in passage.figures:
        segment = passage.homes[figure.number]
        before = range(figure.first - 1, segment.low - 1, -1)
        after = range(figure.last, min(figure.last + CLOSE, segment.high))
        senses = (passage.senses[place] for place in (*before, *after))
        way = next((WAYS[sense] for sense in senses if sense in WAYS), "")
        yield figure if figure.way or not way else evolve(figure, way=way)


def _ranges(mention: Mention) -> tuple[Range, Range, str]:
    """What a mention means and allows, shares of one as percentages."""
    value: Value = mention.bound if mention.bound is not None else mention.value
    means, allows = literal(value)
    if mention.kind == "multiple" and _is_share(value):
        low = value.point is not None and value.point < 0
        means, allows = (-means, -allows) if low else (means, allows)
        return means.map(lambda x: x * 100), allows.map(lambda x: x * 100), "percent"
    if mention.change is not None and mention.change.mode == "by" and mention.change.direction == "down":
        means, allows = -means, -allows  # which way it went is told apart
    return means, allows, "item" if mention.kind == "count" else mention.unit


def _is_share(value: Value) -> bool:
    return value.point is not None and 0 < abs(value.point) <= 1


def _names(
    raw: Sequence[str], words: Sequence[str], sentences: Sequence[tuple[int, int]], lex: Lexicon
) -> Iterator[int]:
    """The places of words with a capital that nothing but a name asks for."""
    for low, high in sentences:
        longer = [place for place in range(low, high) if raw[place][0].isalpha() and len(raw[place]) > 3]
        capital = [place for place in longer if raw[place][0].isupper()]
        titled = len(longer) > 3 and len(capital) > TITLED * len(longer)
        for place in range(low, high):
            if raw[place][0].isupper() and lex.sense(words[place]) and not titled and place > low:
                yield place


# --- segments ----------------------------------------------------------------------------------------


def _segments(passage: Passage) -> Iterator[Segment]:
    by_sentence: dict[int, list[Figure]] = {}
    for figure in passage.figures:
        if figure.weak:
            continue
        by_sentence.setdefault(figure.sentence, []).append(figure)
    for figure in passage.figures:
        if figure.weak and figure.sentence not in by_sentence:
            low, high = passage.sentences[figure.sentence]
            yield Segment(low=low, high=high, figures=(figure.number,))
    for sentence, figures in by_sentence.items():
        yield from _led(passage, list(_parted(passage, sentence, figures)))


def _parted(passage: Passage, sentence: int, figures: list[Figure]) -> Iterator[Segment]:
    """A sentence cut between its figures."""
    low, high = passage.sentences[sentence]
    held = [figures[0]]
    for figure in figures[1:]:
        cut = _cut(passage, held[-1], figure)
        frame = held[-1].unit == "date" and not any(True for _ in passage.content(low, held[-1].first))
        if cut is None or (frame and len(held) == 1):  # "In 2019, 52 percent": of all that follows
            held.append(figure)
            continue
        yield Segment(low=low, high=cut, figures=tuple(each.number for each in held))
        low, held = cut, [figure]
    yield Segment(low=low, high=high, figures=tuple(each.number for each in held))


def _cut(passage: Passage, one: Figure, other: Figure) -> int | None:
    """Where the segment of one figure ends before that of the next: at the last sign, else the last "and"."""
    after = one.noun[1] if one.noun and one.noun[0] >= one.last else one.last
    between = range(min(after, other.first), other.first)
    signs = [place for place in between if passage.words[place] in PARTING]
    joined = [place for place in between if passage.words[place] in passage.lexicon.joining]
    return max(signs) if signs else max(joined) if joined else None


def _led(passage: Passage, segments: list[Segment]) -> Iterator[Segment]:
    """Segments with the subject of the one before, where they have none of their own."""
    lead: tuple[int, ...] = ()
    for index, segment in enumerate(segments):
        first = passage.figures[segment.figures[0]].first
        own = tuple(passage.content(segment.low, first))
        if index and len(own) < 2 and not any(place in passage.names for place in own):
            whose = not passage.lexicon.possessives.isdisjoint(passage.words[segment.low : first])
            verb = len(lead) > 1 and lead[-1] not in passage.names and not whose
            kept = lead[:-1] if own and verb else lead
            segment = evolve(segment, lead=kept)
            own = (*kept, *own)
        lead = own
        yield segment
