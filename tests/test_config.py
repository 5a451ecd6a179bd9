"""Configuration: found upward, read strictly, every mistake named with its place."""

from datetime import date
from pathlib import Path

import pytest

from factcheck import config
from factcheck.config import Accepted, Config
from factcheck.errors import ConfigError


def write(folder: Path, text: str, name: str = "factcheck.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


WHOLE = """\
rules = ["bilateral", "./our.toml", "packs/ours.toml"]
exclude = ["drafts/**"]
fail-on = "warning"
reading = "strict"
accepted = "accepted.toml"

[[sources]]
path = "2009/*.txt"
published = 2009-05-31
language = "vi"
trust = 0.5

[[sources]]
path = "2009/b.txt"
published = { start = 2009-06-01, end = "2009-06" }
title = "B"
publisher = "The Office"
role = "reference"
scope = { version = "1" }
"""
ACCEPTED = """\
[[accepted]]
id = "3f2a91c04b7d"
reason = "Two ways to count, both stated."
until = 2027-01-01
claims = ["a.txt:3: about 5"]
"""


def test_everything_that_can_be_said(tmp_path: Path) -> None:
    write(tmp_path, ACCEPTED, "accepted.toml")
    found = config.read(write(tmp_path, WHOLE))
    assert found.rules == ("bilateral", str(tmp_path / "our.toml"), str(tmp_path / "packs/ours.toml"))
    assert (found.exclude, found.fail_on, found.reading) == (("drafts/**",), "warning", "strict")
    assert found.accepted == (
        Accepted(
            id="3f2a91c04b7d",
            reason="Two ways to count, both stated.",
            until=date(2027, 1, 1),
            claims=("a.txt:3: about 5",),
        ),
    )
    assert found.about("2010/a.txt") == {}
    first = found.about("2009/a.txt")
    assert (first["language"], first["trust"], str(first["published"].start)) == ("vi", 0.5, "2009-05-31")
    last = found.about("2009/b.txt")
    assert (last["title"], last["publisher"], last["role"]) == ("B", "The Office", "reference")
    assert (last["language"], last["scope"], str(last["published"].end)) == (
        "vi",
        {"version": "1"},
        "2009-06-30",
    )


def test_nothing_that_need_be_said(tmp_path: Path) -> None:
    path = write(tmp_path, "")
    assert config.read(path) == Config(path=path)
    assert config.read(None) == Config()


@pytest.mark.parametrize(
    ("pattern", "name", "matches"),
    [
        ("a.txt", "a.txt", True),
        ("a.txt", "sub/a.txt", True),
        ("/a.txt", "sub/a.txt", False),
        ("*.txt", "sub/a.txt", True),
        ("sub/*.txt", "sub/a.txt", True),
        ("sub/*.txt", "sub/deep/a.txt", False),
        ("sub/**", "sub/deep/a.txt", True),
        ("sub/", "sub/deep/a.txt", True),
    ],
)
def test_paths_are_patterns_as_in_gitignore(pattern: str, name: str, matches: bool) -> None:
    assert config.Entry(path=pattern, about={}).matches(name) is matches


def test_it_is_found_upward(tmp_path: Path) -> None:
    top = write(tmp_path, "")
    write(tmp_path / "plain", "[project]\nname = 'x'\n", "pyproject.toml")
    project = write(tmp_path / "project", "[tool.factcheck]\nrules = ['bilateral']\n", "pyproject.toml")
    (tmp_path / "project/a.txt").write_text("x", encoding="utf-8")
    assert config.find(tmp_path / "plain") == top
    assert config.find(tmp_path / "plain/none/missing.txt") == top
    assert config.find(tmp_path / "project/a.txt") == project
    assert config.read(project).rules == ("bilateral",)
    nearer = write(tmp_path / "project", "rules = []")
    assert config.find(tmp_path / "project") == nearer


MISTAKES = (
    ("no TOML", "rules = [", ["factcheck.toml:1: is no valid TOML: "]),
    (
        "a misspelt key",
        'ruels = ["a"]',
        ['factcheck.toml:1: no key "ruels" is known here; did you mean "rules"?'],
    ),
    ("a text for a list", 'rules = "a"', ['factcheck.toml:1: "rules" must be a list of texts, not "a"']),
    (
        "no such severity",
        'fail-on = "eror"',
        ['factcheck.toml:1: "fail-on" must be one of "error", "warning", "note", "never", not "eror"'],
    ),
    ("no such reading", "reading = 3", ['factcheck.toml:1: "reading" must be one of "normal"']),
    ("a bad pattern", 'exclude = ["!"]', ['factcheck.toml:1: "exclude": ']),
    ("no path", '[[sources]]\nlanguage = "vi"', ['factcheck.toml:1: sources[1]: the key "path" is missing']),
    (
        "a source's key",
        '[[sources]]\npath = "a"\n\n[[sources]]\npath = "b"\npublishd = 2024-01-01',
        ['factcheck.toml:6: sources[2]: no key "publishd" is known here; did you mean "published"?'],
    ),
    (
        "no date",
        '[[sources]]\npath = "a"\npublished = "soon"',
        ['factcheck.toml:3: sources[1]: "published": expected a date such as 2024-05-01'],
    ),
    (
        "a window's key",
        '[[sources]]\npath = "a"\npublished = { from = 2024-05-01 }',
        ['factcheck.toml:3: sources[1]: "published": expected the keys "start" and "end", not "from"'],
    ),
    (
        "no such language",
        '[[sources]]\npath = "a"\nlanguage = "eng"',
        [
            'factcheck.toml:3: sources[1]: "language" must be one of "en", "ko", "vi", not "eng"; '
            'did you mean "en"?'
        ],
    ),
    ("no trust", '[[sources]]\npath = "a"\ntrust = 0', ['"trust" must be a number above 0, not 0']),
    (
        "no such role",
        '[[sources]]\npath = "a"\nrole = "boss"',
        ['"role" must be "reference", not "boss"'],
    ),
    ("a scope's number", '[[sources]]\npath = "a"\nscope = { v = 1 }', ['"v" must be a text, not 1']),
    ("no such file", 'accepted = "none.toml"', ["none.toml: cannot be read: "]),
    (
        "all at once",
        'rulez = []\nfail-on = "no"\n[[sources]]\npath = "a"\ntrust = "much"\nnote = 1',
        ['no key "rulez"', '"fail-on" must be', '"trust" must be', 'no key "note"'],
    ),
)


@pytest.mark.parametrize(("name", "text", "expected"), MISTAKES, ids=[case[0] for case in MISTAKES])
def test_mistakes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str, expected: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigError) as error:
        config.read(write(tmp_path, text))
    lines = str(error.value).splitlines()
    assert len(lines) == len(expected), lines
    for part in expected:
        assert any(part in line for line in lines), lines


