"""Points: changes of percentages in points, told from points of an index or of a game by their sentence.

    "dropped nine points to 61 %"  ->  -9 percentage points        "fell 300 points, or 0.9 %"  ->  300 points

In: all figures of a sentence. Out: those in points as percentage points, where a percentage stands beside
them that is a level and no change.
"""

from attrs import evolve

from factcheck.mentions import values
from factcheck.mentions.finds import Finds
from factcheck.mentions.records import Mention

POINT, PERCENTAGE = "point", "percentage_point"
MOST = 100
"""No percentage changes by more points."""


def settle(finds: Finds) -> None:
    """Read changes by points as percentage points beside a level in percent."""
    if not any(mention.unit == POINT for mention in finds.mentions):
        return
    if not any(mention.kind == "percent" and not _is_size(mention) for mention in finds.mentions):
        return
    for index, amount in finds.amounts.items():
        mention = finds.mentions[index]
        if mention.unit != POINT or not _is_size(mention) or amount.number.point > MOST:
            continue
        change = mention.change
        down = change is not None and change.direction == "down"
        value = values.read(finds.scan, amount, PERCENTAGE, "percent", mention.value.hedge, down=down)
        end = mention.noun[1] if mention.noun else mention.end
        finds.mentions[index] = evolve(
            mention, kind="percent", unit=PERCENTAGE, value=value, noun=None, end=max(end, mention.end)
        )


def _is_size(mention: Mention) -> bool:
    """Whether a figure is the size of a change."""
    return mention.change is not None and mention.change.mode == "by"
