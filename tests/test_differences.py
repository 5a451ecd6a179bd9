"""What changed between two reports, and what the changes since a revision bring.

Long, for both ways to see a change are held to the same cases.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from factcheck import differences, revisions
from factcheck.cli import main
from factcheck.documents import Source
from factcheck.findings import Finding, Report

PLAIN = Finding(
    id="a",
    rule="agree",
    verdict="contradiction",
    degree=0,
    severity="error",
    measures=("ferries",),
    claims=(),
    message="5 against 7",
)
MILD = evolve(PLAIN, verdict="tension", severity="warning")
FINE = evolve(PLAIN, verdict="consistent", severity="none")
STANDS = evolve(PLAIN, accepted="Two ways to count.")
OTHER = evolve(PLAIN, id="b")


def report(*found: Finding) -> Report:
    return Report(findings=found)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ((), (), ("", "", "", "")),
        ((PLAIN,), (PLAIN,), ("", "", "", "")),
        ((FINE,), (FINE,), ("", "", "", "")),
        ((FINE,), (), ("", "", "", "")),
        ((), (FINE,), ("", "", "", "")),
        ((PLAIN,), (PLAIN, OTHER), ("b", "", "", "b")),
        ((PLAIN, OTHER), (OTHER,), ("", "a", "", "")),
        # What could hold and now cannot is new under its old id, and the other way about.
        ((FINE,), (PLAIN,), ("a", "", "", "a")),
        ((PLAIN,), (FINE,), ("", "a", "", "")),
        ((MILD,), (PLAIN,), ("", "", "a", "a")),
        ((PLAIN,), (MILD,), ("", "", "a", "")),
        ((PLAIN,), (STANDS,), ("", "", "a", "")),
        ((STANDS,), (PLAIN,), ("", "", "a", "a")),
        ((PLAIN,), (evolve(PLAIN, message="5 against 8"),), ("", "", "a", "")),
        # Neither where its claims stand nor how it is worked out is a change.
        ((PLAIN,), (evolve(PLAIN, claims=("x:5-6",), explanation="…"),), ("", "", "", "")),
    ],
)
def test_what_changed(old: tuple[Finding, ...], new: tuple[Finding, ...], expected: tuple[str, ...]) -> None:
    found = differences.between(report(*old), report(*new))
    changed = tuple(after for _, after in found.changed)
    told = (found.new, found.gone, changed, found.worse)
    assert tuple("".join(each.id for each in kind) for kind in told) == expected


def test_a_report_against_itself() -> None:
    same = report(PLAIN, OTHER, FINE)
    assert differences.between(same, same) == differences.Difference()
    assert differences.brought(same, same).findings == ()


# --- factcheck diff ----------------------------------------------------------------------------------

JUNE = "Rules of 31 June 2021 were void.\n"
FEBRUARY = "Rules of 30 February 2022 were void.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def saved(name: str, text: str) -> None:
    Path("a.txt").write_text(text, encoding="utf-8")
    main(["a.txt", "--format", "json", "--output", name])


@pytest.mark.parametrize(
    ("old", "new", "status", "last"),
    [
        (JUNE, JUNE, 0, "no difference"),
        (JUNE, f"Once more.\n\n{JUNE}", 0, "no difference"),
        (JUNE, JUNE + FEBRUARY, 1, "1 new"),
        (JUNE + FEBRUARY, FEBRUARY, 0, "1 gone"),
        (JUNE, FEBRUARY, 1, "1 new, 1 gone"),
    ],
)
def test_diff(
    folder: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, status: int, last: str
) -> None:
    saved("old.json", old)
    saved("new.json", new)
    capsys.readouterr()
    assert main(["diff", "old.json", "new.json"]) == status
    assert capsys.readouterr().out.splitlines()[-1] == last
    assert main(["diff", "old.json", "new.json", "--fail-on", "never"]) == 0


def test_what_diff_prints(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    saved("old.json", JUNE)
    saved("new.json", FEBRUARY)
    assert main(["diff", "old.json", "new.json"]) == 1
    out = capsys.readouterr().out
    assert out.startswith("new\n  error contradiction: days-exist\n")
    assert "    30 February 2022 at a.txt:1:10\n" in out
    assert "\ngone\n" in out
    assert main(["diff", "old.json", "new.json", "--format", "json", "--output", "diff.json"]) == 1
    written = json.loads(Path("diff.json").read_text(encoding="utf-8"))
    assert [len(written[key]) for key in ("new", "gone", "changed")] == [1, 1, 0]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "old.json: cannot be read: No such file or directory"),
        ("{", "old.json: is no report"),
        ("[]", "old.json: is no report"),
        ('{"schema_version": 99}', "old.json: has the schema_version 99, expected 1"),
        ('{"schema_version": 1}', "expected what factcheck check … --format json writes"),
        ('{"schema_version": 1, "claims": []}', "old.json: is no report"),
    ],
)
def test_what_diff_cannot_use(
    folder: Path, capsys: pytest.CaptureFixture[str], content: str | None, message: str
) -> None:
    saved("new.json", JUNE)
    if content is not None:
        Path("old.json").write_text(content, encoding="utf-8")
    assert main(["diff", "old.json", "new.json"]) == 2
    assert message in capsys.readouterr().err


# --- check --since -----------------------------------------------------------------------------------


def git(*arguments: str) -> None:
    own = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *own, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(folder: Path) -> Path:
    """A repository with a configuration and one text that has an error, committed as `before`."""
    git("init", "--quiet", "--initial-branch", "main")
    (folder / "texts").mkdir()
    (folder / "texts/a.txt").write_text(JUNE, encoding="utf-8")
    (folder / "factcheck.toml").write_text('exclude = ["drafts/**"]\n', encoding="utf-8")
    git("add", ".")
    git("commit", "--quiet", "--message", "first")
    git("tag", "before")
    return folder


def since(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    """The status, and where the findings are that are left."""
    status = main([*arguments, "--format", "json"])
    read: dict[str, Any] = json.loads(capsys.readouterr().out)
    claims = {each["id"]: each for each in read["claims"]}
    return status, [claims[each["claims"][0]]["text"] for each in read["findings"]]


def test_nothing_changed(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert since(capsys, "texts") == (1, ["31 June 2021"])
    assert since(capsys, "texts", "--since", "before") == (0, [])
    main(["texts", "--since", "before"])
    assert "--since before: 1 finding is not shown" in capsys.readouterr().err


def test_only_what_is_new(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "texts/a.txt").write_text(f"One more line.\n\n{JUNE}", encoding="utf-8")
    (repository / "texts/b.txt").write_text(FEBRUARY, encoding="utf-8")
    assert since(capsys, "texts", "--since", "before") == (1, ["30 February 2022"])
    git("add", ".")
    git("commit", "--quiet", "--message", "second")
    assert since(capsys, "texts", "--since", "HEAD~1") == (1, ["30 February 2022"])
    assert since(capsys, "texts", "--since", "HEAD") == (0, [])


@pytest.mark.parametrize("place", ["texts", "other", "."])
def test_wherever_it_is_called(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    (repository / "other").mkdir()
    (repository / "texts/b.txt").write_text(FEBRUARY, encoding="utf-8")
    monkeypatch.chdir(place)
    for path in (str(repository / "texts"), "../texts" if place != "." else "texts"):
        assert since(capsys, path, "--since", "before") == (1, ["30 February 2022"])


def test_from_above_the_repository(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "texts/b.txt").write_text(FEBRUARY, encoding="utf-8")
    (repository / "factcheck.toml").unlink()
    monkeypatch.chdir(repository.parent)
    path = f"{repository.name}/texts"
    assert since(capsys, path, "--since", "before") == (1, ["30 February 2022"])


def test_through_a_link(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "texts/b.txt").write_text(FEBRUARY, encoding="utf-8")
    link = repository.parent / f"{repository.name}-link"
    link.symlink_to(repository)
    assert since(capsys, str(link / "texts"), "--since", "before") == (1, ["30 February 2022"])


def renamed(text: str) -> None:
    """Another name for the text that was committed, in a folder of its own, with other words."""
    Path("new").mkdir()
    Path("texts/a.txt").rename("new/b.txt")
    Path("new/b.txt").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("path", [".", "new", "new/b.txt"])
def test_a_renamed_text_brings_nothing(
    repository: Path, capsys: pytest.CaptureFixture[str], path: str
) -> None:
    renamed(f"Notes.\n{JUNE}")
    assert since(capsys, path, "--since", "before") == (0, [])
    git("add", ".")
    git("commit", "--quiet", "--message", "second")
    assert since(capsys, path, "--since", "before") == (0, [])
    Path("new/b.txt").write_text(f"{JUNE}{FEBRUARY}", encoding="utf-8")
    assert since(capsys, path, "--since", "before") == (1, ["30 February 2022"])


def test_a_copy_is_new(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    renamed(JUNE)
    (repository / "texts/a.txt").write_text(JUNE, encoding="utf-8")
    assert since(capsys, ".", "--since", "before") == (1, ["31 June 2021"])


def test_another_text_in_place_of_one_is_new(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    renamed(f"{JUNE}It is a long text about other things.\nAnd it says much more of them.\n")
    assert since(capsys, ".", "--since", "before") == (1, ["31 June 2021"])


def sources(**texts: str) -> list[Source]:
    return [Source(name, text) for name, text in texts.items()]


@pytest.mark.parametrize(
    ("gone", "new", "expected"),
    [
        (sources(), sources(), {}),
        (sources(a="x\n"), sources(b="y\n"), {}),
        (sources(a=""), sources(b=""), {}),
        (sources(a="x\n"), sources(b="x\n"), {"a": "b"}),
        (sources(a="x\ny\n"), sources(b="x\nz\n"), {"a": "b"}),  # half is enough
        (sources(a="x\nyy\n"), sources(b="x\nzz\n"), {}),
        (sources(a="x\nx\n"), sources(b="x\nz\n"), {"a": "b"}),
        (sources(a="1\n2\n3\n"), sources(b="1\n2\n4\n", c="1\n2\n3\n"), {"a": "c"}),
        (sources(a="1\n2\n3\n", b="1\n2\n4\n"), sources(c="1\n2\n4\n", d="1\n2\n"), {"b": "c", "a": "d"}),
        (sources(a="1\n2\n", b="1\n2\n"), sources(c="1\n2\n"), {"a": "c"}),  # one text has one name
    ],
)
def test_what_became_what(gone: list[Source], new: list[Source], expected: dict[str, str]) -> None:
    assert revisions.renamed(gone, new) == expected
    assert revisions.renamed(gone[::-1], new[::-1]) == expected


def test_the_date_in_an_old_name_is_not_that_of_the_new_one(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A name that moves a text past what it tells as to come is a change that brings a finding."""
    text = "The bridge of Lune was opened on 5 March 2024.\n"
    Path("2024-05-01.txt").write_text(text, encoding="utf-8")
    git("add", ".")
    git("commit", "--quiet", "--message", "second")
    Path("2024-05-01.txt").rename("2023-05-01.txt")
    assert since(capsys, "2023-05-01.txt", "--since", "HEAD")[1] == ["5 March 2024"]


