"""Figures that look like one thing: which are taken together, how they are told, what must not change it.

Long, for the texts whose figures are told apart stand in it.
"""

import json
import random
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import Claim, Config, check, extract, likenesses, load_pack
from factcheck import read as read_corpus
from factcheck.corpora import configured
from factcheck.findings import Report
from factcheck.likenesses import Group
from factcheck.verdicts import Verdict
from tests import score_groups

CORPORA = Path(__file__).parent / "corpora"
EXAMPLES = Path(__file__).resolve().parents[1] / "examples"

Texts = dict[str, tuple[str, str, str]]
"""By name of the source: language, day of publication, text."""

MILLS: Texts = {
    "a": (
        "en",
        "2024-02-01",
        "Alder Mill ground 4,150 tonnes of wheat in 2023. Alder Mill employs 62 people.",
    ),
    "b": ("en", "2024-03-01", "The owners of Alder Mill employ 26 people. Alder Mill cost EUR 3.4 million."),
    "c": ("en", "2024-04-01", "In 2023, Alder Mill ground 4,510 tonnes of wheat."),
    "d": ("en", "2024-05-01", "Birch Mill ground 980 tonnes of wheat in 2023. Birch Mill employs 19 people."),
}


def claims(texts: Texts) -> list[Claim]:
    return [
        claim
        for name, (language, day, text) in texts.items()
        for claim in extract(text, source=name, language=language, published=day)
    ]


def together(groups: tuple[Group, ...]) -> set[frozenset[str]]:
    """The figures of each group, as "source: figure"."""
    return {frozenset(f"{claim.source}: {claim.written}" for claim in group.claims) for group in groups}


def gathered(*texts: str) -> set[frozenset[str]]:
    """The groups of texts named a, b, … of one day, in English or, where they say "vi:", in Vietnamese."""
    given_ = {
        name: ("vi" if text.startswith("vi:") else "en", "2024-06-01", text.removeprefix("vi:").strip())
        for name, text in zip("abcdefgh", texts, strict=False)
    }
    return together(likenesses.gather(claims(given_)))


# --- nothing to see ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "texts",
    [
        ("Alder Mill employs 62 people.",),
        ("Alder Mill employs 62 people.", "Birch Mill employs 58 people."),
        ("Exports of rice were USD 30 million in 2023.", "Imports of rice were USD 34 million in 2023."),
        ("The council has 24 men.", "The council has 17 women."),
        ("Over 200,000 Koreans live in Viet Nam.", "Over 210,000 Vietnamese live in South Korea."),
        ("Some 48,000 Thais work in Japan.", "Some 45,000 Thais work in Sweden."),
        ("Sales of Larkspur rose 5 % in 2023.", "Taxes take 5 % of the sales of Larkspur."),
        ("The dam is 90 m high.", "The dam is 900 m long."),
        ("Line 1 has 14 stations.", "Line 2 has 13 stations."),
    ],
)
def test_different_things_are_kept_apart(texts: tuple[str, ...]) -> None:
    assert gathered(*texts) == set()


# --- one thing -----------------------------------------------------------------------------------------


def test_one_thing_in_other_words() -> None:
    groups = likenesses.gather(claims(MILLS))
    assert together(groups) == {
        frozenset({"a: 4,150 tonnes", "c: 4,510 tonnes"}),
        frozenset({"a: 62", "b: 26"}),
    }


@pytest.mark.parametrize(
    ("texts", "group"),
    [
        (
            ("Alder Mill has sales of USD 3.45 million.", "vi: Doanh thu của Alder Mill đạt 3,54 triệu USD."),
            {"a: USD 3.45 million", "b: 3,54 triệu USD"},
        ),
        (
            (
                "Over 200,000 Koreans live in Viet Nam.",
                "vi: Hiện có 180.000 người Hàn Quốc sống tại Việt Nam.",
            ),
            {"a: Over 200,000", "b: 180.000"},
        ),
        (
            ("Line 1 is 19.7 km long.", "vi: Tuyến số 1 dài 17,9 km."),
            {"a: 19.7 km", "b: 17,9 km"},
        ),
    ],
)
def test_between_languages(texts: tuple[str, ...], group: set[str]) -> None:
    assert gathered(*texts) == {frozenset(group)}


