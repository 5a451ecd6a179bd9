"""The HTML report without a browser: nothing breaks out of it or is lost in it, the same bytes each time.

Long, for the page is one file whose parts refer to one another.
"""

import base64
import hashlib
import json
import re
import webbrowser
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.claims import Claim
from factcheck.cli import main
from factcheck.findings import Report
from factcheck.reports.html import scales
from factcheck.reports.html.markups import Markup, element
from factcheck.reports.html.points import MOST, Chart
from factcheck.reports.html.scales import Scale
from factcheck.reports.html.texts import pieces
from factcheck.reports.html.views import View
from factcheck.values import Value
from factcheck.verdicts import Verdict
from tests.made_claims import claim, window, year
from tests.pages import HOSTILE, NAME, SEEDS, Element, data, hostile, page, parsed


@pytest.fixture(scope="module")
def seeds() -> Report:
    corpus = factcheck.read(SEEDS, pack=factcheck.load_pack("vietnam-korea"))
    return factcheck.check(corpus)


# --- nothing breaks out ----------------------------------------------------------------------------


def elements(root: Element) -> list[Element]:
    return [each for child in root.children for each in (child, *elements(child))]


def test_texts_that_try_to_break_out_stay_text(tmp_path: Path) -> None:
    report = hostile(tmp_path)
    found = page(report)
    root = parsed(found)
    scripts = root.all("script")
    assert len(scripts) == 2 + len(report.sources)
    assert [each.attributes.get("type") for each in scripts].count(None) == 1
    names = {each.name for each in elements(root)}
    assert not names & {"img", "iframe", "object", "link", "base", "form"}
    assert len(root.all("style")) == 1
    for each in elements(root):
        assert not [key for key in each.attributes if key.startswith("on") or key in ("src", "style")]
        assert each.attributes.get("href", "#").startswith("#")
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", found)
    texts = {each.text for each in root.all("bdi")}
    assert f"</title>{HOSTILE[0]}" in texts
    assert NAME in texts


def test_their_texts_come_out_as_they_went_in(tmp_path: Path) -> None:
    report = hostile(tmp_path)
    root = parsed(page(report))
    for number, source in enumerate(report.sources):
        assert whole(data(root, f"text-{number}")) == source.text


def whole(given: list[str | list[str | list[str | int]]]) -> str:
    """The characters of a text that was cut."""
    flat = [part for piece in given for part in ([piece] if isinstance(piece, str) else piece)]
    return "".join(part if isinstance(part, str) else str(part[0]) for part in flat)


@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from(["1992 to 2025", "52,000 people", "7 %"]))
def test_a_text_that_is_cut_is_whole(before: str, after: str, figure: str) -> None:
    text = f"{before} {figure} {after}. It was {figure}."
    source = factcheck.Source("a.txt", text, "2025-01-01", "en")
    corpus = factcheck.read(source)
    report = Report(claims=corpus.claims, sources=corpus.sources)
    view = View.of(report)
    cut = pieces(view, view.sources[0], corpus.claims)
    assert whole(cut) == text
    for number, each in enumerate(corpus.claims):
        parts = [part for piece in cut if isinstance(piece, list) for part in piece if isinstance(part, list)]
        assert "".join(str(part[0]) for part in parts if number in part[1:]) == each.text


def test_only_markup_is_markup() -> None:
    assert element("p", "a < b & c", class_='"x"') == '<p class="&quot;x&quot;">a &lt; b &amp; c</p>'
    assert element("p", Markup("<b>x</b>"), None, ["<", [">"]]) == "<p><b>x</b>&lt;&gt;</p>"
    assert element("br") == "<br>"
    assert element("use", href="#s1", x=1.50, hidden=False, tabindex=None, data_f=0) == (
        '<use href="#s1" x="1.5" data-f="0"/>'
    )
    assert element("p", "a\0b\x1b\ud800") == "<p>a\ufffdb\ufffd\ufffd</p>"


def test_nothing_else_may_run(seeds: Report) -> None:
    root = parsed(page(seeds))
    (policy,) = root.all("meta", **{"http-equiv": "Content-Security-Policy"})
    allowed = dict(part.strip().split(" ", 1) for part in policy.attributes["content"].split(";"))
    assert allowed["default-src"] == "'none'"
    (script,) = [each for each in root.all("script") if "type" not in each.attributes]
    (style,) = root.all("style")
    for kind, each in (("script-src", script), ("style-src", style)):
        digest = base64.b64encode(hashlib.sha256(each.text.encode()).digest()).decode()
        assert allowed[kind] == f"'sha256-{digest}'"


# --- nothing is lost -------------------------------------------------------------------------------


