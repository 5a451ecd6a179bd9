"""Core rule `parts-fit-whole`: what is among others is not more than all of them.

What it does: compares what follows "including" or "of which" with the amount that it is part of.
Why: the whole is kept from an older text while a part is brought up to date, or two amounts are swapped.
Example: "5,000 workers, including 3,200 women" holds; "3,200 workers, including 5,000 women" contradicts.

In: the passages of a run. Out: an Outcome for each part that exceeds its whole; nothing for the
others, as that says little. Silent on percentages, rates, changes and figures of other dates or things.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from factcheck import units, values
from factcheck.claims import Claim
from factcheck.kinds.passages import Figure, Passage
from factcheck.languages import Language
from factcheck.outcomes import Outcome
from factcheck.verdicts import Verdict

RULE = "parts-fit-whole"
AMOUNTS = ("count", "money", "quantity")
NEAR = 3
"""Words from "including" to its first figure, at the most."""


def evaluate(passages: Iterable[Passage]) -> Iterator[Outcome]:
    """The parts that are more than what they are part of."""
    for passage in passages:
        for row in passage.sentences:
            for place, figure in enumerate(row[1:], 1):
                whole = row[place - 1].claim
                if _is_listed(figure, passage.language) and _alike(figure.claim, whole):
                    found = values.degree_at_most(figure.claim.value, whole.value)
                    if found[1] is Verdict.CONTRADICTION:
                        yield _outcome(figure.claim, whole)


def _is_listed(figure: Figure, language: Language) -> bool:
    """Whether a word such as "including" leads to a figure, and nothing else was named between."""
    words, law = figure.before, language.law("partial")
    for place in range(len(words) - 1, max(len(words) - 1 - NEAR, -1), -1):
        if (found := law.at(words, place)) is not None:
            return all(word.isalnum() for word in words[found[0] :])
    return False


def _alike(part: Claim, whole: Claim) -> bool:
    if part.kind != whole.kind or part.kind not in AMOUNTS or part.ambiguous or whole.ambiguous:
        return False
    if part.change or whole.change or part.rate != whole.rate or part.modality != whole.modality:
        return False
    if units.dimension(part.unit) != units.dimension(whole.unit):
        return False
    if part.kind == "count" and part.unit != whole.unit and "item" not in (part.unit, whole.unit):
        return False  # twelve cities do not include people
    return part.as_of is None or whole.as_of is None or part.as_of.same_days(whole.as_of)


def _outcome(part: Claim, whole: Claim) -> Outcome:
    return Outcome(
        rule=RULE,
        verdict=Verdict.CONTRADICTION,
        degree=Fraction(0),
        claims=(part, whole),
        message=f"{part.written} is given as a part of {whole.written}, which is less",
    )
