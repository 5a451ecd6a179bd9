"""Asserts: which claims a rule binds, and what it then says of them.

Long, for binding and verdict of a rule are one question to its writer.
"""

import pickle
import random
from collections.abc import Sequence
from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims import Claim
from factcheck.kinds import asserts
from factcheck.measures import Measure, Rule
from factcheck.outcomes import Outcome
from factcheck.packs import Pack
from factcheck.periods import Period
from factcheck.values import Value
from factcheck.verdicts import Verdict
from tests.made_claims import claim, window, year

ADDS_UP = Rule(id="adds-up", why="The whole is its parts.", assertion="[exports] + [imports] == [trade]")
GROWS = Rule(id="grows", assertion="[trade] == prev([trade]) * (1 + [trade-yoy-growth])")


def said(found: Sequence[Outcome]) -> list[tuple[str, list[str]]]:
    """Verdicts with the numbers that they rest on, as source:number."""
    return sorted(
        (str(each.verdict), [f"{c.source[0]}:{c.text}" for c in each.conflicts[0]]) for each in found
    )


def source(name: str, **numbers: str) -> list[Claim]:
    return [claim(measure, number, f"{name}.txt") for measure, number in numbers.items()]


BOUND = [
    ("nothing to bind", [], []),
    ("an input missing", source("a", exports="25.6", imports="55.9"), []),
    (
        "one source, its own figures",
        source("a", exports="25.6", imports="55.9", trade="81.5"),
        [("consistent", ["a:25.6", "a:55.9", "a:81.5"])],
    ),
    (
        "two sources, each its own",
        [
            *source("a", exports="25.6", imports="55.9", trade="81.5"),
            *source("b", exports="20.6", imports="50.9", trade="80.5"),
        ],
        [("consistent", ["a:25.6", "a:55.9", "a:81.5"]), ("contradiction", ["b:20.6", "b:50.9", "b:80.5"])],
    ),
    (
        "a figure that its source leaves alone",
        [*source("a", exports="25.6", imports="55.9", trade="81.5"), *source("b", trade="90.5")],
        [("consistent", ["a:25.6", "a:55.9", "a:81.5"]), ("contradiction", ["a:25.6", "a:55.9", "b:90.5"])],
    ),
    (
        "three sources, one figure each",
        [*source("a", exports="25.6"), *source("b", imports="55.9"), *source("c", trade="81.5")],
        [("consistent", ["a:25.6", "b:55.9", "c:81.5"])],
    ),
    (
        "copies are one side",
        [
            *source("a", exports="25.6", imports="55.9", trade="81.5"),
            *source("b", exports="25.6", imports="55.9", trade="81.5"),
        ],
        [("consistent", ["a:25.6", "a:55.9", "a:81.5"])],
    ),
    (
        "each of two figures once",
        [*source("a", exports="25.6", imports="55.9", trade="81.5"), claim("trade", "90.5", "a.txt")],
        [("consistent", ["a:25.6", "a:55.9", "a:81.5"]), ("contradiction", ["a:25.6", "a:55.9", "a:90.5"])],
    ),
    (
        "another period",
        [*source("a", exports="25.6", imports="55.9"), claim("trade", "90.5", "a.txt", as_of=year(2023))],
        [],
    ),
    (
        "a target is no actual figure",
        [*source("a", exports="25.6", imports="55.9"), claim("trade", "90.5", "a.txt", modality="target")],
        [],
    ),
    (
        "an ambiguous figure decides nothing",
        [*source("a", exports="25.6", imports="55.9"), claim("trade", "90.5", "a.txt", ambiguous=True)],
        [],
    ),
    (
        "no dates in one source",
        [evolve(each, as_of=None) for each in source("a", exports="25.6", imports="55.9", trade="90.5")],
        [("contradiction", ["a:25.6", "a:55.9", "a:90.5"])],
    ),
    (
        "no dates in two sources",
        [
            evolve(each, as_of=None)
            for each in [*source("a", exports="25.6", imports="55.9"), *source("b", trade="90.5")]
        ],
        [],
    ),
]


@pytest.mark.parametrize(("name", "claims", "expected"), BOUND, ids=[case[0] for case in BOUND])
def test_which_claims_are_bound(
    name: str, claims: list[Claim], expected: list[tuple[str, list[str]]]
) -> None:
    assert said(asserts.evaluate(ADDS_UP, claims)) == expected


def growth(number: str) -> Claim:
    return claim("trade-yoy-growth", number, unit="percent")


