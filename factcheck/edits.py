"""Edits: the pattern that a measure lacks to link a figure, tried before it is proposed.

    propose(document, pack, 1, "passengers")
    -> Edit(table="measures.passengers", line='match.en = ["…", "ferries ... moved ... <n> passengers"]')

In: a document, a figure of it that nothing links, and the measure that came nearest. Out: the line that would
link it, after it was put to the linker: the figure goes to the measure, and all examples of the pack hold as
they did. None where no words around the figure do that.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import evolve, frozen

from factcheck import examples, glossaries, linking, marks, mentions, patterns, scenes, tables
from factcheck.documents import Document
from factcheck.links import fits
from factcheck.measures import Measure
from factcheck.packs import Pack
from factcheck.patterns import Choice, Elements, Pattern, Word, compile_pattern
from factcheck.scenes import Scene, Sentence

TRIED = 4
"""Words around a figure that are tried, the nearest first."""


@frozen(kw_only=True)
class Edit:
    """A line of TOML for the table of a measure."""

    table: str
    line: str


def propose(document: Document, pack: Pack, index: int, name: str) -> Edit | None:
    """The edit of a measure that links a figure; `index` counts the figures of the document."""
    measure, scene = pack.measures[name], scenes.stage(document, mentions.find(document), pack)
    if not fits(scene.mentions[index], measure):
        return None
    code = document.language
    failing = set(examples.check(pack))
    for text in dict.fromkeys(_candidates(scene, index, measure)):
        wanted = (*measure.match.get(code, ()), compile_pattern(text, _no_names))
        edited = evolve(measure, match={**measure.match, code: wanted})
        trial = evolve(pack, measures={**pack.measures, name: edited})
        link = linking.link(scene, trial, marks.read(scene, trial).links).get(index)
        if link is not None and link.measure.name == name and set(examples.check(trial)) <= failing:
            listed = ", ".join(tables.quoted(pattern.text) for pattern in wanted)
            key = name if name.replace("-", "").isalnum() and name.isascii() else tables.quoted(name)
            return Edit(table=f"measures.{key}", line=f"match.{code} = [{listed}]")
    return None


def _candidates(scene: Scene, index: int, measure: Measure) -> Iterator[str]:
    """Patterns of the words around a figure: those that the measure has already, and one that it has not."""
    sentence, mention = scene.of_mention(index), scene.mentions[index]
    known = {word for each in measure.match.get(scene.document.language, ()) for word in _words(each)}
    number = sentence.places(*mention.number)
    places = sorted(_usable(scene, sentence), key=lambda place: (sentence.distance(place, *number), place))
    own = [place for place in places if any(_is_of(sentence.words[place], each) for each in known)]
    other = [place for place in places if place not in own][:TRIED]
    for place in other:
        yield _pattern(sentence, [*own[:TRIED], place], number)
    if own:
        yield _pattern(sentence, own[:TRIED], number)


def _usable(scene: Scene, sentence: Sentence) -> Iterator[int]:
    """The places of words that say something and are no figures or names."""
    plain = glossaries.of(sentence.language.code).plain
    taken = {
        place
        for mention in (scene.mentions[index] for index in sentence.mentions)
        for place in range(*sentence.places(*mention.number))
    }
    for place, word in enumerate(sentence.words):
        is_name = place > 0 and sentence.text[sentence.spans[place][0]].isupper()
        if word.isalpha() and word not in plain and place not in taken and not is_name:
            yield place


def _words(pattern: Pattern) -> Iterator[tuple[str, bool]]:
    """The words of a pattern, those of its alternatives included, and whether each is a beginning."""

    def of(elements: Elements) -> Iterator[tuple[str, bool]]:
        for element in elements:
            if isinstance(element, Word):
                yield element.text, element.is_stem
            elif isinstance(element, Choice):
                for option in element.options:
                    yield from of(option)

    return of(pattern.elements)


def _is_of(word: str, known: tuple[str, bool]) -> bool:
    text, is_stem = known
    return word.startswith(text) if is_stem else word == text


def _pattern(sentence: Sentence, places: Sequence[int], number: tuple[int, int]) -> str:
    """Words and the figure as a pattern, with gaps but between the figure and the word that it counts."""
    rows = sorted([*((place, place + 1, sentence.words[place]) for place in places), (*number, "<n>")])
    parts = [rows[0][2]]
    for (_, end, before), (start, _, text) in pairwise(rows):
        parts += [text] if before == "<n>" and start == end else ["...", text]
    return " ".join(parts)


def _no_names(inside: str) -> patterns.Name:
    raise ValueError(f"no name {inside}")
