"""Groups: what is compared with what."""

import random

import pytest
from attrs import evolve

from factcheck.claims import Claim
from factcheck.groups import gather
from factcheck.measures import Measure
from factcheck.packs import Pack
from tests.made_claims import claim

CLAIMS = [
    claim("exports", "25.6", "a.txt"),
    claim("exports", "25.7", "b.txt"),
    claim("imports", "55.9", "a.txt"),
]


def named(claims: list[Claim], pack: Pack | None = None) -> list[tuple[str, int]]:
    return [(group.name, len(group.claims)) for group in gather(claims, pack)]


CASES = [
    ("nothing", [], []),
    ("by measure", CLAIMS, [("exports", 2), ("imports", 1)]),
    ("what is not linked is left out", [evolve(CLAIMS[0], measure=None), CLAIMS[1]], [("exports", 1)]),
    (
        "what cannot be read is left out",
        [evolve(CLAIMS[0], fault="31 June is no date"), CLAIMS[1]],
        [("exports", 1)],
    ),
    (
        "by entities",
        [CLAIMS[0], evolve(CLAIMS[1], entities={"seller": "laos"})],
        [("exports", 1), ("exports", 1)],
    ),
]


@pytest.mark.parametrize(("name", "claims", "groups"), CASES, ids=[case[0] for case in CASES])
def test_what_is_gathered(name: str, claims: list[Claim], groups: list[tuple[str, int]]) -> None:
    assert named(claims) == groups


def test_what_a_measure_distinguishes_by() -> None:
    pack = Pack(
        measures={"exports": Measure(name="exports", unit="USD", distinguish_by=("attribution", "basis"))}
    )
    claims = [
        evolve(CLAIMS[0], attributed_to="The Ministry"),
        evolve(CLAIMS[1], attributed_to="the  ministry"),
        evolve(CLAIMS[0], attributed_to="the ministry", scope={"basis": "customs"}),
        CLAIMS[1],
    ]
    groups = gather(claims, pack)
    assert [(len(group.claims), group.distinct) for group in groups] == [
        (1, (("attribution", ""), ("basis", ""))),
        (2, (("attribution", "the ministry"), ("basis", ""))),
        (1, (("attribution", "the ministry"), ("basis", "customs"))),
    ]


def test_order_changes_nothing() -> None:
    claims = [claim(measure, str(n), f"{n % 3}.txt") for n in range(9) for measure in ("exports", "imports")]
    first = gather(claims)
    random.Random(1).shuffle(claims)
    assert gather(claims) == first
