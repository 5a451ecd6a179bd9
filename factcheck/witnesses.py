"""Witnesses: which claims stand or fall together, and which of them the contradictions point at.

In: the contradictions of a run, its claims and sources. Out: the claims that are probably wrong, by id, and
why nobody can be named in the other contradictions.

    80 and 90 contradict, three sources say 80  ->  the claim of 90

Claims that are equal in measure, value, period and scope are one side. A side weighs what its witnesses are
trusted; copies of one sentence, and repetitions in one source, are one witness. A side that a source with
`role = "reference"` takes is beyond doubt.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from factcheck.claims import Claim
from factcheck.documents import Source
from factcheck.outcomes import Outcome
from factcheck.ranges import exact
from factcheck.suspects import Blame, blame
from factcheck.verdicts import Verdict


def side(claim: Claim) -> tuple[Hashable, ...]:
    """What claims share that say the same: without a date their source, too; without a measure nothing."""
    if claim.measure is None:
        return (claim.id,)
    value, period = claim.value, claim.as_of
    dated = period is not None and not (period.start is None and period.end is None)
    when = (period.start, period.end) if period is not None and dated else claim.source
    return (
        claim.measure,
        tuple(sorted(claim.entities.items())),
        (value.core, value.support, value.unit),
        when,
        tuple(sorted(claim.scope.items())),
        claim.modality,
    )


@frozen(kw_only=True)
class Suspicion:
    """`named` says, for each claim that is probably wrong, who is: all that say the same."""

    named: Mapping[str, tuple[str, ...]]
    blame: Blame[Hashable]

    def doubt(self, outcome: Outcome) -> str:
        """Why it cannot be told who is wrong in some conflict of a contradiction; "" where it can in each."""
        if outcome.verdict is not Verdict.CONTRADICTION:
            return ""
        for conflict in outcome.conflicts or (outcome.claims,):
            sides = {side(claim) for claim in conflict}
            if sides.isdisjoint(self.blame.named):
                return (
                    TIED if sides & self.blame.tied else UNSEARCHED if sides & self.blame.unsearched else SURE
                )
        return ""


TIED = "undecidable which is wrong: there are several ways out that give up equally little"
UNSEARCHED = "undecided which is wrong: too many conflicts hang together"
SURE = "undecidable which is wrong: all are of reference sources"


def suspects(
    outcomes: Iterable[Outcome], claims: Iterable[Claim], sources: Mapping[str, Source]
) -> Suspicion:
    """The claims that every smallest resolution of all contradictions gives up, each with all its side."""
    conflicts = [
        [side(claim) for claim in conflict]
        for outcome in outcomes
        if outcome.verdict is Verdict.CONTRADICTION
        for conflict in outcome.conflicts or (outcome.claims,)
    ]
    concerned = {each for conflict in conflicts for each in conflict}
    members: dict[Hashable, list[Claim]] = {}
    for claim in claims:
        if (own := side(claim)) in concerned:
            members.setdefault(own, []).append(claim)
    weights: dict[Hashable, Fraction] = {}
    for each, said in sorted(members.items(), key=lambda item: repr(item[0])):
        roles = [sources[claim.source].role for claim in said if claim.source in sources]
        if "reference" not in roles:
            weights[each] = _weight(said, sources)
    found = blame(conflicts, weights)
    ids = (tuple(claim.id for claim in members[each]) for each in found.named)
    return Suspicion(named={each: group for group in ids for each in group}, blame=found)


def _weight(claims: Sequence[Claim], sources: Mapping[str, Source]) -> Fraction:
    """The trust in a side's witnesses, each counted once, at the most that a copy of it is trusted."""
    parent = {claim.source: claim.source for claim in claims}

    def root(source: str) -> str:
        while parent[source] != source:
            source = parent[source]
        return source

    first: dict[str, str] = {}
    for claim in claims:
        if quote := " ".join(claim.quote.casefold().split()):
            parent[root(claim.source)] = root(first.setdefault(quote, claim.source))
    trust: dict[str, Fraction] = {}
    for source in parent:
        own = exact(sources[source].trust) if source in sources else Fraction(1)
        trust[root(source)] = max(trust.get(root(source), Fraction(0)), own)
    return sum(trust.values(), Fraction(0))
