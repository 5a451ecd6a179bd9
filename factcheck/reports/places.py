"""Where the figures of findings stand, for programs and people that open files: paths, lines and columns.

    places = Places.of(report)
    [places.written(claim) for claim in places.of_finding(finding)]  ->  ["seeds/2025.txt:13:119", …]

Paths are relative to the top of the git repository, as code hosts count them, else to the current folder;
on a terminal, whose reader will open them from where they are, always to the current folder. What is no file
keeps the name that the report gives it.
"""

import os
import socket
from collections.abc import Mapping
from pathlib import Path

from attrs import field, frozen

from factcheck.claims import Claim
from factcheck.documents import LINE_END, Source
from factcheck.findings import Finding, Report
from factcheck.folders import repository
from factcheck.reports.styles import flat


@frozen(kw_only=True)
class Places:
    """The claims of a report by id, and the paths of its sources."""

    claims: Mapping[str, Claim]
    paths: Mapping[str, str]
    files: Mapping[str, Path] = field(factory=dict)
    references: frozenset[str] = frozenset()

    @classmethod
    def of(cls, report: Report) -> "Places":
        """What a report's findings may point at."""
        top = repository(Path()) or Path.cwd()
        return cls(
            claims={claim.id: claim for claim in report.claims},
            paths={source.id: _path(source, top) for source in report.sources},
            references=frozenset(source.id for source in report.sources if source.role),
        )

    @classmethod
    def here(cls, report: Report) -> "Places":
        """The same for a reader in the current folder, with the files that links lead to."""
        files = {source.id: _absolute(source.path) for source in report.sources if source.path is not None}
        return cls(
            claims={claim.id: claim for claim in report.claims},
            paths={source: _from_here(file) for source, file in files.items()},
            files=files,
        )

    def of_finding(self, finding: Finding) -> list[Claim]:
        """Its claims, first those to look at first: suspects, and no references."""
        held = [self.claims[each] for each in finding.claims if each in self.claims]
        return sorted(held, key=lambda one: (one.id not in finding.suspects, one.source in self.references))

    def path(self, claim: Claim) -> str:
        """The path of a claim's source."""
        return self.paths.get(claim.source, claim.source)

    def written(self, claim: Claim) -> str:
        """Path, line and column as editors and terminals take them."""
        return flat(f"{self.path(claim)}:{claim.line}:{claim.column}")

    def line(self, claim: Claim) -> str:
        """Path and line, where there is little room."""
        return flat(f"{self.path(claim)}:{claim.line}")

    def uri(self, claim: Claim) -> str:
        """The address of a claim's line for a terminal, here or elsewhere; "" where it is in no file."""
        file = self.files.get(claim.source)
        return "" if file is None else f"{_address(file)}#{claim.line}"


def _path(source: Source, top: Path) -> str:
    if source.path is None:
        return source.id
    file = _absolute(source.path)
    return file.relative_to(top).as_posix() if file.is_relative_to(top) else source.id


def _absolute(path: Path) -> Path:
    # Not `resolve`, which follows links: a file is named as its folder names it.
    return Path(os.path.abspath(path))  # noqa: PTH100


def _from_here(file: Path) -> str:
    """A path as it can be opened from the current folder, the shorter way."""
    try:
        return min(os.path.relpath(file), str(file), key=len)
    except ValueError:  # on another drive
        return str(file)


def _address(file: Path) -> str:
    return file.as_uri().replace("file://", f"file://{socket.gethostname()}", 1)


def end(claim: Claim) -> tuple[int, int]:
    """The line of a claim's last character, and the column behind it, both from 1."""
    breaks = list(LINE_END.finditer(claim.text))
    if not breaks:
        return claim.line, claim.column + len(claim.text)
    return claim.line + len(breaks), len(claim.text) - breaks[-1].end() + 1
