"""Words, numerals and signs of a text, with their places.

    cut("third-largest, 20-30MW")  ->  third largest , 20 - 30 mw

In: the text of a document. Out: `Tokens`. A hyphen inside a word or between a numeral and a word only parts
them and is left out; addresses of pages, mail and files become one sign each: nothing in them is read.
"""

import re
from itertools import accumulate

from attrs import define, field

TOKEN = re.compile(r"[^\W0-9_½⅓⅔¼¾⅕-⅞⅐-⅒↉¹²³⁰⁴-⁹]+|[0-9]+(?:[.,][0-9]+)*|\0+|[^\s]")
ADDRESS = re.compile(
    r"(?:https?|ftp)://[^\s<>\"]+|\bwww\.[^\s<>\"]+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}"
)
FILE = re.compile(
    r"\.(?:jpe?g|png|gif|svg|webp|bmp|pdf|docx?|xlsx?|pptx?|csv|txt|html?|xml|json|zip|mp[34]|avi|mov)\b",
    re.I,
)
FILE_NAME = re.compile(r"[\w./%-]{1,200}\Z")
DAY_OR_TOKEN = rf"(?:[12][0-9]|3[01]|[1-9])(?=,(?:1[5-9]|20)[0-9][0-9](?![.,]?[0-9]))|{TOKEN.pattern}"
CUTS = re.compile(f"({TOKEN.pattern})")
DAY_OR_CUTS = re.compile(f"({DAY_OR_TOKEN})")
HYPHENS = frozenset("-‐‑")
WIDE = re.compile(r"[０-９]")
NARROW = str.maketrans("０１２３４５６７８９．，％－＋：／", "0123456789.,%-+:/")
VULGAR = frozenset("½⅓⅔¼¾⅐⅑⅒⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞↉")


@define
class Tokens:
    """Parallel lists: each word in lower case, where it starts and where it ends.

    `parted` holds the places of words that stand for themselves though nothing parts them from the one
    before: scripts that glue words together have such.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    parted: set[int] = field(factory=set)

    def raw(self, place: int) -> str:
        """A word as written."""
        return self.text[self.starts[place] : self.ends[place]]

    def glued(self, place: int) -> bool:
        """Whether nothing stands between a word and the next one."""
        after = place + 1
        return after < len(self.words) and self.ends[place] == self.starts[after] and after not in self.parted

    def gap(self, place: int) -> str:
        """What stands between a word and the next one."""
        return self.text[self.ends[place] : self.starts[place + 1]]

    def is_numeral(self, place: int) -> bool:
        return "0" <= self.words[place][0] <= "9"


def cut(text: str, decimal: str = ".") -> Tokens:
    """The tokens of a text; where a comma is no decimal mark, the one of "May 5,2024" parts day and year."""
    masked = _masked(text if text.isascii() or WIDE.search(text) is None else text.translate(NARROW))
    parts = (CUTS if decimal == "," else DAY_OR_CUTS).split(masked)  # gaps and tokens in turn
    edges = [0, *accumulate(map(len, parts))]
    starts, ends = edges[1:-1:2], edges[2::2]
    if any(hyphen in masked for hyphen in HYPHENS):
        kept = [
            at
            for at, part in enumerate(parts[1::2])
            if part not in HYPHENS or not _is_inner(masked, starts[at])
        ]
        starts, ends = [starts[at] for at in kept], [ends[at] for at in kept]
    low = masked.lower()
    if len(low) == len(masked):
        words = [low[start:end] for start, end in zip(starts, ends, strict=True)]
    else:  # a letter that is two in lower case
        words = [masked[start:end].lower() for start, end in zip(starts, ends, strict=True)]
    return Tokens(text, words, starts, ends)


def _is_inner(text: str, start: int) -> bool:
    """Whether a hyphen is one in a compound: "third-largest", "30-year", "a 2- to 3-hour drive"."""
    end = start + 1
    if not 0 < start < len(text) - 1:
        return False
    hanging = text[end] == " " and text[end + 1 : end + 2].isalpha()
    return text[start - 1].isalnum() and (hanging or text[end].isalpha())


def _masked(text: str) -> str:
    """The text with addresses and names of files blotted out."""
    spans: list[tuple[int, int]] = []
    if "://" in text or "www." in text or "@" in text:
        spans += [match.span() for match in ADDRESS.finditer(text)]
    for match in FILE.finditer(text):
        before = FILE_NAME.search(text, max(0, match.start() - 200), match.start())
        if before:
            spans.append((before.start(), match.end()))
    if not spans:
        return text
    parts: list[str] = []
    last = 0
    for start, end in sorted(spans):
        if end <= last:
            continue
        start = max(start, last)
        parts += (text[last:start], "\0" * (end - start))
        last = end
    return "".join((*parts, text[last:]))
