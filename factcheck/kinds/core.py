"""The core rules, which need no pack: each is a file beside this one, and speaks for itself.

In: all claims of a run, linked or not. Out: an Outcome for each evaluation of each rule.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from factcheck.claims import Claim
from factcheck.kinds import (
    anniversaries,
    conversions,
    days,
    foretold,
    moves,
    parts,
    shares,
    spans,
    totals,
    twins,
    validities,
)
from factcheck.kinds.passages import Passage, gathered
from factcheck.outcomes import Outcome

OF_CLAIMS: tuple[Callable[[Iterable[Claim]], Iterator[Outcome]], ...] = (days.evaluate, spans.evaluate)
"""The rules that look at claims one by one, or with what dates them."""
OF_PASSAGES: tuple[Callable[[Iterable[Passage]], Iterator[Outcome]], ...] = (
    conversions.evaluate,
    twins.evaluate,
    anniversaries.evaluate,
    totals.evaluate,
    parts.evaluate,
    shares.evaluate,
    moves.evaluate,
    validities.evaluate,
    foretold.evaluate,
)
"""The rules that look at the words between the figures of a paragraph."""


def evaluate(claims: Sequence[Claim]) -> Iterator[Outcome]:
    """What the core rules say of the claims of a run, rule by rule."""
    for of_claims in OF_CLAIMS:
        yield from of_claims(claims)
    passages = tuple(gathered(claims))
    for of_passages in OF_PASSAGES:
        yield from of_passages(passages)
