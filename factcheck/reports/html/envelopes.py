"""Envelopes: what a figure may have become by the time of another, as two areas on a chart.

    drawn(chart, earlier, later, measure)  ->  [("limit", "38.2,120 … "), ("usual", "38.2,96 … ")]

In: two points of a chart and their Measure. Out: the corners of the area that the usual drift allows and of
that which its limit allows, as `kinds` widened the earlier figure when it compared the two.
"""

import math
from collections.abc import Iterator

from factcheck.kinds.pairs import compare
from factcheck.measures import Measure
from factcheck.ranges import Range
from factcheck.reports.html.points import Chart, Point, number

STEPS = 24
"""Corners along each side: drift is a curve."""
BEYOND = 9.0
"""Heights of the chart that an area may leave it by, so that its edge is steep where it does."""


def drawn(
    chart: Chart, earlier: Point, later: Point, measure: Measure, height: float
) -> Iterator[tuple[str, str]]:
    """The wider area first; none where time made nothing of the earlier figure."""
    found = compare(earlier.claim, later.claim, measure)
    if found.widened is None or not found.gap or found.widened.unit != earlier.claim.unit:
        return
    if found.earlier is not earlier.claim:
        earlier, later = later, earlier
    if earlier.x >= later.x or earlier.days is None or later.days is None:
        return
    end = found.widened.to(chart.unit)
    for name, before, after in (
        ("limit", earlier.value.support, end.support),
        ("usual", earlier.value.core, end.core),
    ):
        yield name, _area(chart, (earlier.x, later.x), (before, after), height)


def _area(chart: Chart, across: tuple[float, float], ranges: tuple[Range, Range], height: float) -> str:
    before, after = ranges
    lower, upper = [], []
    for step in range(STEPS + 1):
        share = step / STEPS
        x = across[0] + (across[1] - across[0]) * share
        lo = _between(number(before.lo, -math.inf), number(after.lo, -math.inf), share)
        hi = _between(number(before.hi, math.inf), number(after.hi, math.inf), share)
        low, high = chart.scale.share(lo, BEYOND), chart.scale.share(hi, BEYOND)
        lower.append(f"{x:.2f},{(1 - low) * height:.1f}")
        upper.append(f"{x:.2f},{(1 - high) * height:.1f}")
    return " ".join((*upper, *reversed(lower)))


def _between(first: float, last: float, share: float) -> float:
    """On the way from one to the other: at an equal rate where both are above zero, else in equal steps."""
    if math.isinf(first) or math.isinf(last):
        return last if math.isinf(last) and share else first
    if first > 0 and last > 0:
        return first * math.exp(math.log(last / first) * share)
    return first + (last - first) * share
