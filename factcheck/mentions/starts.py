"""Starts: which words can begin a figure at all, so that most words of a text cost one look-up.

    may_start("en", "twenty")  ->  True          may_start("en", "because")  ->  False

In: a language file's words and CLDR's names. Out: yes or no for a word; signs and digits always may.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from factcheck.languages.phrases import WORD
from factcheck.mentions import measures
from factcheck.mentions.grammars import Grammar
from factcheck.units import is_currency

TABLES = (
    "numbers",
    "ordinals",
    "fractions",
    "ranks",
    "money",
    "units",
    "dates",
    "durations",
    "rates",
    "ranges",
    "mentions",
)
"""Tables of a language file whose words can open a figure; those of the others stand around one."""


@lru_cache(maxsize=65536)
def may_start(code: str, word: str) -> bool:
    """Whether a lower-case word can be the first of a figure."""
    if not word.isalpha():
        return True
    opening, compounds = _openings(code)
    return (
        word in opening or word.endswith(compounds) or word in measures.DOLLARS or is_currency(word.upper())
    )


@cache
def _openings(code: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """First words of all phrases, and the second parts of compounds such as "tenfold"."""
    grammar = Grammar.of(code)
    texts = [text for name in TABLES for text in _texts(grammar.data.get(name, {}))]
    for kind in ("months", "days"):
        for context in getattr(grammar.locale, kind).values():
            for width in context.values():
                texts += width.values()
    words = {word.lower() for text in texts for word in WORD.findall(text)}
    words.update(grammar.currencies.firsts(), grammar.units.firsts(), grammar.scales.firsts())
    compounds = tuple(text for text in grammar.data["units"]["times"] if text.isalpha() and len(text) > 2)
    return frozenset(words), compounds


def _texts(found: Any) -> Iterator[str]:
    """Every text of a nested table, its keys included."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict):
        for key, value in found.items():
            yield str(key)
            yield from _texts(value)
    elif isinstance(found, list):
        for value in found:
            yield from _texts(value)
