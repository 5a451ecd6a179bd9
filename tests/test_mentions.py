"""The reader of figures: what it reads in sentences of each language, and the laws that hold for any text."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from factcheck import languages
from tests import readings

CASES = Path(__file__).parent / "cases"


def cases(code: str) -> list[dict[str, Any]]:
    """The cases of a language, as its file has them."""
    found: list[dict[str, Any]] = tomllib.loads((CASES / f"{code}.toml").read_text(encoding="utf-8"))["case"]
    return found


ALL = [
    pytest.param(code, case, id=f"{code}: {case['text']}")
    for code in languages.known()
    for case in cases(code)
]


@pytest.mark.parametrize(("code", "case"), ALL)
def test_every_figure_of_a_sentence_is_read(code: str, case: dict[str, Any]) -> None:
    published = case.get("published")
    assert readings.read(case["text"], code, published and str(published)) == case["expect"]


@pytest.mark.parametrize("code", languages.known())
def test_each_language_has_cases_of_its_own(code: str) -> None:
    texts = [case["text"] for case in cases(code)]
    bare = [not case["expect"] for case in cases(code)]
    assert len(set(texts)) == len(texts) >= 70
    assert bare == sorted(bare, reverse=True), "sentences without a figure come first"
