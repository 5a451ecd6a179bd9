"""Tenses: whether what a sentence says at a place is still to come, by the nearest verb before it.

    "The court will rule on Thursday."  ->  to come        "It will rule, he said on Thursday."  ->  not

In: a sentence and a place. Out: True, False, or None where no such verb comes before.
"""

from bisect import bisect_left
from collections.abc import Iterator

from factcheck.languages.phrases import Phrases
from factcheck.mentions.scans import Scan


def is_to_come(scan: Scan, place: int, verbs: Phrases[bool]) -> bool | None:
    """By `verbs`: what of them speaks of the future (True) or the past (False)."""
    if scan.tenses is None:
        scan.tenses = list(_found(scan, verbs))
    at = bisect_left(scan.tenses, (place, False))
    return scan.tenses[at - 1][1] if at else None


def _found(scan: Scan, verbs: Phrases[bool]) -> Iterator[tuple[int, bool]]:
    for place in range(scan.low, scan.high):
        found = verbs.at(scan.words, place, scan.high)
        if found is not None:
            yield place, found[1]
