"""Findings or claims in, lines of text out; one format a file.

    for line in FORMATS["table"].findings(report, Style(width=80)): print(line)

A format is a module with `findings` and `claims`; the table FORMATS lists them.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from factcheck.claims import Claim
from factcheck.findings import Report
from factcheck.reports import json, jsonl, table
from factcheck.reports.styles import Style

__all__ = ["FORMATS", "Format", "Style"]


class Format(Protocol):
    """What a format's module offers: each yields lines without their line feed."""

    def findings(self, report: Report, style: Style) -> Iterator[str]:
        """The result of a check."""
        ...

    def claims(self, claims: Sequence[Claim], style: Style) -> Iterator[str]:
        """Figures as they were read."""
        ...


FORMATS: Mapping[str, Format] = {"table": table, "json": json, "jsonl": jsonl}
