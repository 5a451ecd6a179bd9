"""Core rule `parts-fit-whole`: what is among others is not more than all of them.

What it does: compares what follows "including" or "of which" with the amount that it is part of: each figure
of a list, and their sum where nothing can be in two ("in Hue, in Da Nang"; money "for roads, for schools").
Why: the whole is kept from an older text while a part is brought up to date, or two amounts are swapped.
Example: "5,000 workers, including 3,200 women" holds; "3,200 workers, including 5,000 women" contradicts.

In: the passages of a run. Out: an Outcome for each part, or list, that exceeds its whole; nothing for the
others, as that says little. Silent on percentages, rates, changes and other things; undecided where the parts
of a list may overlap ("40 women and 55 students") and where part and whole are of different days.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import reduce
from operator import add

from factcheck import units, values
from factcheck.claims import Claim
from factcheck.kinds import labels
from factcheck.kinds.passages import Figure, Passage
from factcheck.languages import Language
from factcheck.outcomes import Outcome
from factcheck.verdicts import Verdict

RULE = "parts-fit-whole"
AMOUNTS = ("count", "money", "quantity")
NEAR = 3
"""Words from "including" to its first figure, at the most."""
SIGNS = frozenset(",;:.()'’–—-")
"""Signs between a whole and its parts in prose."""


def evaluate(passages: Iterable[Passage]) -> Iterator[Outcome]:
    """The parts that are more than what they are part of."""
    for passage in passages:
        for row in passage.sentences:
            for place, figure in enumerate(row[1:], 1):
                if _is_listed(figure, passage.language):
                    whole = row[place - 1].claim
                    yield from _judged(_list(row, place, passage.language), whole, passage.language)


def _list(row: Sequence[Figure], place: int, language: Language) -> Sequence[Figure]:
    """The figures from a place on that commas and "and" join with it, and no clause parts."""
    end = place + 1
    while end < len(row) and _goes_on(row[end], language):
        end += 1
    return row[place:end]


def _goes_on(figure: Figure, language: Language) -> bool:
    words = figure.before
    joined = any(word == "," or word in language.conjunctions for word in words)
    parted = any(not word.isalnum() and word != "," for word in words)
    return joined and not parted and next(language.clauses_in(words), None) is None


def _judged(parts: Sequence[Figure], whole: Claim, language: Language) -> Iterator[Outcome]:
    """Each part by itself, and all where none is too large alone."""
    fitting: list[Figure] = []
    for part in parts:
        if not _alike(part.claim, whole):
            break
        if _exceeds([part.claim], whole):
            yield _outcome([part.claim], whole, "")
            return
        fitting.append(part)
    if len(fitting) > 1 and _exceeds([part.claim for part in fitting], whole):
        if len(fitting) == 2 and labels.are_complements(fitting[0], fitting[1], language):
            return  # `totals-fit` adds them up
        apart = _are_apart(fitting, language)
        yield _outcome([part.claim for part in fitting], whole, "" if apart else "they may overlap")


def _are_apart(parts: Sequence[Figure], language: Language) -> bool:
    """Whether nothing is in two parts: by their names, or as money that goes to one end only."""
    tails = [label.tail for label in labels.of_row(parts, language)]
    if labels.are_apart(tails, parts, language, "locating"):
        return True
    ends = language.law("ends")
    led = all(any(ends.at(tail, place) for place in ends.starting(tail)) for tail in tails)
    return led and parts[0].claim.kind == "money" and len(set(tails)) == len(tails)


def _exceeds(parts: Sequence[Claim], whole: Claim) -> bool:
    total = reduce(add, (part.value.to(whole.unit) for part in parts))
    return values.degree_at_most(total, whole.value)[1] is Verdict.CONTRADICTION


def _is_listed(figure: Figure, language: Language) -> bool:
    """Whether a word such as "including" leads to a figure, and nothing else was named between."""
    words, law = figure.before, language.law("partial")
    for place in range(len(words) - 1, max(len(words) - 1 - NEAR, -1), -1):
        if (found := law.at(words, place)) is not None:
            return all(word.isalnum() for word in words[found[0] :]) and SIGNS.issuperset(
                word for word in words[:place] if not word.isalnum()
            )
    return False


def _alike(part: Claim, whole: Claim) -> bool:
    if part.kind != whole.kind or part.kind not in AMOUNTS:
        return False
    if part.change or whole.change or part.rate != whole.rate or part.modality != whole.modality:
        return False
    if units.dimension(part.unit) != units.dimension(whole.unit):
        return False
    # twelve cities do not include people
    return part.kind != "count" or part.unit == whole.unit or "item" in (part.unit, whole.unit)


def _outcome(parts: Sequence[Claim], whole: Claim, doubt: str) -> Outcome:
    told = " + ".join(part.written for part in parts)
    given = "is given as a part" if len(parts) == 1 else "are given as parts"
    days = [whole.as_of, *(part.as_of for part in parts)]
    known = [period for period in days if period is not None]
    other = not all(known[0].same_days(period) for period in known[1:])
    return Outcome(
        rule=RULE,
        verdict=Verdict.CONTRADICTION,
        degree=Fraction(0),
        claims=(*parts, whole),
        message=f"{told} {given} of {whole.written}, which is less",
        doubt="they are of different days" if other else doubt,
    )
