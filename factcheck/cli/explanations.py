"""`factcheck explain`: a name in; the measure, rule, finding or group of that name in words out.

factcheck explain korean-residents-in-vietnam --rules vietnam-korea
factcheck explain 3f2a seeds/                   by the first characters of its id
factcheck explain 3f2a report.json              as it was found then
factcheck explain trade-adds-up seeds/          what the rule says, and what it finds there
"""

import argparse
import re
import shlex
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from factcheck import corpora, descriptions, findings
from factcheck.cli import outputs, runs
from factcheck.errors import FactcheckError, nearest
from factcheck.findings import Finding, Report
from factcheck.likenesses import Group
from factcheck.measures import Measure, Rule
from factcheck.packs import Pack
from factcheck.reports import Style, rows
from factcheck.reports.places import Places
from factcheck.reports.styles import some, wrap
from factcheck.reports.table import in_full
from factcheck.verdicts import Verdict

ID = re.compile(r"[0-9a-f]{3,}")
"""What may be the first characters of an id: fewer say too little."""


def run(given: argparse.Namespace) -> int:
    """Print what is known of the name: a measure or rule of the packs, else one or a finding of the paths."""
    setup = runs.prepare(given, *given.paths[:1] or ["."], *given.against[:1])
    style = Style.of(sys.stdout, verbose=True)
    lines, problems = _of_packs(given.name, setup.pack, style), tuple(setup.problems)
    if given.paths or (not lines and ID.fullmatch(given.name.lower())):
        report, wrong = _checked(given, setup)
        problems = (*problems, *wrong)
        about = lines or _of_packs(given.name, report.pack, style)  # by marks or tables
        if about:
            concerned = [each for each in report.findings if given.name in (each.rule, *each.measures)]
            lines = [*about, *_findings(concerned, report, style)]
        else:
            lines = list(_found(given, report, style))
    elif not lines:
        raise FactcheckError(_unknown(given.name, setup.pack))
    outputs.problems(problems)
    outputs.write(lines, None)
    return 2 if problems else 0


def _of_packs(name: str, pack: Pack, style: Style) -> list[str]:
    """What a measure or rule says of itself."""
    if measure := pack.definition(name):
        return _wrapped(_measure(name, measure), style)
    if rule := next((each for each in pack.rules if each.id == name), None):
        return _wrapped(_rule(rule), style)
    described = descriptions.of(pack).get(name)
    return described.text.splitlines() if described else []


def _checked(given: argparse.Namespace, setup: runs.Run) -> tuple[Report, Sequence[str]]:
    """What was found, in the report of an earlier run where that is named, else now."""
    paths = given.paths or ["."]
    if len(paths) == 1 and Path(paths[0]).suffix == ".json":
        return runs.saved(paths[0]), ()
    as_of = runs.day("--as-of", given.as_of)
    corpus = corpora.read(*paths, config=setup.config, pack=setup.pack, against=given.against)
    report = findings.check(corpus, setup.pack, as_of=as_of.end if as_of else None, strict=True)
    return report, corpus.problems


def _findings(concerned: Sequence[Finding], report: Report, style: Style) -> Iterator[str]:
    """What is found by a rule, or of a measure, at length; of what is consistent, how often."""
    told = [each for each in concerned if each.verdict is not Verdict.CONSISTENT]
    for each in told:
        yield ""
        yield from in_full(each, report, style)
    yield ""
    yield f"{len(concerned)} evaluated, {len(concerned) - len(told)} of them consistent"


def _unknown(name: str, pack: Pack) -> str:
    known = [*pack.measures, *(rule.id for rule in pack.rules), *descriptions.of(pack)]
    return f'no measure or rule "{name}"{nearest(name, known)} (for a finding, name the paths it is in)'


def _found(given: argparse.Namespace, report: Report, style: Style) -> Iterator[str]:
    """The finding or group whose id begins so.

    Raises:
        FactcheckError: where there is none, or more than one.
    """
    name = given.name.lower()
    every: list[Finding | Group] = [*report.findings, *report.groups]
    found = [each for each in every if each.id == name] or [
        each for each in every if ID.fullmatch(name) and each.id.startswith(name)
    ]
    if len(found) > 1:
        raise FactcheckError(f'"{name}" begins {len(found)} ids: {", ".join(each.id for each in found[:5])}')
    if not found:
        known = [each.id for each in every] + [*report.pack.measures, *descriptions.of(report.pack)]
        known += [measure for each in report.findings for measure in each.measures]
        where = some(len(report.sources), "source")
        raise FactcheckError(
            f'no finding, rule or measure "{given.name}" in {where}{nearest(given.name, known)} '
            "(for an id, name the paths that were checked when it was printed, from the same folder)"
        )
    (one,) = found
    if isinstance(one, Group):
        yield from _group(one, report, style)
        return
    yield from in_full(one, report, style)
    if rule := descriptions.of(report.pack, one.measures).get(one.rule):
        yield from _wrapped([f"  {rule.id}: {rule.title}"], style)
    if one.accepted is None and one.verdict is not Verdict.CONSISTENT and report.paths:
        accept = shlex.join(["factcheck", "accept", one.id, "--reason", "…", "--in", *report.paths])
        yield f"  to let it stand: {accept}"


def _group(group: Group, report: Report, style: Style) -> Iterator[str]:
    """All figures of a group, and the command that makes a measure of it."""
    yield style.paint(f"{group.name}: possibly one thing", "bold")
    yield from _wrapped([f"  {group.verdict.value}: {group.message}"], style)
    yield from rows.beside(group.claims, Places.here(report), style, "    ")
    if report.paths:
        yield f"  to make a measure of it: {group.command(report.paths)}"


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
