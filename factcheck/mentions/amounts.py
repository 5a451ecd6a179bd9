"""Amounts: a number with its sign, currency or unit, before any hedge or range is read.

    at(… "USD 81.5 billion" …)  ->  81,500,000,000 USD        at(… "30MW" …)  ->  30 megawatt

In: a place in a sentence. Out: `Amount`: the words it covers, its number, kind and unit.
Long: money, units and durations share the number between them.
"""

from fractions import Fraction

from attrs import define, evolve

from factcheck import units
from factcheck.errors import UnitError
from factcheck.mentions import numerals, vocabularies
from factcheck.mentions.numerals import Number
from factcheck.mentions.scans import Scan

PREFIXED = frozenset(
    ("metre", "gram", "litre", "watt", "joule", "hertz", "volt", "ampere", "newton", "pascal")
)
PREFIXED |= {"byte", "bit", "tonne", "calorie"}
"""Units that take the prefixes of the SI in words."""
SPACED = frozenset(["m", "g", "t", "l", "L", "W", "V"])
"""Symbols of one letter that may stand apart from their number."""
LONG_TIMES = frozenset(["day", "week", "fortnight", "month", "quarter", "year", "decade", "century"])
"""Units of time whose "per" makes a rate; per hour or second is part of the unit."""
STROKES = frozenset(("/", "per"))


@define
class Amount:
    """The words start..end; `kind` is count where no unit is written."""

    start: int
    end: int
    number: Number
    kind: str = "count"
    unit: str = "item"
    rate: str | None = None
    negative: bool = False
    number_start: int = 0
    number_end: int = 0
    spread: Fraction | None = None  # of "± 0.2"

    @property
    def point(self) -> Fraction:
        return -self.number.point if self.negative else self.number.point

    @property
    def is_bare(self) -> bool:
        """Whether the number has no unit of its own."""
        return self.kind == "count" and self.unit == "item"


def at(scan: Scan, place: int) -> Amount | None:
    """The amount that starts at a place, with a sign or currency or without."""
    start = place
    place, negative = _sign(scan, place)
    currency, place = _currency_before(scan, place)
    if currency and not negative:
        place, negative = _sign(scan, place)
    if place >= scan.high:
        return None
    number = _leading_mark(scan, place) or numerals.read(scan, place, scan.high) or _one_and_half(scan, place)
    if number is None or number.end <= place:
        return None
    amount = Amount(start, number.end, number, negative=negative, number_start=place, number_end=number.end)
    if currency:
        return _money(scan, amount, currency)
    return _with_unit(scan, amount)


def _sign(scan: Scan, place: int) -> tuple[int, bool]:
    """The place after a minus or plus that belongs to the number, and whether it is a minus."""
    word = scan.word(place)
    after = place + 1
    if word in ("-", "−", "–", "+"):
        apart = (
            place == scan.low or not scan.glued(place - 1) or scan.words[place - 1] in ("(", "<", ">", "=")
        )
        numeric = scan.glued(place) and (scan.is_numeral(after) or scan.word(after) in ("$", "€", "£"))
        return (after, word != "+") if apart and numeric else (place, False)
    if word in scan.grammar.minus and after < scan.high and _is_number_word(scan, after):
        return after, True
    return place, False


def _is_number_word(scan: Scan, place: int) -> bool:
    g, word = scan.grammar, scan.words[place]
    return scan.is_numeral(place) or word in g.units or word in g.teens or word in g.tens


def _leading_mark(scan: Scan, place: int) -> Number | None:
    """ ".77", ",77"."""
    if scan.words[place] not in (".", ",") or not scan.glued(place) or not scan.is_numeral(place + 1):
        return None
    if place > scan.low and scan.glued(place - 1):
        return None
    digits = scan.words[place + 1]
    if not digits.isdigit() or (scan.words[place] == "," and scan.marks.decimal != ","):
        return None
    point = Fraction(int(digits), 10 ** len(digits)) if len(digits) < 30 else Fraction(0)
    return Number(place, place + 2, point, Fraction(1, 10 ** min(len(digits), 30)), in_digits=True)


