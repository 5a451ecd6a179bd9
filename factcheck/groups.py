"""Groups: the claims that `agree` compares with one another, and what rules bind to names.

In: claims. Out: a `Group` for each measure, its entities filled in, and each value of what distinguishes it.

    gather([exports_2023, exports_2024, workers], pack)  ->  (Group("vietnam-exports-to-korea", …), Group(…))
"""

from collections.abc import Iterable, Mapping

from attrs import frozen

from factcheck.claims import Claim
from factcheck.measures import Measure
from factcheck.packs import Pack


@frozen(kw_only=True)
class Group:
    """Claims of one measure about the same entities. `distinct` holds what its `distinguish_by` parts."""

    measure: Measure
    name: str
    entities: Mapping[str, str]
    distinct: tuple[tuple[str, str], ...] = ()
    claims: tuple[Claim, ...]


def order(claim: Claim) -> tuple[str, int, int, str]:
    """Where a claim stands among all, whatever order the sources came in."""
    return (claim.source, claim.start, claim.end, claim.id)


def definition(claim: Claim, pack: Pack) -> Measure:
    """The measure of a linked claim; one that the pack does not know has every default."""
    name = claim.measure or ""
    return pack.definition(name) or Measure(name=name, unit=claim.unit)


def distinct(claim: Claim, measure: Measure) -> tuple[tuple[str, str], ...]:
    """What keeps this claim apart from others of its measure: who said so, or a word of its scope."""
    found = []
    for what in measure.distinguish_by:
        value = (claim.attributed_to or "") if what == "attribution" else claim.scope.get(what, "")
        found.append((what, " ".join(value.lower().split())))
    return tuple(found)


def usable(claim: Claim) -> bool:
    """Whether a claim can be compared: linked to a measure, and a number that could be read."""
    return claim.measure is not None and claim.fault is None


def gather(claims: Iterable[Claim], pack: Pack | None = None) -> tuple[Group, ...]:
    """The groups of all linked claims, by name; inside a group claims go by source and place."""
    pack = pack or Pack()
    found: dict[tuple[object, ...], list[Claim]] = {}
    measures: dict[str, Measure] = {}
    for claim in sorted(filter(usable, claims), key=order):
        name = claim.measure or ""
        if name not in measures:
            measures[name] = definition(claim, pack)
        key = (name, tuple(sorted(claim.entities.items())), distinct(claim, measures[name]))
        found.setdefault(key, []).append(claim)
    return tuple(
        Group(
            measure=measures[members[0].measure or ""],
            name=members[0].measure or "",
            entities=members[0].entities,
            distinct=distinct(members[0], measures[members[0].measure or ""]),
            claims=tuple(members),
        )
        for _, members in sorted(found.items(), key=lambda item: repr(item[0]))
    )
