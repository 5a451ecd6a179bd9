"""Witnesses: which claims stand or fall together, and which of them the contradictions point at.

In: the contradictions of a run, its claims and sources. Out: the claims that are probably wrong, by id, and
why nobody can be named in the other contradictions.

    80 and 90 contradict, three sources say 80  ->  the claim of 90

Claims that are equal in measure, value, period and scope are one side. A side weighs what its witnesses are
trusted; copies of one sentence, and repetitions in one source, are one witness. A side that a source with
`role = "reference"` takes is beyond doubt.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from factcheck.claims import Claim
from factcheck.documents import Source
from factcheck.evaluations import again
from factcheck.outcomes import Outcome
from factcheck.packs import Pack
from factcheck.ranges import exact
from factcheck.suspects import Blame, blame
from factcheck.verdicts import Verdict


def side(claim: Claim, pack: Pack) -> tuple[Hashable, ...]:
    """What claims share that say the same: without a date their source, too; without a measure nothing.

    What never changes is the same without a date.
    """
    if claim.measure is None:
        return (claim.id,)
    measure = pack.definition(claim.measure)
    value, period = claim.value, claim.as_of
    dated = period is not None and not (period.start is None and period.end is None)
    when: Hashable = (period.start, period.end) if period is not None and dated else claim.source
    if measure is not None and measure.dynamics == "fixed":
        when = None
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
    """`named` says, for each claim that is probably wrong, who is: all that say the same.

    `plain` are the conflicts of one claim with one other and no more: there, it goes without saying.
    """

    named: Mapping[str, tuple[str, ...]]
    blame: Blame[Hashable]
    plain: frozenset[frozenset[Hashable]]
    pack: Pack

    def doubt(self, outcome: Outcome) -> str:
        """Why it cannot be told who is wrong in some conflict of a contradiction; "" where it can in each."""
        for sides in _conflicts((outcome,), self.pack):
            if not sides.isdisjoint(self.blame.named):
                continue
            if sides & self.blame.tied:
                return "" if sides in self.plain else TIED
            return UNSEARCHED if sides & self.blame.unsearched else SURE
        return ""


ROUNDS = 6
"""How often the rest is evaluated again, before what still hides conflicts stays undecided."""

TIED = "which is wrong is undecidable: equally much speaks for each"
UNSEARCHED = "which is wrong is undecided: too many conflicts hang together"
SURE = "which is wrong is undecidable: all are of reference sources"
DOUBTS = (TIED, UNSEARCHED, SURE)


def suspects(
    outcomes: Sequence[Outcome], claims: Iterable[Claim], sources: Mapping[str, Source], pack: Pack
) -> Suspicion:
    """The claims that every smallest resolution of all contradictions gives up, each with all its side.

    What is left without those named, and without one whole resolution, is evaluated again: a figure that is
    given up may have hidden conflicts. Where there are some they count, too, and so on until the rest is
    consistent. As a resolution of all conflicts costs at least what one of some of them does, those named
    then are in every smallest one.
    """
    related = {None, *_related(outcomes)}
    concerned = [(side(claim, pack), claim) for claim in claims if claim.measure in related]
    members: dict[Hashable, list[Claim]] = {}
    for own, claim in concerned:
        members.setdefault(own, []).append(claim)
    conflicts, new = set[frozenset[Hashable]](), set(_conflicts(outcomes, pack))
    found: Blame[Hashable] = blame((), {})
    for last in (*(False,) * ROUNDS, True):
        conflicts |= new
        found = blame(conflicts, _weights(conflicts, members, sources), open_=new if last else ())
        new = set[frozenset[Hashable]]()
        for given_up in {found.named, found.chosen}:
            left = [claim for own, claim in concerned if own not in given_up and claim.measure]
            new |= set(_conflicts(again(left, pack), pack)) - conflicts
        if not new:
            break
    ids = (tuple(claim.id for claim in members[own]) for own in found.named)
    return Suspicion(
        named={each: group for group in ids for each in group},
        blame=found,
        plain=frozenset(_plain(conflicts, members)),
        pack=pack,
    )


def _plain(
    conflicts: Iterable[frozenset[Hashable]], members: Mapping[Hashable, Sequence[Claim]]
) -> Iterator[frozenset[Hashable]]:
    """The conflicts of two sides, each of one claim, that are in no other conflict."""
    conflicts = list(conflicts)
    count = Counter(own for conflict in conflicts for own in conflict)
    for conflict in conflicts:
        if len(conflict) == 2 and all(count[own] == 1 == len(members[own]) for own in conflict):
            yield conflict


def _conflicts(outcomes: Iterable[Outcome], pack: Pack) -> Iterator[frozenset[Hashable]]:
    """The sides of each set of claims that cannot all hold."""
    for outcome in outcomes:
        if outcome.verdict is Verdict.CONTRADICTION:
            for conflict in outcome.conflicts or (outcome.claims,):
                yield frozenset(side(claim, pack) for claim in conflict)


def _related(outcomes: Sequence[Outcome]) -> set[str]:
    """The measures of all contradictions and of the claims in them, and those that a rule relates to them."""
    wrong = [each for each in outcomes if each.verdict is Verdict.CONTRADICTION]
    names = {name for each in wrong for name in each.measures}
    names |= {claim.measure for each in wrong for claim in _involved(each) if claim.measure}
    return names | {
        name for each in outcomes if not names.isdisjoint(each.measures) for name in each.measures
    }


def _involved(outcome: Outcome) -> Iterator[Claim]:
    yield from outcome.claims
    for conflict in outcome.conflicts:
        yield from conflict


def _weights(
    conflicts: Iterable[Iterable[Hashable]],
    members: Mapping[Hashable, Sequence[Claim]],
    sources: Mapping[str, Source],
) -> dict[Hashable, Fraction]:
    """The trust in each side that is in conflict, but for those that a reference takes; in a fixed order."""
    weights: dict[Hashable, Fraction] = {}
    for own in sorted({each for conflict in conflicts for each in conflict}, key=repr):
        roles = [sources[claim.source].role for claim in members[own] if claim.source in sources]
        if "reference" not in roles:
            weights[own] = _weight(members[own], sources)
    return weights


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
