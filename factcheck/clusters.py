"""Clusters: strands that resemble one another most, without comparing all pairs and without chains.

    gather(profiles, ties)  ->  [(over 180,000, over 200,000), (54 thousand, 48,000, 88,000), …]

In: profiles, and which of them are tied. Out: those that look like one thing, together. Candidates come from
an index of rare words: a word that many figures share brings each together only with its neighbours in the
index. Clusters grow by the best resemblance first, and two are joined only where all of their members
resemble one another on average, the best pair of them counting more.
"""

import heapq
import math
import statistics
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from attrs import field, frozen

from factcheck import magnitudes
from factcheck.profiles import Profile
from factcheck.resemblances import NEVER, SEPARATE, Scale, Strand

LEAST = 0.15
"""The odds, as a logarithm, from which two clusters are taken for one thing."""
BEST = 0.3
"""What the best pair of two clusters counts beside the mean of all."""
SURE = 3.0
"""The odds from which more make no difference: one pair that is all but equal joins no clusters."""
RARE, CONCEPTS, NAMES = 6, 2, 3
"""Words, concepts and names by which a figure is found: its most telling, and the nearest."""
COMMON = 100
"""Figures that may have a word: one that more have tells nothing by itself, only beside a name."""
FEW = 120
"""Figures of a dimension that are all compared with one another."""
NEIGHBOURS = 12
"""Figures with which a word of many figures brings each together."""
WITNESSES = 8
"""Members that speak for a large cluster."""

Key = tuple[object, ...]


@frozen
class Cluster:
    """Profiles that look like one thing, and how much so, from 0 to 1."""

    members: tuple[Profile, ...]
    likeness: float


def gather(profiles: Sequence[Profile], ties: Mapping[str, str]) -> list[Cluster]:
    """The clusters of more than one profile, in the order of their first members.

    `ties` has, for figures that are only held against another of their sentence, the id of that other.
    """
    scale = Scale.of(profiles)
    strands = list(_strands(profiles, ties, scale))
    growing = _Growing(strands, scale)
    growing.grow(_edges(strands, scale))
    growing.convert(ties)
    found = (_cluster(growing, group) for group in growing.members.values())
    place = {each.claim.id: at for at, each in enumerate(profiles)}
    clusters = [each for each in found if len(each.members) > 1]
    return sorted(clusters, key=lambda each: place[each.members[0].claim.id])


def _strands(profiles: Sequence[Profile], ties: Mapping[str, str], scale: Scale) -> Iterator[Strand]:
    """Each figure with those that are tied to it, through others too."""
    by_id = {each.claim.id: each for each in profiles}
    led: dict[str, list[Profile]] = {each.claim.id: [each] for each in profiles}
    for each in profiles:
        lead = _lead(each, ties, by_id)
        if lead != each.claim.id:
            led[lead] += led.pop(each.claim.id)
    for figures in led.values():
        yield scale.strand(*figures)


def _lead(profile: Profile, ties: Mapping[str, str], by_id: Mapping[str, Profile]) -> str:
    """The id of the figure that speaks for a profile; its own, where no other of its dimension does."""
    at, met = profile.claim.id, set[str]()
    while (other := ties.get(at)) is not None and other not in met:
        if other not in by_id or by_id[other].dimension != profile.dimension:
            break
        met.add(at)
        at = other
    return at


