"""Scales: the scale words after a number of any writing, and the smaller groups after them.

    scaled(… 2.5, "million" …)  ->  2,500,000        scaled(… "ba", "tỷ hai" …)  ->  3,200,000,000

In: a number without its scale. Out: `Number` with all that belongs to it.
"""

from fractions import Fraction

from factcheck.mentions import digits, hundreds
from factcheck.mentions.numbers import DEEPEST, ONE, ZERO, Number, grain_of
from factcheck.mentions.scans import Scan

DATE_SIGNS = frozenset("./-")
CLOSING = frozenset(".,;:!?)]\"”'’")


def scaled(scan: Scan, number: Number, stop: int) -> Number:
    """The number with its scale words and the smaller groups after them."""
    total, current, end = ZERO, number, number.end
    least: Fraction | None = None
    grain = number.grain
    while True:
        scale, after = _scale_at(scan, current, end, stop)
        if scale is None:
            break
        if least is not None and scale > least:  # "two thousand three hundred million"
            if current.point * scale > DEEPEST:
                break
            total, current = (total + current.point) * scale, Number(end, after, ZERO, ONE)
        else:
            total += current.point * scale
        grain = current.grain * scale if current.point else grain * scale
        least, end = scale, after
        chunk = _next_group(scan, number, least, end, stop)
        if chunk is None:
            current = Number(end, end, ZERO, ONE)
            break
        current, end = chunk, chunk.end
    if least is None:
        return number
    if current.point:
        total, grain = total + current.point, current.grain
    result = Number(number.start, end, total, grain, number.rounded, number.in_digits, True)
    result.scale = least
    if number.other is not None and end and total == number.point * least:
        result.other = number.other * least
    result.fault = number.fault
    return result


def _scale_at(scan: Scan, current: Number, place: int, stop: int) -> tuple[Fraction | None, int]:
    """A scale word, or several ("nghìn tỷ"), or a short one right after digits ("4.6m")."""
    g, words = scan.grammar, scan.words
    scale, end = ONE, place
    while end < stop and words[end] in g.scales.starts and scale < DEEPEST:
        found = g.scales.at(words, end, stop)
        if found is None:
            break
        if scale > 1 and found[1] < scale and found[1] < 1000:
            break
        if words[end] in g.doubtful_scales and not _is_scale(scan, current, found[0], stop):
            break
        if not hundreds.may_start(scan, end, stop):
            break  # "một triệu chứng": part of another word
        scale *= found[1]
        end = found[0]
    if end > place:
        return scale, end
    if current.in_digits and place < stop and scan.is_numeral(place - 1):
        raw = scan.raw(place)
        if raw in g.short_scales and raw not in g.money_scales and (scan.glued(place - 1) or len(raw) > 1):
            return Fraction(g.short_scales[raw]), place + 1
    return None, place


def _is_scale(scan: Scan, number: Number, place: int, stop: int) -> bool:
    """Whether "score" or "gross" multiplies the number in words before it: more of the figure follows."""
    g = scan.grammar
    if number.in_digits or number.whole is None or place >= stop:
        return False
    word = scan.words[place]
    after = place + 1
    if word in g.joiners:
        return after < stop and (scan.words[after] in g.units or scan.words[after] in g.teens)
    if word in g.vague_links:
        return (
            after < stop
            and scan.words[after][0].isalpha()
            and not scan.grammar.triggers.get(scan.words[after], 0)
        )
    return bool(g.nouns.at(scan.words, place, stop) or g.times.at(scan.words, place, stop))


def _next_group(scan: Scan, first: Number, least: Fraction, place: int, stop: int) -> Number | None:
    """A smaller group after a scale word: "… million three hundred thousand", "… thousand and five"."""
    g, words = scan.grammar, scan.words
    if place >= stop or least < 12:
        return None
    if (part := tenth(scan, least, place, stop)) is not None:
        return part
    joined = words[place] in g.joiners
    comma = words[place] == "," and not first.in_digits
    begin = place + 1 if joined or comma else place
    if begin >= stop or (least <= 20 and not joined):
        return None
    if scan.is_numeral(begin):
        return None if joined or comma else _group_in_digits(scan, least, begin, stop)
    half = g.halves.at(words, begin + (scan.word(begin) in g.articles), stop)
    if joined and half is not None:
        scale, after = _scale_at(scan, first, half[0], stop)
        if scale is not None and half[1] * scale < least:
            return Number(begin, after, half[1] * scale, grain_of(half[1] * scale))
        return None
    implied = g.implicit_one and words[begin] in g.multipliers
    if not (implied or words[begin] in g.units or words[begin] in g.teens or words[begin] in g.tens):
        return None
    return _group_in_words(scan, first, least, begin, stop, joined=joined, comma=comma)


