"""Amounts: what any style writes is read back: currencies by code, sign and name, units, sums of parts."""

from decimal import Decimal
from fractions import Fraction

import pytest
from babel import Locale
from babel.numbers import get_currency_name
from hypothesis import given
from hypothesis import strategies as st

from factcheck import units
from factcheck.documents import Source, read
from factcheck.mentions import Mention, find, vocabularies
from factcheck.mentions.currencies import tender

SCALES = {
    "en": {"": 1, " thousand": 10**3, " million": 10**6, " billion": 10**9, " trillion": 10**12},
    "vi": {"": 1, " nghìn": 10**3, " triệu": 10**6, " tỷ": 10**9, " nghìn tỷ": 10**12},
}
MARKS = {"en": (",", "."), "vi": (".", ",")}
NAMES = {
    "en": {"metre": "metres", "gram": "grams", "litre": "liters", "watt": "watts", "joule": "joules"},
    "vi": {"metre": "mét", "gram": "gam", "litre": "lít", "watt": "oát", "joule": "jun"},
}
SIGNS = {
    "US$": "USD",
    "€": "EUR",
    "£": "GBP",
    "A$": "AUD",
    "NZ$": "NZD",
    "₫": "VND",
    "₹": "INR",
    "₩": "KRW",
    "฿": "THB",
    "HK$": "HKD",
    "¥": "JPY",
}
POWERS = {"": 1, "²": 2, "³": 3, "2": 2, "3": 3, "^2": 2}


def mention(text: str, language: str) -> Mention:
    """The only figure of a text."""
    (found,) = find(read(Source("case.txt", text, None, language)))
    return found


@st.composite
def numbers(draw: st.DrawFn, language: str, least: int = 1) -> tuple[str, Fraction]:
    """A number as the language writes it, with groups, decimals or a scale word."""
    group, mark = MARKS[language]
    scale = draw(st.sampled_from(sorted(SCALES[language])))
    whole = draw(st.integers(least, 999 if scale else 999_999_999))
    places = draw(st.integers(0, 2)) if scale or whole > 9999 else 0
    decimals = draw(st.integers(0, 10**places - 1))
    text = f"{whole:,}".replace(",", group)
    text += f"{mark}{decimals:0{places}}" if places else ""
    value = (whole + Fraction(decimals, 10**places)) * SCALES[language][scale]
    return text + scale, value


LANGUAGES = st.sampled_from(sorted(SCALES))
CODES = st.sampled_from(sorted(tender()))


@given(
    data=st.data(),
    language=LANGUAGES,
    code=CODES,
    style=st.sampled_from(["{code} {n}", "{n} {code}", "{code}{n}"]),
)
def test_codes_of_currencies(data: st.DataObject, language: str, code: str, style: str) -> None:
    text, value = data.draw(numbers(language, 100))
    wordy = code in vocabularies.symbols()["codes"]["words"]
    if wordy and not style.startswith("{n}") and value < 1000:
        value, text = value * 10**6, f"{text} {'million' if language == 'en' else 'triệu'}"
    found = mention(style.format(code=code, n=text), language)
    assert (found.kind, found.unit, found.value.point) == ("money", code, value)


@given(
    data=st.data(),
    language=LANGUAGES,
    sign=st.sampled_from(sorted(SIGNS)),
    style=st.sampled_from(["{s}{n}", "{s} {n}", "{n}{s}"]),
)
def test_signs_of_currencies(data: st.DataObject, language: str, sign: str, style: str) -> None:
    text, value = data.draw(numbers(language))
    glued = style == "{n}{s}" and text[-1].isalpha()
    found = mention(style.format(s=f" {sign}" if glued else sign, n=text), language)
    assert (found.kind, found.unit, found.value.point) == ("money", SIGNS[sign], value)


@given(data=st.data(), language=LANGUAGES, code=CODES)
def test_names_of_currencies(data: st.DataObject, language: str, code: str) -> None:
    text, value = data.draw(numbers(language, 2))
    name = get_currency_name(code, count=Decimal(2), locale=Locale(language))
    if name == code:  # CLDR has no name in the language yet
        return
    found = mention(f"{text} {name}", language)
    assert (found.kind, found.unit, found.value.point) == ("money", code, value)
    assert not found.alternatives


@given(
    data=st.data(),
    language=LANGUAGES,
    prefix=st.sampled_from(["", "kilo", "mega", "milli", "centi", "hecto"]),
    unit=st.sampled_from(sorted(NAMES["en"])),
)
def test_names_of_units_with_prefixes(data: st.DataObject, language: str, prefix: str, unit: str) -> None:
    text, value = data.draw(numbers(language, 2))
    found = mention(f"{text} {prefix}{NAMES[language][unit]}", language)
    assert (found.unit, found.value.point) == (units.canonical(prefix + unit), value)


@given(
    data=st.data(),
    language=LANGUAGES,
    over=st.sampled_from(["kg", "g", "kWh", "mg", "km", "mol", "MW", "µg"]),
    under=st.sampled_from(["m", "km", "L", "ha", "s", "h", "kg"]),
    power=st.sampled_from(sorted(POWERS)),
    blank=st.sampled_from(["", " "]),
)
def test_symbols_of_units(
    data: st.DataObject, language: str, over: str, under: str, power: str, blank: str
) -> None:
    raised = POWERS[power] if under in ("m", "km") else 1
    text, value = data.draw(numbers(language, 2))
    if over == under or (not blank and text[-1].isalpha()):
        return
    found = mention(f"{text}{blank}{over}/{under}{power if raised > 1 else ''}", language)
    signs = {"L": "litre", "ha": "hectare", "h": "hour", "s": "second", "mol": "mole", "µg": "microgram"}
    below = signs.get(under, under)
    expected = units.canonical(f"{signs.get(over, over)} / {below}" + (f" ** {raised}" if raised > 1 else ""))
    assert (found.unit, found.value.point) == (expected, value)


@given(language=LANGUAGES, feet=st.integers(1, 99), inches=st.integers(1, 11))
def test_parts_add_up(language: str, feet: int, inches: int) -> None:
    for text in (f"{feet} ft {inches} in", f"{feet}'{inches}\"", f"{feet} feet {inches} inch"):
        found = mention(text, language)
        assert (found.unit, found.value.point) == ("inch", Fraction(feet * 12 + inches)), text


@pytest.mark.parametrize(
    ("text", "language", "unit", "others"),
    [
        ("It cost 40 pesos.", "en", "MXN", 7),
        ("Manila paid 40 pesos to the Philippine army.", "en", "PHP", 0),
        ("In Norway it cost 40 kroner.", "en", "NOK", 0),
        ("It cost 40 cents. The rest was paid in €.", "en", "EUR", 0),
        ("It was 40 pounds.", "en", "GBP", 1),
        ("It was 40 pounds. He paid £3 for the rest.", "en", "GBP", 0),
        ("It was 40 pounds. The other weighed 20 kg.", "en", "pound", 0),
        ("Giá 40 peso.", "vi", "MXN", 7),
        ("Ở Philippines giá 40 peso.", "vi", "PHP", 0),
    ],
)
def test_the_document_tells_units_of_one_name_apart(text: str, language: str, unit: str, others: int) -> None:
    found = find(read(Source("case.txt", text, None, language)))[0]
    assert (found.unit, len(found.alternatives)) == (unit, others)
