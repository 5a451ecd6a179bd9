"""The pattern language in which packs word a measure, and its matcher.

    compile_pattern("<n> {korea.people} ... (reside|live*) ... {vietnam}", forms)
    over "Currently, over 200,000 Koreans live in Viet Nam."
    -> Match(number=0, words=(4, 5, 7), names=(("", "korea"), ("", "vietnam")))

In: a pattern's text, and a `Line` (one sentence as words, with its mentions and names). Out: where it
matches. Words may be parted by punctuation and possessives; matching never leaves the line, ignores
case except in names, and is bounded: a line of any length costs at most `STEPS` steps a pattern. The file is
longer than most because what a pattern may say and what it matches are one contract.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from itertools import accumulate

from attrs import field, frozen

from factcheck.errors import FactcheckError

STEPS = 20_000  # partial matches tried for one pattern in one line; ordinary sentences need a few dozen

_WORD = re.compile(r"([^\W_]+)")
_TOKEN = re.compile(
    r"(?P<number><n>)|(?P<gap>\.\.\.|…)|(?P<open>\()|(?P<bar>\|)|(?P<close>\))"
    r"|\{(?P<name>[^{}]*)\}|\\(?P<sign>.)|(?P<word>[^\W_]+)(?P<stem>\*)?|(?P<space>\s+)|(?P<other>.)"
)


class PatternError(FactcheckError, ValueError):
    """A pattern that cannot be compiled; the message has the column."""


@frozen
class Word:
    text: str
    is_stem: bool = False


@frozen
class Sign:
    text: str


@frozen
class Name:
    """An entity's names (`role` is empty), or whichever entity a role binds to."""

    entity: str
    form: str
    role: str = ""


@frozen
class Gap:
    pass


@frozen
class Number:
    pass


@frozen
class Choice:
    options: tuple["Elements", ...]


Element = Word | Sign | Name | Gap | Number | Choice
Elements = tuple[Element, ...]


@frozen
class Pattern:
    """A compiled pattern; `needs` is a set of words of which a line must hold one for it to match at all."""

    text: str
    elements: Elements
    needs: frozenset[Word | Name] = frozenset()


@frozen
class Hit:
    """Entity `entity`, in its form `form`, named by the words up to `end`."""

    end: int
    entity: str
    form: str


@frozen
class Line:
    """One sentence for the matcher: lower-case words, and what begins at each of them."""

    words: tuple[str, ...]
    before: tuple[str, ...]  # the signs between a word and the one before it, one longer than words
    at: Mapping[str, tuple[int, ...]]  # word -> its places
    names: Mapping[int, tuple[Hit, ...]]
    numbers: Mapping[int, tuple[tuple[int, int], ...]]  # place -> (end, index of the mention)


@frozen
class Match:
    number: int | None  # index of the mention that <n> took
    words: tuple[int, ...]  # places of the words and names that matched
    roles: tuple[tuple[str, str, int], ...]  # role, entity, place
    span: tuple[int, int]


def words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Spans of the words of a text: letters and digits, without a possessive's s."""
    part = text[start:end]
    edges = [*accumulate(map(len, _WORD.split(part)), initial=start)]  # gaps and words in turn
    found = list(zip(edges[1:-1:2], edges[2::2], strict=True))
    if "'" in part or "’" in part:
        return [span for span in found if not _is_possessive(text, *span)]
    return found


def _is_possessive(text: str, first: int, last: int) -> bool:
    return last - first == 1 and text[first] in "sS" and first > 0 and text[first - 1] in "'’"


def compile_pattern(text: str, resolve: Callable[[str], Name]) -> Pattern:
    """Compile a pattern; `resolve` turns the inside of braces into a Name or raises ValueError."""
    elements, rest = _sequence(list(_TOKEN.finditer(text)), 0, resolve, nested=False)
    if rest:
        raise PatternError(f'column {rest}: ")" without "("')
    if not any(isinstance(e, Word | Name | Choice) for e in elements):
        raise PatternError("needs at least one word or name beside <n> and gaps")
    if sum(isinstance(e, Number) for e in _flat(elements)) > 1 and not _one_number_a_way(elements):
        raise PatternError("<n> may stand only once")
    if Word("n") in elements and Number() not in _flat(elements):
        raise PatternError('the figure is written <n>, not "n"')
    trimmed = list(elements)
    while trimmed and isinstance(trimmed[0], Gap):
        trimmed.pop(0)
    while trimmed and isinstance(trimmed[-1], Gap):
        trimmed.pop()
    kept = tuple(trimmed)
    return Pattern(text, kept, _needs(kept))


