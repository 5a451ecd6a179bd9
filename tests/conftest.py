"""What every test may ask for: hypothesis settings, and the annotated articles where they are at hand."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("default", max_examples=60, deadline=None, derandomize=True)
settings.load_profile("default")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the annotated articles: required in CI, elsewhere the test is skipped without it."""
    if not (SHARED / "gold").is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{SHARED} is required when CI=true")
        pytest.skip("the annotated articles are not beside this checkout")
    return SHARED
