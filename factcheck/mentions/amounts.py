"""Amounts: a number with its sign, currency or unit, before any hedge or range is read.

    at(… "USD 81.5 billion" …)  ->  81,500,000,000 USD        at(… "30MW" …)  ->  30 megawatt

In: a place in a sentence. Out: `Amount`: the words it covers, its number, kind and unit.
"""

from fractions import Fraction

from attrs import evolve

from factcheck import units
from factcheck.errors import UnitError
from factcheck.mentions import articles, compounds, durations, homonyms, money, numerals, sums
from factcheck.mentions.compounds import Unit
from factcheck.mentions.numerals import Number
from factcheck.mentions.records import Amount
from factcheck.mentions.scans import Scan

BEFORE_SIGNS = frozenset("(<>=$€£¥")
"""What a minus or a leading mark may stand right after: "$-5", "$.50"."""


def at(scan: Scan, place: int) -> Amount | None:
    """The amount that starts at a place, with a sign or currency or without."""
    start = place
    place, negative = _sign(scan, place)
    currency = money.before(scan, place)
    if currency is not None:
        place = currency.end
        if not negative:
            place, negative = _sign(scan, place)
    if place >= scan.high:
        return None
    scale = scan.grammar.scales.at(scan.words, place, scan.high) if currency is not None else None
    place = scale[0] if scale is not None else place  # "USD million 75"
    number = _number(scan, place)
    if number is None or number.end <= place:
        return durations.spelt(scan, place)
    if scale is not None:
        number = number.times(Fraction(scale[1]), number.end)
    amount = Amount(start, number.end, number, negative=negative, number_start=place, number_end=number.end)
    if currency is not None:
        return money.led(scan, amount, currency)
    return _with_unit(scan, _hedged(scan, amount))


def _hedged(scan: Scan, amount: Amount) -> Amount:
    """The amount with a hedge that stands between its number and its unit: "500여 명"."""
    inside = scan.grammar.hedges_inside.at(scan.words, amount.number_end, scan.high)
    if inside is None:
        return amount
    return evolve(amount, end=inside[0], number_end=inside[0], hedge=inside[1])


def _number(scan: Scan, place: int) -> Number | None:
    return (
        _leading_mark(scan, place)
        or articles.part_of(scan, place)
        or numerals.read(scan, place, scan.high)
        or articles.at(scan, place)
    )


def _sign(scan: Scan, place: int) -> tuple[int, bool]:
    """The place after a minus or plus that belongs to the number, and whether it is a minus."""
    word = scan.word(place)
    after = place + 1
    if word in ("-", "−", "–", "+"):
        apart = place == scan.low or not scan.glued(place - 1) or scan.words[place - 1] in BEFORE_SIGNS
        numeric = scan.glued(place) and (scan.is_numeral(after) or scan.word(after) in ("$", "€", "£"))
        return (after, word != "+") if apart and numeric else (place, False)
    if word in scan.grammar.minus and after < scan.high and _is_number_word(scan, after):
        return after, True
    return place, False


def _is_number_word(scan: Scan, place: int) -> bool:
    g, word = scan.grammar, scan.words[place]
    implied = g.implicit_one and word in g.multipliers
    return scan.is_numeral(place) or word in g.units or word in g.teens or word in g.tens or implied


def _leading_mark(scan: Scan, place: int) -> Number | None:
    """ ".77", ",77"."""
    if scan.words[place] not in (".", ",") or not scan.glued(place) or not scan.is_numeral(place + 1):
        return None
    if place > scan.low and scan.glued(place - 1) and scan.words[place - 1] not in BEFORE_SIGNS:
        return None
    digits = scan.words[place + 1]
    if not digits.isdigit() or (scan.words[place] == "," and scan.marks.decimal != ","):
        return None
    point = Fraction(int(digits), 10 ** len(digits)) if len(digits) < 30 else Fraction(0)
    return Number(place, place + 2, point, Fraction(1, 10 ** min(len(digits), 30)), in_digits=True)


