"""Claims made by hand, for tests of what comes after linking."""

import zlib
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from attrs import evolve

from factcheck.claims import Claim
from factcheck.measures import Measure, Rule
from factcheck.packs import Pack
from factcheck.periods import Period
from factcheck.ranges import Range
from factcheck.values import Value


def year(number: int) -> Period:
    return Period(start=date(number, 1, 1), end=date(number, 12, 31))


def window(first: date, last: date) -> Period:
    return Period(start=first, end=last, basis="published", certain=first == last)


def rounded(number: str, unit: str) -> Value:
    """A bare number: half a unit of its last digit of core, a whole one of support, on each side."""
    point = Fraction(number)
    width = Fraction(1, 10 ** len(number.partition(".")[2]))
    return evolve(
        Value.exact(point, unit),
        core=Range(lo=point - width / 2, hi=point + width / 2),
        support=Range(lo=point - width, hi=point + width),
        hedge="none",
    )


def claim(measure: str, number: str | Value, source: str = "one.txt", **given: Any) -> Claim:
    """A claim of a measure; what is not given is as plain as can be: billions of dollars in 2024."""
    unit = given.pop("unit", "USD")
    value = number if isinstance(number, Value) else rounded(number, unit)
    text = given.pop("text", number if isinstance(number, str) else "a value")
    start = given.pop("start", zlib.crc32(f"{measure} {text}".encode()))
    fields: dict[str, Any] = {
        "id": f"{source}:{start}-{start + len(text)}",
        "language": "en",
        "region": "body",
        "line": 1,
        "column": start + 1,
        "kind": "money",
        "hedge": "none",
        "as_of": year(2024),
        "reported": window(date(2025, 2, 1), date(2025, 2, 1)),
        "quote": f"{source} says that {measure} was {text}.",
    }
    fields |= given
    return Claim(
        source=source,
        text=text,
        start=start,
        end=start + len(text),
        value=value,
        unit=value.unit,
        measure=measure,
        **fields,
    )


def pack(*rules: Rule, measures: Mapping[str, Measure] | None = None) -> Pack:
    return Pack(rules=rules, measures=measures or {})
