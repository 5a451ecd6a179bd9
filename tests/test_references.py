"""Reference tables: the claims of their rows in both formats, and what is said of rows that are no use."""

from pathlib import Path

import pytest

from factcheck import claims, corpora, documents, findings, references
from factcheck.cli import main
from factcheck.documents import Source
from factcheck.packs import Pack, load_pack
from factcheck.verdicts import Verdict
from tests.test_corpora import plant

REFERENCE = '[[sources]]\npath = "figures.csv"\nrole = "reference"\n'


def read(text: str, name: str = "figures.csv", pack: Pack | None = None) -> claims.Extract:
    source = Source(name, text, role="reference")
    found = references.read(documents.read(source), pack or load_pack("vietnam-korea"))
    assert all(text[claim.start : claim.end] == claim.text for claim in found.claims)
    for claim in found.claims:
        assert text.splitlines()[claim.line - 1][claim.column - 1 :].startswith(claim.text)
    return found


def toml(**keys: str) -> str:
    return "[[figures]]\n" + "".join(f"{key} = {value}\n" for key, value in keys.items())


ROWS = (
    # text, and for each claim: its text, what it states, unit, measure, as of
    ("measure,value\nmax-upload,100 MB\n", [("100 MB", "100", "megabyte", "max-upload", "open")]),
    ("Value;Measure\r\n100 MB;max-upload\r\n", [("100 MB", "100", "megabyte", "max-upload", "open")]),
    ("measure\tvalue\tas of\na\t5\t2024-05", [("5", "5", "item", "a", "2024-05-01..2024-05-31")]),
    ("measure,value,date\na,5,May 2024\n\n# b,6,\n", [("5", "5", "item", "a", "2024-05-01..2024-05-31")]),
    ("measure,value,as_of\na,5,tháng 5 năm 2024\n", [("5", "5", "item", "a", "2024-05-01..2024-05-31")]),
    ('measure,value\na,"1,250"\n', [("1,250", "1250", "item", "a", "open")]),
    ("measure,value,unit\na,2.5,GB\n", [("2.5", "5/2", "gigabyte", "a", "open")]),
    ("measure,value,unit,owner\na,12,visit,Ann\n", [("12", "12", "visit", "a", "open")]),
    (
        'measure,value\nvietnamese-workers-in-korea,"over 88,000"\n',
        [("over 88,000", "(88000, ∞)", "person", "vietnamese-workers-in-korea", "open")],
    ),
    (
        "measure,value,entities\n{people.people}-workers-in-{place},88000,people=vietnam; place=korea\n",
        [("88000", "88000", "person", "vietnamese-workers-in-korea", "open")],
    ),
    (
        "measure,value,as_of\nvietnam-exports-to-korea,USD 25.6 billion,2024\n",
        [("USD 25.6 billion", "25600000000", "USD", "vietnam-exports-to-korea", "2024-01-01..2024-12-31")],
    ),
)


def told(found: claims.Extract) -> list[tuple[str, str, str, str | None, str]]:
    return [
        (
            each.text,
            str(each.value.stated.lo) if each.value.stated.is_point else str(each.value.stated),
            each.unit,
            each.measure,
            f"{each.as_of.start}..{each.as_of.end}" if each.as_of and each.as_of.is_known else "open",
        )
        for each in found.claims
    ]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_rows(text: str, expected: list[tuple[str, ...]]) -> None:
    found = read(text)
    assert told(found) == expected
    assert found.problems == ()


TABLES = (
    (toml(measure='"a"', value='"100 MB"'), [("100 MB", "100", "megabyte", "a", "open")]),
    (toml(measure='"a"', value="2.5", unit='"GB"'), [("2.5", "5/2", "gigabyte", "a", "open")]),
    (
        toml(measure='"a"', value='"5"', as_of="2024-05-01", note='"as agreed"'),
        [("5", "5", "item", "a", "2024-05-01..2024-05-01")],
    ),
    (
        toml(measure='"a"', value='"5"', as_of='"May 2024"', source='"the ministry"'),
        [("5", "5", "item", "a", "2024-05-01..2024-05-31")],
    ),
    (
        "# ours\n"
        + toml(
            measure='"{people.people}-workers-in-{place}"',
            value="88000",
            entities='{ people = "vietnam", place = "korea" }',
        ),
        [("88000", "88000", "person", "vietnamese-workers-in-korea", "open")],
    ),
)


@pytest.mark.parametrize(("text", "expected"), TABLES)
def test_tables(text: str, expected: list[tuple[str, ...]]) -> None:
    found = read(text, "figures.toml")
    assert told(found) == expected
    assert found.problems == ()


HEAD = "measure,value,as_of,unit,entities\n"
WRONG = (
    ("", 'figures.csv:1: no column "measure"; expected the columns measure, value, and maybe'),
    ("measure,vaule\na,5\n", 'figures.csv:1: no column "value"; did you mean "vaule"?; expected'),
    (HEAD + ",5\n", 'figures.csv:2: the row names no measure in the column "measure"'),
    (HEAD + "a,,2024\n", 'figures.csv:2: the row "a" has no value'),
    (HEAD + "a,1,250,2024,,\n", "figures.csv:2: the row has 6 cells, the header 5; a figure with a comma"),
    (HEAD + "a,none\n", 'figures.csv:2: the row "a": no figure can be read in "none"'),
    (HEAD + "a,5,soon\n", 'figures.csv:2: the row "a": no date can be read in "soon"; expected one such as'),
    (HEAD + "a,5 MB,,second\n", 'figures.csv:2: the row "a": "5 MB" is in "megabyte"; expected "second"'),
    (HEAD + "{x}-to-{y},5\n", "its name has braces, but no pack has such a measure"),
    (HEAD + "a,5,,,people=vietnam\n", '"a" has no role "people"'),
    (
        HEAD + "{people.people}-workers-in-{place},5,,,people=vietnam\n",
        'the column "entities" must say who is place, as in "place=…"',
    ),
    (
        HEAD + "{people.people}-workers-in-{place},5,,,people=vietnam;plase=korea\n",
        'has no role "plase"; did you mean "place"?',
    ),
    (
        HEAD + "{people.people}-workers-in-{place},5,,,people=vietnam;place=koera\n",
        'no entity is named "koera"; did you mean "korea"?',
    ),
    (
        HEAD + "vietnamese-workers-in-korea,USD 5\n",
        '"USD 5" is in "USD"; expected "person"',
    ),
)


