"""A report in, JUnit XML out, for CI systems that show tests: a case for each measure and each rule.

    <testsuites><testsuite name="measures" tests="2" failures="1" …><testcase classname="agree" name="…">…

A case fails where a finding is at or above `--fail-on`; its text lists them all. One whose findings are all
accepted is skipped, with the reasons. What could not be used is an error of the suite `sources`. The schema
wants a time, a duration and a host: these are always the same, so that equal reports are equal files.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

import regex

from factcheck import descriptions
from factcheck.findings import Finding, Report
from factcheck.kinds import agree
from factcheck.reports.places import Places
from factcheck.reports.styles import Style

FIXED = {"timestamp": "1970-01-01T00:00:00", "hostname": "localhost", "time": "0"}
FORBIDDEN = regex.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
"""What no XML document may hold, not even escaped. Source: XML 1.0, production 2."""


def findings(report: Report, style: Style) -> Iterator[str]:
    """The report as one XML document."""
    top = Element("testsuites")
    for number, (name, cases) in enumerate(_suites(report, style)):
        top.append(_suite(number, name, cases))
    _suite_of_sources(top, report)
    ElementTree.indent(top)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield ElementTree.tostring(top, encoding="unicode")


def _suites(report: Report, style: Style) -> Iterator[tuple[str, list[Element]]]:
    """The cases by measure for `agree`, by rule for all others."""
    places = Places.of(report)
    linked = sorted({claim.measure for claim in report.claims if claim.measure})
    by_measure: dict[str, list[Finding]] = {name: [] for name in linked}
    by_rule: dict[str, list[Finding]] = {
        rule: [] for rule in descriptions.of(report.pack, linked) if rule != agree.RULE
    }
    for each in report.findings:
        if each.rule == agree.RULE:
            by_measure.setdefault(", ".join(each.measures), []).append(each)
        else:
            by_rule.setdefault(each.rule, []).append(each)
    yield "measures", [_case(agree.RULE, name, found, places, style) for name, found in by_measure.items()]
    yield "rules", [_case("rules", rule, found, places, style) for rule, found in by_rule.items()]


def _case(kind: str, name: str, found: Sequence[Finding], places: Places, style: Style) -> Element:
    case = Element("testcase", {"classname": kind, "name": _legal(name), "time": "0"})
    failing = [each for each in found if style.fails(each.severity)]
    left = [each for each in failing if each.accepted is None]
    if left:
        more = f" (and {len(left) - 1} more)" if len(left) > 1 else ""
        said = {"message": _legal(left[0].message + more), "type": left[0].verdict.value}
        SubElement(case, "failure", said).text = _legal("\n\n".join(_told(each, places) for each in left))
    elif failing:
        reasons = dict.fromkeys(each.accepted or "" for each in failing)
        SubElement(case, "skipped", {"message": _legal(f"accepted: {'; '.join(reasons)}")})
    return case


def _told(finding: Finding, places: Places) -> str:
    """A finding with its places and its arithmetic, a line each."""
    sides = (f"  {places.written(claim)}: {claim.written}" for claim in places.of_finding(finding))
    reasons = (f"  {line}" for line in finding.explanation.splitlines())
    head = f"{finding.severity}: {finding.verdict.value}: {finding.message} [{finding.id}]"
    return "\n".join(chain([head], sides, reasons))


def _suite(number: int, name: str, cases: Sequence[Element], notes: Sequence[str] = ()) -> Element:
    counts = {
        "tests": len(cases),
        "failures": sum(case.find("failure") is not None for case in cases),
        "errors": sum(case.find("error") is not None for case in cases),
        "skipped": sum(case.find("skipped") is not None for case in cases),
    }
    suite = Element("testsuite", {"package": "factcheck", "id": str(number), "name": name, **FIXED})
    suite.attrib |= {key: str(count) for key, count in counts.items()}
    SubElement(suite, "properties")
    suite.extend(cases)
    SubElement(suite, "system-out")
    SubElement(suite, "system-err").text = _legal("\n".join(notes))
    return suite


def _suite_of_sources(top: Element, report: Report) -> None:
    """Whether all that was named could be used; what is stale is told beside it."""
    case = Element("testcase", {"classname": "sources", "name": "read", "time": "0"})
    if report.problems:
        message = f"{len(report.problems)} could not be used: {report.problems[0]}"
        told = SubElement(case, "error", {"message": _legal(message), "type": "unusable"})
        told.text = _legal("\n".join(report.problems))
    top.append(_suite(len(top), "sources", [case], report.stale))


def _legal(text: str) -> str:
    return FORBIDDEN.sub("�", text)