def test_a_target_is_of_the_same_measure_and_no_disagreement() -> None:
    texts = {
        "a": ("en", "2024-06-01", "Sales of Larkspur were USD 30 million in 2023."),
        "b": ("en", "2024-06-01", "Larkspur aims for sales of USD 44 million in 2025."),
    }
    (group,) = likenesses.gather(claims(texts))
    assert group.verdict is Verdict.INCOMPARABLE


def test_one_text_that_says_a_thing_twice() -> None:
    text = (
        "Alder Mill ground 4,150 tonnes of wheat in 2023. In 2023, Alder Mill ground 4,510 tonnes of wheat."
    )
    assert gathered(text) == {frozenset({"a: 4,150 tonnes", "a: 4,510 tonnes"})}


# --- what is told of a group ---------------------------------------------------------------------------


def test_the_most_disagreement_comes_first() -> None:
    ranks = [Verdict.CONTRADICTION, Verdict.TENSION, Verdict.CONSISTENT]
    groups = likenesses.gather(claims(MILLS | {"e": ("en", "2024-06-01", "Birch Mill employs 19 people.")}))
    places = [ranks.index(group.verdict) for group in groups]
    assert len(groups) == 3
    assert places == sorted(places)


def test_what_a_group_says() -> None:
    group = next(
        each for each in likenesses.gather(claims(MILLS)) if "wheat" in each.name or "mill" in each.name
    )
    assert group.name.startswith("alder-mill")
    assert group.words[0] == "alder mill"
    assert group.command(["my texts"]).endswith(f"suggest 'my texts' --group {group.id}")
    assert group.witness
    assert group.as_dict()["status"] == "possible"


def test_the_spread_is_in_one_unit_and_over_time() -> None:
    texts = {
        "a": ("en", "2023-06-01", "The tower of Alder Mill is now 40 m tall."),
        "b": ("en", "2024-06-01", "The tower of Alder Mill is now 0.043 km tall."),
    }
    (group,) = likenesses.gather(claims(texts))
    least, most = group.spread["least"], group.spread["most"]
    assert isinstance(least, float)
    assert isinstance(most, float)
    assert group.unit == "metre"
    assert 35 < least < 40 < 43 < most < 48
    assert (group.spread["from"], group.spread["until"]) == ("2023-06-01", "2024-06-01")


def test_a_report_has_them_where_nothing_is_linked_and_never_fails_for_them() -> None:
    found = claims(MILLS)
    report = check(found)
    assert together(report.groups) == together(likenesses.gather(found))
    assert check(found, groups_too=False).groups == ()
    assert all(finding.severity != "error" for finding in report.findings)
    again = Report.from_dict(json.loads(json.dumps(report.as_dict())))
    assert again.groups == report.groups


# --- laws ----------------------------------------------------------------------------------------------


@given(seed=st.integers(0, 1000))
@settings(max_examples=15, deadline=None)
def test_the_order_of_figures_changes_nothing(seed: int) -> None:
    found = claims(MILLS)
    random.Random(seed).shuffle(found)
    assert likenesses.gather(found) == likenesses.gather(claims(MILLS))


@given(
    st.sampled_from(
        [
            "It rained 14 mm in Oslo.",
            "The comet passes 3.2 million km away.",
            "A litre of milk costs EUR 1.09 in Graz.",
            "The choir sang for 40 minutes.",
        ]
    )
)
@settings(max_examples=4, deadline=None)
def test_an_unrelated_text_changes_no_other_group(text: str) -> None:
    more = MILLS | {"z": ("en", "2024-06-01", text)}
    before, after = likenesses.gather(claims(MILLS)), likenesses.gather(claims(more))
    assert together(before) == together(after)
    assert {group.id for group in before} == {group.id for group in after}


SENTENCES = st.lists(
    st.tuples(
        st.sampled_from(["Alder Mill", "Birch Mill", "Line 1", "South Korea", "The dam"]),
        st.sampled_from(
            ["employs {} people", "is {} m long", "had sales of USD {} million", "has {} stations"]
        ),
        st.integers(2, 99_999),
    ),
    max_size=8,
)


