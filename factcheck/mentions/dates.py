"""Dates: one date in the words of a sentence, stated or relative.

    "tính đến tháng 2- 2009"  ->  month 2, year 2009        "the end of March"  ->  month 3, its end

In: a place in a sentence. Out: `Date`: what is written. The days that it means are for dateperiods to say.
Long, for each condition is a sentence's grammar that its neighbours rest on.
"""

from factcheck.mentions import compounds
from factcheck.mentions.dategrammars import Calendar, calendar_of
from factcheck.mentions.datewords import Date, parts
from factcheck.mentions.portions import TODAY
from factcheck.mentions.scans import Scan
from factcheck.mentions.tenses import is_to_come

FUTURE, ALONE = "future", "alone"
"""Forms that are dates only after a verb of the future ("will open in two weeks") or before no other word."""

ALIVE = ("person", "animal")
"""Units whose names may be plural as they stand: "people", "sheep"."""

FIRST_YEAR, LAST_YEAR = 1900, 2099
"""A bare numeral outside these is a year only after a word that says so."""


def single(scan: Scan, place: int, *, joined: bool = False) -> Date | None:
    """The date that starts at a place; one that is `joined` to another needs no more evidence."""
    known = calendar_of(scan.grammar.code)
    found = _edged(scan, known, place, joined=joined)
    if found is not None and not found.edge:
        after = known.edges_after.at(scan.words, found.end, scan.high)
        if after is not None:
            found.end, found.edge = after
    return found


def _edged(scan: Scan, known: Calendar, place: int, *, joined: bool) -> Date | None:
    """A date with the words before it that leave only its beginning, middle or end."""
    edge = known.edges.at(scan.words, place, scan.high)
    if edge is not None and known.edge_traps.before(scan.words, edge[0], scan.low) is None:
        core = edge[0] + (scan.word(edge[0]) in known.articles or scan.word(edge[0]) == "-")
        found = _plain(scan, known, core, joined=True) or _bare(scan, known, place, edge)
        if found is not None and not found.edge and (not joined or not found.is_only("day")):
            whole = _plain(scan, known, place, joined=joined)  # "cuối tuần qua" has a name of its own
            return whole if whole and whole.end >= found.end else evolve_date(found, place, edge[1])
    return _plain(scan, known, place, joined=joined)


def evolve_date(found: Date, start: int, edge: str) -> Date:
    return Date(start, found.core, found.end, found.parts, found.meaning, edge)


def _bare(scan: Scan, known: Calendar, start: int, edge: tuple[int, str]) -> Date | None:
    """A unit of the calendar that stands for the present one, only after an edge: "by the end of the month".

    "At the end of the year" may be any year's; only a word that relates it to the figure makes it this one.
    """
    place, name = edge
    found = known.inner.match(scan, place, scan.high)
    if found is None or scan.grammar.nouns.at(scan.words, found[0], scan.high) is not None:
        return None
    if name not in TODAY and known.relations.before(scan.words, start, scan.low) is None:
        return None
    date = Date(place, place, found[0], parts(found[2]), found[1])
    return date if date.unit not in (None, "day") and not date.parts.keys() - {"unit"} else None


def named(scan: Scan, place: int) -> Date | None:
    """A feast with a day of its own, read only where a date is counted from it: "5 days before Christmas"."""
    found = calendar_of(scan.grammar.code).inner.match(scan, place, scan.high)
    if found is None or "feast" not in found[2]:
        return None
    return Date(place, place, found[0], parts(found[2]), found[1])


def _plain(scan: Scan, known: Calendar, place: int, *, joined: bool) -> Date | None:
    match = known.forms.match(scan, place, scan.high)
    if match is None:
        return None
    end, meaning, taken = match
    condition, _, rest = meaning.partition(" ")
    if condition in (FUTURE, ALONE):
        if not _holds(scan, known, condition, place, end):
            return None
        meaning = rest
    said = parts(taken)
    if said.keys() & {"q", "half"} and scan.words[place] in known.articles:
        place += 1  # an article is no part of a date
    found = Date(place, place, end, said, meaning)
    if said.keys() == {"day", "month"} and _is_verb(scan, known, place, end):
        return None
    spelt = found.is_only("year") and _is_number_word(scan, place) and not scan.is_numeral(end - 1)
    if spelt and not joined and (not _is_cued(scan, known, place) or _counts_noun(scan, end)):
        return None
    if _goes_on(scan, known, found) or (not joined and _is_repeated(scan, known, found)):
        return None
    if end - place == 1 and not meaning and not _fits_alone(scan, known, found, joined=joined):
        return None
    if _is_code(scan, known, found):
        return None
    if _is_count(scan, found) or _is_ordinal(scan, found) or _is_length(scan, known, found):
        return None
    return found


