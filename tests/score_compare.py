"""The accuracy of `factcheck.compare` on labelled pairs: by class, by relation, and what is taken for what.

    python tests/score_compare.py tests/compare/en-dev.jsonl          --misses lists the pairs that fail
                                                                      --unmark drops marks of those that pass

In: files of {"premise", "hypothesis", "relation", "class"} a line, named after their language. Out: a table.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from factcheck.entailments import Comparison, compare

RELATIONS = ("entails", "contradicts", "neutral")


def language_of(path: Path) -> str:
    """The language of a file of pairs: "en" of en-dev.jsonl."""
    return path.name[:2]


def pairs(path: Path) -> list[dict[str, str]]:
    """The labelled pairs of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def main() -> None:
    """Print the scores of the files that are named."""
    parser = argparse.ArgumentParser(description="Scores factcheck.compare on labelled pairs.")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--misses", action="store_true", help="list the pairs that fail")
    parser.add_argument("--unmark", action="store_true", help='drop "known" from the pairs that now pass')
    given = parser.parse_args()
    for path in given.files:
        if given.unmark:
            unmark(path)
        _score(path, misses=given.misses)


def unmark(path: Path) -> None:
    """Drop the "known" marks of a file from the pairs that are right now."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for place, pair in enumerate(json.loads(line) for line in lines):
        if "known" in pair and found_in(pair, language_of(path)).relation == pair["relation"]:
            del pair["known"]
            lines[place] = json.dumps(pair, ensure_ascii=False)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def found_in(pair: dict[str, str], language: str) -> Comparison:
    """What `compare` makes of a pair."""
    return compare(pair["premise"], pair["hypothesis"], language=language)


def _score(path: Path, *, misses: bool) -> None:
    confused: Counter[tuple[str, str]] = Counter()
    classes: Counter[tuple[str, bool]] = Counter()
    for pair in pairs(path):
        found = found_in(pair, language_of(path))
        right = found.relation == pair["relation"]
        confused[pair["relation"], found.relation] += 1
        classes[pair["class"], right] += 1
        if misses and not right:
            print(f"{pair['class']}: {pair['relation']}, found {found.relation}: {found.why}")
            print(f"    {pair['premise']}\n    {pair['hypothesis']}")
    total = sum(confused.values())
    right_ones = sum(count for (said, found), count in confused.items() if said == found)
    print(f"{path}: {right_ones} of {total} right, {right_ones / max(total, 1):.1%}")
    for name in sorted({name for name, _ in classes}):
        good, bad = classes[name, True], classes[name, False]
        print(f"  {name:12} {good:4} of {good + bad:4}")
    print("  labelled / found    " + "  ".join(f"{name:>11}" for name in RELATIONS))
    for name in RELATIONS:
        print(f"  {name:18}  " + "  ".join(f"{confused[name, found]:11}" for found in RELATIONS))


if __name__ == "__main__":
    main()
