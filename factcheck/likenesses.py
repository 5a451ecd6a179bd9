"""Likenesses: figures that look like the same thing though no measure links them, and how far they disagree.

    gather(claims, documents)[0]
    ->  Group(name="bridge-length", verdict=contradiction, words=("bridge", "length"), claims=(…), …)

In: claims, and the documents they come from where these are at hand. Out: `Group`s of claims that no measure
took, those that disagree most first. A group is a guess, never a finding: it is compared as a measure of its
own with the default drift would be.
"""

import hashlib
import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from attrs import evolve, field, frozen

from factcheck import clusters, patterns, profiles, units
from factcheck.claims import Claim
from factcheck.documents import Document
from factcheck.kinds import agree
from factcheck.measures import Measure
from factcheck.outcomes import Outcome
from factcheck.profiles import Profile
from factcheck.verdicts import GRAVITY, Verdict

ID_DIGITS = 8
WORDS = 4
"""Words that a group is named by."""
STATUS = "possible"


@frozen(kw_only=True)
class Group:
    """Figures that may be of one thing: `name` is what its measure could be called, `words` what they share.

    `verdict` and `degree` are what they would be to each other as figures of a measure, `message` says so;
    `outcome` is the whole of it. `dynamics` is how that measure was taken to move.
    """

    id: str
    claims: tuple[Claim, ...] = field(repr=False)
    unit: str
    name: str
    words: tuple[str, ...]
    dynamics: str
    verdict: Verdict
    degree: Fraction
    message: str
    likeness: float = 1.0

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of its figures."""
        return tuple(dict.fromkeys(claim.source for claim in self.claims))

    @property
    def measure(self) -> Measure:
        """The measure that it is compared as."""
        return Measure(name=self.name, unit=self.unit, dynamics=self.dynamics)

    def as_dict(self) -> dict[str, Any]:
        """The group as JSON."""
        return {
            "id": self.id,
            "status": STATUS,
            "name": self.name,
            "unit": self.unit,
            "words": list(self.words),
            "claims": [claim.id for claim in self.claims],
            "verdict": self.verdict.value,
            "degree": float(self.degree),
            "message": self.message,
        }


def gather(claims: Iterable[Claim], documents: Iterable[Document] = ()) -> tuple[Group, ...]:
    """The groups of figures that no measure took, those that disagree most first."""
    found = [each for each in profiles.of(claims, documents) if each.claim.measure is None]
    usable = _without_settings(found)
    groups = [_group(members) for members in clusters.gather(usable)]
    return tuple(sorted(groups, key=_order))


def _order(group: Group) -> tuple[object, ...]:
    return (-GRAVITY.index(group.verdict), -len(group.sources), group.degree, -group.likeness, group.id)


def _without_settings(found: Sequence[Profile]) -> list[Profile]:
    """The figures without dates that only say when another figure of the sentence was so."""
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
        or each.claim.as_of is None
        or (each.sentence, (each.claim.as_of.start, each.claim.as_of.end)) not in settings
    ]


def _inside(claim: Claim, before: Claim) -> bool:
    """Whether a figure stands inside the one before it: the ends of a span."""
    return claim.source == before.source and claim.end <= before.end


def _group(members: Sequence[Profile]) -> Group:
    claims = tuple(each.claim for each in members)
    unit = Counter(claim.unit for claim in claims).most_common(1)[0][0]
    words = _words(members)
    name = "-".join(part for word in words for part in patterns.slug_words(word)) or unit
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
    )


def _compared(claims: Sequence[Claim], measure: Measure) -> Outcome:
    """The gravest that the claims are to each other as figures of a measure."""
    outcomes = agree.evaluate([evolve(claim, measure=measure.name) for claim in claims], measure)
    return max(outcomes, key=lambda each: (GRAVITY.index(each.verdict), -each.degree))


def _dynamics(claims: Sequence[Claim]) -> str:
    if claims[0].kind in ("rank", "date"):
        return "rank" if claims[0].kind == "rank" else "fixed"
    spans = [claim.as_of.days or 0 for claim in claims if claim.as_of and claim.as_of.basis == "stated"]
    return "flow" if spans and min(spans) >= 28 and not units.is_percent(claims[0].unit) else "level"


def _words(members: Sequence[Profile]) -> tuple[str, ...]:
    """What most members share: names first, then the words nearest to the figures."""
    counts: dict[str, float] = {}
    for each in members:
        for word, near in each.words.items():
            counts[_bare(word)] = counts.get(_bare(word), 0.0) + near
    shared = {
        word for word in counts if 2 * sum(word in map(_bare, each.words) for each in members) > len(members)
    }
    return tuple(sorted(shared, key=lambda word: (-counts[word], word))[:WORDS])


def _bare(word: str) -> str:
    """A feature without its mark: the language of a stem, the sign of a concept."""
    return word.rpartition(":")[2].removeprefix("=")


def _identity(claims: Sequence[Claim]) -> str:
    """A hash of sources and numbers as written: it survives edits elsewhere."""
    parts = sorted([claim.source, unicodedata.normalize("NFC", claim.written).casefold()] for claim in claims)
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:ID_DIGITS]
