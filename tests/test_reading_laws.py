"""Laws of reading: claims quote their text, letters may be composed or not, numbers come back as written."""

import unicodedata
from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from factcheck import Claim, extract, languages

CODES = st.sampled_from(languages.known())
PUBLISHED = "2025-08-15"

WORDS = """
    5 1,234 2.064 16,2 ½ 3½ ٣ ５ ² 1e9 -7 −7 +3 ±2 7% 9‰ $4 4$ €1.5m ₫ US$ USD km km² m³/s °C 20-30MW 5kg
    1/12 31-5 2008-2011 2021-02-31 31/6/2021 Q3 H1 FY2024 K-12 COVID-19 #7 0912345678 10:30 3:1 2+2 … “ ” ( [
    ) ] . , ; : one hundred a half third of the two dozens million billion last year since May March March's
    over about to and một hai trăm rưỡi nửa triệu tỷ nghìn năm tháng ngày quý thứ từ đến hơn khoảng Hà Nội
    Việt Nam người đồng 만 억 조 원 년 3월 제 약 명
"""
PIECES = st.sampled_from(WORDS.split())
GAPS = st.sampled_from(
    (" ", " ", " ", "", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u202f", "\u200b", "\u0301", "-")
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Any characters, or words and signs that readers look for in any order, however parted."""
    if draw(st.integers(0, 3)) == 0:
        return draw(st.text(max_size=60))
    pieces = draw(st.lists(st.tuples(PIECES, GAPS), max_size=16))
    return "".join(part for pair in pieces for part in pair)


@given(text=texts(), code=CODES, published=st.sampled_from((None, PUBLISHED)))
def test_claims_quote_the_text_that_they_point_at(text: str, code: str, published: str | None) -> None:
    claims = extract(text, language=code, published=published)
    for claim in claims:
        assert text[claim.start : claim.end] == claim.text
        assert claim.text == claim.text.strip() != ""
        assert claim.text in claim.quote
        assert claim.quote in text
        lines = text[: claim.start].replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert (claim.line, claim.column) == (len(lines), len(lines[-1]) + 1)
    assert [claim.start for claim in claims] == sorted(claim.start for claim in claims)


@given(text=texts())
def test_a_text_of_unknown_language_is_read(text: str) -> None:
    for claim in extract(text):
        assert Claim.from_dict(claim.as_dict()) == claim


# --- composed and decomposed letters -------------------------------------------------------------------


def said(claim: Claim) -> tuple[object, ...]:
    """What a claim says, without its places."""
    return (
        claim.kind,
        claim.value,
        claim.unit,
        claim.change,
        claim.as_of,
        claim.modality,
        claim.rate,
        claim.fault,
    )


@given(pieces=st.lists(st.tuples(PIECES, st.sampled_from((" ", "\n", ", ", ". "))), max_size=14), code=CODES)
@example(pieces=[("Có", " "), ("hơn", " "), ("hai", " "), ("triệu", " "), ("người", " ")], code="vi")
def test_composed_and_decomposed_texts_make_the_same_claims(pieces: list[tuple[str, str]], code: str) -> None:
    text = "".join(part for pair in pieces for part in pair)
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    first, second = (extract(each, language=code, published=PUBLISHED) for each in (composed, decomposed))
    assert [said(claim) for claim in first] == [said(claim) for claim in second]
    for one, other in zip(first, second, strict=True):
        assert (
            unicodedata.normalize("NFD", composed[one.start : one.end]) == decomposed[other.start : other.end]
        )
        assert unicodedata.normalize("NFD", composed[: one.start]) == decomposed[: other.start]


# --- numbers written and read again --------------------------------------------------------------------

BLANKS = (" ", "\u00a0", "\u202f", "\u2009")
APOSTROPHES = ("'", "’")
POWERS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def marks_of(code: str) -> tuple[str, str]:
    """The grouping and the decimal mark of a language, as CLDR has them."""
    symbols = languages.load(code).locale.number_symbols["latn"]
    return symbols["group"], symbols["decimal"]


def read_back(written: str, code: str) -> Fraction | None:
    """The one number of a text; nothing where it is not one."""
    claims = extract(f"({written})", language=code)
    return claims[0].value.point if len(claims) == 1 and not claims[0].fault else None


def grouped(number: int, mark: str) -> str:
    return f"{number:,}".replace(",", mark)


@given(number=st.integers(10_000, 10**15), code=CODES, data=st.data())
def test_grouped_numbers_come_back(number: int, code: str, data: st.DataObject) -> None:
    mark = data.draw(st.sampled_from((marks_of(code)[0], *BLANKS, *APOSTROPHES)))
    assert read_back(grouped(number, mark), code) == number


@given(number=st.integers(100_000, 10**12))
def test_indian_groups_come_back(number: int) -> None:
    head, tail = str(number)[:-3], str(number)[-3:]
    pairs = [head[max(at - 2, 0) : at] for at in range(len(head), 0, -2)][::-1]
    assert read_back(",".join([*pairs, tail]), "en") == number


@given(whole=st.integers(0, 10**9), places=st.integers(1, 6), code=CODES, data=st.data())
def test_decimals_come_back(whole: int, places: int, code: str, data: st.DataObject) -> None:
    group, decimal = marks_of(code)
    digits = data.draw(st.integers(0, 10**places - 1))
    assume(places != 3 or whole >= 1000)  # 1,234 may be either
    written = f"{grouped(whole, group)}{decimal}{digits:0{places}d}"
    assert read_back(written, code) == whole + Fraction(digits, 10**places)


@given(tenths=st.integers(11, 9999), code=CODES, data=st.data())
def test_scale_words_come_back(tenths: int, code: str, data: st.DataObject) -> None:
    assume(tenths % 10)
    scales = {
        word: scale for word, scale in languages.load(code).data["numbers"]["scales"].items() if scale > 99
    }
    word = data.draw(st.sampled_from(sorted(scales)))
    written = f"{tenths / 10:.1f}".replace(".", marks_of(code)[1])
    assert read_back(f"{written} {word}", code) == Fraction(tenths, 10) * scales[word]


@given(tenths=st.integers(11, 99), power=st.integers(3, 12), code=CODES, style=st.integers(0, 2))
def test_scientific_notation_comes_back(tenths: int, power: int, code: str, style: int) -> None:
    written = f"{tenths / 10:.1f}".replace(".", marks_of(code)[1])
    shown = (f"e{power}", f" × 10^{power}", f" × 10{str(power).translate(POWERS)}")[style]
    assert read_back(written + shown, code) == Fraction(tenths, 10) * 10**power


@given(number=st.integers(1, 999), code=CODES, sign=st.sampled_from(("-", "−")))
def test_signs_come_back(number: int, code: str, sign: str) -> None:
    assert read_back(f"{sign}{number} °C", code) == -number


@pytest.mark.parametrize("code", languages.known())
def test_vulgar_fractions_come_back(code: str) -> None:
    for sign in "½⅓⅔¼¾⅕⅛⅜⅝⅞":
        over, under = unicodedata.normalize("NFKC", sign).split("⁄")
        assert read_back(f"3{sign} km", code) == 3 + Fraction(int(over), int(under)), sign
        assert read_back(f"{sign} km", code) == Fraction(int(over), int(under)), sign


def test_a_century_that_is_none_is_read_without_days() -> None:
    assert all(
        claim.value.core.lo is None for claim in extract("A 00th century bridge.", published="2025-08-15")
    )
