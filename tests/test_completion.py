"""Completion: what is offered, and what stands on the line of a real shell when Tab was pressed."""

import os
import pty
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import define

from factcheck import packs
from factcheck.cli import main, parsers

ROOT = Path(__file__).resolve().parents[1]
LONGEST = 20.0  # seconds that a shell may take to answer
QUIET = 0.3  # seconds without a character, after which a shell has said what it has to say


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with texts and a repository, and beside it the command of this checkout in `bin`."""
    top = tmp_path_factory.mktemp("completion")
    command = top / "bin/factcheck"
    command.parent.mkdir()
    code = "import sys; from factcheck.cli import main; sys.exit(main())"
    command.write_text(
        f"#!/bin/sh\nPYTHONPATH='{ROOT}' exec '{sys.executable}' -c '{code}' \"$@\"\n", encoding="utf-8"
    )
    command.chmod(0o755)
    here = top / "here"
    (here / "reports").mkdir(parents=True)
    for name in ("reports/notes of may.md", "reports/picture.png", "own.toml", ".hidden.md", "old.json"):
        (here / name).write_text("", encoding="utf-8")
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    for arguments in (["init", "-q", "-b", "trunk"], ["add", "."], ["commit", "-q", "-m", "a"]):
        subprocess.run([*git, *arguments], cwd=here, check=True, capture_output=True)
    return here


def environment(folder: Path) -> dict[str, str]:
    path = os.pathsep.join([str(folder.parent / "bin"), os.environ["PATH"]])
    return {**os.environ, "PATH": path, "HOME": str(folder.parent), "TERM": "dumb", "PS1": "> "}


# --- what is offered ---------------------------------------------------------------------------------


def offered(line: str, folder: Path) -> list[str]:
    """What may stand at the end of a line, asked for as the scripts of the shells do."""
    answer = folder.parent / "answer"
    asked = {
        "_ARGCOMPLETE": "1",
        "_ARGCOMPLETE_IFS": "\n",
        "_ARGCOMPLETE_SUPPRESS_SPACE": "1",
        "_ARGCOMPLETE_STDOUT_FILENAME": str(answer),
        "COMP_LINE": line,
        "COMP_POINT": str(len(line)),
    }
    subprocess.run(["factcheck"], cwd=folder, env=environment(folder) | asked, check=False)
    return answer.read_text(encoding="utf-8").splitlines()


COMMANDS = sorted(parsers.build()[1].choices)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("factcheck check --fail-on critical ", []),
        ("factcheck check --fail-on error ", ["own.toml", "reports/"]),
        ("factcheck nothing-like-it", []),
        ("factcheck ", [*COMMANDS, "own.toml", "reports/"]),
        ("factcheck --vers", []),
        ("factcheck sch", ["schema"]),
        ("factcheck schema ", ["accepted", "config", "pack"]),
        ("factcheck completion ", ["bash", "fish", "zsh"]),
        ("factcheck --fail-on w", ["warning"]),
        ("factcheck reports/ --fail-on w", ["warning"]),
        ("factcheck check --format=s", ["--format=sarif"]),
        ("factcheck claims --format s", []),
        ("factcheck ./r", ["./reports/"]),
        ("factcheck .h", [".hidden.md"]),
        ("factcheck ~/he", ["~/here/"]),
        ("factcheck reports/", ["reports/notes\\ of\\ may.md"]),
        ("factcheck check 'reports/n", ["reports/notes of may.md"]),
        ("factcheck check no-folder/", []),
        ("factcheck test ", [*packs.shipped(), "own.toml", "reports/"]),
        ("factcheck try x --language ", ["en", "ko", "vi"]),
        ("factcheck check --since ", ["trunk"]),
        ("factcheck accept --until ", []),
        ("factcheck accept ", []),
        ("factcheck diff ", ["old.json", "reports/"]),
        ("factcheck init ", ["reports/"]),
        ("factcheck check --output own", ["own.toml"]),
        ("factcheck check --output sarif=own", ["sarif=own.toml"]),
        ("factcheck diff --output ", ["old.json", "own.toml", "reports/"]),
    ],
)  # fmt: skip
def test_what_is_offered(folder: Path, line: str, expected: list[str]) -> None:
    assert sorted(offered(line, folder)) == sorted(expected)


# --- in shells ---------------------------------------------------------------------------------------

SHELLS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], 'eval "$(factcheck completion bash)"'),
    "zsh": (["zsh", "-f", "-i"], 'autoload -Uz compinit; compinit -u -D; eval "$(factcheck completion zsh)"'),
}
SHOWS = "shows() { printf 'LINE:'; printf '[%s]' \"$@\"; echo :END; }"


@define
class Terminal:
    """A shell that waits for what is typed."""

    name: int

    def typed(self, line: str) -> str:
        """What stands on the line after Tab: as the arguments of a command that prints them."""
        self.send(line)
        self._quiet()
        self.send("\t")
        self._quiet()
        self.send("\x01shows \n")  # the beginning of the line, then the command
        return self.until(":END").rpartition("LINE:")[2].partition(":END")[0]

    def send(self, text: str) -> None:
        os.write(self.name, text.encode())

    def until(self, mark: str) -> str:
        read, end = "", time.monotonic() + LONGEST
        while mark not in read and time.monotonic() < end:
            read += self._read(QUIET)
        assert mark in read, read
        return read

    def _quiet(self) -> None:
        read, end = self._read(LONGEST), time.monotonic() + LONGEST
        while read and time.monotonic() < end:
            read = self._read(QUIET)

    def _read(self, seconds: float) -> str:
        ready = select.select([self.name], [], [], seconds)[0]
        return os.read(self.name, 65536).decode(errors="replace") if ready else ""


@pytest.fixture(scope="module", params=SHELLS)
def terminal(request: pytest.FixtureRequest, folder: Path) -> Iterator[Terminal]:
    """One shell for all lines, with the completion that the command prints for it."""
    command, setup = SHELLS[request.param]
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not here")
    name, other = pty.openpty()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment(folder),
        stdin=other,
        stdout=other,
        stderr=other,
        start_new_session=True,
    )
    os.close(other)
    terminal = Terminal(name)
    terminal.send(f"{setup}; {SHOWS}; echo RE''ADY\n")
    terminal.until("READY")
    yield terminal
    process.kill()
    process.wait()
    os.close(name)


@pytest.mark.parametrize(
    ("line", "completed"),
    [
        ("factcheck nothing-like-i", "[factcheck][nothing-like-i]"),
        ("factcheck cla", "[factcheck][claims]"),
        ("factcheck rep", "[factcheck][reports/]"),
        ("factcheck reports/n", "[factcheck][reports/notes of may.md]"),
        ("factcheck reports --fail", "[factcheck][reports][--fail-on]"),
        ("factcheck reports --rules bil", "[factcheck][reports][--rules][bilateral]"),
        ("factcheck reports --since tr", "[factcheck][reports][--since][trunk]"),
        ("factcheck reports --output sar", "[factcheck][reports][--output][sarif=]"),
        ("factcheck reports --output sarif=rep", "[factcheck][reports][--output][sarif=reports/]"),
    ],
)
def test_a_line_is_completed(terminal: Terminal, line: str, completed: str) -> None:
    assert terminal.typed(line) == completed


@pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not here")
def test_fish(folder: Path) -> None:
    asked = "factcheck completion fish | source; complete -C 'factcheck reports --fail-on w'"
    done = subprocess.run(
        ["fish", "--no-config", "-c", asked],
        cwd=folder,
        env=environment(folder),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.startswith("warning\t"), done.stderr


@pytest.mark.parametrize("shell", parsers.SHELLS)
def test_the_script_is_one_of_the_shell(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert "_ARGCOMPLETE" in script
    if shutil.which(shell) is not None:
        subprocess.run([shell, "-n"], input=script, text=True, check=True)
