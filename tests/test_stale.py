"""Stale figures: what is given as current although others have said something newer since."""

from datetime import date, timedelta

import pytest

from factcheck.kinds import stale
from factcheck.measures import Measure
from factcheck.periods import Period
from tests.made_claims import claim

MEASURE = Measure(name="m", unit="USD", stale_after="30 days")

CASES = [
    ("nothing said", "", ""),
    ("nothing newer", "a0:10 b90:10", ""),
    ("newer, but not long ago", "a0:10 b10:20 c20:10", ""),
    ("its own source changed", "a0:10 b50:20 a90:20", ""),
    ("an old figure of its own", "a0:10 b50:20 a90:10", ""),
    ("it has come back, as others said before", "a0:10 b50:20 c80:10 d90:10", ""),
    ("it has come back, as others say since", "a0:10 b50:20 c80:10 d90:10 e99:10", ""),
    ("an old figure", "a0:10 b50:20 c90:10", "c passes over b, repeats a"),
    ("an old figure, then the right one", "a0:10 b50:20 c90:10 d99:20", "c passes over b, repeats a"),
    (
        "two old figures",
        "a0:10 b50:20 c90:10 d95:10 e99:20",
        "c passes over b, repeats a; d passes over b, repeats a",
    ),
    ("two say the new one", "a0:10 b50:20 c60:20 d90:10 e99:20", "d passes over c, repeats a"),
]


@pytest.mark.parametrize(("name", "said", "expected"), CASES, ids=[case[0] for case in CASES])
def test_what_is_stale(name: str, said: str, expected: str) -> None:
    claims = []
    for each in said.split():
        days, number = each[1:].split(":")
        day = Period.day(date(2025, 1, 1) + timedelta(int(days)), basis="published")
        claims.append(claim("m", number, each[0], as_of=day, start=int(days)))
    found = [
        "{} passes over {}, repeats {}".format(*(each.source for each in outcome.claims))
        for outcome in stale.evaluate(claims, MEASURE, "agree")
    ]
    assert "; ".join(found) == expected
