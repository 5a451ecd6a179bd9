"""Values: the hedge table row by row, arithmetic, JSON, and the laws of agreement.

Long, for the hedge table and the laws of what its rows make are read together.
"""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck import hedges, units
from factcheck.errors import FactcheckError, UnitError
from factcheck.ranges import Range
from factcheck.values import Value, compare, degree, degree_at_most, grain_of
from factcheck.verdicts import Verdict
from tests import strategies

F = Fraction
read = Value.read

GRAINS = [
    ("16.2", F(1, 10)),
    ("180000", F(10000)),
    ("2064", F(1)),
    ("7.0", F(1, 10)),
    ("16.20", F(1, 100)),
    ("0", F(1)),
    ("0.0", F(1, 10)),
    ("-500", F(100)),
    ("0.05", F(1, 100)),
]


@pytest.mark.parametrize(("written", "grain"), GRAINS)
def test_the_grain_is_the_last_digit_that_counts(written: str, grain: Fraction) -> None:
    assert grain_of(written) == grain


# hedge, number, unit, core, support; how it is read otherwise
TABLE: list[tuple[str, str, str, str, str, dict[str, Any]]] = [
    ("none", "16.2", "USD", "[323/20, 65/4]", "[161/10, 163/10]", {}),
    ("none", "16200000000", "USD", "[16150000000, 16250000000]", "[16100000000, 16300000000]", {}),
    ("none", "180000", "person", "[175000, 185000]", "[170000, 190000]", {}),
    ("none", "2064", "project", "[4127/2, 4129/2]", "[2063, 2065]", {}),
    ("none", "7.0", "percent", "[139/20, 141/20]", "[69/10, 71/10]", {}),
    ("none", "5", "person", "[5, 5]", "[5, 5]", {}),
    ("none", "99", "person", "[99, 99]", "[99, 99]", {}),
    ("none", "100", "person", "[95, 105]", "[90, 110]", {}),
    ("none", "3", "rank", "[3, 3]", "[3, 3]", {}),
    ("none", "150", "rank", "[145, 155]", "[140, 160]", {}),
    ("none", "30", "year", "[30, 30]", "[30, 30]", {}),
    ("none", "5", "kilometre", "[19/4, 21/4]", "[9/2, 11/2]", {}),  # at least half a grain
    ("none", "50", "kilometre", "[95/2, 105/2]", "[45, 55]", {}),  # ends in zeros: a tenth
    (
        "none",
        "2000000",
        "person",
        "[1900000, 2100000]",
        "[1500000, 2500000]",
        {"rounded": False},
    ),  # "2 million"
    ("none", "0", "degree_Celsius", "[0, 0]", "[-1/2, 1/2]", {}),
    ("exact", "180000", "person", "[180000, 180000]", "[180000, 180000]", {}),
    ("about", "48000", "person", "[46800, 49200]", "[43200, 52800]", {}),
    ("about", "100000", "person", "[90000, 110000]", "[80000, 120000]", {}),
    ("over", "100000", "person", "(100000, 125000]", "(100000, ∞)", {}),
    ("over", "216000", "person", "(216000, 226800]", "(216000, ∞)", {}),
    ("over", "3", "person", "(3, 4]", "(3, ∞)", {}),  # one whole
    ("over", "3", "kilometre", "(3, 15/4]", "(3, ∞)", {}),
    ("over", "0", "person", "(0, 1]", "(0, ∞)", {}),
    ("at-least", "200", "USD", "[200, 250]", "[200, ∞)", {}),
    ("nearly", "10", "USD", "[9, 10)", "[15/2, 10)", {}),
    ("nearly", "3", "person", "[2, 3)", "[2, 3)", {}),
    ("under", "200", "person", "[150, 200)", "[0, 200)", {}),
    ("under", "5", "percent", "[4, 5)", "(-∞, 5)", {"grain": 1}),
    ("under", "5", "USD", "[4, 5)", "[0, 5)", {}),
    ("up-to", "200", "person", "[150, 200]", "[0, 200]", {}),
    ("up-to", "5", "degree_Celsius", "[4, 5]", "(-∞, 5]", {}),
    ("over", "5", "percent", "[-6, -5)", "(-∞, -5)", {"decrease": True}),
    ("nearly", "5", "percent", "(-5, -9/2]", "(-5, -15/4]", {"decrease": True}),
    ("none", "180000", "person", "[177500, 182500]", "[175000, 185000]", {"reading": "strict"}),
    ("none", "180000", "person", "[170000, 190000]", "[160000, 200000]", {"reading": "lenient"}),
    ("under", "100", "multiple", "[75, 100)", "[0, 100)", {"kind": "multiple"}),
]


