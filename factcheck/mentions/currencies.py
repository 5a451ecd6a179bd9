"""Currencies: their names, codes and signs in a language, and what tells those of one name apart.

In: a language. Out: `Currencies`, from CLDR and the language's file: "Thai baht", "baht Thái", "THB", "฿".

    currencies_of(load("en")).pools["peso"]  ->  ("ARS", "CLP", …): which one, its document may say
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import Any

from attrs import frozen
from babel.core import get_global

from factcheck import units
from factcheck.languages import Language
from factcheck.languages.phrases import Phrases, split
from factcheck.mentions.vocabularies import Signs, plural, symbols


@frozen
class Currencies:
    """A language's currencies by name and sign; the names that several share, and the words that tell.

    A name in `usual` means the first of its pool where nothing tells.
    """

    names: Phrases[str]
    signs: Signs[str]
    pools: Mapping[str, tuple[str, ...]]
    usual: frozenset[str]
    marks: Mapping[str, tuple[frozenset[str], ...]]


@cache
def tender() -> Mapping[str, tuple[str, ...]]:
    """The territories in which each currency is legal tender today."""
    found: dict[str, list[str]] = {}
    for territory, used in get_global("territory_currencies").items():
        for code, _, end, legal in used:
            if end is None and legal:
                found.setdefault(code, []).append(territory)
    return {code: tuple(territories) for code, territories in found.items()}


def currencies_of(language: Language) -> Currencies:
    """The currencies of a language."""
    data, locale = language.data["money"], language.locale
    rules = [tuple(rule) for rule in language.data["plurals"]]
    codes = [str(code) for code in locale.currencies if _is_money(str(code))]
    names: dict[str, str] = {}
    for code in codes:
        for form in _forms(locale, code):
            names.setdefault(form, code)
    kinds = _kinds(language, codes)
    pools: dict[str, tuple[str, ...]] = {}
    for kind, sharing in kinds.items():
        default = next((code for code, given in data["names"].items() if kind in given), sharing[0])
        for form in plural([kind], rules):
            names.setdefault(form, default)
            if len(sharing) > 1 and kind not in data["plain"]:
                pools[form] = (default, *(code for code in sharing if code != default))
        for code in sharing:
            names |= dict.fromkeys(plural(_placed(language, code, kind), rules), code)
    for code, given in data["names"].items():
        names |= dict.fromkeys(plural(given, rules), code)
    marks = {code: tuple(_marks(language, code)) for sharing in pools.values() for code in sharing}
    usual = frozenset(plural(data["usual"], rules))
    return Currencies(Phrases(names), _signs(locale, codes), pools, usual, marks)


def _is_money(code: str) -> bool:
    """Whether people pay in a currency: metals and units of account have codes that start with X."""
    return units.is_currency(code) and (code[0] != "X" or code in tender())


def _forms(locale: Any, code: str) -> Iterator[str]:
    """CLDR's names of a currency, singular and plural; none for units of account."""
    name = locale.currencies[code]
    if "(" not in name:
        yield name.lower()
        for form in dict(locale._data.get("currency_names_plural", {}).get(code) or {}).values():
            yield form.lower()


def _kind(language: Language, code: str) -> str:
    """The word of a currency's name that is not whose it is: "baht" of "Thai baht", "đô la" of "đô la Úc"."""
    name = language.locale.currencies[code].lower()
    for kind in language.data["money"]["kinds"]:
        if f" {kind} " in f" {name} ":
            return str(kind)
    words = name.split()
    return str(words[0] if language.data["money"]["kind_first"] else words[-1])


def _kinds(language: Language, codes: Sequence[str]) -> dict[str, list[str]]:
    """The currencies of today by their kind, other spellings of it included."""
    data = language.data["money"]
    found: dict[str, list[str]] = {}
    for code in codes:
        if code in tender() and "(" not in language.locale.currencies[code]:
            found.setdefault(_kind(language, code), []).append(code)
    for other, kind in data["spellings"].items():
        found[other] = found.get(kind, [])
    return {kind: sharing for kind, sharing in found.items() if sharing and kind not in data["not_names"]}


def _placed(language: Language, code: str, kind: str) -> Iterator[str]:
    """A kind with the territory that uses it: "Malaysia ringgit", "bạt Thái Lan"."""
    for territory in tender()[code]:
        name = language.locale.territories.get(territory, "").lower()
        if name and name[-1] != ")" and "&" not in name:
            yield f"{kind} {name}" if language.data["money"]["kind_first"] else f"{name} {kind}"


def _marks(language: Language, code: str) -> Iterator[frozenset[str]]:
    """Words that tell a currency from others of its kind: its adjective, or a territory that uses it."""
    kind = set(split(_kind(language, code)))
    yield frozenset(split(language.locale.currencies[code])) - kind
    for territory in tender().get(code, ()):
        yield frozenset(split(language.locale.territories.get(territory, territory)))


def _signs(locale: Any, codes: Sequence[str]) -> Signs[str]:
    data = symbols()
    signs = {code: code for code in codes}
    signs |= {code.lower(): code for code in data["codes"]["lower"]}
    for key, symbol in locale.currency_symbols.items():
        if not symbol.isalpha() and units.is_currency(str(key)):
            signs.setdefault(symbol, str(key))
    return Signs({**signs, **data["currency"]})


def scaled_of(language: Language) -> Phrases[str]:
    """Names that are a currency only after a scale word: "3 billion marks"."""
    rules = [tuple(rule) for rule in language.data["plurals"]]
    given = language.data["money"]["after_scale"]
    return Phrases((form, code) for code, names in given.items() for form in plural(names, rules))


def minor_of(language: Language) -> Phrases[tuple[str, Fraction]]:
    """Names of minor units, with what a hundred of them make: cents, pence, xu."""
    rules = [tuple(rule) for rule in language.data["plurals"]]
    names: dict[str, tuple[str, Fraction]] = {}
    for name, text in language.data["money"]["minor"].items():
        code, _, times = text.partition("*")
        names |= dict.fromkeys(plural([name], rules), (code, Fraction(int(times or 1), 100)))
    return Phrases(names)
