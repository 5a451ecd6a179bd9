"""Units: every unit that a figure may have, its one spelling, its dimension and exact conversion.

In: a unit as a text, a pack or an expression writes it. Out: canonical names, dimensions, exact factors.

    canonical("km^2")  ->  "kilometre ** 2"          factor("mile", "kilometre")  ->  Fraction(25146, 15625)

Physical units are pint's, spelt the British way. Each currency of CLDR is a dimension of its own and never
converts. Any other noun is something counted, and all counted things share one dimension. A Gregorian year
(365.2425 days) ties years, quarters and months, exact among themselves, to weeks, days and hours. (Long for
its table of spellings and the reader of compound units, which nothing else needs.)
"""

import difflib
import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from factcheck.errors import UnitError

if TYPE_CHECKING:
    from pint import UnitRegistry

PERCENTS: Mapping[str, Fraction] = {
    "percent": Fraction(1, 100),
    "percentage_point": Fraction(1, 100),
    "basis_point": Fraction(1, 10000),
    "permille": Fraction(1, 1000),
}
"""Fractions of one, which vanish in a product."""

_SPELT: Mapping[str, str] = {
    "dimensionless": "|dimensionless|1|multiple|ratio|times",
    "percent": "%|per cent|percentage|pct",
    "percentage_point": "pp|percentage point|percentage points",
    "basis_point": "bp|bps|basis point|basis points",
    "permille": "‰",
    "degree_Celsius": "°C|℃|degC|celsius|Celsius|degree Celsius",
    "degree_Fahrenheit": "°F|℉|degF|fahrenheit|Fahrenheit|degree Fahrenheit",
    "millimetre": "mm",
    "centimetre": "cm",
    "metre": "m",
    "kilometre": "km",
    "nanometre": "nm",
    "mile": "mi",
    "foot": "ft",
    "inch": "in",
    "yard": "yd",
    "nautical_mile": "nmi|nautical mile",
    "micrometre": "µm",
    "milligram": "mg",
    "gram": "g",
    "kilogram": "kg",
    "tonne": "t|metric ton|metric_ton",
    "pound": "lb",
    "ounce": "oz",
    "kilotonne": "kt",
    "megatonne": "Mt",
    "millilitre": "ml|mL",
    "litre": "l|L",
    "watt": "W",
    "kilowatt": "kW",
    "megawatt": "MW",
    "gigawatt": "GW",
    "terawatt": "TW",
    "volt": "V",
    "watt_hour": "Wh",
    "kilowatt_hour": "kWh",
    "megawatt_hour": "MWh",
    "gigawatt_hour": "GWh",
    "terawatt_hour": "TWh",
    "joule": "J",
    "kilojoule": "kJ",
    "megajoule": "MJ",
    "gigajoule": "GJ",
    "hertz": "Hz",
    "kilohertz": "kHz",
    "megahertz": "MHz",
    "gigahertz": "GHz",
    "kelvin": "K",
    "pascal": "Pa",
    "ampere": "A",
    "newton": "N",
    "kilonewton": "kN",
    "hectopascal": "hPa",
    "kilopascal": "kPa",
    "second": "s",
    "minute": "min",
    "hour": "h|hr",
    "day": "d",
    "year": "yr",
    "hectare": "ha",
    "kilobyte": "kB|KB",
    "megabyte": "MB",
    "gigabyte": "GB",
    "terabyte": "TB",
    "oil_barrel": "bbl",
    "kilometre / hour": "kph",
    "mile / hour": "mph",
    "knot": "kn",
    "millisecond": "ms",
    "horsepower": "hp",
    "light_year": "light year",
    "data-centre": "data centre|data center",
}

SPELLINGS: Mapping[str, str] = {
    spelling: unit for unit, spellings in _SPELT.items() for spelling in spellings.split("|")
}
"""Symbols and spellings with one meaning here, where pint would read `pin` as a picoinch."""

NOUNS = frozenset(
    (
        *("bag", "barn", "chain", "cicero", "count", "eon", "fifth", "franklin", "galileo", "gamma", "grade"),
        *("hand", "jute", "kip", "lambda", "link", "nit", "particle", "peck", "pi", "point", "pole", "rod"),
        *("score", "shake", "shot", "slug", "strain", "turn", "zeta"),
    )
)
"""Names of pint units that a text means as things counted."""

COINS = frozenset(("BTC", "ETH", "LTC", "XRP"))
"""Codes that markets use for money of no state, which ISO 4217 does not list."""

