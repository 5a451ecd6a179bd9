"""Findings or claims in, comma-separated values out, for spreadsheets: a row for each figure of a finding.

    finding,rule,verdict,severity,…,source,line,column,text,…
    91d20a2ebdd9,agree,contradiction,error,…,2025-before.txt,9,425,"approximately 88,000",…

UTF-8, one header line, no line breaks inside cells. A cell that a spreadsheet would run as a formula begins
with an apostrophe. Source: OWASP, CSV injection.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from factcheck.claims import Claim
from factcheck.findings import Finding, Report
from factcheck.periods import Period
from factcheck.reports.places import Places
from factcheck.reports.styles import Style, flat

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
OF_FINDING = (
    "finding",
    "rule",
    "verdict",
    "severity",
    "degree",
    "measures",
    "message",
    "accepted",
    "suspect",
)
OF_CLAIM = (
    *("source", "line", "column", "text", "kind", "value", "unit", "hedge", "measure", "modality"),
    *("as_of_start", "as_of_end", "reported_start", "reported_end", "claim", "quote"),
)

Row = Mapping[str, object]


def findings(report: Report, style: Style) -> Iterator[str]:
    """A row for each figure of each finding, the consistent and accepted ones too."""
    places = Places.of(report)
    rows = (
        {**_of_finding(each), "suspect": "yes" if claim.id in each.suspects else "", **_of_claim(claim)}
        for each in report.findings
        for claim in places.of_finding(each)
    )
    yield from _table((*OF_FINDING, *OF_CLAIM), rows)


def claims(claims: Sequence[Claim], style: Style) -> Iterator[str]:
    """A row for each figure."""
    yield from _table(OF_CLAIM, map(_of_claim, claims))


def _of_finding(finding: Finding) -> Row:
    return {
        "finding": finding.id,
        "rule": finding.rule,
        "verdict": finding.verdict.value,
        "severity": finding.severity,
        "degree": float(finding.degree),
        "measures": "; ".join(finding.measures),
        "message": finding.message,
        "accepted": finding.accepted or "",
    }


def _of_claim(claim: Claim) -> Row:
    return {
        **{name: getattr(claim, name) for name in ("source", "line", "column", "text", "kind", "unit")},
        **{name: getattr(claim, name) for name in ("hedge", "modality", "quote")},
        "value": _value(claim.value.as_dict()),
        "measure": claim.measure or "",
        "claim": claim.id,
        **_days("as_of", claim.as_of),
        **_days("reported", claim.reported),
    }


def _value(value: Mapping[str, Any]) -> object:
    """The number as written, scale words multiplied out; of a date, its first and last day."""
    if "start" in value:
        return "/".join(dict.fromkeys(value[end] or ".." for end in ("start", "end")))
    point = value["point"]
    return "" if point is None else int(point) if point == int(point) else point


def _days(name: str, period: Period | None) -> Row:
    start, end = (period.start, period.end) if period else (None, None)
    return {
        f"{name}_start": start.isoformat() if start else "",
        f"{name}_end": end.isoformat() if end else "",
    }


def _table(heads: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    yield ",".join(heads)
    for row in rows:
        line = io.StringIO()
        csv.writer(line, lineterminator="").writerow([_cell(row[head]) for head in heads])
        yield line.getvalue()


def _cell(value: object) -> object:
    """Text on one line that no spreadsheet takes for a formula; numbers as they are."""
    if not isinstance(value, str):
        return value
    text = flat(value)
    return f"'{text}" if text.startswith(FORMULA) else text
