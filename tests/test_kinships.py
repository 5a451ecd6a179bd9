"""Kinships of words: what the lists of [compare] make of words, and laws that every language's lists keep."""

import pytest

from factcheck.entailments import compare
from factcheck.entailments.lexicons import lexicon
from factcheck.entailments.readers import read
from factcheck.entailments.renderings import rendered

LANGUAGES = ("en", "vi")

TOLD = [  # a word of a hypothesis, one of its premise, whether the second tells the first
    ("explosion", "blast", True),
    ("blast", "explosion", True),
    ("people", "pilgrims", True),
    ("pilgrims", "people", False),
    ("accident", "derails", True),
    ("derails", "murder", False),
    ("physics", "chemistry", False),
    ("wheat", "maize", False),
]


@pytest.mark.parametrize(("claimed", "told", "expected"), TOLD)
def test_what_one_word_tells_of_another(claimed: str, told: str, expected: bool) -> None:
    lex = lexicon("en")
    (one,), (other,) = lex.senses([claimed]), lex.senses([told])
    assert lex.kinships.told_in({other}, one) is expected


ROOTS = [
    ("bribe", "bribery", True),
    ("free", "freedom", True),
    ("perform", "performance", True),
    ("hospital", "hospitalized", True),
    ("market", "marble", False),
    ("port", "portrait", False),
]


@pytest.mark.parametrize(("one", "other", "expected"), ROOTS)
def test_words_of_one_root(one: str, other: str, expected: bool) -> None:
    lex = lexicon("en")
    assert (lex.kinships.root(lex.stem(one)) == lex.kinships.root(lex.stem(other))) is expected


@pytest.mark.parametrize("code", LANGUAGES)
def test_kin_are_kin_of_each_other_and_never_contrary(code: str) -> None:
    kinships = lexicon(code).kinships
    for sense in kinships.senses():
        for other in kinships.kin(sense):
            assert sense in kinships.kin(other)
            assert other == sense or other not in kinships.against(sense), f"{sense} and {other}"
        assert all(sense in kinships.against(other) for other in kinships.against(sense))


def test_a_hypothesis_is_told_in_the_words_of_its_premise() -> None:
    premise = read("Gunmen raided a base of the African Union in Baidoa.", "en")
    hypothesis = read("An attack on an AU base", "en")
    told = rendered(premise, hypothesis)
    assert told.words == hypothesis.words
    assert {sense for sense in told.senses if sense} <= {*premise.senses}


NAMED = [
    ("US exports rose 4%.", "U.S. exports rose 4%.", "entails"),
    ("Exports from the United States rose 4%.", "US exports rose 4%.", "entails"),
    ("US exports rose 4%.", "Chinese exports rose 4%.", "neutral"),
]


@pytest.mark.parametrize(("premise", "hypothesis", "relation"), NAMED)
def test_names_by_their_initials(premise: str, hypothesis: str, relation: str) -> None:
    assert compare(premise, hypothesis, language="en").relation == relation
