"""Fiscal years: the days that "FY2024" or "Q1 of fiscal 2025" are, once it is said how the years start.

    FiscalYear.parse({"starts": "04-01"}).days(Period.quarter(2025, 1))  ->  2024-04-01..2024-06-30

In: a period as if the year of the accounts were that of the calendar. Out: its days, or, where nothing is
said of the accounts, the window that they must lie in.
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from attrs import evolve, field, frozen
from attrs.validators import in_

from factcheck.calendars import add_months
from factcheck.errors import nearest
from factcheck.periods import Period

NAMED = ("end", "start")
SHAPE = {
    "type": "object",
    "properties": {
        "starts": {"type": "string", "pattern": r"^\d\d-\d\d$"},
        "named": {"type": "string", "enum": list(NAMED)},
    },
    "required": ["starts"],
    "additionalProperties": False,
}
"""What `FiscalYear.parse` takes, as JSON Schema."""
LEAP = 2000
"""A year that has every day, to see whether a day is one."""

DOUBT = 11
"""The months by which a year of accounts may begin before or after the calendar year that it is named for."""


@frozen(kw_only=True)
class FiscalYear:
    """The day on which years of accounts begin, and which year names them: that of their end or start."""

    month: int
    day: int
    named: str = field(default="end", validator=in_(NAMED))

    @classmethod
    def parse(cls, given: object) -> "FiscalYear":
        """What `{ starts = "04-01", named = "end" }` says.

        Raises: ValueError with what was expected.
        """
        if not isinstance(given, Mapping):
            # A ValueError, not a TypeError: readers of packs and of the configuration tell a mistake by it.
            raise ValueError('expected a table such as { starts = "04-01", named = "end" }')  # noqa: TRY004
        if unknown := sorted(set(given) - {"starts", "named"}):
            raise ValueError(
                f'expected the keys "starts" and "named", not "{unknown[0]}"'
                f"{nearest(str(unknown[0]), ('starts', 'named'))}"
            )
        starts, named = given.get("starts"), given.get("named", "end")
        written = re.fullmatch(r"(\d\d)-(\d\d)", starts) if isinstance(starts, str) else None
        try:
            first = date(LEAP, int(written[1]), int(written[2])) if written else None
        except ValueError:
            first = None
        if first is None or (first.month, first.day) == (2, 29):
            raise ValueError(
                f'"starts" must be a month and a day of every year such as "04-01", not "{starts}"'
            )
        if named not in NAMED:
            raise ValueError(f'"named" must be "end" or "start", the year that names it, not "{named}"')
        return cls(month=first.month, day=first.day, named=named)

    def as_dict(self) -> dict[str, Any]:
        return {"starts": f"{self.month:02d}-{self.day:02d}", "named": self.named}

    @property
    def _months(self) -> int:
        """The months from the start of the calendar year that names it to its own start."""
        crosses = (self.month, self.day) != (1, 1)
        return self.month - 1 - (12 if self.named == "end" and crosses else 0)

    def _moved(self, day: date) -> date:
        """A day of the calendar year as the same day of the year of accounts."""
        return add_months(day, self._months) + timedelta(days=self.day - 1)

    def name(self, day: date) -> int:
        """The year that names the accounts which hold a day."""
        begun = (day.month, day.day) >= (self.month, self.day)
        first = day.year if begun else day.year - 1
        return first if self.named == "start" or (self.month, self.day) == (1, 1) else first + 1

    def days(self, shape: Period) -> Period:
        """The days of what is so named: a whole year, a quarter, a half, its last day."""
        start = None if shape.start is None else self._moved(shape.start)
        after = None if shape.end is None else self._moved(shape.end + timedelta(days=1))
        return evolve(shape, start=start, end=after and after - timedelta(days=1), certain=True)


def window(shape: Period, *, started: bool = False) -> Period:
    """The days among which those of an undeclared year are; `started` where its name is that of its start."""
    start, end = shape.start, shape.end
    if start is not None and not started:
        start = add_months(start, -DOUBT)
    if end is not None:
        end = add_months(end + timedelta(days=1), DOUBT) - timedelta(days=1)
    return evolve(shape, start=start, end=end, certain=False)


def resolve(
    shape: Period, accounts: FiscalYear | None, today: Period | None, *, started: bool = False
) -> Period:
    """The days of a period of accounts that was read as one of the calendar.

    `started` says that its name holds both years ("2024/25"). What is relative was counted from `today` by
    the calendar, and is counted again by the accounts; so far this year still ends today. What leaves the
    calendar stays as it was read, without certainty.
    """
    try:
        if accounts is None:
            found = window(shape, started=started)
        elif started:
            return evolve(accounts, named="start").days(shape)
        elif shape.basis == "relative" and today is not None and today.start is not None:
            named = accounts.name(today.start) - today.start.year
            found = accounts.days(shape.back(-named, "year"))
        else:
            return accounts.days(shape)
        so_far = today is not None and shape.end == today.end and shape.start != shape.end
        return evolve(found, end=shape.end) if so_far else found
    except (OverflowError, ValueError):
        return evolve(shape, certain=False)
