"""Fiscal years: what their names mean where they are declared, and what they may mean where they are not.

Long, for wordings, declarations and rules are tried with one another.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import fiscalyears
from factcheck.claims import Claim, extract
from factcheck.config import scan
from factcheck.corpora import read
from factcheck.documents import Source
from factcheck.errors import PackError
from factcheck.findings import check
from factcheck.fiscalyears import FiscalYear
from factcheck.packs import Pack, load_pack
from factcheck.periods import Period

APRIL = FiscalYear(month=4, day=1)

SHAPES: list[tuple[str, FiscalYear, Period, tuple[str, str]]] = [
    ("the calendar's", FiscalYear(month=1, day=1), Period.year(2024), ("2024-01-01", "2024-12-31")),
    ("named for its end", APRIL, Period.year(2024), ("2023-04-01", "2024-03-31")),
    (
        "for its start",
        FiscalYear(month=4, day=1, named="start"),
        Period.year(2024),
        ("2024-04-01", "2025-03-31"),
    ),
    ("a quarter", FiscalYear(month=10, day=1), Period.quarter(2025, 1), ("2024-10-01", "2024-12-31")),
    ("the last quarter", APRIL, Period.quarter(2024, 4), ("2024-01-01", "2024-03-31")),
    ("a half", FiscalYear(month=7, day=1), Period.half(2025, 2), ("2025-01-01", "2025-06-30")),
    ("its last day", APRIL, Period.day(date(2024, 12, 31)), ("2024-03-31", "2024-03-31")),
    ("February's end", FiscalYear(month=3, day=1), Period.year(2024), ("2023-03-01", "2024-02-29")),
    ("not the first of a month", FiscalYear(month=4, day=6), Period.year(2024), ("2023-04-06", "2024-04-05")),
]


@pytest.mark.parametrize(("name", "accounts", "shape", "days"), SHAPES, ids=[case[0] for case in SHAPES])
def test_days(name: str, accounts: FiscalYear, shape: Period, days: tuple[str, str]) -> None:
    found = accounts.days(shape)
    assert (str(found.start), str(found.end)) == days


YEARS = st.builds(
    FiscalYear, month=st.integers(1, 12), day=st.integers(1, 28), named=st.sampled_from(["end", "start"])
)
FIRSTS = st.builds(
    FiscalYear, month=st.integers(1, 12), day=st.just(1), named=st.sampled_from(["end", "start"])
)


@given(YEARS, st.integers(1900, 2100))
def test_years_and_their_quarters_follow_one_another(accounts: FiscalYear, number: int) -> None:
    year = accounts.days(Period.year(number))
    quarters = [accounts.days(Period.quarter(number, each)) for each in (1, 2, 3, 4)]
    assert year.start == quarters[0].start
    assert year.end == quarters[3].end
    assert year.back(1, "year").same_days(accounts.days(Period.year(number - 1)))
    assert year.previous().same_days(accounts.days(Period.year(number - 1)))
    assert quarters[1].previous().same_days(quarters[0])
    assert {
        accounts.name(day) for period in (year, *quarters) for day in (period.start, period.end) if day
    } == {number}


@given(FIRSTS, st.integers(1900, 2100), st.integers(1, 4))
def test_a_window_covers_whatever_it_may_be(accounts: FiscalYear, number: int, quarter: int) -> None:
    for shape in (Period.year(number), Period.quarter(number, quarter)):
        window = fiscalyears.window(shape)
        assert window.covers(accounts.days(shape))
        assert not window.certain


# --- in texts --------------------------------------------------------------------------------------

PACK = """\
[pack]
PACK_YEAR

[classes.company]

[entities.acme]
class = "company"
fiscal_year = { starts = "10-01", named = "end" }
en = { names = ["Acme"] }
vi = { names = ["Acme"] }

[entities.bolt]
class = "company"
en = { names = ["Bolt"] }
vi = { names = ["Bolt"] }

[measures."{firm}-sales"]
roles = { firm = "company" }
unit = "USD"
dynamics = "flow"
match.en = ["{firm} ... (sold|sales) ... <n>"]
match.vi = ["{firm} ... (doanh thu|bán) ... <n>"]

