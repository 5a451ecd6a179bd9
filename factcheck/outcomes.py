"""Outcomes: one evaluation of one rule, before it becomes a finding.

In: what a kind of rule has worked out. Out: `Outcome`, from which `findings` makes the findings.

    Outcome(rule="agree", verdict=Verdict.TENSION, degree=Fraction(1, 3), claims=…, …).severity  ->  "warning"
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from attrs import evolve, field, frozen
from attrs.validators import in_

from factcheck import figures
from factcheck.claims import Claim
from factcheck.values import Value
from factcheck.verdicts import GRAVITY, SEVERITIES, Verdict, severity_of


@frozen(kw_only=True)
class Outcome:
    """One evaluation of one rule: what the rule says of these claims, and how it got there."""

    rule: str
    verdict: Verdict
    degree: Fraction
    claims: tuple[Claim, ...]
    message: str
    explanation: str = ""
    why: str = ""
    """What makes the message a finding though figures are rounded, hedged and move: one line."""
    settles: str = ""
    """What one of the figures would have to say, or what else would have to be so: one line."""
    implied: Mapping[str, float] = field(factory=dict)
    conflicts: tuple[tuple[Claim, ...], ...] = ()
    """The sets of claims that cannot all hold, the witness first; empty stands for `claims` as one set.
    Where a claim has several conflicts of one verdict, each is here: an accepted one is reported first."""
    measures: tuple[str, ...] = field()
    """Those of the claims, where nothing else is said."""
    doubt: str = ""
    """Why a core rule that saw its pattern cannot judge it."""
    severity: str = field(validator=in_(SEVERITIES))

    @measures.default
    def _measures_of_claims(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(claim.measure for claim in self.claims if claim.measure))

    @severity.default
    def _severity_of_verdict(self) -> str:
        return severity_of(self.verdict, self.degree)


def capped(outcome: Outcome, most: Verdict) -> Outcome:
    """The outcome, its verdict and severity no graver than `most`."""
    if GRAVITY.index(outcome.verdict) <= GRAVITY.index(most):
        return outcome
    return evolve(outcome, verdict=most, severity=severity_of(most, outcome.degree))


def reckoned(
    rule: str,
    judged: tuple[Fraction, Verdict],
    said: Claim,
    of: Sequence[Claim],
    *,
    told: str,
    worked: str,
    result: Value | None = None,
    implied: Mapping[str, float] | None = None,
    doubt: str = "",
) -> Outcome:
    """What arithmetic says of a figure: "40 of 250 is 16 %, not 40 %".

    Args:
        judged: how far the figure agrees with what `told`, the other figures `of` the text, comes to.
        worked: what it comes to, in words; `result` the same with its ranges, where it has any.
    """
    degree, verdict = judged
    ranges = why = ""
    fitting = worked
    if result is not None and not result.support.is_point:
        ranges = figures.ranges(result.core, result.support, result.unit)
        why = f"however {told} is rounded, it is {figures.spread(result.support, result.unit)}"
        fitting = figures.spread(result.core, result.unit)
    return Outcome(
        rule=rule,
        verdict=verdict,
        degree=degree,
        claims=(said, *of),
        message=f"{told} is {worked}" + ("" if verdict is Verdict.CONSISTENT else f", not {said.written}"),
        explanation=f"{told} is {worked}{ranges}",
        why=why,
        settles=f"{said.written} would fit at {fitting}",
        implied=implied or {},
        doubt=doubt,
    )


def left_open(rule: str, told: str, doubt: str, claims: Sequence[Claim]) -> Outcome:
    """A pattern that a core rule saw and could work nothing out from."""
    return Outcome(
        rule=rule,
        verdict=Verdict.INCOMPARABLE,
        degree=Fraction(0),
        claims=tuple(claims),
        message=told,
        doubt=doubt,
    )


def settled(outcome: Outcome) -> Outcome | None:
    """The outcome; where it is in doubt, a note that says so, if it were a finding at all."""
    if not outcome.doubt:
        return outcome
    if outcome.verdict is Verdict.CONSISTENT:
        return None
    return evolve(
        outcome,
        verdict=Verdict.INCOMPARABLE,
        degree=Fraction(0),
        severity="note",
        message=f"undecided: {outcome.message}, but {outcome.doubt}",
    )
