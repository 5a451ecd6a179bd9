"""Findings or claims in, lines of text out; one format a file.

    for line in FORMATS["table"].findings(report, Style(width=80)): print(line)

A format is a module with `findings`, a listing one with `claims`; the tables FORMATS and LISTINGS name them.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from factcheck.claims import Claim
from factcheck.findings import Report
from factcheck.reports import csv, github, gitlab, html, json, jsonl, junit, markdown, sarif, table
from factcheck.reports.styles import Style

__all__ = ["FORMATS", "LISTINGS", "Format", "Listing", "Style"]


class Format(Protocol):
    """What a format's module offers: lines without their line feed."""

    def findings(self, report: Report, style: Style) -> Iterator[str]:
        """The result of a check."""
        ...


class Listing(Protocol):
    """What the module of a format for figures offers: lines without their line feed."""

    def claims(self, claims: Sequence[Claim], style: Style) -> Iterator[str]:
        """Figures as they were read."""
        ...


FORMATS: Mapping[str, Format] = {
    "table": table,
    "json": json,
    "jsonl": jsonl,
    "sarif": sarif,
    "junit": junit,
    "github": github,
    "gitlab": gitlab,
    "markdown": markdown,
    "csv": csv,
    "html": html,
}
LISTINGS: Mapping[str, Listing] = {"table": table, "json": json, "jsonl": jsonl, "csv": csv}
