"""What is in a folder of texts, for a configuration to begin with.

    inventory = take(Path("docs")); inventory.sources, inventory.undated, inventory.packs

In: a folder. Out: its texts with their language and date, what to ask of those without a date, the packs that
link figures of it, its reference tables, and what cannot be read. Nothing of it is written here.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path, PurePosixPath

from attrs import define, field, frozen

from factcheck import config, documents, linking, mentions, packs, references, scenes, tables
from factcheck.documents import READERS, Document, Source
from factcheck.documents.sources import publication
from factcheck.errors import DocumentError, PackError
from factcheck.folders import Walk
from factcheck.mentions import Mention
from factcheck.packs import Pack
from factcheck.periods import Period

ACCEPTED = "factcheck-accepted.toml"
YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[-_. ]?(0[1-9]|1[0-2]))?(?!\d)")
LOOSE = 31
"""Days that a window of publication may have before it is asked after: a month is a date of its own."""
LEAST = 2
"""Figures of one measure that a shipped pack must link: one alone has nothing to be compared with."""

Spot = tuple[int, int]
"""A figure by the numbers of its document and of its mention."""


@frozen(kw_only=True)
class Undated:
    """A source that does not say to the month when it was published; `why` says what the guess rests on."""

    source: str
    guess: Period | None = None
    why: str = ""
    folder: str = ""  # the folder whose name is the guess: it holds for all texts in it


@frozen(kw_only=True)
class Packed:
    """A pack by name or path, and how many figures it links that no pack before it does."""

    name: str
    figures: int


@frozen(kw_only=True)
class Inventory:
    """What a folder holds; names of files are paths below it."""

    folder: Path
    sources: tuple[Source, ...] = ()
    figures: int = 0
    undated: tuple[Undated, ...] = ()
    packs: tuple[Packed, ...] = ()
    broken: tuple[str, ...] = ()  # packs of its own that have mistakes
    clashing: tuple[str, ...] = ()  # those that link figures and cannot be used beside the others
    tables: tuple[str, ...] = ()  # reference tables
    doubtful: tuple[str, ...] = ()  # the same with mistakes
    accepted: bool = False  # whether a file of accepted findings is there
    unreadable: tuple[str, ...] = ()  # texts that would be read
    problems: tuple[str, ...] = ()  # what is wrong with those, a line each
    others: Mapping[str, int] = field(factory=dict)  # files of other kinds by suffix

    @property
    def languages(self) -> Mapping[str, int]:
        """How many texts are in each language, the most first."""
        return dict(Counter(source.language or "" for source in self.sources).most_common())

    @property
    def named_after_languages(self) -> Iterator[tuple[str, str]]:
        """The folders that have a language's code for a name and texts of that language alone."""
        spoken: dict[str, set[str]] = {}
        for source in self.sources:
            for above in PurePosixPath(source.id).parents:
                spoken.setdefault(above.as_posix(), set()).add(source.language or "")
        for folder, codes in sorted(spoken.items()):
            name = PurePosixPath(folder).name.lower()
            if codes == {name}:
                yield folder, name

    @property
    def span(self) -> tuple[date, date] | None:
        """The first and the last day on which a text that says so was published."""
        loose = {each.source for each in self.undated}
        known = [source.published for source in self.sources if source.id not in loose]
        starts = [each.start for each in known if each and each.start]
        ends = [each.end for each in known if each and each.end]
        return (min(starts), max(ends)) if starts and ends else None


def take(folder: Path, today: date | None = None) -> Inventory:
    """The inventory of a folder."""
    walk = Walk(kinds=())
    files = {path.resolve(): path for path in walk.files(folder)}
    loaded, problems, unreadable = _read([path for path in files.values() if _is(path, READERS)], folder)
    found = [mentions.find(document) for document in loaded]
    others = [path for path in files.values() if not _is(path, READERS)]
    own = list(_tables(others, folder))
    listed, doubtful = _figures(own)
    choice = _packs(own, folder, loaded, found)
    return Inventory(
        folder=folder,
        sources=tuple(_source(document) for document in loaded),
        figures=sum(map(len, found)),
        undated=tuple(_undated(loaded, found, today or date.today())),
        packs=tuple(choice.packs),
        broken=tuple(choice.broken),
        clashing=tuple(choice.clashing),
        tables=listed,
        doubtful=doubtful,
        accepted=_holds_accepted(folder / ACCEPTED),
        unreadable=unreadable,
        problems=(*walk.problems, *problems),
        others=Counter(path.suffix.lower() for path in others if not references.has_rows(path.name)),
    )


def _is(path: Path, kinds: Collection[str]) -> bool:
    return path.suffix.lower() in kinds


def _read(paths: Iterable[Path], folder: Path) -> tuple[list[Document], list[str], tuple[str, ...]]:
    """The texts as documents, what is wrong with the others, and which those are."""
    loaded: list[Document] = []
    problems: list[str] = []
    unreadable: list[str] = []
    for path in paths:
        try:
            loaded.append(documents.read(documents.load(path, folder)))
        except DocumentError as error:
            problems.append(str(error))
            unreadable.append(path.relative_to(folder).as_posix())
    return loaded, problems, tuple(unreadable)


def _source(document: Document) -> Source:
    return Source(document.source.id, "", document.reported, document.language)


# --- dates -------------------------------------------------------------------------------------------