EARLIER = [
    ("the year before", [claim("trade", "76.0", as_of=year(2023))], ["consistent"]),
    ("a wrong year before", [claim("trade", "60.0", as_of=year(2023))], ["contradiction"]),
    ("two years before", [claim("trade", "76.0", as_of=year(2022))], []),
    (
        "its quarter",
        [claim("trade", "76.0", as_of=Period(start=date(2023, 1, 1), end=date(2023, 3, 31)))],
        [],
    ),
]


@pytest.mark.parametrize(("name", "before", "verdicts"), EARLIER, ids=[case[0] for case in EARLIER])
def test_the_period_before(name: str, before: list[Claim], verdicts: list[str]) -> None:
    for rule in (
        GROWS,
        evolve(GROWS, assertion=GROWS.assertion.replace("prev([trade])", 'ago([trade], "1 year")')),
    ):
        found = asserts.evaluate(rule, [claim("trade", "81.5"), growth("7.3"), *before])
        assert [each.verdict for each in found] == verdicts


def test_a_goal_for_the_year_before_against_what_growth_implies() -> None:
    rule = Rule(
        id="goal",
        assertion="prev(goal) <= [trade] / (1 + [trade-yoy-growth])",
        let={"goal": {"measure": "trade", "modality": "target"}},
        at_most=Verdict.TENSION,
    )
    goal = claim("trade", "100", modality="target", as_of=year(2023))
    (found,) = asserts.evaluate(rule, [claim("trade", "81.5"), growth("7.3"), goal])
    assert (found.verdict, found.severity) == (Verdict.TENSION, "warning")
    assert round(found.implied["right"], 2) == 75.96
    assert round(found.implied["difference_percent"], 1) == 24.0


# --- filters ---------------------------------------------------------------------------------------


def test_filters_of_let() -> None:
    rule = Rule(
        id="kinds",
        assertion="some <= every",
        let={
            "some": {"measure": "workers", "scope": {"kind": "permit"}},
            "every": {"measure": "workers", "scope": {"kind": "all"}},
        },
    )
    claims = [
        claim("workers", "9", unit="person", scope={"kind": "all"}),
        claim("workers", "5", unit="person", scope={"kind": "permit"}),
        claim("workers", "2", unit="person"),
    ]
    assert said(asserts.evaluate(rule, claims)) == [("consistent", ["o:5", "o:9"])]


def test_scopes_that_exclude_each_other_cannot_be_compared() -> None:
    claims = source("a", exports="25.6", imports="55.9", trade="90.5")
    scoped = [evolve(each, scope={"basis": each.measure or ""}) for each in claims]
    (found,) = asserts.evaluate(ADDS_UP, scoped)
    assert (found.verdict, found.severity) == (Verdict.INCOMPARABLE, "note")
    assert "basis differs: exports against imports against trade" in found.message


def test_a_guard_must_clearly_hold() -> None:
    claims = source("a", exports="25.6", imports="55.9", trade="90.5")
    for guard, count in (("[trade] > 50 USD", 1), ("[trade] > 100 USD", 0), ("[rest] > 5 USD", 0)):
        assert len(asserts.evaluate(evolve(ADDS_UP, when=guard), claims)) == count


def test_a_guard_chooses_among_the_periods() -> None:
    rule = Rule(
        id="aims-rise",
        assertion="earlier <= later",
        when="year(earlier) < year(later)",
        same=(),
        let={"earlier": {"measure": "trade"}, "later": {"measure": "trade"}},
    )
    claims = [
        claim("trade", number, as_of=year(when))
        for number, when in (("5.0", 2020), ("7.0", 2023), ("6.0", 2025))
    ]
    assert said(asserts.evaluate(rule, claims)) == [
        ("consistent", ["o:5.0", "o:7.0"]),
        ("contradiction", ["o:7.0", "o:6.0"]),
    ]


def test_copies_are_named_after_the_witnesses() -> None:
    claims = [each for name in "ab" for each in source(name, exports="25.6", imports="55.9", trade="81.5")]
    (found,) = asserts.evaluate(ADDS_UP, claims)
    assert [each.source for each in found.claims] == ["a.txt"] * 3 + ["b.txt"] * 3


SAME = [
    (("period",), 1),
    ((), 2),
    (("source",), 1),
    (("scope",), 1),
]


@pytest.mark.parametrize(("same", "count"), SAME)
def test_what_must_be_the_same(same: tuple[str, ...], count: int) -> None:
    rule = Rule(id="part", assertion="[part] <= [whole]", same=same)
    claims = [
        claim("part", "5", "a.txt"),
        claim("part", "6", "b.txt", as_of=year(2022), scope={"kind": "b"}),
        claim("whole", "9", "a.txt"),
    ]
    assert len(asserts.evaluate(rule, claims)) == count


