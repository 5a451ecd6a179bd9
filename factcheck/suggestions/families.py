"""Families: groups that say the same of different things, told apart by names.

    containers of Con Soi Harbour, containers of Hai Lam Harbour
    -> one measure "{harbour}-containers" with the entities con-soi and hai-lam

In: groups with their sites. Out: entities with their names in each language, the entity of each group, and
which groups are one measure. Two groups are alike where most of their figures share a telling word; a pair of
names tells them apart where the nearest of both is one name for the figures of one group and the other for
those of the other. What tells many groups apart is a class of entities. It is longer than most
because names, families and entities decide one another.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, product

from attrs import frozen

from factcheck import patterns, units
from factcheck.scenes import Sentence
from factcheck.suggestions.cues import light
from factcheck.suggestions.names import Key, Names
from factcheck.suggestions.sites import Site
from factcheck.suggestions.stems import stem

MOST = 0.75
"""The share of a group's figures that have to agree on a name."""
ALIKE = 0.3
"""How alike groups are said that may be one measure."""
HALF = 4.0
"""Words of distance at which a word says half as much of a figure as one next to it."""
EQUAL = 0.6
"""The share of values that groups must have in common to be taken for one measure."""
DIGITS = 5
"""Significant digits of what they have in common, below which that may be chance."""
WEIGHT = 0.1
"""How near on average a word must stand for groups to be compared by it."""
COMMON = 40
"""Groups that may share a word before it tells nothing."""
TOGETHER = 0.25
"""The share of sentences that may have two names which tell groups apart."""
TRIED = 8
"""Names of a group that are tried, the most frequent first."""


@frozen(kw_only=True)
class Kin:
    """A group's figures, with what must be the same in groups that may be one measure."""

    name: str
    unit: str
    dimension: str
    sites: tuple[Site, ...]


@frozen(kw_only=True)
class Thing:
    """Something that groups are about: its names by language, as keys and as they are written."""

    key: str
    names: Mapping[str, tuple[Key, ...]]
    written: Mapping[str, tuple[str, ...]]

    def keys(self, language: str) -> tuple[Key, ...]:
        """Its names in a language; where it has none there, those of another, as entities do."""
        return self.names.get(language) or self.names.get("en") or next(iter(self.names.values()))


@frozen(kw_only=True)
class Family:
    """Groups that are one measure: their names, and the figures about each thing, where things part them."""

    names: tuple[str, ...]
    about: Mapping[str, tuple[Site, ...]]
    sites: tuple[Site, ...]


@frozen(kw_only=True)
class Kinship:
    """The things that groups are about, and which groups are one measure."""

    things: tuple[Thing, ...]
    families: tuple[Family, ...]


Node = tuple[str, Key]
"""A name in a language."""


def find(groups: Sequence[Kin], singles: Sequence[Kin], names: Names) -> Kinship:
    """The things and families of groups.

    `singles` are figures in no group: two of them that the same names tell from groups count as one group.
    """
    likeness = Likeness.of([*groups, *singles])
    alike = likeness.pairs(groups)
    same = [*_across(groups, alike, names), *_beside(groups, singles, likeness, names)]
    same += _within(groups, names)
    things = _things([*groups, *singles], same, names)
    about: dict[str, dict[str, list[Site]]] = {}
    for group in groups if len(things) > 1 else ():
        parts: dict[str, list[Site]] = defaultdict(list)
        for site in group.sites:
            if thing := about_site(site, things, names):
                parts[thing.key].append(site)
        if sum(map(len, parts.values())) >= MOST * len(group.sites):
            about[group.name] = parts
    return Kinship(things=tuple(things), families=tuple(_families(groups, likeness, alike, about)))


def _across(groups: Sequence[Kin], alike: Sequence[tuple[Kin, Kin]], names: Names) -> Iterator[list[Node]]:
    """For each group the names that tell it from others like it: in all languages those of one thing."""
    own: dict[str, dict[str, Counter[Key]]] = defaultdict(lambda: defaultdict(Counter))
    for one, other in alike:
        for language, mine, theirs in _told_apart(one, other, names):
            own[one.name][language][mine] += 1
            own[other.name][language][theirs] += 1
    for found in own.values():
        yield [(language, counts.most_common(1)[0][0]) for language, counts in sorted(found.items())]


def _beside(
    groups: Sequence[Kin], singles: Sequence[Kin], likeness: "Likeness", names: Names
) -> Iterator[list[Node]]:
    """Names that tell several groups from figures that stand alone."""
    seen: dict[tuple[str, Key, Key], set[str]] = defaultdict(set)
    for one, other in likeness.pairs(groups, singles):
        for language, mine, theirs in _told_apart(one, other, names):
            seen[language, mine, theirs] |= {one.name}
    for (language, mine, theirs), having in seen.items():
        if len(having) > 1:
            yield [(language, mine)]
            yield [(language, theirs)]


