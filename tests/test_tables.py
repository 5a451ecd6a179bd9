"""Strict TOML tables: typed values, and mistakes with their places."""

from pathlib import Path

from factcheck import tables

TEXT = """\
[pack]
name = "x"
include = "bilateral"

[measures.one]
unit = 3
tolerence = 1

[[rules]]
id = "a"

[[rules]]
enabled = "yes"
severity = "eror"
[rules.let]
x = 1
"""


def table(tmp_path: Path, text: str) -> tables.Table:
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    return tables.read(path, name="own.toml")


def test_values_come_typed(tmp_path: Path) -> None:
    root = table(tmp_path, 'a = "x"\nb = ["y"]\nc = true\n[d]\ne = 1\n')
    assert (root.text("a"), root.texts("b"), root.flag("c")) == ("x", ("y",), True)
    assert root.table("d").get("e", int, "a number", None) == 1
    root.close()
    assert root.mistakes == []


def test_all_mistakes_are_told_with_their_lines(tmp_path: Path) -> None:
    root = table(tmp_path, TEXT)
    pack = root.table("pack")
    pack.texts("include")
    pack.close()
    measure = root.table("measures").table("one")
    measure.text("unit")
    measure.flag("tolerance")
    measure.close()
    for rule in root.tables("rules"):
        rule.text("id")
        rule.flag("enabled")
        rule.choice("severity", ("none", "note", "warning", "error"), "")
        rule.table("let").texts("x")
        rule.close()
    root.close()
    assert root.mistakes == [
        'own.toml:3: pack: "include" must be a list of texts, not "bilateral"',
        'own.toml:2: pack: no key "name" is known here',
        'own.toml:6: measures.one: "unit" must be a text, not 3',
        'own.toml:7: measures.one: no key "tolerence" is known here; did you mean "tolerance"?',
        'own.toml:12: rules[2]: the key "id" is missing (a text)',
        'own.toml:13: rules[2]: "enabled" must be true or false, not "yes"',
        'own.toml:14: rules[2]: "severity" must be one of "none", "note", "warning", "error", not "eror"; '
        'did you mean "error"?',
        'own.toml:16: rules[2].let: "x" must be a list of texts, not 1',
    ]


def test_a_file_that_is_no_toml_is_one_mistake(tmp_path: Path) -> None:
    (mistake,) = table(tmp_path, "a = ").mistakes
    assert mistake.startswith("own.toml:1: is no valid TOML: ")


def test_a_missing_file_is_one_mistake(tmp_path: Path) -> None:
    assert tables.read(tmp_path / "none.toml", name="none.toml").mistakes == [
        "none.toml: cannot be read: No such file or directory"
    ]


def test_a_file_in_another_encoding_is_one_mistake(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_bytes(b'a = "\xff"')
    assert tables.read(tmp_path / "own.toml", name="own.toml").mistakes == ["own.toml: is not UTF-8 (byte 5)"]
