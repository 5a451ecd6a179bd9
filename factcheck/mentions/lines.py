"""Lines: one sentence as words and signs with their places.

    Line.of("up 7.3 %", 40).words  ->  ("up", "7", ".", "3", "%")

In: the characters of a sentence and where it starts. Out: words in lower case, split as phrases are, each
with its place in the document. What is no prose (addresses, clock times, codes) is masked.
"""

import re

from attrs import frozen

from factcheck.languages.phrases import WORD

MASKED = re.compile(
    r"\b(?:https?://|www\.)\S+|\S+@\S+\.\w+|(?<!\w)#\w*[^\W\d]\w*|\b[\w-]+\.(?:jpe?g|png|gif|html?|pdf|com|vn|org|net)\b\S*"
    r"|\b\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?|\b\d{1,2}h\d{2}\b|\b\d{1,2}\s?[ap]\.?m\b\.?"
    r"|(?<![\w.,])(?:\+\d{1,3}(?:[ .-]\d{2,4}){2,}|0\d{1,3}(?:[ .-]\d{3,4}){2,})(?!\d)",
    re.IGNORECASE,
)
MASK = "\x00"

LONGEST = 40
"""Digits beyond which a run of them is noise: no figure has that many."""


@frozen
class Line:
    """Words of a sentence; `spans` are their places in the document, `raw` their letters as written."""

    words: tuple[str, ...]
    raw: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    reading: str = "normal"  # how strictly hedges are taken

    @classmethod
    def of(cls, text: str, offset: int, reading: str = "normal") -> "Line":
        masked = MASKED.sub(lambda m: _masked(m[0]), text)
        found = []
        for match in WORD.finditer(masked):
            before = masked[match.start() - 1 : match.start()]
            after = masked[match.end() : match.end() + 1]
            if match[0] == "-" and before.isalpha() and after.isalpha():
                continue
            found.append(match)
        raw = tuple(m[0] for m in found)
        spans = tuple((m.start() + offset, m.end() + offset) for m in found)
        return cls(tuple(word.lower() for word in raw), raw, spans, reading)

    def __len__(self) -> int:
        return len(self.words)

    def glued(self, place: int) -> bool:
        """Whether nothing stands between a word and the one before."""
        return 0 < place < len(self.words) and self.spans[place][0] == self.spans[place - 1][1]

    def word(self, place: int) -> str:
        return self.words[place] if 0 <= place < len(self.words) else ""

    def surface(self, place: int) -> str:
        return self.raw[place] if 0 <= place < len(self.raw) else ""

    def is_digits(self, place: int) -> bool:
        word = self.word(place)
        return word.isdecimal() and word.isascii() and len(word) <= LONGEST

    def is_name(self, place: int) -> bool:
        """Whether a word is capitalised as names are."""
        return self.surface(place)[:1].isupper()

    def place(self, first: int, last: int) -> tuple[int, int]:
        """The characters of the words first..last-1."""
        return self.spans[first][0], self.spans[last - 1][1]


def _masked(text: str) -> str:
    """Signs that are no words, as many as there were."""
    return MASK * len(text)