# --- money -------------------------------------------------------------------------------------------


def _currency_before(scan: Scan, place: int) -> tuple[str | None, int]:
    """A currency before its number: "US$ 4", "USD3.14", "malaysia ringgit 42"."""
    if not scan.grammar.triggers.get(scan.word(place), 0) & 8:
        return None, place
    found = scan.grammar.currency_signs.at(scan.tokens, place, scan.high)
    named = scan.grammar.currency_names.at(scan.words, place, scan.high) if found is None else None
    if named is not None and scan.is_numeral(named[0]):
        found = None if scan.grammar.money_traps.at(scan.words, place, scan.high) else named
    if found is None or found[0] >= scan.high:
        return None, place
    if (
        place > scan.low
        and scan.glued(place - 1)
        and scan.words[place - 1][-1].isalnum()
        and scan.words[place][0].isalpha()
    ):
        return None, place
    after = found[0]
    numeric = (
        scan.is_numeral(after) or scan.word(after) in ("-", "−", ".", ",") or _is_number_word(scan, after)
    )
    return (found[1], after) if numeric and not scan.gap(after - 1).strip() else (None, place)


def _money(scan: Scan, amount: Amount, currency: str) -> Amount:
    """The amount in a currency that was read before it, with the short scale and cents that may follow."""
    amount = evolve(_short_scale(scan, amount), kind="money", unit=currency)
    again = _currency_after(scan, amount.end)
    if again and again[1] == currency:
        amount.end = again[0]
    return _with_minor(scan, amount)


def _short_scale(scan: Scan, amount: Amount) -> Amount:
    """ "$3bn", "£4.6m", "US$ 5 B": short scales that elsewhere are units."""
    g = scan.grammar
    end = amount.number_end
    raw = scan.raw(end)
    if amount.number.scaled or not raw or raw not in g.short_scales or not scan.is_numeral(end - 1):
        return amount
    if not scan.glued(end - 1) and (len(raw) == 1 or raw in ("mm", "mil")):
        return amount
    number = amount.number.times(Fraction(g.short_scales[raw]), end + 1)
    return evolve(amount, number=number, number_end=end + 1, end=max(amount.end, end + 1))


def _currency_after(scan: Scan, place: int) -> tuple[int, str] | None:
    if not scan.grammar.triggers.get(scan.word(place), 0) & 8:
        return None
    g = scan.grammar
    found = g.currency_signs.at(scan.tokens, place, scan.high)
    named = g.currency_names.at(scan.words, place, scan.high)
    if named is not None and (found is None or named[0] > found[0]):
        if g.pound and scan.words[place].startswith("pound") and named[0] == place + 1:
            return None
        return named
    if (
        found is not None
        and found[1] == "USD"
        and scan.words[place] == "$"
        and scan.glued(place)
        and scan.is_numeral(place + 1)
    ):
        return None
    return found


def _with_minor(scan: Scan, amount: Amount) -> Amount:
    """ "$20 and 43c", "3 GBP 1 pence", "hai đô la và 23 xen"."""
    g = scan.grammar
    place = amount.end
    place += scan.word(place) in g.money_joiners
    if (
        amount.number.scaled
        or place >= scan.high
        or (not g.triggers.get(scan.word(place), 0) & 1 and not scan.is_numeral(place))
    ):
        return amount
    number = numerals.read(scan, place, scan.high)
    if number is None or number.scaled or not 0 < number.point < 100:
        return amount
    minor = _minor_after(scan, number.end)
    if minor is None or (minor[1] != amount.unit and (minor[1], minor[2]) != ("USD", Fraction(1, 100))):
        return amount  # a cent is a hundredth of whatever it follows
    point = amount.number.point + number.point * minor[2]
    whole = Number(amount.number.start, minor[0], point, minor[2], in_digits=True)
    return evolve(amount, number=whole, end=minor[0], number_end=minor[0])