def test_every_finding_and_claim_is_there(seeds: Report) -> None:
    root = parsed(page(seeds))
    told = [each for each in seeds.findings if each.verdict is not Verdict.CONSISTENT and not each.accepted]
    assert len(root.all("article", class_="card")) == len(told)
    assert {code.text for code in root.all("code")} >= {each.id for each in told}
    found = data(root, "data")
    assert len(found["claims"]) == len(seeds.claims)
    assert len(found["findings"]) == len(seeds.findings)
    ids = {each.attributes["id"] for each in elements(root) if "id" in each.attributes}
    assert ids >= {f"f{number}" for number in range(len(seeds.findings))}
    targets = {each.attributes["href"] for each in root.all("a")}
    assert {target for target in targets if target.startswith("#f")} <= {f"#{each}" for each in ids}


def test_ids_are_given_once(seeds: Report) -> None:
    ids = [each.attributes["id"] for each in elements(parsed(page(seeds))) if "id" in each.attributes]
    assert len(ids) == len(set(ids))


WORKERS = "workers"
OLD = claim(WORKERS, "48000", "2022.txt", unit="person", as_of=window(date(2022, 12, 1), date(2022, 12, 4)))
TOTAL = claim(WORKERS, "88000", "2025.txt", unit="person")
PART = claim(WORKERS, "100000", "2025.txt", unit="person")


def test_a_claim_in_two_findings_leads_to_both() -> None:
    report = factcheck.check([OLD, TOTAL, PART])
    root = parsed(page(report))
    shared = {each for finding in report.findings for each in finding.claims}
    assert len(report.findings) == 2, "two conflicts with one figure"
    assert shared == {OLD.id, TOTAL.id, PART.id}
    notes = {each.text for each in root.all("span", class_="also")}
    assert notes == {"also in: ✕ contradiction", "also in: ! tension"}
    assert {each.text for each in root.all("text", class_="often")} == {"2"}


def test_conflicts_are_joined_and_drift_is_drawn(seeds: Report) -> None:
    root = parsed(page(seeds))
    told = [each for each in seeds.findings if each.verdict is Verdict.TENSION and each.rule == "agree"]
    lines = [each for each in root.all("line", class_="tension") if "data-f" in each.attributes]
    assert len(lines) == sum(len(each.conflicts) for each in told)
    assert {each.attributes["class"] for each in root.all("polygon")} == {
        f"drift {side} {verdict}" for side in ("limit", "usual") for verdict in ("tension", "superseded")
    }


def test_a_report_without_texts_shows_the_sentences(seeds: Report) -> None:
    again = Report.from_dict(json.loads(json.dumps(seeds.as_dict())))
    root = parsed(page(again))
    shown = whole(data(root, "text-0"))
    first = again.sources[0].id
    assert all(each.quote in shown for each in again.claims if each.source == first)
    assert len(root.all("article", class_="card")) == len(parsed(page(seeds)).all("article", class_="card"))


def test_a_report_of_nothing() -> None:
    root = parsed(page(Report(problems=("a.txt: cannot be read",))))
    assert "Nothing disagrees." in root.text
    assert "a.txt: cannot be read" in root.text


def test_possible_groups_are_told_as_guesses() -> None:
    texts = ("The river is 120 km long.", "The river is 180 km long.")
    sources = [factcheck.Source(f"{n}.txt", text, "2025-01-01", "en") for n, text in enumerate(texts)]
    report = factcheck.check(factcheck.read(*sources))
    assert len(report.groups) == 1
    (section,) = parsed(page(report)).all("section", id="groups")
    assert "possible" in section.text
    assert {each.attributes["href"] for each in section.all("a")} == {"#c0", "#c1", "#t0", "#t1"}


def test_names_are_words(seeds: Report) -> None:
    names = {each.text for each in parsed(page(seeds)).all("h2")}
    assert "Vietnamese workers in South Korea" in names


# --- the same bytes --------------------------------------------------------------------------------


def test_the_order_of_what_is_given_changes_nothing(seeds: Report) -> None:
    shuffled = list(seeds.claims)
    Random(7).shuffle(shuffled)
    pack = factcheck.load_pack("vietnam-korea")
    assert page(factcheck.check(shuffled, pack)) == page(factcheck.check(seeds.claims, pack))


# --- scales and charts -----------------------------------------------------------------------------

NUMBERS = st.floats(-1e100, 1e100, allow_nan=False).filter(lambda number: number == 0 or abs(number) > 1e-100)


@given(st.lists(NUMBERS, min_size=1, max_size=6), st.booleans())
def test_a_scale_holds_its_numbers_and_its_ticks(numbers: list[float], flipped: bool) -> None:
    scale = Scale.of(numbers, flipped=flipped)
    shares = [scale.share(number) for number in sorted(numbers)]
    assert all(0 <= share <= 1 for share in shares)
    assert shares == sorted(shares, reverse=scale.flipped)
    ticks = scale.ticks()
    assert len(ticks) <= 12
    assert all(-1e-9 <= scale.share(float(tick)) <= 1 + 1e-9 for tick in ticks)


