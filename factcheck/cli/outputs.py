"""Lines in; standard output or a file out.

write(["…"], None) ; write(["…"], "report.json")
"""

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from factcheck.errors import FactcheckError


def write(lines: Iterable[str], path: str | None) -> None:
    """Print the lines, or put them in the file; a file that cannot be written stays as it was.

    Raises:
        FactcheckError: where the file or standard output cannot be written.
    """
    if path:
        _save("".join(f"{line}\n" for line in lines), Path(path))
        return
    try:
        for line in lines:
            print(line)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has seen enough ("| head"): that is no fault, and Python must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise FactcheckError(f"standard output: cannot be written: {error.strerror or error}") from error


def problems(lines: Iterable[str]) -> None:
    """Print what could not be used, a line each, to standard error."""
    for line in lines:
        print(f"factcheck: {line}", file=sys.stderr)


def _save(text: str, path: Path) -> None:
    beside: str | None = None
    try:
        handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text)
        Path(beside).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        Path(beside).replace(path)
        beside = None
    except OSError as error:
        raise FactcheckError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        if beside:
            Path(beside).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
