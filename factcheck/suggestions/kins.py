"""Kins: groups of figures, and how much two of them are said alike.

    Likeness.of(kins).pairs(kins)  ->  [(containers of one harbour, containers of another), …]

In: groups with their sites, and figures that stand alone. Out: the pairs whose figures share telling words,
names left out: those that names alone may tell apart.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from attrs import frozen

from factcheck.scenes import Sentence
from factcheck.suggestions.cues import light
from factcheck.suggestions.sites import Site
from factcheck.suggestions.stems import stem

ALIKE = 0.3
"""How alike groups are said that may be one measure."""
HALF = 4.0
"""Words of distance at which a word says half as much of a figure as one next to it."""
WEIGHT = 0.1
"""How near on average a word must stand for groups to be compared by it."""
COMMON = 40
"""Groups that may share a word before it tells nothing."""


@frozen(kw_only=True)
class Kin:
    """A group's figures, with what must be the same in groups that may be one measure."""

    name: str
    unit: str
    dimension: str
    sites: tuple[Site, ...]


Vector = Mapping[tuple[str, str], float]
"""How near each word, by language, stands to the figures of a group."""


@frozen(eq=False)
class Likeness:
    """How much groups are said alike: words near to their figures, the rarer the more."""

    vectors: Mapping[str, Vector]
    rarity: Mapping[tuple[str, str], float]

    @classmethod
    def of(cls, groups: Sequence[Kin]) -> "Likeness":
        vectors = {group.name: _vector(group) for group in groups}
        counts = Counter(word for vector in vectors.values() for word in vector)
        return cls(vectors, {word: math.log(1 + len(groups) / count) for word, count in counts.items()})

    def pairs(self, groups: Sequence[Kin], others: Sequence[Kin] = ()) -> list[tuple[Kin, Kin]]:
        """Pairs of one kind, most alike first: of groups, or of groups and others."""
        having: dict[tuple[str, tuple[str, str]], list[Kin]] = defaultdict(list)
        for each in (*groups, *others):
            for word, weight in self.vectors[each.name].items():
                if weight >= WEIGHT:
                    having[each.dimension, word].append(each)
        own = {group.name for group in groups}
        found: dict[tuple[str, str], tuple[float, Kin, Kin]] = {}
        for sharing in having.values():
            first = [each for each in sharing if each.name in own]
            if len(sharing) > COMMON:
                continue
            for one, other in product(first, sharing[len(first) :]) if others else combinations(first, 2):
                if (one.name, other.name) not in found:
                    found[one.name, other.name] = (self.of_two(one, other), one, other)
        rows = sorted(found.items(), key=lambda item: (-item[1][0], item[0]))
        return [(one, other) for _, (degree, one, other) in rows if degree >= ALIKE]

    def may_be_one(self, one: Kin, other: Kin) -> bool:
        """Whether two groups are said alike in a language that both have, or have none in common."""
        shared = {site.language for site in one.sites} & {site.language for site in other.sites}
        return not shared or self.of_two(one, other) >= ALIKE

    def of_two(self, one: Kin, other: Kin) -> float:
        """The best cosine over the languages that both have, 0 to 1."""
        mine, theirs = self.vectors[one.name], self.vectors[other.name]
        best = 0.0
        for language in {word[0] for word in mine} & {word[0] for word in theirs}:
            left = {w: v * self.rarity[w] for w, v in mine.items() if w[0] == language}
            right = {w: v * self.rarity[w] for w, v in theirs.items() if w[0] == language}
            dot = sum(value * right.get(word, 0.0) for word, value in left.items())
            norm = math.sqrt(sum(v * v for v in left.values()) * sum(v * v for v in right.values()))
            best = max(best, dot / norm if norm else 0.0)
        return best


def _vector(group: Kin) -> Vector:
    """How near each word stands to a group's figures on average, where no other figure is nearer."""
    totals: dict[tuple[str, str], float] = defaultdict(float)
    counts = Counter(site.language for site in group.sites)
    for site in group.sites:
        near: dict[str, float] = {}
        weightless, sentence = light(site.language), site.sentence
        places = sentence.places(site.mention.start, site.mention.end)
        for place, word in enumerate(sentence.words):
            capital = sentence.text[sentence.spans[place][0]].isupper()
            if not word.isalpha() or word in weightless or (capital and place):
                continue
            gap = sentence.distance(place, *places)
            if gap <= min(_gaps(sentence, place), default=gap):
                key = stem(word, site.language)
                near[key] = max(near.get(key, 0.0), HALF / (HALF + gap))
        for key, value in near.items():
            totals[site.language, key] += value
    return {word: value / counts[word[0]] for word, value in totals.items()}


def _gaps(sentence: Sentence, place: int) -> Iterator[float]:
    for index in sentence.mentions:
        mention = sentence.figures[index]
        if mention.kind != "date":
            yield sentence.distance(place, *sentence.places(mention.start, mention.end))
