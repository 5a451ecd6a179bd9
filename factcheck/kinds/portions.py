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
LED = 2
"""Words that "by" or "to" leads to, at the most."""


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
            opened = language.law("whole").at(row[0].before, 0) is not None
            for portions in _lists(row, language):
                if len(portions) > 1:
                    opening = (*row[0].before, *portions[0].figure.before) if opened else ()
                    yield from _judged(portions, language, opening)


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
    """Whether a percentage is of the same days and sort as the one before, not of a part nor beside it."""
    claim, words = figure.claim, figure.before
    if any(_says(words, language.law(law)) for law in ("partial", "apart")):
        return False
    if language.is_base(words, len(words)):  # "54 % of the vote, up from 49 %"
        return False
    if before.modality != claim.modality:
        return False
    return before.as_of is None or claim.as_of is None or before.as_of.same_days(claim.as_of)


def _judged(portions: Sequence[Portion], language: Language, opening: Words) -> Iterator[Outcome]:
    """What a list comes to; `opening` are the words of "Of the visitors," before it, where there are such."""
    wholes = _wholes(portions, language)
    bounded = any(word.isdigit() for portion in portions for word in portion.label.tail)
    if len(wholes) > 1 or bounded:  # "61 % are over 18 and 43 % over 65"
        return
    if _remains(portions[-1], language):
        yield _outcome(portions, fills=True, doubt="")
    elif pair := _complements(portions, language, opening):
        yield _outcome(pair, fills=False, doubt="")
    elif opening or wholes or _is_divided(portions, language):
        if _are_apart(portions, language, wholes, opening):
            yield _outcome(portions, fills=False, doubt="")
        elif len(portions) >= FEW and _may_be_one_slip(portions):
            yield _outcome(portions, fills=False, doubt="they may overlap")


def _may_be_one_slip(portions: Sequence[Portion]) -> bool:
    """Whether all but one of the shares are less than the whole: else they are meant to overlap."""
    known = [portion.claim.value.point for portion in portions]
    points = [point for point in known if point is not None]
    return bool(points) and sum(points) - max(points) < 100


# --- of one whole -----------------------------------------------------------------------------------------


def _wholes(portions: Sequence[Portion], language: Language) -> set[Words]:
    """What the percentages are of: the words behind "of", or all that follow in a list of names."""
    tails = [portion.label.tail for portion in portions]
    if _is_led(portions) and not _remains(portions[-1], language):
        return set(filter(None, tails))
    law = language.law("of")
    return {tail[found[0] : found[0] + FEW] for tail in tails if (found := law.at(tail, 0))}


def _complements(portions: Sequence[Portion], language: Language, opening: Words) -> Sequence[Portion]:
    """Two that make a whole by their names, where it is said that they are of one."""
    account = _account(portions[0], language) and not any(
        _says(portion.label.tail, language.law("yardstick")) for portion in portions
    )
    if len(portions) != 2 or not (opening or account):
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


def _are_apart(portions: Sequence[Portion], language: Language, wholes: set[Words], opening: Words) -> bool:
    """Whether nothing is in two of the shares; the answers to one question often overlap."""
    row = [portion.figure for portion in portions]
    tails = [portion.label.tail for portion in portions]
    if any(_says((*figure.before, *figure.after), language.law("overlapping")) for figure in row):
        return False
    if _says(row[0].before, language.law("divided")):
        return True
    if any(_says(whole, language.law("yardstick")) for whole in wholes):
        return False
    mass = any(_says(whole, language.law("shared_out")) for whole in (*wholes, opening))
    if _is_led(portions):
        halved = any(labels.is_half(portion.label.lead, language) for portion in portions)
        return not halved and (mass or (_account(portions[0], language) and len(row) >= FEW))
    if any(portion.label.lead for portion in portions):
        return False  # "women hold 45 % of the seats in Rwanda, 62 % in Cuba"
    if opening and _says(tails[-1], language.law("no_answer")):
        return True
    if any(_says(tail, language.law("passive")) for tail in tails):
        return False
    if mass and opening and all(_says(tail, language.law("ends")) for tail in tails):
        return True
    shown = _says if opening else _ends
    if all(shown(tail, language.law("ways")) for tail in tails):
        return True
    law = "toward" if mass else "coming"
    named = labels.are_apart(tails, row, language, law)
    return named and all(shown(tail, language.law(law)) for tail in tails)


def _ends(words: Words, law: Phrases[str]) -> bool:
    """Whether words end with a phrase and what it leads to: "by car", not "by car are short"."""
    ends = (found[0] for place in law.starting(words) if (found := law.at(words, place)))
    return any(len(words) - end <= LED for end in ends)


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
        why=f"however they are rounded, they come to {figures.spread(total.support, 'percent')}",
        implied={} if total.point is None else {"percent": float(total.point)},
        doubt=doubt,
    )


def _is_less(total: Range) -> bool:
    return total.hi is not None and total.hi < 100
