"""Bindings: which claims stand for the names of a rule, by hashing on entities, period, source and scope.

In: a rule's references and the groups of a run. Out: `Binding`s, one for each set of figures.

    [exports] + [imports] == [trade], over what one source says of 2023 and of 2024  ->  two bindings

A source's own figures are bound first. A figure that its own source does not complete is completed with those
of other sources: of the nearest period, then of the source that reported last. Where the rule's guard
refuses that, the nearest earlier and the nearest later period are tried. Every figure is bound once if it can
be, never in all combinations: where a name has several figures, each meets one of every other name.

Same period means equal periods. The figures that one source leaves without a date share that. Windows (only
within them is the day known) and single days of different sources are the same where they overlap; such a
binding is `loose`, and can make no contradiction.
"""

import bisect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from attrs import define, field, frozen

from factcheck import groups, measures
from factcheck.claims import Claim
from factcheck.expressions import Name
from factcheck.groups import Group
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


@frozen(kw_only=True, eq=False)
class Figure:
    """Claims of one name that are equal in value and period: one side, whoever states it."""

    claims: tuple[Claim, ...]
    start: int

    @property
    def period(self) -> Period | None:
        return self.claims[0].as_of

    @property
    def sources(self) -> tuple[str, ...]:
        return tuple(sorted({claim.source for claim in self.claims}))

    @property
    def freshness(self) -> int:
        """The day that it was last reported."""
        ends = [claim.reported.end for claim in self.claims if claim.reported and claim.reported.end]
        return max(ends, default=date.min).toordinal()

    def said_by(self, *sources: str) -> Claim:
        """The claim of the first of these sources that states the figure, else its first."""
        for source in sources:
            for claim in self.claims:
                if claim.source == source:
                    return claim
        return self.claims[0]


Index = Mapping[str, Sequence[Group]]
"""Groups by what is left of their measure's name without its roles."""


def index(found: Iterable[Group]) -> Index:
    """The groups in a form that names are looked up in."""
    shelf: dict[str, list[Group]] = {}
    for group in found:
        shelf.setdefault(_skeleton(group.measure.name), []).append(group)
        if group.measure.roles:
            shelf.setdefault(group.name, []).append(group)
    return shelf


def _skeleton(template: str) -> str:
    return re.sub(r"\{[^{}]*\}", "{}", template)


def _is_open(period: Period | None) -> bool:
    return period is None or (period.start is None and period.end is None)


def _when(claim: Claim) -> object:
    """A period as a key; an open one belongs to its source alone."""
    period = claim.as_of
    return claim.source if period is None or _is_open(period) else (period.start, period.end)


def _start(period: Period | None) -> int:
    day = (period.start or period.end) if period else None
    return day.toordinal() if day else 0


def _days(period: Period | None) -> int:
    if period is None or period.start is None or period.end is None:
        return 0
    return (period.end - period.start).days


def _vague(period: Period | None) -> bool:
    """Whether a period is a window or a single day."""
    if period is None or period.start is None or period.end is None:
        return False
    return not period.certain or period.start == period.end


def figures(claims: Iterable[Claim]) -> list[Figure]:
    """Claims as sides, in order: those equal in value and period are one."""
    found: dict[tuple[object, ...], list[Claim]] = {}
    for claim in sorted(claims, key=groups.order):
        value = claim.value
        found.setdefault((_when(claim), value.core, value.support, value.unit), []).append(claim)
    return [Figure(claims=tuple(same), start=_start(same[0].as_of)) for same in found.values()]


@define
class _Column:
    """The figures that one name has under one set of variables, found by period and by source."""

    members: list[Figure]
    exact: dict[object, list[Figure]] = field(init=False, factory=dict)
    by_source: dict[str, list[Figure]] = field(init=False, factory=dict)
    ordered: list[Figure] = field(init=False)
    windows: list[Figure] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.ordered = sorted(self.members, key=lambda figure: figure.start)
        self.windows = [figure for figure in self.ordered if _vague(figure.period)]
        for figure in self.ordered:
            self.exact.setdefault(_when(figure.claims[0]), []).append(figure)
            for source in figure.sources:
                self.by_source.setdefault(source, []).append(figure)

    def at(self, period: Period | None, source: str) -> list[Figure]:
        """The figures of exactly this period; without a period, those that the source leaves open."""
        key = source if period is None or _is_open(period) else (period.start, period.end)
        return self.exact.get(key, [])

    def overlapping(self, period: Period | None) -> list[Figure]:
        """The windows and days that may be the same as this one."""
        if period is None or not _vague(period):
            return []
        longest = max((_days(figure.period) for figure in self.windows), default=0)
        lo = bisect.bisect_left(self.windows, _start(period) - longest, key=_by_start)
        hi = bisect.bisect_right(self.windows, _start(period) + _days(period), key=_by_start)
        near = [(figure, figure.period) for figure in self.windows[lo:hi]]
        return [
            figure
            for figure, other in near
            if other and not (other.certain and period.certain) and period.overlaps(other)
        ]

    def nearest(self, start: int, source: str | None, side: int) -> list[Figure]:
        """The figures (of a source) whose period starts nearest to a day; several where they start alike.

        `side` is -1 for those that start before it, 1 for those after it, 0 for all.
        """
        found = self.ordered if source is None else self.by_source.get(source, [])
        low = bisect.bisect_left(found, start, key=_by_start)
        high = bisect.bisect_right(found, start, key=_by_start)
        around = {
            -1: found[max(low - 1, 0) : low],
            0: found[max(low - 1, 0) : low + 1],
            1: found[high : high + 1],
        }[side]
        if not around:
            return []
        least = min(abs(figure.start - start) for figure in around)
        days = {start - least, start + least} if side == 0 else {start + side * least}
        return [figure for day in sorted(days) for figure in found[_slice(found, day)]]


