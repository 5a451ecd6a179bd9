"""The project's own texts pass, say what the articles say, and fail the moment a contradiction is added."""

import importlib.util
import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
ARTICLES = {
    # article: its brief
    "000": "2009-chuyen-tham-han-quoc.txt",
    "001": "2022-truoc-chuyen-tham-cap-nha-nuoc.md",
    "002": "2025-before-the-visit.txt",
    "003": "2025-thoa-thuan-hop-tac.txt",
    "004": "2025-after-the-visit.md",
}
ASPECTS = ("value", "hedge", "unit", "as_of", "measure")
ALL_RIGHT = 0.9  # of the annotated figures, in sentences that are not the article's


def factcheck(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "factcheck", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The texts somewhere else, where one may be added."""
    return Path(shutil.copytree(SEEDS, tmp_path / "seeds"))


def test_the_texts_pass() -> None:
    done = factcheck(SEEDS)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "stale" not in done.stderr


def test_accepted_findings_survive_a_copy(copy: Path) -> None:
    done = factcheck(copy)
    assert done.returncode == 0, done.stdout + done.stderr


def test_without_their_acceptance_they_fail(copy: Path) -> None:
    (copy / "factcheck-accepted.toml").write_text("", encoding="utf-8")
    assert factcheck(copy).returncode == 1


CONTRADICTIONS = (
    # what is wrong, in which language, the text
    ("trade", "en", "In 2024, bilateral trade between Vietnam and South Korea reached USD 64.2 billion."),
    ("visitors", "vi", "Năm 2024, Việt Nam đón 3,1 triệu lượt khách Hàn Quốc."),
    ("founding", "en", "Vietnam and South Korea established diplomatic relations in 1994."),
    (
        "sum",
        "en",
        "Vietnam's exports to South Korea reached USD 31.4 billion in 2024. "
        "Its imports from South Korea reached USD 55.9 billion in 2024.",
    ),
)


@pytest.mark.parametrize(("name", "language", "text"), CONTRADICTIONS, ids=[c[0] for c in CONTRADICTIONS])
def test_a_new_contradiction_fails(copy: Path, name: str, language: str, text: str) -> None:
    header = f"---\npublished: 2025-08-20\nlanguage: {language}\n---\n\n"
    (copy / f"{name}.md").write_text(f"{header}{text}\n", encoding="utf-8")
    done = factcheck(copy)
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"{name}.md" in done.stdout


HARMLESS = (
    (
        "same-trade",
        "en",
        "In 2024, bilateral trade between Vietnam and South Korea reached USD 81.5 billion.",
    ),
    ("rounded", "vi", "Năm 2024, Việt Nam đón gần 5 triệu lượt khách Hàn Quốc."),
    (
        "another-year",
        "en",
        "In 2014, bilateral trade between Vietnam and South Korea reached USD 28 billion.",
    ),
    ("another-country", "en", "In 2024, bilateral trade between Vietnam and Japan reached USD 46 billion."),
)


@pytest.mark.parametrize(("name", "language", "text"), HARMLESS, ids=[c[0] for c in HARMLESS])
def test_a_text_that_agrees_passes(copy: Path, name: str, language: str, text: str) -> None:
    header = f"---\npublished: 2025-08-20\nlanguage: {language}\n---\n\n"
    (copy / f"{name}.md").write_text(f"{header}{text}\n", encoding="utf-8")
    done = factcheck(copy)
    assert done.returncode == 0, done.stdout + done.stderr


def test_accepted_findings_give_their_reasons() -> None:
    accepted = tomllib.loads((SEEDS / "factcheck-accepted.toml").read_text(encoding="utf-8"))["accepted"]
    assert accepted
    assert all(len(entry["reason"].split()) >= 8 for entry in accepted)


def claims() -> list[dict[str, Any]]:
    done = factcheck("claims", SEEDS, "--all", "--format", "jsonl")
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_story_lists_are_not_linked() -> None:
    """Related stories and most-read lists have figures that would contradict the text, were they its own."""
    brief = ARTICLES["001"]
    text = (SEEDS / brief).read_text(encoding="utf-8")
    lists = text.index("## Tin liên quan")
    assert "90.000" in text[lists:]
    linked = [c for c in claims() if c["source"].endswith(brief) and c["measure"] and c["start"] >= lists]
    assert not linked


def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_claims", shared / "tools" / "score_claims.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rewritten(gold: dict[str, Any], brief: list[dict[str, Any]], score: ModuleType) -> dict[str, bool]:
    """How well the brief's best claim restates an annotated figure of the article."""
    rows = [
        {
            "value": score.value_right(gold, claim),
            "hedge": score.hedge_right(gold, claim),
            "unit": score.unit_right(gold, claim),
            "as_of": score.same_period(gold.get("as_of"), claim.get("as_of")),
            "measure": claim.get("measure") == gold.get("measure"),
        }
        for claim in brief
    ]
    return max(rows, key=lambda row: (row["measure"] and row["value"], row["value"], sum(row.values())))


@pytest.mark.shared
def test_the_briefs_state_what_the_articles_state(shared: Path) -> None:
    """Each figure of an article comes out of the brief, in other words, under its name and with its date."""
    score = scorer(shared)
    found = claims()
    lines = (shared / "gold" / "seeds.claims.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [entry for entry in map(json.loads, lines) if entry["tier"] != "optional"]
    wrong = []
    for entry in gold:
        brief = [c for c in found if c["source"].endswith(ARTICLES[entry["id"][:3]])]
        row = rewritten(entry, brief, score)
        if not all(row[aspect] for aspect in ASPECTS):
            wrong.append(f"{entry['id']}: {', '.join(a for a in ASPECTS if not row[a])}")
    assert len(wrong) <= (1 - ALL_RIGHT) * len(gold), "\n".join(wrong)


@pytest.mark.shared
def test_no_sentence_is_copied(shared: Path) -> None:
    for folder in (SEEDS, SEEDS.parent / "examples", SEEDS.parent / "rules"):
        done = subprocess.run(
            [sys.executable, shared / "tools" / "check_overlap.py", folder],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout
