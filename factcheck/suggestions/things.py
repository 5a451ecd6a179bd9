"""Things: what groups are about, where names alone tell them apart.

    containers and revenue of Con Soi Harbour, containers and revenue of Hai Lam Harbour
    -> Thing(key="con-soi-harbour", …), Thing(key="hai-lam-harbour", …)

In: groups, the pairs of them that are said alike, and the names of a corpus. Out: the things, with their
names in each language. Two names tell two groups apart where the nearest of both is one name for the figures
of the one and the other for those of the other. They are rivals where they do so for several groups and texts
on each side, as one pair of groups may differ in anything; the things are those that are rivals to each
other, for most groups.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from attrs import frozen

from factcheck import patterns
from factcheck.suggestions.kins import Kin
from factcheck.suggestions.names import Key, Names
from factcheck.suggestions.sites import Site

MOST = 0.75
"""The share of a group's figures that have to agree on a name."""
OWN = 0.5
"""The share of them that must have the name in running text: what only headings have is a topic."""
TOGETHER = 0.25
"""The share of sentences that may have two names which tell groups apart."""
TRIED = 8
"""Names of a group that are tried, the most frequent first."""
SEVERAL = 2
"""Groups on each side that two names must tell apart."""

Node = tuple[str, Key]
"""A name in a language."""


@frozen(kw_only=True)
class Thing:
    """Something that groups are about: its names by language, as keys and as they are written."""

    key: str
    names: Mapping[str, tuple[Key, ...]]
    written: Mapping[str, tuple[str, ...]]

    def keys(self, language: str) -> tuple[Key, ...]:
        """Its names in a language; where it has none there, those of another, as entities do."""
        return self.names.get(language) or self.names.get("en") or next(iter(self.names.values()))


def find(alike: Iterable[tuple[Kin, Kin]], names: Names) -> list[Thing]:
    """The things that several pairs of groups are told apart by; none where it would be only one."""
    seen: dict[tuple[Node, Node], tuple[dict[str, Kin], dict[str, Kin]]] = defaultdict(lambda: ({}, {}))
    sites: dict[str, dict[str, Site]] = defaultdict(dict)
    together: Counter[frozenset[Node]] = Counter()
    for one, other in alike:
        rows = list(_told_apart(one, other, names))
        for (code, *both), (other_code, *others) in combinations(rows, 2):  # of one thing in two languages
            for key, same in zip(both, others, strict=True):
                together[frozenset(((code, key), (other_code, same)))] += 1
        for language, mine, theirs in rows:
            (first, kin), (second, its) = sorted(((mine, one), (theirs, other)), key=lambda side: side[0])
            sides = seen[(language, first), (language, second)]
            sides[0][kin.name], sides[1][its.name] = kin, its
            sites[language] |= {site.id: site for site in (*one.sites, *other.sites)}
    rivals = {
        pair: len(sides[0]) + len(sides[1])
        for pair, sides in seen.items()
        if all(_is_several(side.values()) for side in sides)
    }
    texts = {language: names.written(own.values()) for language, own in sites.items()}
    found = _things(rivals, {pair for pair, count in together.items() if count >= SEVERAL}, texts)
    return found if len(found) > 1 else []


def _is_several(kins: Collection[Kin]) -> bool:
    """Whether there are several groups, of several texts."""
    return len(kins) >= SEVERAL <= len({site.source for kin in kins for site in kin.sites})


def about_site(site: Site, things: Sequence[Thing], names: Names) -> Thing | None:
    """The thing that a figure is about."""
    known = {key: thing for thing in things for key in thing.keys(site.language)}
    key = names.nearest(site, known.keys())
    return known[key] if key else None


# --- names that tell groups apart ------------------------------------------------------------------------


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
                row = (right + left, len(a) + len(b), a, b)
                if min(right, left) >= MOST and (best is None or row[:2] > best[:2]):
                    best = row
        if best:
            yield language, best[2], best[3]


def _together(sites: Sequence[Site], one: Key, other: Key, names: Names) -> bool:
    """Whether sentences often have both names: then each has a part in what is measured."""
    both = sum({one, other} <= {each.key for each in names.found(site.sentence)} for site in sites)
    return both > TOGETHER * len(sites)


def _frequent(sites: Sequence[Site], names: Names) -> list[Key]:
    counts = Counter(key for site in sites for key in names.around(site))
    own = Counter(key for site in sites for key in _spoken(site, names))
    return [
        key
        for key in _whole(counts)[:TRIED]
        if counts[key] >= MOST * len(sites) and own[key] >= OWN * len(sites)
    ]


def _spoken(site: Site, names: Names) -> set[Key]:
    """The names of a figure's sentence and of the running text before it."""
    before = (each for each in site.scene.surroundings(site.sentence) if each.region == "body")
    return {each.key for sentence in (site.sentence, *before) for each in names.found(sentence)}


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


# --- things ----------------------------------------------------------------------------------------------


def _things(
    rivals: Mapping[tuple[Node, Node], int],
    same: Collection[frozenset[Node]],
    texts: Mapping[str, Mapping[Key, str]],
) -> list[Thing]:
    """Names that go together, only differ in their marks, or where one has more words, are one thing's."""
    joined: list[list[Node]] = []
    for node in sorted({node for pair in rivals for node in pair}):
        free = [
            each for each in joined if not any({(node, one), (one, node)} & rivals.keys() for one in each)
        ]
        home = next((each for each in free if any(_is_same(node, one, same, texts) for one in each)), None)
        if home is None:
            joined.append([node])
        else:
            home.append(node)
    found = {thing.key: thing for nodes in _largest(joined, rivals) if (thing := _thing(nodes, texts)).key}
    return sorted(found.values(), key=lambda thing: thing.key)


def _largest(joined: Sequence[list[Node]], rivals: Mapping[tuple[Node, Node], int]) -> list[list[Node]]:
    """The things that are rivals to one another, over some others or not, and tell most groups apart."""
    home = {node: number for number, nodes in enumerate(joined) for node in nodes}
    kind = {number: {number} for number in range(len(joined))}
    weight: Counter[int] = Counter()
    for (one, other), count in rivals.items():
        weight[home[one]] += count
        if kind[home[one]] is not kind[home[other]]:
            both = kind[home[one]] | kind[home[other]]
            kind |= dict.fromkeys(both, both)
    best = max(kind.values(), key=lambda each: (sum(weight[n] for n in each), -min(each)), default=set())
    return [joined[number] for number in sorted(best)]


def _thing(nodes: Sequence[Node], texts: Mapping[str, Mapping[Key, str]]) -> Thing:
    keys: dict[str, list[Key]] = defaultdict(list)
    for language, key in nodes:
        keys[language].append(key)
    written = {code: tuple(texts[code][key] for key in own) for code, own in keys.items()}
    slug = "-".join(patterns.slug_words((written.get("en") or next(iter(written.values())))[0]))
    return Thing(key=slug, names={code: tuple(own) for code, own in keys.items()}, written=written)


def _is_same(
    one: Node, other: Node, same: Collection[frozenset[Node]], texts: Mapping[str, Mapping[Key, str]]
) -> bool:
    """Whether two names are of one thing: Cầu Diệc, Heron Bridge, or Cồn Sỏi, Con Soi Harbour."""
    if frozenset((one, other)) in same:
        return True
    words = [patterns.slug_words(texts[language][key]) for language, key in (one, other)]
    short, long = sorted(words, key=len)
    size = len(short)
    return size > 0 and any(long[at : at + size] == short for at in range(len(long) - size + 1))
