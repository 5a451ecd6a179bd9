"""`factcheck diff`: two reports written with `--format json` in, what changed between them out.

factcheck diff yesterday.json today.json
"""

import argparse
import json
import sys
from collections.abc import Iterator
from typing import Any

from factcheck import differences
from factcheck.cli import outputs, runs
from factcheck.differences import Difference
from factcheck.findings import SCHEMA_VERSION, Finding, Report
from factcheck.reports import Style
from factcheck.reports.places import Places
from factcheck.reports.styles import wrap


def run(given: argparse.Namespace) -> int:
    """Print the difference: status 1 where what is new or graver is at or above `--fail-on`."""
    old, new = runs.saved(given.old), runs.saved(given.new)
    found = differences.between(old, new)
    style = (
        Style.of(sys.stdout, fail_on=given.fail_on) if given.output is None else Style(fail_on=given.fail_on)
    )
    lines = _json(found) if given.format == "json" else _table(found, old, new, style)
    outputs.write(lines, given.output)
    return int(any(style.fails(each.severity) for each in found.worse if each.accepted is None))


def _json(found: Difference) -> Iterator[str]:
    pairs = [{"before": before.as_dict(), "after": after.as_dict()} for before, after in found.changed]
    given: dict[str, Any] = {"schema_version": SCHEMA_VERSION}
    given |= {"new": [each.as_dict() for each in found.new], "gone": [each.as_dict() for each in found.gone]}
    yield json.dumps({**given, "changed": pairs}, ensure_ascii=False, indent=2)


def _table(found: Difference, old: Report, new: Report, style: Style) -> Iterator[str]:
    """A block for each kind of change, then how many there are."""
    before, after = Places.of(old), Places.of(new)
    for title, told, places in (("new", found.new, after), ("gone", found.gone, before)):
        if told:
            yield style.paint(title, "bold")
            for each in told:
                yield from _lines(each, _state(each), places, style)
            yield ""
    if found.changed:
        yield style.paint("changed", "bold")
        for was, now in found.changed:
            yield from _lines(now, f"{_state(was)} -> {_state(now)}", after, style)
            if was.message != now.message:
                yield from _wrapped(f"before: {was.message}", "    ", style)
        yield ""
    counts = ((len(found.new), "new"), (len(found.gone), "gone"), (len(found.changed), "changed"))
    yield ", ".join(f"{count} {name}" for count, name in counts if count) or "no difference"


def _state(finding: Finding) -> str:
    level = "accepted" if finding.accepted is not None else finding.severity
    return f"{level} {finding.verdict.value}"


def _lines(finding: Finding, state: str, places: Places, style: Style) -> Iterator[str]:
    about = ", ".join(finding.measures) or finding.rule
    yield from _wrapped(f"{state}: {about}", "  ", style)
    yield from _wrapped(finding.message, "    ", style)
    where = (f"{claim.written} at {places.written(claim)}" for claim in places.of_finding(finding))
    for line in (*where, f"id: {finding.id}"):
        yield from _wrapped(line, "    ", style)


def _wrapped(text: str, margin: str, style: Style) -> Iterator[str]:
    yield from (margin + line for line in wrap(text, style.width - len(margin)))
