"""Shares: parts of one in words, digits and signs, alone and after a whole number.

    "two thirds", "ba phần tư", "3/4", "half"  ->  2/3, 3/4, 3/4, 1/2        "two and a half"  ->  2.5

In: a place in a sentence, or the number before it. Out: `Number`; a `fraction` is a share of something.
"""

from collections.abc import Iterator
from fractions import Fraction

from attrs import evolve

from factcheck.mentions import counts, digits, hundreds, ordinals, scales
from factcheck.mentions.numbers import ONE, Number, grain_of
from factcheck.mentions.scans import Scan


def _part(start: int, end: int, share: Fraction, *, in_digits: bool = False) -> Number:
    """A share; its grain is fine enough for any rounding of it."""
    grain = Fraction(1, 10 * share.denominator)
    return Number(start, end, share, grain, in_digits=in_digits, fraction=True)


# --- halves and their like ----------------------------------------------------------------------------


def half(scan: Scan, place: int, stop: int) -> Number | None:
    """ "half a million", "nửa triệu", "half an hour", "nearly half the voters", "a quarter of"."""
    g, words = scan.grammar, scan.words
    found = g.halves.at(words, place + (words[place] in g.articles), stop)
    if found is None or not hundreds.may_start(scan, place, stop):
        return None
    end, share = found
    after = end + (scan.word(end) in g.articles)
    linked = g.unit_of.at(words, end, stop)
    if linked is not None and g.scales.at(words, linked[0], stop) is not None:
        after = linked[0]  # "a quarter of a million"
    number = Number(place, after, share, Fraction(1, 10), fraction=True)
    scaled = scales.scaled(scan, number, stop)
    if scaled.scaled:
        return evolve(scaled, grain=grain_of(scaled.point), fraction=False)
    if _measured(scan, after, stop):
        return evolve(number, fraction=False)
    if scan.word(place - 1) in g.ordinals or scan.gap(end - 1) == "-":
        return None  # "the second half of the story", "half-back"
    if linked is not None and _measured(scan, linked[0], stop):
        return _part(place, end, share)  # "quarter of an hour"
    return _part(place, end, share) if _is_share(scan, place, end) else None


def _measured(scan: Scan, place: int, stop: int) -> bool:
    """Whether a unit or currency follows."""
    g = scan.grammar
    return place < stop and bool(
        g.times.at(scan.words, place, stop)
        or g.unit_names.at(scan.words, place, stop)
        or g.currency_names.at(scan.words, place, stop)
        or g.unit_signs.at(scan.tokens, place, stop)
    )


def _is_share(scan: Scan, place: int, end: int) -> bool:
    """Whether words for a part stand for a share: of something, under a hedge, or all that is said."""
    g, words = scan.grammar, scan.words
    if g.shares_alone.at(words, place, end) is not None:
        return True
    if end == place + 1 and words[place] not in g.bare_halves:
        return False
    if words[place] not in g.articles and g.determiners.before(words, place, scan.low) is not None:
        return False  # "the half of the match"
    if end < scan.high and g.share_after.at(words, end, scan.high) is not None:
        return True
    if place == scan.low:
        return end == scan.high
    if g.ordinal_traps.at(words, end - 1, scan.high) is not None:
        return False  # "by a third party"
    if g.hedges_before.before(words, place, scan.low) is not None:
        return True
    moved = g.share_before.before(words, place, scan.low) or g.change_words.before(words, place, scan.low)
    return moved is not None and (not g.articles or _closes(scan, end))


def _closes(scan: Scan, end: int) -> bool:
    """Whether the phrase of a share ends here, so that it parts nothing that is named."""
    return end >= scan.high or scan.words[end] in scales.CLOSING or scan.words[end] in scan.grammar.noun_stops


# --- denominators -------------------------------------------------------------------------------------


