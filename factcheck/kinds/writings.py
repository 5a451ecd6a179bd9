"""Core rule `figures-read`: a figure can be read in one way as it is written.

What it does: reports typing faults: "2500,000", "300người", "5 million million", a scale word left out.
Why: a figure that is not what its author meant is passed on as it stands; only the author can repair it.
Example: "1,23,4567 voters" is reported; "1,234,567 voters" and "12,34,567 voters" are not.

In: the claims of a run, linked or not. Out: an Outcome for each figure, dates aside, that has a fault; one
with two readings ("1.250" where marks are used in both ways) is undecided.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from factcheck.claims import Claim
from factcheck.outcomes import Outcome, left_open
from factcheck.verdicts import Verdict

RULE = "figures-read"


def evaluate(claims: Iterable[Claim]) -> Iterator[Outcome]:
    """The figures with a fault, a warning each: they are in tension with themselves."""
    for claim in claims:
        if claim.kind == "date" or claim.region == "furniture":
            continue
        if claim.fault:
            yield Outcome(
                rule=RULE,
                verdict=Verdict.TENSION,
                degree=Fraction(0),
                claims=(claim,),
                message=claim.fault,
                severity="warning",
            )
        elif claim.ambiguous:
            yield left_open(RULE, claim.written, "it can be read in two ways", (claim,))
