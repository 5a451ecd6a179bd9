"""Integer programs: cheapest hitting sets too entangled for the plain search, with floors by HiGHS.

    cheapest(sets, weights)  ->  a cheapest hitting set, or None where it was not found

In: as for `hittings`. Out: likewise. It is the search of `hittings`, whose floors now come from the dual of
the linear program: a price for each set, such that no member's sets cost more than its weight. Prices are
rounded to whole 2^-20ths and lowered where they exceed that, so whatever the floats of HiGHS were, their sum
is a floor and the set that is found a cheapest one. (`scipy.optimize.milp` would need such a proof beside it:
it has called solutions optimal that break a constraint, scipy issues 22812 and 24141, and can print to
standard output, where the report goes.)

scipy and numpy (0.2 GB, half a second to import) are an extra, `factcheck-figures[suspects]`: conflicts fall
into parts of which `hittings` settles nearly all in milliseconds. They are imported where it gives up.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from factcheck.hittings import Search, Sets, TooManyStepsError, Weights, greedy

GRAIN = 1 << 20
"""Parts of a weight in which prices are reckoned."""
LARGEST = 1 << 40
"""Weights above it are not given to floats."""
EFFORT = 200_000
"""Sets looked at in one search, past which it gives up: some seconds."""


def cheapest(sets: Sets, weights: Weights) -> frozenset[int] | None:
    """A cheapest hitting set of sets that are not empty; None without scipy, or where it takes too long."""
    try:
        optimize, sparse = import_module("scipy.optimize"), import_module("scipy.sparse")
    except ImportError:
        return None
    if sum(weights.values()) > LARGEST:
        return None
    search = Search(weights, floor=_floor(optimize.linprog, sparse.csr_array), effort=EFFORT)
    chosen = greedy(sets, weights)
    try:
        return search.below(sets, search.cost(chosen)) or chosen
    except TooManyStepsError:
        return None


def _floor(linprog: Callable[..., Any], matrix: Callable[..., Any]) -> Callable[[Sets, Weights], int]:
    """What any hitting set costs at least, by prices of the sets."""

    def floor(sets: Sets, weights: Weights) -> int:
        members = sorted({member for each in sets for member in each})
        column = {member: place for place, member in enumerate(members)}
        rows = [row for row, each in enumerate(sets) for _ in each]
        columns = [column[member] for each in sets for member in each]
        holds = matrix(([-1.0] * len(rows), (rows, columns)), shape=(len(sets), len(members)))
        found = linprog([weights[member] for member in members], A_ub=holds, b_ub=[-1] * len(sets))
        guesses = [0.0] * len(sets) if found.status else -found.ineqlin.marginals
        left = {member: weights[member] * GRAIN for member in members}
        total = 0
        for each, guess in zip(sets, guesses, strict=True):
            price = min(round(max(guess, 0.0) * GRAIN), *(left[member] for member in each))
            total += price
            for member in each:
                left[member] -= price
        return -(-total // GRAIN)  # weights are whole: what costs more than 3.2 costs 4

    return floor
