"""When each figure is about: the date words that govern it, or what follows where there are none.

    "In 2024, bilateral trade reached USD 81.5 billion."  ->  Period(2024-01-01..2024-12-31, basis="stated")

In: a Scene, a mention of it and its Link, if any. Out: a Period with its basis. Evidence in order: the
nearest date or present-tense word of the sentence, an earlier sentence of the paragraph, and then what the
measure's dynamics make likely. It is longer than most because the order of evidence is one decision.
"""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from operator import itemgetter

from attrs import define, evolve, field, frozen

from factcheck import fiscalyears, units
from factcheck.fiscalyears import FiscalYear
from factcheck.languages.phrases import split
from factcheck.links import Link
from factcheck.mentions import Mention
from factcheck.packs import Pack
from factcheck.periods import Period
from factcheck.scenes import STRONG, Scene, Sentence

LEADING = 9.0
"""What a date or cue costs at most that stands before a figure, however far: it governs what follows."""

BESIDE, BEFORE = 16.0, 10.0
"""How far from a duration its span may stand, and how much farther one counts that stands before it."""

ATTACHED = 10.0
"""What a date that follows another figure directly costs for the rest: it speaks of that figure."""

VAGUE = 4.0
"""What "now" costs more than a date: a text that gives both means the date."""

UNRELATED = ("compared", "before", "after")
"""Relations of a date that do not say when the figure beside it holds."""

OPEN = Period(start=None, end=None, basis="published", certain=False)

NEAREST = 8
"""Dates on either side of a figure that may govern it, and sentences before it: more of them are a list."""

NAMING = 2
"""Words before a date that may make it one of accounts: "fiscal Q1 2025"."""

SLASHED = re.compile(r"(\d{2,4})\s?[/–-]\s?(\d{2,4})\s*$")
"""A year named for both that it touches: 2024/25."""

Placed = tuple[int, tuple[int, int]]  # a mention or word, and its first and last word


@define
class Told:
    """What dates a sentence has."""

    dates: list[Placed] = field(
        factory=list
    )  # that may say when its figures hold: no events, no ends of spans
    spans: list[Placed] = field(factory=list)
    last: Period | None = None  # its last date that is no span
    cues: list[Placed] = field(factory=list)  # words of the present that are no part of a date


