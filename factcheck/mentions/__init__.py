"""Mentions: the figures of a document, each with its value, unit, hedge and dates.

    first("more than 88,000 workers", "en").hedge  ->  "over"

In: a Document. Out: its mentions in text order, those of menus and story lists included.
"""

from bisect import bisect_left

from factcheck.documents import Document, Source
from factcheck.documents import read as read_document
from factcheck.mentions import literals, orders, readings, tokens
from factcheck.mentions.dategrammars import calendar_of
from factcheck.mentions.grammars import grammar
from factcheck.mentions.lexicons import cutter_of
from factcheck.mentions.records import Change, Mention
from factcheck.mentions.scans import Scan
from factcheck.periods import Period
from factcheck.values import Value

__all__ = ["Change", "Mention", "dated", "find", "first"]


def find(document: Document) -> list[Mention]:
    """The mentions of a document in text order."""
    calendar_of(document.language)
    g = grammar(document.language)
    decimal = g.language.locale.number_symbols["latn"]["decimal"]
    cut = tokens.cut(document.text, decimal)
    if (cutter := cutter_of(document.language)) is not None:
        cut = cutter.cut(cut)
    numerals = [word for word in cut.words if "0" <= word[0] <= "9"]
    order, certain = orders.of(document.text, g.data["dates"]["order"])
    found: list[Mention] = []
    scan = Scan(
        cut, g, literals.marks_of(numerals, decimal), order, certain, document.reported, document.reading
    )
    for paragraph in document.paragraphs:
        scan.told = None
        for sentence in paragraph.sentences:
            scan.turn(bisect_left(cut.starts, sentence.start), bisect_left(cut.starts, sentence.end))
            found += readings.read(scan)
    return found


def first(text: str, language: str = "en") -> Value:
    """The value of the first figure of a text.

    Raises: ValueError where the text has none.
    """
    for mention in find(read_document(Source("<text>", text, None, language))):
        if not mention.fault:
            return mention.value
    raise ValueError(f"no figure in {text!r}")


def dated(text: str, language: str = "en") -> Period | None:
    """The period of a text that is a date and nothing else; None where it is none."""
    document = read_document(Source("<text>", text.strip(), None, language))
    found = [each for each in find(document) if each.kind == "date" and not each.fault]
    whole = next((each for each in found if (each.start, each.end) == (0, len(document.text))), None)
    return whole.period if whole is not None else None
