"""Wordings: what the words of two passages say apart from their figures.

In: two passages, or an alignment of two of their figures. Out: whether the premise has the hypothesis's
words, in the same roles, equally denied, and equally real.
"""

from collections.abc import Iterable, Sequence

from factcheck.entailments.alignments import Alignment
from factcheck.entailments.figures import Figure
from factcheck.entailments.lexicons import DOWN, UP
from factcheck.entailments.passages import PARTING, Passage

MOST = 40
"""Shared words whose order is looked at."""
LOOSE = 0.3
"""The share of claimed words that a longer premise may say in its own way."""
ASKING = ("total", "left", "now", "first", "needed", "each", "times", "more", "fewer", "gains", "losses")
"""The cues of a hypothesis that call for arithmetic."""
CERTAIN = 0.95
"""The fit from which the words alone tell that two figures are one, wherever they stand."""
LONG = 8
"""Words that such a premise has at least."""
FRAME = 0.6
"""The share of a premise's words from which a hypothesis that has them is framed alike."""
REACH = 6
"""Words after a figure that may deny or plan it."""
STRANGE = 0.25
"""The share of claimed words that the premise may lack of a figure that it contradicts."""
LONGER = 1.6
"""How much longer a premise is that may do so."""


def repeats(premise: Passage, hypothesis: Passage) -> bool:
    """Whether every sentence of the hypothesis stands in the premise word for word."""
    said = {_line(premise, *sentence) for sentence in premise.sentences}
    return bool(hypothesis.sentences) and all(
        _line(hypothesis, *sentence) in said for sentence in hypothesis.sentences
    )


def _line(passage: Passage, low: int, high: int) -> tuple[str, ...]:
    return tuple(word for word in passage.words[low:high] if word[0].isalnum() or word in "%$€£₫")


def covered(premise: Passage, hypothesis: Passage) -> tuple[float, str]:
    """The share of the hypothesis's words that the premise has, and the ones that it lacks."""
    places = list(hypothesis.content(0, len(hypothesis.words)))
    senses = set(premise.senses)
    missing = [place for place in places if hypothesis.senses[place] not in senses]
    share = 1 - len(missing) / len(places) if places else 0.0
    return share, " ".join(hypothesis.raw[place] for place in missing) or ("" if places else hypothesis.text)


def enough(premise: Passage, hypothesis: Passage, each: Alignment) -> bool:
    """Whether the premise says what is claimed of a figure.

    What a premise of equal length lacks is new; a longer one, with words of its own to spare, may say it so.
    On the labelled pairs a word that the premise lacks, and whose kin it lacks, is new twice as often as not.
    """
    claimed = [hypothesis.senses[place] for place in hypothesis.context(each.claimed)]
    wanted = [sense for sense in claimed if sense not in (UP, DOWN)]
    before, after = hypothesis.near(each.claimed)
    if not each.missing:
        return (each.governed and each.fit > LOOSE) or (each.fit >= CERTAIN and not before)
    if not each.governed or any(place in hypothesis.names for place in each.missing):
        return False
    lacking = {hypothesis.senses[place] for place in each.missing}
    if not lacking.isdisjoint((*before[:1], *after[:1])):
        return False
    low, high = premise.sentences[each.figure.sentence]
    there = list(premise.content(low, high))
    spare = [place for place in there if premise.senses[place] not in claimed]
    longer = len(there) >= max(LONG, LONGER * len(wanted)) and len(spare) >= 2 * len(each.missing)
    return longer and len(each.missing) <= LOOSE * len(wanted)


def is_elsewhere(premise: Passage, hypothesis: Passage, each: Alignment) -> bool:
    """Whether so much of what is claimed is new that it may be of something else: "over the weekend".

    Where nearly all else is the same, one new word is enough: "the southern lighthouse"; and so is one whose
    kin are known, as the premise has none of them.
    """
    lex, places = hypothesis.lexicon, hypothesis.context(each.claimed)
    verbs = (
        lex.told(cue, [hypothesis.words[place]]) for place in each.missing for cue in ("gains", "losses")
    )
    there = {premise.senses[place] for place in premise.context(each.figure)}
    known = {hypothesis.senses[place] for place in places} & there
    if each.missing and len(known) >= FRAME * len(there) and len(there) > len(known):
        return True
    if any(lex.kinships.kin(hypothesis.senses[place]) for place in each.missing):
        return True
    share = 2 * STRANGE if each.alone else STRANGE
    return len(each.missing) > share * len(places) or any(verbs)


