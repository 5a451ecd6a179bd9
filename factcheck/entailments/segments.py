"""Segments: a sentence cut between its figures, so that each has the words that are said of it.

    cut(… "Sofia sold 15 paintings and Hugo sold 9." …)  ->  "Sofia sold 15 paintings", "and Hugo sold 9."

In: a passage with figures. Out: its `Segment`s.
"""

from collections.abc import Iterator
from itertools import zip_longest

from attrs import evolve

from factcheck.entailments.figures import Figure
from factcheck.entailments.passages import PARTING, Passage, Segment


def cut(passage: Passage) -> Iterator[Segment]:
    """The segments of a passage, sentence by sentence."""
    by_sentence: dict[int, list[Figure]] = {}
    for figure in passage.figures:
        if figure.weak:
            continue
        by_sentence.setdefault(figure.sentence, []).append(figure)
    for figure in passage.figures:
        if figure.weak and figure.sentence not in by_sentence:
            low, high = passage.sentences[figure.sentence]
            yield Segment(low=low, high=high, figures=(figure.number,))
    for sentence, figures in by_sentence.items():
        lead = _told_before(passage, sentence, figures[0])
        parted = list(_bracketed(passage, list(_parted(passage, sentence, figures))))
        yield from _led(passage, list(_listed(passage, parted)), lead)


def _told_before(passage: Passage, sentence: int, first: Figure) -> tuple[int, ...]:
    """The words of the sentence before one with nothing but a pronoun before its figure: "She was 71."."""
    low, high = passage.sentences[sentence]
    said = set(passage.content(low, high)) - set(range(*first.noun) if first.noun else ())
    if not sentence or said or passage.lexicon.pronouns.isdisjoint(passage.words[low : first.first]):
        return ()
    return tuple(passage.content(*passage.sentences[sentence - 1]))


def _parted(passage: Passage, sentence: int, figures: list[Figure]) -> Iterator[Segment]:
    """A sentence cut between its figures."""
    low, high = passage.sentences[sentence]
    held = [figures[0]]
    for figure in figures[1:]:
        cut = _cut(passage, held[-1], figure)
        frame = held[-1].unit == "date" and not any(True for _ in passage.content(low, held[-1].first))
        if cut is None or (frame and len(held) == 1):  # "In 2019, 52 percent": of all that follows
            held.append(figure)
            continue
        yield Segment(low=low, high=cut, figures=tuple(each.number for each in held))
        low, held = cut, [figure]
    yield Segment(low=low, high=high, figures=tuple(each.number for each in held))


def _bracketed(passage: Passage, segments: list[Segment]) -> Iterator[Segment]:
    """Segments with the words after an "including two children," given to the one before it."""
    for index, segment in enumerate(segments):
        after = segments[index + 1] if index + 1 < len(segments) else None
        end = _bracket(passage, segment)
        if index and end is not None:
            segment = evolve(segment, tail=tuple(passage.content(end, segment.high)), high=end)
        if after is not None and (end := _bracket(passage, after)) is not None:
            segment = evolve(segment, tail=tuple(passage.content(end, after.high)))
        yield segment


def _listed(passage: Passage, segments: list[Segment]) -> Iterator[Segment]:
    """Segments that only count, with what is said after the next: "16 players and 3 coaches died"."""
    for segment, after in zip_longest(segments, segments[1:]):
        last = passage.figures[segment.figures[-1]]
        plain = passage.lexicon.plural and last.noun is not None and last.noun[0] >= last.last
        if after is not None and plain and last.noun is not None and not segment.tail:
            other = passage.figures[after.figures[0]]
            bare = not any(True for _ in passage.content(last.noun[1], other.first))
            if bare and other.noun is not None and last.unit == other.unit == "item":
                segment = evolve(segment, tail=tuple(passage.content(other.noun[1], after.high)))
        yield segment


def _bracket(passage: Passage, segment: Segment) -> int | None:
    """Where a segment that lists parts between two signs ends."""
    low, last = segment.low, passage.figures[segment.figures[-1]].last
    opened = passage.words[low] in PARTING and passage.lexicon.opens_parts(passage.words[low + 1 : low + 4])
    signs = (place for place in range(last, segment.high - 1) if passage.words[place] in PARTING)
    return next(signs, None) if opened else None


def _cut(passage: Passage, one: Figure, other: Figure) -> int | None:
    """Where the segment of one figure ends before that of the next: at the last sign, else the last "and"."""
    after = one.noun[1] if one.noun and one.noun[0] >= one.last else one.last
    between = range(min(after, other.first), other.first)
    signs = [place for place in between if passage.words[place] in PARTING]
    joined = [place for place in between if passage.words[place] in passage.lexicon.joining]
    return max(signs) if signs else max(joined) if joined else None


def _led(passage: Passage, segments: list[Segment], lead: tuple[int, ...]) -> Iterator[Segment]:
    """Segments with the subject of the one before, where they have none of their own."""
    for index, segment in enumerate(segments):
        if not index and lead:
            segment = evolve(segment, lead=lead)
        first = passage.figures[segment.figures[0]].first
        own = tuple(passage.content(segment.low, first))
        if index and len(own) < 2 and not any(place in passage.names for place in own):
            whose = not passage.lexicon.possessives.isdisjoint(passage.words[segment.low : first])
            verb = len(lead) > 1 and lead[-1] not in passage.names and not whose
            kept = lead[:-1] if own and verb else lead
            segment = evolve(segment, lead=kept)
            own = (*kept, *own)
        lead = own
        yield segment
