"""Expressions: what parses to what, what is refused and how, and what values make of it.

Long, for what is refused stands in one table with what is taken.
"""

import pickle
from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from factcheck.expressions import (
    ExpressionError,
    Input,
    Judgement,
    check,
    check_dimensions,
    evaluate,
    parse,
    shown,
)
from factcheck.periods import Period
from factcheck.ranges import Range
from factcheck.values import Value
from factcheck.verdicts import Verdict

BILLION = 10**9


def rounded(number: str, grain: str, unit: str = "USD", scale: int = BILLION) -> Value:
    """A bare number: half a grain of core and a grain of support on each side."""
    point, width = Fraction(number) * scale, Fraction(grain) * scale
    return evolve(
        Value.exact(point, unit),
        core=Range(lo=point - width / 2, hi=point + width / 2),
        support=Range(lo=point - width, hi=point + width),
    )


def day(year: int, month: int, of_month: int) -> Value:
    return Value.days(date(year, month, of_month), date(year, month, of_month))


# --- reading ---------------------------------------------------------------------------------------

READS = [
    ("[a] + [b] == [c]", "[a] + [b] == [c]", ("a", "b", "c")),
    ("[ a ]+b<=5 million visit", "[a] + b <= 5 million visit", ("a", "b")),
    ("a-b > 1_000 USD", "a - b > 1_000 USD", ("a", "b")),
    ("[a] - ([b] - [c]) == 3", "[a] - ([b] - [c]) == 3", ("a", "b", "c")),
    ("([a] - [b]) - [c] == 3", "[a] - [b] - [c] == 3", ("a", "b", "c")),
    ("(1 + [g]) ** 2 * [a] >= 5%", "(1 + [g]) ** 2 * [a] >= 5%", ("g", "a")),
    ("-[a] ** 2 < 0", "-[a] ** 2 < 0", ("a",)),
    ("[{a}-x-{b}] == prev([{a}-x-{b}])", "[{a}-x-{b}] == prev([{a}-x-{b}])", ("{a}-x-{b}",)),
    ("prev([a] + [b]) == [c]", "prev([a]) + prev([b]) == [c]", ("a", "b", "c")),
    ("prev(prev(a)) < a", "prev(prev(a)) < a", ("a",)),
    ('ago([a], "6 months") < [b]', "ago([a], 6 month) < [b]", ("a", "b")),
    ("ago([a], 1 year) < [b]", "ago([a], 1 year) < [b]", ("a", "b")),
    ("published(x) <= [mou] + [validity]", "published(x) <= [mou] + [validity]", ("x", "mou", "validity")),
    ("as_of(x) > 2025-07-01", "as_of(x) > 2025-07-01", ("x",)),
    ("min([a], [b]) != max([a], 2 km)", "min([a], [b]) != max([a], 2 km)", ("a", "b")),
    ('[a] < 3 "kilometre ** 2"', '[a] < 3 "kilometre ** 2"', ("a",)),
    ("1 < [a] <= 63 locality", "1 < [a] and [a] <= 63 locality", ("a",)),
    ("([a] == [b]) and ([c] < 3 km)", "[a] == [b] and [c] < 3 km", ("a", "b", "c")),
]


@pytest.mark.parametrize(("text", "again", "names"), READS, ids=[case[0] for case in READS])
def test_what_parses_to_what(text: str, again: str, names: tuple[str, ...]) -> None:
    found = parse(text)
    wording = " and ".join(
        f"{shown(part.left)} {part.sign} {shown(part.right)}" for part in found.comparisons
    )
    assert (wording, found.names) == (again, names)
    assert parse(wording).comparisons == found.comparisons
    assert pickle.loads(pickle.dumps(found)) == found


def test_names_are_told_apart_from_measures() -> None:
    found = parse("[exports] + rest == prev(goal)")
    assert (found.measures, [str(name) for name in found.references]) == (
        ("exports",),
        ["exports", "rest", "prev(goal)"],
    )


