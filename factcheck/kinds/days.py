"""Core rule `days-exist`: a date that a text states is a day of the calendar.

What it does: reports dates such as "31 June 2021"; other faults of writing are `figures-read`.
Why: they are never repaired in silence, as nobody knows which digit is wrong.
Example: "29 February 2023" contradicts the calendar; "29 February 2024" does not.

In: the claims of a run, linked or not. Out: an Outcome for each date that has a fault; one that may be two
days ("03/09/2025") is undecided.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from factcheck.claims import Claim
from factcheck.outcomes import Outcome, left_open
from factcheck.verdicts import Verdict

RULE = "days-exist"


def evaluate(claims: Iterable[Claim]) -> Iterator[Outcome]:
    """The dates that the calendar does not have."""
    for claim in claims:
        if claim.kind != "date" or claim.region == "furniture":
            continue
        if claim.fault:
            yield Outcome(
                rule=RULE,
                verdict=Verdict.CONTRADICTION,
                degree=Fraction(0),
                claims=(claim,),
                message=claim.fault,
            )
        elif claim.ambiguous:
            yield left_open(RULE, claim.written, "it can be read as two dates", (claim,))
