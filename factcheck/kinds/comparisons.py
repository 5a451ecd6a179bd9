"""Comparisons: what two claims of one measure are to each other, and what all ways of comparing share.

    directly(about_88_000_in_2024, over_100_000_in_2024, workers).verdict  ->  Verdict.CONTRADICTION

In: two claims and their Measure. Out: a `Comparison`: verdict, degree, the gap, and why.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from attrs import field, frozen

from factcheck import units, values
from factcheck.claims import Claim
from factcheck.measures import Measure
from factcheck.values import Value
from factcheck.verdicts import Verdict

DISAGREE = (Verdict.TENSION, Verdict.CONTRADICTION)


@frozen(kw_only=True)
class Comparison:
    """What two claims are to each other: `earlier` comes first in time, `gap` is in days (0: none between).

    `widened` is what the earlier value may have become by then, where that was worked out.
    """

    earlier: Claim
    later: Claim
    verdict: Verdict
    degree: Fraction
    why: str = ""
    gap: Fraction | None = None
    widened: Value | None = None
    implied: Mapping[str, float] = field(factory=dict)
    scope: str = ""


def in_time(first: Claim, second: Claim) -> tuple[Claim, Claim]:
    """The earlier claim first: it ends first, then starts first; of equal periods, reported first."""

    def key(claim: Claim) -> tuple[object, ...]:
        as_of, reported = claim.as_of, claim.reported
        return (
            (as_of.end if as_of else None) or date.max,
            (as_of.start if as_of else None) or date.min,
            (reported.end if reported else None) or date.max,
            claim.source,
            claim.start,
            claim.id,
        )

    return (first, second) if key(first) <= key(second) else (second, first)


def same_days(first: Claim, second: Claim) -> bool:
    """Whether both have a period, and it is the same."""
    return bool(first.as_of and second.as_of and first.as_of.same_days(second.as_of))


def was_current(claim: Claim) -> bool:
    """Whether the figure was about the days on which it was reported, not about the past."""
    if claim.as_of is None or claim.as_of.basis == "habitual":
        return False
    if claim.as_of.basis == "published":
        return True
    return claim.reported is not None and claim.as_of.is_known and claim.as_of.overlaps(claim.reported)


def incomparable(earlier: Claim, later: Claim, why: str) -> Comparison:
    """They cannot be compared, for this reason."""
    return Comparison(earlier=earlier, later=later, verdict=Verdict.INCOMPARABLE, degree=Fraction(0), why=why)


def meet(
    earlier: Claim, later: Claim, measure: Measure, left: Value, right: Value
) -> tuple[Fraction, Verdict]:
    """Degree and verdict of what two claims come to be taken for."""
    between = earlier.source != later.source
    return values.compare(left, right, between_sources=between, extent=measure.range == "extent")


def directly(earlier: Claim, later: Claim, measure: Measure, why: str = "") -> Comparison:
    """Compared as they stand, as if about the same day."""
    degree, verdict = meet(earlier, later, measure, earlier.value, later.value)
    return Comparison(
        earlier=earlier,
        later=later,
        verdict=verdict,
        degree=degree,
        why=why,
        gap=Fraction(0),
        widened=earlier.value,
    )


def apart(earlier: Claim, later: Claim) -> Comparison | None:
    """What keeps two claims from being compared: their kind of statement, scope, unit or base."""
    if earlier.modality != later.modality:
        aims = sorted({earlier.modality, later.modality} - {"actual"})
        return incomparable(earlier, later, f"{aims[0]} against {(*aims, 'actual')[1]}")
    if earlier.modality != "actual" and not same_days(earlier, later):
        return incomparable(earlier, later, f"{earlier.modality}s for different periods")
    for dimension, said in sorted(earlier.scope.items()):
        other = later.scope.get(dimension)
        if other is not None and other != said:
            return incomparable(earlier, later, f"{dimension}: {said} against {other}")
    if units.dimension(earlier.unit) != units.dimension(later.unit):
        return incomparable(earlier, later, f"{earlier.unit} against {later.unit}")
    a, b = earlier.change, later.change
    if a is not None and b is not None and a.base != b.base:
        return incomparable(earlier, later, "changes from different bases")
    return None


def one_sided_scope(earlier: Claim, later: Claim) -> str:
    """The scope that only one side states: it excuses nothing, but a reader wants to know."""
    said = []
    for claim, other in ((earlier, later), (later, earlier)):
        missing = [
            f"{name} {value}" for name, value in sorted(claim.scope.items()) if name not in other.scope
        ]
        if missing:
            said.append(f"only {' '.join(claim.text.split())} says {', '.join(missing)}")
    return "; ".join(said)