def may_reckon(premise: Passage, hypothesis: Passage, claimed: Figure) -> bool:
    """Whether the premise names all whom the hypothesis names, and has half of its words.

    Words that ask for a result are the hypothesis's own, and what is counted has been told otherwise.
    """
    lex = hypothesis.lexicon
    places = hypothesis.context(claimed)
    lacking = [place for place in places if hypothesis.senses[place] not in premise.places]
    if any(place in hypothesis.names for place in lacking):
        return False
    asking = {
        place
        for cue in ASKING
        for low, high in lex.found(cue, hypothesis.words)
        for place in range(low, high)
    }
    lacking = [place for place in lacking if place not in asking]
    return 2 * len(lacking) <= len(places)


def asks_anew(premise: Passage, hypothesis: Passage) -> bool:
    """Whether the hypothesis alone speaks of what is left, of what there is now, or of a total."""
    lex = hypothesis.lexicon
    return any(
        lex.told(cue, hypothesis.words) and not lex.told(cue, premise.words)
        for cue in ("left", "now", "total")
    )


def asks(premise: Passage, hypothesis: Passage, claimed: Figure) -> bool:
    """Whether the word that governs a claimed figure is the premise's, or one that asks for a result."""
    before, after = hypothesis.near(claimed)
    lex = hypothesis.lexicon
    asking = {
        hypothesis.senses[place]
        for cue in ASKING
        for low, high in lex.found(cue, hypothesis.words)
        for place in range(low, high)
    }
    if lex.told("each", hypothesis.words) or lex.told("needed", hypothesis.words):
        return True  # "each box holds", "needs 5 more to buy it": the verb is the hypothesis's own
    return all(sense in premise.places or sense in asking for sense in (*before[:1], *after[:1]))


# --- roles ---------------------------------------------------------------------------------------------


def is_swapped(premise: Passage, hypothesis: Passage) -> bool:
    """Whether two words stand on the other side each of what parts them: "A sued B", "B sued A"."""
    return _swapped(premise, range(len(premise.words)), hypothesis, range(len(hypothesis.words)))


def is_swapped_around(premise: Passage, hypothesis: Passage, each: Alignment) -> bool:
    """The same of what stands with two aligned figures, their nouns with them."""
    if each.figure.sides is not None:
        return False  # a ratio that is turned round has been compared so
    one, other = premise.homes[each.figure.number], hypothesis.homes[each.claimed.number]
    return _swapped(
        premise,
        (*one.lead, *range(one.low, one.high)),
        hypothesis,
        (*other.lead, *range(other.low, other.high)),
    )


def _swapped(premise: Passage, one: Sequence[int], hypothesis: Passage, other: Sequence[int]) -> bool:
    lex = premise.lexicon
    first, second = _line_of(premise, one), _line_of(hypothesis, other)
    passive = [
        not lex.passive.isdisjoint(passage.words[place] for place in places)
        for passage, places in ((premise, one), (hypothesis, other))
    ]
    if passive[0] != passive[1]:
        return False
    shared = set(first) & set(second)
    if _changed_sides(premise, one, hypothesis, other):
        return True
    rank = {sense: place for place, sense in enumerate(dict.fromkeys(s for s in second if s in shared))}
    same = {lex.stem(premise.words[place]) for place in one} & {
        lex.stem(hypothesis.words[place]) for place in other
    }
    kept = {premise.senses[place] for place in one if lex.stem(premise.words[place]) in same}
    named = {premise.senses[place] for place in premise.names}
    shared -= _where(premise, one) | _where(hypothesis, other)
    order = [sense for sense in dict.fromkeys(first) if sense in shared][:MOST]
    return any(
        sense in kept - named
        and max((rank[other] for other in order[:at] if other in kept), default=-1) > rank[sense]
        and min((rank[other] for other in order[at + 1 :] if other in kept), default=len(rank)) < rank[sense]
        for at, sense in enumerate(order)
    )


