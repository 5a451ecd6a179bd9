"""Every format of the project's own texts, compared whole; the same wherever and whenever it is made."""

from collections.abc import Mapping

import pytest

from factcheck.reports import FORMATS
from tests import goldens

PLACES: tuple[Mapping[str, str], ...] = (
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Ho_Chi_Minh", "COLUMNS": "200"},
)


@pytest.fixture(scope="module", params=PLACES, ids=lambda given: str(given["TZ"]))
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The files as they come out here, under one hash seed, time zone, locale and width."""
    return goldens.made(tmp_path_factory.mktemp("golden"), request.param)


@pytest.mark.parametrize("name", (*FORMATS, *(f"{width}.table" for width in goldens.WIDTHS)))
def test_it_is_as_it_was(made: dict[str, str], name: str) -> None:
    kept = (goldens.KEPT / f"seeds.{name}").read_text(encoding="utf-8")
    assert made[f"seeds.{name}"] == kept, "if this is meant: python -m tests.goldens, and read the difference"


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_of_this_machine_is_in_it(made: dict[str, str], name: str) -> None:
    text = made[f"seeds.{name}"]
    assert str(goldens.ROOT) not in text
    assert "/tmp" not in text
