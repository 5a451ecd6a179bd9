"""Triggers: which readers a place of a sentence may start, by its word and the one after it.

    at(["the", "end", "of", "May"], 0)  ->  DATE        at(["the", "square"], 0)  ->  nothing

In: words and phrases with the bit of the reader that they start. Out: bits for a place. Most words of a text
start nothing, and most that could ("the", "in", "late") do not with what follows them: two look-ups tell.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from factcheck.languages.phrases import Phrases

NUMBER, DATE, RANK, MONEY, MULTIPLE, VAGUE, MINUS = 1, 2, 4, 8, 16, 32, 64
NUMERAL = NUMBER | DATE | RANK
"""What a numeral may start."""
ANY_NUMERAL = "0"
"""Stands for every numeral among the words that may come second."""


class Triggers:
    """The words that start readers: `bits` has all that a word may start, whatever follows."""

    def __init__(self) -> None:
        self.bits: dict[str, int] = {}
        self._openings: dict[str, tuple[int, dict[str, int]]] = {}

    def add(self, words: Iterable[str], bit: int) -> None:
        """Words that start a reader whatever follows."""
        for word in words:
            self.bits[word] = self.bits.get(word, 0) | bit
            alone, pairs = self._openings.get(word, (0, {}))
            self._openings[word] = (alone | bit, pairs)

    def add_pairs(self, word: str, seconds: Iterable[str], bit: int) -> None:
        """A word that starts a reader only where one of these comes after it."""
        self.bits[word] = self.bits.get(word, 0) | bit
        _, pairs = self._openings.setdefault(word, (0, {}))
        for second in seconds:
            pairs[second] = pairs.get(second, 0) | bit

    def add_phrases(self, phrases: Phrases[Any], bit: int, then: Iterable[str] | None = None) -> None:
        """Phrases that start a reader; `then` is what must come after those of one word."""
        after = None if then is None else frozenset(then)
        for words in phrases:
            if len(words) > 1:
                self.add_pairs(words[0], words[1:2], bit)
            elif after is None:
                self.add(words, bit)
            else:
                self.add_pairs(words[0], after, bit)

    def at(self, words: Sequence[str], place: int, stop: int) -> int:
        """The readers that may start at a place."""
        word = words[place]
        if "0" <= word[0] <= "9":
            return NUMERAL
        opening = self._openings.get(word)
        if opening is None:
            return 0
        alone, pairs = opening
        if not pairs or place + 1 >= stop:
            return alone
        second = words[place + 1]
        bits = alone | pairs.get(second, 0)
        return bits | pairs.get(ANY_NUMERAL, 0) if "0" <= second[0] <= "9" else bits

    def places(self, words: Sequence[str], low: int, high: int) -> list[int]:
        """The places among which those that start a reader are: all others are passed over."""
        known = self._openings
        return [
            place for place, word in enumerate(words[low:high], low) if word in known or "0" <= word[0] <= "9"
        ]
