"""`factcheck init`: what it finds in a folder; its configuration can be used and changes nothing wrong.

Longer than most because the odd folders that it meets stand beside what is expected of them.
"""

import os
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from factcheck import config, configtexts, corpora, inventories
from factcheck.cli import main
from factcheck.config import Config
from factcheck.documents import Source
from factcheck.inventories import Inventory

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ["seeds", "examples/metro", "examples/bridges", "examples/retailer", "examples"] + [
    f"tests/corpora/{path.name}" for path in sorted((ROOT / "tests/corpora").iterdir()) if path.is_dir()
]
FACTS = "The hall has 40 rooms. Now 90 people work there.\n"


def written(folder: Path) -> str:
    """What init writes for a folder; it can be used."""
    text = "".join(f"{line}\n" for line in configtexts.write(inventories.take(folder)))
    (folder / config.NAME).write_text(text, encoding="utf-8")
    assert config.scan(folder / config.NAME)[1] == []
    return text


def switched_on(text: str, folder: Path) -> Config:
    """The configuration with every setting that is off, and a date for each that is asked for."""
    text = re.sub("(?m)^#(?! )", "", text).replace("YYYY-MM-DD", "2024-05-01")
    (folder / config.NAME).write_text(text, encoding="utf-8")
    (folder / inventories.ACCEPTED).touch()
    found, mistakes = config.scan(folder / config.NAME)
    assert mistakes == []
    return found


def sources(settings: Config) -> dict[str, tuple[object, ...]]:
    """What a run of the current folder knows of its sources."""
    read = corpora.read(".", config=settings).sources
    return {each.id: (each.language, each.published, each.text) for each in read}


# --- with all texts at hand --------------------------------------------------------------------------


