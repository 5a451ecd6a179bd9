#!/usr/bin/env python3
"""Compare the findings about a folder of annotated texts with the relations that annotators gave.

    score_findings.py ../shared                 # checks ../shared/seeds, then compares
    score_findings.py ../shared report.json     # compares a report made by `factcheck check --format json`

A relation of `gold/seeds.findings.json` is *matched* by a finding that shares two of its claims (or its
only one) and has a verdict that the relation allows. Claims are the same where their characters overlap.
A relation whose own verdict is *not-comparable* is matched by silence: no finding above a note shares two
of its claims, or links its only one with furniture. Relations marked `exempt` are not asked for, but
excuse a warning.

Exit status: 0 where the thresholds hold, 1 where they do not, 2 for unusable input.
"""

import argparse
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath
from typing import Any

from attrs import frozen

CLASSES = {
    "consistent": {"consistent", "superseded", "revised"},
    "consistent-with-growth": {"consistent", "superseded", "revised"},
    "tension": {"tension"},
    "contradiction": {"contradiction"},
    "not-comparable": {"incomparable"},
}
ALLOWED_MISSES = {"consistent": 3, "consistent-with-growth": 1}
ABOVE_A_NOTE = {"warning", "error"}

Json = Mapping[str, Any]
Span = tuple[str, int, int]  # file stem, start, end


@frozen(kw_only=True)
class Relation:
    """What the annotators say about some claims."""

    id: str
    verdict: str
    also: tuple[str, ...]
    claims: tuple[str, ...]
    furniture: tuple[str, ...]
    exempt: bool

    @property
    def verdicts(self) -> set[str]:
        """The verdicts of a finding that satisfy the relation."""
        return {got for name in (self.verdict, *self.also) for got in CLASSES[name]}

    @property
    def asked(self) -> int:
        """How many claims a finding must share with the relation to be about it."""
        return min(2, len(self.claims))


@frozen(kw_only=True)
class Row:
    """One finding, with the annotated claims that each of its claims may be."""

    finding: Json
    candidates: tuple[frozenset[str], ...]

    def shares(self, relation: Relation) -> int:
        """The most claims of the relation that distinct claims of the finding stand for."""
        taken: dict[str, int] = {}

        def place(number: int, seen: set[str]) -> bool:
            for claim in (self.candidates[number] & set(relation.claims)) - seen:
                seen.add(claim)
                if claim not in taken or place(taken[claim], seen):
                    taken[claim] = number
                    return True
            return False

        return sum(place(number, set()) for number in range(len(self.candidates)))

    def touches(self, relation: Relation) -> bool:
        if len(relation.claims) == 1 and relation.verdict == "not-comparable":
            met = frozenset().union(*self.candidates)
            return relation.claims[0] in met and bool(met & set(relation.furniture))
        return self.shares(relation) >= relation.asked

    @property
    def is_above_a_note(self) -> bool:
        return self.finding["severity"] in ABOVE_A_NOTE


def gold_spans(entries: Iterable[Json]) -> dict[str, tuple[Span, str]]:
    """Where each annotated number stands, and its measure."""
    found = {}
    for entry in entries:
        text = entry.get("num") or entry.get("number_text") or entry["quote"]
        start = entry.get("num_start", entry.get("start"))
        span = (PurePath(entry.get("file") or entry["doc"]).stem, start, start + len(text))
        found[entry["id"]] = (span, entry.get("measure") or "")
    return found


def same_claims(claim: Json, gold: Mapping[str, tuple[Span, str]]) -> frozenset[str]:
    """The annotated claims whose number a claim covers; where one has its measure, that one alone."""
    stem, start, end = PurePath(claim["source"]).stem, claim["start"], claim["end"]
    near = {
        name: measure
        for name, ((file, first, last), measure) in gold.items()
        if file == stem and start < last and first < end
    }
    exact = {name for name, measure in near.items() if measure == claim.get("measure")}
    return frozenset(exact or near)


def relations(data: Json) -> list[Relation]:
    return [
        Relation(
            id=entry["id"],
            verdict=entry["verdict"],
            also=tuple(entry.get("also_acceptable") or ()),
            claims=tuple(entry["claims"]),
            furniture=tuple(entry.get("furniture") or ()),
            exempt=bool(entry.get("exempt")),
        )
        for entry in data["findings"]
    ]


