"""Titles: the names of measures as people would write them.

    title("vietnamese-workers-in-korea", {"people": "vietnam", "place": "korea"}, pack)
    ->  "Vietnamese workers in South Korea"

In: a measure's name, the entities of its claims, and the pack that defines it. Out: words. A name that no
pack knows is taken word by word.
"""

from collections.abc import Mapping

from factcheck.measures import CHANGES, pieces
from factcheck.packs import Pack

PUBLISHED = "en"
"""The language of the page, and so of the names in it."""


def title(name: str, entities: Mapping[str, str], pack: Pack) -> str:
    """The name in words, a capital first."""
    measure = pack.definition(name)
    if measure is None:
        return _capital(_words(name))
    written = ""
    for literal, role, form in pieces(measure.base):
        entity = pack.entities.get(entities.get(role, ""))
        surfaces = entity.surfaces(PUBLISHED, form) if entity else ()
        written += _words(literal) + (surfaces[0] if surfaces else _words(entities.get(role, "")))
    return _capital(written.strip()) + _change(measure.change)


def _words(name: str) -> str:
    return name.replace("-", " ")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _change(change: str) -> str:
    """What a derived measure is of its base: "yoy-growth" is growth in a year."""
    step, _, kind = change.partition("-")
    return f": {kind} in a {CHANGES[step]}" if step in CHANGES else ""
