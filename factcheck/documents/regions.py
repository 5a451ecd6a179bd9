"""Blocks of a text in, the region of each out: body, heading, caption, teaser, byline or furniture.

    assign("Most read\nFlood hits the coast\n", blocks, cues) == ["furniture", "furniture"]

A figure in furniture is never linked, so what is not plainly furniture is body. Furniture begins at a line
that is nothing but a cue of the language ("Related articles") and lasts until prose resumes or a heading
of the text's own comes.
"""

from collections.abc import Iterable, Sequence

import regex
from attrs import frozen

from factcheck.documents.blocks import Block
from factcheck.documents.dates import Calendar

IMAGE = regex.compile(r"\s*!\[(?P<alt>(?:[^\[\]\n]|\[[^\[\]\n]{0,200}\]){0,500}+)\](?:\([^()\s]{0,2000}\))?")
FULL_STOP = regex.compile(r"[.。…][\p{Pe}\p{Pf}\"'*_]*[\s|]*$")
STOP = regex.compile(r"[.!?…。！？:;,][\p{Pe}\p{Pf}\"'*_]*[\s|]*$")
EDGES = regex.compile(r"^[\W_]+|[\W_]+$")
PERSON = regex.compile(r"\p{Lu}[\p{L}'’.-]*(?:\s+\p{Lu}[\p{L}'’.-]*){1,3}$")
FILE_NAME = regex.compile(r"(?i)\.(?:jpe?g|png|gif|webp)$")
PROSE = 4  # words: a line with so many that ends in a full stop is prose, not a headline
SHORT = 150  # characters: no headline, byline or heading is longer
OPENING = 6  # blocks: where a byline stands, unless it ends the text
CAPTION = 400


@frozen(kw_only=True)
class Cues:
    """The words of one language that give a line away, in lower case."""

    furniture: frozenset[str] = frozenset()
    caption: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        furniture: Iterable[str],
        caption: Iterable[str],
        byline: Iterable[str],
        dated: Iterable[str] = (),
    ) -> "Cues":
        """The cues of a language file, in one spelling: its "(Photo:" and "photo" are the same cue."""
        furniture, caption, byline, dated = (
            [EDGES.sub("", cue.lower()) for cue in cues] for cues in (furniture, caption, byline, dated)
        )
        longest = sorted(dated, key=lambda cue: (-len(cue), cue))
        return cls(
            furniture=frozenset(furniture), caption=tuple(caption), byline=tuple(byline), dated=tuple(longest)
        )


def assign(text: str, blocks: Sequence[Block], cues: Cues, calendar: Calendar) -> list[str]:
    """The region of each block, in order."""
    regions: list[str] = []
    aside = False
    title = _title(text, blocks, calendar)
    for index, block in enumerate(blocks):
        words = text[block.start : block.end].strip()
        if _core(words) in cues.furniture:
            aside = True
        elif aside and (block.kind == "heading" or _prose(words) or _figures(block, words)):
            aside = False
        if aside or _pointer(words, cues):
            regions.append("furniture")
        elif block.kind in ("heading", "furniture"):
            regions.append(block.kind)
        elif block.kind == "image":
            regions.append(_image(words))
        elif _caption(words, cues) or _under_image(text, blocks, index):
            regions.append("caption")
        elif _byline(words, index, len(blocks), cues, calendar):
            regions.append("byline")
        else:
            regions.append("heading" if index == title or _heading(text, blocks, index) else "body")
    return regions


def _core(words: str) -> str:
    return EDGES.sub("", words.lower()) if len(words) <= SHORT else ""


def _prose(words: str) -> bool:
    return len(words.split(maxsplit=PROSE)) >= PROSE and FULL_STOP.search(words[-40:]) is not None


def _figures(block: Block, words: str) -> bool:
    return block.kind == "table" and sum(any(map(str.isdigit, cell)) for cell in words.split("|")) >= 2


def _pointer(words: str, cues: Cues) -> bool:
    """Whether a line only sends the reader elsewhere: "Read more: Flood hits the coast"."""
    cue, colon, rest = words[:SHORT].partition(":")
    return bool(colon and rest) and _core(cue) in cues.furniture and not STOP.search(words[-40:])


def _image(words: str) -> str:
    found = IMAGE.match(words)
    rest = words[found.end() :].strip() if found else words
    if rest.endswith("|") and len(rest.split()) >= 4:
        return "teaser"
    if len(rest.split()) >= 4:
        return "body"
    return "caption" if EDGES.sub("", rest) or (found and found["alt"].strip()) else "furniture"


def _caption(words: str, cues: Cues) -> bool:
    """Whether a credit opens the line or stands in brackets at its end: "(Photo: VNA)"."""
    if len(words) > CAPTION:
        return False
    low = words.lower()
    credit = low[low.rfind("(") + 1 :] if low.rstrip(" .|").endswith(")") else ""
    return any(low.startswith(f"{cue}:") or credit.startswith((f"{cue}:", f"{cue} ")) for cue in cues.caption)


def _under_image(text: str, blocks: Sequence[Block], index: int) -> bool:
    if index == 0 or blocks[index - 1].kind not in ("image", "furniture"):
        return False
    above, block = blocks[index - 1], blocks[index]
    before = text[above.start : above.end].strip()
    named = FILE_NAME.search(before[-6:]) is not None
    image = named or (above.kind == "image" and _image(before) != "teaser")
    tight = text[above.end : block.start].count("\n") <= 1
    return image and tight and block.kind == "prose" and block.end - block.start <= CAPTION


def _byline(words: str, index: int, count: int, cues: Cues, calendar: Calendar) -> bool:
    ends = index == count - 1
    if count == 1 or (index >= OPENING and not ends) or len(words) > SHORT or STOP.search(words[-40:]):
        return False
    words = EDGES.sub("", words)
    if calendar.only(words, (*cues.dated, *cues.byline)) or (ends and PERSON.match(words)):
        return True
    cue = next((cue for cue in cues.byline if words.lower().startswith((f"{cue} ", f"{cue}:"))), "")
    rest = words[len(cue) :].lstrip(" :")
    if not cue or not rest:
        return False
    dates = calendar.find(rest)
    opens_dated = bool(dates) and dates[0][0] == 0
    return opens_dated or ((rest[0].isupper() or " " in cue) and (bool(dates) or len(rest.split()) <= 4))


def _title(text: str, blocks: Sequence[Block], calendar: Calendar) -> int | None:
    """Where a text's title is: the longest of the short lines before its first prose, menus and all."""
    found, most = None, 0
    for index, block in enumerate(blocks[:-1]):
        words = text[block.start : block.end].strip()
        if block.kind == "heading" or _prose(words):
            break
        length = len(words.split())
        if length > most and _short(block, words) and not calendar.find(words):
            found, most = index, length
    return found


def _heading(text: str, blocks: Sequence[Block], index: int) -> bool:
    """Whether a short line without a stop stands over prose."""
    block = blocks[index]
    if index + 1 >= len(blocks) or not _short(block, text[block.start : block.end].strip()):
        return False
    after = blocks[index + 1]
    return after.kind == "prose" and _prose(text[after.start : after.end])


def _short(block: Block, words: str) -> bool:
    return (
        block.kind == "prose"
        and len(words) <= SHORT
        and words[:1].isupper()
        and STOP.search(words[-40:]) is None
    )
