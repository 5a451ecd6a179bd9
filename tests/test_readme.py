"""The README's examples run as written: files are planted, commands and sessions give what it shows."""

import doctest
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"(?:<!-- (file|command): (\S+) -->\n)?```(\w+)\n(.*?)```\n", re.DOTALL)


def blocks(language: str) -> list[str]:
    return [body for _, _, kind, body in BLOCK.findall(README) if kind == language]


def sessions(block: str) -> Iterator[tuple[str, str]]:
    """Each command of a console block with the output shown below it."""
    for part in re.split(r"(?m)^\$ ", block)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the README shows."""
    top = tmp_path_factory.mktemp("readme")
    for what, name, _, body in BLOCK.findall(README):
        if what == "file":
            (top / name).parent.mkdir(parents=True, exist_ok=True)
            (top / name).write_text(body, encoding="utf-8")
    return top


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    program, *arguments = shlex.split(command)
    assert program == "factcheck", command
    return subprocess.run(
        [sys.executable, "-m", "factcheck", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},  # this checkout, whichever is installed
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


CONSOLE = [list(sessions(block)) for block in blocks("console")]


@pytest.mark.parametrize("session", CONSOLE, ids=[session[0][0] for session in CONSOLE])
def test_commands(folder: Path, session: list[tuple[str, str]]) -> None:
    """The commands of a block in their order: one may need what another wrote."""
    for command, shown in session:
        done = run(command, folder)
        assert (done.stdout + done.stderr).strip() == shown.strip()


@pytest.mark.parametrize("session", blocks("python"), ids=lambda session: session.splitlines()[0])
def test_python(folder: Path, session: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    test = doctest.DocTestParser().get_doctest(session, {}, "README.md", "README.md", 0)
    assert test.examples
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    written: list[str] = []
    runner.run(test, out=written.append)
    assert not written, "".join(written)


def test_there_is_something_to_test() -> None:
    assert len(CONSOLE) >= 3
    assert blocks("python")
    commands = {name: body.strip() for what, name, _, body in BLOCK.findall(README) if what == "command"}
    assert set(commands) == {"run", "test"}
    assert all("\n" not in body for body in commands.values())
    assert commands["run"].endswith("factcheck seeds/")
    assert "pytest" in commands["test"]
