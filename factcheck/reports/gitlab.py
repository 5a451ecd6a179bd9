"""A report in, a code quality report of GitLab out: what a merge request shows beside its lines.

    [{"check_name": "agree", "severity": "major", "fingerprint": "…", "location": {"path": "a.txt", …}, …}]

GitLab takes one place for each finding; the others stand in its description. Accepted and consistent ones are
left out: what is listed counts as wrong. The fingerprint is the finding's id, so that edits elsewhere in a
file make no new one.
Source: the code quality report format in GitLab's documentation, a subset of Code Climate's.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from factcheck.claims import Claim
from factcheck.findings import Finding, Report
from factcheck.reports.places import Places, end
from factcheck.reports.styles import Style, flat
from factcheck.verdicts import Verdict

LEVELS = {"error": "major", "warning": "minor", "note": "info", "none": "info"}


def findings(report: Report, style: Style) -> Iterator[str]:
    """The report as one JSON array."""
    places = Places.of(report)
    told = (
        each for each in report.findings if each.verdict is not Verdict.CONSISTENT and each.accepted is None
    )
    issues = [_issue(each, held, places) for each in told if (held := places.of_finding(each))]
    yield json.dumps(issues, ensure_ascii=False, indent=2)


def _issue(finding: Finding, held: Sequence[Claim], places: Places) -> dict[str, Any]:
    first, *rest = held
    about = f"{', '.join(finding.measures)}: " if finding.measures else ""
    others = [f"{places.written(claim)}: {claim.written}" for claim in rest]
    return {
        "description": flat("; ".join([f"{finding.verdict.value}: {about}{finding.message}", *others])),
        "check_name": finding.rule,
        "fingerprint": finding.id,
        "severity": LEVELS[finding.severity],
        "location": {"path": places.path(first), "lines": {"begin": first.line, "end": end(first)[0]}},
    }
