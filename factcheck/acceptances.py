"""Accepted findings as people write them: in comments of texts, and in the file that the configuration names.

    read(documents).accepted  ->  (Accepted(id="3f2a91c04b7d", reason="…", claims=("notes.md",)),)
    written(text, [accepted]) ->  the text of the file with the entry in it, all else as it was

In a text: `<!-- factcheck: accept 3f2a91c04b7d The reason why it may stand. -->`.
"""

import re
import tomllib
from collections.abc import Iterable, Sequence

from attrs import field, frozen

from factcheck.config import Accepted
from factcheck.documents import Document
from factcheck.errors import FactcheckError
from factcheck.marks import ACCEPT
from factcheck.tables import quoted

HEADER = re.compile(r"\s*\[")
HEADER_OF_ONE = re.compile(r"\s*\[\[\s*accepted\s*\]\]")
RENEWED = ("reason", "until")
ID = re.compile(r"\s*id\s*=")
OF_RENEWED = re.compile(rf"\s*(?:{'|'.join(RENEWED)})\s*=")
EXPECTED = "expected <!-- factcheck: accept ID REASON -->"


@frozen(kw_only=True)
class InTexts:
    """What texts let stand themselves, and what is wrong with the comments that say so, a line each."""

    accepted: tuple[Accepted, ...] = ()
    problems: tuple[str, ...] = field(default=())


def read(documents: Iterable[Document]) -> InTexts:
    """The acceptances of documents; one without a reason accepts nothing."""
    found: dict[str, Accepted] = {}
    problems: list[str] = []
    for document in documents:
        for note in document.notes:
            word, *rest = note.text.split(maxsplit=2) or [""]
            if word != ACCEPT:
                continue
            where = f"{document.source.id}:{note.place.line}:{note.place.column}"
            if len(rest) < 2:
                missing = "no finding is named" if not rest else "no reason says why the finding may stand"
                problems.append(f'{where}: "{note.text}": {missing}; {EXPECTED}')
            else:
                found.setdefault(
                    rest[0],
                    Accepted(
                        id=rest[0], reason=rest[1], claims=(document.source.id,), where=where, in_text=True
                    ),
                )
    return InTexts(accepted=tuple(found.values()), problems=tuple(problems))


def written(text: str, entries: Sequence[Accepted]) -> str:
    """The text of a file of accepted findings with these in it, and all else as it was.

    New ones stand at its end; one that is there gets the reason and the last day in its place.

    Raises:
        FactcheckError: where the file would not hold what was in it and the entries.
    """
    try:
        listed = tomllib.loads(text).get("accepted", [])
        grown = text
        for entry in entries:
            place = next((n for n, each in enumerate(listed) if each.get("id") == entry.id), None)
            grown = _appended(grown, entry) if place is None else _renewed(grown, entry, place)
        _verify(text, grown, entries)
    except (ValueError, LookupError, AttributeError) as error:
        raise FactcheckError(f"nothing can be added to it: {error}") from error
    return grown


def _verify(before: str, after: str, entries: Sequence[Accepted]) -> None:
    """Raise a ValueError unless the entries are all that changed."""
    old, new = tomllib.loads(before), tomllib.loads(after)
    wanted = {each["id"]: each for each in old.pop("accepted", [])}
    for entry in entries:
        given, there = _values(entry), wanted.get(entry.id)
        if there is not None:  # as it was, but for these two
            kept = {key: value for key, value in there.items() if key not in RENEWED}
            given = {**kept, **{key: given[key] for key in RENEWED if key in given}}
        wanted[entry.id] = given
    if new.pop("accepted") != list(wanted.values()) or old != new:
        raise ValueError("it is written in an unusual way")


def _appended(text: str, entry: Accepted) -> str:
    end = _line_end(text)
    head = text if not text or text.endswith(end) else text + end
    return head + (end if head else "") + "".join(line + end for line in _lines(entry))


def _renewed(text: str, entry: Accepted, place: int) -> str:
    """The text with another reason and last day in the entry of that place."""
    end = _line_end(text)
    lines = text.splitlines(keepends=True)
    heads = [number for number, line in enumerate(lines) if HEADER.match(line)]
    start = [number for number in heads if HEADER_OF_ONE.match(lines[number])][place]
    last = next((number for number in heads if number > start), len(lines))
    old = [line for line in lines[start + 1 : last] if not OF_RENEWED.match(line)]
    new = [line + end for line in _lines(entry) if OF_RENEWED.match(line)]
    at = next((number + 1 for number, line in enumerate(old) if ID.match(line)), 0)
    return "".join([*lines[: start + 1], *old[:at], *new, *old[at:], *lines[last:]])


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _values(entry: Accepted) -> dict[str, object]:
    given = {"id": entry.id, "reason": entry.reason, "until": entry.until, "claims": list(entry.claims)}
    return {key: value for key, value in given.items() if value is not None}


def _lines(entry: Accepted) -> list[str]:
    lines = ["[[accepted]]", f"id = {quoted(entry.id)}", f"reason = {quoted(entry.reason)}"]
    lines += [f"until = {entry.until.isoformat()}"] if entry.until else []
    return [*lines, "claims = [", *(f"    {quoted(claim)}," for claim in entry.claims), "]"]
