"""Keys: what every language's file must have and may have, as keys.toml says; what is wrong is told at once.

    check("ko", data)  ->  languages/ko.toml: [numbers]: no key "bare_word"; did you mean "bare_words"?

In: a language's code and its file as read. Out: nothing, or one error with a line for each fault.
"""

import difflib
import functools
import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from factcheck.errors import FactcheckError

OPTIONAL = "?"


@functools.cache
def meanings() -> Mapping[str, Mapping[str, str]]:
    """What each key means, by table; the keys of the file itself stand under the empty name."""
    return tomllib.loads((files(__package__) / "keys.toml").read_text(encoding="utf-8"))


def check(code: str, data: Mapping[str, Any]) -> None:
    """Whether a file has what it must and nothing else.

    Raises: FactcheckError that names the file, the table, the key, and the nearest one that there is.
    """
    if faults := list(_faults(data)):
        raise FactcheckError("\n".join(f"languages/{code}.toml: {fault}" for fault in faults))


def _faults(data: Mapping[str, Any]) -> Iterator[str]:
    tables = meanings()
    top = {**tables[""], **{name: "a table" for name in tables if name and name not in tables[""]}}
    yield from _of_table("", data, top)
    for name, table in tables.items():
        if name and isinstance(data.get(name), Mapping):
            yield from _of_table(name, data[name], table)


def _of_table(name: str, given: Mapping[str, Any], known: Mapping[str, str]) -> Iterator[str]:
    place = f"[{name}]: " if name else ""
    for key in given:
        if key not in known:
            near = difflib.get_close_matches(key, known, 1)
            hint = f'did you mean "{near[0]}"?' if near else "keys.toml has none like it"
            yield f'{place}no key "{key}"; {hint}'
    for key, meaning in known.items():
        if key not in given and not meaning.startswith(OPTIONAL):
            yield f'{place}"{key}" is missing: {meaning}'