REFUSED = [
    ("", 1, "expected a number, a date, a name"),
    ("[a]", 4, "expected a comparison"),
    ("[a] == ", 8, "found the end"),
    ("[a + b == c", 1, 'expected "]"'),
    ("[] == 3", 1, "the name of a measure"),
    ("[a] = [b]", 5, 'write "==" to compare'),
    ("[a] == [b] nad [c] < 3", 12, 'did you mean "and"?'),
    ("[a] == abz([b])", 8, 'no function "abz"; did you mean "abs"?'),
    ("[a] == foo([b])", 8, "there are abs, min, max"),
    ("[a] == ([b] + 3", 16, 'expected ")"'),
    ("years([a]) == 3 year", 1, "takes 2, not 1"),
    ("ago([a]) == 3", 1, "a name and a duration"),
    ('ago([a], "3 parsec") == 1', 10, "expected a duration"),
    ("prev(3) == 3", 1, "needs a name"),
    ("as_of([a] + [b]) == 2025-01-01", 1, "takes one name, not [a] + [b]"),
    ("2025-02-31 < [a]", 1, '"2025-02-31" is no date'),
    ("goat <= [a]", 1, 'no name "goat" is bound in let; did you mean "goal"?'),
    ("[goal] == goal", 1, "both a measure and a name in let"),
    ("__import__('os') == 1", 1, 'no function "__import__"'),
]


