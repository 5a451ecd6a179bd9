"""Standard output and error: text of any kind in, Unicode out, and no fault where nobody reads on.

    prepare(); tell("nothere: cannot be read")     ->  factcheck: nothere: cannot be read

Texts and quotes are Unicode wherever the output goes, whatever the locale says.
"""

import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

STEERING = "##["
"""What opens a command in any line of a log of GitHub Actions; at the start of one, :: does."""

JOINER = "\N{WORD JOINER}"


def prepare() -> None:
    """Let both streams take any text; one that was closed before the start takes it to nowhere."""
    if sys.stdout is None or sys.stderr is None:
        nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 (open to the end)
        sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def tell(text: str) -> None:
    """A line about the run on standard error, without what would steer a terminal."""
    line = "".join(char if char.isprintable() else " " for char in text)
    try:
        print(f"factcheck: {harmless(line)}", file=sys.stderr, flush=True)
    except OSError:
        abandon(sys.stderr)


def finish() -> None:
    """Pass on what is left to write; what nobody takes is dropped."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            abandon(stream)


def abandon(stream: TextIO) -> None:
    """Write to nowhere from now on, so that Python does not complain of it at its end either."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def harmless(line: str) -> str:
    """A line that the log of GitHub Actions does not take for a command, though a text says so.

    Source: ActionCommand of the runner, which looks for `::` behind blanks and for `##[` anywhere.
    """
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return line
    bare = line.lstrip()
    if bare.startswith("::"):
        line = line[: len(line) - len(bare)] + JOINER + bare
    return line.replace(STEERING, f"##{JOINER}[")
