"""Links: a figure and the measure that it belongs to, and the choice among those that are possible.

    choose([a link of the 5 to exports, of the 5 to imports, of the 7 to imports])
    -> [the 5 to exports, the 7 to imports]

In: mentions and measures, then proposed links with their costs. Out: whether a figure fits a measure, the
name of a change, and the proposals that go together at the least cost.
"""

import functools
from collections.abc import Mapping

from attrs import evolve, frozen

from factcheck import units
from factcheck.measures import CHANGES, Measure
from factcheck.mentions import Mention
from factcheck.periods import Period

REACH = 18.0
"""Words (boundaries counted as several) past which a figure is not what a pattern speaks of."""


@frozen(kw_only=True)
class Link:
    """A mention and its measure, with the pattern that proposed it and what the proposal costs."""

    mention: int
    measure: Measure
    entities: Mapping[str, str]
    sentence: int
    cost: float = 0.0
    change: bool = False
    is_borrowed: bool = False  # no role is bound by the pattern's own words
    follows: int | None = None  # the mention whose period a change or list item shares
    pattern: str = ""
    as_of: Period | None = None  # where a mark says it
    is_marked: bool = False  # a mark is no text: what it links is to others what it was

    @property
    def key(self) -> tuple[str, tuple[tuple[str, str], ...], bool]:
        return (self.measure.name, tuple(sorted(self.entities.items())), self.change)


def fits(mention: Mention, measure: Measure) -> bool:
    """Whether a mention is of a measure's kind: one dimension, or a bare number of whatever is measured."""
    if mention.fault:
        return False
    if measure.unit == "date" or mention.kind == "date":
        both = measure.unit == "date" and mention.kind == "date"
        return both and (mention.value.ends is not None) == (measure.range == "extent")
    if measure.unit == "rank" or mention.kind == "rank":
        return measure.unit == "rank" and mention.kind == "rank"
    if mention.kind == "count" and mention.unit == "item" and mention.noun is None:
        return mention.rate is None or units.is_counted(measure.unit)
    return units.dimension(mention.unit) == units.dimension(measure.unit)


def change_of(mention: Mention, measure: Measure) -> str:
    """The derived measure that a change of this measure belongs to: "yoy-growth"; empty where to none."""
    if mention.change is None or mention.change.mode != "by":
        return ""
    if mention.change.since is not None and mention.change.step is None:
        return ""  # "up 12 % since 2015" says nothing of one year
    step = mention.change.step or "year"
    short = next((name for name, unit in CHANGES.items() if unit == step), "")
    if not short or measure.unit in ("date", "rank"):
        return ""
    if mention.unit == "percent":
        return f"{short}-growth"
    return f"{short}-change" if fits(evolve(mention, change=None), measure) else ""


def choose(proposals: list[Link]) -> list[Link]:
    """The links of least total cost, each mention and each measure at most once, as many as pay.

    A link pays what it saves against leaving the figure out, which costs twice the reach. Exact up to a dozen
    figures; beyond that the cheapest links are taken one by one.
    """
    by_mention: dict[int, list[Link]] = {}
    for proposal in sorted(proposals, key=lambda p: (p.cost, p.key)):
        by_mention.setdefault(proposal.mention, []).append(proposal)
    if len(by_mention) > 12:
        return _greedy(proposals)
    order = sorted(by_mention)

    @functools.cache
    def best(at: int, used: frozenset[object]) -> tuple[float, tuple[Link, ...]]:
        if at == len(order):
            return 0.0, ()
        result = best(at + 1, used)
        result = (result[0] + 2 * REACH, result[1])
        for option in by_mention[order[at]][:6]:
            if option.key not in used:
                cost, rest = best(at + 1, used | {option.key})
                if cost + option.cost < result[0]:
                    result = (cost + option.cost, (option, *rest))
        return result

    return list(best(0, frozenset())[1])


def _greedy(proposals: list[Link]) -> list[Link]:
    taken: dict[int, Link] = {}
    used: set[object] = set()
    for proposal in sorted(proposals, key=lambda p: (p.cost, p.mention, p.key)):
        if proposal.mention not in taken and proposal.key not in used:
            taken[proposal.mention] = proposal
            used.add(proposal.key)
    return list(taken.values())
