"""Stories: what each figure of a passage does to an amount: it states it, adds to it, takes from it.

    tell(read("Ivo had 52 coins. He gave 19 to his sister.", "en"))  ->  52 coin STATE ivo, 19 coin LOSS ivo

In: a passage. Out: a `Part` for each exact figure: its role, by the verbs and other words of its segment,
what it counts and whose it is. A pronoun stands for the owner before.
"""

import functools
from collections.abc import Iterator, Sequence
from fractions import Fraction

from attrs import evolve, frozen

from factcheck import units
from factcheck.entailments.figures import Figure
from factcheck.entailments.lexicons import DOWN, UP
from factcheck.entailments.passages import PARTING, Passage, Segment

STATE, GAIN, LOSS = "state", "gain", "loss"
EACH, GROUPS, TIMES, SHARE = "each", "groups", "times", "share"
MORE, FEWER = "more", "fewer"
OFTEN = "often"
"""How many times something was done."""
PART = "part"
"""What is counted in another figure already: "including two children"."""
CLOSE = 4
"""Words between a figure and the word that compares it."""


@frozen(kw_only=True, eq=False)
class Part:
    """A figure in its role. `owner` are the words before it in its segment, `others` those after.

    An amount that others give has the steps that lead to it, how many they are, and the figures used.
    """

    figure: Figure
    number: Fraction
    role: str
    thing: str
    owner: frozenset[str]
    others: frozenset[str]
    received: bool = False  # by the one whom a pronoun after the verb names: "gave her 5"
    sure: bool = True  # whether a verb tells the role
    passed: bool = False  # given to or taken from somebody, for whom it is the other way round
    moved: str = ""  # what its verb does, whatever else it is: "5 boxes of 12 were sold"
    subject: frozenset[str] = frozenset()  # all words before the verb: "the second shelf"
    reference: frozenset[str] = frozenset()  # what it is compared with
    compared: str = ""  # of a multiple, the thing: "twice as many ducks"
    source: frozenset[str] = frozenset()  # where it is taken from, and where to
    target: frozenset[str] = frozenset()
    unit: str = ""
    loose: bool = False  # whether it is only likely to be meant so
    steps: str = ""
    count: int = 0
    used: frozenset[int] = frozenset()

    @property
    def context(self) -> frozenset[str]:
        """All words that stand with it."""
        return self.subject | self.owner | self.others


@functools.lru_cache(maxsize=4)
def tell(passage: Passage) -> Sequence[Part]:
    """The exact figures of a passage in their roles, in order."""
    told: list[Part] = []
    for figure in passage.figures:
        if figure.weak or figure.exact is None or figure.unit in ("date", "rank", "ratio"):
            continue
        told.append(part(passage, figure, told))
    return [each for each in told if each.role]


def part(passage: Passage, figure: Figure, told: Sequence[Part] = ()) -> Part:
    """A figure in its role; `told` are the parts before it."""
    segment = passage.homes[figure.number]
    role, passed = _role(passage, segment, figure, told)
    moved = role if role in (GAIN, LOSS) else _moved(passage, segment, figure)[0] or STATE
    if figure.whole:
        role, passed = STATE, False  # what is done is done to the part
    elif role == STATE and _is_taken(passage, figure) and told:
        role = PART
    if role == STATE and passage.lexicon.opens_parts(passage.words[segment.low : segment.low + 4]):
        role = PART
    verb = _verb(passage, segment, figure)
    than = _than(passage, segment, figure) if role in (MORE, FEWER) else None
    stop = than if than is not None else verb
    owner = None if told and _is_led(passage, segment) else _owner(passage, segment, stop)
    owner = _related(passage, segment) or owner
    if owner is None:
        owner = told[-1].owner if told else _opening(passage, segment)
    beyond = (
        *passage.content(max(stop, segment.low), figure.first),
        *passage.content(figure.last, segment.high),
    )
    return Part(
        figure=figure,
        number=_number(figure) / (100 if figure.unit == "percent" and role == TIMES else 1),
        role=role,
        thing=passage.thing(figure) or (next(iter(sorted(owner)), "") if role == EACH else ""),
        owner=owner,
        others=frozenset(passage.senses[place] for place in beyond),
        received=not passage.lexicon.objects.isdisjoint(passage.words[max(stop, segment.low) : figure.first]),
        passed=passed,
        moved=moved,
        subject=frozenset(
            passage.senses[place] for place in (*segment.lead, *passage.content(segment.low, stop))
        ),
        compared=_multiplied(passage, segment, figure) if role == TIMES else "",
        reference=_reference(passage, segment, figure, role),
        source=_after(passage, "source", segment, figure),
        target=_after(passage, "target", segment, figure) | _given(passage, figure, verb),
        unit=figure.unit,
        used=frozenset({figure.number}),
        sure=role != STATE or figure.whole or _is_held(passage, segment, figure),
    )


