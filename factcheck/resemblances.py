"""Resemblances: how much two figures look like figures of one thing, by what their texts say around them.

    scale = Scale.of(profiles); scale.between(first, second)  ->  0.9, above 0 where one thing is likelier

In: strands, each a figure with those of its sentence that are held against it. Out: logarithms of odds. Words
count by how near they stand and how rare they are among the sentences of the run; names by whether one has
the other's. Words of two languages meet in concepts, in names that both write alike, and in what the run's
own figures translate. It is longer than most because all that speaks for or against one thing is weighed in
one place.
"""

import math
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import product

from attrs import field, frozen

from factcheck import glossaries, magnitudes, translations
from factcheck.claims import Claim
from factcheck.profiles import Name, Profile
from factcheck.translations import Translations

CONCEPT = 2.0
"""How much more a concept counts than another word: it says what is measured."""
BESIDE = 0.05
"""How near a name counts that only the surroundings give, beside a subject of the sentence."""
WEIGHTS: Mapping[str, float] = {
    "prior": -4.8,
    "named": 0.95,  # the names agree
    "worded": 1.15,  # the words agree
    "told": 2.9,  # both do
    "beside": 0.2,  # the sentences before, headings and titles agree
    "unlike": -0.5,  # each is a concept that the other is not
    "equal": 2.65,
    "near": 2.05,  # within a fifth
    "close": 1.35,  # within a factor of two
    "tenfold": -0.8,  # for each factor of ten
    "slip": 1.6,  # the digits of one are the other's but for a slip
    "telling": 1.55,  # both numbers have digits enough
    "clash": -0.75,  # one text says both
    "rivals": -1.4,  # each has a subject of its own
    "parallel": -1.25,  # and the words are the same
    "nouns": -0.75,  # they count unlike things
    "rates": -0.85,  # so much a day against so much a year, or at all
    "crowd": -0.3,  # other figures of the dimension, as a logarithm
    "dated": 0.15,  # the days of both are known
}
"""What speaks for one thing and against it, in logarithms of odds, rounded. `tests/fit_resemblances.py` draws
them from seeds/, examples/ and tests/corpora, and says how those drawn without a folder do on that folder."""
CROWD = 5
"""Figures of a dimension that are no crowd."""
SEPARATE, NEVER = -5.0, -math.inf
"""The odds for what one sentence says of the same days, and for names that stand the other way round."""
UNNAMED, NAMELESS = 0.5, 0.8
"""How far names agree where one text has none that can be compared, and where neither has: then both may
speak of what they take for known."""
ASIDE = 0.5
"""How near another name must stand beside the subject to be of the figure as well."""
CLOSE, NEAR = 0.3, 0.08
"""How close two numbers are, in tens: within a factor of two, within a fifth."""
LONE = 0.5
"""What a word counts that no other sentence has: it can tell figures apart, and be shared with none."""
CLEAR = 0.4
"""How near a word must stand that says of which half something is."""
FAR = 0.3
"""How near a name must stand for its place in the sentence to matter."""
LOST = 0.3
UNKNOWN = 0.25
"""How far words of two languages agree where none can be compared."""
LOOKED_AT = 4
"""Figures of a strand that are compared."""

Words = Mapping[str, float]


@frozen(kw_only=True, eq=False)
class Strand:
    """A figure and those of its sentence that are only held against it: what it is of, they are of.

    `words`, `beside` and `names` are what its text says, by how much each tells.
    """

    figures: tuple[Profile, ...]
    words: Words = field(repr=False)
    beside: Words = field(repr=False)
    names: Words = field(repr=False)

    @property
    def lead(self) -> Profile:
        """The figure that its sentence speaks of."""
        return self.figures[0]

    @property
    def language(self) -> str:
        """The language of its text."""
        return self.lead.claim.language


