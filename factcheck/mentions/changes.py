"""Changes: whether a figure is a change, of what size, or the level before or after one.

    "up 7.3 % year-on-year"  ->  up, by, from the year before        "giảm còn 5 tỷ"  ->  down, to
    "rose from 5"            ->  up, from                            "fell by a third"  ->  down, by

In: the places around a figure. Out: `Change`, its step where words name one. A verb or noun of change says
the direction, the preposition between it and the figure what the figure is: by (or none), to, from.
Long, for each condition is a sentence's grammar that its neighbours rest on.
"""

from attrs import frozen

from factcheck.mentions import hedges
from factcheck.mentions.records import Change
from factcheck.mentions.scans import Scan

FILLERS = 7
"""Words that may stand between a verb and its figure: "rose by an average of"."""
OBJECT = 8
"""Words that what is changed may take between a verb and "from" or "to": "cut its forecast to"."""
COMPARED = 6
"""Words that what a figure is compared with may take before it."""
STEP_REACH = 7
"""Words in which "from the previous year" must begin after a figure, or "year-on-year" stand before it."""
TO_COUNT = ("to", "count")
STOPS = frozenset((",", ";", ":", ".", "(", "\0"))


@frozen
class Figure:
    """A figure whose change is asked for: its words core..end with the hedge from `start`, and what it is."""

    core: int
    start: int
    end: int
    kind: str
    unit: str = "item"


def around(scan: Scan, figure: Figure) -> Change | None:
    """The change that a figure states, or the level before or after one."""
    found = _before(scan, figure) or _after(scan, figure)
    if found is None:
        return None
    place, direction, mode = found
    g = scan.grammar
    if mode == "by" and figure.core > figure.start and scan.words[figure.start] in g.level_hedges:
        mode = "to"  # "fell below 50"
    return Change(
        direction=direction,
        mode=mode,
        step=_step(scan, place, figure.end),
        average=_has_average(scan, place, figure.core),
        multiple=figure.kind == "multiple",
    )


def marker(scan: Scan, place: int) -> tuple[int, str] | None:
    """The preposition right before a place that marks a level: where it starts, and "to" or "from"."""
    g = scan.grammar
    if place <= scan.low or scan.words[place - 1] not in g.level_ends:
        return None
    if g.not_levels.before(scan.words, place, scan.low) is not None:
        return None
    for mode, words in (("to", g.level_words), ("from", g.base_words)):
        if (found := words.before(scan.words, place, scan.low)) is not None:
            return found[0], mode
    return None


def marked(scan: Scan, figure: Figure) -> tuple[int, str] | None:
    """The preposition before a figure or before its hedge."""
    found = marker(scan, figure.core)
    return found if found or figure.core == figure.start else marker(scan, figure.start)


def follows_verb(scan: Scan, place: int) -> bool:
    """Whether a verb of change comes before a place."""
    return _verb(scan, hedges.before(scan, place)[0]) is not None


def compared(scan: Scan, figure: Figure) -> str | None:
    """The direction of "cao hơn 12 % so với": what looks like a hedge compares, as what with follows."""
    g = scan.grammar
    if (way := _over_object(scan, figure)) is not None:
        return way
    found = g.compares.at(scan.words, figure.start, figure.core)
    against = g.against.at(scan.words, figure.end, scan.high)
    if found is None or found[0] != figure.core or against is None or against[0] == figure.end + 1:
        return None
    return found[1]


def _over_object(scan: Scan, figure: Figure) -> str | None:
    """The direction of "rẻ hơn báo giấy 20 %": what is compared with stands before the figure."""
    g = scan.grammar
    if figure.core != figure.start or figure.kind in ("duration", "rank"):
        return None
    for near in range(figure.start, max(figure.start - COMPARED, scan.low), -1):
        if (found := g.compares.before(scan.words, near, scan.low)) is not None:
            return found[1] if near < figure.start else None
        word = scan.words[near - 1]
        if not word.isalpha() or word in g.noun_stops or word in g.compared_levels:
            return None
    return None


