"""Two reports in, what changed from one to the other out, told by the ids of findings.

    between(old, new).new  ->  (Finding(contradiction, "88,000 against 100,000"), …)

A finding that is consistent is none to a reader: one that becomes so is gone. What is wrong is graver where
its severity rose, or where nobody accepts it any more.
"""

from collections.abc import Iterator, Mapping

from attrs import evolve, frozen

from factcheck.findings import Finding, Report
from factcheck.verdicts import SEVERITIES, Verdict


@frozen(kw_only=True)
class Difference:
    """Findings that came, that went, and that are told otherwise, each of these as it was and as it is."""

    new: tuple[Finding, ...] = ()
    gone: tuple[Finding, ...] = ()
    changed: tuple[tuple[Finding, Finding], ...] = ()

    @property
    def worse(self) -> tuple[Finding, ...]:
        """What came, and what became graver."""
        return (*self.new, *(after for before, after in self.changed if _weight(after) > _weight(before)))


def between(old: Report, new: Report) -> Difference:
    """What changed, each kind in the order of its report."""
    before, after = _told(old), _told(new)
    return Difference(
        new=tuple(each for key, each in after.items() if key not in before),
        gone=tuple(each for key, each in before.items() if key not in after),
        changed=tuple(_changed(before, after)),
    )


def brought(report: Report, before: Report) -> Report:
    """The report with those findings alone that are new or graver since the other, and with new groups."""
    worse = {each.id for each in between(before, report).worse}
    known = {group.id for group in before.groups}
    return evolve(
        report,
        findings=tuple(each for each in report.findings if each.id in worse),
        groups=tuple(group for group in report.groups if group.id not in known),
    )


def _told(report: Report) -> dict[str, Finding]:
    return {each.id: each for each in report.findings if each.verdict is not Verdict.CONSISTENT}


def _changed(
    before: Mapping[str, Finding], after: Mapping[str, Finding]
) -> Iterator[tuple[Finding, Finding]]:
    for key, now in after.items():
        was = before.get(key)
        if was and _said(was) != _said(now):
            yield was, now


def _said(finding: Finding) -> tuple[str, ...]:
    return (finding.verdict.value, finding.severity, finding.message, finding.accepted or "")


def _weight(finding: Finding) -> int:
    return 0 if finding.accepted is not None else SEVERITIES.index(finding.severity)
