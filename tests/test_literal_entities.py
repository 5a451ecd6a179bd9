"""Rules that name some of the entities of a measure and leave others open: `[vietnam-exports-to-{b}]`."""

from pathlib import Path

import pytest

from factcheck.claims import Claim
from factcheck.errors import PackError
from factcheck.findings import check
from factcheck.packs import Pack, load_pack
from tests.made_claims import claim

PACK = """\
[classes.country]

[entities.north]
class = "country"
en = { names = ["North"], people = ["Northern", "Northerners"] }

[entities.south]
class = "country"
en = { names = ["South"], people = ["Southern", "Southerners"] }

[entities.far-east]
class = "country"
en = { names = ["Far East"], people = ["Far Eastern"] }

[measures."{a}-exports-to-{b}"]
roles = { a = "country", b = "country" }
unit = "USD"
dynamics = "flow"

[measures."{people.people}-workers-in-{place}"]
roles = { people = "country", place = "country" }
unit = "person"

[measures."trade-of-{a}-and-{b}"]
roles = { a = "country", b = "country" }
unit = "USD"
dynamics = "flow"
symmetric = true

[[rules]]
id = "rule"
assert = "ASSERT"
"""


def packed(folder: Path, text: str) -> Pack:
    path = folder / "trade.toml"
    path.write_text(PACK.replace("ASSERT", text), encoding="utf-8")
    return load_pack(str(path))


def exports(a: str, b: str, number: str) -> Claim:
    return claim(f"{a}-exports-to-{b}", number, entities={"a": a, "b": b})


def trade(a: str, b: str, number: str) -> Claim:
    return claim(f"trade-of-{a}-and-{b}", number, entities={"a": a, "b": b})


def workers(slug: str, people: str, place: str, number: str) -> Claim:
    entities = {"people": people, "place": place}
    return claim(f"{slug}-workers-in-{place}", number, entities=entities, unit="person")


CLAIMS = [
    exports("north", "south", "12.5"),
    exports("south", "north", "8.1"),
    exports("north", "far-east", "3.3"),
    exports("far-east", "south", "40.7"),
    trade("north", "south", "20.6"),
    trade("north", "far-east", "1.7"),
    workers("northern", "north", "south", "70"),
    workers("far-eastern", "far-east", "south", "90"),
    workers("southern", "south", "far-east", "30"),
]

CASES: list[tuple[str, str, list[list[str]]]] = [
    ("all left open", "[{x}-exports-to-{y}] <= 10 USD", [["12.5"], ["3.3"], ["40.7"], ["8.1"]]),
    ("the first named", "[north-exports-to-{x}] <= 10 USD", [["12.5"], ["3.3"]]),
    ("the second named", "[{x}-exports-to-south] <= 10 USD", [["12.5"], ["40.7"]]),
    ("a name with a hyphen", "[far-east-exports-to-{x}] <= 10 USD", [["40.7"]]),
    ("all named", "[far-east-exports-to-south] <= 10 USD", [["40.7"]]),
    ("one variable in two names", "[north-exports-to-{x}] <= [{x}-exports-to-north]", [["12.5", "8.1"]]),
    (
        "in either order where there is none",
        "[north-exports-to-{x}] <= [trade-of-{x}-and-north]",
        [["12.5", "20.6"], ["3.3", "1.7"]],
    ),
    ("another form", "[northern-workers-in-{x}] <= 50 person", [["70"]]),
    ("another form left open", "[{x.people}-workers-in-south] <= 50 person", [["70"], ["90"]]),
    ("nobody", "[south-exports-to-far-east] <= 10 USD", []),
]


@pytest.mark.parametrize(("name", "text", "bound"), CASES, ids=[case[0] for case in CASES])
def test_bound(name: str, text: str, bound: list[list[str]], tmp_path: Path) -> None:
    report = check(CLAIMS, packed(tmp_path, text))
    texts = {each.id: each.text for each in report.claims}
    found = [[texts[one] for one in each.claims] for each in report.findings if each.rule == "rule"]
    assert sorted(found) == sorted(bound)


WRONG = [
    ("[nroth-exports-to-{x}] <= 10 USD", 'no measure is named "nroth-exports-to-{x}"'),
    ("[north-exports-to-{x}] <= 10 person", "compares USD with person"),
    ("[north-workers-in-{x}] <= 10 person", 'no measure is named "north-workers-in-{x}"'),
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_mistakes(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(PackError) as problem:
        packed(tmp_path, text)
    assert message in str(problem.value)
