"""Kinships: which words tell the same, more or the contrary of others, from the lists of [compare].

    kinships.means("kill")           ->  {"kill", "die", "slay", "drown", …}
    kinships.against("approve")      ->  {"reject", "oppose", …}
    kinships.root("briberi")         ->  "brib"

In: the table of a language, and what gives the sense of a word or phrase of it. Out: `Kinships`, by senses.
"""

from collections.abc import Callable, Container, Iterator, Mapping
from typing import Any

ROOT = 4
"""Letters that a root keeps at least."""
VOWELS = "eiy"
"""Letters that a stem may end in or not: bribe, bribery."""
LISTS = ("light", "endings", "kin", "against", "anybody", "covers")
"""The lists that are read here."""

Kin = dict[str, frozenset[str]]
NONE: frozenset[str] = frozenset()


class Kinships:
    """One language's words beside each other."""

    def __init__(self, table: Mapping[str, Any], meant: Callable[[str], str], barred: frozenset[str]) -> None:
        groups = [frozenset(map(meant, words)) - barred for words in groups_of(table)]
        self._kin = _joined((sense, group) for group in groups for sense in group)
        rows = (each.partition(":") for each in table.get("covers", ()))
        self._covered = _joined(
            (meant(general), frozenset(map(meant, special.split()))) for general, _, special in rows
        )
        sides = [
            [frozenset(map(meant, side.split(" | "))) - barred for side in each.split(" / ")]
            for each in table.get("against", ())
        ]
        self._against = _joined(
            (sense, other) for one, two in sides for here, other in ((one, two), (two, one)) for sense in here
        )
        self._anybody = frozenset(map(meant, table.get("anybody", ())))
        self._light = frozenset(map(meant, table.get("light", ())))
        self._measured = {
            dimension: frozenset(map(meant, words)) for dimension, words in table.get("measured", {}).items()
        }
        self._endings = sorted(table.get("endings", ()), key=len, reverse=True)

    def senses(self) -> frozenset[str]:
        """All senses that have kin or contraries."""
        return frozenset((*self._kin, *self._against))

    def kin(self, sense: str) -> frozenset[str]:
        """The senses that one text may have where another has this."""
        return self._kin.get(sense, NONE)

    def means(self, sense: str) -> frozenset[str]:
        """The senses by which what a hypothesis tells by this one is told: its kin, and those it covers."""
        return self.kin(sense) | self._covered.get(sense, NONE) | {sense}

    def told_in(self, told: Container[str], claimed: str) -> bool:
        """Whether what is claimed by a word is told by it, by its kin, or by one that says more."""
        return claimed in told or any(sense in told for sense in self.means(claimed))

    def against(self, sense: str) -> frozenset[str]:
        """The senses that cannot be said of an event of which this one is: rejected, approved."""
        return self._against.get(sense, NONE)

    def is_anybody(self, sense: str) -> bool:
        """Whether a noun is for people of any kind: "people", "lives", "victims"."""
        return sense in self._anybody

    def is_light(self, sense: str, dimension: str) -> bool:
        """Whether a word says little beside a figure of a dimension: "stands at", "a price of"."""
        return sense in self._light or sense in self._measured.get(dimension.partition(":")[0], NONE)

    def root(self, sense: str) -> str:
        """A sense without the ending that derives it: "bribery" and "bribe" have one."""
        for ending in self._endings:
            if sense.endswith(ending) and len(sense) - len(ending) >= ROOT:
                sense = sense.removesuffix(ending)
                break
        return sense if len(sense) <= ROOT else sense.rstrip(VOWELS)


def groups_of(table: Mapping[str, Any]) -> Iterator[list[str]]:
    """The groups of kin, as words and phrases."""
    yield from (each.split(" | ") for each in table.get("kin", ()))


def _joined(rows: Iterator[tuple[str, frozenset[str]]]) -> Kin:
    """What each sense goes with, of all rows."""
    found: Kin = {}
    for sense, others in rows:
        found[sense] = found.get(sense, NONE) | others
    return found
