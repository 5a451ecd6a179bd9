"""Texts: a source cut into sentences and figures, for the page's script to show when it is asked for.

    pieces(view, source, claims)  ->  ["Trade rose. ", ["In 2024 it was ", ["USD 81.5 billion", 7], "."], …]

In: a source and its claims. Out: plain strings, and sentences with figures as lists, in which a figure is a
list of its characters and the numbers of its claims. Nothing counts characters on the way to the browser,
whose strings count other units than Python's.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.claims import Claim
from factcheck.documents import Source
from factcheck.reports.html.views import View

Figure = list[str | int]
Piece = str | list[str | Figure]


def pieces(view: View, source: Source, claims: Sequence[Claim]) -> list[Piece]:
    """The whole text in order; where the report has no text, the sentences of its figures."""
    if not source.text:
        return list(_quoted(view, claims))
    return list(_cut(view, source.text, claims))


def _cut(view: View, text: str, claims: Sequence[Claim]) -> Iterator[Piece]:
    done = 0
    for start, end, held in _sentences(view, text, claims):
        if start > done:
            yield text[done:start]
        yield _figures(view, text, start, end, held)
        done = end
    if done < len(text):
        yield text[done:]


def _sentences(view: View, text: str, claims: Sequence[Claim]) -> Iterator[tuple[int, int, list[Claim]]]:
    """The sentences that hold figures, in order; those that overlap are one."""
    spans = sorted(
        (
            (min(start, claim.start), max(end, claim.end), claim)
            for claim in claims
            if claim.end <= len(text)
            for start, end in [view.sentence(claim)]
        ),
        key=lambda span: (span[0], span[1], span[2].start, span[2].id),
    )
    held: list[Claim] = []
    first, last = 0, 0
    for start, end, claim in spans:
        if held and start >= last:
            yield first, last, held
            held = []
        first, last = (start, end) if not held else (first, max(last, end))
        held.append(claim)
    if held:
        yield first, last, held


def _figures(view: View, text: str, start: int, end: int, held: Sequence[Claim]) -> list[str | Figure]:
    """A sentence cut where figures begin and end; figures inside others share their characters."""
    cuts = sorted({start, end, *(edge for claim in held for edge in (claim.start, claim.end))})
    found: list[str | Figure] = []
    for low, high in pairwise(cuts):
        inside = [view.number[claim.id] for claim in held if claim.start <= low and high <= claim.end]
        found.append([text[low:high], *inside] if inside else text[low:high])
    return found


def _quoted(view: View, claims: Sequence[Claim]) -> Iterator[Piece]:
    for claim in claims:
        before, figure, after = claim.sentence.partition(claim.text)
        yield [before, [figure or claim.text, view.number[claim.id]], after]
        yield "\n\n"
