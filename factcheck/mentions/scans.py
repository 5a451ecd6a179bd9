"""Scans: the words of one sentence at a time, with the grammar of their language and their document.

In: the tokens of a document. Out: `Scan`, which every reader takes first; places are numbers of words.
"""

from itertools import accumulate
from typing import Any

from attrs import define, field

from factcheck.mentions.grammars import Grammar
from factcheck.mentions.literals import Marks
from factcheck.mentions.tokens import Tokens
from factcheck.periods import Period


@define
class Scan:
    """One sentence: the words low..high of `tokens`."""

    tokens: Tokens
    grammar: Grammar
    marks: Marks
    order: str  # dmy, mdy, ymd: how the document writes dates in digits
    order_certain: bool
    reported: Period | None
    reading: str = "normal"  # how strictly hedges are taken
    low: int = 0
    high: int = 0
    text: str = field(init=False)
    words: list[str] = field(init=False)
    starts: list[int] = field(init=False)
    ends: list[int] = field(init=False)
    parted: set[int] = field(init=False)
    placed: dict[int, Any] = field(factory=dict, init=False)  # ordinals of this sentence, likewise
    numbers: dict[int, Any] = field(factory=dict, init=False)  # numbers of this sentence by where they start
    _said: frozenset[str] | None = field(default=None, init=False)
    known: dict[frozenset[str], bool] = field(factory=dict, init=False)  # what the sentence has
    forms: dict[Any, Any] = field(factory=dict, init=False)  # forms of dates by where they start
    told: Period | None = field(default=None, init=False)  # the last date of the paragraph: "that year"
    tenses: list[tuple[int, bool]] | None = field(default=None, init=False)  # see the module of that name
    document: dict[str, Any] = field(factory=dict, init=False)  # what readers found out of the whole document

    def __attrs_post_init__(self) -> None:
        self.text = self.tokens.text
        self.words = self.tokens.words
        self.starts = self.tokens.starts
        self.ends = self.tokens.ends
        self.parted = self.tokens.parted

    def turn(self, low: int, high: int) -> None:
        """Go to another sentence."""
        self.low, self.high = low, high
        self.numbers.clear()
        self.placed.clear()
        self.forms.clear()
        self.known.clear()
        self._said = None
        self.tenses = None

    def said(self) -> frozenset[str]:
        """The words of the sentence, and "-" where a hyphen only parts two of them."""
        if self._said is None:
            hyphens = ("-",) * ("-" in self.text[self.starts[self.low] : self.ends[self.high - 1]])
            self._said = frozenset((*self.words[self.low : self.high], *hyphens))
        return self._said

    def has(self, words: frozenset[str]) -> bool:
        """Whether the sentence has one of some words, without which a reader finds nothing in it."""
        known = self.known.get(words)
        if known is None:
            known = self.known[words] = not words.isdisjoint(self.said())
        return known

    def word(self, place: int) -> str:
        """A word of the sentence, or nothing beyond it."""
        return self.words[place] if self.low <= place < self.high else ""

    def raw(self, place: int) -> str:
        """A word as written, or nothing beyond the sentence."""
        return self.text[self.starts[place] : self.ends[place]] if self.low <= place < self.high else ""

    def glued(self, place: int) -> bool:
        """Whether nothing parts a word and the next one."""
        after = place + 1
        return (
            self.low <= place
            and after < self.high
            and self.ends[place] == self.starts[after]
            and after not in self.parted
        )

    def gap(self, place: int) -> str:
        """What parts a word and the next one."""
        return self.text[self.ends[place] : self.starts[place + 1]] if place + 1 < self.high else "\n"

    def is_numeral(self, place: int) -> bool:
        return self.low <= place < self.high and "0" <= self.words[place][0] <= "9"

    def whole(self, place: int) -> int | None:
        """A numeral of up to four digits without marks."""
        word = self.words[place] if place < self.high else ""
        return int(word) if len(word) <= 4 and word.isascii() and word.isdigit() else None

    def is_name(self, place: int) -> bool:
        """Whether a word starts with a capital."""
        raw = self.raw(place)
        return bool(raw) and raw[0].isupper()

    def closes(self, place: int) -> bool:
        """Whether a phrase is over before a place: nothing follows, or a sign, or a word that joins."""
        if not self.low <= place < self.high:
            return True
        word = self.words[place]
        return not word[0].isalnum() or word in self.grammar.noun_stops

    def is_quoted(self, place: int) -> bool:
        """Whether a quotation mark at a place closes a quotation."""
        counts: list[int] | None = self.document.get("quotes")
        if counts is None:
            marks = ({'"', "“", "”"}.__contains__(word) for word in self.words)
            counts = self.document["quotes"] = [0, *accumulate(marks)]
        return bool((counts[place] - counts[self.low]) % 2 or counts[place] % 2)

    def vocabulary(self) -> frozenset[str]:
        """All words of the document."""
        if "vocabulary" not in self.document:
            self.document["vocabulary"] = frozenset(self.words)
        known: frozenset[str] = self.document["vocabulary"]
        return known

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The characters of the words first..last-1."""
        return self.starts[first], self.ends[last - 1]
