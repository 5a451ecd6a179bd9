"""Bindings: which claims stand for the names of a rule, by hashing on entities, period, source and scope.

In: a rule's references and the groups of a run. Out: `Binding`s, one for each set of figures.

    [exports] + [imports] == [trade], over what one source says of 2023 and of 2024  ->  two bindings

A source's own figures are bound first. A figure that its own source does not complete is completed with those
of other sources: of the nearest period, then of the source that reported last, then the most precise. Where
the rule's guard refuses that, the nearest earlier and the nearest later period are tried. Every figure is
bound once if it can be, never in all combinations: of several, each meets one of every other name.

Same period means equal periods. The figures that one source leaves without a date share that. Windows (only
within them is the day known) and single days of different sources are the same where they overlap; such a
binding, and one of equal windows, is `loose`, and can make no contradiction. It is longer than
most because these steps are one order, in which each takes what the one before left.
"""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from factcheck import groups, measures
from factcheck.claims import Claim
from factcheck.entities import NAMES
from factcheck.expressions import Name
from factcheck.groups import Group
from factcheck.kinds.columns import Column, Figure
from factcheck.measures import Rule
from factcheck.periods import Period

Variables = tuple[tuple[str, str], ...]
"""What a rule's variables stand for: (("a", "vietnam"), ("b", "korea")), with what else must be the same."""


@frozen(kw_only=True)
class Binding:
    """A claim for each reference of a rule, by its wording; `loose` where only windows make them fit.

    `copies` are the other claims that state one of these figures.
    """

    claims: Mapping[str, Claim]
    copies: tuple[Claim, ...] = ()
    loose: bool = False


Index = Mapping[str, Sequence[tuple[Group, tuple[str, ...]]]]
"""Groups by their name with any of its entities left out, and the entities that were, in the name's order."""


def index(found: Iterable[Group]) -> Index:
    """The groups in a form that names are looked up in."""
    shelf: dict[str, list[tuple[Group, tuple[str, ...]]]] = {}
    for group in found:
        for name, entities in dict.fromkeys(_names(group)):
            shelf.setdefault(name, []).append((group, entities))
    return shelf


def _skeleton(template: str) -> str:
    return re.sub(r"\{[^{}]*\}", "{}", template)


def _names(group: Group) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A group's name with each choice of its entities left out, in both orders where they have none."""
    parts = measures.pieces(group.measure.name)
    slots = [(role, form) for _, role, form in parts[:-1]]
    slugs = _slugs(group, parts)
    if slugs is None:
        yield group.name, ()
        return
    entities = [group.entities.get(role, "") for role, _ in slots]
    orders = [list(zip(slugs, entities, strict=True))]
    if group.measure.symmetric and len(slots) == 2:
        orders.append(orders[0][::-1])
    for filled in orders:
        for opened in itertools.product((True, False), repeat=len(slots)):
            words = ["{}" if is_open else slug for is_open, (slug, _) in zip(opened, filled, strict=True)]
            name = "".join(text for part, word in zip(parts, words, strict=False) for text in (part[0], word))
            left_out = (entity for is_open, (_, entity) in zip(opened, filled, strict=True) if is_open)
            yield name + parts[-1][0], tuple(left_out)


def _slugs(group: Group, parts: Sequence[tuple[str, str, str]]) -> list[str] | None:
    """What stands in a group's name for each of its roles."""
    pattern = "".join(
        re.escape(literal) + (f"({re.escape(group.entities.get(role, ''))})" if form == NAMES else "(.+?)")
        for literal, role, form in parts[:-1]
    )
    found = re.fullmatch(pattern + re.escape(parts[-1][0]), group.name)
    return None if found is None else list(found.groups())


Chosen = dict[str, Figure]


