"""Relations: whether one passage entails another, contradicts it, or neither.

    relate("Mei read 90 books.", "Mei read more than 40 books.", "en").relation  ->  "entails"

In: two passages. Out: a `Comparison`. A figure is entailed where an aligned one implies it, or arithmetic
that the words call for gives it; it is contradicted where the two cannot both hold of one thing; else it is
neutral, and so is what the premise does not say.
"""

from factcheck import units
from factcheck.entailments import alignments, listings, parallels, reckonings, spans, wordings
from factcheck.entailments.alignments import Alignment
from factcheck.entailments.comparisons import (
    CONTRADICTS,
    ENTAILS,
    NEUTRAL,
    Comparison,
    Judgement,
    together,
)
from factcheck.entailments.figures import IN, OUT, Figure
from factcheck.entailments.passages import Passage
from factcheck.entailments.readers import read
from factcheck.entailments.renderings import rendered
from factcheck.languages import detect

CLOSE = 0.05
"""Fits this near to each other are as good."""
BESIDE = 0.15
"""How much less than the best a figure may fit and still be the one that is meant."""
ALONE = 0.5
"""The same for the only figure of its kind: what differs is said in other words."""
ALIGNED = 0.62
"""The fit from which two figures are about one thing, so that they may contradict."""


def compare(premise: str, hypothesis: str, *, language: str | None = None) -> Comparison:
    """What a hypothesis is to a premise: entailed, contradicted, or neither, by figures and their words.

    Numbers are read literally: "5" is 5, "more than 5" is (5, ∞). `language` is a code such as "en"; without
    it the language of the premise is detected, and taken for both.

    Raises:
        FactcheckError: for a language that is not known.
    """
    code = language or detect(f"{premise}\n{hypothesis}")
    one, other = read(premise, code, articles=True), read(hypothesis, code)
    return relate(one, rendered(one, other.naming(one)))


def relate(premise: Passage, hypothesis: Passage) -> Comparison:
    """What one passage is to another."""
    if wordings.repeats(premise, hypothesis):
        return Comparison(relation=ENTAILS, degree=1.0, why="the premise says the same words")
    if not hypothesis.figures:
        return together([_without_figures(premise, hypothesis)])
    if paired := parallels.judge(premise, hypothesis):
        return together(paired)
    figures = [each for each in hypothesis.figures if not _is_aside(premise, hypothesis, each)]
    figures = figures or list(hypothesis.figures)
    judged = [_judged(premise, hypothesis, figure) for figure in figures]
    return together(_other_periods(figures, _without_terms(figures, judged)))


def _is_aside(premise: Passage, hypothesis: Passage, figure: Figure) -> bool:
    """Whether a figure is a bare span of time of which the premise has none: "jobs added in a month"."""
    spans = figure.exact == 1 and units.is_time(figure.unit)
    bare = hypothesis.words[figure.first] in hypothesis.lexicon.singular
    return spans and bare and not any(units.is_time(other.unit) for other in premise.figures)


def _without_terms(figures: list[Figure], judged: list[Judgement]) -> list[Judgement]:
    """The judgements without figures that only say what a reckoned one is for: "in 7 days", "one lemon"."""
    if not any(each.reckoned for each in judged):
        return judged
    found = any(each.reckoned and each.relation == ENTAILS for each in judged)
    return [
        each
        for figure, each in zip(figures, judged, strict=True)
        if each.relation == ENTAILS
        or each.reckoned
        or (
            each.fit
            and figure.exact != 1
            and not (found and (figure.unit == "rank" or units.is_time(figure.unit)))
        )
    ]


def _other_periods(figures: list[Figure], judged: list[Judgement]) -> list[Judgement]:
    """Figures of another year than the premise's contradict nothing: where both differ, all is neutral."""
    if len(judged) < len(figures):
        return judged
    pairs = list(zip(figures, judged, strict=True))
    dated = any(figure.unit == "date" and each.relation != ENTAILS for figure, each in pairs)
    other = any(figure.unit != "date" and each.relation == CONTRADICTS for figure, each in pairs)
    if not (dated and other):
        return judged
    return [
        Judgement(relation=NEUTRAL, fit=each.fit, why=f"{each.why}; of another time")
        if each.relation == CONTRADICTS
        else each
        for each in judged
    ]


