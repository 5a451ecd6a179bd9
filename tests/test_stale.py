"""Stale figures: what the sweep finds is what looking through all claims would find."""

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from factcheck.calendars import days_apart
from factcheck.claims import Claim
from factcheck.kinds import stale
from factcheck.kinds.sides import order
from factcheck.measures import Measure
from factcheck.periods import Period
from factcheck.values import Value, degree
from tests.made_claims import claim

MEASURE = Measure(name="m", unit="person", stale_after="30 days")


@st.composite
def told(draw: st.DrawFn) -> list[Claim]:
    found = []
    for place in range(draw(st.integers(0, 12))):
        day = date(2025, 1, 1) + timedelta(draw(st.integers(0, 6)) * 20)
        number = Value.read(draw(st.sampled_from(("10", "11", "50"))), unit="person")
        basis = draw(st.sampled_from(("published", "stated")))
        source = draw(st.sampled_from("abc"))
        found.append(claim("m", number, source, start=place, as_of=Period.day(day, basis=basis)))
    return sorted(found, key=order)


def _ends(each: Claim) -> date:
    assert each.as_of is not None
    assert each.as_of.end is not None
    return each.as_of.end


def _by_looking_through_all(claims: Sequence[Claim]) -> list[tuple[Claim, ...]]:
    found = []
    for each in claims:
        before = [other for other in claims if other.source != each.source and _ends(other) < _ends(each)]
        same = [place for place, other in enumerate(before) if other.value == each.value]
        newer = [other for other in before[same[0] :] if degree(other.value, each.value) < 1] if same else []
        current = each.as_of is not None and each.as_of.basis == "published"
        if current and newer and days_apart(_ends(before[same[0]]), _ends(each)) > 30:
            found.append((each, newer[-1], before[same[0]]))
    return found


@given(told())
def test_the_sweep_finds_what_looking_through_all_finds(claims: list[Claim]) -> None:
    found = [outcome.claims for outcome in stale.evaluate(claims, MEASURE, "agree")]
    assert found == _by_looking_through_all(claims)
