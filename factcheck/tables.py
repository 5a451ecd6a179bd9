"""TOML files read strictly: every mistake is gathered with its file, line, entry and key.

    file = tables.read(Path("our.toml"), what="pack")
    measure = file.table("measures").table("bridge-length")
    unit = measure.text("unit")                    # a mistake if missing or no text
    measure.close()                                # unknown keys are mistakes, with the nearest known one

In: a TOML file. Out: typed values, and `file.mistakes`, a line each, ready to be raised together.
"""

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from attrs import define, field

from factcheck.errors import FactcheckError, nearest

_KEY = r"""[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*'"""
_KEYS = rf"(?:{_KEY})(?:\s*\.\s*(?:{_KEY}))*"
_HEADER = re.compile(rf"^\s*(\[\[?)\s*({_KEYS})\s*\]")
_ENTRY = re.compile(rf"^\s*({_KEYS})\s*=")

Keys = tuple[str | int, ...]
Shape = dict[str, Any]
"""What a value may be, as JSON Schema."""
T = TypeVar("T")


def _parts(keys: str) -> list[str]:
    return [part.strip("\"'") for part in re.findall(_KEY, keys)]


def _line_numbers(text: str) -> dict[Keys, int]:
    """Where each table and key of a TOML text stands; keys inside inline tables are not listed."""
    lines: dict[Keys, int] = {}
    counts: dict[Keys, int] = {}

    def resolve(parts: list[str]) -> Keys:
        path: Keys = ()
        for part in parts:
            path = (*path, part)
            if path in counts:
                path = (*path, counts[path] - 1)
        return path

    current: Keys = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            parts = _parts(header[2])
            if header[1] == "[[":
                array = (*resolve(parts[:-1]), parts[-1])
                counts[array] = counts.get(array, 0) + 1
                current = (*array, counts[array] - 1)
            else:
                current = resolve(parts)
            for length in range(1, len(current) + 1):
                lines.setdefault(current[:length], number)
        elif entry := _ENTRY.match(line):
            path = current
            for part in _parts(entry[1]):
                path = (*path, part)
                lines.setdefault(path, number)
    return lines


