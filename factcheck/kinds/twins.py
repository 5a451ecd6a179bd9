"""Core rule `twins-agree`: sentences that are the same but for their figures say the same.

What it does: finds sentences of two sources, or two of one, with the same words about the same dates and
other numbers. A clause without figures before the first comma or after the last may be missing in one; in a
single text all words must be the same.
Why: texts are copied and retyped; a digit that changed on the way is an error in one of them.
Example: "Exports of rice to Ghana reached 3.1 million tonnes in 2024, the ministry said" is in tension with
"Exports of rice to Ghana reached 3.7 million tonnes in 2024".

In: the passages of a run. Out: an Outcome for each two such sentences that disagree, at most a
tension; silent on short sentences, on such without a name, on texts of different days where the sentence has
no date, on wordings that many sources, or one many times,
fill in with other figures, on figures of one measure, and on
places in an order given in one paragraph (`ranks-given-once`); undecided where nobody knows the days.
Sentences are found by their words, hashed; none are compared that do not share them all.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations

from attrs import frozen

from factcheck import languages, values
from factcheck.claims import Claim
from factcheck.kinds import wordings
from factcheck.kinds.comparisons import DISAGREE
from factcheck.kinds.passages import Figure, Passage
from factcheck.languages.phrases import parted
from factcheck.outcomes import Outcome, capped
from factcheck.units import dimension
from factcheck.verdicts import GRAVITY, Verdict

RULE = "twins-agree"

WORDS = 7
"""Words that a sentence must have beside its figures to be known by them."""
FORM = 3
"""Sources, or sentences of one, that say other things in the same words: then it is a form to fill in."""

Key = tuple[str, ...]


@frozen
class Twin:
    """A sentence with its figures other than dates, and the clauses that its words leave out."""

    claims: tuple[Claim, ...]
    opening: Key = ()
    closing: Key = ()

    @property
    def said(self) -> tuple[object, ...]:
        return tuple((claim.value.core, claim.value.unit) for claim in self.claims)


def evaluate(passages: Iterable[Passage]) -> Iterator[Outcome]:
    """The pairs of sentences that share their words and differ in their figures."""
    passages = tuple(passages)
    named = names(passages)
    alike: dict[Key, list[Twin]] = {}
    for passage in passages:
        for figures in passage.sentences:
            claims = tuple(
                figure.claim for figure in figures[_numbered(figures) :] if figure.claim.kind != "date"
            )
            if claims and _has_name(figures[0].claim, named):
                for key, opening, closing in _keys(figures):
                    alike.setdefault(key, []).append(Twin(claims, opening, closing))
    told: set[frozenset[str]] = set()
    for twins in alike.values():
        if len(twins) < 2 or _is_form(twins):
            continue
        for first, second in combinations(_distinct(twins), 2):
            pair = frozenset(claim.id for claim in (*first.claims, *second.claims))
            if (
                pair not in told
                and _same_sentence(first, second)
                and (outcome := _compared(first, second)) is not None
            ):
                told.add(pair)
                yield outcome


def _numbered(figures: Sequence[Figure]) -> int:
    """How many figures number the sentence itself: "(2): …", "3) …"."""
    first = figures[0]
    return int(first.before in ((), ("(",)) and first.after[:1] in ((":",), (")",)))


def _same_sentence(one: Twin, other: Twin) -> bool:
    """Whether what the two leave out may be left out: it is missing in one, or who said so."""
    if one.claims[0].source == other.claims[0].source:
        return one.opening == other.opening and one.closing == other.closing
    language = languages.load(one.claims[0].language)
    pairs = ((one.opening, other.opening), (one.closing, other.closing))
    return all(a == b or not (a and b) or all(map(language.tells_who, (a, b))) for a, b in pairs)


def _keys(figures: Sequence[Figure]) -> Iterator[tuple[Key, Key, Key]]:
    """The words of a sentence with its dates and kinds of figures, and the outer clauses they leave out."""
    inner: list[str] = []
    for place, figure in enumerate(figures):
        claim = figure.claim
        if place:
            inner += _words(figure.before)
        inner.append(
            f"<{claim.value.core}>" if claim.kind == "date" else f"<{claim.kind} {dimension(claim.unit)}>"
        )
    for first, opening in _openings(figures[0].before):
        for last, closing in _closings(figures[-1].after):
            key = (*first, *inner, *last)
            if sum(word.isalpha() for word in key) >= WORDS:
                yield key, opening, closing


def _openings(words: Sequence[str]) -> Iterator[tuple[Key, Key]]:
    """The words before the first figure, with the clause before their first comma and without it."""
    yield _words(words), ()
    if "," in words:
        at = words.index(",")
        yield _words(words[at:]), _words(words[:at])


def _closings(words: Sequence[str]) -> Iterator[tuple[Key, Key]]:
    """The words after the last figure, likewise."""
    yield _words(words), ()
    if "," in words:
        at = len(words) - 1 - words[::-1].index(",")
        yield _words(words[:at]), _words(words[at:])


def _words(words: Sequence[str]) -> Key:
    return tuple(word for word in words if word[0].isalnum())


def names(passages: Iterable[Passage]) -> frozenset[str]:
    """The words that stand with a capital inside a sentence, and nowhere without one."""
    capital: set[str] = set()
    small: set[str] = set()
    for passage in passages:
        for row in passage.sentences:
            for place, word in enumerate(parted(row[0].claim.quote)):
                if word[0].islower():
                    small.add(word)
                elif place and word[:1].isupper() and word[1:2].islower():
                    capital.add(word.lower())
    return frozenset(capital - small)


def _has_name(claim: Claim, named: Container[str]) -> bool:
    """Whether what the sentence is about is in its words: a name inside it, or a known one at its start."""
    words = claim.quote.split()
    if any(word[:1].isupper() and word[1:2].islower() for word in words[1:]):
        return True
    first = parted(claim.quote)[:1]
    return bool(first) and (first[0].lower() in named or first[0] in _territories(claim.language))


@cache
def _territories(code: str) -> frozenset[str]:
    return frozenset(languages.load(code).territories.values())


def _distinct(twins: Sequence[Twin]) -> list[Twin]:
    """One for each thing said, the first in the texts."""
    return list({twin.said: twin for twin in reversed(twins)}.values())[::-1]


def _is_form(twins: Sequence[Twin]) -> bool:
    """Whether many sources say other things in these words, or one does as often: entries of a log."""
    sources = Counter(twin.claims[0].source for twin in _distinct(twins))
    return len(sources) >= FORM or max(sources.values()) >= FORM


def _compared(first: Twin, second: Twin) -> Outcome | None:
    """The gravest that figures in the same place are to each other, of sentences about the same days."""
    found = []
    doubts: set[str] = set()
    for one, other in zip(first.claims, second.claims, strict=True):
        if (doubt := _doubt(one, other)) is None:
            return None
        doubts.add(doubt)
        if _is_left_to_others(one, other):
            continue
        between = one.source != other.source
        degree, verdict = values.compare(one.value, other.value, between_sources=between)
        if verdict in DISAGREE:
            found.append((GRAVITY.index(verdict), -degree, one, other, verdict, degree))
    if not found:
        return None
    _, _, one, other, verdict, degree = max(found, key=lambda each: each[:2])
    outcome = Outcome(
        rule=RULE,
        verdict=verdict,
        degree=degree,
        claims=(one, other),
        message=f"{wordings.said(one)} against {wordings.said(other)} in the same words",
        explanation=f"{wordings.arithmetic(one)}\n{wordings.arithmetic(other)}",
        why=f"at the most they mean {wordings.widest(one)} and {wordings.widest(other)}",
        doubt=max(doubts),
    )
    return capped(outcome, Verdict.TENSION)


def _is_left_to_others(one: Claim, other: Claim) -> bool:
    """Whether two figures are compared as those of their measure, or as places of one ranking."""
    if one.measure and (one.measure, one.entities) == (other.measure, other.entities):
        return True
    return one.kind == "rank" and (one.source, one.paragraph) == (other.source, other.paragraph)


def _doubt(one: Claim, other: Claim) -> str | None:
    """Why two figures may be of different days; None where they are.

    They are of the same if both texts say so, or if both were published on them.
    """
    if one.as_of is None or other.as_of is None or not (one.as_of.start and other.as_of.start):
        return "nobody knows of which days they are"
    if not one.as_of.same_days(other.as_of):
        return None
    sure = one.source == other.source or one.as_of.basis in ("stated", "inherited") or one.as_of.certain
    return "" if sure else "nobody knows of which days they are"
