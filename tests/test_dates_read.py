"""Dates read back: what the formatters of this file write in any style, the reader takes for the same days.

And what the words around a date make of it: open ends, the days of a claim that links, faults.
"""

import calendar
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims import extract
from factcheck.documents import Source
from factcheck.documents import read as read_document
from factcheck.mentions import Mention, find
from factcheck.periods import Period

PUBLISHED = "2024-06-20"
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))
YEARS = st.integers(min_value=1900, max_value=2099)
ENGLISH_MONTHS, SHORT_MONTHS = calendar.month_name, calendar.month_abbr
WEEKDAYS = {
    "en": list(calendar.day_name),
    "vi": ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"],
}
ROMAN = ("", "I", "II", "III", "IV")
Write = Callable[[date], str]


def ordinal(number: int) -> str:
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def stop(month: int) -> str:
    """The stop of an abbreviated month; "May" is whole."""
    return "." if SHORT_MONTHS[month] != ENGLISH_MONTHS[month] else ""


DAY_STYLES: dict[str, tuple[Write, ...]] = {
    "en": (
        lambda d: f"{d.day} {ENGLISH_MONTHS[d.month]} {d.year}",
        lambda d: f"{ENGLISH_MONTHS[d.month]} {d.day}, {d.year}",
        lambda d: f"the {ordinal(d.day)} of {ENGLISH_MONTHS[d.month]}, {d.year}",
        lambda d: f"{ENGLISH_MONTHS[d.month]} {ordinal(d.day)} {d.year}",
        lambda d: f"{d.day} {SHORT_MONTHS[d.month]}{stop(d.month)} {d.year}",
        lambda d: f"{d.day:02}/{SHORT_MONTHS[d.month]}/{d.year}",
        lambda d: f"{d.day}-{SHORT_MONTHS[d.month]}-{d.year}",
        lambda d: d.isoformat(),
        lambda d: f"{d.year}/{d.month:02}/{d.day:02}",
        lambda d: f"{WEEKDAYS['en'][d.weekday()]}, {d.day} {ENGLISH_MONTHS[d.month]} {d.year}",
        lambda d: f"{WEEKDAYS['en'][d.weekday()]}, {ENGLISH_MONTHS[d.month]} {d.day}, {d.year}",
    ),
    "vi": (
        lambda d: f"ngày {d.day} tháng {d.month} năm {d.year}",
        lambda d: f"ngày {d.day}/{d.month}/{d.year}",
        lambda d: f"ngày {d.day:02}-{d.month:02}-{d.year}",
        lambda d: f"{d.day} tháng {d.month}, {d.year}",
        lambda d: f"ngày {d.day} tháng {d.month}/{d.year}",
        lambda d: f"{WEEKDAYS['vi'][d.weekday()]}, ngày {d.day}/{d.month}/{d.year}",
        lambda d: f"{WEEKDAYS['vi'][d.weekday()]} ngày {d.day} tháng {d.month} năm {d.year}",
    ),
}
"""Writers of a day; which one, a test draws by its place."""


