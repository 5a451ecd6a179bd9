"""Evolving figures: thirty reports of one event over a month give a handful of findings, each worth a look.

The reports and their pack are in `evolving/`: a toll that rises by the hour and falls after a recount, copies
of one wire report, sites that are slow, an agency that counts otherwise, pages of which only a window of days
is known, a slip of the keyboard, a wrong date, and a last word.
"""

import random
import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from factcheck import Report, Source, check, load_pack, read
from factcheck.claims import Claim
from factcheck.drifts import Drift
from factcheck.kinds import agree
from factcheck.kinds.sides import gathered, latest_of
from factcheck.measures import Measure
from factcheck.packs import Pack
from factcheck.periods import Period
from factcheck.values import Value
from tests.made_claims import claim

HERE = Path(__file__).resolve().parent / "evolving"

EXPECTED = """
error contradiction: 2025-09-03 (3 Sep 2025) against 2025-09-13 (13 Sep 2025): it never changes
    suspect: 28-magazine.txt
error contradiction: 121 (8 Sep 2025), 1,210 (8 Sep 2025): +900 % where 300 % a day is usual
    suspect: 15-quick-news.txt
warning superseded: 76 (20 Sep 2025) is given as current, …
note revised: USD 1.2 billion (8 Sep 2025), revised to USD 1.9 billion (30 Sep 2025): +58 %
note revised: 76 (20 Sep 2025), revised to 121 (30 Sep 2025): +59 %, 4.8 % a day; …
note revised: 25 (13 Sep 2025), revised to 12 (24 Sep 2025): -52 %, -6.5 % a day; …
"""


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(HERE / "flood.toml")


@pytest.fixture(scope="module")
def reports() -> list[Source]:
    listed = tomllib.loads((HERE / "reports.toml").read_text(encoding="utf-8"))["reports"]
    return [
        Source(
            each["id"], each["text"], each["published"], each.get("language", "en"), role=each.get("role", "")
        )
        for each in listed
    ]


def told(report: Report) -> str:
    """The findings but for what agrees, a line each, with the sources of suspects below."""
    by_id = {claim.id: claim for claim in report.claims}
    lines = []
    for finding in report.findings:
        if finding.severity != "none":
            message = re.sub("(but was said of|also) .*", "…", finding.message)
            lines.append(f"{finding.severity} {finding.verdict}: {message}")
            lines += [f"    suspect: {by_id[each].source}" for each in finding.suspects]
    return "\n".join(lines)


def test_thirty_reports_of_one_event(pack: Pack, reports: list[Source]) -> None:
    assert len(reports) == 30
    assert told(check(read(*reports, pack=pack))) == EXPECTED.strip()


def test_their_order_does_not_matter(pack: Pack, reports: list[Source]) -> None:
    shuffled = random.Random(1).sample(reports, len(reports))
    assert check(read(*shuffled, pack=pack)).findings == check(read(*reports, pack=pack)).findings


def test_on_the_second_day_nothing_is_wrong(pack: Pack, reports: list[Source]) -> None:
    report = check(read(*reports, pack=pack), as_of=date(2025, 9, 5))
    assert {finding.severity for finding in report.findings} <= {"none", "note"}


def test_another_count_is_another_figure(pack: Pack, reports: list[Source]) -> None:
    report = check(read(*reports, pack=pack))
    league = {claim.id for claim in report.claims if claim.attributed_to}
    assert len(league) == 2
    assert all(league.isdisjoint(each.claims) or league == set(each.claims) for each in report.findings)


# --- one mechanism each ----------------------------------------------------------------------------

TOLL = Measure(
    name="m", unit="person", revisable=True, drift=Drift.parse({"usual": "100 %/day", "limit": "300 %/day"})
)
DAY = date(2025, 9, 3)


def reported(number: str, source: str, period: Period) -> Claim:
    value = Value.read(number, unit="person")
    return claim("m", value, source, as_of=period, reported=Period.day(DAY), start=int(number))


@pytest.mark.parametrize(
    ("name", "basis", "other", "revisable", "verdict"),
    [
        ("hours apart", "published", "19", True, "superseded"),
        ("more than a day makes", "published", "90", True, "contradiction"),
        ("one moment, named", "stated", "19", True, "contradiction"),
        ("not to be revised", "published", "19", False, "contradiction"),
    ],
)
def test_reports_of_one_day(name: str, basis: str, other: str, revisable: bool, verdict: str) -> None:
    day = Period.day(DAY, basis=basis)
    claims = (reported("12", "a", day), reported(other, "b", day))
    (found,) = agree.evaluate(claims, evolve(TOLL, revisable=revisable))
    assert found.verdict == verdict


def test_a_page_of_which_only_a_window_is_known_is_not_the_latest() -> None:
    window = Period(start=DAY, end=date(2025, 9, 28), basis="published", certain=False)
    sides = gathered([reported("30", "a", Period.day(date(2025, 9, 20))), reported("12", "b", window)])
    assert [sides[number].claims[0].source for number in latest_of(sides)] == ["a"]
