"""Contexts: what the words around an amount make of it: hedge, change, rate; name or pointing word.

    relation(Line.of("since 1992", 0), 1, grammar)  ->  "since"

In: a line and an amount in it. Out: whether it is a figure, and the complete Mention.
"""

from attrs import evolve

from factcheck.mentions import measures, values
from factcheck.mentions.amounts import Amount
from factcheck.mentions.grammars import Grammar
from factcheck.mentions.lines import MASK, Line
from factcheck.mentions.records import Change, Mention

BARRIERS = frozenset((",", ";", ":", "(", ")", ".", "!", "?", MASK))
NEGATED = {"over": "up-to", "at-least": "under", "under": "at-least", "up-to": "over"}
"""What a hedge says behind "no" or "not": "no larger than" is at most."""

BASE_REACH = 5
"""Words back from "from 10" to the verb of change."""

YEARS = range(1500, 2151)
"""Bare digits that a name may carry: "Expo 2030"."""
REACH = 6
"""Words between a rate or step and its figure."""


def is_figure(line: Line, found: Amount, grammar: Grammar) -> bool:
    """Whether an amount says how much, and does not name or point."""
    table = grammar.data["numbers"]
    first, end = found.number.first, found.number.last
    if found.kind in ("money", "percent", "quantity", "multiple") and not found.number.words:
        return True
    if _clock(line, found, grammar):
        return False
    hedged = grammar.hedges.before(line.words, found.first) is not None
    if found.number.words:
        if _pointing(line, found, grammar) or _in_name(line, first, end):
            return False
        if grammar.sets["idioms"].at(line.words, first) or _idiom(line, first, end, grammar):
            return False
        word = line.word(first)
        if end == first + 1 and (
            line.word(first - 1) in table.get("not_numbers_before", {}).get(word, ())
            or line.word(end) in table.get("not_numbers_after", {}).get(word, ())
            or "*" in table.get("not_numbers_after", {}).get(word, ())
        ):
            return False
        if end == first + 1 and word in table["one"] and found.number.value == 1:
            return found.kind in ("money", "percent", "quantity") or (hedged and found.kind != "count")
        return (
            found.number.value >= 20
            or found.kind != "count"
            or found.noun is not None
            or hedged
            or found.number.vague
        )
    if _lists(line, found):
        return False
    if found.noun is None and found.kind == "count" and not hedged:
        return not _numbers_name(line, found, grammar)
    return True


def _lists(line: Line, found: Amount) -> bool:
    """ "1. Introduction", "2) Prices": the number of a paragraph."""
    end = found.number.last
    return (
        found.first == 0
        and found.number.plain
        and line.word(end) in (".", ")")
        and line.glued(end)
        and end + 1 < len(line)
        and not line.glued(end + 1)
    )


def _clock(line: Line, found: Amount, grammar: Grammar) -> bool:
    """ "lúc 8 giờ 30", "at 9 o'clock": a time of the day, and its minutes."""
    traps = grammar.data["traps"]
    first = found.number.first
    if found.unit == "hour" and found.kind == "duration":
        return line.word(first - 1) in traps["clock_before"] and found.number.value <= 24
    after_hour = found.kind == "count" and first > 1 and line.word(first - 1) in traps["clock"]
    return after_hour and line.is_digits(first - 2) and found.number.value < 60 and found.noun is None


def _pointing(line: Line, found: Amount, grammar: Grammar) -> bool:
    """ "the two countries", "hai nước": a number word that only points."""
    if found.number.value > 10 or found.kind != "count":
        return False
    pointed = grammar.sets["pointing"].at(line.words, found.number.last)
    determined = grammar.sets["determiners"].before(line.words, found.number.first)
    if pointed and (determined or (not grammar.plurals and found.unit != "person")):
        return True
    return bool(determined and grammar.plurals) or (determined is not None and found.noun is None)


def _in_name(line: Line, first: int, end: int) -> bool:
    """A capitalised number word beside other capitalised words is part of a name."""
    if first == 0 or not line.is_name(first):
        return False
    return line.is_name(first - 1) or line.is_name(end)


def _idiom(line: Line, first: int, end: int, grammar: Grammar) -> bool:
    for start in range(max(first - 3, 0), first):
        found = grammar.sets["idioms"].at(line.words, start)
        if found and found[0] >= end:
            return True
    return False


def _numbers_name(line: Line, found: Amount, grammar: Grammar) -> bool:
    """ "Article 5", "Srêpôk 3": bare digits after a name or a word that numbers."""
    first = found.number.first
    before = line.word(first - 1)
    if first and grammar.sets["name_words"].before(line.words, first):
        return True
    if (
        first > 1
        and line.glued(first)
        and line.glued(first - 1)
        and before in ("-", "–")
        and line.word(first - 2)[:1].isalpha()
    ):
        return True
    return (
        found.number.scale == 1
        and (found.number.value < 1000 or (found.number.plain and found.number.value in YEARS))
        and first > 1
        and line.is_name(first - 1)
        and before.isalpha()
    )


