"""`--open`: the reports of a run in; the same with a page among them out, and a browser that shows it.

wanted, page = planned(wanted, asked=False); …; show(page, wanted)
"""

import sys
import tempfile
import webbrowser
from collections.abc import Sequence
from pathlib import Path

from factcheck.cli import streams
from factcheck.cli.outputs import Output

FORMAT = "html"


def planned(wanted: Sequence[Output], *, asked: bool) -> tuple[list[Output], Path]:
    """The reports with an HTML file among them, and that file: a temporary one where none was named.

    Where no format and no file was asked for, the page stands for the table.
    """
    for each in wanted:
        if each.format == FORMAT and each.path is not None:
            return list(wanted), Path(each.path)
    page = Path(tempfile.mkdtemp(prefix="factcheck-")) / "report.html"
    others = [each for each in wanted if each.format != FORMAT] if asked else []
    return [Output(format=FORMAT, path=str(page)), *others], page


def show(page: Path, wanted: Sequence[Output]) -> None:
    """Say where the page is and open it; not on standard output where another report goes there."""
    taken = any(each.path is None for each in wanted)
    print(page, file=sys.stderr if taken else sys.stdout, flush=True)
    if not webbrowser.open(page.resolve().as_uri()):
        streams.tell("no browser was found to open it")
