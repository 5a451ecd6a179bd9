"""Likenesses: figures that look like the same thing though no measure links them, and how far they disagree.

    gather(claims, documents)[0]
    ->  Group(name="bridge-length", verdict=contradiction, words=("bridge", "length"), claims=(…), …)

In: claims, and the documents they come from where these are at hand. Out: `Group`s of claims that no measure
took, those that disagree most first. A group is a guess, never a finding: it is compared as a measure of its
own with the default drift would be. It is longer than most because what a group is, as JSON too, and how one
is made of a cluster are read together.
"""

import hashlib
import json
import math
import shlex
import statistics
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from attrs import evolve, field, frozen

from factcheck import clusters, elisions, magnitudes, profiles, ties, titles, units
from factcheck.claims import Claim
from factcheck.clusters import Cluster
from factcheck.documents import Document
from factcheck.kinds import agree
from factcheck.measures import Measure
from factcheck.outcomes import Outcome
from factcheck.profiles import Profile
from factcheck.ranges import exact
from factcheck.ties import Ties
from factcheck.values import Value
from factcheck.verdicts import GRAVITY, Verdict

ID_DIGITS = 8
KINDS = {"rank": "rank", "percent": "percent", "change of percent": "growth", "date": "date"}
"""What tells measures of one thing apart by the kind of their numbers, at the end of the name."""
LASTING = ("[length]", "[length] ** 2", "[length] ** 3")
"""What is built once and keeps its size."""
WEIGHTS = {
    Verdict.CONTRADICTION: 1.0,
    Verdict.TENSION: 0.7,
    Verdict.SUPERSEDED: 0.2,
    Verdict.REVISED: 0.2,
    Verdict.INCOMPARABLE: 0.1,
}
"""How much a verdict weighs in what is shown first; two numbers that no dates bring together may disagree."""
AGREE, ALONE = 0.1, 0.4
"""What is left of a disagreement where both say one number, and where one source says both."""
PAIRS = 50
"""Conflicts of one figure that are looked at for the nearest."""
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
    given = {claim.id: claim for claim in claims}
    read = elisions.completed(given.values())
    tied = ties.of(read)
    figures = _without_settings(profiles.of(read, documents))
    found = [each for each in figures if each.claim.measure is None]
    taken: Counter[str] = Counter()
    groups = [
        _group(cluster, given, tied, taken)
        for cluster in clusters.gather(found, {**tied.conversions, **tied.bases})
    ]
    return tuple(sorted(groups, key=_order))


def _order(group: Group) -> tuple[object, ...]:
    """What a reader should see first: grave, of many sources, surely one thing, near enough for a slip."""
    first, second = group.witness[0], group.witness[-1]
    told = float(1 - group.degree) * WEIGHTS.get(group.verdict, 0.0) * math.sqrt(group.likeness)
    if first.value.core == second.value.core:
        told *= AGREE
    if first.source == second.source:
        told *= ALONE
    known = math.log2(1 + len(group.sources))
    near = (1 + magnitudes.slip(first, second)) / (1 + apart(first, second))
    return (-told * known * near, -GRAVITY.index(group.verdict), -group.likeness, group.id)


def _without_settings(found: Sequence[Profile]) -> list[Profile]:
    """The figures without dates that only say when another figure was so; a single day may be an event."""
    found = [each for at, each in enumerate(found) if not at or not _inside(each.claim, found[at - 1].claim)]
    settings: set[tuple[int, object]] = set()
    for each in found:
        as_of = each.claim.as_of
        if each.claim.kind != "date" and as_of is not None:
            settings.add((each.sentence, (as_of.start, as_of.end)))
    return [each for each in found if each.claim.kind != "date" or _is_event(each, settings)]


def _is_event(each: Profile, settings: set[tuple[int, object]]) -> bool:
    """Whether a date may be told for its own sake: a day, or one of an event, or one of no other figure."""
    as_of = each.claim.as_of
    if as_of is None or not _is_dated(each.claim) or _is_dateline(each.claim):
        return False
    return bool(each.concepts) or as_of.days == 1 or (each.sentence, (as_of.start, as_of.end)) not in settings


def _is_dateline(claim: Claim) -> bool:
    """Whether a date is the one of its text: "Oslo, 3 May 2024 –", "released on 3 May"."""
    return bool(
        claim.as_of and claim.reported and claim.as_of.days == 1 and claim.as_of.same_days(claim.reported)
    )


