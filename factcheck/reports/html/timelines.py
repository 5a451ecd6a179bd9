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

from factcheck import groups
from factcheck.claims import Claim
from factcheck.findings import Finding
from factcheck.kinds.wordings import said
from factcheck.measures import Measure
from factcheck.reports.html import envelopes, frames
from factcheck.reports.html.frames import across
from factcheck.reports.html.marks import colour, shape
from factcheck.reports.html.markups import Markup, element
from factcheck.reports.html.points import TOP, Chart, Point
from factcheck.reports.html.views import View, headed
from factcheck.verdicts import Verdict

WIDTHS = (600, 1050)
"""Pixels that a chart may be wide: labels have room at both; narrower pages leave them out."""
LETTER, LINE = 6.6, 15
LABELS, NAMED, LABEL = 10, 4, 26
"""Figures written in a chart, of each finding at the most, and letters of each."""
SPOTS = (
    ("start", 10, 4),
    ("end", -10, 4),
    ("start", 8, -10),
    ("end", -8, -10),
    ("start", 8, 18),
    ("end", -8, 18),
)
"""Where a label may stand beside its point: how it is anchored, and how far away."""
ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}
Box = tuple[float, float, float, float]
JOINED = 40
"""Lines of one finding drawn in a chart."""
DRIFTING = (Verdict.CONTRADICTION, Verdict.TENSION, Verdict.SUPERSEDED)


def timeline(view: View, name: str, found: Sequence[int]) -> Markup | None:
    """The chart of a measure and the numbered findings about it; None where no two figures can be drawn."""
    told = {each for number in found for each in view.told[number].claims}
    claims = sorted(view.claims_of.get(name, ()), key=lambda claim: claim.id not in told)
    chart = Chart.of(claims)
    if chart is None or len(chart.points) < 2:
        return None
    points = {point.claim.id: point for point in chart.points}
    measure = groups.definition(chart.points[0].claim, view.report.pack)
    plot = element(
        "svg",
        frames.grid(chart),
        _areas(view, chart, points, measure, found),
        _joins(view, chart, points, found),
        [_point(view, chart, point) for point in chart.points],
        _labels(view, chart, points, found),
        class_="plot",
        role="group",
        height=chart.foot + frames.BELOW,
        aria_label=f"Timeline of {view.measures[name]}: {len(points)} figures, each a link to its text",
    )
    return element(
        "figure",
        element("figcaption", frames.caption(chart)),
        element("div", frames.axis(chart), plot, class_="chart"),
        frames.legend(view, chart),
        class_="timeline",
    )


def pairs(finding: Finding) -> tuple[tuple[str, ...], ...]:
    """The claims of a finding that cannot all hold, set by set; the first two where that is not known."""
    return finding.conflicts or (finding.claims[:2],)


def _areas(
    view: View, chart: Chart, points: Mapping[str, Point], measure: Measure, found: Sequence[int]
) -> Iterator[Markup]:
    """What the drift allows, for the pair that each finding tells first."""
    drawn: list[Markup] = []
    for number in found:
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


def _joins(view: View, chart: Chart, points: Mapping[str, Point], found: Sequence[int]) -> Iterator[Markup]:
    """A line between the figures of every conflict."""
    for number in found:
        finding = view.told[number]
        for pair in pairs(finding)[:JOINED]:
            ends = [points[each] for each in pair if each in points]
            for first, second in pairwise(ends):
                yield element(
                    "line",
                    class_=f"join {finding.verdict.value}",
                    x1=across(first.x),
                    x2=across(second.x),
                    y1=chart.up(first.y),
                    y2=chart.up(second.y),
                    data_f=number,
                )


def _point(view: View, chart: Chart, point: Point) -> Markup:
    """A claim: its support and core as bars, its days as a line, its source's sign, how often it is told."""
    claim, x, y = point.claim, across(point.x), chart.up(point.y)
    source = view.source_number[claim.source]
    found = view.findings_of.get(claim.id, ())
    verdict = view.verdict(claim)
    drawn = [_bar(chart, "support", x, point.support), _bar(chart, "core", x, point.core)]
    if point.days and point.days[1] - point.days[0] > 0.5:
        ends = {"x1": across(point.days[0]), "x2": across(point.days[1])}
        drawn.append(element("line", class_="days", y1=y, y2=y, **ends))
    drawn.append(element("use", href=shape(source), x=x, y=y))
    if len(found) > 1:
        drawn.append(element("text", str(len(found)), class_="often", x=x, y=y - 9))
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


def _labels(view: View, chart: Chart, points: Mapping[str, Point], found: Sequence[int]) -> Iterator[Markup]:
    """The figures that findings tell first, written beside their points where there is room."""
    chosen = [each for number in found for each in view.told[number].claims[:NAMED] if each in points]
    taken = [_boxes(chart, point, 12, "middle", 0, 4) for point in points.values()]
    for each in list(dict.fromkeys(chosen))[:LABELS]:
        point, text = points[each], _short(points[each].claim)
        for anchor, dx, dy in SPOTS:
            boxes = _boxes(chart, point, len(text) * LETTER, anchor, dx, dy)
            if _is_free(boxes, taken):
                taken.append(boxes)
                place = {"x": across(point.x), "y": chart.up(point.y) + dy, "dx": dx}
                yield element("text", isolated(text), class_="label", text_anchor=anchor, **place)
                break


def _boxes(chart: Chart, point: Point, width: float, anchor: str, dx: float, dy: float) -> list[Box]:
    """What a label beside a point covers, for each width of the chart."""
    y = chart.up(point.y) + dy
    starts = [point.x * whole / 100 + dx - width * ANCHORS[anchor] for whole in WIDTHS]
    return [(start, y - LINE + 4, start + width, y + 4) for start in starts]


def _is_free(boxes: Sequence[Box], taken: Sequence[Sequence[Box]]) -> bool:
    inside = all(box[0] >= 0 and box[2] <= whole for box, whole in zip(boxes, WIDTHS, strict=True))
    return inside and not any(any(map(_overlap, boxes, others)) for others in taken)


def _short(claim: Claim) -> str:
    return claim.written if len(claim.written) <= LABEL else claim.written[: LABEL - 1] + "…"


def isolated(text: str) -> str:
    """Words of a document where no element can hold them apart: between signs that do."""
    return f"\u2068{text}\u2069"


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