def _minor_after(scan: Scan, place: int) -> tuple[int, str, Fraction] | None:
    g = scan.grammar
    if (found := g.minor.at(scan.words, place, scan.high)) is not None:
        return found[0], *found[1]
    sign = scan.word(place)
    if (sign in g.minor_signs and scan.glued(place - 1)) or (
        sign in g.minor_signs and place + 1 == scan.high
    ):
        return place + 1, *g.minor_signs[sign]
    return None


# --- durations ---------------------------------------------------------------------------------------


def _one_and_half(scan: Scan, place: int) -> Number | None:
    """ "an hour and a half": an article counts where a half follows its unit."""
    g = scan.grammar
    if scan.words[place] not in g.articles:
        return None
    unit = g.times.at(scan.words, place + 1, scan.high)
    if unit is None or g.tail_halves.at(scan.words, unit[0], scan.high) is None:
        return None
    return Number(place, place + 1, Fraction(1), Fraction(1))


def _timed(scan: Scan, amount: Amount) -> Amount | None:
    """The amount as a duration: "33 năm", "two and a half years", "1 year 1 month 21 days"."""
    g = scan.grammar
    place = amount.number_end
    if scan.word(place) in g.duration_fillers:
        place += 1
    elif amount.number.point.denominator != 1 and (linked := g.unit_of.at(scan.words, place, scan.high)):
        place = linked[0]  # "three quarters of an hour"
    unit = g.times.at(scan.words, place, scan.high)
    if unit is None:
        return None
    end, name = unit
    if scan.is_numeral(end) and len(scan.words[end]) == 4 and scan.whole(end) is not None:
        return None  # "quý 3 năm 2024"
    old = g.duration_after.at(scan.words, end, scan.high)
    result = evolve(amount, end=old[0] if old else end, kind="duration", unit=name)
    half = g.tail_halves.at(scan.words, end, scan.high)
    if half is not None and amount.number.point.denominator == 1:
        number = Number(amount.number.start, end, amount.number.point + half[1], Fraction(1, 10))
        return evolve(result, end=half[0], number=number)
    return _compound_time(scan, result)


def _compound_time(scan: Scan, amount: Amount) -> Amount:
    """Smaller units of time added to a duration."""
    g = scan.grammar
    place = amount.end
    place += scan.word(place) in g.duration_and
    if place >= scan.high or not (scan.is_numeral(place) or g.triggers.get(scan.word(place), 0) & 1):
        return amount
    number = numerals.read(scan, place, scan.high)
    if number is None or number.scaled or number.fault:
        return amount
    unit = g.times.at(scan.words, number.end, scan.high)
    if unit is None or unit[1] not in FINER.get(amount.unit, ()):
        return amount
    if scan.is_numeral(unit[0]) and len(scan.words[unit[0]]) == 4:
        return amount
    ratio = units.factor(amount.unit, unit[1])
    point = amount.number.point * ratio + number.point
    whole = Number(amount.number.start, number.end, point, number.grain, in_digits=True)
    added = evolve(amount, number=whole, end=unit[0], number_end=number.end, unit=unit[1])
    return _compound_time(scan, added)


FINER = {
    "century": ("decade", "year"),
    "decade": ("year",),
    "year": ("month", "week", "day"),
    "month": ("week", "day"),
    "week": ("day",),
    "day": ("hour", "minute"),
    "hour": ("minute", "second"),
    "minute": ("second",),
}
"""Units that a duration may add to a longer one."""


# --- units -------------------------------------------------------------------------------------------


