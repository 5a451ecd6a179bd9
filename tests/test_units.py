"""Units: spellings, dimensions, exact conversion, and what does not convert."""

import subprocess
import sys
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import units
from factcheck.errors import UnitError
from tests.strategies import fractions

SPELLINGS = [
    ("person", "person"),
    ("data-centre", "data-centre"),
    ("USD", "USD"),
    ("VND", "VND"),
    ("usd", "usd"),  # a noun: codes are capitals
    ("rank", "rank"),
    ("date", "date"),
    ("", "dimensionless"),
    ("%", "percent"),
    ("percentage points", "percentage_point"),
    ("bps", "basis_point"),
    ("km", "kilometre"),
    ("kilometers", "kilometre"),
    ("feet", "foot"),
    ("km^2", "kilometre ** 2"),
    ("km²", "kilometre ** 2"),
    ("square kilometres", "kilometre ** 2"),
    ("cubic metre", "metre ** 3"),
    ("km/h", "kilometre / hour"),
    ("kilometres per hour", "kilometre / hour"),
    ("mph", "mile / hour"),
    ("MW", "megawatt"),
    ("kWh", "kilowatt_hour"),
    ("metric ton", "tonne"),
    ("°C", "degree_Celsius"),
    ("years", "year"),
    ("flight / month", "flight / month"),
    ("USD/t", "USD / tonne"),
    ("pin", "pin"),  # no picoinch
    ("point", "point"),  # no twelfth of a pica
    ("shot", "shot"),
]

DIMENSIONS = [
    ("person", "count"),
    ("item", "count"),
    ("visit", "count"),
    ("rank", "rank"),
    ("date", "date"),
    ("USD", "money:USD"),
    ("percent", "dimensionless"),
    ("multiple", "dimensionless"),
    ("hectare", "[length] ** 2"),
    ("km/h", "[length] / [time]"),
    ("year", "[time]"),
    ("bit", "[bit]"),
]

FACTORS = [
    ("mile", "kilometre", Fraction(25146, 15625)),
    ("year", "month", Fraction(12)),
    ("year", "quarter", Fraction(4)),
    ("decade", "year", Fraction(10)),
    ("year", "day", Fraction(3652425, 10000)),
    ("week", "day", Fraction(7)),
    ("percent", "dimensionless", Fraction(1, 100)),
    ("basis_point", "percent", Fraction(1, 100)),
    ("percentage_point", "percent", Fraction(1)),
    ("hectare", "square kilometre", Fraction(1, 100)),
    ("megawatt", "watt", Fraction(10**6)),
    ("visit", "person", Fraction(1)),
    ("tonne", "kilogram", Fraction(1000)),
]

STRANGERS = [
    ("USD", "VND"),
    ("person", "USD"),
    ("kilometre", "hour"),
    ("rank", "person"),
    ("date", "day"),
    ("degree_Celsius", "degree_Fahrenheit"),  # a factor is for differences
]


@pytest.mark.parametrize(("written", "canonical"), SPELLINGS)
def test_a_unit_has_one_spelling(written: str, canonical: str) -> None:
    assert units.canonical(written) == canonical
    assert units.canonical(canonical) == canonical


@pytest.mark.parametrize(("unit", "dimension"), DIMENSIONS)
def test_dimensions(unit: str, dimension: str) -> None:
    assert units.dimension(unit) == dimension


@pytest.mark.parametrize(("source", "target", "factor"), FACTORS)
def test_factors_are_exact_both_ways(source: str, target: str, factor: Fraction) -> None:
    assert units.factor(source, target) == factor
    assert units.factor(target, source) == 1 / factor


@pytest.mark.parametrize(("source", "target"), STRANGERS)
def test_what_does_not_convert_is_named(source: str, target: str) -> None:
    with pytest.raises(UnitError, match=f"(?s){source}.*{target}"):
        units.factor(source, target)


@pytest.mark.parametrize("text", ["((", "* a", "a **", "a / / b", "a ** b"])
def test_what_is_no_unit_is_told(text: str) -> None:
    with pytest.raises(UnitError, match="is no unit"):
        units.canonical(text)


@pytest.mark.parametrize(
    ("number", "source", "target", "result"),
    [
        (0, "degree_Celsius", "degree_Fahrenheit", 32),
        (35, "degree_Celsius", "degree_Fahrenheit", 95),
        (25, "degree_Celsius", "kelvin", Fraction(29815, 100)),
        (5, "person", "visit", 5),
    ],
)
def test_zeros_convert(number: int, source: str, target: str, result: Fraction) -> None:
    assert units.convert(Fraction(number), source, target) == result


@given(
    fractions,
    st.sampled_from([("mile", "kilometre"), ("degree_Celsius", "degree_Fahrenheit"), ("year", "day")]),
)
def test_conversion_round_trips_exactly(number: Fraction, pair: tuple[str, str]) -> None:
    source, target = pair
    assert units.convert(units.convert(number, source, target), target, source) == number


def test_every_currency_is_its_own_dimension() -> None:
    assert units.is_currency("EUR")
    assert units.is_currency("VND")
    assert not units.is_currency("Eur")
    assert not units.is_currency("XYZW")
    assert units.dimension("EUR") != units.dimension("USD")


@pytest.mark.parametrize(
    ("first", "second", "sign", "unit", "scale"),
    [
        ("percent", "USD", 1, "USD", Fraction(1, 100)),
        ("USD", "person", -1, "USD / person", Fraction(1)),
        ("USD / person", "visit", 1, "USD * visit / person", Fraction(1)),
        ("kilometre", "metre", -1, "dimensionless", Fraction(1000)),
        ("kilometre / hour", "hour", 1, "kilometre", Fraction(1)),
        ("USD", "USD", -1, "dimensionless", Fraction(1)),
    ],
)
def test_products(first: str, second: str, sign: int, unit: str, scale: Fraction) -> None:
    assert units.product(first, second, sign) == (unit, scale)


@given(st.sampled_from(["metre", "kilometre", "mile", "percent", "dimensionless", "person", "visit", "USD"]))
def test_a_sum_is_in_the_same_unit_whichever_comes_first(first: str) -> None:
    for second in ("metre", "mile", "percent", "basis_point", "person", "visit", "USD"):
        if units.dimension(first) == units.dimension(second):
            assert units.common(first, second) == units.common(second, first)


def test_pint_is_imported_only_when_a_physical_unit_is_met() -> None:
    code = "import sys, factcheck.values; sys.exit('pint' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
