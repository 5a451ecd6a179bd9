"""Records: a mention, and the change that it states.

    Mention(start=0, end=12, …, value=Value.read(200_000, hedge="over")).value.hedge  ->  "over"

In: what the grammar found. Out: `Mention` and `Change`, as later stages read them.
"""

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from factcheck.periods import Period
from factcheck.values import Value


@frozen(kw_only=True)
class Change:
    """A movement: up or down, by or to an amount, over a step or since a period."""

    direction: str
    mode: str
    step: str | None = None
    since: Period | None = None
    average: bool = False
    multiple: bool = False

    def as_dict(self) -> dict[str, Any]:
        return {
            "direction": self.direction,
            "mode": self.mode,
            "step": self.step,
            "since": self.since.as_dict() if self.since else None,
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
    """Characters start..end of a document's text that express a number, amount, rank, date or duration."""

    start: int
    end: int
    number: tuple[int, int]
    kind: str
    value: Value
    unit: str
    noun: tuple[int, int] | None = None
    rate: str | None = None
    change: Change | None = None
    alternatives: tuple[Value, ...] = ()
    period: Period | None = None
    relation: str | None = None
    part_of_span: int | None = None
    fault: str | None = None
