"""The shipped packs: they load, their examples hold, their names are those that users rely on."""

import json
import tomllib
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from babel import Locale

from factcheck import examples
from factcheck.claims import Claim, extract
from factcheck.kinds import asserts
from factcheck.packs import Pack, load_pack, shipped
from factcheck.values import Value
from tests.made_claims import claim, year

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


def test_examples_hold(name: str) -> None:
    pack = load_pack(name)
    assert [f"{f.where}expected {f.expected}, got {f.got}" for f in examples.check(pack)] == []


def test_every_measure_says_why_and_has_examples_of_both_kinds(name: str) -> None:
    for measure, table in tables(name).get("measures", {}).items():
        examples = table["examples"]
        assert table["why"], measure
        assert any(example["expect"] for example in examples), f"{measure} has none that links"
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
    "economic-breakthrough-period",
    "people-exchanges-rank-all-years",
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


# --- other words, other countries -------------------------------------------------------------------

WORDED = [
    # text, what each figure is (None: nothing)
    (
        "Japan was Thailand's top foreign investor, and about 5,800 Japanese companies are in Thailand.",
        {"top": "japan-fdi-rank-in-thailand", "about 5,800": "japanese-companies-in-thailand"},
    ),
    (
        "Germany paid EUR 9 billion, while the number of Polish workers in Germany reached 480,000.",
        {"480,000": "polish-workers-in-germany"},
    ),
    (
        "India's exports to Japan came to USD 5.2 billion and its imports from Japan to USD 17.7 billion.",
        {"USD 5.2 billion": "india-exports-to-japan", "USD 17.7 billion": "india-imports-from-japan"},
    ),
    (
        "Some 1.2 million Chinese tourists visited Vietnam, and 300,000 Vietnamese visited China.",
        {"Some 1.2 million": "chinese-visitors-to-vietnam", "300,000": "vietnamese-visitors-to-china"},
    ),
    (
        "More than 1 million Filipinos live in Canada, while 40,000 Filipino students are in Australia.",
        {"More than 1 million": "filipino-residents-in-canada", "40,000": "filipino-students-in-australia"},
    ),
    (
        "Two-way trade between Laos and Thailand was worth USD 7.9 billion.",
        {"USD 7.9 billion": "bilateral-trade-thailand-laos"},
    ),
    (
        "Thailand is the second-largest trading partner of Laos and China the largest.",
        {"second-largest": "thailand-trade-partner-rank-for-laos"},
    ),
    (
        "Năm 2023, Việt Nam xuất khẩu sang Nhật Bản đạt 23,3 tỷ USD và nhập khẩu từ Nhật Bản 21,6 tỷ USD.",
        {"23,3 tỷ USD": "vietnam-exports-to-japan", "21,6 tỷ USD": "vietnam-imports-from-japan"},
    ),
    (
        "Hiện có khoảng 520.000 người Việt Nam sinh sống, học tập và làm việc tại Nhật Bản.",
        {"khoảng 520.000": "vietnamese-residents-in-japan"},
    ),
    (
        "Nhật Bản là nhà đầu tư lớn thứ ba tại Việt Nam và là đối tác thương mại lớn thứ tư của Việt Nam.",
        {
            "lớn thứ ba": "japan-fdi-rank-in-vietnam",
            "lớn thứ tư": "japan-trade-partner-rank-for-vietnam",
        },
    ),
    (
        "Thái Lan đón hơn 1 triệu lượt khách Việt Nam trong năm 2023.",
        {"hơn 1 triệu": "vietnamese-visitors-to-thailand"},
    ),
    (
        "Kim ngạch song phương Việt Nam - Nhật Bản đạt 45 tỷ USD trong năm 2023.",
        {"45 tỷ USD": "bilateral-trade-vietnam-japan"},
    ),
    (
        "Every year 20,000 Indonesian nurses train in Japanese hospitals, and 300 trucks cross to Malaysia.",
        {"20,000": None, "300": None},
    ),
    (
        "Korea's central bank lent 12 billion won to 300 firms, and 45,000 people queued in Vietnam.",
        {"300": None, "45,000": None},
    ),
]


@pytest.mark.parametrize(("text", "expected"), WORDED, ids=[row[0][:40] for row in WORDED])
def test_other_words_and_other_countries(text: str, expected: dict[str, str | None]) -> None:
    pack = load_pack("bilateral")
    found = {claim.text: claim.measure for claim in extract(text, pack=pack, published="2024-05-01")}
    assert {figure: found.get(figure, "not found") for figure in expected} == expected


# --- goals: examples of rules cannot say that a figure is one ----------------------------------------

TRADE = "bilateral-trade-japan-india"
BETWEEN = {"a": "japan", "b": "india"}
GROWTH = evolve(Value.exact(Fraction(10), "percent"), hedge="none")


def goal(billions: str, of: int) -> Claim:
    return claim(TRADE, billions, "goal.txt", as_of=year(of), modality="target", entities=BETWEEN)


def trade(billions: str, of: int) -> Claim:
    return claim(TRADE, billions, "trade.txt", as_of=year(of), entities=BETWEEN)


def growth(of: int) -> Claim:
    return claim(f"{TRADE}-yoy-growth", GROWTH, "trade.txt", as_of=year(of), entities=BETWEEN)


GOALS = [
    ("trade-target-met", [goal("20", 2023), trade("22", 2023)], "consistent"),
    ("trade-target-met", [goal("50", 2023), trade("22", 2023)], "tension"),
    ("trade-target-met", [goal("50", 2023), trade("22", 2022)], "undecided"),
    ("trade-target-met-by-backcast", [goal("20", 2022), trade("33", 2023), growth(2023)], "consistent"),
    ("trade-target-met-by-backcast", [goal("90", 2022), trade("33", 2023), growth(2023)], "tension"),
    ("trade-targets-rise", [goal("20", 2023), goal("50", 2030)], "consistent"),
    ("trade-targets-rise", [goal("50", 2023), goal("20", 2030)], "tension"),
    ("trade-target-lies-ahead", [goal("50", 2030), trade("22", 2023)], "consistent"),
    ("trade-target-lies-ahead", [goal("10", 2030), trade("22", 2023)], "tension"),
]


@pytest.mark.parametrize(("rule", "claims", "verdict"), GOALS, ids=[f"{row[0]}-{row[2]}" for row in GOALS])
def test_goals(rule: str, claims: list[Claim], verdict: str) -> None:
    pack = load_pack("bilateral")
    checked = next(one for one in pack.rules if one.id == rule)
    outcomes = {outcome.verdict.value for outcome in asserts.evaluate(checked, claims, pack)}
    assert outcomes == ({verdict} if verdict != "undecided" else set())


def test_every_rule_about_goals_is_tested_here() -> None:
    rules = tables("bilateral")["rules"]
    assert {rule["id"] for rule in rules if "let" in rule} == {row[0] for row in GOALS}