def _without_figures(premise: Passage, hypothesis: Passage) -> Judgement:
    """A hypothesis without figures is entailed where the premise has all its words, and denied by a "not"."""
    fit, missing = wordings.covered(premise, hypothesis)
    if missing or wordings.is_swapped(premise, hypothesis):
        why = f'no figure to compare, and the premise does not say "{missing or hypothesis.text}"'
        return Judgement(relation=NEUTRAL, fit=fit, why=why)
    if wordings.compares(hypothesis) and not wordings.compares(premise):
        return Judgement(relation=NEUTRAL, fit=fit, why="the hypothesis compares what the premise only tells")
    if wordings.denied(premise, hypothesis):
        return Judgement(relation=CONTRADICTS, fit=fit, why="one denies what the other says")
    if wordings.unlike(premise, hypothesis):
        return Judgement(relation=NEUTRAL, fit=fit, why="one tells as planned what the other tells as done")
    return Judgement(relation=ENTAILS, fit=fit, why="the premise has all words of the hypothesis")


def _judged(premise: Passage, hypothesis: Passage, claimed: Figure) -> Judgement:
    """What one figure is to the premise: implied, reckoned, denied or none of these."""
    spanned = spans.reckon(premise, hypothesis, claimed)
    if spanned is not None:
        return spanned
    listed = listings.reckon(premise, hypothesis, claimed)
    if listed is not None:
        return listed
    if wordings.asks_anew(premise, hypothesis):
        reckoned = reckonings.reckon(premise, hypothesis, claimed, anew=True)
        if reckoned is not None:
            return reckoned
    found = alignments.best(premise, hypothesis, claimed)
    nearest = max((each.fit for each in found if each.same_thing and each.governed), default=0.0)
    implying = (each for each in found if each.fit > nearest - BESIDE)
    implied = next((each for each in implying if _implies(premise, hypothesis, each)), None)
    if implied is not None:
        return _said(ENTAILS, implied, "gives")
    reckoned = reckonings.reckon(premise, hypothesis, claimed)
    if reckoned is not None:
        return reckoned
    return _denied(premise, hypothesis, found) or _neutral(premise, hypothesis, claimed, found)


def _implies(premise: Passage, hypothesis: Passage, each: Alignment) -> bool:
    """Whether an aligned figure implies the claimed one, with all that is said of it."""
    return (
        each.bearing == IN
        and each.same_thing
        and not each.opposed
        and not each.unmoved
        and not each.strange
        and wordings.enough(premise, hypothesis, each)
        and not wordings.is_swapped_around(premise, hypothesis, each)
        and not wordings.denied_around(premise, hypothesis, each)
        and not wordings.unlike_around(premise, hypothesis, each)
    )


def _denied(premise: Passage, hypothesis: Passage, found: list[Alignment]) -> Judgement | None:
    """A figure of the same thing that excludes the claimed one, where no other fits as well."""
    for each in found:
        if each.fit < (ALONE if each.alone else ALIGNED):
            return None
        if not each.same_thing:
            continue
        if (
            each.strange
            or not (each.governed or each.alone)
            or (each.unmoved and each.claimed.mode == "by")
            or each.figure.weak
            or (
                each.claimed.unit == "item"
                and not hypothesis.thing(each.claimed)
                and each.figure.noun is not None
            )
            or alignments.is_group(premise, each.figure)
            or wordings.unlike_around(premise, hypothesis, each)
            or wordings.is_elsewhere(premise, hypothesis, each)
        ):
            return None
        opposite = wordings.denied_around(premise, hypothesis, each)
        excluded = each.bearing == OUT or (each.bearing == IN and each.opposed)
        if (excluded and not opposite) or (each.bearing == IN and opposite):
            rivals = [
                other
                for other in found
                if other.bearing != OUT
                and other.same_thing
                and other.fit > each.fit - CLOSE
                and not opposite
                and not other.opposed
            ]
            if rivals or (each.bearing == IN and wordings.is_swapped_around(premise, hypothesis, each)):
                return None
            return _said(CONTRADICTS, each, "excludes")
        return None
    return None


def _said(relation: str, each: Alignment, verb: str) -> Judgement:
    return Judgement(
        relation=relation, fit=each.fit, why=f'"{each.figure.text}" {verb} "{each.claimed.text}"'
    )


def _neutral(premise: Passage, hypothesis: Passage, claimed: Figure, found: list[Alignment]) -> Judgement:
    """Why nothing follows."""
    same = [each for each in found if each.same_thing]
    if not same:
        return Judgement(
            relation=NEUTRAL, fit=0.0, why=f'no figure of the premise is about what "{claimed.text}" counts'
        )
    each = same[0]
    lacking = [hypothesis.raw[place] for place in dict.fromkeys((*each.strange, *each.missing))]
    reason = f', but not with "{" ".join(lacking)}"' if lacking else ", which leaves it open"
    return Judgement(
        relation=NEUTRAL, fit=each.fit, why=f'"{claimed.text}" is nearest to "{each.figure.text}"{reason}'
    )
