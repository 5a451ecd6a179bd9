"""Rates: that a figure is so much a year, a month or a day.

    after(… "$5 a month" …)  ->  month        before(… "mỗi tháng có hơn 1.000" …)  ->  month

In: the places where a figure starts and ends. Out: the unit of time, and the place after it.
"""

from factcheck.mentions import compounds
from factcheck.mentions.scans import Scan

REACH = 7
"""Words between "every year" and its figure at most."""
OBJECT = 3
"""Words of what is measured, between a measurement and its rate."""
CALENDAR = frozenset(["hour", "day", "week", "fortnight", "month", "quarter", "year", "decade"])


def after(scan: Scan, place: int, *, shared: bool = False) -> tuple[int, str] | None:
    """A rate right after a figure or its noun; `shared` where it is also so much a person or the like."""
    g = scan.grammar
    if place >= scan.high:
        return None
    word = g.rate_words.at(scan.words, place, scan.high)
    if word is not None:
        return word
    per = g.per.at(scan.words, place, scan.high)
    if per is None:
        return None
    unit = g.times.at(scan.words, per[0], scan.high)
    if unit is None and not shared:
        return after(scan, _object_end(scan, per[0]), shared=True)  # "mỗi m2 một tháng"
    if unit is None or unit[1] not in CALENDAR:
        return None
    if scan.is_numeral(unit[0]) and scan.word(place) not in ("/", "per"):
        return None  # "một năm 2024"
    if scan.word(unit[0]) in g.not_rates:
        return None  # "a year ago"
    return unit


def _object_end(scan: Scan, place: int) -> int:
    """The place after what a figure is also per, "person" in "a person a day"; else the end."""
    g = scan.grammar
    if (found := g.nouns.at(scan.words, place, scan.high)) is not None:
        return found[0]
    unit = compounds.at(scan, place)
    return unit.end if unit is not None else scan.high


def after_object(scan: Scan, place: int) -> tuple[int, str] | None:
    """A rate after what is measured: "10,000 litres of milk a day", "5 g muối một ngày"."""
    g = scan.grammar
    linked = g.unit_of.at(scan.words, place, scan.high)
    near = linked[0] if linked else place
    for at in range(near, min(near + OBJECT, scan.high)):
        word = scan.words[at]
        if not word.isalpha() or word in g.noun_stops or word in g.units or word in g.rate_heads:
            return None
        if (found := after(scan, at + 1)) is not None:
            return found
    return None


def before(scan: Scan, place: int) -> str | None:
    """A rate that opens the clause of a figure: "every year", "mỗi tháng"."""
    g = scan.grammar
    if not scan.has(g.rates_close.ends) and not scan.has(g.rates_before.ends):
        return None
    close = g.rates_close.before(scan.words, place, scan.low)
    if close is not None and not scan.is_numeral(close[0] - 1):
        return str(close[1])
    for near in range(place, max(place - REACH, scan.low), -1):
        found = g.rates_before.before(scan.words, near, scan.low)
        if found is not None:
            return str(found[1])
        if scan.is_numeral(near - 1) or scan.words[near - 1] in (";", ":", ".", "("):
            return None
    return None
