"""Core rule `past-before-publication`: what a text tells as past lies before its publication.

What it does: compares dates with a written year, in sentences of the past alone, with the publication date.
Why: either the year is mistyped, or the text is younger than its date says, and all that rests on that date
is wrong with it.
Example: "The plant opened on 12 March 2026" in a text of August 2025 is in tension.

In: the passages of a run. Out: an Outcome for each such date, a tension; nothing for the others.
Silent where a word of plan or prospect is in the sentence, and on sources that tell several such days: these
are for `publication-date-holds`; undecided where verbs of another tense are in the sentence.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from factcheck.claims import Claim
from factcheck.kinds.passages import Figure, Passage
from factcheck.languages import Language
from factcheck.languages.phrases import split
from factcheck.outcomes import Outcome
from factcheck.periods import brief
from factcheck.verdicts import Verdict

RULE = "past-before-publication"
SEVERAL = 2
"""Days after its publication from which a source's date, and not theirs, is what to look at."""


def evaluate(passages: Sequence[Passage]) -> Iterator[Outcome]:
    """The dates of the past that are after publication, of sources that have but one such day."""
    for mixed, doubt in ((False, ""), (True, "the sentence is not all about the past")):
        for found in late(passages, mixed=mixed).values():
            if not are_several(found):
                yield from (_outcome(claim, doubt) for claim in found)


def late(passages: Iterable[Passage], *, mixed: bool = False) -> dict[str, list[Claim]]:
    """What each source tells as past of days after its publication; if `mixed`, among other tenses."""
    found: dict[str, list[Claim]] = {}
    for passage in passages:
        for row in passage.sentences:
            dates = [
                figure for figure in row if _is_late(figure.claim) and _is_when(figure, passage.language)
            ]
            tenses = _tenses(row[0].claim.quote, dates, passage.language) if dates else frozenset()
            if "past" in tenses and mixed is (len(tenses) > 1):
                found.setdefault(row[0].claim.source, []).extend(figure.claim for figure in dates)
    return found


def are_several(dates: Sequence[Claim]) -> bool:
    """Whether dates are of days enough to doubt that of the source."""
    return len({(date.as_of.start, date.as_of.end) for date in dates if date.as_of}) >= SEVERAL


def _is_late(claim: Claim) -> bool:
    as_of, reported = claim.as_of, claim.reported
    if (
        claim.kind != "date"
        or as_of is None
        or as_of.start is None
        or reported is None
        or reported.end is None
    ):
        return False
    return as_of.start > reported.end and str(as_of.start.year) in claim.text


def _is_when(figure: Figure, language: Language) -> bool:
    """Whether a date says when: "in 2027", "on 12 March 2027", not "the 2027 budget"."""
    law, own = language.law("when"), split(figure.claim.text)
    return law.before(figure.before, len(figure.before)) is not None or law.at(own, 0) is not None


def _tenses(quote: str, dates: Iterable[Figure], language: Language) -> frozenset[str]:
    """The tenses of a sentence, none where it tells of plans; a verb may stand before "on 12 March"."""
    words = split(quote)
    planned = next(language.modalities_in(words), None) is not None
    verbs = filter(None, (_verb(date, language) for date in dates))
    return frozenset() if planned else language.tenses(words, verbs)


def _verb(date: Figure, language: Language) -> str | None:
    """The word before the one that says when."""
    found = language.law("when").before(date.before, len(date.before))
    return date.before[found[0] - 1] if found and found[0] else None


def _outcome(claim: Claim, doubt: str) -> Outcome:
    told, published = " ".join(claim.text.split()), brief(claim.reported)
    return Outcome(
        rule=RULE,
        verdict=Verdict.TENSION,
        degree=Fraction(0),
        claims=(claim,),
        message=f"{told} is told as past in a text of {published}",
        settles="either the date is wrong, or the text appeared later than it says",
        doubt=doubt,
    )
