"""Placings: places in an order by ordinals, prizes and words for the lead.

    "third-largest"  ->  3        "đứng thứ tư"  ->  4        "hạng nhì"  ->  2        "đứng đầu bảng"  ->  1

In: a place in a sentence. Out: `Rank`, its words and its lowest and highest place.
"""

from attrs import frozen

from factcheck.mentions import numerals, ordinals
from factcheck.mentions.ordinals import Ordinal
from factcheck.mentions.scales import CLOSING
from factcheck.mentions.scans import Scan

FARTHEST = 1000
"""No rank is beyond this; "the 2024th" is a fault of writing."""


@frozen
class Rank:
    """The words start..end; `number_start`..`number_end` are those of the place itself."""

    start: int
    end: int
    number_start: int
    number_end: int
    best: int
    worst: int


def read(scan: Scan, place: int) -> Rank | None:
    """ "third-largest", "first visit", "thứ tư", "đầu tiên"."""
    g = scan.grammar
    if scan.words[place] in g.ordinal_prefixes:
        return _prefixed(scan, place)
    if (placed := _placed(scan, place) or _leading(scan, place)) is not None:
        return placed
    phrase = g.ordinal_phrases.at(scan.words, place, scan.high)
    if phrase is not None:
        return Rank(place, phrase[0], place, phrase[0], phrase[1], phrase[1])
    if g.ordinal_traps.at(scan.words, place, scan.high):
        return None
    if not g.ordinals_alone:
        number = g.ordinals.get(scan.words[place])
        counts = scan.is_numeral(place + 1)  # "첫 3개월"
        return Rank(place, place + 1, place, place + 1, number, number) if number and not counts else None
    if g.ordinal_traps.before(scan.words, place + 1, scan.low):  # "at first"
        return None
    found = ordinals.read(scan, place, scan.high)
    if found is None or found.many or (scan.whole(place) or 0) > FARTHEST:
        return None
    end, number = found.end, found.point
    best = g.superlatives.at(scan.words, end, scan.high)
    if best is not None:
        return Rank(place, best[0], place, end, number, number)
    if (last := _last_place(scan, place, found)) is not None:
        return last
    return Rank(place, end, place, end, number, number) if _orders(scan, place, end) else None


def _last_place(scan: Scan, place: int, first: Ordinal) -> Rank | None:
    """ "ranks between the tenth and the fifteenth": the places from one to another."""
    g = scan.grammar
    begin = place - (scan.word(place - 1) in g.definite)
    opened = g.range_openers.before(scan.words, begin, scan.low)
    if opened is None or g.ordinal_cues.before(scan.words, opened[0], scan.low) is None:
        return None
    if scan.word(first.end) not in g.and_joiners:
        return None
    after = first.end + 1 + (scan.word(first.end + 1) in g.definite)
    last = ordinals.read(scan, after, scan.high)
    if last is None or last.many or last.point <= first.point:
        return None
    return Rank(opened[0], last.end, place, last.end, first.point, last.point)


def _placed(scan: Scan, place: int) -> Rank | None:
    """ "hạng nhì", "giải ba", "về nhất": a prize or a finish named by a word of its own."""
    g, words = scan.grammar, scan.words
    prize = g.place_cues.at(words, place, scan.high)
    cue = prize or g.finish_cues.at(words, place, scan.high)
    if cue is None or cue[0] >= scan.high or scan.is_name(cue[0]):
        return None
    at, end = g.places.get(words[cue[0]]), cue[0] + 1
    if at is None:
        return None
    ends = end >= scan.high or words[end] in CLOSING or words[end] in g.noun_stops
    if words[cue[0]] in g.units and (prize is None or not ends):
        return None  # "giải ba bài toán"
    return Rank(place, end, cue[0], end, at, at)


def _leading(scan: Scan, place: int) -> Rank | None:
    """ "đứng đầu bảng", "tops the list"."""
    g, words = scan.grammar, scan.words
    lead = g.leads.at(words, place, scan.high)
    if lead is None or g.lead_of.at(words, lead[0], scan.high) is None:
        return None
    if g.lead_traps.before(words, lead[0], scan.low) is not None:
        return None
    return Rank(place, lead[0], place, lead[0], 1, 1)


