"""Mentions: the figures of a document, each with its value, unit, hedge and dates.

    first("more than 88,000 workers", "en").hedge  ->  "over"

In: a Document. Out: its mentions in text order, furniture included.
"""

from factcheck.mentions.finding import find, first
from factcheck.mentions.records import Change, Mention

__all__ = ["Change", "Mention", "find", "first"]