@pytest.mark.parametrize(("text", "column", "problem"), REFUSED, ids=[case[0] for case in REFUSED])
def test_what_is_refused(text: str, column: int, problem: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse(text, bound=("goal",))
    assert caught.value.column == column
    assert problem in str(caught.value)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


@given(st.text(alphabet="[]ab() +-*/=<>!1.5%,\"'and prev", max_size=30))
def test_no_text_breaks_the_parser(text: str) -> None:
    try:
        parse(text)
    except ExpressionError as problem:
        assert 1 <= problem.column <= len(text) + 1


# --- units -----------------------------------------------------------------------------------------

UNITS = {
    "usd": "USD",
    "more": "USD",
    "vnd": "VND",
    "people": "person",
    "visits": "visit",
    "growth": "percent",
    "date": "date",
    "time": "year",
    "rank": "rank",
    "road": "kilometre",
    "area": "kilometre ** 2",
}

FITTING = [
    "[usd] - [more] < 5 million USD",
    "[people] + [visits] > 3 worker",
    "[usd] * (1 + [growth]) == prev([usd])",
    '[usd] / [people] < 30 "USD / person"',
    "[date] - [date] < [time] + 30 day",
    "[date] + [time] >= 2025-01-01",
    "years([date], as_of([usd])) == [time]",
    "year([date]) + [time] == year(as_of([usd]))",
    "year([usd]) == 2024",
    "[rank] <= 3 and [rank] - 1 >= 0",
    "[road] * [road] == [area]",
    "[road] ** 2 == [area] + 3 hectare",
    "[growth] < 5 % and [growth] * 2 < 1",
    "sum([usd], [more]) <= max([usd], [more], 1 USD)",
]


@pytest.mark.parametrize("text", FITTING)
def test_units_that_fit(text: str) -> None:
    assert check(parse(text), UNITS.get) == []


MISFITS = [
    ("[people] + [usd] == [usd]", '"[people] + [usd]" adds person to USD'),
    ("[usd] - [vnd] < 0 USD", '"[usd] - [vnd]" subtracts VND from USD'),
    ("[usd] == [people]", '"[usd] == [people]" compares USD with person'),
    ("[usd] > 5", "write the number with its unit, as in 5 USD"),
    ("[road] == [area]", "compares kilometre with kilometre ** 2"),
    ("[usd] * [more] == [usd]", "compares USD * USD with USD"),
    ("[date] + [usd] == [date]", "adds a date to USD"),
    ("[date] + [date] == [date]", "adds a date to a date"),
    ("[date] * 2 == [date]", "takes a date for an amount"),
    ("-[date] == [date]", "takes a date for an amount"),
    ("years([usd], [date]) == [time]", "needs two dates, not USD"),
    ("[usd] ** [growth] == [usd]", "needs a plain whole number"),
    ("min([usd], [people]) == [usd]", "compares USD with person"),
    ("[rank] == [growth]", "compares a rank with a fraction"),
]


@pytest.mark.parametrize(("text", "problem"), MISFITS, ids=[case[0] for case in MISFITS])
def test_units_that_do_not_fit(text: str, problem: str) -> None:
    (found,) = check_dimensions(parse(text), UNITS.get)
    assert problem in found


def test_every_mistake_is_told_and_unknown_units_are_left() -> None:
    text = "[people] + [usd] == [nothing] and [usd] == [people]"
    assert len(check_dimensions(parse(text), UNITS.get)) == 2


CONSTANT = [
    "[usd] + [more] == [more] + [usd]",
    "[usd] - [usd] == 0 USD",
    "[usd] * [growth] == [growth] * [usd]",
    "2 * ([usd] + [more]) / 2 == [usd] + [more]",
    "[usd] / [usd] == 1",
    "3 km == 3000 metre",
    "[usd] == [more] and [road] == [road]",
]


@pytest.mark.parametrize("text", CONSTANT)
def test_what_cannot_fail_is_refused(text: str) -> None:
    (found,) = check(parse(text), UNITS.get)
    assert "every name in it cancels" in found


# --- evaluation ------------------------------------------------------------------------------------

EXPORTS, IMPORTS = rounded("25.6", "0.1"), rounded("55.9", "0.1")
BOTH = {"a": EXPORTS, "b": IMPORTS}
SUM = "[a] + [b] == [c]"

JUDGED: list[tuple[str, str, Mapping[str, Value | Input], Verdict]] = [
    ("an exact sum", SUM, {**BOTH, "c": rounded("81.5", "0.1")}, Verdict.CONSISTENT),
    ("a sum within rounding", SUM, {**BOTH, "c": rounded("81.6", "0.1")}, Verdict.CONSISTENT),
    ("a sum beyond what rounding means", SUM, {**BOTH, "c": rounded("81.7", "0.1")}, Verdict.TENSION),
    ("supports that only touch", SUM, {**BOTH, "c": rounded("81.8", "0.1")}, Verdict.TENSION),
    ("a wrong sum", SUM, {**BOTH, "c": rounded("90", "0.1")}, Verdict.CONTRADICTION),
    (
        "a name that occurs twice",
        "[a] + [b] - [a] == [b]",
        {"a": rounded("1", "1"), "b": EXPORTS},
        Verdict.CONSISTENT,
    ),
    ("what is left of it", "2 * [a] == [a] + [b]", {"a": EXPORTS, "b": IMPORTS}, Verdict.CONTRADICTION),
    ("at most", "[a] <= [b]", BOTH, Verdict.CONSISTENT),
    ("not at most", "[b] <= [a]", BOTH, Verdict.CONTRADICTION),
    ("a threshold", "[a] > 25 billion USD", BOTH, Verdict.CONSISTENT),
    ("unequal", "[a] != [b]", BOTH, Verdict.CONSISTENT),
    ("equal after all", "[a] != [b]", {"a": EXPORTS, "b": EXPORTS}, Verdict.TENSION),
    ("exactly equal after all", "[a] != 5 USD", {"a": Value.exact(5, "USD")}, Verdict.CONTRADICTION),
    ("the least of two", "[a] <= [b] and [b] <= [a]", BOTH, Verdict.CONTRADICTION),
    (
        "a percentage is a fraction",
        "[a] == [b] * (1 + [g])",
        {"a": rounded("81.5", "0.1"), "b": rounded("76", "0.1"), "g": rounded("7.3", "0.1", "percent", 1)},
        Verdict.CONSISTENT,
    ),
    (
        "units convert",
        "[a] == [b] + 500 metre",
        {"a": Value.exact(2, "kilometre"), "b": Value.exact(1500, "metre")},
        Verdict.CONSISTENT,
    ),
    (
        "years completed or started",
        "years([a], [b]) == [n]",
        {"a": day(1992, 12, 22), "b": day(2025, 8, 12), "n": Value.exact(33, "year")},
        Verdict.CONSISTENT,
    ),
    (
        "neither completed nor started",
        "years([a], [b]) == [n]",
        {"a": day(1992, 12, 22), "b": day(2025, 8, 12), "n": Value.exact(34, "year")},
        Verdict.CONTRADICTION,
    ),
    (
        "an anniversary to the day",
        "years([a], [b]) == [n]",
        {"a": day(1992, 12, 22), "b": day(2022, 12, 22), "n": Value.exact(31, "year")},
        Verdict.CONTRADICTION,
    ),
    (
        "years of the calendar",
        "year([b]) - year([a]) == [n]",
        {"a": day(1992, 12, 22), "b": day(2025, 8, 12), "n": Value.exact(33, "year")},
        Verdict.CONSISTENT,
    ),
    (
        "the year of a claim",
        "year(x) == 2024",
        {"x": Input(value=EXPORTS, as_of=Period(start=date(2024, 1, 1), end=date(2024, 12, 31)))},
        Verdict.CONSISTENT,
    ),
    (
        "a date and whole months later",
        "[a] + 2 year == [b]",
        {"a": day(2023, 6, 30), "b": day(2025, 6, 30)},
        Verdict.CONSISTENT,
    ),
    (
        "a validity that has run out",
        "published(x) <= [a] + [n]",
        {
            "x": Input(value=EXPORTS, reported=Period(start=date(2025, 8, 6), end=date(2025, 8, 10))),
            "a": Value.days(date(2023, 6, 1), date(2023, 6, 30)),
            "n": Value.exact(2, "year"),
        },
        Verdict.CONTRADICTION,
    ),
    (
        "two years in days are about two",
        "[b] - [a] == [n]",
        {"a": day(2022, 12, 2), "b": day(2025, 4, 2), "n": Value.read(2, unit="year", kind="duration")},
        Verdict.CONSISTENT,
    ),
    (
        "but not three",
        "[b] - [a] == [n]",
        {"a": day(2022, 12, 2), "b": day(2025, 4, 2), "n": Value.read(3, unit="year", kind="duration")},
        Verdict.CONTRADICTION,
    ),
    (
        "years against months",
        "[a] == [b]",
        {
            "a": Value.read(24, unit="month", kind="duration"),
            "b": Value.read(2, unit="year", kind="duration"),
        },
        Verdict.CONSISTENT,
    ),
    (
        "two years of the rule are two of the calendar",
        "[b] - [a] == 2 year",
        {"a": day(2022, 12, 2), "b": day(2024, 12, 2)},
        Verdict.CONSISTENT,
    ),
    ("a rank is a number", "[r] <= 3", {"r": Value.exact(3, "rank")}, Verdict.CONSISTENT),
    (
        "a division by what may be zero",
        "[a] / [b] == 3",
        {"a": EXPORTS, "b": evolve(EXPORTS, core=Range(lo=-1, hi=1), support=Range(lo=-1, hi=1))},
        Verdict.CONSISTENT,
    ),
]


@pytest.mark.parametrize(("name", "text", "inputs", "verdict"), JUDGED, ids=[case[0] for case in JUDGED])
def test_verdicts(name: str, text: str, inputs: Mapping[str, Value | Input], verdict: Verdict) -> None:
    assert evaluate(parse(text), inputs).verdict is verdict


def test_what_a_judgement_tells() -> None:
    found = evaluate(parse(SUM), {**BOTH, "c": rounded("90", "1")})
    assert found.summary == "25.6 billion USD + 55.9 billion USD = 81.5 billion USD, not 90 billion USD"
    assert found.arithmetic.splitlines() == [
        "a: 25.6 billion USD (25.55 to 25.65 billion USD; at the most 25.5 to 25.7 billion USD)",
        "b: 55.9 billion USD (55.85 to 55.95 billion USD; at the most 55.8 to 56 billion USD)",
        "c: 90 billion USD (89.5 to 90.5 billion USD; at the most 89 to 91 billion USD)",
        "a + b = 81.5 billion USD (81.4 to 81.6 billion USD; at the most 81.3 to 81.7 billion USD)",
        "a + b == c: contradiction (degree 0), 8.5 billion USD apart (9.4 %)",
    ]
    assert str(found.repair) == "it would hold with c at 80.9 to 82.1 billion USD (8.8 % less)"
    assert found.implied["difference"] == -8.5 * BILLION
    assert round(found.implied["difference_percent"], 1) == -9.4


def test_days_apart_are_those_of_the_nearest_days() -> None:
    inputs = {"a": Value.days(date(2025, 6, 1), date(2025, 6, 30)), "b": day(2025, 8, 6)}
    assert evaluate(parse("[b] <= [a]"), inputs).implied == {"difference_days": 37.0}


UNDECIDED: list[tuple[str, str, Mapping[str, Value | Input], str]] = [
    ("an input is missing", SUM, BOTH, "c"),
    ("the period before is missing", "[a] <= prev([a])", {"a": EXPORTS}, "prev(a)"),
    (
        "currencies that do not convert",
        "[a] == [b]",
        {"a": EXPORTS, "b": Value.exact(5, "VND")},
        '"[a] == [b]" compares USD with VND',
    ),
    ("two readings", "[a] <= 5 USD", {"a": Input(value=EXPORTS, ambiguous=True)}, "a (it has two readings)"),
    ("no date", "as_of([a]) < 2025-01-01", {"a": Input(value=EXPORTS)}, "as_of(a)"),
    (
        "never published",
        "published([a]) < 2025-01-01",
        {"a": Input(value=EXPORTS, reported=Period(start=None, end=None))},
        "published(a)",
    ),
]


@pytest.mark.parametrize(
    ("name", "text", "inputs", "missing"), UNDECIDED, ids=[case[0] for case in UNDECIDED]
)
def test_undecided(name: str, text: str, inputs: Mapping[str, Value | Input], missing: str) -> None:
    assert evaluate(parse(text), inputs) == Judgement(missing=(missing,))


# --- laws ------------------------------------------------------------------------------------------

NUMBERS = st.integers(1, 10**15)
WIDTHS = st.integers(0, 10**14)


@st.composite
def amounts(draw: st.DrawFn) -> Value:
    point, inner, outer = draw(NUMBERS), draw(WIDTHS), draw(WIDTHS)
    return evolve(
        Value.exact(point, "USD"),
        core=Range(lo=point - inner, hi=point + inner),
        support=Range(lo=point - inner - outer, hi=point + inner + outer),
    )


@given(amounts(), amounts(), amounts())
def test_the_order_of_operands_changes_nothing(a: Value, b: Value, c: Value) -> None:
    inputs = {"a": a, "b": b, "c": c}
    first = evaluate(parse("[a] + [b] == [c]"), inputs)
    for other in (
        "[c] == [b] + [a]",
        "[a] == [c] - [b]",
        "[a] + [b] - [c] == 0 USD",
        "2 * [a] + [b] == [c] + [a]",
    ):
        second = evaluate(parse(other), inputs)
        assert (second.degree, second.verdict) == (first.degree, first.verdict)


@given(amounts(), amounts())
def test_unequal_is_one_less_equal(a: Value, b: Value) -> None:
    inputs = {"a": a, "b": b}
    equal, unequal = (evaluate(parse(f"[a] {sign} [b]"), inputs).degree for sign in ("==", "!="))
    assert equal + unequal == 1


@given(amounts(), amounts())
def test_at_most_and_at_least_together_are_no_less_than_equal(a: Value, b: Value) -> None:
    inputs = {"a": a, "b": b}
    both = evaluate(parse("[a] <= [b] and [a] >= [b]"), inputs).degree
    assert both == evaluate(parse("[a] == [b]"), inputs).degree


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(0, 10**5))
def test_converting_units_changes_nothing(first: int, second: int, width: int) -> None:
    def length(number: int) -> Value:
        spread = Range(lo=number - Fraction(width, 2), hi=number + Fraction(width, 2))
        return evolve(
            Value.exact(number, "metre"), core=spread, support=Range(lo=number - width, hi=number + width)
        )

    a, b = length(first), length(second)
    plain = evaluate(parse("[a] == [b]"), {"a": a, "b": b})
    moved = evaluate(parse("[a] == [b]"), {"a": a.to("mile"), "b": b.to("kilometre")})
    assert (moved.degree, moved.verdict) == (plain.degree, plain.verdict)


