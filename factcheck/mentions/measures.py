"""Measures: what stands after a number: a currency, a unit, a length of time, "times", or what is counted.

    after(Line.of("30 MW", 0), 1, grammar)  ->  Unit(last=2, kind="quantity", name="megawatt")

In: a line and the place after a number. Out: `Unit`, or None; nouns are read apart.
"""

from functools import cache

from attrs import frozen

from factcheck import units
from factcheck.errors import UnitError
from factcheck.mentions.grammars import Grammar
from factcheck.mentions.lines import Line

SIGNS = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₫": "VND",
    "₩": "KRW",
    "₹": "INR",
    "฿": "THB",
    "₽": "RUB",
}
DOLLARS = {
    "us": "USD",
    "a": "AUD",
    "c": "CAD",
    "hk": "HKD",
    "s": "SGD",
    "nz": "NZD",
    "nt": "TWD",
    "au": "AUD",
    "ca": "CAD",
}
PERCENT = {"%": "percent", "‰": "permille"}


@frozen
class Unit:
    """The unit that ends before `last`."""

    last: int
    kind: str
    name: str
    scale: str = "1"


def money_before(line: Line, place: int) -> tuple[int, str] | None:
    """Where a currency that ends just before a place starts: "USD 5", "US$5", "$5"."""
    word = line.word(place - 1)
    if word in SIGNS:
        if word == "$" and line.glued(place - 1) and line.word(place - 2) in DOLLARS:
            return place - 2, DOLLARS[line.word(place - 2)]
        return place - 1, SIGNS[word]
    if units.is_currency(line.surface(place - 1)):
        return place - 1, line.surface(place - 1)
    return None


def money(line: Line, place: int, grammar: Grammar) -> tuple[int, str] | None:
    """A currency that starts at a place."""
    word = line.word(place)
    if units.is_currency(line.surface(place)):
        return place + 1, line.surface(place)
    if word in SIGNS:
        return place + 1, SIGNS[word]
    if word in DOLLARS and line.word(place + 1) == "$" and line.glued(place + 1):
        return place + 2, DOLLARS[word]
    found = grammar.currencies.at(line.words, place)
    if found is None or (
        found[0] == place + 1 and grammar.has("money_traps", word) and not _trapped(line, place)
    ):
        return None
    return None if found[1] is None else found


def _trapped(line: Line, place: int) -> bool:
    """A word that is a currency only right after a number or its scale word, and in lower case."""
    return place > 0 and line.surface(place).islower()


def after(line: Line, place: int, grammar: Grammar, *, scaled: bool = False) -> Unit | None:
    """The unit that starts at a place, a hyphen before it or not."""
    place += _hyphened(line, place)
    word = line.word(place)
    if word in PERCENT:
        points = grammar.units.at(line.words, place)
        if points and points[1] == "percentage_point":
            return Unit(points[0], "percent", points[1])
        return Unit(place + 1, "percent", PERCENT[word])
    currency = money(line, place, grammar)
    if currency:
        return Unit(currency[0], "money", currency[1])
    symbol = _symbol(line, place)
    if symbol:
        return symbol
    named = grammar.units.at(line.words, place)
    if named and not _no_unit(line, place, named[0], grammar):
        return _named(line, named, grammar)
    times = grammar.sets["multiple"].at(line.words, place)
    if times and (len(word) > 1 or line.glued(place)):
        return Unit(times[0], "multiple", "dimensionless")
    length = grammar.times.at(line.words, place)
    if length and not scaled:
        return _length(line, place, length, grammar)
    return None


def _hyphened(line: Line, place: int) -> bool:
    """ "2-hectare", "200-bed": a hyphen between a number and the word it goes with."""
    joined = line.word(place) == "-" and line.glued(place) and line.glued(place + 1)
    return joined and line.word(place + 1)[:1].isalpha()


def _no_unit(line: Line, place: int, end: int, grammar: Grammar) -> bool:
    return end == place + 1 and line.word(place) in grammar.data["units"]["not_units"]


