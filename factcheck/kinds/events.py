"""Core rule `events-in-order`: what begins is over later, and dates follow the words that order them.

What it does: compares two dates of a sentence where one is that of a beginning and the next that of an end
of the same thing ("founded in 1998 and closed in 1995"), where "before" or "after" stands between them, and
where they are the ends of a span ("from 2015 to 2012").
Why: a digit of a year is mistyped, or two dates change places; each by itself looks right.
Example: "Construction began in 2010 and was completed in 2008" contradicts; with the years the other way
round it holds.

In: the passages of a run. Out: an Outcome for each two such dates with their years written. Silent where
other words than a few stand between the two, as the second date may then be of something else.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from factcheck.claims import Claim
from factcheck.kinds.passages import Figure, Passage
from factcheck.languages import Language
from factcheck.languages.phrases import parted
from factcheck.outcomes import Outcome
from factcheck.periods import brief
from factcheck.verdicts import Verdict

RULE = "events-in-order"

STAGES = (("started", "finished"), ("started", "ended"), ("founded", "ended"))
"""The words for the first and for the second of two events that come in this order."""
EVENTS = ("started", "founded", "finished", "ended")
SUBJECT = 4
"""Words between "after" and what happened, at the most: "after the long talks began"."""
NAME = 2
"""Words of the name of a thing behind "the"."""
SIGNS = frozenset(",();–—-")


def evaluate(passages: Iterable[Passage]) -> Iterator[Outcome]:
    """What words say of the order of the dates that they stand between."""
    for passage in passages:
        for row in passage.sentences:
            for first, second in pairwise(row):
                if is_written(first.claim) and is_written(second.claim):
                    order = _order(first, second, passage.language)
                    if order is not None:
                        yield _outcome(first.claim, second.claim, *order)


def is_written(claim: Claim) -> bool:
    """Whether a figure is a date whose year is written, and no span."""
    as_of = claim.as_of
    if (
        claim.kind != "date"
        or claim.value.ends is not None
        or as_of is None
        or as_of.start is None
        or as_of.end is None
    ):
        return False
    return str(as_of.start.year) in claim.text and claim.hedge in ("none", "exact", "at-least", "up-to")


def _order(first: Figure, second: Figure, language: Language) -> tuple[int, str] | None:
    """Which of two dates should come earlier, -1 the first and 1 the second, and what makes that doubtful."""
    if _is_span(first, second, language):
        return (-1, "") if _lies_before(second.claim, first.claim) else None  # a span in order is no news
    if _are_stages(first, second, language):
        is_one = is_sequel(first, second, language)
        return -1, "" if is_one else f"{second.claim.written} may be of something else"
    related = _related(first, second, language)
    return None if related is None else (related, "")


def _lies_before(one: Claim, other: Claim) -> bool:
    """Whether all days of a date are before those of another."""
    end = one.as_of.end if one.as_of else None
    start = other.as_of.start if other.as_of else None
    return end is not None and start is not None and end < start


# --- the ends of a span ----------------------------------------------------------------------------


def _is_span(first: Figure, second: Figure, language: Language) -> bool:
    """ "From 2015 to 2012, …", "lived from 2015 to 2012", "Ada Brook (1950–1940)"."""
    between, before = second.before, first.before
    dates = language.data["dates"]
    if len(between) != 1 or between[0] not in (*dates["span_joiners"], *dates["span_and"]):
        return False
    if before[-1:] == ("(",):
        named = parted(first.lead)[-2:-1]
        return second.after[:1] == (")",) and bool(named) and named[0][0].isupper()
    opened = language.law("opened").before(before, len(before))
    if opened is None or second.after[:1] not in ((), (",",), (".",)):
        return False
    lasted = language.law("lasted")
    return opened[0] == 0 or any(lasted.at(before, place) for place in range(opened[0]))


# --- a beginning and an end ------------------------------------------------------------------------


def _are_stages(first: Figure, second: Figure, language: Language) -> bool:
    """Whether a date is that of a beginning, and the next that of an end."""
    if not {first.claim.hedge, second.claim.hedge} <= {"none", "exact"}:
        return False  # "was closed from 1954 to 1956"
    early, late = told(first, language)[0], told(second, language)[0]
    return any((begun in early and ended in late) for begun, ended in STAGES)


def is_sequel(first: Figure, second: Figure, language: Language) -> bool:
    """Whether a date is that of a beginning, and the next that of the end of the same."""
    opens, follows = told(first, language)[1], told(second, language)[1]
    words = parted(second.lead)[:follows]
    opening = not opens and words[:1] == [","]  # "Founded in 1998, the mill closed in 1995"
    own = _is_subject(words[1:], language) if opening else not words
    return own and _are_stages(first, second, language)


def _is_subject(words: Sequence[str], language: Language) -> bool:
    """Whether words are but the name of a thing: "the paper mill", "Acme Steel"."""
    definite = language.law("definite").at([word.lower() for word in words], 0)
    rest = words[definite[0] :] if definite else words
    return len(rest) <= NAME or all(word[0].isupper() for word in rest)


def told(figure: Figure, language: Language) -> tuple[set[str], int]:
    """What happened on a date, by the words before it, and how many words stand before these."""
    words = parted(figure.lead)
    low = [word.lower() for word in words]
    place = _back_over_fillers(words, low, len(low), language)
    kinds = set()
    start = place
    for end in (place, place - 1):  # "ceased publication in"
        for kind in EVENTS:
            found = language.law(kind).before(low, end) if end > 0 else None
            if found is not None and low[found[0] - 1 : found[0]] != ["re"]:
                kinds.add(kind)
                start = min(start, found[0])
        if kinds or not low[place - 1 : place] or not low[place - 1].isalpha():
            break
    return kinds, _back_over_fillers(words, low, start, language)


def _back_over_fillers(words: Sequence[str], low: Sequence[str], place: int, language: Language) -> int:
    """Back over prepositions, pronouns, auxiliaries, signs, and names of places behind "in"."""
    law, placed = language.law("filler"), language.law("placed_in")
    while place:
        found = law.before(low, place)
        if found is not None:
            place = found[0]
        elif low[place - 1] in SIGNS:
            place -= 1
        else:
            name = place
            while name and words[name - 1][0].isupper():
                name -= 1
            if name == place or placed.before(low, name) is None:
                break
            place = name
    return place


# --- before and after ------------------------------------------------------------------------------


def _related(first: Figure, second: Figure, language: Language) -> int | None:
    """ "in 2010, after talks began in 2012": the first date is later; "before": earlier."""
    words, place = second.before, 0
    if second.after and second.after[0].isalnum():
        return None
    while place < len(words) and words[place] in SIGNS:
        place += 1
    for law, order in (("earlier", -1), ("later", 1)):
        found = language.law(law).at(words, place)
        if found is not None:
            low = list(words)
            end = _back_over_fillers(low, low, len(low), language)
            told = [language.law(kind).before(low, end) for kind in EVENTS]
            near = [each[0] for each in told if each is not None]
            if near and 0 <= min(near) - found[0] <= SUBJECT:
                return order
    return None


def _outcome(first: Claim, second: Claim, order: int, doubt: str) -> Outcome:
    earlier, later = (first, second) if order < 0 else (second, first)
    wrong = _lies_before(later, earlier)
    told = f"{earlier.written} should come before {later.written}"
    return Outcome(
        rule=RULE,
        verdict=Verdict.CONTRADICTION if wrong else Verdict.CONSISTENT,
        degree=Fraction(0 if wrong else 1),
        claims=(first, second),
        message=f"by its words {told}" if wrong else f"{told} and does",
        why=f"the words put {brief(earlier.as_of)} before {brief(later.as_of)}",
        doubt=doubt,
    )
