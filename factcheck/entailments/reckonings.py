"""Reckonings: arithmetic on the premise's figures, where the words call for it, in at most three steps.

    "Ivo had 52 coins. He gave 19 to his sister.", "Ivo has 33 coins left."  ->  52 − 19 = 33

In: two passages and a figure of the second. Out: a `Judgement`: entailed where a result is the claimed
figure, contradicted where the story gives others, nothing where the words call for no arithmetic. What they
call for follows from what is asked (questions) of what the story's parts come to (amounts). Long, for each
kind of question has its own arithmetic, and they are read together.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice
from math import ceil, floor

from attrs import evolve

from factcheck import figures, units
from factcheck.entailments import amounts, questions, steps, stories
from factcheck.entailments.amounts import HELD
from factcheck.entailments.comparisons import CONTRADICTS, ENTAILS, Judgement
from factcheck.entailments.figures import IN, Figure, bearing, comparable
from factcheck.entailments.passages import Passage
from factcheck.entailments.questions import Question
from factcheck.entailments.steps import Result
from factcheck.entailments.stories import EACH, FEWER, GAIN, LOSS, MORE, PART, SHARE, STATE, TIMES, Part
from factcheck.errors import UnitError
from factcheck.ranges import Range

STEPS = 4
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
        alike = one.thing == own.thing or (
            not amounts.is_counted(own.unit) and comparable(one.figure, own.unit)
        )
        if alike and amounts.is_counted(other.unit) and other.thing != one.thing:
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
        yield from _changes(asked)
    elif role == SHARE:
        yield from _shares(asked)
    elif role == TIMES:
        yield from _quotients(asked)
    elif role in (MORE, FEWER):
        yield from _changes(asked)
    elif asked.hypothesis.lexicon.told("mean", asked.hypothesis.words) and len(asked.same) > 1:
        return  # an average of several: listings
    elif (role == EACH or "each" in asked.cues) and not any(part.steps for part in asked.same):
        yield from _each(asked)
        yield from _amounts(asked)
    else:
        yield from _amounts(asked)
    yield from _measured(asked)


# --- amounts ---------------------------------------------------------------------------------------------


def _amounts(asked: Question) -> Iterator[Result]:
    """How much there is, was, came or went."""
    role = asked.claimed.role
    if role == LOSS and asked.hypothesis.lexicon.told("negators", asked.hypothesis.words):
        role = STATE  # what was not broken is left
    if found := list(_parts(asked)):
        yield from found
        return
    if "needed" in asked.cues and (found := list(_needed(asked))):
        yield from found
        return
    for cue, reckoned in (("owed", _owed), ("perimeter", _perimeter)):
        if cue in asked.cues:
            yield from reckoned(asked)
            return
    yield from _groups(asked)
    if found := list(_complements(asked)):
        yield from found
        return
    if "spare" in asked.cues:
        yield from _spare(asked)
        return
    same = [part for part in asked.same if part.role in HELD and part.role != PART]
    same = [part for part in same if not part.figure.whole or any(part.used < other.used for other in same)]
    if "first" not in asked.cues and (place := questions.unknown(asked)) is not None:
        yield from _gap(same, place)
        return
    alike = [part for part in same if part.role == role]
    if role in (GAIN, LOSS) and alike and not asked.cues & {"left", "now", "first"}:
        every = [
            part for part in same if part in alike or (part.role == STATE and (part.steps or not part.sure))
        ]
        yield from _sum(every if "total" in asked.cues else _singled(asked, _owned(asked, alike)))
    elif role in (GAIN, LOSS) and len(same) > 1 and _are_states(asked, same):
        yield from _moves(same)
    elif "total" in asked.cues or _is_of_several(asked, same):
        yield from _total(asked, same)
    else:
        parts = list(stories.of_owner(same, _owner(asked)))
        yield from _back(parts) if "first" in asked.cues else _forth(asked, parts)


def _are_states(asked: Question, parts: Sequence[Part]) -> bool:
    """Whether nothing but amounts are told, and no sum of them is asked for."""
    return "total" not in asked.cues and all(part.role == STATE for part in parts)


def _moves(states: Sequence[Part]) -> Iterator[Result]:
    """What came or went, where only amounts are told: all of a list, else how far they are apart."""
    owners = {part.owner for part in states if part.owner}
    if len(owners) > 1:
        return
    if len({part.figure.sentence for part in states}) == 1:
        yield from _sum(states)
    else:
        yield from _distances([states[0], states[-1]])


def _parts(asked: Question) -> Iterator[Result]:
    """A share of a whole, by the words that are said of it: 40 % of 250 seats, which are empty."""
    for part in asked.same:
        if part.role == PART and part.steps and (part.others | part.subject) & asked.words - {part.thing}:
            yield steps.result(part)


def _owner(asked: Question) -> frozenset[str]:
    """Who or where something is asked of, in words of the premise's parts."""
    known = frozenset(word for part in asked.told for word in part.context)
    own = asked.claimed.owner & known
    states = [part for part in asked.same if part.role == STATE]
    if own and (len(states) < 2 or any(own & part.context for part in states)):
        return own
    shared = frozenset.intersection(*(part.context for part in states)) if states else frozenset()
    where = (asked.words & known) - shared - {asked.claimed.thing}
    return where if any(where & part.context for part in states) else own


