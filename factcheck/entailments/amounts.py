"""Amounts: what the parts of a story come to where one gives another.

    "16 hens and half as many ducks"            ->  16 of hen, 16 × 0.5 = 8 of duck
    "5 boxes with 12 pens in each"              ->  5 of box, 12 × 5 = 60 of pen
    "84 nails. He used two thirds of them."     ->  84 of nail, and 56 lost

In: the parts of a story, and those of what is asked. Out: amounts, each with the steps that lead to it; and
`Rate`s: so much for each, or for so many.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from attrs import evolve, frozen

from factcheck import figures, units
from factcheck.entailments.lexicons import Lexicon
from factcheck.entailments.passages import Passage
from factcheck.entailments.stories import (
    EACH,
    FEWER,
    GAIN,
    GROUPS,
    LOSS,
    MORE,
    OFTEN,
    PART,
    SHARE,
    STATE,
    TIMES,
    Part,
)
from factcheck.errors import UnitError

HELD = (STATE, GAIN, LOSS, PART)
"""The roles of amounts."""
COUNTED = ("count", "item", "dimensionless")
"""The dimensions of what is counted."""


@frozen(kw_only=True, eq=False)
class Rate:
    """So much of one thing (`each`) for one of another, which `base` names, or for so many of it (`per`).

    `time` is the unit of a rate that goes on: "$12 an hour".
    """

    each: Part
    per: Part | None = None
    base: frozenset[str] = frozenset()
    time: str = ""

    @property
    def size(self) -> Fraction:
        """How many it is for."""
        return self.per.number if self.per is not None else Fraction(1)


def is_counted(unit: str) -> bool:
    """Whether a unit is of things that are counted."""
    return units.dimension(unit) in COUNTED if unit not in ("ratio", "item") else unit == "item"


def rates(parts: Sequence[Part], lex: Lexicon) -> Iterator[Rate]:
    """The rates that parts tell."""
    for part in parts:
        terms = units.terms(part.unit) if "/" in part.unit else ()
        over = [name for name, power in terms if power == -1]
        if len(terms) == 2 and len(over) == 1:
            above = next(name for name, power in terms if power == 1)
            yield Rate(each=evolve(part, unit=above, thing=above), time=over[0])
        elif part.role == EACH and part.figure.rate:
            yield Rate(each=part, time=part.figure.rate)
            base = (part.others | part.owner) - {part.thing}
            if any(other.thing in base and is_counted(other.unit) for other in parts if other is not part):
                yield Rate(each=part, base=base)
        elif part.role == OFTEN:  # "ran 400 metres 6 times"
            before = [
                each for each in parts if _together(each, part) and each.figure.number < part.figure.number
            ]
            yield from (Rate(each=each, base=frozenset({OFTEN})) for each in before[-1:])
        elif part.role == EACH:
            per = _per(part, parts)
            base = (part.others | part.owner) - {part.thing}
            yield Rate(each=part, per=per, base=base)
        elif part.role in HELD and any(_is_one_of(part, other) for other in parts):
            yield Rate(each=part, base=part.owner)
        elif part.role in HELD and (one := _one(part, parts)) is not None:
            yield Rate(each=part, base=frozenset({one.thing}))


def _per(part: Part, parts: Sequence[Part]) -> Part | None:
    """What a rate is for, where that is a figure: "every 5 minutes"."""
    near = [other for other in parts if other is not part and other.role == GROUPS and _together(part, other)]
    return next((other for other in near if not is_counted(other.unit)), None)


def _together(one: Part, other: Part) -> bool:
    return one.figure.sentence == other.figure.sentence


def _is_one_of(part: Part, other: Part) -> bool:
    """Whether a part is what one of those has that another counts: "A box holds 24. Ann has 3 boxes"."""
    if other is part or not is_counted(other.unit) or other.thing == part.thing or other.figure.exact == 1:
        return False
    if (
        other.role == GROUPS
    ):  # "Each of 7 shelves holds 12", "A ticket costs $8. Four friends each buy a ticket"
        return other.thing in part.owner or bool(part.owner & other.others)
    return other.thing in part.owner and not _together(part, other)


def _one(part: Part, parts: Sequence[Part]) -> Part | None:
    """The single thing that a part is told for, where more of them are counted: "4 eggs to make one cake"."""
    near = [other for other in parts if other is not part and _together(part, other)]
    ones = [other for other in near if other.figure.exact == 1 and part.number != 1]
    many = {other.thing for other in parts if other.figure.exact != 1 and not _together(part, other)}
    return next((other for other in ones if other.thing in many), None)


# --- resolving -----------------------------------------------------------------------------------------


def resolved(passage: Passage, parts: Sequence[Part], asked: Sequence[Part]) -> list[Part]:
    """The parts of a story with the amounts that they give; `asked` are other parts of the question."""
    told = [*_multiplied(parts, asked, passage.lexicon)]
    for _ in range(2):
        known = {part.used for part in told}
        more = [*_linked(told), *_shared(passage, told)]
        told += [part for part in more if part.used not in known]
    return sorted(told, key=lambda part: part.figure.number)


def _multiplied(parts: Sequence[Part], asked: Sequence[Part], lex: Lexicon) -> Iterator[Part]:
    """The parts with what each one has times how many there are; what makes up an amount is none itself."""
    made: list[Part] = []
    spent: set[int] = set()
    for rate in rates(parts, lex):
        found = _taken(rate, parts) or _taken(rate, asked)
        made += [_product(rate, other) for other in found]
        if found:
            spent.add(rate.each.figure.number)
    yield from (part for part in parts if part.figure.number not in spent or part.role == EACH)
    yield from made


def _taken(rate: Rate, parts: Sequence[Part]) -> list[Part]:
    """The figures that say how often a rate is taken."""
    rest = [part for part in parts if part not in (rate.each, rate.per) and _is_count(part)]
    if OFTEN in rate.base:
        return [part for part in parts if part.role == OFTEN]
    rest = [part for part in rest if part.figure is not rate.each.figure and times(rate, part) is not None]
    if rate.time or rate.per is not None:
        return rest
    named = [part for part in rest if part.thing in rate.base and part.figure.exact != 1]
    near = [
        part for part in named if _together(part, rate.each) and part.figure.number < rate.each.figure.number
    ]
    named = _likest(rate, near or named)
    beside = [part for part in rest if _together(part, rate.each)]
    grouped = [part for part in rest if part.role == GROUPS and (part in beside or part.others & rate.base)]
    return named or grouped or beside[:1]


def _is_count(part: Part) -> bool:
    """Whether a part may say how often: "14 trips a day", too."""
    return part.role in (*HELD, GROUPS) or (part.role == EACH and bool(part.figure.rate))


def _likest(rate: Rate, parts: Sequence[Part]) -> list[Part]:
    """Of several counts of one thing, the ones that share most with the rate: tickets for adults."""
    shared = frozenset.intersection(*(part.context for part in parts)) if parts else frozenset()
    scores = [len(part.context & rate.each.context - shared) for part in parts]
    return [part for part, score in zip(parts, scores, strict=True) if score == max(scores)]


def times(rate: Rate, part: Part) -> Fraction | None:
    """How often a rate is taken by what a part counts or how long it lasts; None where it says neither."""
    if rate.time:
        return part.number * units.factor(part.unit, rate.time) if units.is_time(part.unit) else None
    if rate.per is not None:
        try:
            same = units.factor(part.unit, rate.per.unit)
        except UnitError:
            return None
        alike = not is_counted(part.unit) or part.thing == rate.per.thing
        return part.number * same / rate.size if alike else None
    if part.role == OFTEN:
        return part.number if OFTEN in rate.base else None
    if units.is_time(part.unit) and rate.base & _names(part):
        return part.number
    return part.number if is_counted(part.unit) and part.thing != rate.each.thing else None


def _names(part: Part) -> frozenset[str]:
    """The words for the unit of a length of time, as a rate without a known unit has them."""
    return frozenset({part.unit, part.unit[:-1]})


def _product(rate: Rate, other: Part) -> Part:
    often = times(rate, other) or Fraction(0)
    number = rate.each.number * often
    led = bool(rate.each.owner & rate.base) and other.thing in rate.base
    return evolve(
        rate.each,
        role=_way(rate.each, other),
        number=number,
        owner=other.owner if led else rate.each.owner,
        subject=other.subject if led else rate.each.subject,
        others=rate.each.others | other.others,
        steps=f"{figures.number(rate.each.number)} × {figures.number(often)} = {figures.number(number)}",
        count=1,
        used=rate.each.used | other.used,
    )


def _way(each: Part, other: Part) -> str:
    """What a product does: the goods that somebody gains cost him money, and the other way round."""
    moved = other.moved if other.moved in (GAIN, LOSS) else each.moved
    if not units.dimension(each.unit).startswith("money") or moved == STATE:
        return moved
    if each.moved in (GAIN, LOSS):
        return each.moved
    return LOSS if moved == GAIN else GAIN


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
        marked = [part for part in wholes if part.figure.whole and _together(part, share)]
        before = [part for part in wholes if part.figure.number < share.figure.number]
        after = [
            part for part in wholes if part.figure.number > share.figure.number and _together(part, share)
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
