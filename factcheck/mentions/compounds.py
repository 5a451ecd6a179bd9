"""Compounds: units of measurement as texts write them: symbols and names, powers, products and quotients.

    at(… "m³/s" …)  ->  metre ** 3 / second        at(… "W m−2" …)  ->  watt / metre ** 2

In: the place after a number. Out: `Unit`: the place after the unit, its name, and what it multiplies the
number by ("l/100 km" is a hundredth of litres per kilometre).
"""

from fractions import Fraction

from attrs import frozen

from factcheck import units
from factcheck.errors import UnitError
from factcheck.mentions import vocabularies
from factcheck.mentions.scans import Scan

SPACED = frozenset(["m", "g", "t", "l", "L", "W", "V", "s", "h"])
"""Symbols of one letter that may stand apart from their number."""
LONG_TIMES = frozenset(["day", "week", "fortnight", "month", "quarter", "year", "decade", "century"])
"""Units of time whose "per" makes a rate; per hour or second is part of the unit."""
SHORT_TIMES = frozenset(["second", "minute", "hour"])
RAISED = {"¹": 1, "²": 2, "³": 3, "⁴": 4}
MINUS = frozenset("-−–⁻")
TIMES = frozenset("·⋅∙*×")
DIVISORS = frozenset((1, 10, 100, 1000))
"""What a unit may be per: "l/100 km"."""
FEET = frozenset("'’′")
INCHES = frozenset('"”')
"""Signs that also close a quotation."""
GOING_ON = FEET | {"m", "h", "ft", "kg"}
PARTS = 4
ONE = Fraction(1)


@frozen
class Unit:
    """A unit that ends before `end`; `name` in the one spelling of `factcheck.units`."""

    end: int
    name: str
    scale: Fraction = ONE


@frozen
class Part:
    """One unit of a product with its power; `sign` where it is written as a symbol."""

    end: int
    name: str
    power: int = 1
    sign: bool = False
    scale: Fraction = ONE


def at(scan: Scan, place: int) -> Unit | None:
    """The unit that starts at a place, with what it is multiplied by and per."""
    first = _part(scan, place)
    if first is None:
        return None
    parts, end, scale = [first], first.end, first.scale
    for _ in range(PARTS):
        if (below := _below(scan, end, first)) is not None:
            part, divisor = below
            parts.append(Part(part.end, part.name, -part.power, part.sign))
            scale /= divisor
        elif (part_beside := _beside(scan, end, parts[-1])) is not None:
            parts.append(part_beside)
        else:
            break
        end = parts[-1].end
    try:
        return Unit(end, units.canonical(_product(parts)), scale)
    except UnitError:
        return None


def _product(parts: list[Part]) -> str:
    """The parts as one text that `factcheck.units` reads."""
    over = [_raised(part.name, part.power) for part in parts if part.power > 0]
    under = [_raised(part.name, -part.power) for part in parts if part.power < 0]
    return " / ".join([" * ".join(over) or "1", *under])


def _raised(name: str, power: int) -> str:
    return name if power == 1 else f"{name} ** {power}"


def _part(scan: Scan, place: int, *, below: bool = False) -> Part | None:
    """One unit with its power: "square miles", "km²", "s−1", "mét khối"."""
    g = scan.grammar
    before = g.powers_before.at(scan.words, place, scan.high)
    start = before[0] if before else place
    found = _atom(scan, start, below=below)
    if found is None:
        return None
    end, name, sign = found
    if name[0].isdigit():  # "tạ" is "100 * kilogram"
        times, _, name = name.partition(" * ")
        return Part(end, name, scale=Fraction(times))
    if before is not None:
        return Part(end, name, before[1], sign)
    raised, power = _power(scan, end, name, sign=sign)
    inverse = g.inverse_signs.get(scan.raw(start)) if sign else None
    if inverse is None or name != inverse[0]:
        if inverse is not None and power < 0:  # "12 ms−1"
            return Part(raised, f"{inverse[0]} / {_raised(inverse[1], -power)}", 1, sign)
        return Part(raised, name, power, sign)
    return Part(raised, name, power, sign) if power < 0 else None


def _power(scan: Scan, end: int, name: str, *, sign: bool) -> tuple[int, int]:
    """The place after the power of a unit, and the power: "²", "^2", "⁻¹", "−1", "2" as in "km2"."""
    after = scan.grammar.powers_after.at(scan.words, end, scan.high)
    if after is not None and not units.is_percent(name):  # not "35% khối lượng"
        return after
    if not sign or not scan.glued(end - 1):
        return end, 1
    word, place, way = scan.word(end), end, 1
    if word == "^" and scan.glued(end):
        place, word = end + 1, scan.word(end + 1)
    if word in MINUS and scan.glued(place):
        place, word, way = place + 1, scan.word(place + 1), -1
    digit = RAISED.get(word) or _digit(word)
    plain = place == end and word not in RAISED
    if not digit or (plain and (not _has_powers(name) or scan.words[end - 1] in FEET)):
        return end, 1
    if scan.glued(place) and scan.words[place + 1][0].isalnum():
        return end, 1
    if way < 0 and word not in RAISED and _part(scan, place + 1) is not None:
        return end, 1  # "3 m-2 m"
    return place + 1, way * digit


def _has_powers(name: str) -> bool:
    """Whether a digit right after a unit's symbol is its power: "m2", "m/s2"."""
    return name.endswith("metre") or name in ("second", "mile", "foot")


def _digit(word: str) -> int:
    return int(word) if word in ("1", "2", "3") else 0