@frozen(eq=False)
class _Growing:
    """Clusters on their way: which strand is in which, and how likely two of them are one thing."""

    strands: Sequence[Strand]
    scale: Scale
    home: list[int] = field(init=False)
    members: dict[int, list[int]] = field(init=False)
    _known: dict[tuple[int, int], float] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "home", list(range(len(self.strands))))
        object.__setattr__(self, "members", {number: [number] for number in self.home})

    def grow(self, edges: Iterator[tuple[int, int]]) -> None:
        """Join clusters, the likeliest first; a pair of which less is left waits for its turn again."""
        waiting = [(-odds, one, other) for one, other in edges if (odds := self.odds(one, other)) >= LEAST]
        heapq.heapify(waiting)
        while waiting:
            told, one, other = heapq.heappop(waiting)
            first, second = self.home[one], self.home[other]
            if first == second:
                continue
            odds = self.link(first, second)
            if odds >= -told:
                self._join(first, second)
            elif odds >= LEAST:
                heapq.heappush(waiting, (-odds, one, other))

    def convert(self, ties: Mapping[str, str]) -> None:
        """Join clusters of nothing but what converts the figures of one other: its costs in dollars."""
        home = {
            figure.claim.id: self.home[number]
            for number, strand in enumerate(self.strands)
            for figure in strand.figures
        }
        for number, group in list(self.members.items()):
            leads = [self.strands[each].lead.claim.id for each in group]
            of = {home.get(ties.get(lead, "")) for lead in leads}
            other = of.pop() if len(of) == 1 else None
            if other in self.members and number in self.members and other != number:
                self._join(other, number)

    def _join(self, first: int, second: int) -> None:
        kept, left = sorted((first, second), key=lambda each: (-len(self.members[each]), each))
        joined = self.members.pop(left)
        self.members[kept] += joined
        for number in joined:
            self.home[number] = kept

    def odds(self, one: int, other: int) -> float:
        """How likely two strands are one thing, within bounds."""
        pair = (min(one, other), max(one, other))
        if pair not in self._known:
            found = self.scale.between(self.strands[pair[0]], self.strands[pair[1]])
            self._known[pair] = min(max(found, SEPARATE), SURE) if found > NEVER else found
        return self._known[pair]

    def link(self, first: int, second: int) -> float:
        """How likely two clusters are one thing, by those that speak for them."""
        pairs = product(self.members[first][:WITNESSES], self.members[second][:WITNESSES])
        found = [self.odds(*pair) for pair in pairs]
        return (1 - BEST) * statistics.fmean(found) + BEST * max(found)


def _cluster(growing: _Growing, group: Sequence[int]) -> Cluster:
    """The figures of some strands; how likely they are one thing is that of the pairs that speak for them."""
    members = [each for number in sorted(group) for each in growing.strands[number].figures]
    found = (growing.odds(*pair) for pair in combinations(group[:WITNESSES], 2))
    odds = [each for each in found if each > NEVER] or [SURE]  # an amount and its conversion have none
    return Cluster(tuple(members), 1 / (1 + math.exp(-statistics.fmean(odds))))


def _edges(strands: Sequence[Strand], scale: Scale) -> Iterator[tuple[int, int]]:
    """The pairs that have a key in common, each once."""
    index: dict[Key, list[int]] = {}
    placed: list[list[tuple[Key, int]]] = []
    for number, strand in enumerate(strands):
        keys = dict.fromkeys((strand.lead.dimension, *key) for key in _keys(strand, scale))
        placed.append([(key, len(index.setdefault(key, []))) for key in keys])
        for key in keys:
            index[key].append(number)
    for one, keys_of in enumerate(placed):
        met: set[int] = set()
        for key, place in keys_of:
            if key[1] == "any":
                reach = FEW if len(index[key]) <= FEW else 0
            else:
                reach = NEIGHBOURS if key[1] != "word" or len(index[key]) <= COMMON else 0
            met.update(index[key][place + 1 : place + 1 + reach])
        for other in sorted(met):
            yield one, other


def _keys(strand: Strand, scale: Scale) -> Iterator[tuple[object, ...]]:
    """What a figure is found by: its words, its names with them, its numbers; in a small run all are."""
    telling = sorted(strand.words, key=lambda each: (-strand.words[each], each))[:RARE]
    nearest = sorted(strand.names, key=lambda each: (-strand.names[each], each))[:NAMES]
    for word in dict.fromkeys((*telling, *strand.lead.concepts[:CONCEPTS])):
        yield ("word", scale.canonical(word))
        for name in nearest:
            yield ("both", scale.canonical(word), scale.canonical(name))
    for figure in strand.figures:
        yield ("value", magnitudes.value_of(figure))
    yield ("any",)
