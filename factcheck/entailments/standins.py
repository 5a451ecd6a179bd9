"""Stand-ins: words in the place of numbers, which point rather than count and are no mentions elsewhere.

    "Both brothers"  ->  2    "no lifts", "không có quả táo nào"  ->  0    "two of the three"  ->  2, 3

In: the words of a passage and the figures that it has. Out: these with those of stand-ins, in order.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from fractions import Fraction

from attrs import evolve

from factcheck.entailments.figures import Figure
from factcheck.entailments.lexicons import Lexicon
from factcheck.mentions.grammars import Grammar
from factcheck.ranges import Range

ONE = Fraction(1)
REACH = 3
"""Words from a stand-in to the end of what it counts."""
LAST = 6
"""Words from a "no" to the word that closes it."""


def added(
    words: Sequence[str],
    sentences: Sequence[tuple[int, int]],
    figures: list[Figure],
    barred: Iterable[int],
    grammar: Grammar,
    lex: Lexicon,
) -> list[Figure]:
    """The figures with those of stand-ins, in the order of the text; none stands at the barred places."""
    taken = {place for figure in figures for place in range(figure.first, figure.last)} | set(barred)
    found = list(figures)
    counters = {
        words[figure.last] for figure in figures if figure.unit == "item" and figure.last < len(words)
    }
    for sentence, (low, high) in enumerate(sentences):
        place = low
        while place < high:
            figure = None if place in taken else _at(words, place, high, grammar, lex, counters)
            if figure is not None and taken.isdisjoint(range(figure.first, figure.last)):
                found.append(evolve(figure, sentence=sentence))
                place = figure.last
            else:
                place += 1
    return list(_wholes(words, sorted(found, key=lambda figure: figure.first), lex))


def _at(
    words: Sequence[str], place: int, stop: int, grammar: Grammar, lex: Lexicon, counters: Container[str]
) -> Figure | None:
    """The figure of the stand-in that starts at a place; `counters` are words that follow other figures."""
    if (most := lex.phrase("most", words, place, stop)) is not None:
        share = Range(lo=50, hi=100, lo_open=True)
        return _figure(words, place, most, share, "percent", None)
    if (none := _none(words, place, stop, lex)) is not None:
        return none
    if (found := lex.counts.at(words, place, stop)) is not None:
        return _counted(words, place, found[0], stop, Range.at(found[1]), lex)
    if (found := lex.at_least.at(words, place, stop)) is not None:
        if lex.plural and not _is_many(words, found[0], stop, lex):
            return None  # "some flew away"
        return _counted(words, place, found[0], stop, Range(lo=found[1]), lex)
    word = words[place]
    if word.isdecimal() and len(word) < 7 and _counts(words, place + 1, stop, lex, counters):
        return _figure(
            words, place, place + 1, Range.at(int(word)), "item", _noun(words, place + 1, stop, lex)
        )
    number = grammar.units.get(word, grammar.teens.get(word, grammar.tens.get(word)))
    if not number or word in grammar.doubtful_words or word in grammar.strict:
        return None
    if (
        not lex.plural
        and place
        and words[place - 1].isalpha()
        and not _is_known(words, place + 1, stop, grammar, lex)
    ):
        return None  # "tổ hai": a name
    noun = _noun(words, place + 1, stop, lex)
    if noun is None and not _partitive(words, place + 1, stop, lex):
        return None
    if number == 1 and not grammar.one_counts:
        return None
    return _figure(words, place, place + 1, Range.at(number), "item", noun)


def with_articles(
    words: Sequence[str], sentences: Sequence[tuple[int, int]], figures: list[Figure], lex: Lexicon
) -> list[Figure]:
    """The figures with those of articles: "a fox" is one, though it says more than that."""
    taken = {place for figure in figures for place in range(figure.first, figure.last)}
    found = list(figures)
    for sentence, (low, high) in enumerate(sentences):
        for place in range(low, high):
            if words[place] not in lex.singular or place in taken:
                continue
            noun = _noun(words, place + 1, high, lex)
            if noun is not None and noun[0] not in taken:
                figure = _figure(words, place, place + 1, Range.at(1), "item", noun)
                found.append(evolve(figure, sentence=sentence, weak=True))
    return sorted(found, key=lambda figure: figure.first)


def _counted(
    words: Sequence[str], place: int, end: int, stop: int, means: Range, lex: Lexicon
) -> Figure | None:
    noun = _noun(words, end, stop, lex)
    parted = noun is not None or _partitive(words, end, stop, lex) or words[end - 1] in lex.comparing
    return _figure(words, place, end, means, "item", noun) if parted else None


def _is_many(words: Sequence[str], place: int, stop: int, lex: Lexicon) -> bool:
    """Whether a plural follows, or "of", or nothing that is counted: "some of them", "some more"."""
    noun = _noun(words, place, stop, lex)
    near = words[place : min(place + REACH, stop)]
    return noun is None or any(lex.is_plural(word) for word in near) or _partitive(words, place, stop, lex)


def _none(words: Sequence[str], place: int, stop: int, lex: Lexicon) -> Figure | None:
    """ "no lifts", "none of the lifts"; in some languages a word after the noun closes it."""
    end = lex.phrase("none", words, place, stop)
    if end is None:
        return None
    if lex.none_after:
        closing = [at for at in range(end, min(end + LAST, stop)) if words[at] in lex.none_after]
        if not closing:
            return None
        return _figure(words, place, end, Range.at(0), "item", (end, closing[0]))
    noun = _noun(words, end, stop, lex)
    return _figure(words, place, end, Range.at(0), "item", noun) if noun else None


def _noun(words: Sequence[str], place: int, stop: int, lex: Lexicon) -> tuple[int, int] | None:
    """The words that say something from a place on, an article and "of" before them passed over."""
    while place < stop and words[place] in lex.linking:
        place += 1
    end = place
    while end < min(place + REACH, stop) and lex.sense(words[end]) and words[end].isalpha():
        end += 1
    return (place, min(end, place + 1)) if end > place else None


def _is_known(words: Sequence[str], place: int, stop: int, grammar: Grammar, lex: Lexicon) -> bool:
    """Whether what follows is known to be counted, or only counts: "hai người", "hai chiếc"."""
    return place < stop and (grammar.nouns.at(words, place, stop) is not None or words[place] in lex.function)


def _counts(words: Sequence[str], place: int, stop: int, lex: Lexicon, counters: Container[str]) -> bool:
    """Whether what follows a numeral is counted, whatever name stands before it: "gave Paul 6 marbles"."""
    if place >= stop:
        return False
    if lex.plural:
        return lex.is_plural(words[place]) and bool(lex.sense(words[place]))
    if place + 1 >= stop or (words[place] not in lex.function and words[place] not in counters):
        return False
    return words[place] in counters or bool(lex.sense(words[place + 1]))  # "12 quả cam …, 5 quả."


def _partitive(words: Sequence[str], place: int, stop: int, lex: Lexicon) -> bool:
    """Whether "of" follows: "two of them"."""
    return place < stop and lex.phrase("of_whole", words, place, stop) is not None


def _figure(
    words: Sequence[str], first: int, last: int, means: Range, unit: str, noun: tuple[int, int] | None
) -> Figure:
    return Figure(
        number=0,
        text=" ".join(words[first:last]),
        unit=unit,
        means=means,
        allows=means,
        point=means.lo if means.is_point else None,
        grain=ONE,
        first=first,
        last=last,
        sentence=0,
        noun=noun,
    )


def _wholes(words: Sequence[str], figures: list[Figure], lex: Lexicon) -> Iterator[Figure]:
    """The figures, with those marked that a part is taken from: "12 of the 48 windows"."""
    last: int | None = None
    noun: int | None = None
    for figure in figures:
        end = lex.phrase("of_whole", words, last, figure.first) if last is not None else None
        after = "" if noun is None else " ".join(words[noun : noun + 1])
        if end is None and noun is not None and after not in lex.linking:  # not "3 trays of 16 rolls"
            end = lex.phrase("of_whole", words, noun, figure.first)
        while end is not None and end < figure.first and words[end] in lex.articles:
            end += 1
        yield evolve(figure, whole=True) if end == figure.first else figure
        last, noun = figure.last, figure.noun[1] if figure.noun else None
