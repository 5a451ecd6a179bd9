"""Where a report goes in, how wide it may be and whether it may have colour out.

    style = Style.of(sys.stdout); style.paint("contradiction", "red"); style.cut("a long quote", 40)

Widths count the columns of a terminal: wide letters are two, combining marks none.
"""

import itertools
import os
import shutil
from collections.abc import Iterator
from typing import TextIO

from attrs import frozen
from wcwidth import wcwidth

from factcheck.verdicts import SEVERITIES

CODES = {"red": "31;1", "yellow": "33;1", "cyan": "36", "green": "32", "bold": "1", "dim": "2"}
NARROWEST, WIDEST = 40, 200


@frozen(kw_only=True)
class Style:
    """How to write for one reader."""

    width: int = 80
    colour: bool = False
    verbose: bool = False
    fail_on: str = "error"  # the least severity that makes a run fail

    @classmethod
    def of(cls, stream: TextIO, *, verbose: bool = False, fail_on: str = "error") -> "Style":
        """The style for a stream: a terminal's width and colour, else 80 columns of plain text."""
        if not stream.isatty():
            return cls(width=_columns(80), verbose=verbose, fail_on=fail_on)
        colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        width = _columns(shutil.get_terminal_size((80, 24)).columns)
        return cls(width=width, colour=colour, verbose=verbose, fail_on=fail_on)

    def fails(self, severity: str) -> bool:
        """Whether a finding of this severity makes the run fail."""
        return self.fail_on != "never" and SEVERITIES.index(severity) >= SEVERITIES.index(self.fail_on)

    def paint(self, text: str, colour: str) -> str:
        """The text in a colour, or as it is where there is none."""
        return f"\x1b[{CODES[colour]}m{text}\x1b[0m" if self.colour and text else text


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
    return sum(max(wcwidth(char), 0) for char in text)


def cut(text: str, width: int) -> str:
    """The text's beginning in so many columns, with … where something is left out."""
    text = flat(text)
    return text if columns(text) <= width else _head(text, width - 1).rstrip() + "…"


def tail(text: str, width: int) -> str:
    """The text's end, for paths: their last part tells them apart."""
    while columns(text) > width:
        text = "…" + text.removeprefix("…")[1:]
    return text


def _head(text: str, width: int) -> str:
    """As much of the text's beginning as takes at most so many columns, and at least one character."""
    used = 0
    for place, char in enumerate(text):
        used += max(wcwidth(char), 0)
        if used > width:
            return text[: max(place, 1)]
    return text


def wrap(text: str, width: int) -> Iterator[str]:
    """The text in lines of at most so many columns, broken at spaces and in words that are longer."""
    line = ""
    for word in flat(text).split():
        joined = f"{line} {word}" if line else word
        if columns(joined) <= width:
            line = joined
            continue
        if line:
            yield line
        while columns(word) > width:
            yield (head := _head(word, width))
            word = word[len(head) :]
        line = word
    if line:
        yield line


def around(quote: str, figure: str, width: int) -> str:
    """As much of a sentence as fits on a line, with its figure in it and … where something is left out."""
    quote, figure = flat(quote), flat(figure)
    if len(quote) <= width and columns(quote) <= width:
        return quote
    place = max(quote.find(figure), 0)
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
