"""Fractions and multiples in words: "two thirds", "one in five", "một phần ba", "doubled", "gấp đôi".

    read("en", Line.of("two thirds", 0), 0)  ->  (2, Fraction(2, 3))

In: a line and a place. Out: where the words end, and how much of a whole they say.
"""

from fractions import Fraction
from functools import cache

from factcheck.languages.phrases import Phrases
from factcheck.mentions.grammars import Grammar, fraction
from factcheck.mentions.lines import Line
from factcheck.mentions.slots import slots


def read(code: str, line: Line, place: int) -> tuple[int, Fraction] | None:
    """The fraction or multiple that starts at a place."""
    multiples, traps = _multiples(code)
    if whole := multiples.at(line.words, place):
        return None if traps.at(line.words, place) else whole
    table = Grammar.of(code).data["fractions"]
    for end, above in slots(code)["n"](line, place):
        if not above:
            continue
        if line.word(end) == "/" and line.is_digits(end + 1) and line.glued(end) and line.glued(end + 1):
            if line.word(end + 2) == "/":
                return None
            return _divided(end + 2, above, int(line.word(end + 1))) if len(line.word(end + 1)) < 3 else None
        if table["ordinal_plurals"] and (found := _part(code, line, end)):
            return _divided(found[0], above, found[1])
        for phrases in (table["between"], table["out_of"]):
            joined = Phrases((phrase, "") for phrase in phrases).at(line.words, end)
            below = next(iter(slots(code)["n"](line, joined[0])), None) if joined else None
            if below:
                return _divided(below[0], above, below[1])
    return None


def _part(code: str, line: Line, place: int) -> tuple[int, int] | None:
    """ "thirds", "fifth": an ordinal as a part."""
    words = Grammar.of(code).data["ordinals"]["words"]
    name = line.word(place)
    named = Grammar.of(code).data["fractions"]["denominators"].get(name)
    if named and line.word(place + 1) == "of":
        return place + 1, named
    if (
        name.removesuffix("s") in words
        and words[name.removesuffix("s")] > 2
        and (name.endswith("s") or line.word(place + 1) == "of")
    ):
        return place + 1, words[name.removesuffix("s")]
    return None


def _divided(end: int, above: int, below: int) -> tuple[int, Fraction] | None:
    return (end, Fraction(above, below)) if 0 < above < below else None


@cache
def _multiples(code: str) -> tuple[Phrases[Fraction], Phrases[str]]:
    data = Grammar.of(code).data["units"]
    return (
        Phrases({phrase: fraction(value) for phrase, value in data["multiples"].items()}),
        Phrases((phrase, "") for phrase in data["multiple_traps"]),
    )
