"""Sides: claims that say the same of the same days, so that a number that many texts repeat is judged once.

    gathered([48_000 in 2022, 48_000 in 2022, 88_000 in 2024])  ->  two sides, the earlier first

In: the claims of one group. Out: its `Side`s in the order of their periods.
"""

from collections.abc import Sequence

from attrs import frozen

from factcheck.claims import Claim


@frozen(kw_only=True)
class Side:
    """Claims that say the same of the same days, in one manner."""

    number: int
    claims: tuple[Claim, ...]

    @property
    def speakers(self) -> tuple[Claim, ...]:
        """One claim for each source, in order."""
        return tuple({claim.source: claim for claim in reversed(self.claims)}.values())[::-1]


def _key(claim: Claim) -> tuple[object, ...]:
    value, as_of, change = claim.value, claim.as_of, claim.change
    return (
        (as_of.start, as_of.end, as_of.certain) if as_of else None,
        (value.core, value.support, value.unit, value.ends),
        (claim.modality, tuple(sorted(claim.scope.items())), claim.rate, claim.ambiguous),
        change.base if change else None,
    )


def order(claim: Claim) -> tuple[object, ...]:
    as_of = claim.as_of
    end = as_of.end.toordinal() if as_of and as_of.end else 10**7
    start = as_of.start.toordinal() if as_of and as_of.start else 0
    return (end, start, claim.source, claim.start, claim.end, claim.id)


def gathered(claims: Sequence[Claim]) -> list[Side]:
    """The claims by what they say, in the order of their periods."""
    found: dict[tuple[object, ...], list[Claim]] = {}
    for claim in sorted(claims, key=order):
        found.setdefault(_key(claim), []).append(claim)
    return [Side(number=number, claims=tuple(group)) for number, group in enumerate(found.values())]


def latest_of(sides: Sequence[Side]) -> set[int]:
    """The sides of the latest period, of those about what is and not what is aimed at."""
    actual = [side for side in sides if side.claims[0].modality == "actual"] or list(sides)
    dated = [side for side in actual if side.claims[0].as_of and side.claims[0].as_of.end] or actual
    last = max(_surely(side) for side in dated)
    return {side.number for side in dated if _surely(side) == last}


def _surely(side: Side) -> tuple[object, object]:
    """Up to when and from when a side is about its days at the least: a window may end with its first day."""
    end, start = order(side.claims[0])[:2]
    certain = side.claims[0].as_of is None or side.claims[0].as_of.certain
    return (end if certain else start, start)
