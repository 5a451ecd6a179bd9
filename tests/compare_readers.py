#!/usr/bin/env python3
"""Compare how factcheck, quantulum3, Recognizers-Text and dateparser read suites of labelled phrases.

    python3 -m venv peers && peers/bin/pip install -e '.[peers]' && peers/bin/python tests/compare_readers.py

All of them are measured in this run, by the scorer that comes with the suites. The first table has each suite
(V every number or start found, VU with its unit or end, EX with its bounds and nothing spurious), the second
the suites taken together as compare_readers.toml groups them, with what is to be reached. Cases of
disputed.toml are listed with the reason; they count as misses.

Exit status: 0 where all is reached, 1 where it is not, 2 where the suites or a peer are missing.
"""

import argparse
import hashlib
import importlib
import json
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import field, frozen

HERE = Path(__file__).resolve().parent
SCORES = ("V", "VU", "EX")
OURS = "ours:Factcheck"
PEERS = ("peers:Quantulum", "peers:Recognizers")
DATE_PEERS = ("peers:Dateparser",)
HEADS = {
    OURS: "factcheck",
    "peers:Quantulum": "quantulum3",
    "peers:Recognizers": "Recognizers",
    "peers:Dateparser": "dateparser",
}

Json = dict[str, Any]
Results = dict[str, dict[str, Json]]  # reader -> suite -> what the scorer says of it


@frozen(kw_only=True)
class Group:
    """Suites that are taken together, by the score that counts for them."""

    name: str
    suites: tuple[str, ...] = field(converter=tuple)
    score: str
    target: float | None = None
    peer: float | None = None


@frozen(kw_only=True)
class Disputed:
    """A case in which a suite wants what a fact checker should not do."""

    suite: str
    text: str
    reason: str


class Misses:
    """Takes the lines that the scorer writes for each case that is not wholly right."""

    def __init__(self) -> None:
        self.cases: list[Json] = []

    def write(self, line: str) -> None:
        self.cases.append(json.loads(line))


