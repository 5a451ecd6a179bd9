"""Grammars: the words of one language file, made ready to be looked up.

    Grammar.of("en").hedges.before(("more", "than", "5"), 2)  ->  (0, "over")

In: a language's data, and the names that CLDR has for currencies, months and weekdays. Out: `Grammar`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import Any

from attrs import field, frozen
from babel import Locale

from factcheck import languages, units
from factcheck.languages.phrases import Phrases

Words = Phrases[str]


@frozen(kw_only=True, eq=False)
class Grammar:
    """What the readers of numbers, amounts, ranks and dates look up."""

    data: Mapping[str, Any] = field(repr=False)
    locale: Locale
    plurals: Sequence[Sequence[str]]
    hedges: Words
    hedges_after: Words
    scales: Phrases[Fraction]
    vague: Phrases[Fraction]
    halves: Phrases[Fraction]
    tail_halves: Phrases[Fraction]
    currencies: Words
    minor: Words
    units: Words
    times: Words
    nouns: Words
    rates: Words
    rates_before: Words
    changes: Phrases[tuple[str, str]]
    changes_after: Words
    steps: Words
    sets: Mapping[str, Words]

    @classmethod
    def of(cls, code: str) -> "Grammar":
        return _grammar(code)

    def has(self, name: str, word: str) -> bool:
        """Whether a named set of phrases holds a single word."""
        return self.sets[name].at((word,), 0) is not None


def plural(word: str, rules: Sequence[Sequence[str]]) -> Iterator[str]:
    """A word and its plurals."""
    yield word
    for ending, plural_ending in rules:
        if word.endswith(ending):
            yield word[: len(word) - len(ending)] + plural_ending


def fraction(value: Any) -> Fraction:
    return Fraction(str(value))


@cache
def _grammar(code: str) -> Grammar:
    language = languages.load(code)
    data, locale = language.data, language.locale
    rules = data["plurals"]
    numbers = data["numbers"]
    changes = {
        phrase: (direction, mode)
        for direction in ("up", "down")
        for mode in ("by", "to")
        for phrase in data["changes"][direction][mode]
    }
    own = data.get("mentions", {})
    return Grammar(
        data=data,
        locale=locale,
        plurals=rules,
        hedges=_meanings({**data["hedges"]["before"], "": data["mentions"]["no_hedges"]}),
        hedges_after=_meanings(data["hedges"]["after"]),
        scales=Phrases({word: fraction(scale) for word, scale in numbers["scales"].items()}),
        vague=Phrases({word: fraction(scale) for word, scale in numbers["vague"].items()}),
        halves=Phrases({word: fraction(scale) for word, scale in numbers["halves"].items()}),
        tail_halves=Phrases({word: fraction(scale) for word, scale in numbers["tail_halves"].items()}),
        currencies=Phrases(_currencies(data, locale, rules)),
        minor=Phrases(
            (form, code) for w, code in data["money"]["minor"].items() for form in plural(w, rules)
        ),
        units=_meanings(data["units"]["names"], rules),
        times=_meanings(data["units"]["time"], rules),
        nouns=_meanings(data["nouns"], rules),
        rates=Phrases(_rates(data, rules)),
        rates_before=Phrases(data["rates"]["before"]),
        changes=Phrases(changes),
        changes_after=_meanings({way: data["changes"][way]["after"] for way in ("up", "down")}),
        steps=_meanings(data["changes"]["steps"]),
        sets={
            "determiners": _set(numbers["determiners"]),
            "pointing": _set(numbers["pointing"]),
            "idioms": _set(numbers["idioms"]),
            "fillers": _set(data["changes"]["fillers"]),
            "average": _set(data["changes"]["average"]["words"]),
            "against": _set(data["changes"]["against"]["words"]),
            "stop": _set(data["nouns_rules"]["stop"]),
            "people": _set(data["nouns_rules"]["person_words"]),
            "name_words": _set(word for w in data["traps"]["name_words"] for word in plural(w, rules)),
            "joiners": _set(data["ranges"]["joiners"]),
            "and": _set(data["ranges"]["and_joiners"]),
            "openers": _set(data["ranges"]["openers"]),
            "multiple_prefix": _set(data["units"].get("multiple_prefix", [])),
            "multiple": _set(data["units"]["times"]),
            "money_traps": _set(data["money"]["traps"]),
            "relations": _meanings(data["dates"]["relations"]),
            "neutral": _set(own.get("neutral", [])),
        },
    )


def _set(words: Iterable[str]) -> Words:
    return Phrases((word, word) for word in words)


def _meanings(table: Mapping[str, Iterable[str]], rules: Sequence[Sequence[str]] = ()) -> Words:
    return Phrases(
        (form, meaning) for meaning, words in table.items() for w in words for form in plural(w, rules)
    )


def _currencies(
    data: Mapping[str, Any], locale: Locale, rules: Sequence[Sequence[str]]
) -> Iterator[tuple[str, str]]:
    for code, name in locale.currencies.items():
        if units.is_currency(code) and "(" not in name:
            for form in plural(name.lower(), rules):
                yield form, code
    for code, names in data["money"]["names"].items():
        for name in names:
            for form in plural(name, rules):
                yield form, code


def _rates(data: Mapping[str, Any], rules: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    yield from data["rates"]["words"].items()
    for form in data["rates"]["forms"]:
        for unit, names in data["units"]["time"].items():
            yield from ((form.replace("<unit>", name), unit) for name in names)
