"""What a text says of its figures: dimensions, stems, concepts, names and the places that names take."""

import pytest

from factcheck import extract, profiles
from factcheck.documents import Source, read
from factcheck.profiles import Profile


def profile(text: str, figure: str, language: str = "en") -> Profile:
    """What a text says of one of its figures."""
    found = [each for each in profiles.of(extract(text, language=language)) if figure in each.claim.text]
    assert len(found) == 1, [each.claim.text for each in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "figure", "dimension"),
    [
        ("The dam is 90 m high.", "90", "[length]"),
        ("The dam is 295 feet high.", "295", "[length]"),
        ("The dam cost USD 4 million.", "4 million", "money:USD"),
        ("Sales rose 4 % in 2024.", "4 %", "change of percent"),
        ("Of the voters, 61 % were women.", "61", "percent"),
        ("The dam is the third-largest in Chile.", "third", "rank"),
        ("The farm has 300 sheep.", "300", "count"),
    ],
)
def test_dimensions(text: str, figure: str, dimension: str) -> None:
    assert profile(text, figure).dimension == dimension


@pytest.mark.parametrize(
    ("language", "text", "figure", "concepts"),
    [
        ("en", "Sales were EUR 4 million.", "4", ("=sales",)),
        ("en", "The revenue of the mill was EUR 4 million.", "4", ("=sales",)),
        ("vi", "Doanh thu đạt 4 triệu euro.", "4", ("=sales",)),
        ("en", "The tower is 40 m tall.", "40", ("=height",)),
        ("vi", "Tháp cao 40 m.", "40", ("=height",)),
        ("en", "It is a 40-km road.", "40", ("=length",)),  # by its unit alone
        ("en", "The tall mill cost EUR 4 million.", "4", ("=cost",)),  # money has no height
    ],
)
def test_concepts_are_those_that_fit_the_number(
    language: str, text: str, figure: str, concepts: tuple[str, ...]
) -> None:
    assert profile(text, figure, language).concepts == concepts


def test_inflection_is_taken_off() -> None:
    one = profile("The harvesters gathered 40 tonnes.", "40")
    other = profile("The harvester gathers 50 tonnes.", "50")
    assert one.words.keys() == other.words.keys()


def test_syllables_are_words_and_pairs() -> None:
    found = profile("Mặt cầu có 6 nhịp cong vênh.", "6", "vi")
    assert {"vi:cong", "vi:cong vênh"} <= found.words.keys()


def test_nearer_words_say_more() -> None:
    words = profile("The old brick kiln burns 40 tonnes.", "40").words
    assert words["en:burn"] > words["en:kiln"] > words["en:brick"] > words["en:old"]


def test_words_next_to_another_figure_of_the_kind_are_said_of_that_one() -> None:
    text = "Exports were USD 30 million and imports USD 20 million."
    first, second = profile(text, "30"), profile(text, "20")
    assert first.concepts[0] == "=export"
    assert second.concepts[0] == "=import"
    assert second.words["=export"] < first.words["=export"] / 4


@pytest.mark.parametrize(
    ("language", "text", "figure", "names"),
    [
        ("en", "Over 200,000 Koreans live in Viet Nam.", "200,000", {"KR": "who", "VN": "where"}),
        ("en", "Over 200,000 Vietnamese live in South Korea.", "200,000", {"VN": "who", "KR": "where"}),
        ("vi", "Hơn 200.000 người Hàn Quốc sống tại Việt Nam.", "200.000", {"KR": "who", "VN": "where"}),
        ("en", "Heron Bridge is 90 m long.", "90", {"heron bridge": ""}),
        ("en", "The trains of Line 1 carry 90 people.", "90", {"line #1": ""}),
        ("vi", "Tàu của tuyến số 1 chở 90 người.", "90", {"#1": ""}),
        ("en", "It cost USD 90 million.", "90", {}),  # codes of currencies name nothing
        ("en", "They plan to go 90 km.", "90", {}),  # "to go" is no Togo
    ],
)
def test_names_and_their_places(language: str, text: str, figure: str, names: dict[str, str]) -> None:
    found = profile(text, figure, language).names
    assert {name.key: "who" if name.who else "where" if name.where else "" for name in found} == names


def test_an_abbreviation_is_what_it_was_made_of() -> None:
    text = "The Republic of Korea (RoK) is rich. Some 90,000 Thais live in RoK."
    (found,) = profiles.of(extract(text, source="a.txt"), [read(Source("a.txt", text, None, "en"))])
    assert {name.key for name in found.names} == {"TH", "KR"}


def test_a_sentence_without_a_subject_is_about_what_came_before() -> None:
    text = "Heron Bridge is old. It is 90 m long. Osprey Bridge is new. It is 70 m long."
    document = read(Source("a.txt", text, None, "en"))
    found = profiles.of(extract(text, source="a.txt"), [document])
    assert [tuple(each.context) for each in found] == [("heron bridge",), ("osprey bridge",)]


def test_every_readable_figure_has_a_profile() -> None:
    claims = extract("The mill grinds 40 tonnes a day, and employs 12 people. It opened on 3 May 1950.")
    assert {each.claim.id for each in profiles.of(claims)} == {claim.id for claim in claims}