def periods_of(day: date) -> dict[str, Period]:
    """The units of the calendar that hold a day."""
    monday = day - timedelta(days=day.weekday())
    year = day.year
    third = date(year, day.month, 10), date(year, day.month, 11), date(year, day.month, 20)
    return {
        "month": Period.month(year, day.month),
        "quarter": Period.quarter(year, (day.month + 2) // 3),
        "half": Period.half(year, 1 + (day.month > 6)),
        "year": Period.year(year),
        "decade": Period(start=date(year // 10 * 10, 1, 1), end=date(year // 10 * 10 + 9, 12, 31)),
        "early month": Period(start=date(year, day.month, 1), end=third[0], certain=False),
        "mid month": Period(start=third[1], end=third[2], certain=False),
        "late year": Period(start=date(year, 9, 1), end=date(year, 12, 31), certain=False),
        "early year": Period(start=date(year, 1, 1), end=date(year, 4, 30), certain=False),
        "week": Period(start=monday, end=monday + timedelta(days=6)),
    }


PERIOD_STYLES: dict[str, tuple[tuple[str, Write], ...]] = {
    "en": (
        ("month", lambda d: f"{ENGLISH_MONTHS[d.month]} {d.year}"),
        ("month", lambda d: f"{SHORT_MONTHS[d.month]} {d.year}"),
        ("month", lambda d: f"the {ordinal(d.month)} month of {d.year}"),
        ("quarter", lambda d: f"Q{(d.month + 2) // 3} {d.year}"),
        (
            "quarter",
            lambda d: (
                f"{(d.month + 2) // 3}Q{d.year % 100:02}"
                if 1950 <= d.year < 2050
                else f"Q{(d.month + 2) // 3}/{d.year}"
            ),
        ),
        ("quarter", lambda d: f"the {ordinal((d.month + 2) // 3)} quarter of {d.year}"),
        ("half", lambda d: f"H{1 + (d.month > 6)} {d.year}"),
        ("half", lambda d: f"the {('first', 'second')[d.month > 6]} half of {d.year}"),
        ("year", lambda d: f"the year {d.year}"),
        ("decade", lambda d: f"the {d.year // 10 * 10}s"),
        ("early month", lambda d: f"early {ENGLISH_MONTHS[d.month]} {d.year}"),
        ("mid month", lambda d: f"mid-{ENGLISH_MONTHS[d.month]} {d.year}"),
        ("late year", lambda d: f"late {d.year}"),
        ("early year", lambda d: f"early {d.year}"),
        ("week", lambda d: f"week {d.isocalendar().week} of {d.isocalendar().year}"),
        ("week", lambda d: f"the week of {ENGLISH_MONTHS[d.month]} {d.day}, {d.year}"),
    ),
    "vi": (
        ("month", lambda d: f"tháng {d.month} năm {d.year}"),
        ("month", lambda d: f"tháng {d.month}/{d.year}"),
        ("month", lambda d: f"tháng thứ {d.month} của năm {d.year}"),
        ("quarter", lambda d: f"quý {ROMAN[(d.month + 2) // 3]}/{d.year}"),
        ("quarter", lambda d: f"quý {(d.month + 2) // 3} năm {d.year}"),
        ("half", lambda d: f"nửa {('đầu', 'cuối')[d.month > 6]} năm {d.year}"),
        ("half", lambda d: f"6 tháng {('đầu', 'cuối')[d.month > 6]} năm {d.year}"),
        ("year", lambda d: f"năm {d.year}"),
        ("decade", lambda d: f"thập niên {d.year // 10 * 10}"),
        ("early month", lambda d: f"đầu tháng {d.month}/{d.year}"),
        ("mid month", lambda d: f"giữa tháng {d.month} năm {d.year}"),
        ("late year", lambda d: f"cuối năm {d.year}"),
        ("early year", lambda d: f"đầu năm {d.year}"),
        ("week", lambda d: f"tuần {d.isocalendar().week} năm {d.isocalendar().year}"),
        ("week", lambda d: f"tuần có ngày {d.day}/{d.month}/{d.year}"),
    ),
}
"""Writers of the unit that holds a day; those of a week name the year that the week belongs to."""

CODES = st.sampled_from(sorted(DAY_STYLES))


def mentions(text: str, code: str) -> list[Mention]:
    return find(read_document(Source("<law>", text, PUBLISHED, code)))


@given(day=DAYS, code=CODES, style=st.integers(0, 99))
def test_a_day_in_any_style_reads_back(day: date, code: str, style: int) -> None:
    write = DAY_STYLES[code][style % len(DAY_STYLES[code])]
    found = mentions(f"({write(day)})", code)
    assert [mention.period for mention in found] == [Period.day(day)], write(day)


@given(day=DAYS, code=CODES, style=st.integers(0, 99))
def test_a_period_in_any_style_reads_back(day: date, code: str, style: int) -> None:
    unit, write = PERIOD_STYLES[code][style % len(PERIOD_STYLES[code])]
    found = mentions(f"({write(day)})", code)
    assert [mention.period for mention in found] == [periods_of(day)[unit]], write(day)


@given(first=DAYS, length=st.integers(1, 900), code=CODES, style=st.integers(0, 99))
def test_a_span_of_days_reads_back_with_its_ends(first: date, length: int, code: str, style: int) -> None:
    last = first + timedelta(days=length)
    write = DAY_STYLES[code][style % 2]
    joined = {"en": f"from {write(first)} to {write(last)}", "vi": f"từ {write(first)} đến {write(last)}"}[
        code
    ]
    found = mentions(f"({joined})", code)
    assert [(m.period.start, m.period.end) for m in found if m.period] == [
        (first, last),
        (first, first),
        (last, last),
    ], joined


@given(year=YEARS, length=st.integers(1, 60), code=CODES)
def test_a_span_of_years_reads_back(year: int, length: int, code: str) -> None:
    for joined in (f"{year}-{year + length}", f"{year}–{year + length}", f"{year} – {year + length}"):
        text = {"en": f"The {joined} period was calm.", "vi": f"Giai đoạn {joined} trôi qua."}[code]
        spans = [mention for mention in mentions(text, code) if mention.part_of_span is None]
        assert [m.period and (m.period.start, m.period.end) for m in spans] == [
            (date(year, 1, 1), date(year + length, 12, 31))
        ], text


# --- what the words around a date make of it -----------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "text", "start", "end", "hedge"),
    [
        ("en", "The rule has held since 1992.", "1992-01-01", None, "at-least"),
        ("en", "The rule came after 5 May 2019.", "2019-05-06", None, "over"),
        ("en", "The rule came before 2019.", None, "2018-12-31", "under"),
        ("en", "The rule held until March 2019.", None, "2019-03-31", "up-to"),
        ("en", "The rule must go by 2030.", None, "2030-12-31", "up-to"),
        ("en", "Models of 2018 or later are exempt.", "2018-01-01", None, "at-least"),
        ("en", "They met more than 30 years ago.", None, "1994-12-31", "over"),
        ("en", "Growth resumed after the 2019 crisis.", "2019-01-01", "2019-12-31", "none"),
        ("en", "The rule came in 2019.", "2019-01-01", "2019-12-31", "none"),
        ("vi", "Luật có hiệu lực từ năm 1992.", "1992-01-01", None, "at-least"),
        ("vi", "Luật ra đời sau tháng 5/2019.", "2019-06-01", None, "over"),
        ("vi", "Luật ra đời trước năm 2019.", None, "2018-12-31", "under"),
        ("vi", "Xe từ năm 2018 trở về trước bị cấm.", None, "2018-12-31", "up-to"),
        ("vi", "Luật ra đời năm 2019.", "2019-01-01", "2019-12-31", "none"),
    ],
)
def test_words_before_and_after_a_date_leave_an_end_open(
    code: str, text: str, start: str | None, end: str | None, hedge: str
) -> None:
    claims = [claim for claim in extract(text, language=code, published=PUBLISHED) if claim.kind == "date"]
    assert [(claim.value.as_dict(), claim.hedge) for claim in claims] == [
        ({"start": start, "end": end}, hedge)
    ]


def test_the_days_named_still_date_what_stands_beside_them() -> None:
    (claim,) = extract("The rule has held since 1992.", language="en", published=PUBLISHED)
    assert claim.as_of is not None
    assert (claim.as_of.start, claim.as_of.end) == (date(1992, 1, 1), date(1992, 12, 31))


@given(day=DAYS, wrong=st.integers(1, 6), code=CODES)
def test_a_wrong_weekday_is_a_fault_and_not_repaired(day: date, wrong: int, code: str) -> None:
    weekday = WEEKDAYS[code][(day.weekday() + wrong) % 7]
    (mention,) = mentions(f"({weekday}, {DAY_STYLES[code][0](day)})", code)
    assert mention.fault
    assert mention.period == Period(start=None, end=None)
