"""Frames: what stands around the points of a timeline: numbers, days, and which sign is which source.

    caption(chart)  ->  "4 figures, unit: person"

In: a Chart. Out: markup. Numbers have a column of their own, so that the plot can be as wide as the page.
"""

from collections.abc import Iterator

from factcheck import figures
from factcheck.reports.html import scales
from factcheck.reports.html.marks import mark
from factcheck.reports.html.markups import Markup, element, own
from factcheck.reports.html.points import TOP, Chart
from factcheck.reports.html.views import View, headed

BELOW = 28.0
"""Pixels for the names of days under a chart."""
AXIS = 86
"""Pixels for the numbers beside a chart, as page.css has it."""


def across(percent: float) -> str:
    """A place across the chart."""
    return f"{percent:.2f}%"


def caption(chart: Chart) -> str:
    """How many figures are drawn, in which unit."""
    unit = {"date": "dates", "percent": "%", "rank": "place in the order"}.get(chart.unit)
    told = [unit or f"unit: {chart.unit.replace('_', ' ')}"]
    told += ["on a logarithmic scale"] * chart.scale.logarithmic
    told += [f"{chart.missing:,} more not drawn"] * bool(chart.missing)
    return f"{len(chart.points):,} figure{'' if len(chart.points) == 1 else 's'}, {', '.join(told)}"


def axis(chart: Chart) -> Markup:
    """The numbers beside the chart."""
    ticks = [] if chart.unit == "date" else chart.scale.ticks()
    names = [
        element("text", figures.number(tick), x=AXIS - 8, y=chart.up(chart.scale.share(float(tick))) + 4)
        for tick in ticks
    ]
    return element("svg", names, class_="axis", height=chart.foot + BELOW, aria_hidden="true")


def grid(chart: Chart) -> Iterator[Markup]:
    """Lines at the numbers, names of days underneath."""
    if chart.unit != "date":
        for tick in chart.scale.ticks():
            y = chart.up(chart.scale.share(float(tick)))
            yield element("line", class_="grid", x1="0", x2="100%", y1=y, y2=y)
    if chart.first and chart.last:
        for day, name in scales.days(chart.first, chart.last):
            x = chart.across(day)
            yield element("line", class_="tick", x1=across(x), x2=across(x), y1=TOP, y2=chart.foot + 4)
            place = "start" if x < 12 else "end" if x > 88 else "middle"
            yield element("text", name, class_="day", x=across(x), y=chart.foot + 20, text_anchor=place)
    if chart.undated_from is not None:
        border = across(chart.undated_from + 1.5)
        yield element("line", class_="border", x1=border, x2=border, y1=TOP, y2=chart.foot)
    if any(point.days is None for point in chart.points):
        yield element("text", "no date", class_="day", x="98%", y=chart.foot + 20, text_anchor="end")


def legend(view: View, chart: Chart) -> Markup:
    """Which sign is which source, each a link to its text."""
    sources = sorted({view.source_number[point.claim.source] for point in chart.points})
    rows = [
        element("li", element("a", mark(number), own(headed(view.sources[number])), href=f"#t{number}"))
        for number in sources
    ]
    return element("ul", rows, class_="legend", aria_label="Sources in this timeline")