def _singled(asked: Question, parts: Sequence[Part]) -> list[Part]:
    """Of several parts, the ones that the question's own words single out: "on Friday"."""
    shared = frozenset.intersection(*(part.context for part in parts)) if parts else frozenset()
    if len(asked.claimed.owner) > 1:
        return list(parts)
    telling = asked.words - shared - asked.claimed.owner - asked.claimed.subject
    scores = [len((part.context - {part.thing}) & telling) for part in parts]
    told = [part for part, score in zip(parts, scores, strict=True) if score]
    return told or list(parts)


def _owned(asked: Question, parts: Sequence[Part]) -> Sequence[Part]:
    """Of several parts, those of the owner that is asked for."""
    return [part for part in parts if part.owner & asked.claimed.owner] or parts


def _is_of_several(asked: Question, parts: Sequence[Part]) -> bool:
    """Whether what is asked is of several owners, or of several kinds of a thing."""
    owners = [part.owner for part in parts if part.role in HELD]
    several = (
        len(asked.claimed.owner) > 1
        and len({owner & asked.claimed.owner for owner in owners} - {frozenset()}) > 1
    )
    kinds = {part.thing for part in parts if part.thing != asked.claimed.thing}
    return several or (len(kinds) > 1 and amounts.is_counted(asked.claimed.unit))


def _sum(parts: Sequence[Part]) -> Iterator[Result]:
    if parts:
        yield steps.summed(steps.result(parts[0]), parts[1:])


def _total(asked: Question, parts: Sequence[Part]) -> Iterator[Result]:
    """The sum of all that is told of one thing in one way, or what a story comes to."""
    several = asked.claimed.owner if len(asked.claimed.owner) > 1 else frozenset()
    parts = [part for part in parts if not several or not part.owner or part.context & several]
    ways = {part.role for part in parts}
    if LOSS in ways and len(ways) > 1:
        yield from _forth(asked, list(stories.of_owner(parts, _owner(asked))))
    else:
        yield from _sum(parts)


def _forth(asked: Question, parts: Sequence[Part]) -> Iterator[Result]:
    """What there is in the end: what there was, with every change."""
    if "left" in asked.cues and {part.role for part in parts} == {STATE, GAIN}:
        parts = [evolve(part, role=LOSS) if part.role == GAIN else part for part in parts]
    states = [part for part in parts if part.role == STATE]
    changes = [part for part in parts if part.role in (GAIN, LOSS)]
    if not states:
        states, changes = changes[:1], changes[1:]
    if len(states) > 1:
        states = _singled(asked, states)
    one_place = len({part.figure.sentence for part in states}) == 1
    if len(states) > 1 and not one_place:
        states = states[-1:]
        changes = [part for part in changes if part.figure.number > states[0].figure.number]
    if not states or (len(states) == 1 and not changes and not states[0].steps):
        return
    signs = ["+"] * (len(states) - 1) + ["−" if part.role == LOSS else "+" for part in changes]
    yield steps.summed(steps.result(states[0]), [*states[1:], *changes], signs)


def _back(parts: Sequence[Part]) -> Iterator[Result]:
    """What there was at the start: the last state without the changes."""
    states = [part for part in parts if part.role == STATE]
    changes = [part for part in parts if part.role in (GAIN, LOSS)]
    for state in states[-1:]:
        signs = ["+" if part.role == LOSS else "−" for part in changes]
        if changes:
            yield steps.summed(steps.result(state), changes, signs)


def _gap(parts: Sequence[Part], place: int) -> Iterator[Result]:
    """How many came or went by a change of unsaid size at a place of the story."""
    states = [part for part in parts if part.role == STATE]
    changes = [part for part in parts if part.role in (GAIN, LOSS)]
    end = next((part for part in states if part.figure.number > place), None)
    start = next((part for part in states if part.figure.number < place), None)
    if end is None:
        return
    signed = [(part, "−" if part.role == LOSS else "+") for part in changes]
    if start is None:
        yield steps.summed(
            steps.result(end),
            [part for part, _ in signed],
            ["+" if sign == "−" else "−" for _, sign in signed],
        )
        return
    least, most = sorted((start, end), key=lambda part: part.number)
    turned = most is end  # what is missing was gained
    signs = ["−", *(("−" if sign == "+" else "+") if turned else sign for _, sign in signed)]
    yield steps.summed(steps.result(most), [least, *(part for part, _ in signed)], signs)


