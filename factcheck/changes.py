"""Rules that come free with derived measures: a change and the two levels that it lies between must agree.

    rules({"exports-yoy-growth", "exports"})[0].assertion
    -> '[exports] == ago([exports], "1 year") * (1 + [exports-yoy-growth])'

In: the names of the measures that claims are linked to. Out: a Rule for each that is a change of another.
Averages over several years say nothing of one year and take no part.
"""

import re
from collections.abc import Iterable

from factcheck.measures import CHANGES, Rule

_DERIVED = re.compile(r"(.+)-(yoy|qoq|mom)-(growth|change)")
_WHY = "A change, the level after it and the level before it say one thing in three ways."


def rules(names: Iterable[str]) -> tuple[Rule, ...]:
    """A rule for each derived measure among the names, in alphabetical order."""
    found = (_DERIVED.fullmatch(name) for name in sorted(set(names)))
    return tuple(_rule(match[0], match[1], match[2], match[3]) for match in found if match)


def _rule(name: str, base: str, step: str, kind: str) -> Rule:
    before = f'ago([{base}], "1 {CHANGES[step]}")'
    after = f"{before} * (1 + [{name}])" if kind == "growth" else f"{before} + [{name}]"
    return Rule(id=f"{kind}-matches-levels", why=_WHY, assertion=f"[{base}] == {after}", where=f"{name}: ")
