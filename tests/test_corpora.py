"""Corpora: which files a path stands for, under which name, and what is said of those that cannot be used."""

import io
import os
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from factcheck.config import Config, Entry
from factcheck.corpora import Corpus, read
from factcheck.documents import Source


def plant(root: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def names(corpus: Corpus) -> list[str]:
    return [each.source.id for each in corpus.documents]


FOLDERS = (
    ("kinds", {"a.txt": "x", "b.md": "x", "c.markdown": "x", "D.TXT": "x", "e.csv": "x", "f": "x"}, None),
    ("order", {"b.txt": "x", "a/z.txt": "x", "a.txt": "x", "c/a.txt": "x"}, None),
    ("hidden", {"a.txt": "x", ".b.txt": "x", ".git/c.txt": "x", ".venv/d.txt": "x"}, ["a.txt"]),
    (
        "ignored",
        {
            ".gitignore": "drafts/\n*.md\n!keep.md",
            "a.txt": "x",
            "drafts/b.txt": "x",
            "c.md": "x",
            "keep.md": "x",
        },
        ["a.txt", "keep.md"],
    ),
    (
        "ignored below",
        {"a.txt": "x", "sub/.gitignore": "a.txt", "sub/a.txt": "x", "sub/b.txt": "x"},
        ["a.txt", "sub/b.txt"],
    ),
    ("anchored", {".gitignore": "/a.txt", "a.txt": "x", "sub/a.txt": "x"}, ["sub/a.txt"]),
    (
        "excluded",
        {"factcheck.toml": 'exclude = ["drafts/**", "x*"]', "a.txt": "x", "drafts/b.txt": "x", "xa.txt": "x"},
        ["a.txt"],
    ),
    ("own files", {"factcheck.toml": "", "factcheck-accepted.toml": "", "a.txt": "x"}, ["a.txt"]),
)


@pytest.mark.parametrize(("name", "files", "expected"), FOLDERS, ids=[case[0] for case in FOLDERS])
def test_what_a_folder_holds(
    tmp_path: Path, name: str, files: dict[str, str], expected: list[str] | None
) -> None:
    corpus = read(plant(tmp_path, files))
    readable = sorted(name for name in files if name.lower().endswith((".txt", ".md", ".markdown")))
    assert names(corpus) == (readable if expected is None else expected)
    assert not corpus.problems


def test_other_kinds_are_counted(tmp_path: Path) -> None:
    corpus = read(plant(tmp_path, {"a.txt": "x", "b.csv": "x", "sub/c.png": b"\0", ".hidden": "x"}))
    assert (names(corpus), corpus.skipped) == (["a.txt"], 2)


def test_an_ignored_folder_that_is_named_is_meant(tmp_path: Path) -> None:
    plant(
        tmp_path,
        {
            ".git/HEAD": "x",
            ".gitignore": "build/\n*.md",
            "build/a.txt": "x",
            "src/b.md": "x",
            "src/c.txt": "x",
        },
    )
    assert names(read(tmp_path)) == ["src/c.txt"]
    assert names(read(tmp_path / "build")) == ["a.txt"]
    assert names(read(tmp_path / "src")) == ["c.txt"]


def test_a_named_file_is_read_whatever_excludes_it(tmp_path: Path) -> None:
    plant(tmp_path, {"factcheck.toml": 'exclude = ["*.txt"]', "a.txt": "x", "notes.log": "x"})
    assert names(read(tmp_path / "a.txt", tmp_path / "notes.log")) == ["a.txt", "notes.log"]


def test_each_file_once(tmp_path: Path) -> None:
    plant(tmp_path, {"a.txt": "x", "b.txt": "x"})
    corpus = read(tmp_path / "b.txt", tmp_path, tmp_path / "a.txt")
    assert (names(corpus), corpus.problems) == (["b.txt", "a.txt"], ())


def test_a_link_to_a_folder_above_ends(tmp_path: Path) -> None:
    plant(tmp_path, {"sub/a.txt": "x"})
    (tmp_path / "sub/up").symlink_to(tmp_path)
    assert names(read(tmp_path)) == ["sub/a.txt"]


def test_names_count_from_the_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path, {"p/factcheck.toml": "", "p/texts/a.txt": "x", "q/b.txt": "x", "r/s/c.txt": "x"})
    monkeypatch.chdir(tmp_path / "q")
    assert names(read("../p/texts")) == ["texts/a.txt"]
    assert names(read(".")) == ["b.txt"]
    assert names(read("../r")) == ["s/c.txt"]
    assert names(read("../r/s/c.txt")) == ["c.txt"]


