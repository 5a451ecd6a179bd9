"""One pack file's tables, read strictly into entities, scopes, measures and rules.

    [[rules]]
    id = "parts-add-up"
    assert = "[elevated-stations] + [underground-stations] == [stations]"
    -> Rule(id="parts-add-up", …)

In: a `tables.Table`. Out: records; what is wrong is noted in the table's mistakes with its place. The file is
longer than most because every key of the format is read here and nowhere else.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

from attrs import frozen

from factcheck import drifts, expressions, fiscalyears, languages, periods, units
from factcheck.drifts import Drift
from factcheck.entities import NAMES, Entity
from factcheck.errors import nearest
from factcheck.expressions.dimensions import check_dimensions
from factcheck.expressions.forms import constant_parts
from factcheck.fiscalyears import FiscalYear
from factcheck.measures import DYNAMICS, Example, Measure, Rule, RuleExample, pieces
from factcheck.patterns import Name, Pattern, PatternError, compile_pattern
from factcheck.tables import Table
from factcheck.verdicts import SEVERITIES, Verdict

VERDICTS = tuple(verdict.value for verdict in Verdict)
PATTERNS = f'patterns by language such as {{ {languages.known()[0]} = ["…"] }}'
SAME = ("period", "source", "scope")
GRANULARITIES = ("day", *periods.LENGTHS)
MODALITIES = ("actual", "target", "plan", "forecast")


class Refers(Protocol):
    """What the loader needs of a reference: the measure that a name stands for."""

    @property
    def measure(self) -> Measure: ...


Refer = Callable[[str], Refers | None]
Suggest = Callable[[str, Iterable[str]], str]
"""For an unknown measure: what it may have meant, among the measures and some other names."""


@frozen(kw_only=True)
class PackFile:
    """A file read as far as it can be without the others: whom it names, and what it builds on."""

    table: Table
    path: Path
    include: tuple[str, ...]
    entities: tuple[Entity, ...]
    fiscal_year: FiscalYear | None
    classes: Mapping[str, bool]  # name -> whether all territories belong to it


@frozen(kw_only=True)
class Vocabulary:
    """What braces in patterns may name, over all files."""

    entities: Mapping[str, Entity]
    forms: frozenset[str]
    classes: frozenset[str]

    def resolver(self, roles: Mapping[str, str]) -> Callable[[str], Name]:
        """Inside of braces -> Name; raises ValueError with the nearest known name."""

        def resolve(inside: str) -> Name:
            key, _, form = inside.partition(".")
            form = form or NAMES
            if key in roles:
                if form not in self.forms:
                    raise ValueError(f'no entity has the form "{form}"{nearest(form, sorted(self.forms))}')
                return Name("", form, key)
            if (entity := self.entities.get(key)) is None:
                known = [*roles, *self.entities]
                raise ValueError(f'no entity or role is named "{key}"{nearest(key, known)}')
            if not any(form in forms for forms in entity.forms.values()):
                own = sorted({form for forms in entity.forms.values() for form in forms})
                raise ValueError(f'"{key}" has no form "{form}"{nearest(form, own)}')
            return Name(key, form)

        return resolve


def read(table: Table, path: Path) -> PackFile:
    """What a file includes, and its entities and classes."""
    head = table.table("pack")
    include = head.texts("include")
    head.text("name", "")
    head.text("description", "")
    fiscal_year = _fiscal_year(head)
    head.close()
    return PackFile(
        table=table,
        path=path,
        include=include,
        fiscal_year=fiscal_year,
        entities=tuple(_entity(key, entry) for key, entry in table.table("entities").entries()),
        classes={name: _class(entry) for name, entry in table.table("classes").entries()},
    )


def _fiscal_year(table: Table) -> FiscalYear | None:
    given = table.raw("fiscal_year", shape=fiscalyears.SHAPE)
    return None if given is None else table.parse("fiscal_year", given, FiscalYear.parse)


def finish(file: PackFile) -> None:
    """Note the top-level keys that nothing reads."""
    file.table.used |= {"pack", "entities", "classes", "scopes", "measures", "rules"}
    file.table.close()


def _class(table: Table) -> bool:
    territorial = table.flag("territories")
    table.text("why", "")
    table.close()
    return territorial


def _entity(key: str, table: Table) -> Entity:
    territory = table.text("territory", "")
    fiscal_year = _fiscal_year(table)
    classes = table.texts("class", single=True)
    forms: dict[str, dict[str, tuple[str, ...]]] = {}
    for language in languages.known():
        if table.has(language):
            words = table.table(language)
            forms[language] = {form: words.texts(form) for form in words.names()}
    table.close()
    table.one_of(
        (*languages.known(), "territory"), 'needs names, e.g. en = { names = ["…"] }, or a territory'
    )
    if territory and not (len(territory) == 2 and territory.isupper()):
        table.mistake(f'"territory" must be a two-letter code such as "KR", not "{territory}"', "territory")
    return Entity(
        key=key, classes=frozenset(classes), territory=territory, fiscal_year=fiscal_year, forms=forms
    )


def scopes(file: PackFile, vocabulary: Vocabulary) -> dict[str, dict[str, dict[str, tuple[Pattern, ...]]]]:
    """Dimension -> value -> language -> the words that say it."""
    resolve = vocabulary.resolver({})
    return {
        dimension: {
            value: _worded(file.table.table("scopes").table(dimension), value, resolve)
            for value in values.names()
        }
        for dimension, values in file.table.table("scopes").entries()
    }


def _worded(table: Table, key: str, resolve: Callable[[str], Name]) -> dict[str, tuple[Pattern, ...]]:
    """`key.en = […]`, `key.vi = […]` as compiled patterns by language."""
    by_language = table.table(key, expected=PATTERNS)
    compiled: dict[str, tuple[Pattern, ...]] = {}
    for language in by_language.names(languages.known()):
        if language not in languages.known():
            by_language.mistake(
                f'"{language}" is no known language ({", ".join(languages.known())})'
                f"{nearest(language, languages.known())}",
                language,
            )
            continue
        patterns = []
        for text in by_language.texts(language):
            try:
                patterns.append(compile_pattern(text, resolve))
            except PatternError as problem:
                by_language.mistake(f'the pattern "{text}" cannot be compiled: {problem}', language)
        compiled[language] = tuple(patterns)
    return compiled


def measures(file: PackFile, vocabulary: Vocabulary) -> list[Measure]:
    """The measures of a file."""
    return [_measure(name, table, vocabulary) for name, table in file.table.table("measures").entries()]


def _measure(name: str, table: Table, vocabulary: Vocabulary) -> Measure:
    roles = {role: table.table("roles").text(role) for role in table.table("roles").names()}
    for role, class_name in roles.items():
        if class_name not in vocabulary.classes:
            known = nearest(class_name, sorted(vocabulary.classes))
            table.mistake(f'role "{role}": no class is named "{class_name}"{known}', "roles")
    for _, role, form in pieces(name):
        if role and role not in roles:
            table.mistake(f"the name has {{{role}}}, which is none of its roles{nearest(role, list(roles))}")
        elif role and form not in vocabulary.forms:
            table.mistake(f"the name has {{{role}.{form}}}, a form that no entity has")
    resolve = vocabulary.resolver(roles)
    dynamics = table.choice("dynamics", DYNAMICS, "level")
    measure = Measure(
        name=name,
        unit=_unit(table),
        dynamics=dynamics,
        drift=_drift(table, dynamics),
        revisable=table.flag("revisable"),
        range=table.choice("range", ("extent",), ""),
        stale_after=table.text("stale_after", ""),
        distinguish_by=table.texts("distinguish_by"),
        roles=roles,
        symmetric=table.flag("symmetric"),
        part_of=table.text("part_of", ""),
        context_within=table.choice("context_within", ("paragraph", "document"), "paragraph"),
        match=_worded(table, "match", resolve),
        exclude=_worded(table, "not", resolve),
        context=_worded(table, "context", resolve),
        why=table.text("why", "") or table.text("description", ""),
        examples=tuple(_example(entry) for entry in table.tables("examples")),
        where=table.where(),
    )
    table.close()
    return measure


def _unit(table: Table) -> str:
    text = table.text("unit", expected='what it is measured in, e.g. "person", "USD", "kilometre"')
    return (table.parse("unit", text, units.canonical) or text) if text else ""


def _drift(table: Table, dynamics: str) -> Drift | None:
    if not table.has("drift"):
        return None
    return table.parse(
        "drift", table.raw("drift", shape=drifts.shape()), lambda value: Drift.parse(value, dynamics)
    )


def _example(table: Table) -> Example:
    example = Example(
        text=table.text("text"),
        expect=table.texts("expect", expected="a list of claims; [] where nothing should link"),
        published=table.day("published"),
        language=table.choice("language", languages.known(), "") or None,
        where=table.where(),
    )
    table.close()
    return example


def rules(file: PackFile, refer: Refer, suggest: Suggest) -> list[Rule]:
    """The rules of a file, their expressions parsed and their units checked."""
    return [_rule(table, refer, suggest) for table in file.table.tables("rules")]


def _rule(table: Table, refer: Refer, suggest: Suggest) -> Rule:
    measure = table.text("agree", "")
    let = {name: _let(table.table("let"), name, refer, suggest) for name in table.table("let").names()}
    cap = table.choice("at_most", VERDICTS, "")
    same = table.texts("same", ("period",))
    for word in same:
        if word not in SAME:
            table.mistake(f'"same" knows {", ".join(SAME)}, not "{word}"{nearest(word, SAME)}', "same")
    rule = Rule(
        id=table.text("id"),
        why=table.text("why", ""),
        assertion=table.text("assert", ""),
        measure=measure,
        let=let,
        when=table.text("when", ""),
        same=same,
        at_most=Verdict(cap) if cap else None,
        severity=table.choice("severity", SEVERITIES, ""),
        enabled=table.flag("enabled", True),
        examples=tuple(_rule_example(entry, refer, suggest) for entry in table.tables("examples")),
        where=table.where(),
    )
    table.one_of(("assert", "agree"), 'the key "assert" is missing (what must hold), or "agree" (a measure)')
    table.close()
    if measure:
        _known_measure(table, "agree", measure, refer, suggest)
    if measure and rule.assertion:
        table.mistake('"agree" and "assert" are two rules: give each its own [[rules]] entry', "assert")
    used: set[str] = set()
    for key, text in (("assert", rule.assertion), ("when", rule.when)):
        if text:
            used |= _expression(table, key, text, let, refer, suggest)
    for name in let:
        if used and name not in used:
            table.table("let").mistake(f'nothing uses "{name}"{nearest(name, sorted(used))}', name)
    return rule


def _let(table: Table, name: str, refer: Refer, suggest: Suggest) -> dict[str, Any]:
    """A bound name: a measure, or a table with filters on its claims."""
    entry = table.text_or_table(name)
    if isinstance(entry, str):
        bound: dict[str, Any] = {"measure": entry}
    else:
        bound = {"measure": entry.text("measure"), "modality": entry.choice("modality", MODALITIES, "actual")}
        if length := entry.choice("period", GRANULARITIES, ""):
            bound["period"] = length
        if entry.has("scope"):
            scope = entry.table("scope")
            bound["scope"] = {key: scope.text(key) for key in scope.names()}
        entry.close()
    if bound["measure"]:
        _known_measure(table, name, bound["measure"], refer, suggest)
    return bound


def _known_measure(table: Table, key: str, name: str, refer: Refer, suggest: Suggest) -> None:
    if refer(name) is None:
        table.mistake(f'no measure is named "{name}"{suggest(name, ())}', key)


def _expression(
    table: Table,
    key: str,
    text: str,
    let: Mapping[str, Mapping[str, Any]],
    refer: Refer,
    suggest: Suggest,
) -> set[str]:
    """Note what is wrong with an expression; the names in it, none where it cannot be read."""
    try:
        parsed = expressions.parse(text, tuple(let))
    except expressions.ExpressionError as problem:
        table.mistake(f'"{key}": {problem}', key)
        return set()
    unknown = [name for name in parsed.names if name not in let and refer(name) is None]
    for name in unknown:
        table.mistake(f'"{key}": no measure is named "{name}"{suggest(name, let)}', key)
    if unknown:
        return set(parsed.names)

    def unit_of(name: str) -> str:
        return _unit_of(name, let, refer)

    problems = check_dimensions(parsed, unit_of)
    for each in problems:
        table.mistake(f'"{key}": {each}', key)
    if not problems and constant_parts(parsed.comparisons, unit_of):
        table.mistake(f'"{key}": every figure in it cancels out, so it says nothing of the claims', key)
    return set(parsed.names)


def _unit_of(name: str, let: Mapping[str, Mapping[str, Any]], refer: Refer) -> str:
    reference = refer(let[name]["measure"] if name in let else name)
    return reference.measure.unit if reference else ""


def _rule_example(table: Table, refer: Refer, suggest: Suggest) -> RuleExample:
    given_table = table.table("given")
    given: dict[str, tuple[str, ...]] = {}
    for name in given_table.names():
        given[name] = given_table.texts(name, single=True)
        _known_measure(given_table, name, name, refer, suggest)
    expect = table.choice("expect", (*VERDICTS, "undecided"))
    example = RuleExample(
        given=given,
        expect=Verdict(expect) if expect in VERDICTS else None,
        published=table.day("published"),
        where=table.where(),
    )
    table.close()
    return example
