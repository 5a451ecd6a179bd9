"""Stories: what each figure of a passage does to an amount: it states it, adds to it, takes from it.

    tell(read("Ivo had 52 coins. He gave 19 to his sister.", "en"))  ->  52 coin STATE ivo, 19 coin LOSS ivo

In: a passage. Out: a `Part` for each exact figure: its role, by the verbs and other words of its segment,
what it counts and whose it is. A pronoun stands for the owner before.
"""

import functools
from collections.abc import Sequence
from fractions import Fraction

from factcheck.entailments import references, roles
from factcheck.entailments.figures import Figure
from factcheck.entailments.parts import (
    EACH,
    FEWER,
    GAIN,
    LOSS,
    MORE,
    PART,
    STATE,
    TIMES,
    Part,
)
from factcheck.entailments.passages import Passage, Segment


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
    role, passed = roles.role(passage, segment, figure, told)
    moved = role if role in (GAIN, LOSS) else roles.moved(passage, segment, figure)[0] or STATE
    if figure.whole:
        role, passed = STATE, False  # what is done is done to the part
    elif role == STATE and _is_taken(passage, figure) and told:
        role = PART
    if role == STATE and passage.lexicon.opens_parts(passage.words[segment.low : segment.low + 4]):
        role = PART
    verb = _verb(passage, segment, figure)
    than = roles.than(passage, segment, figure) if role in (MORE, FEWER) else None
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
        compared=references.multiplied(passage, segment, figure) if role == TIMES else "",
        reference=references.reference(passage, segment, figure, role),
        source=references.after(passage, "source", segment, figure),
        target=references.after(passage, "target", segment, figure) | references.given(passage, figure, verb),
        unit=figure.unit,
        used=frozenset({figure.number}),
        sure=role != STATE or figure.whole or roles.is_held(passage, segment, figure),
    )


def _opening(passage: Passage, segment: Segment) -> frozenset[str]:
    """Whom a text opens with, to whom a pronoun may point: "Jonas had some marbles. He lost 15"."""
    low, high = passage.sentences[0]
    if segment.low < high:
        return frozenset()
    first = next(iter(passage.content(low, high)), None)
    return frozenset({passage.senses[first]}) if first is not None else frozenset()


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
