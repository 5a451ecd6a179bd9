"""Planted errors: in a small world all that can be decided is named, and nothing that is true."""

from tests.planted_errors import in_every_smallest, run


def test_in_a_small_world() -> None:
    result = run(claims=400, errors=16, seed=4)
    assert result.claims == 400
    assert result.planted.total() == 16
    assert result.found == result.decidable
    assert result.found.total() >= 6
    assert result.wrongly == 0


def test_the_oracle() -> None:
    def decided(*conflicts: str) -> set[str]:
        return in_every_smallest([frozenset(each) for each in conflicts])

    assert decided() == set()
    assert decided("ab") == set()
    assert decided("ab", "ac") == {"a"}
    assert decided("ab", "bc", "ca") == set()
    assert decided("abc", "ad", "xy", "xz") == {"a", "x"}
