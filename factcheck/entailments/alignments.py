"""Alignments: which figure of the premise a figure of the hypothesis is about, and how well the words fit.

    best(premise, hypothesis, claimed)  ->  [Alignment(figure, fit=0.9, bearing=IN, …), …], the best first

In: two passages and a figure of the second. Out: `Alignment`s with figures of its dimension. The fit is the
share of the hypothesis's words that stand with the premise's figure; those in the figure's own segment count
whole, those that stand with another figure little, those that the premise lacks nothing. Kin of a word stand
for it, and light words that the premise lacks are left out.
"""

from attrs import evolve, frozen

from factcheck.entailments import ratios, stories, things
from factcheck.entailments.figures import OUT, Figure, bearing, comparable
from factcheck.entailments.lexicons import DOWN, UP
from factcheck.entailments.parts import GAIN, LOSS
from factcheck.entailments.passages import PARTING, Passage

OWN, SHARED, ELSEWHERE, OTHERS = 1.0, 0.9, 0.6, 0.3
"""What a word counts: with the figure, in its sentence, elsewhere in the text, with another figure."""
NAME = 1.5
"""What a name weighs beside other words."""
DATED, UNLIKE = 0.3, 0.25
"""What a date beside a figure adds to the fit, and what an unlike one takes from it."""
NEAR = 3
"""Words on either side of a figure that say most about it."""
MUCH = 1000
"""A number without a noun that may be one of money: "stole millions"."""
MOST = 400
"""Figures of the premise that are looked at closely."""


@frozen(kw_only=True)
class Alignment:
    """A figure of the premise beside one of the hypothesis; `missing` are claimed words that it lacks."""

    claimed: Figure
    figure: Figure
    fit: float
    bearing: str
    same_thing: bool  # the nouns are one
    governed: bool  # what stands nearest to the one stands near the other
    opposed: bool  # one rose, the other fell; one was approved, the other rejected
    sided: bool  # and on the same side
    unmoved: bool  # only the claimed one rose or fell
    missing: tuple[int, ...]
    strange: tuple[int, ...]  # names that the premise lacks, or has with another figure
    alone: bool = False  # no other figure of the premise is of its kind and thing


def best(premise: Passage, hypothesis: Passage, claimed: Figure) -> list[Alignment]:
    """The figures of the premise that a claimed one may be about, the best first."""
    rivals = [figure for figure in premise.figures if _same_kind(figure, claimed)]
    if len(rivals) > MOST:
        rivals = _closest(premise, hypothesis, claimed, rivals)
    found = [_aligned(premise, hypothesis, claimed, figure) for figure in rivals]
    alone = sum(each.same_thing and not each.figure.weak for each in found) == 1
    return sorted((evolve(each, alone=alone and each.same_thing) for each in found), key=_rank)


def _rank(each: Alignment) -> tuple[object, ...]:
    """The best fit first; among equals what is told in the same way, and then what may hold."""
    told = each.figure.mode != each.claimed.mode
    return -round(each.fit, 2), told, not each.sided, each.bearing == OUT, each.figure.number


def _same_kind(figure: Figure, claimed: Figure) -> bool:
    if figure.weak and (claimed.noun is None or claimed.unit != "item"):
        return False
    if figure.unit == claimed.unit == "item" and "age" in (figure.counted, claimed.counted):
        return figure.counted == claimed.counted or (figure.noun is None and claimed.noun is None)
    if figure.unit == claimed.unit:
        return figure.counted == claimed.counted or "age" not in (figure.counted, claimed.counted)
    if claimed.unit == "item" and claimed.noun is None and figure.dimension.startswith("money"):
        return (claimed.means.lo or 0) >= MUCH
    if "item" in (figure.unit, claimed.unit):
        bare = figure if figure.unit == "item" else claimed
        other = claimed if bare is figure else figure
        return bare.noun is None and not bare.weak and other.counted == "age"
    if "age" in (figure.counted, claimed.counted) and figure.counted != claimed.counted:
        return False
    return comparable(figure, claimed.unit)


