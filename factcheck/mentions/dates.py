"""Dates: every date and span of dates that starts at a place of a line.

    Reader.of("en", reported).read(Line.of("from August 10 to 13", 0), 1)  ->  a span of two days' ends

In: a line and a place. Out: `Dated`: the words it takes, its period, its two ends where it is a span.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from attrs import define, field, frozen

from factcheck.documents import Document
from factcheck.languages.phrases import Phrases
from factcheck.mentions import days, forms, relatives
from factcheck.mentions.days import ImpossibleDateError, Parts
from factcheck.mentions.grammars import Grammar
from factcheck.mentions.lines import Line
from factcheck.mentions.slots import slots
from factcheck.periods import Period

SHORT = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}(?!\d)")
Compiled = tuple[tuple[tuple[forms.Part, ...], str], ...]


@frozen(kw_only=True)
class Dated:
    """Words first..last-1 as a date; `ends` are the two dates of a span."""

    first: int
    last: int
    parts: Parts = field(factory=dict)
    period: Period | None = None
    ends: tuple["Dated", "Dated"] | None = None
    fault: str | None = None
    relative: bool = False


@define(eq=False)
class Reader:
    """Dates of one document; `anchor` is the last date of the paragraph, from which "that year" counts."""

    code: str
    grammar: Grammar
    reported: Period | None
    order: str
    anchor: Period | None = None

    @classmethod
    def of(cls, document: Document) -> "Reader":
        """The reader for a document: its short dates show which of day and month comes first."""
        grammar = Grammar.of(document.language)
        orders = {
            "dmy" if int(match[1]) > 12 else "mdy"
            for match in SHORT.finditer(document.text)
            if (int(match[1]) > 12) != (int(match[2]) > 12)
        }
        order = orders.pop() if len(orders) == 1 else grammar.data["dates"]["order"]
        return cls(document.language, grammar, document.reported, order)

    def read(self, line: Line, place: int) -> Dated | None:
        """The longest date or span that starts here and that its context allows."""
        said = self._relative(line, place)
        found = self._edged(line, place) or self._single(line, place)
        span = self._span(line, place, found)
        best = [each for each in (span, found, said) if each]
        return max(best, key=lambda each: (each.last, each.ends is not None), default=None)

    # --- one date ---------------------------------------------------------------------------------

    def _single(self, line: Line, place: int, *, inside: bool = False) -> Dated | None:
        for end, bound in self._candidates(line, place):
            parts = days.parts_of(bound, self.order)
            half = _halves(self.code).at(line.words, place)
            if half:
                parts["half"] = half[1]
            if inside or self._allowed(line, place, end, bound):
                return self._dated(line, place, end, parts)
        return None

    def _candidates(self, line: Line, place: int) -> list[tuple[int, dict[str, Any]]]:
        words, kinds, compiled = _forms(self.code)
        read = slots(self.code)
        if line.word(place) not in words and not any(True for k in kinds for _ in read[k](line, place)):
            return []
        found = [
            each
            for parts, _ in compiled
            for each in forms.match(parts, line, place, read)
            if each[1] or each[0] > place
        ]
        return sorted((each for each in found if each[0] > place), key=lambda each: (-each[0], -len(each[1])))

    def _dated(self, line: Line, place: int, end: int, parts: Parts) -> Dated:
        upcoming = self.grammar.data["dates"]["upcoming"]
        onward = "year" not in parts and _phrases(tuple(upcoming)).at(line.words, end) is not None
        try:
            period = days.period(parts, self.reported, onward=onward)
        except (ImpossibleDateError, OverflowError):
            if "year" not in parts and not {"month", "weekday"} & set(parts):
                period = None
            else:
                text = " ".join(line.raw[place:end])
                return Dated(first=place, last=end, parts=parts, fault=f"no such date: {text}")
        return Dated(first=place, last=end, parts=parts, period=period)

    def _allowed(self, line: Line, place: int, end: int, bound: dict[str, Any]) -> bool:
        """Whether the words around a short form let it be a date."""
        data, before, slots_found = self.grammar.data["dates"], line.word(place - 1), set(bound)
        length = end - place
        if line.glued(place) and (before.isalnum() or before in ("/", ".", ",")) and line.is_digits(place):
            return False
        if line.glued(end) and line.word(end).isalpha() and line.is_digits(end - 1):
            return False
        if slots_found == {"year"} and length == 1:
            return self._year_allowed(line, place, end)
        if slots_found == {"numeric"} and bound["numeric"][2] is None:
            bracketed = before == "(" and line.word(end) == ")"
            return bracketed or not line.is_digits(place) or self._after(line, place, data["cues"])
        if slots_found == {"numeric"}:
            return True
        if slots_found == {"mm", "year"} and line.is_digits(place) and length < 3:
            return False
        if slots_found == {"month"} and length == 1:
            word = line.word(place)
            return word not in data["month_traps"] or self._after(line, place, data["cues"])
        if slots_found == {"dd"} or slots_found == {"mm"}:
            return not line.is_digits(place)
        if slots_found == {"weekday"}:
            return self._weekday_allowed(line, place, end)
        if slots_found <= {"q", "half", "qq", "hh"} and slots_found:
            return not line.glued(end) or not line.word(end).isalpha()
        return True

    def _weekday_allowed(self, line: Line, place: int, end: int) -> bool:
        table = self.grammar.data["ordinals"]
        if not table["prefixes"] or line.word(place) not in table["prefixes"]:
            return True
        return (
            line.word(place - 1) in table["weekday_before"] and line.word(place - 1) != "ngày"
        ) or line.word(end) in ("tuần", "(")

    def _after(self, line: Line, place: int, cues: list[str]) -> bool:
        return _phrases(tuple(cues)).before(line.words, place) is not None

    def _year_allowed(self, line: Line, place: int, end: int) -> bool:
        data, before = self.grammar.data["dates"], line.word(place - 1)
        year = int(line.word(place))
        if before in data["not_years_after"] and before not in ("than",):
            return False
        if (
            self._counted(line, end)
            or line.word(end) in ("%",)
            or (
                line.glued(end)
                and line.word(end) in (".", ",")
                and line.is_digits(end + 1)
                and line.glued(end + 1)
            )
        ):
            return False
        if before in ("(",) or (before in data["span_joiners"]) or (place and line.word(place - 1) == ","):
            return 1500 <= year <= 2100
        known = _phrases(tuple(data["years_after_words"])).before(line.words, place)
        return known is not None and 1500 <= year <= 2150

    def _counted(self, line: Line, end: int) -> bool:
        grammar = self.grammar
        strong = line.word(end) if end < len(line) else ""
        return bool(
            grammar.nouns.at(line.words, end)
            or grammar.scales.at(line.words, end)
            or (grammar.currencies.at(line.words, end) and strong not in grammar.data["money"]["traps"])
            or (grammar.units.at(line.words, end) and len(strong) > 2)
        )

    # --- edges, relative words, spans ---------------------------------------------------------------

    def _edged(self, line: Line, place: int) -> Dated | None:
        found = _edges(self.code).at(line.words, place)
        if not found or found[0] >= len(line):
            return None
        if line.word(found[0]) == "-" and line.glued(found[0]):  # "mid-2024"
            found = found[0] + 1, found[1]
        inner = self._relative(line, found[0]) or self._single(
            line, found[0], inside=not line.is_digits(found[0])
        )
        if line.is_digits(found[0]) and inner is None:
            year = int(line.word(found[0])) if len(line.word(found[0])) == 4 else 0
            if 1500 <= year <= 2150 and not self._counted(line, found[0] + 1):
                inner = self._dated(line, found[0], found[0] + 1, {"year": year})
        if inner is None or inner.fault or "day" in inner.parts or "weekday" in inner.parts:
            return None
        return Dated(first=place, last=inner.last, parts={**inner.parts, "edge": found[1]},
                     period=days.edge(inner.period, found[1]), relative=inner.relative)  # fmt: skip

    def _compared(self, line: Line, place: int) -> bool:
        """Whether what starts here is what something is compared with."""
        return self._after(line, place, self.grammar.data["dates"]["relations"]["compared"])

    def _relative(self, line: Line, place: int) -> Dated | None:
        if line.word(place - 1) in self.grammar.data["mentions"]["no_dates_after"]:
            return None
        found = relatives.read(
            self.code, line, place, self.reported, self.anchor, compared=self._compared(line, place)
        )
        if not found or found[0] == place:
            return None
        return Dated(first=place, last=found[0], period=found[1], relative=True)

    def _span(self, line: Line, place: int, single: Dated | None) -> Dated | None:
        first = single or self._bare(line, place) or self._trapped(line, place)
        if first is None or first.fault:
            return None
        data = self.grammar.data["dates"]
        joined = _joiners(self.code).at(line.words, first.last)
        opened = self._after(line, place, data["span_openers"])
        if not joined and opened and line.word(place - 1) == data["span_openers"][1]:
            joined = _phrases(tuple(data["span_and"])).at(line.words, first.last)
        if not joined:
            return None
        second = self._second(line, joined[0], first)
        if second is None:
            return None
        first = self._filled(line, first, second)
        return None if first is None else self._joined(first, second)

    def _trapped(self, line: Line, place: int) -> Dated | None:
        """ "May" before "to August": a month that alone may be another word."""
        if line.word(place) not in self.grammar.data["dates"]["month_traps"]:
            return None
        return self._single(line, place, inside=True)

    def _bare(self, line: Line, place: int) -> Dated | None:
        """A day or a year that only its other end makes a date."""
        word = line.word(place)
        if not line.is_digits(place) or (line.glued(place) and line.word(place - 1) not in ("(",)):
            return None
        if len(word) < 3 and 1 <= int(word) <= 31:
            return Dated(first=place, last=place + 1, parts={"bare": int(word)})
        if len(word) == 4 and 1500 <= int(word) <= 2150:
            return Dated(first=place, last=place + 1, parts={"bare": int(word), "year": int(word)})
        return None

    def _second(self, line: Line, place: int, first: Dated) -> Dated | None:
        best = (
            self._edged(line, place) or self._single(line, place, inside=True)
            if not line.is_digits(place)
            else None
        )
        if line.is_digits(place):
            word = line.word(place)
            best = self._numbered(line, place, first)
            if (
                best is None
                and len(word) < 3
                and "day" in first.parts
                and "month" in first.parts
                and not self._counted(line, place + 1)
            ):
                end, year = self._year_after(line, place + 1)
                parts = {**first.parts, "day": int(word), **year}
                return self._dated(line, place, end, parts) if int(word) <= 31 else None
            if (
                best is None
                and "year" in first.parts
                and len(first.parts) <= 2
                and len(word) == 2
                and self.grammar.data["dates"]["abbreviated_span"]
            ):
                last = int(str(first.parts["year"])[:2] + word)
                longer = last > first.parts["year"]
                return self._dated(line, place, place + 1, {"year": last}) if longer else None
        return None if best is None or best.fault else best

    def _year_after(self, line: Line, place: int) -> tuple[int, Parts]:
        """A year that closes a span of days: "August 10 to 13, 2025"."""
        at = place + (line.word(place) == ",")
        if not line.is_digits(at) or len(line.word(at)) != 4 or self._counted(line, at + 1):
            return place, {}
        year = int(line.word(at))
        return (at + 1, {"year": year}) if 1500 <= year <= 2150 else (place, {})

    def _numbered(self, line: Line, place: int, first: Dated) -> Dated | None:
        for end, bound in self._candidates(line, place):
            parts = days.parts_of(bound, self.order)
            if set(parts) == {"year"} and ("year" not in first.parts or self._counted(line, end)):
                continue
            if set(bound) == {"mm", "year"} and end - place < 3:
                continue
            if (
                "numeric" in bound
                and bound["numeric"][2] is None
                and "bare" in first.parts
                and not (
                    self._after(
                        line,
                        first.first,
                        [*self.grammar.data["dates"]["cues"], *self.grammar.data["dates"]["span_openers"]],
                    )
                )
            ):
                continue
            if line.glued(end) and line.word(end).isalpha():
                continue
            return self._dated(line, place, end, parts)
        return None

    def _filled(self, line: Line, first: Dated, second: Dated) -> Dated | None:
        """The first end with what only the second says: its month, its year."""
        parts = dict(first.parts)
        bare = parts.pop("bare", None)
        if bare is not None and "year" not in parts:
            if "day" not in second.parts:
                return None
            parts["day"] = bare
        elif bare is not None and "year" not in second.parts:
            return None
        if "year" not in parts and second.period and second.period.start:
            parts["year"] = second.period.start.year
        if "day" in parts and "month" not in parts:
            parts["month"] = second.parts.get("month")
        if first.relative or "edge" in parts or not parts:
            return first
        if (
            "month" in second.parts
            and "year" in parts
            and parts.get("month", 0) > second.parts["month"]
            and "year" not in first.parts
        ):
            parts["year"] -= 1
        return self._dated(line, first.first, first.last, parts)

    def _joined(self, first: Dated, second: Dated) -> Dated | None:
        a, b = first.period, second.period
        if first.fault or second.fault:
            return None
        if a and b and a.start and b.end and a.start <= b.end:
            whole = Period(start=a.start, end=b.end, basis=b.basis)
            return Dated(first=first.first, last=second.last, period=whole, ends=(first, second))
        if a is None and b is None:
            return Dated(first=first.first, last=second.last, ends=(first, second))
        return None


@cache
def _phrases(words: tuple[str, ...]) -> Phrases[str]:
    return Phrases((word, "") for word in words)


@cache
def _forms(code: str) -> tuple[frozenset[str], tuple[str, ...], Compiled]:
    data = Grammar.of(code).data
    compiled = tuple(
        (parts, form)
        for form in data["dates"]["forms"] + data["mentions"]["forms"]
        for parts in forms.compile_form(form)
    )
    starts = {first for parts, _ in compiled for first in forms.firsts(parts)}
    words = frozenset(what for kind, what in starts if kind == "word")
    return words, tuple(sorted(what for kind, what in starts if kind == "slot")), compiled


@cache
def _halves(code: str) -> Phrases[int]:
    return Phrases(Grammar.of(code).data["mentions"]["halves"])


@cache
def _edges(code: str) -> Phrases[str]:
    edges = Grammar.of(code).data["dates"]["edges"]
    return Phrases((phrase, which) for which, phrases in edges.items() for phrase in phrases)


@cache
def _joiners(code: str) -> Phrases[str]:
    return Phrases((word, "") for word in Grammar.of(code).data["dates"]["span_joiners"])


def lines_of(dated: Dated) -> Iterator[Dated]:
    """A date and the ends of a span."""
    yield dated
    yield from dated.ends or ()
