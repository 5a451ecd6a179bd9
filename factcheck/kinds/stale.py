"""Stale figures: a text that presents as current what was said long ago and has changed since.

    evaluate((…48,000 of 2022…, …88,000 of 2024…, …"currently 48,000" in 2025…), measure, "agree")
    ->  [Outcome(superseded, a warning)]

In: the claims of one group, in the order of their periods, and a Measure with `stale_after = "18 months"`.
Out: an Outcome for each such claim.
"""

import re
from collections.abc import Sequence
from fractions import Fraction

from factcheck.calendars import days_apart
from factcheck.claims import Claim
from factcheck.drifts import DAYS
from factcheck.kinds import wordings
from factcheck.measures import Measure
from factcheck.outcomes import Outcome
from factcheck.periods import brief
from factcheck.values import degree
from factcheck.verdicts import Verdict


def limit(text: str) -> Fraction | None:
    """The days of a duration such as "18 months"; None where it is none."""
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([a-z]+?)s?\s*", text)
    return Fraction(found[1]) * DAYS[found[2]] if found and found[2] in DAYS else None


def evaluate(claims: Sequence[Claim], measure: Measure, rule: str) -> list[Outcome]:
    """One outcome for each figure that was current too long ago."""
    longest = limit(measure.stale_after)
    if longest is None:
        return []
    dated = [claim for claim in claims if claim.modality == "actual" and claim.as_of and claim.as_of.is_known]
    return [outcome for claim in dated if (outcome := _stale(claim, dated, longest, rule)) is not None]


def _stale(claim: Claim, dated: Sequence[Claim], longest: Fraction, rule: str) -> Outcome | None:
    """The claim with the old figure that it repeats, and the newest that it passes over."""
    if claim.as_of is None or claim.as_of.start is None or claim.as_of.basis != "published":
        return None
    now, older, newer = claim.as_of.start, None, None
    for other in dated:
        if (
            other.source == claim.source
            or other.as_of is None
            or other.as_of.end is None
            or other.as_of.end >= now
        ):
            continue
        if other.value == claim.value:
            older = older if older else other
        elif older is not None and degree(other.value, claim.value) < 1:
            newer = other
    if older is None or newer is None or older.as_of is None or older.as_of.end is None:
        return None
    if days_apart(older.as_of.end, now) <= longest:
        return None
    return Outcome(
        rule=rule,
        verdict=Verdict.SUPERSEDED,
        degree=degree(newer.value, claim.value),
        severity="warning",
        claims=(claim, newer, older),
        measures=(claim.measure or "",),
        message=f"{wordings.said(claim)} is given as current, but was said of {brief(older.as_of)}; "
        f"{wordings.said(newer)} is newer",
    )
