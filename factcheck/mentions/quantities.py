"""Quantities: numbers, amounts and ranges as mentions, with their hedge, noun, rate and change.

    "more than 350,000 visitors a month"  ->  over 350,000 visit, a month

In: a place that an amount may start at. Out: its mention, or how far to go on where it is no figure.
"""

from attrs import evolve

from factcheck import units
from factcheck.errors import UnitError
from factcheck.mentions import (
    ages,
    amounts,
    bounds,
    changes,
    compounds,
    faults,
    hedges,
    levels,
    lists,
    multiples,
    multitudes,
    names,
    nouns,
    pointers,
    ranges,
    rates,
    ratios,
    scores,
    values,
)
from factcheck.mentions.changes import Figure
from factcheck.mentions.finds import Finds
from factcheck.mentions.nouns import Noun
from factcheck.mentions.records import Amount, Change
from factcheck.mentions.scans import Scan
from factcheck.values import Value


def read(finds: Finds, place: int) -> int | None:
    """The place after the amount or range that starts at a place."""
    scan = finds.scan
    first = amounts.at(scan, place)
    if first is None:
        return None
    if (score := scores.end(scan, first)) is not None:
        return score
    core = first.start
    start, hedge = hedges.before(scan, core)
    if (first.kind == "duration" and hedges.spans(scan, core, first.end)) or _is_over(finds, first, start):
        start, hedge = core, "none"
    based = levels.is_base(finds, Figure(core, start, first.end, first.kind, first.unit))
    if based and (pair := ranges.levels(scan, first)) is not None:
        return _put(finds, pair[0], None, nouns.counted(scan, pair[1]), core, start, hedge)
    led = based and scan.grammar.verbs_last  # "5명에서" before "7명으로"
    pair = None if led else ranges.read(scan, first) or ranges.bounded(scan, first, hedge)
    whole = pair[1] if pair else first
    whole = multiples.times(scan, whole) if not pair else whole
    if not pair and (share := ratios.read(scan, whole)) is not None:
        whole = share
    noun = nouns.counted(scan, whole)
    if not pair and not pointers.stands(scan, whole, noun, hedge):
        return names.listed(scan, _passed(whole))
    if pair and first.is_bare and names.is_named(scan, first.number_start, noun):
        return names.listed(scan, whole.end)
    return _put(finds, pair[0] if pair else whole, whole if pair else None, noun, core, start, hedge)


def _is_over(finds: Finds, amount: Amount, start: int) -> bool:
    """Whether "over" parts a quantity from what it is spread over: "climbs 340 m over 5 km"."""
    scan = finds.scan
    spread = scan.word(start) in scan.grammar.spanning and start == amount.start - 1
    last = finds.mentions[-1] if finds.mentions and spread and amount.kind == "quantity" else None
    return last is not None and last.kind == "quantity" and last.end == scan.ends[start - 1]


def _passed(amount: Amount) -> int:
    """How far a number that is no figure is passed over."""
    return amount.number_end if amount.number.in_digits else max(amount.number_end, amount.number_start + 1)


