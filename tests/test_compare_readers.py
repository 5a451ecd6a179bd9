"""The comparison with other readers: every suite has a group, and what is disputed says why."""

from pathlib import Path

import pytest

from tests import compare_readers

HERE = Path(compare_readers.__file__).parent


def test_no_suite_is_in_two_groups() -> None:
    named = [
        suite
        for group in compare_readers.read_groups(HERE / "compare_readers.toml")
        for suite in group.suites
    ]
    assert sorted(named) == sorted(set(named))


@pytest.mark.shared
def test_every_suite_has_a_group(shared: Path) -> None:
    named = {
        suite
        for group in compare_readers.read_groups(HERE / "compare_readers.toml")
        for suite in group.suites
    }
    assert named == {path.stem for path in (shared / "suites").glob("*.jsonl")}


def test_disputed_cases_give_a_reason_and_no_text() -> None:
    for case in compare_readers.read_disputed(HERE / "disputed.toml"):
        assert len(case.text) == 12
        assert int(case.text, 16) >= 0
        assert len(case.reason.split()) > 3


def test_suites_are_taken_together_by_their_cases() -> None:
    results = {"small": {"n": 1, "V": 1.0}, "large": {"n": 3, "V": 0.0}}
    assert compare_readers.together(results, ["small", "large", "absent"], "V") == 25
    assert compare_readers.together(results, ["absent"], "V") is None