# --- units -------------------------------------------------------------------------------------------


def _with_unit(scan: Scan, amount: Amount) -> Amount:
    """The amount with the currency or unit that follows its number."""
    amount = _linked(scan, _spread(scan, amount))
    end = amount.number_end
    if end >= scan.high:
        return amount
    if (told := homonyms.read(scan, amount)) is not None:
        return told
    unit = compounds.at(scan, end)
    found = money.after(scan, end)
    small = money.minor(scan, amount)
    if small is not None and (found is None or small.end > found.end):
        return small
    if found is not None and (unit is None or unit.end <= found.end):
        return money.followed(scan, amount, found)
    read = (
        durations.read(scan, amount)
        or money.scaled(scan, amount)
        or money.slang(scan, amount)
        or _people_scale(scan, amount)
    )
    if read is not None:
        return read
    if unit is not None:
        return _led(scan, _measured(scan, amount, unit))
    below = scan.grammar.below_zero.at(scan.words, end, scan.high)
    return evolve(amount, end=below[0], kind="quantity", unit="degree", negative=True) if below else amount


def _led(scan: Scan, amount: Amount) -> Amount:
    """The amount in the unit that a word before it and the one after it make: "시속 100km"."""
    around = scan.grammar.units_around
    led = around.before(scan.words, amount.number_start, scan.low) or around.before(
        scan.words, amount.start, scan.low
    )
    if led is None or amount.unit not in led[1]:
        return amount
    return evolve(amount, start=min(led[0], amount.start), unit=led[1][amount.unit])


def _linked(scan: Scan, amount: Amount) -> Amount:
    """A fraction with the "of an" before its unit: "three quarters of an hour"."""
    if amount.number.point.denominator == 1:
        return amount
    linked = scan.grammar.unit_of.at(scan.words, amount.number_end, scan.high)
    if linked is None:
        return amount
    measures = sums.unit_after(scan, linked[0]) or money.after(scan, linked[0])
    return evolve(amount, end=linked[0], number_end=linked[0]) if measures else amount


def _spread(scan: Scan, amount: Amount) -> Amount:
    """The amount with the "± 0.2" after its number."""
    sign = scan.grammar.plus_minus.at(scan.words, amount.number_end, scan.high)
    if sign is None or sign[0] >= scan.high:
        return amount
    number = numerals.read(scan, sign[0], scan.high)
    if number is None:
        return amount
    bracketed = scan.word(amount.start - 1) == "(" and scan.word(number.end) == ")"  # "(5 ± 0.2) km"
    end = number.end + bracketed if compounds.at(scan, number.end + 1) else number.end
    return evolve(amount, end=end, number_end=end, spread=number.point)


def _spread_after(scan: Scan, amount: Amount) -> Amount:
    """The amount with the "± 200 m" after its unit."""
    sign = scan.grammar.plus_minus.at(scan.words, amount.end, scan.high)
    number = numerals.read(scan, sign[0], scan.high) if sign and sign[0] < scan.high else None
    if number is None or amount.spread is not None:
        return amount
    unit = compounds.at(scan, number.end)
    end, ratio = number.end, Fraction(1)
    if unit is not None:
        try:
            end, ratio = unit.end, units.factor(unit.name, amount.unit)
        except UnitError:
            return amount
    return evolve(amount, end=end, spread=number.point * ratio)


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


def _measured(scan: Scan, amount: Amount, unit: Unit) -> Amount:
    """The amount in a unit of measurement."""
    kind = "percent" if units.is_percent(unit.name) else "quantity"
    if units.is_time(unit.name):
        kind = "duration"
    result = amount.within(unit.end, kind, unit.name)
    if unit.scale != 1:
        result.number = amount.number.times(unit.scale, amount.number.end)
    if kind == "percent":
        return result
    result = _spread_after(scan, sums.extend(scan, result))
    below = scan.grammar.below_zero.at(scan.words, result.end, scan.high)
    if below is not None and "degree" in unit.name and not result.negative:
        return evolve(result, end=below[0], negative=True)
    return result