@frozen
class Timing:
    """Dates for the mentions of one document; what a sentence says of all its figures is found once."""

    scene: Scene
    links: Mapping[int, Link]
    pack: Pack
    _said: dict[int, Told] = field(factory=dict, init=False, eq=False, repr=False)
    _published: Period = field(init=False, eq=False, repr=False)
    _left: dict[tuple[int, bool], int | None] = field(factory=dict, init=False, eq=False, repr=False)

    @_published.default
    def _now(self) -> Period:
        """The day of publication, as the date of what holds then."""
        reported = self.scene.document.reported
        if reported is None:
            return OPEN
        return evolve(reported, basis="published", certain=reported.start == reported.end)

    def period(self, index: int) -> Period:
        """When the mention's figure is about."""
        mention = self.scene.mentions[index]
        link = self.links.get(index)
        if link is not None and link.as_of is not None:
            return link.as_of
        if mention.kind == "date":
            return mention.period or OPEN
        follows = link.follows if link is not None else None
        if (
            link is not None
            and follows not in (None, index)
            and (link.change or not self._stated(index, link))
        ):
            return self.period(follows or 0)
        if mention.kind == "duration":
            return self._measured(index)
        dynamics = link.measure.dynamics if link else "level"
        return self._stated(index, link) or self._inherited(index, link) or self._default(index, dynamics)

    # --- the sentence itself -----------------------------------------------------------------

    def _stated(self, index: int, link: Link | None) -> Period | None:
        """The date that governs a figure in its own sentence, or the present where a word says so."""
        sentence = self.scene.of_mention(index)
        places = self._places(sentence, index)
        options = [
            (self._cost(sentence, date, places) + self._taken(sentence, other, index), -date[0], other)
            for other, date in _beside(self._told(sentence).dates, index)
        ]
        options += [
            (self._cost(sentence, cue, places) + VAGUE, -cue[0], -1)
            for _, cue in _beside(self._told(sentence).cues, places[0])
        ]
        if self.scene.mentions[index].rate is not None:  # "every year" is no date of another clause
            options = [option for option in options if option[0] < STRONG]
        if not options:
            return None
        chosen = min(options, key=lambda option: option[:2])[2]
        return self._published if chosen < 0 else self._read(chosen, link)

    def _told(self, sentence: Sentence) -> Told:
        """The dates of a sentence, found once for all its figures."""
        if sentence.number not in self._said:
            told = self._said[sentence.number] = Told()
            dated: set[int] = set()
            for index in sentence.mentions:
                mention = self.scene.mentions[index]
                if mention.kind != "date" or mention.period is None:
                    continue
                dated.update(range(*self._places(sentence, index)))
                if self._is_dating(index):
                    told.dates.append((index, self._places(sentence, index)))
                if mention.value.ends is not None:
                    told.spans.append((index, self._places(sentence, index)))
                else:
                    told.last = mention.period
            told.cues += [(cue[0], cue) for cue in sentence.current if cue[0] not in dated]
        return self._said[sentence.number]

    def _is_dating(self, index: int) -> bool:
        mention = self.scene.mentions[index]
        if mention.fault or mention.period is None:
            return False
        if (link := self.links.get(index)) is not None and not link.is_marked:
            return False
        if mention.relation in UNRELATED or mention.part_of_span is not None:
            return False
        return bool(mention.period.start or mention.period.end)

    def _places(self, sentence: Sentence, index: int) -> tuple[int, int]:
        return sentence.places(self.scene.mentions[index].start, self.scene.mentions[index].end)

    @staticmethod
    def _cost(sentence: Sentence, cue: tuple[int, int], places: tuple[int, int]) -> float:
        """How far a date or cue is from a figure; one that came before is never far: it governs the rest."""
        if cue[0] < places[0]:
            return min(sentence.distance(cue[1] - 1, *places), LEADING)
        return sentence.distance(cue[0], *places) + 1

    def _taken(self, sentence: Sentence, date: int, index: int) -> float:
        """What it costs that a date stands directly behind another figure."""
        begin = self._places(sentence, date)[0]
        before = range(max(date - 3, sentence.mentions[0]), date)
        for other in before:  # only the figures right before a date can stand in front of it
            if other != index and self.scene.mentions[other].kind != "date":
                end = self._places(sentence, other)[1]
                if end <= begin <= end + 2 and sentence.distance(begin, 0, end) < STRONG:
                    return ATTACHED
        return 0.0

    def _read(self, index: int, link: Link | None) -> Period:
        """A date's period as it dates a figure: since a day is until now, for what adds up."""
        date = self.scene.mentions[index]
        period = self._of_accounts(index, link) or date.period or OPEN
        if date.relation == "since":
            if link is not None and link.measure.dynamics in ("flow", "cumulative"):
                end = self.scene.document.reported.end if self.scene.document.reported else None
                ahead = end is not None and period.start is not None and end < period.start
                return period if ahead else evolve(period, end=end)  # "since" a day to come: an announcement
            return self._published
        return period

    # --- years of accounts -------------------------------------------------------------------

    def _of_accounts(self, index: int, link: Link | None) -> Period | None:
        """The days of a date that names a year of accounts or a part of one; None for one of the calendar."""
        sentence, date = self.scene.of_mention(index), self.scene.mentions[index]
        first, last = self._places(sentence, index)
        before = max(first - NAMING, 0)
        if date.period is None:
            return None
        marked = self.scene.language.is_of_accounts(sentence.words[before:last], first - before)
        around = (*sentence.words[before:first], *sentence.words[last : last + NAMING])
        if not marked and not self._is_own(date, around):
            return None
        shape, reported = date.period, self.scene.document.reported
        halves = SLASHED.search(self.scene.document.text[date.start : date.end])
        if halves and (int(halves[2]) - int(halves[1])) % 100 == 1:
            ends = self.scene.mentions[index + 1 : index + 3]
            shape = next(
                (each.period for each in ends if each.part_of_span is not None and each.period), shape
            )
        else:
            halves = None
        accounts = self._declared(sentence, link)
        return fiscalyears.resolve(shape, accounts, reported, started=halves is not None)

    def _is_own(self, date: Mention, around: Sequence[str]) -> bool:
        """Whether a date is a numbered quarter or half, in a source whose years of accounts are declared.

        Who declares them for a source says how that source counts; of an entity or a pack others write, too.
        """
        period = date.period
        if self.scene.document.source.fiscal_year is None or period is None or period.basis != "stated":
            return False
        words = split(self.scene.document.text[date.start : date.end])
        return period.granularity in ("quarter", "half") and self.scene.language.is_quarter(words, around)

    def _declared(self, sentence: Sentence, link: Link | None) -> FiscalYear | None:
        """How years of accounts start: of whom the figure is about, of whom is named, or of the source."""
        entities = self.pack.entities
        bound = list(link.entities.values()) if link is not None else []
        named = [hit.entity for hits in sentence.line.names.values() for hit in hits]
        for keys in (bound, named):
            years = {entities[key].fiscal_year for key in keys if key in entities} - {None}
            if len(years) == 1:
                return years.pop()
        return self.scene.document.source.fiscal_year or self.pack.fiscal_year

    # --- what the sentence leaves out ----------------------------------------------------------

    def _inherited(self, index: int, link: Link | None) -> Period | None:
        """The date that governed the sentences before, in the same paragraph."""
        sentence = self.scene.of_mention(index)
        if self.scene.mentions[index].rate is not None or sentence.is_present:
            return None
        flow = link is not None and link.measure.dynamics == "flow"
        passed: list[int] = []
        found: int | None = None
        for number in range(sentence.number, -1, -1):
            if (number, flow) in self._left:
                found = self._left[number, flow]
                break
            passed.append(number)
            before = self.scene.sentences[number - 1] if number else None
            if before is None or before.paragraph != sentence.paragraph:
                break
            found, ends = self._leaves(before, flow=flow)
            if ends:
                break
        self._left.update(dict.fromkeys(((number, flow) for number in passed), found))
        return None if found is None else evolve(self._read(found, link), basis="inherited")

    def _leaves(self, sentence: Sentence, *, flow: bool) -> tuple[int | None, bool]:
        """The date that a sentence leaves to those after it, and whether it leaves none of an earlier one."""
        for other, _ in reversed(self._told(sentence).dates):
            date = self.scene.mentions[other]
            if date.relation in ("by", "since"):
                continue
            period = self._read(other, None)
            if flow and (date.relation == "as-of" or period.days == 1):
                return None, True
            return other, True
        return None, bool(sentence.current)

    def _default(self, index: int, dynamics: str) -> Period:
        """The present; for a flow the last complete year, or twelve months where it is a habit."""
        reported = self.scene.document.reported
        if reported is None or reported.end is None:
            return OPEN
        if self.scene.mentions[index].rate is not None:
            start = _months_back(reported.start or reported.end, 12)
            return Period(start=start, end=reported.end, basis="habitual", certain=False)
        if dynamics == "flow":
            year = (reported.start or reported.end).year - 1
            return evolve(Period.year(year), basis="inferred", certain=False)
        return self._published

    # --- durations -----------------------------------------------------------------------------

    def _measured(self, index: int) -> Period:
        """The span that a duration measures: one beside it, one from a date onward, or one up to now."""
        sentence = self.scene.of_mention(index)
        places = self._places(sentence, index)
        near: list[tuple[float, Period]] = []
        for other, (begin, end) in _beside(self._told(sentence).spans, index):
            before = end <= places[0]
            distance = sentence.distance(end - 1 if before else begin, *places)
            near.append((distance + (BEFORE if before else 0.0), self.scene.mentions[other].period or OPEN))
        if near and min(near, key=lambda pair: pair[0])[0] <= BESIDE:
            return min(near, key=lambda pair: pair[0])[1]
        months = _months(self.scene.mentions[index])
        if months is None:
            return self._published
        if (anchor := self._anchor(sentence, index, places)) is not None and anchor.start and anchor.end:
            return Period(start=anchor.start, end=_months_back(anchor.end, -months), basis=anchor.basis)
        now = self._published
        if now.start is None:
            return now
        return evolve(now, start=_months_back(now.start, months))

    def _anchor(self, sentence: Sentence, index: int, places: tuple[int, int]) -> Period | None:
        """The date that a duration runs from ("two years from …"), there or before in the paragraph."""
        following = sentence.words[places[1] : places[1] + 3]
        if not any(word in self.scene.language.onward for word in following):
            return None
        for number in range(sentence.number, max(sentence.number - NEAREST, -1), -1):
            before = self.scene.sentences[number]
            if before.paragraph != sentence.paragraph:
                break
            if (found := self._told(before).last) is not None:
                return found
        return None


def _beside(placed: list[Placed], place: int) -> list[Placed]:
    """Those that stand nearest to a place, in order."""
    at = bisect_left(placed, place, key=itemgetter(0))
    return placed[max(at - NEAREST, 0) : at + NEAREST]


def _months(mention: Mention) -> int | None:
    """A duration in whole months, where it is that long and finite."""
    if mention.value.point is None or units.dimension(mention.unit) != units.dimension("month"):
        return None
    months = mention.value.point * units.factor(mention.unit, "month")
    return round(months) if 1 <= months <= 12 * 5000 else None


def _months_back(day: dt.date, months: int) -> dt.date:
    """The same day of an earlier month (a later one where negative), or that month's last."""
    total = day.year * 12 + day.month - 1 - months
    year, month = divmod(total, 12)
    if year < 1:
        return dt.date.min
    if year > 9998:
        return dt.date.max
    last = (dt.date(year + month // 11, (month + 1) % 12 + 1, 1) - dt.timedelta(days=1)).day
    return dt.date(year, month + 1, min(day.day, last))
