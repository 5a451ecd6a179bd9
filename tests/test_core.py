"""The core rules, which need no pack: what they must be silent about comes first."""

import pytest

from factcheck.claims import extract
from factcheck.findings import check

SILENT = [
    "The town is 30 years old.",
    "They met on 29 February 2024.",
    "From 1992 to 2025 the town grew; the mill closed after 12 years.",
    "In May they were 31.",
    "Hai bên gặp nhau ngày 29/2/2024.",
]

VERDICTS = [
    ("It has been 33 years (1992-2025).", "years-fit-span", "consistent"),
    ("It has been 32 years (1992-2025).", "years-fit-span", "consistent"),
    ("It has been 30 years (1992-2025).", "years-fit-span", "contradiction"),
    ("They marked 77 years (15/8/1945-15/8/2022).", "years-fit-span", "consistent"),
    ("They marked 76 years (15/8/1945-15/8/2022).", "years-fit-span", "contradiction"),
    (
        "Trải qua 33 năm thiết lập quan hệ (1992 - 2025), hai nước đã gần nhau.",
        "years-fit-span",
        "consistent",
    ),
    (
        "Trải qua 23 năm thiết lập quan hệ (1992 - 2025), hai nước đã gần nhau.",
        "years-fit-span",
        "contradiction",
    ),
    ("They met on 31 June 2021.", "days-exist", "contradiction"),
    ("They met on 29 February 2023.", "days-exist", "contradiction"),
    ("Hai bên gặp nhau ngày 31/6/2021.", "days-exist", "contradiction"),
]


@pytest.mark.parametrize("text", SILENT)
def test_nothing_is_said(text: str) -> None:
    assert check(extract(text, published="2025-08-15")).findings == ()


@pytest.mark.parametrize(("text", "rule", "verdict"), VERDICTS)
def test_a_core_rule_says(text: str, rule: str, verdict: str) -> None:
    found = check(extract(text, published="2025-08-15")).findings
    assert [(finding.rule, finding.verdict.value) for finding in found] == [(rule, verdict)]
