"""Drafts: what a text brings that is held against others, first of all figures that were replaced."""

import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest

from factcheck import findings
from factcheck.cli import main
from factcheck.config import Config
from factcheck.corpora import read
from factcheck.documents import Source
from factcheck.findings import Finding, Report
from factcheck.packs import Pack, load_pack
from tests.test_corpora import plant

PACK = """\
[pack]
name = "town"
description = "A town"

[measures.members]
unit = "person"
match.en = ["<n> members"]
match.vi = ["<n> thành viên"]

[measures.toll]
unit = "person"
revisable = true
match.en = ["killed <n>"]

[measures.loans]
unit = "book"
dynamics = "flow"
revisable = true
match.en = ["lent <n> books"]

[measures.length]
unit = "metre"
dynamics = "fixed"
match.en = ["bridge ... <n>"]
"""

OLD = ("2022-03-01.txt", "It has 1,200 members.")
NEW = ("2025-03-01.txt", "It has 1,500 members.")

Text = tuple[str, str]
CASES: tuple[tuple[str, tuple[Text, ...], str, list[tuple[str, str]]], ...] = (
    # name, archive, draft of 1 June 2025, verdicts and severities in order
    ("nothing to say", (OLD, NEW), "It rained.", []),
    ("what the newest text says", (OLD, NEW), "It has about 1,500 members.", [("consistent", "none")]),
    ("a figure of its own", (OLD, NEW), "It has 1,560 members.", [("superseded", "note")]),
    ("the past as the past", (OLD, NEW), "In March 2022 it had 1,200 members.", [("consistent", "none")]),
    ("an aim", (OLD, NEW), "It is to have 1,200 members by 2030.", [("incomparable", "note")]),
    ("replaced", (OLD, NEW), "It has 1,200 members.", [("superseded", "warning")]),
    ("replaced, today", (OLD, NEW), "Today it has 1,200 members.", [("superseded", "warning")]),
    ("replaced, this year", (OLD, NEW), "In 2025 it has 1,200 members.", [("superseded", "warning")]),
    ("replaced, rounded", (OLD, NEW), "It has about 1,200 members.", [("superseded", "warning")]),
    ("replaced, in Vietnamese", (OLD, NEW), "Hội hiện có 1.200 thành viên.", [("superseded", "warning")]),
    (
        "it came back",
        (OLD, NEW, ("2025-04-01.txt", "It has 1,200 members.")),
        "It has 1,200 members.",
        [("tension", "warning"), ("consistent", "none")],
    ),
    (
        "replaced and out of reach",
        (OLD, ("2025-03-01.txt", "It has 9,000 members.")),
        "It has 1,200 members.",
        [("contradiction", "error")],
    ),
    (
        "a toll that rose",
        (
            ("2025-05-28.txt", "The flood killed 120 people."),
            ("2025-05-30.txt", "The flood killed 150 people."),
        ),
        "The flood killed 120 people.",
        [("superseded", "warning")],
    ),
    (
        "a figure of a year that was revised",
        (
            ("2025-01-10.txt", "In 2024 it lent 84,000 books."),
            ("2025-04-10.txt", "In 2024 it lent 91,000 books."),
        ),
        "In 2024 it lent 84,000 books.",
        [("revised", "warning")],
    ),
    (
        "the conflicts of others",
        (("a.txt", "The bridge has 300 metres."), ("b.txt", "The bridge has 400 metres.")),
        "It rained.",
        [],
    ),
    (
        "one more in a conflict",
        (("a.txt", "The bridge has 300 metres."), ("b.txt", "The bridge has 400 metres.")),
        "The bridge has 520 metres.",
        [("contradiction", "error")],
    ),
    (
        "a side in a conflict",
        (("a.txt", "The bridge has 300 metres."), ("b.txt", "The bridge has 400 metres.")),
        "The bridge has 400 metres.",
        [("contradiction", "error"), ("consistent", "none")],
    ),
)


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    path = tmp_path_factory.mktemp("drafts") / "town.toml"
    path.write_text(PACK, encoding="utf-8")
    return load_pack(str(path))


def held(archive: tuple[Text, ...], draft: str, pack: Pack) -> Report:
    sources = [Source(*text) for text in archive]
    corpus = read(Source("draft.md", f"# Ours\n\n{draft}", "2025-06-01"), against=sources, pack=pack)
    assert corpus.problems == ()
    return findings.check(corpus, pack)


def graded(found: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(each.verdict.value, each.severity) for each in found]


@pytest.mark.parametrize(("name", "archive", "draft", "expected"), CASES, ids=[case[0] for case in CASES])
def test_what_a_draft_brings(
    pack: Pack, name: str, archive: tuple[Text, ...], draft: str, expected: list[tuple[str, str]]
) -> None:
    report = held(archive, draft, pack)
    assert graded(report.findings) == expected
    own = {claim.id for claim in report.claims if claim.source == "draft.md"}
    assert all(not own.isdisjoint(each.claims) for each in report.findings)


def test_what_replaced_it_is_named(pack: Pack) -> None:
    finding, *_ = held((OLD, NEW), "It has 1,200 members.", pack).findings
    assert finding.message == (
        "1,200 (1 Jun 2025) is given as current, but was said of 1 Mar 2022; "
        "1,500 (1 Mar 2025) has replaced it"
    )
    assert [each.partition(":")[0] for each in finding.claims] == ["draft.md", NEW[0], OLD[0]]


