"""Draws the weights of `factcheck/resemblances.py` from keyed folders, and says how well they carry over.

    python tests/fit_resemblances.py   ->   the score of each folder with weights drawn from the others

Pairs of figures that are of one thing by a key (`tests/corpora`), or by the measure that a pack links them to
(`examples/`, `seeds/`), against all other pairs: a logistic regression, by Newton's method. The first lines
are what may be hoped for on a folder that nobody has seen.
"""

import math
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from attrs import frozen

from factcheck import Config, elisions, likenesses, load_pack, profiles, read, resemblances, ties
from factcheck.clusters import _strands as strands_of
from factcheck.corpora import Corpus, configured
from factcheck.resemblances import NEVER, SEPARATE, Scale
from tests import score_groups

ROOT = Path(__file__).resolve().parents[1]
NAMES = tuple(resemblances.WEIGHTS)
STEPS, RIDGE = 8, 2.0
"""Newton's steps, and how strongly weights are held to zero."""

PAIRS = 1000.0
"""Pairs that a folder counts for."""

Row = tuple[tuple[float, ...], bool]


@frozen
class Folder:
    """A folder with what each figure is of, by its id."""

    name: str
    rows: tuple[Row, ...]
    score: Callable[[], tuple[float, float]] | None = None


def keyed(path: Path) -> Folder:
    """A folder with a key by hand."""
    corpus = read(path, config=Config())
    key = score_groups.Key(corpus.claims, set())
    found = ((key.at(line), line["group"]) for line in score_groups.lines(path / "key.jsonl"))
    of = {claim.id: group for claim, group in found if claim is not None}

    def score() -> tuple[float, float]:
        result = score_groups.score(path)
        return result.precision, result.recall

    return Folder(path.name, tuple(rows(corpus, of)), score)


def linked(path: Path) -> Folder:
    """A folder whose figures a pack links."""
    config, _ = configured(None, path)
    claims = read(path, pack=load_pack(*config.rules)).claims
    of = {claim.id: f"{claim.measure} {sorted(claim.entities.items())}" for claim in claims if claim.measure}
    return Folder(path.parent.name, tuple(rows(read(path), of)))


def rows(corpus: Corpus, of: Mapping[str, str]) -> Iterator[Row]:
    """What speaks for and against each pair of figures, and whether they are of one thing."""
    claims = elisions.completed(corpus.claims)
    figures = likenesses._without_settings(profiles.of(claims, corpus.documents))
    scale = Scale.of(figures)
    tied = ties.of(claims)
    strands = list(strands_of(figures, {**tied.conversions, **tied.bases}, scale))
    known = [strand for strand in strands if strand.lead.claim.id in of]
    for first, second in combinations(known, 2):
        if scale.between(first, second) not in (NEVER, SEPARATE):
            told = dict(scale.evidence(first, second))
            same = of[first.lead.claim.id] == of[second.lead.claim.id]
            yield tuple(told.get(name, 0.0) for name in NAMES), same


def fitted(folders: Sequence[Folder]) -> dict[str, float]:
    """The weights under which the pairs are likeliest; each folder counts the same."""
    given = [(*row, PAIRS / len(folder.rows)) for folder in folders for row in folder.rows]
    size = len(NAMES)
    weights = [0.0] * size
    for _ in range(STEPS):
        slope = [-RIDGE * weight * (place > 0) for place, weight in enumerate(weights)]
        curve = [[RIDGE * (one == other > 0) + 1e-9 for other in range(size)] for one in range(size)]
        for told, same, count in given:
            odds = sum(map(float.__mul__, weights, told))
            sure = 1 / (1 + math.exp(-max(min(odds, 30.0), -30.0)))
            wrong, bend = count * (same - sure), count * sure * (1 - sure)
            places = [place for place in range(size) if told[place]]
            for one in places:
                slope[one] += wrong * told[one]
                row, bent = curve[one], bend * told[one]
                for other in places:
                    row[other] += bent * told[other]
        weights = [weight + step for weight, step in zip(weights, solved(curve, slope), strict=True)]
    return dict(zip(NAMES, weights, strict=True))


def solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of linear equations, by elimination."""
    rows_ = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for place in range(len(rows_)):
        best = max(range(place, len(rows_)), key=lambda row: abs(rows_[row][place]))
        rows_[place], rows_[best] = rows_[best], rows_[place]
        for row in range(len(rows_)):
            if row != place and rows_[place][place]:
                share = rows_[row][place] / rows_[place][place]
                rows_[row] = [a - share * b for a, b in zip(rows_[row], rows_[place], strict=True)]
    return [row[-1] / row[place] if row[place] else 0.0 for place, row in enumerate(rows_)]


def main() -> int:
    folders = [keyed(path.parent) for path in sorted((ROOT / "tests" / "corpora").glob("*/key.jsonl"))]
    folders += [linked(ROOT / "examples" / name / "texts") for name in ("bridges", "metro", "retailer")]
    folders.append(linked(ROOT / "seeds"))
    for held in folders:
        if held.score is not None:
            resemblances.WEIGHTS = fitted([folder for folder in folders if folder is not held])
            precision, recall = held.score()
            print(f"{held.name:<10} held out of {len(held.rows):,} pairs: P {precision:.2f}, R {recall:.2f}")
    for name, weight in fitted(folders).items():
        print(f'    "{name}": {weight:.2f},')
    return 0


if __name__ == "__main__":
    sys.exit(main())