ACCEPTED_MISTAKES = (
    ("no reason", '[[accepted]]\nid = "a"', 'accepted.toml:1: accepted[1]: the key "reason" is missing'),
    (
        "an empty reason",
        '[[accepted]]\nid = "a"\nreason = " "',
        'accepted.toml:3: accepted[1]: "reason" must say why',
    ),
    ("no id", '[[accepted]]\nreason = "so"', 'accepted.toml:1: accepted[1]: the key "id" is missing'),
    ("no date", '[[accepted]]\nid = "a"\nreason = "so"\nuntil = "soon"', '"until": expected a date'),
    (
        "an id twice",
        '[[accepted]]\nid = "a"\nreason = "so"\n[[accepted]]\nid = "a"\nreason = "thus"',
        'accepted.toml:5: accepted[2]: the finding "a" is accepted twice',
    ),
    ("a misspelt table", '[[acepted]]\nid = "a"', 'no key "acepted" is known here; did you mean "accepted"?'),
)


@pytest.mark.parametrize(
    ("name", "text", "expected"), ACCEPTED_MISTAKES, ids=[c[0] for c in ACCEPTED_MISTAKES]
)
def test_mistakes_in_accepted_findings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str, expected: str
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, f'{text}\n[[accepted]]\nid = "fine"\nreason = "It is."\n', "accepted.toml")
    found, mistakes = config.scan(write(tmp_path, 'accepted = "accepted.toml"\n'))
    assert len(mistakes) == 1, mistakes
    assert expected in mistakes[0]
    assert [entry.id for entry in found.accepted if entry.id != "a"] == ["fine"]


def test_what_is_right_stays_usable(tmp_path: Path) -> None:
    found, mistakes = config.scan(
        write(tmp_path, 'fail-on = "note"\nrulez = 1\n[[sources]]\npath = "a"\ntrust = 0\n')
    )
    assert len(mistakes) == 2
    assert (found.fail_on, found.sources) == ("note", ())