@given(SENTENCES)
@settings(max_examples=30, deadline=None)
def test_each_figure_is_in_at_most_one_group(sentences: list[tuple[str, str, int]]) -> None:
    texts = {
        str(at): ("en", "2024-06-01", f"{name} {form.format(number)}.")
        for at, (name, form, number) in enumerate(sentences)
    }
    found = claims(texts)
    held = [claim.id for group in likenesses.gather(found) for claim in group.claims]
    assert len(held) == len(set(held))
    assert set(held) <= {claim.id for claim in found}
    assert all(len(group.claims) > 1 for group in likenesses.gather(found))


@given(SENTENCES)
@settings(max_examples=30, deadline=None)
def test_names_and_ids_tell_groups_apart(sentences: list[tuple[str, str, int]]) -> None:
    texts = {
        str(at): ("en", "2024-06-01", f"{name} {form.format(number)}.")
        for at, (name, form, number) in enumerate(sentences)
    }
    groups = likenesses.gather(claims(texts))
    assert len({group.name for group in groups}) == len(groups)
    assert len({group.id for group in groups}) == len(groups)


# --- whole folders -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "precision", "recall", "conflicts"),
    [
        ("airport", 0.85, 0.65, 15),
        ("company", 0.85, 0.65, 16),
        ("harvest", 0.8, 0.6, 13),
        ("library", 0.75, 0.55, 12),
    ],
)
def test_folders_with_a_key(name: str, precision: float, recall: float, conflicts: int) -> None:
    found = score_groups.score(CORPORA / name)
    assert found.precision >= precision, found.wrong
    assert found.recall >= recall, found.missed
    assert sum(seen for _, seen in found.conflicts) >= conflicts, found.conflicts


@pytest.mark.parametrize("name", ["bridges", "metro", "retailer"])
def test_what_a_pack_links_is_grouped_without_it(name: str) -> None:
    folder = EXAMPLES / name / "texts"
    config, _ = configured(None, folder)
    linked = read_corpus(folder, pack=load_pack(*config.rules))
    measures = {claim.id: claim.measure for claim in linked.claims if claim.measure}
    groups = likenesses.gather(read_corpus(folder).claims, read_corpus(folder).documents)
    home = {claim.id: group.id for group in groups for claim in group.claims}
    same = grouped = both = 0
    for one, other in combinations(measures, 2):
        alike, found = measures[one] == measures[other], one in home and home[one] == home.get(other)
        same, grouped, both = same + alike, grouped + found, both + (alike and found)
    assert both / grouped >= 0.85
    assert both / same >= 0.8


# --- the annotated articles ----------------------------------------------------------------------------


@pytest.mark.shared
def test_the_annotated_articles_without_a_pack(shared: Path) -> None:
    report = check(read_corpus(shared / "seeds", config=Config()))
    home = {claim.id: group.id for group in report.groups for claim in group.claims}
    named: list[tuple[Claim, str]] = []
    for line in (shared / "gold" / "seeds.claims.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        covers = [
            claim
            for claim in report.claims
            if claim.source.endswith(entry["file"]) and claim.start <= entry["num_start"] < claim.end
        ]
        if covers and entry["tier"] != "optional":
            named.append((max(covers, key=lambda claim: claim.end - claim.start), entry["measure"]))
    within, across = [0, 0], [0, 0]
    for (one, its), (other, theirs) in combinations(named, 2):
        found = one.id in home and home[one.id] == home.get(other.id)
        assert not (found and {its, theirs} in TRAPS), (one.quote, other.quote)
        if its == theirs:
            counts = within if one.language == other.language else across
            counts[0], counts[1] = counts[0] + found, counts[1] + 1
    assert across[0] / across[1] >= 0.5, across
    assert within[0] / within[1] >= 0.7, within


TRAPS = (
    {"korean-residents-in-vietnam", "vietnamese-residents-in-korea"},
    {"korean-visitors-to-vietnam", "vietnamese-visitors-to-korea"},
    {"vietnam-exports-to-korea", "vietnam-imports-from-korea"},
    {"korean-residents-in-vietnam", "vietnamese-workers-in-korea"},
    {"korean-residents-in-vietnam", "vietnamese-students-in-korea"},
)
