"""Numbers in digits, in words and in both: how much they say and how precisely.

    read(… "2.5 million people" …)  ->  2,500,000, to 100,000        read(… "nửa triệu" …)  ->  500,000

In: a place in a sentence. Out: `Number`, the longest number that starts there, or nothing. Words follow one
scheme: a group of ones, tens and multipliers, then scale words, then smaller groups; all words are data.
Long, for digits, words and fractions call one another at every step.
"""

from fractions import Fraction

from attrs import define

from factcheck.mentions import literals
from factcheck.mentions.scans import Scan

DASHES = frozenset("-–—")
BLANKS = frozenset(" \u2009\u202f\u00a0")
ONE = Fraction(1)
DEEPEST = 10**60
"""Scale words multiply no further: nothing is counted beyond, and hostile repetitions stay small."""


@define
class Number:
    """A number and the place after it. `grain` is the place value of its last digit that says something."""

    start: int
    end: int
    point: Fraction
    grain: Fraction
    rounded: bool = False
    in_digits: bool = False
    scaled: bool = False
    fraction: bool = False
    other: Fraction | None = None
    fault: str | None = None
    scale: Fraction = ONE  # what its scale words multiply by

    def times(self, scale: Fraction, end: int) -> "Number":
        """The number times a scale word that ends at a place."""
        return Number(
            self.start,
            end,
            self.point * scale,
            self.grain * scale,
            self.rounded,
            self.in_digits,
            True,
            False,
            None if self.other is None else self.other * scale,
            self.fault,
            self.scale * scale,
        )


def grain_of(point: Fraction) -> Fraction:
    """The place value of the last digit of a whole number that is not zero."""
    number = abs(point.numerator) if point.denominator == 1 else 0
    if not number:
        return ONE if point.denominator == 1 else Fraction(1, point.denominator)
    grain = 1
    while number % 10 == 0:
        number //= 10
        grain *= 10
    return Fraction(grain)


def read(scan: Scan, place: int, stop: int) -> Number | None:
    """The longest number from a place."""
    if place >= stop:
        return None
    if stop != scan.high:
        return _read(scan, place, stop)
    if place not in scan.numbers:
        scan.numbers[place] = _read(scan, place, stop)
    found: Number | None = scan.numbers[place]
    return found


def _read(scan: Scan, place: int, stop: int) -> Number | None:
    if scan.is_numeral(place):
        number = _in_digits(scan, place, stop)
        number = _tail(scan, number, stop) if number else None
    else:
        number = _in_words(scan, place, stop)
    if number is None:
        return None
    return _fraction(scan, number, stop) or _decimal_words(scan, number, stop) or number


# --- digits ----------------------------------------------------------------------------------------


def literal_at(scan: Scan, place: int, stop: int) -> tuple[int, literals.Literal] | None:
    """A numeral in digits, with groups that blanks or apostrophes part."""
    words = scan.words
    word = words[place]
    end = place + 1
    if len(word) <= 3 and end < stop and word[0] != "0":
        digits = word
        mark = _group_mark(scan, place, stop)
        while mark and mark == _group_mark(scan, end - 1, stop):
            end += 1 if mark in BLANKS else 2
            digits += words[end - 1][:3]
        if mark and end > place + 1:
            last = words[end - 1]
            if len(last) > 3 and last[4:].isdecimal():
                return end, literals.decimal(digits, last[4:])
            if len(last) <= 3 and (end >= stop or not _group_mark(scan, end - 1, stop)):
                return end, literals.whole(digits)
            end = place + 1
    found = literals.read(word, scan.marks)
    return (end, found) if found else None


def _group_mark(scan: Scan, place: int, stop: int) -> str:
    """The blank or apostrophe that parts a numeral from three more digits."""
    words = scan.words
    if place + 1 >= stop or "." in words[place] or "," in words[place]:
        return ""
    gap = scan.gap(place)
    if gap in BLANKS and gap:
        return gap if _three(words[place + 1]) else ""
    if not gap and words[place + 1] in ("'", "’") and place + 2 < stop and scan.glued(place + 1):
        return "'" if _three(words[place + 2]) else ""
    return ""


