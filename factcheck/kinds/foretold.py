"""Core rule `past-before-publication`: what a text tells as past lies before its publication.

What it does: compares dates with a written year, in sentences of the past alone, with the publication date.
Why: either the year is mistyped, or the text is younger than its date says, and all that rests on that date
is wrong with it.
Example: "The plant opened on 12 March 2026" in a text of August 2025 is in tension.

In: the passages of a run. Out: an Outcome for each such date, a tension; nothing for the others.
Silent where a word of plan or prospect, or a verb of another tense, is in the sentence.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from factcheck.claims import Claim
from factcheck.kinds.passages import Figure, Passage
from factcheck.languages import Language
from factcheck.languages.phrases import split
from factcheck.outcomes import Outcome
from factcheck.periods import brief
from factcheck.verdicts import Verdict

RULE = "past-before-publication"


def evaluate(passages: Iterable[Passage]) -> Iterator[Outcome]:
    """The dates of the past that are after publication."""
    for passage in passages:
        for row in passage.sentences:
            late = [figure for figure in row if _is_late(figure.claim) and _is_when(figure, passage.language)]
            if late and _is_past(row[0].claim.quote, late, passage.language):
                yield from (_outcome(figure.claim) for figure in late)


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


def _is_past(quote: str, dates: Iterable[Figure], language: Language) -> bool:
    """Whether a sentence tells of the past; before "on 12 March" stands a verb ("reopened on 12 March")."""
    words = split(quote)
    planned = next(language.modalities_in(words), None) is not None
    return not planned and language.is_past(words, filter(None, (_verb(date, language) for date in dates)))


def _verb(date: Figure, language: Language) -> str | None:
    """The word before the one that says when."""
    found = language.law("when").before(date.before, len(date.before))
    return date.before[found[0] - 1] if found and found[0] else None


def _outcome(claim: Claim) -> Outcome:
    told, published = " ".join(claim.text.split()), brief(claim.reported)
    return Outcome(
        rule=RULE,
        verdict=Verdict.TENSION,
        degree=Fraction(0),
        claims=(claim,),
        message=f"{told} is told as past in a text of {published}",
        explanation="either the date is wrong, or the text appeared later than it says",
    )