@pytest.mark.parametrize(
    ("numbers", "ticks"),
    [
        ([48_000, 100_000], [60_000, 80_000, 100_000]),
        ([0, 10], [0, 5, 10]),
        ([2_500, 250_000], [10_000, 100_000]),
        ([7], None),
    ],
)
def test_ticks_are_round(numbers: list[float], ticks: list[int] | None) -> None:
    found = Scale.of(numbers).ticks()
    assert len(found) >= 2
    if ticks is not None:
        assert found == [Fraction(tick) for tick in ticks]


@given(st.dates(), st.integers(0, 400_000))
def test_days_under_a_chart_are_few_and_inside(first: date, length: int) -> None:
    last = date.fromordinal(min(first.toordinal() + length, date.max.toordinal()))
    found = scales.days(first, last)
    days = [day for day, _ in found]
    assert 1 <= len(days) <= 8 or last - first < timedelta(days=400)
    assert days == sorted(set(days))
    assert all(first <= day <= last for day in days)


def test_figures_of_one_day_stand_side_by_side() -> None:
    chart = Chart.of([claim(WORKERS, f"{number}000", "a.txt", unit="person") for number in range(1, 9)])
    assert chart is not None
    places = sorted(point.x for point in chart.points)
    assert all(after - before > 1 for before, after in pairwise(places))


def test_what_cannot_be_drawn_is_counted() -> None:
    money = [claim(WORKERS, "5", unit="USD"), claim(WORKERS, "7", "b.txt", unit="USD")]
    odd = claim(WORKERS, "5", "c.txt", unit="person")
    chart = Chart.of([*money, odd])
    assert chart is not None
    assert (chart.unit, len(chart.points), chart.missing) == ("USD", 2, 1)
    many = [claim(WORKERS, str(number), unit="USD") for number in range(MOST + 5)]
    chart = Chart.of(many)
    assert chart is not None
    assert chart.missing == 5


def test_units_are_brought_together() -> None:
    chart = Chart.of(
        [
            claim("road", "2000", unit="metre"),
            claim("road", "1500", unit="metre"),
            claim("road", "2", unit="kilometre"),
        ]
    )
    assert chart is not None
    assert chart.unit == "metre"
    assert sorted(point.y for point in chart.points)[1:] == [chart.scale.share(2000.0)] * 2


HUGE = Value.exact(Fraction(10) ** 400, "USD")


@pytest.mark.parametrize(
    "odd",
    [
        claim(WORKERS, HUGE, unit="USD"),
        claim(WORKERS, Value.exact(0, "USD"), unit="USD", as_of=None),
        claim(WORKERS, Value.exact(-3, "USD"), unit="USD", as_of=year(1)),
        claim(WORKERS, Value.exact(Fraction(1, 10**300), "USD"), unit="USD", as_of=year(9999)),
    ],
)
def test_odd_figures_break_no_page(odd: Claim) -> None:
    others = [claim(WORKERS, "5", unit="USD"), claim(WORKERS, "5000", "b.txt", unit="USD")]
    report = factcheck.check([*others, odd])
    assert report.findings
    root = parsed(page(report))
    assert len(data(root, "data")["claims"]) == 3


def test_dates_lie_along_time() -> None:
    dates = [
        claim(
            "founding",
            Value.days(date(1992, 12, day), date(1992, 12, day)),
            f"{day}.txt",
            unit="date",
            kind="date",
        )
        for day in (1, 22)
    ]
    chart = Chart.of([evolve(each, as_of=None) for each in dates])
    assert chart is not None
    assert [point.x for point in chart.points] == sorted(point.x for point in chart.points)
    assert chart.points[0].x < chart.points[1].x


# --- the command -----------------------------------------------------------------------------------


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A folder with a text, as the current one; what the browser is asked to open."""
    (tmp_path / "a.txt").write_text("In 2024 it had 5 %.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    found: list[str] = []

    def open_(address: str) -> bool:
        found.append(address)
        return True

    monkeypatch.setattr(webbrowser, "open", open_)
    return found


def test_open_writes_a_page_and_opens_it(opened: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["a.txt", "--open"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert [Path(line).as_uri()] == opened
    assert Path(line).read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_open_takes_the_file_that_is_named(opened: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["a.txt", "--open", "--output", "html=b.html", "--format", "json"]) == 0
    done = capsys.readouterr()
    assert json.loads(done.out)["schema_version"] == 1
    assert done.err == "b.html\n"
    assert opened == [Path("b.html").resolve().as_uri()]


def test_a_page_that_cannot_be_written_is_not_opened(
    opened: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["a.txt", "--open", "--output", "html=none/b.html"]) == 2
    assert "none/b.html: cannot be written" in capsys.readouterr().err
    assert opened == []


def test_where_no_browser_is_found_the_path_is_told(
    opened: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(webbrowser, "open", lambda _: False)
    assert main(["a.txt", "--open"]) == 0
    done = capsys.readouterr()
    assert done.out.endswith("report.html\n")
    assert "no browser" in done.err
