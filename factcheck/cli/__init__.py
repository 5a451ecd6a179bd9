"""Arguments in, a report and an exit status out; the commands are listed in `parsers`.

    main(["check", "reports/"]) -> 0 nothing to fail on, 1 a finding at or above --fail-on, 2 unusable input

Commands are imported when they are called, so that --help and --version stay quick.
"""

import importlib
import os
import sys
from collections.abc import Sequence

from factcheck.cli import parsers, progress, streams
from factcheck.errors import FactcheckError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is the result."""
    streams.prepare()
    try:
        return _run(arguments)
    finally:
        streams.finish()


def _run(arguments: Sequence[str] | None) -> int:
    if arguments is None and "_ARGCOMPLETE" in os.environ:  # a shell asks at a Tab
        importlib.import_module("factcheck.cli.completions").answer()
    given = parsers.parse(list(sys.argv[1:] if arguments is None else arguments))
    command = importlib.import_module(f"factcheck.cli.{given.module}")
    try:
        with progress.shown():
            status: int = command.run(given)
    except FactcheckError as error:
        for line in str(error).splitlines():
            streams.tell(line)
        return 2
    except KeyboardInterrupt:
        return 130
    return status
