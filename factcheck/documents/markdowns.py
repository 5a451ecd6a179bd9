"""Markdown in, blocks out, with markup to drop and the front matter read.

    read("# Trade\n\n**25** firms").blocks -> heading 0..7, prose 9..21; changes drop "# " and both "**"

Block structure is CommonMark's with tables, by markdown-it-py, which says on which lines each block
stands; markup inside a line is dropped here, because only here its characters are known.
"""

import html
from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex
from markdown_it import MarkdownIt
from markdown_it.token import Token

from factcheck.documents.blocks import Block, Change, Layout, Line, lines
from factcheck.documents.texts import ADDRESS, CITATION, IMAGE

FRONT = regex.compile(r"(---|\+\+\+)[ ]*\n((?:(?!\1[ ]*(?:\n|$))[^\n]*\n){0,200})\1[ ]*(?:\n|$)")
PAIR = regex.compile(r"(?m)^([A-Za-z][\w-]{0,40})[ ]*[:=][ ]*(\S[^\n]*)$")
REFERENCE = regex.compile(r"\s{0,3}\[[^\]\n]{1,200}\]:\s*\S")
LINK = regex.compile(
    r"(!?\[)[^\[\]\n]{0,500}(\](?:\([^()\s]{0,2000}(?:\s+\"[^\"\n]{0,300}\")?\s?\)|\[[^\[\]\n]{0,100}\]))"
)
LINK_END = regex.compile(r"(?<=\])\([^()\s]{1,2000}(?:\s+\"[^\"\n]{0,300}\")?\s?\)")
TAG = regex.compile(r"</?[A-Za-z][^<>\n]{0,2000}>|<https?:[^<>\s]{0,2000}>")
EMPHASIS = regex.compile(r"\*{2,3}|_{2,3}|~~|`+|(?<![\w*])[*_](?=[^\s*_])|(?<=[^\s*_])[*_](?![\w*])")
FOOTNOTE = regex.compile(r"\[\^[^\]\s]{1,40}\]:?")
ESCAPE = regex.compile(r"\\(?=[!-/:-@\[-`{-~])")
ENTITY = regex.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31}\d{0,2});")
MARK = regex.compile(r"\s*(?:>\s?)*(?:[-*+]|\d{1,9}[.)])\s+")
QUOTE = regex.compile(r"\s{0,3}(?:>[ ]?)+")
HEADING = regex.compile(r"\s{0,3}#{1,6}\s+|\s+#+\s*$|^\s*(?:=+|-+)\s*$")
HIDDEN = regex.compile(r"(?i)\s*<(?:script|style|pre|textarea)\b")

BLOCKS = MarkdownIt("commonmark").enable("table").disable(["inline"])


def read(text: str) -> Layout:
    """The blocks of a Markdown text, the markup in it, and its front matter."""
    rows = list(lines(text))
    front = FRONT.match(text)
    skipped = front.group().count("\n") if front else 0
    body = "\n" * skipped + text[front.end() :] if front else text
    leaves = [Block(0, front.end(), "furniture")] if front else []
    changes: list[Change] = []
    covered = set(range(skipped))
    for kind, first, last in _leaves(BLOCKS.parse(body), changes, rows):
        leaves.append(Block(rows[first].start, rows[last - 1].end, kind, _breaks(kind, rows[first:last])))
        covered.update(range(first, last))
    for number, line in enumerate(rows):
        if number not in covered and any(map(str.isalnum, line.text)):
            leaves.append(Block(line.start, line.end, "furniture" if REFERENCE.match(line.text) else "prose"))
    ordered = sorted(leaves, key=lambda block: block.start)
    changes += _inline(text)
    pairs = (
        {key.lower(): value.strip().strip("\"'") for key, value in PAIR.findall(front[2])} if front else {}
    )
    return Layout(blocks=tuple(_grouped(text, ordered)), changes=tuple(changes), front=pairs)


