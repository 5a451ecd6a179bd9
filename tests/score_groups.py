"""How well a run without a pack groups the figures of a folder, against a key written by hand.

    python tests/score_groups.py FOLDER   ->   23 pairs in the key: recall 0.87, precision 0.95

The key stands in the folder: `key.jsonl` has a line for each figure, {"source", "text", "near", "group"}:
the figure as written, or part of it or more; some words of its sentence; and a name for the thing that it is
of. "start" and "end", its characters in the source, may say it more surely.
`conflicts.jsonl` may list planted conflicts, {"group", "kind", "figures": [[source, text], …], "near": […]},
the figure that is wrong first: each counts as seen where that one stands in a finding that a reader is shown,
or with another one of the conflict in one of the first ten groups. Figures without a key count against none.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from attrs import define, frozen

import factcheck
from factcheck import Claim, Config, Report
from factcheck.verdicts import Verdict

FIRST = 10
"""Groups that a reader sees."""


@frozen
class Score:
    """Pairs of figures: of one thing in the key, grouped, both; and what is wrong with the rest."""

    keyed: int
    grouped: int
    both: int
    across: tuple[int, int]  # of the keyed pairs, those between languages: found, and all
    missed: tuple[tuple[str, Claim, Claim], ...]
    wrong: tuple[tuple[str, Claim, Claim], ...]
    unread: tuple[str, ...]
    conflicts: tuple[tuple[str, bool], ...]

    @property
    def recall(self) -> float:
        return self.both / self.keyed if self.keyed else 1.0

    @property
    def precision(self) -> float:
        return self.both / self.grouped if self.grouped else 1.0


def lines(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


@define
class Key:
    """The figures of a folder that a key names, by what they are of."""

    claims: Sequence[Claim]
    taken: set[str]

    def at(self, line: dict[str, Any]) -> Claim | None:
        """The claim that covers most of a line's characters."""
        start, end = line["start"], line["end"]
        near = [
            claim
            for claim in self.claims
            if claim.start < end and start < claim.end and _is_of(claim, line["source"])
        ]
        return max(near, key=lambda each: min(each.end, end) - max(each.start, start), default=None)

    def find(self, source: str, text: str, near: str = "") -> Claim | None:
        """The claim that a line means: in its source, with its text, nearest to the words that it names."""
        fits = [claim for claim in self.claims if claim.id not in self.taken and _fits(claim, source, text)]
        words = set(near.lower().split())
        fits.sort(key=lambda claim: -len(words & set(claim.quote.lower().split())))
        best = next((claim for claim in fits if near and near in " ".join(claim.quote.split())), None)
        return best or next(iter(fits), None)


def _fits(claim: Claim, source: str, text: str) -> bool:
    """Whether they have a number in common, or, where it is none in digits, the words."""
    written, wanted = set(_tokens(claim.written)), set(_tokens(text))
    numbers = {word for word in wanted if any(map(str.isdigit, word))}
    fits = numbers & written if numbers else written <= wanted or wanted <= written
    return _is_of(claim, source) and bool(fits)


def _tokens(text: str) -> list[str]:
    return [word.strip("()“”\"',.;:") for word in text.lower().split()]


def _is_of(claim: Claim, source: str) -> bool:
    return claim.source == source or claim.source.endswith(f"/{source}")


def score(folder: Path) -> Score:
    """What a run over the folder finds of its key."""
    report = factcheck.check(factcheck.read(folder, config=Config()), groups_too=True)
    key, unread = Key(report.claims, set()), []
    of: dict[str, str] = {}
    for line in lines(folder / "key.jsonl"):
        claim = (
            key.at(line) if "start" in line else key.find(line["source"], line["text"], line.get("near", ""))
        )
        if claim is None:
            unread.append(f"{line['source']}: {line['text']}")
        else:
            key.taken.add(claim.id)
            of[claim.id] = line["group"]
    home = {claim.id: group.id for group in report.groups for claim in group.claims}
    by_id = {claim.id: claim for claim in report.claims}
    across, missed, wrong = [0, 0], [], []
    keyed = grouped = both = 0
    for one, other in combinations(of, 2):
        same, found = of[one] == of[other], one in home and home.get(one) == home.get(other)
        pair = (f"{of[one]} / {of[other]}", by_id[one], by_id[other])
        keyed, grouped, both = keyed + same, grouped + found, both + (same and found)
        if same and by_id[one].language != by_id[other].language:
            across[0], across[1] = across[0] + found, across[1] + 1
        if same and not found:
            missed.append(pair)
        if found and not same:
            wrong.append(pair)
    conflicts = tuple(_conflicts(folder, report, of))
    return Score(
        keyed,
        grouped,
        both,
        (across[0], across[1]),
        tuple(missed),
        tuple(wrong),
        tuple(unread),
        conflicts,
    )


def _conflicts(folder: Path, report: Report, of: dict[str, str]) -> Iterator[tuple[str, bool]]:
    """Each planted conflict, and whether a reader sees it."""
    groups = [{claim.id for claim in group.claims} for group in report.groups[:FIRST]]
    shown = (finding for finding in report.findings if finding.verdict is not Verdict.CONSISTENT)
    findings = [_with_ends(finding.claims, report) for finding in shown]
    members: dict[str, set[str]] = defaultdict(set)
    for claim, group in of.items():
        members[group].add(claim)
    for line in lines(folder / "conflicts.jsonl"):
        key = Key(report.claims, set())
        nears = line.get("near", [""] * len(line.get("figures", ())))
        figures = zip(line.get("figures", ()), nears, strict=True)
        found = [key.find(source, text, near) for (source, text), near in figures]
        wanted = {claim.id for claim in found if claim is not None} or members[line["group"]]
        first = {claim.id for claim in found[:1] if claim is not None} or wanted
        told = any(first & each for each in findings) if found else False
        grouped = any(first & each and len(wanted & each) > 1 for each in groups)
        yield f"{line['group']}: {line.get('kind', '')}", told or grouped


def _with_ends(ids: Iterable[str], report: Report) -> set[str]:
    """The claims of a finding, and those that stand inside them: the ends of a span."""
    told = [claim for claim in report.claims if claim.id in set(ids)]
    inside = {
        claim.id
        for claim in report.claims
        for outer in told
        if claim.source == outer.source and outer.start <= claim.start and claim.end <= outer.end
    }
    return inside | set(ids)


def main(folders: Sequence[str]) -> int:
    for folder in folders:
        found = score(Path(folder))
        print(
            f"{folder}: {found.keyed} pairs in the key: recall {found.recall:.2f}, "
            f"precision {found.precision:.2f}; across languages {found.across[0]} of {found.across[1]}"
        )
        for line in found.unread:
            print(f"  not read  {line}")
        for title, pairs in (("missed", found.missed), ("wrong", found.wrong)):
            for group, one, other in pairs:
                print(
                    f"  {title:<8}  {group}: {one.written} ({one.source}), {other.written} ({other.source})"
                )
        for conflict, seen in found.conflicts:
            print(f"  {'seen' if seen else 'NOT SEEN':<8}  {conflict}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
