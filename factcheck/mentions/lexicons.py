"""Lexicons: what a language's file knows of the morphemes of its words, where a script glues them together.

    cutter_of("ko")  ->  the cutter of Korean texts        cutter_of("en")  ->  nothing: blanks part its words

In: the code of a language. Out: the cutter of its texts, where its file has a table [segmentation].
Every word of the script in any phrase of the file is known; a phrase writes its morphemes apart.
"""

import functools
from collections.abc import Iterator, Mapping
from typing import Any

import regex

from factcheck.mentions import vocabularies
from factcheck.mentions.grammars import Grammar, grammar
from factcheck.mentions.morphemes import Cutter, Lexicon

APART = frozenset(("segmentation", "text", "detect", "name", "locale", "numbers"))
"""Tables whose words are no morphemes of their own; those of numbers are sorted by what they do."""


@functools.cache
def cutter_of(code: str) -> Cutter | None:
    """The cutter of a language's texts, where blanks do not part its morphemes."""
    g = grammar(code)
    return Cutter(_lexicon(g)) if "segmentation" in g.data else None


def _lexicon(g: Grammar) -> Lexicon:
    given = g.data["segmentation"]
    scripts = "".join(rf"\p{{Script={name}}}" for name in given["script"].split("|"))
    runs = regex.compile(f"[{scripts}]+")
    counters = {word for names in _counters(g) for word in runs.findall(names)}
    names = set(g.data["traps"]["name_words"]) | set(given["names"])
    others = (text for name, table in g.data.items() if name not in APART for text in _strings(table))
    words = {word for text in (*others, *_calendar(g), *_around_numbers(g)) for word in runs.findall(text)}
    particles = frozenset(given["particles"])
    suffixes = frozenset(given["suffixes"])
    return Lexicon(
        script=given["script"],
        blanks=given["blanks"],
        digits=frozenset(g.units),
        tens=frozenset((*g.teens, *g.tens)),
        times=g.multipliers,
        scales={word: value for word, value in g.data["numbers"]["scales"].items() if " " not in word},
        native=frozenset(given["native"]),
        vague=frozenset((*g.data["numbers"]["vague"], *g.ordinals)),
        counters=frozenset(counters),
        words=frozenset(words - counters - names),
        particles=particles,
        suffixes=suffixes,
        inside=frozenset(g.hedges_inside.words()),
        homographs=frozenset(given["homographs"]),
        cues=frozenset((*g.minus, *g.fraction_under)),
    )


def _strings(table: Any) -> Iterator[str]:
    """Every phrase of a table: its strings, and the keys of tables of words."""
    if isinstance(table, str):
        yield table
    elif isinstance(table, Mapping):
        for key, value in table.items():
            yield str(key)
            yield from _strings(value)
    elif isinstance(table, list):
        for value in table:
            yield from _strings(value)


def _counters(g: Grammar) -> Iterator[str]:
    """Names of what numbers count: units, currencies, nouns, and the endings of ordinals."""
    for phrases in (g.unit_names, g.times, g.currency_names, g.minor, g.nouns, g.ordinals_after):
        yield from phrases.words()
    yield from g.fraction_under


def _calendar(g: Grammar) -> Iterator[str]:
    yield from vocabularies.months_of(g.language).words()
    yield from vocabularies.weekdays_of(g.language).words()


def _around_numbers(g: Grammar) -> Iterator[str]:
    """Words of the numbers' table that are no numerals themselves."""
    numbers = g.data["numbers"]
    for name in ("decimal_words", "minus", "halves", "tail_halves", "joiners"):
        yield from _strings(numbers[name])