def _below(scan: Scan, end: int, first: Part) -> tuple[Part, int] | None:
    """What a unit is per: "/h", "per square metre", "/100 km"; a rate by the day is no part of it."""
    g = scan.grammar
    per = g.divides.at(scan.words, end, scan.high)
    article = g.per.at(scan.words, end, scan.high) if per is None else None
    if (per is None and article is None) or units.is_percent(first.name):
        return None
    place = (per or article or (end,))[0]
    divisor = scan.whole(place) if per is not None and scan.is_numeral(place) else None
    if divisor is not None and divisor not in DIVISORS:
        return None
    part = _part(scan, place + (divisor is not None), below=scan.word(place - 1) == "/")
    if part is None and (timed := g.times.at(scan.words, place, scan.high)) is not None:
        part = Part(timed[0], timed[1])
    weak = article is not None and g.weak_units.at(scan.words, place, scan.high) is not None
    if part is None or part.name in LONG_TIMES or (weak and part.name not in SHORT_TIMES):
        return None
    return part, divisor or 1


def _beside(scan: Scan, end: int, last: Part) -> Part | None:
    """What a unit is multiplied by: "N·m", "kW-h", "s−1" in "m s−1"."""
    if not last.sign or end >= scan.high:
        return None
    if scan.words[end] in TIMES and scan.glued(end - 1):
        part = _part(scan, end + 1, below=True)
        return part if part is not None and part.sign else None
    part = _part(scan, end, below=True)
    if part is None or not part.sign:
        return None
    return part if part.power < 0 or scan.gap(end - 1) == "-" else None


def _atom(scan: Scan, place: int, *, below: bool) -> tuple[int, str, bool] | None:
    """One unit by its symbol or its name, whichever is longer."""
    g = scan.grammar
    if place >= scan.high:
        return None
    word = scan.words[place]
    if g.unit_traps.at(scan.words, place, scan.high) is not None:
        return None
    tight = place > scan.low and scan.glued(place - 1)
    sign = g.unit_signs.at(scan.tokens, place, scan.high)
    if sign is not None and not _fits(scan, place, sign[0], tight=tight):
        sign = None
    if sign is None and (tight or below):
        sign = g.glued_signs.at(scan.tokens, place, scan.high)
        if sign is not None and not _fits(scan, place, sign[0], tight=True):
            sign = None
    if sign is None and not below:
        sign = _lone(scan, place)
    name = g.unit_names.at(scan.words, place, scan.high) if word[0].isalpha() or word in "%°" else None
    if name is None and sign is None and len(word) > 6:
        name = _prefixed(scan, place, word)
    if name is not None and (sign is None or name[0] > sign[0]):
        return *name, False
    return (*sign, True) if sign is not None else None


def _prefixed(scan: Scan, place: int, word: str) -> tuple[int, str] | None:
    """A unit with a prefix of the SI written out: "hectolitres"."""
    for prefix in vocabularies.prefixes():
        if word.startswith(prefix):
            found = scan.grammar.unit_names.at((word.removeprefix(prefix),), 0)
            if found is not None and found[1] in vocabularies.prefixable():
                return place + 1, prefix + found[1]
    return None


def _fits(scan: Scan, place: int, end: int, *, tight: bool) -> bool:
    """Whether a symbol is whole and stands where one may: "5 A level" is no ampere, "12 km3a" none at all."""
    if end < scan.high and scan.glued(end - 1):
        following = scan.words[end]
        if following[0].isalpha():
            return False
        if following[0].isalnum() and not _raises(scan, end) and not (tight and _goes_on(scan, place, end)):
            return False
    if scan.word(end) == "-" and scan.glued(end - 1) and scan.glued(end) and scan.is_numeral(end + 1):
        if scan.word(end + 1) in ("1", "2", "3") and not tight:  # "s-1", but not "L-202"
            return True
        return scan.grammar.unit_signs.at(scan.tokens, end + 2, scan.high) is not None  # "5m-10m"
    raw = scan.raw(place)
    if raw in FEET:
        return tight and _goes_on(scan, place, end)
    if raw in INCHES:
        return tight and not scan.is_quoted(place)
    if end - place == 1 and len(raw) == 1 and raw.isalpha():
        return tight or raw in SPACED
    return True


def _goes_on(scan: Scan, place: int, end: int) -> bool:
    """Whether digits right after a symbol are in the next smaller unit: "5'11", "1m70", "2h30"."""
    small = scan.whole(end)
    if small is None or small >= 100 or scan.raw(place) not in GOING_ON:
        return False
    return not (scan.glued(end) and scan.words[end + 1][0].isalpha())


def _raises(scan: Scan, place: int) -> bool:
    """Whether a digit right after a symbol is its power and no part of a code."""
    word = scan.words[place]
    return word in RAISED or (
        word in ("2", "3") and not (scan.glued(place) and scan.word(place + 1)[:1].isalnum())
    )


def _lone(scan: Scan, place: int) -> tuple[int, str] | None:
    """A capital that is a unit where nothing follows: "a current of 16 A", not "Gate 16 A"."""
    name = scan.grammar.lone_signs.get(scan.raw(place))
    if name is None or not scan.is_numeral(place - 1):
        return None
    before = place - 2
    if scan.glued(place - 1):  # "it was 25C", but not "seat 14F"
        warm = "degree" in name and scan.closes(before) and not scan.is_name(place + 1)
        return (place + 1, name) if warm and not scan.glued(place) else None
    if not scan.closes(place + 1):
        return None
    if before >= scan.low and (
        scan.is_name(before) or scan.grammar.name_words.before(scan.words, place - 1, scan.low) is not None
    ):
        return None
    return place + 1, name
