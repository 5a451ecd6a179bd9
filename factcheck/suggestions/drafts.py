"""Drafts: measures for families of figures, with patterns that are not yet tried.

    Drafting.of(corpus, groups).proposal(family)
    -> Proposal(measure=Measure("{harbour}-containers", match={"en": ["hand* ... <n> ... container*"]}), …)

In: a corpus and its groups. Out: for each family a proposal: what its measure is called, how it moves, and
the patterns that pick its figures and leave others alone.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from attrs import evolve, field, frozen

from factcheck import patterns, units
from factcheck.claims import Claim
from factcheck.corpora import Corpus
from factcheck.measures import Measure
from factcheck.patterns import Pattern, compile_pattern
from factcheck.scenes import Scene
from factcheck.suggestions import families, sites, things, traits, wordings
from factcheck.suggestions.cues import Reader
from factcheck.suggestions.families import Family, Kinship
from factcheck.suggestions.kins import Kin
from factcheck.suggestions.names import Names
from factcheck.suggestions.proposals import Proposal
from factcheck.suggestions.sites import Site
from factcheck.suggestions.things import Thing
from factcheck.ties import Ties

ABOUT = "subject"
"""What a measure is about, where no word of the names says it."""


class Grouped(Protocol):
    """What is asked of a group: figures that may be of one thing."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def claims(self) -> Sequence[Claim]: ...


@frozen
class Measurable:
    """A group without what no measure can hold beside the rest: other units, and levels of an untold time."""

    id: str
    name: str
    unit: str
    claims: Sequence[Claim]

    @classmethod
    def of(cls, group: Grouped, tied: Ties) -> "Measurable":
        """What of a group one measure can hold."""
        kind, untimed = units.dimension(group.unit), tied.untimed(group.claims)
        own = tuple(
            claim for claim in group.claims if units.dimension(claim.unit) == kind and claim.id not in untimed
        )
        return cls(group.id, group.name, group.unit, own)


