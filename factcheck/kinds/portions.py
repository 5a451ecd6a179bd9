"""Core rule `portions-fit`: the percentages into which a whole is divided come to no more than 100.

What it does: adds up the percentages that one sentence divides a whole into: by ways or places ("by train,
by car", "to Chile, to Peru"), by two names that make it (men and women), by words such as "consists of",
"accounts for" or "of the market", or down to "the remaining 20 %", which fill it.
Why: one share is brought up to date or mistyped, and nobody adds them up again.
Example: "Of the visitors, 45 % came by train, 30 % by car and 25 % on foot" holds; with 40 % by car it
contradicts.

In: the passages of a run. Out: an Outcome for each such list; silent where the percentages are changes or of
more than one whole, undecided where they may overlap ("64 % speak French and 47 % speak German").
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import add

from attrs import evolve, frozen

from factcheck import figures, values
from factcheck.claims import Claim
from factcheck.kinds import labels
from factcheck.kinds.labels import Label, Words
from factcheck.kinds.passages import Figure, Passage
from factcheck.languages import Language
from factcheck.languages.phrases import Phrases
from factcheck.outcomes import Outcome
from factcheck.ranges import Range
from factcheck.values import Value
from factcheck.verdicts import Verdict

RULE = "portions-fit"
ALL = Value.exact(100, "percent")
FEW = 3
"""Shares from which on things without proper names are taken to be a list of what there is."""
OVERLAP = "they may overlap"


@frozen
class Portion:
    """A percentage with the words that are its own."""

    figure: Figure
    label: Label

    @property
    def claim(self) -> Claim:
        return self.figure.claim


def evaluate(passages: Iterable[Passage]) -> Iterator[Outcome]:
    """What the percentages of one whole come to."""
    for passage in passages:
        language = passage.language
        for row in passage.sentences:
            whole = language.law("whole").at(row[0].before, 0) is not None
            for portions in _lists(row, language):
                if len(portions) > 1:
                    yield from _judged(portions, language, opened=whole)


def _lists(row: Sequence[Figure], language: Language) -> Iterator[list[Portion]]:
    """The percentages that follow one another; figures in a bracket of their own do not part them."""
    found: list[Portion] = []
    for figure, label in zip(row, labels.of_row(row, language), strict=True):
        if found and figure.before == ("(",) and figure.claim.unit != "percent":
            continue
        share = figure.claim.unit == "percent" and not (figure.claim.change or figure.claim.rate)
        if not share or (found and not _goes_on(found[-1].claim, figure, language)):
            yield found
            found = []
        if share:
            found.append(Portion(figure, label))
        if found and _remains(found[-1], language):
            yield found
            found = []
    yield found


def _goes_on(before: Claim, figure: Figure, language: Language) -> bool:
    """Whether a percentage is of the same days and sort as the one before, and not of a part."""
    claim = figure.claim
    if before.modality != claim.modality or _says(figure.before, language.law("partial")):
        return False
    return before.as_of is None or claim.as_of is None or before.as_of.same_days(claim.as_of)


def _judged(portions: Sequence[Portion], language: Language, *, opened: bool) -> Iterator[Outcome]:
    wholes = _wholes(portions, language)
    bounded = any(word.isdigit() for portion in portions for word in portion.label.tail)
    if len(wholes) > 1 or bounded:  # "61 % are over 18 and 43 % over 65"
        return
    if _remains(portions[-1], language):
        yield _outcome(portions, fills=True, doubt="")
    elif pair := _complements(portions, language, opened=opened):
        yield _outcome(pair, fills=False, doubt="")
    elif opened or wholes or _is_divided(portions, language):
        doubt = OVERLAP if _may_overlap(portions, language, wholes) else ""
        yield _outcome(portions, fills=False, doubt=doubt)


# --- of one whole -----------------------------------------------------------------------------------------


def _wholes(portions: Sequence[Portion], language: Language) -> set[Words]:
    """What the percentages are of: the words behind "of", or all that follow in a list of names."""
    tails = [portion.label.tail for portion in portions]
    if _is_led(portions) and not _remains(portions[-1], language):
        return set(filter(None, tails))
    law = language.law("of")
    return {tail[found[0] : found[0] + FEW] for tail in tails if (found := law.at(tail, 0))}


def _complements(portions: Sequence[Portion], language: Language, *, opened: bool) -> Sequence[Portion]:
    """Two that make a whole by their names, where it is said that they are of one."""
    if len(portions) != 2 or not (opened or _account(portions[0], language)):
        return ()
    first, second = (portion.figure for portion in portions)
    return portions if labels.are_complements(first, second, language) else ()


def _is_divided(portions: Sequence[Portion], language: Language) -> bool:
    divided = _says(portions[0].figure.before, language.law("divided"))
    return divided or (_is_led(portions) and _account(portions[0], language))


def _is_led(portions: Sequence[Portion]) -> bool:
    """Whether each percentage stands behind its name: "rice 46 %, maize 37 %"."""
    return all(portion.label.lead for portion in portions)


def _remains(portion: Portion, language: Language) -> bool:
    return _says(portion.label.lead, language.law("remaining"))


def _account(portion: Portion, language: Language) -> bool:
    """Whether it is what something "accounts for"."""
    return _says(portion.label.lead, language.law("account"))


# --- of nothing twice -------------------------------------------------------------------------------------


def _may_overlap(portions: Sequence[Portion], language: Language, wholes: set[Words]) -> bool:
    """Whether something may be in two of the shares; answers to one question often are."""
    row = [portion.figure for portion in portions]
    if any(_says((*figure.before, *figure.after), language.law("overlapping")) for figure in row):
        return True
    if _says(row[0].before, language.law("divided")):
        return False
    if _is_led(portions):
        shared = any(_says(whole, language.law("shared_out")) for whole in wholes)
        halves = sum(labels.is_half(figure, language) for figure in row)
        return not (shared or (_account(portions[0], language) and len(row) >= FEW and not halves))
    tails = [portion.label.tail for portion in portions]
    if any(_says(tail, language.law("passive")) for tail in tails):
        return True
    ways = language.law("ways")
    return not (all(_says(tail, ways) for tail in tails) or labels.are_apart(tails, row, language))


def _says(words: Words, law: Phrases[str]) -> bool:
    return any(law.at(words, place) for place in law.starting(words))


# --- what they come to ------------------------------------------------------------------------------------


def _outcome(portions: Sequence[Portion], *, fills: bool, doubt: str) -> Outcome:
    """At most 100; where the last fills the whole, no less, unless something went before."""
    claims = [portion.claim for portion in portions]
    total = reduce(add, (claim.value for claim in claims))
    degree, verdict = values.compare(total, ALL) if fills else values.degree_at_most(total, ALL)
    if fills and verdict is not Verdict.CONSISTENT and _is_less(total.core):
        doubt = "other parts may have gone before"
    told = " + ".join(claim.written for claim in claims)
    worked = figures.value(evolve(total, unit="percent"))
    return Outcome(
        rule=RULE,
        verdict=verdict,
        degree=degree,
        claims=tuple(claims),
        message=f"{told} of one whole is {worked}",
        explanation=f"{told} is {worked}{figures.ranges(total.core, total.support, 'percent')}",
        implied={} if total.point is None else {"percent": float(total.point)},
        doubt=doubt,
    )


def _is_less(total: Range) -> bool:
    return total.hi is not None and total.hi < 100
