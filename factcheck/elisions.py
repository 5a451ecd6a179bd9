"""Elisions: the unit that a bare figure leaves out because the figure before it has said it.

    "sales of 5.3 trillion dong in 2024, after 4.8 trillion in 2023"  ->  4.8 trillion is VND, too

In: claims. Out: the claims, bare ones with the unit of the figure before them where their sizes are alike.
The reader does not decide this, for a pack may know better; figures that are only held side by side may.
"""

import math
from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve

from factcheck import glossaries
from factcheck.claims import Claim
from factcheck.kinds import passages
from factcheck.kinds.passages import Figure, Passage

APART = 1.0
"""Factors of ten by which a bare figure may differ from the one whose unit it takes."""
KINDS = ("money", "quantity", "count")


def completed(claims: Iterable[Claim]) -> list[Claim]:
    """The claims in their order, each bare one with the unit that it leaves out."""
    given = list(claims)
    found: dict[str, Claim] = {}
    for passage in passages.gathered(given):
        _complete(passage, found)
    return [found.get(claim.id, claim) for claim in given]


def _complete(passage: Passage, found: dict[str, Claim]) -> None:
    plain = glossaries.of(passage.language.code).plain
    for place, figure in enumerate(passage.figures):
        if _is_bare(figure, plain):
            said = _said_before(passage.figures[:place], figure, found)
            if said is not None:
                found[figure.claim.id] = _in_unit_of(figure.claim, said)


def _is_bare(figure: Figure, plain: frozenset[str]) -> bool:
    """Whether nothing says what a figure counts: no unit, and no noun behind it."""
    claim = figure.claim
    if claim.kind != "count" or claim.unit != "item":
        return False
    return not figure.after or not figure.after[0][0].isalpha() or figure.after[0] in plain


def _said_before(before: Sequence[Figure], figure: Figure, found: Mapping[str, Claim]) -> Claim | None:
    """The nearest figure of this or the last sentence that has a unit and about the same size."""
    for other in reversed(before):
        if figure.sentence - other.sentence > 1:
            return None
        claim = found.get(other.claim.id, other.claim)
        if claim.kind in KINDS and claim.unit != "item" and _are_alike(claim, figure.claim):
            return claim
    return None


def _are_alike(first: Claim, second: Claim) -> bool:
    one, other = first.value.point, second.value.point
    if not one or not other:
        return False
    return abs(math.log10(abs(float(one / other)))) <= APART


def _in_unit_of(claim: Claim, other: Claim) -> Claim:
    value = evolve(claim.value, unit=other.unit, written=other.unit)
    return evolve(claim, kind=other.kind, unit=other.unit, value=value)
