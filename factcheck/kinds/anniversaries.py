"""Core rule `anniversary-fits-date`: an anniversary is as many years after its event as it says.

What it does: compares "the 30th anniversary of the treaty of 1992" with the year in which it is marked: the
other date of the sentence, or else the year of publication, which may be one off.
Why: the number is carried over from last year's text, or counted from another event.
Example: "In 2022 they marked the 30th anniversary of the treaty of 1992" holds; with 25th it contradicts.

In: the passages of a run. Out: an Outcome for each anniversary that has its event's date in the
same sentence; silent where more than one date may be it, and where the one there is may be that of the feast:
unless words such as "founded" stand before it, the years must come near those stated.
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
LIKELY = Fraction(3, 4)
"""How near the years must come, as a share, where no word says that a date is that of the event."""


def evaluate(passages: Iterable[Passage]) -> Iterator[Outcome]:
    """What anniversaries say of the dates in their sentences."""
    for passage in passages:
        for row in passage.sentences:
            marked = [figure.claim for figure in row if _is_anniversary(figure, passage.language)]
            if len(marked) == 1:
                yield from _judged(marked[0], row, passage.language)


def _is_anniversary(figure: Figure, language: Language) -> bool:
    claim, law = figure.claim, language.law("anniversary")
    if claim.kind != "rank" and not (claim.kind == "duration" and claim.unit == "year"):
        return False
    words = (*figure.before[-NEAR:], *figure.after[:NEAR])
    return claim.value.point is not None and any(law.at(words, place) for place in range(len(words)))


def _dates(row: Sequence[Figure]) -> list[Figure]:
    """The dates of a sentence from the earliest on, one for those that lie within each other."""
    found: list[Figure] = []
    for figure in row:
        core, others = figure.claim.value.core, [each.claim.value.core for each in found]
        if figure.claim.kind != "date" or figure.claim.value.ends or core.lo is None or core.hi is None:
            continue
        if not any(core.covers(other) or other.covers(core) for other in others):
            found.append(figure)
    return sorted(found, key=lambda each: each.claim.value.core.lo or Fraction(0))


def _judged(marked: Claim, row: Sequence[Figure], language: Language) -> Iterator[Outcome]:
    """The date of the event is the earliest, that of the feast the other one, or publication."""
    known, reported = _dates(row), marked.reported
    if len(known) not in (1, 2) or reported is None or reported.start is None or reported.end is None:
        return
    event = known[0].claim
    published = Range(lo=Fraction(reported.start.toordinal()), hi=Fraction(reported.end.toordinal()))
    feast = known[1].claim.value.core if len(known) == 2 else published
    between = years_between(event.value.core, feast)
    if between.lo is None or between.hi is None or between.hi < SHORTEST:
        return
    slack = 0 if len(known) == 2 else 1
    allowed = Range(lo=between.lo - slack, hi=between.hi + slack)
    if not (_is_origin(known[0], language) or _is_likely(allowed, marked)):
        return
    stated = _stated(marked)
    degree, possible = ranges.meet(stated, (allowed, allowed))
    verdict = judge(degree, possible=possible)
    years = f"{int(between.lo)}" if between.lo == between.hi else f"{int(between.lo)} to {int(between.hi)}"
    told = f"from {event.written} to {known[1].claim.written if len(known) == 2 else 'publication'}"
    yield Outcome(
        rule=RULE,
        verdict=verdict,
        degree=degree,
        claims=(marked, *(figure.claim for figure in known)),
        message=f"{told} it is {years} years"
        + ("" if verdict is Verdict.CONSISTENT else f", not {marked.written}"),
        explanation=f"{told} it is {years} years",
    )


def _is_origin(date: Figure, language: Language) -> bool:
    """Whether words say that something came into being on a date."""
    law, words = language.law("origins"), date.before
    return any(law.at(words, place) for place in range(max(len(words) - NEAR, 0), len(words)))


def _is_likely(years: Range, marked: Claim) -> bool:
    """Whether the years come so near to those stated that a slip is likelier than another event."""
    stated = marked.value.point or Fraction(0)
    low, high = stated * LIKELY, stated / LIKELY
    return years.meets(Range(lo=low, hi=high))


def _stated(marked: Claim) -> tuple[Range, Range]:
    """The years as written: nobody rounds an anniversary, only words such as "over" leave it open."""
    point = marked.value.point
    if marked.hedge == "none" and point is not None:
        return Range(lo=point, hi=point), Range(lo=point, hi=point)
    return marked.value.core, marked.value.support
