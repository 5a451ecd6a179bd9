"""Vocabularies: names of units, months and weekdays, from CLDR and from a language's file.

In: a language. Out: look-ups from words or signs to units (`kilometre / hour`) and calendar names.

    units_of(load("vi")).at(["mét", "vuông"], 0)  ->  (2, "metre ** 2")
Long: a function for each kind of name that CLDR has.
"""

import functools
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from typing import Any, Generic, TypeVar

from factcheck import units
from factcheck.languages import Language
from factcheck.languages.phrases import WORD, Phrases, split
from factcheck.mentions.tokens import Tokens

CATEGORIES = (
    "acceleration angle area concentr digital electric energy force frequency graphics length light mass "
    "power pressure speed temperature torque volume"
)
"""The categories of CLDR's units that are read; durations have a table of their own."""
SPELLED: Mapping[str, str] = {
    "gallon-imperial": "imperial_gallon",
    "kilowatt-hour": "kilowatt_hour",
    "electronvolt": "electron_volt",
    "british-thermal-unit": "british_thermal_unit",
    "nautical-mile": "nautical_mile",
    "light-year": "light_year",
    "astronomical-unit": "astronomical_unit",
    "inch-ofhg": "inch_Hg",
    "millimeter-ofhg": "millimeter_Hg",
    "celsius": "degree_Celsius",
    "fahrenheit": "degree_Fahrenheit",
    "generic": "degree",
    "ounce-troy": "troy_ounce",
    "fluid-ounce": "fluid_ounce",
    "fluid-ounce-imperial": "imperial_fluid_ounce",
    "barrel": "oil_barrel",
    "acre-foot": "acre_foot",
    "pound-force": "pound_force",
    "foodcalorie": "kilocalorie",
    "arc-minute": "arcminute",
    "arc-second": "arcsecond",
    "percent": "percent",
    "permille": "permille",
    "permillion": "ppm",
    "g-force": "standard_gravity",
    "atmosphere": "atmosphere",
}
"""CLDR's unit names that pint spells in its own way."""
UNREAD = (
    "item revolution portion-per-1e9 "
    "permyriad karat earth-radius solar-radius point mile-scandinavian solar-luminosity "
    "earth-mass solar-mass dalton grain beaufort light-speed drop jigger pinch dram dessert-spoon "
    "dessert-spoon-imperial dunam em dot therm-us quart-imperial pint-metric cup-metric "
    "gasoline-energy-density mole pound-force-foot newton-meter milligram-ofglucose-per-deciliter"
)
"""Names that mean something else in prose far more often than a unit."""

UNSURE = frozenset(
    ["A", "B", "b", "N", "J", "F", "T", "C", "H", "M", "S", "eV", "cal", "bit", "cd", "pc", "bps"]
)
"""Symbols too short to be read alone, without a prefix: "Gate 16A"."""

COMPOUND = re.compile(r"[/²³⋅\d]")
"""What makes a name of CLDR a compound, which its parts are read for."""

SHORTEST = 3
"""Letters that a name has at least to have a plural."""

T = TypeVar("T")


class Signs(Generic[T]):
    """Signs as they are written, capitals and all: "MW" is no "mW"."""

    def __init__(self, signs: Mapping[str, T]) -> None:
        self._by_first: dict[str, list[tuple[int, str, T]]] = {}
        for sign, meaning in sorted(signs.items(), key=lambda pair: -len(pair[0])):
            words = WORD.findall(sign)
            self._by_first.setdefault(words[0].lower(), []).append((len(words), sign, meaning))

    def firsts(self) -> Iterator[str]:
        yield from self._by_first

    def at(self, tokens: Tokens, place: int, stop: int) -> tuple[int, T] | None:
        """The end and meaning of the longest sign that starts at a place."""
        for count, sign, meaning in self._by_first.get(tokens.words[place], ()) if place < stop else ():
            end = place + count
            if end <= stop and tokens.text[tokens.starts[place] : tokens.ends[end - 1]] == sign:
                return end, meaning
        return None

    def before(self, tokens: Tokens, place: int, start: int) -> tuple[int, T] | None:
        """The start and meaning of the longest sign that ends just before a place."""
        for begin in range(max(start, place - 5), place):
            found = self.at(tokens, begin, place)
            if found is not None and found[0] == place:
                return begin, found[1]
        return None


@functools.cache
def symbols() -> Mapping[str, Any]:
    """The signs that every language writes."""
    return tomllib.loads((files("factcheck.mentions") / "symbols.toml").read_text(encoding="utf-8"))


@functools.cache
def prefixes() -> tuple[str, ...]:
    """The prefixes of the SI in words, long ones first."""
    return tuple(sorted(set(symbols()["prefixes"].values()), key=len, reverse=True))


@functools.cache
def unit_signs() -> Signs[str]:
    """Symbols of units: with their prefixes, and the fixed ones."""
    data = symbols()
    signs: dict[str, str] = {}
    for symbol, (unit, prefixes) in data["prefixed"].items():
        if symbol not in UNSURE:
            signs[symbol] = unit
        for prefix in prefixes:
            head, _, rest = unit.partition(" / ")
            long = data["prefixes"][prefix] + head
            signs[prefix + symbol] = f"{long} / {rest}" if rest else long
    inverse = {sign: parts[0] for sign, parts in data["inverse"].items() if len(parts) == 1}
    return Signs({**signs, **inverse, **data["plain"]})