def _timed(scan: Scan, place: int, end: int) -> bool:
    """Whether an ordinal is a unit of time, or orders one: "second", "third quarter"."""
    g = scan.grammar
    return (scan.words[place] in g.seconds and scan.word(place - 1) in g.articles) or bool(
        g.times.at(scan.words, end, scan.high)
    )


def place_at(scan: Scan, start: int) -> tuple[int, int] | None:
    """A whole number as a place in an order."""
    if start >= scan.high:
        return None
    if (number := scan.whole(start)) is not None:
        following = scan.word(start + 1)
        among = scan.whole(start + 2) if following == "/" and scan.glued(start) else None
        if among is not None and number < among and scan.word(start + 3) != "/":
            return start + 3, number  # "thứ 72/222"
        if scan.glued(start) and (following[:1].isalpha() or following in ("%", "/", ":")):
            return None
        return start + 1, number
    if scan.grammar.triggers.get(scan.words[start], 0) & 1:
        found = numerals.read(scan, start, scan.high)
        if found is not None and found.point.denominator == 1 and not found.scaled and not found.in_digits:
            return found.end, int(found.point)
    return None


def _orders(scan: Scan, place: int, end: int) -> bool:
    """Whether an ordinal orders a thing: it stands before a noun in small letters, or ends what is said."""
    g = scan.grammar
    if end >= scan.high:
        return True
    following = scan.words[end]
    if g.ordinal_cues.before(scan.words, place, scan.low) is not None and not _timed(scan, place, end):
        return True  # "finished 12th, a minute behind"
    if following in (".", ")", "!", "?"):
        return not scan.is_name(place) or place == scan.low
    if not following[0].isalpha() or scan.grammar.times.at(scan.words, end, scan.high) is not None:
        return False
    if scan.is_name(place) and (scan.is_name(end) or place > scan.low):
        return False
    if following in g.noun_stops:
        return following in g.ordinal_before_stops
    if g.ordinals.get(scan.words[place]) == 1 and (
        scan.word(place - 1) in g.adverb_after or _is_adverb(scan, place, end)
    ):
        return g.nouns.at(scan.words, end, scan.high) is not None  # "it was first used"
    return scan.words[place] not in g.seconds or scan.word(place - 1) not in g.articles


def _is_adverb(scan: Scan, place: int, end: int) -> bool:
    """ "the contributor first distributes it": after a noun, before a verb and its object."""
    g, before = scan.grammar, scan.word(place - 1)
    named = before.isalpha() and len(before) > 1 and before not in g.noun_stops and before not in g.definite
    acts = bool(g.singular_ending) and scan.word(end).endswith(g.singular_ending)
    return named and acts and scan.word(end + 1) in g.definite


def _prefixed(scan: Scan, place: int) -> Rank | None:
    """ "thứ 10", "thứ hai", where it is no day of the week."""
    g = scan.grammar
    phrase = g.ordinal_phrases.at(scan.words, place, scan.high)
    if phrase is not None:
        return Rank(place, phrase[0], place, phrase[0], phrase[1], phrase[1])
    if g.ordinal_traps.at(scan.words, place, scan.high) is not None:
        return None
    found = place_at(scan, place + 1)
    if found is None and scan.word(place + 1) in g.after_ten:
        found = place + 2, g.after_ten[scan.word(place + 1)]
    if found is None or not 1 <= found[1] <= FARTHEST:
        return None
    if g.ordinal_traps.before(scan.words, found[0], scan.low) is not None:
        return None  # "bên thứ ba"
    cued = g.ordinal_cues.before(scan.words, place, scan.low) is not None
    if not cued and 2 <= found[1] <= 7:
        weekday = scan.word(place - 1) in g.weekday_before or scan.word(found[0]) in g.weekday_after
        if weekday or place == scan.low:
            return None
    start = place - (scan.word(place - 1) in g.adjectives)  # "lớn thứ 2", as "second-largest"
    return Rank(start, found[0], place, found[0], found[1], found[1])
