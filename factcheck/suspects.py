"""Suspects: which claims are probably wrong, given every set of claims that cannot all hold.

In: conflicts (sets of witnesses, at least one of each is wrong) and a weight for each witness.
Out: the witnesses that are in every cheapest way to resolve all conflicts.

    blame([{"a", "b"}, {"a", "c"}], {"a": 1, "b": 1, "c": 1})  ->  Blame(named={"a"}, …)

The cheapest ways are minimum hitting sets, found exactly in each connected component. Who is in all of them
is told without a list of them: of all cheapest ways, one is asked for that does with as few as possible of
those named so far. Either it needs them all, and so does every other, or fewer remain to be asked about.
"""

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Generic, TypeVar

from attrs import field, frozen

from factcheck import hittings, programs
from factcheck.hittings import Weights, components, minimal

W = TypeVar("W", bound=Hashable)


@frozen(kw_only=True)
class Blame(Generic[W]):
    """`named` are in every cheapest resolution, of which `chosen` is one.

    In conflicts that hold none of the named, `tied` are left by several cheapest ways, `unsearched` by
    conflicts too entangled for any to be found.
    """

    named: frozenset[W]
    tied: frozenset[W]
    unsearched: frozenset[W]
    chosen: frozenset[W] = field(eq=False)


def blame(
    conflicts: Iterable[Iterable[W]],
    weights: Mapping[W, Fraction | int],
    *,
    open_: Iterable[Iterable[W]] = (),
) -> Blame[W]:
    """Who is in every cheapest set of witnesses that meets all conflicts.

    A witness without a weight is beyond doubt and never blamed; a conflict among such alone names nobody.
    What hangs together with one of the conflicts `open_`, which may hide others, is left unsearched.
    """
    witnesses = list(weights)
    number = {witness: place for place, witness in enumerate(witnesses)}

    def numbered(given: Iterable[Iterable[W]]) -> set[frozenset[int]]:
        return {frozenset(number[w] for w in conflict if w in number) for conflict in given} - {frozenset()}

    hiding = set[int]().union(*numbered(open_))
    named: set[int] = set()
    tied: set[int] = set()
    unsearched: set[int] = set()
    chosen: set[int] = set()
    for component in components(minimal(sorted(numbered(conflicts), key=sorted))):
        whole = _whole(component, [weights[witness] for witness in witnesses])
        found = _resolved(component, whole) if hiding.isdisjoint(whole) else None
        if found is None:
            unsearched.update(*component)
            continue
        every, one = found
        named |= every
        chosen |= one
        tied.update(*(conflict for conflict in component if every.isdisjoint(conflict)))

    def told(numbers: set[int]) -> frozenset[W]:
        return frozenset(witnesses[place] for place in numbers)

    return Blame(named=told(named), tied=told(tied), unsearched=told(unsearched), chosen=told(chosen))


def _whole(conflicts: Iterable[frozenset[int]], weights: Sequence[Fraction | int]) -> Weights:
    """The weights of a component as whole numbers in the same proportions."""
    exact = {member: Fraction(weights[member]) for conflict in conflicts for member in conflict}
    scale = math.lcm(*(weight.denominator for weight in exact.values()))
    return {member: int(exact[member] * scale) for member in sorted(exact)}


def _resolved(
    conflicts: list[frozenset[int]], weights: Weights
) -> tuple[frozenset[int], frozenset[int]] | None:
    """Who is in every cheapest hitting set, and one of these; None where none could be found."""
    first = _cheapest(conflicts, weights)
    if first is None:
        return None
    every = first
    while every:
        step = len(every) + 1  # a whole step of cost outweighs all that is asked about
        asked = {member: weight * step + (member in every) for member, weight in weights.items()}
        other = _cheapest(conflicts, asked)
        if other is None:
            return None
        if every <= other:
            break
        every &= other
    return every, first


def _cheapest(conflicts: list[frozenset[int]], weights: Weights) -> frozenset[int] | None:
    """By search and, where that takes too long, by integer programming; None where neither tells."""
    try:
        return hittings.cheapest(conflicts, weights)
    except hittings.TooManyStepsError:
        return programs.cheapest(conflicts, weights)