def _where(passage: Passage, places: Iterable[int]) -> set[str]:
    """The names that only say where, which may stand anywhere: "in Brussels"."""
    return {
        passage.senses[place]
        for place in places
        if place in passage.names and passage.lexicon.told("where", passage.words[place - 1 : place])
    }


def _changed_sides(premise: Passage, one: Sequence[int], hypothesis: Passage, other: Sequence[int]) -> bool:
    """Whether two words have changed places about a small one: "Lan cho Phú", "Phú cho Lan"."""
    first, second = _joints(premise, one), _joints(hypothesis, other)
    return any(
        word in first
        and any((left == there[1] and right != there[1]) or right == there[0] for there in first[word])
        for word, left, right in ((word, *pair) for word, pairs in second.items() for pair in pairs)
    )


def _joints(passage: Passage, places: Sequence[int]) -> dict[str, set[tuple[str, str]]]:
    """Small words that stand between two others, with these."""
    found: dict[str, set[tuple[str, str]]] = {}
    for place in places:
        inner = 0 < place < len(passage.words) - 1 and not passage.senses[place]
        if not inner or not passage.taken.isdisjoint((place - 1, place, place + 1)):
            continue
        word, (left, right) = passage.words[place], (passage.senses[place - 1], passage.senses[place + 1])
        if left and right and left != right and word.isalpha() and word not in passage.lexicon.joining:
            found.setdefault(word, set()).add((left, right))
    return found


def _line_of(passage: Passage, places: Iterable[int]) -> list[str]:
    return [passage.senses[place] for place in places if passage.senses[place] and place not in passage.taken]


# --- denial and reality -----------------------------------------------------------------------------------


def denied(premise: Passage, hypothesis: Passage) -> bool:
    """Whether one of two passages is denied and the other is not."""
    lex = premise.lexicon
    return lex.told("negators", premise.words) != lex.told("negators", hypothesis.words)


def compares(passage: Passage) -> bool:
    """Whether one amount is told by another: "fewer than last year"."""
    return any(passage.lexicon.told(cue, passage.words) for cue in ("more", "fewer", "than"))


def unlike(premise: Passage, hypothesis: Passage) -> bool:
    """Whether one is told as planned, wished or conditional, and the other as real."""
    return _planned(premise, premise.words) != _planned(hypothesis, hypothesis.words)


def denied_around(premise: Passage, hypothesis: Passage, each: Alignment) -> bool:
    """Whether one of two aligned figures is denied and the other is not."""
    lex = premise.lexicon
    one, other = _around(premise, each.figure.number), _around(hypothesis, each.claimed.number)
    if lex.told("lacking", one) and lex.told("lacking", other):
        return False  # "without power", "lose power"
    return lex.told("negators", one) != lex.told("negators", other)


def unlike_around(premise: Passage, hypothesis: Passage, each: Alignment) -> bool:
    """Whether one of two aligned figures is planned, wished or conditional, and the other real."""
    lex = premise.lexicon
    one, other = _around(premise, each.figure.number), _around(hypothesis, each.claimed.number)
    planned = _planned(premise, one)
    return planned != _planned(hypothesis, other) and not (planned and lex.told("future", other))


def _planned(passage: Passage, words: Sequence[str]) -> bool:
    return any(passage.lexicon.told(cue, words) for cue in ("unreal", "asked"))


def _around(passage: Passage, number: int) -> list[str]:
    """The words of a figure's segment and of its subject, without the figures': "no more than 5"."""
    segment, figure = passage.homes[number], passage.figures[number]
    start = min(segment.lead, default=segment.low)
    end = figure.last
    while end < min(segment.high, figure.last + REACH) and passage.words[end] not in PARTING:
        end += 1
    places = (*range(start, min(segment.low, max(segment.lead, default=start) + 1)), *range(segment.low, end))
    return [passage.words[place] for place in places if place not in passage.taken]
