"""Sections: the body of a page: findings by measure, what needs nobody, all figures, sources, and the reader.

    list(sections(view)), reader()

In: a View. Out: markup.
"""

from collections.abc import Iterator, Sequence

from factcheck.findings import Finding
from factcheck.reports.html import cards
from factcheck.reports.html.cards import card
from factcheck.reports.html.chunks import Chunks
from factcheck.reports.html.groups import groups
from factcheck.reports.html.markups import Child, Markup, element, joined
from factcheck.reports.html.timelines import timeline
from factcheck.reports.html.views import View
from factcheck.reports.styles import some

SHEET, LINES = 10, 50
"""Cards, and lines of what needs nobody, that are built at once where there are too many."""


def sections(view: View, chunks: Chunks) -> Iterator[Child]:
    """All of them in order, the gravest findings first."""
    drawn: set[str] = set()
    for place, (measures, found) in enumerate(view.blocks):
        yield _block(view, place, measures, found, drawn, chunks)
    start = len(view.told)
    yield _quiet(view, view.accepted, start, "Accepted", "accepted", chunks)
    yield _quiet(view, view.agreed, start + len(view.accepted), "What agrees", "agreed", chunks)
    yield groups(view, chunks)
    yield _table(view)
    yield element(
        "section",
        element("h2", "Sources"),
        element("ul", list(cards.sources(view)), class_="sources"),
        id="sources",
    )


def _block(
    view: View, place: int, measures: Sequence[str], found: Sequence[int], drawn: set[str], chunks: Chunks
) -> Markup:
    """The findings about some measures under their timelines; each measure is drawn once on the page."""
    names = [element("code", name) for name in measures]
    return element(
        "section",
        element("h2", view.heading(measures)),
        element("p", names, class_="small names") if names else None,
        [_timeline(view, name, drawn, chunks, alone=len(measures) == 1) for name in measures],
        chunks.laid(found, lambda number: card(view, number), size=SHEET),
        class_="block",
        id=f"b{place}",
    )


def _timeline(view: View, name: str, drawn: set[str], chunks: Chunks, *, alone: bool) -> Child:
    """The timeline of a measure, or where it is."""
    if name in drawn:
        link = element("a", view.measures[name], href=f"#m{view.measure_number[name]}")
        return element("p", "Timeline above: ", link, class_="small")
    chart = timeline(view, name)
    if chart is None:
        return None
    drawn.add(name)
    return chunks.one(joined((None if alone else element("h3", view.measures[name], class_="of"), chart)))


def _quiet(
    view: View, found: Sequence[Finding], start: int, title: str, name: str, chunks: Chunks
) -> Markup | None:
    """Findings that need nobody, folded up."""
    if not found:
        return None
    numbers = range(start, start + len(found))
    rows = chunks.laid(
        numbers, lambda number: cards.line(view, found[number - start], number), size=LINES, tag="li"
    )
    return element(
        "section",
        element("h2", title),
        element(
            "details", element("summary", some(len(found), "finding")), element("ul", rows, class_="lines")
        ),
        class_="quiet",
        id=name,
    )


def _table(view: View) -> Markup:
    """Where the script puts the table of all figures."""
    heads = [
        element(
            "th", element("button", name, type="button", data_sort=place), scope="col", role="columnheader"
        )
        for place, name in enumerate(("Figure", "Measure", "As of", "Source", "Findings"))
    ]
    return element(
        "section",
        element("h2", "All figures"),
        element("noscript", element("p", "The table of all figures needs JavaScript.")),
        element(
            "div",
            element("label", "Search", for_="search"),
            " ",
            element("input", type="search", id="search", autocomplete="off", spellcheck="false"),
            element("p", id="rows-count", role="status", class_="small"),
            class_="search",
        ),
        element(
            "table",
            element("thead", element("tr", heads, role="row"), role="rowgroup"),
            element("tbody", id="rows", role="rowgroup"),
            role="table",
            aria_label="All figures",
        ),
        element(
            "nav",
            element("button", "Previous", type="button", id="before"),
            element("span", id="page-number"),
            element("button", "Next", type="button", id="after"),
            aria_label="Pages of the table",
            class_="pager",
        ),
        id="figures",
        hidden=not view.report.claims,
    )


def reader() -> Markup:
    """The dialog in which the script shows a source's text."""
    return element(
        "dialog",
        element(
            "header",
            element("h2", id="reader-title"),
            element("p", id="reader-known", class_="small"),
            element(
                "div",
                element(
                    "button", "Previous", type="button", id="reader-before", aria_label="Previous figure"
                ),
                element("button", "Next", type="button", id="reader-after", aria_label="Next figure"),
                element("button", "Close", type="button", id="reader-close"),
                class_="buttons",
            ),
        ),
        element(
            "div", id="reader-text", tabindex="0", role="region", aria_label="Text of the source", dir="auto"
        ),
        element("section", id="reader-told", aria_live="polite", aria_label="The chosen figure"),
        id="reader",
        aria_labelledby="reader-title",
    )
