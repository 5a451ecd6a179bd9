"""The command on a terminal and in pipes: bars, colours, links, widths, streams that nobody reads."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals", allow_module_level=True)

import fcntl
import pty
import struct
import termios

from factcheck.reports.styles import columns

ROOT = Path(__file__).resolve().parents[1]
FIRST = "100 of the 250 students (90 %) live near the school in Đà Nẵng, as the school wrote in 2024.\n"
CONTROLS = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;;[^\x1b]*\x1b\\")
BAR = re.compile(r"\r(\w[\w ]*?) +\d+ % \|")
AT_ONCE = "from factcheck.cli import main, progress; progress.DELAY = 0; raise SystemExit(main())"
NEVER = AT_ONCE.replace("DELAY = 0", "DELAY = 600")
"""Programs that show a bar however short the run is, and none however long it is on a busy machine."""

CLOSED = ("NO_COLOR", "FORCE_COLOR", "FORCE_HYPERLINK", "COLUMNS", "GITHUB_ACTIONS")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one text that is at odds with itself."""
    (tmp_path / "a.txt").write_text(FIRST, encoding="utf-8")
    return tmp_path


def variables(**given: str) -> dict[str, str]:
    usual = {name: value for name, value in os.environ.items() if name not in CLOSED}
    return {**usual, "TERM": "xterm-256color", "PYTHONPATH": str(ROOT), **given}