@frozen(kw_only=True)
class _Binder:
    """The figures of every reference under one set of variables, and the ways they are put together."""

    references: tuple[Name, ...]
    columns: Mapping[str, Column]
    same_period: bool
    timeless: frozenset[str]  # names of what never changes, which go with any period
    accepts: Callable[[Binding], bool]

    def bindings(self) -> list[Binding]:
        """Own figures first, then each figure that is left with those of other sources."""
        found: dict[tuple[int, ...], Binding] = {}
        used: set[tuple[str, int, str]] = set()
        covered: set[tuple[str, int]] = set()
        targets = [
            (reference, figure)
            for reference in self.references
            if not reference.shifts
            for figure in self.columns[reference.name].members
        ]
        for reference, figure in targets:
            for source in figure.sources:
                if (str(reference), id(figure), source) not in used:
                    for name, chosen in self._add(found, reference, figure, source, own=True).items():
                        used.add((name, id(chosen), source))
                        covered.add((name, id(chosen)))
        for reference, figure in targets:
            if (str(reference), id(figure)) not in covered:
                source = figure.claims[0].source
                for name, chosen in self._add(found, reference, figure, source, own=False).items():
                    covered.add((name, id(chosen)))
        return list(found.values())

    def _add(
        self,
        found: dict[tuple[int, ...], Binding],
        reference: Name,
        figure: Figure,
        source: str,
        *,
        own: bool,
    ) -> Chosen:
        """Completes a figure and keeps the binding; returns what it was completed with, if it could be."""
        for side in (0,) if self.same_period else (0, -1, 1):
            chosen, loose = self._completed(reference, figure, source, own=own, side=side)
            if not chosen:
                continue
            signature = tuple(id(chosen[str(name)]) for name in self.references)
            if signature in found:
                return chosen
            binding = self._binding(chosen, source, loose=loose)
            if self.accepts(binding):
                found[signature] = binding
                return chosen
        return {}

    def _binding(self, chosen: Chosen, source: str, *, loose: bool) -> Binding:
        sources = _sources(chosen, source)
        claims = {str(name): chosen[str(name)].said_by(sources) for name in self.references}
        taken = {claim.id for claim in claims.values()}
        copies = {
            claim.id: claim for figure in chosen.values() for claim in figure.claims if claim.id not in taken
        }
        return Binding(claims=claims, copies=tuple(sorted(copies.values(), key=groups.order)), loose=loose)

    def _completed(
        self, reference: Name, figure: Figure, source: str, *, own: bool, side: int
    ) -> tuple[Chosen, bool]:
        """A figure for every reference, and whether only windows allow them; none where one is lacking."""
        chosen: Chosen = {str(reference): figure}
        loose = False
        for other in sorted(self.references, key=lambda name: bool(name.shifts)):
            if str(other) in chosen:
                continue
            taken = [each.claims[0] for each in chosen.values()]
            timeless = not self.timeless.isdisjoint((reference.name, other.name))
            pools = self._pools(
                other, figure, chosen, source, own=own, side=side, same=self.same_period and not timeless
            )
            for pool, is_loose in pools:
                pick = next((one for one in pool if not any(one.claims[0] is claim for claim in taken)), None)
                if pick is not None:
                    chosen[str(other)] = pick
                    loose = loose or is_loose or (source not in pick.sources and pick.is_vague)
                    break
            else:
                return {}, False
        return chosen, loose

    def _pools(
        self, name: Name, target: Figure, chosen: Chosen, source: str, *, own: bool, side: int, same: bool
    ) -> Iterator[tuple[Iterator[Figure], bool]]:
        """The figures that may complete a target, and whether only overlapping windows allow them."""
        column = self.columns[name.name]
        sources = [source] if own else _sources(chosen, source)
        if name.shifts:
            anchor = target if same else chosen.get(name.name, target)
            if (period := moved(anchor.period, name)) is not None:
                yield column.at(period, sources, only=own), False
        elif same:
            yield column.at(target.period, sources, only=own), False
            if not own:
                yield column.overlapping(target.period), True
        else:
            yield column.nearest(target.start, side, sources, only=own), False


def _sources(chosen: Chosen, first: str) -> list[str]:
    """The sources bound so far, one for each figure."""
    return list(dict.fromkeys((first, *(figure.claims[0].source for figure in chosen.values()))))


def moved(period: Period | None, name: Name) -> Period | None:
    """The period that a reference is about, given that of its name without prev(…) or ago(…)."""
    for shift in name.shifts:
        if period is None or period.start is None or period.end is None:
            return None
        period = period.previous() if shift.unit is None else period.back(shift.number, shift.unit)
    return period


def bind(
    rule: Rule, references: Sequence[Name], found: Index, accepts: Callable[[Binding], bool] = lambda _: True
) -> list[Binding]:
    """Every binding of a rule's references that its guard `accepts`, in a fixed order."""
    names = list(dict.fromkeys(reference.name for reference in references))
    relations = [_relation(rule, name, found) for name in names]
    bindings: list[Binding] = []
    for rows in _joined(relations):
        binder = _Binder(
            references=tuple(references),
            columns={name: Column.of(claims) for name, claims in zip(names, rows, strict=True)},
            same_period="period" in rule.same,
            timeless=frozenset(name for name in names if _is_timeless(rule, name, found)),
            accepts=accepts,
        )
        bindings += binder.bindings()
    return bindings


