#!/usr/bin/env python3
"""Seconds until the HTML report of many claims is written, and until Chromium has opened it and can be used.

    benchmark_html.py                       # 200 sources, 20,000 claims; needs the extra `browser`
    benchmark_html.py --sources 20 --claims 2000

The claims are of measures with fifty figures each over ten years, one in a hundred ten times too large; each
source has a text with all of its sentences. *opened* is the time to the load event, all scripts run;
*filtered* that of a click on a verdict, until the page is painted anew.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from attrs import evolve

from factcheck import check
from factcheck.claims import Claim
from factcheck.documents import Source
from factcheck.findings import Report
from tests import made_claims
from tests.pages import page
from tests.test_html_browser import CHROMIUM, QUIET

FIGURES = 50
WRONG = 100


def made(count: int, sources: int) -> Report:
    """A report of so many claims in so many texts."""
    texts: Counter[str] = Counter()
    parts: dict[str, list[str]] = {}
    claims: list[Claim] = []
    for number in range(count):
        measure, source = f"measure-{number // FIGURES}", f"text-{number % sources:03d}.txt"
        amount = (1000 + number % 7) * (10 if number % WRONG == WRONG - 1 else 1)
        sentence = f"In that year the number of {measure} was {amount} as the office said. "
        start = texts[source] + sentence.index(str(amount))
        claims.append(
            made_claims.claim(
                measure,
                str(amount),
                source,
                unit="person",
                start=start,
                quote=sentence.strip(),
                as_of=made_claims.year(2015 + number % 10),
                reported=made_claims.window(date(2025, 2, 1), date(2025, 2, 1)),
            )
        )
        texts[source] += len(sentence)
        parts.setdefault(source, []).append(sentence)
    return evolve(check(claims), sources=tuple(Source(name, "".join(parts[name])) for name in sorted(parts)))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sources", type=int, default=200)
    parser.add_argument("--claims", type=int, default=20_000)
    given = parser.parse_args()
    report = made(given.claims, given.sources)
    began = time.perf_counter()
    text = page(report)
    print(f"{len(report.claims):,} claims, {len(report.findings):,} findings, {len(text) / 1e6:.1f} MB")
    print(f"written  {time.perf_counter() - began:6.2f} s")
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as started:
        path = Path(folder, "report.html")
        path.write_text(text, encoding="utf-8")
        browser = started.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        found = browser.new_page()
        began = time.perf_counter()
        found.goto(path.as_uri())
        print(f"opened   {time.perf_counter() - began:6.2f} s")
        began = time.perf_counter()
        found.locator(".pick").first.click()
        found.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        print(f"filtered {time.perf_counter() - began:6.2f} s")
        browser.close()


if __name__ == "__main__":
    main()
