"""Short readings: a mention on one line, as the cases under tests/cases write it.

    over 200,000 | count | lo 200000 | person | over
    tăng 12% …   ->  12% | percent | 12 | percent | none | up by year
    in May 2021  ->  May 2021 | date | 2021-05-01..2021-05-31 | in
    31 June 2021 | date | fault

Value: the point where the words state one, else the bounds that they state. After the hedge, where there is
one: the change (direction, mode, step, "average"), the rate ("a month"), another reading ("or 2.064").
Dates: the days, what relates them to the sentence, "end" for the two ends of a span.
"""

from collections.abc import Iterator
from fractions import Fraction

from factcheck.documents import Document, Source
from factcheck.documents import read as read_document
from factcheck.mentions import Mention, find
from factcheck.periods import Period


def read(text: str, language: str, published: str | None = None) -> list[str]:
    """The short readings of a text, in its order."""
    document = read_document(Source("<case>", text, published, language))
    return [short(document, mention) for mention in find(document)]


def short(document: Document, mention: Mention) -> str:
    return " | ".join((document.text[mention.start : mention.end], mention.kind, *_rest(mention)))


def _rest(mention: Mention) -> Iterator[str]:
    if mention.fault:
        yield "fault"
        return
    if mention.kind == "date":
        yield _days(mention.period)
        yield from filter(None, (mention.relation, "end" if mention.part_of_span is not None else ""))
        return
    yield from (_number(mention), mention.unit, mention.value.hedge)
    if change := mention.change:
        words = (change.direction, change.mode, change.step, "average" if change.average else None)
        yield " ".join(word for word in words if word)
    if mention.rate:
        yield f"a {mention.rate}"
    if mention.alternatives:
        yield "or " + " or ".join(_plain(value.point) for value in mention.alternatives)


def _number(mention: Mention) -> str:
    value, stated = mention.value, mention.value.stated
    if stated.lo == stated.hi:
        return _plain(value.point)
    bounds = (("lo", stated.lo), ("hi", stated.hi))
    return " ".join(f"{name} {_plain(bound)}" for name, bound in bounds if bound is not None)


def _plain(number: Fraction | None) -> str:
    if number is None:
        return "?"
    return str(number.numerator) if number.denominator == 1 else format(float(number), ".12g")


def _days(period: Period | None) -> str:
    if period is None or period.start is None or period.end is None:
        return "undated"
    if period.start == period.end:
        return period.start.isoformat()
    return f"{period.start.isoformat()}..{period.end.isoformat()}"
