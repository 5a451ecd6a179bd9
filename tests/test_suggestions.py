"""Suggested packs: they load, their examples hold, they link what they came from, they overwrite nothing.

Long, for the texts that packs are suggested from stand in it.
"""

import os
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck import Source, check, claims, corpora, examples, likenesses, load_pack, suggestions, tables
from factcheck.claims import Claim
from factcheck.cli import main
from factcheck.corpora import Corpus
from factcheck.suggestions import traits
from tests import score_suggestions, tagged_texts, test_mistakes

CASES = Path(__file__).parent / "cases" / "suggestions"
CORPORA = sorted(path.name for path in CASES.glob("*.txt"))
FERRY = {
    "2024-06-02-log.txt": "The night ferry carried 41,000 passengers in May 2024. It left on time.\n",
    "2024-06-20-letter.txt": "In May 2024 the ferry carried 14,000 passengers, and sold 9,000 soups.\n",
    "2024-07-05-news.txt": "Some 44,000 passengers took the ferry in June 2024.\n",
}


@pytest.fixture
def ferry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with three texts on one ferry."""
    (tmp_path / "ferry").mkdir()
    for name, text in FERRY.items():
        (tmp_path / "ferry" / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def suggested(corpus: Corpus) -> suggestions.Suggestion:
    return suggestions.suggest(corpus, likenesses.gather(corpus.claims, corpus.documents))


@pytest.mark.parametrize("name", CORPORA)
def test_a_suggested_pack_is_a_pack(name: str, tmp_path: Path) -> None:
    sources, _ = tagged_texts.read(CASES / name)
    corpus = corpora.read(*sources)
    found = suggested(corpus)
    lines = list(found.lines('it\'s "quoted" \\ here'))
    path = tmp_path / "suggested.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    pack = load_pack(path)
    assert list(examples.check(pack)) == []
    assert not examples.lacking(pack)
    assert all(len(line) <= 80 for line in lines if line.startswith("#"))
    assert test_mistakes.problems(path, "pack") == []
    again = {c.id: c.measure for d in corpus.documents for c in claims.of_document(d, pack)}
    linked = {key for each in found.proposals for key in each.right | each.wrong | each.loose}
    assert {key for key, measure in again.items() if measure} >= linked


@pytest.mark.parametrize("name", CORPORA)
def test_texts_held_back_are_linked(name: str) -> None:
    counts = score_suggestions.score(
        *score_suggestions.labelled(str(CASES / name), []), folds=0, seen=1, verbose=False
    )
    assert counts["right"] >= 0.8 * counts["wanted"], counts
    assert counts["right"] >= 0.9 * (counts["right"] + counts["wrong"]), counts


def test_planted_conflicts_are_found_with_the_pack_as_it_is() -> None:
    """In the library, a founding day with its day and month changed, and a year's loans."""
    sources, _ = tagged_texts.read(CASES / "library.txt")
    corpus = corpora.read(*sources)
    pack = suggested(corpus).pack
    found = check(corpora.read(*sources, pack=pack), pack).findings
    grave = [each for each in found if each.verdict == "contradiction"]
    assert any("10.txt" in claim for each in grave for claim in each.claims)


def test_of_things_that_share_their_words_the_names_become_roles() -> None:
    corpus, truth = score_suggestions.labelled(str(CASES / "harbours.txt"), [])
    groups: dict[str, list[Claim]] = {}
    for claim in corpus.claims:
        if claim.id in truth:
            groups.setdefault(truth[claim.id], []).append(claim)
    oracles = [
        score_suggestions.Oracle(id=name, name=name.partition("/")[0], claims=tuple(found))
        for name, found in groups.items()
        if len(found) > 1
    ]
    found = suggestions.suggest(corpus, oracles)
    assert {thing.key for thing in found.things} == {"con-soi-harbour", "hai-lam-harbour"}
    names = Counter(measure.name.startswith("{harbour}-") for measure in found.pack.measures.values())
    assert names == {True: len(found.proposals)}
    revenue = next(each for each in found.proposals if "con-soi-revenue/money:USD" in each.groups)
    assert "hai-lam-revenue/money:USD" in revenue.groups


