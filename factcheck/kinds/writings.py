"""Core rule `figures-read`: a figure can be read in one way as it is written.

What it does: reports typing faults: "2500,000", "300người", "5 million million", a scale word left out.
Why: a figure that is not what its author meant is passed on as it stands; only the author can repair it.
Example: "1,23,4567 voters" is reported; "1,234,567 voters" and "12,34,567 voters" are not.

In: the claims of a run, linked or not. Out: an Outcome for each figure, dates aside, that has a fault.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from factcheck.claims import Claim
from factcheck.outcomes import Outcome
from factcheck.verdicts import Verdict

RULE = "figures-read"


def evaluate(claims: Iterable[Claim]) -> Iterator[Outcome]:
    """The figures with a fault, a warning each: they are in tension with themselves."""
    for claim in claims:
        if claim.fault and claim.kind != "date" and claim.region != "furniture":
            yield Outcome(
                rule=RULE,
                verdict=Verdict.TENSION,
                degree=Fraction(0),
                claims=(claim,),
                message=claim.fault,
                severity="warning",
            )
