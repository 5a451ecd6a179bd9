"""References: what an amount is compared with, and where something comes from or goes to.

    "three times as many stamps as Paolo"  ->  paolo        "from the log into the reeds"  ->  log, reeds

In: a passage and a figure. Out: words, as senses.
"""

from factcheck.entailments.figures import Figure
from factcheck.entailments.parts import FEWER, MORE, TIMES
from factcheck.entailments.passages import Passage, Segment


def reference(passage: Passage, segment: Segment, figure: Figure, role: str) -> frozenset[str]:
    """What an amount is compared with: the words after "than" or the second "as"."""
    if role not in (MORE, FEWER, TIMES):
        return frozenset()
    start = _compared_from(passage, segment, figure, role)
    if start is None:
        return frozenset()
    stop = figure.first if start <= figure.first else segment.high
    return frozenset(passage.senses[place] for place in passage.content(start, stop))


def _compared_from(passage: Passage, segment: Segment, figure: Figure, role: str) -> int | None:
    """Where the words begin for what an amount is compared with."""
    lex, low = passage.lexicon, segment.low
    if role == TIMES:
        low = (
            next(iter(passage.content(figure.last, segment.high)), segment.high)
            if lex.as_many
            else figure.last
        )
        low = lex.phrase("times", passage.words, figure.last, segment.high) or low
        if lex.told("equally", passage.words[max(figure.last - 1, figure.first + 2) : figure.last]):
            return figure.last  # "twice as much as" is read as one
        hits = [low + end for _, end in lex.found("equally", passage.words[low : segment.high])]
        return hits[-1] if hits else None if lex.as_many else low
    hits = [low + end for _, end in lex.found("than", passage.words[low : segment.high])]
    return hits[-1] if hits else None


def multiplied(passage: Passage, segment: Segment, figure: Figure) -> str:
    """The thing of a multiple: "twice as many ducks"."""
    lex = passage.lexicon
    stop = _compared_from(passage, segment, figure, TIMES) or segment.high
    after = lex.phrase("times", passage.words, figure.last, segment.high) or figure.last
    places = passage.content(after, stop)
    return next(
        (lex.noun(passage.words[place]) for place in places if lex.is_plural(passage.words[place])), ""
    )


def after(passage: Passage, cue: str, segment: Segment, figure: Figure) -> frozenset[str]:
    """The words that follow a small one for where from or where to, up to the next small one."""
    lex = passage.lexicon
    found: list[str] = []
    for _, end in lex.found(cue, passage.words[segment.low : segment.high]):
        for place in range(segment.low + end, segment.high):
            if place in passage.taken:
                break
            if passage.senses[place]:
                found.append(passage.senses[place])
            elif found and passage.words[place] not in lex.linking:
                break
    return frozenset(found)


def given(passage: Passage, figure: Figure, verb: int) -> frozenset[str]:
    """Names between a verb of giving and the figure: "gave Ali 7 cards"."""
    if passage.lexicon.phrase("gives", passage.words, verb, figure.first) is None:
        return frozenset()
    between = passage.content(verb + 1, figure.first)
    return frozenset(passage.senses[place] for place in between if passage.raw[place][0].isupper())
