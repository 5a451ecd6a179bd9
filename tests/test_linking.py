"""Linking: which measure each figure of a sentence goes to; the cases in which nothing links come first."""

from pathlib import Path

import pytest

from factcheck.claims import extract
from factcheck.packs import Pack, load_pack

PACK = """\
[classes.country]
territories = true

[classes.city]

[entities.korea]
territory = "KR"
en = { names = ["South Korea", "Korea"], people = ["Korean", "Koreans"] }

[entities.vietnam]
territory = "VN"
en = { names = ["Viet Nam", "Vietnam"], people = ["Vietnamese"] }

[entities.hue]
class = "city"
en = { names = ["Hue"] }

[entities.da-nang]
class = "city"
en = { names = ["Da Nang"] }

[scopes.kind]
seasonal.en = ["seasonal"]
all.en = ["all kinds"]

[measures."{people.people}-residents-in-{place}"]
roles = { people = "country", place = "country" }
unit = "person"
match.en = [
    "<n> {people.people} (live|reside) ... {place}",
    "number of {people.people} living ... {place} ... <n>",
]
not.en = ["tourists"]

[measures."{people.people}-workers-in-{place}"]
roles = { people = "country", place = "country" }
unit = "person"
part_of = "{people.people}-residents-in-{place}"
match.en = ["<n> {people.people} workers ... {place}", "<n> ... work in {place}"]

[measures."{people.people}-students-in-{place}"]
roles = { people = "country", place = "country" }
unit = "person"
part_of = "{people.people}-residents-in-{place}"
match.en = ["<n> {people.people} students ... {place}"]

[measures."{a}-exports-to-{b}"]
roles = { a = "country", b = "country" }
unit = "USD"
dynamics = "flow"
match.en = ["{a} ... exports to {b} ... <n>", "exports ... <n>"]

[measures."{a}-imports-from-{b}"]
roles = { a = "country", b = "country" }
unit = "USD"
dynamics = "flow"
match.en = ["{a} ... imports from {b} ... <n>", "imports ... <n>"]

[measures."trade-{a}-{b}"]
roles = { a = "country", b = "country" }
symmetric = true
unit = "USD"
dynamics = "flow"
match.en = ["trade ... <n>"]

[measures."patients-in-{city}"]
roles = { city = "city" }
unit = "person"
match.en = ["<n> patients in {city}", "{city} ... <n> patients", "patients ... <n> in {city}"]

[measures.bridge-length]
unit = "metre"
match.en = ["bridge ... <n>"]
context.en = ["Long Bien"]
"""

SENTENCES: list[tuple[str, dict[str, str]]] = [
    ("In 2024 some 200,000 birds live in Viet Nam.", {}),
    ("Some 200,000 Korean tourists reside in Viet Nam for a week.", {}),
    ("Exports rose, it is said.", {}),
    ("The bridge is 300 metres long.", {}),
    ("Exports to South Korea reached 25 km.", {}),
    ("About 48,000 people work in Korea.", {}),
    ("The Long Bien bridge is 2.3 km (1.4 miles) long.", {"2.3 km": "bridge-length"}),
    (
        "The number of Vietnamese living in Korea rose from 48,000 to 88,000.",
        {"88,000": "vietnamese-residents-in-korea"},
    ),
    ("Over 200,000 Koreans live in Viet Nam.", {"Over 200,000": "korean-residents-in-vietnam"}),
    ("Over 200,000 Vietnamese live in Korea.", {"Over 200,000": "vietnamese-residents-in-korea"}),
    ("The Long Bien crossing is old. The bridge is 300 metres long.", {"300 metres": "bridge-length"}),
    (
        "Vietnam's exports to Korea were USD 25.6 billion (up 9.1%), while imports hit USD 55.9 billion.",
        {
            "USD 25.6 billion": "vietnam-exports-to-korea",
            "9.1%": "vietnam-exports-to-korea-yoy-growth",
            "USD 55.9 billion": "vietnam-imports-from-korea",
        },
    ),
    (
        "South Korea and Vietnam want trade of USD 100 billion by 2028 and USD 150 billion by 2030.",
        {"USD 100 billion": "trade-korea-vietnam", "USD 150 billion": "trade-korea-vietnam"},
    ),
    (
        "There were 120 patients in Hue, 85 in Da Nang.",
        {"120": "patients-in-hue", "85": "patients-in-da-nang"},
    ),
    (
        "Hue and Da Nang had 410 and 95 patients respectively.",
        {"410": "patients-in-hue", "95": "patients-in-da-nang"},
    ),
    (
        "The number of Vietnamese living in South Korea was around 320,000 in 2024, up by 50,000 from the "
        "previous year. This includes approximately 100,000 students and over 90,000 workers.",
        {
            "around 320,000": "vietnamese-residents-in-korea",
            "50,000": "vietnamese-residents-in-korea-yoy-change",
            "approximately 100,000": "vietnamese-students-in-korea",
            "over 90,000": "vietnamese-workers-in-korea",
        },
    ),
]


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    path: Path = tmp_path_factory.mktemp("pack") / "own.toml"
    path.write_text(PACK, encoding="utf-8")
    return load_pack(path)


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_figures_go_to_their_measures(text: str, expected: dict[str, str], pack: Pack) -> None:
    found = extract(text, language="en", published="2025-08-15", pack=pack)
    linked = {claim.text: claim.measure for claim in found if claim.measure}
    assert linked == expected


def test_a_scope_word_goes_with_the_figure(pack: Pack) -> None:
    text = "Over 200,000 Vietnamese workers in Korea are seasonal."
    (claim,) = (c for c in extract(text, language="en", pack=pack) if c.measure)
    assert claim.scope == {"kind": "seasonal"}


def test_what_stands_elsewhere_changes_nothing(pack: Pack) -> None:
    text = "Over 200,000 Koreans live in Viet Nam."
    alone = extract(text, language="en", pack=pack)
    after = extract(f"{text}\n\nThe weather was fine that day.", language="en", pack=pack)
    assert [claim.as_dict() for claim in after] == [claim.as_dict() for claim in alone]