def _three(word: str) -> bool:
    return (
        "0" <= word[0] <= "9"
        and (len(word) == 3 or (len(word) > 4 and word[3] in ".,"))
        and word[:3].isdigit()
    )


def _in_digits(scan: Scan, place: int, stop: int) -> Number | None:
    found = literal_at(scan, place, stop)
    if found is None:
        return None
    end, literal = found
    point = literal.point
    grain = Fraction(1, 10**literal.places) if literal.places else grain_of(point)
    number = Number(
        place, end, point, grain, literal.rounded, True, False, False, literal.other, literal.fault
    )
    number = _exponent(scan, number, stop) or _with_vulgar(scan, number, stop) or number
    if end < stop and scan.word(end) in scan.grammar.multipliers and not scan.glued(end - 1):
        number = number.times(Fraction(scan.grammar.multipliers[scan.word(end)]), end + 1)
        number = _hundreds_and(scan, number, stop)
    return _scaled(scan, number, stop)


def _hundreds_and(scan: Scan, number: Number, stop: int) -> Number:
    """ "3 hundred and 21": what follows a hundred in digits."""
    after = number.end + (scan.word(number.end) in scan.grammar.joiners)
    small = scan.whole(after) if after < stop and scan.is_numeral(after) else None
    if (
        after == number.end
        or small is None
        or not 0 < small < 100
        or scan.word(after + 1) in scan.grammar.multipliers
    ):
        return number
    point = number.point + small
    return Number(number.start, after + 1, point, grain_of(point), False, True, True)


def _exponent(scan: Scan, number: Number, stop: int) -> Number | None:
    """ "9.83e-3", "1.5E6", "3 × 10^5"."""
    place = number.end
    if place + 1 >= stop:
        return None
    word = scan.word(place)
    if word == "e" and scan.glued(place - 1) and scan.glued(place):
        sign, place = (-1, place + 2) if scan.word(place + 1) in "-−" else (1, place + 1)
        place += scan.word(place) == "+"
    elif word in ("×", "x", "*") and scan.word(place + 1) == "10" and scan.word(place + 2) == "^":
        sign, place = (-1, place + 4) if scan.word(place + 3) in ("-", "−") else (1, place + 3)
    else:
        return None
    exponent = scan.whole(place) if place < stop else None
    if exponent is None or exponent > 40:
        return None
    scale = Fraction(10) ** (sign * exponent)
    return number.times(scale, place + 1)


def _with_vulgar(scan: Scan, number: Number, stop: int) -> Number | None:
    """ "2½", "7 3/4"; "1/4" itself is read as a fraction later."""
    place = number.end
    if place >= stop or number.point.denominator != 1:
        return None
    if (part := scan.grammar.vulgar.get(scan.word(place))) is not None:
        point = number.point + part
        return Number(number.start, place + 1, point, Fraction(1, part.denominator), False, True)
    if scan.gap(place - 1) == " " and (part := _slashed(scan, place, stop)) is not None and part < 1:
        point = number.point + part
        return Number(number.start, place + 3, point, Fraction(1, part.denominator), False, True)
    return None


def _slashed(scan: Scan, place: int, stop: int) -> Fraction | None:
    """ "3/4" from a place: two small whole numbers and a stroke with no blanks."""
    if place + 2 >= stop or scan.word(place + 1) not in ("/", "⁄"):
        return None
    if not (scan.glued(place) and scan.glued(place + 1)) or scan.word(place + 3) == "/":
        return None
    over, under = scan.whole(place), scan.whole(place + 2)
    return Fraction(over, under) if over is not None and under else None


# --- words -----------------------------------------------------------------------------------------


