"""Ranges: two amounts as the ends of one figure, what only one of them writes shared by both.

    "20-30MW"  ->  20 to 30 megawatt        "2 to 3 million"  ->  2,000,000 to 3,000,000

In: an amount. Out: the amount that ends its range, or nothing; and lists that share a unit.
"""

from attrs import evolve

from factcheck import units
from factcheck.errors import UnitError
from factcheck.mentions import amounts, changes, dates, hedges
from factcheck.mentions.numbers import Number
from factcheck.mentions.records import Amount
from factcheck.mentions.scans import Scan
from factcheck.mentions.triggers import MONEY, NUMBER

STEEP = 3
"""How many times its size a change of bare numbers must lead to, to be no range."""
LOWER = frozenset(["over", "at-least"])
UPPER = frozenset(["under", "up-to"])
HEDGE_REACH = 6
"""Words of the second hedge in "more than 5 but not more than 10"."""
STARTS = NUMBER | MONEY


def read(scan: Scan, first: Amount) -> tuple[Amount, Amount] | None:
    """Both ends of a range that starts with an amount, unit and scale shared."""
    return _joined(scan, first) or _alternatives(scan, first) or _neighbours(scan, first)


def _joined(scan: Scan, first: Amount) -> tuple[Amount, Amount] | None:
    """ "5 to 10", "5–10", "between 5 and 10", "VND1000-VND2000"."""
    g = scan.grammar
    counted = first.end + (first.kind == "count" and scan.word(first.end) in g.counters)
    joiner = g.range_joiners.at(scan.words, counted, scan.high)
    if joiner is None and scan.gap(first.end - 1) == "-" and _is_amount(scan, first.end):
        joiner = first.end, True
    is_open = opened(scan, first.start) != first.start
    if joiner is None:
        if not is_open or scan.word(first.end) not in g.and_joiners:
            return None
        joiner = first.end + 1, True
    place = joiner[0]
    if place >= scan.high:
        return None
    dash = place > first.end and scan.words[counted] in ("-", "–", "—", "~")
    if dash and not _even(scan, first.end):
        return None
    last = _end(scan, first, place)
    if last is None or (not dash and not is_open and _is_level(scan, first, last)):
        return None
    if not dash and first.is_bare and not last.is_bare and _labels(scan, first):
        return None
    if g.bases_after.at(scan.words, counted, scan.high) and _ends_level(scan, last):
        return None
    return _shared(scan, first, last, dash=dash)


def _labels(scan: Scan, first: Amount) -> bool:
    """Whether a number only numbers the unit of time before it: "in week 22 to 64%"."""
    numbered = scan.grammar.times.before(scan.words, first.number_start, scan.low)
    return numbered is not None and first.number.in_digits


def _ends_level(scan: Scan, last: Amount) -> bool:
    """Whether a particle makes the second amount the level that was reached: "3%에서 5%로"."""
    place = last.end + (scan.word(last.end) in scan.grammar.counters)
    return scan.grammar.levels_after.at(scan.words, place, scan.high) is not None


def _is_amount(scan: Scan, place: int) -> bool:
    """Whether what a hyphen parts from a number is no word that it makes: "VND1000-VND2000", not "5-day"."""
    letters = scan.words[place][0].isalpha()
    return not letters or scan.grammar.currency_signs.at(scan.tokens, place, scan.high) is not None


def levels(scan: Scan, first: Amount) -> tuple[Amount, Amount] | None:
    """The two levels of "rose from 5 to 7 dollars", unit and scale shared; they may fall."""
    joiner = scan.grammar.level_words.at(scan.words, first.end, scan.high)
    last = _end(scan, first, joiner[0]) if joiner is not None and joiner[0] < scan.high else None
    return _shared(scan, first, last, dash=False, falls=True) if last is not None else None


def opened(scan: Scan, place: int) -> int:
    """The place before "from" or "between"."""
    found = scan.grammar.range_openers.before(scan.words, place, scan.low)
    return found[0] if found else place


def _end(scan: Scan, first: Amount, place: int) -> Amount | None:
    """The amount that may end a range."""
    last = amounts.at(scan, _hedged(scan, place))
    if last is None or (last.negative and not first.negative):
        return None
    if last.number.fault and not first.number.fault:
        return None
    return None if last.is_bare and not first.is_bare and _is_year(scan, last) else last


def _hedged(scan: Scan, place: int) -> int:
    """The place after a hedge of the last amount that leaves it the end: "from 5 to just under 10"."""
    limit = min(place + HEDGE_REACH, scan.high)
    after = next((near for near in range(place, limit) if _numeric(scan, near)), place)
    start, hedge = hedges.before(scan, after)
    return after if start <= place and hedge in (*UPPER, "nearly", "about", "none") else place


def _is_level(scan: Scan, first: Amount, last: Amount) -> bool:
    """Whether the second amount is where the first one led: "rose by $300 million to $2.1 billion"."""
    if not scan.grammar.level_words.before(scan.words, last.start, scan.low):
        return False
    if not changes.follows_verb(scan, first.start) and first.unit == last.unit:
        return False
    if first.kind == "percent" or last.kind == "percent":
        return not first.is_bare and first.unit != last.unit
    stated = not first.is_bare and not last.is_bare
    return stated or (first.is_bare and last.is_bare and abs(last.point) >= STEEP * abs(first.point))