def test_before_the_first_commit(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git("init", "--quiet")
    (folder / "a.txt").write_text(JUNE, encoding="utf-8")
    assert since(capsys, ".", "--since", "HEAD") == (1, ["31 June 2021"])


def test_in_a_shallow_clone(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "texts/b.txt").write_text(FEBRUARY, encoding="utf-8")
    git("add", ".")
    git("commit", "--quiet", "--message", "second")
    git("clone", "--quiet", "--depth", "1", repository.as_uri(), "shallow")
    monkeypatch.chdir("shallow")
    git("checkout", "--quiet", "--detach")
    assert since(capsys, "texts", "--since", "origin/main") == (0, [])
    assert main(["texts", "--since", "HEAD~1"]) == 2
    assert "this clone is shallow: git fetch --unshallow, or fetch-depth: 0" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="a shell script")
def test_in_a_hook_of_git(repository: Path) -> None:
    """Git tells its hooks of the repository by variables, and in a second working tree of a folder, too."""
    hook = repository / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    root = Path(__file__).resolve().parents[1]
    check = f"'{sys.executable}' -m factcheck check . --since HEAD"
    hook.write_text(f"#!/bin/sh\nPYTHONPATH='{root}' exec {check} > told.log\n", encoding="utf-8")
    hook.chmod(0o755)
    beside = repository.parent / f"{repository.name}-beside"
    git("worktree", "add", "--quiet", str(beside))
    for place in (repository, beside):
        (place / "texts/b.txt").write_text("Rules of 5 May 2021 hold.\n", encoding="utf-8")
        git("-C", str(place), "add", "texts")
        git("-C", str(place), "commit", "--quiet", "--message", "fine")
        (place / "texts/b.txt").write_text(FEBRUARY, encoding="utf-8")
        with pytest.raises(subprocess.CalledProcessError):
            git("-C", str(place), "commit", "--quiet", "--all", "--message", "wrong")
        told = (place / "told.log").read_text(encoding="utf-8")
        assert "no day 30 in February" in told
        assert "no day 31 in June" not in told


