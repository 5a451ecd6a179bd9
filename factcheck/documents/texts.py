"""Plain text in, blocks out: one paragraph a line, or lines wrapped by hand, told apart by evidence.

    read("Exports rose\nby a tenth.\n\n- Rice").blocks -> prose 0..24, item 26..32

Blank lines part blocks. Inside a run of lines, a line goes on in the next where the next begins in lower
case, or where the document as a whole is wrapped (short lines, many of them broken before a lower-case
word) and the line is full or stops in mid-sentence.
"""

from collections.abc import Iterator
from itertools import pairwise

import regex
from attrs import frozen

from factcheck.documents.blocks import Block, Layout, Line, lines

LONGEST = 120  # nobody wraps wider than this; a longer line is a paragraph
BULLET = regex.compile(r"\s*(?:[-–—•◦▪‣*+]|\(?(?:\d{1,2}|\p{L})[.)])\s+\S")
SIGNED = regex.compile(r"(?:\S+\s+){0,6}\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?:\W{1,4}\d{1,2}:\d{2})?\s*$")
POINT = regex.compile(r"\s*\(?(\d{1,2})[.)]\s+(?=\S)")
RULES = tuple("-=_*~#")
ADDRESSES = ("http", "ftp:", "www.")
RULE = regex.compile(r"\s*([-=_*~#])(?:\s*\1){2,}\s*$")
IMAGE = regex.compile(r"\s*!\[")
ADDRESS = regex.compile(r"(?i)(?:https?://|ftp://|www\.)[^\s<>\"”|()]*[^\s<>\"”|.,;:!?()\]]")
FILE = regex.compile(
    r"(?i)\s*[\w~%+-][\w.~%+-]{0,200}\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?|mp[34]|avi|mov|pdf)\s*$"
)
NO_IMAGE = regex.compile(r"!\[\]\([^()\s]{0,2000}\)")
CITATION = regex.compile(r"(?<=[\p{L}\d.,;:)”\"\]])\[\d{1,3}\]")
STOP = regex.compile(r"[.!?…。！？:;|][\p{Pe}\p{Pf}\"'*_]*$")
OPEN_END = regex.compile(r"[,(\-–—/&]$")
OPENS_LOW = regex.compile(r"\s*[\p{Ps}\p{Pi}\"']*\p{Ll}")


@frozen
class Habit:
    """How a document breaks its lines: whether by hand, and how wide."""

    wrapped: bool
    width: int


def read(text: str) -> Layout:
    """The blocks of a plain text; web addresses, citation marks and the numbers of points as markup."""
    rows = list(lines(text))
    marks = [match.span() for pattern in (ADDRESS, CITATION, NO_IMAGE) for match in pattern.finditer(text)]
    changes = tuple((*span, "") for span in (*marks, *_numbers(rows)))
    return Layout(blocks=tuple(_blocks(rows, habit_of(rows))), changes=changes)


def _blocks(rows: list[Line], habit: Habit) -> Iterator[Block]:
    held: list[Line] = []
    kind, breaks = "", list[int]()
    for line in rows:
        here = "" if line.blank else kind_of(line)
        if held and here and _continues(kind, bool(breaks), held[-1], line, here, habit):
            breaks += [line.start] * (here in ("item", "table"))
            held.append(line)
            continue
        if held:
            yield Block(held[0].start, held[-1].end, kind, tuple(breaks))
        held, kind, breaks = [line] if here else [], here, []
    if held:
        yield Block(held[0].start, held[-1].end, kind, tuple(breaks))


def _numbers(rows: list[Line]) -> Iterator[tuple[int, int]]:
    """The numbers that count points one after the other: they are no figures."""
    points = [(line, found) for line in rows if (found := POINT.match(line.text))]
    for index, (line, found) in enumerate(points):
        near = points[max(index - 1, 0) : index + 2]
        if any(abs(int(other[1]) - int(found[1])) == 1 for _, other in near):
            yield (line.start + found.start(1), line.start + found.end())


def kind_of(line: Line) -> str:
    """The kind of block that a line would begin."""
    text = line.text
    bare = text.strip()
    if len(text) < 2000 and (
        (bare[:1] in RULES and RULE.match(text))
        or ("." in bare[-5:] and FILE.match(text))
        or (bare[:4].lower() in ADDRESSES and ADDRESS.fullmatch(bare))
    ):
        return "furniture"
    if IMAGE.match(text):
        return "image"
    if text.count("|") >= 2 or bare.startswith("|") or "\t" in bare:
        return "table"
    return "item" if BULLET.match(text) else "prose"


def habit_of(rows: list[Line]) -> Habit:
    """How the document breaks its lines, by every break after a line short enough to be wrapped."""
    pairs = [
        (line, after)
        for line, after in pairwise(rows)
        if not line.blank and not after.blank and len(line.text) <= LONGEST and kind_of(after) == "prose"
    ]
    width = max((len(line.text) for line, _ in pairs), default=0)
    low = sum(1 for line, after in pairs if OPENS_LOW.match(after.text) and not _stops(line))
    full = sum(1 for line, after in pairs if _full(line, after, width))
    often_low = low >= max(2, 0.3 * len(pairs))
    return Habit(often_low or full >= max(3, 0.6 * len(pairs)), width)


def _continues(kind: str, listed: bool, last: Line, line: Line, here: str, habit: Habit) -> bool:
    """Whether a line of the kind `here` goes on with a block of a kind that may have `listed` points."""
    if here == "item":
        # A list without blank lines, and the line with a colon that opens it, are one paragraph.
        return kind == "item" or listed or (kind == "prose" and last.text.rstrip().endswith(":"))
    if "table" in (here, kind):
        return here == kind
    if here != "prose" or kind not in ("prose", "item") or SIGNED.match(line.text):
        return False  # SIGNED: "by Ann Lee 15/08/2025" stands under a title, however it begins
    if not _stops(last) and (OPENS_LOW.match(line.text) or OPEN_END.search(last.text.rstrip()[-1:])):
        return True
    if not habit.wrapped or len(last.text) > LONGEST:
        return False
    return _full(last, line, habit.width) or (kind_of(last) == "item" and not _stops(last))


def _stops(line: Line) -> bool:
    return STOP.search(line.text.rstrip()[-40:]) is not None


def _full(line: Line, after: Line, width: int) -> bool:
    word = after.text.split(maxsplit=1)[0]
    return len(line.text.rstrip()) + 1 + len(word) > 0.85 * width
