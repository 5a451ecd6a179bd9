"""Mistakes in packs and configurations: each file below `mistakes/` makes one, `messages.txt` what is said.

python -m tests.test_mistakes      writes messages.txt anew; read the difference as a user would

The first line of a file says what is wrong, and whether it is a mistake of `shape` (an editor sees it by the
schema), of `meaning`, or of the `text` (no TOML at all).
"""

import json
import os
import re
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factcheck import config, examples, schemas, tables
from factcheck.cli import parsers
from factcheck.errors import PackError
from factcheck.packs import load_pack, shipped

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "tests" / "mistakes"
GOLDEN = FOLDER / "messages.txt"
FILES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("*/*.toml"))


def of_pack(path: Path) -> list[str]:
    try:
        load_pack(path)
    except PackError as error:
        return error.mistakes
    return []


def of_examples(path: Path) -> list[str]:
    """What `factcheck test` says of a pack that loads."""
    pack = load_pack(path)
    failed = [f"{f.where}expected {f.expected}, got {f.got}" for f in examples.check(pack)]
    return [*failed, *(f"{where}has no example" for where in examples.lacking(pack).values())]


def of_accepted(path: Path) -> list[str]:
    table = tables.read(path)
    config.accepted(table)
    return table.mistakes


READERS: dict[str, Callable[[Path], list[str]]] = {
    "pack": of_pack,
    "examples": of_examples,
    "config": lambda path: config.scan(path)[1],
    "accepted": of_accepted,
}


def told(name: str) -> str:
    """What is said of a file, under its name."""
    path = Path(name)
    return "\n  ".join([name, *READERS[path.parent.name](path)]) + "\n"


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)


def golden() -> dict[str, str]:
    parts = re.split(r"(?m)^(?=\S)", GOLDEN.read_text(encoding="utf-8"))
    return {part.splitlines()[0]: part for part in parts if part}


def test_there_are_many() -> None:
    assert len(FILES) >= 40
    assert sorted(golden()) == FILES


@pytest.mark.parametrize("name", FILES)
def test_a_mistake_is_told_as_written_down(name: str) -> None:
    assert told(name) == golden()[name]


@pytest.mark.parametrize("name", FILES)
def test_a_mistake_is_told_with_its_place(name: str) -> None:
    messages = golden()[name].splitlines()[1:]
    assert messages, "nothing is said of it"
    for message in messages:
        assert re.match(rf"  {re.escape(name)}:\d+: .", message), message


def kind(name: str) -> str:
    first = (FOLDER / name).read_text(encoding="utf-8").splitlines()[0]
    found = re.fullmatch(r"# .*[.] \((shape|meaning|text)\)", first)
    assert found, first
    return found[1]


def plain(value: Any) -> Any:
    """TOML as JSON has it: dates are texts."""
    return json.loads(
        json.dumps(value, default=lambda day: day.isoformat() if isinstance(day, date) else str(day))
    )


def problems(path: Path, schema: str) -> list[str]:
    """What a JSON Schema validator has against a file."""
    jsonschema = pytest.importorskip("jsonschema")
    validator = jsonschema.Draft202012Validator(schemas.schema(schema))
    values = plain(tomllib.loads(path.read_text(encoding="utf-8")))
    return [error.message for error in validator.iter_errors(values)]


@pytest.mark.parametrize("name", [name for name in FILES if kind(name) != "text"])
def test_the_schema_sees_mistakes_of_shape(name: str) -> None:
    folder = Path(name).parent.name
    found = problems(FOLDER / name, "pack" if folder == "examples" else folder)
    assert bool(found) == (kind(name) == "shape"), found


def test_the_command_offers_every_schema() -> None:
    assert tuple(schemas.READERS) == parsers.KINDS


@pytest.mark.parametrize("kind", schemas.READERS)
def test_the_schemas_are_schemas(kind: str) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft202012Validator.check_schema(schemas.schema(kind))


PACKS = sorted([*shipped().values(), *ROOT.glob("examples/*/*.toml")])
CONFIGS = sorted([*ROOT.glob("examples/*/factcheck.toml"), ROOT / "seeds" / "factcheck.toml"])
PACKS = [path for path in PACKS if path.name not in ("factcheck.toml", "key.toml")]


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_packs_fit_the_schema(path: Path) -> None:
    assert problems(path, "pack") == []


@pytest.mark.parametrize("path", CONFIGS, ids=lambda path: path.parent.name)
def test_configurations_fit_the_schema(path: Path) -> None:
    assert problems(path, "config") == []


def test_accepted_findings_fit_the_schema() -> None:
    assert problems(ROOT / "seeds" / "factcheck-accepted.toml", "accepted") == []


if __name__ == "__main__":
    os.chdir(FOLDER)
    GOLDEN.write_text("".join(map(told, FILES)), encoding="utf-8")
