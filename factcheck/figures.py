"""Figures: exact numbers and ranges as people write them.

In: a fraction or a Range, and a unit. Out: text.

    amount(Fraction(81_500_000_000), "USD")                     ->  "81.5 billion USD"
    spread(Range(lo=Fraction(25500), hi=Fraction(25700)), "kilometre")  ->  "25,500 to 25,700 km"
    amount(Fraction(3), "person")                               ->  "3 people"
"""

from datetime import date
from fractions import Fraction

from factcheck import units
from factcheck.ranges import Range
from factcheck.values import Value

SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
IRREGULAR = {"person": "people", "child": "children", "man": "men", "woman": "women"}
POWERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
DIGITS = 6
"""Significant digits shown: more hide the figure, fewer hide the difference between two."""


def number(value: Fraction) -> str:
    """A plain number, with a scale word from a million up."""
    for scale, word in SCALES:
        if abs(value) >= scale:
            return f"{_plain(value / scale)} {word}"
    return _plain(value)


def _plain(value: Fraction) -> str:
    if value.denominator == 1 and abs(value) < 10**DIGITS:
        return f"{int(value):,}"
    whole = len(str(abs(int(value)))) if abs(value) >= 1 else 0
    places = max(DIGITS - whole, 0)
    if 0 < abs(value) < 1:
        while places < 12 and abs(value) * 10 ** (places - DIGITS + 1) < 1:
            places += 1
    rounded = round(value * 10**places)
    if not rounded:
        return "0"
    text = f"{abs(rounded):0{places + 1}d}"
    head, tail = (text[:-places], text[-places:].rstrip("0")) if places else (text, "")
    sign = "-" if rounded < 0 else ""
    return f"{sign}{int(head):,}" + (f".{tail}" if tail else "")


def amount(value: Fraction, unit: str) -> str:
    """A number with its unit; dates are days, a rank is a place in an order."""
    if unit == "date":
        return day(value)
    if unit in ("", "dimensionless"):
        return number(value)
    if unit == "percent":
        return f"{number(value)} %"
    return f"{number(value)} {label(unit, one=abs(value) == 1)}".rstrip()


def label(unit: str, *, one: bool = False) -> str:
    """A unit as people write it after a number: "km", "°C", "people", nothing where things are unknown."""
    terms = units.terms(unit)
    above = [_term(name, power, one) for name, power in terms if power > 0]
    below = [_term(name, -power, one=True) for name, power in terms if power < 0]
    return "/".join(["·".join(filter(None, above)), *below])


def _term(name: str, power: int, one: bool) -> str:
    if name == "item":
        return ""
    short = units.symbol(name)
    stands = one or units.is_currency(name) or name in units.NO_FACTOR
    written = short or (name if stands else _plural(name))
    return written.replace("_", " ") + ("" if power == 1 else str(power).translate(POWERS))


def _plural(noun: str) -> str:
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def day(value: Fraction) -> str:
    """The date of an ordinal number of a day."""
    ordinal = min(max(int(value), 1), date.max.toordinal())
    return date.fromordinal(ordinal).isoformat()


def spread(found: Range, unit: str) -> str:
    """A range with its unit: "25.5 to 25.7 billion USD", "over 5 %", "at most 3", or "any"."""
    lo, hi = found.lo, found.hi
    if lo is None or hi is None:
        if lo is not None:
            return f"{'over' if found.lo_open else 'at least'} {amount(lo, unit)}"
        if hi is not None:
            return f"{'under' if found.hi_open else 'at most'} {amount(hi, unit)}"
        return "any"
    if lo == hi:
        return amount(lo, unit)
    return f"{_first(lo, hi, unit)} to {amount(hi, unit)}"


def _first(lo: Fraction, hi: Fraction, unit: str) -> str:
    """The lower end, without what it shares with the upper one."""
    if unit == "date":
        return day(lo)
    for scale, _ in SCALES:
        if abs(hi) >= scale:
            return _plain(lo / scale) if abs(lo) >= scale else number(lo)
    return number(lo)


def value(found: Value) -> str:
    """A value as one figure: its number, or what it is taken to mean where it has none."""
    return spread(found.core, found.unit) if found.point is None else amount(found.point, found.unit)


def ranges(core: Range, support: Range, unit: str) -> str:
    """The two ranges of an amount in brackets, to stand after it; nothing for an exact one."""
    if support.is_point or (unit == "date" and core == support):
        return ""
    if core == support:
        return f" ({spread(core, unit)})"
    return f" ({spread(core, unit)}; at the most {spread(support, unit)})"


def percent(share: Fraction) -> str:
    """A share as a percentage, to one decimal, or to two digits where it is below one."""
    hundredths = share * 100
    return f"{number(round(hundredths, 1)) if abs(hundredths) >= 1 else format(float(hundredths), '.2g')} %"
