"""Pack texts: proposals as a TOML file that a person reads, keeps or mends.

    "".join(write(suggestion))  ->  [pack]\nname = "harbours"\n…

In: a suggestion. Out: the lines of its file: what each measure came from and how sure it is as a comment
above it, then the measure, then its examples.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import wrap

from factcheck.measures import Example, Measure
from factcheck.tables import quoted

WIDTH = 80


def head(name: str, description: str, comment: Sequence[str]) -> Iterator[str]:
    """How a pack opens."""
    for text in comment:
        yield from said(text)
    yield "[pack]"
    yield f"name = {quoted(name)}"
    yield f"description = {quoted(description)}"


def entity(key: str, class_name: str, names: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Something that measures are about."""
    yield ""
    yield f"[entities.{bare(key)}]"
    yield f"class = {quoted(class_name)}"
    for language, written in names.items():
        yield f"{language} = {{ names = [{', '.join(map(quoted, written))}] }}"


def measure(given: Measure, drift: Mapping[str, str], comment: Iterable[str]) -> Iterator[str]:
    """A measure under its comment, with its examples."""
    yield ""
    for text in comment:
        yield from said(text)
    name = bare(given.name)
    yield f"[measures.{name}]"
    yield f"unit = {quoted(given.unit)}"
    yield f"dynamics = {quoted(given.dynamics)}"
    if drift:
        yield f"drift = {{ {', '.join(f'{bare(key)} = {quoted(text)}' for key, text in drift.items())} }}"
    if given.roles:
        yield f"roles = {{ {', '.join(f'{bare(k)} = {quoted(v)}' for k, v in given.roles.items())} }}"
    for language, patterns in given.match.items():
        yield from array(f"match.{language}", [pattern.text for pattern in patterns])
    for example in given.examples:
        yield from _example(name, example)


def doubted(given: Measure, comment: Iterable[str]) -> Iterator[str]:
    """A measure that is only shown: each line of it is a comment."""
    lines = iter(measure(given, {}, comment))
    yield next(lines)
    yield from (line if line.startswith("#") else f"# {line}".rstrip() for line in lines)


def _example(name: str, example: Example) -> Iterator[str]:
    yield ""
    yield f"[[measures.{name}.examples]]"
    yield f"text = {quoted(example.text)}"
    if example.published:
        yield f"published = {example.published.isoformat()}"
    if example.language:
        yield f"language = {quoted(example.language)}"
    yield from array("expect", example.expect)


def array(key: str, texts: Sequence[str]) -> Iterator[str]:
    """A list on one line where it fits, else one text a line."""
    line = f"{key} = [{', '.join(map(quoted, texts))}]"
    if len(line) <= WIDTH:
        yield line
        return
    yield f"{key} = ["
    for text in texts:
        yield f"    {quoted(text)},"
    yield "]"


def said(text: str) -> Iterator[str]:
    """A comment, broken at spaces."""
    plain = "".join(char if char.isprintable() else " " for char in text)
    yield from (f"# {line}" for line in wrap(plain, WIDTH - 2, break_long_words=False) or [""])


def bare(key: str) -> str:
    """A key, in quotes where it needs them."""
    plain = key.isascii() and key.replace("-", "").replace("_", "").isalnum()
    return key if plain else quoted(key)
