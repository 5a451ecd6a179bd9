"""Accepted findings as people write them: in comments of texts, and in the file that the configuration names.

    read(documents).accepted  ->  (Accepted(id="3f2a91c04b7d", reason="…", claims=("notes.md",)),)
    added(text, [accepted])   ->  the text of the file with the entry at its end, all else as it was

In a text: `<!-- factcheck: accept 3f2a91c04b7d The reason why it may stand. -->`.
"""

import json
import tomllib
from collections.abc import Iterable, Sequence

from attrs import field, frozen

from factcheck.config import Accepted
from factcheck.documents import Document
from factcheck.errors import FactcheckError
from factcheck.marks import ACCEPT

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
                    Accepted(id=rest[0], reason=rest[1], claims=(document.source.id,), where=where),
                )
    return InTexts(accepted=tuple(found.values()), problems=tuple(problems))


def added(text: str, entries: Sequence[Accepted]) -> str:
    """The text of a file of accepted findings with more at its end.

    Raises:
        FactcheckError: where the file would not hold what was in it and the entries.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    head = text if not text or text.endswith(end) else text + end
    grown = head + "".join(
        (end if head or place else "") + _entry(each, end) for place, each in enumerate(entries)
    )
    try:
        before, after = tomllib.loads(text), tomllib.loads(grown)
    except tomllib.TOMLDecodeError as error:
        raise FactcheckError(f"nothing can be added to it: {error}") from error
    listed = before.pop("accepted", [])
    if after.pop("accepted") != [*listed, *map(_values, entries)] or after != before:
        raise FactcheckError("nothing can be added at its end")
    return grown


def _values(entry: Accepted) -> dict[str, object]:
    given = {"id": entry.id, "reason": entry.reason, "until": entry.until, "claims": list(entry.claims)}
    return {key: value for key, value in given.items() if value is not None}


def _entry(entry: Accepted, end: str) -> str:
    lines = ["[[accepted]]", f"id = {_text(entry.id)}", f"reason = {_text(entry.reason)}"]
    lines += [f"until = {entry.until.isoformat()}"] if entry.until else []
    lines += ["claims = [", *(f"    {_text(claim)}," for claim in entry.claims), "]"]
    return "".join(line + end for line in lines)


def _text(text: str) -> str:
    """A TOML text: as JSON writes it, but for the one control character that JSON leaves as it is."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
