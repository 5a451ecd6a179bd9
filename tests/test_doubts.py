"""Doubts: which conflicts a suggested measure keeps, and what becomes of figures that are not its own."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from factcheck import Source, check, corpora
from factcheck.suggestions import Suggestion, suggest
from tests import score_suggestions

SLIP = (
    ("2024-01-10", "The Orchard Hall has 640 seats."),
    ("2024-02-10", "The Orchard Hall has 640 seats and a bar."),
    ("2024-02-20", "The Orchard Hall has 460 seats and a stage."),
)
TURNED = (
    ("2024-05-02", "Trong tháng 4/2024, phà chở 41.000 khách."),
    ("2024-05-09", "Trong tháng 4/2024, phà chở 14.000 khách."),
)
PRICES = (
    ("2024-01-10", "A kilo of pepper costs 82,000 dong at the gate."),
    ("2024-03-10", "A kilo of pepper costs 96,000 dong at the gate."),
    ("2024-06-10", "A kilo of pepper costs 158,000 dong at the gate."),
    ("2024-07-10", "A kilo of pepper costs 131,000 dong at the gate."),
)
MIXED = (
    ("2024-01-10", "The reading room holds 18,000 books."),
    ("2024-01-12", "The little box beside the door, they say, holds 30 books."),
    ("2024-01-14", "The reading room holds 18,000 books again."),
)
FLOW = (
    ("2024-02-01", "In 2023 the mill sold 3,100 tonnes of flour."),
    ("2024-04-15", "In the first quarter of 2024 the mill sold 800 tonnes of flour."),
    ("2025-02-01", "In 2024 the mill sold 3,300 tonnes of flour."),
)
SAME = (
    ("2024-01-10", "Cầu Lau dài 640 m."),
    ("2024-08-10", "Cầu Lau dài 640 m, có bốn làn xe."),
)


def made(sentences: Sequence[tuple[str, str]]) -> tuple[Suggestion, list[Source]]:
    """What is suggested where the first figure in digits of each text is taken for one thing."""
    sources = [Source(f"{n}.txt", text, date.fromisoformat(day)) for n, (day, text) in enumerate(sentences)]
    corpus = corpora.read(*sources)
    figures = [c for c in corpus.claims if c.kind != "date" and any(char.isdigit() for char in c.text)]
    first = {claim.source: claim for claim in reversed(figures)}
    return suggest(
        corpus, [score_suggestions.Oracle(id="g", name="thing", claims=tuple(first.values()))]
    ), sources


def grave(found: Suggestion, sources: Sequence[Source]) -> int:
    report = check(corpora.read(*sources, pack=found.pack), found.pack)
    return sum(each.severity in ("error", "warning") for each in report.findings)


@pytest.mark.parametrize(
    ("sentences", "conflicts"),
    [(SAME, 0), (PRICES, 0), (FLOW, 0), (MIXED, 0), (SLIP, 1), (TURNED, 1)],
    ids=["same", "prices", "flow", "mixed", "slip", "turned"],
)
def test_only_what_may_be_a_slip_is_a_conflict(sentences: Sequence[tuple[str, str]], conflicts: int) -> None:
    assert grave(*made(sentences)) == conflicts


def test_what_moves_from_date_to_date_may_drift() -> None:
    (price,) = made(PRICES)[0].proposals
    assert price.trait.drift == {"usual": "any", "limit": "any"}
    assert price.right == set(price.about)


def test_amounts_of_periods_are_a_flow() -> None:
    (flour,) = made(FLOW)[0].proposals
    assert flour.measure.dynamics == "flow"
    assert flour.right == set(flour.about)


def test_figures_that_do_not_fit_are_named_in_a_comment() -> None:
    found, _ = made(MIXED)
    text = "\n".join(found.lines("books"))
    assert '"30"' in text
    assert "18,000" in text


@pytest.mark.parametrize(
    ("folder", "least", "false"),
    [("airport", 11, 0), ("library", 9, 2), ("company", 14, 0), ("harvest", 9, 1)],
)
def test_planted_conflicts_with_a_suggested_pack(folder: str, least: int, false: int) -> None:
    """What is reached; the aim is 70 % of them, and one false finding at the most."""
    found = score_suggestions.planted(Path(__file__).parent / "corpora" / folder)
    assert len(found.found) >= least, list(found.details())
    assert len(found.false) <= false, list(found.details())
