"""The errors that factcheck raises: each message says where, what was expected, and what to do."""

import difflib
from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], *, cutoff: float = 0.6) -> str:
    """The question to end a message with: `; did you mean "tolerance"?`, or nothing.

    `cutoff` is how much alike two words are at the least, from 0 to 1.
    """
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=cutoff)
    return f'; did you mean "{close[0]}"?' if close else ""


class FactcheckError(Exception):
    """Anything that a user can mend: a file, a pack, a configuration, an argument."""


class DocumentError(FactcheckError):
    """A source that cannot be read: missing, binary, not UTF-8."""


class UnitError(FactcheckError, ValueError):
    """Two units that do not convert, or a name that is no unit."""


class PackError(FactcheckError):
    """A pack with mistakes; `mistakes` lists every one of them, a line each."""

    def __init__(self, mistakes: list[str]) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes

    def __reduce__(self) -> tuple[type["PackError"], tuple[list[str]]]:
        return (PackError, (self.mistakes,))


class ConfigError(FactcheckError):
    """A configuration or accepted-findings file with mistakes."""
