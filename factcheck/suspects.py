"""Suspects: which claims are probably wrong, given every set of claims that cannot all hold.

In: conflicts (sets of witnesses, at least one of each is wrong) and a weight for each witness.
Out: the witnesses that are in every cheapest way to resolve all conflicts.

    blame([{"a", "b"}, {"a", "c"}], {"a": 1, "b": 1, "c": 1})  ->  Blame(named={"a"}, undecided={})

The cheapest ways are minimum hitting sets, found exactly by branch and bound in each connected component.
A witness is in all of them exactly if forbidding it makes the best one dearer (or impossible), so no list of
them is needed.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from fractions import Fraction
from typing import Generic, TypeVar

from attrs import define, frozen

W = TypeVar("W", bound=Hashable)

NODE_LIMIT = 20_000
"""Search steps for one component, past which it is left undecided."""
DEPTH_LIMIT = 400
"""Witnesses chosen in one component, past which it is left undecided."""


@frozen(kw_only=True)
class Blame(Generic[W]):
    """`named` are in every cheapest resolution; `undecided` stand in conflicts that hold none of these."""

    named: frozenset[W]
    undecided: frozenset[W]


class _TooManyError(Exception):
    """The search took more steps than it may."""


@define
class _Search(Generic[W]):
    """One component: its conflicts, which hold only witnesses that may be blamed."""

    weights: Mapping[W, Fraction]
    order: Mapping[W, int]
    steps: int = 0
    best: tuple[Fraction, tuple[W, ...]] | None = None

    def cheapest(self, conflicts: list[frozenset[W]]) -> tuple[Fraction, tuple[W, ...]] | None:
        """The cheapest hitting set with its weight; None where a conflict is empty."""
        if not all(conflicts):
            return None
        greedy = self._greedy(conflicts)
        self.best = (self._weight(greedy), greedy)
        self._branch(_minimal(conflicts), ())
        return self.best

    def _weight(self, chosen: Iterable[W]) -> Fraction:
        return sum((self.weights[witness] for witness in chosen), Fraction(0))

    def _greedy(self, conflicts: list[frozenset[W]]) -> tuple[W, ...]:
        chosen: list[W] = []
        left = conflicts
        while left:
            counts = _counts(left)
            pick = min(counts, key=lambda w: (self.weights[w] / counts[w], self.order[w]))
            chosen.append(pick)
            left = [conflict for conflict in left if pick not in conflict]
        return tuple(chosen)

    def _floor(self, conflicts: list[frozenset[W]]) -> Fraction:
        """What any hitting set costs at least: conflicts that share no witness each need one of their own."""
        used: set[W] = set()
        total = Fraction(0)
        for conflict in conflicts:
            if used.isdisjoint(conflict):
                used |= conflict
                total += min(self.weights[witness] for witness in conflict)
        return total

    def _branch(self, conflicts: list[frozenset[W]], chosen: tuple[W, ...]) -> None:
        self.steps += 1
        if self.steps > NODE_LIMIT or len(chosen) > DEPTH_LIMIT:
            raise _TooManyError
        spent = self._weight(chosen)
        if self.best is not None and spent + self._floor(conflicts) >= self.best[0]:
            return
        if not conflicts:
            self.best = (spent, chosen)
            return
        counts = _counts(conflicts)
        pivot = min(conflicts, key=lambda c: (len(c), sorted(self.order[w] for w in c)))
        barred: set[W] = set()
        for witness in sorted(pivot, key=lambda w: (-counts[w], self.order[w])):
            rest = [conflict - barred for conflict in conflicts if witness not in conflict]
            if all(rest):
                self._branch(_minimal(rest), (*chosen, witness))
            barred.add(witness)


def _counts(conflicts: Iterable[frozenset[W]]) -> Counter[W]:
    return Counter(witness for conflict in conflicts for witness in conflict)


def _minimal(conflicts: Iterable[frozenset[W]]) -> list[frozenset[W]]:
    """The conflicts that hold no other one, the smallest first."""
    kept: list[frozenset[W]] = []
    by_witness: dict[W, list[frozenset[W]]] = {}
    for conflict in sorted(set(conflicts), key=len):
        if any(smaller <= conflict for witness in conflict for smaller in by_witness.get(witness, ())):
            continue
        kept.append(conflict)
        for witness in conflict:
            by_witness.setdefault(witness, []).append(conflict)
    return kept


def components(conflicts: Iterable[frozenset[W]]) -> list[list[frozenset[W]]]:
    """The conflicts in groups that share no witness, in the order of their first one."""
    parent: dict[W, W] = {}

    def root(witness: W) -> W:
        while parent[witness] != witness:
            parent[witness] = parent[parent[witness]]
            witness = parent[witness]
        return witness

    listed = [conflict for conflict in conflicts if conflict]
    for conflict in listed:
        first, *rest = conflict
        parent.setdefault(first, first)
        for witness in rest:
            parent.setdefault(witness, witness)
            parent[root(witness)] = root(first)
    found: dict[W, list[frozenset[W]]] = {}
    for conflict in listed:
        found.setdefault(root(next(iter(conflict))), []).append(conflict)
    return list(found.values())


def blame(conflicts: Iterable[Iterable[W]], weights: Mapping[W, Fraction | int]) -> Blame[W]:
    """Who is in every cheapest set of witnesses that meets all conflicts.

    A witness without a weight is beyond doubt and never blamed; a conflict among such alone names nobody.
    """
    exact = {witness: Fraction(weight) for witness, weight in weights.items()}
    order = {witness: place for place, witness in enumerate(weights)}
    doubtful = [frozenset(w for w in conflict if w in exact) for conflict in conflicts]
    named: set[W] = set()
    undecided: set[W] = set()
    for component in components(doubtful):
        small = _minimal(component)
        try:
            found = _named(small, exact, order)
        except _TooManyError:
            found = set()
        named |= found
        undecided |= {witness for conflict in small if found.isdisjoint(conflict) for witness in conflict}
    return Blame(named=frozenset(named), undecided=frozenset(undecided))


def _named(conflicts: list[frozenset[W]], weights: Mapping[W, Fraction], order: Mapping[W, int]) -> set[W]:
    best = _Search(weights, order).cheapest(conflicts)
    if best is None:
        return set()
    found: set[W] = set()
    for witness in best[1]:  # whoever is in every cheapest set is in this one
        second = _Search(weights, order).cheapest([conflict - {witness} for conflict in conflicts])
        if second is None or second[0] > best[0]:
            found.add(witness)
    return found
