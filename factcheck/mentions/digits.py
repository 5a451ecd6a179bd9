"""Digits: a number in figures, with its groups, its power of ten and the fraction beside it.

    read(… "1 234 567.89" …)  ->  1,234,567.89        read(… "3 × 10⁻⁶" …)  ->  0.000003        read(… "2½" …)

In: the place of a numeral. Out: `Number`, before any scale word.
"""

from fractions import Fraction

from factcheck.mentions import literals
from factcheck.mentions.numbers import Number, grain_of
from factcheck.mentions.scans import Scan

BLANKS = frozenset(" \u2009\u202f\u00a0")
APOSTROPHES = frozenset("'’")
MINUS = frozenset("-−⁻")
TIMES = frozenset("×x*·⋅")
STROKES = frozenset("/⁄")
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
HIGHEST = 300
"""Powers beyond this many digits are noise."""


def read(scan: Scan, place: int, stop: int) -> Number | None:
    """The number whose first word is a numeral."""
    found = literal_at(scan, place, stop)
    if found is None:
        return None
    end, literal = found
    point = literal.point
    grain = Fraction(1, 10**literal.places) if literal.places else grain_of(point)
    number = Number(
        place, end, point, grain, literal.rounded, True, False, False, literal.other, literal.fault
    )
    return _powered(scan, number, stop) or _with_fraction(scan, number, stop) or number


def literal_at(scan: Scan, place: int, stop: int) -> tuple[int, literals.Literal] | None:
    """A numeral with the groups that blanks or apostrophes part."""
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
    if not gap and words[place + 1] in APOSTROPHES and place + 2 < stop and scan.glued(place + 1):
        return "'" if _three(words[place + 2]) else ""
    return ""


def _three(word: str) -> bool:
    return (
        "0" <= word[0] <= "9"
        and (len(word) == 3 or (len(word) > 4 and word[3] in ".,"))
        and word[:3].isdigit()
    )


# --- powers ----------------------------------------------------------------------------------------


def _powered(scan: Scan, number: Number, stop: int) -> Number | None:
    """ "9.83e-3", "3 × 10^5", "6.02 × 10²³", and a power by itself: "10^5", "1.1^+23"."""
    place = number.end
    word = scan.word(place)
    if word == "e" and scan.glued(place - 1) and scan.glued(place):
        found = _signed(scan, place + 1, stop)
        return _ten_to(number, found[1], found[0]) if found else None
    if word in TIMES and scan.word(place + 1) == "10":
        found = _exponent(scan, place + 2, stop)
        return _ten_to(number, found[1], found[0]) if found else None
    found = _exponent(scan, place, stop)
    if found is None or number.other is not None or (word != "^" and number.point != 10):
        return None  # other raised digits after a numeral are marks of footnotes
    point = _power(number.point, found[1])
    return None if point is None else Number(number.start, found[0], point, grain_of(point), in_digits=True)


def _ten_to(number: Number, exponent: int, end: int) -> Number:
    return number.times(Fraction(10) ** exponent, end)


def _power(base: Fraction, exponent: int) -> Fraction | None:
    """A power that stays within the digits that anything is written with."""
    size = max(len(str(base.numerator)), len(str(base.denominator)))
    return base**exponent if base and size * abs(exponent) <= HIGHEST else None


def _exponent(scan: Scan, place: int, stop: int) -> tuple[int, int] | None:
    """The place after "^5", "^-5" or raised digits, and the exponent."""
    if place >= stop:
        return None
    if scan.word(place) == "^":
        return _signed(scan, place + 1, stop)
    raised, end = "", place
    while end < stop and len(raised) < 5 and scan.glued(end - 1):
        part = scan.words[end].translate(RAISED)
        if part == scan.words[end]:
            break
        raised, end = raised + part, end + 1
    digits = raised[1:] if raised[:1] in ("-", "+") else raised
    fits = digits.isascii() and digits.isdigit() and len(digits) <= 3
    return (end, int(raised)) if fits and int(digits) <= HIGHEST else None


def _signed(scan: Scan, place: int, stop: int) -> tuple[int, int] | None:
    """A small whole number in digits, with or without a sign."""
    negative = scan.word(place) in MINUS
    place += negative or scan.word(place) == "+"
    exponent = scan.whole(place) if place < stop and scan.glued(place - 1) else None
    if exponent is None or exponent > HIGHEST or (scan.glued(place) and scan.words[place + 1][0].isalnum()):
        return None
    return place + 1, -exponent if negative else exponent


# --- fractions beside a number ------------------------------------------------------------------------


def _with_fraction(scan: Scan, number: Number, stop: int) -> Number | None:
    """ "2½", "7 3/4"; "1/4" itself is a share and read as one."""
    place = number.end
    if place >= stop or number.point.denominator != 1:
        return None
    part = scan.grammar.vulgar.get(scan.word(place))
    end = place + 1
    if part is None and scan.gap(place - 1) == " ":
        part, end = slashed(scan, place, stop), place + 3
    if part is None or part >= 1:
        return None
    return Number(number.start, end, number.point + part, Fraction(1, part.denominator), False, True)


def slashed(scan: Scan, place: int, stop: int) -> Fraction | None:
    """ "3/4" from a place: two small whole numbers and a stroke with no blanks."""
    if place + 2 >= stop or scan.word(place + 1) not in STROKES:
        return None
    if not (scan.glued(place) and scan.glued(place + 1)) or scan.word(place + 3) == "/":
        return None
    over, under = scan.whole(place), scan.whole(place + 2)
    return Fraction(over, under) if over is not None and under else None
