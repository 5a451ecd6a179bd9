"""Pointers: numbers that are no figures, as they only point, name or stand for an article.

    "the two countries", "one of them", "Boeing 737", "một ngày kia"  ->  no figures

In: an amount, with the noun that it counts. Out: whether it stands for a quantity.
"""

from factcheck import units
from factcheck.mentions import faults, holders, labels, names
from factcheck.mentions.nouns import Noun
from factcheck.mentions.records import Amount
from factcheck.mentions.scans import Scan

FORMAT = "K"
WEAK = frozenset(["none", "exact", "about"])
"""Hedges under which "one" stays an article: "about one thing", not "at least one"."""
POINTED = 3
"""The most countries or the like that a number points at without an article."""
SMALL = 10
"""Number words up to this may only point: "the two countries"."""


def stands(scan: Scan, amount: Amount, noun: Noun | None, hedge: str) -> bool:
    """Whether an amount is a figure and not a name, a pointer or an article."""
    g, number = scan.grammar, amount.number
    start = amount.number_start
    alone = amount.start == scan.low and amount.end >= scan.high
    if scan.words[start] in g.articles and g.vague.at(scan.words, start + 1, amount.number_end) is not None:
        return False  # "a thousands separator"
    if number.in_digits and names.is_lettered(scan, start, amount.number_end, amount.end):
        return False
    if amount.kind == "duration" and names.is_titled(scan, start, amount.end):
        return False
    if _is_clock(scan, amount) or _is_format(scan, amount, noun, hedge):
        return False
    if amount.kind not in ("count", "multiple") or number.scaled or alone:
        return not _is_article(scan, amount)
    known = noun is not None and noun.is_known
    if number.in_digits or scan.words[start] in g.vulgar:
        if scan.glued(amount.end - 1) and scan.word(amount.end)[:1].isalpha():
            return faults.is_glued(scan, amount.end)
        plain = "," not in scan.words[start] and amount.end == start + 1 and amount.kind == "count"
        if plain and hedge == "none" and is_name(scan, amount, noun):
            return False
        return not (plain and scan.word(amount.end) in (":",) and scan.glued(amount.end - 1))
    if amount.kind == "multiple" or number.fraction or amount.negative:
        return True
    if g.idioms.at(scan.words, start, scan.high) or g.idioms.before(scan.words, amount.end, scan.low):
        return False
    if number.point == 0:
        return g.bare_words and (known or amount.end >= scan.high)
    if scan.is_name(start) and ((scan.is_name(amount.end) and not known) or start > scan.low):
        return False
    if scan.word(start - 1) in g.ordinal_prefixes:
        return False  # "bên thứ ba"
    if _is_tied(scan, start, amount.number_end) or _is_chained(scan, start, amount.number_end):
        return False
    if amount.number_end == start + 1 and not g.bare_words and _is_set_phrase(scan, start):
        return False
    if number.point > SMALL or amount.number_end > start + 1:
        return True
    pointed = g.pointing.at(scan.words, amount.end, scan.high)
    if known and number.point > POINTED and scan.word(start - 1) not in g.definite:
        pointed = None  # "in nine countries"
    if pointed is not None and (noun is None or not known or noun.end <= pointed[0]):
        return False  # "hai trường", but not "hai trường đại học"
    if g.determiners.before(scan.words, start, scan.low):
        return False
    if number.point == 1 and (hedge in WEAK or not scan.word(start - 1)[:1].isalpha()):
        counted = noun is not None and (not g.counters or scan.words[noun.start] in g.counters)
        return g.one_counts and noun is not None and known and counted and noun.start + 2 >= noun.end
    counts = g.small_words and (g.bare_words or noun is not None)
    return known or hedge != "none" or (counts and scan.words[start] not in g.doubtful_words)


def is_name(scan: Scan, amount: Amount, noun: Noun | None) -> bool:
    """Whether a bare number belongs to the word before it, or to the name that it is the end of."""
    start, end = amount.start, amount.end
    if names.is_named(scan, start, noun):
        return True
    if labels.is_label(scan, start, end, noun):
        return True
    known = noun is not None and noun.is_known
    return not known and (holders.is_name(scan, start, end) or names.is_subject(scan, start, end))


HOURS = 12
"""Hours that a clock shows."""


def _is_clock(scan: Scan, amount: Amount) -> bool:
    """ "half past five", "bảy giờ sáng": a time of day and no length of time."""
    g = scan.grammar
    if amount.is_bare and amount.point <= HOURS and g.clock_past.before(scan.words, amount.start, scan.low):
        return True  # "quarter to five", but not "in the quarter to $5 million"
    if amount.kind != "duration" or not (units.factor(amount.unit, "hour") <= 1):
        return False
    timed = g.clock_before.before(scan.words, amount.start, scan.low) is not None
    return bool(g.clock_after) and (timed or scan.word(amount.end) in g.clock_after)


def _is_format(scan: Scan, amount: Amount, noun: Noun | None, hedge: str) -> bool:
    """ "a 4K screen", "in 8K": thousands only of what is known to be counted."""
    last = amount.number_end - 1
    if amount.kind != "count" or last <= amount.number_start or scan.raw(last) != FORMAT:
        return False
    known = noun is not None and noun.is_known
    return hedge == "none" and not known and 0 < amount.point <= 16_000 and scan.glued(last - 1)


def _is_tied(scan: Scan, start: int, end: int) -> bool:
    """Whether a hyphen ties a number in words to what is no number: "one-on-one", "two-by-four"."""
    g = scan.grammar
    before, after = scan.word(start - 1), scan.word(end)
    return (scan.gap(start - 1) == "-" and before.isalpha() and _is_word(scan, start - 1)) or (
        scan.gap(end - 1) == "-" and after in g.noun_stops
    )


def _is_set_phrase(scan: Scan, start: int) -> bool:
    """Whether a digit in words alternates with another, as proverbs do: "ba chìm bảy nổi"."""
    units = scan.grammar.units
    return any(
        scan.word(other) in units
        and (other > start or units[scan.word(other)])  # "không quá tám" is no proverb
        and scan.word(max(start, other) - 1) not in units
        and _is_word(scan, other + 1)
        for other in (start - 2, start + 2)
    )


def _is_word(scan: Scan, place: int) -> bool:
    """Whether a word stands at a place that neither counts nor scales."""
    g, word = scan.grammar, scan.word(place)
    return word[:1].isalpha() and word not in g.units and word not in g.multipliers and word not in g.scales


def _is_chained(scan: Scan, start: int, end: int) -> bool:
    """Whether hyphens tie a number in words to others, as in the name of an order: "four-three-three"."""
    tied = (near for near, gap in ((start - 1, start - 1), (end, end - 1)) if scan.gap(gap) == "-")
    return any(
        scan.word(near) in scan.grammar.units or scan.word(near) in scan.grammar.ordinals for near in tied
    )


def _is_article(scan: Scan, amount: Amount) -> bool:
    """Whether "một" or "a" before a unit is no number: "mỗi năm một", "một ngày kia"."""
    g = scan.grammar
    if amount.number.in_digits or amount.number.scaled or amount.number.point.denominator != 1:
        return False
    start = amount.number_start
    return bool(
        g.idioms.at(scan.words, start, scan.high)
        or g.idioms.before(scan.words, amount.number_end, scan.low)
        or g.idioms.before(scan.words, amount.end, scan.low)
    )