def on_terminal(
    folder: Path,
    *arguments: str,
    width: int = 80,
    program: str = "",
    piped: bool = False,
    env: Mapping[str, str] | None = None,
) -> tuple[int, str]:
    """The status, and all that a terminal of this width is sent: both streams, or standard error alone."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
    start = ["-c", program] if program else ["-m", "factcheck"]
    with subprocess.Popen(
        [sys.executable, *start, *arguments],
        stdin=theirs,
        stdout=subprocess.PIPE if piped else theirs,
        stderr=theirs,
        cwd=folder,
        env=variables(**(env or {})),
    ) as running:
        os.close(theirs)
        shown = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # how Linux says that the other side is closed
                break
            if not part:
                break
            shown += part
        if running.stdout:
            running.stdout.read()
    os.close(ours)
    return running.returncode, shown.decode("utf-8")


def in_pipes(folder: Path, *arguments: str, **given: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "factcheck", *arguments],
        cwd=folder,
        env=variables(**given),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


# --- colours, links, widths -------------------------------------------------------------------------------


def test_a_terminal_has_colours_and_links(folder: Path) -> None:
    status, shown = on_terminal(folder, "a.txt")
    assert status == 1
    assert "\x1b[31;1mcontradiction" in shown
    address = re.search(r"\x1b\]8;;(file://[^\x1b]+)\x1b\\a\.txt:1:\d+\x1b\]8;;\x1b\\", shown)
    assert address
    assert address[1].endswith(f"{(folder / 'a.txt').as_posix()}#1")


@pytest.mark.parametrize(
    ("given", "colour", "links"),
    [
        ({"NO_COLOR": "1"}, False, True),
        ({"TERM": "dumb"}, False, False),
        ({"FORCE_HYPERLINK": "0"}, True, False),
    ],
    ids=str,
)
def test_who_wants_no_colours_or_links_has_none(
    folder: Path, given: Mapping[str, str], colour: bool, links: bool
) -> None:
    _, shown = on_terminal(folder, "a.txt", env=given)
    assert ("\x1b[" in shown) == colour
    assert ("\x1b]8;;" in shown) == links


def test_a_pipe_has_plain_text(folder: Path) -> None:
    done = in_pipes(folder, "a.txt")
    assert done.returncode == 1
    assert "\x1b" not in done.stdout + done.stderr
    assert done.stderr == ""
    assert "\x1b[31;1mcontradiction" in in_pipes(folder, "a.txt", FORCE_COLOR="1").stdout
    assert "\x1b]8" not in in_pipes(folder, "a.txt", FORCE_COLOR="1", FORCE_HYPERLINK="1").stdout


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_the_table_is_as_wide_as_the_terminal(folder: Path, width: int) -> None:
    _, shown = on_terminal(folder, "a.txt", width=width, program=NEVER)
    told = [CONTROLS.sub("", line.rstrip("\r")) for line in shown.split("\n")]
    wide = [columns(line) for line in told if not line.startswith("factcheck: ")]
    assert max(wide) <= width
    plain = in_pipes(folder, "a.txt", COLUMNS=str(width)).stdout
    assert CONTROLS.sub("", shown).replace("\r\n", "\n").startswith(plain)


def test_a_terminal_is_told_how_to_go_on(folder: Path) -> None:
    _, shown = on_terminal(folder, "a.txt", "--language", "en", width=200)
    assert "factcheck: one of them at length: factcheck explain ID a.txt --language en" in shown
    name = re.search(r"id: ([0-9a-f]{4})", shown)
    assert name
    done = in_pipes(folder, "explain", name[1], "a.txt", "--language", "en")
    assert (done.returncode, done.stderr) == (0, "")
    assert "at the most" in done.stdout


# --- bars -------------------------------------------------------------------------------------------------


def test_a_long_run_shows_how_far_it_is_and_leaves_nothing(folder: Path) -> None:
    for number in range(20):
        (folder / f"{number}.txt").write_text(f"Line {number} is {number} km long.\n", encoding="utf-8")
    _, shown = on_terminal(folder, ".", program=AT_ONCE)
    assert "reading" in BAR.findall(shown)
    before, title, after = shown.partition("Sources: language")
    assert title
    assert not BAR.search(after)
    assert re.search(r"\r +\r[^|]*$", before), "the bar is not wiped out before the table begins"


@pytest.mark.parametrize("given", [{"TERM": "dumb"}], ids=str)
def test_no_bar_where_a_line_cannot_be_drawn_again(folder: Path, given: Mapping[str, str]) -> None:
    _, shown = on_terminal(folder, "a.txt", program=AT_ONCE, env=given)
    assert not BAR.findall(shown)


def test_no_bar_beside_a_pager(folder: Path) -> None:
    _, shown = on_terminal(folder, "a.txt", program=AT_ONCE, piped=True)
    assert shown == ""


def test_a_short_run_has_none(folder: Path) -> None:
    _, shown = on_terminal(folder, "a.txt", program=NEVER)
    assert not BAR.findall(shown)


# --- streams ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "status"),
    [
        ("{factcheck} a.txt | true", 1),
        ("{factcheck} a.txt | head -1 > /dev/null", 1),
        ("{factcheck} a.txt --format json | head -1 > /dev/null", 1),
        ("{factcheck} claims a.txt --all | true", 0),
        ("{factcheck} explain agree | true", 0),
        ("{factcheck} check --help | true", 0),
        ("{factcheck} missing.txt 2>&1 | true", 2),
        ("{factcheck} a.txt >&-", 1),
        ("{factcheck} missing.txt 2>&-", 2),
        ("{factcheck} missing.txt >&- 2>&-", 2),
    ],
)
def test_streams_that_nobody_reads(folder: Path, command: str, status: int) -> None:
    ours = f"{sys.executable} -m factcheck"
    done = subprocess.run(
        ["bash", "-c", f"{command.format(factcheck=ours)}; exit ${{PIPESTATUS[0]}}"],
        cwd=folder,
        env=variables(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (status, "")


def test_a_name_does_not_steer_the_terminal(folder: Path) -> None:
    done = in_pipes(folder, "no\x1b[2Jsuch\n::error::file.txt")
    assert done.returncode == 2
    assert "\x1b" not in done.stderr
    assert all(line.startswith("factcheck: ") for line in done.stderr.splitlines())


# --- logs of GitHub Actions -----------------------------------------------------------------------------

STEERING = "::error::31 June 2021 was the day.\n\nOf 31 June 2021 ##[add-mask]5 was said.\n"


def commands(text: str) -> list[str]:
    """The lines that the log would take for commands."""
    return [line for line in text.splitlines() if line.lstrip().startswith("::") or "##[" in line]


@pytest.mark.parametrize("command", [["check"], ["claims", "--all"], ["why"], ["try"]], ids=" ".join)
def test_a_text_gives_no_command_to_the_log(folder: Path, command: list[str]) -> None:
    place = folder / "::warning::x.txt"
    place.write_text(STEERING, encoding="utf-8")
    given = STEERING if command == ["try"] else place.name
    done = in_pipes(folder, *command, given, GITHUB_ACTIONS="true")
    assert "June" in done.stdout
    assert commands(done.stdout + done.stderr) == []


def test_the_format_for_it_gives_its_own_alone(folder: Path) -> None:
    (folder / "a.txt").write_text(STEERING, encoding="utf-8")
    done = in_pipes(folder, "a.txt", "no\n::error::such", "--format", "github", GITHUB_ACTIONS="true")
    assert commands(done.stderr) == []
    told = done.stdout.splitlines()
    assert [line.partition(" ")[0] for line in told] == ["::error", "::error", "::notice"]