def _sequence(
    tokens: list[re.Match[str]], at: int, resolve: Callable[[str], Name], *, nested: bool
) -> tuple[Elements, int]:
    """Elements up to the end, or to `|` or `)` where nested; returns them and where they stopped."""
    elements: list[Element] = []
    while at < len(tokens):
        token = tokens[at]
        column, kind = token.start() + 1, token.lastgroup
        if kind in ("bar", "close"):
            if nested:
                return tuple(elements), at
            if kind == "bar":
                raise PatternError(f'column {column}: "|" outside of (a|b)')
            return tuple(elements), column
        if kind == "open":
            choice, at = _choice(tokens, at, resolve)
            elements.append(choice)
            continue
        if (element := _element(token, column, resolve)) is not None:
            elements.append(element)
        at += 1
    if nested:
        raise PatternError('"(" is never closed')
    return tuple(elements), 0


def _choice(tokens: list[re.Match[str]], at: int, resolve: Callable[[str], Name]) -> tuple[Choice, int]:
    options = []
    while True:
        option, at = _sequence(tokens, at + 1, resolve, nested=True)
        options.append(option)
        if tokens[at].lastgroup == "close":
            return Choice(tuple(options)), at + 1


def _element(token: re.Match[str], column: int, resolve: Callable[[str], Name]) -> Element | None:
    if token["number"]:
        return Number()
    if token["gap"]:
        return Gap()
    if token["name"] is not None:
        try:
            return resolve(token["name"].strip())
        except ValueError as problem:
            raise PatternError(f"column {column}: {problem}") from None
    if token["sign"]:
        return Sign(token["sign"])
    if token["word"]:
        word = token["word"].lower()
        before = token.string[: token.start()]
        if word == "s" and before.endswith(("'", "’")):
            return None
        return Word(word, is_stem=bool(token["stem"]))
    if token["other"] == "{":
        raise PatternError(f'column {column}: "{{" is never closed; write "\\{{" for the sign')
    if token["other"] == "<":
        raise PatternError(f'column {column}: the figure is written <n>, and the sign "\\<"')
    if token["other"] and token["other"] in ">}*[]^$":
        raise PatternError(
            f'column {column}: "{token["other"]}" means nothing here; write "\\{token["other"]}" for the sign'
        )
    return None


def _flat(elements: Elements) -> Iterator[Element]:
    for element in elements:
        if isinstance(element, Choice):
            for option in element.options:
                yield from _flat(option)
        else:
            yield element


def _one_number_a_way(elements: Elements) -> bool:
    def most(part: Elements) -> int:
        return sum(
            max(map(most, e.options)) if isinstance(e, Choice) else isinstance(e, Number) for e in part
        )

    return most(elements) <= 1


def _needs(elements: Elements) -> frozenset[Word | Name]:
    """The most telling set of words of which one must be there: words before names, long before short."""
    best: tuple[float, frozenset[Word | Name]] = (-1.0, frozenset())
    for element in elements:
        if isinstance(element, Word | Name):
            needed: frozenset[Word | Name] = frozenset([element])
        elif isinstance(element, Choice):
            parts = [_needs(option) for option in element.options]
            if not all(parts):
                continue
            needed = frozenset().union(*parts)
        else:
            continue
        telling = min(len(e.text) if isinstance(e, Word) else 0.5 for e in needed) / len(needed)
        best = max(best, (telling, needed), key=lambda pair: pair[0])
    return best[1]


def without_names(pattern: Pattern) -> Pattern | None:
    """The pattern as an item of an "including …" list words it: names and their gaps left out."""
    kept: list[Element] = []
    for element in pattern.elements:
        if isinstance(element, Name):
            continue
        if isinstance(element, Choice) and any(isinstance(e, Name) for e in _flat((element,))):
            continue
        kept.append(element)
    numbers = [n for n, e in enumerate(kept) if isinstance(e, Number)]
    if not numbers:
        return None
    at = numbers[0]
    left = right = at
    while left and not isinstance(kept[left - 1], Gap):
        left -= 1
    while right + 1 < len(kept) and not isinstance(kept[right + 1], Gap):
        right += 1
    elements = tuple(kept[left : right + 1])
    if not any(isinstance(e, Word | Choice) for e in elements):
        return None
    return Pattern(pattern.text, elements, _needs(elements))


@frozen
class _State:
    number: int | None = None
    words: tuple[int, ...] = ()
    roles: tuple[tuple[str, str, int], ...] = ()


def find(pattern: Pattern, line: Line) -> Iterator[Match]:
    """Every way, up to the step bound, in which a pattern matches a line, leftmost first."""
    budget = [STEPS]
    size = len(line.words)
    for start in _starts(pattern.elements, 0, line, 0, size):
        for end, state in _from(pattern.elements, start, line, _State(), budget):
            yield Match(state.number, state.words, state.roles, (start, end))
        if budget[0] <= 0:
            return


def _starts(elements: Elements, index: int, line: Line, low: int, high: int) -> Iterator[int]:
    """Places from `low` where element `index` can begin: looked up, not tried one by one, where it can be."""
    if index < len(elements):
        element = elements[index]
        if isinstance(element, Word) and not element.is_stem:
            yield from (place for place in line.at.get(element.text, ()) if low <= place < high)
            return
        if isinstance(element, Name):
            yield from (place for place in line.names if low <= place < high)
            return
        if isinstance(element, Number):
            yield from (place for place in line.numbers if low <= place < high)
            return
    yield from range(low, high + 1)


