"""Languages: every file is whole, its forms compile, and texts are told apart."""

import pytest

from factcheck import languages, units
from factcheck.errors import FactcheckError
from factcheck.languages.phrases import Phrases, split
from factcheck.mentions import grammars, vocabularies
from factcheck.mentions.dategrammars import calendar_of
from factcheck.mentions.forms import expand


def test_known_languages_load() -> None:
    assert {"en", "vi"} <= set(languages.known())
    for code in languages.known():
        language = languages.load(code)
        assert language.code == code
        assert language.present
        assert language.furniture
        assert set(language.modality) == {"target", "plan", "forecast"}
        assert set(language.attribution) == {"before", "after"}


def test_an_unknown_language_is_named() -> None:
    with pytest.raises(FactcheckError, match='no language "xx"; expected one of en'):
        languages.load("xx")


@pytest.mark.parametrize("code", languages.known())
def test_tables_compile(code: str) -> None:
    grammar = grammars.grammar(code)
    assert grammar.triggers
    assert calendar_of(code).forms.root.words
    assert set(grammar.data) - {"segmentation"} == set(grammars.grammar("en").data)


@pytest.mark.parametrize("code", languages.known())
def test_units_and_currencies_exist(code: str) -> None:
    for name in languages.load(code).data["units"]["names"]:
        times, _, unit = name.partition(" * ") if name[0].isdigit() else ("1", "", name)
        assert float(times) > 0
        assert not units.is_counted(units.canonical(unit)), name
    for currency in languages.load(code).data["money"]["names"]:
        assert units.is_currency(currency), currency


def test_signs_of_units_exist() -> None:
    for unit in vocabularies.symbols()["plain"].values():
        assert units.canonical(unit), unit


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "en"),
        ("12 %", "en"),
        ("Kim ngạch đạt 78 tỷ USD", "vi"),
        ("The trade between Việt Nam and Korea was worth 5 billion", "en"),
        ("Xuat khau cua nuoc ta", "en"),
        ("Người dân và doanh nghiệp", "vi"),
    ],
)
def test_detect(text: str, code: str) -> None:
    assert languages.detect(text) == code


@pytest.mark.parametrize(
    ("words", "present", "tense", "modality", "source"),
    [
        ("they live in hanoi", [], True, None, None),
        ("they lived in hanoi", [], False, None, None),
        ("currently they had", [(0, 1)], True, None, None),
        ("according to the bank", [], False, None, 2),
        ("the target is", [], True, "target", None),
        ("it is expected to reach", [], True, "forecast", None),
    ],
)
def test_cues(
    words: str, present: list[tuple[int, int]], tense: bool, modality: str | None, source: int | None
) -> None:
    english = languages.load("en")
    said = words.split()
    assert list(english.present_in(said)) == present
    assert english.is_present(said) is tense
    assert [how for _, _, how in english.modalities_in(said)][-1:] == [modality] * bool(modality)
    assert english.attribution_in(said) == source


def test_phrases_find_the_longest() -> None:
    known = Phrases({"more": 1, "more than": 2, "no more than": 3})
    words = ["no", "more", "than", "5"]
    assert known.at(words, 1) == (3, 2)
    assert known.before(words, 3) == (0, 3)
    assert known.before(words, 3, 1) == (1, 2)
    assert known.at(words, 3) is None
    assert split("year-on-year") == ("year", "on", "year")


def test_forms_expand() -> None:
    assert expand("[the] <n> (day|week) ago") == [
        ((False, "the"), (True, "n"), (False, "day"), (False, "ago")),
        ((False, "the"), (True, "n"), (False, "week"), (False, "ago")),
        ((True, "n"), (False, "day"), (False, "ago")),
        ((True, "n"), (False, "week"), (False, "ago")),
    ]
    with pytest.raises(ValueError, match="closed"):
        expand("a) b")
