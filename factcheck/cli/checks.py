"""`factcheck check`: documents in, findings out.

factcheck check reports/ --rules bilateral --fail-on warning
"""

import argparse
import sys

import attrs

from factcheck import corpora, findings
from factcheck.cli import outputs, runs
from factcheck.findings import Report
from factcheck.reports import FORMATS, Style
from factcheck.verdicts import SEVERITIES


def run(given: argparse.Namespace) -> int:
    """Check the paths, print the report, and give the exit status."""
    as_of = runs.day("--as-of", given.as_of)
    setup = runs.prepare(given, given.paths[0])
    corpus = corpora.read(*given.paths, config=setup.config, pack=setup.pack)
    corpus = attrs.evolve(corpus, problems=(*setup.problems, *corpus.problems))
    strict = given.strict or setup.config.strict
    report = findings.check(corpus, setup.pack, as_of=as_of.end if as_of else None, strict=strict)
    outputs.problems([*report.problems, *(f"stale: {line}" for line in report.stale)])
    style = Style(verbose=given.verbose) if given.output else Style.of(sys.stdout, verbose=given.verbose)
    outputs.write(FORMATS[given.format].findings(report, style), given.output)
    if report.problems:
        return 2
    return int(fails(report, given.fail_on or setup.config.fail_on))


def fails(report: Report, least: str) -> bool:
    """Whether a finding that nobody accepted is at or above a severity."""
    if least == "never":
        return False
    bar = SEVERITIES.index(least)
    return any(SEVERITIES.index(each.severity) >= bar for each in report.findings if not each.accepted)
