"""Sweeps: the nearest conflicts of every track, as comparing all pairs would find them."""

import math

from hypothesis import given
from hypothesis import strategies as st

from factcheck.kinds.nests import Nest
from factcheck.kinds.sweeps import Sweep, Track

numbers = st.integers(0, 400).map(lambda number: number / 7)
"""Sevenths here, hundredths in the rates: no two ends meet by accident of rounding."""
rates = st.sampled_from((0.0, 0.31, 1.77, math.inf))


@st.composite
def tracks(draw: st.DrawFn, one_day: bool) -> list[Track]:
    found = []
    for _ in range(draw(st.integers(0, 20))):
        first = draw(st.integers(0, 20))
        last = first + (0 if one_day else draw(st.sampled_from((0, 0, 1, 5))))
        lo = draw(numbers)
        hi = lo + draw(numbers) / 8
        found.append(
            Track(
                first,
                last,
                draw(st.sampled_from((lo, lo, -math.inf))),
                draw(st.sampled_from((hi, hi, math.inf))),
            )
        )
    return sorted(found, key=lambda track: (track.last, track.first))


def cannot_become(one: Track, other: Track, up: float, down: float, least: float, slack: float) -> bool:
    gap = max(other.last - one.first, least)
    rises = up < math.inf and one.hi + up * gap < other.lo + slack
    return rises or (down < math.inf and one.lo - down * gap > other.hi - slack)


@given(st.data(), rates, rates, st.sampled_from((0.0, 3.0)))
def test_a_sweep_finds_what_all_pairs_find(data: st.DataObject, up: float, down: float, least: float) -> None:
    row = data.draw(tracks(one_day=least > 0))
    sweep = Sweep(row, up=up, down=down, least=least)
    for place, track in enumerate(row):
        for found, others, turned in (
            (list(sweep.earlier(place)), range(place - 1, -1, -1), False),
            (list(sweep.later(place)), range(place + 1, len(row)), True),
        ):
            pairs = {other: (track, row[other]) if turned else (row[other], track) for other in others}
            surely = [o for o in others if cannot_become(*pairs[o], up, down, least, -1e-6)]
            perhaps = [o for o in others if cannot_become(*pairs[o], up, down, least, 1e-6)]
            assert found == [other for other in perhaps if other in found], "in the order of their distance"
            assert set(surely) <= set(found) <= set(perhaps)


@given(tracks(one_day=False))
def test_a_nest_finds_all_parts_above_their_wholes(row: list[Track]) -> None:
    row.sort(key=lambda track: (track.first - track.last, track.first))
    nest = Nest(row)
    inside = [
        (whole, part)
        for whole in range(len(row))
        for part in range(whole + 1, len(row))
        if row[whole].first <= row[part].first
        and row[part].last <= row[whole].last
        and row[part].last - row[part].first < row[whole].last - row[whole].first
    ]
    surely = {(whole, part) for whole, part in inside if row[part].lo > row[whole].hi + 1e-6}
    perhaps = {(whole, part) for whole, part in inside if row[part].lo > row[whole].hi - 1e-6}
    for found in (
        {(whole, part) for whole in range(len(row)) for part in nest.later(whole)},
        {(whole, part) for part in range(len(row)) for whole in nest.earlier(part)},
    ):
        assert surely <= found <= perhaps
