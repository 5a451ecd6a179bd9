"""Resemblances: how much two figures look like figures of one thing, by what their texts say around them.

    scale = Scale.of(profiles); scale.between(first, second)  ->  0.71, or 0 where something sets them apart

In: profiles. Out: a number from 0 to 1. Words count by how near they stand and how rare they are among the
sentences of the run; names by whether one has the other's. Words of two languages meet in concepts, in names
that both write alike, and in what the run's own figures translate. It is longer than most because all
that speaks for or against one thing is weighed in one place.
"""

import functools
import math
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence

from attrs import field, frozen

from factcheck import translations, units
from factcheck.claims import Claim
from factcheck.profiles import Name, Profile
from factcheck.ranges import Range
from factcheck.translations import Translations

CONCEPT = 2.0
"""How much more a concept counts than another word: it says what is measured."""
BESIDE = 0.05
"""How near a name counts that only the surroundings give, beside a subject of the sentence."""
PRIOR, NAMED, WORDED, HEAD, SHARED, EQUAL = -4.0, 1.5, 5.0, 1.3, 0.5, 7.0
TENFOLD, CLASH, NOUNS, RIVALS = 1.7, 1.1, 1.5, 2.4
RATES, MANNERS, CLOSE = 2.5, 0.5, 0.7
"""What speaks for one thing and against it, in logarithms of odds; drawn from the texts of examples/ and
seeds/ with the links of their packs and from tests/corpora, and rounded, so that no one text decides."""
UNNAMED, NAMELESS = 0.5, 0.8
"""How far names agree where one text has none that can be compared, and where neither has: then both may
speak of what they take for known."""
DIGITS = 3
"""Digits with which a number is taken to be nobody else's."""
BASES = {
    "[length]": "metre",
    "[length] ** 2": "metre ** 2",
    "[length] ** 3": "metre ** 3",
    "[mass]": "kilogram",
    "[time]": "second",
}
"""Units in which figures in several units are found to be equal."""
MONTH = 30.0
BEYOND = 0.5
"""How near another name must stand beside the subject to be of the figure as well."""
NEARLY = 0.3
"""How close two numbers are that are within a factor of two, in tens."""
LONE = 0.5
"""What a word counts that no other sentence has: it can tell figures apart, and be shared with none."""
FAR = 0.3
"""How near a name must stand for its place in the sentence to matter."""
LOST = 0.3
UNKNOWN = 0.25
"""How far words of two languages agree where none can be compared."""
FEW = 10
"""Whole numbers under this are too common to mean anything where two are equal."""