NO_FACTOR = ("rank", "date")
"""Units that stand alone: no product, no conversion."""

_WORDS = {"meter": "metre", "liter": "litre", "metric_ton": "tonne"}
_ATOM = re.compile(r"\s*(?P<op>\*\*|\^|[*/()])|\s*(?P<number>-?\d+)|\s*(?P<name>[^*/^()]+?)\s*(?=[*/^()]|$)")


@cache
def _registry() -> "UnitRegistry[Any]":
    """The one pint registry, made when a physical unit is first met: importing pint takes a while."""
    from pint import UnitRegistry

    settings: dict[str, Any] = {"non_int_type": Fraction, "on_redefinition": "ignore"}
    try:
        registry: UnitRegistry[Any] = UnitRegistry(cache_folder=":auto:", **settings)
    except OSError:  # no folder to write to: slower, not worse
        registry = UnitRegistry(**settings)
    registry.define("year = 365.2425 * day = a = yr")
    registry.define("quarter = 3 * month")
    registry.define("decade = 10 * year")
    registry.define("quintal = 100 * kilogram")
    registry.define("sao = [field]")  # of 360 m² in the north of Vietnam, 500 in the middle
    registry.define("mau = 10 * sao")
    return registry


@cache
def _currencies() -> frozenset[str]:
    from babel.core import get_global

    return frozenset(get_global("all_currencies")) | COINS


def is_currency(code: str) -> bool:
    """Whether it is the code of a currency, in capitals, past ones too."""
    return len(code) == 3 and code.isupper() and code in _currencies()


@lru_cache(maxsize=4096)
def is_counted(unit: str) -> bool:
    """Whether it is a noun for things that are counted."""
    parts = _parsed(unit)
    return len(parts) == 1 and parts[0][1] == 1 and _is_noun(parts[0][0])


def is_offset(unit: str) -> bool:
    """Whether its zero is not nothing (°C, °F): its values convert, and their ratios mean nothing."""
    return canonical(unit) in ("degree_Celsius", "degree_Fahrenheit", "degree_Reaumur")


def is_percent(unit: str) -> bool:
    return canonical(unit) in PERCENTS


@lru_cache(maxsize=4096)
def can_be_negative(unit: str) -> bool:
    """Whether a value below zero makes sense: a change in percent, a temperature; no count or amount."""
    return is_percent(unit) or is_offset(unit) or unit in ("date", "dimensionless")


@lru_cache(maxsize=4096)
def is_time(unit: str) -> bool:
    return dimension(unit) == "[time]"


def terms(unit: str) -> tuple[tuple[str, int], ...]:
    """The units that a unit is made of with their powers: (("kilometre", 2),)."""
    return _parsed(unit)


@lru_cache(maxsize=4096)
def symbol(name: str) -> str | None:
    """What is written for a physical unit after a number, "km"; times and what is counted have none."""
    if _physical(name) is None or is_time(name):
        return None
    return f"{_registry().Unit(name):~P}".replace("_", " ") or None


@lru_cache(maxsize=4096)
def canonical(unit: str) -> str:
    """The one spelling of a unit: `USD`, `kilometre ** 2`, `megawatt`, `percent`, `person`.

    Raises: UnitError where the text is no product of units.
    """
    return _written(_parsed(unit))


@lru_cache(maxsize=4096)
def slip(unit: str) -> tuple[str, str] | None:
    """A part of a unit that is a noun by a slip of the pen, and what it was to be; None where there is none.

    Any word may be a noun for what is counted; a long one a letter away from a unit is told, not believed.
    """
    for name, _ in _parsed(unit):
        close = difflib.get_close_matches(name, [unit for unit in _SPELT if len(unit) > 6], n=1, cutoff=0.9)
        if close and close[0] != name and _is_noun(name):
            return name, close[0]
    return None


@lru_cache(maxsize=4096)
def dimension(unit: str) -> str:
    """What a unit measures: `count`, `rank`, `date`, `money:USD`, `[length] ** 2`, `dimensionless`."""
    return _written(_root(unit)[1]) if unit not in NO_FACTOR else unit


@lru_cache(maxsize=4096)
def factor(source: str, target: str) -> Fraction:
    """How many of `target` one of `source` is.

    Raises: UnitError naming both where they measure different things, or differ in their zero.
    """
    scale, shift = _affine(source, target)
    if shift:
        raise UnitError(
            f"{source} and {target} have different zeros: a value converts, a difference does not"
        )
    return scale