def _closest(premise: Passage, hypothesis: Passage, claimed: Figure, rivals: list[Figure]) -> list[Figure]:
    """Of many figures, the ones in whose sentences most of the claimed words stand."""
    wanted = {hypothesis.senses[place] for place in hypothesis.context(claimed)}
    scores: dict[int, int] = {}
    for sense in wanted:
        for sentence in {premise.sentence_of(place) for place in premise.places.get(sense, ())}:
            scores[sentence] = scores.get(sentence, 0) + 1
    ranked = sorted(rivals, key=lambda figure: (-scores.get(figure.sentence, 0), figure.number))
    return sorted(ranked[:MOST], key=lambda figure: figure.number)


def _aligned(premise: Passage, hypothesis: Passage, claimed: Figure, figure: Figure) -> Alignment:
    segment = premise.homes[figure.number]
    own = {premise.senses[place] for place in premise.context(figure)}
    low, high = premise.sentences[figure.sentence]
    apart = {
        place
        for other in premise.by_sentence[figure.sentence]
        if other is not segment
        for place in premise.content(other.low, other.high)
    }
    apart -= set(range(low, _opening(premise, low, high)))
    shared = {premise.senses[place] for place in premise.content(low, high) if place not in apart}
    own.add(premise.thing(figure))
    same = things.same(premise, hypothesis, figure, claimed)
    head = hypothesis.head_place(claimed)
    turned = bool(figure.way and claimed.way)
    lex, kinships = premise.lexicon, premise.lexicon.kinships
    got = weight = 0.0
    missing, strange = [], []
    contrast = False
    told = {hypothesis.senses[place] for place in hypothesis.names}
    rivals = {premise.senses[at] for at in premise.names if low <= at < high} - told
    before, after = premise.near(figure)
    about = {*before[:NEAR], *after[:NEAR]}
    for place in hypothesis.context(claimed):
        sense = hypothesis.senses[place]
        if figure.ends and hypothesis.lexicon.is_edge(hypothesis.words[place]):
            continue
        if sense in (UP, DOWN) or (turned and sense in lex.turning):
            continue
        worth = NAME if place in hypothesis.names else 1.0
        where = [at for told in kinships.means(sense) for at in premise.places.get(told, ())]
        if not where and place != head and is_light(premise, hypothesis, figure, claimed, place):
            continue
        value = 0.0
        if not where and claimed.unit != "date" and not kinships.against(sense).isdisjoint(about):
            contrast = True
            value = SHARED
        elif lex.kinships.told_in(own, sense) or (same and place == head):
            value = OWN
        elif lex.kinships.told_in(shared, sense):
            value = SHARED
        elif hypothesis.words[place] in premise.counting:
            value = SHARED  # "oldest" is a figure of the one, a word of the other
        elif where:
            value = OTHERS if any(low <= at < high for at in where) else ELSEWHERE
        else:
            missing.append(place)
        if place in hypothesis.names and (value <= OTHERS or (value == ELSEWHERE and rivals)):
            strange.append(place)
        got += worth * value
        weight += worth
    other = ratios.flipped(figure, claimed)
    figure = _end(hypothesis, figure, claimed)
    return Alignment(
        claimed=claimed,
        figure=figure,
        fit=max(
            0.0, min(1.0, (got / weight if weight else 1.0) + _shift(premise, hypothesis, figure, claimed))
        ),
        bearing=bearing(figure, other),
        same_thing=same,
        governed=_governed(premise, hypothesis, figure, claimed),
        opposed=(contrast and not missing) or bool(figure.way and claimed.way and figure.way != claimed.way),
        sided=_sided(premise, hypothesis, figure, claimed),
        unmoved=bool(claimed.way and not figure.way) and (bool(claimed.mode) or claimed.noun is None),
        missing=tuple(missing),
        strange=tuple(strange),
    )


def _shift(premise: Passage, hypothesis: Passage, figure: Figure, claimed: Figure) -> float:
    """What the dates beside two figures add to their fit; less where only the premise's counts a thing."""
    shift = -UNLIKE if claimed.unit == "item" and claimed.noun is None and figure.noun is not None else 0.0
    stated = [other for other in hypothesis.figures if other.unit == "date" and other is not claimed]
    for told in stated[:1]:
        for date in _dates(premise, figure):
            shift += DATED if bearing(date, told) != OUT else -UNLIKE
    return shift


