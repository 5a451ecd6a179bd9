"""`factcheck compare`: two texts in; whether the first entails the second, contradicts it, or neither, out.

factcheck compare "8 % of the seats are left." "Less than 10 % of the seats are left."
factcheck compare report.txt summary.txt --format json
"""

import argparse
import json
import sys
from pathlib import Path

from factcheck.cli import outputs
from factcheck.corpora import STDIN
from factcheck.documents import READERS, load
from factcheck.documents.sources import decode
from factcheck.entailments import CONTRADICTS, compare
from factcheck.errors import FactcheckError
from factcheck.findings import SCHEMA_VERSION


def run(given: argparse.Namespace) -> int:
    """Print the relation and the reasons for it; the status is 1 for a contradiction."""
    if given.premise == given.hypothesis == STDIN:
        raise FactcheckError("compare: only one of the two texts can be standard input")
    found = compare(_text(given.premise), _text(given.hypothesis), language=given.language)
    if given.format == "json":
        shown = {"schema_version": SCHEMA_VERSION, **found.as_dict()}
        lines = [json.dumps(shown, ensure_ascii=False, indent=2)]
    else:
        lines = [found.relation, *(f"  {line}" for line in found.why.split("\n"))]
    outputs.write(lines, given.output)
    return int(found.relation == CONTRADICTS)


def _text(given: str) -> str:
    """What an argument stands for: standard input, a file where there is one of that name, else itself."""
    if given == STDIN:
        return decode(sys.stdin.buffer.read(), "<stdin>")
    path = Path(given)
    named = len(given.split()) == 1 and path.suffix in READERS
    try:
        return load(path).text if named or path.is_file() else given
    except (OSError, ValueError):  # too long, or otherwise no name of a file
        return given