def convert(number: Fraction, source: str, target: str) -> Fraction:
    """The number in another unit, zero points included (0 °C is 32 °F).

    Raises: UnitError naming both where they measure different things.
    """
    scale, shift = _affine(source, target)
    return number * scale + shift


@lru_cache(maxsize=4096)
def product(first: str, second: str, sign: int = 1) -> tuple[str, Fraction]:
    """The unit of a product (of a quotient with sign -1), and what to multiply its number by.

    A percentage is a fraction of one, and what cancels out is gone: percent × USD is USD with 1/100.
    """
    powers: dict[str, int] = {}
    scale = Fraction(1)
    for unit, direction in ((first, 1), (second, sign)):
        for name, power in _parsed(unit):
            if name in PERCENTS:
                scale *= PERCENTS[name] ** (power * direction)
            else:
                powers[name] = powers.get(name, 0) + power * direction
    left = tuple((name, power) for name, power in sorted(powers.items()) if power)
    root, dimensions = _root(_written(left))
    if not dimensions:
        return "dimensionless", scale * root
    return _written(left), scale


def power(unit: str, exponent: int) -> tuple[str, Fraction]:
    """The unit of a whole power, and what to multiply its number by."""
    result, scale = "dimensionless", Fraction(1)
    for _ in range(abs(exponent)):
        result, step = product(result, unit, 1 if exponent > 0 else -1)
        scale *= step
    return result, scale


@lru_cache(maxsize=4096)
def common(first: str, second: str) -> str:
    """The unit of a sum, whichever comes first: the finer of two, `item` for different things counted.

    Raises: UnitError naming both where they measure different things.
    """
    if first == second:
        return first
    scale, _ = _affine(first, second)
    if is_counted(first) and is_counted(second):
        return "item"
    if dimension(first) == "dimensionless":
        return "percent" if is_percent(first) and is_percent(second) else "dimensionless"
    if scale == 1:
        return min(first, second)
    return second if scale > 1 else first


def _parsed(unit: str) -> tuple[tuple[str, int], ...]:
    """A unit as its parts and their powers, sorted: kilometre / hour is (hour, -1), (kilometre, 1)."""
    return _parsed_text(" ".join(unit.split()))


@lru_cache(maxsize=4096)
def _parsed_text(unit: str) -> tuple[tuple[str, int], ...]:
    if unit in SPELLINGS and SPELLINGS[unit] == "dimensionless":
        return ()
    if _plain(unit) == unit and (whole := _atom(unit)):
        return whole
    tokens = _tokens(_plain(unit))
    powers: dict[str, int] = {}
    sign, expect_name = 1, True
    for index, token in enumerate(tokens):
        if token in ("*", "/"):
            sign, expect_name = (1 if token == "*" else -1), True
        elif token in ("**", "^") or (index and tokens[index - 1] in ("**", "^")):
            continue
        elif expect_name:
            exponent = 1
            if index + 2 < len(tokens) and tokens[index + 1] in ("**", "^"):
                exponent = int(tokens[index + 2])
            for name, power in () if token == "1" else _atom(token):
                powers[name] = powers.get(name, 0) + sign * exponent * power
            expect_name = False
    return tuple((name, power) for name, power in sorted(powers.items()) if power)


def _plain(unit: str) -> str:
    """Powers and quotients the way that code writes them: km², km2, miles per hour."""
    unit = re.sub(r"\bper\b", "/", unit.replace("²", "**2").replace("³", "**3"))
    return re.sub(r"\b([a-zA-Z]+)([23])\b", lambda m: f"{m[1]}**{m[2]}" if m[1] in SPELLINGS else m[0], unit)


def _tokens(unit: str) -> list[str]:
    """The names, operators and exponents of a unit; a leading 1, as in `1 / hour`, is nothing."""
    tokens = [match.group().strip() for match in _ATOM.finditer(unit)]
    shape = "".join("o" if token in ("*", "/") else "e" if token in ("**", "^") else "n" for token in tokens)
    exponents = (tokens[place + 1] for place, kind in enumerate(shape[:-1]) if kind == "e")
    if not re.fullmatch(r"n(en)?(on(en)?)*", shape) or not all(re.fullmatch(r"-?\d+", e) for e in exponents):
        raise UnitError(f'"{unit}" is no unit: expected names joined by * and /, powers as ** 2')
    return tokens