@pytest.mark.parametrize("name", FOLDERS)
def test_a_run_with_it_reads_the_same(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "texts"
    shutil.copytree(ROOT / name, folder, ignore=shutil.ignore_patterns(config.NAME))
    monkeypatch.chdir(folder)
    before = sources(Config())
    text = written(folder)
    after = sources(config.read(folder / config.NAME))
    assert before.items() <= after.items()
    assert switched_on(text, folder).sources or "[[sources]]" not in text


# --- what stands in it -------------------------------------------------------------------------------


def entry(text: str, path: str) -> str:
    """The comment above the entry of a path, and its other setting."""
    found = re.search(rf'(?m)^# (.*)\n#?\[\[sources\]\]\n#?path = "{re.escape(path)}"\n(.*)$', text)
    assert found, text
    return f"{found[1]} {found[2]}"


@pytest.mark.parametrize(
    ("name", "body", "expected"),
    [
        ("a.txt", FACTS, 'Nothing in it tells: #published = "YYYY-MM-DD"'),
        ("report 2023.txt", FACTS, "by its name: #published = 2023"),
        ("r_202305.txt", FACTS, 'by its name: #published = "2023-05"'),
        ("r_202313.txt", FACTS, 'Nothing in it tells: #published = "YYYY-MM-DD"'),
        (
            "b.txt",
            "It was built on 3 May 2021 and sold in April 2022.\n",
            '"April 2022" in line 1 is the latest date that it names: #published = "2022-04"',
        ),
        (
            "c.md",
            "# On\n\nIt was built in 2019.\n",
            '"2019" in line 3 is the latest date that it names: #published = 2019',
        ),
        # What is yet to come was not the day on which it was written.
        (
            "d.txt",
            "It was sold on 3 May 2021 and closes in 2090.\n",
            '"3 May 2021" in line 1 is the latest date that it names: #published = 2021-05-03',
        ),
        (
            "e.md",
            "---\npublished: 2021\n---\n\nIt has 4 rooms.\n",
            "so much it says of itself: #published = 2021",
        ),
    ],
)
def test_dates_to_fill_in(tmp_path: Path, name: str, body: str, expected: str) -> None:
    (tmp_path / name).write_text(body, encoding="utf-8")
    assert entry(written(tmp_path), f"/{name}") == expected


def test_texts_that_are_dated_need_nothing(tmp_path: Path) -> None:
    (tmp_path / "2024-05-01-note.txt").write_text(FACTS, encoding="utf-8")
    (tmp_path / "2024-06.txt").write_text(FACTS, encoding="utf-8")
    text = written(tmp_path)
    assert "[[sources]]" not in text
    assert "published from 2024-05-01 to 2024-06-30" in " ".join(text.replace("#", " ").split())


def test_a_folder_with_a_year_has_one_entry(tmp_path: Path) -> None:
    for name in ("2009/a.txt", "2009/deep/b.txt", "other/c.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(FACTS, encoding="utf-8")
    text = written(tmp_path)
    assert entry(text, "/2009/") == "2 of them, by its name: #published = 2009"
    assert text.count("[[sources]]") == 2
    monkey = switched_on(text, tmp_path)
    assert monkey.about("2009/deep/b.txt")["published"].start == date(2009, 1, 1)


def test_many_texts_without_a_date_have_an_entry_a_folder(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for number in range(15):
        (tmp_path / f"a{number}.txt").write_text(FACTS, encoding="utf-8")
        (tmp_path / f"sub/b{number}.md").write_text(FACTS, encoding="utf-8")
    text = written(tmp_path)
    assert entry(text, "/*.txt") == '15 texts: #published = "YYYY-MM-DD"'
    assert entry(text, "/sub/*.md") == '15 texts: #published = "YYYY-MM-DD"'


def test_folders_named_after_a_language(tmp_path: Path) -> None:
    for name in ("vi/a.txt", "docs/en/b.txt", "ko/c.txt"):
        (tmp_path / name).parent.mkdir(parents=True)
        text = "Hiện có 90 người làm việc tại đây và họ không về.\n" if name == "vi/a.txt" else FACTS
        (tmp_path / name).write_text(text, encoding="utf-8")
    text = written(tmp_path)
    assert '[[sources]]\npath = "/vi/"\nlanguage = "vi"\n' in text
    assert '[[sources]]\npath = "/docs/en/"\nlanguage = "en"\n' in text
    assert '"/ko/"' not in text  # what is in it is English


def test_packs_that_link_figures(tmp_path: Path) -> None:
    trade = "In 2024, trade between Japan and Thailand reached USD 52.3 billion.\n"
    (tmp_path / "a.txt").write_text(trade, encoding="utf-8")
    assert '#rules = ["./figures.toml"]' in written(tmp_path)  # one figure has nothing to be compared with
    (tmp_path / "b.txt").write_text(trade.replace("52", "53"), encoding="utf-8")
    (tmp_path / config.NAME).unlink()
    text = written(tmp_path)
    assert "# bilateral links 2 figures here.\n" in text
    assert 'rules = ["bilateral"]\n' in text


PACK = """\
[pack]
name = "halls"
description = "Halls"

[measures.rooms]
unit = "room"
match.en = ["hall has <n> rooms"]
"""


def test_packs_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FACTS, encoding="utf-8")
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs/halls.toml").write_text(PACK, encoding="utf-8")
    (tmp_path / "wrong.toml").write_text(PACK.replace("unit", "unti"), encoding="utf-8")
    (tmp_path / "else.toml").write_text("[pack", encoding="utf-8")
    (tmp_path / "silent.toml").write_text(PACK.replace("hall has", "barn holds"), encoding="utf-8")
    text = written(tmp_path)
    assert '\nrules = ["./packs/halls.toml"]\n' in text
    assert "# ./wrong.toml has mistakes, and is left out" in text
    assert "else.toml" not in text
    assert "silent.toml" not in text


def test_packs_that_cannot_be_used_together(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FACTS + "The barn holds 3 rooms.\n", encoding="utf-8")
    (tmp_path / "one.toml").write_text(PACK, encoding="utf-8")
    (tmp_path / "two.toml").write_text(PACK.replace("hall has", "barn holds"), encoding="utf-8")
    text = written(tmp_path)
    assert '\nrules = ["./one.toml"]\n' in text
    assert "# ./two.toml links figures, too, but cannot be used beside those above it.\n" in text


def test_reference_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(FACTS, encoding="utf-8")
    (tmp_path / "right.csv").write_text("measure,value\nrooms,40 rooms\n", encoding="utf-8")
    (tmp_path / "half [1].csv").write_text("measure,value\nrooms,many\n", encoding="utf-8")
    (tmp_path / "other.csv").write_text("name,size\na,4\n", encoding="utf-8")
    text = written(tmp_path)
    assert '\n[[sources]]\npath = "/right.csv"\nrole = "reference"\n' in text
    assert '\n#[[sources]]\n#path = "/half ?1].csv"\n#role = "reference"\n' in text
    assert "other.csv" not in text
    monkeypatch.chdir(tmp_path)
    assert set(sources(config.read(tmp_path / config.NAME))) == {"a.txt", "right.csv"}
    assert {path.name for path in switched_on(text, tmp_path).tables} == {"right.csv", "half [1].csv"}


def test_what_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(FACTS, encoding="utf-8")
    (tmp_path / "old.txt").write_bytes(b"caf\xe9\n")
    (tmp_path / "b.pdf").touch()
    (tmp_path / "c").touch()
    assert main(["init", str(tmp_path)]) == 2
    assert "old.txt:1: is not UTF-8" in capsys.readouterr().err
    text = (tmp_path / config.NAME).read_text(encoding="utf-8")
    assert '#exclude = ["/old.txt"]\n' in text
    assert "which are not read: 1 without a suffix, 1 .pdf" in text
    assert switched_on(text, tmp_path).exclude == ("/old.txt",)


ODD = ["a b.txt", " c.txt", "d .txt", "[e].txt", "f*?.txt", "#g.txt", "!h.txt", "q'\"{}.txt", "ệ漢🙂.txt",
       "-x.txt", "back\\slash.txt", "line\nend.txt", "tab\t.txt", "~i.txt", "$(j).txt"]  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="names that Windows does not take")
@pytest.mark.parametrize("name", [*ODD, os.fsdecode(b"caf\xe9.txt")], ids=ascii)
@pytest.mark.parametrize("inside", [False, True], ids=["file", "folder"])
def test_odd_names(tmp_path: Path, name: str, inside: bool) -> None:
    """An entry for such a name can be used, and speaks of that text alone."""
    place = f"{name}/a.txt" if inside else name
    others = {"plain.txt", "sub/other.txt"}
    for each in (place, *others):
        (tmp_path / each).parent.mkdir(exist_ok=True)
        (tmp_path / each).write_text(FACTS, encoding="utf-8")
    found = switched_on(written(tmp_path), tmp_path)
    (mine,) = (each for each in found.sources if not any(each.matches(other) for other in others))
    assert mine.matches(place)


def test_a_pattern_is_of_one_file(tmp_path: Path) -> None:
    for name in ODD:
        (tmp_path / name).write_text(FACTS, encoding="utf-8")
        found = config.Entry(path=configtexts.pattern(name), about={})
        assert found.matches(name)
        assert [path.name for path in tmp_path.glob(configtexts.pattern(name)[1:])] == [name]
        (tmp_path / name).unlink()


# --- the command -------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "my docs").mkdir()
    (tmp_path / "my docs/a.txt").write_text(FACTS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_to_do_next(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", "my docs"]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert told.out == (
        "wrote my docs/factcheck.toml: 1 text (1 English), 2 figures; packs: none links figures here\n"
        "next: fill in there when texts were published that do not say so (1 text); then\n"
        "      factcheck check 'my docs'\n"
        "      factcheck suggest 'my docs' -o 'my docs/figures.toml'   (a pack for what no pack links)\n"
    )
    assert main(["check", "my docs"]) == 0


def test_the_current_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("my docs")
    assert main(["init"]) == 0
    assert (folder / "my docs/factcheck.toml").is_file()


def test_an_empty_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "empty").mkdir()
    assert main(["init", "empty"]) == 0
    assert (
        "next: put texts there (.txt, .md, .markdown), then: factcheck check empty" in capsys.readouterr().out
    )
    assert config.read(folder / "empty/factcheck.toml").rules == ()


def test_on_standard_output(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", "my docs", "--output", "-"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("# How factcheck reads")
    assert "next:" not in told.out
    assert "next:" in told.err
    assert not (folder / "my docs/factcheck.toml").exists()


def test_nothing_is_overwritten(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = folder / "my docs/factcheck.toml"
    place.symlink_to(folder / "gone.toml")
    for content in (None, "", "broken ["):
        if content is not None:
            place.unlink()
            place.write_text(content, encoding="utf-8")
        assert main(["init", "my docs"]) == 2
        error = capsys.readouterr().err
        assert error.startswith(
            "factcheck: my docs/factcheck.toml: exists and is not overwritten; --output FILE"
        )
    assert not (folder / "gone.toml").exists()
    assert main(["init", "my docs", "--output", "new.toml"]) == 0
    assert main(["init", "my docs", "--output", "new.toml"]) == 2
    assert place.read_text(encoding="utf-8") == "broken ["


@pytest.mark.parametrize(
    ("name", "text"), [("factcheck.toml", ""), ("my docs/pyproject.toml", "[tool.factcheck]\nrules = []\n")]
)
def test_a_configuration_that_would_be_hidden(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, text: str
) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    assert main(["init", "my docs"]) == 2
    assert f"my docs: is configured by {name} already; --output FILE" in capsys.readouterr().err
    assert not (folder / "my docs/factcheck.toml").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["my docs/a.txt"], "my docs/a.txt: is a file: name the folder that it is in"),
        (["none"], "none: there is no such folder"),
        (["my docs", "--output", "none/a.toml"], "none/a.toml: cannot be written"),
        (["my docs", "--output", "my docs"], "my docs: exists and is not overwritten"),
    ],
)
def test_what_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert main(["init", *arguments]) == 2
    error = capsys.readouterr().err
    assert message in error
    assert "Traceback" not in error


def test_what_git_ignores_is_left_out(folder: Path) -> None:
    subprocess.run(["git", "init", "--quiet"], check=True)
    (folder / ".gitignore").write_text("secret/\n", encoding="utf-8")
    (folder / "secret").mkdir()
    (folder / "secret/b.txt").write_text(FACTS, encoding="utf-8")
    assert [source.id for source in inventories.take(folder).sources] == ["my docs/a.txt"]


def test_counts_without_texts() -> None:
    assert configtexts.counted(Inventory(folder=Path())) == "0 texts"
    one = Source("a", "", "2024", "en")
    assert Inventory(folder=Path(), sources=(one,)).span == (date(2024, 1, 1), date(2024, 12, 31))
