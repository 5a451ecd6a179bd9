#!/usr/bin/env python3
"""Seconds to find every figure in a conflict: by sweeps, and by comparing all pairs as agreement is defined.

    benchmark_sweeps.py                                      # about five minutes on one core
    benchmark_sweeps.py --tracks 10000,100000 --agree 1000,4000 --check 1000,4000

The claims stand in heavy-tailed groups: the k-th largest has 1/k of the largest's. 2 % of them are ten times
too large or too small, the rest follow one slow growth. *tracks* are sweeps alone, *agree* the whole of
comparing claims, outcomes with their words included, *check* all rules, with a sum of two parts, and the
suspects. Microseconds are for one claim, then divided by log2 of the largest group: where that does not grow,
it is n log n. All pairs are compared in the same run up to a size, where all conflicts must be the same;
beyond it ~ says what they would take at the same pace.
"""

import argparse
import math
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from random import Random

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from factcheck import check
from factcheck.claims import Claim
from factcheck.drifts import Drift
from factcheck.kinds import agree, pairings
from factcheck.kinds.sweeps import Sweep, Track
from factcheck.measures import Measure, Rule
from factcheck.packs import Pack
from factcheck.periods import Period
from factcheck.values import Value
from factcheck.verdicts import Verdict
from tests import made_claims

DAYS = 3650
GROWTH = math.log(1.04) / 365
"""What is true grows so much a day."""
UP = math.log(1.15) / 365
"""What may change in a day, up and down."""
WRONG = 0.02
MOST_PAIRS = 3_000_000
"""Pairs of tracks compared in full."""
MOST_CLAIMS = 1000
"""Claims of which all pairs are compared in full."""
DRIFT = Drift.parse({"usual": "10 %/year", "limit": "15 %/year"}, "level")
FIRST = date(2015, 1, 1)


def sizes(total: int) -> list[int]:
    """Groups of that many in all, the k-th a k-th of the largest."""
    found: list[int] = []
    left, share = total, total / (math.log(total) + 0.5772)
    while left:
        found.append(min(max(int(share / (len(found) + 1)), 1), left))
        left -= found[-1]
    return found


def figure(chance: Random) -> tuple[int, float]:
    """A day, and the logarithm of what is said of it."""
    day = chance.randrange(DAYS)
    wrong = chance.choice((-1, 1)) * math.log(10) if chance.random() < WRONG else 0.0
    return day, math.log(1e9) + GROWTH * day + wrong


def tracks(size: int, chance: Random) -> list[Track]:
    rows = sorted(figure(chance) for _ in range(size))
    return [Track(day, day, log - 0.001, log + 0.001) for day, log in rows]


def swept(row: Sequence[Track]) -> set[int]:
    """The tracks in a conflict, by a sweep."""
    sweep = Sweep(row, up=UP, down=UP)
    return {
        place
        for place in range(len(row))
        if next(sweep.earlier(place), None) is not None or next(sweep.later(place), None) is not None
    }


def paired(row: Sequence[Track]) -> set[int]:
    """The same by all pairs."""
    found: set[int] = set()
    for one, other in combinations(range(len(row)), 2):
        first, second = row[one], row[other]
        gap = UP * (second.last - first.first)
        if first.hi + gap < second.lo or first.lo - gap > second.hi:
            found |= {one, other}
    return found


def claims(size: int, chance: Random, name: str = "m") -> list[Claim]:
    found = []
    for place in range(size):
        day, log = figure(chance)
        when = FIRST + timedelta(day)
        value = Value.read(f"{math.exp(log):.4g}", unit="USD")
        reported = made_claims.window(when, when)
        source = f"{chance.randrange(size)}.txt"
        found.append(
            made_claims.claim(name, value, source, start=place, as_of=Period.day(when), reported=reported)
        )
    return found


def flagged(found: Sequence[Claim]) -> set[str]:
    """The claims in a contradiction or a tension."""
    outcomes = agree.evaluate(found, Measure(name="m", unit="USD", drift=DRIFT))
    graves = [each for each in outcomes if each.verdict in (Verdict.CONTRADICTION, Verdict.TENSION)]
    return {claim.id for each in graves for claim in each.claims}


def checked(found: Sequence[Claim]) -> set[str]:
    """The claims in a finding that is an error."""
    names = {claim.measure or "" for claim in found}
    measures = {name: Measure(name=name, unit="USD", drift=DRIFT) for name in names}
    rule = Rule(id="adds-up", assertion="[m1] + [m2] == [m0]")
    report = check(found, Pack(measures=measures, rules=(rule,)))
    return {claim for finding in report.findings if finding.severity == "error" for claim in finding.claims}


def timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def line(name: str, total: int, largest: int, seconds: float, pairs: str) -> str:
    each = seconds / total * 1e6
    steady = each / math.log2(max(largest, 2))
    return f"{name:<8}{total:>10,}{largest:>9,}{seconds:>10.2f}{each:>10.1f}{steady:>10.2f}{pairs:>14}"


def of_tracks(total: int) -> str:
    chance, own = Random(total), sizes(total)
    rows = [tracks(size, chance) for size in own]
    seconds = timed(lambda: [swept(row) for row in rows])
    pairs = sum(size * (size - 1) // 2 for size in own)
    if pairs <= MOST_PAIRS:
        whole = f"{timed(lambda: [paired(row) for row in rows]):.1f}"
        assert [swept(row) for row in rows] == [paired(row) for row in rows]
    else:
        sample = tracks(2000, chance)
        whole = f"~{timed(lambda: paired(sample)) * pairs / (2000 * 1999 / 2):,.0f}"
    return line("tracks", total, own[0], seconds, whole)


def of_claims(total: int) -> str:
    chance, own = Random(total), sizes(total)
    rows = [claims(size, chance) for size in own]
    seconds = timed(lambda: [flagged(row) for row in rows])
    whole = "-"
    if total <= MOST_CLAIMS:
        few, pairings.ALL_PAIRS = pairings.ALL_PAIRS, total
        whole = f"{timed(lambda: [flagged(row) for row in rows]):.1f}"
        every = [flagged(row) for row in rows]
        pairings.ALL_PAIRS = few
        assert [flagged(row) for row in rows] == every
    return line("agree", total, own[0], seconds, whole)


def of_checks(total: int) -> str:
    chance, own = Random(total), sizes(total)
    found = [claim for place, size in enumerate(own) for claim in claims(size, chance, f"m{place}")]
    return line("check", total, own[0], timed(lambda: checked(found)), "-")


def numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",") if number]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tracks", type=numbers, default=[10**4, 10**5, 10**6])
    parser.add_argument("--agree", type=numbers, default=[1000, 10_000, 40_000])
    parser.add_argument("--check", type=numbers, default=[1000, 10_000, 20_000])
    given = parser.parse_args()
    heads = zip(
        ("claims", "largest", "seconds", "us each", "/ log n", "all pairs"),
        (10, 9, 10, 10, 10, 14),
        strict=True,
    )
    print(f"{'':<8}" + "".join(f"{head:>{width}}" for head, width in heads))
    for work, totals in ((of_tracks, given.tracks), (of_claims, given.agree), (of_checks, given.check)):
        for total in totals:
            print(work(total), flush=True)


if __name__ == "__main__":
    main()