def _within(groups: Sequence[Kin], names: Names) -> Iterator[list[Node]]:
    """Names that part the figures of several groups in the same way, other values on each side."""
    seen: dict[tuple[str, Key, Key], list[int]] = defaultdict(list)
    for group in groups:
        for language in {site.language for site in group.sites}:
            own = [site for site in group.sites if site.language == language]
            if found := _parted(own, names):
                seen[language, *found[1]].append(found[0])
    for (language, one, other), counts in seen.items():
        if len(counts) > 1 and sum(counts) > 2:
            yield [(language, one)]
            yield [(language, other)]


def _parted(sites: Sequence[Site], names: Names) -> tuple[int, tuple[Key, Key]] | None:
    """The two names that part most figures so that no value is shared, and how many the smaller part has."""
    counts = Counter(key for site in sites for key in names.around(site))
    best: tuple[int, int, int, tuple[Key, Key]] | None = None
    for one, other in combinations(sorted(_whole(counts)[:TRIED]), 2):
        if set(one) <= set(other) or set(other) <= set(one) or _together(sites, one, other, names):
            continue
        nearest = [names.nearest(site, (one, other)) for site in sites]
        values = [
            {site.mention.value.core for site, key in zip(sites, nearest, strict=True) if key == each}
            for each in (one, other)
        ]
        sizes = [nearest.count(one), nearest.count(other)]
        if min(sizes) and max(sizes) > 1 and 2 * sum(sizes) >= len(sites) and not values[0] & values[1]:
            row = (sum(sizes), len(one) + len(other), min(sizes), (one, other))
            best = max(best, row) if best else row
    return best[2:] if best else None


# --- groups that are alike -----------------------------------------------------------------------------

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


# --- names ---------------------------------------------------------------------------------------------


def _told_apart(one: Kin, other: Kin, names: Names) -> Iterator[tuple[str, Key, Key]]:
    """For each language the pair of names that tells two groups apart best."""
    for language in sorted({site.language for site in one.sites} & {site.language for site in other.sites}):
        mine = [site for site in one.sites if site.language == language]
        theirs = [site for site in other.sites if site.language == language]
        best: tuple[float, int, Key, Key] | None = None
        for a in _frequent(mine, names):
            for b in _frequent(theirs, names):
                if set(a) <= set(b) or set(b) <= set(a) or _together([*mine, *theirs], a, b, names):
                    continue
                right = sum(names.nearest(site, (a, b)) == a for site in mine) / len(mine)
                left = sum(names.nearest(site, (a, b)) == b for site in theirs) / len(theirs)
                if min(right, left) >= MOST and (
                    best is None or (right + left, len(a) + len(b)) > (best[0], best[1])
                ):
                    best = (right + left, len(a) + len(b), a, b)
        if best:
            yield language, best[2], best[3]


def _together(sites: Sequence[Site], one: Key, other: Key, names: Names) -> bool:
    """Whether sentences often have both names: then each has a part in what is measured."""
    both = sum({one, other} <= {each.key for each in names.found(site.sentence)} for site in sites)
    return both > TOGETHER * len(sites)


def _frequent(sites: Sequence[Site], names: Names) -> list[Key]:
    counts = Counter(key for site in sites for key in names.around(site))
    return [key for key in _whole(counts)[:TRIED] if counts[key] >= MOST * len(sites)]


def _whole(counts: Mapping[Key, int]) -> list[Key]:
    """Names by how often they are around, without parts of longer ones that are around as often."""
    parts = {
        key[first:last]
        for key, count in counts.items()
        for first in range(len(key))
        for last in range(first + 1, len(key) + 1)
        if last - first < len(key) and counts.get(key[first:last]) == count
    }
    return sorted(counts.keys() - parts, key=lambda key: (-counts[key], -len(key), key))


def _things(groups: Sequence[Kin], same: Iterable[Sequence[Node]], names: Names) -> list[Thing]:
    """Names that the same groups go by, or that only differ in their marks, are one thing's."""
    parent: dict[Node, Node] = {}

    def root(node: Node) -> Node:
        while parent.setdefault(node, node) != node:
            node = parent[node]
        return node

    for nodes in same:
        for node in nodes:
            parent[root(node)] = root(nodes[0])
    texts = _texts(groups, names) if parent else {}
    for one, other in combinations(sorted(parent), 2):
        if one[0] != other[0] and _is_same(texts[one], texts[other]):
            parent[root(other)] = root(one)
    joined: dict[Node, list[Node]] = defaultdict(list)
    for node in sorted(parent):
        joined[root(node)].append(node)
    things: dict[str, Thing] = {}
    for nodes in joined.values():
        keys: dict[str, list[Key]] = defaultdict(list)
        for language, key in nodes:
            keys[language].append(key)
        written = {language: tuple(texts[language, key] for key in own) for language, own in keys.items()}
        first = written.get("en") or next(iter(written.values()))
        slug = "-".join(patterns.slug_words(first[0]))
        if slug:
            things.setdefault(
                slug, Thing(key=slug, names={k: tuple(v) for k, v in keys.items()}, written=written)
            )
    return sorted(things.values(), key=lambda thing: thing.key)


