"""Sources in, documents out: the shared text, its paragraphs, their regions and sentences, exact places.

    read(Source("a.txt", "Exports rose.\nThey fell.")).locate(0, 7).text == "Exports"

Every stage works on `Document.text`; `Document.locate` alone leads back to the characters as they came.
A kind of file is a reader from a text to a layout, listed by suffix in READERS.
"""

import functools
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

import attrs
from attrs import field, frozen

from factcheck import languages
from factcheck.documents import comments, datelines, markdowns, publications, regions, texts
from factcheck.documents.alignments import Alignment, edit, normalise
from factcheck.documents.blocks import Layout
from factcheck.documents.dates import Calendar
from factcheck.documents.sentences import Usage, split
from factcheck.documents.sources import Source, load
from factcheck.errors import DocumentError
from factcheck.periods import Period

__all__ = ["READERS", "Document", "Note", "Paragraph", "Place", "Sentence", "Source", "load", "read"]

READERS: Mapping[str, Callable[[str], Layout]] = {
    ".txt": texts.read,
    ".md": markdowns.read,
    ".markdown": markdowns.read,
}

LINE_END = re.compile(r"\r\n?|\n")


@frozen
class Sentence:
    """Characters start..end of a document's text."""

    start: int
    end: int


@frozen
class Paragraph:
    """Characters start..end of a document's text, the region they are in, and their sentences."""

    start: int
    end: int
    region: str
    sentences: tuple[Sentence, ...]


@frozen
class Place:
    """Characters of a source as it came: text == source.text[start:end]; line and column count from 1."""

    start: int
    end: int
    line: int
    column: int
    text: str


@frozen
class Note:
    """A comment to factcheck: where in the text it stood, its place in the source, what it says."""

    at: int
    place: Place
    text: str


@frozen(kw_only=True)
class Document:
    """A source as read; every offset but those of a Place counts the characters of `text`."""

    source: Source
    text: str = field(repr=False)
    language: str
    reported: Period | None
    title: str
    paragraphs: tuple[Paragraph, ...] = field(repr=False)
    alignments: tuple[Alignment, ...] = field(repr=False)
    line_starts: tuple[int, ...] = field(repr=False)
    notes: tuple[Note, ...] = field(default=(), repr=False)
    reading: str = "normal"  # how strictly its hedges are taken: strict, normal or lenient

    def locate(self, start: int, end: int) -> Place:
        """Where the characters start..end stand in the source as it came."""
        if not 0 <= start <= end <= len(self.text):
            raise IndexError(f"{start}..{end} is outside the text of {self.source.id}")
        return _place(self.source, self.alignments, self.line_starts, start, end)

    def paragraph_at(self, offset: int) -> Paragraph:
        """The paragraph that holds the character, or the last one before it."""
        return self.paragraphs[max(bisect_right(self.paragraphs, offset, key=_start) - 1, 0)]

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds the character, or the last one before it in its paragraph."""
        sentences = self.paragraph_at(offset).sentences
        return sentences[max(bisect_right(sentences, offset, key=_start) - 1, 0)]


def _start(part: Paragraph | Sentence) -> int:
    return part.start


def read(source: Source, *, reading: str = "normal") -> Document:
    """The source as a document; every visible character of its text is in a sentence of a paragraph.

    Raises:
        DocumentError: where the source names a language that no language file covers.
    """
    changes = list(normalise(source.text))
    told = comments.found(changes[-1].text)
    if told:
        changes.append(edit(changes[-1].text, ((note.start, note.end, "") for note in told)))
    noted, plain = len(changes), changes[-1].text
    layout = READERS.get(PurePosixPath(source.id).suffix.lower(), texts.read)(plain)
    source, code = _completed(source, layout, plain)
    calendar = Calendar.of(code)
    cues, usage = _habits(code)
    named = regions.assign(plain, layout.blocks, cues, calendar)
    if layout.changes:
        changes.append(edit(plain, layout.changes))
    paragraphs = tuple(_paragraphs(changes[-1], layout, named, usage))
    text, line_starts = changes[-1].text, tuple(_line_starts(source.text))
    headings = (text[each.start : each.end] for each in paragraphs if each.region == "heading")
    opening = [each for each in paragraphs if each.region in ("heading", "body")]
    ends = (*opening[: regions.OPENING], *opening[regions.OPENING :][-1:])
    lines = [text[each.start : each.end][: 2 * datelines.LONGEST] for each in ends]
    bylines = [text[each.start : each.end] for each in paragraphs if each.region == "byline"]
    return Document(
        source=source,
        text=text,
        language=code,
        reported=publications.window(
            source, layout.front, bylines, calendar, lambda: datelines.said(lines, calendar, cues.dated)
        ),
        title=source.title or " ".join(next(headings, "").split()),
        paragraphs=paragraphs,
        alignments=tuple(changes),
        line_starts=line_starts,
        notes=tuple(_notes(source, changes, noted, told, line_starts)) if told else (),
        reading=reading,
    )


@functools.cache
def _habits(code: str) -> tuple[regions.Cues, Usage]:
    """What a language's writers open furniture, captions and bylines with, and how they use the full stop."""
    language = languages.load(code)
    cues = regions.Cues.of(language.furniture, language.caption, language.byline, language.dated)
    return cues, Usage(frozenset(language.abbreviations), frozenset(language.data["detect"]["words"]))


def _completed(source: Source, layout: Layout, text: str) -> tuple[Source, str]:
    """The source with what its front matter adds, and the language to read it in."""
    front = layout.front
    if front:
        source = attrs.evolve(
            source,
            title=source.title or front.get("title", ""),
            publisher=source.publisher or front.get("publisher", ""),
        )
    stated = source.language or front.get("lang") or front.get("language")
    if not stated:
        return source, languages.detect(text)
    known = languages.known()
    for code in (stated.lower(), stated.lower().replace("_", "-").split("-")[0]):
        if code in known:
            return source, code
    raise DocumentError(f'{source.id}: no language "{stated}"; expected one of {", ".join(known)}')


def _paragraphs(last: Alignment, layout: Layout, named: Sequence[str], usage: Usage) -> Iterator[Paragraph]:
    forth = last.forth if layout.changes else int
    for block, region in zip(layout.blocks, named, strict=True):
        start, end = forth(block.start), forth(block.end)
        breaks = [forth(offset) for offset in block.breaks]
        spans = split(last.text, start, end, usage, breaks)
        sentences = tuple(Sentence(low, high) for low, high in spans)
        if sentences:
            yield Paragraph(sentences[0].start, sentences[-1].end, region, sentences)


def _notes(
    source: Source,
    changes: Sequence[Alignment],
    noted: int,
    told: Iterable[comments.Note],
    line_starts: Sequence[int],
) -> Iterator[Note]:
    """The notes with their places; the change before number `noted` took them out of the text."""
    for note in told:
        at = note.start
        for change in changes[noted - 1 :]:
            at = change.forth(at)
        place = _place(source, changes[: noted - 1], line_starts, note.opens, note.end)
        yield Note(at, place, note.text)


def _place(
    source: Source, alignments: Sequence[Alignment], line_starts: Sequence[int], start: int, end: int
) -> Place:
    for alignment in reversed(alignments):
        start, end = alignment.back(start, end)
    line = bisect_right(line_starts, start)
    return Place(start, end, line, start - line_starts[line - 1] + 1, source.text[start:end])


def _line_starts(text: str) -> Iterator[int]:
    yield 0
    yield from (match.end() for match in LINE_END.finditer(text))
