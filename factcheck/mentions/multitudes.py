"""Multitudes: numbers that only their scale is known of.

    "millions of", "tens of billions", "several hundred", "vài chục nghìn"  ->  at least two of them

In: a place in a sentence. Out: the place after the words, and what they are several of.
"""

from factcheck.mentions import hundreds
from factcheck.mentions.scans import Scan


def at(scan: Scan, place: int) -> tuple[int, int] | None:
    """The multitude that starts at a place."""
    if scan.is_numeral(place - 1) or scan.word(place - 1) in scan.grammar.multipliers:
        return None
    return _several(scan, place) or _plural(scan, place)


def _several(scan: Scan, place: int) -> tuple[int, int] | None:
    """ "several hundred thousand", "hàng chục triệu"."""
    g, words = scan.grammar, scan.words
    opened = g.several_of.at(words, place, scan.high)
    if opened is None:
        return None
    end, times = opened[0], 1
    while end < scan.high and times < 10**18 and hundreds.may_start(scan, end, scan.high):
        scale = g.scales.at(words, end, scan.high)
        if scale is None and words[end] in g.multipliers:
            scale = end + 1, g.multipliers[words[end]]
        if scale is None or words[end] in g.doubtful_scales:
            break
        end, times = scale[0], times * scale[1]
    return (end, times) if times > 1 else None


def _plural(scan: Scan, place: int) -> tuple[int, int] | None:
    """ "thousands of", "tens of billions of"; a plural needs its "of" where the language has one."""
    g, words = scan.grammar, scan.words
    found = g.vague.at(words, place, scan.high)
    if found is None:
        return None
    end, times = found
    while (
        g.vague_links
        and end + 1 < scan.high
        and words[end] in g.vague_links
        and times < 10**18
        and (more := g.vague.at(words, end + 1, scan.high))
    ):
        end, times = more[0], times * more[1]
    linked = end < scan.high and words[end] in g.vague_links
    if g.vague_links and not linked and (times < 100 or scan.word(end)[:1].isdigit()):
        return None
    return end, times
