"""Drafts: of what a run finds, only what the texts bring that are checked against the others.

    brought(outcomes, groups, {"draft.md"})
    ->  Outcome(superseded, a warning: "48,000 is given as current, but …; 88,000 (2024) has replaced it"), …

In: the Outcomes and groups of a run, and the ids of the sources that are drafts. Out: the Outcomes, and with
them a warning for each figure that was replaced.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from attrs import evolve

from factcheck import likenesses
from factcheck.claims import Claim
from factcheck.groups import Group
from factcheck.kinds import agree, replacements, wordings
from factcheck.measures import Measure
from factcheck.outcomes import Outcome
from factcheck.periods import brief
from factcheck.verdicts import Verdict

REPLACED = (Verdict.SUPERSEDED, Verdict.REVISED)


def brought(
    outcomes: Iterable[Outcome], gathered: Sequence[Group], drafts: Collection[str]
) -> Iterator[Outcome]:
    """What figures of drafts were replaced, and the rest, each outcome with the conflicts of drafts alone."""
    replaced: dict[str, Outcome] = {}
    homes = {claim.id: group for group in gathered for claim in group.claims}
    for group in gathered:
        for outcome in replacements.evaluate(group.claims, group.measure, drafts):
            replaced[outcome.claims[0].id] = outcome
    told_with: set[str] = set()
    for outcome in outcomes:
        own = [claim for claim in outcome.claims if claim.source in drafts]
        if not own or outcome.rule != agree.RULE:
            yield outcome
        elif outcome.verdict is Verdict.CONTRADICTION or any(claim.id not in replaced for claim in own):
            group = homes[own[0].id]
            outcome = _raised(_narrowed(outcome, group.measure, {_said(claim) for claim in own}), drafts)
            for claim in own:
                if claim.id in replaced and outcome.verdict is Verdict.CONTRADICTION:
                    outcome, both = _with(outcome, replaced[claim.id])
                    told_with |= {claim.id} if both else set()
            if not (
                outcome.verdict in REPLACED and outcome.severity == "note" and _known(own, group, drafts)
            ):
                yield outcome
    yield from (outcome for claim, outcome in replaced.items() if claim not in told_with)


def _with(outcome: Outcome, replacement: Outcome) -> tuple[Outcome, bool]:
    """A contradiction that also says what was replaced, where it is one with what has replaced it."""
    own, newer, older = replacement.claims
    if newer.id not in {claim.id for claim in outcome.claims}:
        return outcome, False
    claims = {claim.id: claim for claim in (*outcome.claims, older)}
    message = f"{outcome.message}; {wordings.amount(own.value)} was said of {brief(older.as_of)}"
    return evolve(outcome, claims=tuple(claims.values()), message=message), True


def _known(own: Iterable[Claim], group: Group, drafts: Collection[str]) -> bool:
    """Whether others say, too, what figures of drafts say: what these replace has long been replaced."""
    others = [claim for claim in group.claims if claim.source not in drafts]
    return all(any(replacements.agree(claim, other) for other in others) for claim in own)


def _said(claim: Claim) -> tuple[object, ...]:
    return claim.value, claim.unit, claim.as_of


def _narrowed(outcome: Outcome, measure: Measure, said: Collection[object]) -> Outcome:
    """An outcome with those of its conflicts that what a draft says is in, told by the first of them."""
    pairs = tuple(pair for pair in outcome.conflicts if any(_said(claim) in said for claim in pair))
    if len(pairs) == len(outcome.conflicts) or not pairs:
        return outcome
    words = next((each for each in agree.evaluate(pairs[0], measure) if each.conflicts), outcome)
    kept = {_said(claim) for pair in pairs for claim in pair}
    claims = [claim for claim in outcome.claims if _said(claim) in kept and claim not in pairs[0]]
    return evolve(
        outcome,
        degree=words.degree,
        claims=(*pairs[0], *claims),
        conflicts=pairs,
        message=words.message,
        explanation=words.explanation,
        why=words.why,
        settles=words.settles,
        implied=words.implied,
    )


def _raised(outcome: Outcome, drafts: Collection[str]) -> Outcome:
    """An outcome by which a draft's figure is the one that was replaced is a warning."""
    pairs = outcome.conflicts or (outcome.claims,)
    if outcome.verdict in REPLACED and any(pair[0].source in drafts for pair in pairs):
        return evolve(outcome, severity="warning")
    return outcome


def resembling(gathered: Iterable[likenesses.Group], drafts: Collection[str]) -> tuple[likenesses.Group, ...]:
    """The groups that only look like one thing, of those with a draft's figure: what was replaced first."""
    own = [each for each in gathered if any(claim.source in drafts for claim in each.claims)]
    told = [_told(each, drafts) for each in own]
    return tuple(sorted(told, key=lambda each: each.verdict not in REPLACED))


def _told(group: likenesses.Group, drafts: Collection[str]) -> likenesses.Group:
    """A group told by the figure of a draft that was replaced, where there is one."""
    found = next(replacements.evaluate(group.claims, group.measure, drafts), None)
    if found is None:
        return group
    return evolve(
        group, verdict=found.verdict, degree=found.degree, message=found.message, witness=found.claims[:2]
    )


def comes_first(verdict: Verdict, severity: str) -> bool:
    """Whether a finding on a draft says that a figure of it was replaced: that is what its writer asks."""
    return verdict in REPLACED and severity == "warning"
