"""`factcheck suggest`: documents in; a pack for the figures that look alike and that no measure links out.

factcheck suggest reports/ -o reports.toml
factcheck suggest reports/ --rules ./reports.toml -o more.toml     what has come since
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from factcheck import corpora, likenesses, suggestions
from factcheck.cli import outputs, runs, streams
from factcheck.errors import FactcheckError, nearest
from factcheck.likenesses import Group


def run(given: argparse.Namespace) -> int:
    """Write the pack, or say that there is nothing to suggest; no file is ever overwritten."""
    output = None if given.output == outputs.STDOUT else given.output
    if output and Path(output).exists():
        raise FactcheckError(_exists(output, given.paths))
    setup = runs.prepare(given, given.paths[0])
    corpus = corpora.read(*given.paths, config=setup.config, pack=setup.pack)
    outputs.problems([*setup.problems, *corpus.problems])
    status = 2 if setup.problems or corpus.problems else 0
    groups = _chosen(likenesses.gather(corpus.claims, corpus.documents), given.group)
    suggestion = suggestions.suggest(corpus, groups)
    if not suggestion.proposals:
        _say(_nothing(len(corpus.claims), len(groups), linked=sum(1 for c in corpus.claims if c.measure)))
        return status
    outputs.write(suggestion.lines(_name(output, given.paths[0])), output)
    _say(_summary(suggestion, output))
    return status


def _chosen(groups: Sequence[Group], wanted: Sequence[str]) -> list[Group]:
    known = [group.id for group in groups]
    for each in wanted:
        if each not in known:
            raise FactcheckError(f'--group: no group "{each}" in these paths{nearest(each, known)}')
    return [group for group in groups if not wanted or group.id in wanted]


def _exists(output: str, paths: Sequence[str]) -> str:
    return (
        f"{output}: exists and is not overwritten. For what it does not link yet:"
        f" factcheck suggest {' '.join(paths)} --rules {_path(output)} -o NEW.toml"
    )


def _path(output: str) -> str:
    return output if "/" in output else f"./{output}"


def _name(output: str | None, first: str) -> str:
    """The pack's name: that of its file, else of the folder."""
    return Path(output or Path(first).resolve()).stem or "suggested"


def _nothing(figures: int, groups: int, *, linked: int) -> str:
    if groups:
        return f"nothing to suggest: no words tell the {groups} groups of figures apart from others"
    rest = f", {linked} of them linked already" if linked else ""
    return f"nothing to suggest: {figures} figures were read{rest}, and no two others look like one thing"


def _summary(suggestion: suggestions.Suggestion, output: str | None) -> str:
    count = len(suggestion.proposals)
    figures = sum(len(each.right) for each in suggestion.proposals)
    where = f" in {output}" if output else ""
    return f"{count} measure{'' if count == 1 else 's'} suggested{where}, linking {figures} figures"


def _say(text: str) -> None:
    streams.tell(text)