def _is_same(one: str, other: str) -> bool:
    """Whether a name is another without its marks or a word of it: Cồn Sỏi, Con Soi Harbour."""
    short, long = sorted((patterns.slug_words(one), patterns.slug_words(other)), key=len)
    size = len(short)
    return size > 0 and any(long[at : at + size] == short for at in range(len(long) - size + 1))


def _texts(groups: Iterable[Kin], names: Names) -> dict[tuple[str, Key], str]:
    """How each name is written most often."""
    counts: dict[tuple[str, Key], Counter[str]] = defaultdict(Counter)
    for group in groups:
        for site in group.sites:
            for sentence in (site.sentence, *site.scene.surroundings(site.sentence)):
                for each in names.found(sentence):
                    counts[site.language, each.key][" ".join(each.text.split())] += 1
    return {key: found.most_common(1)[0][0] for key, found in counts.items()}


def about_site(site: Site, things: Sequence[Thing], names: Names) -> Thing | None:
    """The thing that a figure is about."""
    known = {key: thing for thing in things for key in thing.keys(site.language)}
    key = names.nearest(site, known.keys())
    return known[key] if key else None


# --- families ------------------------------------------------------------------------------------------


def _families(
    groups: Sequence[Kin],
    likeness: Likeness,
    alike: Sequence[tuple[Kin, Kin]],
    about: Mapping[str, Mapping[str, Sequence[Site]]],
) -> Iterator[Family]:
    """Groups that are alike and about different things, or that give the same values of the same things."""
    home: dict[str, list[str]] = {group.name: [group.name] for group in groups}
    for one, other in alike:
        mine, theirs = home[one.name], home[other.name]
        if mine is theirs or one.name not in about or other.name not in about:
            continue
        if not {key for name in mine for key in about[name]} & {
            key for name in theirs for key in about[name]
        }:
            mine += theirs
            home |= dict.fromkeys(theirs, mine)
    by_name = {group.name: group for group in groups}
    for one, other in _equal(groups, about):
        mine, theirs = home[one.name], home[other.name]
        pairs = product((by_name[name] for name in mine), (by_name[name] for name in theirs))
        if mine is not theirs and all(likeness.may_be_one(*pair) for pair in pairs):
            mine += theirs
            home |= dict.fromkeys(theirs, mine)
    sites = {group.name: group.sites for group in groups}
    for names in {id(found): found for found in home.values()}.values():
        parts: dict[str, tuple[Site, ...]] = {}
        for name in names:
            for key, own in about.get(name, {}).items():
                parts[key] = (*parts.get(key, ()), *own)
        own_sites = tuple(site for name in names for site in sites[name])
        yield Family(names=tuple(names), about=parts, sites=own_sites)


def _equal(
    groups: Sequence[Kin], about: Mapping[str, Mapping[str, Sequence[Site]]]
) -> Iterator[tuple[Kin, Kin]]:
    """Pairs of groups that share most of their values, and enough digits in them to be no chance."""
    values = {group.name: _values(group, about.get(group.name, {"": group.sites})) for group in groups}
    having: dict[tuple[str, Said], list[Kin]] = defaultdict(list)
    for group in groups:
        for value in values[group.name]:
            having[group.dimension, value].append(group)
    shared: dict[tuple[str, str], tuple[Kin, Kin]] = {}
    for found in having.values():
        if len(found) <= COMMON:
            shared |= {(one.name, other.name): (one, other) for one, other in combinations(found, 2)}
    for one, other in shared.values():
        mine, theirs = values[one.name], values[other.name]
        both = mine & theirs
        digits = sum(_digits(value) for _, value in both)
        if (
            (one.unit == other.unit or "item" in (one.unit, other.unit))
            and len(both) >= EQUAL * min(len(mine), len(theirs))
            and digits >= DIGITS
        ):
            yield one, other


Said = tuple[str, Fraction]
"""A thing and a value of it, in the base unit of its dimension."""


def _values(group: Kin, parts: Mapping[str, Sequence[Site]]) -> set[Said]:
    return {
        (thing, units.convert(point, site.mention.unit, group.unit))
        for thing, sites in parts.items()
        for site in sites
        if (point := site.mention.value.point) is not None and site.mention.kind not in ("rank", "date")
    }


def _digits(value: Fraction) -> int:
    """The significant digits of a number."""
    return len(f"{float(value):.6g}".replace(".", "").partition("e")[0].strip("-0"))