def _by_start(figure: Figure) -> int:
    return figure.start


def _slice(found: list[Figure], start: int) -> slice:
    return slice(
        bisect.bisect_left(found, start, key=_by_start), bisect.bisect_right(found, start, key=_by_start)
    )


Chosen = dict[str, Figure]


@frozen(kw_only=True)
class _Binder:
    """The figures of every reference under one set of variables, and the ways they are put together."""

    references: tuple[Name, ...]
    columns: Mapping[str, _Column]
    same_period: bool
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
        sources = [source, *(each for figure in chosen.values() for each in figure.sources)]
        claims = {str(name): chosen[str(name)].said_by(*sources) for name in self.references}
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
            pool, is_loose = self._pool(other, figure, chosen, source, own=own, side=side)
            taken = [each.claims[0] for each in chosen.values()]
            pool = [each for each in pool if not any(each.claims[0] is claim for claim in taken)]
            if not pool:
                return {}, False
            chosen[str(other)] = self._best(pool, chosen)
            loose = loose or is_loose
        return chosen, loose

    def _pool(
        self, name: Name, target: Figure, chosen: Chosen, source: str, *, own: bool, side: int
    ) -> tuple[list[Figure], bool]:
        """The figures that may complete a target, and whether only overlapping windows allow them."""
        column = self.columns[name.name]
        anchor = target if self.same_period else chosen.get(name.name, target)
        if name.shifts:
            period = moved(anchor.period, name)
            pool = [] if period is None else column.at(period, source)
        elif self.same_period:
            pool = column.at(anchor.period, source)
            if not pool and not own:
                return column.overlapping(anchor.period), True
        else:
            return column.nearest(target.start, source if own else None, side), False
        return ([one for one in pool if source in one.sources] if own else pool), False

    def _best(self, pool: list[Figure], chosen: Chosen) -> Figure:
        """Of a source already bound, then reported last, then the first."""
        bound = {source for figure in chosen.values() for source in figure.sources}

        def rank(figure: Figure) -> tuple[object, ...]:
            return (bound.isdisjoint(figure.sources), -figure.freshness, groups.order(figure.claims[0]))

        return min(pool, key=rank)


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
            columns={name: _Column(figures(claims)) for name, claims in zip(names, rows, strict=True)},
            same_period="period" in rule.same,
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
    for group in found.get(_skeleton(template), ()):
        for variables in _variables(template, group):
            for claim in group.claims:
                if admits(entry, claim):
                    rows.setdefault(_key(rule, variables, group, claim), []).append(claim)
    return rows


def _variables(template: str, group: Group) -> Iterator[dict[str, str]]:
    """What a template's variables are for a group: one way, two where the measure is symmetric."""
    renamed = measures.rename(group.measure.name, template) if "{" in template else {}
    if renamed is None:
        return
    entities = [group.entities.get(role, "") for role in renamed]
    orders = [entities]
    if group.measure.symmetric and len(entities) == 2:
        orders.append(entities[::-1])
    for ordered in orders:
        found = dict(zip(renamed.values(), ordered, strict=True))
        if len(set(found.values())) == len(found):
            yield found


def _key(rule: Rule, variables: Mapping[str, str], group: Group, claim: Claim) -> Variables:
    extra = {f"@{what}": value for what, value in group.distinct}
    if "source" in rule.same:
        extra["@source"] = claim.source
    if "scope" in rule.same:
        extra["@scope"] = repr(sorted(claim.scope.items()))
    return tuple(sorted({**variables, **extra}.items()))


def admits(entry: Mapping[str, object], claim: Claim) -> bool:
    """Whether a claim passes the filters of a name: actual and no change unless they say otherwise."""
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
