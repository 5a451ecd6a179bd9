"""`factcheck test`: packs in, the examples that do not hold out.

factcheck test rules/our.toml
"""

import argparse

from factcheck import corpora, examples
from factcheck.cli import outputs
from factcheck.errors import FactcheckError
from factcheck.packs import load_pack


def run(given: argparse.Namespace) -> int:
    """Run the examples of the packs; 1 where one does not hold, 2 where a pack cannot be used."""
    names = given.packs
    if not names:
        config, problems = corpora.configured(None, ".")
        outputs.problems(problems)
        names = config.rules
        if not names:
            raise FactcheckError("name a pack to test, or run this where a factcheck.toml names its rules")
    pack = load_pack(*names)
    lacking = [measure.name for measure in pack.measures.values() if not measure.examples]
    lacking += [rule.id for rule in pack.rules if rule.assertion and not rule.examples]
    failures = list(examples.check(pack))
    lines = [f"{f.where}expected {f.expected}\n    got {f.got}" for f in failures]
    total = sum(len(m.examples) for m in pack.measures.values()) + sum(len(r.examples) for r in pack.rules)
    lines += [f"without an example: {', '.join(lacking)}"] if lacking else []
    lines.append(f"{total - len({f.where for f in failures})} of {total} examples hold")
    outputs.write(lines, None)
    return 1 if failures else 0
