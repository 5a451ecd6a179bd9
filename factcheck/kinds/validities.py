"""Core rule `validity-holds`: what a text gives as valid has not run out before the text appeared.

What it does: adds "valid for two years" to the date before or after it, or takes the day of "valid until May
2024", and compares the end with the publication date.
Why: a sentence about a permit or an agreement is carried over from an older text and its end is overlooked.
Example: "a memorandum signed in June 2023 and valid for two years", published in August 2025, is in tension.

In: the passages of a run. Out: an Outcome for each validity that had run out, or that holds by
its dates; a tension at most. Silent where the sentence itself speaks of the past ("was valid", "expired"),
where it ran out so long ago that the text is about history, and where publication or start is not known;
undecided where a text speaks so of the present, or the length is only a bound.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from factcheck import calendars, units
from factcheck.claims import Claim
from factcheck.kinds.passages import Figure, Passage
from factcheck.languages import Language
from factcheck.languages.phrases import split
from factcheck.outcomes import Outcome
from factcheck.verdicts import Verdict

RULE = "validity-holds"
NEAR = 4
HISTORY = 3 * calendars.YEAR
"""Days after its end from which a validity is taken to be told as history."""


def evaluate(passages: Iterable[Passage]) -> Iterator[Outcome]:
    """What publication dates say of the validities in the texts."""
    for passage in passages:
        for row in passage.sentences:
            for place, figure in enumerate(row):
                if _is_valid(figure, passage.language) and not _is_past(row, passage.language):
                    yield from _judged(row, place, passage.language)


def _is_valid(figure: Figure, language: Language) -> bool:
    """Whether "valid for" or the like stands right before a figure."""
    words, law = figure.before, language.law("valid")
    ends = (place for place in range(max(len(words) - NEAR, 0), len(words)) if law.at(words, place))
    return next(ends, None) is not None


def _is_past(row: Sequence[Figure], language: Language) -> bool:
    """Whether the sentence says that the validity is over."""
    law = language.law("expired")
    lines = [*(figure.before for figure in row), row[-1].after]
    return any(law.at(words, place) for words in lines for place in range(len(words)))


def _judged(row: Sequence[Figure], place: int, language: Language) -> Iterator[Outcome]:
    claim, reported = row[place].claim, row[place].claim.reported
    if reported is None or reported.start is None:
        return
    start = None if claim.kind == "date" else _start(row, place)
    last = _last_day(claim, start)
    end = calendars.as_date(last, last=True)
    if last is None or end is None:
        return
    over = end < reported.start
    doubt = "" if claim.hedge in ("none", "exact", "up-to") else "it may be longer"
    if reported.start.toordinal() - last > HISTORY:
        if not language.is_present(split(claim.quote)):
            return
        doubt = "it may be told as history"
    told = f"{claim.written}{f' from {start.written}' if start else ''}"
    yield Outcome(
        rule=RULE,
        verdict=Verdict.TENSION if over else Verdict.CONSISTENT,
        degree=Fraction(0 if over else 1),
        claims=(claim, start) if start else (claim,),
        message=f"{told} ended on {end}, before the text appeared" if over else f"{told} lasts to {end}",
        explanation=f"{told} lasts to {end} at the latest",
        why=f"the text appeared on {reported.start} or later",
        doubt=doubt,
    )


def _start(row: Sequence[Figure], place: int) -> Claim | None:
    """The date that a validity counts from: the one right after it, else the nearest before."""
    after = [figure.claim for figure in row[place + 1 : place + 2] if len(figure.before) <= NEAR]
    before = [figure.claim for figure in reversed(row[:place])]
    return next(
        (claim for claim in (*after, *before) if claim.kind == "date" and claim.value.ends is None), None
    )


def _last_day(claim: Claim, start: Claim | None) -> Fraction | None:
    """The last day on which it can still have been valid, as an ordinal."""
    if claim.kind == "date":
        last = claim.value.ends[1] if claim.value.ends else claim.value
        return last.core.hi
    if start is None or not units.is_time(claim.unit):
        return None
    day = start.as_of.end if start.as_of else None  # "from June 2023" has an open end, its words have not
    length = claim.value.core.hi
    if day is None or length is None:
        return None
    first = Fraction(day.toordinal())
    return calendars.shift(first, length, claim.unit, units.factor(claim.unit, "day"))