def _is_verb(scan: Scan, known: Calendar, place: int, end: int) -> bool:
    """Whether the month is another word: in small letters, with nothing before that leads to a date."""
    word = scan.words[end - 1]
    if word not in known.names.traps or scan.is_name(end - 1) or scan.closes(end):
        return False
    hedged = scan.grammar.hedges_before.before(scan.words, place, scan.low)  # "anyone over 18 may vote"
    return hedged is not None or known.relations.before(scan.words, place, scan.low) is None


def _goes_on(scan: Scan, known: Calendar, found: Date) -> bool:
    """Whether the next word starts more: "on the second" of "on the second to last day of March"."""
    if found.end - found.core < 3 or scan.is_numeral(found.core) or found.parts.keys() & {"of", "year"}:
        return False
    longer = known.forms.match(scan, found.core + 1, scan.high)
    return longer is not None and longer[0] > found.end


def _is_repeated(scan: Scan, known: Calendar, found: Date) -> bool:
    """Whether what has no year comes again and again, or is no day at all: "every Monday", "ngày một"."""
    if found.meaning or found.parts.keys() & {"year", "century", "numeric"}:
        return False
    if known.bars.before(scan.words, found.core, scan.low) is not None:
        return True
    spelt = not any(scan.is_numeral(at) for at in range(found.core, found.end))
    return (
        found.parts.keys() == {"day"}
        and spelt
        and not scan.grammar.ordinals_alone
        and found.end < found.core + 3
    )


def _holds(scan: Scan, known: Calendar, condition: str, place: int, end: int) -> bool:
    """Whether the words around allow what is a date only on a condition."""
    if condition == ALONE:
        return not scan.word(end)[:1].isalnum()
    goes_on = scan.grammar.unit_of.at(scan.words, end, scan.high) or known.shifts.at(
        scan.words, end, scan.high
    )
    return goes_on is None and bool(is_to_come(scan, place, known.tenses))


def _is_code(scan: Scan, known: Calendar, found: Date) -> bool:
    """Whether digits are the number of a document, or words only look like a date: "nhiều năm nay"."""
    if scan.is_numeral(found.core):
        follows = scan.glued(found.end - 1) and (
            scan.word(found.end) == "/"
            or scan.grammar.unit_signs.at(scan.tokens, found.end, scan.high) is not None
        )
        return follows or found.parts.get("month", 1) > 12
    return bool(found.meaning) and known.bars.before(scan.words, found.core, scan.low) is not None


def _is_number_word(scan: Scan, place: int) -> bool:
    g, word = scan.grammar, scan.words[place]
    return word in g.units or word in g.teens or word in g.tens


def _is_cued(scan: Scan, known: Calendar, place: int) -> bool:
    """Whether the word before is one that years come after."""
    return known.year_cues.before(scan.words, place, scan.low) is not None


def _fits_alone(scan: Scan, known: Calendar, found: Date, *, joined: bool) -> bool:
    """Whether a date of one word is one: a year by its surroundings, "May" by a capital and a cue."""
    place = found.core
    if found.is_only("year"):
        return year_fits(scan, place, found.parts["year"], joined=joined)
    word = scan.words[place]
    if found.is_only("day"):
        return False
    named = found.is_only("month") and scan.is_name(place + 1)  # "April Jones"
    if named or word in known.names.traps:
        cue = known.relations.before(scan.words, place, scan.low) or known.edges.before(
            scan.words, place, scan.low
        )
        return joined or cue is not None
    return True


def year_fits(scan: Scan, place: int, year: int, *, joined: bool) -> bool:
    """Whether four digits are a year: by the word before, and by nothing counted after."""
    known, g = calendar_of(scan.grammar.code), scan.grammar
    if not scan.is_numeral(place):
        return joined or _is_cued(scan, known, place)
    end = place + 1
    before = scan.word(place - 1)
    if scan.glued(place) and (
        scan.word(end) in ("%", "°", "/", "+") or (scan.word(end) == ":" and scan.glued(end))
    ):
        return False
    if (
        place > scan.low
        and scan.glued(place - 1)
        and (before in ("#", "/", ":", "+", ".", ",", "°", "$") or before[-1].isalpha())
    ):
        return False
    if is_measured(scan, end) or (scan.word(end) in g.over_words and scan.is_numeral(end + 1)):
        return False
    if joined:
        return True
    if known.year_bars.before(scan.words, place, scan.low) is not None:
        return False
    if _is_numbered(scan, known, place):
        return False
    cued = known.relations.before(scan.words, place, scan.low)
    strong = cued is not None and cued[1] in ("in", "since", "until", "by", "before", "after", "as-of")
    if strong and g.nouns.at(scan.words, end, scan.high) is None:
        return 1000 <= year <= 2999
    if strong and cued is not None and FIRST_YEAR <= year <= LAST_YEAR and _is_opening(scan, cued[0], end):
        return True
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return False
    if known.year_cues.before(scan.words, place, scan.low) is not None:
        return g.nouns.at(scan.words, end, scan.high) is None or not _counts_noun(scan, end)
    if g.hedges_before.before(scan.words, place, scan.low) or g.currency_signs.before(
        scan.tokens, place, scan.low
    ):
        return False
    return not _counts_noun(scan, end)


