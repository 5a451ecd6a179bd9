"""Entities: their names found in a line of words, with what a language glues to them."""

import pytest

from factcheck.entities import Entity, Names
from factcheck.patterns import words

ENTITIES = (
    Entity(key="vietnam", forms={"en": {"names": ("Vietnam", "Viet Nam")}, "ko": {"names": ("베트남",)}}),
    Entity(key="us", forms={"en": {"names": ("United States",)}, "ko": {"names": ("미국", "미합중국 정부")}}),
)


@pytest.mark.parametrize(
    ("language", "text", "keys"),
    [
        ("en", "Vietnamese exports to the United States", ["us"]),
        ("en", "Viet Nam and the States", ["vietnam"]),
        ("ko", "베트남에서 미국으로 수출했다", ["vietnam", "us"]),
        ("ko", "베트남과 미국은 협정을 맺었다", ["vietnam", "us"]),
        ("ko", "베트남어를 배우는 미국인", []),
        ("ko", "미합중국 정부가 밝혔다", ["us"]),
        ("ko", "미합중국의 정부", []),
    ],
)
def test_names_are_found_with_what_is_glued_to_them(language: str, text: str, keys: list[str]) -> None:
    found = Names.of(ENTITIES, ["names"], language).find(text, words(text))
    assert [hit.entity for _, hits in sorted(found.items()) for hit in hits] == keys
