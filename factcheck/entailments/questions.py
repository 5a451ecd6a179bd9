"""Questions: what a figure of the hypothesis asks of the premise's amounts.

    "Ivo has 33 coins left."  ->  of coin, of ivo, left

In: two passages and a figure of the second. Out: a `Question`; nothing where the hypothesis says what the
premise does not: of another thing, of somebody else, of something else that was done.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from attrs import evolve, frozen

from factcheck import units
from factcheck.entailments import amounts, rates, stories
from factcheck.entailments.figures import Figure, comparable, converted
from factcheck.entailments.lexicons import DOWN, UP, Lexicon
from factcheck.entailments.parts import (
    EACH,
    GAIN,
    LOSS,
    SHARE,
    STATE,
    TIMES,
    Part,
    is_counted,
)
from factcheck.entailments.passages import PARTING, Passage
from factcheck.entailments.rates import Rate
from factcheck.ranges import Range

MOST = 8
"""Figures of a story, among which results are sought: it has few."""
ADJUNCT = 4
"""Words after an "after" that say no more than when."""
CUES = ("total", "left", "now", "first", "each", "needed", "leftover", "owed", "spare", "perimeter")
"""What a hypothesis may ask for."""
ASKING = (
    *CUES,
    "times",
    "more",
    "fewer",
    "outcome",
    "frames",
    "holds",
    "than",
    "equally",
    "source",
    "target",
    "mean",
    "opening",
    "closing",
    "rest",
)
"""The cues whose words need not stand in the premise."""


@frozen(kw_only=True)
class Question:
    """What is asked: `same` are the amounts of what is claimed, `rest` the others, all resolved."""

    premise: Passage
    hypothesis: Passage
    claimed: Part
    told: tuple[Part, ...]
    same: tuple[Part, ...]
    rest: tuple[Part, ...]
    rates: tuple[Rate, ...]
    asked: tuple[Part, ...]  # other figures of the hypothesis: "in 20 minutes"
    words: frozenset[str]
    cues: frozenset[str]

    @property
    def amounts(self) -> list[Part]:
        """All that is told of anything."""
        return [*self.same, *self.rest]


def ask(premise: Passage, hypothesis: Passage, claimed: Figure) -> Question | None:
    """What a claimed figure asks of a premise; None where it asks nothing that the premise could answer."""
    told, lex = stories.tell(premise), hypothesis.lexicon
    parts = stories.tell(hypothesis)
    own = next((part for part in parts if part.figure is claimed), None) or _bounded(hypothesis, claimed)
    asked = [part for part in parts if part.figure is not claimed]
    if not told or len(told) > MOST:
        return None
    told, (own, *asked) = _aged(told), _aged([own, *asked])
    found = amounts.resolved(premise, told, asked)
    same = tuple(_in_unit(_level(part, own, found), own) for part in found if _is_of(part, own, lex))
    kept = {id(part) for part in found if _is_of(part, own, lex)}
    if any(True for _ in lacking(premise, hypothesis, own, same)):
        return None
    low, high = hypothesis.sentences[claimed.sentence]
    said = hypothesis.words[low:high]
    cues = {cue for cue in CUES if lex.told(cue, said)}
    cues |= (
        {"each"}
        if own.role == EACH or any(part.figure.exact == 1 and not units.is_time(part.unit) for part in asked)
        else set()
    )
    return Question(
        premise=premise,
        hypothesis=hypothesis,
        claimed=own,
        told=tuple(told),
        same=same,
        rest=tuple(part for part in found if id(part) not in kept),
        rates=tuple(rates.rates(told)),
        asked=tuple(asked),
        words=frozenset(hypothesis.senses[place] for place in hypothesis.content(low, high)),
        cues=frozenset(cues),
    )


def _aged(parts: Sequence[Part]) -> list[Part]:
    """Parts with bare numbers taken for ages, beside ages and years between them: "Theo is 20"."""
    if not any(part.figure.counted == "age" or part.unit == "year" for part in parts):
        return list(parts)
    return [
        evolve(part, unit="year", thing="year") if part.unit == "item" and not part.thing else part
        for part in parts
    ]


def _bounded(hypothesis: Passage, claimed: Figure) -> Part:
    """The part of a claimed figure that is no exact one."""
    middle = evolve(claimed, means=Range.at(claimed.point or 0))
    return stories.part(hypothesis, middle)


def _level(part: Part, own: Part, found: Sequence[Part]) -> Part:
    """A rate as the amount that it is, where the same rate is asked for: the rent of a month."""
    same = part.role == EACH and part.figure.rate and part.figure.rate == own.figure.rate
    shares = {other.figure.number for other in found if other.role == SHARE}
    same = same and not any(part.used < other.used and not other.used & shares for other in found)
    return evolve(part, role=STATE) if same else part


def _in_unit(part: Part, own: Part) -> Part:
    """An amount in the unit of what is claimed."""
    if is_counted(part.unit) or part.unit in (own.unit, own.thing):
        return part
    means, _ = converted(evolve(part.figure, unit=part.unit, means=Range.at(part.number)), own.unit)
    return evolve(part, number=abs(means.lo or Fraction(0)), unit=own.unit)


def _is_of(part: Part, own: Part, lex: Lexicon) -> bool:
    """Whether a part is of what is claimed."""
    if part.role in (SHARE, TIMES) or own.role in (SHARE, TIMES):
        return False
    if not is_counted(part.unit):  # "7 more cups" are cups
        return own.thing == part.unit or comparable(evolve(part.figure, unit=part.unit), own.unit)
    if not is_counted(own.unit):
        return not part.thing or part.thing in {lex.noun(word) for word in own.figure.text.lower().split()}
    if part.thing == own.thing:
        return True
    general = lex.is_general(own.thing, part.figure.counted) or lex.is_general(part.thing, own.figure.counted)
    return general or lex.is_kind(own.thing, part.thing)


# --- what the premise does not say -------------------------------------------------------------------------


def lacking(premise: Passage, hypothesis: Passage, own: Part, same: Sequence[Part]) -> Iterator[str]:
    """The words of a hypothesis that its premise lacks and that ask for nothing."""
    lex, words = hypothesis.lexicon, hypothesis.words
    low, high = hypothesis.sentences[own.figure.sentence]
    cues = [*ASKING, *_verbs(hypothesis, own, same)]
    asking = {at for cue in cues for start, end in lex.found(cue, words) for at in range(start, end)}
    asking |= _adjuncts(hypothesis)
    things = {word for part in stories.tell(premise) for word in (part.thing, part.unit)}
    for place in hypothesis.content(low, high):
        sense, noun = hypothesis.senses[place], lex.noun(words[place])
        if sense in premise.places or place in asking or sense in (UP, DOWN):
            continue
        if noun not in things and not any(
            lex.is_kind(noun, thing) or thing in lex.opposite(noun) for thing in (*things, *premise.places)
        ):
            yield words[place]


def _adjuncts(hypothesis: Passage) -> set[int]:
    """The places of words that say after or before what: "after the market stop there were"."""
    found: set[int] = set()
    for _, end in hypothesis.lexicon.found("adjuncts", hypothesis.words):
        for place in range(end, min(end + ADJUNCT, len(hypothesis.words))):
            if place in hypothesis.names or hypothesis.words[place] in PARTING or place in hypothesis.taken:
                break
            found.add(place)
    return found


def _verbs(hypothesis: Passage, own: Part, same: Sequence[Part]) -> Iterator[str]:
    """The cues of verbs that tell what the premise tells in other words: what was lost, of what was eaten."""
    roles = {part.role for part in same}
    still = len(same) > 1 and roles == {STATE}
    needed = hypothesis.lexicon.told("needed", hypothesis.words)
    if GAIN in roles or still or needed or own.role == SHARE:
        yield "gains"
    if (LOSS in roles and own.role != EACH) or still or own.role == SHARE:
        yield "losses"


def unknown(question: Question) -> int | None:
    """Where the premise has an unsaid number of what is claimed: "the cook squeezed some of them"."""
    premise, own = question.premise, question.claimed
    for figure in premise.figures:
        if figure.exact is None and not figure.weak and figure.unit == own.unit == "item":
            part = stories.part(premise, figure)
            verbs = (part.context & own.context) - part.owner - {part.thing}
            if (part.role == own.role != STATE or verbs) and figure.means.hi is None:
                return figure.number
    return None
