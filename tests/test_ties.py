"""Figures that are of one thing by their sentence alone, bare ones that leave their unit out, and slips."""

from itertools import combinations

import pytest

from factcheck import Claim, elisions, extract, magnitudes, ties


def read(text: str) -> list[Claim]:
    language = "vi" if any(ord(letter) > 0x1000 for letter in text) else "en"
    return elisions.completed(extract(text, language=language, published="2025-06-01"))


def tied(text: str) -> dict[str, str]:
    """The ties of a text, as its figures are written."""
    claims = read(text)
    written = {claim.id: claim.written for claim in claims}
    found = ties.of(claims)
    return {written[one]: written[other] for one, other in {**found.conversions, **found.bases}.items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mill has 40 looms and the barn holds 30 carts.", {}),
        ("The tax before wages is EUR 40 million, after wages EUR 30 million.", {}),
        ("The dam is 90 m high and 12 km from Oslo.", {}),
        (
            "In 2024 the mill ground 44,000 tonnes, 10 % more than the 40,000 tonnes of 2023.",
            {"40,000 tonnes": "44,000 tonnes"},
        ),
        ("Sales rose from EUR 40 million to EUR 44 million.", {"EUR 40 million": "EUR 44 million"}),
        ("The field measures 12 hectares (30 acres).", {"30 acres": "12 hectares"}),
        (
            "Năm 2024, nhà máy xay 44.000 tấn, tăng 10% so với 40.000 tấn của năm 2023.",
            {"40.000 tấn": "44.000 tấn"},
        ),
    ],
)
def test_what_is_held_against_a_figure_is_of_the_same_thing(text: str, expected: dict[str, str]) -> None:
    assert tied(text) == expected


@pytest.mark.parametrize(
    ("text", "figure", "unit"),
    [
        ("Sales were EUR 5.3 billion in 2024, after 4.8 billion in 2023.", "4.8 billion", "EUR"),
        ("Alder has 1,150 hectares of orchard. Birch has 780.", "780", "hectare"),
        ("Alder paid EUR 5,300 and bought 4,800 ladders.", "4,800", "item"),
        ("Alder paid EUR 5,300 in 2024. Asked for more, the owner wrote 12.", "12", "item"),
    ],
)
def test_a_bare_figure_takes_the_unit_before_it(text: str, figure: str, unit: str) -> None:
    (found,) = (claim for claim in read(text) if claim.written == figure)
    assert found.unit == unit


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("It ground 4,150 tonnes. It ground 9,270 tonnes.", 0.0, 0.0),
        ("It ground 4,150 tonnes. It ground 4,150 tonnes.", 0.0, 0.0),
        ("It ground 59,000 tonnes. It ground 95,000 tonnes.", 1.0, 1.0),
        ("It ground 4,240 tonnes. It ground 42,400 tonnes.", 1.0, 1.0),
        ("It ground 4,152 tonnes. It ground 4,952 tonnes.", 1.0, 1.0),
        ("It ground 40 tonnes. It ground 50 tonnes.", 0.0, 0.0),
        ("It opened on 14 August 2022. It opened on 14 October 2022.", 1.0, 1.0),
        ("It opened on 14 August 2022. It opened on 3 October 2022.", 0.0, 0.0),
        ("It was founded in 1956. It was founded in 1965.", 0.5, 1.0),
        ("It was founded in 1956. It was founded in 1802.", 0.0, 0.0),
    ],
)
def test_a_slip_of_the_pen(text: str, least: float, most: float) -> None:
    first, second = read(text)
    assert least <= magnitudes.slip(first, second) <= most
    assert magnitudes.slip(first, second) == magnitudes.slip(second, first)


def test_slips_are_of_one_dimension_and_never_fail() -> None:
    claims = read(
        "In May 2024 the 3rd mill ground 40 tonnes in 6 days for EUR 900 at -4 °C, up 5 %, or 0 bags."
    )
    for first, second in combinations(claims, 2):
        assert 0.0 <= magnitudes.slip(first, second) <= 1.0
