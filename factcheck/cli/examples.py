"""`factcheck test`: packs in, the examples that do not hold out.

factcheck test vietnam-korea ./our.toml
factcheck test --watch ./our.toml           again whenever a pack changes
"""

import argparse
import time
from collections.abc import Iterable
from pathlib import Path

from factcheck import corpora, examples
from factcheck.cli import outputs
from factcheck.errors import PackError
from factcheck.packs import Pack, load_pack, locate

PAUSE = 0.5
"""Seconds between two looks at the files that are watched."""


def run(given: argparse.Namespace) -> int:
    """Run the examples of each pack: status 1 where one does not hold, 2 where a pack cannot be used."""
    if given.watch:
        return _watch(given.packs)
    return _run(given.packs)


def _watch(packs: list[str]) -> int:
    """Run the examples again whenever a pack file beside those named changes; Ctrl-C is no failure."""
    try:
        while True:
            before = _written(packs)
            _run(packs)
            while _written(packs) == before:
                time.sleep(PAUSE)
    except KeyboardInterrupt:
        return 0


def _written(packs: Iterable[str]) -> dict[Path, int]:
    """When the named packs, and those beside them that they may include, were last written."""
    names = list(packs) or list(corpora.configured(None, ".")[0].rules)
    folders = {path.parent for name in names if (path := locate(name))} or {Path()}
    found: dict[Path, int] = {}
    for path in (path for folder in folders for path in folder.glob("*.toml")):
        try:
            found[path] = path.stat().st_mtime_ns
        except OSError:  # gone between the two looks: an editor is saving it
            continue
    return found


def _run(packs: list[str]) -> int:
    config, problems = corpora.configured(None, ".")
    names = packs or list(config.rules)
    if not names:
        problems.append("name a pack to test: the configuration has no rules")
    failed = False
    lines: list[str] = []
    for name in names:
        try:
            pack = load_pack(name)
        except PackError as error:
            problems += error.mistakes
            continue
        failures = list(examples.check(pack))
        failed = failed or bool(failures)
        for failure in failures:
            lines += [failure.where, f"  expected: {failure.expected}", f"  got:      {failure.got}"]
        count = _count(pack)
        examples_run = f"{count} example{'' if count == 1 else 's'}"
        lines.append(f"{name}: {examples_run}, {len(failures) or 'none'} failed")
        if lacking := examples.lacking(pack):
            lines.append(f"{name}: no example of {', '.join(lacking)}")
    outputs.problems(problems)
    outputs.write(lines, None)
    return 2 if problems else int(failed)


def _count(pack: Pack) -> int:
    measures = sum(len(measure.examples) for measure in pack.measures.values())
    return measures + sum(len(rule.examples) for rule in pack.rules)