def _is_numbered(scan: Scan, known: Calendar, place: int) -> bool:
    """Whether a word before numbers things: "order no. 2024", "Windows 2000"; a word for periods does not."""
    before = place - (scan.word(place - 1) == "." and scan.glued(place - 2))
    named = scan.grammar.name_words.before(scan.words, before, scan.low)
    return named is not None and known.year_cues.before(scan.words, place, scan.low) is None


def _is_opening(scan: Scan, start: int, end: int) -> bool:
    """ "In 2024 adults borrowed": a year that opens a clause, and not so many who are in something."""
    noun = scan.grammar.nouns.at(scan.words, end, scan.high)
    opens = start == scan.low or not scan.words[start - 1][0].isalnum()
    return opens and noun is not None and _acts(scan, noun[0])


def _acts(scan: Scan, place: int) -> bool:
    """Whether a verb stands at a place; one in "-ed" may only qualify: "homes surveyed by the state"."""
    g, word = scan.grammar, scan.word(place)
    if word in g.finite_verbs:
        return True
    qualifies = place + 1 < scan.high and scan.closes(place + 1) and scan.word(place + 1) not in (".", "!")
    return bool(g.past_endings) and word.endswith(g.past_endings) and not qualifies


def _counts_noun(scan: Scan, place: int) -> bool:
    """Whether nouns in small letters are counted: "2000 new jobs", but not "the 1992 treaty"."""
    g = scan.grammar
    for at in range(place, min(place + g.reach, scan.high)):
        if scan.words[at] in g.noun_stops or not scan.words[at][0].isalpha() or scan.is_name(at):
            return False
        if (noun := g.nouns.at(scan.words, at, scan.high)) is not None:
            one = noun[1] not in ALIVE and scan.words[noun[0] - 1] in g.noun_bases
            return not (one and scan.word(place - 2) in calendar_of(g.code).articles)
    return False


def is_measured(scan: Scan, place: int) -> bool:
    """Whether a unit, currency or scale word follows."""
    g = scan.grammar
    if place >= scan.high:
        return False
    words = scan.words
    if g.scales.at(words, place, scan.high) or words[place] in g.multipliers:
        return True
    if g.currency_names.at(words, place, scan.high):
        return True
    if g.currency_signs.at(scan.tokens, place, scan.high):
        return True
    unit = compounds.at(scan, place)
    if unit is None:
        return False
    letter = unit.end == place + 1 and len(scan.words[place]) == 1
    return not letter or scan.glued(place - 1) or scan.closes(place + 1)


def _is_count(scan: Scan, found: Date) -> bool:
    """Whether what looks like a day or month is a number with a scale or unit: "ngày 5 triệu"."""
    if found.parts.keys() & {"year", "decade", "century", "weekday"} or found.meaning:
        return False
    last = found.end - 1
    if not scan.is_numeral(last) or found.core == last:
        return False
    return scan.grammar.scales.at(scan.words, found.end, scan.high) is not None


def _is_length(scan: Scan, known: Calendar, found: Date) -> bool:
    """Whether the words after a number of days or quarters make it a length of time: "3일 동안"."""
    if len(found.parts) != 1 or found.meaning or not found.parts.keys() & {"day", "q", "year"}:
        return False
    return known.lengths.at(scan.words, found.end, scan.high) is not None


def _is_ordinal(scan: Scan, found: Date) -> bool:
    """Whether it goes on with what is counted: "on the 27th floor", "the second half of the story"."""
    partial = found.parts and not found.parts.keys() - {"half", "q", "day"} and not found.meaning
    if partial and scan.grammar.unit_of.at(scan.words, found.end, scan.high) is not None:
        return True
    if found.parts.keys() != {"day"} or found.meaning or not scan.grammar.ordinals_alone:
        return False
    following = scan.word(found.end)
    return following[:1].isalpha() and following not in scan.grammar.noun_stops