def complete(line: Line, found: Amount, grammar: Grammar, taken: int) -> Mention:
    """An amount with its hedge, change and rate."""
    first, last, hedge = found.first, found.last, "none"
    if found.negative:
        first -= 1
    if found.second is not None:
        opener = grammar.sets["openers"].before(line.words, first, taken)
        first = opener[0] if opener else first
    before = grammar.hedges.before(line.words, first, taken)
    if before and before[1]:
        first, hedge = before
        again = grammar.hedges.before(line.words, first, taken)
        if again and hedge == "none":
            first, hedge = again
        if hedge in NEGATED and line.word(first - 1) in grammar.data["mentions"]["negators"]:
            first, hedge = first - 1, NEGATED[hedge]
    following = grammar.hedges_after.at(line.words, last)
    if following and hedge == "none" and not (following[0] == last + 1 and line.word(last).isalpha()):
        last, hedge = following
        if (
            found.kind == "count"
            and found.noun is None
            and (noun := measures.noun(line, last, grammar, vague=False))
        ):
            found = evolve(found, unit=noun[2], noun=(noun[0], noun[1]))
    elif hedge == "none" and found.noun and (behind := grammar.hedges_after.at(line.words, found.noun[1])):
        hedge = (
            behind[1] if behind[0] > found.noun[1] + 1 or not line.word(found.noun[1]).isalpha() else hedge
        )
    if found.number.vague and found.second is None:
        hedge = "at-least"
    change = _change(line, found, first, last, grammar, taken)
    rate = _rate(line, found, first, last, grammar, taken)
    if found.kind == "multiple" and grammar.sets["multiple_prefix"].before(line.words, first, taken):
        change = change or None
    mention = values.amount(line, found, first=first, last=last, hedge=hedge, change=change, rate=rate)
    return evolve(mention, relation="compared") if _is_base(line, first, grammar) else mention


def _is_base(line: Line, first: int, grammar: Grammar) -> bool:
    """Whether an amount is what another one is held against: "from 10 (to 12)", "compared with 10"."""
    found = grammar.sets["against"].before(line.words, first)
    if found is None:
        return False
    if found[0] < first - 1:
        return True
    low = max(first - BASE_REACH, 0)
    moved = any(grammar.changes.at(line.words, at) for at in range(low, found[0]))
    return moved and line.word(first - 1) == grammar.data["ranges"]["openers"][0]


def _change(line: Line, found: Amount, first: int, last: int, grammar: Grammar, taken: int) -> Change | None:
    at, average = first, False
    said = grammar.changes.before(line.words, at, taken)
    while said is None and at > taken:
        filler = grammar.sets["fillers"].before(line.words, at, taken)
        if filler is None:
            break
        if line.word(at - 1) == grammar.data["ranges"]["openers"][0]:
            return None  # "down from 10": the level before
        average = average or grammar.sets["average"].before(line.words, at, taken) is not None
        at = filler[0]
        said = grammar.changes.before(line.words, at, taken)
    average = average or any(
        grammar.sets["average"].at(line.words, i) for i in range(max(at - 3, taken), found.first)
    )
    if said and not _neutral(line, said[0], grammar):
        direction, mode = said[1]
        if line.word(first) in grammar.data["mentions"]["level_hedges"]:
            mode = "to"
    elif (after := grammar.changes_after.at(line.words, last)) and (
        found.kind in ("percent", "multiple") or found.noun is None
    ):
        direction, mode, last = after[1], "by", after[0]
    else:
        return None
    step = _step(line, last, grammar)
    if step is None and found.kind == "percent" and (rate := grammar.rates.at(line.words, last)):
        step = rate[1]
    return Change(
        direction=direction, mode=mode, step=step, average=average, multiple=found.kind == "multiple"
    )


def _neutral(line: Line, place: int, grammar: Grammar) -> bool:
    """Whether the longest words there state a level ("reached") and no change."""
    found = grammar.sets["neutral"].at(line.words, place)
    longest = grammar.changes.at(line.words, place)
    return found is not None and (longest is None or longest[0] <= found[0])


def _step(line: Line, last: int, grammar: Grammar) -> str | None:
    """ "year-on-year", "from the previous year" in the words that follow."""
    for at in range(last, min(last + REACH, len(line))):
        if line.word(at) in BARRIERS - {",", "("}:
            break
        if found := grammar.steps.at(line.words, at):
            return found[1]
        if line.is_digits(at):
            break
    return None


def _rate(line: Line, found: Amount, first: int, last: int, grammar: Grammar, taken: int) -> str | None:
    if found.kind == "duration":
        return None
    end = found.noun[1] if found.noun else last
    for at in (last, end):
        after = grammar.rates.at(line.words, at)
        if after and line.word(after[0]) not in grammar.data["mentions"]["not_rates"]:
            return after[1]
    for at in range(first, max(first - REACH, taken - 1), -1):
        if before := grammar.rates_before.before(line.words, at, 0):
            return before[1]
        if line.word(at - 1) in BARRIERS - {","}:
            break
    return None


def relation(line: Line, first: int, grammar: Grammar) -> str | None:
    """How a date relates to its sentence, by the words before it."""
    relations = grammar.sets["relations"]
    found = relations.before(line.words, first)
    if found is None and line.word(first - 1) in grammar.data["mentions"]["date_words"]:
        found = relations.before(line.words, first - 1)
    return found[1] if found else None


def linked(line: Line, found: list[Mention], grammar: Grammar) -> list[Mention]:
    """Changes told since when: the date that follows "from", "compared with"."""
    for index, mention in enumerate(found):
        if mention.change is None and mention.kind != "multiple":
            continue
        for other in found[index + 1 : index + 3]:
            if (
                other.kind == "date"
                and other.period
                and other.relation in ("compared", "since")
                and mention.change
            ):
                found[index] = evolve(mention, change=evolve(mention.change, since=other.period))
                break
    return found
