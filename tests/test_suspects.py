"""Suspects: the exact minimum hitting sets, against a search through all of them."""

import itertools
import sys
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import hittings, programs
from factcheck.hittings import minimal
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


@pytest.mark.parametrize(("name", "conflicts", "named", "tied"), CASES, ids=[case[0] for case in CASES])
def test_who_is_named(name: str, conflicts: list[str], named: str, tied: str) -> None:
    found = blame(conflicts, dict.fromkeys("abcdxyz", 1))
    assert (found.named, found.tied, found.unsearched) == (frozenset(named), frozenset(tied), frozenset())


def test_trust_decides_between_two() -> None:
    assert blame(["ab"], {"a": Fraction(1, 2), "b": 1}).named == {"a"}


def test_what_is_beyond_doubt_is_never_blamed() -> None:
    assert blame(["ab"], {"a": 1}).named == {"a"}
    assert blame(["ab"], {}).named == frozenset()


def test_a_search_too_long_is_said_to_be_undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hittings, "cheapest", _gives_up)
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    found = blame(["ab", "ac", "xy"], dict.fromkeys("abcxy", 1))
    assert (found.named, found.tied, found.unsearched) == (frozenset(), frozenset(), frozenset("abcxy"))


def test_what_a_search_gives_up_integer_programming_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("scipy")
    monkeypatch.setattr(hittings, "cheapest", _gives_up)
    found = blame(["ab", "ac", "xy"], dict.fromkeys("abcxy", 1))
    assert (found.named, found.tied, found.unsearched) == (frozenset("a"), frozenset("xy"), frozenset())


def _gives_up(*_: object) -> None:
    raise hittings.TooManyStepsError


def test_many_separate_errors_are_all_named() -> None:
    conflicts = [(f"wrong{n}", f"right{n}-{m}") for n in range(200) for m in range(3)]
    weights = {witness: 1 for conflict in conflicts for witness in conflict}
    assert blame(conflicts, weights).named == {f"wrong{n}" for n in range(200)}


def test_many_errors_in_one_tangle_are_named_at_once() -> None:
    """Forty wrong figures against a thousand right ones that trust weighs unlike: one component."""
    conflicts = [(f"wrong{n}", f"right{m}") for n in range(40) for m in range(1000) if (m + n) % 9]
    weights = {w: Fraction(7, 10) if len(w) % 2 else Fraction(1) for pair in conflicts for w in pair}
    assert blame(conflicts, weights).named == {f"wrong{n}" for n in range(40)}


def test_figures_that_all_differ_leave_the_most_trusted_standing() -> None:
    weights = {f"{n}": 2 if n == 33 else 1 for n in range(60)}
    found = blame(list(itertools.combinations(weights, 2)), weights)
    assert found.named == set(weights) - {"33"}


WITNESSES = "abcdefg"
CONFLICTS = st.lists(st.frozensets(st.sampled_from(WITNESSES), min_size=1, max_size=4), max_size=8)
WEIGHTS = st.fixed_dictionaries({witness: st.integers(1, 3) for witness in WITNESSES})


def _cost(chosen: frozenset[int] | None, weights: dict[int, int]) -> int | None:
    return None if chosen is None else sum(weights[member] for member in chosen)


@given(st.lists(st.frozensets(st.integers(0, 20), min_size=1, max_size=4), max_size=40))
def test_minimal_sets_hold_no_other(sets: list[frozenset[int]]) -> None:
    assert set(minimal(sets)) == {each for each in sets if not any(other < each for other in sets)}


@given(st.lists(st.frozensets(st.integers(0, 30), min_size=1, max_size=4), max_size=60), st.data())
def test_integer_programming_finds_what_the_search_finds(
    sets: list[frozenset[int]], data: st.DataObject
) -> None:
    pytest.importorskip("scipy")
    weights = {member: data.draw(st.integers(1, 5)) for member in range(31)}
    chosen = programs.cheapest(sets, weights) if sets else frozenset()
    assert chosen is not None
    assert all(chosen & each for each in sets)
    assert _cost(chosen, weights) == _cost(hittings.cheapest(sets, weights), weights)


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
