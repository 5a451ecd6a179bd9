"""Traps: numerals that are no figures, because they name, number, address or time something.

    end(… "COVID-19" …), end(… "01:50" …), end(… "2+2" …)  ->  the place after them

In: the place of a numeral. Out: the place after what is no figure, or nothing where it may be one.
"""

from factcheck.mentions import dateyears, enumerations
from factcheck.mentions.scans import Scan

RATIO_REACH = 8
"""Words back to the word for a ratio."""
COMPARING = frozenset("<>=~!≥≤")
APOSTROPHES = frozenset("'’")
NAME = 4
"""Letters of a name that a version is pinned to: shorter ones are variables."""
LONG = 11
"""Digits without a mark beyond this are a telephone number, an account or a time stamp."""


def named(scan: Scan, place: int) -> int | None:
    """The place after a numeral that is glued to a name: "G7", "COVID-19", "#3"."""
    glued_before = place > scan.low and scan.glued(place - 1)
    before = scan.word(place - 1) if glued_before else ""
    if before and before[-1].isalpha() and not _is_currency(scan, place):
        return _run(scan, place)
    if (
        before == "+"
        and scan.glued(place - 2)
        and len(scan.word(place - 2)) > 1
        and scan.word(place - 2).isalpha()
    ):
        return _run(scan, place)  # "Ctrl+2"
    if before in ("-", "‑", "–", "_") and place - 2 >= scan.low and scan.glued(place - 2):
        earlier = scan.words[place - 2]
        if earlier[-1].isalpha() and not (len(earlier) > 1 and earlier in scan.grammar.edges_glued):
            return _run(scan, place)
    if before == ":" and scan.glued(place - 2) and scan.word(place - 3) == "." and scan.glued(place - 3):
        return _run(scan, place)  # "parse.c:84"
    if before == "/" and _is_acronym(scan, place - 2) and scan.glued(place - 2):
        return _run(scan, place)  # "HTTP/2"
    if before == "." and scan.gap(place - 3) in ("-", "") and scan.glued(place - 2):
        return _run(scan, place) if scan.word(place - 2).isalpha() else None  # "v3.2-rc.4"
    if _is_pinned(scan, place):
        return _run(scan, place)
    return _run(scan, place) if before in ("#", "_", "@", "\\", "№") else None


def _is_acronym(scan: Scan, place: int) -> bool:
    """Whether a word is all capitals and no currency."""
    word = scan.raw(place)
    money = scan.grammar.currency_names.at(scan.words, place, scan.high) is not None
    return (
        len(word) > 1
        and word.isalpha()
        and word.isupper()
        and not money
        and not _is_currency(scan, place + 1)
    )


def _is_pinned(scan: Scan, place: int) -> bool:
    """Whether signs that compare tie a numeral to a name in small letters: "numpy>=1.23", not "p<0.05"."""
    at = place - 1
    while scan.word(at) in COMPARING and scan.glued(at):
        at -= 1
    name = scan.raw(at)
    small = name.islower() or scan.word(at - 1) == "_"
    tied = at < place - 1 and scan.glued(at) and len(name) >= NAME and name.isalpha() and small
    return tied and scan.grammar.nouns.at(scan.words, at, scan.high) is None


def end(scan: Scan, place: int) -> int | None:
    """The place after a numeral that can be no figure whatever follows, beside those in names."""
    word = scan.words[place]
    if scan.word(place - 1) in scan.grammar.name_prefixes and not scan.gap(place - 1):
        return place + 1
    if (named_by := scan.grammar.after_number.at(scan.words, place + 1, scan.high)) is not None:
        return named_by[0]
    if scan.word(place + 1) in scan.grammar.scores and _is_score(scan, place + 2):
        return place + 3
    if scan.word(place + 1) in scan.grammar.age_decades and _is_age(scan, place):
        return place + 2
    if scan.word(place - 1) == "(" and scan.word(place + 1) == ")" and _is_part(scan, place - 1):
        return place + 1  # "subsection (2)"
    if scan.word(place + 1) in APOSTROPHES and scan.word(place + 2) == "s" and scan.glued(place + 1):
        return place + 3  # "the 747's successor"
    if scan.word(place + 1) in scan.grammar.after_hyphen and scan.gap(place) == "-":
        return place + 2  # "a 0-based index"
    if len(word) == 2 and word[1] == "0" and dateyears.is_age(scan, place):
        return place + 2
    if scan.glued(place) and scan.glued(place + 1):
        following, after = scan.word(place + 1), place + 2
        if following in (":", "+") and scan.is_numeral(after) and not _in_ratio(scan, place, following):
            return _chain(scan, place, following)
        if following == "_":
            return _run(scan, place)
        if following == "." and len(scan.raw(after)) == 1 and scan.raw(after).islower():
            return _run(scan, after)  # "2.x", "1.e4"
    if word[0] == "0" and len(word) > 1 and word.isdigit() and scan.word(place + 1) not in ("/", "."):
        return None if _is_padded(scan, place) else _telephone(scan, place)
    if (
        scan.word(place + 1) in ("/", "⁄")
        and scan.glued(place)
        and scan.is_numeral(place + 2)
        and scan.glued(place + 1)
    ):
        if scan.word(place + 3) == "/" and scan.glued(place + 2):
            return _run(scan, place)  # "15/2020/NĐ-CP"
        over, under = scan.whole(place), scan.whole(place + 2)
        if over is None or under is None or over >= under:
            return _chain(scan, place, scan.words[place + 1])  # "24/7", "1234/QD"
    if len(word) >= LONG and word.isdigit():
        return place + 1
    if (code := _hyphenated(scan, place)) is not None:
        return code
    return enumerations.end(scan, place) or _degrees(scan, place) or _clock(scan, place)


