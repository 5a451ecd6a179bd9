"""Date grammars: the dates of a language as its data file writes them, made ready for look-ups.

In: the code of a language. Out: `Calendar`; its words are added to the grammar's triggers.
"""

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from factcheck.languages.phrases import Phrases
from factcheck.mentions import datedigits, dateslots
from factcheck.mentions.datewords import Date, parts
from factcheck.mentions.forms import Forms, Reader, Slot, expand
from factcheck.mentions.grammars import Grammar, grammar
from factcheck.mentions.scans import Scan
from factcheck.mentions.triggers import ANY_NUMERAL, DATE


@frozen
class Calendar:
    """The date grammar of a language."""

    forms: Forms
    inner: Forms  # what a part may be of, the bare units ("the month") among them
    names: dateslots.Names
    edges: Phrases[str]
    relations: Phrases[str]
    joiners: Phrases[bool]
    joins: frozenset[str]  # words without one of which two dates are no span, unless "and" joins them
    and_joiners: frozenset[str]
    openers: Phrases[bool]
    upcoming: Phrases[bool]
    year_cues: Phrases[bool]
    year_bars: Phrases[bool]
    abbreviated: bool
    articles: frozenset[str]
    shifts: Phrases[int]
    bars: Phrases[bool]  # words before what is then no relative date
    onward: Phrases[str]  # "or later", "trở về trước": the relation that the words after a date give it
    tenses: Phrases[bool]  # verbs of the future, and of the past
    follows: frozenset[str]  # what may come after the number that a date opens with
    edges_after: Phrases[str]  # words for the end or the middle of what comes before
    relations_after: Phrases[str]
    lengths: Phrases[bool]  # words after which a number of days is a length of time
    now: Phrases[bool]  # what stands for the day of publication as the end of a span
    onsets: Phrases[bool]  # words between a length of time and the date that it starts on
    open_forms: Forms | None  # dates whose last part the other end of a span writes
    edge_traps: Phrases[bool]  # other words that end in one of the edges: "bắt đầu"


@functools.cache
def calendar_of(code: str) -> Calendar:
    """The calendar of a language, its words added to the grammar's triggers."""
    g = grammar(code)
    data = g.data["dates"]
    names = dateslots.Names.of(g)
    forms = [(form, meaning.strip()) for form, _, meaning in (f.partition(" = ") for f in data["forms"])]
    forms += data["relative"].items()
    plain = {**dateslots.slots(names, g), "numeric": datedigits.slot(names)}
    inner = Forms([*forms, *data.get("bare", {}).items()], plain)
    composed = [*forms, *data.get("parts", {}).items()]
    wholes = _wholes(inner)
    wholes["whole"] = wholes["period"]
    middle = Forms([*composed, *data.get("bare", {}).items()], {**plain, **wholes})
    found = Calendar(
        Forms(composed, {**plain, **_wholes(middle, inner), "whole": wholes["whole"]}),
        inner,
        names,
        _named(data["edges"]),
        _named(data["relations"]),
        joiners := Phrases((phrase, True) for phrase in data["span_joiners"]),
        joiners.starts | {"-", "/", "–"},
        frozenset(data["span_and"]),
        Phrases((phrase, True) for phrase in data["span_openers"]),
        Phrases((phrase, True) for phrase in data["upcoming"]),
        Phrases((phrase, True) for phrase in data["years_after_words"]),
        Phrases((phrase, True) for phrase in data["not_years_after"]),
        data["abbreviated_span"],
        frozenset(data.get("articles", ())),
        Phrases(data.get("shifts", {})),
        Phrases((phrase, True) for phrase in data["not_after"]),
        Phrases((phrase, way) for way, phrases in data.get("onward", {}).items() for phrase in phrases),
        _tenses(g),
        frozenset(_follows(g, data, names, [form for form, _ in composed])),
        _named(data.get("edges_after", {})),
        _named(data.get("relations_after", {})),
        Phrases((phrase, True) for phrase in data.get("lengths_before", ())),
        Phrases((phrase, True) for phrase in data.get("span_now", ())),
        Phrases((phrase, True) for phrase in data.get("lengths_from", ())),
        Forms([(form, "") for form in data["open_forms"]], plain) if "open_forms" in data else None,
        Phrases((phrase, True) for phrase in data.get("edge_traps", ())),
    )
    _add_triggers(g, found)
    return found


def _named(table: Mapping[str, Iterable[str]]) -> Phrases[str]:
    return Phrases((phrase, name) for name, phrases in table.items() for phrase in phrases)


def _tenses(g: Grammar) -> Phrases[bool]:
    """Words that say that something is still to come (True) or has been (False)."""
    data, cues = g.data["dates"], g.data["cues"]
    been = (*cues["verbs"]["past"], *cues["attribution"]["after"], *data.get("past", ()))
    return Phrases([*((word, False) for word in been), *((word, True) for word in data.get("future", ()))])


COARSE = frozenset(["week", "month", "quarter", "half", "season", "year", "decade", "century", "millennium"])
WHOLES = {
    "period": COARSE,
    "yearly": frozenset(["year"]),
    "monthly": frozenset(["month"]),
    "weekly": frozenset(["week"]),
    "daily": frozenset(["day"]),
}
"""Slots that take a date as the whole of which a form names a part, by the unit that it must be."""


def _wholes(*levels: Forms) -> dict[str, Slot]:
    """The slots that read a whole by forms of one level less, so that nothing nests without end."""
    firsts = frozenset(levels[0].firsts())
    openings = tuple(levels[0].openings())
    return {
        name: Slot(_reader(levels, units), firsts, numerals=True, openings=openings)
        for name, units in WHOLES.items()
    }


def _reader(levels: Sequence[Forms], units: frozenset[str]) -> Reader:
    def read(scan: Scan, place: int, stop: int) -> tuple[int, Date] | None:
        for forms in levels:  # "next week Monday" is no week, but the "next week" in it is
            found = forms.match(scan, place, stop)
            if found is None:
                return None
            whole = Date(place, place, found[0], parts(found[2]), found[1])
            bare = whole.meaning == "present" and whole.end == place + 1 and len(units) == 1
            if whole.unit in units and not bare:  # "mùa xuân năm nào": no year is meant
                return whole.end, whole
        return None

    return read


def _follows(
    g: Grammar,
    data: Mapping[str, Any],
    names: dateslots.Names,
    forms: Iterable[str],
) -> Iterator[str]:
    """Every word or sign that may come second in a date whose first part is a number."""
    yield from ("-", "/", ".", ",", "–", "—", "'", "’", "s")
    yield from (
        *names.months.firsts(),
        *names.several_weekdays.firsts(),
        *g.times.firsts(),
        *g.ordinal_suffixes,
    )
    yield from (*names.before_christ.firsts(), *names.after_christ.firsts())
    yield from (*names.quarters, *names.halves, *g.scales.firsts(), *g.multipliers, *data["span_and"])
    yield from Phrases((phrase, True) for phrase in data["span_joiners"]).firsts()
    for form in forms:
        for sequence in expand(form):
            yield from (name for is_slot, name in sequence if not is_slot)


def _add_triggers(g: Grammar, found: Calendar) -> None:
    for word, seconds in found.forms.openings():
        if seconds is None:
            g.starts.add((word,), DATE)
        else:
            g.starts.add_pairs(word, seconds, DATE)
    begins = (*found.forms.firsts(), *found.inner.firsts(), *found.articles, "-", ANY_NUMERAL)
    g.starts.add_phrases(found.edges, DATE, begins)
    g.starts.add(g.ordinals, DATE)
