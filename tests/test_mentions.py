"""The reader of figures: what it reads in sentences of each language, and the laws that hold for any text."""

import itertools
import unicodedata
from datetime import date
from fractions import Fraction

import pytest
from _pytest.mark.structures import ParameterSet
from hypothesis import given
from hypothesis import strategies as st

from factcheck import languages
from factcheck.documents import Document, Source
from factcheck.documents import read as read_document
from factcheck.mentions import Mention, find
from factcheck.periods import Period
from factcheck.values import Value
from tests import readings
from tests.readings import Case

CASES = [case for code in languages.known() for case in readings.cases(code)]


def parameter(case: Case) -> ParameterSet:
    """The case as pytest takes it: one known to be misread must be, so that no mark outlives its reason."""
    # What is expected stands; strict tells when it is mended: `python -m tests.readings` takes the mark off.
    marks = [pytest.mark.xfail(strict=True, reason=case.known)] if case.known else []
    return pytest.param(case, id=f"{case.language}: {case.text}", marks=marks)


@pytest.mark.parametrize("case", [parameter(case) for case in CASES])
def test_every_figure_of_a_sentence_is_read(case: Case) -> None:
    assert case.read() == case.expect


@pytest.mark.parametrize("code", languages.known())
def test_each_language_has_cases_of_its_own(code: str) -> None:
    asked = [(case.text, case.published) for case in CASES if case.language == code]
    assert len(set(asked)) == len(asked) >= 150
    bare = sum(not case.expect for case in CASES if case.language == code)
    assert bare >= 25, "sentences without a figure"


@pytest.mark.parametrize("code", languages.known())
def test_composed_and_decomposed_letters_read_alike(code: str) -> None:
    for case in CASES:
        if case.language == code:
            composed, decomposed = (
                readings.read(unicodedata.normalize(form, case.text), code, case.published)
                for form in ("NFC", "NFD")
            )
            assert composed == [unicodedata.normalize("NFC", line) for line in decomposed]


# --- laws ---------------------------------------------------------------------------------------------

CODES = st.sampled_from(languages.known())
SIGNS = "0 1 2 3 4 5 6 7 8 9 12 31 2024 1.250 16,2 ½ . , - – / : % $ € ( ) ' + °C km m2 MW k bn USD x ệ"
WORDS = (
    "đ đồng tỷ triệu nghìn năm tháng ngày quý từ đến hơn gần gấp lần thứ nhất hai mươi rưỡi người một nửa "
    "million hundred and a half over to between May last year Q2 first largest one of the people up "
    "fell by minus"
)
PIECES = st.sampled_from((*SIGNS.split(), *WORDS.split(), "\n", "\n\n", "o\u031b", "\u00a0", "\u200b"))
NOISE = st.lists(st.tuples(PIECES, st.sampled_from(("", " ", " "))), max_size=24).map(
    lambda parts: "".join(piece + gap for piece, gap in parts)
)


def found(text: str, code: str, published: str | None = "2024-06-20") -> tuple[Document, list[Mention]]:
    document = read_document(Source("<law>", text, published, code))
    return document, find(document)


@given(text=NOISE | st.text(max_size=40), code=CODES)
def test_spans_lie_in_the_text_in_order_and_never_crash(text: str, code: str) -> None:
    document, mentions = found(text, code)
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(document.text)
        assert mention.start <= mention.number[0] < mention.number[1] <= mention.end
        place = document.locate(mention.start, mention.end)
        assert document.source.text[place.start : place.end] == place.text
        if mention.noun:
            assert document.text[slice(*mention.noun)].strip()
    whole = [mention for mention in mentions if mention.part_of_span is None]
    for before, after in itertools.pairwise(whole):
        assert before.end <= after.start


@given(case=st.sampled_from(CASES), first=st.booleans())
def test_an_unrelated_sentence_changes_no_reading(case: Case, first: bool) -> None:
    """In a paragraph of its own, so that the words that point back ("that year") keep what they point at."""
    code, text = case.language, case.text
    calm = {"ko": "날씨는 맑고 고요했다.", "vi": "Trời vẫn khô ráo và lặng gió."}
    other = calm.get(code, "The weather stayed dry and calm.")
    joined = f"{other}\n\n{text}" if first else f"{text}\n\n{other}"
    assert readings.read(joined, code) == readings.read(text, code)