def _put(
    finds: Finds, first: Amount, last: Amount | None, noun: Noun | None, core: int, start: int, hedge: str
) -> int:
    """Add the mention of an amount or a range."""
    scan = finds.scan
    whole = last or first
    end, later = hedges.after(scan, whole.end, whole.point if whole.is_bare else None)
    if later is not None and noun is None and whole.kind == "count":
        noun = nouns.after(scan, end)
    closing = end
    if later is None and noun is not None:
        closing, later = hedges.after(scan, noun.end)
    hedge = hedges.combined(hedges.combined(hedge, whole.hedge), later)
    unit, kind = whole.unit, whole.kind
    opened = ranges.opened(scan, core) if last is not None and start == core else start
    if kind == "count" and ages.is_age(finds, whole, opened, end, hedge):
        unit, kind, noun = "year", "duration", None
    if kind == "count" and first.number.fraction:
        kind, unit = "multiple", "dimensionless"
    if kind == "count" and noun is None:
        noun = nouns.before(scan, start)
    if kind == "count" and noun is not None:
        unit = noun.unit
        unit, kind = _per(scan, noun, unit)
    if kind == "count" and noun is None and last is None and _is_percentage(scan, core, end):
        unit, kind = "percent", "percent"
    per = rates.after(scan, end) or (rates.after(scan, noun.end) if noun else None)
    if per is None and kind == "quantity":
        per = rates.after_object(scan, end)
    rate = per[1] if per else rates.before(scan, start)
    figure = Figure(
        multiples.before_prefix(scan, core, kind),
        multiples.before_prefix(scan, start, kind),
        whole.end,
        kind,
        unit,
    )
    change = levels.stance(finds, figure)
    if change is not None and change.mode != "by" and noun is None and kind == "count" and finds.move:
        unit = finds.move.unit if finds.move.kind == "count" else unit  # "rose to 45 cases from 32"
    if change is not None and change.mode == "from" and last is not None:
        change = evolve(change, mode="by")  # "tăng từ 3 đến 5 %"
    if change is None and (way := changes.compared(scan, figure)) is not None:
        change, start, hedge = Change(direction=way, mode="by", multiple=kind == "multiple"), core, "none"
    value, others = _value(scan, first, last, unit, kind, hedge, change)
    number = (first.number_start, whole.number_end)
    if last is not None and start == core:
        start = ranges.opened(scan, core)
    fault = faults.of_amount(scan, first, noun) or (faults.of_amount(scan, last, noun) if last else None)
    finds.add(
        start, end, number, kind, value, unit, noun, rate=rate, change=change, others=others, fault=fault
    )
    if last is None:
        finds.amounts[len(finds.mentions) - 1] = first
        lists.share(finds, first, unit, kind)
        bounds.join(finds, start, closing if noun is None or noun.counter else -1)
    return per[0] if per else end  # "một tháng" in "5 triệu đồng một tháng" is no month


def _is_percentage(scan: Scan, place: int, end: int) -> bool:
    """ "a percentage of 10": a bare number after words for a percentage that has none of its own."""
    said = scan.grammar.percent_of.before(scan.words, place, scan.low)
    if said is None or not scan.closes(end):
        return False
    return not scan.is_numeral(said[0] - 1) and scan.word(said[0] - 1) not in scan.grammar.units


def _per(scan: Scan, noun: Noun, unit: str) -> tuple[str, str]:
    """ "people per km²" is a quantity of its own."""
    per = scan.grammar.divides.at(scan.words, noun.end, scan.high)
    below = compounds.at(scan, per[0]) if per is not None else None
    if below is None or below.scale != 1:
        return unit, "count"
    try:
        return units.canonical(f"{unit} / {below.name}"), "quantity"
    except UnitError:
        return unit, "count"


def _value(
    scan: Scan, first: Amount, last: Amount | None, unit: str, kind: str, hedge: str, change: Change | None
) -> tuple[Value, tuple[Value, ...]]:
    down = change is not None and change.direction == "down" and change.mode == "by" and kind != "multiple"
    if last is not None:
        others = values.others_between(scan, first, last, down=down)
        return values.between(scan, first, last, unit, kind, down=down), others
    if first.spread is not None:
        return values.spread(scan, first, first.spread, unit, kind), ()
    value = values.read(scan, first, unit, kind, hedge, down=down)
    return value, values.others(scan, first, unit, kind, hedge, down=down)


def vague(finds: Finds, place: int) -> int | None:
    """ "millions of", "vài chục nghìn": at least two of them."""
    scan, g = finds.scan, finds.scan.grammar
    found = multitudes.at(scan, place)
    if found is None:
        return None
    end, scale = found
    unit, kind, after = "item", "count", end + (scan.word(end) in g.vague_links)
    if (currency := g.currency_names.at(scan.words, after, scan.high)) is not None:
        unit, kind, after = currency[1], "money", currency[0]
    elif (measured := compounds.at(scan, after)) is not None:
        unit, after = measured.name, measured.end
        kind = "percent" if units.is_percent(unit) else "duration" if units.is_time(unit) else "quantity"
    noun = nouns.after(scan, after) if kind == "count" else None
    value = Value.vague(scale, unit=noun.unit if noun else unit, reading=scan.reading)
    rate = rates.before(scan, place)
    finish = after if kind != "count" else end
    finds.add(place, finish, (place, end), kind, value, noun.unit if noun else unit, noun, rate=rate)
    return finish