@pytest.mark.parametrize(
    ("hedge", "number", "unit", "core", "support", "how"),
    TABLE,
    ids=[f"{row[0]} {row[1]} {row[2]}" for row in TABLE],
)
def test_words_become_ranges(
    hedge: str, number: str, unit: str, core: str, support: str, how: dict[str, Any]
) -> None:
    value = read(number, unit=unit, hedge=hedge, **how)
    assert str(value.core) == core
    assert str(value.support) == support


def test_vague_plurals_and_ranges() -> None:
    thousands = Value.vague(1000, unit="person")
    assert (str(thousands.core), str(thousands.support)) == ("[2000, 10000)", "[2000, ∞)")
    assert (thousands.point, thousands.hedge, thousands.stated.lo) == (None, "at-least", F(2000))
    span = Value.between(read(20, unit="megawatt"), read(35, unit="megawatt"))
    assert (str(span.core), str(span.support), span.hedge) == ("[20, 35]", "[15, 71/2]", "range")
    backwards = Value.between(read(35, unit="megawatt"), read(20, unit="megawatt"))
    assert backwards == span


@pytest.mark.parametrize(
    ("hedge", "lo", "hi"),
    [
        ("none", 5, 5),
        ("exact", 5, 5),
        ("about", None, None),
        ("over", 5, None),
        ("at-least", 5, None),
        ("nearly", None, 5),
        ("under", None, 5),
        ("up-to", None, 5),
    ],
)
def test_only_bounds_that_words_state_are_stated(hedge: str, lo: int | None, hi: int | None) -> None:
    value = read(5, unit="USD", hedge=hedge)
    assert (value.stated.lo, value.stated.hi) == (lo, hi)


def test_the_table_is_data_with_reasons() -> None:
    table = hedges.load()
    assert set(strategies.HEDGES) <= set(table.hedges)
    assert all(len(row.why) > 20 for row in table.hedges.values())


def test_rows_of_the_table_can_be_replaced(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        '[hedges.about]\nwhy = "we are careful"\ncore.around = { share = "1 %" }\n', encoding="utf-8"
    )
    core, support = hedges.widths(F(100), grain=F(10), hedge="about", table=hedges.load(own))
    assert (str(core), str(support)) == ("[99, 101]", "[99, 101]")
    assert hedges.load(own).hedges["over"] == hedges.load().hedges["over"]


