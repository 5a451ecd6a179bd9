"""Texts as they were at a revision of their git repository.

    with revisions.at("main", Path("docs"), config) as past:
        corpora.read(*map(past.path, paths), config=past.config)

The files of the revision are laid out in a folder of their own, in which the block runs: so their names, and
the ids of their findings, are those of the texts today. The configuration is today's.
"""

import contextlib
import os
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path

import attrs
from attrs import frozen

from factcheck import references
from factcheck.config import Config
from factcheck.corpora import Corpus
from factcheck.documents import READERS, Source
from factcheck.errors import FactcheckError, nearest

IGNORE = ".gitignore"
OF_HOOKS = ("GIT_DIR", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What git tells its hooks of the repository that they run in: the paths say which one is meant here."""
ALIKE = Fraction(1, 2)
"""The share of their lines, by length, that two files have in common if one became the other, as in git."""
COMMON = 20
"""Texts that may hold a line for it to tell one from another: a disclaimer stands in all."""


@frozen(kw_only=True)
class Past:
    """The files of a revision: what is below `top` stands at the same place below `laid_out`.

    `here` is the folder that was the current one.
    """

    here: Path
    top: Path
    laid_out: Path
    config: Config

    def path(self, path: str) -> str:
        """The path of a text inside the block; what is not in the repository stays where it is.

        Links are followed, for the repository is known by the place that it really has.
        """
        real = (self.here / path).resolve()
        if not real.is_relative_to(self.top):
            return str(real)
        return str(self.laid_out / real.relative_to(self.top))

    def is_gone(self, path: Path) -> bool:
        """Whether a file inside the block has no file in its place today."""
        real = path.resolve()
        below = real.is_relative_to(self.laid_out)
        return below and not (self.top / real.relative_to(self.laid_out)).exists()


@contextlib.contextmanager
def at(revision: str, place: Path, config: Config) -> Iterator[Past]:
    """The files of a revision of the repository that a place is in, as the current folder of the block.

    Raises:
        FactcheckError: outside a git repository, and where there is no such revision.
    """
    top = _top(place)
    tree = _tree(revision, top)
    here = Path.cwd()
    base = Path(os.path.commonpath([top, here, *([config.root.resolve()] if config.root else [])]))
    with tempfile.TemporaryDirectory(prefix="factcheck-") as name:
        folder = Path(name).resolve()
        laid_out = folder / "tree" / top.relative_to(base)
        _lay_out(tree, top, laid_out, folder / "index")
        if config.path and config.path.resolve().is_relative_to(base):
            moved = folder / "tree" / config.path.resolve().relative_to(base)
            config = attrs.evolve(config, path=moved)
        inside = folder / "tree" / here.relative_to(base)
        inside.mkdir(parents=True, exist_ok=True)
        with contextlib.chdir(inside):
            yield Past(here=here, top=top, laid_out=laid_out, config=config)


def followed(corpus: Corpus, past: Past, today: Sequence[Source]) -> Corpus:
    """The corpus of a revision, each text that was renamed since under its name of today.

    So its findings keep their ids, while its date is still read from the name that it had.
    """
    known, had = {source.id for source in today}, {each.source.id for each in corpus.documents}
    gone = [
        each.source
        for each in corpus.documents
        if each.source.id not in known and each.source.path and past.is_gone(each.source.path)
    ]
    now = renamed(gone, [source for source in today if source.id not in had])
    if not now:
        return corpus
    return attrs.evolve(
        corpus,
        documents=tuple(
            attrs.evolve(each, source=attrs.evolve(each.source, id=now.get(each.source.id, each.source.id)))
            for each in corpus.documents
        ),
        claims=tuple(
            attrs.evolve(
                each, source=now[each.source], id=now[each.source] + each.id.removeprefix(each.source)
            )
            if each.source in now
            else each
            for each in corpus.claims
        ),
        drafts=frozenset(now.get(name, name) for name in corpus.drafts),
    )


def renamed(gone: Iterable[Source], new: Iterable[Source]) -> dict[str, str]:
    """Which of the texts that are gone became which of the new ones: those with the most in common first."""
    new = list(new)
    lines = {source.id: _lines(source.text) for source in new}
    holders: dict[str, list[str]] = {}
    for name, held in lines.items():
        for line in held:
            holders.setdefault(line, []).append(name)
    pairs: list[tuple[Fraction, str, str]] = []
    for source in gone:
        own = _lines(source.text)
        common: Counter[str] = Counter()
        for line, count in own.items():
            for name in holders.get(line, ())[:COMMON]:
                common[name] += len(line) * min(count, lines[name][line])
        for name, length in common.items():
            share = Fraction(2 * length, _length(own) + _length(lines[name]))
            if share >= ALIKE:
                pairs.append((share, source.id, name))
    found: dict[str, str] = {}
    for _, old, name in sorted(pairs, key=lambda pair: (-pair[0], pair[1:])):
        if old not in found and name not in found.values():
            found[old] = name
    return found


def _lines(text: str) -> Counter[str]:
    return Counter(line.strip() for line in text.splitlines() if line.strip())


def _length(lines: Mapping[str, int]) -> int:
    return sum(len(line) * count for line, count in lines.items())


def names(place: Path) -> list[str]:
    """The branches and tags of the repository that a place is in."""
    return os.fsdecode(_git(place, "for-each-ref", "--format=%(refname:short)").stdout).split()


def _top(place: Path) -> Path:
    folder = place if place.is_dir() else place.parent
    done = _git(folder, "rev-parse", "--show-toplevel")
    if done.returncode or not done.stdout.strip():
        said = " ".join(done.stderr.decode(errors="replace").split())
        if said and "not a git repository" not in said:  # such as one of another owner, with what to do
            raise FactcheckError(f"--since: {place}: git: {said}")
        raise FactcheckError(f"--since: {place}: is in no git repository, so it has no revisions")
    return Path(os.fsdecode(done.stdout.rstrip(b"\n"))).resolve()


def _tree(revision: str, top: Path) -> str:
    done = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{tree}}")
    if not revision or done.returncode:
        if revision == "HEAD":  # nothing was committed yet: all is new
            return _need(_git(top, "hash-object", "-t", "tree", "--stdin")).decode().strip()
        known = nearest(revision, names(top))
        shallow = _git(top, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
        raise FactcheckError(
            f'--since: no revision "{revision}" in the git repository {top.name}{known} '
            "(expected a branch, a tag or a commit that was fetched"
            f"{'; this clone is shallow: git fetch --unshallow, or fetch-depth: 0' if shallow else ''})"
        )
    return done.stdout.decode().strip()


def _lay_out(tree: str, top: Path, folder: Path, index: Path) -> None:
    """Write the files of a tree that can be read, as a checkout would, with an index of their own."""
    (folder / ".git").mkdir(parents=True)  # so that its patterns to ignore count from here
    _need(_git(top, "read-tree", tree, index=index))
    listed = _need(_git(top, "ls-files", "-z", "--cached", index=index)).split(b"\0")
    wanted = b"\0".join(name for name in listed if _is_read(os.fsdecode(name)))
    _need(_git(top, "checkout-index", "-z", "--stdin", f"--prefix={folder}/", stdin=wanted, index=index))


def _is_read(name: str) -> bool:
    path = Path(name)
    return path.suffix.lower() in READERS or references.has_rows(name) or path.name == IGNORE


def _git(
    folder: Path, *arguments: str, stdin: bytes = b"", index: Path | None = None
) -> "subprocess.CompletedProcess[bytes]":
    own = {} if index is None else {"GIT_INDEX_FILE": str(index)}
    around = {name: value for name, value in os.environ.items() if name not in OF_HOOKS}
    try:
        return subprocess.run(
            ["git", "-C", str(folder), *arguments],
            input=stdin,
            capture_output=True,
            env={**around, "LC_ALL": "C", **own},
            check=False,
        )
    except OSError as error:
        raise FactcheckError(f"--since: git cannot be run: {error.strerror or error}") from error


def _need(done: "subprocess.CompletedProcess[bytes]") -> bytes:
    if done.returncode:
        raise FactcheckError(f"--since: git: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout
