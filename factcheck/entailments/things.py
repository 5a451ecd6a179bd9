"""Things: whether what one figure counts is what another counts.

    same(… "61 bodies were found" …, … "more than 60 people died" …)  ->  True

In: two passages and a figure of each. Out: yes or no.
"""

from factcheck.entailments import stories
from factcheck.entailments.figures import Figure
from factcheck.entailments.parts import EACH, FEWER, MORE
from factcheck.entailments.passages import PARTING, Passage

NEAR = 3
"""Words before a figure among which one may name what it counts: "employs 110 people"."""


def same(premise: Passage, hypothesis: Passage, figure: Figure, claimed: Figure) -> bool:
    """Whether two figures count one thing, both of it or both how it changed."""
    if _is_level(figure) != _is_level(claimed) and figure.mode and claimed.mode:
        return False
    if figure.mode == "by" and not claimed.mode and not claimed.way and figure.noun is None:
        return False  # how much it went is no level
    if {figure.mode, claimed.mode} == {"from", "to"} or _compares(premise, figure) != _compares(
        hypothesis, claimed
    ):
        return False
    if figure.whole is not claimed.whole and not (
        figure.whole and _of_all(premise, hypothesis, figure, claimed)
    ):
        return False
    each = _is_each(premise, figure) or figure.rate or premise.lexicon.told("each", premise.words)
    if _is_each(hypothesis, claimed) and not each:
        return False  # "23 schools with 14,000 pupils": not each of them
    if claimed.unit == figure.unit == "percent" and _of_another(premise, hypothesis, figure, claimed):
        return False
    if claimed.unit != "item" or figure.unit != "item":
        return True
    kinships = premise.lexicon.kinships
    one, other = premise.thing(figure), hypothesis.thing(claimed)
    if not one and other:
        rivals = premise.figures[max(figure.number - 1, 0) : figure.number + 2]
        return all(premise.thing(rival) != other for rival in rivals)
    if not other or one == other:
        return True
    if other in {
        premise.senses[place] for place in (range(*figure.noun) if figure.noun else ())
    } or one in kinships.means(other):
        return True
    if kinships.is_anybody(other) and (figure.counted == "person" or kinships.is_anybody(one)):
        return True
    if kinships.is_anybody(one) and other in premise.near(figure)[0][:NEAR]:
        return True  # "employs 110 people", "has 110 employees"
    return figure.counted == claimed.counted != "item" and _general(hypothesis, claimed)


def _is_each(passage: Passage, figure: Figure) -> bool:
    """Whether a figure is what each of several has."""
    counts = figure.unit == "item" and not (figure.weak or figure.rate)
    return counts and stories.part(passage, figure).role == EACH


def _of_another(premise: Passage, hypothesis: Passage, figure: Figure, claimed: Figure) -> bool:
    """Whether a claimed share is of what another share of the premise is of: "half of renters"."""
    whole, own = _whole(hypothesis, claimed), _whole(premise, figure)
    others = {_whole(premise, other) for other in premise.figures if other.unit == "percent"}
    return bool(whole and own) and whole != own and whole in others


def _whole(passage: Passage, figure: Figure) -> str:
    """What a share is of: "half of the renters", "half their income"."""
    lex, after = passage.lexicon, passage.words[figure.last : figure.last + 1]
    if lex.linking.isdisjoint(after) and lex.possessives.isdisjoint(after):
        return ""
    return next(
        (
            passage.senses[place]
            for place in passage.content(figure.last, min(figure.last + NEAR, len(passage.words)))
        ),
        "",
    )


def _is_level(figure: Figure) -> bool:
    """Whether a change tells a level by a figure, and not by how much it went."""
    return figure.mode in ("from", "to")


def _compares(passage: Passage, figure: Figure) -> bool:
    """Whether a figure is how far one amount is from another: "3 more pears than Tom"."""
    role = "" if figure.weak else stories.part(passage, figure).role
    if role not in (MORE, FEWER):
        return False
    segment = passage.homes[figure.number]
    stop = next((at for at in range(figure.last, segment.high) if passage.words[at] in PARTING), segment.high)
    return any(passage.lexicon.told(cue, passage.words[segment.low : stop]) for cue in ("more", "fewer"))


def _of_all(premise: Passage, hypothesis: Passage, whole: Figure, claimed: Figure) -> bool:
    """Whether what is claimed is said of a whole: "has 900 shops", "1,200 nurses were polled"."""
    segment = hypothesis.homes[claimed.number]
    said = hypothesis.words[segment.low : claimed.first]
    if any(segment.low + end == claimed.first for _, end in hypothesis.lexicon.found("holds", said)):
        return True
    if _all(hypothesis, claimed):
        return False  # "two of the three failed" is not "all three failed"
    before, after = hypothesis.near(claimed)
    follows = whole.noun[1] if whole.noun else whole.last
    return not before and bool(after) and after[0] in premise.senses[whole.last : follows + 1]


def _all(passage: Passage, figure: Figure) -> bool:
    """Whether a figure is said of everyone: "all three", "both"."""
    words = passage.words[max(figure.first - 2, 0) : figure.last]
    return passage.lexicon.told("everyone", words)


def _general(hypothesis: Passage, claimed: Figure) -> bool:
    """Whether a noun is as general as its kind: pilgrims are people, but farmers are no teachers."""
    return hypothesis.lexicon.is_general(hypothesis.thing(claimed), claimed.counted)