def _comparative(scan: Scan, figure: Figure) -> str | None:
    """The direction of "40 % faster", "1.8 °C warmer than": an adjective that compares, after its size."""
    g, place = scan.grammar, figure.end
    if figure.kind == "count" and (noun := g.nouns.at(scan.words, place, scan.high)) is not None:
        place = noun[0]  # "6.1 points lower"
    word = scan.word(place)
    if figure.kind in ("duration", "rank", "multiple") or not word:
        return None
    than = scan.word(place + 1) in g.comparing_with
    way = g.comparatives.get(word)
    if way is None and than and g.comparative_ending and word.endswith(g.comparative_ending):
        way = "up"
    return way if way and (than or scan.closes(place + 1)) else None


def _before(scan: Scan, figure: Figure) -> tuple[int, str, str] | None:
    """The verb or noun of change before a figure: its place, its direction, and what the figure is to it."""
    if (found := marked(scan, figure)) is not None:
        begin, mode = found
        parted = (
            mode == "to" and scan.word(begin - 1) == "," and scan.closes(figure.end)
        )  # "fell for a sixth quarter, to 58,940"
        begin = begin - 1 if parted else begin
        near = _verb(scan, begin) or scan.grammar.preposed_verbs.before(scan.words, begin, scan.low)
        verb = (
            near
            or _level_verb(scan, figure)
            or _far(scan, begin, to_count=(mode, figure.kind) == TO_COUNT and not parted)
        )
        return (*verb, mode) if verb else None
    if figure.kind == "duration":
        return None  # "grew 3 years in a row"
    if (found := _by(scan, figure)) is not None:
        return *found, "by"
    opened = scan.grammar.range_openers.before(scan.words, figure.start, scan.low)
    place = opened[0] if opened else figure.start  # "rose between 3 and 5 %"
    verb = _verb(scan, place) or _transitive(scan, place, figure)
    if verb is None or (
        verb[0] == scan.low and place == verb[0] + 1 and figure.kind in ("count", "quantity")
    ):
        return None  # "Drop 2 eggs into the water"
    if (figure.kind == "count" and _is_adverb(scan, verb[0])) or _is_incurred(scan, verb[0], figure):
        return None
    return *verb, "by"


def _by(scan: Scan, figure: Figure) -> tuple[int, str] | None:
    """ "raised its fares by 5 %", "cut staff by 40": a verb, its object, and by how much."""
    g = scan.grammar
    places = (place - 1 for place in (figure.core, figure.start) if scan.word(place - 1) in g.by_words)
    place = next(places, None)
    return _far(scan, place, to_count=False) if place is not None else None


def _is_adverb(scan: Scan, place: int) -> bool:
    """Whether a particle belongs to a verb that says nothing of a change: "knocked down 20 trees"."""
    g = scan.grammar
    return (
        scan.words[place] in g.particles
        and place > scan.low
        and scan.words[place - 1] not in g.particle_frames
        and not scan.is_numeral(place - 1)
        and scan.word(place + 1) not in g.fillers
    )


def _word(scan: Scan, place: int) -> tuple[int, str] | None:
    """The verb or noun of change that ends right before a place."""
    g = scan.grammar
    found = g.change_words.before(scan.words, place, scan.low)
    if found is None:
        return None
    if scan.words[place - 1] in g.particles and scan.word(found[0] - 1) in g.particle_verbs:
        return None  # "made up of 12"
    return found


def _verb(scan: Scan, place: int) -> tuple[int, str] | None:
    """The verb or noun of change before a place, over a few fillers."""
    for _ in range(FILLERS):
        if (found := _word(scan, place)) is not None:
            return found
        if place <= scan.low or scan.words[place - 1] not in scan.grammar.fillers:
            return None
        place -= 1
    return None


def _level_verb(scan: Scan, figure: Figure) -> tuple[int, str] | None:
    """ "xuống 50 USD": a preposition that does without a verb."""
    g = scan.grammar
    places = (figure.core, figure.start)
    return next(filter(None, (g.level_verbs.before(scan.words, place, scan.low) for place in places)), None)


def _far(scan: Scan, place: int, *, to_count: bool) -> tuple[int, str] | None:
    """The verb of change before a place, over what it changes; "gave more aid to 300" has none."""
    for near in range(place, max(place - OBJECT, scan.low), -1):
        word = scan.words[near - 1]
        if to_count or word in STOPS or word in scan.grammar.parting or scan.is_numeral(near - 1):
            return None
        found = _word(scan, near) or scan.grammar.preposed_verbs.before(scan.words, near, scan.low)
        if found is not None:
            return found
    return None


