"""A folder in, the files under it that can be read out, sorted.

    list(Walk(kinds={".txt"}).files(Path("reports")))    # without hidden, ignored and excluded files

`.gitignore` files count as git counts them, from the repository's top down to each file.
"""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import pathspec
from attrs import define, field, frozen


@frozen
class Ignore:
    """The patterns of one file or setting, and the folder that they are relative to."""

    base: Path
    spec: pathspec.GitIgnoreSpec

    @classmethod
    def of(cls, base: Path, lines: Sequence[str]) -> "Ignore":
        """Patterns as .gitignore writes them."""
        return cls(base.resolve(), pathspec.GitIgnoreSpec.from_lines(lines))

    def verdict(self, path: Path, *, folder: bool) -> bool | None:
        """Whether the patterns leave the path out; None where they say nothing of it."""
        if not path.is_relative_to(self.base):
            return None
        name = path.relative_to(self.base).as_posix()
        return self.spec.check_file(f"{name}/" if folder else name).include


@define
class Walk:
    """One run's way through folders; `skipped` counts the files of kinds that no reader takes.

    Without kinds, files of all kinds are taken.
    """

    kinds: Collection[str]
    exclude: Ignore | None = None
    skipped: int = 0
    problems: list[str] = field(factory=list)

    def files(self, top: Path) -> Iterator[Path]:
        """The files under a folder, sorted by path, as paths that begin with `top`."""
        real = top.resolve()
        above = [each for folder in _repository(real) for each in _ignore(folder)]
        if _ignored(above, real, folder=True):
            above = []  # a folder that was named is meant, whatever ignores it
        found: list[Path] = []
        waiting = [(real, above)]
        while waiting:
            folder, ignores = waiting.pop()
            ignores = [*ignores, *_ignore(folder)]
            for path in self._inside(folder):
                below = path.is_dir()
                if path.name.startswith(".") or self._left_out(path, ignores, folder=below):
                    continue
                if not below:
                    found.append(path)
                elif not path.is_symlink():  # a link to a folder above would never end
                    waiting.append((path, ignores))
        for path in sorted(found, key=lambda path: path.as_posix()):
            if not self.kinds or path.suffix.lower() in self.kinds:
                yield top / path.relative_to(real)
            else:
                self.skipped += 1

    def _inside(self, folder: Path) -> list[Path]:
        try:
            return list(folder.iterdir())
        except OSError as error:
            self.problems.append(f"{folder}: cannot be read: {error.strerror or error}")
            return []

    def _left_out(self, path: Path, ignores: Sequence[Ignore], *, folder: bool) -> bool:
        excluded = self.exclude is not None and self.exclude.verdict(path, folder=folder)
        return bool(excluded) or _ignored(ignores, path, folder=folder)


def _ignored(ignores: Sequence[Ignore], path: Path, *, folder: bool) -> bool:
    """What the nearest patterns that speak of the path say; a deeper file overrules one above it."""
    verdicts = (ignore.verdict(path, folder=folder) for ignore in reversed(ignores))
    return next((verdict for verdict in verdicts if verdict is not None), False)


def _ignore(folder: Path) -> list[Ignore]:
    try:
        lines = (folder / ".gitignore").read_text(encoding="utf-8", errors="replace").splitlines()
        return [Ignore.of(folder, lines)]
    except (OSError, ValueError):
        return []  # git, too, goes on without a .gitignore that it cannot read


def repository(folder: Path) -> Path | None:
    """The top of the git repository that a folder is in."""
    real = folder.resolve()
    return next((place for place in (real, *real.parents) if (place / ".git").exists()), None)


def _repository(folder: Path) -> list[Path]:
    """The folders from the repository's top down to just above this one; none outside a repository."""
    above = list(folder.parents)
    for place, parent in enumerate(above):
        if (parent / ".git").exists():
            return above[place::-1]
    return []