[measures."{firm}-costs"]
roles = { firm = "company" }
unit = "USD"
dynamics = "flow"
match.en = ["{firm} ... (spent|costs) ... <n>"]
match.vi = ["{firm} ... (chi|chi phí) ... <n>"]

[measures."{firm}-profit"]
roles = { firm = "company" }
unit = "USD"
dynamics = "flow"
match.en = ["{firm} ... (earned|profit) ... <n>"]
match.vi = ["{firm} ... (lãi|lợi nhuận) ... <n>"]

[[rules]]
id = "profit"
why = "Profit is what is left of sales."
assert = "[{f}-sales] - [{f}-costs] == [{f}-profit]"

[[rules]]
id = "sales-halve-at-most"
assert = '[{f}-sales] >= ago([{f}-sales], "1 year") / 2'
"""


def pack_of(folder: Path, year: str = "") -> Pack:
    path = folder / "firms.toml"
    path.write_text(PACK.replace("PACK_YEAR", f"fiscal_year = {year}" if year else ""), encoding="utf-8")
    return load_pack(str(path))


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return pack_of(tmp_path_factory.mktemp("pack"))


@pytest.fixture(scope="module")
def april(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return pack_of(tmp_path_factory.mktemp("april"), '{ starts = "04-01" }')


def money(text: str, pack: Pack, language: str, published: str = "2025-02-15") -> Claim:
    found = extract(text, pack=pack, language=language, published=published)
    return next(claim for claim in found if claim.kind == "money")


def dated(claim: Claim) -> str:
    assert claim.as_of is not None
    return f"{claim.as_of.start} {claim.as_of.end}" + ("" if claim.as_of.certain else " ?")


TEXTS: list[tuple[str, str, str, str]] = [
    # no fiscal year: they stay as they are
    (
        "en",
        "In 2024 Acme sold goods for 5 million dollars.",
        "2024-01-01 2024-12-31",
        "2024-01-01 2024-12-31",
    ),
    (
        "en",
        "In Q1 2025 Acme sold goods for 5 million dollars.",
        "2025-01-01 2025-03-31",
        "2025-01-01 2025-03-31",
    ),
    (
        "en",
        "Its fiscal policy of 2024 cost Bolt 5 million dollars.",
        "2024-01-01 2024-12-31",
        "2024-01-01 2024-12-31",
    ),
    (
        "en",
        "In the fiscal year ended March 31, 2024 Acme sold goods for 5 million dollars.",
        "2023-04-01 2024-03-31",
        "2023-04-01 2024-03-31",
    ),
    (
        "en",
        "In the twelve months to June 2024, Acme had sales of 5 million dollars.",
        "2023-07-01 2024-06-30",
        "2023-07-01 2024-06-30",
    ),
    ("vi", "Năm 2024, Acme đạt doanh thu 5 triệu USD.", "2024-01-01 2024-12-31", "2024-01-01 2024-12-31"),
    ("vi", "Quý I/2025, Acme đạt doanh thu 5 triệu USD.", "2025-01-01 2025-03-31", "2025-01-01 2025-03-31"),
    (
        "vi",
        "Năm tài chính kết thúc ngày 31/3/2024, Acme đạt doanh thu 5 triệu USD.",
        "2023-04-01 2024-03-31",
        "2023-04-01 2024-03-31",
    ),
    (
        "vi",
        "Trong 12 tháng tính đến tháng 6/2024, Acme đạt doanh thu 5 triệu USD.",
        "2023-07-01 2024-06-30",
        "2023-07-01 2024-06-30",
    ),
    (
        "vi",
        "Từ đầu năm đến nay, Acme đạt doanh thu 5 triệu USD.",
        "2025-01-01 2025-02-15",
        "2025-01-01 2025-02-15",
    ),
    (
        "en",
        "In the year to date Acme sold goods for 5 million dollars.",
        "2025-01-01 2025-02-15",
        "2025-01-01 2025-02-15",
    ),
    # Acme starts in October; what is said of Bolt may be any
    (
        "en",
        "In FY2024 FIRM sold goods for 5 million dollars.",
        "2023-10-01 2024-09-30",
        "2023-02-01 2025-11-30 ?",
    ),
    (
        "en",
        "In fiscal 2024, FIRM sold goods for 5 million dollars.",
        "2023-10-01 2024-09-30",
        "2023-02-01 2025-11-30 ?",
    ),
    (
        "en",
        "In Q1 FY25 FIRM sold goods for 5 million dollars.",
        "2024-10-01 2024-12-31",
        "2024-02-01 2026-02-28 ?",
    ),
    (
        "en",
        "In fiscal Q1 2025 FIRM sold goods for 5 million dollars.",
        "2024-10-01 2024-12-31",
        "2024-02-01 2026-02-28 ?",
    ),
    (
        "en",
        "In the second half of fiscal 2025 FIRM sold goods for 5 million dollars.",
        "2025-04-01 2025-09-30",
        "2024-08-01 2026-11-30 ?",
    ),
    (
        "en",
        "In FY2024/25 FIRM sold goods for 5 million dollars.",
        "2024-10-01 2025-09-30",
        "2024-01-01 2025-11-30 ?",
    ),
    (
        "en",
        "Last fiscal year FIRM sold goods for 5 million dollars.",
        "2023-10-01 2024-09-30",
        "2023-02-01 2025-11-30 ?",
    ),
    (
        "en",
        "In the fiscal year to date FIRM sold goods for 5 million dollars.",
        "2024-10-01 2025-02-15",
        "2024-02-01 2025-02-15 ?",
    ),
    (
        "vi",
        "Năm tài chính 2024, FIRM đạt doanh thu 5 triệu USD.",
        "2023-10-01 2024-09-30",
        "2023-02-01 2025-11-30 ?",
    ),
    (
        "vi",
        "Trong quý I năm tài chính 2025, FIRM đạt doanh thu 5 triệu USD.",
        "2024-10-01 2024-12-31",
        "2024-02-01 2026-02-28 ?",
    ),
    (
        "vi",
        "Nửa đầu niên độ 2024-2025, FIRM đạt doanh thu 5 triệu USD.",
        "2024-10-01 2025-03-31",
        "2024-01-01 2025-05-31 ?",
    ),
    (
        "vi",
        "Năm tài chính trước, FIRM đạt doanh thu 5 triệu USD.",
        "2023-10-01 2024-09-30",
        "2023-02-01 2025-11-30 ?",
    ),
]


@pytest.mark.parametrize(
    ("language", "text", "declared", "undeclared"), TEXTS, ids=[case[1] for case in TEXTS]
)
def test_texts(language: str, text: str, declared: str, undeclared: str, pack: Pack) -> None:
    assert dated(money(text.replace("FIRM", "Acme"), pack, language)) == declared
    assert dated(money(text.replace("FIRM", "Bolt").replace("Acme", "Bolt"), pack, language)) == undeclared


def test_a_pack_speaks_for_who_says_nothing(april: Pack) -> None:
    said = "In FY2024 {} sold goods for 5 million dollars."
    assert dated(money(said.format("Bolt"), april, "en")) == "2023-04-01 2024-03-31"
    assert dated(money(said.format("Acme"), april, "en")) == "2023-10-01 2024-09-30"


def test_the_date_of_a_paragraph_is_one_of_accounts_too(pack: Pack) -> None:
    text = "FY2024 was good. Acme sold goods for 5 million dollars."
    assert dated(money(text, pack, "en")) == "2023-10-01 2024-09-30"


def test_a_source_speaks_for_its_own(pack: Pack) -> None:
    text = "In FY2024 Bolt sold goods for 5 million dollars."
    source = Source("a.txt", text, "2025-02-15", "en", fiscal_year=FiscalYear(month=7, day=1))
    (claim,) = (each for each in read(source, pack=pack).claims if each.kind == "money")
    assert dated(claim) == "2023-07-01 2024-06-30"


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("en", "In Q1 2025 Bolt sold goods for 5 million dollars.", "2024-07-01 2024-09-30"),
        (
            "en",
            "In the second quarter of 2025 Bolt sold goods for 5 million dollars.",
            "2024-10-01 2024-12-31",
        ),
        ("en", "In the first half of 2025 Bolt sold goods for 5 million dollars.", "2024-07-01 2024-12-31"),
        ("en", "In calendar Q1 2025 Bolt sold goods for 5 million dollars.", "2025-01-01 2025-03-31"),
        ("en", "In January-March 2025 Bolt sold goods for 5 million dollars.", "2025-01-01 2025-03-31"),
        (
            "en",
            "In the quarter ended March 31, 2025 Bolt sold goods for 5 million dollars.",
            "2025-01-01 2025-03-31",
        ),
        ("en", "In 2024 Bolt sold goods for 5 million dollars.", "2024-01-01 2024-12-31"),
        ("en", "Last quarter Bolt sold goods for 5 million dollars.", "2025-01-01 2025-03-31"),
        ("en", "In Q1 2025 Acme sold goods for 5 million dollars.", "2024-10-01 2024-12-31"),
        ("vi", "Quý I/2025, Bolt đạt doanh thu 5 triệu USD.", "2024-07-01 2024-09-30"),
        ("vi", "Nửa đầu năm 2025, Bolt đạt doanh thu 5 triệu USD.", "2024-07-01 2024-12-31"),
        ("vi", "Quý I/2025 dương lịch, Bolt đạt doanh thu 5 triệu USD.", "2025-01-01 2025-03-31"),
        ("vi", "Năm 2024, Bolt đạt doanh thu 5 triệu USD.", "2024-01-01 2024-12-31"),
    ],
)
def test_a_bare_quarter_is_as_its_source_counts(language: str, text: str, days: str, pack: Pack) -> None:
    source = Source("a.txt", text, "2025-05-15", language, fiscal_year=FiscalYear(month=7, day=1))
    (claim,) = (each for each in read(source, pack=pack).claims if each.kind == "money")
    assert dated(claim) == days


def verdicts(texts: Mapping[str, str], pack: Pack) -> list[tuple[str, str]]:
    sources = [Source(name, text, "2025-02-15", "en") for name, text in texts.items()]
    report = check(read(*sources, pack=pack), pack)
    return sorted((found.rule, str(found.verdict)) for found in report.findings)


def test_quarters_of_either_kind_are_not_one(pack: Pack) -> None:
    fiscal, calendar = (
        f"In {quarter}, Acme sold goods for {number} million dollars."
        for quarter, number in (("Q1 of fiscal 2024", "50.1"), ("Q1 2024", "35.2"))
    )
    assert ("agree", "contradiction") not in verdicts({"a.txt": fiscal, "b.txt": calendar}, pack)
    again = calendar.replace("35.2", "60.3")
    assert ("agree", "contradiction") in verdicts({"b.txt": calendar, "c.txt": again}, pack)


def test_an_undeclared_year_is_no_whole_and_has_no_length(pack: Pack) -> None:
    texts = {
        "a.txt": "In FY2024, Bolt sold goods for 50.1 million dollars.",
        "b.txt": "In 2024, Bolt sold goods for 72.4 million dollars.",
    }
    assert ("agree", "incomparable") in verdicts(texts, pack)


def test_rules_of_accounts(pack: Pack) -> None:
    texts = {
        "a.txt": "In FY2024, Acme had sales of 50.1 million dollars. In FY2024, Acme spent 40.0 million "
        "dollars. In FY2024, Acme earned 22.3 million dollars.",
        "b.txt": "In FY2023, Acme had sales of 110.2 million dollars.",
    }
    found = verdicts(texts, pack)
    assert ("profit", "contradiction") in found
    assert ("sales-halve-at-most", "contradiction") in found


def test_growth_of_accounts(pack: Pack) -> None:
    texts = {
        "a.txt": "In FY2024, Acme had sales of 50.1 million dollars, up 10 % from the previous year.",
        "b.txt": "In FY2023, Acme had sales of 30.2 million dollars.",
    }
    assert ("growth-matches-levels", "contradiction") in verdicts(texts, pack)


# --- rates, spans and steps ------------------------------------------------------------------------

STEPS: list[tuple[str, str, dict[str, str], list[tuple[str, str]]]] = [
    (
        "a month beside a year is told by the day",
        "en",
        {
            "a": "In 2024, Bolt sold goods for 84.1 million dollars.",
            "b": "Bolt has sales of 12.3 million dollars a month.",
        },
        [("agree", "tension")],
    ),
    (
        "and agrees where it comes to as much",
        "vi",
        {
            "a": "Năm 2024, Bolt đạt doanh thu 84,1 triệu USD.",
            "b": "Bolt đạt doanh thu 7,0 triệu USD mỗi tháng.",
        },
        [("agree", "consistent")],
    ),
    (
        "a rule takes no month's figure for a year's",
        "en",
        {
            "a": "In 2024, Bolt had sales of 84.1 million dollars. In 2024, Bolt spent 70.0 million dollars. "
            "In 2024, Bolt earned 1.2 million dollars a month.",
        },
        [],
    ),
    (
        "nor in Vietnamese",
        "vi",
        {
            "a": "Năm 2024, Bolt đạt doanh thu 84,1 triệu USD. Năm 2024, Bolt chi 70,0 triệu USD. "
            "Năm 2024, Bolt lãi 1,2 triệu USD mỗi tháng.",
        },
        [],
    ),
    (
        "a year's figure it takes",
        "vi",
        {
            "a": "Năm 2024, Bolt đạt doanh thu 84,1 triệu USD. Năm 2024, Bolt chi 70,0 triệu USD. "
            "Năm 2024, Bolt lãi 1,2 triệu USD.",
        },
        [("profit", "contradiction")],
    ),
    (
        "a year to date is part of its year",
        "vi",
        {
            "a": "Từ đầu năm đến nay, Bolt đạt doanh thu 90,3 triệu USD.",
            "b": "Năm 2025, Bolt đạt doanh thu 84,1 triệu USD.",
        },
        [("agree", "contradiction")],
    ),
    (
        "twelve months to a date are no calendar year",
        "en",
        {
            "a": "In the twelve months to June 2024, Bolt had sales of 84.1 million dollars.",
            "b": "In 2024, Bolt had sales of 90.3 million dollars.",
        },
        [("agree", "consistent")],
    ),
]


@pytest.mark.parametrize(("name", "language", "texts", "expected"), STEPS, ids=[case[0] for case in STEPS])
def test_rates_and_steps(
    name: str, language: str, texts: dict[str, str], expected: list[tuple[str, str]], pack: Pack
) -> None:
    sources = [Source(key, text, "2025-12-31", language) for key, text in texts.items()]
    report = check(read(*sources, pack=pack), pack)
    assert sorted((found.rule, str(found.verdict)) for found in report.findings) == expected


# --- declared wrongly ------------------------------------------------------------------------------

WRONG = [
    ('"04-01"', 'expected a table such as { starts = "04-01", named = "end" }'),
    ('{ start = "04-01" }', 'expected the keys "starts" and "named", not "start"'),
    (
        '{ starts = "April" }',
        '"starts" must be a month and a day of every year such as "04-01", not "April"',
    ),
    ('{ starts = "02-29" }', '"starts" must be a month and a day of every year'),
    ('{ starts = "04-01", named = "middle" }', '"named" must be "end" or "start"'),
]


@pytest.mark.parametrize(("written", "message"), WRONG)
def test_mistakes(written: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(PackError) as problem:
        pack_of(tmp_path, written)
    assert message in str(problem.value)
    config = tmp_path / "factcheck.toml"
    config.write_text(f'[[sources]]\npath = "*.txt"\nfiscal_year = {written}\n', encoding="utf-8")
    assert any(message in mistake for mistake in scan(config)[1])


def test_a_configuration_declares_it(tmp_path: Path) -> None:
    config = tmp_path / "factcheck.toml"
    config.write_text('[[sources]]\npath = "*.txt"\nfiscal_year = { starts = "04-01" }\n', encoding="utf-8")
    assert scan(config)[0].about("a.txt") == {"fiscal_year": APRIL}
    assert FiscalYear.parse(APRIL.as_dict()) == APRIL