def _degrees(scan: Scan, place: int) -> int | None:
    """The place after a latitude or longitude: "21.03° N", "16,5 độ vĩ Bắc"."""
    if scan.word(place + 1) not in scan.grammar.degrees:
        return None
    found = scan.grammar.compass.at(scan.words, place + 2, scan.high)
    if found is None or (found[0] == place + 3 and not scan.is_name(place + 2)):
        return None
    return found[0]


def _is_part(scan: Scan, place: int) -> bool:
    """Whether a word whose number names it stands before a place: "Article", "subsection"."""
    return scan.grammar.name_words.before(scan.words, place, scan.low) is not None


def _is_padded(scan: Scan, place: int) -> bool:
    """ "05 bị cáo", "09 people": a digit after a zero counts what is named after it."""
    g, word, following = scan.grammar, scan.words[place], scan.word(place + 1)
    named = following[:1].isalpha() and (g.padded or following not in g.noun_stops)
    return len(word) == 2 and word != "00" and named and not scan.glued(place) and scan.gap(place - 1) != "-"


def _in_ratio(scan: Scan, place: int, sign: str) -> bool:
    """Whether a colon parts the two sides of a ratio: a word for one stands shortly before."""
    g = scan.grammar
    near = range(place, max(place - RATIO_REACH, scan.low), -1)
    return sign in g.ratio_signs and any(g.ratio_cues.before(scan.words, at, scan.low) for at in near)


def _is_age(scan: Scan, place: int) -> bool:
    """Whether a round number before a word for decades is an age: nothing that it could count is named."""
    number = scan.whole(place)
    round_ = number is not None and 10 <= number <= 90 and number % 10 == 0
    return round_ and scan.grammar.nouns.before(scan.words, place, scan.low) is None


def _is_score(scan: Scan, place: int) -> bool:
    """Whether the second number of "3대 1" is one that counts nothing."""
    if not scan.is_numeral(place):
        return False
    after, g = scan.word(place + 1), scan.grammar
    return (
        after not in g.counters
        and not after.isdigit()
        and g.times.at(scan.words, place + 1, scan.high) is None
    )


def _is_currency(scan: Scan, place: int) -> bool:
    return scan.grammar.currency_signs.before(scan.tokens, place, scan.low) is not None


def _hyphenated(scan: Scan, place: int) -> int | None:
    """The end of "978-3-16-148410-0", "4e2-88a-9b1": more than two groups that hyphens part, and no date."""
    end = _chain(scan, place, "-")
    if end > place + 4:
        return end
    if scan.word(place + 1) != "-" or not scan.glued(place):
        return None
    end = _run(scan, place)
    lettered = any(scan.words[at].isalpha() for at in range(place, end))
    return end if lettered and scan.words[place:end].count("-") > 1 else None


def dialled(scan: Scan, place: int) -> int | None:
    """The end of "+84 24 3825 1234" from its plus."""
    if scan.word(place) != "+" or not scan.glued(place) or not scan.is_numeral(place + 1):
        return None
    end = _telephone(scan, place + 1)
    return end if sum(scan.is_numeral(at) for at in range(place, end)) >= 3 else None


def _telephone(scan: Scan, place: int) -> int:
    """The end of groups of digits that blanks and hyphens part, the first of which starts with zero."""
    place = _run(scan, place)
    while place < scan.high and (
        scan.is_numeral(place) or (scan.words[place] in "-()." and scan.is_numeral(place + 1))
    ):
        place += 1
    return place


def _run(scan: Scan, place: int) -> int:
    """The end of everything glued together from a place."""
    while scan.glued(place) and (
        scan.words[place + 1][0].isalnum() or scan.words[place + 1] in ("-", "/", "_", "+", ":")
    ):
        place += 1
    return place + 1


def _chain(scan: Scan, place: int, sign: str) -> int:
    """The end of "01:50:30" or "2+2"."""
    while (
        scan.word(place + 1) == sign
        and scan.is_numeral(place + 2)
        and scan.glued(place)
        and scan.glued(place + 1)
    ):
        place += 2
    clock = scan.grammar.clock.at(scan.words, place + 1, scan.high)
    return clock[0] if clock else place + 1


def _clock(scan: Scan, place: int) -> int | None:
    """ "2pm", "2.17 pm", "8 p.m.", "at 5", "lúc 20 giờ 30"."""
    g = scan.grammar
    clock = g.clock.at(scan.words, place + 1, scan.high)
    if clock is not None and (clock[0] > place + 2 or len(scan.words[place + 1]) > 1 or not scan.gap(place)):
        whole = not (scan.glued(clock[0] - 1) and scan.word(clock[0])[:1].isalpha())
        if whole:
            return _clock_parts(scan, clock[0])
    hour = scan.whole(place)
    if hour is None or hour > 24:
        return None
    following = g.times.at(scan.words, place + 1, scan.high)
    timed = following is not None and following[1] == "hour"
    if timed and following is not None and scan.word(following[0]) in g.clock_after:
        return following[0] + 1
    if g.clock_before.before(scan.words, place, scan.low) is None:
        return None
    if timed and following is not None:
        after = following[0]
        return after + 1 if scan.is_numeral(after) else after
    bare = place + 1 >= scan.high or scan.words[place + 1] in (".", ",", ";", ")")
    return place + 1 if bare and hour <= 12 and g.clock_bare else None


def _clock_parts(scan: Scan, place: int) -> int:
    """The place after the minutes and seconds of a time of day."""
    while scan.is_numeral(place) and scan.word(place + 1) in scan.grammar.clock_parts:
        place += 2
    return place