def test_what_contradicts_what_replaced_it_is_told_once(pack: Pack) -> None:
    far = ("2025-03-01.txt", "It has 9,000 members.")
    finding, *rest = held((OLD, far), "It has 1,200 members.", pack).findings
    assert rest == []
    assert finding.message.endswith("; 1,200 was said of 1 Mar 2022")
    assert {each.partition(":")[0] for each in finding.claims} == {"draft.md", far[0], OLD[0]}


def test_the_findings_of_others_are_counted(pack: Pack) -> None:
    report = held((OLD, NEW), "It rained.", pack)
    assert (report.findings, report.elsewhere) == ((), 1)
    again = Report.from_dict(json.loads(json.dumps(report.as_dict())))
    assert (again.drafts, again.elsewhere) == (("draft.md",), 1)


def test_without_a_draft_nothing_is_said_of_drafts(pack: Pack) -> None:
    report = findings.check(read(Source(*OLD), Source(*NEW), pack=pack), pack)
    assert "drafts" not in report.as_dict()["stats"]
    assert graded(report.findings) == [("superseded", "note")]


def test_without_a_pack_the_core_rules_look_at_the_draft(pack: Pack) -> None:
    report = held(
        (("a.txt", "It ran for 33 years (1992-2020)."),), "It ran for 20 years (1992-2020).", Pack()
    )
    assert [(each.rule, each.claims[0].partition(":")[0]) for each in report.findings] == [
        ("years-fit-span", "draft.md")
    ]
    assert report.elsewhere == 1


def test_without_a_pack_what_looks_replaced_comes_first() -> None:
    archive = (
        Source("2022-03-01.txt", "The ferry has 1,200 members in Oslo. The tower of Bergen has 90 metres."),
        Source(
            "2025-03-01.txt", "The ferry has 1,500 members in Oslo. The harbour has 7 cranes and 8 gates."
        ),
    )
    draft = Source(
        "draft.md", "The ferry has 1,200 members in Oslo. The tower of Bergen has 95 metres.", "2025-06-01"
    )
    report = findings.check(read(draft, against=archive))
    assert [(each.verdict.value, each.witness[0].text, each.witness[1].text) for each in report.groups][
        :1
    ] == [("superseded", "1,200", "1,500")]
    assert all(any(one.source == "draft.md" for one in each.claims) for each in report.groups)


def test_marks_are_held_against_a_reference_table(pack: Pack) -> None:
    table = Source("figures.csv", "measure,value\nmax-upload,100 MB\n", role="reference")
    draft = "Files may have 200 MB<!-- factcheck: max-upload -->."
    report = findings.check(read(Source("draft.md", draft), against=[table]))
    assert graded(report.findings) == [("contradiction", "error")]
    assert report.findings[0].suspects == ("draft.md:15-21",)


# --- the command -------------------------------------------------------------------------------------


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    plant(
        tmp_path,
        {
            "archive/factcheck.toml": 'rules = ["./town.toml"]\n',
            "archive/town.toml": PACK,
            f"archive/{OLD[0]}": OLD[1],
            f"archive/{NEW[0]}": NEW[1],
            "archive/draft.md": "So far it has 1,200 members.",
            "new/draft.md": "Still it has 1,200 members.",
        },
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_archive_sets_up_what_the_draft_does_not(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "new/draft.md", "--against", "archive", "--fail-on", "warning"]) == 1
    out = capsys.readouterr().out
    assert "has replaced it" in out
    assert "finding without the draft not shown" in out.replace("\n", " ")


def test_the_draft_s_own_configuration_comes_first(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plant(town, {"new/factcheck.toml": "rules = []\n"})
    assert main(["check", "new/draft.md", "--against", "archive", "--fail-on", "warning"]) == 0
    assert "No figure went to a measure" in capsys.readouterr().out


def test_the_exit_status_is_the_draft_s(town: Path) -> None:
    plant(town, {"archive/2025-03-02.txt": "It has 90 members.", "new/draft.md": "It rained."})
    assert main(["check", "archive"]) == 1
    assert main(["check", "new/draft.md", "--against", "archive"]) == 0


def test_a_draft_in_the_archive_is_not_held_against_itself(
    town: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["archive/draft.md", "--against", "archive", "--published", "2025-06-01", "--format", "json"]
    assert main(arguments) == 0
    found = json.loads(capsys.readouterr().out)
    assert [each["id"] for each in found["sources"]] == [OLD[0], NEW[0], "draft.md"]
    published = {each["id"]: each["published"]["start"] for each in found["sources"]}
    assert published == {OLD[0]: "2022-03-01", NEW[0]: "2025-03-01", "draft.md": "2025-06-01"}


def test_a_draft_on_standard_input_is_of_today_and_not_in_the_archive(
    town: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (town / "archive" / "draft.md").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
    assert main(["check", "-", "--against", "archive", "--against", "new", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["stats"]["drafts"] == ["<stdin>"]
    assert [each["id"] for each in found["sources"]] == [OLD[0], NEW[0], "<stdin>", "new/draft.md"]
    assert found["findings"][0]["verdict"] == "superseded"


def test_a_wrong_draft_leaves_the_archive_alone(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "none.md", "--against", "archive"]) == 2
    done = capsys.readouterr()
    assert done.err == "factcheck: none.md: cannot be read: No such file or directory\n"
    assert "Nothing was read" not in done.out


def test_as_of_speaks_of_the_archive(pack: Pack) -> None:
    corpus = read(
        Source("draft.md", "Still it has 1,200 members."),
        against=[Source(*OLD), Source(*NEW)],
        pack=pack,
        config=Config(),
    )
    report = findings.check(corpus, pack, as_of=date(2024, 1, 1))
    assert graded(report.findings) == [("consistent", "none")]