Relation = Mapping[Variables, Sequence[Claim]]


def _relation(rule: Rule, name: str, found: Index) -> Relation:
    """The claims that a name may stand for, by what its variables then are."""
    entry = rule.let.get(name, {})
    template = str(entry.get("measure") or name)
    rows: dict[Variables, list[Claim]] = {}
    for group, entities in found.get(_skeleton(template), ()):
        variables = _variables(template, entities)
        if variables is None:
            continue
        for claim in group.claims:
            if admits(entry, claim):
                rows.setdefault(_key(rule, variables, group, claim), []).append(claim)
    return rows


def _is_timeless(rule: Rule, name: str, found: Index) -> bool:
    """Whether all that a name may stand for never changes."""
    template = str(rule.let.get(name, {}).get("measure") or name)
    dynamics = {group.measure.dynamics for group, _ in found.get(_skeleton(template), ())}
    return dynamics == {"fixed"}


def _variables(template: str, entities: Sequence[str]) -> dict[str, str] | None:
    """What a template's variables stand for; None where one would be two entities, or two the same."""
    found: dict[str, str] = {}
    names = [variable for _, variable, _ in measures.pieces(template) if variable]
    for variable, entity in zip(names, entities, strict=True):
        if found.setdefault(variable, entity) != entity:
            return None
    return found if len(set(found.values())) == len(found) else None


def _key(rule: Rule, variables: Mapping[str, str], group: Group, claim: Claim) -> Variables:
    extra = {f"@{what}": value for what, value in group.distinct}
    if group.measure.dynamics == "flow":
        extra["@rate"] = _rate(claim)
    if "source" in rule.same:
        extra["@source"] = claim.source
    if "scope" in rule.same:
        extra["@scope"] = repr(sorted(claim.scope.items()))
    return tuple(sorted({**variables, **extra}.items()))


def _rate(claim: Claim) -> str:
    """What a flow is an amount for, where that is not its period: "12 million a month" in 2024."""
    yearly = claim.rate == "year" and claim.as_of is not None and claim.as_of.basis == "habitual"
    whole = yearly or (claim.as_of is not None and claim.as_of.length == claim.rate)
    return "" if whole else claim.rate or ""


def admits(entry: Mapping[str, object], claim: Claim) -> bool:
    """Whether a claim passes the filters of a name: actual and no change unless they say otherwise."""
    if (length := entry.get("period")) and (claim.as_of is None or claim.as_of.granularity != length):
        return False
    if claim.modality != entry.get("modality", "actual"):
        return False
    scope = entry.get("scope")
    if isinstance(scope, Mapping) and any(claim.scope.get(key) != value for key, value in scope.items()):
        return False
    if claim.change is None:
        return True
    return not claim.change.average and bool(
        re.search(r"-(?:yoy|qoq|mom)-(?:growth|change)$", claim.measure or "")
    )


def _joined(relations: Sequence[Relation]) -> Iterator[tuple[Sequence[Claim], ...]]:
    """The claims of every name under each set of variables that all names allow (a hash join)."""
    partial: list[tuple[dict[str, str], tuple[Sequence[Claim], ...]]] = [({}, ())]
    for relation in relations:
        bound = set(partial[0][0]) if partial else set()
        own = {variable for variables in relation for variable, _ in variables}
        shared = sorted(bound & own)
        lookup: dict[tuple[str | None, ...], list[tuple[dict[str, str], Sequence[Claim]]]] = {}
        for variables, claims in relation.items():
            row = dict(variables)
            lookup.setdefault(tuple(row.get(name) for name in shared), []).append((row, claims))
        partial = [
            ({**known, **row}, (*rows, claims))
            for known, rows in partial
            for row, claims in lookup.get(tuple(known.get(name) for name in shared), ())
            if _apart({**known, **row})
        ]
    for _, rows in partial:
        yield rows


def _apart(variables: Mapping[str, str]) -> bool:
    """Whether no two variables stand for one entity."""
    entities = [value for name, value in variables.items() if not name.startswith("@")]
    return len(set(entities)) == len(entities)
