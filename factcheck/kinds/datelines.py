"""Core rule `publication-date-holds`: a source appeared when its own dates say.

What it does: compares the date of publication with that of a byline or dateline ("OSLO, March 5, 2024 - …"),
and with what the text tells as past.
Why: when a text appeared decides what "now" and "last year" are in it; a wrong date makes every figure that
rests on it wrong, so it is told once for the source and not for each figure.
Example: a text dated 2023-03-05 whose dateline is "March 5, 2024" is in tension.

In: the passages of a run. Out: at most an Outcome for each source, a tension: its dateline lies a week or
more after its publication, or before it on the same day of another year or with day and month in each
other's place; or it tells several days after its publication as past. Silent on other datelines before
publication, as pages are stored and told again later, and on what says that it was updated.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from fractions import Fraction

from factcheck.claims import Claim
from factcheck.kinds import foretold
from factcheck.kinds.passages import Figure, Passage
from factcheck.languages import Language
from factcheck.languages.phrases import parted, split
from factcheck.outcomes import Outcome
from factcheck.periods import Period, brief
from factcheck.verdicts import Verdict

RULE = "publication-date-holds"

WEEK = timedelta(days=7)
"""How long a text may lie between its dateline and its publication, and be dated early by zones of time."""
MONTHS = timedelta(days=92)
"""How long after its dateline a text may be dated before anyone wonders."""
OPENING = 6
"""Paragraphs of a text among which its dateline stands."""
PLACE = 6
"""Words of the place and agency before the date of a dateline."""
DASHES = frozenset("-–—")


def evaluate(passages: Iterable[Passage]) -> Iterator[Outcome]:
    """The sources whose date of publication is doubtful by what they say themselves."""
    passages = tuple(passages)
    told: set[str] = set()
    dated: set[str] = set()
    for passage in passages:
        for figure in passage.figures[:1]:
            claim = figure.claim
            if claim.source not in dated and _is_dateline(figure, passage.language):
                dated.add(claim.source)
                if (wrong := _against(claim)) is not None:
                    told.add(claim.source)
                    yield _outcome((claim,), f"its dateline is {claim.written}", *wrong)
    for source, late in foretold.late(passages).items():
        if source not in told and foretold.are_several(late):
            days = ", ".join(dict.fromkeys(claim.written for claim in late))
            yield _outcome(tuple(late), f"it tells {days} as past", late[0].reported, "")


def _is_dateline(figure: Figure, language: Language) -> bool:
    """Whether a figure is the day in a byline, or behind the place that opens the text."""
    claim = figure.claim
    as_of = claim.as_of
    if claim.kind != "date" or as_of is None or as_of.start is None or as_of.start != as_of.end:
        return False
    if str(as_of.start.year) not in claim.text or claim.paragraph >= OPENING:
        return False
    if claim.region == "byline":
        words, law = split(claim.quote), language.law("updated")
        return not any(law.at(words, place) for place in range(len(words)))
    place = [word for word in parted(figure.lead) if word.isalpha()]
    opens = claim.quote.startswith(figure.lead) and 0 < len(place) <= PLACE
    return opens and all(word[0].isupper() for word in place) and _dashed(figure.after)


def _dashed(words: tuple[str, ...]) -> bool:
    """Whether a dash follows, after a bracket at the most."""
    if words[:1] == ("(",) and ")" in words:
        words = words[words.index(")") + 1 :]
    elif words[:1] == (")",):
        words = words[1:]
    return bool(words) and words[0] in DASHES


def _against(claim: Claim) -> tuple[Period, str] | None:
    """The publication that a dateline contradicts, and what makes that doubtful."""
    reported = claim.reported
    if reported is None or reported.start is None or reported.end is None or claim.as_of is None:
        return None
    day = claim.as_of.start
    if day is None:
        return None
    if claim.region == "byline":  # the window of publication covers it, and what it disagrees with
        first, last = (reported.start, reported.start) if day == reported.end else (reported.end,) * 2
    else:
        first, last = reported.start, reported.end
    if day - last > WEEK or (first > day and (_is_slip(first, day) or _is_slip(last, day))):
        doubt = ""
    elif first - day > MONTHS:
        doubt = "the page may have been stored later"
    else:
        return None
    return Period(start=first, end=last, basis="published"), doubt


def _is_slip(one: date, other: date) -> bool:
    """Whether two days differ by their year alone, or by day and month in each other's place."""
    if one.year == other.year:
        return (one.month, one.day) == (other.day, other.month) and abs(one - other) > WEEK
    return (one.month, one.day) == (other.month, other.day)


def _outcome(claims: tuple[Claim, ...], told: str, published: Period | None, doubt: str) -> Outcome:
    return Outcome(
        rule=RULE,
        verdict=Verdict.TENSION,
        degree=Fraction(0),
        claims=claims,
        message=f"the publication date {brief(published)} is probably wrong: {told}",
        why="the date is that of the configuration, the front matter or the file's name",
        doubt=doubt,
    )
