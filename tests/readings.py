"""Short readings: a mention on one line, as the cases under tests/cases write it.

    over 200,000 | count | lo 200000 | person | over
    tăng 12% …   ->  12% | percent | 12 | percent | none | up by year
    in May 2021  ->  May 2021 | date | 2021-05-01..2021-05-31 | in
    31 June 2021 | date | fault

A case is a sentence and the short readings of all its figures, a line of JSON in cases/<language>.jsonl
or cases/<language>-<topic>.jsonl (-prose: sentences as published, told by hand before they were read):

    {"text": "It fell in May.", "published": "2025-08-15", "expect": ["May | date | 2025-05-01..2025-05-31"]}

"known" says why a case is not read as it should be yet: such a case must fail, and
`python -m tests.readings` takes the mark off those that pass.

Value: the point where the words state one, else the bounds that they state. After the hedge, where there is
one: the change (direction, mode, step, "average"), the rate ("a month"), another reading ("or 2.064"), and
where a case asks for them, what is counted or changed ("of skilled workers") and from when ("since 2019").
Dates: the days, what relates them to the sentence, "end" for the two ends of a span.
"""

import itertools
import json
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from pathlib import Path

from attrs import field, frozen
from attrs.converters import optional

from factcheck import languages
from factcheck.documents import Document, Source
from factcheck.documents import read as read_document
from factcheck.mentions import Mention, find
from factcheck.periods import Period
from factcheck.values import Value

CASES = Path(__file__).parent / "cases"


@frozen(kw_only=True)
class Case:
    """A sentence of a language and what must be read in it."""

    language: str
    text: str
    expect: list[str]
    published: str | None = field(default=None, converter=optional(str))
    known: str | None = None

    def read(self) -> list[str]:
        """The short readings of the text, with as much of what is counted as is expected."""
        return read(self.text, self.language, self.published, self.expect)


def files(language: str) -> list[Path]:
    """The files that hold a language's cases."""
    return sorted((*CASES.glob(f"{language}.jsonl"), *CASES.glob(f"{language}-*.jsonl")))


def cases(language: str) -> list[Case]:
    """All cases of a language."""
    lines = itertools.chain.from_iterable(
        path.read_text(encoding="utf-8").splitlines() for path in files(language)
    )
    return [Case(language=language, **json.loads(line)) for line in lines]


def take_marks_off(path: Path, language: str) -> int:
    """Remove `known` from the cases of a file of lines that pass; the number of them."""
    lines, taken = [], 0
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if "known" in case and (known := Case(language=language, **case)).read() == known.expect:
            del case["known"]
            line = json.dumps(case, ensure_ascii=False)
            taken += 1
        lines.append(line)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return taken


def read(text: str, language: str, published: str | None = None, asked: Sequence[str] = ()) -> list[str]:
    """The short readings of a text, in its order; "of" and "since" only where `asked` has them."""
    document = read_document(Source("<case>", text, published, language))
    pairs = itertools.zip_longest(find(document), asked, fillvalue="")
    return [
        short(document, mention, [field.split(" ")[0] for field in line.split(" | ")])
        for mention, line in pairs
        if isinstance(mention, Mention)
    ]


def short(document: Document, mention: Mention, asked: Collection[str] = ()) -> str:
    parts = [document.text[mention.start : mention.end], mention.kind, *_rest(mention)]
    if mention.noun and "of" in asked:
        parts.append(f"of {document.text[slice(*mention.noun)]}")
    if mention.change and mention.change.since and "since" in asked:
        parts.append(f"since {_days(mention.change.since)}")
    return " | ".join(parts)


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
        yield "or " + " or ".join(_other(value, mention.unit) for value in mention.alternatives)


def _number(mention: Mention) -> str:
    value, stated = mention.value, mention.value.stated
    if stated.lo == stated.hi:
        return _plain(value.point)
    bounds = (("lo", stated.lo), ("hi", stated.hi))
    return " ".join(f"{name} {_plain(bound)}" for name, bound in bounds if bound is not None)


def _other(value: Value, unit: str) -> str:
    """Another reading of a mention, with its unit where that is what differs."""
    return _plain(value.point) if value.unit == unit else f"{_plain(value.point)} {value.unit}"


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


if __name__ == "__main__":
    for code in languages.known():
        for lines in files(code):
            if count := take_marks_off(lines, code):
                print(f"{lines.name}: {count} marks taken off")
