"""The errors that factcheck raises: each message says where, what was expected, and what to do."""


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
