"""Ranks: "third-largest", "ranked 5th", "đứng thứ tư", "số 1", "the largest", "one of the three largest".

    read(Line.of("third-largest partner", 0), 0, grammar).low  ->  3

In: a line and a place. Out: `Rank`: the words it takes, the words of its number, its best and worst place.
"""

from functools import cache

from attrs import frozen

from factcheck.languages.phrases import Phrases
from factcheck.mentions.grammars import Grammar
from factcheck.mentions.lines import Line
from factcheck.mentions.slots import slots

REACH = 7
"""Words between "one of the three" and "largest"."""

HEAD_REACH = 4
"""Words back from "số 1" to who holds the place."""


@frozen(kw_only=True)
class Rank:
    """Words first..last-1 as a place in an order."""

    first: int
    last: int
    number: tuple[int, int]
    low: int
    high: int


@cache
def _set(code: str, *path: str) -> Phrases[str]:
    table = Grammar.of(code).data
    for key in path:
        table = table[key]
    return Phrases((word, "") for word in table)


@cache
def _ordinals(code: str) -> Phrases[int]:
    return Phrases(Grammar.of(code).data["ordinals"]["words"])


def read(code: str, line: Line, place: int) -> Rank | None:
    """The rank that starts at a place."""
    if (
        Grammar.of(code).sets["idioms"].at(line.words, place)
        and line.word(place) in Grammar.of(code).data["ranks"]["number_cues"]
    ):
        return None
    return (
        _one_of(code, line, place)
        or _ordinal(code, line, place)
        or _numbered(code, line, place)
        or _superlative(code, line, place)
        or _first(code, line, place)
    )


def _cardinal(code: str, line: Line, place: int) -> tuple[int, int] | None:
    for end, value in slots(code)["n"](line, place):
        if not line.is_digits(place) and line.is_digits(end):  # "năm 2025" is no five
            continue
        if 1 <= value < 1000 and not (
            line.glued(end) and line.word(end) in (".", ",", "/") and line.is_digits(end + 1)
        ):
            return end, value
    return None


def _one_of(code: str, line: Line, place: int) -> Rank | None:
    found = _set(code, "ranks", "one_of").at(line.words, place)
    if not found:
        return None
    top = "top" in line.words[place : found[0] + 1]
    at = found[0] + (line.word(found[0]) == "top")
    number = _cardinal(code, line, at)
    if not number or number[1] < 2:
        return None
    end, high = number
    superlatives = _set(code, "ranks", "superlatives")
    for step in range(REACH if not Grammar.of(code).plurals else 1):
        if superlative := superlatives.at(line.words, end + step):
            last = superlative[0] if step == 0 else end
            return Rank(first=place, last=last, number=(at, end), low=1, high=high)
    return Rank(first=place, last=end, number=(at, end), low=1, high=high) if top else None


def _ordinal(code: str, line: Line, place: int) -> Rank | None:
    table = Grammar.of(code).data["ordinals"]
    traps = _set(code, "ordinals", "traps")
    if traps.at(line.words, place) or (
        place and traps.at(line.words, place - 1) and not line.is_digits(place)
    ):
        return None
    if table["prefixes"]:
        return _prefixed(code, line, place)
    for end, value in slots(code)["ordinal"](line, place):
        superlative = _set(code, "ranks", "superlatives").at(line.words, end)
        if superlative:
            return Rank(first=place, last=superlative[0], number=(place, end), low=value, high=value)
        if table["standalone"] and _noun_follows(code, line, end):
            return Rank(first=place, last=end, number=(place, end), low=value, high=value)
    return None


def _noun_follows(code: str, line: Line, end: int) -> bool:
    grammar = Grammar.of(code)
    word = line.word(end)
    return (
        word[:1].isalpha()
        and not grammar.sets["stop"].at(line.words, end)
        and not grammar.times.at(line.words, end)
    )


def _prefixed(code: str, line: Line, place: int) -> Rank | None:
    """ "thứ tư" where no weekday: after "đứng", "lớn", …"""
    table = Grammar.of(code).data["ordinals"]
    words = _ordinals(code)
    found = words.at(line.words, place)
    cued = _set(code, "ordinals", "cues").before(line.words, place) is not None
    first = place - (line.word(place - 1) in table.get("adjectives", ()))
    if found and line.word(place) in table["prefixes"]:
        return (
            Rank(first=first, last=found[0], number=(place, found[0]), low=found[1], high=found[1])
            if cued
            else None
        )
    if found:
        return Rank(first=first, last=found[0], number=(place, found[0]), low=found[1], high=found[1])
    if line.word(place) not in table["prefixes"] or not cued:
        return None
    number = _cardinal(code, line, place + 1)
    if not number or (line.word(place - 1) in ("ngày", "từ", "đến", "là") and not line.is_digits(place + 1)):
        return None
    return Rank(first=first, last=number[0], number=(place, number[0]), low=number[1], high=number[1])