@pytest.mark.parametrize(("text", "problem"), WRONG)
def test_a_wrong_row_is_told_and_stops_nothing(text: str, problem: str) -> None:
    lone = read(text)
    assert len(lone.problems) == 1
    assert problem in lone.problems[0]
    assert lone.claims == ()
    if text.startswith(HEAD):
        assert len(read(text + "b,6\n").claims) == 1


WRONG_TABLES = (
    ("x = 1\n", "figures.toml: has no [[figures]] tables"),
    ("[[figures]]\nmeasure = 5 5\n", "figures.toml:2: is no valid TOML"),
    (toml(value="5"), 'figures.toml:1: figures[1]: the key "measure" is missing'),
    (toml(measure='"a"'), 'figures.toml:1: figures[1]: the key "value" is missing'),
    (toml(measure='"a"', value="true"), 'figures.toml:3: figures[1]: "value" must be a figure'),
    (toml(measure='"a"', value="5", unti='"MB"'), 'no key "unti" is known here; did you mean "unit"?'),
)


@pytest.mark.parametrize(("text", "problem"), WRONG_TABLES)
def test_wrong_tables(text: str, problem: str) -> None:
    found = read(text, "figures.toml")
    assert [problem in each for each in found.problems] == [True]


# --- in a run ----------------------------------------------------------------------------------------

MARKED = "Files may have 200 MB<!-- factcheck: max-upload -->."


def test_the_tables_of_the_configuration_are_read_in_every_run(tmp_path: Path) -> None:
    plant(
        tmp_path,
        {
            "factcheck.toml": REFERENCE,
            "figures.csv": "measure,value,as_of\nmax-upload,100 MB,2024-05\n",
            "docs/a.md": MARKED,
            "docs/other.csv": "measure,value\nmax-upload,300 MB\n",
        },
    )
    corpus = corpora.read(tmp_path / "docs")
    assert [each.source.id for each in corpus.documents] == ["docs/a.md", "figures.csv"]
    assert corpus.sources[1].role == "reference"
    conflict, *rest = findings.check(corpus).findings
    assert (conflict.verdict, rest) == (Verdict.CONTRADICTION, [])
    assert conflict.suspects == ("docs/a.md:15-21",)
    assert conflict.claims == ("figures.csv:31-37", "docs/a.md:15-21")


def test_a_figure_that_a_table_denies_is_the_suspect_among_undated_ones() -> None:
    texts = ("There are 3 retries<!-- factcheck: retries -->.", "After 5 retries<!-- factcheck: retries -->.")
    table = Source("figures.csv", "measure,value\nretries,5\n", role="reference")
    corpus = corpora.read(*(Source(f"{n}.md", text) for n, text in enumerate(texts)), table)
    conflict = next(each for each in findings.check(corpus).findings if each.verdict is Verdict.CONTRADICTION)
    assert conflict.suspects == ("0.md:10-11",)


def test_a_table_that_is_named_is_one_by_its_columns(tmp_path: Path) -> None:
    plant(tmp_path, {"a.csv": "measure,value\nx,5\n", "b.csv": "name,size\nx,5 MB\n", "p.toml": "x = 5\n"})
    corpus = corpora.read(*(tmp_path / name for name in ("a.csv", "b.csv", "p.toml")))
    assert [each.role for each in corpus.sources] == ["reference", "", ""]
    assert [each.measure for each in corpus.claims] == ["x", None, None]


def test_a_slip_in_a_mark_is_seen_by_the_table(tmp_path: Path) -> None:
    plant(tmp_path, {"a.csv": "measure,value\nmax-uploads,5 MB\n", "b.md": MARKED})
    corpus = corpora.read(tmp_path / "a.csv", tmp_path / "b.md")
    assert [each.rpartition(": ")[2] for each in corpus.problems] == [
        'no measure is named "max-upload"; did you mean "max-uploads"?'
    ]


def test_a_slip_in_a_table_is_seen_by_the_pack(tmp_path: Path) -> None:
    plant(tmp_path, {"a.csv": "measure,value\nvietnamese-worker-in-korea,5\nguests,5\n"})
    corpus = corpora.read(tmp_path / "a.csv", pack=load_pack("vietnam-korea"))
    assert [each.rpartition(": ")[2] for each in corpus.problems] == [
        'no measure is named "vietnamese-worker-in-korea"; did you mean "vietnamese-workers-in-korea"?'
    ]
    assert [each.measure for each in corpus.claims] == [None, "guests"]


def test_why_speaks_of_its_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(
        tmp_path,
        {"factcheck.toml": REFERENCE, "figures.csv": "measure,value\nmax-upload,1 GB", "a.md": MARKED},
    )
    monkeypatch.chdir(tmp_path)
    assert main(["why", "a.md"]) == 0
    out = capsys.readouterr().out
    assert 'by "<!-- factcheck: max-upload -->"' in out
    assert "1 GB" not in out
