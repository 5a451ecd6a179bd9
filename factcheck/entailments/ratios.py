"""Ratios: two numbers that a sentence sets against each other are one figure.

    "the ratio of hens to ducks is 10 : 4"  ->  5/2, of (hen, duck)

In: the figures of a passage. Out: these, the two numbers of each ratio made one; `flipped` turns one round.
"""

from collections.abc import Iterator, Sequence

from attrs import evolve

from factcheck.entailments.figures import Figure
from factcheck.entailments.lexicons import Lexicon
from factcheck.mentions.grammars import Grammar
from factcheck.ranges import Range

SIGNS = frozenset(":/")


def joined(
    words: Sequence[str],
    sentences: Sequence[tuple[int, int]],
    figures: Sequence[Figure],
    grammar: Grammar,
    lex: Lexicon,
) -> Iterator[Figure]:
    """The figures in order, with those of a ratio joined."""
    held: Figure | None = None
    for figure in figures:
        low, high = sentences[figure.sentence]
        cued = any(grammar.ratio_cues.at(words, place, high) for place in range(low, figure.first))
        if cued and held is not None and (ratio := _of_two(words, held, figure, grammar)) is not None:
            held = evolve(ratio, sides=_sides(words, low, high, lex))
            continue
        if held is not None:
            yield held
        signed = cued and not grammar.ratio_signs.isdisjoint(words[figure.first : figure.last])
        held = evolve(_of_one(figure), sides=_sides(words, low, high, lex)) if signed else figure
    if held is not None:
        yield held


def _of_two(words: Sequence[str], one: Figure, other: Figure, grammar: Grammar) -> Figure | None:
    between = words[one.last : other.first]
    if len(between) != 1 or one.exact is None or not other.exact:
        return None
    if between[0] not in SIGNS and between[0] not in grammar.ratio_signs:
        return None
    return _made(one, Range.at(one.exact / other.exact), other.last, f"{one.text} : {other.text}")


def _of_one(figure: Figure) -> Figure:
    """ "3:4" and "3 to 4" as they are read without the word for a ratio: a share, a range."""
    if figure.unit == "percent" and figure.exact is not None:
        return _made(figure, Range.at(figure.exact / 100), figure.last, figure.text)
    means = figure.means
    if figure.unit == "item" and means.lo is not None and means.hi and not means.is_point:
        return _made(figure, Range.at(means.lo / means.hi), figure.last, figure.text)
    return figure


def _made(figure: Figure, means: Range, last: int, text: str) -> Figure:
    return evolve(figure, unit="ratio", means=means, allows=means, point=means.lo, last=last, text=text)


def _sides(words: Sequence[str], low: int, high: int, lex: Lexicon) -> tuple[str, str] | None:
    """What the ratio is of: the words before and after the first word that parts two sides."""
    for place in range(low + 1, high - 1):
        end = lex.phrase("sides", words, place, high)
        if end is not None and end < high and lex.sense(words[place - 1]) and lex.sense(words[end]):
            return lex.sense(words[place - 1]), lex.sense(words[end])
    return None


def flipped(premise: Figure, claimed: Figure) -> Figure:
    """The claimed ratio the other way round, where its sides are the premise's turned round."""
    if premise.sides is None or claimed.sides != premise.sides[::-1] or not claimed.exact:
        return claimed
    return _made(claimed, Range.at(1 / claimed.exact), claimed.last, claimed.text)
