"""Mentions: what a case of one sentence cannot say, and the laws of spans, formats and time."""

import datetime as dt
import time
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.documents import Document, Source, read
from factcheck.mentions import find, first

PUBLISHED = "2025-08-15"
LANGUAGES = ("en", "vi")


def document(text: str, language: str, published: str | None = PUBLISHED) -> Document:
    return read(Source("case.txt", text, published, language))


def test_the_marks_of_the_document_decide() -> None:
    grouped = find(document("Có 2.064 dự án, vốn 16,2 tỉ USD.", "vi"))
    assert [m.value.point for m in grouped] == [2064, 16_200_000_000]
    assert not any(m.alternatives for m in grouped)
    mixed = find(document("Tăng 7.3% và 2.5 triệu tấn, gồm 2.064 dự án.", "vi"))
    assert mixed[-1].value.point == Fraction("2.064")
    assert [v.point for v in mixed[-1].alternatives] == [2064]
    english = find(document("It grew 7,5 % to 2.064 projects.", "en"))
    assert english[-1].value.point == 2064


def test_a_span_has_its_two_ends() -> None:
    found = find(document("from 28 to 31 May 2009", "en"))
    assert [(m.part_of_span, m.value.core.lo == m.value.core.hi) for m in found] == [
        (None, False),
        (found[0].start, True),
        (found[0].start, True),
    ]


def test_what_is_counted() -> None:
    text = "About 7,900 skilled foreign workers came."
    (found,) = find(document(text, "en"))
    assert found.noun is not None
    assert text[slice(*found.noun)] == "skilled foreign workers"
    assert text[slice(*found.number)] == "7,900"


def test_relative_dates_keep_the_doubt_of_the_publication() -> None:
    window = read(
        Source("a.txt", "Xuất khẩu tăng hôm qua.", {"start": "2009-05-31", "end": "2009-06-07"}, "vi")
    )
    (found,) = find(window)
    assert found.period is not None
    assert (found.period.start, found.period.end, found.period.certain) == (
        dt.date(2009, 5, 30),
        dt.date(2009, 6, 6),
        False,
    )
    (undated,) = find(document("It rose last year.", "en", None))
    assert undated.period is not None
    assert undated.period.start is undated.period.end is None


def test_the_first_figure_of_a_text() -> None:
    assert first("more than 88,000 workers").hedge == "over"
    with pytest.raises(ValueError, match="no figure"):
        first("nothing here")


# --- laws --------------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    [
        "5",
        "1,234",
        "2.064",
        "16,2",
        "1/12",
        "31-5",
        "2008-2011",
        "20-30MW",
        "$",
        "USD",
        "%",
        "million",
        "tỷ",
        "năm",
        "tháng",
        "ngày",
        "the",
        "of",
        "one",
        "hai",
        "rưỡi",
        "and a half",
        "third",
        "largest",
        "thứ",
        "nhất",
        "last",
        "year",
        "to",
        "từ",
        "đến",
        "May",
        "August",
        "10",
        "Q1",
        "km²",
        "-",
        "(",
        ")",
        ",",
        ".",
        ":",
        "/",
        "x",
        "½",
        "°C",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(WORDS, max_size=12).map(" ".join),
    st.lists(WORDS, max_size=12).map("".join),
)


@given(text=TEXTS, language=st.sampled_from(LANGUAGES))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_with_exact_spans_in_order(text: str, language: str) -> None:
    read_text = document(text, language)
    found = find(read_text)
    for mention in found:
        assert (
            0 <= mention.start <= mention.number[0] < mention.number[1] <= mention.end <= len(read_text.text)
        )
        covered = read_text.text[mention.start : mention.end]
        assert covered == covered.strip()
    assert [m.start for m in found] == sorted(m.start for m in found)


NUMBERS = st.integers(0, 10**12).filter(lambda n: not 1000 <= n <= 2999)
MARKS = {"en": (",", "."), "vi": (".", ",")}


