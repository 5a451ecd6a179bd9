"""Readers: from a text to a passage, with the figures that its mentions, stand-ins and ratios are.

    read("Both brothers own 12 of the 48 windows.", "en").figures  ->  2, 12, 48

In: a text and its language. Out: a `Passage`.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction

from attrs import evolve

from factcheck import documents, mentions
from factcheck.documents import Document, Source
from factcheck.entailments import ratios, segments, standins
from factcheck.entailments.figures import Figure, literal
from factcheck.entailments.lexicons import DOWN, UP, Lexicon, lexicon
from factcheck.entailments.passages import Passage
from factcheck.mentions import Mention, tokens
from factcheck.mentions.grammars import grammar
from factcheck.mentions.lexicons import cutter_of
from factcheck.ranges import Range
from factcheck.values import Value

WAYS = {UP: "up", DOWN: "down"}
LENGTH = 6
"""Words of a date that may hold a length of time."""
CLOSE = 3
"""Words after a figure among which one may say which way it went."""
GROWN, OLDEST = 3, 115
"""How old somebody is whose name a bare number stands beside."""
TITLED = 0.6
"""The share of longer words with a capital from which capitals tell no names, as in headings."""


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
        senses=_with_initials(raw, lex.senses(cut.words)),
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
    passage = evolve(passage, segments=tuple(segments.cut(passage)))
    return evolve(passage, figures=tuple(_turned(passage)))


def _with_initials(raw: Sequence[str], senses: Sequence[str]) -> tuple[str, ...]:
    """The senses with those of initials, which a word may hide: "US" and "U.S." are not "us"."""
    found = list(senses)
    low = 0
    while low < len(raw):
        high = low
        while high + 1 < len(raw) and len(raw[high]) == 1 and raw[high].isupper() and raw[high + 1] == ".":
            high += 2
        if high > low + 2:
            found[low:high] = ["".join(raw[low:high:2]), *[""] * (high - low - 1)]
        elif not found[low] and len(raw[low]) > 1 and raw[low].isupper():
            found[low] = raw[low]
        low = max(high, low + 1)
    return tuple(found)


def _mentioned(
    passage: Passage, document: Document, said: Sequence[Mention], cut: tokens.Tokens
) -> Iterator[Figure]:
    """The figures that the reader of mentions finds; dates without a year are words as others."""
    starts = [low for low, _ in passage.sentences]
    for mention in said:
        if mention.fault or mention.part_of_span is not None:
            continue
        means, allows, unit = _ranges(mention)
        first, last = bisect_left(cut.starts, mention.start), bisect_left(cut.starts, mention.end)
        text = " ".join(document.text[mention.start : mention.end].split())
        if unit == "date" and means.lo is None and means.hi is None:
            if (length := _length(passage, first, last)) is None:
                continue
            mention, first, last = length
            means, allows, unit = _ranges(mention)
        noun = mention.noun
        sentence = max(bisect_left(starts, first + 1) - 1, 0)
        places = (bisect_left(cut.starts, noun[0]), bisect_left(cut.starts, noun[1])) if noun else None
        change = mention.change
        if mention.value.hedge == "none" and unit != "date":
            means, allows = _beyond(passage, first, means, allows)
        ends = mention.value.ends
        yield Figure(
            number=0,
            text=text,
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
            mode=_mode(passage, mention, first),
            rate=mention.rate or "",
            ends=(ends[0].support, ends[1].support) if ends and unit == "date" else None,
            lasting=bool(ends)
            and passage.lexicon.told("lasting", passage.words[max(first - 1, 0) : first + 1]),
        )


def _mode(passage: Passage, mention: Mention, first: int) -> str:
    """How a change tells its figure: what it fell under is a level, and no fall of so much."""
    if mention.change is None:
        return ""
    crossed = mention.unit != "percent" and passage.lexicon.told("bounds", passage.words[first : first + 1])
    return "to" if crossed and mention.change.mode == "by" else mention.change.mode


def _length(passage: Passage, first: int, last: int) -> tuple[Mention, int, int] | None:
    """The length of time in a date that is told from an unknown day: "in six years' time", "100 năm sau"."""
    if last - first > LENGTH:
        return None
    for low in range(first, min(first + 2, last)):
        for high in range(last, low + 1, -1):
            text = " ".join(passage.words[low:high])
            found = mentions.find(documents.read(Source("<length>", text, None, passage.lexicon.code)))
            if len(found) == 1 and found[0].kind == "duration" and found[0].start == 0:
                return found[0], low, high
    return None


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
    if lex.plural and not passage.senses[low]:
        return None  # "half a million without electricity"
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
    if mention.kind == "count" and _is_apposed(passage, mention, first, last):
        return "age"
    before = (
        first - 1 - (first > 1 and passage.words[first - 1] in passage.lexicon.linking)
    )  # "the age of 80"
    around = passage.words[max(before, 0) : last + 1]
    if mention.kind == "count":
        return mention.unit
    return "age" if mention.kind == "duration" and passage.lexicon.told("aged", around) else "item"


def _is_apposed(passage: Passage, mention: Mention, first: int, last: int) -> bool:
    """Whether a bare number stands beside a name as people's ages do: "Samir Haddad, 34, opened …"."""
    words, point = passage.words, mention.value.point
    if mention.noun or point is None or point.denominator != 1 or not GROWN <= point <= OLDEST:
        return False
    signs = (words[first - 1 : first], words[last : last + 1] or (".",))
    return first > 1 and signs[0] in ((",",), ("(",)) and signs[1][0] in ",)." and first - 2 in passage.names


def _turned(passage: Passage) -> Iterator[Figure]:
    """The figures with the way that the nearest word of their segment gives those that have none."""
    for figure in passage.figures:
        segment = passage.homes[figure.number]
        before = range(figure.first - 1, segment.low - 1, -1)
        after = range(figure.last, min(figure.last + CLOSE, segment.high))
        senses = (passage.senses[place] for place in (*before, *after))
        way = next((WAYS[sense] for sense in senses if sense in WAYS), "")
        yield figure if figure.way or not way or figure.unit == "date" else evolve(figure, way=way)


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
            if not raw[place][0].isupper() or not (sense := lex.sense(words[place])):
                continue
            if lex.is_land(sense) or (not titled and place > low):
                yield place
