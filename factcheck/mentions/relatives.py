"""Relative dates: "last year", "năm ngoái", "the past five years", counted from publication.

    read("en", Line.of("last year", 0), 0, Period.day(date(2025, 8, 15)))  ->  (2, the year 2024)

In: a line, a place, the publication window. Out: where the words end, and the days they mean (None where
nothing says when the text was published).
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from attrs import evolve

from factcheck.mentions import days, forms
from factcheck.mentions.grammars import Grammar
from factcheck.mentions.lines import Line
from factcheck.mentions.slots import slots
from factcheck.periods import Period

Found = tuple[int, "Period | None"]
ANCHORED = ("previous", "that", "next")
"""Meanings that count from the last date said rather than from publication."""

WHOLE = ("month", "quarter", "half", "year", "decade", "century")


def read(
    code: str,
    line: Line,
    place: int,
    reported: Period | None,
    anchor: Period | None,
    *,
    compared: bool = False,
) -> Found | None:
    """The longest relative date that starts at a place."""
    best: tuple[int, str, dict[str, Any]] | None = None
    read_slot = slots(code)
    words, number_first, compiled = _relatives(code)
    if line.word(place) not in words and not (
        number_first and any(True for k in number_first for _ in read_slot[k](line, place))
    ):
        return None
    for parts, meaning in compiled:
        for end, bound in forms.match(parts, line, place, read_slot):
            if best is None or end > best[0]:
                best = (end, meaning, bound)
    if best is None or best[1] == "none":
        return None
    end, meaning, found_slots = best
    unit = found_slots.get("unit") or _unit(code, line, place, end)
    if (
        compared
        and meaning.startswith("back")
        and anchor
        and anchor.granularity == unit
        and "-" not in meaning
    ):
        meaning = meaning.replace("back", "previous")
    base = anchor or reported if meaning.split()[0] in ANCHORED else reported
    try:
        found = _period(meaning.split(), found_slots, unit, base)
    except (OverflowError, ValueError):  # beyond the calendar
        found = None
    return end, evolve(found, basis="relative") if found else None


def _unit(code: str, line: Line, place: int, end: int) -> str | None:
    """The unit of time that the matched words name."""
    for at in range(place, end):
        for _, unit in slots(code)["unit"](line, at):
            return str(unit)
    return None


def _period(
    meaning: list[str], bound: Mapping[str, Any], unit: str | None, reported: Period | None
) -> Period | None:
    near = days.middle(reported)
    name = meaning[0]
    named = [word for word in meaning[1:] if word.isalpha()]
    numbers = [int(word) for word in meaning[1:] if word.lstrip("-").isdecimal()]
    step = numbers[0] if numbers else None
    unit = named[0] if named and named[0] in (*WHOLE, "day", "week") else unit
    if name in ("first", "final"):
        return _part_of_year(name, named, bound, unit, near, step)
    if near is None:
        return None
    if name == "day":
        return Period.day(near + timedelta(step or 0))
    if name in ("month", "season"):
        return _named(meaning, bound, near, step or 0, reported)
    if name == "weekday":
        return _weekday(bound, near, step or 0)
    if name == "that":
        return Period.year(near.year)
    return _counted(name, unit, bound, near, step)


def _whole(near: date, unit: str | None) -> Period | None:
    """The calendar unit around a day."""
    if unit == "year":
        return Period.year(near.year)
    if unit == "month":
        return Period.month(near.year, near.month)
    if unit == "quarter":
        return Period.quarter(near.year, (near.month + 2) // 3)
    if unit == "week":
        start = near - timedelta(near.weekday())
        return Period(start=start, end=start + timedelta(6))
    if unit == "day":
        return Period.day(near)
    if unit == "decade":
        first = near.year // 10 * 10
        return Period(start=date(first, 1, 1), end=date(first + 9, 12, 31))
    if unit == "century":
        return Period(
            start=date((near.year - 1) // 100 * 100 + 1, 1, 1),
            end=date(((near.year - 1) // 100 + 1) * 100, 12, 31),
        )
    return None


def _counted(
    name: str, unit: str | None, bound: Mapping[str, Any], near: date, step: int | None
) -> Period | None:
    number = step if step is not None else int(bound.get("n", 1))
    whole = _whole(near, unit)
    if whole is None or unit is None or abs(number) > 2000:
        return None
    try:
        if name in ("back", "previous"):
            return whole.back(number, unit)
        if name == "next":
            return whole.back(-number, unit)
        if name in ("ago", "hence"):
            moved = whole.back(number if name == "ago" else -number, unit)
            return evolve(moved, certain=unit in ("day", "week"))
        today = Period.day(near)
        if name == "past":
            start = today.back(number, unit).start
            return Period(start=start, end=near, certain=False)
        if name == "coming":
            end = today.back(-number, unit).end
            return Period(start=near, end=end, certain=False)
    except (OverflowError, ValueError):
        return None
    return None


def _part_of_year(
    name: str,
    named: list[str],
    bound: Mapping[str, Any],
    unit: str | None,
    near: date | None,
    step: int | None,
) -> Period | None:
    year = bound.get("year") or (near.year - (step or 0) if near else None)
    unit = named[0] if named else unit
    months = {"month": 1, "quarter": 3, "half": 6}.get(unit or "", 0) * int(bound.get("n", 1))
    if year is None or not 0 < months <= 12:
        return None
    if name == "first":
        return Period(start=date(year, 1, 1), end=Period.month(year, months).end)
    return Period(start=date(year, 13 - months, 1), end=date(year, 12, 31))


def _named(
    meaning: list[str], bound: Mapping[str, Any], near: date, step: int, reported: Period | None
) -> Period | None:
    """ "August last year", "last August", "mùa hè năm ngoái"."""
    parts = days.parts_of({k: v for k, v in bound.items() if k not in ("unit", "n")}, "dmy")
    if "back" in meaning or (meaning[0] == "season" and "season" in parts):
        year = near.year - abs(step)
        return days.period({**parts, "year": year}, reported)
    if not parts:
        return None
    found = [
        each
        for year in (near.year - 1, near.year, near.year + 1)
        if (each := days.period({**parts, "year": year}, None))
    ]
    if step < 0:
        found = [each for each in found if each.end and each.end < near][-1:]
    elif step > 0:
        found = [each for each in found if each.start and each.start > near][:1]
    else:
        found = found[1:2]
    return found[0] if found else None


def _weekday(bound: Mapping[str, Any], near: date, step: int) -> Period | None:
    weekday = bound.get("weekday")
    if weekday is None:
        return None
    monday = near - timedelta(near.weekday())
    if step == -1:
        back = (near.weekday() - weekday) % 7 or 7
        return Period.day(near - timedelta(back))
    if step == 1:
        return Period.day(near + timedelta((weekday - near.weekday()) % 7))
    if step == 2:
        return Period.day(monday + timedelta(7 + weekday))
    return Period.day(monday + timedelta(weekday))


@cache
def _relatives(
    code: str,
) -> tuple[frozenset[str], tuple[str, ...], tuple[tuple[tuple[forms.Part, ...], str], ...]]:
    table = Grammar.of(code).data["dates"]["relative"]
    compiled = tuple(
        (parts, meaning) for form, meaning in table.items() for parts in forms.compile_form(form)
    )
    starts = {first for parts, _ in compiled for first in forms.firsts(parts)}
    words = frozenset(what for kind, what in starts if kind == "word")
    return words, tuple(sorted({what for kind, what in starts if kind == "slot"})), compiled
