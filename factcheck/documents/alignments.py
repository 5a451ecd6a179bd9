"""A text changed for reading (normalised, markup dropped), with the way back to the exact characters.

    normalise("\u00a07\r\n").text == " 7\n" ; normalise("\u00a07\r\n").back(2, 3) == (2, 4)

An alignment is the changed text and its edits, in order; between edits both texts are the same
characters. Changes made in turn are undone in turn: the last one's `back` first.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import itemgetter

import regex
from attrs import field, frozen

# Zero-width and invisible characters say nothing about a figure and break up the words around it.
INVISIBLE = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
BREAKS = "\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
ODD = regex.compile(rf"(?P<gone>[{INVISIBLE}]+)|(?P<space>[{SPACES}])|(?P<line>\r\n?|[{BREAKS}])")
# What can compose with the character before it: marks and the later letters of a Hangul syllable. At most
# thirty at once (as in Unicode's stream-safe format), because ordering a long run takes quadratic time.
CLUSTER = regex.compile(r"(?s).[\p{M}\u1160-\u11ff]{0,30}")

Edit = tuple[int, int, int, int]  # start and end in the changed text, start and end in the one before


@frozen
class Alignment:
    """A changed text and how its characters lie on the text before it."""

    text: str
    edits: tuple[Edit, ...] = field(default=(), repr=False)

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The smallest span of the text before that holds the characters start..end of this one."""
        if not self.edits:
            return start, end
        first = self._before(start)[0]
        return (first, self._before(end - 1)[1] if end > start else first)

    def forth(self, offset: int) -> int:
        """Where an offset of the text before falls in this one; inside an edit, at the edit's start."""
        index = bisect_right(self.edits, offset, key=itemgetter(2)) - 1
        if index < 0:
            return offset
        start, end, _, after = self.edits[index]
        return start if offset < after else end + offset - after

    def _before(self, offset: int) -> tuple[int, int]:
        index = bisect_right(self.edits, offset, key=itemgetter(0)) - 1
        if index < 0:
            return (offset, offset + 1)
        _, end, before, after = self.edits[index]
        if offset < end:
            return (before, after)
        return (after + offset - end, after + offset - end + 1)


def normalise(text: str) -> tuple[Alignment, ...]:
    """Plain spaces and line feeds and nothing invisible, then Unicode form C: the changes in turn."""
    plain = replace(text, _oddities(text))
    if unicodedata.is_normalized("NFC", plain.text):
        return (plain,)
    return (plain, replace(plain.text, _compositions(plain.text)))


def edit(text: str, changes: Iterable[tuple[int, int, str]]) -> Alignment:
    """The text with each span put as its new characters; spans in any order, those that overlap as one."""
    apart: list[tuple[int, int, str]] = []
    for start, end, new in sorted(changes):
        if apart and start < apart[-1][1]:
            low, high, before = apart[-1]
            apart[-1] = (low, max(end, high), before)
        elif end > start:
            apart.append((start, end, new))
    return replace(text, apart)


def replace(text: str, changes: Iterable[tuple[int, int, str]]) -> Alignment:
    """The text with each span start..end put as the new characters; spans in order, apart."""
    pieces: list[str] = []
    edits: list[Edit] = []
    done = length = 0
    for start, end, new in changes:
        pieces += (text[done:start], new)
        length += start - done
        edits.append((length, length + len(new), start, end))
        length += len(new)
        done = end
    pieces.append(text[done:])
    return Alignment("".join(pieces), tuple(edits))


def _oddities(text: str) -> Iterator[tuple[int, int, str]]:
    for match in ODD.finditer(text):
        yield (
            match.start(),
            match.end(),
            {"gone": "", "space": " ", "line": "\n"}[match.lastgroup or "gone"],
        )


def _compositions(text: str) -> Iterator[tuple[int, int, str]]:
    for match in CLUSTER.finditer(text):
        composed = unicodedata.normalize("NFC", match.group())
        if composed != match.group():
            yield (match.start(), match.end(), composed)