@functools.cache
def prefixable() -> frozenset[str]:
    """The units that take the prefixes of the SI in words."""
    return frozenset(unit for unit, _ in symbols()["prefixed"].values())


@functools.cache
def glued_signs() -> Signs[str]:
    """Symbols of units that are read only right after a numeral."""
    return Signs(symbols()["glued"])


def plural(names: Iterable[str], rules: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Names and their plurals by the language's rules (a superfluous form is never met)."""
    for name in names:
        yield name
        for ending, other in rules:
            if name.endswith(ending):
                yield name.removesuffix(ending) + other


def units_of(language: Language) -> Phrases[str]:
    """Names of units in words, those of the language's file over CLDR's."""
    banned = set(language.data["units"]["not_units"])
    categories, unread = set(CATEGORIES.split()), set(UNREAD.split())
    names: dict[str, str] = {}
    for key, patterns in language.locale._data["unit_patterns"].items():
        category, _, name = key.partition("-")
        if category in categories and name not in unread:
            for written in _wordings(patterns, ("long", "short")):
                if written.lower() not in banned and len(written) > 1 and not COMPOUND.search(written):
                    names[written.lower()] = spelled(name)
    rules = [tuple(rule) for rule in language.data["plurals"]]
    for unit, given in language.data["units"]["names"].items():
        short = [name for name in given if len(name) < SHORTEST]  # "has" are no hectares
        names |= dict.fromkeys((*short, *plural(set(given).difference(short), rules)), unit)
    return Phrases(names)


def times_of(language: Language) -> Phrases[str]:
    """Names of units of time."""
    rules = [tuple(rule) for rule in language.data["plurals"]]
    names: dict[str, str] = {}
    banned = set(language.data["units"]["not_units"])
    for unit, given in language.data["units"]["time"].items():
        patterns = language.locale._data["unit_patterns"].get(f"duration-{unit}", {})
        for written in _wordings(patterns, ("long", "short")):
            if written.lower() not in banned:
                names[written.lower().rstrip(".")] = unit
        names |= dict.fromkeys(plural(given, rules), unit)
    return Phrases(names)


def around_of(language: Language) -> Phrases[dict[str, str]]:
    """Words before a number with what they make of the unit after it: "시속 {0}킬로미터" in CLDR."""
    table: dict[str, dict[str, str]] = {}
    named = units_of(language)
    for key, patterns in language.locale._data["unit_patterns"].items():
        category, _, name = key.partition("-")
        for pattern in dict(patterns.get("long") or {}).values() if category in CATEGORIES.split() else ():
            before, _, after = str(pattern).partition("{0}")
            led = before.strip() and after.strip() and not any(letter.isdigit() for letter in before)
            unit = named.at(split(after), 0) if led else None
            if unit is not None and unit[0] == len(split(after)):
                table.setdefault(before.strip(), {})[units.canonical(unit[1])] = units.canonical(
                    spelled(name)
                )
    for after, changed in language.data["units"].get("around", {}).items():
        for before, unit_made in changed.items():
            table.setdefault(before, {})[after] = unit_made
    return Phrases(table)


def spelled(name: str) -> str:
    """A unit of CLDR in our way: square-kilometer -> kilometer ** 2, mile-per-hour -> mile / hour."""
    if name in SPELLED:
        return SPELLED[name]
    over, _, under = name.partition("-per-")
    if under:
        return f"{spelled(over)} / {spelled(under)}"
    for word, power in (("square-", 2), ("cubic-", 3)):
        if name.startswith(word):
            return f"{spelled(name.removeprefix(word))} ** {power}"
    return name.replace("-", "_")


def _wordings(patterns: Mapping[str, Any], widths: Iterable[str]) -> Iterator[str]:
    for width in widths:
        for count, pattern in dict(patterns.get(width) or {}).items():
            if count != "per" and isinstance(pattern, str) and "{0}" in pattern:
                written = pattern.replace("{0}", "").strip()
                if written:
                    yield written


def months_of(language: Language) -> Phrases[int]:
    """Names of months, long and short."""
    names: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("abbreviated", "wide"):
            for number, name in language.locale.months[context][width].items():
                if not any(c.isdigit() for c in name):
                    names[name.lower().rstrip(".")] = int(number)
    for number, given in language.data["dates"]["months_extra"].items():
        names |= dict.fromkeys(given, int(number))
    return Phrases(names)


def weekdays_of(language: Language, *, several: bool = False) -> Phrases[int]:
    """Names of weekdays, Monday 0; of `several` in the plural besides."""
    names: dict[str, int] = {}
    for number, name in language.locale.days["format"]["wide"].items():
        names[name.lower()] = int(number)
    for number, given in language.data["dates"]["weekdays_extra"].items():
        names |= dict.fromkeys(given, int(number))
    if several:
        rules = [tuple(rule) for rule in language.data["plurals"]]
        names |= {name: number for one, number in names.items() for name in plural([one], rules)}
    return Phrases(names)
