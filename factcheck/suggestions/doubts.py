"""Doubts: which conflicts of a suggested measure are to be believed, and which figures are none of its own.

    Doubting(pack, scale, profiles).of(claims)
    -> {"stock": Doubt(misfits={"guide.txt:120-123"}, moves=False)}

In: the claims that a suggested pack links. Out: for each measure the figures that do not fit, and whether its
figures move too freely for a guess. A measure is a guess, and so is what its figures have in common: a
conflict is believed where a single number stands against others that agree, and where its text words it as
theirs do. What is in disarray is several things.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from attrs import field, frozen

from factcheck import groups
from factcheck.claims import Claim
from factcheck.kinds import agree
from factcheck.magnitudes import decades
from factcheck.measures import Measure
from factcheck.packs import Pack
from factcheck.profiles import Profile
from factcheck.resemblances import Scale

ALONE = 0.9
"""How much two figures must look like one thing for the one to be held against the other alone."""
AMONG = 0.88
"""How much a figure must look like one of several that agree."""
SLIP = 0.4
"""How far apart, in factors of ten, numbers may be that are written by a slip for one another."""
EXACT = 1e-9
"""How near to a power of ten numbers must be for a digit too many."""
STEADY = 1.2
"""How many times the least of some figures the largest may be, if they are about one number."""
MANY = 3
"""Numbers that differ from date to date, from which on they move freely."""

Node = tuple[object, ...]
"""What a figure says: of several that say the same, one is as good as another."""


@frozen(kw_only=True)
class Doubt:
    """What is to be doubted of a measure: figures that are not of it, and how much they may move."""

    misfits: frozenset[str] = frozenset()
    moves: bool = False


@frozen(kw_only=True)
class Doubting:
    """What figures look like, for weighing their conflicts; `own` are those of each measure's groups."""

    pack: Pack
    scale: Scale = field(repr=False)
    profiles: Mapping[str, Profile] = field(repr=False)

    def of(self, claims: Iterable[Claim], own: Mapping[str, Collection[str]]) -> dict[str, Doubt]:
        """The doubts by measure; measures without any are left out."""
        found: dict[str, Doubt] = {}
        for group in groups.gather(claims, self.pack):
            base = group.measure.base
            if base not in own or group.measure.change:
                continue
            doubt = self._doubt(group.claims, group.measure, own[base])
            if doubt is not None:
                known = found.get(base, Doubt())
                found[base] = Doubt(misfits=known.misfits | doubt.misfits, moves=known.moves or doubt.moves)
        return found

    def _doubt(self, claims: Sequence[Claim], measure: Measure, own: Collection[str]) -> Doubt | None:
        found = list(_conflicts(claims, measure))
        sure = {node for pair in found if self._is_one_sentence(*pair) for node in map(_node, pair)}
        if len(sure) > 2:  # a form that texts fill in, each with a figure of its own
            sure = set()
        pairs = [pair for pair in found if {*map(_node, pair)} != sure]
        if not pairs:
            return None
        out = self._removed(pairs, claims, own, sure)
        said = {_node(claim) for claim in claims}
        moving = all(_is_between_days(*pair) for pair in pairs) and not _is_steady(claims, out)
        lonely = len(said) == 2 and len(claims) == 2
        told = [(_node(one), _node(other)) for one, other in pairs]
        if (
            len(out) == 1
            and not moving
            and self._is_believed(out[0], told, claims, ALONE if lonely else AMONG)
        ):
            return None
        voices = min(len({c.source for c in claims if _node(c) == node}) for node in out)
        if not sure and all(_may_move(*pair, measure, len(said) >= MANY or voices > 1) for pair in pairs):
            return Doubt(moves=True)
        return Doubt(misfits=frozenset(claim.id for claim in claims if _node(claim) in out))

    def _removed(
        self,
        pairs: Sequence[tuple[Claim, Claim]],
        claims: Sequence[Claim],
        own: Collection[str],
        sure: Collection[Node],
    ) -> list[Node]:
        """What would have to go for the rest to agree: what is of no group, then what conflicts most."""
        outside = {_node(claim) for claim in claims} - {_node(c) for c in claims if c.id in own}
        said = Counter(_node(claim) for claim in claims)
        left = [(_node(one), _node(other)) for one, other in pairs]
        removed: list[Node] = []
        while left:
            counts = Counter(node for pair in left for node in dict.fromkeys(pair))
            worst = max(
                counts,
                key=lambda node: (
                    node not in sure,
                    node in outside,
                    counts[node],
                    -said[node],
                    -self._fit(node, claims),
                ),
            )
            removed.append(worst)
            left = [pair for pair in left if worst not in pair]
        return removed

    def _fit(self, node: Node, claims: Sequence[Claim]) -> float:
        """How much the figures that say something look like the others."""
        mine = [claim for claim in claims if _node(claim) == node]
        others = [claim for claim in claims if _node(claim) != node]
        found = [self._alike(one, other) for one in mine for other in others]
        return sum(found) / len(found) if found else 0.0

    def _is_believed(
        self, node: Node, pairs: Sequence[tuple[Node, Node]], claims: Sequence[Claim], least: float
    ) -> bool:
        """Whether what one number has against the others is more likely a slip than another thing."""
        against = {other for pair in pairs if node in pair for other in pair} - {node}
        mine = [claim for claim in claims if _node(claim) == node]
        others = [claim for claim in claims if _node(claim) in against]
        return any(
            self._alike(one, other) >= least and self._is_slip(one, other) for one in mine for other in others
        )

    def _is_slip(self, one: Claim, other: Claim) -> bool:
        """Whether one number may be written for the other: near it, a digit more or less, or turned."""
        if one.kind in ("date", "rank") or (one.unit == other.unit and _digits(one) == _digits(other)):
            return True
        first, second = self.profiles.get(one.id), self.profiles.get(other.id)
        away = decades(first, second) if first and second else 0.0
        return away <= SLIP or abs(away - round(away)) < EXACT

    def _is_one_sentence(self, one: Claim, other: Claim) -> bool:
        """Whether two texts say it in the same words: no better sign that they speak of one thing."""
        first, second = self.profiles.get(one.id), self.profiles.get(other.id)
        return bool(
            first and second and one.source != other.source and first.words.keys() == second.words.keys()
        )

    def _alike(self, one: Claim, other: Claim) -> float:
        first, second = self.profiles.get(one.id), self.profiles.get(other.id)
        return self.scale.said_alike(first, second) if first and second else 0.0