def _in_words(scan: Scan, place: int, stop: int) -> Number | None:
    words, g = scan.words, scan.grammar
    word = words[place]
    if (vulgar := g.vulgar.get(word)) is not None:
        number = Number(place, place + 1, vulgar, Fraction(1, vulgar.denominator), fraction=True)
        return _scaled(scan, number, stop)
    if (phrase := g.number_phrases.at(words, place, stop)) is not None:
        return Number(place, phrase[0], Fraction(phrase[1]), ONE)
    if (half := g.halves.at(words, place, stop)) is not None:
        return _half(scan, place, half[0], half[1], stop)
    if word in g.articles:
        return _article(scan, place, stop)
    if word in g.decimal_words:
        return (
            _decimal_words(scan, Number(place, place, Fraction(0), ONE), stop)
            if _spells(scan, place + 1)
            else None
        )
    if not _may_start(scan, place, stop):
        return None
    group = _group(scan, place, stop)
    if group is None:
        return None
    end, point = group
    number = Number(place, end, Fraction(point), grain_of(Fraction(point)), point >= 10 and point % 10 == 0)
    return _tail(scan, _scaled(scan, number, stop), stop)


def _may_start(scan: Scan, place: int, stop: int) -> bool:
    """Whether a word that has other meanings can be a number here."""
    g, words = scan.grammar, scan.words
    word = words[place]
    if place > scan.low and words[place - 1] in g.not_after.get(word, ()):
        return False
    if (barred := g.not_before.get(word)) is not None:
        following = words[place + 1] if place + 1 < stop else ""
        if following in g.multipliers or following in g.decimal_words:
            return True
        if "*" in barred or following in barred:
            return False
    return True


def _group(scan: Scan, place: int, stop: int) -> tuple[int, int] | None:
    """Ones, tens and multipliers as one number below the scale words: "năm trăm hai mươi mốt"."""
    words, g = scan.words, scan.grammar
    total, part, last = 0, 0, ""
    end = place
    while end < stop:
        word = words[end]
        joined = 0
        if last == "tens" and word in DASHES and end + 1 < stop and 0 < g.units.get(words[end + 1], 0) < 10:
            joined, word = 1, words[end + 1]  # "fifty - two"
        if last == "times" and word in g.joiners and end + 1 < stop:
            joined, word = 1, words[end + 1]
        following = words[end + joined + 1] if end + joined + 1 < stop else ""
        if joined and g.multipliers.get(following, 0) >= 100:
            break
        if last == "tens" and word in g.after_ten:
            part, last = part + g.after_ten[word], "one"
        elif word in g.units and _one_fits(scan, word, last, joined, following):
            part, last = part + g.units[word], "one"
        elif word in g.teens and last in ("", "times"):
            part, last = part + g.teens[word], "tens" if g.after_ten else "one"
        elif word in g.tens and last in ("", "times"):
            part, last = part + g.tens[word], "tens"
        elif (
            word in g.multipliers
            and not joined
            and (last in ("one", "tens") or (not last and g.implicit_one))
        ):
            times = g.multipliers[word]
            if part >= times > 10 or (total and times >= 100 and total % (times * 10)):
                break
            total, part = total + (part or (0 if last else 1)) * times, 0
            last = "tens" if times == 10 else "times"
            if times == 10:
                total, part = (
                    total - (total % 100 if total >= 100 else total),
                    total % 100 if total >= 100 else total,
                )
        else:
            break
        end += 1 + joined
    return (end, total + part) if last else None


def _one_fits(scan: Scan, word: str, last: str, joined: int, following: str) -> bool:
    """Whether a word for one to nine continues a group: "twenty-one", "one hundred five", not "two three"."""
    g = scan.grammar
    if last in ("", "tens") and word not in g.after_ten and (not last or g.times.at([word], 0) is None):
        return True
    if last == "times":
        if not joined and g.times.at([word], 0) is not None:
            return following in g.multipliers
        return True
    return not last


