"""Core rule `averages-fit`: an average lies within the range that is given beside it.

What it does: compares what a text calls an average with the range of the same figures right before it.
Why: the range is brought up to date and the average is not, or one of them is of another group or unit.
Example: "Scores ranged from 40 to 90, the average 65" holds; with an average of 95 it contradicts.

In: the passages of a run. Out: an Outcome for each average that has its range before it, in its sentence or
the one before; silent where words compare the two, undecided where the average may be of others ("the average
wage").
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from attrs import evolve

from factcheck import figures, units, values
from factcheck.claims import Claim
from factcheck.kinds.passages import Figure, Passage
from factcheck.languages import Language
from factcheck.languages.phrases import split
from factcheck.outcomes import Outcome
from factcheck.values import Value
from factcheck.verdicts import GRAVITY, Verdict

RULE = "averages-fit"
LEVELS = ("count", "money", "quantity", "percent", "duration")
NEAR = 12
"""Words between a range and its average, at the most."""
OPENING = 3
"""Words of a sentence in which it must speak of an average to be about the range before it."""

Words = tuple[str, ...]


def evaluate(passages: Iterable[Passage]) -> Iterator[Outcome]:
    """What ranges say of the averages beside them."""
    for passage in passages:
        for spread, average in pairwise(passage.figures):
            ends = spread.claim.value.ends
            if (
                ends
                and _are_alike(spread.claim, average.claim)
                and _is_beside(spread, average, passage.language)
            ):
                doubt = _doubt(spread, average, passage.language)
                yield _outcome(spread.claim, average.claim, ends, doubt)


def _are_alike(spread: Claim, average: Claim) -> bool:
    """Whether they can be of the same figures; a bare number takes the unit of the range."""
    if spread.change or average.change or average.rate != spread.rate or average.value.ends:
        return False
    if spread.kind not in LEVELS:
        return False
    if average.kind == "count":
        return average.unit in ("item", spread.unit)
    return average.kind == spread.kind and units.dimension(average.unit) == units.dimension(spread.unit)


def _is_beside(spread: Figure, average: Figure, language: Language) -> bool:
    """Whether a figure is called an average, and nothing before it compares it with the range."""
    words = average.before
    if len(words) > NEAR or _says(words, language, "apart"):
        return False
    if average.sentence != spread.sentence:
        opens = _says(words[:OPENING], language, "average")
        return opens and average.sentence == spread.sentence + 1
    named = (*words, *split(average.claim.text))
    return _says(named, language, "average") or _past_average(average.after, language) > 0


def _says(words: Words, language: Language, law: str) -> bool:
    named = language.law(law)
    return any(named.at(words, place) for place in named.starting(words))


def _past_average(words: Words, language: Language) -> int:
    """The place after the "on average" that words start with; 0 where they do not."""
    found = language.law("average").at(words, 0)
    return found[0] if found else 0


def _doubt(spread: Figure, average: Figure, language: Language) -> str:
    """Why it may be the average of others: new words name it, or more is said of it."""
    sign = next((place for place, word in enumerate(average.before) if not word[0].isalnum()), 0)
    own = average.before[sign:]  # without the noun of the range: "200 to 400 people, on average 250"
    known = {*spread.before, *split(spread.claim.text), *language.conjunctions}
    law = language.law("average_words")
    new = [word for word in own if word.isalnum() and word not in known and word not in law]
    behind = average.after[_past_average(average.after, language) :][:1]
    more = behind and behind[0].isalnum() and behind[0] not in language.conjunctions
    return "it may be the average of others" if new or more else ""


def _outcome(spread: Claim, average: Claim, ends: tuple[Value, Value], doubt: str) -> Outcome:
    """Each end is compared by itself, as the figure that it is."""
    value = evolve(average.value, unit=spread.unit) if average.kind == "count" else average.value
    low, high = values.degree_at_most(ends[0], value), values.degree_at_most(value, ends[1])
    degree, verdict = min(low, high, key=lambda each: (-GRAVITY.index(each[1]), each[0]))
    holds = verdict is Verdict.CONSISTENT
    return Outcome(
        rule=RULE,
        verdict=verdict,
        degree=degree,
        claims=(average, spread),
        message=f"an average of {figures.value(value)} {'lies' if holds else 'does not lie'} within "
        f"{spread.written}",
        settles=f"{average.written} would fit at {figures.spread(spread.value.core, spread.unit)}",
        doubt=doubt,
    )
