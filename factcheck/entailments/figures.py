"""Figures of a passage, read literally: a bare number is that number, "more than 5" is all above it.

    bearing(40 books, more than 30 books)  ->  IN: the second holds all of the first

In: the values that the reader of mentions gave, and those of words in the place of numbers. Out: `Figure`,
and how one bears on another: IN, OUT or OPEN.
"""

from collections.abc import Callable
from fractions import Fraction

from attrs import field, frozen

from factcheck import units
from factcheck.errors import UnitError
from factcheck.ranges import Range
from factcheck.values import Value

IN, OUT, OPEN = "in", "out", "open"
SLACK = Fraction(1, 20)
"""How far at most, of itself, a rounded number lies from the one it stands for."""
ROUND = 100
"""The grain from which a whole number may be a rounded one; nobody rounds 348 books to 350."""
ROUGH = 1000
"""The grain from which a bare number may leave out a "more than"."""
SOFT = ("about", "nearly")
"""Hedges whose words state no bounds: they are taken for the usual reading of them."""


@frozen(kw_only=True, eq=False)
class Figure:
    """A number of a passage: the words first..last; `noun` holds the places of the words for what is counted.

    `means` is what its words state and `allows` what they do not exclude; the two differ for "about".
    """

    number: int  # which of the passage's figures it is
    text: str
    unit: str
    means: Range
    allows: Range
    point: Fraction | None
    grain: Fraction
    first: int
    last: int
    sentence: int
    noun: tuple[int, int] | None = None
    counted: str = "item"  # the English noun, where the reader knows it
    way: str = ""  # up or down, of a change
    mode: str = ""  # by, to, from: how a change tells it
    rate: str = ""  # a year, a day: how often
    weak: bool = False  # an article
    whole: bool = False  # "of the 48": what a part is taken from
    ends: tuple[Range, Range] | None = None  # the two dates of a span
    lasting: bool = False  # of a span, whether what is told went on all the while
    sides: tuple[str, str] | None = field(default=None)

    @property
    def dimension(self) -> str:
        return units.dimension(self.unit) if self.unit not in ("ratio", "item") else self.unit

    @property
    def exact(self) -> Fraction | None:
        """The number, where the figure is one and no bound."""
        return self.means.lo if self.means.is_point else None


def literal(value: Value) -> tuple[Range, Range]:
    """What a value's words state, and what they do not exclude."""
    if value.unit == "date":
        return value.support, value.support
    if value.hedge in SOFT:
        return value.core, value.support
    if value.hedge in ("none", "exact") and value.point is not None:
        return Range.at(value.point), Range.at(value.point)
    return value.stated, value.stated


def rounded(figure: Figure) -> Range | None:
    """The numbers that a rounded one may stand for; nothing for what nobody rounds."""
    number = figure.exact
    if number is None or figure.unit in ("date", "rank", "ratio"):
        return None
    if figure.grain >= 1 and figure.grain < ROUND and figure.dimension in ("item", "count"):
        return None
    width = min(figure.grain / 2, abs(number) * SLACK)
    return Range(lo=number - width, hi=number + width)


def bearing(premise: Figure, claimed: Figure) -> str:
    """Whether what the premise states lies IN what is claimed, OUT of it, or leaves it OPEN.

    Raises: UnitError where they measure different things.
    """
    means, allows = converted(premise, claimed.unit)
    if premise.rate and claimed.rate and premise.rate != claimed.rate:
        often = units.factor(claimed.rate, premise.rate)
        means, allows = means.map(lambda x: x * often), allows.map(lambda x: x * often)
    if claimed.means.covers(means):
        return IN
    if premise.lasting and claimed.unit == "date" and claimed.ends is None and means.covers(claimed.means):
        return IN
    known, claims = rounded(premise), rounded(claimed)
    if claims is not None and claims.covers(means) and _finer(premise, claimed):
        return IN
    if allows.meets(claimed.allows):
        return OPEN
    if known is not None and known.map(_to(premise, claimed.unit)).meets(claimed.allows):
        return OPEN if _finer(claimed, premise) else OUT
    if claims is not None and premise.exact is None and claims.meets(allows) and claimed.grain >= ROUGH:
        return OPEN  # "over 40,000" of one text is "40,000" in another
    return OUT


def _finer(one: Figure, other: Figure) -> bool:
    """Whether a number is written more precisely than another that may be its rounded form."""
    if one.exact is None or other.exact is None:
        return False
    grain = abs(_to(one, other.unit)(one.grain) - _to(one, other.unit)(Fraction(0)))
    return grain < other.grain and (other.grain >= ROUND or grain < 1)


def converted(figure: Figure, unit: str) -> tuple[Range, Range]:
    """What a figure means and allows in another unit, exactly."""
    change = _to(figure, unit)
    return figure.means.map(change), figure.allows.map(change)


def _to(figure: Figure, unit: str) -> Callable[[Fraction], Fraction]:
    """The change of a number from a figure's unit to another."""
    if figure.unit == unit or {figure.dimension, unit} <= {"item", "count"} or not comparable(figure, unit):
        return lambda number: number
    return lambda number: units.convert(number, figure.unit, unit)


def comparable(figure: Figure, unit: str) -> bool:
    """Whether a figure can be told in a unit."""
    if figure.unit == unit:
        return True
    try:
        units.convert(Fraction(1), figure.unit, unit)
    except UnitError:
        return False
    return True