@given(st.lists(st.decimals(0, 10**15, places=2), min_size=2, max_size=6))
def test_float_noise_never_makes_a_contradiction(parts: list[object]) -> None:
    numbers = [Fraction(str(part)) for part in parts]
    names = [f"p{number}" for number in range(len(parts))]
    inputs = {name: Value.exact(number, "USD") for name, number in zip(names, numbers, strict=True)}
    inputs["whole"] = Value.exact(sum(numbers, Fraction(0)), "USD")
    text = " + ".join(f"[{name}]" for name in names) + " == [whole]"
    assert evaluate(parse(text), inputs).degree == 1


def test_tenths_add_up() -> None:
    text = "5.6 USD + 9.7 USD + [a] == 15.8 USD"
    assert evaluate(parse(text), {"a": Value.exact(0.5, "USD")}).degree == 1


# --- repairs ---------------------------------------------------------------------------------------

PARTS = {"a": "25.6", "b": "55.9", "c": "90"}
REPAIRS: list[tuple[str, str, Mapping[str, str], str | None]] = [
    ("it holds", SUM, {**PARTS, "c": "81.5"}, None),
    ("an addend", SUM, {"a": "5.6", "b": "95.9", "c": "90"}, "b at 84.25 to 84.55"),
    ("a multiple", "[a] == 2 * [b]", {"a": "10.0", "b": "6.0"}, "b at 4.925 to 5.075"),
    ("at most", "[a] <= [b]", {"a": "10.0", "b": "6.0"}, "a at most 6.1"),
    ("under an exact limit", "[a] < 5 billion USD", {"a": "10.0"}, "a at most 5.05"),
    ("at least", "[b] - [a] >= 1 billion USD", {"a": "3.0", "b": "3.5"}, "b at least 3.9"),
    (
        "a chain leaves what fits both",
        "[a] <= [b] <= [c]",
        {"a": "1.0", "b": "9.0", "c": "5.0"},
        "b at 900 million to 5.1",
    ),
    ("no single claim", "[a] <= [b] and [c] <= [d]", {"a": "9.0", "b": "5.0", "c": "7.0", "d": "2.0"}, None),
    ("a ratio", "[a] / [b] == 3", {"a": "6.0", "b": "3.0"}, "a at 8.8 to 9.2"),
    ("a growth", "[a] == [b] * (1 + 50 %)", {"a": "6.0", "b": "3.0"}, "a at 4.375 to 4.625"),
    ("a distance", "abs([a] - [b]) == 2 billion USD", {"a": "6.0", "b": "3.0"}, "a at 4.9 to 5.1"),
    ("unequal", "[a] != [b]", {"a": "6.0", "b": "6.0"}, None),
]


