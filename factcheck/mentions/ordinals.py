"""Ordinals: places in words and digits, of any length.

    read(… "two hundred and thirty-first" …)  ->  231        read(… "1,000th" …)  ->  1000

In: a place in a sentence. Out: `Ordinal`, or nothing.
"""

from attrs import frozen

from factcheck.mentions import counts, digits, hundreds
from factcheck.mentions.scans import Scan


@frozen
class Ordinal:
    """An ordinal and the place after it; many where it ends as a plural does ("thirds")."""

    end: int
    point: int
    many: bool = False


def read(scan: Scan, place: int, stop: int) -> Ordinal | None:
    """The ordinal that starts at a place."""
    if place >= stop:
        return None
    if scan.is_numeral(place):
        return _in_digits(scan, place, stop)
    return _last(scan, place) or _after_count(scan, place, stop)


def counted_off(scan: Scan, place: int, stop: int) -> Ordinal | None:
    """A number with the word after it that makes it an ordinal: "세 번째", "3위"."""
    if not scan.grammar.ordinals_after_any or place >= stop:
        return None
    if place not in scan.placed:
        scan.placed[place] = _counted_off(scan, place, scan.high)
    found: Ordinal | None = scan.placed[place]
    return found if found is not None and found.end <= stop else None


def _counted_off(scan: Scan, place: int, stop: int) -> Ordinal | None:
    g = scan.grammar
    if scan.is_numeral(place):
        number = digits.read(scan, place, stop)
        number = number and counts.after_digits(scan, number, stop)
    else:
        number = counts.read(scan, place, stop)
    ending = g.ordinals_after.at(scan.words, number.end, stop) if number else None
    if number is None or ending is None or not number.whole:
        return None
    return Ordinal(ending[0], number.whole)


def _in_digits(scan: Scan, place: int, stop: int) -> Ordinal | None:
    """ "42nd", "1,000th"."""
    if not scan.has(scan.grammar.ordinal_suffixes):
        return None
    found = digits.literal_at(scan, place, stop)
    if found is None or found[1].point.denominator != 1 or found[1].fault:
        return None
    end, literal = found
    if end >= stop or not scan.glued(end - 1) or scan.words[end] not in scan.grammar.ordinal_suffixes:
        return None
    return Ordinal(end + 1, int(literal.point))


def _last(scan: Scan, place: int) -> Ordinal | None:
    """An ordinal of one word: "second", "thirds", "twentyfifth"."""
    g, word = scan.grammar, scan.word(place)
    if word in g.ordinals:
        return Ordinal(place + 1, g.ordinals[word])
    if word in g.ordinal_plurals:
        return Ordinal(place + 1, g.ordinals[word.removesuffix("s")], many=True)
    return Ordinal(place + 1, g.ordinals_glued[word]) if word in g.ordinals_glued else None


def _after_count(scan: Scan, place: int, stop: int) -> Ordinal | None:
    """A number and an ordinal: "one hundred and fifth", "forty—second", "twenty-one millionth"."""
    g = scan.grammar
    if not g.ordinals:
        return None
    count = counts.read(scan, place, stop)
    if count is None or count.whole is None:
        return None
    end, point = count.end, count.whole
    last = _last(scan, end)
    if last is None and (scan.word(end) in g.joiners or scan.word(end) in hundreds.DASHES):
        last = _last(scan, end + 1) if end + 1 < stop else None
    if last is None or not point:
        return None
    whole = _joined(point, last.point)
    return Ordinal(last.end, whole, last.many) if whole else None


def _joined(count: int, last: int) -> int | None:
    """What a count and an ordinal make: 120 and 5th 125th, 2 and 100th 200th, 1021 and 1000th 1,021,000th."""
    if last >= 100:
        rest = count % last
        return count - rest + rest * last if rest else None
    if last < 10:
        return count + last if count % 10 == 0 and count % 100 != 10 else None
    return count + last if count % 100 == 0 else None
