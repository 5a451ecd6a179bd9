"""Morphemes: words of scripts that glue number words, counters and endings together, cut into what is known.

    cutter.cut(tokens of a text with "3만5천원을")  ->  3 | 만 | 5 | 천 | 원 | 을          "만나다"  ->  whole

In: the tokens of a text and a `Lexicon`, the words that the language's own file knows. Out: the tokens, cut
finer. A word is cut only where known morphemes cover it to its end, or right after a number; what looks like
a number word and may be something else stays whole unless a counter, a number or a cue beside it says that it
counts. In scripts without blanks known morphemes are cut out of a run and the rest stays as it is.
Long, for the steps of cutting one word call one another.
"""

from collections.abc import Iterator
from itertools import pairwise

import regex
from attrs import define, field, frozen

from factcheck.mentions.tokens import Tokens

LONGEST = 40
"""Letters of the longest run that is tried as one word; people write none as long."""
ENDINGS = 3
"""Particles that may follow one another at the end of a word."""
KEPT = 20_000
"""Words whose pieces are remembered: those of a text come back."""
NUMBER, WORD, ENDING, REST = "number", "word", "ending", "rest"

OPENING = frozenset("([{<“‘「『《〈\"'·,.…-–—/~∼")
"""Signs after which a word starts; what is glued to any other ends the word before."""

Piece = tuple[int, str]
"""Where a piece ends in its run, and what it is."""
Run = tuple[str, int, int, bool]
"""A word, where it starts and ends in its text, and whether it is in the script."""


@frozen(kw_only=True)
class Lexicon:
    """What a language's file knows, by what it does in a glued word."""

    script: str  # names of Unicode scripts: "Hangul", "Han|Hiragana"
    blanks: bool  # whether blanks part words
    digits: frozenset[str]  # words for zero to nine
    tens: frozenset[str]  # twenty, thirty …, where one word says them
    times: dict[str, int]  # words that multiply inside a group: ten, hundred, thousand
    scales: dict[str, int]  # words that multiply groups
    native: frozenset[str]  # words for small numbers that one syllable after them makes sure of
    vague: frozenset[str]  # "dozens", "hundreds"
    counters: frozenset[str]  # units, currencies, counted nouns
    words: frozenset[str]  # everything else that the file knows
    particles: frozenset[str]  # what may end a word
    suffixes: frozenset[str]  # short words glued to a counter or a date
    inside: frozenset[str]  # hedges between a number and its counter
    homographs: frozenset[str]  # words that look like numbers and are none
    cues: frozenset[str]  # words after which a number word is one: "minus", "about"

    def is_numeral(self, word: str) -> bool:
        number = word in self.digits or word in self.tens or word in self.times or word in self.scales
        return number or word in self.vague


@frozen
class State:
    """Where the cutting of a word stands; numbers carry what may still follow in them."""

    kind: str = ""  # "" at the start, else the kind of the last piece
    last: str = ""  # of a number: digit, tens, times, scale
    times: float = float("inf")
    scale: float = float("inf")
    endings: int = 0


@frozen
class Allowed:
    """What a word may be read as."""

    numbers: bool = True
    homographs: bool = True


