"""Reports: golden tables, widths that hold for any text, and JSON that reads back."""

import io
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from factcheck import witnesses
from factcheck.claims import Claim
from factcheck.documents import Source
from factcheck.findings import Finding, Report
from factcheck.periods import Period, brief
from factcheck.reports import FORMATS, LISTINGS, Style
from factcheck.reports.styles import around, columns, cut, flat, wrap
from factcheck.verdicts import Verdict
from tests.made_claims import claim, window, year

WORKERS = "vietnamese-workers-in-korea"
OLD = claim(
    WORKERS,
    "48000",
    "2022-truoc.md",
    unit="person",
    text="khoảng 48.000",
    line=9,
    column=297,
    as_of=window(date(2022, 12, 1), date(2022, 12, 4)),
    quote="Hàn Quốc là nơi tiếp nhận lao động Việt Nam lớn thứ 2, với khoảng 48.000 người ở nhiều tỉnh.",
)
TOTAL = claim(
    WORKERS,
    "88000",
    "2025-before.txt",
    unit="person",
    text="approximately 88,000",
    line=6,
    column=176,
    quote="About 7,900 were accepted, bringing the total number of workers to approximately 88,000.",
)
PART = evolve(
    TOTAL, id="part", text="over 100,000", line=8, column=90, quote="This includes over 100,000 workers."
)
CLAIMS = (OLD, TOTAL, PART)


def finding(verdict: Verdict, *claims: Claim, severity: str = "note", **given: Any) -> Finding:
    return Finding(
        **{
            "id": f"{verdict}-{len(claims)}",
            "rule": "agree",
            "verdict": verdict,
            "degree": 0,
            "severity": severity,
            "measures": (WORKERS,),
            "claims": tuple(each.id for each in claims),
            "message": f"{verdict} of {len(claims)}",
            **given,
        }
    )


AGAINST = finding(
    Verdict.CONTRADICTION,
    TOTAL,
    PART,
    severity="error",
    message="approximately 88,000 (2024) against over 100,000 (2024)",
    explanation="Some are told of twice.\n88,000 is at most 90,000.\nA change by 14 %.",
    why="Some are told of twice.",
    settles="A change by 14 %.",
    suspects=("part",),
)
GROWTH = finding(
    Verdict.TENSION,
    OLD,
    TOTAL,
    severity="warning",
    message="about 48,000 (Dec 2022), about 88,000 (2024): +83 %, 34 % a year where 10 % is usual",
)
EQUAL = finding(Verdict.CONSISTENT, OLD, severity="none", measures=("exports",))
LET_STAND = finding(Verdict.CONTRADICTION, OLD, PART, severity="error", accepted="Other definition.")
SOURCES = (Source("2022-truoc.md", "x"), Source("2025-before.txt", "x"))
REPORT = Report(findings=(GROWTH, AGAINST, EQUAL, LET_STAND), claims=CLAIMS, sources=SOURCES)

TABLE = """\
vietnamese-workers-in-korea
  contradiction  approximately 88,000 (2024) against over 100,000 (2024)
    approximately 88,000  2024  2025-before.txt:6:176
      “… bringing the total number of workers to approximately 88,000.”
    over 100,000          2024  2025-before.txt:8:90
      “This includes over 100,000 workers.”
    why: Some are told of twice.
    to settle: A change by 14 %.
    suspect: over 100,000 (2025-before.txt:8:90)
    id: contradiction-2  rule: agree
  tension        about 48,000 (Dec 2022), about 88,000 (2024): +83 %, 34 % a
                 year where 10 % is usual
    khoảng 48.000         1–4 Dec 2022  2022-truoc.md:9:297
      “… lao động Việt Nam lớn thứ 2, với khoảng 48.000 người ở nhiều tỉnh.”
    approximately 88,000  2024          2025-before.txt:6:176
      “… bringing the total number of workers to approximately 88,000.”
    id: tension-2  rule: agree

2 sources, 3 figures read, 3 linked; 1 error, 1 warning, 1 consistent,
1 accepted
"""


def lines(name: str, report: Report = REPORT, style: Style | None = None) -> list[str]:
    return list(FORMATS[name].findings(report, style or Style()))


def test_the_table() -> None:
    assert "\n".join(lines("table")) + "\n" == TABLE