def test_two_files_of_one_name_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path, {"here/x": "", "a/same.txt": "x", "b/same.txt": "y"})
    monkeypatch.chdir(tmp_path / "here")
    corpus = read("../a", "../b")
    assert names(corpus) == ["same.txt"]
    assert "same.txt: two sources have this name" in corpus.problems[0]


def test_the_configuration_speaks_of_its_own_folder_only(tmp_path: Path) -> None:
    about = '[[sources]]\npath = "*.txt"\nlanguage = "vi"\ntitle = "T"\n'
    plant(tmp_path, {"p/factcheck.toml": about, "p/a.txt": "x", "q/b.txt": "x"})
    corpus = read(tmp_path / "p", tmp_path / "q")
    assert [(each.id, each.language, each.title) for each in corpus.sources] == [
        ("a.txt", "vi", "T"),
        ("b.txt", "en", ""),
    ]


def test_what_is_stated_for_all_wins() -> None:
    config = Config(sources=(Entry(path="*", about={"language": "vi"}),), stated={"language": "en"})
    assert config.about("a.txt") == {"language": "en"}


def test_sources_can_be_given(tmp_path: Path) -> None:
    corpus = read(Source("one", "Exports rose by 7.3 %.", "2024-05-01"), plant(tmp_path, {"a.txt": "5 km"}))
    assert names(corpus) == ["one", "a.txt"]
    assert [claim.text for claim in corpus.claims if claim.source == "one"] == ["7.3 %"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Xuất khẩu tăng 7,3 %.".encode())))
    corpus = read("-", config=Config(stated={"language": "vi"}))
    assert names(corpus) == ["<stdin>"]
    assert [claim.text for claim in corpus.claims] == ["7,3 %"]


PROBLEMS: tuple[tuple[str, dict[str, str | bytes], str, str], ...] = (
    ("missing", {}, "none.txt", "none.txt: cannot be read: No such file or directory"),
    ("binary", {"a.txt": b"\x89PNG\0"}, "a.txt", "a.txt: is a binary file, expected UTF-8 text"),
    (
        "another encoding",
        {"a.txt": "é".encode("latin-1")},
        "a.txt",
        "a.txt:1: is not UTF-8 (byte 0xe9 at offset 0)",
    ),
    (
        "an empty folder",
        {"sub/.keep": ""},
        "sub",
        "sub: no file to read in this folder (takes .txt, .md, .markdown)",
    ),
    ("other kinds only", {"sub/a.csv": ""}, "sub", "(takes .txt, .md, .markdown; 1 of other kinds)"),
    ("an unknown language", {"a.md": "---\nlang: xx\n---\nx"}, "a.md", 'a.md: no language "xx"'),
)


@pytest.mark.parametrize(("name", "files", "path", "message"), PROBLEMS, ids=[case[0] for case in PROBLEMS])
def test_problems_do_not_stop_the_rest(
    tmp_path: Path, name: str, files: dict[str, str | bytes], path: str, message: str
) -> None:
    plant(tmp_path, {**files, "rest/good.txt": "x"})
    corpus = read(tmp_path / path, tmp_path / "rest")
    assert [Path(each).name for each in names(corpus)] == ["good.txt"]
    assert len(corpus.problems) == 1
    assert message in corpus.problems[0]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_closed_folder_is_told(tmp_path: Path) -> None:
    plant(tmp_path, {"a.txt": "x", "closed/b.txt": "x"})
    (tmp_path / "closed").chmod(0)
    corpus = read(tmp_path)
    (tmp_path / "closed").chmod(0o755)
    assert names(corpus) == ["a.txt"]
    assert "closed: cannot be read: Permission denied" in corpus.problems[0]


def test_mistakes_in_the_configuration_are_problems(tmp_path: Path) -> None:
    corpus = read(plant(tmp_path, {"factcheck.toml": "rulez = 1", "a.txt": "x"}))
    assert names(corpus) == ["a.txt"]
    assert 'no key "rulez"' in corpus.problems[0]