def is_matched(relation: Relation, rows: Iterable[Row]) -> bool:
    about = [row for row in rows if row.touches(relation)]
    if relation.verdict == "not-comparable":
        return not any(row.is_above_a_note for row in about)
    return any(row.finding["verdict"] in relation.verdicts for row in about)


def is_known(row: Row, known: Iterable[Relation]) -> bool:
    """True where some relation allows this finding's verdict."""
    return any(row.touches(relation) and row.finding["verdict"] in relation.verdicts for relation in known)


def line(row: Row) -> str:
    finding = row.finding
    names = " ".join("/".join(sorted(names)) or "?" for names in row.candidates)
    return f"{finding['severity']} {finding['verdict']} {finding['rule']}: {finding['message']} [{names}]"


def compare(shared: Path, report: Json) -> tuple[dict[str, Any], list[str]]:
    """The score, and a line for each miss."""
    gold_dir = shared / "gold"
    entries = [
        json.loads(text)
        for name in ("seeds.claims.jsonl", "seeds.furniture.jsonl")
        for text in (gold_dir / name).read_text(encoding="utf-8").splitlines()
        if text.strip()
    ]
    gold = gold_spans(entries)
    known = relations(json.loads((gold_dir / "seeds.findings.json").read_text(encoding="utf-8")))
    claims = {claim["id"]: same_claims(claim, gold) for claim in report["claims"]}
    rows = [
        Row(finding=finding, candidates=tuple(claims[name] for name in finding["claims"]))
        for finding in report["findings"]
    ]
    asked = [relation for relation in known if not relation.exempt]
    missed = [relation for relation in asked if not is_matched(relation, rows)]
    about = [row for row in rows if any(row.touches(relation) for relation in asked)]
    strays = [row for row in rows if row.is_above_a_note and not is_known(row, known)]
    right = [row for row in about if is_known(row, asked)]
    totals = Counter(relation.verdict for relation in asked)
    misses = Counter(relation.verdict for relation in missed)
    score: dict[str, Any] = {
        "classes": {name: [totals[name] - misses[name], totals[name]] for name in CLASSES},
        "recall": 1 - len(missed) / max(len(asked), 1),
        "precision": len(right) / max(len(about), 1),
        "findings": len(rows),
        "strays": len(strays),
        "passes": not strays and all(misses[name] <= ALLOWED_MISSES.get(name, 0) for name in CLASSES),
    }
    lines = [f"missed {m.verdict} {m.id}: {describe(m, rows)}" for m in missed]
    lines += [f"wrong  {line(row)}" for row in about if row not in right and row not in strays]
    lines += [f"stray  {line(row)}" for row in strays]
    return score, lines


def describe(relation: Relation, rows: Iterable[Row]) -> str:
    got = [f"{row.finding['severity']} {row.finding['verdict']}" for row in rows if row.touches(relation)]
    return f"{' '.join(relation.claims)}; got {', '.join(got) or 'nothing'}"


def check(folder: Path) -> Json:
    """The report that the command makes about a folder."""
    from factcheck.cli import main as command

    with tempfile.TemporaryDirectory() as scratch:
        target = Path(scratch) / "report.json"
        command(["check", os.fspath(folder), "--format", "json", "--output", os.fspath(target)])
        report: Json = json.loads(target.read_text(encoding="utf-8"))
        return report


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path, help="the folder that holds seeds/ and gold/")
    parser.add_argument("report", type=Path, nargs="?", help="a report in JSON, instead of running the check")
    parser.add_argument(
        "--misses", action="store_true", help="print each relation and finding that is not right"
    )
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args(arguments)
    try:
        report = (
            json.loads(args.report.read_text(encoding="utf-8"))
            if args.report
            else check(args.shared / "seeds")
        )
        score, lines = compare(args.shared, report)
    except (OSError, ValueError, KeyError, TypeError) as problem:
        print(f"unusable input: {problem!r}", file=sys.stderr)
        return 2
    if args.json:
        print(json.dumps(score))
    else:
        for name, (matched, total) in score["classes"].items():
            print(f"{name:24} {matched}/{total}")
        print(f"recall {score['recall']:.3f}  precision {score['precision']:.3f}  ", end="")
        print(f"errors and warnings that the gold lacks: {score['strays']}")
    if args.misses:
        print(*lines, sep="\n")
    return 0 if score["passes"] else 1


if __name__ == "__main__":
    sys.exit(main())
