"""Replaced figures: what a draft gives as current though later texts have replaced it.

    evaluate((…48,000 of 2022…, …88,000 of 2024…, the draft's "currently 48,000"), measure, {"draft.md"})
    ->  [Outcome(superseded, a warning)]

In: the claims of one group, their Measure and the sources that are drafts. Out: an Outcome for each figure of
a draft that an earlier text gave, and a later one no longer gives.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from factcheck.claims import Claim
from factcheck.kinds import wordings
from factcheck.kinds.comparisons import apart, same_days, was_current
from factcheck.measures import Measure
from factcheck.outcomes import Outcome
from factcheck.periods import brief
from factcheck.values import degree
from factcheck.verdicts import Verdict

RULE = "agree"
LASTING = ("level", "rank", "cumulative", "elapsed")
"""Dynamics of what has one figure at a time; a later one takes the place of an earlier one."""


def evaluate(claims: Sequence[Claim], measure: Measure, drafts: Collection[str]) -> Iterator[Outcome]:
    """One outcome for each figure that was replaced."""
    archived = [claim for claim in claims if claim.source not in drafts]
    for claim in claims if archived else ():
        if claim.source not in drafts or claim.modality != "actual" or claim.ambiguous:
            continue
        if measure.dynamics in LASTING and was_current(claim):
            if found := _replaced(claim, [(_about(other), other) for other in archived]):
                yield _outcome(claim, *found, measure, Verdict.SUPERSEDED)
        elif measure.revisable:
            same = [(_said(other), other) for other in archived if same_days(claim, other)]
            if found := _replaced(claim, same):
                yield _outcome(claim, *found, measure, Verdict.REVISED)


def _replaced(claim: Claim, others: Sequence[tuple[date | None, Claim]]) -> tuple[Claim, Claim] | None:
    """The newest of the others, and the last one before it that says what the claim says."""
    dated = [(day, other) for day, other in others if day is not None and apart(claim, other) is None]
    if not dated:
        return None
    last = max(day for day, _ in dated)
    alike = [(day, other) for day, other in dated if agree(claim, other)]
    if not alike or any(day == last for day, _ in alike):
        return None
    newest = next(other for day, other in dated if day == last)
    return newest, max(alike, key=lambda pair: pair[0])[1]


def agree(claim: Claim, other: Claim) -> bool:
    """Whether one figure can stand for the other, without time between them."""
    return degree(claim.value, other.value, between_sources=True) == 1


def _about(claim: Claim) -> date | None:
    return claim.as_of.end if claim.as_of else None


def _said(claim: Claim) -> date | None:
    return claim.reported.end if claim.reported else None


def _outcome(claim: Claim, newer: Claim, older: Claim, measure: Measure, verdict: Verdict) -> Outcome:
    if verdict is Verdict.SUPERSEDED:
        message = f"{wordings.said(claim)} is given as current, but was said of {brief(older.as_of)}"
        message += f"; {wordings.said(newer)} has replaced it"
    else:
        message = f"{wordings.said(claim)} was reported on {brief(older.reported)}"
        message += f"; {wordings.amount(newer.value)}, reported on {brief(newer.reported)}, has replaced it"
    return Outcome(
        rule=RULE,
        verdict=verdict,
        degree=degree(claim.value, newer.value, between_sources=True),
        severity="warning",
        claims=(claim, newer, older),
        measures=(claim.measure or measure.name,),
        message=message,
    )
