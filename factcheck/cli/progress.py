"""A bar on standard error while a run is long, for people alone.

    reading  37 % |██████████▎                | 74/200

It is drawn by tqdm: to do the same (wait before it shows, measure the terminal, redraw seldom, leave nothing
behind) takes more lines than it takes to call it.
"""

import os
import stat
import sys
from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager, nullcontext, suppress

from factcheck import watches

DELAY = 1.0
"""Seconds that one part of a run takes before it is worth a bar."""

BAR = "{desc:<10} {percentage:3.0f} % |{bar}| {n_fmt}/{total_fmt}"


def shown() -> AbstractContextManager[None]:
    """Show how far the run is, unless nobody is there to see it or a bar would spoil what is seen."""
    return watches.watched(_bar) if _is_wanted() else nullcontext()


def _is_wanted() -> bool:
    """Whether standard error is a terminal that can redraw a line, and no pager writes on it as well."""
    if sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return False
    with suppress(OSError, ValueError, AttributeError):
        return not stat.S_ISFIFO(os.fstat(sys.stdout.fileno()).st_mode)
    return True


def _bar(items: Collection[object], doing: str) -> Iterator[object]:
    from tqdm import tqdm  # takes as long as some whole runs

    tqdm.monitor_interval = 0  # no thread for a bar
    with tqdm(
        items, doing, file=sys.stderr, delay=DELAY, leave=False, dynamic_ncols=True, bar_format=BAR
    ) as bar:
        yield from bar
