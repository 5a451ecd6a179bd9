"""Values of figures: what a reader found, as a value under its hedge, taken as strictly as the document asks.

    read(…, over, 200,000 …)  ->  (200000, ∞)        days(the year 1992)  ->  1992-01-01 to 1992-12-31

In: amounts, ranks and periods. Out: `Value`, and the other readings that their digits allow.
"""

import functools
from datetime import date
from fractions import Fraction

from attrs import evolve

from factcheck.mentions.placings import Rank
from factcheck.mentions.records import Amount
from factcheck.mentions.scans import Scan
from factcheck.periods import Period
from factcheck.values import Value


def read(
    scan: Scan,
    amount: Amount,
    unit: str,
    kind: str,
    hedge: str,
    *,
    down: bool = False,
    point: Fraction | None = None,
) -> Value:
    """The value of an amount, or of another `point` in its place; what goes down is negative."""
    number = amount.number
    point = amount.point if point is None else point
    if not point and hedge in ("nearly", "under"):
        hedge = "none"  # below nothing there is nothing
    return Value.read(
        abs(point) if down else point,
        unit=unit,
        kind=kind,
        hedge=hedge,
        grain=number.grain,
        rounded=number.rounded,
        decrease=down,
        reading=scan.reading,
    )


def others(
    scan: Scan, amount: Amount, unit: str, kind: str, hedge: str, *, down: bool = False
) -> tuple[Value, ...]:
    """What else the digits or the unit of an amount may say."""
    found = [read(scan, amount, name, sort, hedge, down=down) for sort, name in amount.others]
    other = amount.number.other
    if other is not None:
        point = -other if amount.negative else other
        found.append(read(scan, amount, unit, kind, hedge, down=down, point=point))
    return tuple(found)


def others_between(scan: Scan, first: Amount, last: Amount, *, down: bool = False) -> tuple[Value, ...]:
    """What else the unit of a range may say."""
    ends = ((evolve(first, unit=name), evolve(last, unit=name), name, sort) for sort, name in last.others)
    return tuple(between(scan, low, high, name, sort, down=down) for low, high, name, sort in ends)


def between(scan: Scan, first: Amount, last: Amount, unit: str, kind: str, *, down: bool = False) -> Value:
    """The value of a range; each end is read bare, in the unit it is written in, and told in one."""
    ends = [
        read(scan, end, unit if end.is_bare else end.unit, kind, "none").to(unit) for end in (first, last)
    ]
    value = Value.between(ends[0], ends[1], reading=scan.reading)
    return -value if down else value


def spread(scan: Scan, amount: Amount, width: Fraction, unit: str, kind: str) -> Value:
    """The value of "1.5 ± 0.2"."""
    low, high = (read(scan, amount, unit, kind, "none", point=amount.point + way * width) for way in (-1, 1))
    return Value.between(low, high, reading=scan.reading)


def rank(found: Rank) -> Value:
    """A place, or the places from the best to the worst."""
    best = Value.read(Fraction(found.best), unit="rank", kind="rank")
    if found.worst == found.best:
        return best
    return Value.between(best, Value.read(Fraction(found.worst), unit="rank", kind="rank"))


def days(period: Period) -> Value:
    """The value of a date; open where its days are not known."""
    return _days(period.start, period.end)


@functools.lru_cache(maxsize=4096)
def _days(start: date | None, end: date | None) -> Value:
    """The same days come again and again in a text."""
    return Value.days(start, end)
