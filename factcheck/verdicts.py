"""What a rule may say of claims: its verdict, how grave that is, and the outcome that carries both.

In: a degree of agreement and whether the claims can hold together. Out: `Verdict`, a severity, `Outcome`.

    judge(Fraction(1, 3), possible=True)  ->  Verdict.TENSION, whose severity is "warning"
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen
from attrs.validators import in_

if TYPE_CHECKING:
    from factcheck.claims import Claim


class Verdict(StrEnum):
    """What claims are to each other under a rule."""

    CONSISTENT = "consistent"
    SUPERSEDED = "superseded"
    REVISED = "revised"
    TENSION = "tension"
    CONTRADICTION = "contradiction"
    INCOMPARABLE = "incomparable"


SEVERITIES = ("none", "note", "warning", "error")
"""From harmless to grave; "none" is a consistent evaluation, which nobody needs to read."""

GRAVITY = (
    Verdict.CONSISTENT,
    Verdict.INCOMPARABLE,
    Verdict.REVISED,
    Verdict.SUPERSEDED,
    Verdict.TENSION,
    Verdict.CONTRADICTION,
)
"""From harmless to grave, for capping a verdict and for sorting findings."""

NOTE_FROM = Fraction(1, 2)
"""A tension of this degree or more is a note."""


def judge(degree: Fraction, *, possible: bool) -> Verdict:
    """The verdict of a degree; `possible` is whether the supports meet, be it at one shared end."""
    if not possible:
        return Verdict.CONTRADICTION
    return Verdict.CONSISTENT if degree >= 1 else Verdict.TENSION


def severity_of(verdict: Verdict, degree: Fraction) -> str:
    """How grave a verdict of that degree is where no rule says otherwise."""
    if verdict is Verdict.CONTRADICTION:
        return "error"
    if verdict is Verdict.TENSION:
        return "note" if degree >= NOTE_FROM else "warning"
    return "none" if verdict is Verdict.CONSISTENT else "note"


@frozen(kw_only=True)
class Outcome:
    """One evaluation of one rule: what the rule says of these claims, and how it got there."""

    rule: str
    verdict: Verdict
    degree: Fraction
    claims: tuple[Claim, ...]
    measures: tuple[str, ...]
    message: str
    explanation: str = ""
    implied: Mapping[str, float] = field(factory=dict)
    conflicts: tuple[tuple[Claim, ...], ...] = ()
    """The sets of claims that cannot all hold, the witness first; empty stands for `claims` as one set.
    Where a claim has several conflicts of one verdict, each is here: an accepted one is reported first."""
    severity: str = field(validator=in_(SEVERITIES))

    @severity.default
    def _severity_of_verdict(self) -> str:
        return severity_of(self.verdict, self.degree)


def graver(first: Verdict, second: Verdict) -> Verdict:
    """The worse of two verdicts."""
    return max(first, second, key=GRAVITY.index)


def capped(outcome: Outcome, most: Verdict) -> Outcome:
    """The outcome, its verdict and severity no graver than `most`."""
    if GRAVITY.index(outcome.verdict) <= GRAVITY.index(most):
        return outcome
    return evolve(outcome, verdict=most, severity=severity_of(most, outcome.degree))