def test_the_arithmetic_is_there_for_who_asks() -> None:
    told = lines("table", style=Style(verbose=True))
    start = told.index("    why: Some are told of twice.")
    assert told[start + 1 : start + 3] == [
        "    88,000 is at most 90,000.",
        "    to settle: A change by 14 %.",
    ]
    assert not any("90,000" in line for line in lines("table"))


def test_why_nobody_is_suspected_is_always_told() -> None:
    undecided = evolve(AGAINST, suspects=(), explanation=f"{witnesses.TIED}\n{AGAINST.explanation}")
    told = lines("table", evolve(REPORT, findings=(undecided,)))
    assert f"    suspect: {witnesses.TIED}" in told


def test_nothing_disagrees() -> None:
    assert lines("table", Report()) == ["Nothing was read."]
    assert lines("table", Report(findings=(EQUAL,), claims=(OLD,), sources=SOURCES[:1])) == [
        "Nothing disagrees: 1 source, 1 figure read, 1 linked; 1 consistent"
    ]


def test_the_order_of_findings_does_not_matter() -> None:
    assert lines("table", evolve(REPORT, findings=REPORT.findings[::-1])) == lines("table")


def test_colour_only_where_asked() -> None:
    painted = lines("table", style=Style(colour=True))
    assert any("\x1b[31;1mcontradiction" in line for line in painted)
    assert not any("\x1b" in line for line in lines("table"))


@given(
    st.integers(40, 200),
    st.text(max_size=300),
    st.text(min_size=1, max_size=60),
    st.sampled_from(["é" * 90, "e\u0301" * 90, "漢字" * 60, "word " * 60, "x" * 300, "\t\n\x1b[2J"]),
)
def test_no_line_is_wider_than_asked(width: int, words: str, figure: str, long: str) -> None:
    odd = evolve(
        OLD, text=figure, quote=f"{words}{figure}{long}", source=f"{long}.txt", measure=long, unit=words
    )
    report = Report(
        findings=(
            finding(Verdict.TENSION, odd, TOTAL, message=long, explanation=words, measures=(long, words)),
        ),
        claims=(odd, TOTAL),
    )
    shown = lines("table", report, Style(width=width))
    shown += LISTINGS["table"].claims((odd, TOTAL), Style(width=width))
    place = flat(f"{odd.source}:{odd.line}:{odd.column}")
    assert all(columns(line) <= width for line in shown if line.strip() != place), max(shown, key=columns)
    assert not any("\x1b" in line or "\n" in line for line in shown)


def test_a_listing_of_claims() -> None:
    assert list(LISTINGS["table"].claims((OLD, evolve(PART, measure=None)), Style(width=100))) == [
        "where                 figure         unit    measure                      as of",
        "2022-truoc.md:9:297   khoảng 48.000  person  vietnamese-workers-in-korea  1–4 Dec 2022",
        "2025-before.txt:8:90  over 100,000   person                               2024",
    ]
    assert list(LISTINGS["table"].claims((), Style())) == ["No figures."]


def test_json() -> None:
    (text,) = lines("json")
    found = json.loads(text)
    assert list(found) == ["schema_version", "findings", "groups", "claims", "sources", "stats"]
    assert [Finding.from_dict(each) for each in found["findings"]] == list(REPORT.findings)
    assert [each["id"] for each in found["claims"]] == [each.id for each in CLAIMS]
    (text,) = LISTINGS["json"].claims(CLAIMS, Style())
    assert json.loads(text) == {"schema_version": 1, "claims": [each.as_dict() for each in CLAIMS]}


def test_json_lines() -> None:
    assert [json.loads(line)["verdict"] for line in lines("jsonl")] == [
        each.verdict for each in REPORT.findings
    ]
    assert [json.loads(line)["id"] for line in LISTINGS["jsonl"].claims(CLAIMS, Style())] == [
        c.id for c in CLAIMS
    ]
    assert all("\n" not in line for line in lines("jsonl"))


