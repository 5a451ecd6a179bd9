"""The figures of a document."""

from factcheck.reading import Change, Mention, find, first

__all__ = ["Change", "Mention", "find", "first"]