def _leaves(
    tokens: Sequence[Token], changes: list[Change], rows: list[Line]
) -> Iterator[tuple[str, int, int]]:
    """Kind, first line and line after the last of each block of text; marks of lines go to `changes`."""
    opened: list[str] = []
    for token in tokens:
        first, last = token.map or (0, 0)
        if token.nesting == 1:
            opened.append(token.type)
            if token.type == "blockquote_open":
                changes += _found(QUOTE, rows[first:last])
            elif token.type == "list_item_open":
                changes += _found(MARK, rows[first : first + 1])
            elif token.type == "heading_open":
                changes += _found(HEADING, rows[first:last])
            elif token.type == "table_open":
                changes.append((rows[first + 1].start, rows[first + 1].end, ""))
                yield ("table", first, last)
        elif token.nesting == -1:
            opened.pop()
        elif last > first and "table_open" not in opened:
            yield from _leaf(token, opened, rows[first])


def _leaf(token: Token, opened: list[str], row: Line) -> Iterator[tuple[str, int, int]]:
    first, last = token.map or (0, 0)
    kind = "prose"
    if token.type == "fence" or (token.type == "html_block" and HIDDEN.match(token.content)):
        kind = "furniture"
    elif token.type not in ("inline", "code_block", "html_block"):
        return
    elif "heading_open" in opened:
        kind = "heading"
    elif "list_item_open" in opened:
        kind = "item"
    elif IMAGE.match(row.text):
        kind = "image"
    yield (kind, first, last)


def _breaks(kind: str, rows: Sequence[Line]) -> tuple[int, ...]:
    """Where the rows of a table begin, and the lines after a hard line break."""
    pairs = pairwise(rows)
    return tuple(row.start for above, row in pairs if kind == "table" or above.text.endswith(("  ", "\\")))


def _grouped(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks with tight lists, and the line with a colon that opens them, as one paragraph."""
    held: list[Block] = []
    for block in blocks:
        if held and not (block.kind == "item" and _belongs(text, held, block)):
            yield _whole(held)
            held = []
        held.append(block)
    if held:
        yield _whole(held)


def _whole(parts: Sequence[Block]) -> Block:
    first, breaks = parts[0], list(parts[0].breaks)
    for part in parts[1:]:
        breaks += (part.start, *part.breaks)
    return Block(first.start, parts[-1].end, first.kind, tuple(breaks))


def _belongs(text: str, above: Sequence[Block], item: Block) -> bool:
    end = above[-1].end
    opening = len(above) == 1 and above[0].kind == "prose" and text[end - 1 : end] == ":"
    tight = text.count("\n", end, item.start) <= 1
    return opening or (tight and (above[0].kind == "item" or len(above) > 1))


def _found(pattern: "regex.Pattern[str]", rows: Sequence[Line]) -> Iterator[Change]:
    for row in rows:
        for match in (
            pattern.finditer(row.text) if pattern is HEADING else filter(None, [pattern.match(row.text)])
        ):
            yield (row.start + match.start(), row.start + match.end(), "")


def _inline(text: str) -> Iterator[Change]:
    """The markup inside lines: comments, tags, addresses, emphasis, escapes, entities, footnote marks."""
    yield from _comments(text)
    for match in LINK.finditer(text):
        yield (*match.span(1), "")
        yield (*match.span(2), "")
    for pattern in (LINK_END, ADDRESS, EMPHASIS, FOOTNOTE, CITATION, ESCAPE):
        for match in pattern.finditer(text):
            yield (match.start(), match.end(), "")
    for match in TAG.finditer(text):
        yield (match.start(), match.end(), " " if match.group().lower().startswith("<br") else "")
    for match in ENTITY.finditer(text):
        known = html.unescape(match.group())
        if known != match.group():
            yield (match.start(), match.end(), " " if known.isspace() else known)


def _comments(text: str) -> Iterator[Change]:
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            return
        yield (start, end + 3, "")
        start = text.find("<!--", end + 3)
