"""Passages: the figures of one paragraph in their order, with the words around each.

    "exports rose from 40 to 44 million tonnes, up 10 %"  ->  a Passage of three, the second after "to"

In: the claims of a run. Out: a `Passage` for each paragraph that has figures; furniture, code, faulty
figures, and the single dates inside a span are left out.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import groupby

from attrs import define, frozen

from factcheck import languages
from factcheck.claims import Claim
from factcheck.languages import Language
from factcheck.languages.phrases import split


@frozen(kw_only=True)
class Figure:
    """A claim, the words from the figure before it in its sentence, and those up to the next one.

    Signs are words of their own; what the figure itself covers (hedge, number, unit) belongs to neither.
    """

    claim: Claim
    before: tuple[str, ...]
    after: tuple[str, ...]
    lead: str  # what `before` is in the text, capitals and all
    sentence: int  # counts the sentences of the passage that have figures


@define(eq=False, slots=False)
class Passage:
    """The figures of one paragraph."""

    language: Language
    figures: tuple[Figure, ...]

    def together(self, first: int, second: int) -> bool:
        """Whether two figures stand in one sentence."""
        return self.figures[first].sentence == self.figures[second].sentence

    @cached_property
    def sentences(self) -> tuple[tuple[Figure, ...], ...]:
        """Its figures, sentence by sentence."""
        found: dict[int, list[Figure]] = {}
        for figure in self.figures:
            found.setdefault(figure.sentence, []).append(figure)
        return tuple(tuple(each) for each in found.values())


def gathered(claims: Iterable[Claim]) -> Iterator[Passage]:
    """The passages of all sources, each source's in its order."""
    found: dict[tuple[str, int], list[Claim]] = {}
    for claim in claims:
        if claim.region != "furniture" and not claim.fault and _is_prose(claim.quote):
            found.setdefault((claim.source, claim.paragraph), []).append(claim)
    for members in found.values():
        members.sort(key=lambda claim: (claim.start, -claim.end))
        yield Passage(languages.load(members[0].language), tuple(_figures(_outermost(members))))


@lru_cache(maxsize=64)  # the figures of a sentence come one after the other
def _is_prose(quote: str) -> bool:
    """Whether a sentence has more words than signs; what has not is code or data."""
    words = split(quote)
    return 2 * sum(word[0].isalnum() for word in words) >= len(words)


def _outermost(claims: list[Claim]) -> list[Claim]:
    """Without the figures that stand inside another: the ends of a span."""
    found: list[Claim] = []
    for claim in claims:
        if not found or claim.end > found[-1].end:
            found.append(claim)
    return found


def _figures(claims: list[Claim]) -> Iterator[Figure]:
    for number, (quote, group) in enumerate(groupby(claims, key=lambda claim: claim.quote)):
        members = list(group)
        leads: list[str] = []
        at = 0
        for claim in members:
            start = max(quote.find(claim.text, at), at)
            leads.append(quote[at:start])
            at = start + len(claim.text)
        gaps = [split(lead) for lead in (*leads, quote[at:])]
        for place, claim in enumerate(members):
            yield Figure(
                claim=claim,
                before=gaps[place],
                after=gaps[place + 1],
                lead=leads[place],
                sentence=number,
            )
