"""Findings or claims in, one JSON object out, with its schema_version.

{"schema_version": 1, "findings": […], "claims": […], "sources": […], "stats": {…}}
"""

import json
from collections.abc import Iterator, Sequence

from factcheck.claims import Claim
from factcheck.findings import SCHEMA_VERSION, Report
from factcheck.reports.styles import Style


def findings(report: Report, style: Style) -> Iterator[str]:
    """The report as one object."""
    yield json.dumps(report.as_dict(), ensure_ascii=False, indent=2)


def claims(claims: Sequence[Claim], style: Style) -> Iterator[str]:
    """The claims as one object."""
    given = {"schema_version": SCHEMA_VERSION, "claims": [claim.as_dict() for claim in claims]}
    yield json.dumps(given, ensure_ascii=False, indent=2)
