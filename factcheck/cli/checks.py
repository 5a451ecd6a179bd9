"""`factcheck check`: documents in, findings out.

factcheck check reports/ --rules bilateral --fail-on warning
"""

import argparse
import os
import shlex
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import attrs

from factcheck import corpora, differences, findings, revisions
from factcheck.cli import outputs, pages, runs, streams
from factcheck.cli.outputs import Output
from factcheck.corpora import Corpus
from factcheck.findings import Report
from factcheck.reports import FORMATS, Style
from factcheck.verdicts import Verdict

SUMMARY = "GITHUB_STEP_SUMMARY"
"""The variable that names the file whose Markdown GitHub shows above a job's log."""


def run(given: argparse.Namespace) -> int:
    """Check the paths, print the report, and give the exit status."""
    as_of = runs.day("--as-of", given.as_of)
    wanted = outputs.planned(given.output, given.format, FORMATS)
    page = None
    if given.open:
        wanted, page = pages.planned(wanted, asked=bool(given.output or given.format))
    setup = runs.prepare(given, given.paths[0], *given.against[:1])
    strict = given.strict or setup.config.strict
    judge = partial(findings.check, pack=setup.pack, as_of=as_of.end if as_of else None, strict=strict)
    corpus = corpora.read(*given.paths, config=setup.config, pack=setup.pack, against=given.against)
    corpus = attrs.evolve(corpus, problems=(*setup.problems, *corpus.problems))
    report = judge(corpus, groups_too=given.groups or None)
    if given.since is not None:
        before = judge(_past(given, setup, corpus), groups_too=given.groups or None)
        report = _brought(report, before, given.since)
    outputs.problems([*report.problems, *(f"stale: {line}" for line in report.stale)])
    style = Style(verbose=given.verbose, fail_on=given.fail_on or setup.config.fail_on)
    outputs.deliver(wanted, lambda name, style: FORMATS[name].findings(report, style), style)
    if any(each.format == "github" for each in wanted) and (summary := os.environ.get(SUMMARY)):
        outputs.append(FORMATS["markdown"].findings(report, style), summary)
    if page:
        pages.show(page, wanted)
    if _is_read_now(wanted) and any(each.severity != "none" for each in report.findings):
        streams.tell(f"one of them at length: {_explaining(given)}")
    if report.problems:
        return 2
    return int(any(style.fails(each.severity) for each in report.findings if each.accepted is None))


def _is_read_now(wanted: Sequence[Output]) -> bool:
    """Whether somebody sits before the table, who may want to know more of what it says."""
    shown = any(each.format == "table" and each.path is None for each in wanted)
    return shown and sys.stdout.isatty() and sys.stderr.isatty()


def _explaining(given: argparse.Namespace) -> str:
    """The command that tells a finding of this run at length, but for its id."""
    options = {"--rules": given.rules, "--against": given.against}
    options |= {"--language": [given.language], "--published": [given.published], "--as-of": [given.as_of]}
    told = [part for name, values in options.items() for value in values if value for part in (name, value)]
    return f"factcheck explain ID {shlex.join([*given.paths, *told])}"


def _past(given: argparse.Namespace, setup: runs.Run, today: Corpus) -> Corpus:
    """The same paths as they were at the revision of `--since`; what could not be used then is not told.

    Where one was not there it may have had another name, so all texts of the revision are looked through.
    """
    with revisions.at(given.since, Path(given.paths[0]), setup.config) as past:
        paths = [past.path(path) for path in given.paths if path != corpora.STDIN]
        against = [past.path(path) for path in given.against]
        there = [path for path in paths if Path(path).exists()]
        if len(there) < len(paths) and not against:
            there.append(str(past.laid_out))
        read = corpora.read(*there, config=past.config, pack=setup.pack, against=against)
        return revisions.followed(read, past, today.sources)


def _brought(report: Report, before: Report, revision: str) -> Report:
    """What the changes since the revision bring; how much is left out is told beside the report."""
    found = differences.brought(report, before)
    left = sum(each.verdict is not Verdict.CONSISTENT for each in report.findings) - len(found.findings)
    if left:
        known = f"{left} finding{' is' if left == 1 else 's are'} not shown"
        streams.tell(f"--since {revision}: {known}: as grave there already")
    return found