def digest(text: str) -> str:
    """What stands for a text that is not ours to repeat."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def read_groups(path: Path) -> list[Group]:
    return [Group(**given) for given in tomllib.loads(path.read_text(encoding="utf-8"))["groups"]]


def read_disputed(path: Path) -> list[Disputed]:
    return [Disputed(**given) for given in tomllib.loads(path.read_text(encoding="utf-8"))["cases"]]


# --- measuring ---------------------------------------------------------------------------------------


def readers_of(cases: Sequence[Json]) -> tuple[str, ...]:
    """Who reads a suite: dateparser reads dates alone."""
    dates = any(case["kind"] in ("date", "date_range") for case in cases)
    return (OURS, *PEERS, *DATE_PEERS) if dates else (OURS, *PEERS)


def measure(scorer: Any, suites: Mapping[str, Sequence[Json]], misses: Misses) -> tuple[Results, list[str]]:
    """Every suite by every reader that reads it, and the versions of the readers."""
    results: Results = {}
    versions = []
    for reader in (OURS, *PEERS, *DATE_PEERS):
        module, _, name = reader.partition(":")
        adapter = getattr(importlib.import_module(module), name)()
        versions.append(adapter.name)
        print(f"… {adapter.name}", file=sys.stderr)
        results[reader] = {
            suite: scorer.run_suite(adapter, cases, misses if reader == OURS else None, _say)
            for suite, cases in suites.items()
            if reader in readers_of(cases)
        }
    return results, versions


def _say(line: str) -> None:
    print(f"  {line[:160]}", file=sys.stderr)


def together(results: Mapping[str, Json], suites: Iterable[str], score: str) -> float | None:
    """The score of several suites as if they were one."""
    found = [results[suite] for suite in suites if suite in results]
    cases = sum(result["n"] for result in found)
    return sum(100 * result[score] * result["n"] for result in found) / cases if cases else None


# --- printing ----------------------------------------------------------------------------------------


def suite_table(results: Results) -> list[str]:
    """Each suite: V, VU and EX of every reader."""
    readers = list(results)
    lines = [f"{'suite':31}{'n':>4} " + "".join(f"{HEADS[reader]:>19}" for reader in readers)]
    lines.append(" " * 36 + ("    " + "".join(f"{score:>5}" for score in SCORES)) * len(readers))
    for suite, ours in results[OURS].items():
        line = f"{suite:31}{ours['n']:4} "
        for reader in readers:
            result = results[reader].get(suite)
            shown = (f"{100 * result[score]:5.0f}" if result else "    -" for score in SCORES)
            line += "    " + "".join(shown)
        lines.append(line)
    return lines


def group_table(groups: Iterable[Group], results: Results) -> tuple[list[str], bool]:
    """Each group with what is to be reached, and whether all is."""
    lines = [f"{'together':31}{'':4}{'ours':>8}{'target':>8}{'best peer here':>24}{'on all':>8}"]
    reached = True
    for group in groups:
        ours = together(results[OURS], group.suites, group.score)
        if ours is None:
            continue
        peers = [
            (value, HEADS[reader])
            for reader in results
            if reader != OURS and (value := together(results[reader], group.suites, group.score)) is not None
        ]
        best, who = max(peers)
        short = group.target is not None and ours < group.target
        behind = ours < best or (ours == best < 100)
        reached = reached and not short and not behind
        said = ", ".join(["below the target"] * short + ["not ahead"] * behind) or "ahead"
        target, full = (f"{x:8.0f}" if x is not None else f"{'-':>8}" for x in (group.target, group.peer))
        lines.append(
            f"{group.name:31}{group.score:>4}{ours:8.1f}{target}{f'{best:.1f} ({who})':>24}{full}  {said}"
        )
    return lines, reached


def suites_behind(groups: Iterable[Group], results: Results) -> list[str]:
    """The suites in which we are not ahead of every peer by the score of their group, nor wholly right."""
    lines = []
    for group in groups:
        for suite in group.suites:
            if suite not in results[OURS]:
                continue
            ours = results[OURS][suite][group.score]
            peers = {
                HEADS[reader]: found[suite][group.score]
                for reader, found in results.items()
                if suite in found
            }
            del peers[HEADS[OURS]]
            said = [
                f"{who} {100 * best:.0f}" for who, best in peers.items() if best > ours or best == ours < 1
            ]
            if said:
                lines.append(f"  {suite} ({group.score} {100 * ours:.0f}): {', '.join(said)}")
    return lines


def disputed_lines(
    disputed: Iterable[Disputed], misses: Misses, suites: Mapping[str, Sequence[Json]]
) -> list[str]:
    """The disputed cases, what became of each, and the reason."""
    missed = {(case["suite"], digest(case["text"])) for case in misses.cases}
    known = {(suite, digest(case["text"])) for suite, cases in suites.items() for case in cases}
    lines = []
    for case in disputed:
        key = (case.suite, case.text)
        if case.suite in suites:
            state = "missed" if key in missed else "read all the same" if key in known else "no such case"
            lines.append(f"  {case.suite} {case.text} ({state}): {case.reason}")
    return lines


def miss_lines(misses: Misses) -> list[str]:
    return [
        f"{case['suite']} {digest(case['text'])} {'/'.join(case['missed'])} {case['text']}"
        for case in misses.cases
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    default = HERE.parents[1] / "shared"
    parser.add_argument(
        "shared", nargs="?", type=Path, default=default, help="where suites/ and tools/suites/ are"
    )
    parser.add_argument("--suites", default="*", help="only these, by name: 'duckling_vi_*'")
    parser.add_argument("--misses", action="store_true", help="print what is not wholly right, too")
    given = parser.parse_args(arguments)
    tools, data = given.shared / "tools" / "suites", given.shared / "suites"
    if not (tools / "score.py").is_file() or not data.is_dir():
        print(
            f"{given.shared}: no suites/ with tools/suites/score.py there; give their folder", file=sys.stderr
        )
        return 2
    sys.path[:0] = [str(tools), str(HERE.parent)]
    scorer = importlib.import_module("score")
    suites = scorer.load(str(data), given.suites, "all")
    misses = Misses()
    try:
        results, versions = measure(scorer, suites, misses)
    except ModuleNotFoundError as error:
        print(f"{error.name} is missing: pip install -e '.[peers]'", file=sys.stderr)
        return 2
    groups = read_groups(HERE / "compare_readers.toml")
    table, reached = group_table(groups, results)
    behind = suites_behind(groups, results)
    print(*versions, "", *suite_table(results), "", *table, sep="\n")
    if behind:
        print("", "not ahead of a peer in", *behind, sep="\n")
    if lines := disputed_lines(read_disputed(HERE / "disputed.toml"), misses, suites):
        print("", "disputed (counted as misses)", *lines, sep="\n")
    if given.misses:
        print("", "not wholly right", *miss_lines(misses), sep="\n")
    return 0 if reached and not behind else 1


if __name__ == "__main__":
    sys.exit(main())