def _named(line: Line, named: tuple[int, str], grammar: Grammar) -> Unit | None:
    end, unit = named
    try:
        name = units.canonical(unit)
    except UnitError:
        return None
    kind = "percent" if units.is_percent(name) else "quantity"
    per = line.word(end) in ("/", "per") and grammar.times.at(line.words, end + 1)
    if per and units.dimension(name) == "[length]" and per[1] == "hour":
        return Unit(per[0], kind, units.canonical(f"{name} / {per[1]}"))
    return Unit(end, kind, name)


def _length(line: Line, place: int, found: tuple[int, str], grammar: Grammar) -> Unit | None:
    end, unit = found
    if grammar.has("name_words", line.word(end)) and not grammar.plurals:
        pass
    ages = grammar.data["durations"]["ages"]
    for age in ages:
        words = age.split()
        if list(line.words[place : place + len(words)]) == words:
            end = max(end, place + len(words))
    return Unit(end, "duration", unit)


def _symbol(line: Line, place: int) -> Unit | None:
    """km, km², km2, km/h, MWh, °C: as written, case counts."""
    raw = line.surface(place)
    if raw == "°" and line.surface(place + 1) in ("C", "F"):
        return Unit(place + 2, "quantity", units.canonical("°" + line.surface(place + 1)))
    if not raw[:1].isalpha() or len(raw) > 4:
        return None
    square = raw[-1] if raw[-1] in "²³" else ""
    base, end = raw.rstrip("²³"), place + 1
    if (
        not square
        and line.surface(end) in ("2", "3")
        and line.glued(end)
        and base in ("m", "km", "cm", "dm", "mm", "ft")
    ):
        square, end = line.surface(end), end + 1
    known = _symbols()
    if base not in known or (len(base) == 1 and not line.glued(place) and not square and base not in "mgW"):
        return None
    name = base + {"²": "**2", "³": "**3", "2": "**2", "3": "**3", "": ""}[square]
    if line.word(end) == "/" and line.surface(end + 1) in ("h", "s", "giờ", "giây") and line.glued(end + 1):
        name, end = f"{name} / {'hour' if line.surface(end + 1) in ('h', 'giờ') else 'second'}", end + 2
    unit = units.canonical(name)
    return Unit(
        end,
        "percent"
        if units.is_percent(unit)
        else "duration"
        if unit in ("second", "minute", "hour", "day", "year")
        else "quantity",
        unit,
    )


@cache
def _symbols() -> frozenset[str]:
    skip = {"in", "d", "hr", "t", "l", "s", "pp", "bp", "L", "A", "K", "h", "N", "J", "V", "Pa"}
    return frozenset(s for s in units.SPELLINGS if s.isalpha() and len(s) <= 4 and s not in skip) | {
        "kW",
        "GWp",
        "MWp",
    } - {"GWp", "MWp"}


def noun(line: Line, place: int, grammar: Grammar, *, vague: bool) -> tuple[int, int, str] | None:
    """What is counted: the first known noun after a number, a compound to its end."""
    rules = grammar.data["nouns_rules"]
    if _hyphened(line, place):  # "200-bed hospital" counts beds
        joined = grammar.nouns.at(line.words, place + 1)
        return (place + 1, *joined) if joined else None
    at, people = place, None
    if line.word(at) == "of" and vague:
        at += 1
    for step in range(rules["reach"]):
        here = at + step
        if here >= len(line) or not line.word(here)[:1].isalpha():
            break
        found = grammar.nouns.at(line.words, here)
        if found:
            end, unit = found
            if rules["reach"] > 1 and (more := grammar.nouns.at(line.words, end)):
                end, unit = more
            return here, end, unit
        if grammar.sets["stop"].at(line.words, here):
            break
        if people is None and _people(line, here, grammar):
            people = here, here + 1, "person"
    return people


def _people(line: Line, place: int, grammar: Grammar) -> bool:
    endings = tuple(grammar.data["nouns_rules"]["person_endings"])
    word = line.word(place)
    return grammar.has("people", word) or (bool(endings) and line.is_name(place) and word.endswith(endings))
