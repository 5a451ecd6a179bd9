"""Findings or claims in, one JSON object a line out.

{"id": "…", "rule": "agree", "verdict": "contradiction", …}
"""

import json
from collections.abc import Iterator, Sequence

from factcheck.claims import Claim
from factcheck.findings import Report
from factcheck.reports.styles import Style


def findings(report: Report, style: Style) -> Iterator[str]:
    """Each finding on a line of its own, the consistent ones too."""
    for finding in report.findings:
        yield json.dumps(finding.as_dict(), ensure_ascii=False)


def claims(claims: Sequence[Claim], style: Style) -> Iterator[str]:
    """Each claim on a line of its own."""
    for claim in claims:
        yield json.dumps(claim.as_dict(), ensure_ascii=False)
