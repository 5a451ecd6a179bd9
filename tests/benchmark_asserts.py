"""How long `assert` takes to bind and judge claims of many sources and years: it must grow with the claims.

    python -m tests.benchmark_asserts            5,000, 10,000 and 20,000 claims of a sum of three measures
    python -m tests.benchmark_asserts --most 2   fails where twice the claims take longer than that many times

Every source states the three figures of each year, with gaps that other sources fill; a twentieth of the sums
is wrong. Times are the best of three runs, after one that warms the caches.
"""

import argparse
import random
import sys
import time

from factcheck.claims import Claim
from factcheck.kinds import asserts
from factcheck.measures import Rule
from tests.made_claims import claim, year

YEARS, SOURCES = 50, 40
GAPS, WRONG = 0.15, 0.05
RULES = (
    Rule(id="adds-up", assertion="[exports] + [imports] == [trade]"),
    Rule(id="grows", assertion='[trade] <= ago([trade], "1 year") * 3'),
    Rule(
        id="close",
        assertion="[exports] <= [trade]",
        when="abs(as_of([exports]) - as_of([trade])) < 400 days",
        same=(),
    ),
)


def made(count: int, *, seed: int = 1) -> list[Claim]:
    """So many claims of three measures: every source about every year, more sources where there are more."""
    random_ = random.Random(seed)
    found: list[Claim] = []
    source = 0
    while len(found) < count:
        for since in range(YEARS):
            exports, imports = random_.randint(200, 400), random_.randint(200, 400)
            trade = exports + imports + (90 if random_.random() < WRONG else 0)
            for measure, number in (("exports", exports), ("imports", imports), ("trade", trade)):
                if random_.random() >= GAPS:
                    given = {"as_of": year(1970 + since), "start": len(found)}
                    found.append(claim(measure, f"{number / 10}", f"{source:05d}.txt", **given))
        source += 1
    return found[:count]


def seconds(claims: list[Claim], rule: Rule) -> tuple[float, int]:
    """The best time of three, and how many findings there are."""
    best, found = float("inf"), 0
    for _ in range(3):
        begin = time.process_time()
        found = len(asserts.evaluate(rule, claims))
        best = min(best, time.process_time() - begin)
    return best, found


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--most", type=float, default=0.0)
    given = parser.parse_args()
    failed = False
    for rule in RULES:
        asserts.evaluate(rule, made(500))
        before = 0.0
        for count in (5_000, 10_000, 20_000):
            took, found = seconds(made(count), rule)
            times = took / before if before else 0.0
            failed = failed or bool(given.most and times > given.most)
            print(
                f"{rule.id:10} {count:6} claims {found:6} findings {took:6.2f} s",
                f"× {times:.2f}" if times else "",
            )
            before = took
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
