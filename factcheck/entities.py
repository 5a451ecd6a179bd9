"""Entities: the countries, companies or products that patterns name, and where a text names them.

    [entities.korea]                       territory = "KR"
    en = { names = ["South Korea", "RoK"], people = ["Korean", "South Koreans"] }

In: an entity's forms per language, and CLDR's territories. Out: `Entity`, and a `Names` index that finds
every entity in a line of words, the longest name first.
"""

import functools
from collections.abc import Iterable, Mapping

from attrs import evolve, field, frozen

from factcheck import languages, patterns
from factcheck.fiscalyears import FiscalYear

NAMES = "names"
Row = tuple[tuple[str, ...], str, str]
"""The words of a name, its entity, and which form of it that is."""


@frozen(kw_only=True)
class Entity:
    """Something with names. `forms` maps language -> form -> the words; `names` is the form that all have."""

    key: str
    classes: frozenset[str] = frozenset()
    territory: str = ""
    fiscal_year: FiscalYear | None = None
    forms: Mapping[str, Mapping[str, tuple[str, ...]]] = field(factory=dict)

    def surfaces(self, language: str, form: str) -> tuple[str, ...]:
        """How a form is written in a language; a form that it lacks there is written as the names are."""
        own = self.forms.get(language)
        if own is None:
            own = self.forms.get("en") or next(iter(self.forms.values()), {})
        return own.get(form) or own.get(NAMES, ())

    def slug(self, form: str) -> str:
        """What stands for the entity in a measure name: its key, or a form's first English wording."""
        if form == NAMES:
            return self.key
        english = self.forms.get("en", {}).get(form)
        return "-".join(english[0].lower().split()) if english else self.key

    def merged(self, other: "Entity") -> "Entity":
        """This entity with the classes, territory and words that another definition of it adds."""
        forms: dict[str, dict[str, tuple[str, ...]]] = {k: dict(v) for k, v in self.forms.items()}
        for language, added in other.forms.items():
            mine = forms.setdefault(language, {})
            for form, surfaces in added.items():
                mine[form] = tuple(dict.fromkeys((*mine.get(form, ()), *surfaces)))
        return evolve(
            self,
            classes=self.classes | other.classes,
            territory=self.territory or other.territory,
            fiscal_year=self.fiscal_year or other.fiscal_year,
            forms=forms,
        )


@functools.cache
def territories(languages: tuple[str, ...]) -> tuple[Entity, ...]:
    """Every territory of CLDR that is a country or the like, by its names in these languages."""
    from babel import Locale

    tables = {language: Locale(language).territories for language in languages}
    english = Locale("en").territories
    return tuple(
        Entity(
            key="-".join(patterns.slug_words(name)),
            territory=code,
            forms={language: {NAMES: (table[code],)} for language, table in tables.items() if code in table},
        )
        for code, name in sorted(english.items())
        if len(code) == 2 and code.isalpha() and code not in {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}
    )


def complete(entities: Iterable[Entity], class_name: str, languages: tuple[str, ...]) -> list[Entity]:
    """The entities with a class of all territories: declared ones gain CLDR's names, the others are added."""
    declared = list(entities)
    by_code = {entity.territory: n for n, entity in enumerate(declared) if entity.territory}
    keys = {entity.key for entity in declared}
    for territory in territories(languages):
        member = evolve(territory, classes=frozenset([class_name]))
        if (at := by_code.get(territory.territory)) is not None:
            declared[at] = declared[at].merged(member)
        elif territory.key not in keys:
            declared.append(member)
    return declared


@frozen
class Names:
    """All names in one language by their first word, longest first; `markers` may be glued to their end."""

    by_first: Mapping[str, tuple[Row, ...]]
    markers: frozenset[str] = frozenset()

    @classmethod
    def of(cls, entities: Iterable[Entity], forms: Iterable[str], language: str) -> "Names":
        table: dict[str, dict[tuple[tuple[str, ...], str, str], None]] = {}
        for entity in entities:
            for form in forms:
                for surface in entity.surfaces(language, form):
                    parts = tuple(surface[a:b] for a, b in patterns.words(surface))
                    if parts:
                        table.setdefault(parts[0].lower(), {})[(parts, entity.key, form)] = None
        return cls(
            {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in table.items()},
            languages.load(language).markers,
        )

    def find(self, text: str, spans: list[tuple[int, int]]) -> dict[int, tuple[patterns.Hit, ...]]:
        """Where a line of words names entities; a name inside a longer one is not found."""
        found: dict[int, tuple[patterns.Hit, ...]] = {}
        place = 0
        while place < len(spans):
            hits: list[patterns.Hit] = []
            length = 0
            rows = self._rows(text[slice(*spans[place])])
            for parts, entity, form in rows:
                if len(parts) < length:
                    break
                if self._names(parts, [text[a:b] for a, b in spans[place : place + len(parts)]]):
                    length = len(parts)
                    hits.append(patterns.Hit(place + length, entity, form))
            if hits:
                found[place] = tuple(hits)
            place += length or 1
        return found

    def _rows(self, word: str) -> tuple[Row, ...]:
        """The names that start with a word, with what is glued to its end or without."""
        rows = self.by_first.get(word.lower(), ())
        for length in sorted({len(marker) for marker in self.markers}, reverse=True):
            if not rows and word[-length:] in self.markers:
                rows = self.by_first.get(word[:-length].lower(), ())
        return rows

    def _names(self, parts: tuple[str, ...], words: list[str]) -> bool:
        """Whether words are those of a name; the last may have something glued to it."""
        if len(words) != len(parts) or not all(map(_same, parts[:-1], words)):
            return False
        name, word = parts[-1], words[-1]
        return _same(name, word) or (word.startswith(name) and word[len(name) :] in self.markers)


def _same(name: str, word: str) -> bool:
    """Names keep their capitals; lower-case ones may open a sentence, long ones stand in all capitals."""
    if name == word or (name.islower() and name == word.lower()):
        return True
    return len(name) > 3 and word.isupper() and name.upper() == word