def _dates(passage: Passage, figure: Figure) -> list[Figure]:
    """The dates of a figure's segment, itself left out."""
    near = (passage.figures[number] for number in passage.homes[figure.number].figures)
    return [other for other in near if other.unit == "date" and other is not figure]


def is_light(premise: Passage, hypothesis: Passage, figure: Figure, claimed: Figure, place: int) -> bool:
    """Whether a word of the hypothesis says nothing beside its figure: "stands at 5 %", "took 90 minutes".

    A verb by which one gains says something of what another lost.
    """
    lex = hypothesis.lexicon
    if not lex.kinships.is_light(hypothesis.senses[place], claimed.dimension):
        return False
    roles = {stories.part(premise, figure).role, stories.part(hypothesis, claimed).role}
    return not {GAIN, LOSS} <= roles


def _end(hypothesis: Passage, figure: Figure, claimed: Figure) -> Figure:
    """The date of a span that is claimed: its first where something begins, its last where it ends."""
    if figure.ends is None or claimed.ends is not None:
        return figure
    segment = hypothesis.homes[claimed.number]
    said = hypothesis.words[segment.low : segment.high]
    for cue, end in zip(("opening", "closing"), figure.ends, strict=True):
        if hypothesis.lexicon.told(cue, said):
            return evolve(figure, means=end, allows=end)
    return figure


def _opening(passage: Passage, low: int, high: int) -> int:
    """Where the subject of a whole sentence ends, if a sign closes it before any figure; else its start."""
    for place in range(low, high):
        if passage.words[place] in PARTING:
            return place
        if place in passage.taken:
            break
    return low


def _noun(figure: Figure) -> range:
    return range(*figure.noun) if figure.noun else range(0)


def _words(passage: Passage, figure: Figure) -> tuple[str, ...]:
    segment = passage.homes[figure.number]
    return passage.words[segment.low : segment.high]


def _sided(premise: Passage, hypothesis: Passage, figure: Figure, claimed: Figure) -> bool:
    """Whether the word before the claimed figure stands before the premise's, too."""
    before, _ = hypothesis.near(claimed)
    there, _ = premise.near(figure)
    return before[:1] == there[:1] if before and there else not before and not there


def is_group(passage: Passage, figure: Figure) -> bool:
    """Whether a share names whom a sentence is about: "the top 10 % own"; others may own otherwise."""
    segment = passage.homes[figure.number]
    place = figure.first - 1
    opens = not any(True for _ in passage.content(segment.low, place)) and place >= segment.low
    return figure.unit == "percent" and opens and bool(passage.senses[place])


def _governed(premise: Passage, hypothesis: Passage, figure: Figure, claimed: Figure) -> bool:
    """Whether the word nearest to the claimed figure stands near the premise's, or nowhere in it."""
    lex = hypothesis.lexicon
    before, after = hypothesis.near(claimed)
    before = [
        sense
        for sense in before
        if sense in premise.places or not lex.kinships.is_light(sense, claimed.dimension)
    ]
    within = [hypothesis.senses[place] for place in _noun(claimed) if hypothesis.senses[place]]
    if not before and claimed.unit == "percent":
        after = after[1:]  # the first is what the share is of
    if claimed.noun is not None and claimed.noun[0] < claimed.first:
        before = within  # "a workforce of 3,100"
    nearest = before[0] if before else within[-1] if len(within) > 1 else after[0] if after else ""
    if "age" in (figure.counted, claimed.counted):
        return True
    if figure.ends and any(lex.is_edge(word) for word in _words(hypothesis, claimed)):
        return True
    if not nearest or nearest in (UP, DOWN) or nearest in lex.turning:
        return True
    there, beyond = premise.near(figure)
    own = {premise.senses[place] for place in _noun(figure)}
    return lex.kinships.told_in({*there[:NEAR], *beyond[:NEAR], *own, premise.thing(figure)}, nearest)
