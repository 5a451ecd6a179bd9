"""Scales: numbers and days to places on a chart, and the few round ones to write beside it.

    Scale.of([48_000.0, 100_000.0]).share(60_000.0)  ->  0.27
    days(date(2022, 12, 1), date(2025, 8, 15))       ->  [(date(2023, 1, 1), "2023"), …]

In: numbers or days. Out: shares of the way between the ends of a scale, and ticks.
"""

import math
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from attrs import frozen

TICKS = 5
"""Ticks at the most, one more where they happen to fall so: a phone has room for them."""
WIDE = 50
"""From this ratio of the largest number to the smallest a scale is logarithmic."""
ROUND = (1, 2, 5)
MARGIN = 0.08
STEPS = (1, 3, 6, *(12 * years * 10**power for power in range(4) for years in ROUND))
"""Months between ticks."""


@frozen(kw_only=True)
class Scale:
    """From `low` to `high`; `flipped` has the low end on top, as the first places of a ranking are.

    `whole` has no ticks between whole numbers.
    """

    low: float
    high: float
    logarithmic: bool = False
    flipped: bool = False
    whole: bool = False

    @classmethod
    def of(cls, numbers: Sequence[float], *, flipped: bool = False, whole: bool = False) -> "Scale":
        """A scale with some room around the numbers, from zero where that is next to them."""
        low, high = min(numbers), max(numbers)
        if low > 0 and high / low >= WIDE:
            room = (high / low) ** MARGIN
            return cls(low=low / room, high=high * room, logarithmic=True)
        room = (high - low) * MARGIN or abs(high) * MARGIN or 1.0
        start = 0.0 if low >= 0 > low - room * 2 and not flipped else low - room
        return cls(low=start, high=high + room, flipped=flipped, whole=whole)

    def share(self, number: float, beyond: float = 0.02) -> float:
        """How far up the number is, 0 to 1 and only so far beyond."""
        if not self.logarithmic:
            found = (number - self.low) / (self.high - self.low)
        elif number <= 0:
            found = -1.0
        else:
            found = math.log(number / self.low) / math.log(self.high / self.low)
        return min(max(1 - found if self.flipped else found, -beyond), 1 + beyond)

    def ticks(self) -> list[Fraction]:
        """Round numbers inside the scale."""
        if self.logarithmic:
            first, last = math.ceil(math.log10(self.low)), math.floor(math.log10(self.high))
            step = max((last - first) // TICKS + 1, 1)
            return [Fraction(10) ** power for power in range(first, last + 1, step)]
        step_ = max(_step((self.high - self.low) / TICKS), Fraction(1 if self.whole else 0))
        first, last = math.ceil(Fraction(self.low) / step_), math.floor(Fraction(self.high) / step_)
        return [step_ * number for number in range(first, last + 1)]


def _step(least: float) -> Fraction:
    """The least round number that is not less."""
    power = Fraction(10) ** math.floor(math.log10(least))
    return next(
        power * each for each in (*ROUND, 10) if power * each >= Fraction(least) * Fraction(999, 1000)
    )


def days(first: date, last: date) -> list[tuple[date, str]]:
    """Days to write under a chart of that time, with their names."""
    months = (last.year - first.year) * 12 + last.month - first.month
    if months < 2:
        return _single(first, last)
    step = next((each for each in STEPS if months / each <= TICKS), STEPS[-1])
    return [
        (day, f"{day.year}" if step >= 12 else f"{day:%b} {day.year}") for day in _months(first, last, step)
    ]


def _months(first: date, last: date, step: int) -> Iterator[date]:
    """The first days of every so many months of the calendar."""
    month = -(-(first.year * 12 + first.month - 1 + (first.day > 1)) // step) * step
    while month // 12 <= date.max.year and (day := date(month // 12, month % 12 + 1, 1)) <= last:
        yield day
        month += step


def _single(first: date, last: date) -> list[tuple[date, str]]:
    span = (last - first).days
    step = max(-(-span // 3), 1)
    found = [date.fromordinal(first.toordinal() + count) for count in range(0, span + 1, step)]
    return [(day, f"{day.day} {day:%b} {day.year}") for day in found]
