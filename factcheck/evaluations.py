"""Evaluations: every rule run over the claims of a run, each result graded as the pack grades it.

    evaluate(claims, pack, is_accepted)  ->  Outcome(contradiction, 88,000 against 100,000), …

In: claims in order, a Pack, and which conflicts are accepted. Out: Outcomes, the same for the same claims.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from attrs import evolve

from factcheck import changes, groups, watches
from factcheck.claims import Claim
from factcheck.groups import Group
from factcheck.kinds import agree, asserts, bindings, core
from factcheck.kinds.pairings import ALL_PAIRS
from factcheck.measures import Measure, Rule
from factcheck.outcomes import Outcome, capped
from factcheck.packs import Pack
from factcheck.verdicts import GRAVITY, Verdict

TENSE = GRAVITY.index(Verdict.TENSION)

IsAccepted = Callable[[str, Sequence[Claim]], bool]
"""Whether a rule's conflict between these claims is an accepted finding."""


def evaluate(claims: Sequence[Claim], pack: Pack, is_accepted: IsAccepted) -> Iterator[Outcome]:
    """What every rule says, `agree` first."""
    gathered = groups.gather(claims, pack)
    yield from _agreements(gathered, pack, is_accepted)
    yield from _relations(gathered, pack)
    yield from core.evaluate(claims)


def again(claims: Sequence[Claim], pack: Pack) -> Iterator[Outcome]:
    """What rules say of claims that are left over, where it may be more than they said of all.

    Of many figures not all pairs are compared, and each stands for a name in few sets of them.
    """
    gathered = groups.gather(claims, pack)
    many = [group for group in gathered if len(group.claims) > ALL_PAIRS]
    yield from _agreements(many, pack, lambda *_: False, agree.contradictions)
    yield from _relations(gathered, pack)


def _agreements(
    gathered: Iterable[Group],
    pack: Pack,
    is_accepted: IsAccepted,
    compared: Callable[[Sequence[Claim], Measure], Iterable[Outcome]] = agree.evaluate,
) -> Iterator[Outcome]:
    grading = [rule for rule in pack.rules if rule.measure]
    for group in watches.over(tuple(gathered), "comparing"):
        rules = [rule for rule in grading if _concerns(rule, group, pack)]
        if len(group.claims) > 1 and all(rule.enabled for rule in rules):
            for outcome in compared(group.claims, group.measure):
                for part in _parted(outcome, group, is_accepted):
                    yield _cautious(_regraded(part, rules))


def _relations(gathered: Sequence[Group], pack: Pack) -> Iterator[Outcome]:
    shelf = bindings.index(gathered)
    derived = changes.rules(group.name for group in gathered)
    for rule in watches.over((*pack.rules, *derived), "rules"):
        for outcome in asserts.over(rule, shelf):
            yield _cautious(outcome)


def _parted(outcome: Outcome, group: Group, is_accepted: IsAccepted) -> Iterator[Outcome]:
    """An outcome of several conflicts: each that is accepted by itself, so that none hides what is new."""
    accepted = [each for each in outcome.conflicts if is_accepted(outcome.rule, each)]
    rest = tuple(each for each in outcome.conflicts if each not in accepted)
    if len(outcome.conflicts) < 2 or not accepted or GRAVITY.index(outcome.verdict) < TENSE:
        yield outcome
        return
    for conflicts in (*((each,) for each in accepted), *((rest,) if rest else ())):
        again = agree.evaluate(conflicts[0], group.measure)
        words = next((each for each in again if each.verdict is outcome.verdict), outcome)
        claims = {claim.id: claim for conflict in conflicts for claim in conflict}
        yield evolve(words, claims=tuple(claims.values()), conflicts=conflicts)


def _concerns(rule: Rule, group: Group, pack: Pack) -> bool:
    """Whether a rule that grades `agree` names this group's measure, in whole or by its template."""
    if rule.measure == group.name or rule.measure == group.measure.name:
        return True
    reference = pack.refer(rule.measure)
    if reference is None or reference.measure.name != group.measure.name:
        return False
    return all(group.entities.get(role) == entity for role, entity in reference.bindings.items())


def _regraded(outcome: Outcome, rules: Iterable[Rule]) -> Outcome:
    """The outcome as the pack grades disagreement about this measure."""
    for rule in rules:
        if rule.at_most is not None:
            outcome = capped(outcome, rule.at_most)
        if rule.severity and outcome.verdict in (Verdict.TENSION, Verdict.CONTRADICTION):
            outcome = evolve(outcome, severity=rule.severity)
    return outcome


def _cautious(outcome: Outcome) -> Outcome:
    """A number with two readings makes nothing above a note."""
    if outcome.severity in ("warning", "error") and any(claim.ambiguous for claim in outcome.claims):
        return evolve(outcome, severity="note")
    return outcome