def _scaled(scan: Scan, number: Number, stop: int) -> Number:
    """The number with its scale words and the smaller groups after them."""
    total, current, end = Fraction(0), number, number.end
    least: Fraction | None = None
    grain = number.grain
    while True:
        scale, after = _scale_at(scan, current, end, stop)
        if scale is None:
            break
        if least is not None and scale > least:  # "two thousand three hundred million"
            if current.point * scale > DEEPEST:
                break
            total, current = (total + current.point) * scale, Number(end, after, Fraction(0), ONE)
        else:
            total += current.point * scale
        grain = current.grain * scale if current.point else grain * scale
        least, end = scale, after
        chunk = _next_group(scan, number, least, end, stop)
        if chunk is None:
            current = Number(end, end, Fraction(0), ONE)
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
    scale = Fraction(1)
    end = place
    while end < stop and scale < DEEPEST and (found := g.scales.at(words, end, stop)) is not None:
        if scale > 1 and found[1] < scale and found[1] < 1000:
            break
        scale *= found[1]
        end = found[0]
    if end > place:
        return scale, end
    if current.in_digits and place < stop and scan.is_numeral(place - 1):
        raw = scan.raw(place)
        if raw in g.short_scales and raw not in g.money_scales and (scan.glued(place - 1) or len(raw) > 1):
            return Fraction(g.short_scales[raw]), place + 1
    return None, place


def _next_group(scan: Scan, first: Number, least: Fraction, place: int, stop: int) -> Number | None:
    """A smaller group after a scale word: "… million three hundred thousand", "… thousand and five"."""
    g, words = scan.grammar, scan.words
    if place >= stop or least <= 12:
        return None
    joined = words[place] in g.joiners
    comma = words[place] == "," and not first.in_digits
    begin = place + 1 if joined or comma else place
    if begin >= stop:
        return None
    if scan.is_numeral(begin):
        if joined or comma:
            return None
        found = literal_at(scan, begin, stop)
        if found is None or found[1].point >= least or found[1].fault:
            return None
        number = Number(begin, found[0], found[1].point, grain_of(found[1].point), in_digits=True)
        scale, after = _scale_at(scan, number, found[0], stop)
        following = scan.word(found[0])
        if scale is None and following in g.multipliers:
            scale, after = Fraction(g.multipliers[following]), found[0] + 1
            number = number.times(scale, after)
            return number if number.point < least else None
        return number if scale is not None and number.point * scale < least else None
    half = g.halves.at(words, begin + (scan.word(begin) in g.articles), stop)
    if joined and half is not None:
        scale, after = _scale_at(scan, first, half[0], stop)
        if scale is not None and half[1] * scale < least:
            return Number(begin, after, half[1] * scale, grain_of(half[1] * scale))
        return None
    if words[begin] not in g.units and words[begin] not in g.teens and words[begin] not in g.tens:
        return None
    if not _may_start(scan, begin, stop) or (
        not joined and not comma and g.times.at(words, begin, stop) is not None
    ):
        following = scan.word(begin + 1)
        if following not in g.multipliers and g.scales.at(words, begin + 1, stop) is None:
            return None
    group = _group(scan, begin, stop)
    if group is None:
        return None
    end, point = group
    scale, _ = _scale_at(scan, Number(begin, end, Fraction(point), ONE), end, stop)
    whole = point * (scale or 1)
    stacked = scale is not None and scale > least and point < least and not joined and not comma
    if (whole >= least and not stacked) or (
        first.in_digits and scale is None and point < 100 and (joined or point < 10)
    ):
        return None
    if comma and scale is None and point < 10:
        return None
    if (
        not joined
        and not comma
        and scale is None
        and point < 100
        and not g.after_ten
        and least >= 1000
        and point < 10
    ):
        return None
    return Number(begin, end, Fraction(point), grain_of(Fraction(point)))


