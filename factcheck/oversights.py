"""Oversights: what a pack says in good form and cannot mean, told beside its other mistakes.

    unit = "kilometrre"  ->  our.toml:5: measures.length: "kilometrre" is no unit; did you mean "kilometre"?

In: a file's table, and what all files define together. Out: mistakes, noted with their places. What the
format itself forbids is told where it is read, in `packfiles`.
"""

from collections.abc import Collection, Mapping

from factcheck import entities, languages, units
from factcheck.drifts import Drift, Rate, duration
from factcheck.entities import NAMES, Entity
from factcheck.errors import FactcheckError, nearest
from factcheck.measures import Measure, pieces
from factcheck.tables import Table

DISTINCTIONS = ("attribution",)
"""What figures may be told apart by beside the scopes of packs and of the configuration."""


def of_entities(table: Table, known: Mapping[str, Entity], classes: Collection[str]) -> None:
    """Entities that nothing can name, or of classes and territories that there are not."""
    for key, entry in table.table("entities").entries():
        for name in entry.texts("class", single=True):
            if name not in classes:
                entry.mistake(f'no class is named "{name}"{nearest(name, sorted(classes))}', "class")
        code = entry.text("territory", "")
        if len(code) == 2 and code not in _codes():
            entry.mistake(f'"territory" must be a code of ISO 3166 such as "KR", not "{code}"', "territory")
        forms = [form for by_form in known[key].forms.values() for form in by_form]
        if forms and NAMES not in forms:
            entry.mistake(f'has no form "{NAMES}", only {_listed(forms)}; each entity needs its names')


def _codes() -> frozenset[str]:
    return frozenset(entity.territory for entity in entities.territories(languages.known()))


def _listed(words: Collection[str]) -> str:
    return ", ".join(f'"{word}"' for word in dict.fromkeys(words))


def of_measures(table: Table, found: Mapping[str, Measure], scopes: Collection[str]) -> None:
    """Measures whose units, rates, roles or scopes cannot be meant."""
    for name, entry in table.table("measures").entries():
        measure = found[name]
        if slip := units.slip(measure.unit):
            wrong, right = slip
            entry.mistake(f'"{wrong}" is no unit{nearest(wrong, [right])}', "unit")
        _roles(entry, measure)
        if measure.drift:
            _drift(entry, measure.unit, measure.drift)
        if measure.stale_after and duration(measure.stale_after) is None:
            entry.mistake(
                f'"stale_after" must be a length of time such as "18 months", not "{measure.stale_after}"',
                "stale_after",
            )
        for what in measure.distinguish_by:
            known = [*scopes, *DISTINCTIONS]
            if what not in known and (near := nearest(what, known)):  # it may be one of the configuration
                entry.mistake(f'"distinguish_by": no scope is named "{what}"{near}', "distinguish_by")
        for language, patterns in measure.match.items():
            texts = [pattern.text for pattern in patterns]
            for text in dict.fromkeys(text for text in texts if texts.count(text) > 1):
                entry.table("match").mistake(f'the pattern "{text}" stands there twice', language)


def _roles(entry: Table, measure: Measure) -> None:
    named = any(role for _, role, _ in pieces(measure.name))
    if measure.roles and not named:
        role = next(iter(measure.roles))
        entry.mistake(
            f'the name has none of its roles: write [measures."{{{role}}}-{measure.name}"]', "roles"
        )
    if measure.symmetric and len(set(measure.roles.values())) == len(measure.roles):
        entry.mistake('"symmetric" needs two roles of one class', "symmetric")


def _drift(entry: Table, unit: str, drift: Drift) -> None:
    for usual, limit in (
        (drift.usual.down, drift.limit.down),
        (drift.usual.up, drift.limit.up),
    ):
        for rate in (usual, limit):
            try:
                if rate.unit:
                    units.factor(rate.unit, unit)
            except FactcheckError as problem:
                entry.mistake(f'"drift": {problem}', "drift")
                return
        if _exceeds(usual, limit):
            entry.mistake('"drift": what is usual is more than the limit', "drift")
            return


def _exceeds(usual: Rate, limit: Rate) -> bool:
    if usual.amount is None or limit.amount is None:
        return limit.amount is not None
    if (usual.relative, usual.unit) != (limit.relative, limit.unit):
        return False
    return usual.amount / usual.days > limit.amount / limit.days
