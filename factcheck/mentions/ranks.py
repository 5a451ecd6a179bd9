"""Ranks: places in an order, by ordinals, superlatives and numbers that rank.

    "number one"  ->  1        "ranked 5th"  ->  5        "một trong ba … lớn nhất"  ->  1 to 3

In: a place in a sentence. Out: `Rank`, its words and its lowest and highest place.
"""

from factcheck.mentions import numerals, ordinals, placings
from factcheck.mentions.placings import Rank
from factcheck.mentions.scans import Scan

HEAD_REACH = 4
"""Words back from "số 1" to who holds the place."""


def at(scan: Scan, place: int) -> Rank | None:
    """The rank that starts at a place; the words of all but two kinds come before any numeral."""
    if scan.is_numeral(place):
        suffixed = scan.has(scan.grammar.ordinal_suffixes)
        return _counted_off(scan, place) or (placings.read(scan, place) if suffixed else None)
    return (
        _counted_off(scan, place)
        or _one_of(scan, place)
        or _numbered(scan, place)
        or placings.read(scan, place)
        or _superlative(scan, place)
        or _first(scan, place)
    )


def _counted_off(scan: Scan, place: int) -> Rank | None:
    """ "3위", "세 번째"."""
    found = ordinals.counted_off(scan, place, scan.high)
    return Rank(place, found.end, place, found.end, found.point, found.point) if found else None


def _one_of(scan: Scan, place: int) -> Rank | None:
    """ "one of the three largest …", "top ten …": a place among the first so many."""
    g = scan.grammar
    opened = g.one_of.at(scan.words, place, scan.high)
    after = opened[0] if opened else place
    top = g.top_words.at(scan.words, after, scan.high)
    if opened is None and top is None:
        return None
    after = top[0] if top else after
    if top is None and opened is not None and g.top_words.before(scan.words, after, scan.low) is not None:
        top = opened  # "nằm trong top"
    number = _count(scan, after)
    if number is None:
        return None
    end, count = number
    if top is None and not _superlative_near(scan, end):
        return None
    if top is not None and (scan.is_numeral(end) or scan.word(end) in ("%", "-")):
        return None
    best = g.superlatives.at(scan.words, end, scan.high)
    return Rank(place, best[0] if best else end, after, end, 1, count)


def _count(scan: Scan, place: int) -> tuple[int, int] | None:
    if place >= scan.high or not (
        scan.is_numeral(place) or scan.grammar.triggers.get(scan.words[place], 0) & 1
    ):
        return None
    number = numerals.read(scan, place, scan.high)
    if (
        number is None
        or number.point.denominator != 1
        or not 2 <= number.point <= placings.FARTHEST
        or number.scaled
    ):
        return None
    return number.end, int(number.point)


def _superlative_near(scan: Scan, place: int) -> bool:
    """Whether a superlative follows within the noun phrase."""
    g = scan.grammar
    for near in range(place, min(place + 8, scan.high)):
        if scan.words[near] in (",", ";", ".", ":", "("):
            return False
        if g.superlatives.at(scan.words, near, scan.high) is not None:
            return True
    return False


def _numbered(scan: Scan, place: int) -> Rank | None:
    """ "number one", "ranked 5th", "hạng 3", "số 2 trong các nước"."""
    g = scan.grammar
    cue = g.number_cues.at(scan.words, place, scan.high)
    if cue is not None:
        found = _cued(scan, cue[0])
        if found is not None and 1 <= found[1] <= placings.FARTHEST and _ranks(scan, place, found[0]):
            return Rank(place, found[0], cue[0], found[0], found[1], found[1])
    if scan.words[place] in g.number_words:
        found = placings.place_at(scan, place + 1)
        if found is None or not 1 <= found[1] <= 100:
            return None
        if g.name_words.before(scan.words, place, scan.low) or g.name_words.before(
            scan.words, place - 1, scan.low
        ):
            return None  # "tuyến số 1"
        if not _headed(scan, place) and scan.word(found[0]) not in g.number_words_after:
            return None
        return Rank(place, found[0], place, found[0], found[1], found[1])
    return None


