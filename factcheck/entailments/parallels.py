"""Parallels: a hypothesis that says a sentence of its premise again, with other numbers.

    "A train crosses in 24 seconds.", "A train crosses in less than 30 seconds."  ->  24 beside less than 30

In: two passages. Out: the figures of the one in the places of the other's, which sets alone decide; nothing
where any other word differs, or where other figures of the premise may have changed what it tells.
"""

from collections.abc import Sequence

from factcheck.entailments import alignments
from factcheck.entailments.comparisons import CONTRADICTS, ENTAILS, NEUTRAL, Judgement
from factcheck.entailments.figures import IN, OUT, Figure, bearing, comparable
from factcheck.entailments.passages import Passage

RELATIONS = {IN: (ENTAILS, "gives"), OUT: (CONTRADICTS, "excludes")}


def judge(premise: Passage, hypothesis: Passage) -> list[Judgement]:
    """The judgements on a hypothesis that says a sentence again; none where it does not."""
    told, own = _figures(premise), _figures(hypothesis)
    if len(hypothesis.sentences) != 1 or not own or len(told) != len(own):
        return []
    sentence = told[0].sentence
    if _frame(premise, sentence, told) != _frame(hypothesis, 0, own):
        return []
    pairs = list(zip(told, own, strict=True))
    decided = all(_may_decide(premise, *pair) for pair in pairs)
    return [_judged(*pair) for pair in pairs] if decided else []


def _figures(passage: Passage) -> list[Figure]:
    return [figure for figure in passage.figures if not figure.weak]


def _frame(passage: Passage, sentence: int, figures: Sequence[Figure]) -> list[str]:
    """The words of a sentence with its figures left open."""
    low, high = passage.sentences[sentence]
    taken = {place for figure in figures for place in range(figure.first, figure.last)}
    opened = {figure.first for figure in figures}
    words = (
        ("#" if at in opened else passage.words[at]) for at in range(low, high) if at not in taken - opened
    )
    return [word for word in words if word == "#" or word[0].isalnum()]


def _may_decide(premise: Passage, told: Figure, own: Figure) -> bool:
    """Whether two figures are of one kind; what is told of another date or group may be as true."""
    if alignments.is_group(premise, told):
        return told.exact == own.exact
    if "date" in (told.unit, own.unit):
        return told.unit == own.unit and bearing(told, own) == IN
    return told.unit == own.unit or comparable(told, own.unit)


def _judged(told: Figure, own: Figure) -> Judgement:
    relation, verb = RELATIONS.get(bearing(told, own), (NEUTRAL, "leaves open"))
    return Judgement(relation=relation, fit=1.0, why=f'"{told.text}" {verb} "{own.text}"')
