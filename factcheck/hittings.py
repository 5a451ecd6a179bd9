"""Hitting sets: the cheapest choice of members that meets every one of some sets, found exactly.

    cheapest([{0, 1}, {0, 2}], {0: 1, 1: 1, 2: 1})  ->  frozenset({0})

In: sets of numbers, and a whole weight for each number. Out: one cheapest hitting set. All arithmetic is with
whole numbers, and the steps do not depend on the order in which the sets are given.

Most of the work is done by what holds in some cheapest set: who stands alone in a set is in it, and nobody is
needed whose sets another one meets at no more cost. What is left falls into parts that share nothing; in each
the most frequent member is taken, then barred, as long as that may come out cheaper.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from heapq import heapify, heappop, heappush

from attrs import define

Sets = Sequence[frozenset[int]]
Weights = Mapping[int, int]

EFFORT = 200_000
"""Sets looked at in one search, past which it gives up: about a second."""
DEPTH = 150
"""Members taken or barred one upon the other, past which it gives up."""


class TooManyStepsError(Exception):
    """The search took more steps than it may."""


def cheapest(sets: Iterable[frozenset[int]], weights: Weights) -> frozenset[int] | None:
    """A cheapest hitting set; None where a set is empty.

    Raises: TooManyStepsError where it was not found within the effort allowed.
    """
    ordered = sorted(set(sets), key=sorted)
    if not all(ordered):
        return None
    search, chosen = Search(weights), greedy(ordered, weights)
    return search.below(ordered, search.cost(chosen)) or chosen


def greedy(sets: Sets, weights: Weights) -> frozenset[int]:
    """A hitting set of no great cost: time and again the member that meets most sets for its weight."""
    of: dict[int, set[int]] = {}
    for place, each in enumerate(sets):
        for member in each:
            of.setdefault(member, set()).add(place)
    left = {member: len(places) for member, places in of.items()}
    met = [0] * len(sets)
    queue = [(Fraction(weights[member], count), member) for member, count in left.items()]
    heapify(queue)
    chosen: list[int] = []
    while queue:
        price, member = heappop(queue)
        if not left[member]:
            continue
        if price != (now := Fraction(weights[member], left[member])):
            heappush(queue, (now, member))
            continue
        chosen.append(member)
        for place in of[member]:
            if not met[place]:
                for other in sets[place]:
                    left[other] -= 1
            met[place] += 1
    kept = set(chosen)  # but for those that the later ones made needless
    for member in sorted(chosen, key=lambda member: (-weights[member], member)):
        if all(met[place] > 1 for place in of[member]):
            kept.discard(member)
            for place in of[member]:
                met[place] -= 1
    return frozenset(kept)


def packed(sets: Sets, weights: Weights) -> int:
    """What any hitting set costs at least: each set charges its members, none beyond its weight."""
    left = dict(weights)
    total = 0
    for each in sorted(sets, key=len):
        charge = min(left[member] for member in each)
        total += charge
        for member in each:
            left[member] -= charge
    return total


@define
class Search:
    """A search for cheap hitting sets. `floor` says what those of some sets cost at least."""

    weights: Weights
    floor: Callable[[Sets, Weights], int] = packed
    effort: int = EFFORT
    _depth: int = 0

    def cost(self, chosen: Iterable[int]) -> int:
        return sum(self.weights[member] for member in chosen)

    def below(self, sets: Sets, limit: int) -> frozenset[int] | None:
        """The cheapest hitting set of those that cost less than the limit; None where there is none."""
        reduced = self.reduced(sets)
        if reduced is None:
            return None
        chosen, rest = reduced
        parts = components(rest)
        floors = [self.floor(part, self.weights) for part in parts]
        total = self.cost(chosen) + sum(floors)
        for part, least in zip(parts, floors, strict=True):
            if total >= limit:
                return None
            found = self._branched(part, limit - total + least)
            if found is None:
                return None
            total += self.cost(found) - least
            chosen |= found
        return chosen if total < limit else None

    def _branched(self, sets: Sets, limit: int) -> frozenset[int] | None:
        """With the most frequent member, then without it."""
        if self._depth > DEPTH:
            raise TooManyStepsError
        self._depth += 1
        counts = _counts(sets)
        pick = min(counts, key=lambda member: (-counts[member], member))
        best = self.below([each for each in sets if pick not in each], limit - self.weights[pick])
        if best is not None:
            best |= {pick}
            limit = self.cost(best)
        other = self.below([each - {pick} for each in sets], limit)
        self._depth -= 1
        return best if other is None else other

    def reduced(self, sets: Sets) -> tuple[frozenset[int], list[frozenset[int]]] | None:
        """Members of some cheapest hitting set, and the sets that are left to be met without them."""
        chosen: set[int] = set()
        rest = list(sets)
        while True:
            self.effort -= len(rest) + 1
            if self.effort < 0:
                raise TooManyStepsError
            if not all(rest):
                return None
            alone = {member for each in rest if len(each) == 1 for member in each}
            chosen |= alone
            rest = minimal([each for each in rest if alone.isdisjoint(each)] if alone else rest)
            needless = self._needless(rest)
            if not needless:
                return frozenset(chosen), rest
            rest = [each - needless for each in rest]

    def _needless(self, sets: Sets) -> set[int]:
        """Members all of whose sets another one meets that weighs no more."""
        common: dict[int, frozenset[int]] = {}
        for each in sets:
            for member in each:
                common[member] = common[member] & each if member in common else each
        counts = _counts(sets)

        def rank(member: int) -> tuple[int, int, int]:
            return (self.weights[member], -counts[member], member)

        return {
            member
            for member, others in common.items()
            if any(self.weights[o] <= self.weights[member] and rank(o) < rank(member) for o in others)
        }


def _counts(sets: Iterable[frozenset[int]]) -> Counter[int]:
    return Counter(member for each in sets for member in each)


def minimal(sets: Iterable[frozenset[int]]) -> list[frozenset[int]]:
    """The sets that hold no other one, each once, the small ones first."""
    found = sorted(dict.fromkeys(sets), key=len)
    counts = _counts(found)
    smaller: dict[int, list[frozenset[int]]] = {}  # by the rarest member of each: few are looked at
    kept: list[frozenset[int]] = []
    start = 0
    while start < len(found):
        size = len(found[start])
        end = next((at for at in range(start, len(found)) if len(found[at]) > size), len(found))
        new = [
            each
            for each in found[start:end]
            if not any(one <= each for member in each for one in smaller.get(member, ()))
        ]
        for each in new:
            rarest = min(each, key=lambda member: (counts[member], member), default=0)
            smaller.setdefault(rarest, []).append(each)
        kept += new
        start = end
    return kept


def components(sets: Sets) -> list[list[frozenset[int]]]:
    """The sets in groups that share no member, in the order of their first one."""
    parent: dict[int, int] = {}

    def root(member: int) -> int:
        while parent[member] != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    for each in sets:
        first, *rest = each
        parent.setdefault(first, first)
        for member in rest:
            parent.setdefault(member, member)
            parent[root(member)] = root(first)
    found: dict[int, list[frozenset[int]]] = {}
    for each in sets:
        found.setdefault(root(next(iter(each))), []).append(each)
    return list(found.values())