def _cued(scan: Scan, place: int) -> tuple[int, int] | None:
    """The place that a word such as "ranked" names: an ordinal or a number."""
    found = ordinals.read(scan, place, scan.high)
    return (found.end, found.point) if found and not found.many else placings.place_at(scan, place)


def _headed(scan: Scan, place: int) -> bool:
    """Whether a holder of places ("nhà đầu tư") stands shortly before, with nothing but words between."""
    for end in range(place, max(place - HEAD_REACH, scan.low), -1):
        if scan.grammar.number_words_before.before(scan.words, end, scan.low) is not None:
            return True
        if not scan.words[end - 1][0].isalpha():
            return False
    return False


def _ranks(scan: Scan, place: int, end: int) -> bool:
    """Whether "number 5", "position 3" ranks: where the cue itself ranks, or the words beside it do."""
    g = scan.grammar
    if g.number_cues_bare.at(scan.words, place, scan.high) is not None:
        return _unmeasured(scan, end)
    before = g.number_words_before.before(scan.words, place, scan.low)
    return before is not None or scan.word(end) in g.number_words_after or scan.word(end - 1) in g.one


def _unmeasured(scan: Scan, place: int) -> bool:
    """Whether no scale, unit or sign of money follows, so that the number is a place."""
    g = scan.grammar
    if place >= scan.high:
        return True
    return not (
        g.scales.at(scan.words, place, scan.high)
        or g.unit_names.at(scan.words, place, scan.high)
        or scan.words[place] == "%"
        or g.currency_signs.at(scan.tokens, place, scan.high)
    )


def _superlative(scan: Scan, place: int) -> Rank | None:
    """ "the largest", "lớn nhất": the first place, where no number says which."""
    g = scan.grammar
    best = g.superlatives_alone.at(scan.words, place, scan.high)
    if best is None or _counted_before(scan, place) or scan.is_numeral(best[0]):
        return None
    if g.unranked.at(scan.words, best[0], scan.high) is not None:
        return None
    if g.before_alone_required and not _determined(scan, place):
        return None
    return Rank(place, best[0], place, best[0], 1, 1)


def _counted_before(scan: Scan, place: int) -> bool:
    """Whether several share the superlative: "the three largest", "một trong những … lớn nhất"."""
    g = scan.grammar
    for near in range(place - 1, max(place - 10, scan.low - 1), -1):
        word = scan.words[near]
        if word in (".", ";", ":", ","):
            return False
        if g.several.at(scan.words, near, scan.high) is not None:
            return True
        if near == place - 1 and (scan.is_numeral(near) or word in g.units or word in g.teens):
            return True
        if g.one_of.at(scan.words, near, scan.high) is not None:
            return True
    return False


def _determined(scan: Scan, place: int) -> bool:
    """Whether "the", "its" or a possessive comes before."""
    return scan.grammar.before_alone.before(scan.words, place, scan.low) is not None


def _first(scan: Scan, place: int) -> Rank | None:
    """ "top investor", "leading supplier": the first place, before a noun that can be ranked."""
    g = scan.grammar
    word = g.first_words.at(scan.words, place, scan.high)
    if word is None:
        return None
    if g.number_cues.at(scan.words, place, scan.high) is not None:
        return Rank(place, word[0], place, word[0], 1, 1)
    if g.first_before.before(scan.words, place, scan.low) is None:
        return None
    for near in range(word[0], min(word[0] + 3, scan.high)):
        if g.first_heads.at(scan.words, near, scan.high) is not None:
            return Rank(place, word[0], place, word[0], 1, 1)
        if scan.words[near] in g.noun_stops or not scan.words[near][0].isalpha():
            return None
    return None