def _undated(
    loaded: Sequence[Document], found: Sequence[Sequence[Mention]], today: date
) -> Iterator[Undated]:
    for document, figures in zip(loaded, found, strict=True):
        window, name = document.reported, document.source.id
        if window is not None and window.start and window.end:
            if (window.end - window.start).days >= LOOSE:
                yield Undated(source=name, guess=window, why="so much it says of itself")
        else:
            yield _by_name(name) or _by_text(document, figures, today)


def _by_name(name: str) -> Undated | None:
    """What a year or month in the name of the file says, else one in that of its folder."""
    path = PurePosixPath(name)
    if written := YEAR.search(path.stem):
        return Undated(source=name, guess=_dated(written), why="by its name")
    for folder in path.parents:
        if written := YEAR.search(folder.name):
            return Undated(source=name, guess=_dated(written), why="by its name", folder=folder.as_posix())
    return None


def _dated(written: re.Match[str]) -> Period | None:
    return publication("-".join(filter(None, written.groups())))


def _by_text(document: Document, figures: Iterable[Mention], today: date) -> Undated:
    """The latest date of its text that is no later than today: it was hardly written before that."""
    latest: tuple[date, Period, Mention] | None = None
    for mention in figures:
        days = _days(mention)
        if days and days.end and days.end <= today and (latest is None or latest[0] < days.end):
            latest = (days.end, days, mention)
    if latest is None:
        return Undated(source=document.source.id)
    place = document.locate(latest[2].start, latest[2].end)
    words = " ".join(place.text.split())
    return Undated(
        source=document.source.id,
        guess=latest[1],
        why=f'"{words}" in line {place.line} is the latest date that it names',
    )


def _days(mention: Mention) -> Period | None:
    """The day, month or year of a date."""
    stated = mention.value.stated
    if mention.kind != "date" or stated is None or stated.lo is None or stated.hi is None:
        return None
    return Period(start=date.fromordinal(int(stated.lo)), end=date.fromordinal(int(stated.hi)))


# --- tables and packs --------------------------------------------------------------------------------


def _tables(paths: Iterable[Path], folder: Path) -> Iterator[Source]:
    """The files that may be reference tables or packs, as far as they can be read."""
    for path in paths:
        if references.has_rows(path.name) and path.name not in (config.NAME, config.PROJECT):
            try:
                yield documents.load(path, folder)
            except DocumentError:
                continue  # other programs' files may be as they are


def _figures(own: Iterable[Source]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The reference tables that can be used, and those with mistakes."""
    listed: tuple[list[str], list[str]] = ([], [])
    for source in own:
        if references.is_table(source):
            wrong = references.read(documents.read(source), Pack()).problems
            listed[bool(wrong)].append(source.id)
    return tuple(listed[0]), tuple(listed[1])


def _packs(
    own: Iterable[Source], folder: Path, loaded: Sequence[Document], found: Sequence[list[Mention]]
) -> "_Choice":
    """The packs that link figures, those of the folder first."""
    choice = _Choice()
    for source in own:
        if source.id.endswith(".csv") or "pack" not in tables.parse(source.text, source.id).values:
            continue
        place = (folder / source.id).as_posix()
        try:
            pack = packs.load_pack(place)
        except PackError:
            choice.broken.append(source.id)
        else:
            choice.take(f"./{source.id}", place, _linked(pack, loaded, found), own=True)
    shipped = {name: packs.load_pack(name) for name in packs.shipped()}
    linked = {name: _linked(pack, loaded, found) for name, pack in shipped.items()}
    while linked:
        # The one that says most; of two that say as much, the one that knows less beside it.
        name = max(linked, key=lambda name: (choice.gain(linked[name]), -len(shipped[name].measures)))
        spots = linked.pop(name)
        if choice.gain(spots):
            choice.take(name, name, spots)
    return choice


@define
class _Choice:
    """The packs taken so far, and why others are not."""

    packs: list[Packed] = field(factory=list)
    broken: list[str] = field(factory=list)
    clashing: list[str] = field(factory=list)
    _names: list[str] = field(factory=list, init=False)  # as `load_pack` takes them
    _taken: set[Spot] = field(factory=set, init=False)

    def gain(self, linked: Mapping[Spot, str]) -> int:
        """How many figures a pack links beside those taken, of measures that have something to compare."""
        fresh = Counter(measure for spot, measure in linked.items() if spot not in self._taken)
        return sum(count for count in fresh.values() if count >= LEAST)

    def take(self, name: str, place: str, linked: Mapping[Spot, str], *, own: bool = False) -> None:
        """Add a pack that links figures and can be used with those before it."""
        fresh = linked.keys() - self._taken
        if not fresh:
            return
        try:
            packs.load_pack(*self._names, place)
        except PackError:
            self.clashing += [name] if own else []
            return
        self.packs.append(Packed(name=name, figures=len(fresh)))
        self._names.append(place)
        self._taken.update(linked)


def _linked(pack: Pack, loaded: Sequence[Document], found: Sequence[list[Mention]]) -> dict[Spot, str]:
    """The figures that a pack links, each with the measure that takes it."""
    linked: dict[Spot, str] = {}
    for number, (document, figures) in enumerate(zip(loaded, found, strict=True)):
        links = linking.link(scenes.stage(document, figures, pack), pack, {})
        for place, link in links.items():
            linked[number, place] = link.measure.instance(link.entities, pack.entities)
    return linked


def _holds_accepted(path: Path) -> bool:
    if not path.is_file():
        return False
    file = tables.read(path)
    config.accepted(file)
    return not file.mistakes
