"""Readings: the figures of one sentence, from left to right, each place given to the first reader it fits.

In: a sentence. Out: its mentions in order. Dates come before ranks, ranks before amounts; a place that no
reader takes is passed over.
"""

from factcheck.mentions import (
    articles,
    bases,
    datings,
    faults,
    multiples,
    names,
    nouns,
    points,
    quantities,
    ranks,
    traps,
    values,
)
from factcheck.mentions.finds import Finds
from factcheck.mentions.placings import Rank
from factcheck.mentions.records import Mention
from factcheck.mentions.scans import Scan
from factcheck.mentions.triggers import DATE, MINUS, MONEY, MULTIPLE, NUMBER, RANK, VAGUE


def read(scan: Scan) -> list[Mention]:
    """The mentions of a sentence in order."""
    finds = Finds(scan)
    starts, words, high = scan.grammar.starts, scan.words, scan.high
    finds.last_end = scan.low
    for place in starts.places(words, scan.low, high):
        if place < finds.last_end or not (bits := starts.at(words, place, high)):
            continue
        end = _at(finds, place, bits)
        if end is not None:
            finds.last_end = max(end, place + 1)
    bases.settle(finds)
    faults.settle(finds)
    points.settle(finds)
    return finds.mentions


def _at(finds: Finds, place: int, bits: int) -> int | None:
    """The place after the figure or trap that starts at a place."""
    scan = finds.scan
    numeral = scan.is_numeral(place)
    if numeral and (end := faults.letter(finds, place) or traps.named(scan, place)) is not None:
        return end
    if bits & (NUMBER | MONEY) and (end := names.marked(scan, place)) is not None:
        return end
    if bits & DATE and (end := datings.read(finds, place)) is not None:
        return end
    if bits & MINUS and (end := traps.dialled(scan, place)) is not None:
        return end
    if numeral and (end := traps.end(scan, place)) is not None:
        return end
    if bits & RANK and articles.part_of(scan, place) is not None:
        return quantities.read(finds, place)
    if bits & RANK and (rank := ranks.at(scan, place)) is not None:
        return _rank(finds, rank)
    if bits & MULTIPLE and (end := multiples.read(finds, place)) is not None:
        return end
    if bits & VAGUE and (end := quantities.vague(finds, place)) is not None:
        return end
    if bits & (NUMBER | MONEY | MINUS):
        return quantities.read(finds, place)
    return None


def _rank(finds: Finds, rank: Rank) -> int:
    scan = finds.scan
    value = values.rank(rank)
    noun = nouns.after(scan, rank.end)
    noun = noun if noun and noun.is_known else None
    finds.add(rank.start, rank.end, (rank.number_start, rank.number_end), "rank", value, "rank", noun)
    return rank.end
