"""Sections: the body of a page: findings by measure, what needs nobody, all figures, sources, and the reader.

    list(sections(view)), reader()

In: a View. Out: markup.
"""

from collections.abc import Iterator, Sequence

from factcheck.findings import Finding
from factcheck.reports.html import cards
from factcheck.reports.html.cards import card
from factcheck.reports.html.markups import Child, Markup, element
from factcheck.reports.html.timelines import timeline
from factcheck.reports.html.views import View, some
from factcheck.reports.table import blocks

GROUPS = 10
"""Groups shown at once, as many as the table has."""


def sections(view: View) -> Iterator[Child]:
    """All of them in order, the gravest findings first."""
    number = {finding.id: place for place, finding in enumerate(view.told)}
    drawn: set[str] = set()
    for measures, group in blocks(view.report, view.told):
        yield _block(view, measures, [number[finding.id] for finding in group], drawn)
    start = len(view.told)
    yield _quiet(view, view.accepted, start, "Accepted", "accepted")
    yield _quiet(view, view.agreed, start + len(view.accepted), "What agrees", "agreed")
    yield _groups(view)
    yield _table(view)
    yield element(
        "section",
        element("h2", "Sources"),
        element("ul", list(cards.sources(view)), class_="sources"),
        id="sources",
    )


def _block(view: View, measures: Sequence[str], found: Sequence[int], drawn: set[str]) -> Markup:
    """The findings about some measures under their timelines; each measure is drawn once on the page."""
    title = " + ".join(view.measures[name] for name in measures) or "Figures of one text, or of no measure"
    charts: list[Child] = []
    for name in measures:
        if name in drawn:
            continue
        of_it = [place for place, finding in enumerate(view.told) if name in finding.measures]
        chart = timeline(view, name, of_it)
        if chart is None:
            continue
        drawn.add(name)
        charts.append((element("h3", view.measures[name], class_="of") if len(measures) > 1 else None, chart))
    names = [element("code", name) for name in measures]
    return element(
        "section",
        element("h2", title),
        element("p", names, class_="small names") if names else None,
        charts,
        [card(view, number) for number in found],
        class_="block",
    )


def _quiet(view: View, found: Sequence[Finding], start: int, title: str, name: str) -> Markup | None:
    """Findings that need nobody, folded up."""
    if not found:
        return None
    rows = [cards.line(view, finding, start + place) for place, finding in enumerate(found)]
    return element(
        "section",
        element("h2", title),
        element(
            "details", element("summary", some(len(found), "finding")), element("ul", rows, class_="lines")
        ),
        class_="quiet",
        id=name,
    )


def _groups(view: View) -> Markup | None:
    """Figures that look like one thing: guesses, told apart from findings and folded up after the first."""
    found = view.report.groups
    if not found:
        return None
    shown = [cards.group(view, each) for each in found[:GROUPS]]
    rest = [cards.group(view, each) for each in found[GROUPS:]]
    return element(
        "section",
        element("h2", "Possibly one thing"),
        element("p", "No pack says what these figures measure. They look alike: a guess, and no finding."),
        element("ul", shown, class_="lines"),
        element("details", element("summary", f"{len(rest):,} more"), element("ul", rest, class_="lines"))
        if rest
        else None,
        id="groups",
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
            element("label", "Search the figures", for_="search"),
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
                element("button", "Previous figure", type="button", id="reader-before"),
                element("button", "Next figure", type="button", id="reader-after"),
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
