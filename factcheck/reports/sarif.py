"""A report in, SARIF 2.1.0 out: what code hosts and editors show beside the text.

    {"version": "2.1.0", "runs": [{"tool": …, "results": [{"ruleId": "agree", "level": "error", …}], …}]}

Each result has its first place as `locations` and every other as `relatedLocations`, linked from its message.
Accepted findings stay in as suppressed ones, so that no alert is closed and opened again; consistent ones are
left out, as many readers of the format would show them as alerts. Its fingerprint is the finding's id, which
survives edits elsewhere in the file. There is nothing in it of the machine or the time of the run.
Source: OASIS SARIF 2.1.0, sections 3.11 (messages), 3.14 (runs), 3.27 (results), 3.30 (regions).
"""

import json
import os
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

import factcheck
from factcheck import descriptions
from factcheck.claims import Claim
from factcheck.descriptions import Description
from factcheck.findings import Finding, Report
from factcheck.periods import brief
from factcheck.reports.places import Places, end
from factcheck.reports.styles import Style
from factcheck.verdicts import Verdict

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
BASE = "%SRCROOT%"
FINGERPRINTS = ("factcheckFinding/v1", "primaryLocationLineHash")
"""The names that the id goes by. GitHub looks at the second alone, and hashes the line without it."""

PART = re.compile(r"(?m)^(What it does|Why|Example|Must hold|When): ")
"""What opens a paragraph of a rule's description."""

Json = dict[str, Any]


def findings(report: Report, style: Style) -> Iterator[str]:
    """The report as one SARIF log."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report)]}
    yield json.dumps(log, ensure_ascii=False, indent=2)


def _run(report: Report) -> Json:
    told = [each for each in report.findings if each.verdict is not Verdict.CONSISTENT]
    rules = descriptions.of(report.pack, {claim.measure for claim in report.claims if claim.measure})
    for each in told:
        rules.setdefault(each.rule, Description(id=each.rule, title=each.rule, text=each.rule))
    index = {rule: place for place, rule in enumerate(rules)}
    places = Places.of(report)
    driver = {
        "name": "factcheck",
        "semanticVersion": factcheck.__version__,
        "rules": [_rule(each) for each in rules.values()],
    }
    return {
        "tool": {"driver": driver},
        "invocations": [_invocation(report)],
        "columnKind": "unicodeCodePoints",
        "defaultEncoding": "utf-8",
        "originalUriBaseIds": {BASE: {"description": {"text": "The top of the repository."}}},
        "results": [_result(each, places, index) for each in told],
    }


def _rule(rule: Description) -> Json:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.title},
        "help": {"text": rule.text, "markdown": PART.sub(r"\n**\1:** ", rule.text)},
        "defaultConfiguration": {"level": "error"},
    }


def _invocation(report: Report) -> Json:
    """What went wrong on the way, for those who wonder why a text has no results."""
    told = [("error", line) for line in report.problems] + [("warning", line) for line in report.stale]
    return {
        "executionSuccessful": not report.problems,
        "toolExecutionNotifications": [{"level": level, "message": {"text": line}} for level, line in told],
    }


def _result(finding: Finding, places: Places, index: Mapping[str, int]) -> Json:
    held = places.of_finding(finding)
    related = list(enumerate(held[1:], 1))
    found: Json = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": finding.severity,
        "message": {"text": _message(finding, related, places)},
        "locations": [_location(claim, places) for claim in held[:1]],
        "relatedLocations": [_location(claim, places, number) for number, claim in related],
        "partialFingerprints": dict.fromkeys(FINGERPRINTS, finding.id),
        "suppressions": [],
        "properties": {
            "verdict": finding.verdict.value,
            "degree": float(finding.degree),
            "measures": list(finding.measures),
            "implied": dict(finding.implied),
        },
    }
    if finding.accepted is not None:
        kind = "inSource" if finding.accepted_in_text else "external"
        found["suppressions"] = [{"kind": kind, "status": "accepted", "justification": finding.accepted}]
    return found


def _message(finding: Finding, related: list[tuple[int, Claim]], places: Places) -> str:
    """What disagrees, the arithmetic, and links to the other places."""
    lines = [_plain(line) for line in (finding.message, *finding.explanation.splitlines()) if line]
    links = [f"[{_linked(claim.written)}]({number}) at {places.written(claim)}" for number, claim in related]
    return "\n".join([*lines, *([f"See {'; '.join(links)}."] if links else [])])


def _plain(text: str) -> str:
    """Text that cannot be taken for a link: those are written [words](place)."""
    return text.replace("](", "] (")


def _linked(text: str) -> str:
    return "".join(f"\\{char}" if char in "\\[]" else char for char in text)


def _location(claim: Claim, places: Places, number: int | None = None) -> Json:
    line, column = end(claim)
    region = {
        "startLine": claim.line,
        "startColumn": claim.column,
        "endLine": line,
        "endColumn": column,
        "snippet": {"text": claim.text},
    }
    artifact = {"uri": _uri(places.path(claim)), "uriBaseId": BASE}
    found: Json = {} if number is None else {"id": number}
    found["physicalLocation"] = {"artifactLocation": artifact, "region": region}
    found["message"] = {"text": f"{claim.written} ({brief(claim.as_of)})"}
    if claim.measure:
        found["logicalLocations"] = [{"name": claim.measure, "kind": "measure"}]
    return found


def _uri(path: str) -> str:
    """A path as a relative reference: all that RFC 3986 reserves is encoded, a colon too."""
    return quote(os.fsencode(path), safe="/-._~")
