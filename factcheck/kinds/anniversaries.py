"""Core rule `anniversary-fits-date`: an anniversary is as many years after its event as it says.

What it does: compares "the 30th anniversary of the treaty of 1992" with the year in which it is marked: the
other date of the sentence, or else the year of publication, which may be one off.
Why: the number is carried over from last year's text, or counted from another event.
Example: "In 2022 they marked the 30th anniversary of the treaty of 1992" holds; with 25th it contradicts.

In: the passages of a run. Out: an Outcome for each anniversary that has its event's date in the
same sentence; silent where the one date there is may be that of the feast: unless words such as "founded"
stand before it, the years must come near those stated. Undecided where more than two dates may be it, or
where nobody knows when the text appeared.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from factcheck import ranges
from factcheck.claims import Claim
from factcheck.expressions.intervals import years_between
from factcheck.kinds.passages import Figure, Passage
from factcheck.languages import Language
from factcheck.outcomes import Outcome, left_open, reckoned
from factcheck.ranges import Range
from factcheck.verdicts import judge

RULE = "anniversary-fits-date"
NEAR = 3
"""Words between a number and "anniversary", at the most."""
SHORTEST = 3
"""Years from which a date may be that of the event and not that of the feast."""
LIKELY = Fraction(3, 4)
"""How near the years must come, as a share, where no word says that a date is that of the event."""

FEW = 6
"""Dates in one sentence, at the most: more are a chronicle."""


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
    known, published = _dates(row), _published(marked)
    claims = [date.claim for date in known]
    sure = bool(known) and _is_origin(known[0], language)
    if len(known) == 1 and published is not None:
        yield from _compared(marked, claims, published, feast="publication", sure=sure)
    elif len(known) == 1 and sure:
        yield _open(marked, claims, "nobody knows when the text appeared")
    elif len(known) == 2:
        yield from _compared(marked, claims, claims[1].value.core, feast=claims[1].written, sure=sure)
    elif FEW >= len(known) > 2 and not _fits_any(marked, claims):
        yield _open(marked, claims, "more than one date may be that of the event")


def _open(marked: Claim, known: Sequence[Claim], doubt: str) -> Outcome:
    dates = ", ".join(claim.written for claim in known)
    return left_open(RULE, f"{marked.written} and {dates}", doubt, (marked, *known))


def _published(claim: Claim) -> Range | None:
    reported = claim.reported
    if reported is None or reported.start is None or reported.end is None:
        return None
    return Range(lo=Fraction(reported.start.toordinal()), hi=Fraction(reported.end.toordinal()))


def _fits_any(marked: Claim, known: Sequence[Claim]) -> bool:
    """Whether two of the dates are as far apart as the anniversary says."""
    spans = (years_between(one.value.core, other.value.core) for one, other in combinations(known, 2))
    return any(ranges.meet(_stated(marked), (between, between))[1] for between in spans)


def _compared(
    marked: Claim, known: Sequence[Claim], day: Range, *, feast: str, sure: bool
) -> Iterator[Outcome]:
    """The years between two dates, or one and publication, which may be a year off."""
    event = known[0]
    between = years_between(event.value.core, day)
    if between.lo is None or between.hi is None or between.hi < SHORTEST:
        return
    slack = 2 - len(known)
    allowed = Range(lo=between.lo - slack, hi=between.hi + slack)
    if not (sure or _is_likely(allowed, marked)):
        return
    degree, possible = ranges.meet(_stated(marked), (allowed, allowed))
    years = f"{int(between.lo)}" if between.lo == between.hi else f"{int(between.lo)} to {int(between.hi)}"
    yield reckoned(
        RULE,
        (degree, judge(degree, possible=possible)),
        marked,
        known,
        told=f"from {event.written} to {feast}",
        worked=f"{years} years",
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
