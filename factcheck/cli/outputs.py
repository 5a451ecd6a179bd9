"""What to print and where in; standard output or whole files out.

wanted = planned(["sarif=out.sarif"], None, FORMATS)     # the table on standard output, SARIF in a file
deliver(wanted, lambda name, style: FORMATS[name].findings(report, style), Style())
"""

import os
import stat
import sys
import tempfile
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from attrs import frozen

from factcheck.cli import streams
from factcheck.errors import FactcheckError, nearest
from factcheck.reports import Style

STDOUT = "-"


@frozen(kw_only=True)
class Output:
    """One report of a run: its format, and its file or None for standard output."""

    format: str
    path: str | None = None


def planned(given: Sequence[str], format_: str | None, known: Collection[str]) -> list[Output]:
    """The reports that `--output` and `--format` ask for: files first.

    FORMAT=FILE asks for one more report. FILE alone is where that of `--format` goes instead of to standard
    output. So the table stays on the terminal or in the log while others are kept as files.

    Raises:
        FactcheckError: for an unknown format, and where two reports would go to one place.
    """
    wanted: list[Output] = []
    bare: list[str] = []
    for each in given:
        name, sign, path = each.partition("=")
        if not sign and name in known:
            raise FactcheckError(
                f"--output {name}: name its file, as in {name}=FILE (a file of this name: ./{name})"
            )
        if not sign or not name.isalnum():
            bare.append(each)
        elif name not in known:
            expected = f"expected one of {', '.join(known)}{nearest(name, known)}"
            raise FactcheckError(f'--output {each}: no format "{name}"; {expected} (a file: ./{each})')
        else:
            wanted.append(Output(format=name, path=None if path == STDOUT else path))
    taken = any(each.path is None for each in wanted)
    if not bare and (format_ or not taken):
        bare = [STDOUT]
    wanted += [Output(format=format_ or "table", path=None if path == STDOUT else path) for path in bare]
    if nowhere := next((each for each in wanted if each.path == ""), None):
        raise FactcheckError(f"--output {nowhere.format}=: name a file, or - for standard output")
    _distinct([each.path for each in wanted])
    return sorted(wanted, key=lambda each: each.path is None)


def _distinct(paths: Sequence[str | None]) -> None:
    places = [path and os.path.realpath(path) for path in paths]
    for path, place in zip(paths, places, strict=True):
        if places.count(place) > 1:
            raise FactcheckError(
                f"--output: two reports would go to {path or 'standard output'}; name two files"
            )


def deliver(wanted: Iterable[Output], lines: Callable[[str, Style], Iterable[str]], style: Style) -> None:
    """Write each report; one that cannot be written does not keep the others from it.

    Raises:
        FactcheckError: with every place that could not be written, a line each.
    """
    wrong: list[str] = []
    for each in wanted:
        shown = Style.of(sys.stdout, verbose=style.verbose, fail_on=style.fail_on)
        try:
            commands = each.format == "github"
            write(lines(each.format, shown if each.path is None else style), each.path, commands=commands)
        except FactcheckError as error:
            wrong.append(str(error))
    if wrong:
        raise FactcheckError("\n".join(wrong))


def write(lines: Iterable[str], path: str | None, *, commands: bool = False) -> None:
    """Print the lines, or put them in the file; a file that cannot be written stays as it was.

    Args:
        commands: whether they may be commands to what runs the job, as those of one format are.

    Raises:
        FactcheckError: where the file or standard output cannot be written.
    """
    if path is not None:
        save("".join(f"{line}\n" for line in lines), Path(path))
        return
    try:
        for line in lines:
            print(line if commands else streams.harmless(line))
        sys.stdout.flush()
    except BrokenPipeError:
        streams.abandon(sys.stdout)  # the reader has seen enough ("| head"), which is no fault
    except OSError as error:
        streams.abandon(sys.stdout)
        raise FactcheckError(f"standard output: cannot be written: {error.strerror or error}") from error


def append(lines: Iterable[str], path: str) -> None:
    """Add the lines to a file that others add to as well.

    Raises:
        FactcheckError: where it cannot be written.
    """
    try:
        with Path(path).open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.writelines(f"{line}\n" for line in lines)
    except OSError as error:
        _unwritable(path, error)


def problems(lines: Iterable[str]) -> None:
    """Print what could not be used, a line each, to standard error.

    A line end in the name of a file opens no line of its own: runners take orders from lines.
    """
    for line in lines:
        streams.tell(line)


def save(text: str, path: Path) -> None:
    """The text as the whole of a file: all of it, or what was there before.

    It is written beside the file and put in its place when it is on the disk; the file's permissions stay,
    and a link goes on pointing at it. What is no file (/dev/stderr, a pipe) is written to as it is, and what
    may not be written to is left alone.

    Raises:
        FactcheckError: where it cannot be written.
    """
    try:
        real = path.resolve()
        mode = real.stat().st_mode if real.exists() else None
        if mode is None or (stat.S_ISREG(mode) and os.access(real, os.W_OK)):
            _replace(text, real, mode)
        else:
            _pour(text, real)
    except (OSError, RuntimeError) as error:  # a RuntimeError is a link to itself
        _unwritable(path, error)


def _pour(text: str, path: Path) -> None:
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        file.write(text)


def _replace(text: str, path: Path, mode: int | None) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(0o666 & ~_umask() if mode is None else stat.S_IMODE(mode))
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def _unwritable(path: str | Path, error: Exception) -> NoReturn:
    reason = error.strerror if isinstance(error, OSError) else None
    raise FactcheckError(f"{path}: cannot be written: {reason or error}") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
