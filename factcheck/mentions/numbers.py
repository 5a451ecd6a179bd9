"""Numbers: digits and number words with their scale words, read to exact fractions.

    read(Line.of("4.6 million people", 0), 0, grammar, marks).value  ->  4_600_000

In: a line, a place in it. Out: `Number`, with its grain, how it was written, and another reading where the
separators leave one.
"""

from fractions import Fraction

from attrs import evolve, frozen

from factcheck.mentions.grammars import Grammar
from factcheck.mentions.lines import LONGEST, Line
from factcheck.mentions.separators import Marks, decimal
from factcheck.values import grain_of

VULGAR = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅕": "1/5", "⅛": "1/8"}


LARGEST = 10**60
"""More than anything that is counted or measured."""


@frozen(kw_only=True)
class Number:
    """Words first..last-1 as a number; `scale` is what its scale words multiply."""

    first: int
    last: int
    value: Fraction
    grain: Fraction
    rounded: bool
    scale: Fraction = Fraction(1)
    words: bool = False
    vague: bool = False
    other: Fraction | None = None
    plain: bool = False  # digits without separators and scale: it may be a year

    def scaled(self, by: Fraction) -> "Number":
        return evolve(
            self,
            value=self.value * by,
            grain=self.grain * by,
            scale=self.scale * by,
            other=None if self.other is None else self.other * by,
            plain=False,
        )


def read(line: Line, place: int, grammar: Grammar, marks: Marks) -> Number | None:
    """The number that starts at a place, with its scale words; none beyond what a text can mean."""
    found = _read(line, place, grammar, marks)
    return None if found is None or found.value > LARGEST else found


def _read(line: Line, place: int, grammar: Grammar, marks: Marks) -> Number | None:
    if line.is_digits(place):
        digits = _digits(line, place, marks)
        return None if digits is None else _scaled(digits, line, grammar)
    if line.word(place) in VULGAR:
        value = Fraction(VULGAR[line.word(place)])
        return Number(first=place, last=place + 1, value=value, grain=grain_of(value), rounded=False)
    vague = grammar.vague.at(line.words, place)
    if vague:
        return Number(
            first=place, last=vague[0], value=vague[1], grain=vague[1], rounded=True, words=True, vague=True
        )
    return _half(line, place, grammar) or _spelt(line, place, grammar)


def _digits(line: Line, place: int, marks: Marks) -> Number | None:
    last = place + 1
    written = line.word(place)
    while (
        line.word(last) in (".", ",", "'", "’")
        and line.glued(last)
        and line.is_digits(last + 1)
        and line.glued(last + 1)
        and len(written) <= LONGEST
    ):
        written += line.word(last) + line.word(last + 1)
        last += 2
    if last == place + 1 and len(written) <= 3:
        while (
            line.is_digits(last)
            and len(line.word(last)) == 3
            and line.spans[last][0] == line.spans[last - 1][1] + 1
            and written != "0"
            and len(written) <= LONGEST
        ):
            written += line.word(last)
            last += 1
    if len(written) > LONGEST:
        return None
    text, other = decimal(written, marks)
    value = Fraction(text)
    number = Number(
        first=place,
        last=last,
        value=value,
        grain=grain_of(text),
        rounded="." not in text and text.endswith("0") and value != 0,
        other=None if other is None else Fraction(other),
        plain=written.isdecimal() and last == place + 1,
    )
    if line.word(last) in VULGAR and line.glued(last):
        part = Fraction(VULGAR[line.word(last)])
        number = evolve(number, last=last + 1, value=value + part, grain=grain_of(part), rounded=False)
    return number


