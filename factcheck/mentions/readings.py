"""Readings: the figures of one sentence, from left to right, each place given to the first reader it fits.

In: a sentence. Out: its mentions in order. Dates come before ranks, ranks before amounts; a place that no
reader takes is passed over.
"""

from factcheck.mentions import articles, datings, multiples, nouns, quantities, ranks, traps, values
from factcheck.mentions.finds import Finds
from factcheck.mentions.grammars import DATE, MINUS, MONEY, MULTIPLE, NUMBER, RANK, VAGUE
from factcheck.mentions.placings import Rank
from factcheck.mentions.records import Mention
from factcheck.mentions.scans import Scan

NUMERAL = NUMBER | DATE | RANK


def read(scan: Scan) -> list[Mention]:
    """The mentions of a sentence in order."""
    finds = Finds(scan)
    triggers = scan.grammar.triggers
    words = scan.words
    place = finds.last_end = scan.low
    high = scan.high
    while place < high:
        word = words[place]
        bits = NUMERAL if "0" <= word[0] <= "9" else triggers.get(word, 0)
        if not bits:
            place += 1
            continue
        end = _at(finds, place, bits)
        if end is None:
            place += 1
        else:
            finds.last_end = place = max(end, place + 1)
    return finds.mentions


def _at(finds: Finds, place: int, bits: int) -> int | None:
    """The place after the figure or trap that starts at a place."""
    scan = finds.scan
    numeral = scan.is_numeral(place)
    if numeral and (end := traps.named(scan, place)) is not None:
        return end
    if bits & DATE and (end := datings.read(finds, place)) is not None:
        return end
    if bits & MINUS and (end := traps.dialled(scan, place)) is not None:
        return end
    if numeral and (end := traps.end(scan, place)) is not None:
        return end
    if bits & RANK and not articles.part_of(scan, place) and (rank := ranks.at(scan, place)) is not None:
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