@given(whole=NUMBERS, tenths=st.integers(0, 99), language=st.sampled_from(LANGUAGES))
@settings(max_examples=150, deadline=None)
def test_amounts_come_back_as_written(whole: int, tenths: int, language: str) -> None:
    group, decimal = MARKS[language]
    written = f"{whole:,}".replace(",", group) + f"{decimal}{tenths:02d}"
    (found,) = find(document(f"{written} USD", language))
    assert (found.value.point, found.unit) == (whole + Fraction(tenths, 100), "USD")


ONES = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
ONES += ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelt(n: int) -> str:
    """A number below a billion in English words."""
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10] + (f"-{ONES[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{ONES[n // 100]} hundred" + (f" and {spelt(n % 100)}" if n % 100 else "")
    for scale, word in ((10**6, "million"), (1000, "thousand")):
        if n >= scale:
            rest = n % scale
            return f"{spelt(n // scale)} {word}" + (
                f" {'and ' if rest < 100 else ''}{spelt(rest)}" if rest else ""
            )
    raise AssertionError(n)


CHỮ = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def viết(n: int) -> str:
    """A number below a billion in Vietnamese words."""
    if n < 10:
        return CHỮ[n]
    if n < 100:
        tens = "mười" if n < 20 else f"{CHỮ[n // 10]} mươi"
        one = n % 10
        last = "" if not one else "lăm" if one == 5 else "mốt" if one == 1 and n > 20 else CHỮ[one]
        return f"{tens} {last}".strip()
    if n < 1000:
        rest = n % 100
        return f"{CHỮ[n // 100]} trăm" + (f" {'linh ' if rest < 10 else ''}{viết(rest)}" if rest else "")
    for scale, word in ((10**6, "triệu"), (1000, "nghìn")):
        if n >= scale:
            rest = n % scale
            head = f"{viết(n // scale)} {word}"
            if not rest:
                return head
            zero = "không trăm linh " if rest < 10 else "không trăm " if rest < 100 else ""
            return f"{head} {zero}{viết(rest)}"
    raise AssertionError(n)


@given(n=st.integers(2, 10**9 - 1))
@settings(max_examples=200, deadline=None)
def test_numbers_in_words_come_back(n: int) -> None:
    (english,) = find(document(f"{spelt(n)} people", "en"))
    (vietnamese,) = find(document(f"{viết(n)} người", "vi"))
    assert english.value.point == n, spelt(n)
    assert vietnamese.value.point == n, viết(n)


DATES = st.dates(dt.date(1600, 1, 1), dt.date(2099, 12, 31))
STYLES = {
    "en": (
        "{d.day} {d:%B} {d.year}",
        "{d:%B} {d.day}, {d.year}",
        "{d.year}-{d:%m}-{d:%d}",
        "{d:%b}. {d.day}, {d.year}",
    ),
    "vi": (
        "{d.day}/{d.month}/{d.year}",
        "ngày {d.day}-{d.month}-{d.year}",
        "ngày {d.day} tháng {d.month} năm {d.year}",
        "{d:%d}/{d:%m}/{d.year}",
    ),
}


@given(day=DATES, style=st.integers(0, 3), language=st.sampled_from(LANGUAGES))
@settings(max_examples=150, deadline=None)
def test_dates_come_back_as_written(day: dt.date, style: int, language: str) -> None:
    if language == "en" and style == 3 and day.month == 5:
        style = 0  # May has no short form
    text = (
        "It opened on " + STYLES[language][style].format(d=day)
        if language == "en"
        else STYLES["vi"][style].format(d=day)
    )
    (found,) = find(document(text, language))
    assert found.period is not None
    assert (found.period.start, found.period.end) == (day, day)


HOSTILE = [
    "1",
    "1,",
    "1.",
    "1 ",
    "1-",
    "1/",
    "km/",
    "million ",
    "one ",
    "the ",
    "năm ",
    "$1 ",
    "1% ",
    "last ",
    "a@a.",
    "½",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_repetitions_take_linear_time(unit: str) -> None:
    language = "vi" if unit == "năm " else "en"
    times = []
    for size in (4_000, 32_000):
        text = document(unit * (size // len(unit)), language)
        start = time.process_time()
        find(text)
        times.append(time.process_time() - start)
    assert times[1] < 40 * max(
        times[0], 0.01
    )  # eight times the text; a quadratic reader takes 64 times as long
