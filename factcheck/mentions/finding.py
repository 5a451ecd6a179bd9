"""Finding: every mention of a document, sentence by sentence, left to right.

    first("over 200,000 Koreans", "en").support  ->  (200000, ∞)

In: a Document. Out: its mentions in text order.
"""

from collections.abc import Iterator

from attrs import evolve

from factcheck.documents import Document, Source
from factcheck.documents import read as read_document
from factcheck.mentions import amounts, contexts, dates, ranks, starts, values
from factcheck.mentions.dates import Dated
from factcheck.mentions.grammars import Grammar
from factcheck.mentions.lines import Line
from factcheck.mentions.records import Mention
from factcheck.mentions.separators import Marks
from factcheck.values import Value


def find(document: Document) -> list[Mention]:
    """The mentions of a document in text order, those of furniture included."""
    grammar = Grammar.of(document.language)
    marks = Marks.of(document.text, grammar.locale.number_symbols["latn"]["decimal"])
    reader = dates.Reader.of(document)
    found: list[Mention] = []
    for paragraph in document.paragraphs:
        reader.anchor = None
        for sentence in paragraph.sentences:
            line = Line.of(document.text[sentence.start : sentence.end], sentence.start, document.reading)
            found += _sentence(document.language, line, grammar, marks, reader)
    return found


def first(text: str, language: str = "en") -> Value:
    """The value of the first figure of a text.

    Raises: ValueError where the text has none.
    """
    found = [m for m in find(read_document(Source("<text>", text, None, language))) if not m.fault]
    if not found:
        raise ValueError(f"no figure in {text!r}")
    return found[0].value


def _sentence(code: str, line: Line, grammar: Grammar, marks: Marks, reader: dates.Reader) -> list[Mention]:
    found: list[Mention] = []
    place = taken = 0
    while place < len(line):
        if not starts.may_start(code, line.words[place]):
            place += 1
            continue
        dated = reader.read(line, place)
        rank = ranks.read(code, line, place)
        amount = amounts.read(line, place, grammar, marks)
        if dated and amount and set(dated.parts) == {"year"} and _is_no_range(amount):
            amount = None  # "in 2023 to 2.1 million"
        ends = {"date": dated.last if dated else 0, "rank": rank.last if rank else 0}
        if dated and ends["date"] >= max(ends["rank"], amount.last if amount else 0):
            found += _dated(line, dated, grammar)
            reader.anchor = dated.period or reader.anchor
            place = taken = dated.last
        elif rank and (amount is None or amount.kind == "count" or ends["rank"] > amount.last):
            found.append(values.rank(line, rank))
            place = taken = rank.last
        elif amount and contexts.is_figure(line, amount, grammar):
            mention = contexts.complete(line, amount, grammar, taken)
            found.append(mention)
            place = taken = max(amount.last, place + 1)
        else:
            place = max(place + 1, amount.last if amount else 0)
    return contexts.linked(line, found, grammar)


def _is_no_range(amount: amounts.Amount) -> bool:
    """Whether a year and a figure of another size only look like a range."""
    return amount.second is not None and (amount.second.scale != 1 or amount.kind != "count")


def _dated(line: Line, dated: Dated, grammar: Grammar) -> Iterator[Mention]:
    relation = contexts.relation(line, dated.first, grammar)
    whole = values.date(line, dated, "in" if dated.ends and relation == "since" else relation)
    yield whole
    for end in dated.ends or ():
        yield evolve(values.date(line, end, None), part_of_span=whole.start)