def fraction(scan: Scan, number: Number, stop: int) -> Number | None:
    """The number over the denominator that follows it, or under the numerator."""
    place, over = number.end, number.whole
    if number.fault or over is None:
        return None
    if scan.word(place) in scan.grammar.fraction_under:
        return _under(scan, number, place + 1, stop)
    if number.scaled:
        return None
    if number.in_digits and place == number.start + 1:
        share = digits.slashed(scan, number.start, stop)
        if share is not None:
            return _part(number.start, number.start + 3, share, in_digits=True)
    for point, end, under in (*_parts(scan, number, stop), *_over(scan, number, stop)):
        return _part(number.start, end, point / under)
    return None


def _under(scan: Scan, under: Number, place: int, stop: int) -> Number | None:
    """ "3분의 2": the denominator comes first."""
    if place >= stop or under.point < 2:
        return None
    negative = scan.words[place] in scan.grammar.minus
    place += negative
    if place < stop and scan.is_numeral(place):
        above = digits.read(scan, place, stop)
    else:
        group = hundreds.group_at(scan, place, stop) if place < stop else None
        above = Number(place, group[0], Fraction(group[1]), ONE) if group else None
    if above is None:
        return None
    share = above.point / under.point
    return _part(under.start, above.end, -share if negative else share)


Parts = Iterator[tuple[Fraction, int, int]]


def _parts(scan: Scan, number: Number, stop: int) -> Parts:
    """Numerator, end and denominator: "ba phần tư", "two thirds", "one hundred thirty-fifths"."""
    g, place, over = scan.grammar, number.end, number.point
    word = scan.word(place) if place < stop else ""
    if word in g.fraction_words:
        under = _after_part(scan, place + 1, stop)
        if under is not None:
            yield over, *under
    elif word in g.denominators:
        many = over != 1 and word.endswith("s") and g.times.at((word,), 0) is None
        if many or scan.word(place + 1) in g.vague_links:
            yield over, place + 1, g.denominators[word]
    elif word and (found := ordinals.read(scan, place, stop)) is not None and found.point > 2:
        tens = int(over) % 100
        if (
            found.many
            and found.point < 10
            and tens in g.tens.values()
            and over > tens
            and not number.in_digits
        ):
            yield over - tens, found.end, tens + found.point
        elif found.many if over != 1 else not found.many and _single(scan, number, found.end):
            yield over, found.end, found.point


def _after_part(scan: Scan, place: int, stop: int) -> tuple[int, int] | None:
    """The end and the denominator after "phần": a number in digits or words, or a scale word."""
    g = scan.grammar
    if place >= stop:
        return None
    scale = g.scales.at(scan.words, place, stop)
    if scale is not None:
        return scale
    if scan.is_numeral(place):
        found = digits.read(scan, place, stop)
        return (found.end, found.whole) if found and found.whole and found.whole > 1 else None
    group = hundreds.group_at(scan, place, stop)
    return group if group and group[1] > 1 else None


def _single(scan: Scan, number: Number, end: int) -> bool:
    """Whether an ordinal is a denominator: "a fifth of", "one-eighth", "one fifth the size", "by a third"."""
    g, place = scan.grammar, number.start
    if end < scan.high and g.share_after.at(scan.words, end, scan.high) is not None:
        return True
    if g.superlatives.at(scan.words, end, scan.high) is not None:
        return False
    if scan.words[place] not in g.articles:
        if _closes(scan, end) or scan.gap(number.end - 1) in hundreds.DASHES:
            return True
        return g.changes_after.at(scan.words, end, scan.high) is not None  # "one third higher"
    return _is_share(scan, place, end)


def _over(scan: Scan, number: Number, stop: int) -> Parts:
    """ "one over 20": where nothing else is said, or both are words."""
    place, g = number.end, scan.grammar
    if place + 1 >= stop or scan.word(place) not in g.over_words:
        return
    below = counts.read(scan, place + 1, stop) if not scan.is_numeral(place + 1) else None
    below = below or (digits.read(scan, place + 1, stop) if scan.is_numeral(place + 1) else None)
    if below is None or below.whole is None or below.whole < 2:
        return
    if number.start == scan.low and below.end == stop:
        yield number.point, below.end, below.whole


