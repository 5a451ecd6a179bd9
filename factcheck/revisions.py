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
from collections.abc import Iterator
from pathlib import Path

import attrs
from attrs import frozen

from factcheck import references
from factcheck.config import Config
from factcheck.documents import READERS
from factcheck.errors import FactcheckError, nearest

IGNORE = ".gitignore"


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
        """The path of a text inside the block; what is not in the repository stays where it is."""
        real = Path(os.path.normpath(self.here / path))
        if not real.is_relative_to(self.top):
            return str(real)
        return str(self.laid_out / real.relative_to(self.top)) if Path(path).is_absolute() else path


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


def names(place: Path) -> list[str]:
    """The branches and tags of the repository that a place is in."""
    return os.fsdecode(_git(place, "for-each-ref", "--format=%(refname:short)").stdout).split()


def _top(place: Path) -> Path:
    folder = place if place.is_dir() else place.parent
    done = _git(folder, "rev-parse", "--show-toplevel")
    if done.returncode or not done.stdout.strip():
        raise FactcheckError(f"--since: {place}: is in no git repository, so it has no revisions")
    return Path(os.fsdecode(done.stdout.rstrip(b"\n"))).resolve()


def _tree(revision: str, top: Path) -> str:
    done = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{tree}}")
    if not revision or done.returncode:
        known = nearest(revision, names(top))
        raise FactcheckError(
            f'--since: no revision "{revision}" in the git repository {top.name}{known} '
            "(expected a branch, a tag or a commit that was fetched)"
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
    try:
        return subprocess.run(
            ["git", "-C", str(folder), *arguments],
            input=stdin,
            capture_output=True,
            env={**os.environ, **own},
            check=False,
        )
    except OSError as error:
        raise FactcheckError(f"--since: git cannot be run: {error.strerror or error}") from error


def _need(done: "subprocess.CompletedProcess[bytes]") -> bytes:
    if done.returncode:
        raise FactcheckError(f"--since: git: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout
