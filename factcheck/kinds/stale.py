"""Stale figures: a text that presents as current what was said long ago and has changed since.

    evaluate((…48,000 of 2022…, …88,000 of 2024…, …"currently 48,000" in 2025…), measure, "agree")
    ->  [Outcome(superseded, a warning)]

In: the claims of one group, in the order of their periods, and a Measure with `stale_after = "18 months"`.
Out: an Outcome for each such claim.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction

from factcheck import units
from factcheck.calendars import days_apart
from factcheck.claims import Claim
from factcheck.drifts import duration
from factcheck.kinds import wordings
from factcheck.measures import Measure
from factcheck.outcomes import Outcome
from factcheck.periods import brief
from factcheck.values import Value, degree
from factcheck.verdicts import Verdict


def evaluate(claims: Sequence[Claim], measure: Measure, rule: str) -> list[Outcome]:
    """One outcome for each figure that was current too long ago."""
    longest = duration(measure.stale_after)
    if longest is None:
        return []
    rows: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.modality == "actual" and claim.as_of and claim.as_of.is_known:
            rows.setdefault(units.dimension(claim.unit), []).append(claim)
    return [outcome for row in rows.values() for outcome in _of_row(row, longest, rule)]


def _of_row(dated: Sequence[Claim], longest: Fraction, rule: str) -> Iterator[Outcome]:
    """Each claim with the first old figure that it repeats, and the newest other one that it passes over.

    It passes over what was said last before it, by whoever was not stale. Where the latest of all say the
    same as it, the figure has come back.
    """
    first = _first_said(dated)
    latest = [claim for claim in dated if _end(claim) == _end(dated[-1])]
    fresh: list[Claim] = []
    for claim in dated:
        now = claim.as_of.start if claim.as_of and claim.as_of.basis == "published" else None
        older = next((one for one in first[claim.value] if one.source != claim.source), None)
        if now is not None and older is not None and days_apart(*sorted((_end(older), now))) > longest:
            last = next((one for one in reversed(fresh) if _is_before(one, claim, now)), None)
            back = any(one.source != claim.source and degree(one.value, claim.value) == 1 for one in latest)
            if (
                last is not None
                and _end(older) < _end(last)
                and degree(last.value, claim.value) < 1
                and not back
            ):
                yield _outcome(claim, last, older, rule)
                continue
        fresh.append(claim)


def _first_said(dated: Sequence[Claim]) -> Mapping[Value, Sequence[Claim]]:
    """Where each value is said first, and where first by another source."""
    found: dict[Value, list[Claim]] = {}
    for claim in dated:
        said = found.setdefault(claim.value, [])
        if not said or (len(said) == 1 and said[0].source != claim.source):
            said.append(claim)
    return found


def _is_before(other: Claim, claim: Claim, now: date) -> bool:
    return other.source != claim.source and _end(other) < now


def _end(claim: Claim) -> date:
    return (claim.as_of.end if claim.as_of else None) or date.max


def _outcome(claim: Claim, newer: Claim, older: Claim, rule: str) -> Outcome:
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
