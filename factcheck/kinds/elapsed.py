"""Core rule `elapsed-fits-dates`: "five years later" and "40 years ago" are the time between their dates.

What it does: compares "three years after work began in 1992" with the date right before it, "five years
later" with the two dates that it lies between, and "40 years ago" with the date beside it and publication.
Why: the number is reckoned in the head, or carried over when one of the dates is corrected.
Example: "opened in 2010 and closed in 2018, five years later" contradicts; "In 1976, 40 years ago", in a text
of 2025, is in tension.

In: the passages of a run. Out: an Outcome for each length of years with its dates beside it. Silent where
other words stand between, as it may then count from elsewhere.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from attrs import frozen

from factcheck import ranges
from factcheck.claims import Claim
from factcheck.expressions.intervals import years_between
from factcheck.kinds.events import is_sequel, is_written, told
from factcheck.kinds.passages import Figure, Passage
from factcheck.languages import Language
from factcheck.languages.phrases import parted
from factcheck.outcomes import Outcome
from factcheck.periods import brief
from factcheck.ranges import Range
from factcheck.values import Value
from factcheck.verdicts import Verdict, judge

RULE = "elapsed-fits-dates"
SIGNS = frozenset(",();–—-")
CLOSING = frozenset(",.;:)")
ROUND = 5
"""Years such as 40 are said for more or fewer, too: a tenth of them."""


def evaluate(passages: Iterable[Passage]) -> Iterator[Outcome]:
    """What lengths of time say of the dates beside them."""
    for passage in passages:
        language, figures = passage.language, passage.figures
        for place, figure in enumerate(figures):
            if _ago(figure, language):
                for beside in _beside(passage, place):
                    if not _is_told_later(passage, place, beside):
                        yield from _since(figure.claim, beside, language)
                continue
            elapsed = _elapsed(figure, language)
            dates = _dates(passage, place, elapsed.words) if elapsed is not None else None
            if elapsed is not None and dates is not None:
                yield _outcome(figure.claim, *dates, elapsed)


# --- years ago -------------------------------------------------------------------------------------


def _ago(figure: Figure, language: Language) -> bool:
    words = [word.lower() for word in parted(figure.claim.text)]
    law, claim = language.law("ago"), figure.claim
    told = any(law.at(words, place) for place in range(len(words)))
    return told and claim.kind == "date" and claim.as_of is not None and claim.as_of.basis == "relative"


def _beside(passage: Passage, place: int) -> Iterator[Claim]:
    """The date with its year written right before or after a figure, with signs alone between."""
    figures, language = passage.figures, passage.language
    when = language.law("when")
    for one, other in ((place - 1, place), (place, place + 1)):
        if one < 0 or other >= len(figures) or not passage.together(one, other):
            continue
        between = figures[other].before
        if other != place and (found := when.before(between, len(between))):
            between = between[: found[0]]
        opened = one != place or _is_open(figures[place].before)
        date = figures[one if other == place else other].claim
        if between and opened and all(word in SIGNS for word in between) and is_written(date):
            yield date


def _is_open(words: Sequence[str]) -> bool:
    """Whether no word such as "some" stands right before a figure."""
    return not words or words[-1] in SIGNS


def _is_told_later(passage: Passage, place: int, date: Claim) -> bool:
    """Whether the sentence has a later date, from which its speaker may count: "…, he said in 2010"."""
    others = (passage.figures[at].claim for at in range(len(passage.figures)) if passage.together(at, place))
    last = _days(date).hi
    return any(
        last is not None and (_days(other).lo or 0) > last
        for other in others
        if other is not date and is_written(other)
    )


def _since(ago: Claim, date: Claim, language: Language) -> Iterator[Outcome]:
    reported, said = ago.reported, ago.as_of
    length = _length(ago, language)
    if reported is None or reported.start is None or reported.end is None or said is None or length is None:
        return
    published = Range(lo=Fraction(reported.start.toordinal()), hi=Fraction(reported.end.toordinal()))
    between = years_between(_days(date), published)
    if between.lo is None or between.hi is None:
        return
    number = length.point or between.hi
    slack = Fraction(1) if number % ROUND else max(number / 10, Fraction(1))
    allowed = Range(lo=between.lo - slack, hi=between.hi + slack)
    degree, possible = ranges.meet((length.core, length.support), (allowed, allowed))
    fits = possible and degree > 0
    told = f"{date.written} is {_years(between)} years before the text of {brief(reported)}"
    yield Outcome(
        rule=RULE,
        verdict=Verdict.CONSISTENT if fits else Verdict.TENSION,
        degree=Fraction(1 if fits else 0),
        claims=(ago, date),
        message=told if fits else f"{told}, not {ago.written}",
        explanation=told,
        settles=f"{ago.written} would fit at {_years(allowed)} years",
    )


# --- years before and after --------------------------------------------------------------------------


@frozen
class Elapsed:
    """A length of whole years, its direction (1 later, -1 earlier), and how many words behind it say so."""

    length: Value
    sign: int
    words: int


def _elapsed(figure: Figure, language: Language) -> Elapsed | None:
    before = figure.before
    joined = language.law("joined").before(before, len(before)) is not None
    if not (_is_open(before) or joined or told(figure, language)[0]):
        return None
    length = _length(figure.claim, language)
    if length is None:
        return None
    own = [word.lower() for word in parted(figure.claim.text)]
    for law, sign in (("earlier", -1), ("later", 1)):
        phrases = language.law(law)
        behind = phrases.at(figure.after, 0)
        if any(phrases.at(own, place) for place in range(1, len(own))):
            return Elapsed(length, sign, behind[0] if behind else 0)
        if behind is not None:
            return Elapsed(length, sign, behind[0])
    return None


def _length(claim: Claim, language: Language) -> Value | None:
    """The years of "five years later", "cách đây 40 năm"."""
    if claim.kind == "duration" and claim.change is None:
        return claim.value if claim.unit == "year" else None
    if claim.kind != "date" or claim.as_of is None or claim.as_of.basis != "relative":
        return None
    words = parted(claim.text)
    low = [word.lower() for word in words]
    for law in ("ago", "earlier", "later"):
        phrases = language.law(law)
        for place in range(len(low)):
            if found := phrases.at(low, place):
                rest = " ".join((*words[:place], *words[found[0] :]))
                try:
                    value = Value.parse(rest, language=claim.language)
                except ValueError:
                    return None
                return value if value.unit == "year" and value.point is not None else None
    return None


def _dates(passage: Passage, place: int, words: int) -> tuple[Claim, Claim, str] | None:
    """The date that a length counts from, the one so much later or earlier, and what makes them doubtful."""
    figures, language = passage.figures, passage.language
    figure, rest = figures[place], figures[place].after[words:]
    before = figures[place - 1] if place else None
    after = figures[place + 1] if place + 1 < len(figures) and passage.together(place, place + 1) else None
    if before is None or not is_written(before.claim):
        return None
    beside = passage.together(place - 1, place)
    if beside and all(word in SIGNS for word in figure.before):
        if after is not None and _is_named(rest, after, language):
            whole = not after.after or after.after[0] in CLOSING
            return (
                after.claim,
                before.claim,
                "" if whole else f"{after.claim.written} may be of something else",
            )
        ends = not rest or rest[0] in CLOSING
        first = figures[place - 2] if place > 1 and passage.together(place - 2, place - 1) else None
        sequel = first is not None and is_written(first.claim) and is_sequel(first, before, language)
        if ends and first is not None and sequel:
            joined = any(_joins(word, language) for word in before.before)
            return (
                first.claim,
                before.claim,
                "" if joined else f"it may count from before {before.claim.written}",
            )
    if after is not None and is_written(after.claim) and _is_apposed(rest, language):
        alone = not beside and not figure.before and before.after[:1] == (".",)
        joined = beside and all(word in SIGNS or _joins(word, language) for word in figure.before)
        joined = joined or (beside and is_sequel(before, figure, language))
        if alone or joined:
            return before.claim, after.claim, ""
    return None


def _is_named(words: Sequence[str], date: Figure, language: Language) -> bool:
    """Whether words are an event and end in its date: "(after) work began in 1992,"."""
    if not is_written(date.claim) or not words or not all(word[0].isalpha() for word in words):
        return False
    own = [word.lower() for word in parted(date.claim.text)]
    when = language.law("when")
    return when.before(words, len(words)) is not None or when.at(own, 0) is not None


def _is_apposed(words: Sequence[str], language: Language) -> bool:
    """Whether a date follows as another name for the same time: ", in"."""
    found = language.law("when").before(words, len(words))
    words = words[: found[0]] if found else words
    return bool(words) and all(word in SIGNS for word in words)


def _joins(word: str, language: Language) -> bool:
    return language.law("joined").at((word,), 0) is not None


def _outcome(said: Claim, reference: Claim, dated: Claim, doubt: str, elapsed: Elapsed) -> Outcome:
    first, last = (reference, dated) if elapsed.sign > 0 else (dated, reference)
    between = years_between(_days(first), _days(last))
    length = elapsed.length
    degree, possible = ranges.meet((length.core, length.support), (between, between))
    verdict = judge(degree, possible=possible)
    text = f"from {first.written} to {last.written} it is {_years(between)} years"
    return Outcome(
        rule=RULE,
        verdict=verdict,
        degree=degree,
        claims=(said, reference, dated),
        message=text if verdict is Verdict.CONSISTENT else f"{text}, not {said.written}",
        explanation=text,
        settles=f"{said.written} would fit at {_years(between)} years",
        doubt=doubt,
    )


def _days(claim: Claim) -> Range:
    """The days of a date, whatever "since" or "from" before it leaves open."""
    start, end = (claim.as_of.start, claim.as_of.end) if claim.as_of else (None, None)
    return Range(
        lo=None if start is None else Fraction(start.toordinal()),
        hi=None if end is None else Fraction(end.toordinal()),
    )


def _years(between: Range) -> str:
    lo, hi = between.lo or Fraction(0), between.hi or Fraction(0)
    return f"{int(lo)}" if lo == hi else f"{int(lo)} to {int(hi)}"