@frozen(kw_only=True, eq=False)
class Scale:
    """How rare words, names and values are among the sentences of a run, and what they translate."""

    rarity: Mapping[str, float]
    values: Mapping[Hashable, int]
    translated: Translations = field(factory=dict)
    spoken: Mapping[str, frozenset[str]] = field(factory=dict)  # the languages that write a name so

    @classmethod
    def of(cls, profiles: Sequence[Profile]) -> "Scale":
        """The rarity of all that the profiles mention."""
        counts: Counter[str] = Counter()
        seen: set[int] = set()
        for profile in profiles:
            if profile.sentence not in seen:
                seen.add(profile.sentence)
                counts.update({*profile.words, *(name.key for name in profile.names)})
        total = len(seen) + 1
        rarity = {
            each: math.log(total / count) / math.log(total) * (LONE if count == 1 else 1.0)
            for each, count in counts.items()
        }
        said = {place: value for place, each in enumerate(profiles) if (value := value_of(each)) is not None}
        spoken: dict[str, set[str]] = {}
        for profile in profiles:
            for name in profile.names:
                spoken.setdefault(name.key, set()).add(profile.claim.language)
        return cls(
            rarity=rarity,
            values=Counter(said.values()),
            translated=translations.learned(profiles, said),
            spoken={name: frozenset(codes) for name, codes in spoken.items()},
        )

    def weights(self, profile: Profile) -> dict[str, float]:
        """The words of a profile by what they tell."""
        return {
            each: near * self.rarity.get(each, 1.0) * (CONCEPT if each in profile.concepts else 1.0)
            for each, near in profile.words.items()
        }

    def canonical(self, word: str) -> str:
        """The one of a word and its translations that stands for all of them."""
        found: str = min((word, *self.translated.get(word, ())))
        return found

    def between(self, first: Profile, second: Profile) -> float:
        """How much two figures look like the same thing; 0 where they cannot be."""
        if first.dimension != second.dimension or apart(first, second):
            return 0.0
        evidence = (
            self._said(first, second)
            + EQUAL * self.equal(first, second)
            - TENFOLD * decades(first, second)
            + CLOSE * (decades(first, second) < NEARLY)
        )
        return 1 / (1 + math.exp(-evidence))

    def said_alike(self, first: Profile, second: Profile) -> float:
        """The same, whatever their numbers are: which of two that differ may be a slip."""
        if first.dimension != second.dimension or apart(first, second):
            return 0.0
        return 1 / (1 + math.exp(-self._said(first, second)))

    def _said(self, first: Profile, second: Profile) -> float:
        """What their words, names and places speak for, in logarithms of odds."""
        named, words = self.named(first, second), self.worded(first, second)
        return (
            PRIOR
            + NAMED * named
            + WORDED * named * words
            + HEAD * _same_head(first, second)
            + SHARED * self._shared(first, second)
            - CLASH * _clash(first, second)
            - RIVALS * self._rivals(first, second)
            - RATES * (first.claim.rate != second.claim.rate)
            - MANNERS * (first.manners != second.manners)
            - NOUNS * bool(first.noun and second.noun and first.noun != second.noun)
        )

    def worded(self, first: Profile, second: Profile) -> float:
        """How far the words around them agree."""
        ours, theirs = self.weights(first), self.weights(second)
        if first.claim.language == second.claim.language:
            return _cosine(ours, theirs)
        mine, its = self._common(ours), self._common(theirs)
        if not mine or not its:
            return UNKNOWN
        return _cosine(mine, its) * math.sqrt(_share(mine, ours) * _share(its, theirs))

    def _shared(self, first: Profile, second: Profile) -> float:
        """How much both say in the same words."""
        ours, theirs = self.weights(first), self.weights(second)
        if first.claim.language != second.claim.language:
            ours, theirs = self._common(ours), self._common(theirs)
        return sum(min(weight, theirs.get(word, 0.0)) for word, weight in ours.items())

    def _common(self, ours: Mapping[str, float]) -> dict[str, float]:
        """Of the words of one language, those that the other's can be compared with."""
        found: dict[str, float] = {}
        for word, weight in ours.items():
            if word[0] in "=~":
                found[word] = max(found.get(word, 0.0), weight)
            for other, sure in self.translated.get(word, {}).items():
                shared = min(word, other)
                found[shared] = max(found.get(shared, 0.0), weight * sure)
        return found

    def equal(self, first: Profile, second: Profile) -> float:
        """From 1 for two figures that alone say one thing to 0 for such as differ, or are common."""
        value = value_of(first)
        if value is None or value != value_of(second):
            return 0.0
        return _telling(first) * math.sqrt(2 / max(self.values[value], 2))

    def named(self, first: Profile, second: Profile) -> float:
        """How far one has the other's names; 0 where both have names and none in common."""
        ours, theirs = names(first), names(second)
        if first.claim.language != second.claim.language:
            languages = {first.claim.language, second.claim.language}
            ours, theirs = self._known(ours, languages), self._known(theirs, languages)
        if not ours or not theirs:
            return UNNAMED if ours or theirs else NAMELESS
        held = (self._held(ours, theirs), self._held(theirs, ours))
        return 0.7 * max(held) + 0.3 * min(held)

    def _known(self, given: Mapping[str, float], languages: set[str]) -> dict[str, float]:
        """Of some names, those by which figures of two languages can be told apart."""
        return {
            name: near
            for name, near in given.items()
            if name in self.translated or "#" in name or languages <= self.spoken.get(name, frozenset())
        }

    def _rivals(self, first: Profile, second: Profile) -> bool:
        """Whether each has a subject of its own that the other does not name: two companies, two towns."""
        if not first.subject or not second.subject:
            return False
        one, other = first.subject, second.subject
        if first.claim.language != second.claim.language:
            languages = {first.claim.language, second.claim.language}
            if len(self._known({one: 1.0, other: 1.0}, languages)) < len({one, other}):
                return False
        return not self._told(one, second) and not self._told(other, first)

    def _told(self, subject: str, profile: Profile) -> bool:
        """Whether a subject is among the names of a figure, and not only far beyond its own."""
        own = max(name.nearness for name in profile.names if name.key == profile.subject)
        return any(self._same(subject, name.key) and name.nearness >= BEYOND * own for name in profile.names)

    def _held(self, ours: Mapping[str, float], theirs: Mapping[str, float]) -> float:
        total = held = 0.0
        for name, near in ours.items():
            weight = near * self.rarity.get(name, 1.0) + 0.01
            total += weight
            shared = max((theirs[other] for other in theirs if self._same(name, other)), default=0.0)
            held += weight * min(math.sqrt(shared / near), 1.0)
        return held / total

    def _same(self, name: str, other: str) -> bool:
        """Whether two names may be of one thing: one has all words of the other, or translates it."""
        if name == other or other in self.translated.get(name, {}):
            return True
        mine, its = set(name.split()), set(other.split())
        return mine <= its or its <= mine


def value_of(profile: Profile) -> Hashable | None:
    """What a figure says, for finding equal ones; None where it is too common to mean anything."""
    claim = profile.claim
    core = claim.value.core
    if claim.kind == "date":
        return (profile.dimension, core.lo, core.hi)
    point = claim.value.point
    if claim.kind in ("count", "rank", "multiple"):
        return (
            None if point is not None and abs(point) < FEW else (profile.dimension, point, core.lo, core.hi)
        )
    base = _base(claim.unit)
    ends = (claim.value.core if point is None else Range.at(point)) if claim.unit == base else None
    if ends is None:
        value = claim.value.to(base)
        ends = value.core if value.point is None else Range.at(value.point)
    return (profile.dimension, ends.lo, ends.hi, base)


