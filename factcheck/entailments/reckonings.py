"""Reckonings: arithmetic on the premise's figures, where the words call for it, in at most three steps.

    "Ivo had 52 coins. He gave 19 to his sister.", "Ivo has 33 coins left."  ->  52 − 19 = 33

In: two passages and a figure of the second. Out: a `Judgement`: entailed where a result is the claimed
figure, contradicted where the story gives others, nothing where the words call for no arithmetic. What they
call for follows from what is asked (questions) of what the story's parts come to (amounts); each kind of
question has its own arithmetic: balances, remainders, margins, products.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice

from attrs import evolve

from factcheck.entailments import balances, holders, margins, products, questions, remainders, steps
from factcheck.entailments.comparisons import CONTRADICTS, ENTAILS, Judgement
from factcheck.entailments.figures import IN, Figure, bearing, comparable
from factcheck.entailments.parts import (
    EACH,
    FEWER,
    GAIN,
    HELD,
    LOSS,
    MORE,
    PART,
    SHARE,
    STATE,
    TIMES,
    is_counted,
)
from factcheck.entailments.passages import Passage
from factcheck.entailments.questions import Question
from factcheck.entailments.steps import Result
from factcheck.ranges import Range

STEPS = 3
FEW = 4
"""Figures of a premise among which a product is sought that no word calls for."""
SURE, LIKELY = 0.9, 0.6
"""The fit of a result, and of what it excludes."""


def reckon(premise: Passage, hypothesis: Passage, claimed: Figure, *, anew: bool = False) -> Judgement | None:
    """What arithmetic on the premise makes of a claimed figure.

    `anew` is whether the hypothesis tells of a time after the premise's figures: then it may contradict one
    that is the same.
    """
    if (
        claimed.unit in ("date", "rank", "ratio")
        or claimed.whole
        or (question := questions.ask(premise, hypothesis, claimed)) is None
    ):
        return None
    found = [result for result in islice(_results(question), 100) if 0 < result.count <= STEPS]
    found = [result for result in found if result.number >= 0 or question.claimed.reference]
    for result in found:
        if _is(claimed, result.number):
            why = f'{result.steps} gives "{claimed.text}"'
            return Judgement(relation=ENTAILS, reckoned=True, fit=SURE, why=why)
    last = max((part.figure.number for part in question.same if part.role in HELD), default=0)
    same = (part for part in question.same if part.role in HELD and not (anew and part.figure.number < last))
    given = any(_is(claimed, part.number) for part in same)
    if given:
        return None
    if not any(result.whole for result in found):
        exact = claimed.exact is not None
        reached = next(
            (result for result in _reached(question) if exact and _is(claimed, result.number)), None
        )
        why = f'{reached.steps} gives "{claimed.text}"' if reached else ""
        return Judgement(relation=ENTAILS, reckoned=True, fit=LIKELY, why=why) if reached else None
    why = f'{next(result for result in found if result.whole).steps} excludes "{claimed.text}"'
    return Judgement(relation=CONTRADICTS, reckoned=True, fit=LIKELY, why=why)


def _reached(question: Question) -> Iterator[Result]:
    """Products and quotients of two figures of the premise, which need no words to be likely."""
    own = question.claimed
    told = [part for part in question.told if part.number not in (0, 1) and part.role not in (SHARE, TIMES)]
    for one, other in steps.pairs(told if len(told) <= FEW else ()):
        alike = one.thing == own.thing or (not is_counted(own.unit) and comparable(one.figure, own.unit))
        if alike and is_counted(other.unit) and other.thing != one.thing:
            yield steps.step(one.number, "×", other.number)
            yield steps.step(one.number, "÷", other.number)


def _is(claimed: Figure, number: Fraction) -> bool:
    at = Range.at(number)
    result = evolve(claimed, means=at, allows=at, grain=Fraction(1, 10**6), unit=claimed.unit)
    return bearing(result, claimed) == IN


def _results(asked: Question) -> Iterator[Result]:
    """What the words call for."""
    own = asked.claimed
    role = own.role
    if own.figure.mode == "by" and "total" not in asked.cues:
        yield from margins.changes(asked)
    elif role == SHARE:
        yield from margins.shares(asked)
    elif role == TIMES:
        yield from margins.quotients(asked)
    elif role in (MORE, FEWER):
        yield from margins.changes(asked)
    elif asked.hypothesis.lexicon.told("mean", asked.hypothesis.words) and len(asked.same) > 1:
        return  # an average of several: listings
    elif (role == EACH or "each" in asked.cues) and not any(part.steps for part in asked.same):
        yield from products.each(asked)
        yield from _amounts(asked)
    else:
        yield from _amounts(asked)
    yield from products.measured(asked)


# --- amounts ---------------------------------------------------------------------------------------------


def _amounts(asked: Question) -> Iterator[Result]:
    """How much there is, was, came or went."""
    role = asked.claimed.role
    if role == LOSS and asked.hypothesis.lexicon.told("negators", asked.hypothesis.words):
        role = STATE  # what was not broken is left
    if found := list(balances.portions(asked)):
        yield from found
        return
    if "needed" in asked.cues and (found := list(remainders.needed(asked))):
        yield from found
        return
    for cue, reckoned in (("owed", remainders.owed), ("perimeter", products.perimeter)):
        if cue in asked.cues:
            yield from reckoned(asked)
            return
    yield from products.groups(asked)
    if found := list(remainders.complements(asked)):
        yield from found
        return
    if "spare" in asked.cues:
        yield from remainders.spare(asked)
        return
    same = [part for part in asked.same if part.role in HELD and part.role != PART]
    same = [part for part in same if not part.figure.whole or any(part.used < other.used for other in same)]
    if "first" not in asked.cues and (place := questions.unknown(asked)) is not None:
        yield from balances.gap(same, place)
        return
    alike = [part for part in same if part.role == role]
    if role in (GAIN, LOSS) and alike and not asked.cues & {"left", "now", "first"}:
        every = [
            part for part in same if part in alike or (part.role == STATE and (part.steps or not part.sure))
        ]
        yield from balances.added(
            every if "total" in asked.cues else balances.singled(asked, balances.owned(asked, alike))
        )
    elif role in (GAIN, LOSS) and len(same) > 1 and balances.are_states(asked, same):
        yield from balances.moves(same)
    elif "total" in asked.cues or balances.is_of_several(asked, same):
        yield from balances.total(asked, same)
    else:
        parts = list(holders.of_owner(same, balances.owner_of(asked)))
        yield from balances.back(parts) if "first" in asked.cues else balances.forth(asked, parts)


# --- relations of amounts --------------------------------------------------------------------------------
