"""Dates as sites, front matter and file names write them, read into the days they may mean.

    [p for _, _, p in Calendar.of("en").find("by NDO 15/08/2025, 01:50")] == [Period.day(date(2025, 8, 15))]

Full dates only, as evidence of publication; the dates in sentences are mentions. Where a language's
short dates put the month first, 03/04/2025 may be either day, and the period covers both.
"""

from collections.abc import Collection, Mapping
from datetime import date
from functools import cache

import regex
from attrs import field, frozen
from babel import Locale, UnknownLocaleError

from factcheck.periods import Period

ISO = regex.compile(r"(?<!\d)(?P<y>\d{4})(?P<s>[-/._]?)(?P<m>\d{2})(?P=s)(?P<d>\d{2})(?!\d)")
NUMERIC = regex.compile(r"(?<!\d)(?P<a>\d{1,2})(?P<s>[-/.])(?P<b>\d{1,2})(?P=s)(?P<y>\d{4})(?!\d)")
COUNTED = regex.compile(r"(?<!\d)(?P<y>\d{4})\s?\p{Lo}\s?(?P<m>\d{1,2})\s?\p{Lo}\s?(?P<d>\d{1,2})\s?\p{Lo}")
MONTH = regex.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)-(?P<m>\d{2})(?![-\d])")
CLOCK = regex.compile(
    r"\d{1,2}:\d{2}(?::\d{2})?(?:\s?(?:[ap]\.?m\.?|gmt|utc|z)\b)?|(?:gmt|utc)\s?[+-]?\d*", regex.I
)
Found = tuple[int, int, Period]


@frozen
class Calendar:
    """How one language writes its dates."""

    months: Mapping[str, int] = field(factory=dict)
    weekdays: tuple[str, ...] = ()
    month_first: bool = False
    worded: "regex.Pattern[str] | None" = None

    @classmethod
    def of(cls, language: str) -> "Calendar":
        """The calendar of a language, its names from CLDR; English names are known in every language."""
        return _calendar(language)

    def find(self, text: str) -> list[Found]:
        """Every full date in the text with its place, in order."""
        found = [(*match.span(), _day(match["y"], match["m"], match["d"])) for match in ISO.finditer(text)]
        found += [
            (*match.span(), _day(match["y"], match["m"], match["d"])) for match in COUNTED.finditer(text)
        ]
        found += [(*match.span(), self._numeric(match)) for match in NUMERIC.finditer(text)]
        for match in self.worded.finditer(text) if self.worded else ():
            name, day = match["m"] or match["n"], match["d"] or match["e"]
            found.append((*match.span(), _day(match["y"], str(self.months[name.lower()]), day)))
        return sorted(
            ((low, high, period) for low, high, period in found if period), key=lambda each: each[0]
        )

    def only(self, text: str, words: Collection[str] = ()) -> bool:
        """Whether the text is a date and nothing else but a time, a weekday or the given words."""
        found = self.find(text)
        if not found:
            return False
        rest = text
        for low, high, _ in reversed(found):
            rest = rest[:low] + " " + rest[high:]
        rest = CLOCK.sub(" ", rest).lower()
        for word in (*self.weekdays, *words):
            rest = rest.replace(word, " ")
        return not any(map(str.isalnum, rest))

    def _numeric(self, match: "regex.Match[str]") -> Period | None:
        usual = _day(match["y"], match["b"], match["a"])
        other = _day(match["y"], match["a"], match["b"]) if self.month_first else None
        return cover([each for each in (usual, other) if each])


def cover(periods: list[Period]) -> Period | None:
    """The one period that holds them all; not certain unless they are one and the same."""
    if not periods or all(each == periods[0] for each in periods):
        return periods[0] if periods else None
    starts = [each.start for each in periods]
    ends = [each.end for each in periods]
    return Period(
        start=None if None in starts else min(day for day in starts if day),
        end=None if None in ends else max(day for day in ends if day),
        basis="published",
        certain=False,
    )


def _day(year: str, month: str, day: str) -> Period | None:
    try:
        at = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return Period(start=at, end=at, basis="published") if 1900 <= at.year < 2100 else None


@cache
def _calendar(language: str) -> Calendar:
    try:
        locales = [Locale.parse(language.replace("-", "_")), Locale("en")]
    except (UnknownLocaleError, ValueError):
        locales = [Locale("en")]
    months: dict[str, int] = {}
    weekdays: set[str] = set()
    for locale in reversed(locales):
        for form in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                months |= {name.lower().rstrip("."): at for at, name in locale.months[context][form].items()}
                weekdays |= {name.lower() for name in locale.days[context][form].values()}
    names = "|".join(regex.escape(name) for name in sorted(months, key=len, reverse=True))
    worded = regex.compile(
        rf"(?<![\d\p{{L}}])(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+(?:\p{{L}}{{2,3}}\s+)?(?P<m>{names})"
        rf"|(?P<n>{names})\.?\s+(?P<e>\d{{1,2}})(?:st|nd|rd|th)?)\.?,?\s+(?:\p{{L}}{{1,4}}\s+)?"
        rf"(?P<y>(?:19|20)\d\d)(?!\d)",
        regex.IGNORECASE,
    )
    short = locales[0].date_formats["short"].pattern.lower()
    month_first = short.find("m") < short.find("d")
    return Calendar(months, tuple(sorted(weekdays, key=len, reverse=True)), month_first, worded)
