"""Measures: what is measured, how texts word it, and how it may change.

    [measures."{people.people}-workers-in-{place}"]     roles = { people = "country", place = "country" }
    -> Measure(name="{people.people}-workers-in-{place}", unit="person", dynamics="level", …)
    measure.instance({"people": "vietnam", "place": "korea"}, entities) -> "vietnamese-workers-in-korea"

In: nothing but values. Out: the record, and the grammar of its name (a template with roles in braces).
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from attrs import evolve, field, frozen

from factcheck.drifts import Drift
from factcheck.entities import NAMES, Entity
from factcheck.patterns import Pattern
from factcheck.verdicts import Verdict

DYNAMICS = ("level", "flow", "cumulative", "fixed", "rank", "elapsed")
CHANGES = {"yoy": "year", "qoq": "quarter", "mom": "month"}
_SEGMENT = re.compile(r"\{([^{}.]+)(?:\.([^{}]+))?\}")


@frozen(kw_only=True)
class Example:
    """A sentence and the claims that it must give, each as `over 200,000 person as of 2025-08-15`."""

    text: str
    expect: tuple[str, ...]
    published: date | None = None
    language: str | None = None
    where: str = ""


@frozen(kw_only=True)
class Measure:
    """The thing measured. `name` is a template where there are roles, else the name itself."""

    name: str
    unit: str
    dynamics: str = "level"
    drift: Drift | None = None
    revisable: bool = False
    range: str = ""  # "extent": a range is a span whose two ends are compared
    stale_after: str = ""
    distinguish_by: tuple[str, ...] = ()
    roles: Mapping[str, str] = field(factory=dict)
    symmetric: bool = False
    part_of: str = ""
    context_within: str = "paragraph"
    match: Mapping[str, tuple[Pattern, ...]] = field(factory=dict)
    exclude: Mapping[str, tuple[Pattern, ...]] = field(factory=dict)
    context: Mapping[str, tuple[Pattern, ...]] = field(factory=dict)
    why: str = ""
    examples: tuple[Example, ...] = ()
    change: str = ""  # derived: "yoy-growth", "qoq-change", …
    where: str = ""

    @property
    def base(self) -> str:
        """The name of the measure that this one is a change of, or its own."""
        return self.name.removesuffix(f"-{self.change}") if self.change else self.name

    def instance(self, bindings: Mapping[str, str], entities: Mapping[str, Entity]) -> str:
        """The name with its entities filled in."""

        def fill(segment: re.Match[str]) -> str:
            entity = entities.get(bindings.get(segment[1], ""))
            return entity.slug(segment[2] or NAMES) if entity else segment[0]

        return _SEGMENT.sub(fill, self.name)

    def derived(self, change: str) -> "Measure":
        """The measure of its changes: "yoy-growth" is in percent, "yoy-change" in the measure's own unit."""
        return evolve(
            self,
            name=f"{self.name}-{change}",
            unit="percent" if change.endswith("growth") else self.unit,
            dynamics="flow",
            drift=None,
            range="",
            stale_after="",
            part_of="",
            examples=(),
            change=change,
        )


def implied(name: str, unit: str, *, extent: bool = False) -> Measure:
    """The measure that a name stands for which no pack declares: wherever it is given, it must be the same.

    What pages say of one limit, price or size has no date on most of them; whoever knows that it changes says
    so in a pack, or by dates in the marks.
    """
    why = "Named by texts or tables, and by no pack."
    return Measure(name=name, unit=unit, dynamics="fixed", range="extent" if extent else "", why=why)


@frozen(kw_only=True)
class RuleExample:
    given: Mapping[str, tuple[str, ...]]
    expect: Verdict | None  # None: undecided
    published: date | None = None
    where: str = ""


@frozen(kw_only=True)
class Rule:
    """A relation that must hold. With `measure` it re-grades or switches off `agree` for that measure."""

    id: str
    why: str = ""
    assertion: str = ""
    measure: str = ""
    let: Mapping[str, Mapping[str, Any]] = field(factory=dict)
    when: str = ""
    same: tuple[str, ...] = ("period",)
    at_most: Verdict | None = None
    severity: str = ""
    enabled: bool = True
    examples: tuple[RuleExample, ...] = ()
    where: str = ""


def pieces(template: str) -> list[tuple[str, str, str]]:
    """A template as (literal before, role or variable, form) triples; the last one has no role."""
    found, at = [], 0
    for segment in _SEGMENT.finditer(template):
        found.append((template[at : segment.start()], segment[1], segment[2] or NAMES))
        at = segment.end()
    return [*found, (template[at:], "", "")]


def unify(template: str, name: str, slugs: Mapping[str, Mapping[str, str]]) -> Iterator[dict[str, str]]:
    """Bindings of a template's roles under which it reads as `name`; `slugs` is form -> slug -> entity.

    A role that the name leaves open is bound to its variable in braces.
    """

    def walk(rest: list[tuple[str, str, str]], text: str, bound: dict[str, str]) -> Iterator[dict[str, str]]:
        literal, role, form = rest[0]
        if not text.startswith(literal):
            return
        text = text[len(literal) :]
        if not role:
            if not text:
                yield bound
            return
        if variable := _SEGMENT.match(text):  # left open by a rule
            if bound.get(role, variable[0]) == variable[0]:
                yield from walk(rest[1:], text[variable.end() :], {**bound, role: variable[0]})
            return
        table = slugs.get(form, {})
        for end in range(1, len(text) + 1):
            entity = table.get(text[:end])
            if entity is None or (entity in bound.values() and bound.get(role) != entity):
                continue
            if bound.get(role, entity) == entity:
                yield from walk(rest[1:], text[end:], {**bound, role: entity})

    yield from walk(pieces(template), name, {})


def rename(template: str, other: str) -> dict[str, str] | None:
    """Which variable of `other` stands where a role of `template` does: {a}-x-{b} for {p.people}-x-{q}.

    A template names the same measure whatever its variables are called and whatever forms they take;
    None where the literal parts differ.
    """
    mine, theirs = pieces(template), pieces(other)
    if [part[0] for part in mine] != [part[0] for part in theirs]:
        return None
    renamed: dict[str, str] = {}
    for (_, role, _), (_, variable, _) in zip(mine[:-1], theirs[:-1], strict=True):
        if renamed.setdefault(role, variable) != variable:
            return None
    return renamed
