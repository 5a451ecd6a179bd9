"""Summaries: what a page opens with: what was read and found, how to read it, and what to show of it.

    header(view), filters(view)

In: a View. Out: markup.
"""

from collections import Counter
from collections.abc import Iterator

from factcheck.reports.html.cards import badge
from factcheck.reports.html.markups import Child, Markup, element, own
from factcheck.reports.html.views import MEANINGS, VERDICTS, View, headed
from factcheck.reports.styles import some

TITLE = "Figures that were checked"
LISTED = 8
"""Entries of the contents that are not folded up."""
TIMELINES = """\
Each timeline shows the figures of one thing, at the time that they are about. Every source has a colour and a
shape. The thick bar is what a reader takes the words to mean (“about 88,000” is some thousands more or less),
the thin bar the most that they allow. A level line shows the days that a figure is about. Lines join figures
that are told of together; shaded areas show what an earlier figure may have become, the darker one at its
usual pace and the lighter one at the most. Hollow signs are targets, plans and forecasts. A figure in several
findings has a ring and their number above it."""
LINKS = """\
Every figure is a link to its place in its text. A machine read these texts: it may have misunderstood one,
and what it calls a suspect is only the figure that most others speak against."""


def found(view: View) -> str:
    """What was found, in a few words."""
    counts = Counter(finding.severity for finding in view.told)
    parts = [some(counts[name], name) for name in ("error", "warning", "note") if counts[name]]
    return ", ".join(parts) or "nothing disagrees"


def header(view: View) -> Markup:
    """What was read and found, and how to read the page."""
    counts = Counter(finding.verdict for finding in view.told)
    tiles = [
        element("li", badge(verdict, counts[verdict]), element("span", MEANINGS[verdict], class_="meaning"))
        for verdict in VERDICTS
        if counts[verdict]
    ]
    return element(
        "header",
        element("h1", TITLE),
        element("p", [(sentence, " ") for sentence in _told(view)], class_="lead"),
        element("ul", tiles, class_="tiles", aria_label="Findings by verdict") if tiles else None,
        _problems(view),
        _contents(view),
        _guide(),
    )


def _told(view: View) -> Iterator[Child]:
    """What was read, what could be compared, and what came of it, a sentence each."""
    report = view.report
    were = "was" if len(view.sources) == 1 else "were"
    linked = sum(claim.measure is not None for claim in report.claims)
    if not report.claims:
        yield f"{some(len(view.sources), 'text')} {were} read. There is no figure in what was read."
    else:
        yield f"{some(len(view.sources), 'text')} with {some(len(report.claims), 'figure')} {were} read."
    if linked:
        yield f"{linked:,} of the figures could be linked to what they measure and compared with each other."
    elif report.claims:
        yield "Nothing has said yet what they measure; what each text says by itself was checked."
        if report.groups:
            link = element("a", some(len(report.groups), "group"), href="#groups")
            yield (link, " of figures may each be of one thing.")
    if report.drafts:
        left = some(report.elsewhere, "finding")
        yield f"Only what the draft brings is told; {left} among the other texts were left out."
    if view.agreed:
        yield f"{some(len(view.agreed), 'comparison')} found agreement."
    if view.accepted:
        yield f"{some(len(view.accepted), 'finding')} had been accepted."
    if not view.told:
        yield element("b", "Nothing disagrees for certain." if report.groups else "Nothing disagrees.")


def _contents(view: View) -> Child:
    """Where findings are about, each a link to them, the gravest first."""
    rows = [_entry(view, place) for place in range(len(view.blocks))]
    if len(rows) < 2:
        return None
    rest = rows[LISTED:]
    return element(
        "nav",
        element("ul", rows[:LISTED], class_="contents"),
        element(
            "details",
            element("summary", f"{len(rest):,} more"),
            element("ul", rest, class_="contents"),
        )
        if rest
        else None,
        id="contents",
        aria_label="What findings are about",
    )


def _entry(view: View, place: int) -> Markup:
    measures, found = view.blocks[place]
    counts = Counter(view.told[number].verdict for number in found)
    badges = [(" ", badge(verdict, counts[verdict])) for verdict in VERDICTS if counts[verdict]]
    return element("li", element("a", view.heading(measures), href=f"#b{place}"), badges)


def _problems(view: View) -> Markup | None:
    lines = [*view.report.problems, *view.report.stale]
    if not lines:
        return None
    rows = [element("li", own(line)) for line in lines]
    return element("div", element("h2", "What could not be used"), element("ul", rows), class_="problems")


def _guide() -> Markup:
    """How to read the page, for who sees it for the first time."""
    meanings = [(element("dt", badge(verdict)), element("dd", MEANINGS[verdict])) for verdict in VERDICTS]
    return element(
        "details",
        element("summary", "How to read this page"),
        element("dl", meanings),
        element("p", TIMELINES),
        element("p", LINKS),
        class_="guide",
    )


def filters(view: View) -> Markup:
    """Controls that the script brings to life; without it they are not shown."""
    there = [verdict for verdict in VERDICTS if any(each.verdict is verdict for each in view.report.findings)]
    buttons = [
        element(
            "button",
            badge(verdict),
            type="button",
            class_="pick",
            aria_pressed="false",
            data_verdict=VERDICTS.index(verdict),
        )
        for verdict in there
    ]
    measures = [element("option", title, value=place) for place, title in enumerate(view.measures.values())]
    sources = [element("option", headed(each), value=place) for place, each in enumerate(view.sources)]
    return element(
        "section",
        element("h2", "Filter", class_="away"),
        element("div", buttons, class_="picks", role="group", aria_label="Show only these verdicts")
        if buttons
        else None,
        _choice("by-measure", "Measure", [element("option", "all", value=""), measures]),
        _choice("by-source", "Source", [element("option", "all", value=""), sources]),
        element("button", "Show all", type="button", id="clear", hidden=True),
        element("p", id="count", role="status", class_="small"),
        class_="filters",
        id="filters",
        aria_label="Filters",
        hidden=True,
    )


def _choice(name: str, label: str, options: Child) -> Markup:
    return element("div", element("label", label, for_=name), " ", element("select", options, id=name))