# --- styles ----------------------------------------------------------------------------------------


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "variables", "expected"),
    [
        (io.StringIO(), {}, Style(width=80)),
        (io.StringIO(), {"COLUMNS": "120"}, Style(width=120)),
        (io.StringIO(), {"FORCE_COLOR": "1"}, Style(width=80, colour=True)),
        (io.StringIO(), {"FORCE_COLOR": ""}, Style(width=80)),
        (io.StringIO(), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, Style(width=80)),
        (io.StringIO(), {"FORCE_HYPERLINK": "1"}, Style(width=80)),
        (Terminal(), {"COLUMNS": "100"}, Style(width=100, colour=True, links=True)),
        (Terminal(), {"COLUMNS": "100", "NO_COLOR": "1"}, Style(width=100, links=True)),
        (Terminal(), {"COLUMNS": "100", "NO_COLOR": ""}, Style(width=100, colour=True, links=True)),
        (Terminal(), {"COLUMNS": "100", "TERM": "dumb"}, Style(width=100)),
        (Terminal(), {"COLUMNS": "100", "TERM": "dumb", "FORCE_COLOR": "1"}, Style(width=100, colour=True)),
        (Terminal(), {"COLUMNS": "100", "TERM": "linux"}, Style(width=100, colour=True)),
        (Terminal(), {"COLUMNS": "100", "FORCE_HYPERLINK": "0"}, Style(width=100, colour=True)),
        (Terminal(), {"COLUMNS": "9"}, Style(width=40, colour=True, links=True)),
    ],
)
def test_the_style_of_a_stream(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, variables: dict[str, str], expected: Style
) -> None:
    for name in ("COLUMNS", "NO_COLOR", "TERM", "FORCE_COLOR", "FORCE_HYPERLINK"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert Style.of(stream) == expected


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("e\u0301" * 5, 4, "e\u0301" * 3 + "…"),
        ("👨\u200d👩\u200d👧 and more", 9, "👨👩👧 a…"),
        ("short", 9, "short"),
        ("exactly", 7, "exactly"),
        ("a long text", 7, "a long…"),
        ("漢字漢字", 5, "漢字…"),
    ],
)
def test_cut(text: str, width: int, expected: str) -> None:
    assert cut(text, width) == expected


@given(st.text(max_size=200), st.integers(2, 40))
def test_wrapping_loses_nothing(text: str, width: int) -> None:
    broken = list(wrap(text, width))
    assert "".join("".join(broken).split()) == "".join(flat(text).split())
    assert all(columns(line) <= width for line in broken)


@pytest.mark.parametrize(
    ("quote", "figure", "width", "expected"),
    [
        ("It rose to 5 km.", "5 km", 40, "It rose to 5 km."),
        ("It rose to 5 km.", "5 km", 40, "It rose to 5 km."),
        ("one two three 5 km four five six", "5 km", 20, "… three 5 km four …"),
        ("5 km four five six seven", "5 km", 16, "5 km four five …"),
        ("", "5 km", 16, ""),
    ],
)
def test_the_words_around_a_figure(quote: str, figure: str, width: int, expected: str) -> None:
    start = max(quote.find(figure), 0)
    assert around(quote, (start, start + len(figure)), width) == expected


def periods() -> Iterator[tuple[Period | None, str]]:
    yield None, "no date"
    yield Period(start=None, end=None), "no date"
    yield year(2024), "2024"
    yield window(date(2020, 1, 1), date(2024, 12, 31)), "2020–2024"
    yield window(date(2024, 2, 1), date(2024, 2, 29)), "Feb 2024"
    yield window(date(2024, 1, 1), date(2024, 3, 31)), "Q1 2024"
    yield window(date(2024, 2, 3), date(2024, 2, 3)), "3 Feb 2024"
    yield window(date(2024, 2, 3), date(2024, 2, 9)), "3–9 Feb 2024"
    yield window(date(2024, 2, 3), date(2024, 3, 9)), "3 Feb – 9 Mar 2024"
    yield window(date(2023, 2, 3), date(2024, 3, 9)), "3 Feb 2023 – 9 Mar 2024"
    yield Period(start=date(2024, 2, 3), end=None), "since 3 Feb 2024"
    yield Period(start=None, end=date(2024, 2, 3)), "until 3 Feb 2024"
    yield Period(start=date(9999, 12, 1), end=date(9999, 12, 31)), "Dec 9999"


@pytest.mark.parametrize(("period", "expected"), list(periods()), ids=[text for _, text in periods()])
def test_periods(period: Period | None, expected: str) -> None:
    assert brief(period) == expected
