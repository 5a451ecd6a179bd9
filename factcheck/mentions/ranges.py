"""Ranges: two amounts as the ends of one figure, what only one of them writes shared by both.

    "20-30MW"  ->  20 to 30 megawatt        "2 to 3 million"  ->  2,000,000 to 3,000,000

In: an amount. Out: the amount that ends its range, or nothing; and lists that share a unit.
"""

from attrs import evolve

from factcheck import units
from factcheck.errors import UnitError
from factcheck.mentions import amounts, dates
from factcheck.mentions.records import Amount
from factcheck.mentions.scans import Scan


def read(scan: Scan, first: Amount) -> tuple[Amount, Amount] | None:
    """Both ends of a range that starts with an amount, unit and scale shared."""
    g = scan.grammar
    joiner = g.range_joiners.at(scan.words, first.end, scan.high)
    if joiner is None and scan.gap(first.end - 1) == "-":  # "VND1000-VND2000"
        joiner = first.end, True
    opened = g.range_openers.before(scan.words, first.start, scan.low) is not None
    if joiner is None:
        if not opened or scan.word(first.end) not in g.and_joiners:
            return None
        joiner = first.end + 1, True
    place = joiner[0]
    if place >= scan.high:
        return None
    dash = place > first.end and scan.words[first.end] in ("-", "–", "—", "~")
    if dash and not _even(scan, first.end):
        return None
    last = amounts.at(scan, place)
    if (
        last is None
        or (last.negative and not first.negative)
        or (last.number.fault and not first.number.fault)
    ):
        return None
    if last.is_bare and not first.is_bare and _is_year(scan, last):
        return None
    return _shared(scan, first, last, dash=dash)


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


def _shared(scan: Scan, first: Amount, last: Amount, *, dash: bool) -> tuple[Amount, Amount] | None:
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
    if first.unit == last.unit and low >= high:
        return None
    return first, last


def is_score(scan: Scan, first: Amount) -> bool:
    """Whether two numbers around a dash that do not rise are a score or a code: "3-1"."""
    place = first.end
    if (
        not first.is_bare
        or scan.word(place) not in ("-", "–")
        or not scan.glued(place - 1)
        or not scan.glued(place)
    ):
        return False
    return scan.is_numeral(place + 1)
