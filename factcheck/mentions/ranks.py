"""Ranks: places in an order, by ordinals, superlatives and numbers that rank.

    "third-largest"  ->  3        "đứng thứ tư"  ->  4        "một trong ba … lớn nhất"  ->  1 to 3

In: a place in a sentence. Out: `Rank`, its words and its lowest and highest place.
Long, for it is a list of small readers, one for each way to say a place.
"""

from attrs import frozen

from factcheck.mentions import dateslots, numerals
from factcheck.mentions.scans import Scan

FARTHEST = 1000
"""No rank is beyond this; "the 2024th" is a fault of writing."""

HEAD_REACH = 4
"""Words back from "số 1" to who holds the place."""


@frozen
class Rank:
    """The words start..end; `number_start`..`number_end` are those of the place itself."""

    start: int
    end: int
    number_start: int
    number_end: int
    best: int
    worst: int


def at(scan: Scan, place: int) -> Rank | None:
    """The rank that starts at a place."""
    return (
        _one_of(scan, place)
        or _numbered(scan, place)
        or _ordinal(scan, place)
        or _superlative(scan, place)
        or _first(scan, place)
    )


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
    if number is None or number.point.denominator != 1 or not 2 <= number.point <= FARTHEST or number.scaled:
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
        found = dateslots.ordinal(scan, cue[0], scan.high) or _place(scan, cue[0])
        if found is not None and 1 <= found[1] <= FARTHEST and _ranks(scan, place, found[0]):
            return Rank(place, found[0], cue[0], found[0], found[1], found[1])
    if scan.words[place] in g.number_words:
        found = _place(scan, place + 1)
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


def _headed(scan: Scan, place: int) -> bool:
    """Whether a holder of places ("nhà đầu tư") stands shortly before, with nothing but words between."""
    for end in range(place, max(place - HEAD_REACH, scan.low), -1):
        if scan.grammar.number_words_before.before(scan.words, end, scan.low) is not None:
            return True
        if not scan.words[end - 1][0].isalpha():
            return False
    return False


def _place(scan: Scan, place: int) -> tuple[int, int] | None:
    """A whole number as a place in an order."""
    if place >= scan.high:
        return None
    if (number := scan.whole(place)) is not None:
        following = scan.word(place + 1)
        if scan.glued(place) and (following[:1].isalpha() or following in ("%", "/", ":")):
            return None
        return place + 1, number
    if scan.grammar.triggers.get(scan.words[place], 0) & 1:
        found = numerals.read(scan, place, scan.high)
        if found is not None and found.point.denominator == 1 and not found.scaled and not found.in_digits:
            return found.end, int(found.point)
    return None


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


def _ordinal(scan: Scan, place: int) -> Rank | None:
    """ "third-largest", "first visit", "thứ tư", "đầu tiên"."""
    g = scan.grammar
    if scan.words[place] in g.ordinal_prefixes:
        return _prefixed(scan, place)
    phrase = g.ordinal_phrases.at(scan.words, place, scan.high)
    if phrase is not None:
        return Rank(place, phrase[0], place, phrase[0], phrase[1], phrase[1])
    if not g.ordinals_alone or g.ordinal_traps.at(scan.words, place, scan.high):
        return None
    if g.ordinal_traps.before(scan.words, place + 1, scan.low):  # "at first"
        return None
    found = _spelt(scan, place)
    if found is None or not 1 <= found[1] <= FARTHEST:
        return None
    end, number = found
    best = g.superlatives.at(scan.words, end, scan.high)
    if best is not None:
        return Rank(place, best[0], place, end, number, number)
    return Rank(place, end, place, end, number, number) if _orders(scan, place, end) else None


def _spelt(scan: Scan, place: int) -> tuple[int, int] | None:
    """An ordinal of any length: "second", "42nd", "one hundred twenty-fifth", "two hundredth"."""
    g = scan.grammar
    found = dateslots.ordinal(scan, place, scan.high)
    if found is not None:
        return found
    word = scan.words[place]
    if word not in g.units and word not in g.teens and word not in g.tens and word not in g.articles:
        return _compound(scan, place)
    at = place
    total = 0
    while at < min(place + 8, scan.high):
        number = numerals.read(scan, at, scan.high) if at == place and word not in g.articles else None
        if number is not None and number.point.denominator == 1 and not number.in_digits:
            total, at = int(number.point), number.end
            continue
        last = g.ordinals.get(scan.words[at])
        if last is not None and at > place:
            whole = total * last if last >= 100 else total + last
            fits = last >= 100 or (last < 10 and total % 10 == 0) or (last < 100 and total % 100 == 0)
            return (at + 1, whole) if fits and total else None
        break
    return None


def _compound(scan: Scan, place: int) -> tuple[int, int] | None:
    """ "twentyfifth", written as one word."""
    g, word = scan.grammar, scan.words[place]
    for tens, value in g.tens.items():
        if word.startswith(tens) and g.ordinals.get(word.removeprefix(tens), 99) < 10:
            return place + 1, value + g.ordinals[word.removeprefix(tens)]
    return None


def _orders(scan: Scan, place: int, end: int) -> bool:
    """Whether an ordinal orders a thing: it stands before a noun in small letters, or ends what is said."""
    g = scan.grammar
    if end >= scan.high:
        return True
    following = scan.words[end]
    if following in (".", ")", "!", "?"):
        return not scan.is_name(place) or place == scan.low
    if not following[0].isalpha() or scan.grammar.times.at(scan.words, end, scan.high) is not None:
        return False
    if scan.is_name(place) and (scan.is_name(end) or place > scan.low):
        return False
    if following in g.noun_stops:
        return following in g.ordinal_before_stops
    return scan.words[place] not in g.seconds or scan.word(place - 1) not in g.articles


def _prefixed(scan: Scan, place: int) -> Rank | None:
    """ "thứ 10", "thứ hai", where it is no day of the week."""
    g = scan.grammar
    phrase = g.ordinal_phrases.at(scan.words, place, scan.high)
    if phrase is not None:
        return Rank(place, phrase[0], place, phrase[0], phrase[1], phrase[1])
    if g.ordinal_traps.at(scan.words, place, scan.high) is not None:
        return None
    found = _place(scan, place + 1)
    if found is None and scan.word(place + 1) in g.after_ten:
        found = place + 2, g.after_ten[scan.word(place + 1)]
    if found is None or not 1 <= found[1] <= FARTHEST:
        return None
    cued = g.ordinal_cues.before(scan.words, place, scan.low) is not None
    if not cued and 2 <= found[1] <= 7:
        weekday = scan.word(place - 1) in g.weekday_before or scan.word(found[0]) in g.weekday_after
        if weekday or place == scan.low:
            return None
    start = place - (scan.word(place - 1) in g.adjectives)  # "lớn thứ 2", as "second-largest"
    return Rank(start, found[0], place, found[0], found[1], found[1])


def _superlative(scan: Scan, place: int) -> Rank | None:
    """ "the largest", "lớn nhất": the first place, where no number says which."""
    g = scan.grammar
    best = g.superlatives_alone.at(scan.words, place, scan.high)
    if best is None or _counted_before(scan, place) or scan.is_numeral(best[0]):
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
