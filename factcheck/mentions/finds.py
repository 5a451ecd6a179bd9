"""Finds: the mentions of one sentence as they are found, and what later ones lean on.

In: the parts of a figure, as places of words. Out: `Finds.mentions`, in the order of the text.
"""

from attrs import define, field, frozen

from factcheck.mentions.dateperiods import Context
from factcheck.mentions.nouns import Noun
from factcheck.mentions.records import Amount, Change, Mention
from factcheck.mentions.scans import Scan
from factcheck.values import Value


@frozen
class Move:
    """A change that the sentence told: where its last figure ends, and of what kind that is."""

    change: Change
    kind: str
    unit: str
    end: int


@define
class Finds:
    """The mentions of a sentence as they are found."""

    scan: Scan
    mentions: list[Mention] = field(factory=list)
    context: Context = field(factory=Context)
    last_end: int = 0
    move: Move | None = None  # the change that was told last, until a figure of something else
    amounts: dict[int, Amount] = field(factory=dict)  # amounts by their place in `mentions`
    bounded: int | None = None  # where the last figure ended, counter and hedge with it
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
        self.move = Move(change, kind, unit, max(end, noun.end if noun else 0)) if change else None
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
