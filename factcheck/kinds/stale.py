"""Stale figures: a text that presents as current what was said long ago and has changed since.

    evaluate((…48,000 of 2022…, …88,000 of 2024…, …"currently 48,000" in 2025…), measure, "agree")
    ->  [Outcome(superseded, a warning)]

In: the claims of one group, in the order of their periods, and a Measure with `stale_after = "18 months"`.
Out: an Outcome for each such claim.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import partial
from itertools import takewhile
from math import inf
from operator import lt

from factcheck import units
from factcheck.calendars import days_apart
from factcheck.claims import Claim
from factcheck.drifts import DAYS
from factcheck.kinds import wordings
from factcheck.kinds.sweeps import Sweep, Track
from factcheck.measures import Measure
from factcheck.outcomes import Outcome
from factcheck.periods import brief
from factcheck.values import Value, degree
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
    rows: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.modality == "actual" and claim.as_of and claim.as_of.is_known:
            rows.setdefault(units.dimension(claim.unit), []).append(claim)
    return [outcome for row in rows.values() for outcome in _of_row(row, longest, rule)]


def _of_row(dated: Sequence[Claim], longest: Fraction, rule: str) -> Iterator[Outcome]:
    """Each claim with the first old figure that it repeats, and the newest other one that it passes over."""
    first = _first_said(dated)
    sweep = Sweep([_track(claim, dated[0].unit) for claim in dated], up=0, down=0)
    for place, claim in enumerate(dated):
        now = claim.as_of.start if claim.as_of and claim.as_of.basis == "published" else None
        source = claim.source
        start = next((at for at in first[claim.value] if dated[at].source != source), None)
        if now is None or start is None:
            continue
        older, last = dated[start], _end(dated[start])
        if last >= now or days_apart(last, now) <= longest:
            continue
        others = (dated[at] for at in takewhile(partial(lt, start), sweep.earlier(place)))
        newer = next((each for each in others if _passed_over(each, claim, now)), None)
        if newer is not None:
            yield _outcome(claim, newer, older, rule)


def _first_said(dated: Sequence[Claim]) -> Mapping[Value, Sequence[int]]:
    """Where each value is said first, and where first by another source."""
    found: dict[Value, list[int]] = {}
    for place, claim in enumerate(dated):
        places = found.setdefault(claim.value, [])
        if not places or (len(places) == 1 and dated[places[0]].source != claim.source):
            places.append(place)
    return found


def _track(claim: Claim, unit: str) -> Track:
    """What a claim is taken to mean; nothing moves, so that its day does not matter."""
    core = claim.value.to(unit).core
    return Track(
        0, 0, *(bound if end is None else float(end) for end, bound in ((core.lo, -inf), (core.hi, inf)))
    )


def _passed_over(newer: Claim, claim: Claim, now: date) -> bool:
    other = newer.source != claim.source and _end(newer) < now
    return other and degree(newer.value, claim.value) < 1


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
