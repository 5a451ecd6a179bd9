"""The core rules, which need no pack: each is a function from all claims of a run to Outcomes.

[outcome for rule in RULES for outcome in rule(claims)]
"""

from collections.abc import Callable, Iterable, Iterator

from factcheck.claims import Claim
from factcheck.kinds import (
    anniversaries,
    conversions,
    days,
    moves,
    parts,
    shares,
    spans,
    totals,
    twins,
    validities,
)
from factcheck.outcomes import Outcome

RULES: tuple[Callable[[Iterable[Claim]], Iterator[Outcome]], ...] = (
    days.evaluate,
    spans.evaluate,
    conversions.evaluate,
    twins.evaluate,
    anniversaries.evaluate,
    totals.evaluate,
    parts.evaluate,
    shares.evaluate,
    moves.evaluate,
    validities.evaluate,
)
"""Every core rule, in the order in which they are told."""