def _transitive(scan: Scan, place: int, figure: Figure) -> tuple[int, str] | None:
    """ "lost 300 jobs", "added $2 billion": verbs whose objects are changes where they can be counted so."""
    g = scan.grammar
    changing = figure.kind in ("money", "percent", "quantity", "multiple") or figure.unit in g.won_and_lost
    return g.transitives.before(scan.words, place, scan.low) if changing else None


def _is_incurred(scan: Scan, place: int, figure: Figure) -> bool:
    """Whether money was lost by itself: "lost EUR 3 million", "a loss of $4" change nothing else."""
    return figure.kind == "money" and scan.words[place] in scan.grammar.incurred


def _after(scan: Scan, figure: Figure) -> tuple[int, str, str] | None:
    """ "12 % higher", "a 5 % rise"."""
    g = scan.grammar
    if g.verbs_last:
        return _with_verb_last(scan, figure)
    if (way := _comparative(scan, figure)) is not None:
        return figure.start, way, "by"
    found = g.changes_after.at(scan.words, figure.end, scan.high)
    if found is None:
        return None
    if figure.kind not in ("percent", "multiple") and scan.words[found[0] - 1] not in g.comparing:
        return None
    return figure.start, found[1], "by"


def _with_verb_last(scan: Scan, figure: Figure) -> tuple[int, str, str] | None:
    """ "5% 늘었다", "7명으로 늘었다", "5명에서 7명으로 늘었다": particles tell a change from its levels."""
    g, place = scan.grammar, _closed(scan, figure.end)
    mode = "by"
    for said, words in (("to", g.levels_after), ("from", g.bases_after)):
        if (found := words.at(scan.words, place, scan.high)) is not None:
            place, mode = found[0], said
    if mode == "by":
        place += scan.word(place) in g.subjects_after
        place += scan.word(place) in g.fillers
        verb = g.changes_after.at(scan.words, place, scan.high)
    else:
        verb = _ahead(scan, place, past_level=mode == "from")
    wide = scan.word(place) not in g.narrow_changes or figure.kind in ("percent", "multiple", "money")
    return (figure.start, verb[1], mode) if verb is not None and (wide or mode != "by") else None


def _closed(scan: Scan, place: int) -> int:
    """The place after a figure with its counter and hedge."""
    g = scan.grammar
    for _ in range(3):
        if scan.word(place) in g.counters or scan.word(place) == ")":
            place += 1
        elif (hedge := g.hedges_after.at(scan.words, place, scan.high)) is not None:
            place = hedge[0]
    return place


def _ahead(scan: Scan, place: int, *, past_level: bool) -> tuple[int, str] | None:
    """The verb after a level, over the size of the change; after the level before, over the one reached."""
    g = scan.grammar
    for near in range(place, min(place + OBJECT + 4 * past_level, scan.high)):
        if scan.words[near] in STOPS or scan.words[near] in g.parting:
            return None
        if past_level:
            past_level = g.levels_after.at(scan.words, near, scan.high) is None
        elif (found := g.changes_after.at(scan.words, near, scan.high)) is not None:
            return found
    return None


def _has_average(scan: Scan, place: int, stop: int) -> bool:
    """Whether the change is one of several years taken together."""
    g = scan.grammar
    return any(g.average.at(scan.words, near, stop) for near in range(place, stop)) or (
        g.average.before(scan.words, place, scan.low) is not None
    )


def _step(scan: Scan, start: int, end: int) -> str | None:
    """The unit of time of "from the previous year", "year-on-year"."""
    for near in range(end, min(end + STEP_REACH, scan.high)):
        if scan.words[near] in (";", ".") or scan.is_numeral(near):
            break
        if (found := _step_at(scan, near)) is not None:
            return found[1]
    for near in range(max(start - STEP_REACH + 3, scan.low), start):
        found = _step_at(scan, near)
        if found is not None and found[0] <= start + 1:
            return found[1]
    return None


def _step_at(scan: Scan, place: int) -> tuple[int, str] | None:
    """A step at a place: a phrase of its own, or what a comparison is with."""
    g = scan.grammar
    against = g.against.at(scan.words, place, scan.high)
    if against is not None and (found := g.steps_back.at(scan.words, against[0], scan.high)) is not None:
        return found
    return g.steps.at(scan.words, place, scan.high)
