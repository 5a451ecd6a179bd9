"""Verdicts: what claims are to each other under a rule, and how grave that is.

In: a degree of agreement and whether the claims can hold together. Out: a `Verdict` and a severity.

    judge(Fraction(1, 3), possible=True)  ->  Verdict.TENSION, whose severity is "warning"
"""

from enum import StrEnum
from fractions import Fraction


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