def _with_unit(scan: Scan, amount: Amount) -> Amount:
    """The amount with the currency or unit that follows its number."""
    amount = _spread(scan, amount)
    end = amount.number_end
    if end >= scan.high:
        return amount
    if (found := _currency_after(scan, end)) is not None:
        return _money_after(scan, amount, found)
    if (timed := _timed(scan, amount)) is not None:
        return timed
    if (shorted := _money_scale(scan, amount)) is not None:
        return shorted
    if (minor := _minor_after(scan, end)) is not None:
        number = evolve(amount.number.times(minor[2], amount.number.end), scaled=amount.number.scaled)
        return evolve(amount, end=minor[0], number=number, kind="money", unit=minor[1])
    if (scaled := _people_scale(scan, amount)) is not None:
        return scaled
    if (unit := unit_at(scan, end)) is not None:
        return _measured(scan, amount, *unit)
    if scan.grammar.pound and scan.word(end).startswith("pound"):
        return evolve(amount, end=end + 1, kind="money", unit=scan.grammar.pound)
    return amount


def _spread(scan: Scan, amount: Amount) -> Amount:
    """The amount with the "± 0.2" after its number."""
    sign = scan.grammar.plus_minus.at(scan.words, amount.number_end, scan.high)
    if sign is None or sign[0] >= scan.high:
        return amount
    number = numerals.read(scan, sign[0], scan.high)
    if number is None:
        return amount
    return evolve(amount, end=number.end, number_end=number.end, spread=number.point)


def _money_after(scan: Scan, amount: Amount, found: tuple[int, str]) -> Amount:
    """A currency after its number; a scale word may follow it: "75 USD million"."""
    end, currency = found
    amount = evolve(amount, end=end, kind="money", unit=currency)
    scale = scan.grammar.scales.at(scan.words, end, scan.high) if not amount.number.scaled else None
    if scale is not None and scale[1] >= 1000:
        number = amount.number.times(Fraction(scale[1]), scale[0])
        return evolve(amount, end=scale[0], number=number, number_end=scale[0])
    return _with_minor(scan, amount)


def _money_scale(scan: Scan, amount: Amount) -> Amount | None:
    """A short scale before a currency: "10m euros", "48.5 MGBP", "10k$"."""
    g, end = scan.grammar, amount.number_end
    raw = scan.raw(end)
    if amount.number.scaled or not scan.is_numeral(end - 1):
        return None
    if len(raw) == 4 and raw[0] in "kKMB" and raw[1:] in scan.grammar.language.locale.currencies:
        number = amount.number.times(Fraction({"k": 1000, "K": 1000, "M": 10**6, "B": 10**9}[raw[0]]), end)
        return evolve(amount, end=end + 1, number=number, kind="money", unit=raw[1:])
    if raw not in g.short_scales or (found := _currency_after(scan, end + 1)) is None:
        return None
    number = amount.number.times(Fraction(g.short_scales[raw]), end + 1)
    return evolve(amount, end=found[0], number=number, number_end=end + 1, kind="money", unit=found[1])


def _people_scale(scan: Scan, amount: Amount) -> Amount | None:
    """ "4.6m people": a short scale where what is counted follows."""
    g, end = scan.grammar, amount.number_end
    raw = scan.raw(end)
    if raw not in g.short_scales or not scan.glued(end - 1) or not scan.is_numeral(end - 1):
        return None
    if raw not in ("K", "k", "M", "B", "m", "b"):
        return None
    if raw in ("m", "b", "B") and not _counted_next(scan, end + 1):
        return None
    number = amount.number.times(Fraction(g.short_scales[raw]), end + 1)
    return evolve(amount, end=end + 1, number=number, number_end=end + 1)


def _counted_next(scan: Scan, place: int) -> bool:
    """Whether a known noun stands among the next words."""
    g = scan.grammar
    for at_place in range(place, min(place + g.reach, scan.high)):
        if scan.words[at_place] in g.noun_stops or not scan.words[at_place][0].isalpha():
            return False
        if g.nouns.at(scan.words, at_place, scan.high) is not None:
            return True
    return False


