"""`factcheck completion`: a shell in, the script that makes it complete the command out.

factcheck completion bash >> ~/.bashrc      then: factcheck che<Tab> docs/ --rules bi<Tab>

The script asks the program at each Tab: what it offers is what this version takes, the packs that it ships
and the branches of the repository. Where a shell asks, `main` calls `answer`; no other start loads any of it.
"""

import argparse
import os
from argparse import Action, ArgumentParser
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import argcomplete
from argcomplete.lexers import split_line
from argcomplete.shell_integration import shellcode

from factcheck.cli import outputs, parsers

ASKED = "_ARGCOMPLETE"
"""The variable by which the script asks."""

SHORT = "check"  # the command that may go without its name

Completer = Callable[..., Iterable[str]]


def run(given: argparse.Namespace) -> int:
    """Print the script."""
    code = shellcode([parsers.PROGRAM], shell=given.shell)
    outputs.write(code.strip("\n").splitlines(), None)
    return 0


def answer() -> None:
    """Say what the word at the cursor may be, and end the program."""
    parser, commands = parsers.build()
    check = commands.choices[SHORT]
    for each in commands.choices.values():
        for action in each._actions:
            _complete(action)
    # argcomplete looks for `completer` on argparse's objects, whose types know nothing of it.
    commands.completer = _texts  # type: ignore[attr-defined]
    _, word, _, words, _ = split_line(os.environ["COMP_LINE"], int(os.environ["COMP_POINT"]))
    first = words[1] if len(words) > 1 else word
    short = not parsers.is_named(first, commands.choices) and (len(words) > 1 or first.startswith("-"))
    argcomplete.autocomplete(check if short else parser, always_complete_options=False)


def _complete(action: Action) -> None:
    """Say what completes the values of an argument; its choices do without being told."""
    if action.choices is None:
        # Likewise: an attribute that only argcomplete knows.
        action.completer = VALUES.get(action.dest, _nothing)  # type: ignore[attr-defined]


def _nothing(**_: object) -> list[str]:
    return []


def _files(prefix: str, suffixes: Iterable[str] = (), **_: object) -> Iterator[str]:
    """Folders, and the files with one of these suffixes (none: all), as far as they begin with the prefix."""
    head, name = os.path.split(prefix)
    top = Path(head).expanduser()
    try:
        found = sorted(top.iterdir())
    except OSError:
        return
    for path in found:
        if not path.name.startswith(name) or (path.name.startswith(".") and not name.startswith(".")):
            continue
        shown = os.path.join(head, path.name)  # noqa: PTH118 - as it was typed: "./a" and "~/a" stay so
        if path.is_dir():
            yield f"{shown}/"
        elif not suffixes or path.suffix.lower() in suffixes:
            yield shown


def _texts(prefix: str, **_: object) -> Iterator[str]:
    from factcheck import documents, references

    return _files(prefix, [*documents.READERS, *references.READERS])


def _packs(prefix: str, **_: object) -> list[str]:
    from factcheck import packs

    return [*packs.shipped(), *_files(prefix, [".toml"])]


def _languages(**_: object) -> tuple[str, ...]:
    from factcheck import languages

    return languages.known()


def _revisions(**_: object) -> list[str]:
    from factcheck import revisions

    return revisions.names(Path())


def _reports(prefix: str, action: Action, parser: ArgumentParser, **_: object) -> Iterator[str]:
    """FILE, FORMAT= and FORMAT=FILE."""
    formats = next((each.choices for each in parser._actions if each.dest == "format"), None) or ()
    name, sign, path = prefix.partition("=")
    if sign and name in formats and isinstance(action.default, list):
        yield from (f"{name}={file}" for file in _files(path))
        return
    if isinstance(action.default, list):
        yield from (f"{each}=" for each in formats)
    yield from _files(prefix)


VALUES: dict[str, Completer] = {
    "paths": _texts,
    "against": _texts,
    "place": _texts,
    "premise": _texts,
    "hypothesis": _texts,
    "folder": partial(_files, suffixes=["/"]),
    "rules": _packs,
    "packs": _packs,
    "language": _languages,
    "since": _revisions,
    "old": partial(_files, suffixes=[".json"]),
    "new": partial(_files, suffixes=[".json"]),
    "output": _reports,
}
"""What completes the values of an argument, by the name that it has among the parsed ones."""