def _group_in_digits(scan: Scan, least: Fraction, begin: int, stop: int) -> Number | None:
    """ "4 thousand 3 hundred", "2 tỷ 300 triệu"."""
    found = digits.literal_at(scan, begin, stop)
    if found is None or found[1].point >= least or found[1].fault:
        return None
    number = Number(begin, found[0], found[1].point, grain_of(found[1].point), in_digits=True)
    scale, _ = _scale_at(scan, number, found[0], stop)
    times = scan.grammar.multipliers.get(scan.word(found[0]))
    if scale is None and times:
        number = mixed(scan, number.times(Fraction(times), found[0] + 1), stop)
        return number if number.point < least else None
    if scale is None:
        return number if scan.grammar.mixed and _goes_on(scan, number) else None
    return number if number.point * scale < least else None


def mixed(scan: Scan, number: Number, stop: int) -> Number:
    """ "2천 345", "7천 5백", "천4백": smaller parts in digits or words after a multiplier."""
    g = scan.grammar
    while g.mixed and number.end < stop and (times := g.multipliers.get(scan.word(number.end - 1))):
        place = number.end
        part, end = scan.whole(place), place + 1
        in_words = number.in_digits and not scan.is_numeral(place)
        if in_words and (group := hundreds.group_at(scan, place, stop)) is not None:
            end, part = group
        following = g.multipliers.get(scan.word(end), 1) if scan.is_numeral(place) and end < stop else 1
        if not part or not part * following < times:
            break
        end += following > 1
        point = number.point + part * following
        number = Number(number.start, end, point, grain_of(point), in_digits=number.in_digits)
    return number


def _goes_on(scan: Scan, number: Number) -> bool:
    """Whether digits right after a scale word belong to it: "3만 5000", not the day of a date."""
    after = scan.word(number.end)
    whole = number.whole is not None and not (after in DATE_SIGNS and scan.glued(number.end - 1))
    return whole and scan.gap(number.start - 1) in ("", " ")


def _group_in_words(
    scan: Scan, first: Number, least: Fraction, begin: int, stop: int, *, joined: bool, comma: bool
) -> Number | None:
    g, words = scan.grammar, scan.words
    bare = not joined and not comma
    if not hundreds.may_start(scan, begin, stop) or (bare and g.times.at(words, begin, stop) is not None):
        following = scan.word(begin + 1)
        if following not in g.multipliers and g.scales.at(words, begin + 1, stop) is None:
            return None
    group = hundreds.group_at(scan, begin, stop)
    if group is None:
        return None
    end, point = group
    scale, _ = _scale_at(scan, Number(begin, end, Fraction(point), ONE), end, stop)
    stacked = scale is not None and scale > least and point < least and bare
    if point * (scale or 1) >= least and not stacked:
        return None
    if scale is None:
        if first.in_digits and point < 100 and (joined or point < 10):
            return None
        if comma and point < 10:
            return None
        if bare and point < 10 and not g.after_ten and least >= 1000 and begin not in scan.parted:
            return None
    return Number(begin, end, Fraction(point), grain_of(Fraction(point)))


# --- tenths -----------------------------------------------------------------------------------------


def tenth(scan: Scan, least: Fraction, place: int, stop: int) -> Number | None:
    """ "ba tỷ hai", "2tr5": a digit right after a scale counts tenths of it, more digits finer parts."""
    if not scan.grammar.tenths or least < 100 or place >= stop:
        return None
    if scan.is_numeral(place):
        return _tenth_in_digits(scan, least, place, stop)
    g, words = scan.grammar, scan.words
    word = words[place]
    digit = g.units.get(word, 0) or g.after_ten.get(word, 0)
    end = place + 1
    if not 0 < digit < 10 or g.times.at((word,), 0) is not None:
        return None
    following = words[end] if end < stop else ""
    if following in g.multipliers or following in g.units or following in g.after_ten:
        return None
    if g.scales.at(words, end, stop) or g.times.at(words, end, stop) or following in g.fraction_words:
        return None
    if word in g.one and not closes(scan, end):
        return None  # "ba triệu một người" is so much for each
    return Number(place, end, digit * least / 10, least / 10)


def _tenth_in_digits(scan: Scan, least: Fraction, place: int, stop: int) -> Number | None:
    word, end = scan.words[place], place + 1
    glued = scan.glued(place - 1)
    if not word.isdecimal() or len(word) > 3 or (not glued and (len(word) != 1 or not closes(scan, end))):
        return None
    if end < stop and scan.glued(place) and scan.words[end][0].isalpha():
        return None
    grain = least / 10 ** len(word)
    return Number(place, end, int(word) * grain, grain, in_digits=True)


def closes(scan: Scan, place: int) -> bool:
    """Whether what is counted is said: the sentence or clause ends here, or a currency follows."""
    if place >= scan.high:
        return True
    if scan.words[place] in CLOSING:
        return not (scan.glued(place) and scan.is_numeral(place + 1))
    return scan.grammar.currency_names.at(scan.words, place, scan.high) is not None
