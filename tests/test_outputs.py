"""Where reports go: several in one run, whole files or what was there before."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from factcheck.cli import main, outputs
from factcheck.cli.outputs import Output, planned
from factcheck.errors import FactcheckError
from factcheck.reports import FORMATS

ROOT = Path(__file__).resolve().parents[1]
TEXT = "Rules of 31 June 2021 were void.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one text that has an error, as the current one."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    return tmp_path


def on_screen(format_: str) -> Output:
    return Output(format=format_)


def in_file(format_: str, path: str) -> Output:
    return Output(format=format_, path=path)


@pytest.mark.parametrize(
    ("given", "format_", "expected"),
    [
        ([], None, [on_screen("table")]),
        ([], "json", [on_screen("json")]),
        (["-"], "json", [on_screen("json")]),
        (["out.txt"], None, [in_file("table", "out.txt")]),
        (["out.json"], "json", [in_file("json", "out.json")]),
        # A report named beside leaves the table where people and logs are.
        (["sarif=out.sarif"], None, [in_file("sarif", "out.sarif"), on_screen("table")]),
        (["sarif=out.sarif"], "github", [in_file("sarif", "out.sarif"), on_screen("github")]),
        (
            ["sarif=a", "csv=b"],
            None,
            [in_file("sarif", "a"), in_file("csv", "b"), on_screen("table")],
        ),
        (["sarif=-"], None, [on_screen("sarif")]),
        (["csv=b", "json=-"], None, [in_file("csv", "b"), on_screen("json")]),
        (["sarif=a", "out.txt"], None, [in_file("sarif", "a"), in_file("table", "out.txt")]),
        # What is no format's name is part of a path.
        (["./sarif"], None, [in_file("table", "./sarif")]),
        (["./a=b"], None, [in_file("table", "./a=b")]),
        (["figures.v1=b"], None, [in_file("table", "figures.v1=b")]),
        (["json=a=b"], None, [in_file("json", "a=b"), on_screen("table")]),
    ],
)
def test_what_goes_where(given: list[str], format_: str | None, expected: list[Output]) -> None:
    assert planned(given, format_, FORMATS) == expected


@pytest.mark.parametrize(
    ("given", "format_", "message"),
    [
        (["sraif=out"], None, 'no format "sraif"; expected one of table,'),
        (["sraif=out"], None, 'did you mean "sarif"? (a file: ./sraif=out)'),
        (["sarif"], None, "--output sarif: name its file, as in sarif=FILE (a file of this name: ./sarif)"),
        (["json="], None, "--output json=: name a file"),
        (["json=-", "csv=-"], None, "two reports would go to standard output"),
        (["json=-"], "csv", "two reports would go to standard output"),
        (["json=a", "csv=./a"], None, "two reports would go to a"),
        (["a", "b/../a"], None, "two reports would go to a"),
    ],
)
def test_what_cannot_go_anywhere(given: list[str], format_: str | None, message: str) -> None:
    with pytest.raises(FactcheckError) as raised:
        planned(given, format_, FORMATS)
    assert message in str(raised.value)


def test_several_reports_of_one_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    named = [f"--output={name}={name}.out" for name in FORMATS]
    assert main(["a.txt", *named]) == 1
    assert "contradiction" in capsys.readouterr().out
    written = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.out")}
    assert set(written) == {f"{name}.out" for name in FORMATS}
    assert json.loads(written["sarif.out"])["runs"][0]["results"]
    assert written["csv.out"].startswith("finding,rule,")


def test_several_listings_of_one_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["claims", "a.txt", "--all", "--output", "csv=a.csv", "--output", "jsonl=-"]
    assert main(given) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["text"] == "31 June 2021"
    assert "31 June 2021" in (folder / "a.csv").read_text(encoding="utf-8")


def test_one_unwritable_place_does_not_keep_the_others(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["a.txt", "--output", "json=none/a.json", "--output", "csv=a.csv", "--output", "sarif=none/b"]
    assert main(given) == 2
    done = capsys.readouterr()
    assert done.err.splitlines() == [
        "factcheck: none/a.json: cannot be written: No such file or directory",
        "factcheck: none/b: cannot be written: No such file or directory",
    ]
    assert "contradiction" in done.out
    assert (folder / "a.csv").is_file()


# --- what is written ---------------------------------------------------------------------------------


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_permissions_and_links_stay(folder: Path) -> None:
    (folder / "real.csv").write_text("old", encoding="utf-8")
    (folder / "real.csv").chmod(0o640)
    (folder / "link.csv").symlink_to("real.csv")
    outputs.write(["new"], "link.csv")
    assert (folder / "link.csv").is_symlink()
    assert (folder / "real.csv").read_text(encoding="utf-8") == "new\n"
    assert stat.S_IMODE((folder / "real.csv").stat().st_mode) == 0o640
    assert left(folder) == ["a.txt", "link.csv", "real.csv"]


def test_a_new_file_is_as_open_as_any_other(folder: Path) -> None:
    (folder / "usual").touch()
    outputs.write(["new"], "b.txt")
    assert (folder / "b.txt").stat().st_mode == (folder / "usual").stat().st_mode


def test_a_folder_is_no_file(folder: Path) -> None:
    (folder / "b").mkdir()
    with pytest.raises(FactcheckError, match=r"^b: cannot be written: Is a directory$"):
        outputs.write(["new"], "b")
    assert left(folder / "b") == []


def test_a_link_to_itself(folder: Path) -> None:
    (folder / "b").symlink_to("b")
    with pytest.raises(FactcheckError, match=r"^b: cannot be written: "):
        outputs.write(["new"], "b")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_what_is_read_only(folder: Path) -> None:
    (folder / "b").write_text("old", encoding="utf-8")
    (folder / "b").chmod(0o400)
    with pytest.raises(FactcheckError, match=r"^b: cannot be written: Permission denied$"):
        outputs.write(["new"], "b")
    (folder / "c").mkdir(mode=0o500)
    with pytest.raises(FactcheckError, match=r"^c/d: cannot be written: Permission denied$"):
        outputs.write(["new"], "c/d")
    assert (folder / "b").read_text(encoding="utf-8") == "old"


def test_a_write_that_fails_leaves_the_old_file(folder: Path) -> None:
    """As on a full disk, for every user: the process may write no file of more than a few bytes."""
    (folder / "report.csv").write_text("old", encoding="utf-8")
    code = (
        "import resource, sys; from factcheck.cli import main\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (9, 9))\n"
        "sys.exit(main(['a.txt', '--format', 'csv', '--output', 'report.csv']))"
    )
    done = python("-c", code)
    assert (done.returncode, done.stderr) == (2, "factcheck: report.csv: cannot be written: File too large\n")
    assert (folder / "report.csv").read_text(encoding="utf-8") == "old"
    assert left(folder) == ["a.txt", "report.csv"]


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.is_char_device(), reason="this system has no /dev/full")
@pytest.mark.parametrize("given", [["--output", "/dev/full"], ["--output", "sarif=/dev/full"]])
def test_a_full_device(folder: Path, given: list[str]) -> None:
    done = python("-m", "factcheck", "a.txt", *given)
    assert done.returncode == 2
    assert done.stderr == "factcheck: /dev/full: cannot be written: No space left on device\n"
    assert FULL.is_char_device()


@pytest.mark.skipif(not FULL.is_char_device(), reason="this system has no /dev/full")
def test_standard_output_that_is_full(folder: Path) -> None:
    with FULL.open("w", encoding="utf-8") as full:
        done = python("-m", "factcheck", "a.txt", stdout=full)
    assert done.returncode == 2
    assert done.stderr == "factcheck: standard output: cannot be written: No space left on device\n"


def test_a_device_is_written_to_as_it_is(folder: Path) -> None:
    done = python("-m", "factcheck", "a.txt", "--output", "/dev/null")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
    assert Path("/dev/null").is_char_device()


def python(*arguments: str, stdout: IO[str] | int = subprocess.PIPE) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        stdout=stdout,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        encoding="utf-8",
        check=False,
    )


# --- the summary of a job ----------------------------------------------------------------------------


def test_the_summary_of_a_job_is_added(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    summary = folder / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert main(["a.txt", "--output", "sarif=a.sarif"]) == 1
    assert summary.read_text(encoding="utf-8") == "before\n"
    assert main(["a.txt", "--format", "github"]) == 1
    assert capsys.readouterr().out.splitlines()[-1].endswith("1 figure read, 0 linked; 1 error")
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("before\n<!-- factcheck report -->\n### factcheck: 1 error")


def test_a_summary_that_cannot_be_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder))
    assert main(["a.txt", "--format", "github"]) == 2
    assert f"{folder}: cannot be written: Is a directory" in capsys.readouterr().err
