"""Figures that look alike in, a pack that links them out: `factcheck suggest`.

    suggest(corpus, likenesses.gather(corpus.claims, corpus.documents)).lines("harbours")
    -> ('[pack]', 'name = "harbours"', …)

The steps: `sites` puts the figures in their sentences; `things` and `families` find what groups are about and
which of them are one measure; `cues`, `wordings` and `traits` draft how a measure is said and how it moves;
`proposals` puts the drafts to the linker; `doubts` looks at what their figures then have against one another;
`specimens` takes examples, and `packtexts` writes it all down.
"""

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, field, frozen

from factcheck import claims, profiles, scenes, ties
from factcheck.claims import Claim
from factcheck.corpora import Corpus
from factcheck.drifts import Drift
from factcheck.packs import Pack
from factcheck.profiles import Profile
from factcheck.resemblances import Scale
from factcheck.suggestions import comments, packtexts, proposals, specimens, traits
from factcheck.suggestions.doubts import Doubt, Doubting
from factcheck.suggestions.drafts import Drafting, Grouped, Measurable
from factcheck.suggestions.proposals import Proposal
from factcheck.suggestions.things import Thing

ROUNDS = 3
"""How often a measure is drafted again without the figures that do not fit."""


@frozen(kw_only=True)
class Suggestion:
    """A pack in the making: `pack` has its measures, `doubted` those that only comments show.

    `given_up` are the groups that no words tell apart.
    """

    proposals: tuple[Proposal, ...]
    doubted: tuple[Proposal, ...]
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
        for each in self.doubted:
            yield from packtexts.doubted(each.measure, comments.doubted(each, self.claims))


def suggest(corpus: Corpus, groups: Sequence[Grouped]) -> Suggestion:
    """Measures for groups of figures, and what the corpus makes of them."""
    tied = ties.of(corpus.claims)
    drafting = Drafting.of(corpus, [Measurable.of(group, tied) for group in groups])
    tried = _Trying.of(drafting).settled([drafting.proposal(family) for family in drafting.kinship.families])
    kept = [each for each in tried if each.right and not each.doubt]
    pack = proposals.pack_of(kept, drafting.things, drafting.class_name, corpus.pack)
    shown = [
        evolve(each, measure=evolve(each.measure, examples=specimens.choose(each, drafting.sites, pack)))
        for each in kept
    ]
    return Suggestion(
        proposals=tuple(shown),
        doubted=tuple(each for each in tried if each.doubt),
        things=drafting.things,
        class_name=drafting.class_name,
        given_up=tuple(key for each in tried if not each.right and not each.doubt for key in each.groups),
        pack=proposals.pack_of(shown, drafting.things, drafting.class_name, corpus.pack),
        claims=drafting.claims,
    )


@frozen(kw_only=True)
class _Trying:
    """Drafts put to the linker, and drafted again as long as their figures are in disarray."""

    drafting: Drafting
    scale: Scale = field(repr=False)
    profiled: Mapping[str, Profile] = field(repr=False)

    @classmethod
    def of(cls, drafting: Drafting) -> "_Trying":
        found = profiles.of(drafting.corpus.claims, drafting.corpus.documents)
        return cls(
            drafting=drafting,
            scale=Scale.of(found),
            profiled={profile.claim.id: profile for profile in found},
        )

    def settled(self, drafted: Sequence[Proposal]) -> list[Proposal]:
        """The drafts whose figures agree, or disagree for good reason; `doubt` says of the others why."""
        tried, doubts = self._tried(drafted)
        for _ in range(ROUNDS):
            if not doubts:
                break
            tried, doubts = self._tried([self._mended(each, doubts) for each in tried])
        return [
            evolve(each, doubt=comments.DISARRAY) if each.measure.name in doubts and not each.doubt else each
            for each in tried
        ]

    def _tried(self, drafted: Sequence[Proposal]) -> tuple[list[Proposal], dict[str, Doubt]]:
        """Drafts as the linker takes them, and the doubts about what it links."""
        drafting = self.drafting
        usable = [each for each in drafted if not each.doubt]
        pack = proposals.pack_of(usable, drafting.things, drafting.class_name, drafting.corpus.pack)
        checked, pack = proposals.check(usable, pack, drafting.staged)
        found = [
            claim
            for scene in drafting.staged
            for claim in claims.of_scene(
                scenes.stage(scene.document, list(scene.mentions), pack), pack
            ).claims
            if claim.measure
        ]
        doubting = Doubting(pack=pack, scale=self.scale, profiles=self.profiled)
        doubts = doubting.of(found, {each.measure.name: each.about.keys() for each in checked})
        by_name = {each.measure.name: each for each in checked}
        return [by_name.get(each.measure.name, each) for each in drafted], doubts

    def _mended(self, given: Proposal, doubts: Mapping[str, Doubt]) -> Proposal:
        """A proposal without its misfits, or with figures that may move."""
        doubt = doubts.get(given.measure.name)
        if doubt is None:
            return given
        if doubt.moves:
            return _freed(given)
        without = given.without | doubt.misfits
        again = self.drafting.proposal(given.family, without)
        left = evolve(again, measure=evolve(again.measure, drift=given.measure.drift), trait=given.trait)
        return left if len(again.about) > 1 else evolve(given, doubt=comments.DISARRAY, without=without)


def _freed(given: Proposal) -> Proposal:
    """A proposal whose figures may move as they do."""
    trait = traits.free(given.trait)
    drift = Drift.parse(trait.drift, trait.dynamics)
    return evolve(given, trait=trait, measure=evolve(given.measure, drift=drift))
