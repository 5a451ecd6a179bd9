"""Spans: how long it was from one date of the premise to another, and how old somebody is at another time.

    "Founded in 1898, the brewery closed in 1998.", "It closed a hundred years after it was founded."
    ->  1998 − 1898 = 100

In: two passages and a figure of the second. Out: a `Judgement`; nothing where the premise does not tell of
exactly two dates, or the hypothesis of only one of what happened at them. Days that the dates leave open
leave a length of one more or less open, too; years are taken as they are told.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from factcheck.entailments.comparisons import CONTRADICTS, ENTAILS, Judgement
from factcheck.entailments.figures import Figure
from factcheck.entailments.lexicons import DOWN, UP
from factcheck.entailments.passages import Passage
from factcheck.ranges import Range

YEAR = 364
"""Days from the first to the last of a date that tells no more than a year."""
DAYS = {"day": 1, "week": 7}
MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}
FIT = 0.7
AWAY = ("ago", "hence")
"""The cues of lengths of time by which another time is told."""


def reckon(premise: Passage, hypothesis: Passage, claimed: Figure) -> Judgement | None:
    """What the dates or ages of the premise make of a length of time or an age."""
    aged = _is_age(hypothesis, claimed)
    if aged and (moved := _moved(premise, hypothesis)) is not None:
        number, steps = moved
        return _judged(claimed, Range.at(number), number, steps)
    events = _events(premise)
    if len(events) != 2 or _tells_anew(premise, hypothesis):
        return None
    (before, start), (after, end) = sorted(events, key=lambda event: event[1].lo or 0)
    unit = "year" if aged else claimed.unit
    if not aged and not hypothesis.lexicon.told("apart", hypothesis.words):
        return None
    if not (unit in DAYS or unit in MONTHS) or not _tells(premise, hypothesis, before, after, aged=aged):
        return None
    lengths = sorted(_length(one, other, unit) for one, other in _ends(start, end))
    rough = any(_width(each) >= YEAR for each in (start, end))
    usual = lengths[-1] if rough or lengths[0] == lengths[-1] else None
    steps = f"from {premise.figures[before].text} to {premise.figures[after].text}: {lengths[-1]} {unit}"
    return _judged(claimed, Range(lo=lengths[0], hi=lengths[-1]), usual, steps)


def _judged(claimed: Figure, found: Range, usual: int | Fraction | None, steps: str) -> Judgement | None:
    """Entailed by the length that is usually told, contradicted by one that the dates exclude."""
    if usual is not None and claimed.means.covers(Range.at(usual)):
        return Judgement(relation=ENTAILS, reckoned=True, fit=FIT, why=f'{steps} gives "{claimed.text}"')
    if not claimed.allows.meets(found):
        return Judgement(relation=CONTRADICTS, fit=FIT, why=f'{steps} excludes "{claimed.text}"')
    return None


# --- dates ---------------------------------------------------------------------------------------------


def _events(premise: Passage) -> list[tuple[int, Range]]:
    """The dates of a premise with the numbers of their figures; a span has two."""
    found: list[tuple[int, Range]] = []
    for figure in premise.figures:
        if figure.unit == "date" and figure.means.lo is not None and figure.means.hi is not None:
            found += [(figure.number, each) for each in figure.ends or (figure.means,)]
    return [event for event in found if event[1].lo is not None and event[1].hi is not None]


def _ends(start: Range, end: Range) -> Iterator[tuple[date, date]]:
    """The nearest and the farthest days of two dates."""
    for one, other in ((start.hi, end.lo), (start.lo, end.hi)):
        yield date.fromordinal(int(one or 1)), date.fromordinal(int(other or 1))


def _width(day: Range) -> int:
    return int((day.hi or 0) - (day.lo or 0))


def _length(start: date, end: date, unit: str) -> int:
    """The whole units from one day to another."""
    if unit in DAYS:
        return (end - start).days // DAYS[unit]
    months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
    return months // MONTHS[unit]


def _tells_anew(premise: Passage, hypothesis: Passage) -> bool:
    """Whether a hypothesis has words that its premise lacks, but those that ask for a time or an age."""
    lex = hypothesis.lexicon
    cues = ("now", "apart", "aged", "lived", *AWAY)
    asking = {at for cue in cues for low, high in lex.found(cue, hypothesis.words) for at in range(low, high)}
    places = (place for place in hypothesis.content(0, len(hypothesis.words)) if place not in asking)
    senses = {hypothesis.senses[place] for place in places} - {UP, DOWN}
    return not senses <= premise.places.keys()


def _tells(premise: Passage, hypothesis: Passage, before: int, after: int, *, aged: bool) -> bool:
    """Whether the hypothesis tells of what happened at both dates; an age tells of a birth by itself."""
    lex = premise.lexicon
    said = {sense for sense in hypothesis.senses if sense}
    first, second = (_own(premise, number) for number in (before, after))
    if before == after:
        return bool(said & first) and not aged
    if not aged:
        return bool(said & (first - second)) and bool(said & (second - first))
    born = lex.told("births", _words(premise, before))
    lived = lex.told("lived", hypothesis.words) and lex.told("deaths", _words(premise, after))
    return born and (lived or bool(said & (second - first)))


def _words(premise: Passage, number: int) -> Sequence[str]:
    return premise.said(premise.homes[number])


def _own(premise: Passage, number: int) -> frozenset[str]:
    segment = premise.homes[number]
    return frozenset(premise.senses[place] for place in premise.content(segment.low, segment.high))


# --- ages ----------------------------------------------------------------------------------------------


def _is_age(passage: Passage, figure: Figure) -> bool:
    """Whether a figure is how old somebody is: "aged 14", and a bare "will be 20"."""
    bare = figure.unit == "item" and figure.noun is None and not figure.weak
    return figure.counted == "age" or (bare and not passage.thing(figure))


def _moved(premise: Passage, hypothesis: Passage) -> tuple[Fraction, str] | None:
    """How old somebody is now, of whom an age in so many years, or so many years ago, is told."""
    told, asked = _apart(premise), _apart(hypothesis)
    if (told is None) == (asked is None) or _tells_anew(premise, hypothesis):
        return None
    ages = [figure for figure in premise.figures if _is_age(premise, figure)]
    if told is not None:
        ages = [figure for figure in ages if figure.sentence == told.sentence] or ages
    apart, passage = (told, premise) if told is not None else (asked, hypothesis)
    if len(ages) != 1 or apart is None or apart.exact is None or ages[0].exact is None:
        return None
    if told is not None and not hypothesis.lexicon.told("now", hypothesis.words):
        return None
    age, years = ages[0].exact, apart.exact
    later = _is_ago(passage, apart) is (told is not None)
    moved = age + years if later else age - years
    return (moved, f"{age} {'+' if later else '−'} {years} = {moved}") if moved > 0 else None


def _apart(passage: Passage) -> Figure | None:
    """The only length of time that leads to another time: "in 5 years", "5 years ago"."""
    years = [figure for figure in passage.figures if figure.unit == "year"]
    cued = [
        figure for figure in years if any(passage.lexicon.told(cue, _near(passage, figure)) for cue in AWAY)
    ]
    return cued[0] if len(cued) == 1 else None


def _near(passage: Passage, figure: Figure) -> Sequence[str]:
    start = figure.first if figure.counted == "age" else max(figure.first - 1, 0)
    return passage.words[start : figure.last + 1]


def _is_ago(passage: Passage, figure: Figure) -> bool:
    return passage.lexicon.told("ago", _near(passage, figure))