def _needed(asked: Question) -> Iterator[Result]:
    """What is missing to an amount that somebody needs, or how many of something a number takes."""
    if groups := list(_groups(asked, up=True)):
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


def _owed(asked: Question) -> Iterator[Result]:
    """What is given back of a payment."""
    held = [part for part in asked.same if part.role in HELD]
    if len(held) > 1:
        paid = max((part for part in held if not part.steps), key=lambda part: part.number, default=held[0])
        rest = [part for part in held if part is not paid]
        yield steps.summed(steps.result(paid), rest, ["−"] * len(rest))


def _perimeter(asked: Question) -> Iterator[Result]:
    """The way around what is so long and so wide."""
    sides = [part for part in asked.same if part.role in HELD]
    if len(sides) == 2:
        total = steps.summed(steps.result(sides[0]), sides[1:])
        yield Result(total.number * 2, f"{total.steps}; × 2 = {figures.number(total.number * 2)}", 2)


def _spare(asked: Question) -> Iterator[Result]:
    """What is left of what there is for others, each of whom takes one: empty seats."""
    held = [part for part in asked.same if part.role in HELD]
    for part in (part for part in held if part.steps):
        for whole in (whole for whole in held if whole.used < part.used):
            yield steps.summed(steps.result(whole), [part], ["−"])
    takers = [part for part in asked.rest if part.role in HELD and amounts.is_counted(part.unit)]
    takers = [part for part in takers if not any(part.used <= other.used for other in held)]
    if len(held) == 1:
        taken = [part for part in takers if part.number <= held[0].number][:1]
        yield from (steps.summed(steps.result(held[0]), [part], ["−"]) for part in taken)


def _groups(asked: Question, *, up: bool = False) -> Iterator[Result]:
    """How many a total makes, where each has so much of it; with `up`, how many are needed for all."""
    own = asked.claimed
    for rate in asked.rates:
        totals = [part for part in asked.amounts if part.role in HELD and part.thing == rate.each.thing]
        totals = [
            part
            for part in totals
            if rate.each.figure.number not in part.used and comparable(part.figure, rate.each.unit)
        ]
        if not totals or not rate.each.number or rate.time:
            continue
        total = steps.forth_of(totals)
        if own.thing in rate.base or (rate.per is not None and own.thing == rate.per.thing):
            yield _whole(steps.divided(total, rate.each.number, rate.size), own, up=up)
        elif own.thing == rate.each.thing and "leftover" in asked.cues and not _is_used(asked, rate.each):
            left = total.number % rate.each.number
            shown = f"{total.steps} ÷ {figures.number(rate.each.number)} leaves {figures.number(left)}"
            yield Result(left, shown, total.count + 1)


def _is_used(asked: Question, part: Part) -> bool:
    """Whether a part makes up an amount."""
    return any(part.used < other.used for other in asked.amounts)


def _whole(result: Result, own: Part, *, up: bool) -> Result:
    """A quotient as so many whole ones: those that are full, or as many as hold all."""
    if result.number.denominator == 1 or not amounts.is_counted(own.unit):
        return result
    number = Fraction(ceil(result.number) if up else floor(result.number))
    return evolve(result, number=number, steps=f"{result.steps}, so {number}")


def _complements(asked: Question) -> Iterator[Result]:
    """The rest of a whole: the other kind of it, or what the others do not have."""
    own = asked.claimed
    held = [part for part in asked.amounts if part.role in HELD and _of_one(part, own)]
    for whole in held:
        parts = [
            part
            for part in held
            if part is not whole and part.number < whole.number and not part.used & whole.used
        ]
        taken = [part for part in parts if _is_other(asked, part, whole)]
        if taken and len(taken) == len(parts) and not _is_told(asked, held, whole):
            yield steps.summed(steps.result(whole), taken, ["−"] * len(taken))


def _of_one(part: Part, own: Part) -> bool:
    return comparable(part.figure, own.unit) or (
        amounts.is_counted(part.unit) and amounts.is_counted(own.unit)
    )


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


# --- relations of amounts --------------------------------------------------------------------------------


def _changes(asked: Question) -> Iterator[Result]:
    """How much something went from one level to another, in its unit or in percent."""
    own = asked.claimed.figure
    levels = [part for part in asked.told if part.figure.mode in ("from", "to")]
    ends = [
        (one, other) for one, other in steps.pairs(levels) if one.figure.mode == "from" != other.figure.mode
    ]
    for one, other in ends:
        if not comparable(one.figure, other.unit) or not one.number:
            continue
        moved = steps.step(max(one.number, other.number), "−", min(one.number, other.number))
        if own.unit == "percent":
            share = moved.number / one.number * 100
            shown = f"{moved.steps}, ÷ {figures.number(one.number)} = {figures.number(share)} %"
            yield Result(share, shown, 2)
        elif comparable(one.figure, own.unit):
            yield moved
    if not ends:
        yield from _differences(asked)


