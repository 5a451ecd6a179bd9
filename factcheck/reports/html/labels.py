"""Labels: figures written beside their points, where they cover no other point or label and cross few lines.

    list(labels(chart, [point, …], lines))  ->  [<text class="label" …>about 88,000</text>, …]

In: a chart, the points to name, and the lines of the chart as pairs of points. Out: markup. A page may have
any width, so a place has to be free at a narrow and at a wide one; phones show no labels.
"""

from collections.abc import Iterator, Sequence

from factcheck.reports.html.frames import LETTER, across
from factcheck.reports.html.markups import Markup, element
from factcheck.reports.html.points import Chart, Point
from factcheck.reports.styles import columns, cut

WIDTHS = (600, 1050)
"""Pixels that a chart may be wide where labels are shown."""
LINE = 15
"""Pixels of a line of text."""
MOST, LONGEST = 10, 26
"""Labels of a chart, and columns of each."""
SIGN = (28, 30)
"""Pixels that the sign of a point takes, across and up, with the number above it."""
SPOTS = (
    ("start", 14, 4),
    ("end", -14, 4),
    ("start", 10, -13),
    ("end", -10, -13),
    ("start", 10, 21),
    ("end", -10, 21),
)
"""Where a label may stand beside its point: how it is anchored, and how far away."""
ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}
Box = tuple[float, float, float, float]
Line = tuple[Point, Point]


def labels(chart: Chart, named: Sequence[Point], lines: Sequence[Line]) -> Iterator[Markup]:
    """The words of these points, as many as have room."""
    taken = [_sign(chart, point) for point in chart.points]
    drawn = [_strokes(chart, line) for line in lines]
    for point in named[:MOST]:
        text = cut(point.claim.written, LONGEST)
        spots = [(_boxes(chart, point, columns(text) * LETTER, *spot), spot) for spot in SPOTS]
        free = [each for each in spots if _is_free(each[0], taken)]
        if not free:
            continue
        boxes, (anchor, dx, dy) = min(free, key=lambda each: _crossed(each[0], drawn))
        taken.append(boxes)
        place = {"x": across(point.x), "y": chart.up(point.y) + dy, "dx": dx}
        yield element("text", isolated(text), class_="label", text_anchor=anchor, **place)


def isolated(text: str) -> str:
    """Words of a document where no element can hold them apart: between signs that do."""
    return f"\u2068{text}\u2069"


def _sign(chart: Chart, point: Point) -> list[Box]:
    wide, high = SIGN
    y = chart.up(point.y)
    middles = [point.x * whole / 100 for whole in WIDTHS]
    return [(middle - wide / 2 + 2, y - high + 10, middle + wide / 2 - 2, y + 8) for middle in middles]


def _boxes(chart: Chart, point: Point, width: float, anchor: str, dx: float, dy: float) -> list[Box]:
    """What a label beside a point covers, for each width of the chart."""
    y = chart.up(point.y) + dy
    starts = [point.x * whole / 100 + dx - width * ANCHORS[anchor] for whole in WIDTHS]
    return [(start, y - LINE + 4, start + width, y + 4) for start in starts]


def _is_free(boxes: Sequence[Box], taken: Sequence[Sequence[Box]]) -> bool:
    inside = all(box[0] >= 0 and box[2] <= whole for box, whole in zip(boxes, WIDTHS, strict=True))
    return inside and not any(any(map(_overlap, boxes, others)) for others in taken)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _strokes(chart: Chart, line: Line) -> list[Box]:
    """From where to where a line goes, for each width of the chart."""
    first, last = line
    return [
        (first.x * whole / 100, chart.up(first.y), last.x * whole / 100, chart.up(last.y)) for whole in WIDTHS
    ]


def _crossed(boxes: Sequence[Box], drawn: Sequence[Sequence[Box]]) -> int:
    """How many lines run through a label."""
    return sum(any(map(_crosses, boxes, strokes)) for strokes in drawn)


def _crosses(box: Box, stroke: Box) -> bool:
    """Whether some of a line lies in a box: it is cut side by side.

    Source: Liang and Barsky, A New Concept and Method for Line Clipping, 1984.
    """
    (left, top, right, bottom), (x, y, end_x, end_y) = box, stroke
    first, last = 0.0, 1.0
    for start, step, low, high in ((x, end_x - x, left, right), (y, end_y - y, top, bottom)):
        if step == 0:
            if not low < start < high:
                return False
            continue
        ends = sorted(((low - start) / step, (high - start) / step))
        first, last = max(first, ends[0]), min(last, ends[1])
    return first < last
