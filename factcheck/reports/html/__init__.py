"""A report in, one HTML page for people out: it needs no network, no other file, and says all without colour.

    next(findings(report, Style()))  ->  <!DOCTYPE html>…

Everything that can be read is in the page before any script runs, but for what there is too much of: the
texts, the table of all figures and the findings after the first 200 are data, shown when they are asked for.
`page.css` and `page.js` stand in the page, which allows no other style or script to run. The same report
makes the same bytes.
"""

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import resources

from factcheck.claims import Claim
from factcheck.findings import Report
from factcheck.reports.html import sections, summaries, tables, texts
from factcheck.reports.html.chunks import Chunks
from factcheck.reports.html.marks import shapes
from factcheck.reports.html.markups import Markup, data, element
from factcheck.reports.html.views import SIGNS, VERDICTS, View, headed
from factcheck.reports.styles import Style

MORE = "Without JavaScript this page shows its first findings only."


def findings(report: Report, style: Style) -> Iterator[str]:
    """The page, whole."""
    yield "<!DOCTYPE html>\n" + page(View.of(report))


def page(view: View) -> Markup:
    """All of the page but its document type."""
    css, script = (_asset(name) for name in ("page.css", "page.js"))
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(css, script)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", f"{summaries.TITLE}: {summaries.found(view)}"),
        element("style", Markup(css)),
    )
    chunks = Chunks()
    found = list(sections.sections(view, chunks))
    body = element(
        "body",
        element("a", "Skip to the findings", href="#findings", class_="skip"),
        shapes(),
        summaries.header(view),
        summaries.filters(view),
        element(
            "main",
            element("noscript", element("p", MORE)) if chunks.held else None,
            found,
            id="findings",
            tabindex="-1",
        ),
        sections.reader(),
        _footer(),
        list(_data(view, chunks)),
        element("script", Markup(script)),
    )
    return element("html", head, "\n", body, "\n", lang="en")


@cache
def _asset(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


def _policy(css: str, script: str) -> str:
    """What a browser may run and load: this style, this script, and nothing from anywhere."""
    allowed = [f"{kind}-src '{_digest(text)}'" for kind, text in (("style", css), ("script", script))]
    return "; ".join(("default-src 'none'", *allowed, "base-uri 'none'", "form-action 'none'"))


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _footer() -> Markup:
    return element("footer", element("p", "Made by factcheck. This page is one file and needs no network."))


def _data(view: View, chunks: Chunks) -> Iterator[Markup]:
    """What the script shows: names, rows and findings at once, each chunk and each text for itself."""
    by_source: dict[str, list[Claim]] = {}
    for claim in view.report.claims:
        by_source.setdefault(claim.source, []).append(claim)
    yield data(
        {
            "verdicts": [verdict.value for verdict in VERDICTS],
            "signs": [SIGNS[verdict] for verdict in VERDICTS],
            "measures": list(view.measures.values()),
            "sources": [[headed(source), source.id, source.publisher] for source in view.sources],
            "told": len(view.told),
            "findings": list(tables.findings(view, chunks.of)),
            "claims": list(tables.rows(view)),
        },
        "data",
    )
    for number, markup in enumerate(chunks.held):
        yield data(markup, f"later-{number}")
    for number, source in enumerate(view.sources):
        yield data(texts.pieces(view, source, by_source.get(source.id, [])), f"text-{number}")
