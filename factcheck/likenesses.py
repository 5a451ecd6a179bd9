"""Likenesses: figures that look like the same thing though no measure links them, and how far they disagree.

    gather(claims, documents)[0]
    ->  Group(name="bridge-length", verdict=contradiction, words=("bridge", "length"), claims=(…), …)

In: claims, and the documents they come from where these are at hand. Out: `Group`s of claims that no measure
took, those that disagree most first. A group is a guess, never a finding: it is compared as a measure of its
own with the default drift would be.
"""

import hashlib
import json
import shlex
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from attrs import evolve, field, frozen

from factcheck import clusters, profiles, titles, units
from factcheck.claims import Claim
from factcheck.clusters import Cluster
from factcheck.documents import Document
from factcheck.kinds import agree
from factcheck.measures import Measure
from factcheck.outcomes import Outcome
from factcheck.profiles import Profile
from factcheck.ranges import exact
from factcheck.values import Value
from factcheck.verdicts import GRAVITY, Verdict

ID_DIGITS = 8
KINDS = {"rank": "rank", "percent": "percent", "change of percent": "growth", "date": "date"}
"""What tells measures of one thing apart by the kind of their numbers, at the end of the name."""
MONTH = 28
"""Days of the shortest month: what is said of so many may be an amount per period."""
STATUS = "possible"


@frozen(kw_only=True)
class Group:
    """Figures that may be of one thing: `name` is what its measure could be called, `words` what they share.

    `verdict` and `degree` are what they would be to each other as figures of a measure that moves in the way
    of `dynamics`, and `message` says so; `witness` are the figures that it is told of. `likeness` is how much
    they look like one thing, from 0 to 1.
    """

    id: str
    claims: tuple[Claim, ...] = field(repr=False)
    unit: str
    name: str
    words: tuple[str, ...]
    dynamics: str
    verdict: Verdict = field(converter=Verdict)
    degree: Fraction = field(converter=exact)
    message: str
    likeness: float
    witness: tuple[Claim, ...] = field(repr=False)

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of its figures."""
        return tuple(dict.fromkeys(claim.source for claim in self.claims))

    @property
    def measure(self) -> Measure:
        """The measure that it is compared as."""
        return Measure(name=self.name, unit=self.unit, dynamics=self.dynamics)

    @property
    def spread(self) -> dict[str, float | str | None]:
        """The least and the most that is meant, in the group's unit, and the days they are about."""
        values = [_in_unit(claim, self.unit) for claim in self.claims]
        cores = [value.core for value in values if units.dimension(value.unit) == units.dimension(self.unit)]
        ends = [float(end) for core in cores for end in (core.lo, core.hi) if end is not None]
        days = [
            day.isoformat()
            for claim in self.claims
            if claim.as_of is not None
            for day in (claim.as_of.start, claim.as_of.end)
            if day is not None
        ]
        return {
            "least": min(ends, default=None),
            "most": max(ends, default=None),
            "from": min(days, default=None),
            "until": max(days, default=None),
        }

    def command(self, paths: Sequence[str]) -> str:
        """The command that makes a measure of it."""
        return shlex.join(["factcheck", "suggest", *paths, "--group", self.id])

    def as_dict(self) -> dict[str, Any]:
        """The group as JSON."""
        return {
            "id": self.id,
            "status": STATUS,
            "name": self.name,
            "unit": self.unit,
            "words": list(self.words),
            "dynamics": self.dynamics,
            "claims": [claim.id for claim in self.claims],
            "verdict": self.verdict.value,
            "degree": float(self.degree),
            "likeness": self.likeness,
            "message": self.message,
            "witness": [claim.id for claim in self.witness],
            "spread": self.spread,
        }

    @classmethod
    def from_dict(cls, given: Mapping[str, Any], claims: Mapping[str, Claim]) -> "Group":
        """A group from its JSON and the claims that it names."""
        plain = ("id", "unit", "name", "dynamics", "verdict", "degree", "message", "likeness")
        return cls(
            **{name: given[name] for name in plain},
            words=tuple(given["words"]),
            claims=tuple(claims[each] for each in given["claims"]),
            witness=tuple(claims[each] for each in given["witness"]),
        )


