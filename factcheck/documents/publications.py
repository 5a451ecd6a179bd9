"""What is known of a publication date in, the window that covers it out.

    window(Source("2024-05-01-trade.md", "…"), {}, [], calendar) is the first of May 2024

Evidence, in order: the source's own (its configuration), front matter, the file's name, a byline of the
text. Where two agree, the closer one counts; where they disagree the window covers both and is not certain.
Where there is none of these, a dateline or a dated title tells (see `datelines`).
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import PurePosixPath

from factcheck.documents.dates import MONTH, Calendar, cover
from factcheck.documents.sources import Source, publication
from factcheck.errors import DocumentError
from factcheck.periods import Period

PUBLISHED = (
    "date",
    "published",
    "pubdate",
    "publishdate",
    "publishedat",
    "publicationdate",
    "issued",
    "created",
)
UPDATED = (
    "updated",
    "lastupdated",
    "updatedat",
    "lastmod",
    "lastmodified",
    "modified",
    "revised",
    "lastreviewed",
)
"""Keys of front matter, without hyphens, blanks and underscores, the surest first."""


def window(
    source: Source,
    front: Mapping[str, str],
    bylines: Sequence[str],
    calendar: Calendar,
    said: Callable[[], Period | None] = lambda: None,
) -> Period | None:
    """The days in which the source was published, or None where nothing says.

    What is `said` in the text's own lines counts where all else is silent: it may be another day's.
    """
    known: Period | None = None
    for found in _evidence(source, front, bylines, calendar):
        if known is None or known.covers(found):
            known = found
        elif not found.covers(known):
            known = cover([known, found])
    return known or said()


def _evidence(
    source: Source, front: Mapping[str, str], bylines: Sequence[str], calendar: Calendar
) -> Iterator[Period]:
    if source.published:
        yield source.published
    stated = {re.sub(r"[-_ ]", "", key): text for key, text in front.items()}
    for keys in (PUBLISHED, UPDATED):  # a page that was updated has figures of both days
        dated = next((stated[key] for key in keys if key in stated), "")
        if dated and (found := _stated(dated, calendar)):
            yield found
    if named := in_name(source.id, calendar):
        yield named
    yield from islice((period for line in bylines for _, _, period in calendar.find(line)), 1)


def _stated(text: str, calendar: Calendar) -> Period | None:
    try:
        return publication(text)
    except DocumentError:
        return next((period for _, _, period in calendar.find(text)), None)


def in_name(name: str, calendar: Calendar) -> Period | None:
    """The date in a file's name, to the day ("2024-05-01-x.md", "x_20240501.txt") or to the month."""
    if not any(map(str.isdigit, name)):
        return None
    stem = PurePosixPath(name).stem
    if found := calendar.find(stem):
        return found[0][2]
    if (month := MONTH.search(stem)) and 1 <= int(month["m"]) <= 12:
        return publication(f"{month['y']}-{month['m']}")
    return None
