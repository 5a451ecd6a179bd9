"""The core rules, which need no pack: each is a file beside this one, and speaks for itself.

In: all claims of a run, linked or not. Out: an Outcome for each evaluation of each rule. What a rule is not
sure of carries its doubt; it is only shown where someone asks for it.
"""

import functools
from collections.abc import Iterator, Sequence
from types import ModuleType

from attrs import evolve

from factcheck import watches
from factcheck.claims import Claim
from factcheck.kinds import (
    anniversaries,
    averages,
    conversions,
    datelines,
    days,
    elapsed,
    events,
    foretold,
    moves,
    parts,
    placements,
    portions,
    shares,
    spans,
    totals,
    twins,
    undated,
    validities,
    writings,
)
from factcheck.kinds.passages import gathered
from factcheck.outcomes import Outcome, settled

OF_CLAIMS = (days, writings, undated)
"""The rules that look at claims one by one."""
OF_PASSAGES = (
    spans,
    conversions,
    twins,
    anniversaries,
    totals,
    parts,
    portions,
    averages,
    shares,
    moves,
    validities,
    foretold,
    datelines,
    placements,
    events,
    elapsed,
)
"""The rules that look at the words between the figures of a paragraph."""


@functools.cache
def described() -> dict[str, str]:
    """Each rule by its id: what it does, why, and an example, as its file says."""
    return {module.RULE: said(module) for module in (*OF_CLAIMS, *OF_PASSAGES)}


def said(rule: ModuleType) -> str:
    """What the head of a rule's file says to those who use it."""
    return (rule.__doc__ or "").partition("\n\nIn: ")[0].strip()


def evaluate(claims: Sequence[Claim]) -> Iterator[Outcome]:
    """What the core rules say of the claims of a run, rule by rule."""
    for outcome in _outcomes(claims):
        if (found := settled(outcome)) is not None:
            yield found


def _outcomes(claims: Sequence[Claim]) -> Iterator[Outcome]:
    for of_claims in OF_CLAIMS:
        yield from of_claims.evaluate(claims)
    passages = tuple(gathered(claims))
    for of_passages in watches.over(OF_PASSAGES, "core rules"):
        yield from map(_cautious, of_passages.evaluate(passages))


def _cautious(outcome: Outcome) -> Outcome:
    """No rule is sure of a figure with two readings."""
    unclear = next((claim for claim in outcome.claims if claim.ambiguous), None)
    if unclear is None or outcome.doubt:
        return outcome
    return evolve(outcome, doubt=f"{unclear.written} can be read in two ways")
