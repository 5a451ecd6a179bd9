"""Timelines: the figures of one measure along time, with what their words allow and what is told of them.

    timeline(view, "vietnamese-workers-in-korea")  ->  <figure>…</figure>

In: a View and the name of a measure. Out: one figure with an SVG. It is drawn here, not by a library: what is
needed are points with two nested bars, areas and lines, and those of 200 sources have to open at once. The
well-kept libraries that work offline would put into each report, minified: Vega-Lite 0.83 MB, Observable
Plot with D3 0.49 MB, ECharts 0.7 to 1.1 MB, Plotly 1.2 to 4.8 MB, uPlot 0.05 MB (November 2026). They draw
when the page is opened, chart after chart, some on a canvas, which is one picture to a keyboard and a screen
reader; none is there without script or takes its colours from the page when it is printed. A chart here is
some kilobytes of links to the texts, there from the start. Places across are percentages, so that one drawing
fits every width.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from attrs import frozen

from factcheck import groups
from factcheck.claims import Claim
from factcheck.findings import Finding
from factcheck.kinds.wordings import said
from factcheck.likenesses import Group
from factcheck.measures import Measure
from factcheck.reports.html import envelopes, frames
from factcheck.reports.html.frames import across
from factcheck.reports.html.labels import labels
from factcheck.reports.html.marks import colour, shape
from factcheck.reports.html.markups import Markup, element
from factcheck.reports.html.points import TOP, Chart, Point
from factcheck.reports.html.views import VERDICTS, View, headed
from factcheck.reports.styles import some
from factcheck.verdicts import Verdict

NAMED = 4
"""Figures of each finding that are written in its chart."""
RING = 9.5
"""Pixels of the ring around a figure that several findings are about."""
AREAS = 12
"""Areas drawn in a chart, two of each finding: more hide one another."""
JOINED = 40
"""Lines of one finding drawn in a chart."""
DRIFTING = (Verdict.CONTRADICTION, Verdict.TENSION, Verdict.SUPERSEDED)


def timeline(view: View, name: str) -> Markup | None:
    """The chart of a measure and the findings about it; None where no two figures can be drawn."""
    found = view.findings_about.get(name, ())
    told = {each for number in found for each in view.told[number].claims}
    claims = sorted(view.claims_of.get(name, ()), key=lambda claim: claim.id not in told)
    chart = Chart.of(claims)
    if chart is None or len(chart.points) < 2:
        return None
    points = {point.claim.id: point for point in chart.points}
    measure = groups.definition(chart.points[0].claim, view.report.pack)
    chosen = [each for number in found for each in view.told[number].claims[:NAMED]]
    return _figure(
        view,
        chart,
        view.measures[name],
        named=[points[each] for each in dict.fromkeys(chosen) if each in points],
        areas=list(_areas(view, chart, points, measure, found)),
        joins=list(_joins(view, points, found)),
        anchor=f"m{view.measure_number[name]}",
    )


def sketch(view: View, name: str, claims: Sequence[Claim], found: Group) -> Markup | None:
    """The chart of figures that may be of one thing, the two that disagree most joined."""
    chart = Chart.of(claims)
    if chart is None or len(chart.points) < 2:
        return None
    points = {point.claim.id: point for point in chart.points}
    named = [points[claim.id] for claim in found.witness if claim.id in points]
    disagree = found.verdict is not Verdict.CONSISTENT
    joins = [Join(ends=each, verdict=found.verdict) for each in pairwise(named)] if disagree else []
    return _figure(view, chart, name, named=named, areas=[], joins=joins)


@frozen(kw_only=True)
class Join:
    """A line between two points, and the number of the finding that it is of."""

    ends: tuple[Point, Point]
    verdict: Verdict
    number: int | None = None

    def drawn(self, chart: Chart) -> Markup:
        first, last = self.ends
        return element(
            "line",
            class_=f"join {self.verdict.value}",
            x1=across(first.x),
            x2=across(last.x),
            y1=chart.up(first.y),
            y2=chart.up(last.y),
            data_f=self.number,
        )


def _figure(
    view: View,
    chart: Chart,
    name: str,
    *,
    named: Sequence[Point],
    areas: Sequence[Markup],
    joins: Sequence[Join],
    anchor: str | None = None,
) -> Markup:
    """The chart, what stands around it, and what its signs say."""
    plot = element(
        "svg",
        frames.grid(chart),
        areas,
        [join.drawn(chart) for join in joins],
        [_point(view, chart, point) for point in chart.points],
        list(labels(chart, named, [join.ends for join in joins])),
        class_="plot",
        role="group",
        height=chart.foot + frames.BELOW,
        aria_label=f"Timeline of {name}: {some(len(chart.points), 'figure')}, each a link to its text",
    )
    return element(
        "figure",
        element("figcaption", frames.caption(chart)),
        element("div", frames.axis(chart), plot, class_="chart"),
        frames.legend(view, chart),
        frames.key(
            chart,
            [each for each in VERDICTS if any(join.verdict is each for join in joins)],
            drifts=bool(areas),
            often=any(len(view.findings_of.get(point.claim.id, ())) > 1 for point in chart.points),
        ),
        class_="timeline",
        id=anchor,
    )


def pairs(finding: Finding) -> tuple[tuple[str, ...], ...]:
    """The claims of a finding that cannot all hold, set by set; the first two where that is not known."""
    return finding.conflicts or (finding.claims[:2],)


def _areas(
    view: View, chart: Chart, points: Mapping[str, Point], measure: Measure, found: Sequence[int]
) -> Iterator[Markup]:
    """What the drift allows, for the pair that each of the gravest findings tells first."""
    drawn: list[Markup] = []
    for number in found:
        if len(drawn) >= AREAS:
            break
        finding = view.told[number]
        pair = [points[each] for each in pairs(finding)[0] if each in points]
        if finding.rule != "agree" or finding.verdict not in DRIFTING or len(pair) != 2:
            continue
        for name, corners in envelopes.drawn(chart, pair[0], pair[1], measure, chart.height):
            drawn.append(
                element(
                    "polygon", class_=f"drift {name} {finding.verdict.value}", points=corners, data_f=number
                )
            )
    if drawn:
        yield element(
            "svg",
            drawn,
            class_="areas",
            viewBox=f"0 0 100 {chart.height:g}",
            preserveAspectRatio="none",
            y=TOP,
            width="100%",
            height=chart.height,
        )


def _joins(view: View, points: Mapping[str, Point], found: Sequence[int]) -> Iterator[Join]:
    """A line between the figures of every conflict."""
    for number in found:
        finding = view.told[number]
        for pair in pairs(finding)[:JOINED]:
            ends = [points[each] for each in pair if each in points]
            yield from (Join(ends=each, verdict=finding.verdict, number=number) for each in pairwise(ends))


def _point(view: View, chart: Chart, point: Point) -> Markup:
    """A claim: its support and core as bars, its days as a line, its source's sign, how often it is told."""
    claim, x, y = point.claim, across(point.x), chart.up(point.y)
    source = view.source_number[claim.source]
    found = view.findings_of.get(claim.id, ())
    verdict = view.verdict(claim)
    drawn = [_bar(chart, "support", x, point.support), _bar(chart, "core", x, point.core)]
    if point.days and frames.spans(point):
        ends = {"x1": across(point.days[0]), "x2": across(point.days[1])}
        drawn.append(element("line", class_="days", y1=y, y2=y, **ends))
    if len(found) > 1:
        drawn.append(element("circle", class_="ring", cx=x, cy=y, r=RING))
        drawn.append(element("text", str(len(found)), class_="often", x=x, y=y - RING - 2))
    drawn.append(element("use", href=shape(source), x=x, y=y))
    often = f"; in {len(found)} findings" if len(found) > 1 else ""
    kind = f" ({claim.modality})" if claim.modality != "actual" else ""
    name = f"{said(claim)}{kind}, {headed(view.sources[source])}, line {claim.line}{often}"
    classes = ["point", colour(source)]
    classes += ["told"] if verdict else []
    classes += ["aim"] if claim.modality != "actual" else []
    return element(
        "a",
        element("title", name),
        drawn,
        href=f"#c{view.number[claim.id]}",
        class_=" ".join(classes),
        tabindex=None if verdict else "-1",
    )


def _bar(chart: Chart, name: str, x: str, ends: tuple[float, float]) -> Markup | None:
    if ends[0] == ends[1]:
        return None
    return element("line", class_=name, x1=x, x2=x, y1=chart.up(ends[1]), y2=chart.up(ends[0]))
