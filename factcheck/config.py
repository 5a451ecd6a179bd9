"""factcheck.toml or [tool.factcheck] in, a strict `Config` out, with every mistake of both its files.

    config, mistakes = scan(find(Path("reports/")))
    config.about("2009/trade.txt") == {"published": …, "language": "vi"}

Paths in a configuration are relative to its folder.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pathspec
from attrs import field, frozen

from factcheck import fiscalyears, languages, references, tables
from factcheck.documents.sources import REFERENCE, ROLES, publication
from factcheck.errors import ConfigError, DocumentError
from factcheck.fiscalyears import FiscalYear
from factcheck.tables import Table

NAME = "factcheck.toml"
PROJECT = "pyproject.toml"
FAIL_ON = ("error", "warning", "note", "never")
READINGS = ("normal", "strict", "lenient")
MISSING = "cannot be read: there is no such file"
DAY = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_DATE = {
    "anyOf": [{"type": "string", "pattern": r"^\d{4}(-\d{2}){0,2}([T ]\d{2}:.*)?$"}, {"type": "integer"}]
}
_ENDS = {"type": "object", "properties": {"start": _DATE, "end": _DATE}, "additionalProperties": False}
WINDOW = {"anyOf": [_DATE, _ENDS]}
"""What `publication` takes, as JSON Schema."""


@frozen(kw_only=True)
class Entry:
    """What the configuration adds to the sources whose path matches; only what it states."""

    path: str
    about: Mapping[str, Any]

    def matches(self, name: str) -> bool:
        """Whether a path relative to the configuration is meant, read as .gitignore reads its patterns."""
        return pathspec.GitIgnoreSpec.from_lines([self.path]).match_file(name)


@frozen(kw_only=True)
class Accepted:
    """A finding that someone looked at and lets stand, with the reason, at most until a day.

    `where` is the place that says so, `in_text` whether that is a comment of a text.
    """

    id: str
    reason: str
    until: date | None = None
    claims: tuple[str, ...] = ()
    where: str = field(default="", eq=False)
    in_text: bool = field(default=False, eq=False)


@frozen(kw_only=True)
class Config:
    """How a run is set up; without a file, the defaults."""

    path: Path | None = None
    rules: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_on: str = "error"
    reading: str = "normal"
    strict: bool = False
    accepted: tuple[Accepted, ...] = ()
    accepted_in: Path | None = None  # the file that it names for them
    sources: tuple[Entry, ...] = ()
    stated: Mapping[str, Any] = field(factory=dict)  # of every source, by the command line

    @property
    def root(self) -> Path | None:
        """The folder that the configuration speaks of."""
        return self.path.parent if self.path else None

    @property
    def tables(self) -> tuple[Path, ...]:
        """The reference tables that are named: whatever is checked is held against them."""
        paths = [each.path for each in self.sources if each.about.get("role") == REFERENCE]
        root = self.root
        return tuple(
            file for path in paths if root and references.has_rows(path) for file in _files(root, path)
        )

    def about(self, name: str) -> dict[str, Any]:
        """What is stated of the source with this path under `root`; the last entry to say a thing wins."""
        stated: dict[str, Any] = {}
        for entry in self.sources:
            if entry.matches(name):
                stated |= entry.about
        return stated | dict(self.stated)


def _files(root: Path, pattern: str) -> list[Path]:
    """The files that a pattern names from the root down, in order."""
    try:
        return sorted(path for path in root.glob(pattern.lstrip("/")) if path.is_file())
    except ValueError:  # a pattern of .gitignore that is none of paths
        return []


def find(start: Path) -> Path | None:
    """The nearest configuration in the folder of `start` or above it."""
    folder = start.absolute()
    for place in [folder, *folder.parents] if folder.is_dir() else folder.parents:
        if (place / NAME).is_file():
            return place / NAME
        if (place / PROJECT).is_file() and tables.read(place / PROJECT).values.get("tool", {}).get(
            "factcheck"
        ):
            return place / PROJECT
    return None


def read(path: Path | None) -> Config:
    """The configuration of a file.

    Raises:
        ConfigError: with every mistake in it and in the accepted findings it names, a line each.
    """
    config, mistakes = scan(path)
    if mistakes:
        raise ConfigError("\n".join(mistakes))
    return config


def scan(path: Path | None) -> tuple[Config, list[str]]:
    """The configuration as far as it can be used, and its mistakes, a line each."""
    if path is None:
        return Config(), []
    table = tables.read(path, name=_shown(path))
    if path.name == PROJECT:
        table = table.table("tool").table("factcheck")
    config = of(table, path)
    return config, table.mistakes


def of(table: Table, path: Path) -> Config:
    """What a configuration's table says; its mistakes, and those of the file it names, are the table's."""
    config = Config(
        path=path,
        rules=tuple(_located(rule, path.parent) for rule in table.texts("rules")),
        exclude=_patterns(table),
        fail_on=table.choice("fail-on", FAIL_ON, "error"),
        reading=table.choice("reading", READINGS, "normal"),
        strict=table.flag("strict"),
        accepted=_accepted(table, path.parent),
        accepted_in=path.parent / name if (name := table.text("accepted", "")) else None,
        sources=tuple(entry for each in table.tables("sources") if (entry := _entry(each, path.parent))),
    )
    table.close()
    return config


def _shown(path: Path) -> str:
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def _located(rule: str, root: Path) -> str:
    """A pack's name as it is; its path from the configuration's folder, short where that is below."""
    if rule.endswith(".toml"):
        return _shown(root / rule)
    return str(root / rule) if "/" in rule else rule


def _patterns(table: Table) -> tuple[str, ...]:
    patterns = table.texts("exclude")
    for pattern in patterns:
        table.parse("exclude", [pattern], pathspec.GitIgnoreSpec.from_lines)
    return patterns


def _entry(table: Table, root: Path) -> Entry | None:
    before = len(table.mistakes)
    path = table.text("path", expected='a pattern such as "2009/*.txt"')
    if path:
        table.parse("path", [path], pathspec.GitIgnoreSpec.from_lines)
    about: dict[str, Any] = {
        "published": table.parse("published", table.raw("published", shape=WINDOW), publication),
        "language": table.choice("language", languages.known(), ""),
        "title": table.text("title", ""),
        "publisher": table.text("publisher", ""),
        "trust": _trust(table),
        "role": table.choice("role", tuple(filter(None, ROLES)), ""),
        "scope": _scope(table.table("scope")),
        "fiscal_year": _fiscal_year(table),
    }
    table.close()
    if about["role"] == REFERENCE and references.has_rows(path) and not _files(root, path):
        table.mistake(f'"path": {_shown(root / path)}: there is no such table of figures', "path")
    if len(table.mistakes) > before:
        return None
    return Entry(path=path, about={key: value for key, value in about.items() if value not in (None, "", {})})


def _fiscal_year(table: Table) -> FiscalYear | None:
    given = table.raw("fiscal_year", shape=fiscalyears.SHAPE)
    return None if given is None else table.parse("fiscal_year", given, FiscalYear.parse)


def _trust(table: Table) -> float | None:
    value = table.raw("trust", shape={"type": "number", "exclusiveMinimum": 0})
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < float("inf"):
        table.mistake(f'"trust" must be a number above 0, not {tables.shown(value)}', "trust")
        return None
    return float(value)


def _scope(table: Table) -> dict[str, str]:
    return {key: table.text(key) for key in table.names()}


def _accepted(table: Table, root: Path) -> tuple[Accepted, ...]:
    name = table.text("accepted", "")
    if not name:
        return ()
    if not (root / name).is_file():
        table.mistake(f'"accepted": {_shown(root / name)}: {MISSING}', "accepted")
        return ()
    file = tables.read(root / name, name=_shown(root / name))
    found = accepted(file)
    table.mistakes += file.mistakes
    return found


def accepted(file: Table) -> tuple[Accepted, ...]:
    """The findings that a file lets stand."""
    known: dict[str, Accepted] = {}
    for entry in file.tables("accepted"):
        identity = entry.text("id", expected="the id of a finding")
        reason = entry.text("reason", expected="why the finding may stand").strip()
        if not reason and isinstance(entry.raw("reason"), str):
            entry.mistake('"reason" must say why the finding may stand, not nothing', "reason")
        until = entry.parse("until", entry.raw("until", shape=DAY), _day)
        claims = entry.texts("claims")
        entry.close()
        if identity in known:
            entry.mistake(f'the finding "{identity}" is accepted twice', "id")
        elif identity and reason:
            where = entry.where().partition(": ")[0]
            known[identity] = Accepted(id=identity, reason=reason, until=until, claims=claims, where=where)
    file.close()
    return tuple(known.values())


def _day(given: object) -> date | None:
    if given is None or (isinstance(given, date) and not hasattr(given, "hour")):
        return given
    if isinstance(given, str):
        try:
            return date.fromisoformat(given)
        except ValueError:
            pass
    raise DocumentError(f"expected a date such as 2026-01-31, not {tables.shown(given)}")