def mixed(scan: Scan, number: Number, stop: int) -> Number | None:
    """ "two and a half million", "hai triệu rưỡi", "three and one fourth"."""
    g = scan.grammar
    if number.fraction or number.whole is None or number.fault:
        return None
    tail = g.tail_halves.at(scan.words, number.end, stop)
    if tail is not None:
        last = number.grain if number.scaled or number.grain >= 100 else ONE
        point = number.point + tail[1] * last
        whole = evolve(number, end=tail[0], point=point, grain=last / 10, rounded=False, other=None)
        return scales.scaled(scan, whole, stop) if not number.scaled else whole
    if scan.word(number.end) in g.mixed_joiners:
        share = _proper(scan, number.end + 1, stop) or _denominator_first(scan, number.end + 1, stop)
        if share is not None:
            return _sum(scan, number, share, stop)
    return None


def _denominator_first(scan: Scan, place: int, stop: int) -> Number | None:
    """The share below one in "2와 3분의 1"."""
    if not scan.grammar.fraction_under or place >= stop:
        return None
    read = digits.read if scan.is_numeral(place) else counts.read
    under = read(scan, place, stop)
    if under is None or scan.word(under.end) not in scan.grammar.fraction_under:
        return None
    share = _under(scan, under, under.end + 1, stop)
    return share if share is not None and 0 < share.point < 1 else None


def _sum(scan: Scan, number: Number, share: Number, stop: int) -> Number:
    """A number and a share after "and": a share of the scale word that the number ends in."""
    g, end = scan.grammar, share.end
    part = share.point
    if number.scaled and not (g.scales.at(scan.words, end, stop)):
        part *= number.scale
    point = number.point + part
    whole = Number(number.start, end, point, part / 10, in_digits=number.in_digits, scaled=number.scaled)
    return whole if number.scaled else scales.scaled(scan, whole, stop)


def _proper(scan: Scan, place: int, stop: int) -> Number | None:
    """A share below one that may follow a whole number: what comes after it must not be counted by it."""
    g = scan.grammar
    if place >= stop:
        return None
    article = scan.words[place] in g.articles
    named = g.halves.at(scan.words, place + article, stop)
    if named is not None:
        return _part(place, named[0], named[1])
    if article:
        number: Number | None = Number(place, place + 1, ONE, ONE)
    elif scan.is_numeral(place):
        number = digits.read(scan, place, stop)
    else:
        number = counts.read(scan, place, stop)
    if number is None:
        return None
    found = _below_one(scan, number, stop)
    if found is None or (article and not _ends_number(scan, found.end, stop)):
        return None
    return found


def _below_one(scan: Scan, number: Number, stop: int) -> Number | None:
    if number.in_digits:
        found = fraction(scan, number, stop)
        return found if found is not None and 0 < found.point < 1 else None
    for point, end, under in _parts_after_whole(scan, number, stop):
        if 0 < point < under:
            return _part(number.start, end, point / under)
    return None


def _parts_after_whole(scan: Scan, number: Number, stop: int) -> Parts:
    """The parts of a share after "and"; there one part needs no sign that it is none of an order."""
    found = ordinals.read(scan, number.end, stop)
    if number.point == 1 and found is not None and not found.many and found.point > 2:
        yield number.point, found.end, found.point
    yield from _parts(scan, number, stop)


def _ends_number(scan: Scan, place: int, stop: int) -> bool:
    """Whether "two and a third" is one number: nothing follows, or a unit or scale does."""
    g = scan.grammar
    if place >= stop or scan.words[place] in scales.CLOSING:
        return True
    return g.scales.at(scan.words, place, stop) is not None or _measured(scan, place, stop)


def split(scan: Scan, number: Number, stop: int) -> Number | None:
    """ "two hundred and fifty-four hundredths": the "and" parts a whole from a share below one."""
    g = scan.grammar
    if number.in_digits or number.scaled or scan.word(number.end) not in g.ordinal_plurals:
        return None
    for place in range(number.end - 1, number.start, -1):
        if scan.words[place] in g.joiners:
            whole = counts.read(scan, number.start, place)
            share = _proper(scan, place + 1, stop)
            if whole is None or whole.end != place or share is None:
                return None
            return _sum(scan, whole, share, stop)
    return None
