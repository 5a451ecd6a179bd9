"""Counts: whole numbers in words with their scales, and what follows a number in digits.

    read(… "three hundred and two dozen" …)  ->  324        after_digits(… 3, "hundred and 21" …)  ->  321

In: a place in a sentence, or a number in digits. Out: `Number`.
"""

from fractions import Fraction

from factcheck.mentions import hundreds, scales
from factcheck.mentions.numbers import Number, grain_of
from factcheck.mentions.scans import Scan


def read(scan: Scan, place: int, stop: int) -> Number | None:
    """The longest whole number in words from a place, with its scales."""
    if scan.words[place] not in scan.grammar.counting:
        return None
    group = hundreds.group_at(scan, place, stop) if hundreds.may_start(scan, place, stop) else None
    if group is None:
        return _implied_one(scan, place, stop)
    end, point = group
    number = Number(place, end, Fraction(point), grain_of(Fraction(point)), point >= 10 and point % 10 == 0)
    whole = scales.scaled(scan, scales.mixed(scan, number, stop), stop)
    if whole.end == place + 1 and not _may_alone(scan, place, stop):
        return None
    return whole if whole.scaled else _and_dozens(scan, whole, stop)


def _may_alone(scan: Scan, place: int, stop: int) -> bool:
    """Whether a number word with other meanings counts alone: before a unit or counter, or after a minus."""
    g, after = scan.grammar, place + 1
    if scan.words[place] not in g.strict or (place == scan.low and after >= scan.high):
        return True
    if scan.word(place - 1) in g.minus or scan.word(after) in g.fraction_under:
        return True
    if after >= stop:
        return False
    named = g.times, g.unit_names, g.currency_names, g.ordinals_after
    if any(phrases.at(scan.words, after, scan.high) is not None for phrases in named):
        return True
    return scan.words[after] in g.counters or g.unit_signs.at(scan.tokens, after, scan.high) is not None


def _and_dozens(scan: Scan, number: Number, stop: int) -> Number:
    """ "three hundred and two dozen": a scale below a hundred belongs to what follows "and"."""
    place = number.end + 1
    if number.point < 100 or place >= stop or scan.words[place - 1] not in scan.grammar.joiners:
        return number
    group = hundreds.group_at(scan, place, stop)
    scale = scan.grammar.scales.at(scan.words, group[0], stop) if group else None
    if group is None or scale is None or scale[1] >= 100:
        return number
    point = number.point + group[1] * scale[1]
    return Number(number.start, scale[0], point, grain_of(point))


def _implied_one(scan: Scan, place: int, stop: int) -> Number | None:
    """ "triệu hai", "hơn trăm người": a scale alone is one under a hedge or before a part of it."""
    g = scan.grammar
    if _counted_before(scan, place):
        return None
    scale = g.scales.at(scan.words, place, stop)
    if g.implicit_one:
        return _scale_alone(scan, place, scale, stop)
    times = g.multipliers.get(scan.words[place], 0)
    if scale is None and times >= 100:
        scale = place + 1, times
    if scale is None:
        return None
    end, point = scale[0], Fraction(scale[1])
    one = scales.scaled(scan, Number(place, end, point, point, scaled=True, scale=point), stop)
    tenth = scales.tenth(scan, point, end, stop)
    if tenth is not None:
        return Number(place, tenth.end, point + tenth.point, tenth.grain, scaled=True)
    hedged = g.hedges_before.before(scan.words, place, scan.low)
    if g.tail_halves.at(scan.words, end, stop) or (hedged is not None and hedged[1] != "none"):
        return one
    if one.end > end or (place == scan.low and one.end == scan.high):
        return one  # "trăm tỷ"; all that is said
    return None


def _scale_alone(scan: Scan, place: int, scale: tuple[int, int] | None, stop: int) -> Number | None:
    """ "만 원": a scale word that counts by itself, where a counter shows it."""
    if scale is None or not hundreds.may_start(scan, place, stop) or not _may_alone(scan, place, stop):
        return None
    point = Fraction(scale[1])
    return Number(place, scale[0], point, point, True, scaled=True, scale=point)


def _counted_before(scan: Scan, place: int) -> bool:
    """Whether a number, or a word for several, comes right before."""
    g, word = scan.grammar, scan.word(place - 1)
    return bool(
        scan.is_numeral(place - 1)
        or word in g.units
        or word in g.teens
        or word in g.multipliers
        or word in g.scales
        or g.several_of.before(scan.words, place, scan.low)
    )


def after_digits(scan: Scan, number: Number, stop: int) -> Number:
    """A number in digits with its multiplier and scales: "3 hundred and 21", "5 chục", "4.6m"."""
    g, end = scan.grammar, number.end
    if end < stop and scan.word(end) in g.multipliers and not scan.glued(end - 1):
        number = number.times(Fraction(g.multipliers[scan.word(end)]), end + 1)
        number = scales.mixed(scan, number, stop) if g.mixed else _hundreds_and(scan, number, stop)
    return scales.scaled(scan, number, stop)


def _hundreds_and(scan: Scan, number: Number, stop: int) -> Number:
    """ "3 hundred and 21": what follows a hundred in digits."""
    g = scan.grammar
    after = number.end + (scan.word(number.end) in g.joiners)
    small = scan.whole(after) if after < stop and scan.is_numeral(after) else None
    if after == number.end or small is None or not 0 < small < 100 or scan.word(after + 1) in g.multipliers:
        return number
    point = number.point + small
    return Number(number.start, after + 1, point, grain_of(point), False, True, True)