def test_without_periods_the_nearest_is_bound() -> None:
    rule = Rule(id="part", assertion="[part] <= [whole]", same=())
    claims = [
        claim("part", "5", "a.txt", as_of=year(2021)),
        *(claim("whole", f"{number}", "b.txt", as_of=year(2000 + number)) for number in (10, 15, 20, 22)),
    ]
    found = asserts.evaluate(rule, claims)
    assert said(found)[2] == ("consistent", ["a:5", "b:20"])
    assert len(found) == 4


def test_windows_that_overlap_make_no_contradiction() -> None:
    first = window(date(2025, 8, 6), date(2025, 8, 10))
    claims = [
        claim("part", "9", "a.txt", as_of=first),
        claim("whole", "5", "b.txt", as_of=window(date(2025, 8, 8), date(2025, 8, 8))),
    ]
    rule = Rule(id="part", assertion="[part] <= [whole]")
    assert [each.verdict for each in asserts.evaluate(rule, claims)] == [Verdict.TENSION]
    apart = [claims[0], evolve(claims[1], as_of=window(date(2025, 8, 11), date(2025, 8, 11)))]
    assert asserts.evaluate(rule, apart) == ()


# --- roles -----------------------------------------------------------------------------------------

MEASURES = {
    name: Measure(name=name, unit="USD", roles=dict.fromkeys(roles, "country"), symmetric=symmetric)
    for name, roles, symmetric in (
        ("{seller}-exports-to-{buyer}", ("seller", "buyer"), False),
        ("{buyer}-imports-from-{seller}", ("buyer", "seller"), False),
        ("bilateral-trade-{one}-{other}", ("one", "other"), True),
    )
}
TRADE = Rule(
    id="trade-adds-up",
    assertion="[{a}-exports-to-{b}] + [{a}-imports-from-{b}] == [bilateral-trade-{a}-{b}]",
)


def of_roles(template: str, number: str, **roles: str) -> Claim:
    name = template
    for role, entity in roles.items():
        name = name.replace(f"{{{role}}}", entity)
    return claim(name, number, entities=roles)


def test_roles_bind_by_entity() -> None:
    exports, imports, trade = MEASURES
    claims = [
        of_roles(exports, "25.6", seller="vietnam", buyer="korea"),
        of_roles(imports, "55.9", buyer="vietnam", seller="korea"),
        of_roles(trade, "81.5", one="korea", other="vietnam"),
        of_roles(exports, "11.1", seller="vietnam", buyer="laos"),
        of_roles(trade, "12.3", one="laos", other="vietnam"),
        of_roles(imports, "1.1", buyer="laos", seller="vietnam"),
    ]
    found = asserts.evaluate(TRADE, claims, _roles())
    assert said(found) == [("consistent", ["o:25.6", "o:55.9", "o:81.5"])]


def _roles() -> Pack:
    found = Pack(measures=MEASURES)
    for template, measure in MEASURES.items():
        for first, second in (
            ("vietnam", "korea"),
            ("vietnam", "laos"),
            ("korea", "vietnam"),
            ("laos", "vietnam"),
        ):
            roles = list(measure.roles)
            name = template.replace(f"{{{roles[0]}}}", first).replace(f"{{{roles[1]}}}", second)
            found._cache[name] = measure
    return found


# --- grading, words, laws --------------------------------------------------------------------------


def test_what_an_outcome_tells() -> None:
    (found,) = asserts.evaluate(ADDS_UP, source("a", exports="25.6", imports="55.9", trade="90.5"))
    assert found.message == "25.6 + 55.9 = 81.5 USD, not 90.5"
    assert found.measures == ("exports", "imports", "trade")
    assert found.why == "The whole is its parts."
    assert (
        found.explanation.splitlines()[0]
        == "exports: 25.6 (25.55 to 25.65 USD; at the most 25.5 to 25.7 USD)"
    )
    assert found.settles == "it would hold with trade at 81.35 to 81.65 USD (9.8 % less)"
    assert (found.implied["left"], found.implied["needed"]) == (81.5, 81.65)
    assert pickle.loads(pickle.dumps(found)) == found


