"""Paths and sources in, a corpus out: documents read and their figures extracted, with what went wrong.

    corpus = read("reports/", pack=load_pack("bilateral")); corpus.claims, corpus.problems

A path that cannot be used is a problem, a line each, and never stops the rest.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from pathlib import Path

import attrs
from attrs import define, field, frozen

from factcheck import acceptances, claims, documents, namings, references, watches
from factcheck import config as configs
from factcheck.claims import Claim
from factcheck.config import Accepted, Config
from factcheck.documents import READERS, Document, Source
from factcheck.documents.sources import REFERENCE, decode
from factcheck.errors import DocumentError
from factcheck.folders import Ignore, Walk
from factcheck.measures import Measure
from factcheck.packs import Pack

STDIN = "-"


@frozen(kw_only=True)
class Corpus:
    """Documents of one run with their claims; `problems` says what could not be used, a line each.

    `let_stand` holds the findings that comments of the texts accept.
    `paths` are the files and folders that were asked for.
    """

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...] = field(repr=False)
    pack: Pack = field(factory=Pack, repr=False)
    measures: tuple[Measure, ...] = ()  # that marks and tables name beside those of the pack
    config: Config = field(factory=Config, repr=False)
    problems: tuple[str, ...] = ()
    skipped: int = 0
    let_stand: tuple[Accepted, ...] = ()
    paths: tuple[str, ...] = ()
    drafts: frozenset[str] = frozenset()  # ids of the sources that are held against the others

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources with what reading found out: language, title, publication date."""
        return tuple(
            attrs.evolve(each.source, language=each.language, title=each.title, published=each.reported)
            for each in self.documents
        )

    @property
    def accepted(self) -> tuple[Accepted, ...]:
        """The findings that the configuration and the texts accept."""
        return (*self.config.accepted, *self.let_stand)


def read(
    *paths_or_sources: str | Path | Source,
    config: Config | str | Path | None = None,
    pack: Pack | None = None,
    against: Sequence[str | Path | Source] = (),
    tables: bool = True,
) -> Corpus:
    """The documents under the paths, and the given sources, in a fixed order, each once.

    Without `config`, the nearest factcheck.toml above the first path is used, with the reference tables that
    it names unless `tables` is false. Without a pack only marks and tables link figures to measures. What is
    held `against` other paths or sources is a draft, and of today where it has no date.
    """
    firsts = [
        next((path for path in paths if not isinstance(path, Source)), None)
        for paths in (paths_or_sources, against)
    ]
    config, mistakes = configured(config, *firsts)
    reading, pack = _Reading(config), pack or Pack()
    own = [source for given in paths_or_sources for source in reading.sources(given)]
    rest = reading.archive(against, own) if against else ()
    found = list(reading.documents(chain(own, rest, reading.tables() if tables else ())))
    drafts = frozenset(source.id for source in own) if against else frozenset[str]()
    found = [_of_today(each) if each.source.id in drafts else each for each in found]
    extracts = [
        (references if references.is_one(document.source) else claims).read(document, pack)
        for document in watches.over(found, "reading")
    ]
    named, stands = namings.settle(extracts, pack), acceptances.read(found)
    wrong = [problem for each in extracts for problem in each.problems]
    return Corpus(
        documents=tuple(found),
        claims=named.claims,
        pack=pack,
        measures=named.measures,
        config=config,
        problems=(*mistakes, *reading.walk.problems, *wrong, *named.problems, *stands.problems),
        skipped=reading.walk.skipped,
        let_stand=stands.accepted,
        paths=tuple(str(path) for path in (*paths_or_sources, *against) if not isinstance(path, Source)),
        drafts=drafts,
    )


def _of_today(draft: Document) -> Document:
    """A draft that does not say when it appears, as one of today: that is when its "currently" is."""
    if draft.reported is not None:
        return draft
    today = attrs.evolve(draft.source, published=date.today())
    return documents.read(today, reading=draft.reading)


def configured(given: Config | str | Path | None, *places: str | Path | None) -> tuple[Config, list[str]]:
    """The configuration that was given, else the nearest above the first place that has one; its mistakes."""
    if isinstance(given, Config):
        return given, []
    if given is not None:
        return configs.scan(Path(given))
    found = (configs.find(Path() if place == STDIN else Path(place)) for place in places if place is not None)
    return configs.scan(next(filter(None, found), None))


@define
class _Reading:
    """One run over paths: the files taken so far, under the names that their claims will carry."""

    config: Config
    walk: Walk = field(init=False)
    _taken: set[Path] = field(factory=set, init=False)

    def __attrs_post_init__(self) -> None:
        root, exclude = self.config.root, self.config.exclude
        self.walk = Walk(READERS.keys(), Ignore.of(root, exclude) if root and exclude else None)

    def sources(self, given: str | Path | Source) -> Iterator[Source]:
        """The sources that one argument stands for."""
        if isinstance(given, Source):
            yield given
        elif given == STDIN:
            yield from self._file(STDIN, Path())
        elif (path := Path(given)).is_dir():
            before = self.walk.skipped
            files = list(self.walk.files(path))
            if not files:
                kinds, others = ", ".join(READERS), self.walk.skipped - before
                rest = f"; {others} of other kinds" if others else ""
                self.walk.problems.append(f"{path}: no file to read in this folder (takes {kinds}{rest})")
            for each in files:
                yield from self._file(each, path)
        else:
            yield from self._file(path, path.parent)

    def archive(self, paths: Iterable[str | Path | Source], drafts: Sequence[Source]) -> Iterator[Source]:
        """What drafts are held against, without themselves; the command line speaks of the drafts alone."""
        known = {draft.text for draft in drafts}
        config, self.config = self.config, attrs.evolve(self.config, stated={})
        for given in paths:
            yield from (source for source in self.sources(given) if source.text not in known)
        self.config = config

    def tables(self) -> Iterator[Source]:
        """The reference tables that the configuration names."""
        for path in self.config.tables:
            yield from self._file(path, self.config.root or path.parent)

    def documents(self, sources: Iterable[Source]) -> Iterator[Document]:
        """The sources as documents, without those that cannot be read or would share a name."""
        known: set[str] = set()
        for source in sources:
            if source.id in known:
                self.walk.problems.append(f"{source.id}: two sources have this name; rename one")
                continue
            known.add(source.id)
            try:
                yield documents.read(source, reading=self.config.reading)
            except DocumentError as error:
                self.walk.problems.append(str(error))

    def _file(self, path: Path | str, top: Path) -> Iterator[Source]:
        try:
            if path == STDIN:
                source = Source("<stdin>", decode(sys.stdin.buffer.read(), "<stdin>"))
                yield attrs.evolve(source, **self.config.stated)
            elif (real := Path(path).resolve()) not in self._taken:
                self._taken.add(real)
                root = self._root(real, top)
                source = documents.load(Path(path), root)
                ours = root == self.config.root
                about = self.config.about(source.id) if ours else dict(self.config.stated)
                if references.is_table(source):
                    about["role"] = REFERENCE
                yield attrs.evolve(source, **about)
        except DocumentError as error:
            self.walk.problems.append(str(error))

    def _root(self, file: Path, top: Path) -> Path:
        """The folder that a file's name counts from: the configuration's, the current one, the walked one."""
        roots = (self.config.root, Path.cwd(), top)
        return next((root for root in roots if root and file.is_relative_to(root.resolve())), top)
