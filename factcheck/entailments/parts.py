"""Parts: a figure of a story in its role: what it counts, whose it is, and what it does to an amount.

    "He gave 19 to his sister."  ->  Part(number=19, role=LOSS, thing="coin", target={"sister"}, …)

In: nothing but fields, which stories fill. Out: `Part`.
"""

from fractions import Fraction

from attrs import frozen

from factcheck import units
from factcheck.entailments.figures import Figure

STATE, GAIN, LOSS = "state", "gain", "loss"
EACH, GROUPS, TIMES, SHARE = "each", "groups", "times", "share"
MORE, FEWER = "more", "fewer"
OFTEN = "often"
"""How many times something was done."""
PART = "part"
"""What is counted in another figure already: "including two children"."""


@frozen(kw_only=True, eq=False)
class Part:
    """A figure in its role. `owner` are the words before it in its segment, `others` those after.

    An amount that others give has the steps that lead to it, how many they are, and the figures used.
    """

    figure: Figure
    number: Fraction
    role: str
    thing: str
    owner: frozenset[str]
    others: frozenset[str]
    received: bool = False  # by the one whom a pronoun after the verb names: "gave her 5"
    sure: bool = True  # whether a verb tells the role
    passed: bool = False  # given to or taken from somebody, for whom it is the other way round
    moved: str = ""  # what its verb does, whatever else it is: "5 boxes of 12 were sold"
    subject: frozenset[str] = frozenset()  # all words before the verb: "the second shelf"
    reference: frozenset[str] = frozenset()  # what it is compared with
    compared: str = ""  # of a multiple, the thing: "twice as many ducks"
    source: frozenset[str] = frozenset()  # where it is taken from, and where to
    target: frozenset[str] = frozenset()
    unit: str = ""
    loose: bool = False  # whether it is only likely to be meant so
    steps: str = ""
    count: int = 0
    used: frozenset[int] = frozenset()

    @property
    def context(self) -> frozenset[str]:
        """All words that stand with it."""
        return self.subject | self.owner | self.others


HELD = (STATE, GAIN, LOSS, PART)
"""The roles of amounts."""
COUNTED = ("count", "item", "dimensionless")
"""The dimensions of what is counted."""


def is_counted(unit: str) -> bool:
    """Whether a unit is of things that are counted."""
    return units.dimension(unit) in COUNTED if unit not in ("ratio", "item") else unit == "item"
