"""Names: numbers that name, number or address something, told from the words around them.

    "Sections 3 and 4", "p. 27", "Nghị định 100"  ->  names
    "10 Downing Street", "tại 45 Nguyễn Huệ"  ->  addresses
    "order number is 8830021", "mã số thuế: 0101"  ->  identifiers
    "Port 8080 is open"  ->  a name, as the verb is singular

In: the place of a numeral, or an amount that may be a figure. Out: whether it names, and where naming ends.
"""

from factcheck.mentions import amounts, nouns
from factcheck.mentions.nouns import Noun
from factcheck.mentions.scans import Scan

STREET = 4
"""Words of the name of a street."""
APOSTROPHES = frozenset("'’")
HOUSE = 5
"""Digits of a house number."""


def marked(scan: Scan, place: int) -> int | None:
    """The place after an address, identifier, call number or dated name that starts at a place."""
    if scan.is_numeral(place):
        return _address(scan, place) or _identifier(scan, place) or _event(scan, place)
    named = scan.words[place] in scan.grammar.dated_names and scan.is_name(place)
    return place + 2 if named and _is_year(scan, place + 1) else None


def is_named(scan: Scan, start: int, noun: Noun | None) -> bool:
    """Whether a word that numbers its kind stands before a number: "Article 5", "lớp 12", "pp. 30"."""
    g = scan.grammar
    found = g.name_words.before(scan.words, start, scan.low)
    if found is None:
        return g.code_words.before(scan.words, start, scan.low) is not None
    if noun is None or not noun.is_known:
        return True
    if scan.words[found[0]] in g.holding_words:  # "một nhóm 4 người", but not "học sinh lớp 12 người Thái"
        return g.nouns.before(scan.words, found[0], scan.low) is not None
    return scan.word(found[0] - 1) not in g.definite  # "in this district 45 schools"


def is_lettered(scan: Scan, start: int, number_end: int, end: int) -> bool:
    """Whether what looks like a unit is the letter of a part: "subsection 2d", "phase 3b"."""
    g = scan.grammar
    letter = end == number_end + 1 and len(scan.words[number_end]) == 1 and scan.words[number_end].isalpha()
    if not letter or not scan.glued(number_end - 1):
        return False
    return bool(g.name_words.before(scan.words, start, scan.low)) or bool(
        g.label_words.before(scan.words, start, scan.low)
    )


def is_subject(scan: Scan, start: int, end: int) -> bool:
    """Whether the first word of a sentence and a number are one name, as one thing does what follows."""
    first = scan.raw(start - 1)
    return (
        start == scan.low + 1
        and first.isalpha()
        and first[0].isupper()
        and (scan.word(end) in scan.grammar.singular_verbs or _drops(scan, start, end))
        and scan.grammar.not_labels.before(scan.words, start, scan.low) is None
    )


def _drops(scan: Scan, start: int, end: int) -> bool:
    """ "Python 3.12 drops the module": a number with a point counts no things, so that a verb follows."""
    ending = scan.grammar.singular_ending
    if scan.marks.decimal != "." and "." in scan.words[start]:
        return True  # no decimal in this language
    return "." in scan.words[start] and bool(ending) and scan.word(end).endswith(ending)


def is_titled(scan: Scan, start: int, end: int) -> bool:
    """Whether a number in words is the start of a name in capitals: "the Thirty Years' War"."""
    g = scan.grammar
    if start <= scan.low or not (scan.words[start] in g.units or scan.words[start] in g.tens):
        return False
    if not all(scan.is_name(at) for at in range(start, end) if scan.words[at].isalpha()):
        return False
    owned = scan.word(end) in APOSTROPHES and scan.glued(end - 1)
    after = end + 1 if owned else end
    small = scan.word(start - 1).isalpha() and not scan.is_name(start - 1)
    return end - start > 1 and scan.is_name(after) and (owned or small)