# --- the command -----------------------------------------------------------------------------------------


def test_the_command_writes_a_pack_and_never_over_a_file(
    ferry: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["suggest", "ferry", "-o", "found.toml"]) == 0
    assert "1 measure suggested in found.toml" in capsys.readouterr().err
    written = (ferry / "found.toml").read_text(encoding="utf-8")
    assert main(["test", "./found.toml"]) == 0
    assert main(["ferry", "--rules", "./found.toml"]) == 1
    assert "41,000 (May 2024) against 14,000 (May 2024)" in capsys.readouterr().out
    assert main(["suggest", "ferry", "-o", "found.toml"]) == 2
    assert "--rules ./found.toml -o NEW.toml" in capsys.readouterr().err
    assert (ferry / "found.toml").read_text(encoding="utf-8") == written


def test_run_again_it_proposes_only_what_is_new(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["suggest", "ferry", "-o", "found.toml"]) == 0
    assert main(["suggest", "ferry", "--rules", "./found.toml", "-o", "more.toml"]) == 0
    assert "nothing to suggest" in capsys.readouterr().err
    assert not (ferry / "more.toml").exists()
    for day, number in (("08-01", "4"), ("09-01", "7")):
        text = f"The ferry has {number} lifeboats on its upper deck.\n"
        (ferry / "ferry" / f"2024-{day}-boats.txt").write_text(text, encoding="utf-8")
    assert main(["suggest", "ferry", "--rules", "./found.toml", "-o", "more.toml"]) == 0
    more = (ferry / "more.toml").read_text(encoding="utf-8")
    assert "lifeboat" in more
    assert "passeng" not in more
    load_pack(ferry / "found.toml", ferry / "more.toml")


