"""Numerals in digits: grouping and decimal marks told apart by shape, by the document, by the language.

    read("2.064", marks of a Vietnamese text)  ->  2064          read("16,2", the same)  ->  16.2

In: a numeral such as "1,234.56" and the marks that the document uses. Out: `Literal`, with the other reading
where one remains, or nothing where the digits are no number (1.2.3, 15.8.2025).
"""

import re
from collections.abc import Iterable
from fractions import Fraction

from attrs import frozen

SIMPLE = re.compile(r"[0-9]+\Z")
ONE_MARK = re.compile(r"([0-9]+)([.,])([0-9]+)\Z")
GROUPED = re.compile(r"[0-9]{1,3}([.,])[0-9]{3}(?:\1[0-9]{3})+\Z")
INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})*,[0-9]{3}\Z")
GROUPS = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+\Z")
TWO_MARKS = re.compile(r"([0-9]+(?:([.,])[0-9]{2,3})+)(?!\2)([.,])([0-9]+)\Z")
IRREGULAR = re.compile(r"[0-9]{1,3}(?:,[0-9]+){2,}\Z")
LONGEST = 400
"""Digits beyond which a numeral is noise: no figure has that many."""


@frozen
class Literal:
    """A numeral read: its digits as one whole number over 10 ** places."""

    point: Fraction
    places: int
    rounded: bool  # ends in zeros before the mark
    other: Fraction | None = None  # the reading that the marks would also allow
    fault: str | None = None


@frozen
class Marks:
    """The decimal mark of the language, and what the document's unmistakable numerals say of each mark."""

    decimal: str
    as_decimal: frozenset[str] = frozenset()
    as_group: frozenset[str] = frozenset()

    def is_group(self, mark: str) -> tuple[bool, bool]:
        """Whether a mark before three digits groups them, and whether that is beyond doubt."""
        if mark in self.as_group and mark not in self.as_decimal:
            return True, True
        if mark in self.as_decimal and mark not in self.as_group:
            return False, mark == self.decimal
        other = "," if mark == "." else "."
        usual = mark != self.decimal
        if mark not in self.as_decimal and other in self.as_decimal and other not in self.as_group:
            return True, True
        if mark not in self.as_decimal and other in self.as_group and other not in self.as_decimal:
            return False, not usual
        return usual, not self.as_decimal & self.as_group


def marks_of(numerals: Iterable[str], decimal: str) -> Marks:
    """What the marks of a document mean, from the numerals that can be read only one way."""
    as_decimal: set[str] = set()
    as_group: set[str] = set()
    for numeral in numerals:
        if (one := ONE_MARK.match(numeral)) and (
            len(one[3]) in (1, 2) or (one[1] == "0" and len(one[3]) == 3)
        ):
            as_decimal.add(one[2])
        elif grouped := GROUPED.match(numeral):
            as_group.add(grouped[1])
        elif two := TWO_MARKS.match(numeral):
            as_group.add(two[2])
            as_decimal.add(two[3])
    return Marks(decimal, frozenset(as_decimal), frozenset(as_group))


def whole(digits: str, *, other: Fraction | None = None, fault: str | None = None) -> Literal:
    """A numeral without a decimal mark."""
    return Literal(Fraction(int(digits)), 0, digits.endswith("0") and digits.strip("0") != "", other, fault)


def decimal(head: str, tail: str, *, other: Fraction | None = None) -> Literal:
    """A numeral with digits after its decimal mark."""
    return Literal(Fraction(int((head or "0") + tail), 10 ** len(tail)), len(tail), False, other)


def read(numeral: str, marks: Marks) -> Literal | None:
    """What a numeral says; nothing where it is no number."""
    if len(numeral) > LONGEST:
        return None
    if SIMPLE.match(numeral):
        return whole(numeral)
    if one := ONE_MARK.match(numeral):
        return _one(one[1], one[2], one[3], marks)
    if grouped := GROUPED.match(numeral):
        return whole(numeral.replace(grouped[1], ""))
    if INDIAN.match(numeral):
        return whole(numeral.replace(",", ""))
    if (two := TWO_MARKS.match(numeral)) and (GROUPS.match(two[1]) or INDIAN.match(two[1])):
        return decimal(two[1].replace(two[2], ""), two[4])
    if (
        marks.decimal == "."
        and IRREGULAR.match(numeral)
        and any(len(part) > 3 for part in numeral.split(","))
    ):
        return whole(numeral.replace(",", ""), fault=f"{numeral}: the groups of digits are not three long")
    return None


def _one(head: str, mark: str, tail: str, marks: Marks) -> Literal:
    """A numeral with one mark: decimal unless exactly three digits follow one to three."""
    if len(tail) > 3 and tail.endswith("00") and mark != marks.decimal and mark not in marks.as_decimal:
        return whole(head + tail, fault=f"{head}{mark}{tail}: the groups of digits are not three long")
    if len(tail) != 3 or head.startswith("0"):
        return decimal(head, tail)
    if len(head) > 3:
        if mark == marks.decimal or (mark in marks.as_decimal and mark not in marks.as_group):
            return decimal(head, tail, other=Fraction(int(head + tail)) if tail == "000" else None)
        return whole(head + tail, fault=f"{head}{mark}{tail}: the groups of digits are not three long")
    groups, certain = marks.is_group(mark)
    as_whole, as_decimal = Fraction(int(head + tail)), Fraction(int(head + tail), 1000)
    if groups:
        return whole(head + tail, other=None if certain else as_decimal)
    return decimal(head, tail, other=None if certain else as_whole)
