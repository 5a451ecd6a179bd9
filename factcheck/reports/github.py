"""A report in, workflow commands out that GitHub shows beside the lines of a change.

    ::error file=seeds/2025.txt,line=13,col=119,endColumn=131,title=contradiction in exports::USD 5 against 7

The runner shows ten of each level a step and drops the rest unsaid: the gravest are printed, and a last
notice counts what was left out. The other places of a finding are in its message.
Source: the workflow commands of GitHub Actions, and the annotation limits in the actions toolkit.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from factcheck.findings import Finding, Report
from factcheck.reports.places import Places, end
from factcheck.reports.styles import Style, flat
from factcheck.reports.table import counts
from factcheck.verdicts import Verdict

LEVELS = {"error": "error", "warning": "warning", "note": "notice"}
MOST = {"error": 10, "warning": 10, "note": 9}  # the tenth notice is the last one


def findings(report: Report, style: Style) -> Iterator[str]:
    """A command for each finding that the runner will show, and one with the counts."""
    places = Places.of(report)
    told = [
        each for each in report.findings if each.verdict is not Verdict.CONSISTENT and each.accepted is None
    ]
    printed: Counter[str] = Counter()
    for each in told:
        if each.severity in LEVELS and printed[each.severity] < MOST[each.severity]:
            printed[each.severity] += 1
            yield _command(each, places)
    yield f"::notice title=factcheck::{_data(counts(report) + _left_out(told, printed))}"


def _left_out(told: Sequence[Finding], printed: Counter[str]) -> str:
    levels = Counter(each.severity for each in told if each.severity in LEVELS)
    left = {level: levels[level] - printed[level] for level in LEVELS if levels[level] > printed[level]}
    if not left:
        return ""
    listed = ", ".join(f"{count} {level}{'' if count == 1 else 's'}" for level, count in left.items())
    return f"; not annotated: {listed}"


def _command(finding: Finding, places: Places) -> str:
    held = places.of_finding(finding)
    place: dict[str, object] = {}
    if held:
        line, column = end(held[0])
        place = {"file": places.path(held[0]), "line": held[0].line, "endLine": line, "col": held[0].column}
        if line == held[0].line:
            place["endColumn"] = column
    about = f" in {', '.join(finding.measures)}" if finding.measures else f" ({finding.rule})"
    place["title"] = finding.verdict.value + about
    others = [f"{places.written(claim)}: {claim.written}" for claim in held[1:]]
    message = "\n".join([flat(finding.message), *others, *finding.explanation.splitlines()[-1:]])
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in place.items())
    return f"::{LEVELS[finding.severity]} {properties}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