def _tail(scan: Scan, number: Number, stop: int) -> Number:
    """ "two and a half million", "hai triệu rưỡi", "three and one fourth"."""
    g = scan.grammar
    found = g.tail_halves.at(scan.words, number.end, stop)
    if found is None or number.fraction or number.point.denominator != 1:
        return number
    last = number.grain if number.scaled or number.grain >= 100 else ONE
    point = number.point + found[1] * last
    whole = Number(number.start, found[0], point, last / 10, False, number.in_digits, number.scaled)
    return _scaled(scan, whole, stop) if not number.scaled else whole


def _half(scan: Scan, place: int, end: int, share: Fraction, stop: int) -> Number | None:
    """ "half a million", "nửa triệu", "half an hour"; "half" alone only before "of" (the language says)."""
    g, words = scan.grammar, scan.words
    after = end + (scan.word(end) in g.articles)
    linked = g.unit_of.at(words, end, stop)
    if linked is not None and g.scales.at(words, linked[0], stop) is not None:
        after = linked[0]  # "a quarter of a million"
    number = Number(place, after, share, Fraction(1, 10), fraction=True)
    scaled = _scaled(scan, number, stop)
    if scaled.scaled:
        scaled.grain = grain_of(scaled.point)
        scaled.fraction = False
        return scaled
    if after < stop and (
        g.times.at(words, after, stop)
        or g.unit_names.at(words, after, stop)
        or g.unit_signs.at(scan.tokens, after, stop)
    ):
        number.fraction = False
        return number
    if scan.word(place - 1) in g.ordinals:
        return None  # "the second half of the story"
    if g.bare_halves.at(words, place, stop) and (g.unit_of.at(words, end, stop) or not g.articles):
        return Number(place, end, share, Fraction(1, 10), fraction=True)  # "half of all firms"
    return None


def _article(scan: Scan, place: int, stop: int) -> Number | None:
    """ "a million", "a hundred", "a dozen", "a fifth of", "a quarter of"."""
    g, words = scan.grammar, scan.words
    after = place + 1
    if after >= stop:
        return None
    word = words[after]
    if word in g.multipliers and g.multipliers[word] >= 100:
        number = Number(place, after + 1, Fraction(g.multipliers[word]), Fraction(g.multipliers[word]))
        following = _next_group(scan, number, number.point, after + 1, stop)
        if following is not None:
            number = Number(place, following.end, number.point + following.point, following.grain)
        return _scaled(scan, number, stop)
    one = Number(place, after, ONE, ONE)
    if g.scales.at(words, after, stop) is not None:
        return _scaled(scan, one, stop)
    half = g.halves.at(words, after, stop)
    if half is not None:
        linked = g.unit_of.at(words, half[0], stop)
        end = linked[0] if linked else half[0]
        if g.scales.at(words, end, stop) is not None:
            scaled = _scaled(scan, Number(place, end, half[1], Fraction(1, 10)), stop)
            scaled.grain = grain_of(scaled.point)
            return scaled
    return one if _denominator(scan, one, after, stop) else None


# --- fractions and decimals in words ---------------------------------------------------------------


def _denominator(scan: Scan, number: Number, place: int, stop: int) -> tuple[int, int] | None:
    """The place after a denominator and what it is: "two thirds", "a fifth of", "one-eighth"."""
    g = scan.grammar
    word = scan.word(place)
    if not word or number.point.denominator != 1:
        return None
    many = number.point != 1
    after = scan.word(place + 1)
    if word in g.denominators_plural and many:
        return place + 1, g.denominators_plural[word]
    if word in g.denominators:
        if after == "of" or (many and word.endswith("s") and g.times.at([word], 0) is None):
            return place + 1, g.denominators[word]
        return None
    if g.denominators_plural and word in g.ordinals and g.ordinals[word] > 2 and not many:
        hyphen = scan.gap(place - 1) in ("-", "‑", "‐")
        if after in ("of", "") or (hyphen and not g.superlatives.at(scan.words, place + 1, stop)):
            return place + 1, g.ordinals[word]
        return None
    if word in g.tens and many and scan.word(place + 1) in g.ordinal_plurals:
        last = g.ordinals[scan.word(place + 1).removesuffix("s")]
        return (place + 2, g.tens[word] + last) if last < 10 else None
    return None


