"""`factcheck claims`: documents in, their figures as read out.

factcheck claims reports/ --all --format jsonl
"""

import argparse

from factcheck import corpora
from factcheck.cli import outputs, runs, streams
from factcheck.reports import LISTINGS, Style


def run(given: argparse.Namespace) -> int:
    """Print the figures of the paths, and give the exit status."""
    wanted = outputs.planned(given.output, given.format, LISTINGS)
    setup = runs.prepare(given, given.paths[0])
    corpus = corpora.read(*given.paths, config=setup.config, pack=setup.pack)
    outputs.problems([*setup.problems, *corpus.problems])
    shown = [claim for claim in corpus.claims if given.all or claim.measure]
    if corpus.claims and not shown:
        hint = f"{len(corpus.claims)} figures were read, none is linked to a measure (--all shows them)"
        streams.tell(hint)
    outputs.deliver(wanted, lambda name, style: LISTINGS[name].claims(shown, style), Style())
    return 2 if setup.problems or corpus.problems else 0
