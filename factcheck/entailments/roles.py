"""Roles: what a figure does in a story, by the verbs and other words of its segment.

    "He gave 19 to his sister."  ->  LOSS        "8 fewer beads than Eva"  ->  FEWER

In: a passage and a figure. Out: the role, and whether what is lost is given to somebody.
"""

from collections.abc import Sequence

from factcheck import units
from factcheck.entailments.figures import Figure
from factcheck.entailments.lexicons import DOWN, UP
from factcheck.entailments.parts import (
    EACH,
    FEWER,
    GAIN,
    GROUPS,
    LOSS,
    MORE,
    OFTEN,
    SHARE,
    STATE,
    TIMES,
    Part,
)
from factcheck.entailments.passages import PARTING, Passage, Segment

CLOSE = 4
"""Words between a figure and the word that compares it."""


def role(passage: Passage, segment: Segment, figure: Figure, told: Sequence[Part]) -> tuple[str, bool]:
    lex, words = passage.lexicon, passage.words
    if figure.unit == "percent":
        many = words[figure.last : figure.last + 1]
        return (TIMES if many and many[0] in lex.as_many and many[0] not in lex.linking else SHARE), False
    after = lex.phrase("times", words, figure.last, segment.high)
    if figure.unit == "dimensionless" or (figure.noun is None and after is not None):
        linked = not lex.as_many or not lex.as_many.isdisjoint(words[figure.first : figure.last + 3])
        return (TIMES if linked else OFTEN), False
    compared = _compared(passage, segment, figure)
    if compared:
        return compared, False
    shared = _shared(passage, segment, figure)
    if shared:
        return shared, False
    role, passed = moved(passage, segment, figure)
    led = told and told[-1].figure.sentence == figure.sentence and is_bare(passage, segment, figure)
    if role == STATE and led and not is_held(passage, segment, figure):
        return (told[-1].role if told[-1].role in (GAIN, LOSS) else STATE), told[-1].passed
    return role or STATE, passed


def is_held(passage: Passage, segment: Segment, figure: Figure) -> bool:
    """Whether a verb of having stands before a figure."""
    return any(True for _ in passage.lexicon.found("holds", passage.words[segment.low : figure.first]))


def is_bare(passage: Passage, segment: Segment, figure: Figure) -> bool:
    """Whether a segment has nothing of its own before its figure, so that the verb before is meant."""
    return not any(True for _ in passage.content(segment.low, figure.first))


def _compared(passage: Passage, segment: Segment, figure: Figure) -> str:
    """ "8 more beads than Eva": how far one amount is from another."""
    lex, words = passage.lexicon, passage.words
    after = words[figure.last : figure.last + 1]
    direct = next((role for role in (FEWER, MORE) if lex.told(role, after)), "")
    if direct and (direct == FEWER or (figure.unit != "item" and after[0] in lex.comparing)):
        return direct
    if not any(True for _ in lex.found("than", words[segment.low : segment.high])):
        return ""
    low, high = max(segment.low, figure.first - CLOSE), min(segment.high, figure.last + CLOSE)
    for role in (FEWER, MORE):
        places = [low + start for start, _ in lex.found(role, words[low:high])]
        places = [place for place in places if place not in passage.taken]  # no hedge of a figure
        if any(place >= figure.last or figure.means.is_point for place in places):
            return role
    return ""


def than(passage: Passage, segment: Segment, figure: Figure) -> int | None:
    """Where the one begins that another is compared with, if it stands before the figure."""
    said = passage.words[segment.low : figure.first]
    return next(
        (segment.low + end for role in (MORE, FEWER) for _, end in passage.lexicon.found(role, said)), None
    )


