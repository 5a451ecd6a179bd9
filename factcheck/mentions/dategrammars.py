"""Date grammars: the dates of a language as its data file writes them, made ready for look-ups.

In: the code of a language. Out: `Calendar`; its words are added to the grammar's triggers.
"""

import functools
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import frozen

from factcheck.languages.phrases import Phrases
from factcheck.mentions import datedigits, dateslots
from factcheck.mentions.forms import Forms, expand
from factcheck.mentions.grammars import DATE, Grammar, grammar


@frozen
class Calendar:
    """The date grammar of a language."""

    forms: Forms
    names: dateslots.Names
    edges: Phrases[str]
    relations: Phrases[str]
    joiners: Phrases[bool]
    and_joiners: frozenset[str]
    openers: Phrases[bool]
    upcoming: Phrases[bool]
    year_cues: Phrases[bool]
    year_bars: Phrases[bool]
    abbreviated: bool
    articles: frozenset[str]
    shifts: Phrases[int]
    bars: Phrases[bool]  # words before what is then no relative date
    follows: frozenset[str]  # what may come after the number that a date opens with


@functools.cache
def calendar_of(code: str) -> Calendar:
    """The calendar of a language, its words added to the grammar's triggers."""
    g = grammar(code)
    data = g.data["dates"]
    names = dateslots.Names.of(g)
    forms = [(form, meaning.strip()) for form, _, meaning in (f.partition(" = ") for f in data["forms"])]
    found = Calendar(
        Forms(
            [*forms, *data["relative"].items()],
            {**dateslots.slots(names, g), "numeric": datedigits.slot(names)},
        ),
        names,
        Phrases((phrase, edge) for edge, phrases in data["edges"].items() for phrase in phrases),
        Phrases((phrase, name) for name, phrases in data["relations"].items() for phrase in phrases),
        Phrases((phrase, True) for phrase in data["span_joiners"]),
        frozenset(data["span_and"]),
        Phrases((phrase, True) for phrase in data["span_openers"]),
        Phrases((phrase, True) for phrase in data["upcoming"]),
        Phrases((phrase, True) for phrase in data["years_after_words"]),
        Phrases((phrase, True) for phrase in data["not_years_after"]),
        data["abbreviated_span"],
        frozenset(data.get("articles", ())),
        Phrases(data.get("shifts", {})),
        Phrases((phrase, True) for phrase in data["not_after"]),
        frozenset(_follows(g, data, names, forms, data["relative"])),
    )
    _add_triggers(g, found)
    return found


def _follows(
    g: Grammar,
    data: Mapping[str, Any],
    names: dateslots.Names,
    forms: list[tuple[str, str]],
    relative: Iterable[str],
) -> Iterator[str]:
    """Every word or sign that may come second in a date whose first part is a number."""
    yield from ("-", "/", ".", ",", "–", "—", "'", "’", "s")
    yield from (*names.months.firsts(), *names.weekdays.firsts(), *g.times.firsts(), *g.ordinal_suffixes)
    yield from (*names.quarters, *names.halves, *g.scales.firsts(), *g.multipliers, *data["span_and"])
    yield from Phrases((phrase, True) for phrase in data["span_joiners"]).firsts()
    for form in (*(form for form, _ in forms), *relative):
        for sequence in expand(form):
            yield from (name for is_slot, name in sequence if not is_slot)


def _add_triggers(g: Grammar, found: Calendar) -> None:
    starts: set[str] = {*found.forms.firsts(), *found.edges.firsts(), *g.ordinals}
    for word in starts:
        g.triggers[word] = g.triggers.get(word, 0) | DATE
