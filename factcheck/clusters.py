"""Clusters: profiles that resemble one another most, without comparing all pairs and without chains.

    gather(profiles)  ->  [(over 180,000, over 200,000), (54 thousand, 48,000, 88,000), …]

In: profiles. Out: those that look like one thing, together. Candidates come from an index of rare words: a
word that many figures share brings each together only with its neighbours in the index. Clusters grow by the
best resemblance first, and two are joined only where all of their members resemble one another on average.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, product

from attrs import frozen

from factcheck import resemblances
from factcheck.profiles import Profile
from factcheck.resemblances import Scale

LEAST, MEAN = 0.4, 0.3
"""The resemblance from which two figures, and all of two clusters on average, are taken for one thing."""
SURE, FEW = 0.6, 2
"""The resemblance by which so few are joined to a cluster through half of its members."""
RARE, CONCEPTS, NAMES = 6, 2, 3
"""Words, concepts and names by which a figure is found: its most telling, and the nearest."""
COMMON = 100
"""Figures that may have a word: one that more have tells nothing by itself, only beside a name."""
NEIGHBOURS = 12
"""Figures with which a word of many figures brings each together."""
EQUAL = 0.5
"""How telling an equal number must be for its figures to be joined before all others."""
WITNESSES = 5
"""Members that speak for a large cluster."""

Key = tuple[object, ...]
Edge = tuple[float, bool, int, int]
"""How much two figures resemble each other, whether their numbers are the same, and which they are."""


@frozen
class Cluster:
    """Profiles that look like one thing, and how much so: the mean over those that speak for them."""

    members: tuple[Profile, ...]
    likeness: float


def gather(profiles: Sequence[Profile]) -> list[Cluster]:
    """The clusters of more than one profile, in the order of their first members."""
    scale = Scale.of(profiles)
    edges = sorted(_edges(profiles, scale), key=lambda edge: (not edge[1], -edge[0], *edge[2:]))
    members: dict[int, list[int]] = {number: [number] for number in range(len(profiles))}
    home = list(range(len(profiles)))
    for _, _, one, other in edges:
        first, second = home[one], home[other]
        if first == second or _mean(profiles, scale, members[first], members[second]) < MEAN:
            continue
        kept, left = min(first, second), max(first, second)
        members[kept] += members.pop(left)
        for number in members[kept]:
            home[number] = kept
    _close(edges, home, members, lambda ours, theirs: _most(profiles, scale, ours, theirs))
    groups = (sorted(group) for group in members.values() if len(group) > 1)
    return [Cluster(tuple(profiles[n] for n in group), _within(profiles, scale, group)) for group in groups]


def _close(
    edges: Sequence[Edge],
    home: list[int],
    members: dict[int, list[int]],
    likeness: Callable[[list[int], list[int]], float],
) -> None:
    """Join what is left over to the clusters by its surest members: in long clusters the mean hides them."""
    for score, _, one, other in edges:
        first, second = home[one], home[other]
        if score < SURE or first == second:
            continue
        if (
            min(len(members[first]), len(members[second])) <= FEW
            and likeness(members[first], members[second]) >= SURE
        ):
            kept, left = min(first, second), max(first, second)
            members[kept] += members.pop(left)
            for number in members[kept]:
                home[number] = kept


def _most(profiles: Sequence[Profile], scale: Scale, ours: list[int], theirs: list[int]) -> float:
    """How much the surest half of the pairs of two clusters resemble one another."""
    pairs = product(ours[:WITNESSES], theirs[:WITNESSES])
    found = sorted((scale.between(profiles[one], profiles[other]) for one, other in pairs), reverse=True)
    best = found[: (len(found) + 1) // 2]
    return sum(best) / len(best) if all(found) else 0.0


def _mean(profiles: Sequence[Profile], scale: Scale, ours: list[int], theirs: list[int]) -> float:
    """How much the members of two clusters resemble one another; 0 where any two cannot be one thing."""
    pairs = product(ours[:WITNESSES], theirs[:WITNESSES])
    found = [scale.between(profiles[one], profiles[other]) for one, other in pairs]
    return sum(found) / len(found) if all(found) else 0.0


def _within(profiles: Sequence[Profile], scale: Scale, group: list[int]) -> float:
    pairs = list(combinations(group[:WITNESSES], 2))
    return sum(scale.between(profiles[one], profiles[other]) for one, other in pairs) / len(pairs)


def _edges(profiles: Sequence[Profile], scale: Scale) -> Iterator[Edge]:
    """The pairs that resemble each other enough, of those that have a key in common."""
    index: dict[Key, list[int]] = {}
    placed: list[list[tuple[Key, int]]] = []
    for number, profile in enumerate(profiles):
        keys = dict.fromkeys((profile.dimension, *key) for key in _keys(profile, scale))
        placed.append([(key, len(index.setdefault(key, []))) for key in keys])
        for key in keys:
            index[key].append(number)
    for one, keys_of in enumerate(placed):
        met: set[int] = set()
        for key, place in keys_of:
            if key[1] != "word" or len(index[key]) <= COMMON:
                met.update(index[key][place + 1 : place + 1 + NEIGHBOURS])
        for other in sorted(met):
            score = scale.between(profiles[one], profiles[other])
            if score >= LEAST:
                yield score, scale.equal(profiles[one], profiles[other]) >= EQUAL, one, other


def _keys(profile: Profile, scale: Scale) -> Iterator[tuple[object, ...]]:
    weights, names = scale.weights(profile), resemblances.names(profile)
    telling = sorted(weights, key=lambda each: (-weights[each], each))[:RARE]
    nearest = sorted(names, key=lambda each: (-names[each], each))[:NAMES]
    for word in dict.fromkeys((*telling, *profile.concepts[:CONCEPTS])):
        yield ("word", scale.canonical(word))
        for name in nearest:
            yield ("both", scale.canonical(word), scale.canonical(name))
    yield ("value", resemblances.value_of(profile))
