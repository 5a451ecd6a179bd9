"""Configuration texts: an inventory as a factcheck.toml that a person reads and fills in.

    "".join(f"{line}\\n" for line in write(inventories.take(Path("docs"))))

What is sure is set: packs that link figures, reference tables, folders named after a language. A guess is a
setting behind a "#" with no blank after it, and changes nothing until someone takes that away.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import PurePosixPath
from textwrap import wrap

from babel import Locale

from factcheck.config import FAIL_ON, READINGS
from factcheck.inventories import ACCEPTED, Inventory, Undated
from factcheck.periods import Period
from factcheck.tables import quoted

WIDTH = 80
MOST = 20
"""Texts without a date that have an entry of their own; where there are more, their folders have one."""


def write(inventory: Inventory) -> Iterator[str]:
    """The lines of the configuration."""
    yield from _head(inventory)
    yield from _packs(inventory)
    yield from _settings(inventory)
    yield from _tables(inventory)
    yield from _languages(inventory)
    yield from _dates(inventory)


def counted(inventory: Inventory) -> str:
    """How many texts there are, and in which languages."""
    spoken = ", ".join(f"{count} {_name(code)}" for code, count in inventory.languages.items())
    return some(len(inventory.sources), "text") + (f" ({spoken})" if spoken else "")


def some(count: int, noun: str = "figure") -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _name(code: str) -> str:
    return Locale.parse(code).get_display_name("en") or code


def _head(inventory: Inventory) -> Iterator[str]:
    yield from _said(
        "How factcheck reads the texts of this folder. Written by factcheck init from what it found:"
    )
    dated = f"{counted(inventory)} with {some(inventory.figures)}"
    if inventory.span:
        first, last = inventory.span
        dated += f", published from {first} to {last} as far as they say so"
    yield from _said(dated, indent="  ")
    if inventory.others:
        kinds = ", ".join(
            f"{count} {suffix or 'without a suffix'}" for suffix, count in sorted(inventory.others.items())
        )
        yield from _said(f"files of other kinds, which are not read: {kinds}", indent="  ")
    yield from _said(
        'A "#" with no blank after it is before a setting that is off: take it away to use the setting. '
        "Paths and patterns count from this folder. All settings: factcheck schema config."
    )


def _packs(inventory: Inventory) -> Iterator[str]:
    yield ""
    yield from _said("Packs say what is measured: those that come with factcheck by name, your own by path.")
    for pack in inventory.packs:
        yield from _said(f"{pack.name} links {some(pack.figures)} here.")
    for name in inventory.broken:
        yield from _said(f"./{name} has mistakes, and is left out: factcheck test ./{name} tells them.")
    for name in inventory.clashing:
        yield from _said(f"{name} links figures, too, but cannot be used beside those above it.")
    if inventory.packs:
        yield from _list("rules", [pack.name for pack in inventory.packs])
        return
    yield from _said("None links figures here; factcheck suggest writes one from the texts.")
    yield from _list("#rules", [f"./{name}" for name in inventory.broken] or ["./figures.toml"])


def _settings(inventory: Inventory) -> Iterator[str]:
    yield ""
    yield from _said("Texts to leave out, by patterns such as .gitignore has.")
    if inventory.unreadable:
        yield from _said("These cannot be read as UTF-8 text: save them as such, or leave them out.")
        yield from _list("#exclude", [pattern(name) for name in inventory.unreadable])
    else:
        yield '#exclude = ["drafts/**"]'
    yield ""
    yield from _said("Where factcheck accept keeps the findings that you let stand, each with its reason.")
    yield f"{'' if inventory.accepted else '#'}accepted = {quoted(ACCEPTED)}"
    yield ""
    yield from _said(f"From which severity on a run fails: {', '.join(FAIL_ON)}.")
    yield f"#fail-on = {quoted(FAIL_ON[0])}"
    yield ""
    yield from _said(f'How wide words such as "about" and "over" are taken: {", ".join(READINGS)}.')
    yield f"#reading = {quoted(READINGS[0])}"


def _tables(inventory: Inventory) -> Iterator[str]:
    if not inventory.tables and not inventory.doubtful:
        return
    yield ""
    yield from _said("Reference tables: what they say is taken as right, and texts are held against it.")
    for name in inventory.tables:
        yield from _entry([f"path = {quoted(pattern(name))}", 'role = "reference"'])
    for name in inventory.doubtful:
        yield from _said(f"Some rows of this one cannot be used; factcheck {name} tells which.")
        yield from _entry([f"path = {quoted(pattern(name))}", 'role = "reference"'], off=True)


def _languages(inventory: Inventory) -> Iterator[str]:
    named = list(inventory.named_after_languages)
    if not named:
        return
    yield ""
    yield from _said(
        "The language of texts is found out; a folder that is named after one says it for all in it."
    )
    for folder, code in named:
        yield from _entry([f"path = {quoted(pattern(folder) + '/')}", f"language = {quoted(code)}"])


def _dates(inventory: Inventory) -> Iterator[str]:
    if not inventory.undated:
        return
    yield ""
    yield from _said(
        f"Texts that do not say to the month when they were published: {len(inventory.undated)}. Until "
        'that is filled in, what they call "now" or "last year" has no date. Guesses to mend, as a day, '
        '"2024-05", 2024 or { start = 2024-05-01, end = 2024-05-31 }:'
    )
    by_folder = [each for each in inventory.undated if each.folder]
    alone = [each for each in inventory.undated if not each.folder]
    for folder, each in groupby(sorted(by_folder, key=_folder), key=_folder):
        first, *rest = each
        yield from _said(f"{1 + len(rest)} of them, {first.why}:")
        yield from _entry(
            [f"path = {quoted(pattern(folder) + '/')}", f"published = {_published(first.guess)}"], off=True
        )
    yield from _whole_folders(alone) if len(alone) > MOST else _each(alone)


def _folder(undated: Undated) -> str:
    return undated.folder


def _each(undated: Iterable[Undated]) -> Iterator[str]:
    for each in undated:
        yield from _said(f"{each.why}:" if each.why else "Nothing in it tells:")
        published = _published(each.guess)
        yield from _entry([f"path = {quoted(pattern(each.source))}", f"published = {published}"], off=True)


def _whole_folders(undated: Iterable[Undated]) -> Iterator[str]:
    def kind(each: Undated) -> tuple[str, str]:
        path = PurePosixPath(each.source)
        return path.parent.as_posix(), path.suffix

    for (folder, suffix), each in groupby(sorted(undated, key=kind), key=kind):
        yield from _said(f"{len(list(each))} texts:")
        place = "" if folder == "." else pattern(folder)
        yield from _entry(
            [f"path = {quoted(f'{place}/*{suffix}')}", f"published = {_published(None)}"], off=True
        )


def _published(guess: Period | None) -> str:
    """A window of days as the configuration takes it, as short as it can be told."""
    if guess is None or guess.start is None or guess.end is None:
        return '"YYYY-MM-DD"'
    if guess.start == guess.end:
        return guess.start.isoformat()
    if guess.granularity == "month":
        return quoted(f"{guess.start:%Y-%m}")
    if guess.granularity == "year":
        return f"{guess.start:%Y}"
    return f"{{ start = {guess.start}, end = {guess.end} }}"


def pattern(name: str) -> str:
    """A pattern that this file alone matches, for the texts of .gitignore and for those of paths.

    What these do not spell alike (a bracket, a backslash, a byte that is no character) is any one character.
    """
    spelt = "".join(_spelt(char) for char in name)
    return f"/{spelt[:-1]}[ ]" if spelt.endswith(" ") else f"/{spelt}"


def _spelt(char: str) -> str:
    if char in "*?":
        return f"[{char}]"
    return "?" if char in "[\\" or not char.isprintable() else char


def _entry(lines: Sequence[str], *, off: bool = False) -> Iterator[str]:
    mark = "#" if off else ""
    yield from (f"{mark}{line}" for line in ("[[sources]]", *lines))


def _list(key: str, texts: Sequence[str]) -> Iterator[str]:
    """A list on one line, or a text a line; all of them are off where the key is."""
    line = f"{key} = [{', '.join(map(quoted, texts))}]"
    if len(line) <= WIDTH:
        yield line
        return
    mark = "#" if key.startswith("#") else ""
    yield f"{key} = ["
    yield from (f"{mark}    {quoted(text)}," for text in texts)
    yield f"{mark}]"


def _said(text: str, indent: str = "") -> Iterator[str]:
    """A comment, broken at spaces, with nothing in it that could end its line."""
    plain = "".join(char if char.isprintable() else " " for char in text)
    lines = wrap(plain, WIDTH - 2, initial_indent=indent, subsequent_indent=indent, break_long_words=False)
    yield from (f"# {line}" for line in lines)