def _shared(passage: Passage, segment: Segment, figure: Figure) -> str:
    """Whether a figure is what each one has, or how many there are that have it."""
    lex, said = passage.lexicon, passage.words
    after = figure.noun[1] if figure.noun and figure.noun[0] >= figure.last else figure.last
    if figure.rate or lex.phrase("apiece", said, after, segment.high) is not None:
        return EACH
    if after + 1 < segment.high and said[after] in lex.singular and passage.senses[after + 1]:
        return EACH  # "$6 a jar"
    rivals = [passage.figures[number] for number in segment.figures]
    noun = passage.head(figure)
    for start, end in lex.found("each", said[segment.low : segment.high]):
        start, end = start + segment.low, end + segment.low
        following = next(iter(passage.content(end, segment.high)), None)
        direct = all(said[place] in lex.linking for place in range(end, figure.first))
        if start == figure.last and said[end - 1] in lex.linking:
            return GROUPS if end in passage.taken else ""
        if start == figure.last:
            counted = any(other.first < figure.first for other in rivals)
            bare = end == segment.high or not passage.senses[end] or end in passage.taken
            return EACH if bare or counted else GROUPS
        if end <= figure.first and direct:
            return EACH if said[end - 1] in lex.linking else GROUPS
        if said[end - 1] in lex.linking:
            continue  # "24 rows of" counts its own
        if following is not None and noun and passage.senses[following] == noun and len(rivals) > 1:
            return GROUPS
        if (
            following is not None
            and figure.noun
            and start == figure.noun[1]
            and figure.noun[0] >= figure.last
        ):
            counted = any(other.first < figure.first for other in rivals)
            return GROUPS if following == end and not counted else EACH
        nearest = min(rivals, key=lambda other: min(abs(other.first - start), abs(start - other.last)))
        if nearest is figure:
            return EACH
    return STATE if len(rivals) > 1 and lex.told("each", said[segment.low : segment.high]) else ""


def moved(passage: Passage, segment: Segment, figure: Figure) -> tuple[str, bool]:
    """The nearest verb before a figure by which one gains or loses, else the one after it; "" for none."""
    lex = passage.lexicon
    if lex.told("gains", passage.words[figure.first : figure.last]):
        return GAIN, False  # the word for "more" is read as part of its figure
    said = [passage.words[place] for place in segment.lead]
    shift = len(said)
    way = next(
        (
            passage.senses[place]
            for place in range(figure.first - 1, segment.low - 1, -1)
            if passage.senses[place]
        ),
        "",
    )
    if way in (UP, DOWN):
        return (GAIN if way == UP else LOSS), False
    said += passage.words[segment.low : segment.high]
    at = shift + figure.first - segment.low
    hits = [
        (_order(start, at, shift, said), abs(start - at), -(end - start), role, start, end)
        for role in ("gains", "losses", "holds")
        for start, end in lex.found(role, said)
        if not (start > at and lex.told("left", said[start:end]))
        if not at <= start < at + figure.last - figure.first and not (role == "holds" and start > at)
    ]
    hits = [hit for hit in hits if not any(_inside(hit, other) for other in hits)]
    if hits:
        _, _, _, role, start, end = min(hits)
        if role == "holds":
            return STATE, False
        passed = lex.phrase("gives", said, start, end) == end or lex.phrase("takes", said, start, end) == end
        way = GAIN if role == "gains" else LOSS
        if units.dimension(figure.unit).startswith("money"):
            way = _paid(lex.phrase("buys", said, start, end), lex.phrase("sells", said, start, end), way)
        return way, passed
    if passage.words[figure.last : figure.last + 1] and passage.words[figure.last] in lex.comparing:
        return GAIN, False
    if figure.way:
        return (GAIN if figure.way == "up" else LOSS), False
    return "", False


def _inside(hit: tuple[int, int, int, str, int, int], other: tuple[int, int, int, str, int, int]) -> bool:
    """Whether a phrase is part of a longer one."""
    return other[4] <= hit[4] and hit[5] <= other[5] and other[5] - other[4] > hit[5] - hit[4]


def _order(start: int, at: int, shift: int, said: Sequence[str]) -> int:
    """Verbs of the segment before the figure come first, then those after it, then those of its lead."""
    led = start < shift or (start < at and any(word in PARTING for word in said[start:at]))
    return 2 if led else 1 if start > at else 0


def _paid(buys: int | None, sells: int | None, way: str) -> str:
    """What buying and selling do to money."""
    return LOSS if buys is not None else GAIN if sells is not None else way
