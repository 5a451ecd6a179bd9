"""Marks: which figure a mark speaks of, what it gives the figure, and what is said of wrong ones."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import claims, documents, findings
from factcheck.claims import Claim
from factcheck.cli import main
from factcheck.corpora import Corpus
from factcheck.corpora import read as read_corpus
from factcheck.documents import Source
from factcheck.packs import Pack, load_pack
from factcheck.verdicts import Verdict

TEXTS = (
    "In 2024, over 52,000 came, up 4 % on 2023. The fee rose from USD 5 to 7; 12 of 40 piers are shut.",
    "Năm 2024, hơn 52.000 người đã đến, tăng 4 % so với năm 2023.\n\nHiện có 12 bến, dài 3,5 km (2,2 dặm).",
    "# Limits\n\n- Up to 100 MB\n- Between 10 and 15 files\n\n| plan | files |\n|---|---|\n| A | 20 |\n",
)
M = "<!-- factcheck: max-upload -->"

PACK = """\
[pack]
name = "limits"
description = "Limits of a service"

[measures.max-upload]
unit = "megabyte"
match.en = ["uploads ... <n>"]

[measures.opened]
unit = "date"
dynamics = "fixed"

[measures.toll]
unit = "person"
"""


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    path = tmp_path_factory.mktemp("marks") / "limits.toml"
    path.write_text(PACK, encoding="utf-8")
    return load_pack(str(path))


def read(text: str, name: str = "a.md", pack: Pack | None = None) -> claims.Extract:
    return claims.read(documents.read(Source(name, text, "2025-03-01")), pack)


def linked(found: claims.Extract) -> list[tuple[str, str | None]]:
    return [(claim.text.replace(M, ""), claim.measure) for claim in found.claims if claim.measure]


NO_MARKS = (
    ("100 MB<!-- max-upload -->", "a.md"),
    ("100 MB<!-- factcheck max-upload -->", "a.md"),
    ("100 MB<!-- factcheck: max-upload", "a.md"),
    ("Write `100 MB<!-- factcheck: max-upload -->` to mark it.", "a.md"),
    ("Write ``100 MB `x` <!-- factcheck: max-upload -->`` to mark it.", "a.md"),
    ("```md\n100 MB<!-- factcheck: max-upload -->\n\nand so on\n```\n", "a.md"),
    ("100 MB<!-- factcheck: accept 3f2a91c04b7d counted otherwise -->", "a.md"),
)


@pytest.mark.parametrize(("text", "name"), NO_MARKS)
def test_no_marks(text: str, name: str) -> None:
    found = read(text, name)
    assert (linked(found), found.problems) == ([], ())


MARKED = (
    (f"Files may have 100 MB{M}.", "100 MB"),
    (f"Files may have 100 MB {M} each.", "100 MB"),
    (f"Files may have 100 MB.{M} There are 3 plans.", "100 MB"),
    (f"Files may have **100 MB**{M}.", "100 MB"),
    (f"Files may have `100 MB`{M}.", "100 MB"),
    (f"Files may have up to 100 MB per file{M}.", "up to 100 MB"),
    (f"Of 3 plans this one has 100 MB{M}, the others 50 MB.", "100 MB"),
    (f"The limit is 100{M} MB.", "100 MB"),
    (f"The limit (100 MB){M} holds for 3 plans.", "100 MB"),
    (f"| plan | limit |\n|---|---|\n| free | 100 MB {M} |\n| paid | 1 GB |\n", "100 MB"),
    (f"- 3 plans\n- 100 MB{M}\n", "100 MB"),
    (f"Tệp không quá 100 MB{M}.", "không quá 100 MB"),
    ("Files may have 100 MB<!--factcheck:max-upload-->.", "100 MB"),
    (f"Files may have 100 MB.\n{M}\n", "100 MB"),
)


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@pytest.mark.parametrize(("text", "figure"), MARKED)
def test_the_figure_before_a_mark_is_linked(text: str, figure: str, name: str) -> None:
    if name == "a.txt" and "|" in text:
        text = text.replace("|---|---|\n", "")
    found = read(text, name)
    assert linked(found) in (
        [(figure, "max-upload")],
        [(f"**{figure}**", "max-upload")],
        [(f"`{figure}`", "max-upload")],
    )
    assert found.problems == ()


@pytest.mark.parametrize(("text", "figure"), MARKED)
def test_a_mark_is_no_text(text: str, figure: str) -> None:
    bare = read(text.replace(M, "").replace("<!--factcheck:max-upload-->", "")).claims

    def plain(claim: Claim) -> tuple[object, ...]:
        return claim.text.replace(M, ""), claim.value, claim.unit, claim.region, claim.as_of, claim.paragraph

    found = read(text)
    assert [plain(each) for each in found.claims] == [plain(each) for each in bare]
    assert all(text[each.start : each.end] == each.text for each in found.claims)


WRONG = (
    ("Nothing here" + M, "no figure stands right before it"),
    ("There are 3 plans, and all of them have the same limit" + M, "no figure stands right before it"),
    ("There are 3 plans. The limit is high" + M, "no figure stands right before it"),
    ("There are 3 plans.\n\n" + M, "no figure stands right before it"),
    ("| 100 MB | none " + M + " |", "no figure stands right before it"),
    ("100 MB<!-- factcheck: -->", "expected <!-- factcheck: MEASURE -->"),
    ("100 MB<!-- factcheck: the limit -->", "expected <!-- factcheck: MEASURE -->"),
    ("100 MB<!-- factcheck: max-upload as of soon -->", 'no date can be read in "soon"'),
    ("100 MB" + M + "<!-- factcheck: size -->", '"100 MB" is marked "max-upload", too'),
)


@pytest.mark.parametrize(("text", "problem"), WRONG)
def test_wrong_marks(text: str, problem: str) -> None:
    found = read("Limits\n\n" + text)
    assert len(found.problems) == 1
    assert problem in found.problems[0]
    assert found.problems[0].startswith("a.md:")
    line, column = (int(part) for part in found.problems[0].split(":")[1:3])
    assert ("Limits\n\n" + text).splitlines()[line - 1][column - 1 :].startswith("<!--")


WITH_PACK: tuple[tuple[str, list[tuple[str, str]], str], ...] = (
    # text, figure and measure that it goes to, problem
    (f"The limit is 100 MB for 3 users{M}.", [("100 MB", "max-upload")], ""),
    (f"Files: 100 MB{M}. All uploads have 3 GB.", [("100 MB", "max-upload"), ("3 GB", "max-upload")], ""),
    (f"All uploads have 3 GB, files 100 MB{M}.", [("100 MB", "max-upload")], ""),
    ("It opened on 3 May 2020<!-- factcheck: opened -->.", [("3 May 2020", "opened")], ""),
    ("Of 12 people<!-- factcheck: guests --> all came.", [("12", "guests")], ""),
    (f"Wait 30 seconds{M}.", [], '"30 seconds" is in "second"; "max-upload" is in "megabyte"'),
)


@pytest.mark.parametrize(("text", "expected", "problem"), WITH_PACK)
def test_marks_with_a_pack(pack: Pack, text: str, expected: list[tuple[str, str]], problem: str) -> None:
    found = read(text, pack=pack)
    assert linked(found) == expected
    assert [each.partition(": ")[2] for each in found.problems] == (
        [f'the mark "max-upload": {problem}'] if problem else []
    )


def test_roles_are_filled_in() -> None:
    text = "About 88,000 of them<!-- factcheck: vietnamese-workers-in-korea --> have left."
    found = read(text, pack=load_pack("vietnam-korea"))
    assert found.problems == ()
    claim = next(each for each in found.claims if each.measure)
    assert claim.measure == "vietnamese-workers-in-korea"
    assert claim.entities == {"people": "vietnam", "place": "korea"}
    assert claim.unit == "person"


def test_the_date_of_a_mark() -> None:
    found = read("100 MB<!-- factcheck: max-upload as of 2024-05 --> in 2023")
    claim = found.claims[0]
    assert claim.as_of
    assert (str(claim.as_of.start), str(claim.as_of.end), claim.as_of.basis) == (
        "2024-05-01",
        "2024-05-31",
        "stated",
    )


# --- over several texts ------------------------------------------------------------------------------


def corpus(*texts: str, pack: Pack | None = None) -> Corpus:
    return read_corpus(*(Source(f"{n}.md", text) for n, text in enumerate(texts)), pack=pack)


def conflicts(found: Corpus, pack: Pack | None = None) -> list[str]:
    report = findings.check(found, pack)
    return [each.measures[0] for each in report.findings if each.verdict is Verdict.CONTRADICTION]


AGREE = (
    (f"Files: 100 MB{M}.", f"At most 100 MB{M}, please."),
    (f"Files: 100 MB{M}.", f"Files: 0.1 GB{M}."),
    (f"Files: 100 MB{M}.", "Files: 200 MB<!-- factcheck: min-upload -->."),
    (f"Files: 100 MB{M}.", "Files: 200 MB."),
    ("There are 3<!-- factcheck: retries -->.", "It has 3 attempts<!-- factcheck: retries -->."),
    ("By 1998<!-- factcheck: founded -->.", "On 3 May 1998<!-- factcheck: founded -->."),
    (  # with dates of their own they are a level, which may have changed
        "There are 90 guests<!-- factcheck: guests as of 2023 -->.",
        "There are 100 guests<!-- factcheck: guests as of 2024 -->.",
    ),
)


@pytest.mark.parametrize("texts", AGREE)
def test_marked_figures_that_agree(texts: tuple[str, str]) -> None:
    found = corpus(*texts)
    assert (conflicts(found), found.problems) == ([], ())


DISAGREE = (
    (f"Files: 100 MB{M}.", f"Files: 200 MB{M}."),
    (f"Files may have up to 100 MB{M}.", f"Files may have up to 200 MB{M}."),
    (f"At least 4 GB{M}.", f"At least 2 GB{M}."),
    (f"In 2019, files could have 100 MB{M}.", f"Now they have 200 MB{M}."),
    ("By 1998<!-- factcheck: founded -->.", "By 2003<!-- factcheck: founded -->."),
    (  # no level triples in a month
        "There are 90 guests<!-- factcheck: guests as of 2024-04 -->.",
        "There are 270 guests<!-- factcheck: guests as of 2024-05 -->.",
    ),
)


@pytest.mark.parametrize("texts", DISAGREE)
def test_marked_figures_that_disagree(texts: tuple[str, str]) -> None:
    found = corpus(*texts)
    assert len(conflicts(found)) == 1
    assert found.problems == ()


SLIPS = (
    ("max-uplod", 'no measure is named "max-uplod"; did you mean "max-upload"?'),
    (
        "vietnamese-worker-in-korea",
        'no measure is named "vietnamese-worker-in-korea"; did you mean "vietnamese-workers-in-korea"?',
    ),
    (
        "vietnamese-workers-in-koera",
        'no measure is named "vietnamese-workers-in-koera"; did you mean "vietnamese-workers-in-korea"?',
    ),
    ("min-upload", ""),
    ("guests", ""),
)


@pytest.mark.parametrize(("name", "problem"), SLIPS)
def test_a_name_like_one_of_the_pack_is_a_slip(tmp_path: Path, name: str, problem: str) -> None:
    (tmp_path / "limits.toml").write_text(PACK, encoding="utf-8")
    both = load_pack(str(tmp_path / "limits.toml"), "vietnam-korea")
    found = corpus(f"It is 100<!-- factcheck: {name} -->.", pack=both)
    assert [each.partition(": ")[2] for each in found.problems] == ([problem] if problem else [])
    assert [claim.measure for claim in found.claims] == ([None] if problem else [name])


def test_one_name_in_two_units() -> None:
    found = corpus(f"It is 100 MB{M}.", f"It is 30 seconds{M}.")
    assert found.problems == (
        '1.md:1:7: "30 seconds" is in "second"; "max-upload" is in "megabyte" (0.md:1:7)',
    )
    assert [claim.measure for claim in found.claims] == ["max-upload", None]


def test_explain_speaks_of_a_measure_that_only_marks_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.md").write_text(f"It is 100 MB{M}.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["explain", "max-upload", "a.md"]) == 0
    assert "unit: megabyte; dynamics: fixed" in capsys.readouterr().out


@given(text=st.sampled_from(TEXTS), place=st.integers(0, 12), name=st.sampled_from(["a.md", "a.txt"]))
def test_a_mark_behind_any_figure_changes_nothing_else(text: str, place: int, name: str) -> None:
    plain = read(text, name).claims
    end = plain[place % len(plain)].end
    marked = read(text[:end] + "<!-- factcheck: limit -->" + text[end:], name)

    def told(claim: Claim) -> tuple[object, ...]:
        written = claim.text.replace("<!-- factcheck: limit -->", "")
        return written, claim.value.core, claim.unit, claim.as_of, claim.modality, claim.paragraph

    assert [told(each) for each in marked.claims if not each.measure] == [
        told(each) for each, other in zip(plain, marked.claims, strict=True) if not other.measure
    ]
    assert [written.text for written in plain] == [
        each.text.replace("<!-- factcheck: limit -->", "") for each in marked.claims
    ]


def test_with_a_pack_its_dynamics_count(pack: Pack) -> None:
    early, late = (f"On 1 May {year} there were {n} people<!-- factcheck: toll -->." for year, n in PEOPLE)
    assert conflicts(corpus(early, late, pack=pack), pack) == []
    assert conflicts(corpus(early, late)) == ["toll"]


PEOPLE = ((2023, 100), (2024, 125))
