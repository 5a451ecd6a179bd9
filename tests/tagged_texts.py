"""Corpora with their key in one file: "== NAME DATE LANGUAGE" opens a text, ‹measure: figure› tags a figure.

texts, key = read(Path("tests/cases/suggestions/library.txt"))
key[("01.txt", 35)] == "loans"      the figure that starts at character 35 of that text
"""

import re
from pathlib import Path

from factcheck import Source

_TAG = re.compile(r"‹([\w-]+): ([^›]*)›")
_HEAD = re.compile(r"== (\S+) (\S+) (\S+)")


def read(path: Path) -> tuple[list[Source], dict[tuple[str, int], tuple[int, str]]]:
    """The texts without their tags, and by text and start the end and measure of each tagged figure."""
    sources: list[Source] = []
    key: dict[tuple[str, int], tuple[int, str]] = {}
    for part in path.read_text(encoding="utf-8").split("\n== ")[1:]:
        head, _, body = f"== {part}".partition("\n")
        found = _HEAD.fullmatch(head)
        if found is None:
            raise ValueError(f"{path}: no head such as == NAME DATE LANGUAGE: {head}")
        name, date, language = found.groups()
        text, at = "", 0
        for tag in _TAG.finditer(body):
            text += body[at : tag.start()]
            key[name, len(text)] = (len(text) + len(tag[2]), tag[1])
            text += tag[2]
            at = tag.end()
        sources.append(Source(name, (text + body[at:]).strip("\n") + "\n", date, language))
    return sources, key