def _scaled(number: Number, line: Line, grammar: Grammar) -> Number:
    last = number.last
    short = grammar.data["numbers"]["short_scales"].get(line.surface(last))
    only = grammar.data["numbers"].get("short_scale_rules", {}).get("money_only", ())
    if short and line.surface(last) not in only and (line.glued(last) or len(line.surface(last)) > 1):
        return evolve(number.scaled(Fraction(short)), last=last + 1)
    while found := grammar.scales.at(line.words, number.last):
        number = evolve(number.scaled(found[1]), last=found[0])
    multipliers = grammar.data["numbers"]["multipliers"]
    if number.last == last and line.word(last) in multipliers:
        number = evolve(number.scaled(Fraction(multipliers[line.word(last)])), last=last + 1)
        while found := grammar.scales.at(line.words, number.last):
            number = evolve(number.scaled(found[1]), last=found[0])
    if number.scale != 1 and (rest := _smaller(number, line, grammar)):
        return rest
    if number.scale != 1:
        half = grammar.tail_halves.at(line.words, number.last)
        if half:
            part = half[1] * number.scale
            number = evolve(number, last=half[0], value=number.value + part, grain=grain_of(part))
    return number


def _smaller(number: Number, line: Line, grammar: Grammar) -> Number | None:
    """ "2 million 300 thousand": digits with a smaller scale word go on."""
    at = number.last
    found = grammar.scales.at(line.words, at + 1)
    if not line.is_digits(at) or len(line.word(at)) > 3 or not found or found[1] >= number.scale:
        return None
    part = int(line.word(at)) * found[1]
    return evolve(
        number, last=found[0], value=number.value + part, grain=grain_of(part), scale=found[1], other=None
    )


def _half(line: Line, place: int, grammar: Grammar) -> Number | None:
    articles = grammar.data["numbers"]["articles"]
    found = grammar.halves.at(line.words, place + (line.word(place) in articles))
    if not found:
        return None
    end = found[0]
    if line.word(end) in grammar.data["mentions"]["half_joiners"] and line.word(end + 1) in articles:
        end += 1
    if line.word(end) in articles:
        end += 1
    number = Number(
        first=place, last=end, value=found[1], grain=grain_of(found[1]), rounded=False, words=True
    )
    scaled = _scaled(number, line, grammar)
    if scaled.last > end:
        return scaled
    return number if grammar.times.at(line.words, end) and not grammar.times.at(line.words, end - 1) else None


def _spelt(line: Line, place: int, grammar: Grammar) -> Number | None:
    """Number words: units and tens add up, hundreds multiply, scales close a group."""
    table = grammar.data["numbers"]
    small = {**table["units"], **table["teens"], **table["tens"]}
    total, group, last, seen = Fraction(0), None, place, False
    at = place
    if line.word(at) in table["articles"] and line.word(at + 1) in table["articles_count"]:
        group, at = Fraction(1), at + 1
    size = Fraction(10) ** 30
    while at < len(line):
        word = line.word(at)
        if (
            seen
            and word in table["joiners"]
            and (line.word(at + 1) in small)
            and (group is None or group >= 100 or total)
        ):
            at += 1
            continue
        if seen and word in table.get("after_ten", {}) and group is not None and group % 10 == 0 and group:
            group += table["after_ten"][word]
        elif word in table["teens"] or word in table["units"] or word in table["tens"]:
            step = Fraction(small[word])
            if group is not None and not _fits(group, step):
                break
            group = step if group is None else group + step
        elif word in table["multipliers"] and group is not None:
            by = Fraction(table["multipliers"][word])
            low = group % (100 if by == 100 else 10) if by == 10 else group
            group = group - low + low * by
        elif (found := grammar.scales.at(line.words, at)) and (group is not None) and found[1] < size:
            size = found[1]
            total += group * size
            group, at, last, seen = None, found[0], found[0], True
            continue
        else:
            break
        at += 1
        last, seen = at, True
    if not seen:
        return None
    value = total + (group or 0)
    half = grammar.tail_halves.at(line.words, last)
    if half and value:
        scale = size if total and group is None else Fraction(1)
        value, last = value + half[1] * scale, half[0]
        if scale == 1 and (found := grammar.scales.at(line.words, last)):
            value, last = value * found[1], found[0]
    return Number(
        first=place,
        last=last,
        value=value,
        grain=grain_of(value),
        rounded=value % 10 == 0 and value != 0,
        words=True,
    )


def _fits(group: Fraction, step: Fraction) -> bool:
    """Whether a number word may follow: "twenty" "five", "hundred" "twelve", not "five" "six"."""
    return (step < 10 and group % 10 == 0) or (step < 100 and group % 100 == 0)
