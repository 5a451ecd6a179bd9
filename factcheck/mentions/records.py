"""Records: what the readers of figures pass on, and give to the stages after them.

In: nothing but fields. Out: `Amount`, whose places are words of a sentence; `Mention` and `Change`, whose
places are characters of a document's text.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from attrs import define, frozen

from factcheck.mentions.numerals import Number
from factcheck.periods import Period
from factcheck.values import Value


@define
class Amount:
    """The words start..end; `kind` is count where no unit is written."""

    start: int
    end: int
    number: Number
    kind: str = "count"
    unit: str = "item"
    negative: bool = False
    number_start: int = 0
    number_end: int = 0
    spread: Fraction | None = None  # of "± 0.2"
    hedge: str | None = None  # of a word between its number and its unit
    others: tuple[tuple[str, str], ...] = ()  # kinds and units that it may be in instead

    @property
    def point(self) -> Fraction:
        return -self.number.point if self.negative else self.number.point

    def within(self, end: int, kind: str, unit: str) -> "Amount":
        """The amount in a unit that ends at a place: most amounts are made so, `evolve` is slow."""
        begin, last = self.number_start, self.number_end
        rest = self.spread, self.hedge, self.others
        return Amount(self.start, end, self.number, kind, unit, self.negative, begin, last, *rest)

    @property
    def is_bare(self) -> bool:
        """Whether the number has no unit of its own."""
        return self.kind == "count" and self.unit == "item"


@frozen(kw_only=True)
class Change:
    """That a figure is a change ("up 7.3 %"), or what something changed from or to ("fell to 5")."""

    direction: str  # up, down
    mode: str  # by, to, from
    step: str | None = None  # year, quarter, month: from the one before
    since: Period | None = None  # the date that words name as the one before
    average: bool = False
    multiple: bool = False  # the figure is a factor: "doubled", not "fell by half"

    @property
    def base(self) -> tuple[object, ...]:
        """What two changes must share to be compared: an average or not, and from when they count."""
        stated = self.since if self.step is None else None
        return self.average, (stated.start, stated.end) if stated else None

    def as_dict(self) -> dict[str, Any]:
        since = self.since.as_dict() if self.since else None
        return {
            "direction": self.direction,
            "mode": self.mode,
            "step": self.step,
            "since": since,
            "average": self.average,
            "multiple": self.multiple,
        }

    @classmethod
    def from_dict(cls, given: Mapping[str, Any]) -> "Change":
        since = given.get("since")
        return cls(
            direction=given["direction"],
            mode=given["mode"],
            step=given.get("step"),
            since=Period.from_dict(since) if since else None,
            average=bool(given.get("average")),
            multiple=bool(given.get("multiple")),
        )


@frozen(kw_only=True)
class Mention:
    """Characters that express a number, amount, rank, date or duration.

    `start` and `end` hold hedge, sign, number, scale word and unit, never the noun counted; `number` is the
    number with its scale word.
    """

    start: int
    end: int
    number: tuple[int, int]
    kind: str  # count money quantity percent multiple rank date duration
    value: Value
    unit: str
    noun: tuple[int, int] | None = None
    rate: str | None = None  # "a year", "mỗi tháng": year, month, day
    change: Change | None = None
    alternatives: tuple[Value, ...] = ()
    period: Period | None = None  # dates: the days they cover, open where the year is not known
    bound: Value | None = (
        None  # dates: what "since", "before" and the like allow, where they leave an end open
    )
    relation: str | None = None  # dates: in as-of since until by from before after compared
    part_of_span: int | None = None  # the ends of a span of dates: where the span starts
    fault: str | None = None  # what is wrong with the writing; the value is then not to be used