def unit_at(scan: Scan, place: int) -> tuple[int, str] | None:
    """The unit that starts at a place, with what it is per: "km/h", "people per km²" has none of its own."""
    found = _atom(scan, place)
    if found is None:
        return None
    end, unit = found
    while end + 1 < scan.high and scan.words[end] in STROKES:
        below = _atom(scan, end + 1, glued=scan.words[end] == "/") or scan.grammar.times.at(
            scan.words, end + 1, scan.high
        )
        if below is None or below[1] in LONG_TIMES or units.is_percent(unit):
            break
        end, unit = below[0], f"{unit} / {below[1]}"
    return end, unit


def _atom(scan: Scan, place: int, *, glued: bool = False) -> tuple[int, str] | None:
    """One unit, by its symbol or its name; the longer reading wins."""
    g = scan.grammar
    if place >= scan.high:
        return None
    word = scan.words[place]
    tight = place > scan.low and scan.glued(place - 1)
    sign = g.unit_signs.at(scan.tokens, place, scan.high)
    if sign is not None and not _sign_fits(scan, place, sign[0], tight=tight):
        sign = None
    if sign is None and (tight or glued):
        sign = g.glued_signs.at(scan.tokens, place, scan.high)
        if sign is not None and not _sign_fits(scan, place, sign[0], tight=True):
            sign = None
    name = g.unit_names.at(scan.words, place, scan.high) if word[0].isalpha() or word in "%°" else None
    if name is None and sign is None and len(word) > 6:
        name = _prefixed(scan, place, word)
    if name is not None and (sign is None or name[0] > sign[0]):
        return name
    return sign


def _prefixed(scan: Scan, place: int, word: str) -> tuple[int, str] | None:
    """A unit with a prefix of the SI written out: "hectolitres"."""
    for prefix in vocabularies.prefixes():
        if word.startswith(prefix):
            found = scan.grammar.unit_names.at((word.removeprefix(prefix),), 0)
            if found is not None and found[1] in PREFIXED:
                return place + 1, prefix + found[1]
    return None


def _sign_fits(scan: Scan, place: int, end: int, *, tight: bool) -> bool:
    """Whether a symbol is whole and stands where one may: "5 A level" is no ampere."""
    if end < scan.high and scan.glued(end - 1) and scan.words[end][0].isalnum():
        return False
    if scan.word(end) == "-" and scan.glued(end - 1) and scan.glued(end) and scan.is_numeral(end + 1):
        return False  # "L-202"
    raw = scan.raw(place)
    if end - place == 1 and len(raw) == 1 and raw.isalpha():
        return tight or raw in SPACED
    return True


def _measured(scan: Scan, amount: Amount, end: int, unit: str) -> Amount:
    """The amount in a unit of measurement."""
    try:
        unit = units.canonical(unit)
    except UnitError:
        return amount
    kind = "percent" if units.is_percent(unit) else "quantity"
    if units.is_time(unit):
        kind = "duration"
    result = evolve(amount, end=end, kind=kind, unit=unit)
    return _compound(scan, result) if kind == "quantity" else result


def _compound(scan: Scan, amount: Amount) -> Amount:
    """ "7 feet, 10 inches": smaller units added."""
    place = amount.end
    place += scan.word(place) in (",", *scan.grammar.duration_and)
    if place >= scan.high or not (
        scan.is_numeral(place) or scan.grammar.triggers.get(scan.word(place), 0) & 1
    ):
        return amount
    number = numerals.read(scan, place, scan.high)
    if number is None or number.scaled or number.fault:
        return amount
    unit = unit_at(scan, number.end)
    if unit is None:
        return amount
    point = amount.number.point
    try:
        ratio = units.factor(amount.unit, units.canonical(unit[1]))
    except UnitError:
        return amount
    if ratio <= 1 or number.point >= ratio * (point if point > 1 else 1):
        return amount
    point = point * ratio + number.point
    whole = Number(amount.number.start, number.end, point, number.grain, in_digits=True)
    added = evolve(amount, number=whole, end=unit[0], number_end=number.end, unit=units.canonical(unit[1]))
    return _compound(scan, added)