def _opening(passage: Passage, segment: Segment) -> frozenset[str]:
    """Whom a text opens with, to whom a pronoun may point: "Jonas had some marbles. He lost 15"."""
    low, high = passage.sentences[0]
    if segment.low < high:
        return frozenset()
    first = next(iter(passage.content(low, high)), None)
    return frozenset({passage.senses[first]}) if first is not None else frozenset()


def _reference(passage: Passage, segment: Segment, figure: Figure, role: str) -> frozenset[str]:
    """What an amount is compared with: the words after "than" or the second "as"."""
    if role not in (MORE, FEWER, TIMES):
        return frozenset()
    start = _compared_from(passage, segment, figure, role)
    if start is None:
        return frozenset()
    stop = figure.first if start <= figure.first else segment.high
    return frozenset(passage.senses[place] for place in passage.content(start, stop))


def _compared_from(passage: Passage, segment: Segment, figure: Figure, role: str) -> int | None:
    """Where the words begin for what an amount is compared with."""
    lex, low = passage.lexicon, segment.low
    if role == TIMES:
        low = (
            next(iter(passage.content(figure.last, segment.high)), segment.high)
            if lex.as_many
            else figure.last
        )
        low = lex.phrase("times", passage.words, figure.last, segment.high) or low
        if lex.told("equally", passage.words[max(figure.last - 1, figure.first + 2) : figure.last]):
            return figure.last  # "twice as much as" is read as one
        hits = [low + end for _, end in lex.found("equally", passage.words[low : segment.high])]
        return hits[-1] if hits else None if lex.as_many else low
    hits = [low + end for _, end in lex.found("than", passage.words[low : segment.high])]
    return hits[-1] if hits else None


def _multiplied(passage: Passage, segment: Segment, figure: Figure) -> str:
    """The thing of a multiple: "twice as many ducks"."""
    lex = passage.lexicon
    stop = _compared_from(passage, segment, figure, TIMES) or segment.high
    after = lex.phrase("times", passage.words, figure.last, segment.high) or figure.last
    places = passage.content(after, stop)
    return next(
        (lex.noun(passage.words[place]) for place in places if lex.is_plural(passage.words[place])), ""
    )


def _after(passage: Passage, cue: str, segment: Segment, figure: Figure) -> frozenset[str]:
    """The words that follow a small one for where from or where to, up to the next small one."""
    lex = passage.lexicon
    found: list[str] = []
    for _, end in lex.found(cue, passage.words[segment.low : segment.high]):
        for place in range(segment.low + end, segment.high):
            if place in passage.taken:
                break
            if passage.senses[place]:
                found.append(passage.senses[place])
            elif found and passage.words[place] not in lex.linking:
                break
    return frozenset(found)


def _given(passage: Passage, figure: Figure, verb: int) -> frozenset[str]:
    """Names between a verb of giving and the figure: "gave Ali 7 cards"."""
    if passage.lexicon.phrase("gives", passage.words, verb, figure.first) is None:
        return frozenset()
    between = passage.content(verb + 1, figure.first)
    return frozenset(passage.senses[place] for place in between if passage.raw[place][0].isupper())


def _is_taken(passage: Passage, figure: Figure) -> bool:
    """Whether a number is of what was told before: "27 of them"."""
    lex, words = passage.lexicon, passage.words
    end = lex.phrase("of_whole", words, figure.last, len(words))
    return end is not None and end < len(words) and words[end] in lex.objects


def _number(figure: Figure) -> Fraction:
    """The size of a figure: its role has the sign."""
    return abs(figure.exact or Fraction(0))


def _verb(passage: Passage, segment: Segment, figure: Figure) -> int:
    """Where the first verb of having, gaining or losing stands before a figure; else the figure."""
    said = passage.words[segment.low : figure.first]
    places = (start for cue in ("gains", "losses", "holds") for start, _ in passage.lexicon.found(cue, said))
    return segment.low + min(places, default=len(said))


def _is_led(passage: Passage, segment: Segment) -> bool:
    """Whether a segment opens with where or when: "at noon 29 were left"."""
    lex, words = passage.lexicon, passage.words
    place = segment.low + (words[segment.low] in lex.joining)
    word = words[place] if place < segment.high else ""
    return word in lex.places