def listed(scan: Scan, end: int) -> int:
    """The place after the numbers that a name goes on with: "Sections 3, 4 and 7", "pages 12 to 15".

    A comma alone joins none: "on Line 4, 21 of the trains failed".
    """
    g, joined = scan.grammar, end
    while True:
        if scan.word(end) == "(" and scan.glued(end - 1) and scan.word(end + 2) == ")":
            end += 3  # "Article 12(3)"
            joined = end
        place = end
        while place < scan.high and (
            scan.words[place] in g.list_joiners
            or scan.words[place] == "/"
            or g.range_joiners.at(scan.words, place, place + 1)
        ):
            place += 1
        if place == end or not scan.is_numeral(place) or scan.word(place + 1) in g.month_words:
            return joined
        amount = amounts.at(scan, place)
        if amount is None or not amount.is_bare or amount.number.scaled:
            return joined
        noun = nouns.counted(scan, amount)
        if noun is not None and noun.is_known:
            return joined
        by_comma = all(word == "," for word in scan.words[end:place])
        end = amount.end
        joined = joined if by_comma else end


def _address(scan: Scan, place: int) -> int | None:
    """A house number before the name of its street."""
    g = scan.grammar
    if len(scan.words[place]) > HOUSE or not scan.words[place].isdigit():
        return None
    at = place + 1
    while at < min(place + 1 + STREET, scan.high) and scan.is_name(at) and scan.words[at].isalpha():
        if at > place + 1 and scan.words[at] in g.street_words:
            return at + 1
        at += 1
    cued = scan.word(place - 1) in g.address_words and at >= place + 3
    return at if cued and g.nouns.at(scan.words, place + 1, scan.high) is None else None


def _identifier(scan: Scan, place: int) -> int | None:
    """A number after "order number is", "mã số thuế:", "hotline"; one of a code of law before its name."""
    g = scan.grammar
    before = place
    while (found := g.identifiers.before(scan.words, before, scan.low)) is None:
        if before <= scan.low or scan.words[before - 1] not in g.identifying:
            break
        before -= 1
    if found is not None:
        return _groups(scan, place)
    if before < place and g.numbered.before(scan.words, before, scan.low) is not None:
        return place + 1 if scan.whole(place) is not None and scan.closes(place + 1) else None
    if before > scan.low and scan.words[before - 1] in g.phone_words:
        end = _groups(scan, place)
        following = scan.word(end)
        alone = len(scan.words[place]) in (3, 4) and (not following.isalpha() or following in g.noun_stops)
        return _and_others(scan, end) if end > place + 1 or alone else None
    if scan.word(place - 1) == "(" and scan.word(place + 1) == ")" and _groups(scan, place + 2) > place + 4:
        return _groups(scan, place + 2)  # "(212) 555-0147"
    code = g.code_words.at(scan.words, place + 1, scan.high)
    return code[0] if code is not None else None


def _and_others(scan: Scan, end: int) -> int:
    """The place after the telephone numbers that are listed after one: "call 111, or 999"."""
    while True:
        place = end
        while scan.word(place) in scan.grammar.list_joiners or scan.word(place) in scan.grammar.or_joiners:
            place += 1
        after = _groups(scan, place)
        short = after == place + 1 and len(scan.words[place]) not in (3, 4)
        if place == end or after == place or short or not scan.closes(after):
            return end
        end = after


def _groups(scan: Scan, place: int) -> int:
    """The end of groups of digits that blanks, points and hyphens part."""
    while place < scan.high and scan.is_numeral(place):
        place += 1
        if scan.word(place) in ("-", ".") and scan.is_numeral(place + 1):
            place += 1
    return place


def _event(scan: Scan, place: int) -> int | None:
    """A year that is part of a name: "Agenda 2030"."""
    named = scan.word(place - 1) in scan.grammar.dated_names and scan.is_name(place - 1)
    return place + 1 if named and _is_year(scan, place) else None


def _is_year(scan: Scan, place: int) -> bool:
    year = scan.whole(place) if scan.is_numeral(place) else None
    return year is not None and len(scan.words[place]) == 4 and year > 1800
