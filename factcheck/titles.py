"""Titles: what figures that look like one thing have in common, in words for people and as a measure's name.

    words(members)  ->  ("heron bridge", "length")          name(words)  ->  "heron-bridge-length"

In: profiles. Out: the names that most of them share, then what is measured: the concept nearest to most, or
what is counted, or else the words that stand nearest.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from factcheck import languages, patterns, resemblances
from factcheck.profiles import Profile

NAMES, WORDS = 2, 2
"""Names and words that a group is told by, at the most."""
MOST = 0.5
"""The share of the figures that must have a name or a word."""


def words(members: Sequence[Profile]) -> tuple[str, ...]:
    """What most of the figures share: names first, then what is measured."""
    shared = [_spoken(name) for name in _subjects(members)]
    return tuple(dict.fromkeys((*shared, *_measured(members))))


def name(of: Iterable[str]) -> str:
    """The words as the name of a measure."""
    return "-".join(patterns.slug_words(" ".join(of)))


def _subjects(members: Sequence[Profile]) -> list[str]:
    """The names that most have in their sentences or before, the nearest first; people before their place."""
    near: Counter[str] = Counter()
    held: Counter[str] = Counter()
    places = {key.key for each in members for key in each.names if key.where}
    for each in members:
        for key, how in resemblances.names(each).items():
            near[key] += round(1000 * how)
            held[key] += 1
    common = [key for key in near if held[key] > MOST * len(members)] or [
        key for key, _ in near.most_common(1)
    ]
    chosen = sorted(common, key=lambda key: (-near[key], key))[:NAMES]
    return sorted(chosen, key=lambda key: (key in places, chosen.index(key)))


def _spoken(key: str) -> str:
    """A name for people: a territory in English, a number without its sign."""
    return languages.load("en").territories.get(key, key).lower().replace("#", "")


def _measured(members: Sequence[Profile]) -> list[str]:
    """The concept nearest to most, or what they count, or the words nearest to them."""
    concepts = Counter(each.concepts[0].removeprefix("=") for each in members if each.concepts)
    if concepts and concepts.most_common(1)[0][1] >= MOST * len(members):
        return [concepts.most_common(1)[0][0]]
    found = _nearest(members)
    counted = [each.claim.unit for each in members if each.noun]
    return (
        list(dict.fromkeys((*found, *counted[:1]))) if len(counted) < len(members) or found else counted[:1]
    )


def _nearest(members: Sequence[Profile]) -> list[str]:
    """The words nearest to the figures of the language that most are in, as they are written there most."""
    language = Counter(each.claim.language for each in members).most_common(1)[0][0]
    own = [each for each in members if each.claim.language == language]
    near: Counter[str] = Counter()
    written: dict[str, Counter[str]] = {}
    for each in own:
        for word, how in each.words.items():
            if word[0] not in "=~":
                near[word] += round(1000 * how)
                written.setdefault(word, Counter())[each.written.get(word, word)] += 1
    common = sorted(
        (word for word in near if sum(written[word].values()) >= MOST * len(own)),
        key=lambda word: (-near[word], -len(word), word),
    )
    chosen: list[str] = []
    for word in common:
        text = written[word].most_common(1)[0][0]
        if len(chosen) < WORDS and not any(text in other or other in text for other in chosen):
            chosen.append(text)
    return chosen