def _alternatives(scan: Scan, first: Amount) -> tuple[Amount, Amount] | None:
    """ "five or six", "hai mươi hoặc ba mươi": a number and the next one, either of which may be right."""
    place = first.end + 1
    if scan.word(first.end) not in scan.grammar.or_joiners or place >= scan.high or first.number.fraction:
        return None
    if _names(scan, first) or scan.grammar.idioms.at(scan.words, first.number_start, scan.high):
        return None
    last = amounts.at(scan, place)
    if last is None or last.start != last.number_start or last.number.fraction:
        return None
    pair = _shared(scan, first, last, dash=True)
    if pair is None or not _next(pair[0].number, pair[1].number):
        pair = _with_scale(first, last)
    return pair if pair is None or not pair[0].negative else None


def _names(scan: Scan, first: Amount) -> bool:
    """Whether a number is one of a list, or exact to the last of three digits: then it stands for itself."""
    number, before = first.number, scan.word(first.start - 1)
    if before == "," or not first.is_bare:
        return True
    return number.in_digits and (number.whole is None or (number.point > 100 and number.grain < 10))


def _next(low: Number, high: Number) -> bool:
    """Whether two numbers are neighbours in tens, hundreds or whatever both are written to."""
    grain = min(low.grain, high.grain)
    return high.point - low.point == grain and (low.point >= grain)


def _neighbours(scan: Scan, first: Amount) -> tuple[Amount, Amount] | None:
    """ "hai ba người", "ba bốn chục": two digits in words side by side, the second one more."""
    g, place = scan.grammar, first.end
    digit = g.units.get(scan.word(first.number_start), 0)
    if not g.tenths or not first.is_bare or digit < 2 or place != first.number_start + 1:
        return None
    if scan.word(first.number_start - 1) in g.units:
        return None  # "một, hai, ba" counted out
    beside = g.units.get(scan.word(place)) or g.teens.get(scan.word(place))
    last = amounts.at(scan, place) if beside == digit + 1 else None
    return _with_scale(first, last) if last is not None else None


def _with_scale(first: Amount, last: Amount) -> tuple[Amount, Amount] | None:
    """Two neighbours of which the second alone has its scale: "two or three hundred"."""
    digit = first.number.whole
    if digit is None or not 0 < digit < 10 or not first.is_bare or last.negative:
        return None
    scale = last.point / (digit + 1)
    if scale.denominator != 1 or str(scale).strip("0") != "1":
        return None
    first = evolve(first, number=first.number.times(scale, first.number.end), kind=last.kind, unit=last.unit)
    return first, last


def bounded(scan: Scan, first: Amount, hedge: str) -> tuple[Amount, Amount] | None:
    """ "more than 5 but less than 10": a lower bound and an upper one of the same figure."""
    if hedge not in LOWER or scan.word(first.end) not in scan.grammar.but:
        return None
    place, stop = first.end + 1, min(first.end + 1 + HEDGE_REACH, scan.high)
    while place < stop and not _numeric(scan, place):
        place += 1
    if place >= stop or hedges.before(scan, place)[0] != first.end + 1:
        return None
    if hedges.before(scan, place)[1] not in UPPER:
        return None
    last = _end(scan, first, place)
    return None if last is None else _shared(scan, first, last, dash=True)


def _numeric(scan: Scan, place: int) -> bool:
    return scan.is_numeral(place) or bool(scan.grammar.triggers.get(scan.words[place], 0) & STARTS)


def _even(scan: Scan, place: int) -> bool:
    """Whether a dash has blanks on both sides or on none."""
    return bool(scan.gap(place - 1)) == bool(scan.gap(place))


def _is_year(scan: Scan, last: Amount) -> bool:
    """Whether what would end a range is a year: "5 % to 2030"."""
    year = scan.whole(last.number_start)
    return (
        year is not None
        and len(scan.words[last.number_start]) == 4
        and (dates.FIRST_YEAR <= year <= dates.LAST_YEAR)
    )


def _shared(
    scan: Scan, first: Amount, last: Amount, *, dash: bool, falls: bool = False
) -> tuple[Amount, Amount] | None:
    if first.is_bare and not last.is_bare:
        first = evolve(first, kind=last.kind, unit=last.unit, others=last.others)
    elif last.is_bare and not first.is_bare:
        if first.end != first.number_end and last.kind == "count" and not dash and first.kind != "money":
            return None  # "5 km to 7"
        last = evolve(last, kind=first.kind, unit=first.unit, others=first.others)
    if first.unit != last.unit:
        try:
            units.factor(first.unit, last.unit)
        except UnitError:
            return None
        if first.kind != last.kind:
            return None
    if (
        not first.number.scaled
        and last.number.scaled
        and first.number.point < last.number.point / last.number.scale * 10
    ) and (first.end == first.number_end or first.kind == "money"):
        number = first.number.times(last.number.scale, first.number.end)
        first = evolve(first, number=number)
    low, high = first.point, last.point
    if first.unit == last.unit and low >= high and not falls:
        return None
    return first, last