def test_nothing_that_looks_alike_is_no_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one.txt").write_text("The tower is 80 metres tall.\n", encoding="utf-8")
    (tmp_path / "two.txt").write_text("A ticket costs USD 5 on Sundays.\n", encoding="utf-8")
    assert main(["suggest", str(tmp_path), "-o", str(tmp_path / "found.toml")]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "nothing to suggest: 2 figures were read, and no two others look like one thing" in said.err
    assert not (tmp_path / "found.toml").exists()


def test_one_group_alone(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus = corpora.read("ferry")
    group = likenesses.gather(corpus.claims, corpus.documents)[0]
    assert main(["suggest", "ferry", "--group", group.id]) == 0
    assert f"group {group.id}" in capsys.readouterr().out
    assert main(["suggest", "ferry", "--group", f"{group.id}0"]) == 2
    assert f'did you mean "{group.id}"?' in capsys.readouterr().err


def test_a_new_pack_passes_its_tests(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new-pack", "our boats"]) == 0
    assert main(["test", "./our boats.toml"]) == 0
    assert "6 examples, none failed" in capsys.readouterr().out
    assert main(["new-pack", "our boats"]) == 2
    assert "exists and is not overwritten" in capsys.readouterr().err
    assert main(["new-pack", "???"]) == 2


def test_examples_run_again_when_a_pack_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new-pack", "boats"]) == 0
    path = tmp_path / "boats.toml"
    looks = []

    def sleep(seconds: float) -> None:
        looks.append(seconds)
        if len(looks) == 2:
            raise KeyboardInterrupt
        path.write_text(path.read_text(encoding="utf-8").replace("52,000 person", "51,000 person"))
        os.utime(path, (1, 1))

    monkeypatch.setattr("time.sleep", sleep)
    assert main(["test", "--watch", "./boats.toml"]) == 0
    out = capsys.readouterr().out
    assert out.index("none failed") < out.index("1 failed")


# --- names, quotes and signs ---------------------------------------------------------------------------

PARTS = st.sampled_from(
    [
        "carried",
        '"quoted" (and) [so] {on} <n>',
        "C:\\ferry\\new",
        "n",
        "…",
        "a|b*",
        "it's Anna's",
        "Tàu số 1",
        "chở",
        "in 2024",
        "to Hue",
        "#1",
        "\u200b\u00ad",
        "İstanbul",
        "ﬁne",
        "$",
        "over",
    ]
)
SENTENCES = st.builds(
    lambda before, number, noun, after: f"The {before} {number} {noun} {after}.",
    st.lists(PARTS, max_size=3).map(" ".join),
    st.integers(5, 90_000),
    st.sampled_from(["passengers", "boats", "km", "dollars", "khách", ""]),
    st.lists(PARTS, max_size=2).map(" ".join),
)


@given(texts=st.lists(SENTENCES, min_size=2, max_size=6))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_the_texts_the_pack_loads(texts: list[str], tmp_path: Path) -> None:
    corpus = corpora.read(*(Source(f"{n}.txt", text, date(2024, 1, 1 + n)) for n, text in enumerate(texts)))
    found = suggested(corpus)
    if not found.proposals:
        return
    path = tmp_path / "suggested.toml"
    path.write_text("\n".join(found.lines("any")), encoding="utf-8")
    assert list(examples.check(load_pack(path))) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain", '"plain"'),
        ('a "b" \\ c', '"a \\"b\\" \\\\ c"'),
        ("line\nend\x7f", '"line\\nend\\u007f"'),
        ("Cồn Sỏi", '"Cồn Sỏi"'),
    ],
)
def test_texts_are_written_as_toml(text: str, written: str) -> None:
    assert tables.quoted(text) == written


# --- how a measure moves -------------------------------------------------------------------------------


def said(sentences: list[tuple[str, str]]) -> list[Claim]:
    """The first figure of each sentence that is no date, published on its day."""
    found = []
    for number, (day, text) in enumerate(sentences):
        read = corpora.read(Source(f"{number}.txt", text, day)).claims
        found.append(next(claim for claim in read if claim.kind != "date"))
    return found


@pytest.mark.parametrize(
    ("sentences", "dynamics", "drift"),
    [
        (
            [("2023-01-10", "The tunnel is 640 m long."), ("2024-05-10", "The tunnel is 640 m long.")],
            "fixed",
            {},
        ),
        (
            [
                ("2023-01-10", "The tunnel is 640 m long."),
                ("2023-08-10", "The tunnel is 460 m long."),
                ("2024-05-10", "The tunnel is 640 m long."),
                ("2024-06-10", "The tunnel is 640 m long."),
            ],
            "fixed",
            {},
        ),
        (  # deepened, and no slip: the last figure is another
            [("2023-01-10", "The lock is 12 m deep."), ("2024-05-10", "The lock is 14 m deep.")],
            "level",
            {},
        ),
        (
            [("2023-02-01", "It made 40 tonnes in 2022."), ("2024-02-01", "It made 41 tonnes in 2023.")],
            "flow",
            {},
        ),
        (
            [
                ("2021-01-10", "The club has 4,000 members."),
                ("2022-01-10", "The club has 4,080 members."),
                ("2023-01-10", "The club has 4,100 members."),
                ("2024-01-10", "The club has 4,180 members."),
            ],
            "level",
            {"usual": "5 %/year", "limit": "15 %/year"},
        ),
        (  # a jump that may be a slip: the default says what is odd about it
            [
                ("2021-01-10", "The club has 4,000 members."),
                ("2022-01-10", "The club has 4,080 members."),
                ("2023-01-10", "The club has 6,100 members."),
                ("2024-01-10", "The club has 4,180 members."),
            ],
            "level",
            {},
        ),
        (
            [("2023-01-10", "It is the third largest port."), ("2024-01-10", "It is the second largest.")],
            "rank",
            {},
        ),
    ],
)
def test_dynamics_are_guessed_where_the_figures_tell(
    sentences: list[tuple[str, str]], dynamics: str, drift: dict[str, str]
) -> None:
    found = said(sentences)
    trait = traits.of([found], found[0].unit)
    assert (trait.dynamics, dict(trait.drift)) == (dynamics, drift)
