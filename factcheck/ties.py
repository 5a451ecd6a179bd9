"""Ties: figures of one sentence that its words say are of one thing: in another unit, or at another time.

    "6.4 million passengers in 2023, 57 percent more than the 4.1 million of 2022"
    ->  {4.1 million: 6.4 million}

In: claims. Out: for each figure that is only held against another, or converts it, that other: what the
sentence says of the one it says of both.
"""

import math
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from factcheck import glossaries, units
from factcheck.claims import Claim
from factcheck.kinds import conversions, passages
from factcheck.kinds.passages import Figure, Passage
from factcheck.languages import Language

NEAR = 3
"""Words between "than" or "from" and its figure, at the most."""
APART = 1.0
"""Factors of ten between two levels of one thing, at the most."""
LEVELS = ("count", "money", "quantity", "percent", "rank")


@frozen
class Ties:
    """By the id of a figure, that of the one which says what it is of."""

    conversions: dict[str, str]
    bases: dict[str, str]

    def untimed(self, claims: Iterable[Claim]) -> frozenset[str]:
        """The levels of a time that nothing tells, so that they have the time of another: "up from 40"."""
        by_id = {claim.id: claim for claim in claims}
        return frozenset(
            each
            for each, other in self.bases.items()
            if each in by_id and other in by_id and _are_of_one_time(by_id[each], by_id[other])
        )


def of(claims: Iterable[Claim]) -> Ties:
    """The ties of all claims."""
    found = Ties({}, {})
    for passage in passages.gathered(claims):
        for one, other in conversions.pairs_of(passage):
            found.conversions[other.id] = one.id
        for sentence in passage.sentences:
            found.bases.update(_bases(sentence, passage))
    return found


def _bases(sentence: Sequence[Figure], passage: Passage) -> Iterator[tuple[str, str]]:
    """Levels that others of their sentence are held against: "from 40 to 44", "44, against 40 last year"."""
    for place, figure in enumerate(sentence):
        if _is_level(figure.claim) and _follows(figure, passage.language, "base"):
            before = [each for each in reversed(sentence[:place]) if _fits(each.claim, figure.claim)]
            after = [
                each
                for each in sentence[place + 1 : place + 2]
                if _fits(each.claim, figure.claim) and _follows(each, passage.language, "to")
            ]
            for other in (after or before)[:1]:
                yield figure.claim.id, other.claim.id


def _follows(figure: Figure, language: Language, law: str) -> bool:
    """Whether a word of a law stands before a figure, with nothing between but words that say nothing."""
    words, named, plain = figure.before, language.law(law), glossaries.of(language.code).plain
    for place in range(len(words) - 1, max(len(words) - 1 - NEAR, -1), -1):
        if (found := named.at(words, place)) is not None:
            return plain.issuperset(words[found[0] :])
    return False


def _is_level(claim: Claim) -> bool:
    return claim.kind in LEVELS and (claim.change is None or claim.change.mode != "by")


def _fits(claim: Claim, other: Claim) -> bool:
    """Whether two figures may be levels of one thing."""
    if not _is_level(claim) or claim.kind != other.kind:
        return False
    if units.dimension(claim.unit) != units.dimension(other.unit):
        return False
    if claim.kind == "count" and "item" not in (claim.unit, other.unit) and claim.unit != other.unit:
        return False
    one, two = claim.value.point, other.value.point
    if not one or not two:
        return False
    return abs(math.log10(abs(float(one / two)))) <= APART


def _are_of_one_time(claim: Claim, other: Claim) -> bool:
    """Whether two figures are about the same days, as far as is known."""
    if claim.as_of is None or other.as_of is None:
        return True
    return claim.as_of.same_days(other.as_of)