def _fraction(scan: Scan, number: Number, stop: int) -> Number | None:
    """A number over a denominator."""
    g = scan.grammar
    place = number.end
    if number.scaled or number.fault or place > stop:
        return None
    if (
        number.in_digits
        and number.end == number.start + 1
        and (part := _slashed(scan, number.start, stop)) is not None
    ):
        share = Number(
            number.start, number.start + 3, part, Fraction(1, 10 * part.denominator), fraction=True
        )
        share.in_digits = True
        return share
    found = _compound_denominator(scan, number) or _quotient(scan, number, stop)
    if found is not None:
        return found
    under: int | None = None
    if place + 1 < stop and scan.word(place) in g.fraction_words:
        lower = (
            _in_digits(scan, place + 1, stop)
            if scan.is_numeral(place + 1)
            else _in_words(scan, place + 1, stop)
        )
        if lower is None or lower.point.denominator != 1 or lower.point < 2:
            return None
        under, place = int(lower.point), lower.end
    elif (named := _denominator(scan, number, place, stop)) is not None:
        place, under = named
    if not under or number.point.denominator != 1:
        return None
    return _part(number, place, number.point / under)


def _part(number: Number, end: int, share: Fraction) -> Number:
    """A fraction of words; its grain is fine enough for any rounding of it."""
    return Number(number.start, end, share, Fraction(1, 10 * share.denominator), fraction=True)


def _compound_denominator(scan: Scan, number: Number) -> Number | None:
    """ "one hundred thirty-fifths": the tens belong to the denominator."""
    g, over = scan.grammar, number.point
    word = scan.word(number.end)
    if word not in g.ordinal_plurals or over.denominator != 1 or number.in_digits:
        return None
    tens, last = int(over) % 100, g.ordinals[word.removesuffix("s")]
    if tens not in g.tens.values() or over == tens or last >= 10:
        return None
    return _part(number, number.end + 1, (over - tens) / (tens + last))


def _quotient(scan: Scan, number: Number, stop: int) -> Number | None:
    """ "one over 20", where nothing else is said."""
    place = number.end
    if place + 1 >= stop or scan.word(place) not in scan.grammar.over_words or number.start != scan.low:
        return None
    below = read(scan, place + 1, stop)
    if below is None or below.end < stop or below.point <= 1 or below.point.denominator != 1:
        return None
    return _part(number, below.end, number.point / below.point) if number.point.denominator == 1 else None


def _spells(scan: Scan, place: int) -> bool:
    """Whether digits are spelt out from a place."""
    return (
        scan.word(place) in scan.grammar.units
        or scan.word(place) in scan.grammar.teens
        or scan.is_numeral(place)
    )


def _decimal_words(scan: Scan, number: Number, stop: int) -> Number | None:
    """ "three point one four", "hai phẩy 23"."""
    g = scan.grammar
    place = number.end
    if place + 1 >= stop or scan.word(place) not in g.decimal_words or number.fraction:
        return None
    if number.point.denominator != 1 or not _spells(scan, place + 1) or (number.in_digits and number.scaled):
        return None
    place += 1
    digits = ""
    while place < stop and len(digits) < 20:
        word = scan.words[place]
        if word in g.units and g.units[word] < 10:
            digits += str(g.units[word])
        elif scan.whole(place) is not None or (scan.is_numeral(place) and word.isdigit()):
            digits += word
        elif word in g.teens and not digits.strip("0"):
            digits += str(g.teens[word])
        elif word in g.tens and not digits:
            digits += str(g.tens[word] // 10)
        else:
            break
        place += 1
    if not digits:
        return None
    point = number.point + Fraction(int(digits), 10 ** len(digits))
    decimal = Number(number.start, place, point, Fraction(1, 10 ** len(digits)), in_digits=number.in_digits)
    return _scaled(scan, decimal, stop)