@pytest.mark.parametrize("text", ["not toml", "[hedges.about]\ncore = 3\n", '[readings]\nstrict = "wide"\n'])
def test_a_table_that_cannot_be_read_is_named(tmp_path: Path, text: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(FactcheckError, match=r"own\.toml"):
        hedges.load(own)


@pytest.mark.parametrize(("what", "name"), [("hedge", "roughly"), ("reading", "loose")])
def test_an_unknown_row_is_named(what: str, name: str) -> None:
    given: dict[str, Any] = {what: name}
    with pytest.raises(FactcheckError, match=name):
        read(5, unit="USD", **given)


def test_a_core_is_inside_its_support() -> None:
    with pytest.raises(ValueError, match="inside"):
        Value(core=Range(lo=0, hi=2), support=Range(lo=1, hi=2), unit="USD")


# --- arithmetic -------------------------------------------------------------------------------------------


def test_sums_are_exact() -> None:
    parts = [Value.exact(number, "USD") for number in (5.6, 9.7, 0.5)]
    whole = parts[0] + parts[1] + parts[2]
    assert whole.point == F("15.8")
    assert compare(whole, Value.exact(15.8, "USD")) == (F(1), Verdict.CONSISTENT)
    huge = Value.exact(10**15 + 1, "USD") + Value.exact(0.5, "USD")
    assert huge.point == 10**15 + F(3, 2)
    assert compare(Value.exact(0.1 + 0.2, "USD"), Value.exact(0.3, "USD"))[1] is Verdict.CONSISTENT


def test_units_of_results() -> None:
    growth, trade = read("7.3", unit="percent"), read("81.5", unit="USD")
    assert (Value.exact(1) + growth).point == F("1.073")
    before = trade / (Value.exact(1) + growth)
    assert before.unit == "USD"
    assert before.point == F("81.5") / F("1.073")
    assert (growth * trade).unit == "USD"
    assert (read(95, unit="kilometre") + read(5, unit="mile")).unit == "kilometre"
    with pytest.raises(UnitError, match="person"):
        read(5, unit="person") + read(5, unit="USD")


def test_division_by_a_range_that_holds_zero_leaves_no_bound() -> None:
    quotient = read(5, unit="USD") / (read("0.2", unit="USD") - read("0.2", unit="USD"))
    assert quotient.support == Range()


@given(strategies.values("USD"), strategies.values("USD"), strategies.values("USD"))
def test_reordering_operands_changes_nothing(a: Value, b: Value, c: Value) -> None:
    assert (a + b) + c == c + (b + a)
    assert a * b == b * a
    assert (a - b) + b == b + (a - b)


@given(strategies.values("kilometre"), strategies.values("mile"), strategies.values("metre"))
def test_mixed_units_add_up_in_any_order(a: Value, b: Value, c: Value) -> None:
    first, second = (a + b) + c, c + (b + a)
    assert first.to("metre") == second.to("metre")


# --- agreement --------------------------------------------------------------------------------------------

PAIRS = [
    (
        "about 88,000 against over 100,000",
        read(88000, hedge="about"),
        read(100000, hedge="over"),
        0,
        "contradiction",
    ),
    (
        "bare 100 against over 100",
        read(100, unit="USD"),
        read(100, unit="USD", hedge="over"),
        1,
        "consistent",
    ),
    ("exactly 100 against over 100", Value.exact(100), read(100, unit="", hedge="over"), 0, "contradiction"),
    ("over 3 people against 3", read(3, hedge="over"), read(3), 0, "contradiction"),
    ("5 against 5", read(5), read(5), 1, "consistent"),
    ("5 against 6", read(5), read(6), 0, "contradiction"),
    ("30 years against 30", read(30, unit="year"), read(30, unit="year"), 1, "consistent"),
    ("30 years against 31", read(30, unit="year"), read(31, unit="year"), 0, "contradiction"),
    ("30 years against 364 months", read(30, unit="year"), read(364, unit="month"), 1, "consistent"),
    ("30 years against 380 months", read(30, unit="year"), read(380, unit="month"), 0, "contradiction"),
    ("people against visits", read(5, unit="person"), read(5, unit="visit"), 1, "consistent"),
    ("95 km against 59 miles", read(95, unit="kilometre"), read(59, unit="mile"), 1, "consistent"),
]


@pytest.mark.parametrize(("name", "a", "b", "expected", "verdict"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_agreement(name: str, a: Value, b: Value, expected: int, verdict: str) -> None:
    assert compare(a, b) == (F(expected), Verdict(verdict))


def test_touching_supports_are_a_tension() -> None:
    first = Value(core=Range(lo=0, hi=1), support=Range(lo=0, hi=2), unit="USD")
    second = Value(core=Range(lo=3, hi=4), support=Range(lo=2, hi=4), unit="USD")
    assert compare(first, second) == (F(0), Verdict.TENSION)


def test_order_has_a_degree() -> None:
    low, high = read(48000, hedge="about"), read(88000, hedge="about")
    assert degree_at_most(low, high) == (F(1), Verdict.CONSISTENT)
    assert degree_at_most(high, low) == (F(0), Verdict.CONTRADICTION)
    assert degree_at_most(read(5), read(5), strict=True) == (F(0), Verdict.CONTRADICTION)


def test_between_sources_bare_numbers_are_not_too_sharp() -> None:
    a, b = read("81.573", unit="USD"), read("81.9", unit="USD")
    assert compare(a, b)[1] is Verdict.CONTRADICTION
    assert compare(a, b, between_sources=True)[1] is Verdict.TENSION
    over = read("81.95", unit="USD", hedge="over")
    assert (
        compare(over, read("81.573", unit="USD", hedge="exact"), between_sources=True)[1]
        is Verdict.CONTRADICTION
    )


def day(*ymd: int) -> date:
    return date(*ymd)


YEAR_1992 = Value.days(day(1992, 1, 1), day(1992, 12, 31))
YEAR_2025 = Value.days(day(2025, 1, 1), day(2025, 12, 31))
THE_DAY = Value.days(day(1992, 12, 22), day(1992, 12, 22))


def test_dates_agree_at_the_precision_written() -> None:
    assert compare(YEAR_1992, THE_DAY) == (F(1), Verdict.CONSISTENT)
    assert compare(THE_DAY, Value.days(day(1992, 12, 23), day(1992, 12, 23))) == (F(0), Verdict.CONTRADICTION)
    assert compare(Value.days(None, day(2000, 12, 31)), YEAR_1992) == (F(1), Verdict.CONSISTENT)


def test_spans_are_compared_end_by_end() -> None:
    long = Value.span(YEAR_1992, YEAR_2025)
    same = Value.span(THE_DAY, Value.days(day(2025, 8, 15), day(2025, 8, 15)))
    short = Value.span(THE_DAY, Value.days(day(2022, 12, 22), day(2022, 12, 22)))
    assert compare(long, same) == (F(1), Verdict.CONSISTENT)
    assert compare(long, short) == (F(0), Verdict.CONTRADICTION)
    assert compare(long, THE_DAY) == (F(1), Verdict.CONSISTENT)


def test_extents_are_compared_end_by_end() -> None:
    def span(lo: int, hi: int) -> Value:
        ends = (read(lo, unit="degree_Celsius"), read(hi, unit="degree_Celsius"))
        return Value.between(*ends)

    assert compare(span(0, 35), span(-10, 35)) == (F(1), Verdict.CONSISTENT)
    assert compare(span(0, 35), span(-10, 35), extent=True) == (F(0), Verdict.CONTRADICTION)
    assert compare(span(0, 35), read(20, unit="degree_Celsius"), extent=True) == (F(1), Verdict.CONSISTENT)


@given(strategies.values("USD"), strategies.values("USD"))
def test_agreement_is_symmetric(a: Value, b: Value) -> None:
    assert compare(a, b) == compare(b, a)
    assert compare(a, b, between_sources=True) == compare(b, a, between_sources=True)


@given(strategies.values("year"), strategies.values("month"))
def test_agreement_across_units_is_symmetric(a: Value, b: Value) -> None:
    assert compare(a, b) == compare(b, a)


@given(strategies.values())
def test_a_value_agrees_with_itself(value: Value) -> None:
    assert compare(value, value) == (F(1), Verdict.CONSISTENT)


@given(
    strategies.decimals,
    strategies.decimals,
    st.sampled_from(strategies.HEDGES),
    st.sampled_from(strategies.HEDGES),
    st.sampled_from(strategies.UNITS),
)
def test_a_stricter_reading_never_agrees_more(
    first: str, second: str, one: str, other: str, unit: str
) -> None:
    degrees = [
        degree(
            read(first, unit=unit, hedge=one, reading=reading),
            read(second, unit=unit, hedge=other, reading=reading),
        )
        for reading in ("strict", "normal", "lenient")
    ]
    assert degrees == sorted(degrees)


CONVERSIONS = [
    ("kilometre", "mile"),
    ("year", "month"),
    ("percent", "basis_point"),
    ("person", "visit"),
    ("megawatt", "watt"),
    ("degree_Celsius", "degree_Fahrenheit"),
]


@given(st.data(), st.sampled_from(CONVERSIONS))
def test_converting_both_never_changes_a_verdict(data: st.DataObject, pair: tuple[str, str]) -> None:
    source, target = pair
    a, b = data.draw(strategies.values(source)), data.draw(strategies.values(source))
    assert compare(a.to(target), b.to(target))[1] is compare(a, b)[1]
    assert compare(a.to(target), b)[1] is compare(a, b)[1]
    assert a.to(target).to(source) == a


@given(strategies.values("USD"), strategies.values("USD"))
def test_between_sources_never_agrees_less(a: Value, b: Value) -> None:
    assert degree(a, b, between_sources=True) >= degree(a, b)


@given(st.lists(st.floats(min_value=0.01, max_value=1e12), min_size=1, max_size=6))
def test_float_noise_never_makes_a_contradiction(numbers: list[float]) -> None:
    amounts = [Value.exact(round(number, 2), "USD") for number in numbers]
    total = amounts[0]
    for amount in amounts[1:]:
        total = total + amount
    noisy = sum(round(number, 2) for number in numbers)
    assume(noisy < 1e12)
    assert compare(total, Value.exact(round(noisy, 2), "USD"))[1] is Verdict.CONSISTENT


# --- JSON --------------------------------------------------------------------------------------------------


def test_the_json_form() -> None:
    assert read(200000, unit="person", hedge="over").as_dict() == {
        "point": 200000.0,
        "lo": 200000.0,
        "hi": None,
        "core": [200000.0, 250000.0],
        "support": [200000.0, None],
    }
    assert YEAR_1992.as_dict() == {"start": "1992-01-01", "end": "1992-12-31"}
    assert Value.span(YEAR_1992, YEAR_2025).as_dict() == {"start": "1992-01-01", "end": "2025-12-31"}


JSON = [
    *(read(number, unit="person", hedge=hedge) for number in ("5", "180000") for hedge in strategies.HEDGES),
    *(read(number, unit="percent", hedge=hedge) for number in ("7.0", "30") for hedge in strategies.HEDGES),
    read(30, unit="year"),
    read(30, unit="year").to("month"),
    read(5, unit="mile").to("kilometre"),
    read(F(1, 3), unit="litre"),
    read(10**400, unit="item"),
    read(5, unit="percent", hedge="over", decrease=True),
    Value.vague(10**6, unit="visit"),
    Value.between(read(20, unit="megawatt"), read(30, unit="megawatt")),
    Value.between(read("1.5", unit="USD"), read(3, unit="USD", hedge="about")),
    THE_DAY,
    Value.days(None, day(2000, 12, 31)),
    Value.span(YEAR_1992, YEAR_2025),
    Value.span(THE_DAY, Value.days(day(2022, 12, 22), day(2022, 12, 22))),
    Value.span(THE_DAY, YEAR_2025),
]  # fmt: skip


@pytest.mark.parametrize("value", JSON, ids=[f"{v.hedge} {v.unit} {n}" for n, v in enumerate(JSON)])
def test_json_gives_back_the_value(value: Value) -> None:
    assert Value.from_dict(value.as_dict(), unit=value.unit, hedge=value.hedge) == value


@given(strategies.values())
def test_json_gives_back_any_value(value: Value) -> None:
    assert Value.from_dict(value.as_dict(), unit=value.unit, hedge=value.hedge) == value


def test_a_value_in_an_unlike_unit_is_an_error() -> None:
    with pytest.raises(UnitError, match="USD"):
        compare(read(5, unit="USD"), read(5, unit="person"))
    assert units.dimension("USD") != units.dimension("person")


def test_a_short_duration_stays_loose_through_json() -> None:
    months = read(30, unit="year").to("month")
    again = Value.from_dict(months.as_dict(), unit="month")
    for other, verdict in (
        (read(31, unit="year"), Verdict.CONTRADICTION),
        (read(364, unit="month"), Verdict.CONSISTENT),
    ):
        assert compare(again, other)[1] is compare(months, other)[1] is verdict
