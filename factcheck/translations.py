"""Translations: words of two languages that stand around the same figures, learned from the run itself.

    learned(profiles)["vi:nhịp"]  ->  {"en:span": 0.8}

In: profiles. Out: for words and names of one language those of another that go with them, with how surely.
Two figures of one dimension and value in two languages are an anchor where their value is rare; words that
keep company in several anchors, and little without each other, are taken for one word.
"""

import itertools
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence

from attrs import frozen

from factcheck.profiles import Profile

RARE = 3
"""Figures of a language that may have an anchor's value: more say it of several things."""
NEAR = 0.3
"""How near a word must stand to the figures of an anchor."""
ANCHORS = 2
"""Values in whose company two words must stand: one may be chance."""
SURE = 0.5
"""The share of their anchors that two words have in common, at the least."""

Translations = Mapping[str, Mapping[str, float]]


@frozen
class Anchor:
    """Figures of two languages with one value: what stands near those of each."""

    first: frozenset[str]
    second: frozenset[str]


def learned(profiles: Sequence[Profile], value_of: Mapping[int, Hashable]) -> Translations:
    """What words are in other languages; `value_of` gives the value of each profile by its place."""
    found: dict[str, dict[str, float]] = {}
    for anchors in _anchors(profiles, value_of).values():
        firsts = Counter(word for anchor in anchors for word in anchor.first)
        seconds = Counter(word for anchor in anchors for word in anchor.second)
        both = Counter(pair for anchor in anchors for pair in _pairs(anchor))
        best: dict[str, float] = {}
        scores: dict[tuple[str, str], float] = {}
        for (one, other), count in both.items():
            score = 2 * count / (firsts[one] + seconds[other])
            if count >= ANCHORS and score >= SURE:
                scores[one, other] = score
                best[one] = max(best.get(one, 0.0), score)
                best[other] = max(best.get(other, 0.0), score)
        for (one, other), score in scores.items():
            if score == best[one] == best[other]:
                found.setdefault(one, {})[other] = score
                found.setdefault(other, {})[one] = score
    return found


def _pairs(anchor: Anchor) -> Iterator[tuple[str, str]]:
    return ((one, other) for one in anchor.first for other in anchor.second)


def _anchors(
    profiles: Sequence[Profile], value_of: Mapping[int, Hashable]
) -> Mapping[tuple[str, str, bool], list[Anchor]]:
    """The anchors of each two languages, those of names apart."""
    alike: dict[Hashable, dict[str, list[Profile]]] = {}
    for place, profile in enumerate(profiles):
        if place in value_of:
            alike.setdefault(value_of[place], {}).setdefault(profile.claim.language, []).append(profile)
    found: dict[tuple[str, str, bool], list[Anchor]] = {}
    for by_language in alike.values():
        languages = sorted(code for code, group in by_language.items() if len(group) <= RARE)
        for one, other in itertools.combinations(languages, 2):
            for names in (False, True):
                first, second = (_near(by_language[code], names=names) for code in (one, other))
                anchor = Anchor(first - second, second - first)
                found.setdefault((one, other, names), []).append(anchor)
    return found


def _near(profiles: Sequence[Profile], *, names: bool) -> frozenset[str]:
    """Words or names near these figures; concepts are one in all languages already."""
    if names:
        return frozenset(name.key for each in profiles for name in each.names if name.nearness >= NEAR)
    words = (pair for each in profiles for pair in each.words.items())
    return frozenset(word for word, near in words if near >= NEAR and word[0] not in "=~")
