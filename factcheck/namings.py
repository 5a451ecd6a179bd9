"""Names of measures that texts and tables give themselves, made one measure each.

    named = settle([claims.read(document, pack) for document in documents], pack)
    named.measures  ->  (Measure(name="max-upload", unit="megabyte", dynamics="fixed"),)

In: the extracts of a run and a Pack. Out: all claims, those of such a name in its unit; the measures that no
pack has; and what is wrong, a line each.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from attrs import evolve, field, frozen

from factcheck import units
from factcheck.claims import Claim, Extract
from factcheck.errors import nearest
from factcheck.measures import Measure, implied, pieces
from factcheck.packs import Pack
from factcheck.periods import Period
from factcheck.values import Value

SLIP = 0.85
"""How much alike a name is to the one that was meant: less is another name, as min-upload to max-upload."""

LIMITS = ("up-to", "at-least")
"""Hedges that in the words of a limit say the limit itself: "up to 100 MB" gives 100 MB as the most."""

Dates = Mapping[str, Period | None]
"""The dates that marks and tables give, by the claim's id."""


@frozen(kw_only=True)
class Named:
    """Claims after their names are settled, and the measures that the names alone stand for."""

    claims: tuple[Claim, ...]
    measures: tuple[Measure, ...] = ()
    problems: tuple[str, ...] = field(default=())


def settle(extracts: Sequence[Extract], pack: Pack) -> Named:
    """Each name that no pack has as one measure; what is spelt like another, or in another unit, as none."""
    claims = [claim for each in extracts for claim in each.claims]
    dates: Dates = {identity: date for each in extracts for identity, date in each.marked.items()}
    by_name: dict[str, list[Claim]] = {}
    listed: set[str] = set()
    for each in sorted(extracts, key=lambda each: not each.is_table):
        for claim in each.claims:
            if claim.id in dates and claim.measure and pack.refer(claim.measure) is None:
                by_name.setdefault(claim.measure, []).append(claim)
                listed |= {claim.measure} if each.is_table else set()
    changed: dict[str, Claim] = {}
    measures: list[Measure] = []
    problems: list[str] = []
    for name, own in by_name.items():
        near = nearest(name, [*_names(name, pack), *(() if name in listed else sorted(listed))], cutoff=SLIP)
        if near:
            problems += [f'{_place(claim)}: no measure is named "{name}"{near}' for claim in own]
            changed |= {claim.id: evolve(claim, measure=None) for claim in own}
            continue
        measure = _measure(name, own, dates)
        measures.append(measure)
        for claim in own:
            changed[claim.id] = _of(claim, measure)
            if changed[claim.id].measure is None:
                first = next(one for one in own if one.unit == measure.unit)
                problems.append(
                    f'{_place(claim)}: "{claim.written}" is in "{claim.unit}"; '
                    f'"{name}" is in "{measure.unit}" ({_place(first)})'
                )
    return Named(
        claims=tuple(changed.get(claim.id, claim) for claim in claims),
        measures=tuple(measures),
        problems=tuple(problems),
    )


def _place(claim: Claim) -> str:
    return f"{claim.source}:{claim.line}:{claim.column}"


def _measure(name: str, claims: Sequence[Claim], dates: Dates) -> Measure:
    """What a name stands for: a level where its figures are given for several dates, else what is fixed."""
    unit = next((claim.unit for claim in claims if not _is_bare(claim)), claims[0].unit)
    measure = implied(name, unit, extent=any(claim.kind == "date" and claim.value.ends for claim in claims))
    stated = {(date.start, date.end) for claim in claims if (date := dates[claim.id])}
    return evolve(measure, dynamics="level") if len(stated) > 1 else measure


def _is_bare(claim: Claim) -> bool:
    return claim.kind == "count" and claim.unit == "item"


def _of(claim: Claim, measure: Measure) -> Claim:
    """The claim in the measure's unit where it is counted; without a measure where it is of another kind."""
    if not _is_bare(claim) and units.dimension(claim.unit) != units.dimension(measure.unit):
        return evolve(claim, measure=None)
    counted = units.is_counted(claim.unit)
    unit = measure.unit if counted else claim.unit
    value = evolve(claim.value, unit=unit) if unit != claim.unit else claim.value
    return evolve(claim, unit=unit, value=_limit(value, claim.kind))


def _limit(value: Value, kind: str) -> Value:
    """A limit as the number that it is."""
    if value.hedge not in LIMITS or value.point is None:
        return value
    bare = Value.read(value.point, unit=value.unit, kind=kind, grain=value.grain)
    return evolve(value, core=bare.core, support=bare.support)


def _names(name: str, pack: Pack) -> Iterator[str]:
    """The names of a pack, their roles filled in by what parts of the name are most like."""
    for measure in pack.measures.values():
        yield _filled(name, measure, pack) if measure.roles else measure.name


def _filled(name: str, measure: Measure, pack: Pack) -> str:
    """A template with the entities that the name's words are most like, each at its place."""
    slugs = pack.slugs(measure)
    words = name.split("-")
    filled, at = "", 0
    for literal, role, form in pieces(measure.name):
        filled += literal
        if role:
            place, slug = _likest(words, at, slugs[form])
            filled, at = filled + slug, place
    return filled


def _likest(words: Sequence[str], at: int, slugs: Collection[str]) -> tuple[int, str]:
    """The slug most like some words from a place on, and the place after them."""
    found: tuple[float, int, str] = (0.0, at, "")
    for slug in slugs:
        long = slug.count("-") + 1
        for start in range(at, len(words) - long + 1):
            part = "-".join(words[start : start + long])
            if part[:1] != slug[:1]:
                continue
            alike = SequenceMatcher(None, part, slug).ratio()
            if alike > found[0]:
                found = (alike, start + long, slug)
    return found[1:]
