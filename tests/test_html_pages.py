"""Odd, long and empty HTML reports in Chromium: each loads in silence, fits a phone, and does what it says.

pytest -m browser        needs Debian's chromium and the extra `browser`
"""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

import factcheck
from factcheck.claims import Claim
from factcheck.documents import Source
from factcheck.findings import Report
from factcheck.reports.html.chunks import OPEN
from factcheck.values import Value
from tests.benchmark_html import made
from tests.made_claims import claim, window, year
from tests.test_html_browser import SCHEMES, Watched, browser, grave, shown, written

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
__all__ = ["browser"]  # a fixture

LONG = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 4
CJK = "서울특별시의외국인주민현황에관한보고서" * 6
NAMES = (LONG, CJK, "Báo cáo tình hình kinh tế xã hội " * 8, "a/" * 90 + "deep.txt")


def of_texts(*texts: str, day: str | None = "2025-01-01", names: tuple[str, ...] = ()) -> Report:
    """The report of some English texts, without a pack."""
    given = [
        Source(
            names[number] if names else f"{number}.txt", text, day, "en", title=names[number] if names else ""
        )
        for number, text in enumerate(texts)
    ]
    return factcheck.check(factcheck.read(*given))


def padded(report: Report, length: int) -> Report:
    """The report with so much more text after the figures of each source."""
    more = "\nNothing of note followed. " * (length // 26)
    return evolve(report, sources=tuple(evolve(each, text=each.text + more) for each in report.sources))


def of_values(*values: Value | str, days: tuple[int, ...] = ()) -> Report:
    """The report of one measure's figures, each of a source of its own."""
    found: list[Claim] = []
    for number, value in enumerate(values):
        as_of = year(days[number]) if days else window(date(2024, 1, 1), date(2024, 1, 1))
        found.append(claim("stock", value, f"{number}.txt", unit="USD", as_of=as_of))
    return factcheck.check(found)


RIVERS = ("The river is 120 km long.", "The river is 180 km long.", "The river is 121 km long.")
ODD: dict[str, Callable[[], Report]] = {
    "nothing at all": Report,
    "no figure": lambda: of_texts("Nothing here counts."),
    "no date": lambda: of_texts(*RIVERS, day=None),
    "one text of a megabyte": lambda: padded(of_texts(RIVERS[0]), 1_000_000),
    "very long names": lambda: of_texts(*RIVERS, RIVERS[0], names=NAMES),
    "signs that break lines": lambda: of_texts("It has 5 \u2028 of 4 </script><b>rooms</b> \u2029 and 7."),
    "below zero": lambda: of_values("-5", "-9", "3"),
    "far apart": lambda: of_values("3", "4000000", "900000000000"),
    "the first and the last year": lambda: of_values("3", "40", "50", days=(1, 987, 9999)),
    "no end": lambda: of_values(
        Value.parse("over 5 million USD"),
        Value.parse("under 2 million USD"),
        Value.exact(Fraction(10) ** 400, "USD"),
    ),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_reports_load_and_fit(browser: "Browser", tmp_path: Path, name: str) -> None:
    with Watched(browser, written(ODD[name](), tmp_path), 360) as found:
        found.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert found.evaluate("document.documentElement.scrollWidth") <= 360
        assert grave(found) == []
        if found.locator("#sources .go").count():
            found.locator("#sources .go").first.click()
            assert found.locator("#reader").is_visible()


def test_a_report_without_figures_shows_no_controls(browser: "Browser", tmp_path: Path) -> None:
    with Watched(browser, written(of_texts("Nothing here counts."), tmp_path)) as found:
        assert shown(found, "#filters, #figures") == 0
        assert "There is no figure" in found.locator("header").first.inner_text()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_groups_show_their_sentences(browser: "Browser", tmp_path: Path, scheme: str) -> None:
    with Watched(browser, written(of_texts(*RIVERS), tmp_path), 360, scheme) as found:
        group = found.locator("#groups .guess").first
        assert "possible" in group.inner_text()
        assert group.locator("blockquote").first.inner_text() in RIVERS
        assert group.locator(".plot .point").count() == 3
        group.locator(".figure .go").first.click()
        assert found.locator("#reader .m.here").inner_text() in " ".join(RIVERS)
        found.keyboard.press("Escape")
        assert grave(found) == []


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of more findings than a page has from the start."""
    report = made(600, 6)
    assert sum(each.verdict != "consistent" for each in report.findings) > OPEN + 50
    return written(report, tmp_path_factory.mktemp("long"))


def test_a_long_report_is_built_as_it_is_read(browser: "Browser", long: Path) -> None:
    with Watched(browser, long) as found:
        assert shown(found, ".card") <= OPEN
        waiting = found.locator(".later").count()
        assert waiting > 0
        found.evaluate("document.querySelector('.block .later').scrollIntoView()")
        found.locator(".card").nth(OPEN).wait_for(state="attached")
        assert found.locator(".later").count() < waiting


def test_a_link_leads_to_a_finding_that_is_not_built_yet(browser: "Browser", long: Path) -> None:
    with Watched(browser, long) as found:
        last = found.evaluate("JSON.parse(document.querySelector('#data').textContent).told") - 1
        assert found.locator(f"#f{last}").count() == 0
        found.evaluate(f"location.hash = '#f{last}'")
        found.locator(f"#f{last}:focus").wait_for()


def test_filters_know_what_is_not_built_yet(browser: "Browser", long: Path) -> None:
    with Watched(browser, long) as found:
        found.locator(".pick .contradiction").click()
        told = int(found.locator("#count").inner_text().split()[0])
        found.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert found.locator(".later:not([hidden])").count() == 0
        assert found.locator(".card.contradiction:not([hidden])").count() == told > 0
        assert found.locator(".card:not(.contradiction):not([hidden])").count() == 0
