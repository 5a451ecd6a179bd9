"""Separators: which marks a document puts between thousands and before decimals.

    decimal("2.064", Marks(decimals=frozenset(","), language=","))  ->  ("2064", None)

In: numbers as written. Out: plain decimal text, and the other reading where the document leaves two.
"""

import re

from attrs import frozen

NUMERAL = re.compile(r"(?<![\w.,/-])\d+(?:[.,]\d+)+(?![\w/-]|[.,]\d)|(?<![\w.,/-])\d+(?:[.,]\d+)+(?=\s|%)")


@frozen
class Marks:
    """Marks that the document surely uses before decimals and between thousands, and the language's own."""

    decimals: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    language: str = "."

    @classmethod
    def of(cls, text: str, language: str) -> "Marks":
        decimals, groups = set(), set()
        for match in NUMERAL.finditer(text):
            found = _certain(match[0])
            if found:
                decimals |= found[0]
                groups |= found[1]
        return cls(frozenset(decimals), frozenset(groups), language)


def _certain(written: str) -> tuple[set[str], set[str]] | None:
    """The decimal and grouping marks that one numeral proves."""
    signs = [sign for sign in written if sign in ".,"]
    parts = re.split("[.,]", written)
    if len(set(signs)) == 2 and len(set(signs[:-1])) == 1 and all(len(p) == 3 for p in parts[1:-1]):
        return {signs[-1]}, {signs[0]}
    if len(signs) > 1 and len(set(signs)) == 1 and all(len(p) == 3 for p in parts[1:]):
        return set(), {signs[0]}
    if len(signs) == 1 and (len(parts[1]) != 3 or parts[0] == "0" or len(parts[0]) > 3):
        return {signs[0]}, set()
    return None


def is_version(written: str) -> bool:
    """ "3.11.4": one sign twice or more, and no groups of three; Indian ones ("12,34,567") end in three."""
    parts = re.split("[.,]", written)
    return len(parts) > 2 and len(set(written) & set(".,")) == 1 and len(parts[-1]) != 3


def decimal(written: str, marks: Marks) -> tuple[str, str | None]:
    """A numeral as plain decimal text, and its other reading where both stay possible."""
    written = written.replace("'", "").replace("’", "")
    signs = [sign for sign in written if sign in ".,"]
    if not signs:
        return written, None
    plain = re.sub("[.,]", "", written)
    sure = _certain(written)
    if sure:
        if not sure[0]:
            return plain, None
        head, tail = written.rsplit(next(iter(sure[0])), 1)
        return f"{re.sub('[.,]', '', head)}.{tail}", None
    if len(signs) > 1:
        head, tail = written.rsplit(signs[-1], 1)
        return (plain, None) if len(tail) == 3 else (f"{re.sub('[.,]', '', head)}.{tail}", None)
    sign = signs[0]
    fraction = written.replace(",", ".")
    grouped = sign != marks.language
    proof_group = sign in marks.groups or bool(marks.decimals - {sign})
    proof_decimal = sign in marks.decimals or bool(marks.groups - {sign})
    if proof_group and not proof_decimal:
        return plain, None
    if proof_decimal and not proof_group:
        return (fraction, None) if not grouped else (plain, fraction)
    return (
        plain if grouped else fraction,
        None if proof_group == proof_decimal and not proof_group else (fraction if grouped else plain),
    )
