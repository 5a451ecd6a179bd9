"""`factcheck check`: documents in, findings out.

factcheck check reports/ --rules bilateral --fail-on warning
"""

import argparse
import os

import attrs

from factcheck import corpora, findings
from factcheck.cli import outputs, runs
from factcheck.reports import FORMATS, Style

SUMMARY = "GITHUB_STEP_SUMMARY"
"""The variable that names the file whose Markdown GitHub shows above a job's log."""


def run(given: argparse.Namespace) -> int:
    """Check the paths, print the report, and give the exit status."""
    as_of = runs.day("--as-of", given.as_of)
    wanted = outputs.planned(given.output, given.format, FORMATS)
    setup = runs.prepare(given, given.paths[0])
    corpus = corpora.read(*given.paths, config=setup.config, pack=setup.pack)
    corpus = attrs.evolve(corpus, problems=(*setup.problems, *corpus.problems))
    strict = given.strict or setup.config.strict
    report = findings.check(
        corpus,
        setup.pack,
        as_of=as_of.end if as_of else None,
        strict=strict,
        groups_too=given.groups or None,
    )
    outputs.problems([*report.problems, *(f"stale: {line}" for line in report.stale)])
    style = Style(verbose=given.verbose, fail_on=given.fail_on or setup.config.fail_on)
    outputs.deliver(wanted, lambda name, style: FORMATS[name].findings(report, style), style)
    if any(each.format == "github" for each in wanted) and (summary := os.environ.get(SUMMARY)):
        outputs.append(FORMATS["markdown"].findings(report, style), summary)
    if report.problems:
        return 2
    return int(any(style.fails(each.severity) for each in report.findings if each.accepted is None))
