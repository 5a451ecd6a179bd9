"""Core rule `anniversary-fits-date`: an anniversary is as many years after its event as it says.

What it does: compares "the 30th anniversary of the treaty of 1992" with the year in which it is marked: the
other date of the sentence, or else the year of publication, which may be one off.
Why: the number is carried over from last year's text, or counted from another event.
Example: "In 2022 they marked the 30th anniversary of the treaty of 1992" holds; with 25th it contradicts.

In: the passages of a run. Out: an Outcome for each anniversary that has its event's date in the
same sentence; silent where more than one date may be it.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from factcheck import ranges
from factcheck.claims import Claim
from factcheck.expressions.intervals import years_between
from factcheck.kinds.passages import Figure, Passage
from factcheck.languages import Language
from factcheck.outcomes import Outcome
from factcheck.ranges import Range
from factcheck.verdicts import Verdict, judge

RULE = "anniversary-fits-date"
NEAR = 3
"""Words between a number and "anniversary", at the most."""
SHORTEST = 3
"""Years from which a date may be that of the event and not that of the feast."""


def evaluate(passages: Iterable[Passage]) -> Iterator[Outcome]:
    """What anniversaries say of the dates in their sentences."""
    for passage in passages:
        for row in passage.sentences:
            marked = [figure.claim for figure in row if _is_anniversary(figure, passage.language)]
            dates = [
                figure.claim for figure in row if figure.claim.kind == "date" and not figure.claim.value.ends
            ]
            if len(marked) == 1 and dates:
                yield from _judged(marked[0], dates)


def _is_anniversary(figure: Figure, language: Language) -> bool:
    claim, law = figure.claim, language.law("anniversary")
    if claim.kind != "rank" and not (claim.kind == "duration" and claim.unit == "year"):
        return False
    words = (*figure.before[-NEAR:], *figure.after[:NEAR])
    return claim.value.point is not None and any(law.at(words, place) for place in range(len(words)))


def _judged(marked: Claim, dates: Sequence[Claim]) -> Iterator[Outcome]:
    """The date of the event is the earliest, that of the feast the other one, or publication."""
    known = sorted(
        (d for d in dates if d.value.core.hi is not None), key=lambda d: d.value.core.hi or Fraction(0)
    )
    reported = marked.reported
    if not known or len(known) > 2 or reported is None or reported.start is None or reported.end is None:
        return
    event = known[0]
    published = Range(lo=Fraction(reported.start.toordinal()), hi=Fraction(reported.end.toordinal()))
    feast = known[1].value.core if len(known) == 2 else published
    between = years_between(event.value.core, feast)
    if between.lo is None or between.hi is None or between.hi < SHORTEST:
        return
    slack = 0 if len(known) == 2 else 1
    allowed = Range(lo=between.lo - slack, hi=between.hi + slack)
    degree, possible = ranges.meet((marked.value.core, marked.value.support), (allowed, allowed))
    verdict = judge(degree, possible=possible)
    years = f"{int(between.lo)}" if between.lo == between.hi else f"{int(between.lo)} to {int(between.hi)}"
    told = f"from {event.written} to {known[1].written if len(known) == 2 else 'publication'}"
    yield Outcome(
        rule=RULE,
        verdict=verdict,
        degree=degree,
        claims=(marked, *known),
        message=f"{told} it is {years} years"
        + ("" if verdict is Verdict.CONSISTENT else f", not {marked.written}"),
        explanation=f"{told} it is {years} years",
    )
