"""Slots: what a date form's <day>, <month>, <year> … can be at a place of a line.

    slots("en")["month"](line, place)  ->  yields (place + 1, 8) at "August"

In: a language's data and CLDR's names. Out: a reader for each slot, which yields ends and values.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from factcheck.languages.phrases import Phrases
from factcheck.mentions.forms import Slot
from factcheck.mentions.grammars import Grammar, plural
from factcheck.mentions.lines import Line

Found = Iterator[tuple[int, Any]]


def _names(grammar: Grammar, kind: str, extra: str) -> Phrases[int]:
    table: dict[str, int] = {}
    for width in ("abbreviated", "wide"):
        for context in ("format", "stand-alone"):
            names = getattr(grammar.locale, kind)[context][width]
            table |= {name.lower().rstrip("."): int(number) for number, name in names.items()}
    for number, names in grammar.data["dates"].get(extra, {}).items():
        table |= dict.fromkeys(names, int(number))
    return Phrases(
        {name: number for name, number in table.items() if not name[-1:].isdigit() or kind == "days"}
    )


def _digits(low: int, high: int, widths: tuple[int, ...] = (1, 2)) -> Slot:
    def read(line: Line, place: int) -> Found:
        word = line.word(place)
        if line.is_digits(place) and len(word) in widths and low <= int(word) <= high:
            yield place + 1, int(word)

    return read


def _phrases(names: Phrases[Any]) -> Slot:
    def read(line: Line, place: int) -> Found:
        found = names.at(line.words, place)
        if found:
            yield found

    return read


@cache
def slots(code: str) -> Mapping[str, Slot]:
    """The slot readers of a language."""
    grammar = Grammar.of(code)
    data = grammar.data
    months = _phrases(_names(grammar, "months", "months_extra"))
    traps = set(data["dates"]["month_traps"])
    suffixes = data["ordinals"]["suffixes"]
    day, year = _digits(1, 31), _digits(1000, 2199, (4,))
    ordinals = Phrases(data["ordinals"]["words"])
    cardinals = Phrases({**data["numbers"]["units"], **data["numbers"]["teens"]})
    units = Phrases(
        (form, unit)
        for unit, names in data["units"]["time"].items()
        for name in names
        for form in plural(name, grammar.plurals)
    )

    def month(line: Line, place: int) -> Found:
        for end, value in months(line, place):
            if end - place > 1 or line.word(place) not in traps or line.is_name(place):
                yield end, value

    def dated(line: Line, place: int) -> Found:
        for end, value in day(line, place):
            if line.word(end) in suffixes and line.glued(end):
                yield end + 1, value
            else:
                yield end, value

    def ordinal(line: Line, place: int) -> Found:
        word = line.word(place)
        if (
            line.is_digits(place)
            and len(word) < 4
            and line.word(place + 1) in suffixes
            and line.glued(place + 1)
        ):
            yield place + 2, int(word)
        found = ordinals.at(line.words, place)
        if found:
            yield found

    def ordinal_day(line: Line, place: int) -> Found:
        yield from ((end, value) for end, value in ordinal(line, place) if value <= 31)

    def number(line: Line, place: int) -> Found:
        if line.is_digits(place) and len(line.word(place)) < 4:
            yield place + 1, int(line.word(place))
        found = cardinals.at(line.words, place)
        if found:
            yield found

    def quarter(line: Line, place: int) -> Found:
        roman = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
        yield from ((end, value) for end, value in ordinal(line, place) if value <= 4)
        yield from ((end, value) for end, value in number(line, place) if 1 <= value <= 4)
        if line.word(place) in roman:
            yield place + 1, roman[line.word(place)]

    def half(line: Line, place: int) -> Found:
        yield from ((end, value) for end, value in ordinal(line, place) if value <= 2)

    def prefixed(prefixes: list[str], high: int) -> Slot:
        def read(line: Line, place: int) -> Found:
            if line.word(place) in prefixes and line.is_digits(place + 1) and line.glued(place + 1):
                value = int(line.word(place + 1))
                if 1 <= value <= high and len(line.word(place + 1)) == 1:
                    yield place + 2, value

        return read

    def decade(line: Line, place: int) -> Found:
        word = line.word(place)
        if line.is_digits(place) and len(word) == 4 and word.endswith("0") and 1500 < int(word) < 2100:
            at = place + 2 if line.word(place + 1) in ("'", "’") else place + 1
            if line.word(at) == "s" and line.glued(at):
                yield at + 1, int(word)

    def ten(line: Line, place: int) -> Found:
        word = line.word(place)
        if line.is_digits(place) and len(word) in (2, 4) and word.endswith("0"):
            yield place + 1, int(word) if len(word) == 4 else 1900 + int(word)

    def short_year(line: Line, place: int) -> Found:
        if line.is_digits(place) and len(line.word(place)) == 2:
            value = int(line.word(place))
            yield place + 1, value + (2000 if value < 70 else 1900)

    def century(line: Line, place: int) -> Found:
        value = _roman(line.word(place))
        if line.is_digits(place) and len(line.word(place)) < 3:
            value = int(line.word(place))
        if 1 <= value <= 22:
            yield place + 1, value

    def numeric(line: Line, place: int) -> Found:
        yield from _numeric(line, place)

    def dated_digits(line: Line, place: int) -> Found:
        yield from ((end, value) for end, value in _numeric(line, place) if value[2] is not None)

    return {
        "day": dated, "dd": day, "dayth": ordinal_day, "mm": _digits(1, 12), "month": month, "year": year,
        "yy": short_year, "weekday": _phrases(_names(grammar, "days", "weekdays_extra")), "q": quarter,
        "qq": prefixed(data["dates"]["quarter_prefixes"], 4), "half": half,
        "hh": prefixed(data["dates"]["half_prefixes"], 2), "decade": decade, "dd10": ten, "ordinal": ordinal,
        "dated": dated_digits,
        "season": _phrases(Phrases({k: tuple(v) for k, v in data["dates"]["seasons"].items()})),
        "century": century, "numeric": numeric, "n": number, "unit": _phrases(units),
    }  # fmt: skip


def _numeric(line: Line, place: int) -> Found:
    """d/m/y and d/m, with one sign between."""
    sign = line.word(place + 1)
    if sign not in ("/", "-", ".", "–") or not line.is_digits(place) or not line.is_digits(place + 2):
        return
    first, second = line.word(place), line.word(place + 2)
    if len(first) > 2 or len(second) > 2 or not line.glued(place + 1):
        return
    if line.word(place + 3) == sign and line.is_digits(place + 4) and len(line.word(place + 4)) in (2, 4):
        year = int(line.word(place + 4))
        if len(line.word(place + 4)) == 4 or sign == "/":
            yield place + 5, (int(first), int(second), year if year > 99 else year + 2000)
    if line.word(place + 3) in ("/", sign) and line.glued(place + 3) and line.is_digits(place + 4):
        return
    if sign != "." and line.glued(place + 2):
        yield place + 3, (int(first), int(second), None)


def _roman(word: str) -> int:
    values = {"i": 1, "v": 5, "x": 10}
    if not word or any(c not in values for c in word):
        return 0
    total = 0
    for c, after in zip(word, [*word[1:], ""], strict=True):
        total += -values[c] if values.get(after, 0) > values[c] else values[c]
    return total
