"""Traits: how a measure moves, guessed from its figures, and why.

    of([14 stations said in 2024, 14 in 2025, 14 in 2026], "[length]")
    -> Trait(dynamics="fixed", why="the same in 3 texts over 2 years")

In: the claims of one measure, parted by the things that they are about. Out: dynamics and drift as a pack
writes them. Where the figures do not tell, both stay what they are by default: a guess must not excuse a
conflict.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from attrs import evolve, frozen

from factcheck import units
from factcheck.claims import Claim

LASTING = 180
"""Days over which a figure must have stayed the same to be taken as fixed."""
STEADY = 0.75
"""The share of figures that must agree for the others to be doubted rather than the rule."""
SPANS = ("month", "quarter", "half", "year")
"""Periods in which something flows."""
STANDING = ("[length]", "[length] ** 2", "[length] ** 3", "[time]", "[temperature]")
"""What is so much at a time, and no amount per period."""
DATED = ("stated", "relative", "inherited")
"""How a text may say when a figure was so."""
ENOUGH = 4
"""Dates of which drift can be told."""
SLOW = 0.08
"""Growth a year up to which drift is less than the default."""


@frozen(kw_only=True)
class Trait:
    """How a measure moves: `drift` holds usual and limit, empty for the default."""

    dynamics: str
    why: str
    drift: Mapping[str, str] = {}


def of(parts: Iterable[Sequence[Claim]], unit: str) -> Trait:
    """The trait that the figures speak for; `parts` are those about one thing each."""
    series = [part for part in parts if part]
    claims = [claim for part in series for claim in part]
    if unit == "rank":
        return Trait(dynamics="rank", why="a place in an order")
    if unit == "date":
        return Trait(dynamics="fixed", why="a date")
    if _flows(claims) and not units.is_percent(unit) and units.dimension(unit) not in STANDING:
        return Trait(dynamics="flow", why="most figures are for a month, a quarter or a year")
    if _is_physical(unit) and all(map(_is_steady, series)) and any(_days(part) >= LASTING for part in series):
        days = max(map(_days, series))
        return Trait(dynamics="fixed", why=f"the same whatever the date, over {days // 30} months")
    rates = [rate for part in series if (rate := _rate(part)) is not None]
    if rates and max(rates) <= SLOW:
        usual = max(5, math.ceil(max(rates) * 40) * 5)  # twice what was seen, in steps of 5
        why = f"grew by {max(rates):.0%} a year at the most"
        return Trait(
            dynamics="level",
            why=why,
            drift={"usual": f"{usual} %/year", "limit": f"{3 * usual} %/year"},
        )
    return Trait(dynamics="level", why="the default: the figures do not tell")


def free(trait: Trait) -> Trait:
    """The trait of figures that differ from date to date by more than a guess should bear with."""
    why = f"{trait.why}; they differ from date to date, so that any drift is let pass"
    return evolve(trait, why=why, drift={"usual": "any", "limit": "any"})


def _flows(claims: Sequence[Claim]) -> bool:
    """Whether most figures that are dated are for a month, a quarter or a year, and not for a day."""
    dated = [claim.as_of for claim in claims if claim.as_of and claim.as_of.basis in DATED]
    spans = sum(period.length in SPANS for period in dated)
    return 2 * spans > len(dated) and 3 * spans >= len(claims)


def _is_physical(unit: str) -> bool:
    return units.dimension(unit).startswith("[") and "[time]" not in units.dimension(unit)


def _is_steady(claims: Sequence[Claim]) -> bool:
    """Whether nearly all figures are one, the last of them, too: else it was changed."""
    values = _in_order(claims)
    if not values:
        return False
    most, count = Counter(value for _, value in values).most_common(1)[0]
    return count >= STEADY * len(values) and values[-1][1] == most


def _in_order(claims: Sequence[Claim]) -> list[tuple[date, float]]:
    """The days of figures and their values in one unit, to three digits; those without a date left out."""
    found = []
    for claim in claims:
        if (day := _day(claim)) and claim.value.point is not None:
            value = float(units.convert(claim.value.point, claim.unit, claims[0].unit))
            found.append((day, float(f"{value:.3g}")))
    return sorted(found)


def _day(claim: Claim) -> date | None:
    period = claim.as_of if claim.as_of and claim.as_of.end else claim.reported
    return period.end if period else None


def _days(claims: Sequence[Claim]) -> int:
    days = [day for claim in claims if (day := _day(claim))]
    return (max(days) - min(days)).days if days else 0


def _rate(claims: Sequence[Claim]) -> float | None:
    """The fastest growth or decline a year from one date to the next; None where there are too few."""
    values = _in_order(claims)
    latest = sorted(dict(values).items())
    if len(latest) < ENOUGH or _days(claims) < 365 or any(value <= 0 for _, value in latest):
        return None
    steps = [
        abs(math.log(after / before)) * 365 / (later - earlier).days
        for (earlier, before), (later, after) in pairwise(latest)
    ]
    return math.exp(max(steps)) - 1 if max(steps) < 1 else None
