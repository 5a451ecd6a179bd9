"""Hedges: how "over 200,000" becomes a core and a support, by a table that is data.

In: a number, its grain, the hedge and what kind of figure it is. Out: two nested ranges.

    widths(Fraction(200_000), grain=Fraction(100_000), hedge="over")
    ->  core (200000, 250000], support (200000, ∞)
"""

import tomllib
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from attrs import frozen

from factcheck.errors import FactcheckError
from factcheck.ranges import Range

TABLE = Path(__file__).with_name("hedges.toml")


@frozen(kw_only=True)
class Width:
    """How far an end lies from the number."""

    grains: Fraction = Fraction(0)
    at_least: Fraction | None = None
    at_most: Fraction | None = None
    unrounded_grains: Fraction = Fraction(0)
    unbounded: bool = False

    def of(self, number: Fraction, grain: Fraction, *, rounded: bool) -> Fraction:
        """The distance of a bounded end. Shares of zero are nothing: there, a clamp leaves the grains."""
        width = self.grains * grain
        size = abs(number)
        if self.at_most is not None and (size or self.at_least is None):
            width = min(width, self.at_most * size)
        if self.at_least is not None:
            width = max(width, self.at_least * size)
        return width if rounded else max(width, self.unrounded_grains * grain)


@frozen(kw_only=True)
class Hedge:
    """A row of the table."""

    why: str
    core: tuple[Width, Width] = (Width(), Width())  # below, above
    support: tuple[Width, Width] = (Width(), Width())
    open: bool = False
    one_whole: bool = False
    from_zero: bool = False


@frozen(kw_only=True)
class Table:
    """The whole table: rows by hedge, and the numbers that hold for all of them."""

    hedges: Mapping[str, Hedge]
    readings: Mapping[str, Fraction]
    sources: Fraction
    """Share of a bare number that its support reaches on each side, between different sources."""
    small: Fraction
    duration: Fraction
    vague: tuple[Fraction, Fraction]

    def check(self, hedge: str, reading: str) -> None:
        """Whether it has a row and a reading.

        Raises: FactcheckError where it has not.
        """
        if hedge not in self.hedges:
            raise FactcheckError(f'no hedge "{hedge}": expected {", ".join(self.hedges)}')
        self.stretch(reading)

    def stretch(self, reading: str) -> Fraction:
        """The factor of a reading.

        Raises: FactcheckError for one that the table has not.
        """
        if reading not in self.readings:
            raise FactcheckError(f'no reading "{reading}": expected {", ".join(self.readings)}')
        return self.readings[reading]


@cache
def load(path: Path | None = None) -> Table:
    """The table that ships with the package, with the rows of another file in place of its own.

    Raises: FactcheckError where the file is no TOML or has a row that cannot be read.
    """
    path = path or TABLE
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        base = tomllib.loads(TABLE.read_text(encoding="utf-8")) if path != TABLE else {}
        both = {name: {**base.get(name, {}), **data.get(name, {})} for name in {*base, *data}}
        rows = {name: _row(row) for name, row in both["hedges"].items() if name != "vague"}
        return Table(
            hedges=rows,
            readings={name: Fraction(text) for name, text in both["readings"].items()},
            sources=_share(both["sources"]["at_least"]),
            small=Fraction(both["small"]["under"]),
            duration=Fraction(both["small"]["duration"]),
            vague=_vague(both["hedges"]["vague"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise FactcheckError(f"{path}: the hedge table cannot be read: {error}") from error


def widths(
    number: Fraction,
    *,
    grain: Fraction,
    hedge: str = "none",
    rounded: bool = False,
    counted: bool = False,
    negative: bool = True,
    reading: str = "normal",
    table: Table | None = None,
) -> tuple[Range, Range]:
    """Core and support of a number under a hedge; `negative` is whether its unit can be.

    Raises: FactcheckError for a hedge or reading that the table has not.
    """
    table = table or load()
    table.check(hedge, reading)
    row, stretch = table.hedges[hedge], table.stretch(reading)

    def ends(sides: tuple[Width, Width], *, whole: bool) -> Range:
        reach = [None if w.unbounded else w.of(number, grain, rounded=rounded) * stretch for w in sides]
        below, above = (max(r, Fraction(1)) if whole and r else r for r in reach)
        lo = None if below is None else number - below
        clipped = number > 0 or (number == 0 and (below == 0 or above != 0))  # "under 0" stays what it says
        if not negative and clipped:
            lo = lo if lo is not None and lo > 0 else Fraction(0) if lo is not None or row.from_zero else None
        hi = None if above is None else number + above
        return Range(lo=lo, hi=hi, lo_open=row.open and lo == number, hi_open=row.open and hi == number)

    core = ends(row.core, whole=counted and row.one_whole)
    return core, ends(row.support, whole=False).hull(core)


def between(first: Fraction, second: Fraction, grains: tuple[Fraction, Fraction], reading: str) -> Range:
    """The support of "a to b": each end rounded to its own grain."""
    table = load()
    below, above = table.hedges["range"].support
    stretch = table.stretch(reading)
    return Range(
        lo=first - below.of(first, grains[0], rounded=False) * stretch,
        hi=second + above.of(second, grains[1], rounded=False) * stretch,
    )


def _row(row: Mapping[str, Any]) -> Hedge:
    flags = {key: bool(row[key]) for key in ("open", "one_whole", "from_zero") if key in row}
    return Hedge(
        why=row["why"], core=_sides(row.get("core", {})), support=_sides(row.get("support", {})), **flags
    )


def _sides(sides: Mapping[str, Any]) -> tuple[Width, Width]:
    around = sides.get("around", {})
    return _width(sides.get("below", around)), _width(sides.get("above", around))


def _width(width: Mapping[str, str] | str) -> Width:
    if isinstance(width, str):
        if width != "unbounded":
            raise ValueError(f'"{width}" is no width')
        return Width(unbounded=True)
    if "share" in width:
        return Width(at_least=_share(width["share"]))
    return Width(
        grains=Fraction(width.get("grains", 0)),
        at_least=_share(width["at_least"]) if "at_least" in width else None,
        at_most=_share(width["at_most"]) if "at_most" in width else None,
        unrounded_grains=Fraction(width.get("unrounded_grains", 0)),
    )


def _share(text: str) -> Fraction:
    return Fraction(text.removesuffix("%").strip()) / 100


def _vague(row: Mapping[str, str]) -> tuple[Fraction, Fraction]:
    return Fraction(row["from"]), Fraction(row["to"])
