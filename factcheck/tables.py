"""TOML files read strictly: every mistake is gathered with its file, line, entry and key.

    file = tables.read(Path("our.toml"), what="pack")
    measure = file.table("measures").table("bridge-length")
    unit = measure.text("unit")                    # a mistake if missing or no text
    measure.close()                                # unknown keys are mistakes, with the nearest known one

In: a TOML file. Out: typed values, and `file.mistakes`, a line each, ready to be raised together.
"""

import difflib
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from attrs import define, field

from factcheck.errors import FactcheckError

_KEY = r"""[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*'"""
_KEYS = rf"(?:{_KEY})(?:\s*\.\s*(?:{_KEY}))*"
_HEADER = re.compile(rf"^\s*(\[\[?)\s*({_KEYS})\s*\]")
_ENTRY = re.compile(rf"^\s*({_KEYS})\s*=")

Keys = tuple[str | int, ...]
T = TypeVar("T")


def nearest(word: str, known: Iterator[str] | Mapping[str, Any] | list[str] | tuple[str, ...]) -> str:
    """The question to end a message with: `; did you mean "tolerance"?`, or nothing."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f'; did you mean "{close[0]}"?' if close else ""


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
            lines.setdefault(current, number)
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

    def where(self, key: str | int | None = None) -> str:
        """`our.toml:12: rules[1] "id"`: file, line where known, entry, key."""
        path: Keys = self.path if key is None else (*self.path, key)
        line = next((self.lines[path[:n]] for n in range(len(path), 0, -1) if path[:n] in self.lines), None)
        entry = ""
        for part in self.path:
            entry += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if entry else str(part)
        place = f"{self.file}:{line}: " if line else f"{self.file}: "
        return place + (f"{entry}: " if entry else "")

    def mistake(self, problem: str, key: str | int | None = None) -> None:
        self.mistakes.append(self.where(key) + problem)

    def has(self, key: str) -> bool:
        return key in self.values

    def raw(self, key: str, default: Any = None) -> Any:
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
            self.mistake(f'"{key}" must be {expected}, not {_shown(value)}', key)
            return default
        return value

    def text(self, key: str, default: str | None = None, *, expected: str = "a text") -> str:
        return self.get(key, str, expected, default) or ""

    def flag(self, key: str, default: bool = False) -> bool:
        return bool(self.get(key, bool, "true or false", default))

    def choice(self, key: str, options: tuple[str, ...], default: str | None = None) -> str:
        expected = "one of " + ", ".join(f'"{option}"' for option in options)
        value = self.get(key, str, expected, default)
        if value is not None and value not in options and value != default:
            self.mistake(f'"{key}" must be {expected}, not "{value}"{nearest(value, options)}', key)
            return default or ""
        return value or ""

    def texts(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list of texts; a single text is not one, so that a forgotten bracket is seen."""
        value = self.raw(key)
        if value is None:
            return default
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.mistake(f'"{key}" must be a list of texts, not {_shown(value)}', key)
            return default
        return tuple(value)

    def table(self, key: str) -> "Table":
        """The table under `key`, empty where it is missing or no table (a mistake)."""
        value = self.raw(key, {})
        if not isinstance(value, dict):
            self.mistake(f'"{key}" must be a table, not {_shown(value)}', key)
            value = {}
        return Table(self.file, (*self.path, key), value, self.mistakes, self.lines)

    def tables(self, key: str) -> list["Table"]:
        """The array of tables under `key` (`[[key]]`)."""
        value = self.raw(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.mistake(f'"{key}" must be written as [[{key}]] tables, not {_shown(value)}', key)
            return []
        return [
            Table(self.file, (*self.path, key, n), item, self.mistakes, self.lines)
            for n, item in enumerate(value)
        ]

    def entries(self) -> list[tuple[str, "Table"]]:
        """Every key with its table, for tables whose keys are names."""
        return [(key, self.table(key)) for key in self.values]

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


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, dict):
        return "a table"
    return "a list" if isinstance(value, list) else str(value)


def read(path: Path, *, name: str | None = None) -> Table:
    """A TOML file as its root table; what is no TOML is the table's one mistake."""
    shown = name or path.as_posix()
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as problem:
        return Table(shown, (), {}, [f"{shown}: cannot be read: {problem.strerror}"], {})
    except UnicodeDecodeError as problem:
        return Table(shown, (), {}, [f"{shown}: is not UTF-8 (byte {problem.start})"], {})
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        return Table(shown, (), {}, [f"{shown}: is no valid TOML: {problem}"], {})
    return Table(shown, (), values, [], _line_numbers(text))
