"""Finds: the mentions of one sentence as they are found, and what later ones lean on.

In: the parts of a figure, as places of words. Out: `Finds.mentions`, in the order of the text.
"""

from attrs import define, field

from factcheck.mentions.dateperiods import Context
from factcheck.mentions.nouns import Noun
from factcheck.mentions.records import Amount, Change, Mention
from factcheck.mentions.scans import Scan
from factcheck.values import Value


@define
class Finds:
    """The mentions of a sentence as they are found."""

    scan: Scan
    mentions: list[Mention] = field(factory=list)
    context: Context = field(factory=Context)
    last_end: int = 0
    rising: Change | None = None  # a change whose first level has been read
    bare: dict[int, Amount] = field(factory=dict)  # numbers without a unit, by their place in `mentions`

    def add(
        self,
        start: int,
        end: int,
        number: tuple[int, int],
        kind: str,
        value: Value,
        unit: str,
        noun: Noun | None,
        *,
        rate: str | None = None,
        change: Change | None = None,
        others: tuple[Value, ...] = (),
        fault: str | None = None,
    ) -> None:
        """Add a mention by the words of its parts; words that an earlier one took are left to it."""
        scan = self.scan
        start = max(start, self.last_end) if start < self.last_end <= number[0] else start
        first, last = scan.span(start, end)
        self.mentions.append(
            Mention(
                start=first,
                end=last,
                number=scan.span(*number),
                kind=kind,
                value=value,
                unit=unit,
                noun=scan.span(noun.start, noun.end) if noun else None,
                rate=rate,
                change=change,
                alternatives=others,
                fault=fault,
            )
        )