@lru_cache(maxsize=4096)
def _atom(name: str) -> tuple[tuple[str, int], ...]:
    """A single name resolved to its parts; nothing where it is a product, itself where it is a noun."""
    if name in SPELLINGS:
        spelling = SPELLINGS[name]
        return _parsed_text(spelling) if spelling != name else ()
    if is_currency(name) or name in PERCENTS or name in NO_FACTOR:
        return ((name, 1),)
    if re.search(r"[*/^()]|\bper\b", name) or not name:
        return ()
    for word, exponent in (("square", 2), ("cubic", 3)):
        if found := re.fullmatch(rf"{word}[ _](.+)", name):
            return tuple((part, power * exponent) for part, power in _atom(found[1]) or ((found[1], 1),))
    physical = _physical(name.replace(" ", "_"))
    if physical and "_per_" in physical:
        over, _, under = physical.partition("_per_")
        return ((over, 1), (under, -1)) if over < under else ((under, -1), (over, 1))
    return ((physical or name, 1),)


def _physical(name: str) -> str | None:
    """pint's name of a unit written out in full, in our spelling; None for a noun."""
    if len(name) < 3 or not name.isascii() or name in NOUNS or name.removesuffix("s") in NOUNS:
        return None
    registry = _registry()
    for prefix, unit, _ in registry.parse_unit_name(name):
        known = registry._units[unit]
        stem = name.removeprefix(prefix)
        if stem in (full := (known.name, *known.aliases)) or stem.removesuffix("s") in full:
            whole = prefix + unit
            for word, british in _WORDS.items():
                spelt = re.sub(rf"{word}(?![a-z])", british, whole)
                whole = spelt if registry.parse_unit_name(spelt) else whole  # but "millimeter_Hg"
            return whole
    return None


def _is_noun(name: str) -> bool:
    return not (is_currency(name) or name in PERCENTS or name in NO_FACTOR or _physical(name))


@lru_cache(maxsize=4096)
def _root(unit: str) -> tuple[Fraction, tuple[tuple[str, int], ...]]:
    """How many root units one of this is, and its dimensions with their powers."""
    scale = Fraction(1)
    powers: dict[str, int] = {}

    def add(name: str, power: int) -> None:
        powers[name] = powers.get(name, 0) + power

    for name, power in _parsed(unit):
        if name in PERCENTS:
            scale *= PERCENTS[name] ** power
        elif is_currency(name):
            add(f"money:{name}", power)
        elif _is_noun(name):
            add("count", power)
        elif "decibel" in name or name == "neper":  # a ratio on a scale of its own, no plain number
            add(f"[{name}]", power)
        else:
            one, roots = _registry().get_root_units(name)
            scale *= Fraction(str(one)) ** power
            for root, exponent in roots._units.items():
                add(_base(root), int(str(exponent)) * power)
    return scale, tuple((name, power) for name, power in sorted(powers.items()) if power)


@cache
def _base(root: str) -> str:
    """The dimension of a root unit; bits and angles, which pint takes for mere numbers, have their own."""
    dimensions = list(_registry().get_dimensionality(root))
    return dimensions[0] if dimensions else f"[{root}]"


@lru_cache(maxsize=4096)
def _affine(source: str, target: str) -> tuple[Fraction, Fraction]:
    """Scale and shift of a conversion."""
    if source == target:
        return Fraction(1), Fraction(0)
    if dimension(source) != dimension(target):
        raise UnitError(
            f"{source} does not convert to {target}: "
            f"one is {dimension(source)}, the other {dimension(target)}"
        )
    if is_offset(source) or is_offset(target):
        quantity = _registry().Quantity
        zero = Fraction(quantity(Fraction(0), canonical(source)).to(canonical(target)).magnitude)
        return Fraction(quantity(Fraction(1), canonical(source)).to(canonical(target)).magnitude) - zero, zero
    return _root(source)[0] / _root(target)[0], Fraction(0)


def _written(parts: tuple[tuple[str, int], ...]) -> str:
    """Parts and powers as one text: `kilogram * metre ** 2 / second ** 3`."""

    def term(name: str, power: int) -> str:
        return name if power == 1 else f"{name} ** {power}"

    above = [term(name, power) for name, power in parts if power > 0]
    below = [term(name, -power) for name, power in parts if power < 0]
    if not above and not below:
        return "dimensionless"
    return " / ".join([" * ".join(above) or "1", *below])
