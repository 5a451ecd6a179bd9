"""Tables: every figure of a report as a row of data, from which the page's script shows some at a time.

    rows(view)  ->  [["over 200,000", "200,000 person", 2, 17, 4, "15 Aug 2025", 2e5, 739477, 0, [3]], …]

In: a View. Out: for each claim its text, its reading, the numbers of source, line and measure (-1: none),
when it is about, its number and day for sorting, the number of its gravest verdict (-1: none) and of its
findings. 20,000 rows of a real table would take seconds to lay out; as data they take a tenth of one.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from factcheck import figures
from factcheck.claims import Claim
from factcheck.periods import brief
from factcheck.reports.html.cards import numbered
from factcheck.reports.html.points import LARGEST
from factcheck.reports.html.views import View


def rows(view: View) -> Iterator[list[Any]]:
    """A row for each claim, in the report's order."""
    for claim in view.report.claims:
        yield [
            claim.written,
            "" if claim.fault else figures.value(claim.value),
            view.source_number[claim.source],
            claim.line,
            view.measure_number.get(claim.measure or "", -1),
            brief(claim.as_of),
            _number(claim),
            _day(claim),
            numbered(view.verdict(claim)),
            list(view.findings_of.get(claim.id, ())),
        ]


def findings(view: View, chunk_of: Mapping[int, int]) -> Iterator[list[Any]]:
    """For each finding the numbers of its verdict, measures, sources and claims, its words, and its chunk.

    First those that need a reader; of the others the claims and words stand on the page alone.
    """
    for place, finding in enumerate((*view.told, *view.accepted, *view.agreed)):
        held = view.held(finding)
        told = place < len(view.told)
        yield [
            numbered(finding.verdict),
            [view.measure_number[name] for name in finding.measures],
            sorted({view.source_number[claim.source] for claim in held}),
            [view.number[claim.id] for claim in held] if told else [],
            finding.message if told else "",
            chunk_of.get(place, -1),
        ]


def _number(claim: Claim) -> float | None:
    """The number as written, else where what it is taken to mean begins or ends."""
    value = claim.value
    found = next((end for end in (value.point, value.core.lo, value.core.hi) if end is not None), None)
    return None if found is None or abs(found) > LARGEST else float(f"{float(found):.9g}")


def _day(claim: Claim) -> int | None:
    as_of = claim.as_of
    day = as_of and (as_of.end or as_of.start)
    return day.toordinal() if day else None
