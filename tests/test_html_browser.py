"""The HTML report in Chromium: silent, alone, and usable by pointer, keyboard and screen reader at any width.

pytest -m browser        needs Debian's chromium and the extra `browser`

Longer than most: one browser is started for all of it.
"""

import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import factcheck
from factcheck.findings import Report
from tests.pages import HOSTILE, SEEDS, hostile, page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
"""Chromium asks nobody anything, and runs as root."""
WIDTHS = (360, 800, 1600)
SCHEMES = ("light", "dark")


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    report = factcheck.check(factcheck.read(SEEDS, pack=factcheck.load_pack("vietnam-korea")))
    return written(report, tmp_path_factory.mktemp("seeds"))


def written(report: Report, folder: Path) -> Path:
    path = folder / "report.html"
    path.write_text(page(report), encoding="utf-8", newline="\n")
    return path


class Watched:
    """A page and what it said or asked for."""

    def __init__(self, browser: "Browser", path: Path, width: int = 1200, scheme: str = "light") -> None:
        self.context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            reduced_motion="reduce",
        )
        self.page: Page = self.context.new_page()
        self.heard: list[str] = []
        self.page.on("console", lambda message: self.heard.append(message.text))
        self.page.on("pageerror", lambda error: self.heard.append(str(error)))
        self.page.on("dialog", lambda dialog: self.heard.append(dialog.message))
        self.page.on("request", lambda request: self.heard.append(request.url))
        self.address = path.as_uri()
        self.page.goto(self.address)

    def __enter__(self) -> "Page":
        return self.page

    def __exit__(self, *_: object) -> None:
        self.context.close()
        assert self.heard == [self.address]


def grave(found: "Page") -> list[tuple[str, str]]:
    """What axe calls serious or critical, each with the first element."""
    from axe_playwright_python.sync_playwright import Axe

    return [
        (each["id"], each["nodes"][0]["html"])
        for each in Axe().run(found).response["violations"]
        if each["impact"] in ("serious", "critical")
    ]


def shown(found: "Page", selector: str) -> int:
    return sum(each.is_visible() for each in found.query_selector_all(selector))


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_it_fits_and_axe_has_nothing_serious_to_say(
    browser: "Browser", seeds: Path, width: int, scheme: str
) -> None:
    with Watched(browser, seeds, width, scheme) as found:
        for opened in ("", "details", "dialog"):
            if opened == "details":
                found.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
            if opened == "dialog":
                found.locator(".card .go").first.click()
            assert found.evaluate("document.documentElement.scrollWidth") <= width
            if width != 800:  # between the two, where nothing is laid out that they do not have
                assert grave(found) == []


def test_a_click_lands_on_the_figure(browser: "Browser", seeds: Path) -> None:
    with Watched(browser, seeds, 360) as found:
        link = found.locator(".card .go").nth(1)
        words = link.inner_text().strip()
        link.click()
        mark = found.locator("#reader .m.here")
        assert mark.inner_text().startswith(words)
        assert found.evaluate("document.activeElement.classList.contains('here')")
        inside = found.evaluate(
            """() => {
                const mark = document.querySelector('.m.here').getBoundingClientRect();
                const text = document.querySelector('#reader-text').getBoundingClientRect();
                return mark.top >= text.top && mark.bottom <= text.bottom
                    && mark.left >= 0 && mark.right <= innerWidth;
            }"""
        )
        assert inside
        assert found.locator("#reader .s.here").count() == 1
        assert "See the finding" in found.locator("#reader-told").inner_text()


def test_every_figure_of_a_finding_has_its_place(browser: "Browser", seeds: Path) -> None:
    with Watched(browser, seeds) as found:
        for number in range(0, found.locator(".card .go").count(), 4):
            link = found.locator(".card .go").nth(number)
            words = " ".join(link.inner_text().split())
            link.click()
            assert found.locator("#reader .m.here").count() == 1
            text = found.evaluate("document.querySelector('.m.here').firstChild.textContent")
            assert " ".join(text.split()) in words
            found.keyboard.press("Escape")
            assert not found.locator("#reader").is_visible()