def _conflicts(claims: Sequence[Claim], measure: Measure) -> Iterator[tuple[Claim, Claim]]:
    """The pairs of figures that findings would be told of."""
    for outcome in agree.evaluate(claims, measure):
        if outcome.severity in ("error", "warning"):
            for pair in outcome.conflicts or (outcome.claims,):
                if len(pair) == 2:
                    yield pair[0], pair[1]


def _node(claim: Claim) -> Node:
    return (claim.value.core, claim.value.ends, claim.value.unit)


def _digits(claim: Claim) -> list[str]:
    """The digits of a number that say something, in order: those of 41,000 and 14,000 are the same."""
    point = claim.value.point
    return [] if point is None else sorted(str(abs(point.numerator)).rstrip("0"))


def _may_move(one: Claim, other: Claim, measure: Measure, is_seen: bool) -> bool:
    """Whether what is measured may have moved: between different days, and is seen to."""
    if not _is_between_days(one, other):
        return measure.dynamics == "flow" and not _is_as_long(one, other)
    return measure.dynamics == "flow" or (measure.dynamics == "level" and is_seen)


def _is_between_days(one: Claim, other: Claim) -> bool:
    return one.as_of is not None and other.as_of is not None and not one.as_of.overlaps(other.as_of)


def _is_steady(claims: Sequence[Claim], out: Collection[Node]) -> bool:
    """Whether the figures without some are about one number: then one that is not is odd."""
    sizes = [abs(claim.value.point) for claim in claims if claim.value.point and _node(claim) not in out]
    return not sizes or max(sizes) <= STEADY * min(sizes)


def _is_as_long(one: Claim, other: Claim) -> bool:
    """Whether two figures are of periods of one length."""
    return not (one.as_of and other.as_of) or one.as_of.length == other.as_of.length
