"""When figures are about: dates of the sentence, of the paragraph, and what follows without any."""

from pathlib import Path

import pytest

from factcheck.claims import extract
from factcheck.packs import Pack, load_pack

PACK = """\
[measures.residents]
unit = "person"
match.en = ["<n> residents", "residents ... <n>"]
match.vi = ["<n> người dân"]

[measures.exports]
unit = "USD"
dynamics = "flow"
match.en = ["exports ... <n>", "<n> ... exports"]

[measures.visits]
unit = "visit"
dynamics = "flow"
match.en = ["<n> ... visited", "<n> visitors"]

[measures.validity]
unit = "year"
match.en = ["valid for <n>"]

[measures.opened]
unit = "date"
dynamics = "fixed"
match.en = ["opened (in|on) <n>"]
"""

PUBLISHED = "2025-08-15"

CASES = [
    ("The town has 2,064 residents.", "2,064", ("2025-08-15", "2025-08-15", "published")),
    ("In 2024 the town had 2,064 residents.", "2,064", ("2024-01-01", "2024-12-31", "stated")),
    ("The town had 2,064 residents last year.", "2,064", ("2024-01-01", "2024-12-31", "relative")),
    ("As of September 2022, there were 2,064 residents.", "2,064", ("2022-09-01", "2022-09-30", "stated")),
    ("The town opened in 1992. It has 2,064 residents.", "2,064", ("2025-08-15", "2025-08-15", "published")),
    (
        "In 2024 much was built. A count found 2,064 residents.",
        "2,064",
        ("2024-01-01", "2024-12-31", "inherited"),
    ),
    (
        "In 2024 much was built. Currently, 2,064 residents are here.",
        "2,064",
        ("2025-08-15", "2025-08-15", "published"),
    ),
    (
        "In 2024 much was built.\n\nA count found 2,064 residents.",
        "2,064",
        ("2025-08-15", "2025-08-15", "published"),
    ),
    (
        "Since September 2025, exports have been at USD 25.6 billion.",  # published in the August before
        "USD 25.6 billion",
        ("2025-09-01", "2025-09-30", "stated"),
    ),
    ("Exports reached USD 25.6 billion.", "USD 25.6 billion", ("2024-01-01", "2024-12-31", "inferred")),
    (
        "On 3 May 2025 they met. Exports reached USD 5 billion.",
        "USD 5 billion",
        ("2024-01-01", "2024-12-31", "inferred"),
    ),
    (
        "Exports reached USD 5 billion in the first quarter of 2025.",
        "USD 5 billion",
        ("2025-01-01", "2025-03-31", "stated"),
    ),
    (
        "Exports reached USD 7 billion in 2023, compared with 2019.",
        "USD 7 billion",
        ("2023-01-01", "2023-12-31", "stated"),
    ),
    ("Every year, 3,000 visitors come.", "3,000", ("2024-08-15", "2025-08-15", "habitual")),
    (
        "A pact was signed in June 2023, valid for two years from that day.",
        "two years",
        ("2023-06-01", "2025-06-30", "stated"),
    ),
    ("Tính đến tháng 9/2022, có 2.064 người dân.", "2.064", ("2022-09-01", "2022-09-30", "stated")),
    ("Hiện có 2.064 người dân.", "2.064", ("2025-08-15", "2025-08-15", "published")),
]


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    path: Path = tmp_path_factory.mktemp("pack") / "own.toml"
    path.write_text(PACK, encoding="utf-8")
    return load_pack(path)


@pytest.mark.parametrize(("text", "figure", "expected"), CASES)
def test_a_figure_has_its_time(text: str, figure: str, expected: tuple[str, str, str], pack: Pack) -> None:
    claims = extract(text, published=PUBLISHED, pack=pack)
    (claim,) = (c for c in claims if c.text.endswith(figure) and c.measure)
    assert claim.as_of is not None
    found = claim.as_of.as_dict()
    assert (found["start"], found["end"], found["basis"]) == expected


def test_without_a_publication_date_nothing_is_dated(pack: Pack) -> None:
    (claim,) = extract("The town has 2,064 residents.", pack=pack)
    assert claim.reported is None
    assert claim.as_of is not None and (claim.as_of.start, claim.as_of.end) == (None, None)


def test_a_window_of_publication_is_not_certain(pack: Pack) -> None:
    window = {"start": "2025-08-06", "end": "2025-08-10"}
    (claim,) = extract("The town has 2,064 residents.", published=window, pack=pack)
    assert claim.as_of is not None and not claim.as_of.certain


def test_what_is_aimed_at_is_a_target(pack: Pack) -> None:
    text = "Both sides aim for exports of USD 150 billion by 2030. In 2024 exports were USD 80 billion."
    found = {c.text: c.modality for c in extract(text, published=PUBLISHED, pack=pack) if c.kind == "money"}
    assert found == {"USD 150 billion": "target", "USD 80 billion": "actual"}
