"""Figures that look alike in, a pack that links them out: `factcheck suggest`.

    suggest(corpus, likenesses.gather(corpus.claims, corpus.documents)).lines
    -> ('[pack]', 'name = "harbours"', …)

The steps: `sites` puts the figures in their sentences, `families` finds what groups are about and which of
them are one measure, `cues` and `wordings` find patterns, `proposals` puts them to the linker, `traits`
guesses how a measure moves, `specimens` takes examples, and `packtexts` writes it all down.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from attrs import evolve, field, frozen

from factcheck import patterns, units
from factcheck.claims import Claim
from factcheck.corpora import Corpus
from factcheck.measures import Measure
from factcheck.packs import Pack
from factcheck.patterns import Pattern, compile_pattern
from factcheck.suggestions import (
    comments,
    families,
    packtexts,
    proposals,
    sites,
    specimens,
    traits,
    wordings,
)
from factcheck.suggestions.cues import Reader
from factcheck.suggestions.families import Family, Kin, Kinship, Thing
from factcheck.suggestions.names import Names
from factcheck.suggestions.proposals import Proposal
from factcheck.suggestions.sites import Site

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


@frozen(kw_only=True)
class Suggestion:
    """A pack in the making: `pack` has its measures, `given_up` the groups that no words tell apart."""

    proposals: tuple[Proposal, ...]
    things: tuple[Thing, ...]
    class_name: str
    given_up: tuple[str, ...]
    pack: Pack = field(repr=False)
    claims: Mapping[str, Claim] = field(repr=False)

    def lines(self, name: str) -> Iterator[str]:
        """The pack as the lines of a file."""
        yield from packtexts.head(
            name, comments.description(self.proposals), list(comments.head(self.given_up))
        )
        if self.things:
            yield from ("", f"[classes.{packtexts.bare(self.class_name)}]")
        for thing in self.things:
            yield from packtexts.entity(thing.key, self.class_name, thing.written)
        for each in self.proposals:
            said = comments.of(each, self.claims)
            yield from packtexts.measure(each.measure, each.trait.drift, said)


def suggest(corpus: Corpus, groups: Sequence[Grouped]) -> Suggestion:
    """Measures for groups of figures, and what the corpus makes of them."""
    found = sites.gather(corpus.documents)
    claims = {claim.id: claim for claim in corpus.claims}
    staged = list({id(site.scene): site.scene for site in found.values()}.values())
    names = Names.of(staged)
    kinship = families.find(*_kin(groups, found), names)
    things = kinship.things if any(family.about for family in kinship.families) else ()
    class_name = _class_name(things)
    drafting = _Drafting(
        corpus=corpus,
        groups={group.id: group for group in groups},
        claims=claims,
        kinship=kinship,
        names=names,
        class_name=class_name,
        grouped=frozenset(claim.id for group in groups for claim in group.claims),
        readers={
            code: Reader.of(found.values(), code) for code in sorted({s.language for s in found.values()})
        },
    )
    drafted = [drafting.proposal(family) for family in kinship.families]
    pack = proposals.pack_of(drafted, things, class_name, corpus.pack)
    checked, pack = proposals.check(drafted, pack, staged)
    kept = [each for each in checked if each.right]
    pack = evolve(
        pack,
        measures={**corpus.pack.measures, **{each.measure.name: each.measure for each in kept}},
    )
    shown = [
        evolve(each, measure=evolve(each.measure, examples=specimens.choose(each, found, pack)))
        for each in kept
    ]
    return Suggestion(
        proposals=tuple(shown),
        things=tuple(things),
        class_name=class_name,
        given_up=tuple(key for each in checked if not each.right for key in each.groups),
        pack=pack,
        claims=claims,
    )


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


@frozen(kw_only=True)
class _Drafting:
    """The way from a family of groups to a measure with patterns."""

    corpus: Corpus
    groups: Mapping[str, Grouped]
    claims: Mapping[str, Claim]
    kinship: Kinship
    names: Names
    class_name: str
    readers: Mapping[str, Reader]
    grouped: frozenset[str]
    _taken: set[str] = field(factory=set, init=False)

    def proposal(self, family: Family) -> Proposal:
        """The measure of a family; its patterns are not yet tried."""
        groups = [self.groups[key] for key in family.names]
        unit = Counter(claim.unit for group in groups for claim in group.claims).most_common(1)[0][0]
        about = {site.id: key for key, own in family.about.items() for site in own}
        if not family.about:
            about = {site.id: "" for site in family.sites}
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
        match = {code: self._learn(code, measure, family, about) for code in self.readers}
        return Proposal(
            measure=evolve(measure, match={code: found for code, found in match.items() if found}),
            trait=trait,
            groups=family.names,
            about=about,
        )

    def _learn(
        self, code: str, measure: Measure, family: Family, about: Mapping[str, str]
    ) -> tuple[Pattern, ...]:
        fields = self.readers[code].field(measure)
        members = fields.bits(about)
        if not members:
            return ()
        avoid: set[str] = set()
        others = [site.id for site in fields.sites if self._is_like(site, measure, about)]
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
        thing = families.about_site(site, self.kinship.things, self.names)
        return thing is not None and thing.key not in family.about

    def _name(self, groups: Sequence[Grouped], family: Family) -> str:
        """The name of the first group, without words said twice or of what it is about."""
        things = {word for thing in self.kinship.things for word in thing.key.split("-")}
        words = [word for word in groups[0].name.split("-") if not (family.about and word in things)]
        base = "-".join(dict.fromkeys(words)) or "-".join(patterns.slug_words(groups[0].unit)) or "figure"
        stem = f"{{{self.class_name}}}-{base}" if family.about else base
        known = {*self._taken, *self.corpus.pack.measures}
        name, number = stem, 2
        while name in known:
            name, number = f"{stem}-{number}", number + 1
        self._taken.add(name)
        return name


def _no_names(inside: str) -> patterns.Name:
    raise ValueError(f"no name {inside}")
