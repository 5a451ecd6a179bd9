"""Datelines: the day on which a text says of itself that it appeared, outside of bylines.

    said("HANOI, 3 March 2025 (VNA) - Exports reached …", …)  ->  the third of March 2025
    said("Release notes, 3 March 2025\n\nUploads …", …)       ->  the same day

In: the opening and closing lines of a text. Out: the day, or None where nothing or more than one is said.

A day counts where it stands by itself: alone between signs that part ("Minutes | 3 March 2025", "v2.1 (3
March 2025)", "Hanoi, 3 March 2025") in a line that is no sentence, or behind a place and before a dash
where prose begins. Days in sentences are those of events.
"""

from collections.abc import Iterable, Sequence

import regex

from factcheck.documents.dates import Calendar
from factcheck.periods import Period

LONGEST = 150
"""Characters of a line that is no prose, and of what stands before the dash of a dateline."""
PLACE = 6
"""Words of the place and agency before the day of a dateline."""
PARTS = frozenset(",|·•-–—([/;")
"""Signs before a day that stands by itself."""
ENDS = frozenset(",|·•-–—)]/;")
FULL_STOP = regex.compile(r"[.!?…。][\p{Pe}\p{Pf}\"'*_]*$")
AGENCY = regex.compile(r"\s*(?:\([^()]{0,40}\)\s*)?[:,]?\s*[-–—]")
SPAN = regex.compile(r"(?<![\w.])\d{1,2}\s?[-–—]$")
"""The first day of a span: 1-3 March 2025."""
WORDS = regex.compile(r"\p{L}[\p{L}\p{M}.'’]*")


def said(lines: Iterable[str], calendar: Calendar, words: Sequence[str] = ()) -> Period | None:
    """The one day that the lines give as theirs; `words` may stand directly before it ("dated")."""
    days = {day for line in lines if (day := _of(line.strip(), calendar, words)) is not None}
    return days.pop() if len(days) == 1 else None


def _of(line: str, calendar: Calendar, words: Sequence[str]) -> Period | None:
    found = calendar.find(line[:LONGEST])
    if not found:
        return None
    start, end, day = found[0]
    before, after = _bare(line[:start], calendar, words), line[end:]
    if _is_place(before) and AGENCY.match(after):
        return day
    if len(found) > 1 or len(line) > LONGEST or FULL_STOP.search(line):
        return None
    opens = not before or (before[-1] in PARTS and not SPAN.search(before))
    return day if opens and (not after.strip() or after.strip()[0] in ENDS) else None


def _bare(before: str, calendar: Calendar, words: Sequence[str]) -> str:
    """What stands before a day, without markup, its weekday and words that lead to it."""
    before = before.strip(" #*_>\t")
    low = before.lower()
    for word in (*calendar.weekdays, *words):
        bare = low.rstrip(" ,:(")
        if bare.endswith(word) and not bare[: -len(word)][-1:].isalnum():
            return before[: len(bare) - len(word)].rstrip()
    return before


def _is_place(before: str) -> bool:
    """Whether it is a name as places and agencies have: "TP. Hồ Chí Minh (TTXVN), "."""
    names = WORDS.findall(before)
    return before[-1:] != "(" and 0 < len(names) <= PLACE and all(name[0].isupper() for name in names)
