"""How the time to group figures grows with their number; run by hand: python tests/benchmark_likenesses.py

Texts of made-up companies, each with figures of its own on a few common subjects, so that words are shared by
many figures and names by few. Ten times the figures should take about ten times as long.
"""

import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from factcheck import extract, likenesses
from factcheck.claims import Claim

SIZES = (1_000, 10_000, 100_000)
FORMS = (
    "In {year}, {name} had sales of USD {a}.{b} million.",
    "{name} employed {a},{b}00 people at the end of {year}.",
    "The warehouse of {name} is {a}{b} metres long.",
    "Năm {year}, doanh thu của {name} đạt {a},{b} triệu USD.",
    "{name} made a net profit of USD {b}.{a} million in {year}.",
)


def claims(count: int) -> Iterator[Claim]:
    """So many figures and a few more, with as many names as a fifth of the texts."""
    rng = random.Random(7)
    made = number = 0
    while made < count:
        name = "".join(rng.choice("bdfgklmnprstvz") + rng.choice("aeiou") for _ in range(4)).capitalize()
        for year in (2021, 2022, 2023, 2024):
            text = " ".join(
                form.format(year=year, name=name, a=rng.randint(11, 98), b=rng.randint(1, 9))
                for form in rng.sample(FORMS, 3)
            )
            found = extract(text, source=f"{number}.txt", published=f"{year + 1}-02-01", language="en")
            yield from found
            made, number = made + len(found), number + 1


def main() -> None:
    before = None
    for size in SIZES[: int(sys.argv[1]) if len(sys.argv) > 1 else len(SIZES)]:
        given = list(claims(size))
        start = time.perf_counter()
        groups = likenesses.gather(given)
        took = time.perf_counter() - start
        ratio = f", {took / before:.1f} times the time before" if before else ""
        print(f"{len(given):>7,} figures: {took:.2f} s, {len(groups):,} groups{ratio}")
        before = took


if __name__ == "__main__":
    main()
