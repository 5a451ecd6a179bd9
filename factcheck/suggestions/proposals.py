"""Proposals: measures in the making, and what a corpus makes of them.

    checked = check(proposals, things, scenes)
    checked[0].right, checked[0].missed, checked[0].wrong

In: proposals with their figures, and the scenes of a corpus. Out: the proposals after their patterns were put
to the linker itself: patterns that take figures of others are dropped, and what is left of them is counted.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve, field, frozen

from factcheck import linking, scenes
from factcheck.entities import Entity
from factcheck.links import Link
from factcheck.measures import Measure
from factcheck.packs import Pack
from factcheck.scenes import Scene
from factcheck.suggestions.families import Family
from factcheck.suggestions.sites import site_id
from factcheck.suggestions.things import Thing
from factcheck.suggestions.traits import Trait

WRONG = 8
"""Figures of its own that a pattern must take for each of another."""


@frozen(kw_only=True)
class Proposal:
    """A measure with the family that it came from; `about` has the thing of each of its figures, or ""."""

    measure: Measure
    trait: Trait
    family: Family = field(repr=False)
    about: Mapping[str, str] = field(repr=False)
    without: frozenset[str] = field(default=frozenset(), repr=False)  # figures of its groups that do not fit
    doubt: str = ""  # why it is no measure of the pack
    right: frozenset[str] = field(default=frozenset(), repr=False)
    wrong: frozenset[str] = field(default=frozenset(), repr=False)  # figures of other proposals
    loose: frozenset[str] = field(default=frozenset(), repr=False)  # figures of no group

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups that it came from."""
        return self.family.names

    @property
    def missed(self) -> frozenset[str]:
        """Its figures that its patterns do not take."""
        return frozenset(self.about) - self.right


def pack_of(
    proposals: Iterable[Proposal], things: Iterable[Thing], class_name: str, known: Pack | None = None
) -> Pack:
    """A pack of the proposals, beside what is known already."""
    known = known or Pack()
    entities = {
        thing.key: Entity(
            key=thing.key,
            classes=frozenset([class_name]),
            forms={language: {"names": names} for language, names in thing.written.items()},
        )
        for thing in things
    }
    measures = {each.measure.name: each.measure for each in proposals}
    return evolve(known, entities={**known.entities, **entities}, measures={**known.measures, **measures})


def check(proposals: Sequence[Proposal], pack: Pack, staged: Sequence[Scene]) -> tuple[list[Proposal], Pack]:
    """The proposals without patterns that take what is not theirs, with what they take, and their pack."""
    again = [scenes.stage(scene.document, list(scene.mentions), pack) for scene in staged]
    links = _linked(again, pack)
    kept = [_repaired(each, proposals, links) for each in proposals]
    if kept != list(proposals):
        pack = evolve(pack, measures={**pack.measures, **{each.measure.name: each.measure for each in kept}})
        links = _linked(again, pack)
    return [_counted(each, kept, links) for each in kept], pack


def _linked(staged: Iterable[Scene], pack: Pack) -> dict[str, Link]:
    return {
        site_id(scene, index): link
        for scene in staged
        for index, link in linking.link(scene, pack, {}).items()
    }


def _repaired(proposal: Proposal, all_of_them: Sequence[Proposal], links: Mapping[str, Link]) -> Proposal:
    """The proposal without patterns that take more of others' figures than they may."""
    taken: dict[str, list[str]] = defaultdict(list)
    for key, link in links.items():
        if link.measure.name == proposal.measure.name:
            taken[link.pattern].append(key)
    others = {key for each in all_of_them if each is not proposal for key in each.about}
    bad: set[str] = set()
    for pattern, keys in taken.items():
        right = sum(_is_right(proposal, key, links[key]) for key in keys)
        if WRONG * sum(key in others for key in keys) > right:
            bad.add(pattern)
    if not bad:
        return proposal
    match = {
        language: tuple(pattern for pattern in patterns if pattern.text not in bad)
        for language, patterns in proposal.measure.match.items()
    }
    return evolve(proposal, measure=evolve(proposal.measure, match={k: v for k, v in match.items() if v}))


def _counted(proposal: Proposal, all_of_them: Sequence[Proposal], links: Mapping[str, Link]) -> Proposal:
    own = {key: link for key, link in links.items() if link.measure.name == proposal.measure.name}
    right = {key for key, link in own.items() if _is_right(proposal, key, link)}
    others = {key for each in all_of_them if each.groups != proposal.groups for key in each.about}
    wrong = {key for key in own if key in others or (key in proposal.about and key not in right)}
    return evolve(
        proposal,
        right=frozenset(right),
        wrong=frozenset(wrong),
        loose=frozenset(own) - right - wrong,
    )


def _is_right(proposal: Proposal, key: str, link: Link) -> bool:
    if key not in proposal.about:
        return False
    return not proposal.about[key] or proposal.about[key] in link.entities.values()
