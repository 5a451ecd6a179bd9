"""JSON Schemas of the files that users write, for editors: drawn from the very readers of those files.

    schema("config")["properties"]["fail-on"]  ->  {"type": "string", "enum": ["error", …], "description": …}

In: the name of a kind of file. Out: its schema (2020-12). Each reader is run once over a `Questions` table,
which holds nothing, answers with the least there can be and keeps what it was asked for: a schema cannot lag
behind.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from attrs import define, field

from factcheck import config, packs
from factcheck.tables import Shape, Table

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TEXTS: Shape = {"type": "array", "items": {"type": "string"}}
TYPES = {str: "string", bool: "boolean", int: "integer", float: "number"}
PLAIN = ("a text", "true or false")  # what the type says by itself
ANY = "*"
"""Stands for every key of a table whose keys are names."""

T = TypeVar("T")


def _object() -> Shape:
    return {"type": "object", "properties": {}, "additionalProperties": False}


@define
class Questions(Table):
    """A table that keeps what is asked of it as a schema."""

    schema: Shape = field(factory=_object)

    @classmethod
    def new(cls, schema: Shape) -> "Questions":
        return cls("", (), {}, [], {}, schema=schema)

    def _note(self, key: str, shape: Shape, *, required: bool = False) -> Shape:
        """Keep what a key may hold; the first question about it stands."""
        if key == ANY:
            self.schema["additionalProperties"] = self.schema["additionalProperties"] or shape
            return self._kept(self.schema, "additionalProperties")
        if required and key not in self.schema.setdefault("required", []):
            self.schema["required"].append(key)
        self.schema["properties"].setdefault(key, shape)
        return self._kept(self.schema["properties"], key)

    @staticmethod
    def _kept(where: Shape, key: str) -> Shape:
        kept: Shape = where[key]
        return kept

    def has(self, key: str) -> bool:
        return True

    def names(self, known: tuple[str, ...] = ()) -> tuple[str, ...]:
        return known or (ANY,)

    def raw(self, key: str, default: Any = None, *, shape: Shape | None = None) -> Any:
        self._note(key, shape or {})
        return default

    def get(self, key: str, kind: type[T], expected: str, default: T | None) -> T | None:
        said = {} if expected in PLAIN else {"description": expected}
        self._note(key, {"type": TYPES[kind]} | said, required=default is None)
        return default

    def choice(self, key: str, options: tuple[str, ...], default: str | None = None) -> str:
        self._note(key, {"type": "string", "enum": list(options)}, required=default is None)
        return default or ""

    def texts(
        self, key: str, default: tuple[str, ...] = (), *, expected: str = "", single: bool = False
    ) -> tuple[str, ...]:
        shape = {"anyOf": [{"type": "string"}, TEXTS]} if single else TEXTS
        self._note(key, shape | ({"description": expected} if expected else {}), required=bool(expected))
        return default

    def day(self, key: str) -> None:
        self._note(key, config.DAY)

    def text_or_table(self, key: str) -> Table:
        whole = self._note(key, {"anyOf": [{"type": "string"}, _object()]})
        return Questions.new(whole["anyOf"][1])

    def one_of(self, keys: tuple[str, ...], expected: str) -> None:
        self.schema["anyOf"] = [{"required": [key]} for key in keys]

    def table(self, key: str, *, expected: str = "") -> Table:
        return Questions.new(self._note(key, _object()))

    def tables(self, key: str) -> list[Table]:
        return [Questions.new(self._note(key, {"type": "array", "items": _object()})["items"])]

    def parse(self, key: str, value: Any, read: Callable[[Any], T]) -> None:
        """Nothing: what there is to read has been noted by the question for it."""


READERS: dict[str, Callable[[Table], object]] = {
    "pack": packs.peruse,
    "config": lambda table: config.of(table, Path(config.NAME)),
    "accepted": config.accepted,
}
TITLES = {
    "pack": "A factcheck pack",
    "config": "factcheck.toml",
    "accepted": "Findings that factcheck accepts",
}


def schema(kind: str) -> Shape:
    """The JSON Schema of one of `READERS`."""
    table = Questions.new(_object())
    READERS[kind](table)
    return {"$schema": DIALECT, "title": TITLES[kind], **table.schema}
