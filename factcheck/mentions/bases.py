"""Bases: since when a change counts, from the dates of its sentence.

    "up 5 % on 2023"  ->  since 2023        "Debt doubled between 2010 and 2020"  ->  since 2010

In: the mentions of a sentence. Out: its changes with `since` and, where the dates are a year, a quarter or a
month apart, their step; a date that a figure is compared with dates nothing else.
"""

from bisect import bisect_left, bisect_right

from attrs import evolve

from factcheck.mentions.changes import STOPS
from factcheck.mentions.finds import Finds
from factcheck.mentions.records import Change, Mention
from factcheck.mentions.scans import Scan
from factcheck.periods import Period

REACH = 10
"""Words that may part a change from the date that it counts from."""
FIRST = 4
"""Mentions at the start of a sentence among which the date that opens it stands."""
BASES = ("compared", "since")
STEPS = (("year", 12), ("quarter", 3), ("month", 1))


def settle(finds: Finds) -> None:
    """Give each change of a sentence the date that it counts from."""
    mentions = finds.mentions
    for index, mention in enumerate(mentions):
        if mention.kind == "date" or not _may_count(mention):
            continue
        found = _after(finds, index)
        if found is None and mention.change is not None:
            found = _opening(finds, index)
        if found is None:
            continue
        date, period = found
        if mentions[date].value.ends is None and mentions[date].relation not in BASES:
            mentions[date] = evolve(mentions[date], relation="compared")
        change = mention.change or Change(direction="up", mode="by", multiple=True)
        step = change.step or _step(finds, period, compared=mentions[date].relation == "compared")
        mentions[index] = evolve(mention, change=evolve(change, since=period, step=step))


def _may_count(mention: Mention) -> bool:
    """Whether a figure is a change, or a multiple that is one if a date follows: "gấp đôi năm 2010"."""
    if mention.change is not None:
        return mention.change.mode == "by" and mention.change.since is None
    return mention.kind == "multiple"


def _after(finds: Finds, index: int) -> tuple[int, Period] | None:
    """The date after a change that it leans on: "since 2015", "on 2023", "between 2010 and 2020"."""
    scan, mentions, mention = finds.scan, finds.mentions, finds.mentions[index]
    end = _place(scan, (mention.noun or (0, mention.end))[1])
    for at in range(index + 1, len(mentions)):
        date = mentions[at]
        if date.kind != "date":
            return None
        begin = bisect_left(scan.starts, date.start, scan.low, scan.high)
        between = scan.words[end:begin]
        if len(between) > REACH or any(word in STOPS or word in scan.grammar.parting for word in between):
            return None
        if date.period is None or date.period.start is None or date.part_of_span is not None:
            continue
        leaning = _leans(scan, between)
        if mention.change is None and between and not leaning:
            return None
        if date.relation in BASES or leaning or mention.change is None:
            return (at, date.period) if date.value.ends is None else _first_end(mentions, at)
        if date.value.ends is not None and _is_opened(scan, begin):
            return _first_end(mentions, at)
    return None


def _leans(scan: Scan, between: list[str]) -> bool:
    """Whether the words before a date compare with it: "on", "than in", "as in"."""
    g = scan.grammar
    return bool(between) and between[0] in g.leaning and all(word in g.leaning_on for word in between)


def _opening(finds: Finds, index: int) -> tuple[int, Period] | None:
    """The date before a change that opens its sentence: "Since 2015, prices have risen 12 %"."""
    for at, date in enumerate(finds.mentions[: min(index, FIRST)]):
        if date.kind != "date":
            return None
        if date.part_of_span is not None or date.period is None or date.period.start is None:
            continue
        if date.relation in BASES:
            return at, date.period
        begin = bisect_left(finds.scan.starts, date.start)
        if date.value.ends is not None and _is_opened(finds.scan, begin):
            return _first_end(finds.mentions, at)
    return None


def _place(scan: Scan, character: int) -> int:
    """The place of the first word from a character on."""
    return bisect_right(scan.ends, character, scan.low, scan.high)


def _is_opened(scan: Scan, place: int) -> bool:
    """Whether a span stands after "from" or "between": what moved, moved over it."""
    return scan.grammar.range_openers.before(scan.words, place, scan.low) is not None


def _first_end(mentions: list[Mention], span: int) -> tuple[int, Period] | None:
    """The first of the two ends of a span of years; shorter spans may be compared with those before."""
    first = mentions[span + 1] if span + 1 < len(mentions) else None
    if first is None or first.part_of_span is None or first.period is None:
        return None
    return (span, first.period) if first.period.granularity == "year" else None


def _step(finds: Finds, since: Period, *, compared: bool) -> str | None:
    """The unit of time between what a change counts from and the date of its sentence, or publication."""
    anchor = finds.context.anchor
    if since.start is None or not compared:
        return None
    if anchor is not None and anchor.start is not None and not anchor.same_days(since):
        if anchor.granularity != since.granularity:
            return None
        apart = (anchor.start.year - since.start.year) * 12 + anchor.start.month - since.start.month
        return next((unit for unit, months in STEPS if months == apart), None)
    reported = finds.scan.reported
    if since.granularity != "year" or reported is None or reported.start is None:
        return None
    return "year" if 1 <= reported.start.year - since.start.year <= 2 else None
