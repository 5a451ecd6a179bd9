"""`factcheck explain`: a name in; the measure, rule or finding of that name in words out.

factcheck explain korean-residents-in-vietnam --rules vietnam-korea
factcheck explain 3f2a91c04b7d seeds/
factcheck explain trade-adds-up seeds/          what the rule says, and what it finds there
"""

import argparse
import sys
from collections.abc import Iterable, Iterator

from factcheck import corpora, descriptions, findings
from factcheck.cli import outputs, runs
from factcheck.errors import FactcheckError, nearest
from factcheck.findings import Report
from factcheck.measures import Measure, Rule
from factcheck.packs import Pack
from factcheck.reports import Style
from factcheck.reports.styles import wrap
from factcheck.reports.table import in_full
from factcheck.verdicts import Verdict


def run(given: argparse.Namespace) -> int:
    """Print what is known of the name: a measure or rule of the packs, else one or a finding of the paths."""
    setup = runs.prepare(given, given.paths[0] if given.paths else ".")
    style = Style.of(sys.stdout, verbose=True)
    problems = setup.problems
    if measure := setup.pack.definition(given.name):
        lines = _wrapped(_measure(given.name, measure), style)
    elif said := _said(given.name, setup.pack, style):
        lines = said
        if given.paths:
            report, wrong = _checked(given, setup)
            problems = [*problems, *wrong]
            lines += _findings(given.name, report, style)
    elif given.paths:
        report, wrong = _checked(given, setup)
        problems = [*problems, *wrong]
        named = report.pack.definition(given.name)  # by marks or tables
        found = _measure(given.name, named) if named else _finding(given.name, report, style)
        lines = _wrapped(found, style) if named else list(found)
    else:
        raise FactcheckError(_unknown(given.name, setup.pack))
    outputs.problems(problems)
    outputs.write(lines, None)
    return 2 if problems else 0


def _said(name: str, pack: Pack, style: Style) -> list[str]:
    """What a rule of the packs, or a core rule, says of itself."""
    if rule := next((each for each in pack.rules if each.id == name), None):
        return _wrapped(_rule(rule), style)
    described = descriptions.of(pack).get(name)
    return described.text.splitlines() if described else []


def _checked(given: argparse.Namespace, setup: runs.Run) -> tuple[Report, tuple[str, ...]]:
    corpus = corpora.read(*given.paths, config=setup.config, pack=setup.pack)
    return findings.check(corpus, setup.pack, strict=True), corpus.problems


def _findings(rule: str, report: Report, style: Style) -> Iterator[str]:
    """What a rule found, at length; of what is consistent, how often."""
    found = [each for each in report.findings if each.rule == rule]
    told = [each for each in found if each.verdict is not Verdict.CONSISTENT]
    for each in told:
        yield ""
        yield from in_full(each, report, style)
    yield ""
    yield f"{len(found)} evaluated, {len(found) - len(told)} of them consistent"


def _unknown(name: str, pack: Pack) -> str:
    known = [*pack.measures, *(rule.id for rule in pack.rules), *descriptions.of(pack)]
    return f'no measure or rule "{name}"{nearest(name, known)} (for a finding, name the paths it is in)'


def _finding(name: str, report: Report, style: Style) -> Iterator[str]:
    finding = next((each for each in report.findings if each.id == name), None)
    if finding is None:
        raise FactcheckError(
            f'no finding "{name}" in these paths{nearest(name, [each.id for each in report.findings])}'
        )
    yield from in_full(finding, report, style)


def _measure(name: str, measure: Measure) -> Iterator[str]:
    yield name
    yield f"  {measure.why}" if measure.why else ""
    yield f"  unit: {measure.unit}; dynamics: {measure.dynamics}" + (
        "; revisable" if measure.revisable else ""
    )
    if measure.name != name:
        yield f"  defined as: {measure.name}"
    if measure.part_of:
        yield f"  part of: {measure.part_of}"
    for language, patterns in measure.match.items():
        for pattern in patterns:
            yield f"  {language}: {pattern.text}"
    for example in measure.examples:
        yield f"  e.g. {example.text} -> {', '.join(example.expect) or 'nothing'}"
    if measure.where:
        yield f"  {measure.where}"


def _rule(rule: Rule) -> Iterator[str]:
    yield rule.id
    yield f"  {rule.why}"
    yield f"  must hold: {rule.assertion}" if rule.assertion else f"  grades: {rule.measure}"
    if rule.when:
        yield f"  when: {rule.when}"
    for example in rule.examples:
        given = ", ".join(f"{name} {' and '.join(texts)}" for name, texts in example.given.items())
        yield f"  e.g. {given} -> {example.expect or 'undecided'}"
    yield f"  {rule.where}"


def _wrapped(lines: Iterable[str], style: Style) -> list[str]:
    """The lines broken at spaces, their indentation kept."""
    margins = ((line, line[: len(line) - len(line.lstrip())]) for line in lines)
    return [margin + part for line, margin in margins for part in wrap(line, style.width - len(margin))]
