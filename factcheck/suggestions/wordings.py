"""Wordings: the patterns that pick the figures of one measure and leave the others of the corpus alone.

    learn(field, members)  ->  ("carri* ... <n>", "<n> passeng*")

In: a `Field` of figures with their cues, and which of them are the measure's. Out: patterns, the most telling
first. A candidate is one cue or two of one sentence; what each picks is known as bits, so that thousands are
weighed in a moment. Of those that pick no other figure the ones that pick most are taken, the shortest first,
until every figure of the measure is picked twice where that can be.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from attrs import evolve, frozen

from factcheck.suggestions.cues import Cue, Field, Seen

WIDTH = 24
"""Cues of one figure that are tried in pairs: the nearest and rarest."""

HALF = 4.0
"""Words of distance at which a cue says half as much of a figure as one next to it."""

TELLING = 2 / 3
"""The share of the sentences with some words that must have figures of a measure for them to mean it."""

CLOSE = 2.0
"""Words up to which a cue may stand off that picks nothing new: farther off it is what a text is about."""

TWICE = 2
"""Patterns that should pick each figure: what one sentence lacks of a wording another may have."""


@frozen(kw_only=True)
class Candidate:
    """One cue or two, and the bits of the figures that they pick."""

    cues: tuple[Cue, ...]
    picked: int
    score: float = 0.0
    others: tuple[tuple[str, ...], ...] = ()  # words that say the same as those of its only cue


@frozen(kw_only=True)
class Wording:
    """A pattern with the figures that it picks: those of the measure, and others."""

    text: str
    own: int
    others: int
    cues: tuple[Cue, ...] = ()


def learn(field: Field, members: int, doubtful: int = 0, avoid: Collection[str] = ()) -> list[Wording]:
    """Patterns for the figures `members`; figures of `doubtful` may be theirs too, or not."""
    found: dict[tuple[Cue, ...], Candidate] = {}
    for place in _places(members):
        for candidate in _candidates(field, place, avoid):
            found.setdefault(candidate.cues, candidate)
    scored = [
        evolve(each, score=score)
        for each in found.values()
        if (score := _score(field, each, members, doubtful)) > 0
    ]
    scored.sort(key=lambda each: (-each.score, _key(each)))
    allowed = members | doubtful
    taken = [
        _widened(field, _turned(field, each, allowed), allowed) for each in _cover(field, scored, members)
    ]
    found_ = {each.cues: _wording(field, each, members, doubtful) for each in taken}
    return list(found_.values())


def _widened(field: Field, candidate: Candidate, allowed: int) -> Candidate:
    """The candidate with the words that the language has for the same, where they pick nothing else here."""
    if len(candidate.cues) > 1:
        return candidate
    cue = candidate.cues[0]
    others = tuple(
        words
        for words in field.vocabulary.concept(cue.words)
        if not _either(field, evolve(cue, words=words)) & ~allowed
    )
    return evolve(candidate, others=others)


def _turned(field: Field, candidate: Candidate, allowed: int) -> Candidate:
    """A cue that says the measure wherever it stands serves on either side of the figure."""
    cue = candidate.cues[0]
    if len(candidate.cues) > 1 or cue.close:
        return candidate
    picked = _either(field, cue)
    sentences = {id(field.sites[place].sentence) for place in _places(picked)}
    if picked & ~allowed or field.said[cue.words] * TELLING > len(sentences):
        return candidate
    if _sources(field, picked) < 2:
        return candidate
    return evolve(candidate, cues=(evolve(cue, side="either"),), picked=picked)


def _places(bits: int) -> Iterator[int]:
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low


def _candidates(field: Field, place: int, avoid: Collection[str]) -> Iterator[Candidate]:
    cues = {
        cue: seen
        for cue, seen in field.by_site[place].items()
        if not set(avoid) & set(cue.words) and not _is_part(field, cue, field.by_site[place])
    }
    own = [cue for cue, seen in cues.items() if seen.is_own]
    for cue in own:
        yield Candidate(cues=(cue,), picked=field.picked[cue])
    near = sorted(cues, key=lambda cue: (cues[cue].gap, field.said[cue.words], cue.words, cue.side))[:WIDTH]
    for first, second in combinations(near, 2):
        if not _overlap(cues[first], cues[second]) and (cues[first].is_own or cues[second].is_own):
            both = (first, second) if cues[first].start <= cues[second].start else (second, first)
            yield Candidate(cues=both, picked=field.picked[first] & field.picked[second])


def _is_part(field: Field, cue: Cue, cues: Mapping[Cue, Seen]) -> bool:
    """Whether the words of a cue always stand in a longer phrase: half of a word in two syllables."""
    least = 1 if field.vocabulary.is_cut else 2
    said = field.said[cue.words]
    return said >= least and any(
        len(other.words) > len(cue.words)
        and other.side == cue.side
        and field.said[other.words] == said
        and _holds(other.words, cue.words)
        for other in cues
    )


def _holds(longer: Sequence[str], words: Sequence[str]) -> bool:
    size = len(words)
    return any(tuple(longer[at : at + size]) == tuple(words) for at in range(len(longer) - size + 1))


def _overlap(first: Seen, second: Seen) -> bool:
    return first.start < second.end and second.start < first.end


def _key(candidate: Candidate) -> tuple[object, ...]:
    return tuple((cue.side, cue.words, cue.close) for cue in candidate.cues)


def _sources(field: Field, bits: int) -> int:
    return len({field.sites[place].source for place in _places(bits)})


def _score(field: Field, candidate: Candidate, members: int, doubtful: int) -> float:
    """How far a candidate can be trusted with texts that were not seen; 0 where it cannot."""
    own = candidate.picked & members
    wrong = (candidate.picked & ~members & ~doubtful).bit_count()
    right = _sources(field, own)
    if wrong > right / 8:
        return 0.0
    if len(candidate.cues) == 1:  # what says the measure on the other side of a figure speaks for it here
        own |= _either(field, candidate.cues[0]) & members
    words = sum(len(cue.words) for cue in candidate.cues)
    said = min(field.said[cue.words] for cue in candidate.cues)
    specific = right / max(said, right)
    near = HALF / (HALF + _gap(field, candidate, members))
    doubt = (candidate.picked & doubtful).bit_count()
    known = any(field.vocabulary.concept(cue.words) for cue in candidate.cues)
    named = any(
        field.by_site[place][cue].is_named
        for place in _places(candidate.picked & members)
        for cue in candidate.cues
    )
    evidence = _sources(field, own) + 2.0 * specific + 2.0 * near + 1.0 * known - 1.0 * named
    return evidence / (1 + 0.15 * (words - 1)) - 0.5 * wrong - 0.25 * doubt


def _cover(field: Field, scored: Sequence[Candidate], members: int) -> list[Candidate]:
    """Candidates, the best first: those of several texts until each figure is picked twice, then of one."""
    taken: list[Candidate] = []
    counts = dict.fromkeys(_places(members), 0)
    for several in (True, False):
        for candidate in scored:
            texts = _sources(field, candidate.picked & members)
            if (texts > 1) is not several:
                continue
            own = [p for p in _places(candidate.picked & members) if counts[p] < (TWICE if several else 1)]
            if not own or any(_is_within(each, candidate) for each in taken):
                continue
            if all(counts[place] for place in own) and _gap(field, candidate, members) > CLOSE:
                continue
            said = len(candidate.cues) == 1 and field.vocabulary.concept(candidate.cues[0].words)
            for place in own:
                counts[place] += TWICE if said else 1  # the language has other words for it
            taken.append(candidate)
    return taken


def _gap(field: Field, candidate: Candidate, members: int) -> float:
    """How far off the nearest cue stands on average."""
    gaps = [
        min(field.by_site[place][cue].gap for cue in candidate.cues)
        for place in _places(candidate.picked & members)
    ]
    return sum(gaps) / len(gaps)


def _is_within(taken: Candidate, candidate: Candidate) -> bool:
    """Whether a candidate only picks what a shorter one does that was taken."""
    return candidate.picked & ~taken.picked == 0 and {w for c in taken.cues for w in c.words} <= {
        w for c in candidate.cues for w in c.words
    }


def _either(field: Field, cue: Cue) -> int:
    """What a cue picks on both sides."""
    before, after = evolve(cue, side="before"), evolve(cue, side="after")
    return field.picked.get(before, 0) | field.picked.get(after, 0)


def _wording(field: Field, candidate: Candidate, members: int, doubtful: int) -> Wording:
    return Wording(
        text=written(field, candidate),
        own=candidate.picked & members,
        others=candidate.picked & ~members & ~doubtful,
        cues=candidate.cues,
    )


def written(field: Field, candidate: Candidate) -> str:
    """Cues as a pattern: those before the figure, the figure, those after it."""
    parts: list[str] = []
    cues = candidate.cues
    if candidate.others:
        said = [_phrase(field, evolve(cues[0], words=each)) for each in candidate.others]
        only = f"({'|'.join([_phrase(field, cues[0]), *said])})"
        gap = "" if cues[0].close else "... "
        return {"before": f"{only} {gap}<n>", "after": f"<n> {gap}{only}"}.get(cues[0].side, only)
    if cues[0].side == "either":
        return _phrase(field, cues[0])
    ahead = [cue for cue in cues if cue.side == "before"]
    behind = [cue for cue in cues if cue.side == "after"]
    for number, cue in enumerate(ahead):
        parts.append(_phrase(field, cue))
        if number + 1 < len(ahead) or not cue.close:
            parts.append("...")
    parts.append("<n>")
    for number, cue in enumerate(behind):
        if number or not cue.close:
            parts.append("...")
        parts.append(_phrase(field, cue))
    return " ".join(parts)


def _phrase(field: Field, cue: Cue) -> str:
    return " ".join(field.vocabulary.written(word) for word in cue.words)
