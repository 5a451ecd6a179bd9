"""Core rule `totals-fit`: a total is the sum of the parts beside it, a difference that of its two figures.

What it does: adds up parts that a text lists with their total ("120 and 85, 205 in total", "205 people (120
men and 85 women)") and parts that make a whole by their names (exports and imports, men and women); compares
a deficit, surplus or gap with the two figures that it lies between.
Why: one of several figures is updated or mistyped, and the rest is left as it was.
Example: "a total of 205 (120 men and 85 women)" holds; "a total of 250 (120 men and 85 women)" contradicts.

In: the passages of a run. Out: an Outcome for each total and difference with all its parts; silent on rates,
changes and what follows "including"; undecided where a list has no "and", or is of different days.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from operator import add

from attrs import evolve, frozen

from factcheck import figures, units, values
from factcheck.claims import Claim
from factcheck.kinds import labels
from factcheck.kinds.passages import Figure, Passage
from factcheck.languages import Language
from factcheck.languages.phrases import split
from factcheck.outcomes import Outcome, reckoned
from factcheck.values import Value

RULE = "totals-fit"
COUNTED = ("count", "money", "quantity", "duration", "percent")
NEAR = 4
"""Words between a figure and what it is called, at the most."""
OPENERS = (("(",), (":",), ("–",), ("—",))
"""Signs between a whole and the list of its parts."""
CODE = frozenset('"{}[]=<>|\\`_')
"""Signs of which no list in prose is made."""


@frozen
class Making:
    """The figures that one is made of: their sum, or the difference of two; with what speaks against it."""

    parts: Sequence[Figure]
    difference: bool
    doubt: str


def evaluate(passages: Iterable[Passage]) -> Iterator[Outcome]:
    """What totals and differences say of the figures that they are made of."""
    for passage in passages:
        language = passage.language
        row = [figure for figure in passage.figures if _is_amount(figure, language)]
        for place, figure in enumerate(row):
            makings = list(_makings(row, place, language))
            if makings:
                sure = next((making for making in makings if not making.doubt), makings[0])
                yield _outcome(figure.claim, sure)


def _makings(row: Sequence[Figure], place: int, language: Language) -> Iterator[Making]:
    """What a figure may be made of: by those of its days, else by those of any."""
    for alike, doubt in ((_alike, ""), (_of_one_kind, "they are not of the same days")):
        if doubt and ";" in row[place].before:
            return
        for listed in (_listed_before, _listed_after):
            if parts := listed(row, place, language, alike):
                sure = _joined(parts, language) or _pair_of(parts, language)
                yield Making(parts, False, doubt or ("" if sure else "there may be more parts"))
        if parts := _complements(row, place, language, alike):
            yield Making(parts, False, doubt)
        if parts := _lying_between(row, place, language, alike):
            yield Making(parts, True, doubt)


def _joined(parts: Sequence[Figure], language: Language) -> bool:
    """Whether "and" shows the end of a list."""
    return any(word in language.conjunctions for part in parts[1:] for word in part.before)


def _is_amount(figure: Figure, language: Language) -> bool:
    claim = figure.claim
    each = language.law("each")
    words = (*figure.before[-NEAR:], *figure.after[:NEAR])
    apart = any(each.at(words, place) for place in range(len(words)))
    return claim.kind in COUNTED and not (claim.change or claim.rate or apart)


def _alike(first: Claim, second: Claim) -> bool:
    """Whether two figures can be parts of one whole."""
    if not _of_one_kind(first, second):
        return False
    return first.as_of is None or second.as_of is None or first.as_of.same_days(second.as_of)


def _of_one_kind(first: Claim, second: Claim) -> bool:
    if first.kind != second.kind or units.dimension(first.unit) != units.dimension(second.unit):
        return False
    return first.modality == second.modality and first.scope == second.scope


Alike = Callable[[Claim, Claim], bool]


# --- lists with their total -------------------------------------------------------------------------------


def _listed_before(row: Sequence[Figure], place: int, language: Language, alike: Alike) -> list[Figure]:
    """The parts before a total that is called one: "120 in Hue and 85 in Da Nang, 205 in total"."""
    whole = row[place]
    passed = whole.claim.hedge in ("over", "at-least") and _is_called(
        whole, language, "threshold", "threshold"
    )
    if not passed and not _is_called(whole, language, "total_before", "total_after"):
        return []
    parts: list[Figure] = []
    for other in reversed(row[:place]):
        if other.sentence != whole.sentence or not alike(other.claim, whole.claim):
            break
        if not CODE.isdisjoint(other.after):
            break
        if not _is_called(other, language, "difference", "difference"):
            parts.insert(0, other)
        if _says(other.before, language, "partial"):
            return []
    return parts if len(parts) > 1 else []


def _listed_after(row: Sequence[Figure], place: int, language: Language, alike: Alike) -> list[Figure]:
    """The parts in a bracket or after a colon behind a whole: "205 people (120 men and 85 women)"."""
    whole = row[place]
    parts: list[Figure] = []
    opening = whole.after  # up to the next figure, where that is an amount, too
    if place + 1 >= len(row) or row[place + 1].before != opening or opening[-1:] not in OPENERS:
        return []
    if any(word in CODE or word == ":" for word in opening[:-1]):
        return []
    for other in row[place + 1 :]:
        if other.sentence != whole.sentence or not alike(other.claim, whole.claim):
            return []
        if parts and not CODE.isdisjoint(other.before):
            return []
        if other.claim.kind == "quantity" and other.claim.unit != whole.claim.unit:
            return []  # "50 m by 25 m (164 ft by 82 ft)"
        parts.append(other)
        if ")" in other.after or other.after[-1:] in ((".",), (";",), ()):
            break
    return parts if len(parts) > 1 else []


# --- figures whose names make a whole ---------------------------------------------------------------------


def _complements(row: Sequence[Figure], place: int, language: Language, alike: Alike) -> list[Figure]:
    """Exports and imports after "of this", men and women after "of the 5,000 workers"."""
    whole, pair, rest = row[place], row[place + 1 : place + 3], row[place + 3 : place + 4]
    if len(pair) < 2 or not all(alike(part.claim, whole.claim) for part in pair):
        return []
    if any(part.sentence == pair[1].sentence and _goes_on(part, whole, language) for part in rest):
        return []
    if pair[0].sentence != pair[1].sentence or pair[0].sentence > whole.sentence + 1:
        return []
    opens = _says(pair[0].before, language, "partial") or (
        whole.before[:1] != () and language.law("of").at(whole.before, 0) is not None
    )
    return list(pair) if opens and _pair_of(pair, language) else []


def _goes_on(part: Figure, whole: Figure, language: Language) -> bool:
    """Whether a list of parts goes on with a figure: "20 men, 15 women and 5 children"."""
    named = _is_called(part, language, "difference", "difference")
    return _alike(part.claim, whole.claim) and not named


def _lying_between(row: Sequence[Figure], place: int, language: Language, alike: Alike) -> list[Figure]:
    """The two figures before a deficit or surplus, such as exports and imports."""
    whole, pair = row[place], list(row[max(place - 2, 0) : place])
    if len(pair) < 2 or not _is_called(whole, language, "difference", "difference"):
        return []
    fits = all(alike(part.claim, whole.claim) for part in pair) and pair[0].sentence >= whole.sentence - 1
    return pair if fits and _pair_of(pair, language) else []


def _pair_of(parts: Sequence[Figure], language: Language) -> bool:
    """Whether the names of two figures make one whole."""
    return len(parts) == 2 and labels.are_complements(parts[0], parts[1], language)


def _is_called(figure: Figure, language: Language, before: str, after: str) -> bool:
    """Whether a total or a difference is what the words beside a figure, or its own first ones, call it."""
    own = split(figure.claim.text)
    words = (*figure.before[-NEAR:], *own[:NEAR])
    named = language.law(before)
    if any(named.at(words, place) for place in range(len(words))):
        return True
    for place, word in enumerate(figure.after[:NEAR]):  # past the noun: "205 people in total"
        if language.law(after).at(figure.after, place):
            return True
        if not word[0].isalpha():
            break
    return False


def _says(words: Sequence[str], language: Language, law: str) -> bool:
    return any(language.law(law).at(words, place) for place in range(len(words)))


# --- what they come to ------------------------------------------------------------------------------------


def _outcome(whole: Claim, making: Making) -> Outcome:
    unit = whole.value.unit
    parts = [part.claim for part in making.parts]
    if making.difference:
        parts.sort(key=lambda part: -(part.value.to(unit).point or 0))
    sides = [part.value.to(unit) for part in parts]
    total: Value = sides[0] - sides[1] if making.difference else reduce(add, sides)
    total = evolve(total, unit=unit)
    sign = " − " if making.difference else " + "
    return reckoned(
        RULE,
        values.compare(total, whole.value),
        whole,
        parts,
        told=sign.join(part.written for part in parts),
        worked=figures.value(total),
        result=total,
        implied={"total": float(total.point)} if total.point is not None else None,
        doubt=making.doubt,
    )
