"""Asserts: rules that a pack writes as `assert`, evaluated over every set of claims that they bind.

What it does: parses the rule, binds its names to claims (see `bindings`), evaluates each binding to a degree.
Why: figures that no two texts share may still exclude each other: parts and a whole, a level and its growth.
Example: `[exports] + [imports] == [trade]` over 25.6, 55.9 and 90 billion USD of one year contradicts.

In: a Rule, claims, their Pack. Out: an `Outcome` for each binding, consistent ones too; none where the rule
is undecided (an input missing, ambiguous, or its guard not clearly met).
"""

from collections.abc import Hashable, Iterable, Mapping
from functools import lru_cache

from attrs import evolve

from factcheck import groups, hedges
from factcheck.claims import Claim
from factcheck.expressions import Expression, Input, Judgement, parse
from factcheck.expressions import evaluate as judged
from factcheck.kinds.bindings import Binding, Index, bind, index
from factcheck.measures import Rule
from factcheck.outcomes import Outcome, capped
from factcheck.packs import Pack
from factcheck.verdicts import GRAVITY, Verdict


def evaluate(rule: Rule, claims: Iterable[Claim], pack: Pack | None = None) -> tuple[Outcome, ...]:
    """What a rule says of claims, binding by binding, in an order that does not depend on theirs."""
    return over(rule, index(groups.gather(claims, pack)))


def over(rule: Rule, found: Index) -> tuple[Outcome, ...]:
    """The same, over groups that were gathered once for all rules."""
    if not rule.enabled or not rule.assertion:
        return ()
    assertion = _parsed(rule.assertion)
    guard = _parsed(rule.when) if rule.when else None
    references = dict.fromkeys((*assertion.references, *(guard.references if guard else ())))

    def accepts(binding: Binding) -> bool:
        return guard is None or judged(guard, _inputs(binding)).verdict is Verdict.CONSISTENT

    outcomes: dict[frozenset[Hashable], Outcome] = {}
    for binding in bind(rule, tuple(references), found, accepts):
        outcome = _outcome(rule, assertion, binding)
        if outcome is not None:
            key = frozenset(_wording(claim) for claim in binding.claims.values())
            outcomes[key] = _joined(outcomes[key], outcome) if key in outcomes else outcome
    return tuple(outcomes.values())


def _wording(claim: Claim) -> Hashable:
    """What the copies of one text share: a sentence and its figure, on whatever day it was published."""
    if not claim.quote:
        return claim.id
    stated = claim.as_of is not None and claim.as_of.basis != "published"
    when = (claim.as_of.start, claim.as_of.end) if claim.as_of and stated else None
    quote = " ".join(claim.quote.casefold().split())
    return claim.measure, quote, claim.value.core, claim.value.support, claim.value.unit, when


def _joined(first: Outcome, second: Outcome) -> Outcome:
    """Two outcomes of one wording as one: the graver of them, with the claims of both."""
    told = max(first, second, key=lambda each: GRAVITY.index(each.verdict))
    claims = {claim.id: claim for each in (told, first, second) for claim in each.claims}
    conflicts = {
        tuple(claim.id for claim in conflict): conflict
        for each in (told, first, second)
        for conflict in each.conflicts
    }
    return evolve(told, claims=tuple(claims.values()), conflicts=tuple(conflicts.values()))


@lru_cache(maxsize=1024)
def _parsed(text: str) -> Expression:
    return parse(text)


def _outcome(rule: Rule, assertion: Expression, binding: Binding) -> Outcome | None:
    judgement = judged(assertion, _inputs(binding))
    if judgement.verdict is None:
        return None
    used = {str(name): binding.claims[str(name)] for name in assertion.references}
    claims = tuple({claim.id: claim for claim in used.values()}.values())
    measures = tuple(dict.fromkeys(claim.measure or "" for claim in claims))
    outcome = Outcome(
        rule=rule.id,
        verdict=judgement.verdict,
        degree=judgement.degree,
        claims=(*claims, *(copy for copy in binding.copies if copy.measure in measures)),
        conflicts=(claims,),
        measures=measures,
        message=judgement.summary,
        explanation=judgement.arithmetic,
        why=rule.why,
        settles="" if judgement.repair is None else str(judgement.repair),
        implied=_implied(judgement),
    )
    return _graded(outcome, rule, binding, _scopes(rule, assertion, used))


def _inputs(binding: Binding) -> dict[str, Input]:
    several = len({claim.source for claim in binding.claims.values()}) > 1
    share = hedges.load().sources
    return {
        name: Input(
            value=claim.value.widened(share) if several else claim.value,
            as_of=claim.as_of,
            reported=claim.reported,
            ambiguous=claim.ambiguous,
            label=claim.measure or "",
            text=claim.text,
        )
        for name, claim in binding.claims.items()
    }


def _implied(judgement: Judgement) -> Mapping[str, float]:
    if judgement.repair is None:
        return judgement.implied
    return {**judgement.implied, "needed": float(judgement.repair.needed)}


def _graded(outcome: Outcome, rule: Rule, binding: Binding, differ: str) -> Outcome:
    """The outcome as the rule grades it; windows that only overlap can make no contradiction."""
    if differ and outcome.verdict is not Verdict.CONSISTENT:
        return evolve(
            outcome,
            verdict=Verdict.INCOMPARABLE,
            severity="note",
            message=f"{outcome.message}; {differ}",
        )
    if rule.at_most is not None:
        outcome = capped(outcome, rule.at_most)
    if binding.loose:
        outcome = capped(outcome, Verdict.TENSION)
    if rule.severity and outcome.verdict in (Verdict.TENSION, Verdict.CONTRADICTION):
        outcome = evolve(outcome, severity=rule.severity)
    return outcome


def _scopes(rule: Rule, assertion: Expression, used: Mapping[str, Claim]) -> str:
    """The words of scopes that exclude each other; those that `let` asks for are meant to differ."""
    said: dict[str, dict[str, str]] = {}
    for name in assertion.references:
        claim = used[str(name)]
        asked = rule.let.get(name.name, {}).get("scope", {})
        for dimension, value in claim.scope.items():
            if dimension not in asked:
                said.setdefault(dimension, {})[value] = claim.measure or ""
    for dimension, values in sorted(said.items()):
        if len(values) > 1:
            return f"{dimension} differs: {' against '.join(sorted(values))}"
    return ""