@pytest.mark.parametrize(("name", "text", "numbers", "repair"), REPAIRS, ids=[case[0] for case in REPAIRS])
def test_repairs(name: str, text: str, numbers: Mapping[str, str], repair: str | None) -> None:
    inputs = {key: rounded(number, "0.1") for key, number in numbers.items()}
    found = evaluate(parse(text), inputs).repair
    said = str(found).removeprefix("it would hold with ").partition(" billion")[0] if found else None
    assert said == repair


LINEAR = (
    "[a] + [b] == [c]",
    "3 * [a] - [b] == 2 * [c]",
    "[a] + [b] <= [c]",
    "[a] > [b] - [c]",
    "[a] <= [b] <= [c]",
    "sum([a], [b]) / 2 < [c]",
)


def moved(value: Value, by: Fraction) -> Value:
    there = Range.at(by)
    return evolve(
        value, core=value.core + there, support=value.support + there, point=(value.point or 0) + by
    )


@given(st.sampled_from(LINEAR), amounts(), amounts(), amounts())
def test_a_repair_is_enough_and_no_smaller_one_is(text: str, a: Value, b: Value, c: Value) -> None:
    inputs = {"a": a, "b": b, "c": c}
    judgement = evaluate(parse(text), inputs)
    found = judgement.repair
    if found is None:
        assert judgement.degree == 1 or text == "[a] <= [b] <= [c]"
        return
    numbers, step = found.numbers, found.needed - found.stated

    def degree(number: Fraction) -> Fraction:
        changed = moved(inputs[found.name], number - found.stated)
        return evaluate(parse(text), {**inputs, found.name: changed}).degree

    ends = [
        each
        for each, is_open in ((numbers.lo, numbers.lo_open), (numbers.hi, numbers.hi_open))
        if each and not is_open
    ]
    assert all(degree(end) == 1 for end in ends)
    assert all(degree(found.stated + step * part / 1000) < 1 for part in (1, 500, 999))
