"""`factcheck try` and `factcheck why`: a text in; how each of its figures is read and linked out.

factcheck try "Over 200,000 Koreans live in Viet Nam." --rules bilateral
factcheck why reports/2024.txt:12
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import attrs

from factcheck import corpora, documents, edits, figures, trials
from factcheck.cli import outputs, runs
from factcheck.documents import Document, Source
from factcheck.errors import FactcheckError
from factcheck.packs import Pack
from factcheck.periods import brief
from factcheck.reports import Style
from factcheck.reports.styles import wrap
from factcheck.trials import Reading


def run(given: argparse.Namespace) -> int:
    """Print each figure with its reading, its measure, or why none took it."""
    if "text" in given:
        setup = runs.prepare(given, ".")
        source = attrs.evolve(Source("<sentence>", given.text), **setup.config.stated)
        document, problems, line = documents.read(source), setup.problems, None
    else:
        path, line = _place(given.place)
        setup = runs.prepare(given, path)
        document, problems = _document(path, setup)
    if line is not None and not 1 <= line <= len(document.line_starts):
        raise FactcheckError(f"{given.place}: no such line; the file has {len(document.line_starts)}")
    readings = [each for each in trials.read(document, setup.pack) if line in (None, each.claim.line)]
    outputs.problems(problems)
    outputs.write(_lines(readings, document, setup.pack, Style.of(sys.stdout)), None)
    return 2 if problems else 0


def _place(text: str) -> tuple[str, int | None]:
    path, colon, line = text.rpartition(":")
    if colon and line.isdecimal() and not Path(text).exists():
        return path, int(line)
    return text, None


def _document(path: str, setup: runs.Run) -> tuple[Document, list[str]]:
    corpus = corpora.read(path, config=setup.config, tables=False)
    if len(corpus.documents) != 1:
        raise FactcheckError("\n".join(corpus.problems) or f"{path}: name one file")
    return corpus.documents[0], [*setup.problems, *corpus.problems]


def _lines(readings: list[Reading], document: Document, pack: Pack, style: Style) -> Iterator[str]:
    if not readings:
        yield "No figures."
    for reading in readings:
        claim = reading.claim
        yield f"{style.paint(' '.join(claim.text.split()), 'bold')}  (line {claim.line}, {claim.region})"
        said = [claim.kind, figures.value(claim.value)]
        said += [f"hedge {claim.hedge}"] * (claim.hedge != "none") + [claim.modality] * (
            claim.modality != "actual"
        )
        said += ["two readings"] * claim.ambiguous + [claim.fault or ""]
        if claim.as_of:
            said.append(f"as of {brief(claim.as_of)} ({claim.as_of.basis})")
        details = ["; ".join(filter(None, said))]
        if claim.measure:
            details += [f"{claim.measure}", f'by "{reading.pattern}"']
        else:
            details.append(f"not linked: {reading.reason}")
        edit = _proposed(reading, document, pack)
        details += [edit[0]] if edit else []
        for detail in details:
            yield from (f"  {part}" for part in wrap(detail, style.width - 2))
        yield from (f"  {line}" for line in edit[1:])  # whole, to be pasted


def _proposed(reading: Reading, document: Document, pack: Pack) -> list[str]:
    """The edit that would link a figure, or that no words around it would do; nothing where none is near."""
    if reading.nearest not in pack.measures:
        return []
    edit = edits.propose(document, pack, reading.index, reading.nearest)
    if edit is None:
        return ["no pattern of words around it would link it and leave the examples as they are"]
    return ["this would link it, and leave the examples as they are:", f"[{edit.table}]", edit.line]