def _is_dated(claim: Claim) -> bool:
    """Whether a date says its days itself: "last week" and "a day later" say when, and nothing else."""
    return claim.as_of is not None and claim.as_of.basis == "stated"


def _inside(claim: Claim, before: Claim) -> bool:
    """Whether a figure stands inside the one before it: the ends of a span."""
    return claim.source == before.source and claim.end <= before.end


def _group(cluster: Cluster, given: Mapping[str, Claim], tied: Ties, taken: Counter[str]) -> Group:
    """A cluster as a group of the claims as given; a name that another group has already gets a number."""
    claims = tuple(each.claim for each in cluster.members)
    unit = Counter(claim.unit for claim in claims).most_common(1)[0][0]
    words = titles.words(cluster.members)
    kind = KINDS.get(cluster.members[0].dimension, "")
    name = titles.name((*words, kind)) or unit
    taken[name] += 1
    name = name if taken[name] == 1 else f"{name}-{taken[name]}"
    dynamics = _dynamics(cluster.members)
    untimed = tied.untimed(claims)
    compared = [claim for claim in claims if claim.id not in untimed]
    outcome, witness = _compared(
        compared if len(compared) > 1 else claims, Measure(name=name, unit=unit, dynamics=dynamics)
    )
    return Group(
        id=_identity(claims),
        claims=tuple(given[claim.id] for claim in claims),
        unit=unit,
        name=name,
        words=words,
        dynamics=dynamics,
        verdict=outcome.verdict,
        degree=outcome.degree,
        message=outcome.message,
        likeness=round(cluster.likeness, 3),
        witness=tuple(given[claim.id] for claim in witness),
    )


def _compared(claims: Sequence[Claim], measure: Measure) -> tuple[Outcome, Sequence[Claim]]:
    """The gravest that the claims are to each other as figures of a measure, and whom it is told of.

    Of several conflicts first one of two sources, then one that looks like a slip of the pen, then the
    nearest: these are most surely of one thing.
    """
    linked = [
        evolve(claim, measure=measure.name, value=value, unit=value.unit)
        for claim in claims
        for value in [_in_unit(claim, measure.unit)]
    ]
    found = agree.evaluate(linked, measure)
    worst = max(found, key=lambda each: (GRAVITY.index(each.verdict), -each.degree))
    pairs = [
        ((pair[0].source == pair[1].source, -magnitudes.slip(*pair), apart(*pair), place), outcome, pair)
        for place, outcome in enumerate(found)
        if outcome.verdict is worst.verdict
        for pair in outcome.conflicts[:PAIRS]
        if len(pair) == 2
    ]
    if not pairs:
        return worst, worst.claims[:2]
    _, outcome, nearest = min(pairs, key=lambda each: each[0])
    return outcome, nearest


def apart(first: Claim, second: Claim) -> float:
    """How far two numbers lie apart, in factors of ten; days in months, so counted."""
    sizes = [
        next(
            (
                abs(float(each))
                for each in (claim.value.point, claim.value.core.lo, claim.value.core.hi)
                if each
            ),
            0.0,
        )
        for claim in (first, second)
    ]
    if first.kind == "date":
        return math.log10(1 + abs(sizes[0] - sizes[1]) / MONTH)
    return abs(math.log10(sizes[0] / sizes[1])) if all(sizes) and first.unit == second.unit else 0.0


def _dynamics(members: Sequence[Profile]) -> str:
    """How the figures seem to move: where most are about a month or more they are amounts per period."""
    claims, dimension = [each.claim for each in members], members[0].dimension
    if dimension == "rank":
        return "rank"
    if dimension == "date" or dimension in LASTING:
        return "fixed"
    days = [claim.as_of.days or 0 for claim in claims if claim.as_of is not None and claim.as_of.is_known]
    flows = bool(days) and statistics.median(days) >= MONTH and not units.is_percent(claims[0].unit)
    return "flow" if flows and claims[0].kind in ("count", "money") else "level"


def _identity(claims: Sequence[Claim]) -> str:
    """A hash of sources and numbers as written: it survives edits elsewhere."""
    parts = sorted([claim.source, unicodedata.normalize("NFC", claim.written).casefold()] for claim in claims)
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:ID_DIGITS]
