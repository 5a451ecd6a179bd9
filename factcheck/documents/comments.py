"""Comments that a text addresses to factcheck: no part of what it says, and told from those that code shows.

    found("100 MB<!-- factcheck: max-upload -->")  ->  [Note(6, 6, 36, "max-upload")]

In: the text of a file of any kind. Out: the notes in it, with what is to be dropped for each.
"""

from collections.abc import Iterator

import regex
from attrs import frozen

OPEN, CLOSE = "<!--", "-->"
ADDRESS = regex.compile(r"\s*factcheck\s*:")
FENCE = regex.compile(r"(?m)^[ \t]*(`{3,})")
TICKS = regex.compile(r"`+|\n[ \t]*\n")
BLANKS = " \t"


@frozen
class Note:
    """A comment that opens at `opens`: what it says, and the characters start..end that go with it."""

    start: int
    opens: int
    end: int
    text: str


def found(text: str) -> list[Note]:
    """The comments that begin with "factcheck:", in order, without those in code."""
    notes: list[Note] = []
    code: list[tuple[int, int]] | None = None
    place = within = 0
    start = text.find(OPEN)
    while start >= 0:
        end = text.find(CLOSE, start + len(OPEN))
        if end < 0:
            break
        if address := ADDRESS.match(text, start + len(OPEN), end):
            code = _code(text) if code is None else code
            while place < len(code) and code[place][0] <= start:
                within = max(within, code[place][1])
                place += 1
            if start >= within:
                says = " ".join(text[address.end() : end].split())
                first, last = _with_blanks(text, start, end + len(CLOSE))
                notes.append(Note(first, start, last, says))
        start = text.find(OPEN, end + len(CLOSE))
    return notes


def dropped(text: str) -> str:
    """The text without these comments."""
    kept, end = [], 0
    for note in found(text) if OPEN in text else ():
        kept.append(text[end : note.start])
        end = note.end
    return "".join([*kept, text[end:]])


def _with_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    """The whole line where there is nothing else on it; else the blanks before it that nothing needs."""
    first, last = start, end
    while first and text[first - 1] in BLANKS:
        first -= 1
    while last < len(text) and text[last] in BLANKS:
        last += 1
    ends = last == len(text) or text[last] == "\n"
    if ends and (first == 0 or text[first - 1] == "\n"):
        return first, min(last + 1, len(text))
    joined = end < len(text) and text[end].isalnum()
    return (start if joined else first), end


def _code(text: str) -> list[tuple[int, int]]:
    """Where code stands, in blocks between fences and in lines between backticks, by its start."""
    return sorted([*_fenced(text), *_ticked(text)])


def _fenced(text: str) -> Iterator[tuple[int, int]]:
    opened: regex.Match[str] | None = None
    for fence in FENCE.finditer(text):
        if opened is None:
            opened = fence
        elif fence[1].startswith(opened[1]):
            yield opened.start(), fence.end()
            opened = None
    if opened is not None:
        yield opened.start(), len(text)


def _ticked(text: str) -> Iterator[tuple[int, int]]:
    """Between two runs of as many backticks in one paragraph."""
    runs = [match.span() for match in TICKS.finditer(text)]
    after: list[int] = []  # the next run of the same length, for each run from the last to the first
    nearest: dict[int, int] = {}
    for place in range(len(runs) - 1, -1, -1):
        start, end = runs[place]
        if text[start] == "\n":
            nearest.clear()
            after.append(0)
        else:
            after.append(nearest.get(end - start, 0))
            nearest[end - start] = place
    place = 0
    while place < len(runs):
        if closing := after[-1 - place]:
            yield runs[place][0], runs[closing][1]
            place = closing
        place += 1