def test_grading() -> None:
    claims = source("a", exports="25.6", imports="55.9", trade="90.5")
    for changes, expected in (
        ({}, ("contradiction", "error")),
        ({"at_most": Verdict.TENSION}, ("tension", "warning")),
        ({"severity": "note"}, ("contradiction", "note")),
        ({"at_most": Verdict.TENSION, "severity": "error"}, ("tension", "error")),
    ):
        (found,) = asserts.evaluate(evolve(ADDS_UP, **changes), claims)
        assert (found.verdict, found.severity) == expected
    assert asserts.evaluate(evolve(ADDS_UP, enabled=False), claims) == ()


def bare(number: int) -> Value:
    return evolve(Value.exact(number, "USD"), hedge="none")


def test_bare_numbers_of_different_sources_are_half_a_percent_wide() -> None:
    parts = [
        claim("part", bare(1000), "a.txt"),
        claim("whole", bare(996), "a.txt"),
    ]
    rule = Rule(id="same", assertion="[part] == [whole]")
    assert [each.verdict for each in asserts.evaluate(rule, parts)] == [Verdict.CONTRADICTION]
    apart = [parts[0], evolve(parts[1], source="b.txt", id="b")]
    assert [each.verdict for each in asserts.evaluate(rule, apart)] == [Verdict.TENSION]


@given(
    st.lists(
        st.tuples(
            st.sampled_from("abc"),
            st.sampled_from(["exports", "imports", "trade"]),
            st.integers(1, 4),
            st.integers(2022, 2024),
        ),
        max_size=14,
        unique=True,
    ),
    st.randoms(use_true_random=False),
)
def test_order_changes_nothing(rows: list[tuple[str, str, int, int]], rng: random.Random) -> None:
    claims = [
        claim(measure, str(number), f"{name}.txt", as_of=year(when), start=place)
        for place, (name, measure, number, when) in enumerate(rows)
    ]
    first = asserts.evaluate(ADDS_UP, claims)
    rng.shuffle(claims)
    assert sorted(asserts.evaluate(ADDS_UP, claims), key=repr) == sorted(first, key=repr)


@given(
    st.lists(
        st.tuples(
            st.sampled_from("abc"), st.sampled_from(["exports", "imports", "trade"]), st.integers(1, 9)
        ),
        max_size=12,
        unique=True,
    )
)
def test_every_figure_is_bound_and_never_all_combinations(rows: list[tuple[str, str, int]]) -> None:
    claims = [
        claim(m, str(number), f"{name}.txt", start=place) for place, (name, m, number) in enumerate(rows)
    ]
    found = asserts.evaluate(ADDS_UP, claims)
    assert len(found) <= len(claims)
    if {each.measure for each in claims} == {"exports", "imports", "trade"}:
        sides = {(each.measure, each.text) for outcome in found for each in outcome.claims}
        assert sides == {(each.measure, each.text) for each in claims}


def test_copies_of_one_text_are_one_finding() -> None:
    numbers = {"exports": "25.6", "imports": "55.9", "trade": "90.5"}

    def copy(name: str, day: int, quote: str, **rest: object) -> list[Claim]:
        on = window(date(2025, 2, day), date(2025, 2, day))
        given = {"as_of": on, "reported": on, "quote": quote, **rest}
        return [claim(measure, number, f"{name}.txt", **given) for measure, number in numbers.items()]

    same = "Exports are 25.6, imports 55.9 and trade 90.5."
    (found,) = asserts.evaluate(ADDS_UP, [*copy("a", 1, same), *copy("b", 3, f" {same.upper()}")])
    assert found.verdict is Verdict.CONTRADICTION
    assert [each.source for each in found.claims] == ["a.txt"] * 3 + ["b.txt"] * 3
    undated = {"as_of": None, "reported": None}
    assert (
        len(asserts.evaluate(ADDS_UP, [*copy("a", 1, same, **undated), *copy("b", 3, same, **undated)])) == 1
    )
    other = asserts.evaluate(ADDS_UP, [*copy("a", 1, same), *copy("b", 3, f"We hear: {same}")])
    assert len(other) == 2
    years = [*copy("a", 1, same, as_of=year(2023)), *copy("b", 3, same, as_of=year(2024))]
    assert len(asserts.evaluate(ADDS_UP, years)) == 2


def test_equal_windows_of_two_sources_make_no_contradiction() -> None:
    around = Period(start=date(2023, 2, 1), end=date(2025, 11, 30), certain=False)
    one = claim("exports", "25.6", "a.txt", as_of=around), claim("imports", "55.9", "a.txt", as_of=around)
    for source, verdict in (("a.txt", Verdict.CONTRADICTION), ("b.txt", Verdict.TENSION)):
        (found,) = asserts.evaluate(ADDS_UP, [*one, claim("trade", "90.5", source, as_of=around)])
        assert found.verdict is verdict
