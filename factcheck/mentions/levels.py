"""Levels: what something was before a change and after it, told apart from the change.

    "rose from 5 to 7 dollars"  ->  5 dollars; 7 dollars, up to

In: two amounts that could be the ends of a range, or the place of a figure. Out: mentions of levels.
"""

from attrs import evolve

from factcheck.mentions import changes, nouns, values
from factcheck.mentions.finds import Finds
from factcheck.mentions.records import Amount, Change
from factcheck.mentions.scans import Scan


def opened(scan: Scan, place: int) -> int:
    """The place before "from" or "between"."""
    found = scan.grammar.range_openers.before(scan.words, place, scan.low)
    return found[0] if found else place


def read(finds: Finds, pair: tuple[Amount, Amount], core: int, start: int, hedge: str) -> int:
    """ "rose from 5 to 7 dollars": two levels, the second what the first changed to."""
    scan, (first, last) = finds.scan, pair
    change = changes.around(scan, opened(scan, core), opened(scan, start), first.end, first.kind)
    noun = nouns.counted(scan, last)
    for amount, place, said in ((first, start, None), (last, last.start, change)):
        unit = noun.unit if noun and amount.kind == "count" else amount.unit
        kind = "multiple" if amount.number.fraction and amount.kind == "count" else amount.kind
        value = values.read(scan, amount, unit, kind, hedge if said is None else "none")
        finds.add(
            place,
            amount.end,
            (amount.number_start, amount.number_end),
            kind,
            value,
            unit,
            noun if said else None,
            change=evolve(said, mode="to") if said else None,
            fault=amount.number.fault,
        )
    return last.end


def settled(finds: Finds, change: Change | None, core: int, *, paired: bool) -> Change | None:
    """ "tăng từ 48.000 lên 88.000": the first is a level, the second what it changed to."""
    scan, earlier = finds.scan, finds.rising
    finds.rising = None
    if change is not None and not paired and opened(scan, core) != core:
        finds.rising = change
        return None
    if change is None and earlier is not None and scan.grammar.level_words.before(scan.words, core, scan.low):
        return evolve(earlier, mode="to")
    return change
