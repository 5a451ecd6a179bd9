"""Articles: words that count one of a unit: "a kilogram", "for another week", "a tenth of a mile".

    at(… "a litre of milk" …)  ->  1        at(… "a minute later" …)  ->  nothing

In: the place of an article, or of a word such as "another". Out: the number that it stands for. An article
counts only where a measurement is meant: before units that are nothing else, or after words of weighing and
lasting.
"""

from fractions import Fraction

from factcheck.mentions import compounds, numerals
from factcheck.mentions.numerals import Number
from factcheck.mentions.scans import Scan

ONE = Fraction(1)


def at(scan: Scan, place: int) -> Number | None:
    """The number one, where an article or its like counts the unit after it."""
    g = scan.grammar
    found = g.ones.at(scan.words, place, scan.high)
    if found is None or found[0] >= scan.high:
        return None
    after, kind = found
    if not _counts(scan, place, after, kind):
        return None
    return Number(place, after, ONE, ONE)


def part_of(scan: Scan, place: int) -> Number | None:
    """ "tenth of a gallon": an ordinal that is a denominator, as a unit follows."""
    g = scan.grammar
    under = g.ordinals.get(scan.words[place], 0)
    linked = g.unit_of.at(scan.words, place + 1, scan.high) if under > 2 else None
    if linked is None or linked[0] == place + 2 or scan.word(place - 1) in g.noun_stops:
        return None  # "the tenth of a series", and "of" without an article
    if compounds.at(scan, linked[0]) is None:
        return None
    return Number(place, place + 1, Fraction(1, under), Fraction(1, 10 * under), fraction=True)


def _counts(scan: Scan, place: int, after: int, kind: str) -> bool:
    """Whether the unit after an article is counted by it."""
    g, words = scan.grammar, scan.words
    if _is_rate(scan, place) or any(word in g.negators for word in words[max(place - 2, scan.low) : place]):
        return False  # "50 cents a mile", "not give an inch"
    timed = g.times.at(words, after, scan.high)
    if timed is not None:
        return _lasts(scan, place, after, timed[0], kind)
    money = g.currency_names.at(words, after, scan.high) or g.minor.at(words, after, scan.high)
    if money is not None:
        return kind != "whole" and _pays(scan, place, after, money[0])
    unit = compounds.at(scan, after)
    if unit is None or kind == "whole" or len(scan.words[after]) == 1:
        return False
    return _measures(scan, place, after, unit.end)


def _is_rate(scan: Scan, place: int) -> bool:
    """Whether an article means "per": after a figure, its unit, or "twice"."""
    g = scan.grammar
    before = place - 1
    if before < scan.low:
        return False
    return (
        scan.is_numeral(before)
        or scan.words[before] in g.rate_heads
        or g.currency_names.before(scan.words, place, scan.low) is not None
        or g.minor.before(scan.words, place, scan.low) is not None
        or g.unit_names.before(scan.words, place, scan.low) is not None
        or g.times.before(scan.words, place, scan.low) is not None
        or g.unit_signs.before(scan.tokens, place, scan.low) is not None
    )


def _lasts(scan: Scan, place: int, after: int, end: int, kind: str) -> bool:
    """Whether time passes: "for a week", "takes an hour", "about a year"; never "a week ago"."""
    g = scan.grammar
    if g.tail_halves.at(scan.words, end, scan.high) is not None or _goes_on(scan, end):
        return True
    if not scan.closes(end) or scan.word(end) in g.not_rates:
        return False
    if (place == scan.low and end >= scan.high) or (kind == "one" and _is_hedged(scan, place)):
        return True
    cued = g.lasting.before(scan.words, place, scan.low) is not None
    return cued and g.weak_units.at(scan.words, after, scan.high) is None  # "wait a second"


def _goes_on(scan: Scan, place: int) -> bool:
    """Whether a shorter time is added: "an hour and 20 minutes"."""
    g = scan.grammar
    begin = place + (scan.word(place) in g.duration_and)
    if begin == place or begin >= scan.high:
        return False
    number = numerals.read(scan, begin, scan.high)
    return number is not None and g.times.at(scan.words, number.end, scan.high) is not None


def _is_hedged(scan: Scan, place: int) -> bool:
    found = scan.grammar.hedges_before.before(scan.words, place, scan.low)
    return found is not None and found[1] != "none"


def _pays(scan: Scan, place: int, after: int, end: int) -> bool:
    """Whether a coin or note is a price: "a dollar", "a penny"; no "euro zone", no "yen for travel"."""
    g = scan.grammar
    if g.money_traps.at(scan.words, after, scan.high) is not None:
        return False
    return scan.closes(end) or g.tail_halves.at(scan.words, end, scan.high) is not None


def _measures(scan: Scan, place: int, after: int, end: int) -> bool:
    """Whether a unit measures: it is nothing else, or words of measuring stand around it."""
    g = scan.grammar
    if g.tail_halves.at(scan.words, end, scan.high) is not None or g.extents.at(scan.words, end, scan.high):
        return True
    alone = place == scan.low and end >= scan.high
    if g.weak_units.at(scan.words, after, scan.high) is None:
        return scan.closes(end) or alone
    linked = g.unit_of.at(scan.words, end, scan.high) is not None
    weighed = g.measuring.before(scan.words, place, scan.low) is not None or _is_hedged(scan, place)
    filled = linked and g.filled.at(scan.words, after, scan.high) is not None
    return alone or filled or (weighed and (linked or scan.closes(end)))
