"""The core rules, which need no pack: each is a file beside this one, and speaks for itself.

In: all claims of a run, linked or not. Out: an Outcome for each evaluation of each rule.
"""

from collections.abc import Iterator, Sequence

from factcheck.claims import Claim
from factcheck.kinds import (
    anniversaries,
    conversions,
    datelines,
    days,
    elapsed,
    events,
    foretold,
    moves,
    parts,
    placements,
    shares,
    spans,
    totals,
    twins,
    validities,
    writings,
)
from factcheck.kinds.passages import gathered
from factcheck.outcomes import Outcome

OF_CLAIMS = (days, writings)
"""The rules that look at claims one by one."""
OF_PASSAGES = (
    spans,
    conversions,
    twins,
    anniversaries,
    totals,
    parts,
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


def described() -> dict[str, str]:
    """Each rule by its id: what it does, why, and an example, as its file says."""
    return {
        module.RULE: (module.__doc__ or "").partition("\n\nIn: ")[0].strip()
        for module in (*OF_CLAIMS, *OF_PASSAGES)
    }


def evaluate(claims: Sequence[Claim]) -> Iterator[Outcome]:
    """What the core rules say of the claims of a run, rule by rule."""
    for of_claims in OF_CLAIMS:
        yield from of_claims.evaluate(claims)
    passages = tuple(gathered(claims))
    for of_passages in OF_PASSAGES:
        yield from of_passages.evaluate(passages)