@define
class Table:
    """One table of a file: typed access that records what is wrong instead of stopping at it."""

    file: str
    path: Keys
    values: Mapping[str, Any]
    mistakes: list[str]
    lines: Mapping[Keys, int]
    used: set[str] = field(factory=set)

    def line(self, key: str | int | None = None) -> int | None:
        """The line of a key, or of what it is in; None where no line is known."""
        path: Keys = self.path if key is None else (*self.path, key)
        return next((self.lines[path[:n]] for n in range(len(path), 0, -1) if path[:n] in self.lines), None)

    def where(self, key: str | int | None = None) -> str:
        """`our.toml:12: rules[1] "id"`: file, line where known, entry, key."""
        line = self.line(key)
        entry = ""
        for part in self.path:
            entry += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if entry else str(part)
        place = f"{self.file}:{line}: " if line else f"{self.file}: "
        return place + (f"{entry}: " if entry else "")

    def mistake(self, problem: str, key: str | int | None = None) -> None:
        self.mistakes.append(self.where(key) + problem)

    def has(self, key: str) -> bool:
        """Whether the key is there; a key that is asked for is a known one."""
        self.used.add(key)
        return key in self.values

    def names(self, known: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The keys of a table whose keys are names; where `known` are given, it may have no others."""
        return tuple(self.values)

    def raw(self, key: str, default: Any = None, *, shape: Shape | None = None) -> Any:
        """The value as it is; `shape` says as JSON Schema what the caller will take."""
        self.used.add(key)
        return self.values.get(key, default)

    def get(self, key: str, kind: type[T], expected: str, default: T | None) -> T | None:
        """The value of `key` if it is of this type; without a default, a missing key is a mistake."""
        value = self.raw(key)
        if value is None:
            if default is None:
                self.mistake(f'the key "{key}" is missing ({expected})')
            return default
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self.mistake(f'"{key}" must be {expected}, not {shown(value)}', key)
            return default
        return value

    def text(self, key: str, default: str | None = None, *, expected: str = "a text") -> str:
        return self.get(key, str, expected, default) or ""

    def flag(self, key: str, default: bool = False) -> bool:
        return bool(self.get(key, bool, "true or false", default))

    def choice(self, key: str, options: tuple[str, ...], default: str | None = None) -> str:
        listed = ", ".join(f'"{option}"' for option in options)
        expected = f"one of {listed}" if len(options) > 1 else listed
        value = self.get(key, str, expected, default)
        if value is not None and value not in options and value != default:
            self.mistake(f'"{key}" must be {expected}, not "{value}"{nearest(value, options)}', key)
            return default or ""
        return value or ""

    def texts(
        self, key: str, default: tuple[str, ...] = (), *, expected: str = "", single: bool = False
    ) -> tuple[str, ...]:
        """A list of texts; a single text is one only where `single`, so that a forgotten bracket is seen.

        Where it is said what is expected, a missing key is a mistake.
        """
        value = self.raw(key)
        if value is None:
            if expected:
                self.mistake(f'the key "{key}" is missing ({expected})')
            return default
        if single and isinstance(value, str):
            return (value,)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            wrong = [item for item in value if not isinstance(item, str)] if isinstance(value, list) else []
            found = f"one with {shown(wrong[0])} in it" if wrong else shown(value)
            self.mistake(f'"{key}" must be a list of texts, not {found}', key)
            return default
        return tuple(value)

    def day(self, key: str) -> date | None:
        """A date as TOML writes it, without a time of day."""
        value = self.raw(key)
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        self.mistake(f'"{key}" must be a date such as 2025-08-15, without quotes, not {shown(value)}', key)
        return None

    def text_or_table(self, key: str) -> "str | Table":
        """For what a text says in short and a table at length."""
        return self.text(key) if isinstance(self.values[key], str) else self.table(key)

    def one_of(self, keys: tuple[str, ...], expected: str) -> None:
        """Of these keys at least one must be there."""
        if not any(self.has(key) for key in keys):
            self.mistake(expected)

    def table(self, key: str, *, expected: str = "a table") -> "Table":
        """The table under `key`; empty where it is missing or no table, which is one mistake, not more."""
        value = self.raw(key, {})
        if not isinstance(value, dict):
            self.mistake(f'"{key}" must be {expected}, not {shown(value)}', key)
            return Table(self.file, (*self.path, key), {}, [], self.lines)
        return Table(self.file, (*self.path, key), value, self.mistakes, self.lines)

    def tables(self, key: str) -> list["Table"]:
        """The array of tables under `key` (`[[key]]`)."""
        value = self.raw(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.mistake(f'"{key}" must be written as [[{key}]] tables, not {shown(value)}', key)
            return []
        return [
            Table(self.file, (*self.path, key, n), item, self.mistakes, self.lines)
            for n, item in enumerate(value)
        ]

    def entries(self) -> list[tuple[str, "Table"]]:
        """Every key with its table, for tables whose keys are names."""
        return [(key, self.table(key)) for key in self.names()]

    def parse(self, key: str, value: Any, read: Callable[[Any], T]) -> T | None:
        """What `read` makes of a value; its ValueError or FactcheckError becomes a mistake."""
        try:
            return read(value)
        except (ValueError, FactcheckError) as problem:
            self.mistake(f'"{key}": {problem}', key)
            return None

    def close(self) -> None:
        """Say of every key that nothing asked for that it is unknown."""
        for key in self.values:
            if key not in self.used:
                self.mistake(f'no key "{key}" is known here{nearest(key, sorted(self.used))}', key)


def quoted(text: str) -> str:
    """A text as TOML writes it: as JSON does, but for the one control character that JSON leaves as it is."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def shown(value: Any) -> str:
    """A value as a message shows it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, dict):
        return "a table"
    return "a list" if isinstance(value, list) else str(value)


_SPOT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_PLAINER = (
    (r"Cannot overwrite a value", "a key is given twice"),
    (r"Cannot declare \((.*?),?\) twice", r"the table [\1] is opened twice"),
    (r"Illegal character '\\n'", "a text in quotes must end on its line"),
    (r"Invalid date or datetime", "there is no such date"),
)
"""What the parser of the standard library says, and what a writer of tables understands by it."""


def _no_toml(file: str, text: str, problem: str) -> str:
    """The parser's message with the line in its usual place."""
    spot = _SPOT.search(problem)
    line = spot[1] if spot and spot[1] else len(text.splitlines())
    said = _SPOT.sub(f", column {spot[2]}" if spot and spot[2] else "", problem)
    for theirs, ours in _PLAINER:
        said = re.sub(theirs, ours, said)
    said = re.sub(r"\[('.*')\]", lambda keys: "[" + ".".join(re.findall(r"'(.*?)'", keys[1])) + "]", said)
    return f"{file}:{line}: is no valid TOML: {said}"


def read(path: Path, *, name: str | None = None) -> Table:
    """A TOML file as its root table; what is no TOML is the table's one mistake."""
    place = name or path.as_posix()
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as problem:
        return Table(place, (), {}, [f"{place}: cannot be read: {problem.strerror}"], {})
    except UnicodeDecodeError as problem:
        return Table(place, (), {}, [f"{place}: is not UTF-8 (byte {problem.start})"], {})
    return parse(text, place)


def parse(text: str, place: str) -> Table:
    """The text of a TOML file as its root table."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        return Table(place, (), {}, [_no_toml(place, text, str(problem))], {})
    return Table(place, (), values, [], _line_numbers(text))
