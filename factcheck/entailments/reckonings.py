"""Reckonings: arithmetic on the premise's figures, where the words call for it, in at most three steps.

    "Ivo had 52 coins. He gave 19 to his sister.", "Ivo has 33 coins left."  ->  52 − 19 = 33

In: two passages and a figure of the second. Out: a `Judgement`: entailed where a result is the claimed
figure, contradicted where the story gives others, nothing where the words call for no arithmetic. What they
call for follows from the roles of the figures (stories) and from what the hypothesis asks. Long, for each
kind of question has its own arithmetic, and they are read together.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import islice, product

from attrs import evolve, frozen

from factcheck import figures, units
from factcheck.entailments import steps, stories, wordings
from factcheck.entailments.comparisons import CONTRADICTS, ENTAILS, Judgement
from factcheck.entailments.figures import IN, Figure, bearing, comparable, converted
from factcheck.entailments.lexicons import Lexicon
from factcheck.entailments.passages import Passage
from factcheck.entailments.steps import Result
from factcheck.entailments.stories import (
    EACH,
    FEWER,
    GAIN,
    GROUPS,
    LOSS,
    MORE,
    SHARE,
    STATE,
    TIMES,
    Part,
)
from factcheck.errors import UnitError
from factcheck.ranges import Range

MOST = 8
"""Figures of one thing among which results are sought: a story has few."""
STEPS = 3
SURE, LIKELY = 0.9, 0.6
"""The fit of a result that uses every figure of the thing, and of one that leaves some out."""


UNSURE = 2
"""Figures whose verb is not known that are tried as gains and as losses."""
LONGEST = 12
"""Figures of a story, which tells all that there is; from a longer text nothing follows by its silence."""
Product = tuple[Result, tuple[Part, Part]]
"""A product with the parts that it is made of."""
COUNTED = ("count", "item", "dimensionless")
"""The dimensions of what is counted."""


def reckon(premise: Passage, hypothesis: Passage, claimed: Figure, *, anew: bool = False) -> Judgement | None:
    """What arithmetic on the premise makes of a claimed figure.

    `anew` is whether the hypothesis tells of a time after the premise's figures: then it may contradict one
    that is the same.
    """
    if claimed.unit in ("date", "rank", "ratio") or not wordings.may_reckon(premise, hypothesis, claimed):
        return None
    asked = _Question.of(premise, hypothesis, claimed)
    if asked.claimed.owner and not asked.known:
        return None  # of somebody of whom nothing is told
    found = [
        result for result in islice(asked.results(), 500) if result.count <= STEPS and result.number >= 0
    ]
    for result in sorted(found, key=lambda each: (not each.whole, each.count)):
        if _is(claimed, result.number):
            fit = SURE if result.whole else LIKELY
            return Judgement(
                relation=ENTAILS, reckoned=True, fit=fit, why=f'{result.steps} gives "{claimed.text}"'
            )
    determined = [result for result in found if result.whole]
    told = len(stories.tell(premise)) <= LONGEST
    changed = any(part.role in (stories.GAIN, stories.LOSS) for part in asked.same)
    given = not (anew and changed) and any(_is(claimed, part.number) for part in asked.same)
    if (
        not told
        or given
        or not determined
        or not wordings.asks(premise, hypothesis, claimed)
        or not asked.is_told()
    ):
        return None
    why = f'{determined[0].steps} excludes "{claimed.text}"'
    return Judgement(relation=CONTRADICTS, fit=LIKELY, why=why)


def _is(claimed: Figure, number: Fraction) -> bool:
    at = Range.at(number)
    result = evolve(claimed, means=at, allows=at, grain=Fraction(1, 10**6), unit=claimed.unit)
    return bearing(result, claimed) == IN


@frozen(kw_only=True)
class _Question:
    """What is asked of the premise's parts: `same` are those of what is claimed, `rest` the others."""

    premise: Passage
    hypothesis: Passage
    claimed: Part
    same: tuple[Part, ...]
    rest: tuple[Part, ...]
    owner: frozenset[str]
    known: bool  # whether the premise names the owner of what is claimed
    cues: frozenset[str]

    @classmethod
    def of(cls, premise: Passage, hypothesis: Passage, claimed: Figure) -> "_Question":
        told, lex = stories.tell(premise), premise.lexicon
        asked = stories.tell(hypothesis)
        own = next((part for part in asked if part.figure is claimed), None) or _bounded(hypothesis, claimed)
        same = [_in_unit(part, claimed.unit) for part in told if _is_of(part, own, lex)]
        rest = [part for part in told if not _is_of(part, own, lex)]
        rest += [part for part in asked if part.figure is not claimed]
        said = hypothesis.words
        single = any(part.figure.exact == 1 and part.figure is not claimed for part in asked)
        cues = {
            cue
            for cue in ("total", "left", "now", "first", "each", "needed")
            if hypothesis.lexicon.told(cue, said)
        }
        known = frozenset(word for part in told for word in (*part.owner, *part.others))
        return cls(
            premise=premise,
            hypothesis=hypothesis,
            claimed=own,
            same=tuple(same[:MOST]),
            rest=tuple(rest[:MOST]),
            known=not own.owner.isdisjoint(premise.places) or own.owner <= _asking(hypothesis),
            owner=frozenset(own.owner & known) or _where(own, told),
            cues=frozenset(cues | ({"each"} if single else set())),  # "one lemon costs"
        )

    def is_told(self) -> bool:
        """Whether the premise tells of what is claimed at all."""
        thing = self.claimed.thing
        opposed = self.hypothesis.lexicon.opposite(thing)
        return self.claimed.figure.unit != "item" or thing in self.premise.places or bool(opposed)

    def results(self) -> Iterator[Result]:
        """What the words call for."""
        role = self.claimed.role
        if role == LOSS and self.hypothesis.lexicon.told("negators", self.hypothesis.words):
            role = STATE  # what was not broken is left
        if self.claimed.figure.mode == "by":
            yield from self._changes()
        elif role == SHARE:
            yield from self._shares()
        elif role == TIMES:
            yield from self._quotients(self._all(), least=Fraction(1))
        elif role in (MORE, FEWER):
            yield from self._differences()
        elif role == EACH or "each" in self.cues:
            yield from self._each()
        else:
            yield from self._amounts(role)
        yield from self._measured()

    def _changes(self) -> Iterator[Result]:
        """How much something went from one level to another, in its unit or in percent."""
        figures_of = self.premise.figures
        levels = [part for part in (*self.same, *self.rest) if part.figure.mode in ("from", "to")]
        ends = [
            (one, other)
            for one, other in steps.pairs(levels)
            if one.figure.mode == "from" != other.figure.mode
        ]
        for one, other in ends:
            if (
                one.figure not in figures_of
                or not comparable(one.figure, other.figure.unit)
                or not one.number
            ):
                continue
            moved = steps.step(max(one.number, other.number), "−", min(one.number, other.number))
            if self.claimed.figure.unit == "percent":
                share = moved.number / one.number * 100
                shown = f"{moved.steps}, ÷ {figures.number(one.number)} = {figures.number(share)} %"
                yield Result(share, shown, 2)
            elif comparable(one.figure, self.claimed.figure.unit):
                yield moved
        if not ends:
            yield from self._differences()

    def _spans(self, unit: str) -> Iterator[Result]:
        """How long something lasted from one year to another."""
        for figure in self.premise.figures:
            if figure.ends and unit == "year":
                first, last = (date.fromordinal(int(end.lo or 1)).year for end in figure.ends)
                yield Result(Fraction(last - first), f"{last} − {first} = {last - first}", 1)

    # --- amounts ---------------------------------------------------------------------------------

    def _amounts(self, role: str) -> Iterator[Result]:
        yield from self._complements()
        yield from self._compared()
        yield from self._parts_of()
        bases = list(self._products())
        held = {id(part) for _, used in bases for part in used}
        own = [part for part in stories.of_owner(self.same, self.owner) if part.role in (STATE, GAIN, LOSS)]
        asked = "total" in self.cues or len(self.owner) > 1
        alike = len({part.role for part in self.same if part.role in (STATE, GAIN, LOSS)}) == 1
        for result in self._total(bases) if asked or alike else ():
            yield result if asked else evolve(result, whole=False)  # "in three days" says no more of it
        if self.cues & {"left"} and {part.role for part in own} == {STATE, GAIN}:
            own = [evolve(part, role=LOSS) if part.role == GAIN else part for part in own]
        if bases:
            rest = [part for part in own if id(part) not in held]
            for base, _ in bases:
                yield from steps.story(base, rest, one_way=role in (GAIN, LOSS))
        if "needed" in self.cues:
            yield from steps.gap(own)
        if "first" in self.cues:
            yield from steps.back(own)
        elif role in (GAIN, LOSS) and role not in {part.role for part in own}:
            yield from steps.gap(own)
        elif any(part.role in (GAIN, LOSS) for part in own) or self.cues & {"left", "now"}:
            for told in self._told_either_way(own):
                yield from steps.forth(told, asked=role)
        yield from self._groups()

    def _told_either_way(self, own: Sequence[Part]) -> Iterator[Sequence[Part]]:
        """The parts, with those after the first whose verb is not known taken for gains and for losses."""
        unsure = [place for place, part in enumerate(own) if place and part.role == STATE and not part.sure]
        if not unsure or len(unsure) > UNSURE or not self.cues & {"left", "now"}:
            yield own
            return
        for roles in product((LOSS, GAIN), repeat=len(unsure)):
            turned = dict(zip(unsure, roles, strict=True))
            yield [evolve(part, role=turned.get(place, part.role)) for place, part in enumerate(own)]

    def _total(self, bases: Sequence[Product]) -> Iterator[Result]:
        """The sum of all that is told of one thing in one way."""
        parts = [part for part in self.same if part.role in (STATE, GAIN, LOSS)]
        if len(self.owner) > 1:
            parts = [part for part in parts if part.owner & self.owner]
        roles = {part.role for part in parts} - {STATE}
        if self.claimed.role in (GAIN, LOSS) and roles - {self.claimed.role}:
            parts = [part for part in parts if part.role == self.claimed.role]
        if bases:
            held = {id(part) for _, used in bases for part in used}
            rest = [part for part in parts if id(part) not in held]
            for base, _ in bases:
                yield steps.summed(base, rest) if rest else base
        elif len(parts) > 1:
            first = Result(parts[0].number, figures.number(parts[0].number), 0)
            yield steps.summed(first, parts[1:])

    def _products(self) -> Iterator[Product]:
        """What each has times how many there are."""
        others = (*self.rest, *(part for part in self.same if part.role in (STATE, GAIN)))
        for each in (part for part in self.same if part.role == EACH):
            for groups in others:
                if (count := _times(each, groups)) is not None:
                    yield steps.step(each.number, "×", count), (each, groups)
        for groups in (part for part in self.rest if part.role == GROUPS):
            for part in self.same:
                if part.role == STATE:
                    yield steps.step(part.number, "×", groups.number), (part, groups)

    def _groups(self) -> Iterator[Result]:
        """How many there are, where each has so much of all: 72 photos, 6 on a page."""
        others = [part for part in self.rest if part.role in (STATE, GAIN, EACH, LOSS)]
        for each in (part for part in others if part.role == EACH):
            for total in others:
                if total is not each and total.thing == each.thing and each.number:
                    yield steps.step(total.number, "÷", each.number)

    def _complements(self) -> Iterator[Result]:
        """The rest of a whole that is made of two kinds: boys, where the girls of a class are told."""
        said = self.hypothesis.homes[self.claimed.figure.number]
        own = {self.hypothesis.senses[place] for place in range(said.low, said.high)} - {""}
        lex = self.hypothesis.lexicon
        other = frozenset(each for sense in own for each in lex.opposite(sense)) - own
        told = [part for part in (*self.same, *self.rest) if part.figure.unit == self.claimed.figure.unit]
        for part in told:
            for whole in told if other & {part.thing, *part.others} else ():
                if whole.number > part.number and not other & {whole.thing}:
                    yield steps.step(whole.number, "−", part.number)

    def _compared(self) -> Iterator[Result]:
        """What somebody has who has so many more, fewer or times as many as another."""
        states = [part for part in self.same if part.role in (STATE, GAIN, LOSS)]
        for link in (*self.same, *self.rest):
            for state in states if link.role in (MORE, FEWER, TIMES) else ():
                forth = not self.owner or bool(self.owner & link.owner)
                back = bool(self.owner & link.others) and not self.owner & state.owner
                if forth and not (state.owner & link.owner and state.figure is not link.figure):
                    yield steps.linked(state, link)
                if back and state.owner & link.owner:
                    yield steps.linked(state, link, back=True)

    def _parts_of(self) -> Iterator[Result]:
        """A share of a whole, and what it leaves."""
        for share in (part for part in self.rest if part.role == SHARE):
            for whole in (part for part in self.same if part.role in (STATE, GAIN, LOSS)):
                shown = f"{figures.number(share.number)} %"
                taken = steps.step(whole.number, "×", share.number / 100, shown=shown)
                direct = whole.figure.whole or self._of_it(share)
                yield evolve(taken, whole=direct)
                if "left" in self.cues and not self.premise.lexicon.told("left", self.premise.words):
                    yield Result(
                        whole.number - taken.number,
                        f"{figures.number(whole.number)} − {figures.number(taken.number)} "
                        f"= {figures.number(whole.number - taken.number)}",
                        2,
                        direct,
                    )

    def _of_it(self, share: Part) -> bool:
        """Whether a share is of what was told before: "a quarter of them"."""
        lex, words = self.premise.lexicon, self.premise.words
        end = lex.phrase("of_whole", words, share.figure.last, len(words))
        return end is not None and end < len(words) and words[end] in lex.objects

    # --- relations of amounts --------------------------------------------------------------------

    def _all(self) -> list[Part]:
        """The amounts of one thing; what is claimed of two has no thing of its own."""
        counted = [part for part in (*self.same, *self.rest) if part.role in (STATE, GAIN, LOSS)]
        named = [part for part in counted if part.figure.number < len(self.premise.figures)]
        return [part for part in named if any(part.figure is own for own in self.premise.figures)][:MOST]

    def _shares(self) -> Iterator[Result]:
        """The part of a whole in percent."""
        for one, other in steps.pairs(self._all()):
            if one.number < other.number and _alike(one, other):
                quotient = one.number / other.number * 100
                yield Result(quotient, f"{_shown(one)} ÷ {_shown(other)} = {figures.number(quotient)} %", 1)

    def _quotients(self, parts: Sequence[Part], least: Fraction) -> Iterator[Result]:
        for one, other in steps.pairs(parts):
            if other.number and one.number >= least * other.number and _alike(one, other):
                yield steps.step(one.number, "÷", other.number)

    def _differences(self) -> Iterator[Result]:
        for one, other in steps.pairs([part for part in self.same if part.role in (STATE, GAIN, LOSS)]):
            if one.number > other.number:
                yield steps.step(one.number, "−", other.number)

    def _each(self) -> Iterator[Result]:
        """A total by how many share it."""
        for groups in self.rest:
            if not groups.number or units.dimension(groups.figure.unit) not in COUNTED:
                continue
            if rest := self._shared_rest(groups):
                yield from rest
                continue
            for total in (part for part in self.same if part.role != EACH):
                yield steps.step(total.number, "÷", groups.number)

    def _shared_rest(self, groups: Part) -> list[Result]:
        """What each gets of what is left: "planted 48 and 32, and shared the rest among 4"."""
        segment = self.premise.homes.get(groups.figure.number)
        states = [part for part in self.same if part.role == STATE]
        taken = [part for part in self.same if part.role in (GAIN, LOSS)]
        if segment is None or not self.premise.lexicon.told("left", self.premise.said(segment)):
            return []
        if len(states) != 1 or not taken or taken[-1].figure.first > groups.figure.first:
            return []
        first = Result(states[0].number, figures.number(states[0].number), 0)
        left = steps.summed(first, taken, ["−"] * len(taken))
        share = left.number / groups.number
        shown = f"{left.steps}, ÷ {figures.number(groups.number)} = {figures.number(share)}"
        return [Result(share, shown, STEPS)]

    def _measured(self) -> Iterator[Result]:
        """Products and quotients whose units are those of what is claimed: kilometres an hour, and hours."""
        wanted = self.claimed.figure.unit
        if wanted in ("item", "percent", "dimensionless") or units.dimension(wanted) in COUNTED:
            return
        if units.is_time(wanted):
            yield from self._spans(wanted)
        others = [
            part for part in (*self.same, *self.rest) if units.dimension(part.figure.unit) not in COUNTED
        ]
        for one, other in steps.pairs(others):
            for sign, shown in ((1, "×"), (-1, "÷")):
                try:
                    unit, scale = units.product(one.figure.unit, other.figure.unit, sign)
                    factor = units.factor(unit, wanted)
                except UnitError:
                    continue
                if sign < 0 and not other.number:
                    continue
                result = one.number * other.number if sign > 0 else one.number / other.number
                shown_steps = f"{_shown(one)} {shown} {_shown(other)}"
                yield Result(result * scale * factor, shown_steps, 1)


