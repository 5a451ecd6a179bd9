"""Packs: what a file may say, how names and roles resolve, and the message for each mistake."""

import pickle
from pathlib import Path

import pytest

from factcheck.errors import PackError
from factcheck.packs import load_pack

ROLES = """\
[classes.country]
territories = true

[entities.korea]
territory = "KR"
en = { names = ["Korea"], people = ["Korean", "Koreans"] }

[entities.vietnam]
territory = "VN"
en = { names = ["Viet Nam"], people = ["Vietnamese"] }

[measures."{people.people}-workers-in-{place}"]
roles = { people = "country", place = "country" }
unit = "person"
match.en = ["<n> {people.people} workers ... {place}"]

[measures.river-length]
unit = "km"
match.en = ["river ... <n>"]
"""


def write(tmp_path: Path, text: str, name: str = "own.toml") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_names_resolve_to_measures_and_entities(tmp_path: Path) -> None:
    pack = load_pack(write(tmp_path, ROLES))
    reference = pack.refer("vietnamese-workers-in-korea")
    assert reference is not None
    assert reference.measure.name == "{people.people}-workers-in-{place}"
    assert reference.bindings == {"people": "vietnam", "place": "korea"}
    assert reference.measure.instance(reference.bindings, pack.entities) == "vietnamese-workers-in-korea"


def test_a_rule_may_call_roles_as_it_likes(tmp_path: Path) -> None:
    reference = load_pack(write(tmp_path, ROLES)).refer("{a.people}-workers-in-{b}")
    assert reference is not None and reference.variables == {"people": "a", "place": "b"}


def test_two_roles_never_bind_to_one_entity(tmp_path: Path) -> None:
    assert load_pack(write(tmp_path, ROLES)).refer("korean-workers-in-korea") is None


def test_changes_of_a_measure_come_free(tmp_path: Path) -> None:
    pack = load_pack(write(tmp_path, ROLES))
    growth = pack.definition("vietnamese-workers-in-korea-yoy-growth")
    change = pack.definition("river-length-yoy-change")
    assert growth is not None and growth.unit == "percent"
    assert change is not None and change.unit == "kilometre"


def test_territories_are_entities_by_their_cldr_names(tmp_path: Path) -> None:
    pack = load_pack(write(tmp_path, ROLES))
    assert pack.entities["japan"].surfaces("vi", "names") == ("Nhật Bản",)
    assert pack.entities["korea"].classes == {"country"}


def test_an_including_pack_adds_words_to_an_entity(tmp_path: Path) -> None:
    write(tmp_path, ROLES, "base.toml")
    own = write(
        tmp_path, '[pack]\ninclude = ["./base.toml"]\n[entities.korea]\nen = { names = ["Chosun"] }\n'
    )
    assert set(load_pack(own).entities["korea"].surfaces("en", "names")) >= {"Korea", "Chosun"}


def test_shipped_packs_load_and_pickle() -> None:
    pack = load_pack("vietnam-korea")
    again = pickle.loads(pickle.dumps(pack))
    assert again == pack
    assert again.definition("vietnamese-workers-in-korea") is not None


def test_no_pack_is_an_empty_one() -> None:
    assert load_pack().measures == {} and load_pack().rules == ()


MISTAKES = [
    ('[measures.a]\nunt = "person"', 'own.toml:1: measures.a: the key "unit" is missing'),
    (
        '[measures.a]\nunit = "person"\nmach.en = ["x"]',
        'own.toml:3: measures.a: no key "mach" is known here; did you mean "match"?',
    ),
    (
        '[measures.a]\nunit = "person"\nmatch.en = ["(x"]',
        'own.toml:3: measures.a.match: the pattern "(x" cannot be compiled: "(" is never closed',
    ),
    ('[measures.a]\nunit = "person"\nmatch.en = ["{korea} <n>"]', 'no entity or role is named "korea"'),
    ('[measures.a]\nunit = "person"\nmatch.xx = ["x <n>"]', '"xx" is no known language'),
    ('[measures.a]\nunit = "person"\ndynamics = "flows"', 'did you mean "flow"?'),
    ('[measures.a]\nunit = "person"\ndrift = { usual = "often" }', "measures.a: "),
    ('[measures.a]\nunit = "person"\nroles = { p = "land" }', 'role "p": no class is named "land"'),
    ('[measures."{p}-x"]\nunit = "person"', "the name has {p}, which is none of its roles"),
    ('[measures.a]\nunit = "person"\npart_of = "b"', '"part_of" names no measure: "b"'),
    ('[[rules]]\nid = "r"', 'own.toml:1: rules[1]: the key "assert" is missing'),
    ('[[rules]]\nid = "r"\nassert = "[a] == 1"', 'no measure is named "a"'),
    ('[[rules]]\nid = "r"\nassert = "[a] =="', 'rules[1]: "assert": '),
    (
        '[measures.a]\nunit = "person"\n[measures.b]\nunit = "USD"\n'
        '[[rules]]\nid = "r"\nassert = "[a] + [b] == [b]"',
        'rules[1]: "assert": ',
    ),
    (
        '[measures.a]\nunit = "person"\n[[rules]]\nid = "r"\nassert = "[a] > 1"\n'
        '[[rules]]\nid = "r"\nassert = "[a] > 2"',
        'the id "r" is already used in own.toml:3',
    ),
    ('[pack]\ninclude = ["bilaterl"]', 'no pack "bilaterl"'),
    ('[pack]\ninclude = ["./own.toml"]', '"./own.toml" includes itself'),
    ("[measures.a", "own.toml:1: is no valid TOML"),
    ('[mesures.a]\nunit = "person"', 'no key "mesures" is known here; did you mean "measures"?'),
    ('[entities.a]\nen = { names = "x" }', '"names" must be a list of texts'),
    ("[entities.a]", "needs names"),
]


@pytest.mark.parametrize(("text", "message"), MISTAKES)
def test_a_mistake_says_where_and_what(
    text: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, text)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PackError) as caught:
        load_pack("own.toml")
    assert message in str(caught.value)


def test_all_mistakes_of_all_files_are_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "[measures.a]\n", "base.toml")
    write(tmp_path, '[pack]\ninclude = ["./base.toml"]\n[measures.b]\n[[rules]]\n')
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PackError) as caught:
        load_pack("own.toml")
    assert len(caught.value.mistakes) == 4
