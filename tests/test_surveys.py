"""What a run without a pack shows: sources, figures by kind, what has no date, and possible groups."""

import pytest

from factcheck.corpora import read
from factcheck.documents import Source
from factcheck.findings import check
from factcheck.reports import FORMATS, Style
from factcheck.reports.styles import columns
from factcheck.verdicts import Verdict

MILLS = (
    (
        "a.txt",
        "2024-02-01",
        "In 2023, Alder Mill ground 4,150 tonnes of wheat. It was the third-largest mill.",
    ),
    ("b.txt", "2024-04-01", "Alder Mill, the books say, ground 4,510 tonnes of wheat in 2023."),
    ("c.txt", None, "Alder Mill has room for 62 people."),
)


def surveyed(width: int = 80) -> list[str]:
    """The table of a run over the mills."""
    report = check(read(*(Source(name, text, day, "en") for name, day, text in MILLS)))
    return list(FORMATS["table"].findings(report, Style(width=width)))


def test_what_was_read_is_listed() -> None:
    given = surveyed()
    place = given.index("Sources: language, published, figures")
    assert [line.split() for line in given[place + 1 : place + 4]] == [
        ["a.txt", "en", "1", "Feb", "2024", "3"],
        ["b.txt", "en", "1", "Apr", "2024", "2"],
        ["c.txt", "en", "no", "date", "1"],
    ]
    assert given[place + 4 : place + 6] == [
        "Figures: 1 count, 2 quantities, 1 rank, 2 dates",
        "Without a date: 1 of the sources, 1 of the figures: 62 (c.txt:1)",
    ]


def test_what_looks_like_one_thing_is_shown() -> None:
    given = surveyed()
    place = given.index("Possibly one thing (1 group; they fail nothing)")
    verdict, figures, command = given[place + 1 : place + 4]
    assert verdict.startswith("  contradiction  alder mill, ")
    assert figures.split() == ["4,150", "tonnes,", "2023,", "a.txt:1", "4,510", "tonnes,", "2023,", "b.txt:1"]
    assert command.startswith("    2 figures of 2 sources: factcheck suggest --group ")


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_lines_keep_to_the_width(width: int) -> None:
    assert all(columns(line) <= width for line in surveyed(width))


def test_what_a_finding_tells_is_not_told_again() -> None:
    form = "Exports of wheat to Ghana reached {} tonnes in 2024, the ministry said."
    sources = [
        Source(name, form.format(number), "2025-01-01") for name, number in (("a", "3,150"), ("b", "3,510"))
    ]
    report = check(read(*sources))
    assert [finding.verdict for finding in report.findings if finding.rule == "twins-agree"] == [
        Verdict.TENSION
    ]
    assert len(report.groups) == 1
    given = list(FORMATS["table"].findings(report, Style(width=80)))
    assert not any("--group" in line for line in given)
    assert any("1 more" in line for line in given)
