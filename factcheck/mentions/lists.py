"""Lists: bare numbers that take the unit of the last one: "15, 20 and 30 MW".

In: the amount that was just found. Out: the mentions before it, with its unit.
"""

from attrs import evolve

from factcheck.mentions import values
from factcheck.mentions.finds import Finds
from factcheck.mentions.records import Amount

SPREAD = 10
"""How many times the last number of a list another may be to share its scale word."""


def share(finds: Finds, amount: Amount, unit: str, kind: str) -> None:
    """Give its unit to the bare numbers listed before it: "15, 20 and 30 MW", "45 and 50 cases"."""
    last = finds.mentions[-1]
    if amount.number.in_digits and (not amount.is_bare or last.noun) and kind != "multiple":
        place = finds.scan.starts[amount.start]
        for index in range(len(finds.mentions) - 2, -1, -1):
            mention, bare = finds.mentions[index], finds.bare.get(index)
            between = finds.scan.text[mention.end : place].replace(",", " ").split()
            joined = all(word.lower() in finds.scan.grammar.list_joiners for word in between)
            if bare is None or mention.noun or mention.change or not joined or place - mention.end > 8:
                break
            if amount.is_bare and place == last.start and not between:
                break  # "he scored 45, 50 people watched"
            bare = _scaled(bare, amount)
            value = values.read(finds.scan, bare, unit, kind, mention.value.hedge)
            finds.mentions[index] = evolve(mention, value=value, unit=unit, kind=kind)
            place = mention.start
    if amount.is_bare and kind != "duration":
        finds.bare[len(finds.mentions) - 1] = amount


def _scaled(bare: Amount, last: Amount) -> Amount:
    """A number with the scale of the last one of its list: "25.6, 55.9 and 81.5 billion dollars"."""
    scale = last.number.scale
    if bare.number.scaled or scale < 1000 or bare.number.point * scale > SPREAD * last.number.point:
        return bare
    return evolve(bare, number=bare.number.times(scale, bare.number.end))
