"""Where a report goes in, how wide it may be and whether it may have colour out.

    style = Style.of(sys.stdout); style.paint("contradiction", "red"); style.cut("a long quote", 40)

Widths count the columns of a terminal: wide letters are two, combining marks none.
"""

import itertools
import os
import shutil
from collections.abc import Iterator, Sequence
from typing import TextIO

import regex
from attrs import frozen
from wcwidth import wcswidth

from factcheck.verdicts import SEVERITIES

CODES = {"red": "31;1", "yellow": "33;1", "cyan": "36", "green": "32", "bold": "1", "dim": "2"}
NARROWEST, WIDEST = 40, 200
WITHOUT_CONTROLS = ("dumb", "linux")
"""Values of TERM of terminals that would print a link's control codes, or drop what is in them."""

LETTER = regex.compile(r"\X")
"""What a reader takes for one letter, with all the marks on it: only between two may a text be cut."""


@frozen(kw_only=True)
class Style:
    """How to write for one reader."""

    width: int = 80
    colour: bool = False
    links: bool = False
    verbose: bool = False
    fail_on: str = "error"  # the least severity that makes a run fail

    @classmethod
    def of(cls, stream: TextIO, *, verbose: bool = False, fail_on: str = "error") -> "Style":
        """The style for a stream: a terminal's width, colour and links, else 80 columns of plain text.

        NO_COLOR, FORCE_COLOR, FORCE_HYPERLINK and COLUMNS are followed, the first of them first.
        """
        terminal = stream.isatty()
        usual = shutil.get_terminal_size((80, 24)).columns if terminal else 80
        return cls(
            width=_columns(usual),
            colour=_coloured(terminal),
            links=_linked(terminal),
            verbose=verbose,
            fail_on=fail_on,
        )

    def fails(self, severity: str) -> bool:
        """Whether a finding of this severity makes the run fail."""
        return self.fail_on != "never" and SEVERITIES.index(severity) >= SEVERITIES.index(self.fail_on)

    def paint(self, text: str, colour: str) -> str:
        """The text in a colour, or as it is where there is none."""
        return f"\x1b[{CODES[colour]}m{text}\x1b[0m" if self.colour and text else text

    def link(self, text: str, uri: str) -> str:
        """The text so that a click on it opens what the address names, or as it is where there are no links.

        Source: OSC 8, as terminals agreed on it in "Hyperlinks in terminal emulators".
        """
        return f"\x1b]8;;{uri}\x1b\\{text}\x1b]8;;\x1b\\" if self.links and uri and text else text


def _coloured(terminal: bool) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (terminal and os.environ.get("TERM") != "dumb")


def _linked(terminal: bool) -> bool:
    wanted = os.environ.get("FORCE_HYPERLINK")
    return terminal and wanted != "0" and (bool(wanted) or os.environ.get("TERM") not in WITHOUT_CONTROLS)


def _columns(usual: int) -> int:
    given = os.environ.get("COLUMNS", "")
    return min(max(int(given) if given.isdigit() and int(given) else usual, NARROWEST), WIDEST)


def flat(text: str) -> str:
    """The text on one line, without the characters that would steer a terminal."""
    return " ".join("".join(char if char.isprintable() or char.isspace() else "" for char in text).split())


def some(count: int, noun: str, plural: str = "") -> str:
    """A number of things: 1 error, 2 errors."""
    return f"{count:,} {noun if count == 1 else plural or f'{noun}s'}"


def columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    wide = len(text) if text.isascii() else wcswidth(text)
    return wide if wide >= 0 else sum(max(wcswidth(char), 0) for char in text)


def cut(text: str, width: int) -> str:
    """The text's beginning in so many columns, with … where something is left out."""
    text = flat(text)
    return text if columns(text) <= width else _head(text, width - 1).rstrip() + "…"


def tail(text: str, width: int) -> str:
    """The text's end, for paths: their last part tells them apart."""
    if columns(text) <= width:
        return text
    letters = LETTER.findall(text)
    kept, used = len(letters), 1
    while kept and (used := used + columns(letters[kept - 1])) <= width:
        kept -= 1
    return "…" + "".join(letters[kept:])


def _head(text: str, width: int) -> str:
    """As much of the text's beginning as takes at most so many columns, and at least one letter."""
    used = 0
    for letter in LETTER.finditer(text):
        used += columns(letter[0])
        if used > width:
            return text[: letter.start() or letter.end()]
    return text


def wrap(text: str, width: int) -> Iterator[str]:
    """The text in lines of at most so many columns.

    They are broken at spaces, not between a number and what it counts, and within words that are longer.
    """
    line: list[str] = []
    used = 0
    for word in flat(text).split():
        wide = columns(word)
        if not line or used + 1 + wide <= width:
            line.append(word)
            used += wide + bool(used)
        else:
            kept = _together(line, word)
            yield " ".join(line[:-kept] if kept else line)
            line = [*(line[-kept:] if kept else ()), word]
            used = columns(" ".join(line))
        if used > width:  # the word alone, or with what it belongs to
            *whole, word = line
            yield from (" ".join(whole),) if whole else ()
            *full, word = _pieces(word, width)
            yield from full
            line, used = [word], columns(word)
    if line:
        yield " ".join(line)


def _together(line: Sequence[str], word: str) -> int:
    """How many words at the end of a full line should stand beside the next one; never the whole line."""
    kept = 0
    for before in reversed(line[1:][-2:]):
        counts = before[-1].isdigit() and (word[0].isalpha() or word[0] == "%")
        names_money = before.isupper() and word[0].isdigit()
        if not (counts or names_money):
            break
        kept, word = kept + 1, before
    return kept


def _pieces(word: str, width: int) -> Iterator[str]:
    """A word in pieces of at most so many columns."""
    start = used = 0
    for letter in LETTER.finditer(word):
        wide = columns(letter[0])
        if used + wide > width and used:
            yield word[start : letter.start()]
            start, used = letter.start(), 0
        used += wide
    yield word[start:]


def around(quote: str, span: tuple[int, int], width: int) -> str:
    """As much of a flat sentence as fits on a line, with a span of its characters in it, … for the rest."""
    if columns(quote) <= width:
        return quote
    place, figure = span[0], quote[span[0] : span[1]]
    words = quote.split(" ")
    first = quote.count(" ", 0, place)
    last = min(first + figure.count(" ") + 1, len(words))
    stuck = 0
    for step in itertools.cycle((-1, 1)):
        wider = (max(first - 1, 0), last) if step < 0 else (first, min(last + 1, len(words)))
        fits = wider != (first, last) and columns(_elided(words, *wider)) <= width
        if fits:
            first, last = wider
            stuck = 0
        elif stuck:
            break
        else:
            stuck = step
    return cut(_elided(words, first, last), width)


def _elided(words: list[str], first: int, last: int) -> str:
    inside = " ".join(words[first:last])
    return f"{'… ' if first else ''}{inside}{' …' if last < len(words) else ''}"