def _owner(passage: Passage, segment: Segment, stop: int) -> frozenset[str] | None:
    """Names before a verb, else the first word that says something; None where it is the one before."""
    lex = passage.lexicon
    before = list(passage.content(segment.low, stop))
    had = [place for place in before if _is_had(passage, place)]
    joint = any(word in lex.joining for word in passage.words[before[0] : before[-1]]) if before else False
    if joint:
        return frozenset(passage.senses[place] for place in before)
    names = _run(passage, [place for place in before if passage.raw[place][0].isupper()])
    opens = before and before[0] == next(iter(passage.content(*passage.sentences[0])), None)
    if not before or (
        not had and not opens and not lex.pronouns.isdisjoint(passage.words[segment.low : segment.low + 2])
    ):
        return None
    if had:
        return frozenset({passage.senses[had[0]]})
    return frozenset(passage.senses[place] for place in names or before[:1])


def _is_verb(passage: Passage, place: int) -> bool:
    return passage.lexicon.told("outcome", (passage.words[place],))


def _related(passage: Passage, segment: Segment) -> frozenset[str]:
    """What a "who" or "which" at the head of a segment stands for: the word before it."""
    lex, low = passage.lexicon, segment.low
    opening = passage.words[low : low + 2]
    if low == 0 or not any(lex.told("relatives", (word,)) for word in opening):
        return frozenset()
    return frozenset(passage.senses[place] for place in list(passage.content(max(low - 3, 0), low))[-1:])


def _run(passage: Passage, places: Sequence[int]) -> list[int]:
    """The first of some names, with those that are joined to it: "Ada and Bo", but not "Em gái Dũng"."""
    held = list(places[:1])
    for place in places[1:]:
        between = passage.words[held[-1] + 1 : place]
        if between and not any(word in passage.lexicon.joining for word in between):
            break
        held.append(place)
    return held


def _is_had(passage: Passage, place: int) -> bool:
    """Whether a word is somebody's: "his brother", "Ron's brother"."""
    lex, words = passage.lexicon, passage.words
    return place > 0 and (
        words[place - 1] in lex.possessives or (place > 1 and words[place - 2] in ("'", "’"))
    )


def _role(passage: Passage, segment: Segment, figure: Figure, told: Sequence[Part]) -> tuple[str, bool]:
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
    role, passed = _moved(passage, segment, figure)
    led = told and told[-1].figure.sentence == figure.sentence and _is_bare(passage, segment, figure)
    if role == STATE and led and not _is_held(passage, segment, figure):
        return (told[-1].role if told[-1].role in (GAIN, LOSS) else STATE), told[-1].passed
    return role or STATE, passed


def _is_held(passage: Passage, segment: Segment, figure: Figure) -> bool:
    """Whether a verb of having stands before a figure."""
    return any(True for _ in passage.lexicon.found("holds", passage.words[segment.low : figure.first]))


def _is_bare(passage: Passage, segment: Segment, figure: Figure) -> bool:
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


def _than(passage: Passage, segment: Segment, figure: Figure) -> int | None:
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


def _moved(passage: Passage, segment: Segment, figure: Figure) -> tuple[str, bool]:
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


def of_owner(parts: Sequence[Part], owner: frozenset[str]) -> Iterator[Part]:
    """The parts that change what somebody has, what others took or gave turned round.

    Where one amount alone is told, all that happens is to it; among several, the owner's is meant.
    """
    if (
        owner
        and not any(owner & part.owner for part in parts)
        and any(owner & part.context for part in parts)
    ):
        yield from _placed(parts, owner)
        return
    held = {part.owner for part in parts if part.role == STATE}
    held = held or {part.owner for part in parts[:1]}
    alone = len(held) < 2
    base = next(iter(held), frozenset()) if alone else owner
    if alone and owner and base and not owner & base and any(owner & part.owner for part in parts):
        return  # of somebody else, of whom no amount is told
    for part in parts:
        turned = _turned(part, base, alone=alone)
        if part.role != STATE and turned is not None:
            yield turned
        elif part.role == STATE and (alone or not owner or not part.owner or owner & part.owner):
            yield part


def _placed(parts: Sequence[Part], places: frozenset[str]) -> Iterator[Part]:
    """The parts that change what is in a place: what comes to it, what goes from it, what just changes."""
    apart = len({part.context & places for part in parts if part.role == STATE}) > 1
    for part in parts:
        to, off = (len(places & each) for each in (part.target, part.source))
        if to != off:
            yield evolve(part, role=GAIN if to > off else LOSS)
        elif not apart or (places & part.context if part.role == STATE else not part.source | part.target):
            yield part


def _turned(part: Part, base: frozenset[str], *, alone: bool) -> Part | None:
    """What a gain or loss is to an owner; None where it is nothing to him."""
    if not base or not part.owner or base & part.owner:
        taken = alone and part.passed and part.role == GAIN and part.owner and not base
        return evolve(part, role=LOSS) if taken else part
    if part.passed and (base & part.others or part.received or (alone and part.role == GAIN)):
        return evolve(part, role={GAIN: LOSS, LOSS: GAIN}[part.role])
    return part if alone or base & part.others else None
