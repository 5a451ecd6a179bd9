"""Resemblances: how much two figures look like figures of one thing, by what their texts say around them.

    scale = Scale.of(profiles); scale.between(first, second)  ->  0.71, or 0 where something sets them apart

In: profiles. Out: a number from 0 to 1. Words count by how near they stand and how rare they are among the
sentences of the run; names by whether they take the same place. Nothing here knows a list of topics.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from attrs import frozen

from factcheck.profiles import Name, Profile
from factcheck.values import Value

CONCEPT = 2.0
"""How much more a concept counts than another word: it says what is measured."""
CONTEXT = 0.5
"""What a name counts that only the surroundings give."""


@frozen(kw_only=True, eq=False)
class Scale:
    """How rare words and names are among the sentences of a run."""

    rarity: Mapping[str, float]
    values: Mapping[object, int]
    sentences: int

    @classmethod
    def of(cls, profiles: Sequence[Profile]) -> "Scale":
        """The rarity of all that the profiles mention."""
        counts: Counter[str] = Counter()
        seen: set[int] = set()
        for profile in profiles:
            if profile.sentence not in seen:
                seen.add(profile.sentence)
                counts.update({*profile.words, *profile.keys})
        total = max(len(seen), 1)
        top = math.log(1 + total)
        rarity = {each: math.log((1 + total) / count) / top for each, count in counts.items()}
        values = Counter(value_of(profile) for profile in profiles)
        return cls(rarity=rarity, values=values, sentences=total)

    def weights(self, profile: Profile) -> dict[str, float]:
        """The words of a profile by what they tell."""
        return {
            each: near * self.rarity.get(each, 1.0) * (CONCEPT if each[0] == "=" else 1.0)
            for each, near in profile.words.items()
        }


def value_of(profile: Profile) -> object:
    """What a figure says, for finding equal ones."""
    value = profile.claim.value
    return (profile.dimension, _in_base(value))


def _in_base(value: Value) -> object:
    return (value.core, value.unit)


def between(scale: Scale, first: Profile, second: Profile) -> float:
    """How much two figures look like the same thing; 0 where they cannot be."""
    if first.dimension != second.dimension or apart(first, second):
        return 0.0
    words = _cosine(scale.weights(first), scale.weights(second))
    named = _named(scale, first, second)
    score = 0.7 * words + 0.3 * named
    if first.noun and second.noun and first.noun != second.noun:
        score *= 0.6
    if _concepts_differ(first, second):
        score *= 0.4
    if scale.values[value_of(first)] and value_of(first) == value_of(second):
        rare = 1 / scale.values[value_of(first)] ** 0.5
        score += 0.25 * rare * (1 - score)
    return score


def apart(first: Profile, second: Profile) -> bool:
    """Whether something says that they are of two things: a plan and what is, the places that names take."""
    one, other = first.claim, second.claim
    if one.modality != other.modality:
        return True
    if first.sentence == second.sentence:
        return one.as_of is None or other.as_of is None or one.as_of.same_days(other.as_of)
    return _turned(first, second)


def _turned(first: Profile, second: Profile) -> bool:
    """Whether two names that both mention stand the other way round."""
    ours, theirs = _order(first), _order(second)
    shared = [key for key in ours if key in theirs]
    if len(shared) < 2:
        return False
    return shared != [key for key in theirs if key in ours]


def _order(profile: Profile) -> list[str]:
    """The two names nearest to a figure, who comes before where; nothing where they are a pair."""
    nearest: dict[str, Name] = {}
    for name in profile.names:
        nearest.setdefault(name.key, name)
    two = sorted(list(nearest.values())[:2], key=lambda name: (name.where, name.order))
    if len(two) < 2 or any(name.paired for name in two):
        return []
    return [name.key for name in two]


def _concepts_differ(first: Profile, second: Profile) -> bool:
    """Whether both have a nearest concept, and neither mentions the other's."""
    if not first.concepts or not second.concepts:
        return False
    return first.concepts[0] != second.concepts[0]


def _named(scale: Scale, first: Profile, second: Profile) -> float:
    """How far the names agree: those of the sentence, and those of its surroundings for half."""
    ours, theirs = _names(first), _names(second)
    shared = sum(
        min(ours[key], theirs[key]) * scale.rarity.get(key, 1.0) for key in ours.keys() & theirs.keys()
    )
    least = min(
        sum(weight * scale.rarity.get(key, 1.0) for key, weight in each.items()) for each in (ours, theirs)
    )
    return shared / least if least else 0.5


def _names(profile: Profile) -> dict[str, float]:
    found = {key: CONTEXT / step for key, step in profile.context.items()}
    for name in profile.names:
        found[name.key] = max(found.get(name.key, 0.0), 4 / (4 + name.distance / 2))
    return found


def _cosine(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    if len(second) < len(first):
        first, second = second, first
    dot = sum(weight * second.get(each, 0.0) for each, weight in first.items())
    norms = math.hypot(*first.values()) * math.hypot(*second.values())
    return dot / norms if norms else 0.0
