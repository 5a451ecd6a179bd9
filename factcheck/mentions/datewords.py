"""Date words: a date as its words say it, before anyone works out which days it means.

    "the third week of May 2019"  ->  Date(meaning="nth", parts={"nth": 3, "unit": "week", "of": <May 2019>})

In: what the slots of a form took. Out: `Date`.
"""

from collections.abc import Mapping
from typing import Any

from attrs import define

from factcheck.periods import Period

OPEN = Period(start=None, end=None)
SAME = {
    "dayth": "day",
    "dd": "day",
    "mm": "month",
    "yy": "year",
    "anno": "year",
    "qq": "q",
    "hh": "half",
    "ordinal": "century",
    "dd10": "decade",
    "halfname": "half",
    "weekdays": "weekday",
    "period": "of",
    "whole": "of",
    "yearly": "of",
    "monthly": "of",
    "weekly": "of",
    "daily": "of",
}
"""Slots that read the same part of a date in different writing."""

FINEST = ("day", "weekday", "month", "q", "half", "season", "year", "decade", "century")
UNITS = {"weekday": "day", "q": "quarter"}
WHOLE = frozenset(["back", "previous", "next", "that", "present"])
"""Operations that give one unit of the calendar."""

OF_PARTS = {"day": "day", "month": "month", "quarter": "quarter", "half": "half", "week": "week"}


@define
class Date:
    """A date as read: the words start..end, its parts, and where its edge ("the end of") leaves the core."""

    start: int
    core: int
    end: int
    parts: dict[str, Any]
    meaning: str = ""
    edge: str | None = None
    period: Period = OPEN
    other: Period | None = None
    fault: str | None = None
    shift: tuple[int, str] | None = None  # units to move by

    def has(self, *names: str) -> bool:
        return all(name in self.parts for name in names)

    def is_only(self, name: str) -> bool:
        """Whether nothing but this part is written, in one word."""
        return self.parts.keys() == {name} and not self.meaning and not self.edge

    @property
    def unit(self) -> str | None:
        """The unit of the calendar that it is one of; None where it is none."""
        name, *rest = self.meaning.split() or ("",)
        if name in WHOLE:
            unit = self.parts.get("unit", rest[0] if rest and rest[0].isalpha() else "year")
            return str(unit)
        if name == "month":
            return "quarter" if "q" in self.parts else "month"
        if name == "nth":
            return str(self.parts["unit"])
        if name in OF_PARTS:
            return OF_PARTS[name]
        if name:
            return "year" if name == "fiscal" else None
        found = next((part for part in FINEST if part in self.parts), None)
        return None if found is None else UNITS.get(found, found)


def parts(taken: Mapping[str, Any]) -> dict[str, Any]:
    """What the slots of a form took under the names of what they mean."""
    found: dict[str, Any] = {}
    for name, value in taken.items():
        if name == "numeric":
            found |= value
        elif name == "feast":
            found |= {"month": value[0], "day": value[1]}
        elif name == "length":
            found["n"], found["unit"] = value
        else:
            found[SAME.get(name, name)] = value
    return found