def _times(each: Part, groups: Part) -> Fraction | None:
    """How many times each one's part is taken: a count, or the time that a rate goes on for."""
    rate, unit = each.figure.rate, groups.figure.unit
    if rate and units.is_time(unit):
        return groups.number * units.factor(unit, rate)
    counted = units.dimension(unit) in COUNTED and groups.role in (GROUPS, STATE, GAIN)
    return groups.number if counted else None


def _asking(hypothesis: Passage) -> frozenset[str]:
    """The words that ask for a start, which are no owner: "at first there were 23"."""
    lex, words = hypothesis.lexicon, hypothesis.words
    found = (hit for cue in ("first", "now") for hit in lex.found(cue, words))
    return frozenset(hypothesis.senses[place] for hit in found for place in range(*hit))


def _where(own: Part, told: Sequence[Part]) -> frozenset[str]:
    """Where something is, of which nobody is said to be the owner: "21 rulers in the drawer"."""
    if own.owner:
        return frozenset()
    places = own.others - {own.thing}
    return places if any(part.role == STATE and places & part.others for part in told) else frozenset()


def _bounded(hypothesis: Passage, claimed: Figure) -> Part:
    """The part of a claimed figure that is no exact one."""
    middle = evolve(claimed, means=Range.at(claimed.point or 0))
    return stories.part(hypothesis, middle)


def _is_of(part: Part, own: Part, lex: Lexicon) -> bool:
    """Whether a part is of what is claimed."""
    if part.role in (SHARE, TIMES) or own.role in (SHARE, TIMES):
        return False
    if not comparable(part.figure, own.figure.unit):
        return own.thing == part.figure.unit  # "7 more cups" are cups
    general = lex.is_general(own.thing, part.figure.counted)
    return part.figure.unit != "item" or not part.thing or not own.thing or part.thing == own.thing or general


def _in_unit(part: Part, unit: str) -> Part:
    means, _ = converted(part.figure, unit)
    return evolve(part, number=abs(means.lo or Fraction(0)))


def _alike(one: Part, other: Part) -> bool:
    """Whether two parts are of one kind, so that their quotient says something."""
    return comparable(one.figure, other.figure.unit)


def _shown(part: Part) -> str:
    return figures.amount(part.number, "" if part.figure.unit == "item" else part.figure.unit)