def test_the_reader_leads_on(browser: "Browser", seeds: Path) -> None:
    with Watched(browser, seeds) as found:
        found.locator(".card .go").first.click()
        first = found.locator(".m.here").get_attribute("href")
        found.locator("#reader-after").click()
        second = found.locator(".m.here").get_attribute("href")
        assert second != first
        found.locator("#reader-before").click()
        assert found.locator(".m.here").get_attribute("href") == first
        found.locator("#reader-told a", has_text="See the finding").first.click()
        assert not found.locator("#reader").is_visible()
        assert found.evaluate("document.activeElement.classList.contains('card')")
        found.locator(".legend a").first.click()
        assert found.locator("#reader").is_visible()
        found.locator("#reader-close").click()
        assert not found.locator("#reader").is_visible()


def test_filters_filter(browser: "Browser", seeds: Path) -> None:
    with Watched(browser, seeds) as found:
        every = shown(found, ".card")
        found.locator(".pick .tension").click()
        assert 0 < shown(found, ".card") < every
        assert shown(found, ".card:not(.tension)") == 0
        assert shown(found, "tbody tr") == found.locator("tbody .badge.tension").count() > 0
        assert f"of {every} findings shown" in found.locator("#count").inner_text()
        found.locator("#clear").click()
        assert shown(found, ".card") == every
        found.locator("#by-measure").select_option(label="Vietnamese workers in South Korea")
        assert [each.inner_text() for each in found.query_selector_all(".block h2") if each.is_visible()] == [
            "Vietnamese workers in South Korea"
        ]
        found.locator("#clear").click()
        found.locator("#by-source").select_option(index=1)
        assert 0 < shown(found, ".card") < every
        assert found.locator("tbody td:nth-child(4) bdi:first-child").all_inner_texts()[0] == (
            found.locator("#by-source option").nth(1).inner_text()
        )


def test_the_table_sorts_and_searches(browser: "Browser", seeds: Path) -> None:
    with Watched(browser, seeds) as found:
        head = found.locator("th button", has_text="Figure")
        head.click()
        assert found.locator("th").first.get_attribute("aria-sort") == "ascending"
        first = found.locator("tbody tr").first.inner_text()
        head.click()
        assert found.locator("th").first.get_attribute("aria-sort") == "descending"
        assert found.locator("tbody tr").first.inner_text() != first
        found.locator("#search").fill("48.000 lao")
        found.wait_for_timeout(300)
        assert found.locator("#rows-count").inner_text().startswith("0 of")
        found.locator("#search").fill("KHOANG 48.000")
        found.wait_for_timeout(300)
        assert found.locator("tbody tr").count() == 1
        found.locator("#search").fill("")
        found.wait_for_timeout(300)
        assert found.locator("tbody tr").count() == 50
        found.locator("#after").click()
        assert found.locator("#page-number").inner_text().startswith("Page 2 of")


def test_the_keyboard_is_enough(browser: "Browser", seeds: Path) -> None:
    with Watched(browser, seeds) as found:
        found.keyboard.press("Tab")
        assert found.evaluate("document.activeElement.className") == "skip"
        found.keyboard.press("Enter")
        assert found.evaluate("document.activeElement.id") == "findings"
        found.keyboard.press("Tab")
        assert found.evaluate("document.activeElement.closest('.plot') !== null")
        found.keyboard.press("Enter")
        assert found.locator("#reader").is_visible()
        found.keyboard.press("Escape")
        assert not found.locator("#reader").is_visible()
        assert found.evaluate("document.activeElement.closest('.plot') !== null")


