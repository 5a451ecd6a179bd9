"""Datings: the dates of a sentence as mentions, with what relates them to it.

    "since 1992"  ->  1992, since        "2008-2011"  ->  the span, and its two ends

In: a place that a date may start at. Out: mentions of kind date; later dates lean on them.
"""

from datetime import date, timedelta

from attrs import evolve

from factcheck.mentions import (
    amounts,
    datebounds,
    dategrammars,
    dateperiods,
    datespans,
    hedges,
    relatives,
    values,
)
from factcheck.mentions.datewords import OPEN, Date
from factcheck.mentions.finds import Finds
from factcheck.mentions.records import Mention
from factcheck.mentions.scans import Scan
from factcheck.periods import Period
from factcheck.values import Value

BOUNDS = frozenset(["over", "under", "nearly", "at-least", "up-to"])
"""Hedges that leave one end of a length open."""


def read(finds: Finds, place: int) -> int | None:
    """The place after the date or span of dates that starts at a place."""
    scan = finds.scan
    read = datespans.read(scan, place)
    if read is None:
        return None
    first, last = read
    if last is None and _is_titled(scan, first):
        return first.end
    dateperiods.settle(scan, first, finds.context)
    if first.meaning.startswith("that") and first.period.start is None:
        return None  # no date before it that it could mean
    cue = dateperiods.relation(scan, first)
    relation = _relation(finds, first, cue)
    if last is None:
        if _bounds_length(scan, first):
            return None
        if (length := _length(finds, first)) is not None:
            return _from_on(finds, length, first)
        after = dategrammars.calendar_of(scan.grammar.code).onward.at(scan.words, first.end, scan.high)
        _add(finds, first, relation, bound=datebounds.of(scan, first, after[1] if after else cue))
        _note(finds, first, relation)
        return first.end
    dateperiods.settle_last(scan, first, last, finds.context)
    return _span(finds, first, last, relation)


def _is_titled(scan: Scan, found: Date) -> bool:
    """Whether a date in words is the name of something: "đường Ba Tháng Hai", "Nineteen Eighty-Four"."""
    g, places = scan.grammar, range(found.start, found.end)
    opened = (
        scan.words[found.start] in g.units
        or scan.words[found.start] in g.teens
        or scan.words[found.start] in g.tens
    )
    return (
        opened
        and found.start > scan.low
        and len(places) > 1
        and all(scan.words[at].isalpha() and scan.is_name(at) for at in places)
    )


def _bounds_length(scan: Scan, found: Date) -> bool:
    """Whether words bound a length, so that no days follow: "hơn 30 năm qua"."""
    if datebounds.is_distant(found) or hedges.before(scan, found.start)[1] not in BOUNDS:
        return False
    amount = amounts.at(scan, found.start)
    return amount is not None and amount.kind == "duration" and amount.end < found.end


def _relation(finds: Finds, found: Date, relation: str | None) -> str | None:
    """The relation of a date; "from" compares right after a figure, and a future "to" is a deadline."""
    scan = finds.scan
    if relation == "from":
        near = finds.mentions and finds.mentions[-1].kind != "date" and finds.mentions[-1].change is not None
        day = found.period.start is not None and found.period.days == 1
        relation = "compared" if near and not day else "since"
    reported = scan.reported.end if scan.reported is not None else None
    start = found.period.start
    future = reported is not None and start is not None and start > reported
    if relation in ("as-of", "by") and start is not None and reported is not None:
        return "by" if future else "as-of"
    return relation


def _add(
    finds: Finds,
    found: Date,
    relation: str | None,
    part_of: int | None = None,
    bound: Value | None = None,
) -> None:
    scan = finds.scan
    start, end = scan.span(found.start, found.end)
    finds.mentions.append(
        Mention(
            start=start,
            end=end,
            number=scan.span(found.core, found.end),
            kind="date",
            value=values.days(found.period),
            unit="date",
            period=found.period,
            bound=bound,
            relation=relation,
            part_of_span=part_of,
            fault=found.fault,
            alternatives=(values.days(found.other),) if found.other else (),
        )
    )


def _length(finds: Finds, first: Date) -> Mention | None:
    """The length of time right before a day that it starts on: "3 days starting next Monday"."""
    scan, start = finds.scan, first.period.start
    cue = dategrammars.calendar_of(scan.grammar.code).onsets.before(scan.words, first.start, scan.low)
    length = finds.mentions[-1] if finds.mentions and cue is not None else None
    if length is None or cue is None or length.kind != "duration" or length.fault or start is None:
        return None
    whole = length.value.point is not None and length.value.point.denominator == 1
    beside = cue[0] > scan.low and length.end == scan.ends[cue[0] - 1] and length.change is None
    return length if whole and beside and first.period.days == 1 else None


def _from_on(finds: Finds, length: Mention, first: Date) -> int:
    """The days of a length of time from a day on, as a span of which both are parts."""
    scan, start = finds.scan, first.period.start
    try:
        after = relatives.moved(start or date.max, int(length.value.point or 0), length.unit)
        period = Period(start=start, end=after - timedelta(days=1), basis=first.period.basis)
    except (OverflowError, ValueError, KeyError):
        _add(finds, first, "since")
        return first.end
    span = (length.start, scan.ends[first.end - 1])
    finds.mentions[-1] = Mention(
        start=span[0],
        end=span[1],
        number=span,
        kind="date",
        value=values.days(period),
        unit="date",
        period=period,
        relation="in",
    )
    finds.mentions.append(evolve(length, part_of_span=span[0]))
    _add(finds, first, None, span[0])
    _note(finds, first, "in")
    return first.end


def _span(finds: Finds, first: Date, last: Date, relation: str | None) -> int | None:
    """A span of dates and its two ends."""
    a, b = first.period, last.period
    fault = first.fault or last.fault
    if not fault and a.start and b.end and (a.start > b.end or (b.start and a.start > b.start)):
        _add(finds, first, relation)
        _note(finds, first, relation)
        return first.end
    scan = finds.scan
    period = OPEN
    value = values.days(OPEN)
    if not fault and a.start and b.end:
        period = Period(start=a.start, end=b.end, basis=a.basis, certain=a.certain and b.certain)
        value = evolve(Value.span(values.days(a), values.days(b)), hedge="none")
    span = scan.span(first.start, last.end)
    mention = Mention(
        start=span[0],
        end=span[1],
        number=span,
        kind="date",
        value=value,
        unit="date",
        period=period,
        relation=_of_span(last, relation),
        fault=fault,
    )
    finds.mentions.append(mention)
    _add(finds, first, None, span[0])
    _add(finds, last, None, span[0])
    _note(finds, last, relation)
    return last.end


def _of_span(last: Date, relation: str | None) -> str | None:
    """A span up to now is since its start: a level is the present one, what adds up is all of it."""
    if last.meaning == datespans.NOW:
        return "since"
    return "in" if relation in ("since", "compared") else relation


def _note(finds: Finds, found: Date, relation: str | None) -> None:
    """Let later dates of the sentence lean on this one."""
    if "year" in found.parts:
        finds.context.years = (*finds.context.years, found.parts["year"])
    if found.period.start is None or relation in ("since", "before", "compared"):
        return
    if "year" in found.parts or found.meaning:
        finds.context.anchor = finds.scan.told = found.period
        finer = found.parts.keys() & {"month", "q", "day"}
        finds.context.leads = "year" in found.parts and bool(finer or found.start <= finds.scan.low + 2)
    else:
        finds.context.anchor = found.period
