"""Clusters: profiles that resemble one another most, without comparing all pairs and without chains.

    gather(profiles)  ->  [(over 180,000, over 200,000), (54 thousand, 48,000, 88,000), …]

In: profiles. Out: those that look like one thing, together. Candidates come from an index of rare words: a
word that many figures share brings each together only with its neighbours in the index. Clusters grow by the
best resemblance first, and two are joined only where all of their members resemble one another on average.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from factcheck import resemblances
from factcheck.profiles import Profile
from factcheck.resemblances import Scale

MEAN = 0.3
LEAST = 0.4
"""The resemblance from which figures are taken for one thing."""
RARE = 6
"""Words by which a figure is found: its most telling ones."""
NEIGHBOURS = 12
"""Figures with which a word of many figures brings each together."""
WITNESSES = 5
"""Members that speak for a large cluster."""

Edge = tuple[float, int, int]


def gather(profiles: Sequence[Profile]) -> list[list[Profile]]:
    """The clusters of more than one profile, in the order of their first members."""
    scale = Scale.of(profiles)
    edges = sorted(_edges(profiles, scale), key=lambda edge: (-edge[0], edge[1], edge[2]))
    members: dict[int, list[int]] = {number: [number] for number in range(len(profiles))}
    home = list(range(len(profiles)))
    for score, one, other in edges:
        first, second = home[one], home[other]
        if first == second or score < LEAST:
            continue
        if _mean(profiles, scale, members[first], members[second]) < MEAN:
            continue
        kept, left = min(first, second), max(first, second)
        members[kept] += members.pop(left)
        for number in members[kept]:
            home[number] = kept
    return [[profiles[number] for number in sorted(group)] for group in members.values() if len(group) > 1]


def _mean(profiles: Sequence[Profile], scale: Scale, ours: list[int], theirs: list[int]) -> float:
    """How much the members of two clusters resemble one another; 0 where any two cannot be one thing."""
    found = [
        scale.between(profiles[one], profiles[other])
        for one, other in product(ours[:WITNESSES], theirs[:WITNESSES])
    ]
    return 0.0 if not all(found) else sum(found) / len(found)


def _edges(profiles: Sequence[Profile], scale: Scale) -> Iterator[Edge]:
    """The pairs worth a look, each with its resemblance."""
    for one, other in _candidates(profiles, scale):
        score = scale.between(profiles[one], profiles[other])
        if score >= LEAST:
            yield score, one, other


def _candidates(profiles: Sequence[Profile], scale: Scale) -> Iterable[tuple[int, int]]:
    """Figures of one dimension that share a telling word, a name in the same place, or their number."""
    index: dict[tuple[object, ...], list[int]] = {}
    for number, profile in enumerate(profiles):
        for key in _keys(profile, scale):
            index.setdefault((profile.dimension, *key), []).append(number)
    found: set[tuple[int, int]] = set()
    for places in index.values():
        for at, one in enumerate(places):
            found.update((one, other) for other in places[at + 1 : at + 1 + NEIGHBOURS])
    return sorted(found)


def _keys(profile: Profile, scale: Scale) -> Iterator[tuple[object, ...]]:
    weights = scale.weights(profile)
    for word in sorted(weights, key=lambda each: (-weights[each], each))[:RARE]:
        yield ("word", word)
        for name in profile.names[:2]:
            yield ("both", word, name.key)
    for concept in profile.concepts[:2]:
        yield ("word", concept)
    yield ("value", resemblances.value_of(profile))
