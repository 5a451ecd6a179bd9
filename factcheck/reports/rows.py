"""The figures of a finding for people: one under the other with day and place, over the words around them.

    khoảng 48.000         1–4 Dec 2022  seeds/2022-truoc.md:24:105
      “… lao động lớn thứ 2 của Việt Nam với khoảng 48.000 lao động Việt Nam.”
    approximately 88,000  2024          seeds/2025-before-the-visit.txt:9:425
      “… Korea thus came to approximately 88,000, with skilled and seasonal …”

In: claims, and the Places of their report. Out: lines, none wider than the style says but for places: those
are never cut, as they are there to be opened, and stand on lines of their own where the rest leaves no room.
Figures of one sentence stand over it together.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from tabulate import tabulate

from factcheck.claims import Claim
from factcheck.periods import brief
from factcheck.reports.places import Places
from factcheck.reports.styles import Style, around, columns, cut, flat

GAP = "  "


def beside(held: Sequence[Claim], places: Places, style: Style, margin: str) -> Iterator[str]:
    """Rows of figure, day and place, the words of each sentence below its figures."""
    if not held:
        return
    room = style.width - len(margin)
    days = [cut(brief(claim.as_of), room // 2) for claim in held]
    written = [places.written(claim) for claim in held]
    spare = room - max(map(columns, days)) - len(GAP)
    figures = [flat(claim.text) for claim in held]
    beside = max(map(columns, figures)) + max(map(columns, written)) + len(GAP) <= spare
    cells = [
        (cut(figure, spare), day, *((place,) if beside else ()))
        for figure, day, place in zip(figures, days, written, strict=True)
    ]
    table = tabulate(cells, tablefmt="plain", disable_numparse=True).splitlines()
    rows = list(zip(held, table, written, strict=True))
    for _, group in groupby(rows, key=lambda row: (row[0].source, row[0].quote)):
        yield from _sentence(list(group), places, style, margin, beside=beside)


def _sentence(
    rows: Sequence[tuple[Claim, str, str]], places: Places, style: Style, margin: str, *, beside: bool
) -> Iterator[str]:
    """The rows of the figures of one sentence, and once what it says, if all of them are seen in it."""
    width = style.width - len(margin) - len(GAP)
    claims = [claim for claim, *_ in rows]
    whole = _quoted(claims, claims, style, width)
    for claim, row, place in rows:
        link = style.link(place, places.uri(claim))
        row = row.rstrip()
        yield margin + (row.removesuffix(place) + link if beside else row)
        if not beside:
            yield margin + GAP + link
        if not whole:
            yield margin + GAP + _quoted([claim], claims, style, width)
    if whole:
        yield margin + GAP + whole


def _quoted(seen: Sequence[Claim], of: Sequence[Claim], style: Style, width: int) -> str:
    """What a sentence says around some of its figures, with these marked; "" where not all fit in."""
    quote = flat(of[0].sentence or of[0].text)
    spans = dict(zip((claim.id for claim in of), _spans(quote, of), strict=True))
    wanted = [spans[claim.id] for claim in seen]
    start, end = min(first for first, _ in wanted), max(last for _, last in wanted)
    short = columns(quote) <= width - 2 or columns(quote[start:end]) <= width - 6
    if len(seen) > 1 and not short:
        return ""
    shown = around(quote, (start, end), width - 2)
    return _marked(f"“{shown}”", seen, style)


def _spans(quote: str, claims: Sequence[Claim]) -> list[tuple[int, int]]:
    """Where each figure stands in its sentence: of equal ones, the first of them first."""
    found: dict[str, tuple[int, int]] = {}
    behind: dict[str, int] = {}
    for claim in sorted(claims, key=lambda claim: claim.start):
        text = flat(claim.text)
        start = _place(quote, text, behind.get(text, 0))
        found[claim.id] = (start, start + len(text))
        behind[text] = start + len(text)
    return [found[claim.id] for claim in claims]


def _place(quote: str, text: str, first: int) -> int:
    """The first place of a figure that is no part of a longer word or number, else the first of all."""
    start = quote.find(text, first)
    while start >= 0:
        end = start + len(text)
        if not (quote[:start][-1:].isalnum() or quote[end : end + 1].isalnum()):
            return start
        start = quote.find(text, start + 1)
    return max(quote.find(text), 0)


def _marked(shown: str, claims: Sequence[Claim], style: Style) -> str:
    """The words dimmed, but for the figures."""
    told, end = "", 0
    for first, last in sorted(_spans(shown, claims)):
        if first >= end:
            told += style.paint(shown[end:first], "dim") + style.paint(shown[first:last], "bold")
            end = last
    return told + style.paint(shown[end:], "dim")
