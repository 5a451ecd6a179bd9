"""Marks: comments in a text that say which measure the figure before them belongs to.

    "Files may have 100 MB<!-- factcheck: max-upload -->."
    read(scene, pack).links[0]  ->  Link(mention=0, measure=Measure("max-upload", unit="megabyte", …))

In: a Scene and a Pack. Out: the links of its marks, which no pattern overrules, and what is wrong with the
others, a line each. A mark is `NAME` or `NAME as of DATE`; a name that no pack has stands for a measure of
that name. What begins with `accept` is no mark but a finding that is let stand.
"""

from bisect import bisect_left
from collections.abc import Mapping

import regex
from attrs import field, frozen

from factcheck import mentions
from factcheck.documents import Note
from factcheck.links import Link, fits
from factcheck.measures import implied
from factcheck.mentions import Mention
from factcheck.packs import Pack
from factcheck.periods import Period
from factcheck.scenes import Scene

ACCEPT = "accept"
AS_OF = regex.compile(r"\s+as of\s+(?P<date>.*)$")
NEAR = 120
"""Characters between a figure and its mark: room for what is counted, and for no other thought."""
BESIDE = regex.compile(r"(?:[\s(\[\"“«]*[\p{L}\p{N}][^\s,;:.!?()|–—]*){0,6}+[^\p{L}\p{N}|]*+")
"""What may stand there: a few words without a sign that parts them, and signs."""

EXPECTED = "expected <!-- factcheck: MEASURE --> or <!-- factcheck: MEASURE as of DATE -->"


@frozen(kw_only=True)
class Marked:
    """The links of a document's marks by mention, and what is wrong with the marks that have none."""

    links: Mapping[int, Link] = field(factory=dict)
    problems: tuple[str, ...] = ()


def read(scene: Scene, pack: Pack) -> Marked:
    """What the marks of a document say."""
    links: dict[int, Link] = {}
    problems: list[str] = []
    for note in scene.document.notes:
        if note.text.partition(" ")[0] == ACCEPT:
            continue
        found = _link(scene, pack, note)
        if isinstance(found, Link) and found.mention in links:
            found = f'{_shown(scene, found.mention)} is marked "{links[found.mention].measure.name}", too'
        if isinstance(found, Link):
            links[found.mention] = found
        else:
            place = f"{scene.document.source.id}:{note.place.line}:{note.place.column}"
            problems.append(f'{place}: the mark "{note.text}": {found}')
    return Marked(links=links, problems=tuple(problems))


def _link(scene: Scene, pack: Pack, note: Note) -> Link | str:
    """The link of a mark, or what is wrong with it."""
    name, as_of = _said(note.text, scene.document.language)
    if not name or (" " in name and name not in pack.measures):
        return EXPECTED
    if isinstance(as_of, str):
        return f'no date can be read in "{as_of}"; {EXPECTED}'
    near = _before(scene, note.at)
    if not near:
        return "no figure stands right before it; put it behind the figure that it speaks of"
    reference = pack.refer(name)
    if reference is None:
        last = scene.mentions[near[-1]]
        extent = last.kind == "date" and last.value.ends is not None
        measure, entities = implied(name, last.unit, extent=extent), dict[str, str]()
    elif len(reference.bindings) < len(reference.measure.roles):
        return f"say which one it is, with names in place of the braces of {reference.measure.name}"
    else:
        measure, entities = reference.measure, pack.ordered(reference.measure, reference.bindings)
    found = next((index for index in reversed(near) if fits(scene.mentions[index], measure)), None)
    if found is None:
        last = scene.mentions[near[-1]]
        wrong = f"cannot be read: {last.fault}" if last.fault else f'is in "{last.unit}"'
        return f'{_shown(scene, near[-1])} {wrong}; "{name}" is in "{measure.unit}"'
    return Link(
        mention=found,
        measure=measure,
        entities=entities,
        sentence=scene.homes[found],
        change=bool(measure.change),
        pattern=f"<!-- factcheck: {note.text} -->",
        as_of=as_of,
        is_marked=True,
    )


def _said(text: str, language: str) -> tuple[str, Period | str | None]:
    """The name in a mark, and its date: what it says where that is none."""
    dated = AS_OF.search(text)
    if dated is None:
        return text, None
    return text[: dated.start()], mentions.dated(dated["date"], language) or dated["date"]


def _before(scene: Scene, at: int) -> list[int]:
    """The figures that stand right before a place, in order; the ends of a span of dates are in it."""
    starts = bisect_left(scene.mentions, at, key=_start)
    found: list[int] = []
    for index in range(starts - 1, -1, -1):
        mention = scene.mentions[index]
        if at - mention.end > NEAR:
            break
        between = scene.document.text[mention.end : at]
        if mention.part_of_span is None and _is_beside(scene, index, at) and BESIDE.fullmatch(between):
            found.append(index)
    return found[::-1]


def _is_beside(scene: Scene, index: int, at: int) -> bool:
    """Whether a place is in the sentence of a figure, or parted from it by signs alone."""
    rest = scene.document.text[scene.of_mention(index).end : at]
    return not any(map(str.isalnum, rest)) and rest.count("\n") < 2


def _shown(scene: Scene, index: int) -> str:
    mention = scene.mentions[index]
    place = scene.document.locate(mention.start, mention.end)
    return '"' + " ".join(place.text.split()) + '"'


def _start(mention: Mention) -> int:
    return mention.start
