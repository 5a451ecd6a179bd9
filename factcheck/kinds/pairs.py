"""Pairs: how two claims of one measure stand, given when each is about and how the measure moves.

    compare(about_48_000_in_2022, about_88_000_in_2024, workers).verdict  ->  Verdict.TENSION

In: two claims and their Measure. Out: their `Comparison`. It is a pure function of the pair and symmetric in
it; which pairs are looked at is decided in `agree`.
"""

from attrs import evolve

from factcheck.claims import Claim
from factcheck.kinds.comparisons import (
    DISAGREE,
    Comparison,
    apart,
    in_time,
    one_sided_scope,
    same_days,
)
from factcheck.kinds.dynamics import DYNAMICS
from factcheck.kinds.reconciliations import implied
from factcheck.measures import Measure
from factcheck.verdicts import Verdict


def compare(first: Claim, second: Claim, measure: Measure) -> Comparison:
    """The comparison of two claims; the order in which they are given does not matter."""
    earlier, later = in_time(first, second)
    found = apart(earlier, later) or DYNAMICS[measure.dynamics](earlier, later, measure)
    replaced = (*DISAGREE, Verdict.SUPERSEDED)
    if measure.revisable and found.verdict in replaced and _replaces(earlier, later, measure):
        found = evolve(found, verdict=Verdict.REVISED)
    if found.verdict is Verdict.CONTRADICTION and _rests_on_doubt(found, measure):
        found = evolve(found, verdict=Verdict.TENSION)
    return evolve(found, implied=implied(found, measure.dynamics), scope=one_sided_scope(earlier, later))


def _replaces(earlier: Claim, later: Claim, measure: Measure) -> bool:
    """Whether a later report, of another source, is about the same or a later day.

    Publication dates that are not known, or only within windows that overlap, may be in that order.
    """
    if earlier.source == later.source:
        return False
    at_once = same_days(earlier, later)
    if measure.dynamics == "level" and at_once and earlier.as_of and earlier.as_of.days == 1:
        return False
    a, b = earlier.reported, later.reported
    if a is None or b is None or a.start is None or b.end is None:
        return True
    if a.same_days(b) and a.start == a.end:
        return False
    return at_once or b.end > a.start


def _rests_on_doubt(found: Comparison, measure: Measure) -> bool:
    """Whether it stands on a reading or a publication date that is not certain: then it is a tension."""
    claims = (found.earlier, found.later)
    if any(claim.ambiguous for claim in claims):
        return True
    if measure.dynamics == "fixed" or (found.gap == 0 and claims[0].source == claims[1].source):
        return False
    return any(
        claim.as_of is not None and not claim.as_of.certain and claim.as_of.basis != "stated"
        for claim in claims
    )