def test_what_git_refuses_is_told(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert main(["texts", "--since", "HEAD"]) == 2
    error = capsys.readouterr().err
    assert "--since: texts: git: fatal: detected dubious ownership" in error
    assert "safe.directory" in error


def test_what_was_ignored_and_excluded_then_is_so_still(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "drafts").mkdir()
    (repository / "drafts/c.txt").write_text(FEBRUARY, encoding="utf-8")
    (repository / "old.txt").write_text("Rules of 31 April 2020 were void.\n", encoding="utf-8")
    (repository / ".gitignore").write_text("old.txt\n", encoding="utf-8")
    git("add", "--force", ".")
    git("commit", "--quiet", "--message", "second")
    (repository / ".gitignore").write_text("", encoding="utf-8")
    assert since(capsys, ".", "--since", "HEAD") == (1, ["31 April 2020"])


def test_the_same_figures_under_another_date_may_be_new(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Their finding keeps its id where only the date of a text changed, and is graver all the same."""
    pack = (
        '[pack]\nname = "p"\ndescription = "Ferries"\n\n[measures.passengers]\nunit = "person"\n'
        'dynamics = "level"\nmatch.en = ["ferries ... carry ... <n> people"]\n'
    )
    (repository / "p.toml").write_text(pack, encoding="utf-8")
    (repository / "texts/a.txt").write_text("The ferries now carry 52,000 people.", encoding="utf-8")
    dated = "---\npublished: {}\nlanguage: en\n---\n\nThe ferries now carry 71,000 people.\n"
    (repository / "texts/b.md").write_text(dated.format("2021-01-10"), encoding="utf-8")
    git("add", ".")
    git("commit", "--quiet", "--message", "second")
    config = (
        'rules = ["./p.toml"]\n[[sources]]\npath = "texts/a.txt"\npublished = 2015-01-10\nlanguage = "en"\n'
    )
    (repository / "factcheck.toml").write_text(config, encoding="utf-8")
    assert since(capsys, "texts", "--since", "HEAD")[0] == 0
    (repository / "texts/b.md").write_text(dated.format("2015-01-10"), encoding="utf-8")
    assert since(capsys, "texts", "--since", "HEAD") == (1, ["52,000"])


def test_groups_that_stood_are_left_out(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, length in (("b", 350), ("c", 420)):
        text = f"In 2020 the Lune bridge was {length} m long.\n"
        (repository / f"texts/{name}.txt").write_text(text, encoding="utf-8")
    git("add", ".")
    git("commit", "--quiet", "--message", "second")

    def groups(revision: str) -> int:
        main(["texts", "--since", revision, "--format", "json"])
        return len(json.loads(capsys.readouterr().out)["groups"])

    assert groups("before") == 1
    assert groups("HEAD") == 0


def test_a_draft_against_what_stood(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "draft.md").write_text(JUNE, encoding="utf-8")
    git("add", ".")
    git("commit", "--quiet", "--message", "second")
    (repository / "draft.md").write_text(JUNE + FEBRUARY, encoding="utf-8")
    given = ["check", "draft.md", "--against", "texts"]
    assert sorted(since(capsys, *given)[1]) == ["30 February 2022", "31 June 2021"]
    assert since(capsys, *given, "--since", "HEAD") == (1, ["30 February 2022"])


def test_a_text_from_standard_input_is_new(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with (repository / "texts/a.txt").open(encoding="utf-8") as file:
        monkeypatch.setattr("sys.stdin", file)
        assert since(capsys, "-", "--since", "before") == (1, ["31 June 2021"])


@pytest.mark.parametrize("revision", ["befroe", "", "--all", "HEAD~9", "before..HEAD"])
def test_no_such_revision(repository: Path, capsys: pytest.CaptureFixture[str], revision: str) -> None:
    assert main(["texts", f"--since={revision}"]) == 2
    error = capsys.readouterr().err
    assert f'factcheck: --since: no revision "{revision}" in the git repository' in error
    assert ('did you mean "before"?' in error) == revision.startswith("bef")
    assert "Traceback" not in error


def test_outside_a_repository(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.txt").write_text(JUNE, encoding="utf-8")
    assert main(["a.txt", "--since", "HEAD"]) == 2
    assert "--since: a.txt: is in no git repository, so it has no revisions" in capsys.readouterr().err


def test_without_git(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(repository))
    assert main(["texts", "--since", "before"]) == 2
    assert "--since: git cannot be run: No such file or directory" in capsys.readouterr().err


def test_the_repository_stays_as_it_is(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "texts/b.txt").write_text(FEBRUARY, encoding="utf-8")
    git("add", "texts/b.txt")

    def state() -> str:
        done = subprocess.run(["git", "status", "--porcelain"], capture_output=True, check=True, text=True)
        return done.stdout

    before, here = state(), Path.cwd()
    since(capsys, "texts", "--since", "before")
    assert (state(), Path.cwd()) == (before, here)
    assert before == "A  texts/b.txt\n"