def _headed(code: str, line: Line, place: int) -> bool:
    """Whether a holder of places ("nhà đầu tư") stands shortly before, with nothing but words between."""
    heads = _set(code, "ranks", "number_words_before")
    for end in range(place, max(place - HEAD_REACH, 0), -1):
        if heads.before(line.words, end) is not None:
            return True
        if not line.word(end - 1)[:1].isalpha():
            return False
    return False


def _numbered(code: str, line: Line, place: int) -> Rank | None:
    """ "ranked 5th", "No. 1", "top 10", "số 1"."""
    data = Grammar.of(code).data["ranks"]
    cue = _set(code, "ranks", "number_cues").at(line.words, place)
    at = cue[0] if cue else place
    word = line.word(place)
    if not cue and word in data.get("number_words", ()):
        if not _headed(code, line, place):
            return None
        at = place + 1
    elif not cue and word == "top":
        at = place + 1
    elif not cue:
        return None
    while line.word(at) in (".", *data.get("number_words", ())) and at < len(line):
        at += 1
    found = next(iter(slots(code)["ordinal"](line, at)), None) or _cardinal(code, line, at)
    if not found or not 1 <= found[1] < 1000:
        return None
    if word == "top" or "top" in line.words[place:at]:
        return Rank(first=place, last=found[0], number=(at, found[0]), low=1, high=found[1])
    stopped = line.word(place + 1) == "." or word == "#"
    bare = (
        (stopped and _marked(line, place, data["before_alone"]))
        or not line.is_digits(at)
        or word in data.get("number_cues_bare", ())
        or data.get("number_words")
        or found[1] == 1
    )
    if not bare or (
        Grammar.of(code).plurals
        and word in ("no", "number", "position", "placed")
        and found[1] != 1
        and line.word(place + 1) != "."
        and line.word(place) != "#"
    ):
        return None
    return Rank(first=place, last=found[0], number=(at, found[0]), low=found[1], high=found[1])


def _superlative(code: str, line: Line, place: int) -> Rank | None:
    found = _set(code, "ranks", "alone").at(line.words, place)
    if not found or _hedges(code, line, place):
        return None
    data = Grammar.of(code).data["ranks"]
    if data["before_alone"] and not _marked(line, place, data["before_alone"]):
        return None
    if _set(code, "ranks", "one_of").before(line.words, place) or _plural_one_of(code, line, place):
        return None
    return Rank(first=place, last=found[0], number=(place, found[0]), low=1, high=1)


def _hedges(code: str, line: Line, place: int) -> bool:
    """ "nhiều nhất 40 người": at most, where a number follows."""
    hedge = Grammar.of(code).hedges.at(line.words, place)
    return hedge is not None and line.is_digits(hedge[0])


def _plural_one_of(code: str, line: Line, place: int) -> bool:
    """ "một trong những đối tác lớn nhất": among the largest, which says no rank."""
    phrases = _set(code, "ranks", "one_of")
    low = max(place - REACH, 0)
    return any(phrases.at(line.words, at) for at in range(low, place) if "," not in line.words[at:place])


def _marked(line: Line, place: int, before: list[str]) -> bool:
    word = line.word(place - 1)
    possessive = word == "s" and line.word(place - 2) in ("'", "’")
    return word in before or possessive or (word in ("'", "’") and line.word(place - 2).endswith("s"))


def _first(code: str, line: Line, place: int) -> Rank | None:
    """ "top investor": a word of the first place before who holds it."""
    data = Grammar.of(code).data["ranks"]
    found = _set(code, "ranks", "first_words").at(line.words, place)
    if not found or not _marked(line, place, data["first_before"]):
        return None
    heads = _set(code, "ranks", "first_heads")
    for step in range(3):
        if head := heads.at(line.words, found[0] + step):
            plural = line.word(head[0] - 1).endswith("s")
            return (
                None if plural else Rank(first=place, last=found[0], number=(place, found[0]), low=1, high=1)
            )
    return None
