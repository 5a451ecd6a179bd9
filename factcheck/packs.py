"""Packs: TOML files of entities, measures, scopes and rules, read strictly and joined into one `Pack`.

    load_pack("vietnam-korea").definition("vietnamese-workers-in-korea")
    -> Measure(name="{people.people}-workers-in-{place}", unit="person", …)

In: names of shipped packs, or paths. Out: a frozen Pack. Every mistake of every file is reported at
once, in one PackError: file, line, entry, key, what was expected, the nearest valid name.
"""

import functools
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from attrs import define, evolve, field, frozen

from factcheck import entities as entities_
from factcheck import languages, measures, oversights, packfiles, patterns, tables
from factcheck.entities import NAMES, Entity, Names
from factcheck.errors import PackError, nearest
from factcheck.fiscalyears import FiscalYear
from factcheck.measures import Measure, Rule

_DERIVED = re.compile(r"-((?:yoy|qoq|mom)-(?:growth|change))$")


@frozen(kw_only=True)
class Reference:
    """What a name in a rule means: a measure, with roles bound to entities or to the rule's variables."""

    measure: Measure
    bindings: Mapping[str, str]
    variables: Mapping[str, str]


@frozen(kw_only=True)
class Pack:
    """Everything that a run knows of its subject; with no file, the core rules alone."""

    names: tuple[str, ...] = ()
    entities: Mapping[str, Entity] = field(factory=dict)
    scopes: Mapping[str, Mapping[str, Mapping[str, tuple[patterns.Pattern, ...]]]] = field(factory=dict)
    measures: Mapping[str, Measure] = field(factory=dict)
    rules: tuple[Rule, ...] = ()
    fiscal_year: FiscalYear | None = None  # of what says nothing of its own
    _cache: dict[str, Measure | None] = field(factory=dict, eq=False, repr=False, init=False)
    _slugs: dict[tuple[frozenset[str], str], dict[str, str]] = field(
        factory=dict, eq=False, repr=False, init=False
    )

    def definition(self, name: str) -> Measure | None:
        """The measure of a claim by its full name; derived measures are made from their base."""
        if name not in self._cache:
            reference = self.refer(name)
            self._cache[name] = reference.measure if reference else None
        return self._cache[name]

    def refer(self, name: str) -> Reference | None:
        """The measure that a rule or claim names: a full name, or a template with variables of its own."""
        if derived := _DERIVED.search(name):
            whole = self._refer(name)
            if whole or not (base := self._refer(name[: derived.start()])):
                return whole
            return evolve(base, measure=base.measure.derived(derived[1]))
        return self._refer(name)

    def _refer(self, name: str) -> Reference | None:
        if name in self.measures and not self.measures[name].roles:
            return Reference(measure=self.measures[name], bindings={}, variables={})
        for template, measure in self.measures.items():
            if not measure.roles:
                continue
            if "{" in name and (variables := measures.rename(template, name)) is not None:
                return Reference(measure=measure, bindings={}, variables=variables)
            if (bound := next(measures.unify(template, name, self.slugs(measure)), None)) is not None:
                left = {
                    role: known.strip("{}").partition(".")[0] for role, known in bound.items() if "{" in known
                }
                bindings = {role: entity for role, entity in bound.items() if role not in left}
                return Reference(measure=measure, bindings=bindings, variables=left)
        return None

    def slugs(self, measure: Measure) -> dict[str, dict[str, str]]:
        """Form -> what stands in a name -> entity key, for the entities that a measure's roles may bind."""
        classes = frozenset(measure.roles.values())
        forms = {part[2] for part in measures.pieces(measure.name) if part[1]}
        return {form: self._slugs_of(classes, form) for form in forms}

    def _slugs_of(self, classes: frozenset[str], form: str) -> dict[str, str]:
        """Kept, as every name in a rule asks for those of every measure: countries are hundreds."""
        key = (classes, form)
        if key not in self._slugs:
            self._slugs[key] = {e.slug(form): e.key for e in self.entities.values() if e.classes & classes}
        return self._slugs[key]

    def joined(self, measures: Iterable[Measure]) -> "Pack":
        """The pack with further measures."""
        more = {measure.name: measure for measure in measures}
        return evolve(self, measures={**self.measures, **more}) if more else self

    def ordered(self, measure: Measure, bound: Mapping[str, str]) -> dict[str, str]:
        """Bindings of all roles in their order; a symmetric measure has its entities as declared."""
        values = [bound[role] for role in measure.roles]
        if measure.symmetric:
            values.sort(key=_declared(self).__getitem__)
        return dict(zip(measure.roles, values, strict=True))

    def forms(self) -> tuple[str, ...]:
        found = {NAMES: None}
        for entity in self.entities.values():
            for forms in entity.forms.values():
                found.update(dict.fromkeys(forms))
        return tuple(found)

    def names_in(self, language: str) -> Names:
        """The index of all entities' names in a language."""
        return _names(self, language)

    def __hash__(self) -> int:
        return id(self)


@functools.lru_cache(maxsize=32)
def _names(pack: Pack, language: str) -> Names:
    return Names.of(pack.entities.values(), pack.forms(), language)


@functools.lru_cache(maxsize=8)
def _declared(pack: Pack) -> dict[str, int]:
    return {key: place for place, key in enumerate(pack.entities)}


