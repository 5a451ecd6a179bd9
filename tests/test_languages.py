"""Languages: the loader, telling a language from a short text, and what every file must have."""

import re
from typing import Any

import pytest

from factcheck import languages
from factcheck.errors import FactcheckError
from factcheck.languages import keys
from factcheck.languages.phrases import Phrases, split
from factcheck.mentions.grammars import Grammar


@pytest.mark.parametrize("code", ["xx", "", "EN", "../en", "en.toml"])
def test_an_unknown_code_is_named_with_those_there_are(code: str) -> None:
    message = f'no language "{code}"; expected one of en, ko, vi'
    with pytest.raises(FactcheckError, match=f"^{re.escape(message)}$"):
        languages.load(code)


def test_known_languages_are_their_files() -> None:
    assert languages.known() == ("en", "ko", "vi")


@pytest.mark.parametrize("code", languages.known())
def test_a_language_loads_once_with_its_words(code: str) -> None:
    language = languages.load(code)
    assert languages.load(code) is language
    assert (language.code, language.locale.language) == (code, code)
    words = (language.present, language.habitual, language.clause, language.furniture, language.abbreviations)
    assert all(words)
    assert set(language.modality) == {"target", "plan", "forecast"}
    assert set(language.attribution) == {"before", "after"}
    assert language.territories["KR"] == {"en": "South Korea", "ko": "대한민국", "vi": "Hàn Quốc"}[code]


def test_keys_that_are_wrong_or_missing_are_named_together() -> None:
    data = dict(languages.load("ko").data)
    data["numbers"] = {**data["numbers"], "bare_word": True, "glorp": []}
    del data["numbers"]["joiners"]
    data["unitz"] = {}
    with pytest.raises(FactcheckError) as raised:
        keys.check("xx", data)
    assert str(raised.value).splitlines() == [
        'languages/xx.toml: no key "unitz"; did you mean "units"?',
        'languages/xx.toml: [numbers]: no key "bare_word"; did you mean "bare_words"?',
        'languages/xx.toml: [numbers]: no key "glorp"; keys.toml has none like it',
        'languages/xx.toml: [numbers]: "joiners" is missing: words between hundreds and what follows: and',
    ]


@pytest.mark.parametrize("code", languages.known())
def test_every_key_of_a_file_is_explained(code: str) -> None:
    keys.check(code, languages.load(code).data)


DETECTED = [
    ("", "en"),
    ("12 – 15 %", "en"),
    ("Prices rose 5%", "en"),
    ("Ha Noi and the sea", "en"),
    ("OF THE PEOPLE", "en"),
    ("Phở is on the menu of the hotel in the old town", "en"),
    ("Hai nước", "vi"),
    ("Giá tăng 5%", "vi"),
    ("VIỆT NAM", "vi"),
    ("Kim ngạch đạt 78 tỷ USD", "vi"),
    ("Samsung Electronics Vietnam và LG Display", "vi"),
    ("삼성전자 2분기 영업이익 10조 원", "ko"),
    ("GDP는 5% 성장했다", "ko"),
]


@pytest.mark.parametrize(("text", "code"), DETECTED, ids=[text or "(empty)" for text, _ in DETECTED])
def test_the_language_of_a_short_text(text: str, code: str) -> None:
    assert languages.detect(text) == code


def tables(data: Any, path: str = "") -> set[str]:
    """The dotted names of all tables of a file, open ones (words and their meanings) not entered."""
    if not isinstance(data, dict):
        return set()
    below = (tables(value, f"{path}.{name}".lstrip(".")) for name, value in data.items())
    return {path}.union(*below) - {""}


OPTIONAL = {
    "dates.edges_after",
    "dates.halves",
    "dates.relations_after",
    "durations.lengths",
    "hedges.inside",
    "rates.close",
    "segmentation",
    "units.around",
    "units.around.degree",
    "numbers.after_ten",
    "numbers.not_numbers_after",
    "numbers.not_numbers_before",
    "ordinals.weekday_digits",
}


def test_every_file_has_every_table() -> None:
    found = {code: tables(languages.load(code).data) for code in languages.known()}
    everywhere = set.union(*found.values()) - OPTIONAL
    missing = {code: sorted(everywhere - names) for code, names in found.items() if everywhere - names}
    assert missing == {}


HEDGES = {"exact", "about", "over", "at-least", "nearly", "under", "up-to", "none"}


@pytest.mark.parametrize("code", languages.known())
def test_every_hedge_has_words_and_the_grammar_loads(code: str) -> None:
    before = languages.load(code).data["hedges"]["before"]
    assert set(before) == HEDGES
    assert all(before.values())
    assert set(languages.load(code).data["hedges"]["after"]) <= HEDGES
    grammar = Grammar.of(code)
    assert Grammar.of(code) is grammar
    for hedge, phrases in before.items():
        for phrase in phrases:
            words = split(phrase)
            assert grammar.hedges_before.before(words, len(words)) == (0, hedge), phrase


@pytest.mark.parametrize("code", languages.known())
def test_cues_are_found_among_words(code: str) -> None:
    language = languages.load(code)
    said = {
        "en": (
            "currently home to 5",
            "the target for 2030",
            "according to the board",
            "respectively",
            "of which",
        ),
        "ko": ("현재 5 명", "2030 년 목표", "정부 에 따르면", "각각", "이 가운데"),
        "vi": ("hiện có 5", "mục tiêu năm 2030", "theo báo cáo", "lần lượt", "trong đó"),
    }[code]
    present, target, attribution, in_turn, parts = (split(words) for words in said)
    assert language.is_present(present)
    assert not language.is_present(target)
    assert [how for _, _, how in language.modalities_in(target)][-1] == "target"
    assert not list(language.modalities_in(present))
    assert (language.attribution_in(attribution) is not None) is bool(language.attribution["before"])
    assert language.attribution_in(target) is None
    assert language.is_in_turn(in_turn)
    assert not language.is_in_turn(parts)
    assert language.opens_parts(parts)
    assert not language.opens_parts(in_turn)


def test_the_longest_phrase_wins_from_either_side() -> None:
    phrases = Phrases({"more than": "over", "no more than": "up-to", "more": "up"})
    words = ("no", "more", "than", "5")
    assert phrases.at(words, 0) == (3, "up-to")
    assert phrases.at(words, 1) == (3, "over")
    assert phrases.at(words, 1, 2) == (2, "up")
    assert phrases.before(words, 3) == (0, "up-to")
    assert phrases.before(words, 3, 1) == (1, "over")
    assert phrases.at(words, 3) is phrases.before(words, 4) is phrases.at(words, 9) is None
