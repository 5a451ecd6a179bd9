"""The pattern language: what matches, what does not, and which mistakes are told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import patterns
from factcheck.entities import Entity, Names
from factcheck.patterns import Match, Name, PatternError

ENTITIES = [
    Entity(
        key="korea", forms={"en": {"names": ("South Korea", "Korea", "RoK"), "people": ("Korean", "Koreans")}}
    ),
    Entity(key="north-korea", forms={"en": {"names": ("North Korea",)}}),
    Entity(key="vietnam", forms={"en": {"names": ("Viet Nam", "Vietnam"), "people": ("Vietnamese",)}}),
]
NAMES = Names.of(ENTITIES, ("names", "people"), "en")


def resolve(inside: str) -> Name:
    key, _, form = inside.partition(".")
    if key in ("a", "b"):
        return Name("", form or "names", key)
    if key not in {entity.key for entity in ENTITIES}:
        raise ValueError(f"no entity {key}")
    return Name(key, form or "names")


def matches(pattern: str, text: str) -> list[Match]:
    """Matches in a line whose digits are its mentions."""
    spans = patterns.words(text)
    numbers = {place: ((place + 1, place),) for place, (a, b) in enumerate(spans) if text[a:b].isdigit()}
    line = patterns.line_of(text, spans, names=NAMES.find(text, spans), numbers=numbers)
    return list(patterns.find(patterns.compile_pattern(pattern, resolve), line))


NO_MATCH = [
    ("<n> workers", "workers 5"),
    ("<n> workers", "5 skilled workers"),
    ("exports ... <n>", "imports reached 5"),
    ("<n> work*", "5 homework"),
    ("in {korea}", "in North Korea"),
    ("in {korea}", "in korea"),
    ("{korea.people} <n>", "Korea 5"),
    ("{a} to {b}", "Korea to RoK"),
    ("<n> \\% of", "5 of"),
    ("year (on|over) year", "year by year"),
]

MATCH = [
    ("<n> workers", "some 5 workers"),
    ("<n> ... workers", "5 skilled workers"),
    ("<n> (skilled|) workers", "5 workers"),
    ("<n> (skilled|very able|) workers", "5 very able workers"),
    ("exports ... <n>", "Exports, it said, reached 5."),
    ("<n> work*", "5 workers"),
    ("year-on-year", "5 % year on year"),
    ("{vietnam} exports", "Vietnam’s exports"),
    ("{vietnam} exports", "VIETNAM exports"),
    ("in {korea}", "in the north, and in South Korea"),
    ("{a.people} ... in {b}", "Koreans living in Viet Nam"),
    ("<n> \\% of", "5% of"),
    ("EPS workers", "eps workers"),
]


@pytest.mark.parametrize(("pattern", "text"), NO_MATCH)
def test_no_match(pattern: str, text: str) -> None:
    assert not matches(pattern, text)


@pytest.mark.parametrize(("pattern", "text"), MATCH)
def test_match(pattern: str, text: str) -> None:
    assert matches(pattern, text)


def test_a_match_tells_mention_words_and_roles() -> None:
    (found,) = matches("<n> {a.people} ... in {b}", "over 200 Koreans live in Viet Nam")
    assert found == Match(1, (2, 4, 5, 6), (("a", "korea", 2), ("b", "vietnam", 5)), (1, 7))


MISTAKES = [
    ("(a|b", '"(" is never closed'),
    ("a) <n>", 'column 2: ")" without "("'),
    ("a | b", 'column 3: "|" outside of (a|b)'),
    ("<n> {japan}", "column 5: no entity japan"),
    ("<n> ...", "needs at least one word or name beside <n> and gaps"),
    ("", "needs at least one word or name beside <n> and gaps"),
    ("<n> of <n>", "<n> may stand only once"),
    ("<m> workers", 'column 1: the figure is written <n>, and the sign "\\<"'),
    ("* workers", 'column 1: "*" means nothing here; write "\\*" for the sign'),
]


@pytest.mark.parametrize(("pattern", "message"), MISTAKES)
def test_mistakes_are_told(pattern: str, message: str) -> None:
    with pytest.raises(PatternError) as caught:
        patterns.compile_pattern(pattern, resolve)
    assert str(caught.value) == message


def test_the_index_offers_every_pattern_that_matches() -> None:
    compiled = [patterns.compile_pattern(pattern, resolve) for pattern, _ in MATCH]
    index = patterns.Index.of(compiled)
    for number, (_, text) in enumerate(MATCH):
        spans = patterns.words(text)
        line = patterns.line_of(text, spans, names=NAMES.find(text, spans))
        assert number in index.candidates(line)


@given(
    st.lists(
        st.sampled_from(["a", "5", "work", "(", "|", ")", "...", "<n>", "{a}", "{korea}", "*", "\\", "%"])
    )
)
def test_any_text_compiles_or_is_a_mistake(parts: list[str]) -> None:
    text = " ".join(parts)
    try:
        compiled = patterns.compile_pattern(text, resolve)
    except PatternError as problem:
        assert str(problem)
    else:
        assert compiled.elements and compiled.text == text


def test_repetition_is_bounded() -> None:
    text = "workers in Korea " * 3000 + "5"
    spans = patterns.words(text)
    line = patterns.line_of(text, spans, names=NAMES.find(text, spans))
    pattern = patterns.compile_pattern("workers ... in ... {korea} ... workers ... in ... missing", resolve)
    budget = sum(1 for _ in patterns.find(pattern, line))
    assert budget == 0
