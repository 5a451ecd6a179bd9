"""The shipped packs: they load, their examples hold, their names are those that users rely on."""

import json
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from babel import Locale

from factcheck import trials
from factcheck.packs import Pack, load_pack, shipped

NAMES = ("countries", "bilateral", "vietnam-korea")


@pytest.fixture(scope="module", params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def tables(name: str) -> dict[str, Any]:
    """A shipped pack's own file, without what it includes."""
    return tomllib.loads(shipped()[name].read_text("utf-8"))


def test_every_file_is_a_pack_that_loads(name: str) -> None:
    pack = load_pack(name)
    assert tables(name)["pack"]["name"] == name
    assert len(pack.entities) > 200


def test_every_file_in_rules_is_tested_here() -> None:
    assert set(NAMES) <= set(shipped())


def test_measure_examples_hold(name: str) -> None:
    pack = load_pack(name)
    assert [f"{f.where}expected {f.expected}, got {f.got}" for f in trials.check_measures(pack)] == []


def test_every_measure_says_why_and_has_examples_of_both_kinds(name: str) -> None:
    for measure, table in tables(name).get("measures", {}).items():
        examples = table["examples"]
        assert table["why"], measure
        assert any(not example["expect"] for example in examples), f"{measure} lacks a near miss"


def test_every_asserted_rule_says_why_and_has_an_example_that_holds_and_one_that_fails(name: str) -> None:
    for rule in tables(name).get("rules", []):
        assert rule["why"], rule["id"]
        if "assert" not in rule or "let" in rule:
            continue
        verdicts = {example["expect"] for example in rule["examples"]}
        assert "consistent" in verdicts, rule["id"]
        assert verdicts & {"tension", "contradiction"}, rule["id"]


def test_every_bilateral_measure_is_worded_in_both_languages() -> None:
    for name, table in tables("bilateral")["measures"].items():
        assert set(table["match"]) == {"en", "vi"}, name
        languages = {"vi" if is_vietnamese(example["text"]) else "en" for example in table["examples"]}
        assert "vi" in languages, name


def is_vietnamese(text: str) -> bool:
    return any(letter in "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ" for letter in text.lower())


# --- countries --------------------------------------------------------------------------------------


def test_countries_are_territories_with_a_people() -> None:
    entities = tables("countries")["entities"]
    known = Locale("en").territories
    assert len(entities) >= 80
    for key, entity in entities.items():
        assert entity["territory"] in known, key
        assert entity["en"]["people"], key


def test_no_people_or_name_belongs_to_two_countries() -> None:
    entities = tables("countries")["entities"].values()
    for language, form in (("en", "people"), ("en", "names"), ("vi", "names"), ("vi", "people")):
        words = Counter(
            word for entity in entities for word in dict.fromkeys(entity.get(language, {}).get(form, []))
        )
        assert [word for word, times in words.items() if times > 1] == []


@pytest.mark.parametrize(
    ("template", "entities", "name"),
    [
        ("{people.people}-residents-in-{place}", ("korea", "vietnam"), "korean-residents-in-vietnam"),
        ("{people.people}-workers-in-{place}", ("vietnam", "korea"), "vietnamese-workers-in-korea"),
        ("{exporter}-exports-to-{market}", ("vietnam", "korea"), "vietnam-exports-to-korea"),
        ("{people.people}-visitors-to-{place}", ("united-states", "japan"), "american-visitors-to-japan"),
        ("{people.people}-students-in-{place}", ("laos", "thailand"), "lao-students-in-thailand"),
        ("bilateral-trade-{a}-{b}", ("vietnam", "korea"), "bilateral-trade-vietnam-korea"),
    ],
)
def test_names_of_measures(template: str, entities: tuple[str, str], name: str) -> None:
    pack = load_pack("bilateral")
    measure = pack.measures[template]
    bound = dict(zip(measure.roles, entities, strict=True))
    assert measure.instance(bound, pack.entities) == name
    reference = pack.refer(name)
    assert reference is not None
    assert reference.measure.name == template


# --- annotated articles -----------------------------------------------------------------------------

LEFT_OUT = {
    "two-way-visitors-vietnam-korea-first-above-5-million",
    "korean-firms-entry-to-vietnam-period",
    "fpt-gachon-joint-training-format",
    "dai-nam-yeungnam-joint-training-format",
}
"""Measures that scoring does not ask for and that no reader would look for twice."""


@pytest.mark.shared
def test_every_annotated_measure_has_a_definition(shared: Path) -> None:
    pack: Pack = load_pack("vietnam-korea")
    lines = (shared / "gold" / "seeds.claims.jsonl").read_text("utf-8").splitlines()
    wanted = {json.loads(line)["measure"] for line in lines} - LEFT_OUT
    assert sorted(name for name in wanted if pack.definition(name) is None) == []