# --- written and read again ---------------------------------------------------------------------------

WHOLE = st.integers(min_value=1000, max_value=999_999_999)
GROUPS = {"en": ",", "ko": ",", "vi": "."}
COUNTED = {
    "en": "The survey counted {} people.",
    "ko": "조사에 {}명이 응답했다.",
    "vi": "Cuộc khảo sát đếm được {} người.",
}
SCALED = {
    "en": (("million", 10**6), ("billion", 10**9)),
    "ko": (("만", 10**4), ("억", 10**8)),
    "vi": (("triệu", 10**6), ("tỷ", 10**9)),
}
DAYS = {
    "en": ("{d:%-d} {month} {d:%Y}", "{month} {d:%-d}, {d:%Y}", "{d:%d/%m/%Y}", "{month} {d:%-d} {d:%Y}"),
    "ko": (
        "{d:%Y}년 {d:%-m}월 {d:%-d}일",
        "{d:%Y}년{d:%m}월{d:%d}일",
        "{d:%Y}.{d:%-m}.{d:%-d}",
        "{d:%Y-%m-%d}",
    ),
    "vi": ("ngày {d:%-d} tháng {d:%-m} năm {d:%Y}", "ngày {d:%-d}/{d:%-m}/{d:%Y}", "ngày {d:%d-%m-%Y}"),
}


@given(number=WHOLE, code=CODES)
def test_a_grouped_count_reads_back(number: int, code: str) -> None:
    """With a second numeral that proves the marks, so that 1.250 is no decimal in either language."""
    for mark, text in (
        (",", f"{number:,}"),
        (".", f"{number:,}".replace(",", ".")),
        (" ", f"{number:,}".replace(",", " ")),
    ):
        proof = "" if mark in (" ", GROUPS[code]) else f" 4{mark}321{mark}000"
        _, mentions = found(COUNTED[code].format(text) + proof, code)
        value = mentions[0].value
        assert (value.point, mentions[0].unit) == (Fraction(number), "person"), text
        assert not mentions[0].alternatives, text


@given(number=st.integers(min_value=1, max_value=9999), code=CODES, big=st.booleans())
def test_a_decimal_with_a_scale_word_reads_back(number: int, code: str, big: bool) -> None:
    written = f"{number / 10:.1f}".replace(".", "," if code == "vi" else ".")
    word, scale = SCALED[code][big]
    _, mentions = found(COUNTED[code].format(f"{written} {word}"), code)
    assert mentions[0].value.point == Fraction(number, 10) * scale


@given(
    number=st.integers(min_value=1, max_value=999),
    unit=st.sampled_from(("USD", "EUR", "VND", "KRW", "JPY")),
    code=CODES,
)
def test_money_reads_back_with_its_currency_on_either_side(number: int, unit: str, code: str) -> None:
    signs = {"USD": "$", "EUR": "€", "VND": "₫", "KRW": "₩", "JPY": "¥"}
    for text in (f"{number} {unit}", f"{unit} {number}", f"{unit}{number}", f"{signs[unit]}{number}"):
        _, mentions = found(f"({text})", code)
        assert [(m.kind, m.value.point, m.unit) for m in mentions] == [("money", Fraction(number), unit)], (
            text
        )


@given(
    day=st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)),
    code=CODES,
    style=st.integers(0, 3),
)
def test_a_day_reads_back(day: date, code: str, style: int) -> None:
    month = languages.load("en").locale.months["format"]["wide"][day.month]
    text = DAYS[code][style % len(DAYS[code])].format(d=day, month=month)
    document, mentions = found(f"({text})", code)
    assert [document.text[mention.start : mention.end] for mention in mentions] == [text]
    assert Value.days(day, day) in (mentions[0].value, *mentions[0].alternatives)
    if "/" not in text or code != "en":
        assert mentions[0].period == Period.day(day)
