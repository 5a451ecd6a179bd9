"""`factcheck accept`: ids of findings and a reason in; entries in the file of accepted findings out.

factcheck accept 91d20a2ebdd9 --reason "The second counts seasonal workers." --until 2027-01-31 --in texts/
"""

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from factcheck import acceptances, config, corpora, findings
from factcheck.cli import outputs, runs
from factcheck.config import Accepted, Config
from factcheck.corpora import Corpus
from factcheck.errors import FactcheckError, nearest
from factcheck.findings import Finding, Report
from factcheck.reports.styles import flat, some
from factcheck.verdicts import Verdict

NAME = "factcheck-accepted.toml"


def run(given: argparse.Namespace) -> int:
    """Write every finding that is named into the file, or none of them."""
    reason, until = flat(given.reason), _until(given.until)
    if not reason:
        raise FactcheckError("--reason: say why the findings may stand, for those who read it after you")
    setup = runs.prepare(given, given.paths[0])
    file = _file(setup.config, given.paths[0])
    corpus = corpora.read(*given.paths, config=setup.config, pack=setup.pack)
    report = findings.check(corpus, setup.pack, strict=True)
    told = [_finding(each, report, corpus) for each in dict.fromkeys(given.ids)]
    entries = [
        Accepted(id=each.id, reason=reason, until=until, claims=_claims(each, report)) for each in told
    ]
    problems = [line for line in (*setup.problems, *corpus.problems) if not line.endswith(config.MISSING)]
    outputs.save(_grown(file, entries), file)
    outputs.problems(problems)
    outputs.write([f"accepted in {file}: {each.id} {flat(each.message)}" for each in told], None)
    return 2 if problems else 0


def _until(text: str | None) -> date | None:
    window = runs.day("--until", text)
    if window is None:
        return None
    if window.end is None or window.start != window.end:
        raise FactcheckError(f"--until: expected one day, such as 2027-01-31, not {text}")
    if window.end < date.today():
        raise FactcheckError(f"--until: {window.end} has passed: the findings would count at once")
    return window.end


def _file(settings: Config, first: str) -> Path:
    """The file that the configuration names."""
    if settings.accepted_in is not None:
        here = Path.cwd()
        file = settings.accepted_in
        return file.relative_to(here) if file.is_relative_to(here) else file
    line = f'accepted = "{NAME}"'
    if settings.path is None:
        raise FactcheckError(
            f"{first}: has no configuration that says where accepted findings are kept; "
            f"put a {config.NAME} there with the line: {line} (or name with --in the folder that has one)"
        )
    raise FactcheckError(f"{settings.path}: names no file of accepted findings; add the line: {line}")


def _finding(identity: str, report: Report, corpus: Corpus) -> Finding:
    """The finding of that id, if there is something to accept."""
    told = {each.id: each for each in report.findings if each.verdict is not Verdict.CONSISTENT}
    if identity in told and told[identity].accepted is not None:
        where = next((each.where for each in corpus.accepted if each.id == identity), "")
        raise FactcheckError(f'"{identity}" is accepted already: change it in {where}')
    if identity not in told:
        raise FactcheckError(
            f'no finding "{identity}" in {some(len(report.sources), "source")}{nearest(identity, told)} '
            "(--in names where to look)"
        )
    return told[identity]


def _claims(finding: Finding, report: Report) -> tuple[str, ...]:
    """Where the figures are, for those who read the file."""
    claims = {claim.id: claim for claim in report.claims}
    held = [claims[each] for each in finding.claims if each in claims]
    return tuple(flat(f"{claim.source}:{claim.line}: {claim.text}") for claim in held)


def _grown(file: Path, entries: Sequence[Accepted]) -> str:
    try:
        text = file.read_bytes().decode("utf-8") if file.exists() else ""
    except OSError as error:
        raise FactcheckError(f"{file}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise FactcheckError(f"{file}: is not UTF-8; save it as UTF-8") from error
    try:
        return acceptances.written(text, entries)
    except FactcheckError as error:
        raise FactcheckError(f"{file}: {error}") from error
