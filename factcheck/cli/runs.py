"""What the commands share: arguments in; configuration, pack and what is wrong with them out.

    run = prepare(given, first="reports/"); run.config, run.pack, run.problems

A configuration or pack with mistakes is a problem; what is left of it is used.
"""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import attrs
from attrs import field, frozen

from factcheck import corpora, languages
from factcheck.config import Config
from factcheck.documents.sources import publication
from factcheck.errors import DocumentError, FactcheckError, PackError, nearest
from factcheck.findings import SCHEMA_VERSION, Report
from factcheck.packs import Pack, load_pack
from factcheck.periods import Period


@frozen(kw_only=True)
class Run:
    """One run's configuration and pack, and what is wrong with them, a line each."""

    config: Config
    pack: Pack
    problems: list[str] = field(factory=list)


def prepare(given: argparse.Namespace, *places: str) -> Run:
    """The configuration nearest to the first place that has one, and the packs named there or by arguments.

    Raises:
        FactcheckError: where an argument cannot be read.
    """
    config, problems = corpora.configured(None, *places)
    config = attrs.evolve(config, stated=_stated(given))
    pack = packed(dict.fromkeys((*config.rules, *given.rules)), problems)
    return Run(config=config, pack=pack, problems=problems)


def packed(names: Iterable[str], problems: list[str]) -> Pack:
    """The packs joined; those with mistakes become problems, and the others are used without them."""
    usable: list[str] = []
    pack = load_pack()
    for name in names:
        try:
            pack = load_pack(*usable, name)
            usable.append(name)
        except PackError as error:
            problems += [line for line in error.mistakes if line not in problems]
    return pack


def day(option: str, text: str | None) -> Period | None:
    """The days that an option's date covers, START..END included.

    Raises:
        FactcheckError: where it is no date.
    """
    if text is None:
        return None
    start, dots, end = text.partition("..")
    try:
        return publication({"start": start or None, "end": end or None} if dots else text)
    except DocumentError as error:
        raise FactcheckError(f"{option}: {error}") from error


def saved(path: str) -> Report:
    """The report in a file that `--format json` wrote.

    Raises:
        FactcheckError: where it is none.
    """
    try:
        read = json.loads(Path(path).read_bytes())
        version = read["schema_version"]
        if version != SCHEMA_VERSION:
            raise FactcheckError(f"{path}: has the schema_version {version}, expected {SCHEMA_VERSION}")
        return Report.from_dict(read)
    except OSError as error:
        raise FactcheckError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        expected = "expected what factcheck check … --format json writes"
        raise FactcheckError(f"{path}: is no report ({type(error).__name__}: {error}); {expected}") from error


def _stated(given: argparse.Namespace) -> dict[str, Any]:
    stated = (
        {"language": given.language, "published": day("--published", given.published)}
        if "language" in given
        else {}
    )
    if (code := stated.get("language")) and code not in languages.known():
        known = languages.known()
        raise FactcheckError(
            f'--language: no language "{code}"; expected one of {", ".join(known)}{nearest(str(code), known)}'
        )
    return {key: value for key, value in stated.items() if value is not None}