def _shares(asked: Question) -> Iterator[Result]:
    """The part of a whole in percent."""
    held = [part for part in asked.amounts if part.role in HELD]
    for one, other in steps.pairs(held):
        if one.number < other.number and comparable(one.figure, other.unit):
            share = one.number / other.number * 100
            yield Result(share, f"{steps.shown(one)} ÷ {steps.shown(other)} = {figures.number(share)} %", 1)


def _sides(asked: Question) -> tuple[list[Part], list[Part]]:
    """The amounts of the two sides that a hypothesis compares, the one that is more first."""
    own = asked.claimed
    held = [part for part in asked.amounts if part.role in HELD and not units.is_percent(part.unit)]
    if own.role != TIMES:
        held = [part for part in held if _of_one(part, own)]
    subject = (own.subject | own.owner | own.others | {own.thing, own.compared}) - own.reference
    shared = frozenset.intersection(*(part.context for part in held)) if len(held) > 1 else frozenset()
    subject, reference = subject - shared, own.reference - shared
    one = [part for part in held if _fits(part, subject, reference)]
    other = [part for part in held if _fits(part, reference, subject)]
    if len(held) == 2 and not (one and other):
        return [max(held, key=_size)], [min(held, key=_size)]
    return one, other


def _size(part: Part) -> Fraction:
    return part.number


def _fits(part: Part, words: frozenset[str], against: frozenset[str]) -> bool:
    own = {*part.context, part.thing}
    return len(own & words - against) > len(own & against - words)


def _differences(asked: Question) -> Iterator[Result]:
    """How far one amount is from another; turned round, it contradicts."""
    own = asked.claimed
    one, other = _sides(asked)
    if own.reference and one and other:
        more, less = (one, other) if own.role != FEWER else (other, one)
        yield steps.summed(steps.forth_of(more), [less[-1]], ["−"])
    elif own.reference:
        held = [part for part in asked.same if part.role in HELD]
        yield from (evolve(result, whole=len(held) == 2) for result in _distances(held))
    elif "needed" in asked.cues:
        yield from _needed(asked)
    else:
        yield from _distances([part for part in asked.same if part.role in HELD])


def _distances(parts: Sequence[Part]) -> Iterator[Result]:
    for one, other in steps.pairs(parts):
        if one.number > other.number:
            yield steps.summed(steps.result(one), [other], ["−"])


def _quotients(asked: Question) -> Iterator[Result]:
    """How many times one amount is another."""
    one, other = _sides(asked)
    for more, less in ((a, b) for a in one for b in other if a is not b):
        if less.number and comparable(more.figure, less.unit):
            yield steps.step(more.number, "÷", less.number)


def _each(asked: Question) -> Iterator[Result]:
    """A total by how many share it."""
    totals = [part for part in asked.same if part.role in HELD]
    groups = [part for part in (*asked.rest, *asked.asked) if amounts.is_counted(part.unit) and part.number]
    groups = [part for part in groups if part.figure.exact != 1]
    groups += [part for part in asked.rest if units.is_time(part.unit) and part.number and part.role != EACH]
    named = [part for part in groups if part.thing in asked.words]
    for group in named or groups[:1]:
        if totals and not any(group.used & part.used for part in totals):
            yield steps.divided(steps.forth_of(_of_rest(asked, totals, group)), group.number, Fraction(1))


def _of_rest(asked: Question, totals: Sequence[Part], group: Part) -> Sequence[Part]:
    """The amounts that are shared out; of a rest, what was done before is taken away."""
    segment = asked.premise.homes.get(group.figure.number)
    lex = asked.premise.lexicon
    if group in asked.asked or segment is None or not lex.told("rest", asked.premise.said(segment)):
        return totals
    return [evolve(part, role=LOSS) if part.role == GAIN else part for part in totals]


def _measured(asked: Question) -> Iterator[Result]:
    """Products and quotients whose units are those of what is claimed: kilometres an hour, and hours."""
    wanted = asked.claimed.unit
    if wanted in ("item", "percent", "dimensionless") or amounts.is_counted(wanted):
        return
    others = [part for part in (*asked.told, *asked.asked) if not amounts.is_counted(part.unit)]
    for one, other in steps.pairs(others):
        for sign, shown in ((1, "×"), (-1, "÷")):
            try:
                unit, scale = units.product(one.unit, other.unit, sign)
                factor = units.factor(unit, wanted)
            except UnitError:
                continue
            if sign < 0 and not other.number:
                continue
            result = one.number * other.number if sign > 0 else one.number / other.number
            yield Result(result * scale * factor, f"{steps.shown(one)} {shown} {steps.shown(other)}", 1)
