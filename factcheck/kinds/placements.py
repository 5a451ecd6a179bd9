"""Core rule `ranks-given-once`: a ranking has one name in each place, and each name in one place.

What it does: compares names in a list of places ("Osaka ranked 3rd and Busan ranked 3rd"), and the sentences
of a paragraph that differ in their name or their place alone.
Why: a list of places is retyped from a table; the slip of one line leaves one place twice.
Example: "Singapore came first, Osaka third and Busan third" is in tension; with a tie it is not.

In: the passages of a run. Out: an Outcome for each place with several names, a tension, as a tie may be
meant; and for a name with several places, a contradiction where a date is stated. Silent on ties: where a
word says so, or where the place behind is left empty for them ("1st, 2nd, 2nd, 4th"); where what is ranked,
or its date, is worded in another way; and where a list has a name twice, as two of a team may run.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from attrs import evolve, frozen

from factcheck.claims import Claim
from factcheck.kinds.passages import Figure, Passage
from factcheck.languages import Language
from factcheck.languages.phrases import parted, split
from factcheck.mentions.grammars import grammar
from factcheck.outcomes import Outcome
from factcheck.verdicts import Verdict

RULE = "ranks-given-once"
NAMED = 2
"""Words, with a date as one, that a sentence must say of its ranking for another to be about the same one."""
SIGNS = frozenset(",;:.()[]–—-•*")

Words = tuple[str, ...]


@frozen(kw_only=True)
class Placement:
    """A name in a place: what opens its sentence, the words between the two, and what is ranked."""

    claim: Claim
    name: Words
    opening: Words
    verb: Words
    ranked: Words
    by: Words  # the superlative of "second-largest"

    @property
    def place(self) -> int:
        return int(self.claim.value.core.lo or 0)


def evaluate(passages: Iterable[Passage]) -> Iterator[Outcome]:
    """What names and places in the rankings of the texts say of one another."""
    bare: list[Placement] = []
    for passage in passages:
        alone: list[Placement] = []
        for row in passage.sentences:
            lists = [] if _tied(row, passage.language) else list(_lists(row, passage.language))
            for found in lists:
                yield from _twice(found)
            single = lists[0][0] if len(lists) == 1 and len(lists[0]) == 1 else None
            if single is not None:
                alone.append(single)
            if single is None or not _continues(bare, single):
                yield from _twice(bare)
                bare = []
            if single is not None and not single.opening and not single.ranked:
                bare.append(single)
        yield from _of_sentences(alone, passage.language)
    yield from _twice(bare)


def _tied(row: Sequence[Figure], language: Language) -> bool:
    law, words = language.law("tied"), split(row[0].claim.quote)
    return any(law.at(words, place) for place in law.starting(words))


def _continues(lines: Sequence[Placement], line: Placement) -> bool:
    """Whether a sentence that is a name and its place goes on with the list of those right above it."""
    if not lines or line.opening or line.ranked:
        return not lines
    last = lines[-1].claim
    near = last.source == line.claim.source and line.claim.paragraph - last.paragraph in (0, 1)
    return near and line.place >= lines[-1].place


# --- names in places -------------------------------------------------------------------------------


def _lists(row: Sequence[Figure], language: Language) -> Iterator[list[Placement]]:
    """The names and places of a sentence, parted where other words than those that join come between."""
    found: list[Placement] = []
    between: list[str] = []
    for figure in row:
        between += parted(figure.lead)
        if figure.claim.kind != "rank":
            between += [] if figure.claim.kind == "date" else [figure.claim.written]
            continue
        rest, placement = _placement(figure.claim, between, language)
        between = []
        if found:
            found[-1] = evolve(found[-1], ranked=_trimmed(rest, language))
            if placement is None or _is_parted(found[-1].ranked, language):
                yield found
                found = []
        if placement is not None:
            found.append(placement)
    if found:
        yield [*found[:-1], evolve(found[-1], ranked=_trimmed((*_lower(between), *row[-1].after), language))]


def _lower(words: Iterable[str]) -> Words:
    return tuple(word.lower() for word in words)


def _placement(claim: Claim, words: Sequence[str], language: Language) -> tuple[Words, Placement | None]:
    """The words before a name, and the name that stands before a place with but a verb between."""
    low = _lower(words)
    verb = _back_over_verb(low, len(low), language)
    if low[verb - 1 : verb] == ("s",) and low[verb - 2 : verb - 1] in (("'",), ("’",)):
        owner = _back_over_name(words, verb - 2)  # "is Laos's largest"
        verb = _back_over_verb(low, owner, language)
    name = _back_over_name(words, verb)
    stops = grammar(language.code).noun_stops
    first = name
    while first < verb and low[first] in stops:
        first += 1
    core = claim.value.core
    known = core.is_point and claim.change is None and claim.hedge in ("none", "exact")
    if first == verb or not known:
        return low, None
    own = split(claim.text)
    best = grammar(claim.language).superlatives
    ways = (best.at(own, place) for place in range(len(own)))
    by = next((own[-len(own) + place : end[0]] for place, end in enumerate(ways) if end), ())
    return low[:name], Placement(
        claim=claim,
        name=low[first:verb],
        opening=_trimmed(low[:name], language),
        verb=tuple(word for word in low[verb:] if word not in SIGNS),
        ranked=(),
        by=by,
    )


def _back_over_verb(words: Words, place: int, language: Language) -> int:
    law = language.law("placed")
    while place:
        if found := law.before(words, place):
            place = found[0]
        elif words[place - 1] in SIGNS - {","}:
            place -= 1
        else:
            break
    return place


def _back_over_name(words: Sequence[str], place: int) -> int:
    while place and words[place - 1][0].isupper():
        place -= 1
    return place


def _trimmed(words: Words, language: Language) -> Words:
    """Words without the signs and conjunctions at both ends, and without "place" after the place."""
    joined, low, high = language.law("joined"), 0, len(words)
    if found := language.law("places").at(words, 0):
        low = found[0]
    while low < high and words[low] in SIGNS:
        low += 1
    while low < high:
        found = joined.before(words, high, low)
        if not found and words[high - 1] not in SIGNS:
            break
        high = found[0] if found else high - 1
    return words[low:high]


def _is_parted(words: Words, language: Language) -> bool:
    """Whether what stands between two places is more than what the first of them is a place in."""
    joined = language.law("joined")
    return any(word in SIGNS or joined.at(words, place) for place, word in enumerate(words))


# --- what they say of one another ------------------------------------------------------------------


def _twice(listed: Sequence[Placement]) -> Iterator[Outcome]:
    """The places of one list that have several names."""
    by_place: dict[int, list[Placement]] = {}
    for placement in _completed(listed):
        by_place.setdefault(placement.place, []).append(placement)
    for place, group in sorted(by_place.items()):
        shared = [each for each in group[1:] if _is_same(group[0], each)]
        is_tie = place + 1 not in by_place and place + len(shared) + 1 in by_place
        if shared:
            doubt = f"place {place + 1} is left empty, as where they tie" if is_tie else ""
            yield _shared([group[0], *shared], doubt)


def _completed(listed: Sequence[Placement]) -> list[Placement]:
    """A list in which what is left out is as it was before: "Osaka came second, Busan third"."""
    found: list[Placement] = []
    for placement in listed:
        found.append(placement if placement.verb or not found else evolve(placement, verb=found[-1].verb))
    return found


def _is_same(one: Placement, other: Placement) -> bool:
    """Whether two names of a list are in the same ranking, of the same day."""
    same = one.verb == other.verb and one.by == other.by and _same_days(one.claim, other.claim)
    return (
        same and one.name != other.name and (one.ranked == other.ranked or not (one.ranked and other.ranked))
    )


def _same_days(one: Claim, other: Claim) -> bool:
    if one.modality != other.modality or one.attributed_to != other.attributed_to:
        return False
    return one.as_of is None or other.as_of is None or one.as_of.same_days(other.as_of)


def _of_sentences(alone: Sequence[Placement], language: Language) -> Iterator[Outcome]:
    """The sentences of a paragraph that are about one ranking."""
    rankings: dict[tuple[Words, Words, Words, Words, bool], list[Placement]] = {}
    stops = grammar(language.code).noun_stops
    for each in alone:
        said = [word for word in (*each.opening, *each.ranked) if word.isalpha() and word not in stops]
        dated = each.claim.as_of is not None and each.claim.as_of.basis == "stated"
        if said:
            is_named = len(said) + dated >= NAMED
            rankings.setdefault((each.opening, each.verb, each.ranked, each.by, is_named), []).append(each)
    for (*_, is_named), group in rankings.items():
        doubt = "" if is_named else "the two may be in different rankings"
        for one, other in combinations(group, 2):
            if not _same_days(one.claim, other.claim):
                continue
            if one.name != other.name and one.place == other.place:
                yield _shared([one, other], doubt)
            elif one.name == other.name and one.place != other.place:
                yield _several(one, other, doubt)


def _called(placement: Placement) -> str:
    """The name as the sentence writes it."""
    words = parted(placement.claim.quote)
    low, size = _lower(words), len(placement.name)
    at = next(place for place in range(len(low)) if low[place : place + size] == placement.name)
    return " ".join(words[at : at + size])


def _shared(group: Sequence[Placement], doubt: str) -> Outcome:
    names = ", ".join(_called(each) for each in group[:-1])
    return Outcome(
        rule=RULE,
        verdict=Verdict.TENSION,
        degree=Fraction(0),
        claims=tuple(each.claim for each in group),
        message=f"{names} and {_called(group[-1])} are all given place {group[0].place}"
        if len(group) > 2
        else f"{names} and {_called(group[-1])} are both given place {group[0].place}",
        why="names share a place where they tie, which the text does not say",
        doubt=doubt,
    )


def _several(one: Placement, other: Placement, doubt: str) -> Outcome:
    dated = all(each.claim.as_of and each.claim.as_of.basis == "stated" for each in (one, other))
    return Outcome(
        rule=RULE,
        verdict=Verdict.CONTRADICTION if dated else Verdict.TENSION,
        degree=Fraction(0),
        claims=(one.claim, other.claim),
        message=f"{_called(one)} is given place {one.place} and place {other.place}",
        why="the sentences are the same but for the place"
        + ("" if dated else "; they may mean different days"),
        doubt=doubt,
    )