def _in_unit(claim: Claim, unit: str) -> Value:
    """A claim's value in the unit of its group; what is counted, and another currency, stay as they are."""
    fits = claim.kind not in ("count", "date", "rank") and units.dimension(claim.unit) == units.dimension(
        unit
    )
    return claim.value.to(unit) if fits else claim.value


def gather(claims: Iterable[Claim], documents: Iterable[Document] = ()) -> tuple[Group, ...]:
    """The groups of figures that no measure took, those that disagree most first."""
    found = [each for each in profiles.of(claims, documents) if each.claim.measure is None]
    taken: Counter[str] = Counter()
    groups = [_group(cluster, taken) for cluster in clusters.gather(_without_settings(found))]
    return tuple(sorted(groups, key=_order))


def _order(group: Group) -> tuple[object, ...]:
    """Those that disagree most first, of these the ones that are most surely one thing."""
    disagreement = float(1 - group.degree) * group.likeness
    return (-GRAVITY.index(group.verdict), -disagreement, -group.likeness, group.id)


def _without_settings(found: Sequence[Profile]) -> list[Profile]:
    """The figures without dates that only say when another figure was so; a single day may be an event."""
    found = [each for at, each in enumerate(found) if not at or not _inside(each.claim, found[at - 1].claim)]
    settings: set[tuple[int, object]] = set()
    for each in found:
        as_of = each.claim.as_of
        if each.claim.kind != "date" and as_of is not None:
            settings.add((each.sentence, (as_of.start, as_of.end)))
    return [
        each
        for each in found
        if each.claim.kind != "date"
        or each.concepts
        or each.claim.as_of is None
        or each.claim.as_of.days == 1
        or (each.sentence, (each.claim.as_of.start, each.claim.as_of.end)) not in settings
    ]


def _inside(claim: Claim, before: Claim) -> bool:
    """Whether a figure stands inside the one before it: the ends of a span."""
    return claim.source == before.source and claim.end <= before.end


def _group(cluster: Cluster, taken: Counter[str]) -> Group:
    """A cluster as a group; a name that another group has already gets a number."""
    claims = tuple(each.claim for each in cluster.members)
    by_id = {claim.id: claim for claim in claims}
    unit = Counter(claim.unit for claim in claims).most_common(1)[0][0]
    words = titles.words(cluster.members)
    kind = KINDS.get(cluster.members[0].dimension, "")
    name = titles.name((*words, kind)) or unit
    taken[name] += 1
    name = name if taken[name] == 1 else f"{name}-{taken[name]}"
    dynamics = _dynamics(claims)
    outcome = _compared(claims, Measure(name=name, unit=unit, dynamics=dynamics))
    return Group(
        id=_identity(claims),
        claims=claims,
        unit=unit,
        name=name,
        words=words,
        dynamics=dynamics,
        verdict=outcome.verdict,
        degree=outcome.degree,
        message=outcome.message,
        likeness=round(cluster.likeness, 3),
        witness=tuple(by_id[claim.id] for claim in outcome.claims[:2]),
    )


def _compared(claims: Sequence[Claim], measure: Measure) -> Outcome:
    """The gravest that the claims are to each other as figures of a measure."""
    linked = [
        evolve(claim, measure=measure.name, value=value, unit=value.unit)
        for claim in claims
        for value in [_in_unit(claim, measure.unit)]
    ]
    return max(agree.evaluate(linked, measure), key=lambda each: (GRAVITY.index(each.verdict), -each.degree))


def _dynamics(claims: Sequence[Claim]) -> str:
    """How the figures seem to move: where each is about a month or more they are amounts per period."""
    if claims[0].kind in ("rank", "date"):
        return "rank" if claims[0].kind == "rank" else "fixed"
    days = [claim.as_of.days or 0 for claim in claims if claim.as_of is not None and claim.as_of.is_known]
    flows = bool(days) and min(days) >= MONTH and not units.is_percent(claims[0].unit)
    return "flow" if flows and claims[0].kind in ("count", "money") else "level"


def _identity(claims: Sequence[Claim]) -> str:
    """A hash of sources and numbers as written: it survives edits elsewhere."""
    parts = sorted([claim.source, unicodedata.normalize("NFC", claim.written).casefold()] for claim in claims)
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:ID_DIGITS]