def test_everything_is_done_by_keyboard(browser: "Browser", seeds: Path) -> None:
    with Watched(browser, seeds) as found:
        every = shown(found, ".card")
        found.locator(".pick").nth(1).focus()
        found.keyboard.press("Space")
        assert 0 < shown(found, ".card") < every
        found.locator("#clear").focus()
        found.keyboard.press("Enter")
        assert shown(found, ".card") == every
        assert found.evaluate("document.activeElement.id") == "by-measure"
        wanted = "Vietnamese workers in South Korea"
        for _ in found.query_selector_all("#by-measure option"):
            if found.locator("#by-measure option:checked").inner_text() != wanted:
                found.keyboard.press("ArrowDown")
        assert 0 < shown(found, ".card") < every
        found.locator("th button").first.focus()
        found.keyboard.press("Enter")
        assert found.locator("th").first.get_attribute("aria-sort") == "ascending"
        link = found.locator("tbody .go").first
        link.focus()
        found.keyboard.press("Enter")
        assert found.locator("#reader .m.here").evaluate("each => each === document.activeElement")
        for _ in range(60):
            found.keyboard.press("Tab")
            assert found.evaluate(
                "document.activeElement === document.body || !!document.activeElement.closest('#reader')"
            )
        found.keyboard.press("Escape")
        assert link.evaluate("each => each === document.activeElement")


def test_a_phone_sorts_and_sees_what_is_told_twice(browser: "Browser", seeds: Path) -> None:
    with Watched(browser, seeds, 360) as found:
        assert shown(found, "th button") == 5
        found.locator("th button", has_text="As of").click()
        assert found.locator("th").nth(2).get_attribute("aria-sort") == "ascending"
        twice = found.locator(".point:has(.ring)").first
        assert "findings" in (twice.locator("title").text_content() or "")
        also = found.locator(".note.also a").first
        target = (also.get_attribute("href") or "")[1:]
        also.click()
        assert found.evaluate("document.activeElement.id") == target


def test_names_of_days_do_not_touch_on_a_phone(browser: "Browser", seeds: Path) -> None:
    with Watched(browser, seeds, 360) as found:
        boxes = found.evaluate(
            """() => [...document.querySelectorAll('.plot')].map(plot => [...plot.querySelectorAll('.day')]
                .map(each => each.getBoundingClientRect()).filter(each => each.width > 0)
                .map(each => [each.left, each.right]).sort((a, b) => a[0] - b[0]))"""
        )
        assert any(len(each) > 1 for each in boxes)
        for each in boxes:
            assert all(one[1] < other[0] for one, other in pairwise(each))


def test_a_link_to_a_figure_opens_it(browser: "Browser", seeds: Path) -> None:
    with Watched(browser, seeds) as found:
        found.goto(f"{seeds.as_uri()}#c12")
        assert (found.locator(".m.here").get_attribute("data-c") or "").split()[0] == "12"
        found.go_back()
        assert not found.locator("#reader").is_visible()


def test_without_script_the_findings_are_there(browser: "Browser", seeds: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    found = context.new_page()
    found.goto(seeds.as_uri())
    assert shown(found, ".card") > 0
    assert found.locator(".filters").is_visible() is False
    context.close()


def test_print_has_the_findings_and_no_controls(browser: "Browser", seeds: Path) -> None:
    with Watched(browser, seeds) as found:
        found.emulate_media(media="print")
        assert shown(found, ".card") > 0
        assert shown(found, ".filters, .pager, .search") == 0


def test_texts_that_try_to_break_out(browser: "Browser", tmp_path: Path) -> None:
    with Watched(browser, written(hostile(tmp_path), tmp_path), 360) as found:
        assert found.evaluate("document.documentElement.scrollWidth") <= 360
        for number, text in enumerate(HOSTILE):
            found.evaluate(f"location.hash = '#t{number}'")
            found.wait_for_function(
                f"document.querySelector('#reader-title').textContent.includes({text[:30]!r})"
            )
            said = found.evaluate("document.querySelector('#reader-text').textContent")
            assert said == text
        assert found.locator(".m.here").count() == 0
        assert found.locator("img, iframe").count() == 0
