"""Core rule `years-fit-span`: a length of time stated beside its two dates is the time between them.

What it does: compares "33 years" with "(1992–2025)" in the same sentence; at the precision of years, both the
years completed and the years begun are right.
Why: the length is often carried over from last year's text when the dates are brought up to date.
Example: "77 years (15/8/1945–15/8/2022)" holds; "30 years (1992–2025)" contradicts.

In: the claims of a run, linked or not. Out: an Outcome for each length that has its span beside it; silent
where the length is no whole number of years, or where more than one span might be meant.
"""

from collections.abc import Iterable, Iterator

from factcheck import figures, ranges
from factcheck.claims import Claim
from factcheck.expressions.intervals import years_between
from factcheck.outcomes import Outcome
from factcheck.ranges import Range
from factcheck.verdicts import Verdict, judge

RULE = "years-fit-span"


def evaluate(claims: Iterable[Claim]) -> Iterator[Outcome]:
    """What every length of time says of the span that it stands beside."""
    spans: dict[tuple[str, str], list[Claim]] = {}
    lengths: list[Claim] = []
    for claim in claims:
        if claim.region == "furniture" or claim.fault:
            continue
        if claim.kind == "duration" and claim.unit == "year" and claim.change is None:
            lengths.append(claim)
        elif claim.kind == "date" and claim.value.ends is not None:
            spans.setdefault((claim.source, claim.quote), []).append(claim)
    for length in lengths:
        beside = [span for span in spans.get((length.source, length.quote), ()) if _is_its_span(length, span)]
        if len(beside) == 1:
            yield _outcome(length, beside[0])


def _is_its_span(length: Claim, span: Claim) -> bool:
    """Whether the length was dated by this span, which then stands right beside it."""
    if length.as_of is None or span.as_of is None:
        return False
    return (length.as_of.start, length.as_of.end) == (span.as_of.start, span.as_of.end)


def _outcome(length: Claim, span: Claim) -> Outcome:
    first, last = span.value.ends or (span.value, span.value)
    between = years_between(first.core, last.core)
    degree, possible = ranges.meet((length.value.core, length.value.support), (between, between))
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
        implied={}
        if between.lo is None or between.hi is None
        else {"years": float(between.lo + between.hi) / 2},
    )


def _shown(between: Range) -> str:
    return "any number of" if between.lo is None or between.hi is None else figures.spread(between, "")
