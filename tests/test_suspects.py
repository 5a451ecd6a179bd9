"""Suspects: the exact minimum hitting sets, against a search through all of them."""

import itertools
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import suspects
from factcheck.suspects import blame

CASES = [
    ("nothing conflicts", [], "", ""),
    ("two against each other: nobody can tell", ["ab"], "", "ab"),
    ("one against two others", ["ab", "ac"], "a", ""),
    ("a triangle needs two of three", ["ab", "bc", "ca"], "", "abc"),
    ("two stars, each with its centre", ["ab", "ac", "xy", "xz"], "ax", ""),
    ("a claim that fails alone", ["a"], "a", ""),
    ("a chain of three", ["ab", "bc"], "b", ""),
    ("a conflict of three beside one of two", ["abc", "ad"], "a", ""),
]


@pytest.mark.parametrize(("name", "conflicts", "named", "undecided"), CASES, ids=[case[0] for case in CASES])
def test_who_is_named(name: str, conflicts: list[str], named: str, undecided: str) -> None:
    weights = dict.fromkeys("abcdxyz", 1)
    assert blame(conflicts, weights).named == set(named)
    assert blame(conflicts, weights).undecided == set(undecided)


def test_trust_decides_between_two() -> None:
    assert blame(["ab"], {"a": Fraction(1, 2), "b": 1}).named == {"a"}


def test_what_is_beyond_doubt_is_never_blamed() -> None:
    assert blame(["ab"], {"a": 1}).named == {"a"}
    assert blame(["ab"], {}).named == frozenset()


def test_a_search_too_long_is_said_to_be_undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suspects, "NODE_LIMIT", 0)
    found = blame(["ab", "ac"], dict.fromkeys("abc", 1))
    assert (found.named, found.undecided) == (frozenset(), frozenset("abc"))


def test_many_separate_errors_are_all_named() -> None:
    conflicts = [(f"wrong{n}", f"right{n}-{m}") for n in range(200) for m in range(3)]
    weights = {witness: 1 for conflict in conflicts for witness in conflict}
    assert blame(conflicts, weights).named == {f"wrong{n}" for n in range(200)}


WITNESSES = "abcdefg"
CONFLICTS = st.lists(st.frozensets(st.sampled_from(WITNESSES), min_size=1, max_size=4), max_size=8)
WEIGHTS = st.fixed_dictionaries({witness: st.integers(1, 3) for witness in WITNESSES})


def _cheapest_sets(conflicts: list[frozenset[str]], weights: dict[str, int]) -> list[set[str]]:
    sets = [
        set(chosen)
        for size in range(len(WITNESSES) + 1)
        for chosen in itertools.combinations(WITNESSES, size)
        if all(conflict & set(chosen) for conflict in conflicts)
    ]
    least = min(sum(weights[witness] for witness in chosen) for chosen in sets)
    return [chosen for chosen in sets if sum(weights[witness] for witness in chosen) == least]


@given(CONFLICTS, WEIGHTS)
def test_named_are_those_in_every_cheapest_set(
    conflicts: list[frozenset[str]], weights: dict[str, int]
) -> None:
    assert blame(conflicts, weights).named == set.intersection(*_cheapest_sets(conflicts, weights))


@given(CONFLICTS, WEIGHTS, st.randoms(use_true_random=False))
def test_order_changes_nothing(
    conflicts: list[frozenset[str]], weights: dict[str, int], random: Random
) -> None:
    moved, names = list(conflicts), list(weights)
    random.shuffle(moved)
    random.shuffle(names)
    assert blame(moved, {name: weights[name] for name in names}) == blame(conflicts, weights)
