"""`factcheck try` and `factcheck why`: a text in, each of its figures out as read, linked, or left out and why.

factcheck try "Over 200,000 Koreans live in Viet Nam." --rules bilateral
factcheck why reports/june.txt:12
"""

import argparse
import re
import shutil
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import attrs

from factcheck import corpora, documents, trials
from factcheck.cli import outputs, runs
from factcheck.documents import Source
from factcheck.errors import FactcheckError
from factcheck.examples import described
from factcheck.trials import Reading

_PLACE = re.compile(r"(.+?):(\d+)(?::\d+)?")


def run(given: argparse.Namespace) -> int:
    """Print how the figures of the text, or of the line, are read; give the exit status."""
    if "text" in given:
        setup = runs.prepare(given, None)
        source = attrs.evolve(Source("<text>", given.text), **setup.config.stated)
        found = trials.read(documents.read(source), setup.pack)
        problems = setup.problems
    else:
        path, line = _place(given.place)
        setup = runs.prepare(given, path)
        corpus = corpora.read(path, config=setup.config, pack=setup.pack)
        problems = [*setup.problems, *corpus.problems]
        found = [
            reading
            for document in corpus.documents
            for reading in trials.read(document, setup.pack)
            if line is None or reading.claim.line == line
        ]
    outputs.problems(problems)
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 100
    lines = [text for reading in found for text in _shown(reading, width)]
    outputs.write(lines or ["No figure is read here."], None)
    return 2 if problems else 0


def _place(text: str) -> tuple[str, int | None]:
    """FILE or FILE:LINE; a file whose own name ends so is taken as it is.

    Raises:
        FactcheckError: where there is no such file.
    """
    if Path(text).is_file():
        return text, None
    if (place := _PLACE.fullmatch(text)) and Path(place[1]).is_file():
        return place[1], int(place[2])
    raise FactcheckError(f"{text}: no such file; expected FILE or FILE:LINE")


def _shown(reading: Reading, width: int) -> Iterator[str]:
    claim = reading.claim
    yield f"{claim.line}:{claim.column}  {described(claim)}"
    marks = [claim.kind]
    if claim.hedge != "none":
        marks.append(claim.hedge)
    if claim.as_of:
        marks.append(f"dated: {claim.as_of.basis}" + ("" if claim.as_of.certain else ", uncertain"))
    marks += [claim.modality] if claim.modality != "actual" else []
    marks += [f"{name}: {value}" for name, value in claim.scope.items()]
    marks += ["ambiguous"] if claim.ambiguous else []
    marks += [f"according to {claim.attributed_to}"] if claim.attributed_to else []
    yield f"    read as   {'; '.join(marks)}"
    if claim.measure:
        yield from _wrapped("    measure   ", claim.measure, width)
        yield from _wrapped("    pattern   ", reading.pattern, width)
    else:
        yield from _wrapped("    left out  ", reading.reason, width)


def _wrapped(label: str, text: str, width: int) -> list[str]:
    return textwrap.wrap(
        text,
        width,
        initial_indent=label,
        subsequent_indent=" " * len(label),
        break_long_words=False,
        break_on_hyphens=False,
    )