@frozen(kw_only=True, eq=False)
class Scale:
    """How rare words, names and values are among the sentences of a run, and what they translate."""

    rarity: Mapping[str, float]
    values: Mapping[Hashable, int]
    crowds: Mapping[str, int]  # figures of each dimension
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
        said = {
            place: value
            for place, each in enumerate(profiles)
            if (value := magnitudes.value_of(each)) is not None
        }
        spoken: dict[str, set[str]] = {}
        for profile in profiles:
            for name in profile.names:
                spoken.setdefault(name.key, set()).add(profile.claim.language)
        return cls(
            rarity=rarity,
            values=Counter(said.values()),
            crowds=Counter(profile.dimension for profile in profiles),
            translated=translations.learned(profiles, said),
            spoken={name: frozenset(codes) for name, codes in spoken.items()},
        )

    def strand(self, *figures: Profile) -> Strand:
        """Figures of one sentence, the one first that it speaks of."""
        lead = figures[0]
        words = {
            each: near * self.rarity.get(each, 1.0) * (CONCEPT if each in lead.concepts else 1.0)
            for each, near in lead.words.items()
        }
        beside = {each: near * self.rarity.get(each, 1.0) for each, near in lead.beside.items()}
        return Strand(figures=figures, words=words, beside=beside, names=names(lead))

    def canonical(self, word: str) -> str:
        """The one of a word and its translations that stands for all of them."""
        found: str = min((word, *self.translated.get(word, ())))
        return found

    def between(self, first: Strand, second: Strand) -> float:
        """How likely two strands are one thing rather than two, in logarithms of odds."""
        one, other = first.lead, second.lead
        if one.dimension != other.dimension or turned(one, other):
            return NEVER
        if apart(one, other) or opposed(one, other):
            return SEPARATE
        return sum(WEIGHTS[name] * value for name, value in self.evidence(first, second))

    def said_alike(self, first: Profile, second: Profile) -> float:
        """How likely they are one thing if their numbers were close: which of them may be a slip."""
        if first.dimension != second.dimension or turned(first, second) or apart(first, second):
            return 0.0
        strands = self.strand(first), self.strand(second)
        told = (*self._around(*strands), ("close", 1.0), ("telling", 1.0))
        return 1 / (1 + math.exp(-sum(WEIGHTS[name] * value for name, value in told)))

    def evidence(self, first: Strand, second: Strand) -> Iterator[tuple[str, float]]:
        """What speaks for one thing and against it, each as a number that `WEIGHTS` weighs."""
        yield from self._around(first, second)
        yield from self._by_numbers(first, second)

    def _around(self, first: Strand, second: Strand) -> Iterator[tuple[str, float]]:
        """The same, but for their numbers."""
        one, other = first.lead, second.lead
        yield "prior", 1.0
        yield "crowd", math.log(max(self.crowds[one.dimension] / CROWD, 1.0))
        yield from self._by_words(first, second)
        yield "nouns", float(bool(one.noun and other.noun) and one.noun != other.noun)
        yield "rates", float(one.claim.rate != other.claim.rate)
        yield "dated", float(all(any(map(_is_dated, each.figures)) for each in (first, second)))

    def _by_words(self, first: Strand, second: Strand) -> Iterator[tuple[str, float]]:
        named, worded = self.named(first, second), self._worded(first, first.words, second, second.words)
        yield "named", named
        yield "worded", worded
        yield "told", named * worded
        rivals = float(self._rivals(first.lead, second.lead))
        yield "rivals", rivals
        yield "parallel", rivals * worded
        if first.beside and second.beside:
            yield "beside", self._worded(first, first.beside, second, second.beside)
        ours, theirs = set(first.lead.concepts), set(second.lead.concepts)
        yield "unlike", float(bool(ours and theirs) and ours.isdisjoint(theirs))

    def _by_numbers(self, first: Strand, second: Strand) -> Iterator[tuple[str, float]]:
        pairs = list(product(first.figures[:LOOKED_AT], second.figures[:LOOKED_AT]))
        away = min(magnitudes.decades(*pair) for pair in pairs)
        yield "equal", max(self.equal(*pair) for pair in pairs)
        yield "near", float(away < NEAR)
        grown = min(max(magnitudes.decades(*pair) - magnitudes.growth(*pair), 0.0) for pair in pairs)
        yield "close", float(grown < CLOSE)
        yield "tenfold", grown
        yield "slip", max(magnitudes.slip(one.claim, other.claim) for one, other in pairs)
        yield "telling", min(magnitudes.telling(each.lead) for each in (first, second))
        yield "clash", sum(_clash(*pair) for pair in pairs) / len(pairs)

    def _worded(self, first: Strand, ours: Words, second: Strand, theirs: Words) -> float:
        """How far the words around them agree."""
        if first.language == second.language:
            return _cosine(ours, theirs)
        mine, its = self._common(ours), self._common(theirs)
        if not mine or not its:
            return UNKNOWN
        return _cosine(mine, its) * math.sqrt(_share(mine, ours) * _share(its, theirs))

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
        value = magnitudes.value_of(first)
        if value is None or value != magnitudes.value_of(second):
            return 0.0
        return magnitudes.telling(first) * math.sqrt(2 / max(self.values[value], 2))

    def named(self, first: Strand, second: Strand) -> float:
        """How far one has the other's names; 0 where both have names and none in common."""
        ours, theirs = first.names, second.names
        if first.language != second.language:
            languages = {first.language, second.language}
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
        return any(self._same(subject, name.key) and name.nearness >= ASIDE * own for name in profile.names)

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


def names(profile: Profile) -> dict[str, float]:
    """The names that say of what a figure is: its sentence's, or those from before if that has no subject."""
    found: dict[str, float] = {}
    for name in profile.names:
        found[name.key] = max(found.get(name.key, 0.0), name.nearness)
    for key, near in profile.context.items():
        found.setdefault(key, BESIDE if profile.subject else near)
    return found


def _is_dated(profile: Profile) -> bool:
    """Whether the days that a figure is about are known."""
    return profile.claim.as_of is not None and profile.claim.as_of.is_known


def _clash(first: Profile, second: Profile) -> float:
    """1 where one text says two numbers, usually of two things, and 2 where it does so of the same days."""
    one, other = first.claim, second.claim
    if one.source != other.source or one.value.core == other.value.core:
        return 0.0
    return 2.0 if _at_once(one, other) else 1.0


def apart(first: Profile, second: Profile) -> bool:
    """Whether they are of two things by what is around them: rates of two kinds, one sentence of one time."""
    one, other = first.claim, second.claim
    if one.rate and other.rate and one.rate != other.rate:
        return True
    if first.sentence != second.sentence or one.value.core == other.value.core:
        return False
    return one.as_of is None or other.as_of is None or one.as_of.same_days(other.as_of)


def opposed(first: Profile, second: Profile) -> bool:
    """Whether each is said of one half of what makes a whole: exports and imports, men and women."""
    for one, other in glossaries.of(first.claim.language).opposites:
        sides = [_side(each.words, one, other) for each in (first, second)]
        if sides[0] * sides[1] < 0:
            return True
    return False


def _side(words: Words, one: str, other: str) -> int:
    """1 where the one of two words stands near and nearer than the other, -1 where the other does."""
    mine, its = words.get(one, 0.0), words.get(other, 0.0)
    return 0 if max(mine, its) < CLEAR or mine == its else 1 if mine > its else -1


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
