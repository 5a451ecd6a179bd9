"""Values: what the grammar found, as mentions with their values.

    rank(line, Rank(…, low=3, high=3)).value.point  ->  3

In: amounts, ranks and dates as words of a line. Out: `Mention`, with hedge and change where they are given.
"""

from fractions import Fraction

from attrs import evolve

from factcheck.mentions.amounts import Amount
from factcheck.mentions.dates import Dated
from factcheck.mentions.lines import Line
from factcheck.mentions.numbers import Number
from factcheck.mentions.ranks import Rank
from factcheck.mentions.records import Change, Mention
from factcheck.ranges import Range
from factcheck.values import Value


def rank(line: Line, found: Rank) -> Mention:
    low = Value.read(Fraction(found.low), unit="rank", kind="rank")
    value = low
    if found.high != found.low:
        value = Value.between(low, Value.read(Fraction(found.high), unit="rank", kind="rank"))
    start, end = line.place(found.first, found.last)
    return Mention(
        start=start, end=end, number=line.place(*found.number), kind="rank", value=value, unit="rank"
    )


def day_value(dated: Dated) -> Value:
    """The days of a date; all days where nothing says which."""
    period = dated.period
    if period is None or period.start is None or period.end is None:
        return _open_date()
    if dated.ends:
        first, last = dated.ends
        return evolve(Value.span(day_value(first), day_value(last)), hedge="none")
    return Value.days(period.start, period.end)


def _open_date() -> Value:
    return Value(core=Range(), support=Range(), unit="date", written="date")


def date(line: Line, dated: Dated, relation: str | None) -> Mention:
    start, end = line.place(dated.first, dated.last)
    return Mention(
        start=start, end=end, number=(start, end), kind="date", value=day_value(dated), unit="date",
        period=dated.period, relation=relation, fault=dated.fault,
    )  # fmt: skip


def amount_value(
    found: Amount, hedge: str, *, decrease: bool = False, number: Fraction | None = None
) -> Value:
    """The value of an amount under a hedge."""
    if found.number.vague and found.second is None:
        return Value.vague(found.number.value, unit=found.unit)
    kind = found.kind
    if found.second is not None:
        value = Value.between(_read(found.number, found, kind), _read(found.second, found, kind))
        return -value if decrease else value
    sign = -1 if found.negative and not decrease else 1
    point = (found.number.value if number is None else number) * sign
    return Value.read(
        point, unit=found.unit, kind=kind, hedge=hedge, grain=found.number.grain if number is None else None,
        rounded=found.number.rounded if number is None else None, decrease=decrease,
    )  # fmt: skip


def _read(number: Number, found: Amount, kind: str) -> Value:
    return Value.read(number.value, unit=found.unit, kind=kind, grain=number.grain, rounded=number.rounded)


def amount(
    line: Line, found: Amount, *, first: int, last: int, hedge: str, change: Change | None, rate: str | None
) -> Mention:
    decrease = (
        change is not None and change.direction == "down" and change.mode == "by" and found.kind != "multiple"
    )
    start, end = line.place(first, last)
    other = found.number.other
    return Mention(
        start=start,
        end=end,
        number=line.place(*found.span),
        kind=found.kind,
        value=amount_value(found, hedge, decrease=decrease),
        unit=found.unit,
        noun=line.place(*found.noun) if found.noun else None,
        rate=rate,
        change=change,
        alternatives=()
        if other is None or found.second
        else (amount_value(found, hedge, decrease=decrease, number=other),),
    )