def _from(
    elements: Elements, place: int, line: Line, state: _State, budget: list[int]
) -> Iterator[tuple[int, _State]]:
    if not elements:
        yield place, state
        return
    budget[0] -= 1
    if budget[0] <= 0:
        return
    head, rest = elements[0], elements[1:]
    if isinstance(head, Gap):
        for start in _starts(rest, 0, line, place, len(line.words)):
            yield from _from(rest, start, line, state, budget)
    elif isinstance(head, Choice):
        for option in head.options:
            for end, after in _from(option, place, line, state, budget):
                yield from _from(rest, end, line, after, budget)
    else:
        for end, after in _one(head, place, line, state):
            yield from _from(rest, end, line, after, budget)


def _one(head: Element, place: int, line: Line, state: _State) -> Iterator[tuple[int, _State]]:
    """What a single word, sign, name or number takes at a place."""
    if isinstance(head, Sign):
        if head.text in line.before[place]:
            yield place, state
    elif isinstance(head, Word):
        if place < len(line.words):
            word = line.words[place]
            if word == head.text or (head.is_stem and word.startswith(head.text)):
                yield place + 1, _State(state.number, (*state.words, place), state.roles)
    elif isinstance(head, Number):
        for end, mention in line.numbers.get(place, ()):
            yield end, _State(mention, state.words, state.roles)
    elif isinstance(head, Name):
        for hit in line.names.get(place, ()):
            if (roles := _bound(head, hit, place, state.roles)) is not None:
                yield hit.end, _State(state.number, (*state.words, *range(place, hit.end)), roles)


def _bound(
    name: Name, hit: Hit, place: int, roles: tuple[tuple[str, str, int], ...]
) -> tuple[tuple[str, str, int], ...] | None:
    """The roles after a name took a hit; None where it may not: other form, or a role bound otherwise."""
    if hit.form != name.form:
        return None
    if not name.role:
        return roles if hit.entity == name.entity else None
    for role, entity, _ in roles:
        if (role == name.role) != (entity == hit.entity):
            return None
    return (*roles, (name.role, hit.entity, place))


def line_of(
    text: str,
    spans: list[tuple[int, int]],
    *,
    start: int = 0,
    end: int | None = None,
    names: Mapping[int, tuple[Hit, ...]] | None = None,
    numbers: Mapping[int, tuple[tuple[int, int], ...]] | None = None,
) -> Line:
    """A Line from the spans of the words between two offsets of a text."""
    lowered = tuple(text[first:last].lower() for first, last in spans)
    at: dict[str, list[int]] = {}
    for place, word in enumerate(lowered):
        at.setdefault(word, []).append(place)
    edges = [start, *(last for _, last in spans)]
    nexts = [*(first for first, _ in spans), len(text) if end is None else end]
    signs = tuple(text[edge:begin] for edge, begin in zip(edges, nexts, strict=True))
    return Line(lowered, signs, {w: tuple(p) for w, p in at.items()}, names or {}, numbers or {})


@frozen
class Index:
    """Patterns by the words they need, so that a line is only tried against those that it could match."""

    by_word: Mapping[str, tuple[int, ...]]
    by_stem: Mapping[str, tuple[int, ...]]
    by_name: Mapping[str, tuple[int, ...]]  # entity key, or "" for any entity
    stem_lengths: tuple[int, ...] = field(default=())

    @classmethod
    def of(cls, patterns: list[Pattern]) -> "Index":
        tables: tuple[dict[str, list[int]], ...] = ({}, {}, {})
        for number, pattern in enumerate(patterns):
            for need in pattern.needs:
                if isinstance(need, Word):
                    tables[1 if need.is_stem else 0].setdefault(need.text, []).append(number)
                else:
                    tables[2].setdefault("" if need.role else need.entity, []).append(number)
        done = tuple({key: tuple(value) for key, value in table.items()} for table in tables)
        return cls(done[0], done[1], done[2], tuple(sorted({len(stem) for stem in done[1]})))

    def candidates(self, line: Line) -> list[int]:
        """Numbers of the patterns that may match, in the order of the pack."""
        found: set[int] = set()
        for word in line.at:
            found.update(self.by_word.get(word, ()))
            for length in self.stem_lengths:
                if length > len(word):
                    break
                found.update(self.by_stem.get(word[:length], ()))
        if self.by_name and line.names:
            found.update(self.by_name.get("", ()))
            for entity in {hit.entity for hits in line.names.values() for hit in hits}:
                found.update(self.by_name.get(entity, ()))
        return sorted(found)


def slug_words(text: str) -> list[str]:
    """The words of a name as a key is made of them: lower case, marks left out."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return [
        plain[a:b].lower() for a, b in words(plain.replace("&", " and ").replace("’", "").replace("'", ""))
    ]
