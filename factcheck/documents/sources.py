"""One document as it came: its characters and what is known of it from outside.

Source("report.txt", "Exports rose.", published="2024-05") ; load(Path("report.txt"), root=Path("."))
"""

import math
import re
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from attrs import Attribute, field, frozen
from attrs import validators as v

from factcheck.errors import DocumentError
from factcheck.fiscalyears import FiscalYear
from factcheck.periods import Period

TIME = re.compile(r"[T ]\d{2}:\d{2}.*$", re.DOTALL)  # the time of day that may follow a date
REFERENCE = "reference"
ROLES = ("", REFERENCE)


def publication(given: object) -> Period | None:
    """The days in which something was published, from a date, an ISO date (to the day, month or year),
    a period or {"start": …, "end": …}; certain only where it is one day.

    Raises:
        DocumentError: where it is none of these.
    """
    if given is None or isinstance(given, Period):
        return given
    if isinstance(given, Mapping):
        if not given.keys() <= {"start", "end"}:
            wrong = next(key for key in given if key not in ("start", "end"))
            raise DocumentError(f'expected the keys "start" and "end", not "{wrong}"')
        start, end = _days(given.get("start"))[0], _days(given.get("end"))[1]
    else:
        start, end = _days(given)
    if start and end and start > end:
        raise DocumentError(f"a window of publication cannot start on {start} and end on {end}")
    return Period(start=start, end=end, basis="published", certain=start is not None and start == end)


def _days(given: object) -> tuple[date | None, date | None]:
    """The first and last day of one date as people write it in a configuration."""
    if given is None:
        return (None, None)
    if isinstance(given, datetime):
        given = given.date()
    if isinstance(given, date):
        return (given, given)
    text = str(given).strip()
    try:
        numbers = [int(part) for part in TIME.sub("", text).split("-")]
        match numbers:
            case [year]:
                return (date(year, 1, 1), date(year, 12, 31))
            case [year, month]:
                after = date(year + month // 12, month % 12 + 1, 1)
                return (date(year, month, 1), date.fromordinal(after.toordinal() - 1))
            case [year, month, day]:
                return (date(year, month, day),) * 2
    except ValueError:
        pass
    raise DocumentError(f'expected a date such as 2024-05-01, 2024-05 or 2024, not "{text}"')


def _positive(_: object, attribute: "Attribute[float]", value: float) -> None:
    if not (math.isfinite(value) and value > 0):
        raise DocumentError(f"{attribute.name}: expected a number above 0, not {value}")


@frozen
class Source:
    """One document; `text` is the decoded file, its line ends untouched, without a byte order mark."""

    id: str = field(validator=v.instance_of(str))
    text: str = field(validator=v.instance_of(str), repr=lambda text: f"<{len(text)} characters>")
    published: Period | None = field(default=None, converter=publication)
    language: str | None = None
    title: str = field(default="", kw_only=True)
    publisher: str = field(default="", kw_only=True)
    trust: float = field(default=1.0, kw_only=True, converter=float, validator=_positive)
    role: str = field(default="", kw_only=True, validator=v.in_(ROLES))
    fiscal_year: FiscalYear | None = field(default=None, kw_only=True)
    scope: Mapping[str, str] = field(factory=dict, kw_only=True, converter=dict, hash=False)
    path: Path | None = field(default=None, kw_only=True, eq=False)  # the file, where it is one


def load(path: Path, root: Path | None = None) -> Source:
    """The file as a source, named by its path under `root` (else as given).

    Offsets count the characters that open(path, encoding="utf-8-sig", newline="") reads.

    Raises:
        DocumentError: where the file is missing, is binary or is not UTF-8.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read: {error.strerror or error}") from error
    name = path.as_posix()
    if root is not None and path.resolve().is_relative_to(root.resolve()):
        name = path.resolve().relative_to(root.resolve()).as_posix()
    return Source(id=name, text=decode(data, str(path)), path=path)


def decode(data: bytes, name: str) -> str:
    """The text of a file's bytes.

    Raises:
        DocumentError: where they are binary or not UTF-8, with the place of the first bad byte.
    """
    if b"\0" in data[:8192]:
        raise DocumentError(f"{name}: is a binary file, expected UTF-8 text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = data[error.start]
        raise DocumentError(
            f"{name}:{line}: is not UTF-8 (byte 0x{byte:02x} at offset {error.start}); save it as UTF-8"
        ) from error
