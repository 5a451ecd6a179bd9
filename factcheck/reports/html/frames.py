"""Frames: what stands around the points of a timeline: numbers, days, and which sign is which source.

    caption(chart)  ->  "4 figures, unit: person"

In: a Chart. Out: markup. Numbers have a column of their own, so that the plot can be as wide as the page.
"""

import math
from collections.abc import Iterator, Sequence

from factcheck import figures
from factcheck.reports.html import scales
from factcheck.reports.html.marks import mark
from factcheck.reports.html.markups import Markup, element, own
from factcheck.reports.html.points import TOP, Chart, Point
from factcheck.reports.html.views import View, headed
from factcheck.reports.styles import some
from factcheck.verdicts import Verdict

BELOW = 28.0
"""Pixels for the names of days under a chart."""
PHONE, LETTER, GAP = 240, 6.6, 3.0
"""Pixels of the narrowest chart and of a letter under it; percent between two names of days."""
SEEN = 0.5
"""Percent of the width from which days are drawn as a line."""


def across(percent: float) -> str:
    """A place across the chart."""
    return f"{percent:.2f}%"


def caption(chart: Chart) -> str:
    """How many figures are drawn, in which unit."""
    unit = {"date": "dates", "percent": "%", "rank": "place in the order"}.get(chart.unit)
    told = [unit or f"unit: {chart.unit.replace('_', ' ')}"]
    told += ["on a logarithmic scale"] * chart.scale.logarithmic
    told += [f"{chart.missing:,} more not drawn"] * bool(chart.missing)
    return f"{some(len(chart.points), 'figure')}, {', '.join(told)}"


def axis(chart: Chart) -> Markup:
    """The numbers beside the chart."""
    ticks = [] if chart.unit == "date" else chart.scale.ticks()
    names = [
        element("text", figures.number(tick), x="100%", dx=-8, y=chart.up(chart.scale.share(float(tick))) + 4)
        for tick in ticks
    ]
    return element("svg", names, class_="axis", height=chart.foot + BELOW, aria_hidden="true")


def grid(chart: Chart) -> Iterator[Markup]:
    """Lines at the numbers, names of days underneath."""
    if chart.unit != "date":
        for tick in chart.scale.ticks():
            y = chart.up(chart.scale.share(float(tick)))
            yield element("line", class_="grid", x1="0", x2="100%", y1=y, y2=y)
    yield from _days(chart)
    if chart.undated_from is not None:
        border = across(chart.undated_from + 1.5)
        yield element("line", class_="border", x1=border, x2=border, y1=TOP, y2=chart.foot)
    if any(point.days is None for point in chart.points):
        yield element("text", "no date", class_="day", x="98%", y=chart.foot + 20, text_anchor="end")


def _days(chart: Chart) -> Iterator[Markup]:
    """Names of days; those that would run into the one before them on a phone are left out there."""
    if chart.first is None or chart.last is None:
        return
    taken = -math.inf
    for day, name in scales.days(chart.first, chart.last):
        x, wide = chart.across(day), 100 * LETTER * len(name) / PHONE
        anchor = "end" if x > 88 else "middle"
        start = x - (wide if anchor == "end" else wide / 2)
        fits = start > taken
        taken = start + wide + GAP if fits else taken
        yield element("line", class_="tick", x1=across(x), x2=across(x), y1=TOP, y2=chart.foot + 4)
        yield element(
            "text",
            name,
            class_="day" if fits else "day wide",
            x=across(x),
            y=chart.foot + 20,
            text_anchor=anchor,
        )


def legend(view: View, chart: Chart) -> Markup:
    """Which sign is which source, each a link to its text."""
    sources = sorted({view.source_number[point.claim.source] for point in chart.points})
    rows = [
        element("li", element("a", mark(number), own(headed(view.sources[number])), href=f"#t{number}"))
        for number in sources
    ]
    return element("ul", rows, class_="legend", aria_label="Sources in this timeline")


def key(chart: Chart, verdicts: Sequence[Verdict], *, drifts: bool, often: bool) -> Markup:
    """What is drawn, for who sees a chart for the first time: only what this one has."""
    points = chart.points
    bars = chart.unit != "date" and any(point.support[0] != point.support[1] for point in points)
    signs = [
        (bars, _BARS, "what the words mean, and at the most"),
        (any(map(spans, points)), _sample("days"), "days that it is about"),
        (any(point.claim.modality != "actual" for point in points), _HOLLOW, "target, plan or forecast"),
        (often, _RING, "in several findings"),
        (drifts, _AREA, "what time may have made of it, and at the most"),
        *((True, _sample(f"join {verdict.value}"), verdict.value) for verdict in verdicts),
    ]
    rows = [element("li", sign, words) for there, sign, words in signs if there]
    return element("ul", rows, class_="legend key", aria_label="What is drawn")


def spans(point: Point) -> bool:
    """Whether the days of a point are wide enough to be seen."""
    return point.days is not None and point.days[1] - point.days[0] > SEEN


def _drawing(*inside: Markup) -> Markup:
    return element("svg", inside, class_="drawing", viewBox="0 0 28 16", aria_hidden="true")


def _sample(name: str) -> Markup:
    return _drawing(element("line", class_=name, x1=2, x2=26, y1=8, y2=8))


_BARS = _drawing(
    element("line", class_="support", x1=14, x2=14, y1=0, y2=16),
    element("line", class_="core", x1=14, x2=14, y1=4, y2=12),
)
_HOLLOW = _drawing(element("path", class_="hollow", d="M9 3H19V13H9Z"))
_RING = _drawing(element("circle", class_="ring", cx=14, cy=8, r=7))
_AREA = _drawing(
    element("path", class_="drift limit tension", d="M2 8L26 0V16Z"),
    element("path", class_="drift usual tension", d="M2 8L26 4V12Z"),
)
