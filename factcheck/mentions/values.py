"""Values: what the grammar found, as mentions with their values.

    rank(line, Rank(…, low=3, high=3)).value.point  ->  3

In: amounts, ranks and dates as words of a line. Out: `Mention`, with hedge and change where they are given.
"""

from fractions import Fraction

from attrs import evolve

from factcheck.mentions import days
from factcheck.mentions.amounts import Amount
from factcheck.mentions.dates import Dated
from factcheck.mentions.lines import Line
from factcheck.mentions.numbers import Number
from factcheck.mentions.ranks import Rank
from factcheck.mentions.records import Change, Mention
from factcheck.ranges import Range
from factcheck.values import Value

LARGEST = Fraction(10) ** 60
"""From here on a row of digits is a code or a slip, and floats would not hold its arithmetic."""


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
        return _open("date")
    if dated.ends:
        first, last = dated.ends
        return evolve(Value.span(day_value(first), day_value(last)), hedge="none")
    return Value.days(period.start, period.end)


def _open(unit: str) -> Value:
    """A value that nothing is known of."""
    return Value(core=Range(), support=Range(), unit=unit, written=unit)


def _swapped(dated: Dated) -> tuple[Value, ...]:
    """03/04/2025 with day and month the other way round."""
    parts = dated.parts
    if "either" not in parts or "year" not in parts or dated.period is None:
        return ()
    other = days.period({"day": parts["month"], "month": parts["day"], "year": parts["year"]}, None)
    return () if other is None or not other.start else (Value.days(other.start, other.start),)


def date(line: Line, dated: Dated, relation: str | None) -> Mention:
    start, end = line.place(dated.first, dated.last)
    return Mention(
        start=start, end=end, number=(start, end), kind="date", value=day_value(dated), unit="date",
        alternatives=_swapped(dated),
        period=dated.period, relation=relation, fault=dated.fault,
    )  # fmt: skip


def amount_value(
    found: Amount, hedge: str, reading: str, *, decrease: bool = False, number: Fraction | None = None
) -> Value:
    """The value of an amount under a hedge, taken as strictly as the reading says."""
    if found.number.vague and found.second is None:
        return Value.vague(found.number.value, unit=found.unit, reading=reading)
    if found.second is not None:
        low, high = (_end(each, found, reading) for each in (found.number, found.second))
        value = Value.between(-low if found.negative else low, high, reading=reading)
        return -value if decrease else value
    if hedge in ("nearly", "under") and not found.number.value:
        hedge = "none"  # below nothing there is nothing
    sign = -1 if found.negative and not decrease else 1
    return Value.read(
        (found.number.value if number is None else number) * sign,
        unit=found.unit,
        kind=found.kind,
        hedge=hedge,
        grain=found.number.grain if number is None else None,
        rounded=found.number.rounded if number is None else None,
        reading=reading,
        decrease=decrease,
    )


def _end(number: Number, found: Amount, reading: str) -> Value:
    return Value.read(
        number.value,
        unit=found.unit,
        kind=found.kind,
        grain=number.grain,
        rounded=number.rounded,
        reading=reading,
    )


def amount(
    line: Line, found: Amount, *, first: int, last: int, hedge: str, change: Change | None, rate: str | None
) -> Mention:
    decrease = (
        change is not None and change.direction == "down" and change.mode == "by" and found.kind != "multiple"
    )
    start, end = line.place(first, last)
    other = found.number.other
    if (found.second or found.number).value >= LARGEST or found.number.value >= LARGEST:
        return Mention(
            start=start, end=end, number=line.place(*found.span), kind=found.kind, value=_open(found.unit),
            unit=found.unit, fault="a number beyond any that is counted",
        )  # fmt: skip
    return Mention(
        start=start,
        end=end,
        number=line.place(*found.span),
        kind=found.kind,
        value=amount_value(found, hedge, line.reading, decrease=decrease),
        unit=found.unit,
        noun=line.place(*found.noun) if found.noun else None,
        rate=rate,
        change=change,
        alternatives=()
        if other is None or found.second
        else (amount_value(found, hedge, line.reading, decrease=decrease, number=other),),
    )