@frozen(kw_only=True)
class Drafting:
    """The way from a family of groups to a measure with patterns."""

    corpus: Corpus
    groups: Mapping[str, Grouped]
    claims: Mapping[str, Claim]
    sites: Mapping[str, Site]
    staged: Sequence[Scene]
    kinship: Kinship
    names: Names
    things: tuple[Thing, ...]  # those that a measure is about
    class_name: str
    readers: Mapping[str, Reader]
    grouped: frozenset[str]
    _names: dict[tuple[str, ...], str] = field(factory=dict, init=False)

    @classmethod
    def of(cls, corpus: Corpus, groups: Sequence[Grouped]) -> "Drafting":
        """What the figures of a corpus are about, and the words around them."""
        found = sites.gather(corpus.documents)
        staged = list({id(site.scene): site.scene for site in found.values()}.values())
        names = Names.of(staged)
        kinship = families.find(*_kin(groups, found), names)
        about = kinship.things if any(family.about for family in kinship.families) else ()
        codes = sorted({site.language for site in found.values()})
        return cls(
            corpus=corpus,
            groups={group.id: group for group in groups},
            claims={claim.id: claim for claim in corpus.claims},
            sites=found,
            staged=staged,
            kinship=kinship,
            names=names,
            things=about,
            class_name=_class_name(about),
            readers={code: Reader.of(found.values(), code) for code in codes},
            grouped=frozenset(claim.id for group in groups for claim in group.claims),
        )

    def proposal(self, family: Family, without: Collection[str] = ()) -> Proposal:
        """The measure of a family, without some figures; its patterns are not yet tried."""
        groups = [self.groups[key] for key in family.names]
        unit = Counter(claim.unit for group in groups for claim in group.claims).most_common(1)[0][0]
        about = {site.id: key for key, own in family.about.items() for site in own}
        if not family.about:
            about = {site.id: "" for site in family.sites}
        about = {key: thing for key, thing in about.items() if key not in without}
        parts: dict[str, list[Claim]] = {}
        for key, thing in about.items():
            parts.setdefault(thing, []).append(self.claims[key])
        trait = traits.of(parts.values(), unit)
        measure = Measure(
            name=self._name(groups, family),
            unit=unit,
            dynamics=trait.dynamics,
            roles={self.class_name: self.class_name} if family.about else {},
        )
        match = {code: self._learn(code, measure, family, about, without) for code in self.readers}
        return Proposal(
            measure=evolve(measure, match={code: found for code, found in match.items() if found}),
            trait=trait,
            family=family,
            about=about,
            without=frozenset(without),
        )

    def _learn(
        self,
        code: str,
        measure: Measure,
        family: Family,
        about: Mapping[str, str],
        without: Collection[str],
    ) -> tuple[Pattern, ...]:
        fields = self.readers[code].field(measure)
        members = fields.bits(about)
        if not members:
            return ()
        avoid: set[str] = set()
        others = [site.id for site in fields.sites if self._is_like(site, measure, about)]
        others = [key for key in others if key not in without]
        if family.about:
            avoid = {word for t in self.kinship.things for key in t.keys(code) for word in key}
            others += [site.id for site in fields.sites if self._is_elsewhere(site, family)]
        learnt = wordings.learn(fields, members, fields.bits(others) & ~members, avoid)
        return tuple(compile_pattern(each.text, _no_names) for each in learnt)

    def _is_like(self, site: Site, measure: Measure, about: Mapping[str, str]) -> bool:
        """Whether a figure of no group may be overlooked: the same is counted, or it says the same."""
        if site.id in self.grouped:
            return False
        claim = self.claims[site.id]
        counted = claim.kind == "count" and claim.unit == measure.unit != "item"
        return counted or any(
            claim.unit == other.unit and claim.value.core == other.value.core
            for key in about
            if (other := self.claims[key])
        )

    def _is_elsewhere(self, site: Site, family: Family) -> bool:
        """Whether a figure is about something that the family has no figures of."""
        thing = things.about_site(site, self.kinship.things, self.names)
        return thing is not None and thing.key not in family.about

    def _name(self, groups: Sequence[Grouped], family: Family) -> str:
        """The name of the first group, without words said twice or of what it is about."""
        if family.names in self._names:
            return self._names[family.names]
        things = {word for thing in self.kinship.things for word in thing.key.split("-")}
        words = [word for word in groups[0].name.split("-") if not (family.about and word in things)]
        base = "-".join(dict.fromkeys(words)) or "-".join(patterns.slug_words(groups[0].unit)) or "figure"
        stem = f"{{{self.class_name}}}-{base}" if family.about else base
        known = {*self._names.values(), *self.corpus.pack.measures}
        name, number = stem, 2
        while name in known:
            name, number = f"{stem}-{number}", number + 1
        self._names[family.names] = name
        return name


def _no_names(inside: str) -> patterns.Name:
    raise ValueError(f"no name {inside}")


def _kin(groups: Sequence[Grouped], found: Mapping[str, Site]) -> tuple[list[Kin], list[Kin]]:
    """The groups, and every other figure by itself."""
    kin = [
        Kin(
            name=group.id,
            unit=group.unit,
            dimension=units.dimension(group.unit),
            sites=tuple(found[claim.id] for claim in group.claims if claim.id in found),
        )
        for group in groups
    ]
    taken = {site.id for each in kin for site in each.sites}
    alone = [
        Kin(
            name=site.id,
            unit=site.mention.unit,
            dimension=units.dimension(site.mention.unit),
            sites=(site,),
        )
        for site in found.values()
        if site.id not in taken
    ]
    return [each for each in kin if each.sites], alone


def _class_name(things: Sequence[Thing]) -> str:
    """The word that all names end with ("Harbour"), else a word that says nothing."""
    ends = {thing.written["en"][0].split()[-1].lower() for thing in things if "en" in thing.written}
    several = all(len(names[0].split()) > 1 for thing in things if (names := thing.written.get("en")))
    slug = "-".join(patterns.slug_words(ends.pop())) if len(ends) == 1 and several else ""
    return slug if slug.isalpha() and slug not in {thing.key for thing in things} else ABOUT
