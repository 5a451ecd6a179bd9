"""Remainders: what is missing to an amount, what is given back of it, and the rest of a whole.

    "24 pens. 9 are blue and the rest are black."  ->  24 − 9 = 15 black pens

In: a `Question`. Out: `Result`s.
"""

from collections.abc import Iterator, Sequence

from factcheck.entailments import products, steps
from factcheck.entailments.figures import comparable
from factcheck.entailments.parts import (
    HELD,
    PART,
    Part,
    is_counted,
)
from factcheck.entailments.passages import Passage
from factcheck.entailments.questions import Question
from factcheck.entailments.steps import Result


def needed(asked: Question) -> Iterator[Result]:
    """What is missing to an amount that somebody needs, or how many of something a number takes."""
    if groups := list(products.groups(asked, up=True)):
        yield from groups
        return
    held = [part for part in asked.same if part.role in HELD]
    if made := [part for part in held if part.steps]:
        yield from (steps.result(part) for part in made)
        return
    if len(held) < 2:
        return
    goal = max(held, key=lambda part: part.number)
    rest = [part for part in held if part is not goal]
    yield steps.summed(steps.result(goal), rest, ["−"] * len(rest))


def owed(asked: Question) -> Iterator[Result]:
    """What is given back of a payment."""
    held = [part for part in asked.same if part.role in HELD]
    if len(held) > 1:
        paid = max((part for part in held if not part.steps), key=lambda part: part.number, default=held[0])
        rest = [part for part in held if part is not paid]
        yield steps.summed(steps.result(paid), rest, ["−"] * len(rest))


def spare(asked: Question) -> Iterator[Result]:
    """What is left of what there is for others, each of whom takes one: empty seats."""
    held = [part for part in asked.same if part.role in HELD]
    for part in (part for part in held if part.steps):
        for whole in (whole for whole in held if whole.used < part.used):
            yield steps.summed(steps.result(whole), [part], ["−"])
    takers = [part for part in asked.rest if part.role in HELD and is_counted(part.unit)]
    takers = [part for part in takers if not any(part.used <= other.used for other in held)]
    if len(held) == 1:
        taken = [part for part in takers if part.number <= held[0].number][:1]
        yield from (steps.summed(steps.result(held[0]), [part], ["−"]) for part in taken)


def complements(asked: Question) -> Iterator[Result]:
    """The rest of a whole: the other kind of it, or what the others do not have."""
    own = asked.claimed
    held = [part for part in asked.amounts if part.role in HELD and of_one(part, own)]
    for whole in held:
        parts = [
            part
            for part in held
            if part is not whole and part.number < whole.number and not part.used & whole.used
        ]
        taken = [part for part in parts if _is_other(asked, part, whole)]
        if taken and len(taken) == len(parts) and not _is_told(asked, held, whole):
            yield steps.summed(steps.result(whole), taken, ["−"] * len(taken))


def of_one(part: Part, own: Part) -> bool:
    return comparable(part.figure, own.unit) or (is_counted(part.unit) and is_counted(own.unit))


def _is_other(asked: Question, part: Part, whole: Part) -> bool:
    """Whether a part of a whole is what is not asked for: 9 blue pens, where the black ones are."""
    lex = asked.hypothesis.lexicon
    terms = {*asked.words, asked.claimed.thing}
    opposed = any(lex.opposite(word) & {*part.others, part.thing} for word in terms)
    listed = part.role == PART and whole.figure.number < part.figure.number
    joint = (len(whole.owner) > 1 and part.owner < whole.owner) or _is_in_all(asked, whole)
    return opposed or listed or joint or _has_rest(asked, part)


def _is_in_all(asked: Question, whole: Part) -> bool:
    """Whether the premise tells an amount as that of several together."""
    segment = asked.premise.homes.get(whole.figure.number)
    return segment is not None and asked.premise.lexicon.told("total", asked.premise.said(segment))


def _has_rest(asked: Question, part: Part) -> bool:
    """Whether the premise gives the rest of a whole to what is asked: "and the rest are black"."""
    segment = asked.premise.homes.get(part.figure.number)
    if segment is None:
        return False
    low, high = asked.premise.sentences[part.figure.sentence]
    words = asked.premise.words
    rest = [
        low + end
        for start, end in asked.premise.lexicon.found("rest", words[low:high])
        if low + start >= part.figure.last
    ]
    return any(
        asked.premise.senses[place] in asked.words
        for start in rest
        for place in asked.premise.content(start, high)
    )


def _is_told(asked: Question, held: Sequence[Part], whole: Part) -> bool:
    """Whether what is asked has an amount of its own."""
    if _is_in_all(asked, whole):
        return not any(_differs(asked, part, whole) for part in held if part is not whole)
    own = (asked.claimed.owner | asked.words) - whole.context - {asked.claimed.thing, whole.thing}
    return any(
        own & (part.owner | part.others | {part.thing})
        for part in held
        if part is not whole and not _has_rest(asked, part)
    )


def _differs(asked: Question, part: Part, whole: Part) -> bool:
    """Whether what is asked is of another than a part: of Bo and not of Ada, below and not above."""
    home = asked.hypothesis.homes[asked.claimed.figure.number]
    own = {
        word for word in asked.hypothesis.said(home) if word not in asked.claimed.figure.text.lower().split()
    }
    told = {word for each in (part, whole) for word in _said(asked.premise, each)}
    return bool((asked.claimed.owner & whole.owner) - part.owner) or not own <= told


def _said(premise: Passage, part: Part) -> Sequence[str]:
    return premise.said(premise.homes[part.figure.number])
