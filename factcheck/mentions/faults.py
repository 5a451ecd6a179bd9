"""Faults: figures whose writing says that something is wrong; they are told, never repaired.

    "300người", "5 million million", "1O0 %", "12,00 workers", "imports 55.9 and exports 25.6 billion"

In: an amount, or all figures of a sentence. Out: what is wrong, in words; nothing where one may be mistaken.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from attrs import evolve

from factcheck.mentions.finds import Finds
from factcheck.mentions.nouns import Noun
from factcheck.mentions.records import Amount
from factcheck.mentions.scans import Scan
from factcheck.values import Value

WORD = 3
"""Letters that a counted noun has at least when it is glued to its number: shorter ones may be units."""
BLANK_CENTS = re.compile(r"[0-9]+([.,])00\Z")
LEAST_SCALE = 10**6
SPREAD = 10
"""How many times the figures beside it a number without its scale word may be, or they it."""
LONGEST = 30
"""Digits beyond which nobody mistypes one of them."""
OPENING = frozenset(
    ("(", "[", "“", '"', "'", "‘", "~", "≈", "<", ">", "≥", "≤", "+", "-", "−", "=", "–", "—")
)
"""Signs that a number glued to its word may stand behind; another one says that both are code."""
HEXADECIMAL = frozenset("abcdef")
HASH = 7
"""Digits of the shortest hash that texts write: "3175559bed"."""
CLOSING = frozenset((",", ";", ".", ")", ""))


def of_amount(scan: Scan, amount: Amount, noun: Noun | None) -> str | None:
    """What is wrong with the writing of an amount."""
    if amount.number.fault:
        return amount.number.fault
    text = scan.text[scan.starts[amount.number_start] : scan.ends[amount.number_end - 1]]
    if amount.is_bare and noun is not None and is_glued(scan, amount.end):
        return f"{text}{scan.raw(amount.end)}: no blank between the number and the word"
    if (twice := _doubled(scan, amount)) is not None:
        return f'{text}: "{twice}" stands twice'
    cents = BLANK_CENTS.match(text) if amount.is_bare and noun is not None and noun.is_known else None
    if cents is not None and cents[1] != scan.marks.decimal:
        return f"{text}: two digits after the mark that groups three"
    return None


def is_glued(scan: Scan, place: int) -> bool:
    """Whether a word that can only be counted is written right behind its number: "5000people"."""
    word = scan.word(place)
    known = len(word) >= WORD and scan.grammar.nouns.at(scan.words, place, scan.high) is not None
    if not (known and scan.glued(place - 1) and scan.is_numeral(place - 1)) or scan.is_name(place):
        return False
    in_code = scan.glued(place) and scan.word(place + 1)[:1].isalnum()  # "205bed0bec"
    in_code |= len(scan.words[place - 1]) + len(word) >= HASH and HEXADECIMAL.issuperset(word)
    before = place - 2
    in_code |= before >= scan.low and scan.glued(before) and scan.word(before) not in OPENING  # ":3match"
    return not in_code


def _doubled(scan: Scan, amount: Amount) -> str | None:
    """A scale word that follows itself: "5 million million"."""
    for place in range(amount.number_start, amount.number_end - 1):
        word = scan.words[place]
        if word == scan.words[place + 1] and scan.grammar.scales.at(scan.words, place) is not None:
            return word
    return None


def letter(finds: Finds, place: int) -> int | None:
    """The place after "1O0", a letter among digits, where a unit or noun says that a number is meant."""
    scan, g = finds.scan, finds.scan.grammar
    parts = [scan.raw(at) for at in range(place, place + 3)]
    if not (parts[0].isdigit() and parts[1] in ("O", "o") and parts[2].isdigit()):
        return None
    end = place + 3
    if not (scan.glued(place) and scan.glued(place + 1)) or (place > scan.low and scan.glued(place - 1)):
        return None
    noun = g.nouns.at(scan.words, end, scan.high)
    if noun is None and g.unit_names.at(scan.words, end, scan.high) is None and scan.word(end) != "%":
        return None
    number = Fraction(int(f"{parts[0]}0{parts[2]}")) if len("".join(parts)) < LONGEST else Fraction(0)
    unit = noun[1] if noun else "item"
    fault = f"{''.join(parts)}: the letter {parts[1]} among digits"
    value = Value.read(number, unit=unit, kind="count")
    found = Noun(end, noun[0], unit) if noun else None
    finds.add(place, end, (place, end), "count", value, unit, found, fault=fault)
    return end


def settle(finds: Finds) -> None:
    """Tell of figures of a sentence that lack the scale word that those beside them have."""
    scaled = [amount for amount in finds.amounts.values() if amount.number.scale >= LEAST_SCALE]
    scales = {amount.number.scale for amount in scaled}
    if len(scaled) < 2 or len(scales) != 1:
        return
    scale = scales.pop()
    beside = [amount.number.point / scale for amount in scaled]
    word = finds.scan.words[scaled[0].number_end - 1]
    for index, amount in _bare(finds):
        point = amount.number.point
        if min(beside) / SPREAD <= point <= max(beside) * SPREAD:
            text = finds.scan.raw(amount.number_start)
            fault = f'{text}: the figures beside it have "{word}", this one has not'
            finds.mentions[index] = evolve(finds.mentions[index], fault=fault)


def _bare(finds: Finds) -> Iterator[tuple[int, Amount]]:
    """The decimals of a sentence with neither scale, unit nor noun, by their mentions."""
    scan = finds.scan
    for index, amount in finds.amounts.items():
        mention = finds.mentions[index]
        plain = mention.kind == "count" and mention.noun is None and mention.change is None
        if not plain or mention.fault or amount.number.scaled or amount.number.point.denominator == 1:
            continue
        following = scan.word(amount.end)
        if following in CLOSING or following in scan.grammar.list_joiners:
            yield index, amount
