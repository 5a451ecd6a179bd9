"""Core rule `years-fit-span`: a length of time stated beside its two dates is the time between them.

What it does: compares "33 years" with "(1992–2025)" in the same sentence; at the precision of years, both the
years completed and the years begun are right.
Why: the length is often carried over from last year's text when the dates are brought up to date.
Example: "77 years (15/8/1945–15/8/2022)" holds; "30 years (1992–2025)" contradicts.

In: the passages of a run. Out: an Outcome for each length that has its span beside it, in a bracket, behind
a comma, or before words such as "and lasted"; undecided where the length is in months or days, which a span
of years does not tell.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from factcheck import figures, ranges, units
from factcheck.claims import Claim
from factcheck.expressions.intervals import years_between
from factcheck.kinds.passages import Figure, Passage
from factcheck.languages import Language
from factcheck.outcomes import Outcome, left_open
from factcheck.ranges import Range
from factcheck.verdicts import Verdict, judge

RULE = "years-fit-span"
NEAR = 9
"""Words from a length to the bracket with its span, at the most."""
CLOSE = 3
"""Words from a span to the length that it "took", at the most."""


def evaluate(passages: Iterable[Passage]) -> Iterator[Outcome]:
    """What every length of time says of the span that it stands beside."""
    for passage in passages:
        for row in passage.sentences:
            for first, second in pairwise(row):
                if (
                    _is_length(first.claim)
                    and _is_span(second.claim)
                    and _is_beside(second, passage.language)
                ):
                    yield _outcome(first.claim, second.claim)
                elif (
                    _is_span(first.claim)
                    and _is_length(second.claim)
                    and _is_behind(second, passage.language)
                ):
                    yield _outcome(second.claim, first.claim)


def _is_length(claim: Claim) -> bool:
    return claim.kind == "duration" and claim.change is None


def _is_span(claim: Claim) -> bool:
    return claim.kind == "date" and claim.value.ends is not None


def _is_beside(span: Figure, language: Language) -> bool:
    """Whether a span explains the length before it: in a bracket after a few words, or behind a comma."""
    words = span.before
    if words[-1:] == ("(",):
        return len(words) <= NEAR and all(word.isalnum() for word in words[:-1])
    return all(word == "," or language.law("from").at(words, place) for place, word in enumerate(words))


def _is_behind(length: Figure, language: Language) -> bool:
    """Whether a length tells of the span before it: in a bracket, or as how long it "lasted"."""
    words, law = length.before, language.law("lasting")
    return words == ("(",) or (0 < len(words) <= CLOSE and law.before(words, len(words)) is not None)


def _outcome(length: Claim, span: Claim) -> Outcome:
    first, last = span.value.ends or (span.value, span.value)
    if units.factor(length.unit, "year") < 1:
        told = f"{length.written} and {span.written}"
        return left_open(RULE, told, "the length is not in years", (length, span))
    value = length.value.to("year")
    between = years_between(first.core, last.core)
    degree, possible = ranges.meet((value.core, value.support), (between, between))
    verdict = judge(degree, possible=possible)
    holds = verdict is Verdict.CONSISTENT
    years = _shown(between)
    return Outcome(
        rule=RULE,
        verdict=verdict,
        degree=degree,
        claims=(length, span),
        message=f"{length.written} and {span.written}"
        + (" fit together" if holds else f", which is {years} years"),
        explanation=f"between {figures.spread(first.core, 'date')} and {figures.spread(last.core, 'date')} "
        f"there are {years} years",
        settles=f"{length.written} would fit at {years} years",
        implied={}
        if between.lo is None or between.hi is None
        else {"years": float(between.lo + between.hi) / 2},
    )


def _shown(between: Range) -> str:
    return "any number of" if between.lo is None or between.hi is None else figures.spread(between, "")
