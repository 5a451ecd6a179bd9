"""`factcheck test`: packs in, the examples that do not hold out.

factcheck test vietnam-korea ./our.toml
"""

import argparse

from factcheck import corpora, examples
from factcheck.cli import outputs
from factcheck.errors import PackError
from factcheck.packs import Pack, load_pack


def run(given: argparse.Namespace) -> int:
    """Run the examples of each pack: status 1 where one does not hold, 2 where a pack cannot be used."""
    config, problems = corpora.configured(None, ".")
    names = given.packs or list(config.rules)
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