@define(eq=False)
class Cutter:
    """Cuts the tokens of texts by one lexicon."""

    lexicon: Lexicon
    _runs: "regex.Pattern[str]" = field(init=False)
    _letters: "regex.Pattern[str]" = field(init=False)
    _longest: int = field(init=False)
    _covers: dict[tuple[str, State, Allowed], list[Piece] | None] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        scripts = "".join(rf"\p{{Script={name}}}" for name in self.lexicon.script.split("|"))
        self._letters = regex.compile(f"[{scripts}]")
        self._runs = regex.compile(f"[{scripts}]+|[^{scripts}]+")
        known = self.lexicon
        everything = known.words, known.counters, known.particles, known.homographs, known.vague, known.tens
        self._longest = max((len(word) for words in everything for word in words), default=1)

    def cut(self, tokens: Tokens) -> Tokens:
        """The tokens with every word of the script in its morphemes; `parted` holds what was cut."""
        found = Tokens(tokens.text, [], [], [])
        runs: list[Run] = list(self._in_script(tokens))
        for at, (word, start, end, mine) in enumerate(runs):
            following = runs[at + 1] if at + 1 < len(runs) else None
            if not mine:
                self._add(found, word, start, end)
                continue
            pieces = self._pieces(found, word, start, following, alone=len(runs) == 1)
            low = 0
            for high, _ in pieces:
                self._add(found, word[low:high], start + low, start + high, parted=low > 0)
                low = high
        return found

    def _in_script(self, tokens: Tokens) -> Iterator[Run]:
        """Every token, parted where the script begins and ends, and whether it is in the script."""
        for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
            if word.isascii() or not word[0].isalpha():
                yield word, start, end, False
                continue
            for match in self._runs.finditer(word):
                low, high = match.span()
                yield match.group(), start + low, start + high, self._is_mine(match.group()[0])

    def _is_mine(self, letter: str) -> bool:
        return self._letters.match(letter) is not None

    def _add(self, found: Tokens, word: str, start: int, end: int, *, parted: bool = False) -> None:
        glued = bool(found.ends) and found.ends[-1] == start
        if parted or (glued and self._parts(found, word)):
            found.parted.add(len(found.words))
        found.words.append(word)
        found.starts.append(start)
        found.ends.append(end)

    def _parts(self, found: Tokens, word: str) -> bool:
        """Whether a word glued to the one before is a morpheme of its own: "5명", "kg당", "약3만"."""
        before = found.words[-1]
        if self._is_mine(word[0]):
            return before[-1] not in OPENING
        if "0" <= word[0] <= "9" and self._is_mine(before[-1]):
            return self._is_known(before)
        return False

    def _is_known(self, word: str) -> bool:
        known = self.lexicon
        known_words = known.counters, known.words, known.suffixes
        return known.is_numeral(word) or any(word in words for words in known_words)

    # --- one run ---------------------------------------------------------------------------------

    def _pieces(
        self, found: Tokens, run: str, start: int, following: Run | None, *, alone: bool
    ) -> list[Piece]:
        """A run of the script in pieces."""
        whole = [(len(run), REST)]
        before = found.words[-1] if found.words else ""
        glued = bool(before) and found.ends[-1] == start
        if not self.lexicon.blanks:
            return self._munched(run, counted=glued and "0" <= before[0] <= "9")
        if len(run) > LONGEST:
            return whole
        if glued and "0" <= before[0] <= "9":
            return self._covered(run, State(NUMBER, "digit")) or self._partly(run)
        if glued and before[-1] not in OPENING:
            return self._covered(run, State(WORD)) or whole
        pieces = self._continued(found, run) or self._counting(before, run, following, alone=alone)
        return pieces or self._covered(run, State(), numbers=False) or whole

    def _continued(self, found: Tokens, run: str) -> list[Piece] | None:
        """The pieces of a run after a number or its unit: "3만 오천원", "두 개의", "2주 전에"."""
        known, words = self.lexicon, found.words
        before, earlier = words[-1] if words else "", words[-2] if len(words) > 1 else ""
        if "0" <= before[:1] <= "9":
            return self._covered(run, State(NUMBER, "digit", endings=ENDINGS))
        counted = "0" <= earlier[:1] <= "9" or known.is_numeral(earlier)
        if counted and (before in known.scales or before in known.times):
            return self._covered(run, State(NUMBER, "scale", endings=ENDINGS))
        if known.is_numeral(before):
            return self._covered(run, State(NUMBER, endings=ENDINGS), numbers=False)
        if before in known.words or before in known.counters or (counted and before in known.suffixes):
            return self._covered(run, State(NUMBER, endings=ENDINGS), numbers=False)
        return None

    def _counting(self, before: str, run: str, following: Run | None, *, alone: bool) -> list[Piece] | None:
        """The pieces of a run that starts with number words, where something shows that they count."""
        pieces = self._covered(run, State(), homographs=False)
        if pieces is None or pieces[0][1] != NUMBER:
            return None
        if alone or before in self.lexicon.cues or self._counted_next(pieces, following):
            return pieces
        if not self._is_sure(run, pieces):
            return None
        counter = next(
            (word for word, (_, kind) in zip(_texts(run, pieces), pieces, strict=True) if kind == WORD), ""
        )
        long = len(counter) > 1 and counter in self.lexicon.counters
        return pieces if long or self._covered(run, State(), numbers=False) is None else None

    def _counted_next(self, pieces: list[Piece], following: Run | None) -> bool:
        """Whether a counter comes after a number word that ends its run: "천오 명", "세 번째"."""
        if following is None or not following[3] or pieces[-1][1] != NUMBER:
            return False
        word = following[0]
        after = self._covered(word, State(NUMBER, "digit"), numbers=False)
        return after is not None and word[: after[0][0]] in self.lexicon.counters

    def _is_sure(self, run: str, pieces: list[Piece]) -> bool:
        """Whether what looks like a number is one by itself, or by the counter glued to it."""
        known, words = self.lexicon, list(_texts(run, pieces))
        count = next((n for n, (_, kind) in enumerate(pieces) if kind != NUMBER), len(pieces))
        number, after = words[:count], words[count] if count < len(words) else ""
        if count > 2 or any(len(word) > 1 for word in number):
            return True
        ten = number[0] in known.tens or known.times.get(number[0]) == 10
        if count == 2 and (ten or number[1] not in known.digits):
            return True
        if after not in known.counters:
            return False
        return len(after) > 1 or (number[0] not in known.digits or number[0] in known.native)

    def _covered(
        self, run: str, state: State, *, numbers: bool = True, homographs: bool = True
    ) -> list[Piece] | None:
        """Pieces that cover a run to its end, the longest first; nothing where none do."""
        asked = run, state, Allowed(numbers, homographs)
        if asked not in self._covers:
            if len(self._covers) >= KEPT:
                self._covers.clear()
            self._covers[asked] = self._cover(run, 0, state, set(), asked[2])
        return self._covers[asked]

    def _cover(
        self, run: str, place: int, state: State, failed: set[tuple[int, State]], allowed: Allowed
    ) -> list[Piece] | None:
        if place == len(run):
            return []
        if (place, state) in failed:
            return None
        for end in range(min(len(run), place + self._longest), place, -1):
            for after in self._steps(run, place, end, state, allowed):
                rest = self._cover(run, end, after, failed, allowed)
                if rest is not None:
                    return [(end, after.kind), *rest]
        failed.add((place, state))
        return None

    def _steps(self, run: str, place: int, end: int, state: State, allowed: Allowed) -> Iterator[State]:
        """What the letters place..end may be after what came before, the likeliest first."""
        known, word = self.lexicon, run[place:end]
        if allowed.numbers and state.kind in ("", NUMBER) and known.is_numeral(word):
            following = self._numeral(word, state)
            if following is not None:
                yield following
        if allowed.numbers and not state.kind and word in known.vague:
            yield State(NUMBER, "digit", 0, 0)
        long = end - place > 1 or (place == 0 and end == len(run)) or state.kind == NUMBER
        if long and state.kind != ENDING and (word in known.counters or word in known.words):
            yield State(WORD)
        if state.kind == NUMBER and word in known.inside:
            yield State(NUMBER, "digit", 0, 0)
        if state.kind in (WORD, NUMBER) and word in known.suffixes:
            yield State(WORD)
        if allowed.homographs and not state.kind and word in known.homographs:
            yield State(WORD)
        if state.kind and state.endings < ENDINGS and word in known.particles:
            yield State(ENDING, endings=state.endings + 1)

    def _numeral(self, word: str, state: State) -> State | None:
        """The state after a number word, where it may follow: no digit after a digit, scales falling."""
        known, last = self.lexicon, state.last
        follows_tens = last == "tens" and word not in known.native
        follows_ten = last == "times" and state.times == 10 and word in known.native
        if word in known.digits and last != "digit" and not (follows_tens or follows_ten):
            return State(NUMBER, "digit", state.times, state.scale)
        if word in known.tens and last not in ("digit", "tens"):
            return State(NUMBER, "tens", 10, state.scale)
        if word in known.times and last != "tens" and known.times[word] < state.times:
            return State(NUMBER, "times", known.times[word], state.scale)
        if word in known.scales and known.scales[word] < state.scale:
            return State(NUMBER, "scale", float("inf"), known.scales[word])
        return None

    def _partly(self, run: str) -> list[Piece]:
        """The pieces after a number in digits where the rest is unknown: its scale words and a long unit."""
        known, pieces, place = self.lexicon, [], 0
        state = State(NUMBER, "digit")
        while place < len(run) and (following := self._numeral(run[place], state)) is not None:
            pieces.append((place + 1, NUMBER))
            place, state = place + 1, following
        for end in range(min(len(run), place + self._longest), place + 1, -1):
            if run[place:end] in known.counters:
                return [*pieces, (end, WORD), (len(run), REST)]
        return [*pieces, (len(run), REST)] if place < len(run) else pieces

    # --- runs without blanks ---------------------------------------------------------------------

    def _munched(self, run: str, *, counted: bool) -> list[Piece]:
        """The known morphemes of a run that no blanks part, the longest first, and the rest between."""
        pieces: list[Piece] = []
        place = 0
        while place < len(run):
            end, kind = self._known_at(run, place, counted=counted)
            if kind == REST and pieces and pieces[-1][1] == REST:
                pieces[-1] = end, REST
            else:
                pieces.append((end, kind))
            counted = kind == NUMBER
            place = end
        return pieces

    def _known_at(self, run: str, place: int, *, counted: bool) -> Piece:
        known = self.lexicon
        for end in range(min(len(run), place + self._longest), place, -1):
            word = run[place:end]
            if word in known.homographs:
                return end, REST
            sure = end - place > 1 or counted or not known.is_numeral(word)
            if sure and (word in known.words or word in known.counters or word in known.particles):
                return end, WORD
        return self._number_at(run, place, counted=counted)

    def _number_at(self, run: str, place: int, *, counted: bool) -> Piece:
        """A number word that another number word or a counter stands beside; else one unknown letter."""
        known, word = self.lexicon, run[place]
        if not known.is_numeral(word):
            return place + 1, REST
        beside = run[place + 1 : place + 2]
        counts = known.is_numeral(beside) or any(
            run[place + 1 : end] in known.counters
            for end in range(place + 2, min(len(run), place + 1 + self._longest) + 1)
        )
        return place + 1, NUMBER if counted or counts else REST


def _texts(run: str, pieces: list[Piece]) -> Iterator[str]:
    for low, high in pairwise((0, *(end for end, _ in pieces))):
        yield run[low:high]
