"""When each figure is about: the date words that govern it, or what follows where there are none.

    "In 2024, bilateral trade reached USD 81.5 billion."  ->  Period(2024-01-01..2024-12-31, basis="stated")

In: a Scene, a mention of it and its Link, if any. Out: a Period with its basis. Evidence in order: the
nearest date or present-tense word of the sentence, an earlier sentence of the paragraph, and then what the
measure's dynamics make likely.
"""

import datetime as dt
from collections.abc import Iterator, Mapping

from attrs import evolve, frozen

from factcheck import units
from factcheck.links import Link
from factcheck.mentions import Mention
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


@frozen
class Timing:
    """Dates for the mentions of one document."""

    scene: Scene
    links: Mapping[int, Link]

    def period(self, index: int) -> Period:
        """When the mention's figure is about."""
        mention = self.scene.mentions[index]
        link = self.links.get(index)
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
        return self._stated(index, link) or self._inherited(index, dynamics) or self._default(index, dynamics)

    # --- the sentence itself -----------------------------------------------------------------

    def _stated(self, index: int, link: Link | None) -> Period | None:
        """The date that governs a figure in its own sentence, or the present where a word says so."""
        sentence = self.scene.of_mention(index)
        places = sentence.places(self.scene.mentions[index].start, self.scene.mentions[index].end)
        options = [
            (
                self._cost(sentence, self._places(sentence, other), places)
                + self._taken(sentence, other, index),
                -self._places(sentence, other)[0],
                self._read(other, link),
            )
            for other in self._dates(sentence)
        ]
        options += [
            (self._cost(sentence, cue, places) + VAGUE, -cue[0], self._now())
            for cue in self.scene.language.present_in(sentence.line.words)
        ]
        if self.scene.mentions[index].rate is not None:  # "every year" is no date of another clause
            options = [option for option in options if option[0] < STRONG]
        if not options:
            return None
        return min(options, key=lambda option: option[:2])[2]

    def _dates(self, sentence: Sentence) -> Iterator[int]:
        """The dates of a sentence that may say when its figures hold: no events, no ends of spans."""
        for index in sentence.mentions:
            mention = self.scene.mentions[index]
            if mention.kind != "date" or mention.fault or mention.period is None or index in self.links:
                continue
            if mention.relation in UNRELATED or mention.part_of_span is not None:
                continue
            if mention.period.start or mention.period.end:
                yield index

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
        period = date.period or OPEN
        if date.relation == "since":
            if link is not None and link.measure.dynamics in ("flow", "cumulative"):
                end = self.scene.document.reported.end if self.scene.document.reported else None
                return evolve(period, end=end)
            return self._now()
        return period

    def _now(self) -> Period:
        reported = self.scene.document.reported
        if reported is None:
            return OPEN
        return evolve(reported, basis="published", certain=reported.start == reported.end)

    # --- what the sentence leaves out ----------------------------------------------------------

    def _inherited(self, index: int, dynamics: str) -> Period | None:
        """The date that governed the sentences before, in the same paragraph."""
        sentence = self.scene.of_mention(index)
        mention = self.scene.mentions[index]
        if mention.rate is not None or self.scene.language.is_present(sentence.line.words):
            return None
        for number in range(sentence.number - 1, -1, -1):
            before = self.scene.sentences[number]
            if before.paragraph != sentence.paragraph:
                return None
            for other in reversed(list(self._dates(before))):
                date = self.scene.mentions[other]
                if date.relation in ("by", "since"):
                    continue
                period = self._read(other, None)
                if dynamics == "flow" and (date.relation == "as-of" or period.days == 1):
                    return None
                return evolve(period, basis="inherited")
            if self.scene.language.present_in(before.line.words):
                return None
        return None

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
        return self._now()

    # --- durations -----------------------------------------------------------------------------

    def _measured(self, index: int) -> Period:
        """The span that a duration measures: one beside it, one from a date onward, or one up to now."""
        sentence = self.scene.of_mention(index)
        places = self._places(sentence, index)
        near: list[tuple[float, Period]] = []
        for other in sentence.mentions:
            mention = self.scene.mentions[other]
            if mention.kind == "date" and mention.value.ends is not None and mention.period is not None:
                begin, end = self._places(sentence, other)
                before = end <= places[0]
                distance = sentence.distance(end - 1 if before else begin, *places)
                near.append((distance + (BEFORE if before else 0.0), mention.period))
        if near and min(near, key=lambda pair: pair[0])[0] <= BESIDE:
            return min(near, key=lambda pair: pair[0])[1]
        months = _months(self.scene.mentions[index])
        if months is None:
            return self._now()
        if (anchor := self._anchor(sentence, index, places)) is not None and anchor.start and anchor.end:
            return Period(start=anchor.start, end=_months_back(anchor.end, -months), basis=anchor.basis)
        now = self._now()
        if now.start is None:
            return now
        return evolve(now, start=_months_back(now.start, months))

    def _anchor(self, sentence: Sentence, index: int, places: tuple[int, int]) -> Period | None:
        """The date that a duration runs from ("two years from …"), there or before in the paragraph."""
        following = sentence.line.words[places[1] : places[1] + 3]
        if not any(word in self.scene.language.onward for word in following):
            return None
        for number in range(sentence.number, -1, -1):
            before = self.scene.sentences[number]
            if before.paragraph != sentence.paragraph:
                break
            for other in reversed(before.mentions):
                date = self.scene.mentions[other]
                if date.kind == "date" and date.period is not None and date.value.ends is None:
                    return date.period
        return None


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