@functools.lru_cache(maxsize=4096)
def _base(unit: str) -> str:
    """The unit in which values of a unit's dimension are compared."""
    return BASES.get(units.dimension(unit), unit)


def _telling(profile: Profile) -> float:
    """How little chance there is of writing this number: one digit tells less than three."""
    if profile.claim.kind == "date":
        core = profile.claim.value.core
        days = None if core.lo is None or core.hi is None else float(core.hi - core.lo)
        return 0.0 if days is None else MONTH / max(days, MONTH)
    point = profile.claim.value.point
    if point is None:
        return 1.0
    digits = len(str(abs(point.numerator)).rstrip("0"))
    return min(max(digits, 1) / DIGITS, 1.0)


def names(profile: Profile) -> dict[str, float]:
    """The names that say of what a figure is: its sentence's, or those from before if that has no subject."""
    found: dict[str, float] = {}
    for name in profile.names:
        found[name.key] = max(found.get(name.key, 0.0), name.nearness)
    for key, near in profile.context.items():
        found.setdefault(key, BESIDE if profile.subject else near)
    return found


def decades(first: Profile, second: Profile) -> float:
    """How many times one number is ten times the other; of dates, the months between, so counted."""
    one, other = (_size(each) for each in (first, second))
    if one is None or other is None:
        return 0.0
    if first.claim.kind == "date":
        return math.log10(1 + abs(one - other) / MONTH)
    scale = float(units.factor(first.claim.unit, second.claim.unit))
    return abs(math.log10(one * scale / other))


def _size(profile: Profile) -> float | None:
    """About how large a number is, in its unit; None at zero, and where zero is not nothing."""
    value, unit = profile.claim.value, profile.claim.unit
    number = next((each for each in (value.point, value.core.lo, value.core.hi) if each), None)
    if number is None or units.is_offset(unit):
        return None
    return abs(float(number))


def _clash(first: Profile, second: Profile) -> float:
    """1 where one text says two numbers, usually of two things, and 2 where it does so of the same days."""
    one, other = first.claim, second.claim
    if one.source != other.source or one.value.core == other.value.core:
        return 0.0
    return 2.0 if _at_once(one, other) else 1.0


def apart(first: Profile, second: Profile) -> bool:
    """Whether something says that they are of two things: plan against fact, or names the other way round."""
    one, other = first.claim, second.claim
    if one.rate and other.rate and one.rate != other.rate:
        return True
    if first.sentence == second.sentence and _at_once(one, other):
        return True
    return turned(first, second)


def _at_once(one: Claim, other: Claim) -> bool:
    """Whether two figures are about the same days, or might be."""
    return one.as_of is None or other.as_of is None or one.as_of.overlaps(other.as_of)


def turned(first: Profile, second: Profile) -> bool:
    """Whether names that both mention take each other's places: Koreans in Viet Nam, Vietnamese in Korea."""
    ours, theirs = _roles(first), _roles(second)
    for role in ("who", "where"):
        mine, its = ({key for key in each if each[key] == role and key.isupper()} for each in (ours, theirs))
        if mine and its and mine.isdisjoint(its):
            return True
    shared = ours.keys() & theirs.keys()
    marked = [key for key in shared if ours[key] and theirs[key]]
    if marked:
        return any(ours[key] != theirs[key] for key in marked)
    order = [[key for key in each if key in shared][:2] for each in (ours, theirs)]
    plain = not any(ours[key] or theirs[key] for key in shared)
    return plain and len(order[0]) == 2 and order[0] == order[1][::-1]


def _roles(profile: Profile) -> dict[str, str]:
    """The names near a figure in their order, each with "who", "where" or nothing; pairs have no order."""
    nearest: dict[str, Name] = {}
    for name in profile.names:
        if name.nearness >= FAR and not name.paired:
            nearest.setdefault(name.key, name)
    ordered = sorted(nearest.values(), key=lambda name: name.order)
    return {name.key: "who" if name.who else "where" if name.where else "" for name in ordered}


def _same_head(first: Profile, second: Profile) -> bool:
    """Whether the concept nearest to both is the same."""
    return first.concepts[:1] == second.concepts[:1] != ()


def _share(part: Mapping[str, float], whole: Mapping[str, float]) -> float:
    """How much of what is said can be compared; the rest is taken to agree or not for LOST of its weight."""
    known, every = math.hypot(*part.values()), math.hypot(*whole.values())
    return known / math.hypot(known, LOST * every)


def _cosine(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    if len(second) < len(first):
        first, second = second, first
    dot = sum(weight * second.get(each, 0.0) for each, weight in first.items())
    norms = math.hypot(*first.values()) * math.hypot(*second.values())
    return dot / norms if norms else 0.0
