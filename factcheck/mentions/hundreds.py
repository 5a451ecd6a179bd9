"""Hundreds: whole numbers in words below the scale words.

    group_at(… "năm trăm hai mươi mốt" …)  ->  521        group_at(… "a hundred and five" …)  ->  105

In: a place in a sentence. Out: the place after the words and the number. Words follow one scheme: terms of
a small number and a multiplier, each smaller than the last; all words are data.
"""

from factcheck.mentions.scans import Scan

DASHES = frozenset("-–—")


def may_start(scan: Scan, place: int, stop: int) -> bool:
    """Whether a word that has other meanings can be a number here."""
    g, words = scan.grammar, scan.words
    word = words[place]
    if word in g.doubtful_words and _counts_time(scan, place, stop):
        return True
    if place > scan.low and words[place - 1] in g.not_after.get(word, ()):
        return False
    barred = g.not_before.get(word)
    if barred is None:
        return True
    following = words[place + 1] if place + 1 < stop else ""
    if following in g.multipliers or following in g.decimal_words:
        return True
    if place == scan.low and place + 1 == scan.high:
        return True  # all that is said
    return "*" not in barred and following not in barred


def _counts_time(scan: Scan, place: int, stop: int) -> bool:
    """Whether a word with other meanings counts another unit of time: "sau năm tháng"."""
    g = scan.grammar
    if scan.word(place - 1) not in g.before_times:
        return False
    unit = g.times.at(scan.words, place + 1, stop)
    return unit is not None and scan.words[place + 1] != scan.words[place]


def group_at(scan: Scan, place: int, stop: int) -> tuple[int, int] | None:
    """Terms of a small number and a multiplier, each smaller than the last: "năm trăm hai mươi mốt"."""
    words, g = scan.words, scan.grammar
    if (short := _short_hundreds(scan, place, stop)) is not None:
        return short
    total, below, end = 0, 0, place
    while end < stop:
        joined = end > place and below != 10 and words[end] in g.joiners
        term = _small(scan, end + joined, stop, 0 if joined else below)
        if term is None and g.implicit_one and words[end] in g.multipliers:
            term = end, 1
        if term is None:
            break
        after, value = term
        times = g.multipliers.get(scan.word(after), 0) if after < stop else 0
        if joined and (times >= 100 or _stands_apart(scan, after, below)):
            break  # "3 hundred and 2 hundred", "three hundred and two dozen"
        if value < times and (not below or times < below):
            total, below, end = total + value * times, times, after + 1
        elif not below or value < below:
            return after, total + value
        else:
            break
    return (end, total) if end > place else None


def _small(scan: Scan, place: int, stop: int, below: int) -> tuple[int, int] | None:
    """A number below a hundred that has no multiplier; `below` is the multiplier just before it."""
    g = scan.grammar
    word = scan.words[place] if place < stop else ""
    following = scan.words[place + 1] if place + 1 < stop else ""
    if not below and word in g.articles:
        return (place + 1, 1) if g.multipliers.get(following, 0) >= 100 else None
    if below == 10 and word in g.after_ten:
        return place + 1, g.after_ten[word]
    if word in g.units:
        if place in scan.parted and below and (below > 10 or word not in g.native):
            return place + 1, g.units[word]  # of one written word
        if below and following not in g.multipliers and g.times.at((word,), 0) is not None:
            return None  # "hai mươi năm": a unit of time
        return _ones(scan, place, stop, below)
    if below == 10:
        return None
    if word in g.teens:
        last = _last_digit(scan, place + 1, stop) if g.after_ten else None
        return (last[0], g.teens[word] + last[1]) if last else (place + 1, g.teens[word])
    if word in g.tens:
        last = _last_digit(scan, place + 1 + (following in DASHES), stop)
        return (last[0], g.tens[word] + last[1]) if last else (place + 1, g.tens[word])
    return None


def _ones(scan: Scan, place: int, stop: int, below: int) -> tuple[int, int]:
    """A word for one digit; two of them, or one for tens, where the language leaves "tens" out."""
    g = scan.grammar
    one = g.units[scan.words[place]]
    following = scan.words[place + 1] if place + 1 < stop else ""
    if following in g.after_ten and 1 < one < 10 and below != 10:
        return place + 2, one * 10 + g.after_ten[following]  # "hai mốt"
    if g.tenths and below >= 100 and one and following not in g.multipliers:
        last = _last_digit(scan, place + 1, stop)
        return (last[0], one * 10 + last[1]) if last else (place + 1, one * below // 10)
    return place + 1, one


def _last_digit(scan: Scan, place: int, stop: int) -> tuple[int, int] | None:
    """The digit after a word for tens, where it is no unit of time."""
    g = scan.grammar
    word = scan.words[place] if place < stop else ""
    digit = g.after_ten.get(word) or g.units.get(word, 0)
    if place in scan.parted and word in g.native:
        return place + 1, digit  # of one written word: "서른세 명"
    following = scan.words[place + 1] if place + 1 < stop else ""
    if not 0 < digit < 10 or (g.times.at((word,), 0) is not None and word not in g.after_ten):
        return None
    return None if following in g.multipliers and g.tenths else (place + 1, digit)


def _short_hundreds(scan: Scan, place: int, stop: int) -> tuple[int, int] | None:
    """ "one twenty-two" for 122; tens alone and what a hyphen ties to a noun are no part of it."""
    g, words = scan.grammar, scan.words
    if not g.short_hundreds or place + 2 >= stop or words[place + 1] not in g.tens:
        return None
    rest = _small(scan, place + 1, stop, 0)
    hundreds = g.units.get(words[place], 0)
    if rest is None or rest[1] % 10 == 0 or not 0 < hundreds < 10 or scan.gap(place) != " ":
        return None
    end = rest[0]
    return (
        None
        if scan.gap(end - 1) == "-" or scan.word(end) in g.ordinal_plurals
        else (
            end,
            hundreds * 100 + rest[1],
        )
    )


def _stands_apart(scan: Scan, place: int, times: int) -> bool:
    """Whether a scale smaller than the multiplier before belongs to the last term alone."""
    scale = scan.grammar.scales.at(scan.words, place, scan.high)
    return scale is not None and scale[1] < times
