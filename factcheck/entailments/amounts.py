"""Amounts: what the parts of a story come to where one gives another.

    "16 hens and half as many ducks"            ->  16 of hen, 16 × 0.5 = 8 of duck
    "5 boxes with 12 pens in each"              ->  5 of box, 12 × 5 = 60 of pen
    "84 nails. He used two thirds of them."     ->  84 of nail, and 56 lost

In: the parts of a story, and those of what is asked. Out: amounts, each with the steps that lead to it;
"""

from collections.abc import Iterator, Sequence

from attrs import evolve

from factcheck import figures, units
from factcheck.entailments import rates
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
    Part,
    is_counted,
)
from factcheck.entailments.passages import Passage
from factcheck.errors import UnitError


def resolved(passage: Passage, parts: Sequence[Part], asked: Sequence[Part]) -> list[Part]:
    """The parts of a story with the amounts that they give; `asked` are other parts of the question."""
    told = [*_multiplied(parts, asked)]
    for _ in range(2):
        known = {part.used for part in told}
        more = [*_linked(told), *_shared(passage, told)]
        told += [part for part in more if part.used not in known]
    return sorted(told, key=lambda part: part.figure.number)


def _multiplied(parts: Sequence[Part], asked: Sequence[Part]) -> Iterator[Part]:
    """The parts with what each one has times how many there are; what makes up an amount is none itself."""
    made: list[Part] = []
    spent: set[int] = set()
    for rate in rates.rates(parts):
        found = rates.taken(rate, parts) or rates.taken(rate, asked)
        made += [rates.product(rate, other) for other in found]
        if found:
            spent.add(rate.each.figure.number)
    yield from (part for part in parts if part.figure.number not in spent or part.role == EACH)
    yield from made


def _linked(told: Sequence[Part]) -> Iterator[Part]:
    """What is so many more, fewer or times as many as another amount."""
    for link in told:
        if link.role not in (MORE, FEWER, TIMES):
            continue
        bases = [part for part in told if part.role in HELD and _may_base(part, link)]
        own = [part for part in bases if not _is_reference(part, link) and _is_subject(part, link)]
        referred = [part for part in bases if _is_reference(part, link)]
        if referred:
            yield _moved(link, max(referred, key=lambda part: len(part.context & link.reference)))
        elif link.reference and own:
            yield _moved(link, own[0], back=True)
        elif not link.reference and bases:
            before = [part for part in bases if part.figure.number < link.figure.number]
            yield _moved(link, (before or bases)[-1])


def _may_base(part: Part, link: Part) -> bool:
    if part.figure is link.figure or link.figure.number in part.used:
        return False
    if link.role == TIMES:
        return not units.is_percent(part.unit)
    try:
        units.factor(link.unit, part.unit)
    except UnitError:
        return False
    return True


def _is_reference(part: Part, link: Part) -> bool:
    """Whether a part is what a link compares with, rather than its own subject."""
    said = link.reference - link.subject - link.owner or link.reference - {part.thing}
    return len(said & (part.context | {part.thing})) > len((link.owner - link.reference) & part.owner)


def _is_subject(part: Part, link: Part) -> bool:
    return bool((link.subject | link.owner) & (part.owner | part.subject | {part.thing}))


def _moved(link: Part, base: Part, *, back: bool = False) -> Part:
    """The amount that a link gives from its base; `back` where the base is the one that is compared."""
    if link.role == TIMES:
        sign = "÷" if back and link.number else "×"
        number = base.number / link.number if sign == "÷" else base.number * link.number
    else:
        sign = "+" if (link.role == MORE) is not back else "−"
        number = base.number + link.number if sign == "+" else base.number - link.number
    step = f"{figures.number(base.number)} {sign} {figures.number(link.number)} = {figures.number(number)}"
    new = link.reference if back else link.owner
    thing = _thing(link, base)
    return evolve(
        base,
        role=base.role,
        number=number,
        owner=new,
        subject=link.reference if back else link.subject,
        others=(link.others - link.reference) if not back else link.reference,
        thing=thing,
        figure=evolve(base.figure, number=link.figure.number, counted="item"),
        steps=f"{base.steps}; {step}" if base.steps else step,
        count=base.count + 1,
        used=base.used | link.used,
    )


def _thing(link: Part, base: Part) -> str:
    """The thing of an amount that a link gives: its own, the one that it multiplies, or else its base's."""
    if not is_counted(base.unit):
        return base.thing
    if link.role != TIMES:
        return link.thing or base.thing
    named = not base.thing or base.thing in link.subject | (link.context - link.reference)
    other = "" if named else min(link.owner - base.owner, default="")
    told = link.compared or other
    return told or base.thing


def _shared(passage: Passage, told: Sequence[Part]) -> Iterator[Part]:
    """A share of a whole: the whole that follows it, or the amount before."""
    for share in told:
        if share.role != SHARE:
            continue
        wholes = [part for part in told if part.role in (*HELD, EACH) and not units.is_percent(part.unit)]
        wholes = [part for part in wholes if share.figure.number not in part.used]
        marked = [part for part in wholes if part.figure.whole and rates.together(part, share)]
        before = [part for part in wholes if part.figure.number < share.figure.number]
        after = [
            part
            for part in wholes
            if part.figure.number > share.figure.number and rates.together(part, share)
        ]
        direct = bool(marked) or _is_of_it(passage, share, before)
        before = before if direct or _is_of(passage, share) else []
        for whole in (marked or before or (after if _is_cut(passage, share) else []))[-1:]:
            number = whole.number * share.number / 100
            shown = f"{figures.number(whole.number)} × {figures.number(share.number)} %"
            step = f"{shown} = {figures.number(number)}"
            role = _turn(passage, share)
            yield evolve(
                whole,
                role=PART if role == STATE else role,
                number=number,
                others=share.others,
                owner=share.owner or whole.owner,
                figure=evolve(whole.figure, number=share.figure.number, whole=False),
                steps=f"{whole.steps}; {step}" if whole.steps else step,
                count=whole.count + 1,
                used=whole.used | share.used,
                loose=whole.loose or not direct,
            )


def _is_of(passage: Passage, share: Part) -> bool:
    """Whether a share is of something: "30 % of the water"."""
    return (
        passage.lexicon.phrase("of_whole", passage.words, share.figure.last, len(passage.words)) is not None
    )


def _is_of_it(passage: Passage, share: Part, before: Sequence[Part]) -> bool:
    """Whether a share is of what was told before: "a quarter of them", "rose by 5 %", "40 % are"."""
    lex, words, place = passage.lexicon, passage.words, share.figure.last
    end = lex.phrase("of_whole", words, place, len(words))
    _, high = passage.sentences[share.figure.sentence]
    following = next((lex.noun(words[at]) for at in passage.content(place, high)), "")
    if following and any(following in (part.thing, *part.context) for part in before):
        return True
    if end is not None:
        return end < len(words) and words[end] in lex.objects
    segment = passage.homes[share.figure.number]
    opens = not any(True for _ in passage.content(segment.low, share.figure.first))
    return bool(share.figure.way) or opens or _is_cut(passage, share)


def _is_cut(passage: Passage, share: Part) -> bool:
    """Whether a price is cut by a share of it: "25 % off"."""
    segment = passage.homes[share.figure.number]
    return passage.lexicon.told("cuts", passage.words[segment.low : segment.high])


def _turn(passage: Passage, share: Part) -> str:
    """What a share of a whole does to it."""
    if _is_cut(passage, share):
        return LOSS
    return {"up": GAIN, "down": LOSS}.get(share.figure.way, share.moved)