@define
class _Loading:
    """What has been read so far: files in order, the mistakes of all of them."""

    files: dict[str, packfiles.PackFile] = field(factory=dict)
    open: list[str] = field(factory=list)
    mistakes: list[str] = field(factory=list)

    def add(self, name: str, base: Path | None, asked_by: str) -> None:
        path = locate(name, base)
        if path is None:
            if name.endswith(".toml") or "/" in name:
                problem = f'no pack "{name}": there is no such file'
            else:
                problem = (
                    f'no pack "{name}": it is neither a file nor one of those shipped '
                    f"({', '.join(sorted(shipped()))}){nearest(name, shipped())}"
                )
            self.mistakes.append(asked_by + problem)
            return
        key = path.resolve().as_posix()
        if key in self.open:
            self.mistakes.append(f'{asked_by}"{name}" includes itself')
            return
        if key in self.files:
            return
        table = tables.read(path, name=name if base is None and path.suffix == ".toml" else None)
        file = packfiles.read(table, path)
        self.open.append(key)
        for other in file.include:
            self.add(other, path.parent, f"{table.table('pack').where('include')}include: ")
        self.open.pop()
        self.files[key] = file


def shipped() -> dict[str, Path]:
    """The packs that come with factcheck, by name."""
    for folder in (Path(__file__).parent / "rules", Path(__file__).parent.parent / "rules"):
        if folder.is_dir():
            return {path.stem: path for path in sorted(folder.glob("*.toml"))}
    return {}


def locate(name: str, base: Path | None = None) -> Path | None:
    """The file of a pack: a path (relative to `base`), or the name of a shipped one."""
    if name.endswith(".toml") or "/" in name:
        path = (base or Path()) / name
        return path if path.is_file() else None
    return shipped().get(name)


def load_pack(*names_or_paths: str | Path) -> Pack:
    """The packs with these names or paths, and all that they include, as one.

    Raises: PackError with every mistake of every file.
    """
    return _load(tuple(str(name) for name in names_or_paths))


def peruse(table: tables.Table) -> None:
    """Read one file's table alone, each key once, for what its readers ask of it."""
    file = packfiles.read(table, Path())
    vocabulary = packfiles.Vocabulary(entities={}, forms=frozenset([NAMES]), classes=frozenset())
    packfiles.scopes(file, vocabulary)
    packfiles.measures(file, vocabulary)
    packfiles.rules(file, lambda name: None, nearest)
    packfiles.finish(file)


def _load(names: tuple[str, ...]) -> Pack:
    loading = _Loading()
    for name in names:
        loading.add(name, None, "")
    files = list(loading.files.values())
    mistakes = loading.mistakes
    entities = _entities(files)
    forms = {form for e in entities.values() for by_form in e.forms.values() for form in by_form} | {NAMES}
    classes = frozenset(name for file in files for name in file.classes)
    vocabulary = packfiles.Vocabulary(entities=entities, forms=frozenset(forms), classes=classes)
    found: dict[str, Measure] = {}
    scopes: dict[str, Mapping[str, Mapping[str, tuple[patterns.Pattern, ...]]]] = {}
    for file in files:
        scopes.update(packfiles.scopes(file, vocabulary))
        for measure in packfiles.measures(file, vocabulary):
            if measure.name in found:
                before = found[measure.name].where.split(": ")[0]
                mistakes.append(f"{measure.where}is already defined in {before}")
            found.setdefault(measure.name, measure)
    for file in files:
        oversights.of_entities(file.table, entities, classes)
        oversights.of_measures(file.table, found, scopes)
    years = [file.fiscal_year for file in reversed(files) if file.fiscal_year]
    pack = Pack(
        names=names,
        entities=entities,
        scopes=scopes,
        measures=found,
        fiscal_year=years[0] if years else None,
    )
    rules: dict[str, Rule] = {}

    def suggest(name: str, others: Iterable[str]) -> str:
        return _elsewhere(name, files) or nearest(name, [*others, *found])

    for file in files:
        for rule in packfiles.rules(file, pack.refer, suggest):
            if rule.id in rules:
                mistakes.append(f'{rule.where}the id "{rule.id}" is already used in {rules[rule.id].where}')
            rules.setdefault(rule.id, rule)
        packfiles.finish(file)
        mistakes.extend(file.table.mistakes)
    mistakes.extend(_dangling(found, pack))
    if mistakes:
        raise PackError(list(dict.fromkeys(mistake.rstrip(": ") for mistake in mistakes)))
    return evolve(pack, rules=tuple(rules.values()))


def _entities(files: Iterable[packfiles.PackFile]) -> dict[str, Entity]:
    """All entities; those of the files named last come first, which orders symmetric measures."""
    found: dict[str, Entity] = {}
    for file in reversed(list(files)):
        for entity in file.entities:
            known = found.get(entity.key)
            found[entity.key] = known.merged(entity) if known else entity
    listed = list(found.values())
    territorial = {name for file in files for name, all_of_them in file.classes.items() if all_of_them}
    for name in sorted(territorial):
        listed = entities_.complete(listed, name, languages.known())
    return {entity.key: entity for entity in listed}


def _elsewhere(name: str, files: Iterable[packfiles.PackFile]) -> str:
    """That a shipped pack which nothing includes has a measure of this name."""
    read = {file.path.resolve() for file in files}
    for pack, path in shipped().items():
        if path.resolve() not in read and any(
            name == other or measures.rename(other, name) is not None
            for other in tables.read(path).values.get("measures", {})
        ):
            return f'; the pack "{pack}" has it: add include = ["{pack}"] under [pack]'
    return ""


def _dangling(found: Mapping[str, Measure], pack: Pack) -> list[str]:
    """Measures that are part of something unknown."""
    return [
        f'{measure.where}"part_of" names no measure: "{measure.part_of}"{nearest(measure.part_of, found)}'
        for measure in found.values()
        if measure.part_of and pack.refer(measure.part_of) is None
    ]
