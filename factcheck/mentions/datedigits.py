"""Dates in digits alone: "15/8/2025", "22-12-1992", "2025-08-15", "9/2022", "28/11".

In: a sentence and a place. Out: the place after and the parts read, or nothing. Day and month stand in the
order of the document, or in the other where only that one is possible.
"""

import re
from collections.abc import Mapping
from typing import Any

from factcheck.mentions.datenumbers import Read
from factcheck.mentions.dateslots import Names, in_compound
from factcheck.mentions.forms import Slot
from factcheck.mentions.scans import Scan

DOTTED = re.compile(r"([0-9]{1,4})\.([0-9]{1,2}|[0-9]{4})(?:\.([0-9]{1,4}))?\Z")


def slot(names: Names) -> Slot:
    """The slot of dates in digits."""
    return Slot(lambda scan, place, stop: numeric(scan, place, stop, names), numerals=True)


def numeric(scan: Scan, place: int, stop: int, names: Names) -> Read:
    """A date in digits alone: "15/8/2025", "22-12-1992", "2025-08-15", "9/2022", "28/11"."""
    if not scan.is_numeral(place) or in_compound(scan, place, names):
        return None
    if (
        place > scan.low
        and scan.words[place - 1] == "/"
        and scan.glued(place - 1)
        and scan.is_numeral(place - 2)
    ):
        return None
    dotted = DOTTED.match(scan.words[place])
    if dotted:
        parts = [part for part in dotted.groups() if part]
        return _dotted(scan, place, parts, names)
    first = scan.whole(place)
    if first is None or place + 2 >= stop or scan.words[place + 1] not in ("/", "-"):
        return None
    sign = scan.words[place + 1]
    tight = scan.glued(place)
    second = scan.whole(place + 2)
    if second is None or len(scan.gap(place + 1)) > 1 or (not tight and len(scan.gap(place)) > 1):
        return None
    tight = tight and scan.glued(place + 1)
    if (
        place + 4 < stop
        and scan.words[place + 3] == sign
        and tight
        and scan.glued(place + 2)
        and scan.glued(place + 3)
    ):
        third = scan.whole(place + 4)
        if third is not None:
            return _three(scan, place, (first, second, third), sign)
    return _two(scan, place, first, second, sign, tight, names)


def _dotted(scan: Scan, place: int, parts: list[str], names: Names) -> Read:
    numbers = [int(part) for part in parts]
    versioned = scan.grammar.name_words.before(scan.words, place, scan.low) is not None
    dated = numbers if len(parts[0]) == 4 else numbers[:2]
    if len(parts) == 3 and (versioned or 0 in dated):
        return None  # "version 31.6.2021", "2025.3.0"
    if len(parts) == 3 and len(parts[0]) == 4 and len(parts[2]) <= 2:
        year, month, day = numbers
        return (place + 1, _checked(year, month, day)) if 1500 <= year <= 2199 else None
    if len(parts) == 3:
        if len(parts[2]) in (2, 4) and len(parts[0]) <= 2:
            found = _by_order(scan, numbers[0], numbers[1], _full(numbers[2]))
            return (place + 1, found) if len(parts[2]) == 4 or _may_be(found) else None
        return None
    before = scan.word(place - 1)
    if len(parts[0]) <= 2 and len(parts[1]) == 4:  # "tháng 6.2021"
        fits = before in scan.grammar.dotted_after and 1 <= numbers[0] <= 12 and 1500 <= numbers[1] <= 2199
        return (place + 1, {"year": numbers[1], "month": numbers[0]}) if fits else None
    if len(parts[0]) <= 2 and before in names.dotted_days:  # "ngày 29.6"
        fields = _day_and_month(scan, numbers[0], numbers[1])
        return (place + 1, fields) if fields else None
    if len(parts[0]) != 4 or not 1900 <= numbers[0] <= 2100 or not 1 <= numbers[1] <= 12:
        return None
    alone = place == scan.low or before in scan.grammar.dotted_after
    return (place + 1, {"year": numbers[0], "month": numbers[1]}) if alone else None


def _full(year: int) -> int:
    return year if year >= 100 else year + (2000 if year < 50 else 1900)


