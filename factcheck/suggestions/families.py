"""Families: groups that are one measure.

    containers of Con Soi Harbour, containers of Hai Lam Harbour
    -> Family(names=("…", "…"), about={"con-soi-harbour": …, "hai-lam-harbour": …}, …)

In: groups with their sites, and figures in no group. Out: what the groups are about, and which of them are
one measure: those that are said alike of different things, and those that give the same values of one thing.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, product

from attrs import evolve, frozen

from factcheck import units
from factcheck.suggestions import things
from factcheck.suggestions.kins import COMMON, Kin, Likeness
from factcheck.suggestions.names import Names
from factcheck.suggestions.sites import Site
from factcheck.suggestions.things import MOST, Thing

EQUAL = 0.6
"""The share of values that groups must have in common to be taken for one measure."""
DIGITS = 5
"""Significant digits of what they have in common, below which that may be chance."""


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


def find(groups: Sequence[Kin], singles: Sequence[Kin], names: Names) -> Kinship:
    """The things and families of groups; `singles` are figures in no group."""
    likeness = Likeness.of([*groups, *singles])
    alike = likeness.pairs(groups)
    known = things.find([*alike, *likeness.pairs(groups, singles)], names)
    about: dict[str, dict[str, list[Site]]] = {}
    for group in groups if known else ():
        parts: dict[str, list[Site]] = defaultdict(list)
        for site in group.sites:
            if thing := things.about_site(site, known, names):
                parts[thing.key].append(site)
        if max(map(len, parts.values()), default=0) >= MOST * len(group.sites):
            about[group.name] = parts
    return Kinship(things=tuple(known), families=_named(list(_families(groups, likeness, alike, about))))


def _named(families: Sequence[Family]) -> tuple[Family, ...]:
    """Families that are of several things; of one alone only where most are of several.

    Else it is what the texts are about anyway, and its figures need no name.
    """
    sizes = [len(family.about) for family in families if family.about]
    least = 1 if 2 * sum(size > 1 for size in sizes) >= len(sizes) else 2
    return tuple(each if len(each.about) >= least else evolve(each, about={}) for each in families)


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