def _three(scan: Scan, place: int, numbers: tuple[int, int, int], sign: str) -> Read:
    first, second, third = numbers
    lengths = [len(scan.words[place + at]) for at in (0, 2, 4)]
    if lengths[0] == 4 and lengths[1] <= 2 and lengths[2] <= 2:
        return place + 5, _checked(first, second, third)
    if lengths[0] <= 2 and lengths[1] <= 2 and (lengths[2] == 4 or (lengths[2] == 2 and sign == "/")):
        if lengths[2] == 4 and not 1000 <= third <= 2999:
            return None
        found = _by_order(scan, first, second, _full(third))
        return (place + 5, found) if lengths[2] == 4 or _may_be(found) else None
    return None


def _by_order(scan: Scan, first: int, second: int, year: int) -> dict[str, Any]:
    """Day and month in the document's order, the other where only that one is possible."""
    day_first = scan.order == "dmy"
    if first > 12 >= second:
        day_first = True
    elif second > 12 >= first:
        day_first = False
    day, month = (first, second) if day_first else (second, first)
    fields = _checked(year, month, day)
    if first <= 12 and second <= 12 and first != second and not scan.order_certain:
        fields["other"] = _checked(year, day, month)
    return fields


def _may_be(fields: Mapping[str, Any]) -> bool:
    """Whether there can be such a day: with a short year, what cannot be one is no date at all."""
    month, day = fields["month"], fields["day"]
    return bool(1 <= month <= 12 and 1 <= day <= 31)


def _checked(year: int, month: int, day: int) -> dict[str, Any]:
    return {"year": year, "month": month, "day": day}


def _two(scan: Scan, place: int, first: int, second: int, sign: str, tight: bool, names: Names) -> Read:
    lengths = len(scan.words[place]), len(scan.words[place + 2])
    if lengths[1] == 4 and 1 <= first <= 12 and lengths[0] <= 2 and 1500 <= second <= 2199:
        return place + 3, {"month": first, "year": second}
    if lengths[0] == 4 and lengths[1] <= 2 and 1500 <= first <= 2199 and 1 <= second <= 12:
        if (first + 1) % 100 != second or sign != "-" or scan.words[place + 2].startswith("0"):
            return place + 3, {"year": first, "month": second}
        return None
    if not tight or max(lengths) > 2 or scan.word(place + 3) in ("%", "/"):
        return None
    fields = _day_and_month(scan, first, second)
    if fields is None or not _is_day(scan, place, first, second, sign, names):
        return None
    return place + 3, fields


def _day_and_month(scan: Scan, first: int, second: int) -> dict[str, Any] | None:
    day_first = scan.order == "dmy" or first > 12
    if second > 12:
        day_first = False
    day, month = (first, second) if day_first else (second, first)
    return {"day": day, "month": month} if 1 <= month <= 12 and 1 <= day <= 31 else None


def _is_day(scan: Scan, place: int, first: int, second: int, sign: str, names: Names) -> bool:
    """Whether two small numbers are a day and a month, not a fraction, a score or a range."""
    end = place + 3
    if place == scan.low and end >= scan.high:
        return True
    if (first, second) == (24, 7):
        return False
    before = scan.word(place - 1)
    if before in ("-", "–") and scan.is_numeral(place - 2) and sign == "/":
        return True
    if before in ("(", "[") and scan.word(end) in (")", "]"):
        return True
    g = scan.grammar
    if names.months.at(scan.words, end, scan.high):
        return False  # "5-6 May"
    if g.times.at(scan.words, end, scan.high) or g.unit_names.at(scan.words, end, scan.high):
        return False
    if g.unit_of.at(scan.words, end, scan.high) and scan.word(end + 1) in g.articles:
        return False  # "1/4 of a dollar"
    cued = names.cues.before(scan.words, place, scan.low) is not None
    if not cued and names.weekdays.before(scan.words, place, scan.low) is None:
        if scan.word(end) in ("-", "–") and scan.is_numeral(end + 1) and scan.word(end + 2) == sign == "/":
            return True
        return sign == "/" and first >= second and (scan.order == "dmy" or first > 12) and first > 2
    return sign == "/" or before not in scan.grammar.range_openers
