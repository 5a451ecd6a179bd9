"""Trials: how a text is read and linked, figure by figure.

    read(document, pack)[0].reason
    -> 'nearest: korean-residents, "<n> {korea.people} ... (live|reside)": stops at "(live|reside)"'

In: a document and a Pack. Out: a `Reading` for each figure, with the pattern that took it or what failed.
"""

from collections.abc import Mapping

from attrs import evolve, frozen

from factcheck import claims, linking, marks, mentions, patterns, scenes
from factcheck.claims import Claim
from factcheck.documents import Document
from factcheck.links import Link, change_of, fits
from factcheck.measures import Measure
from factcheck.packs import Pack
from factcheck.patterns import Choice, Element, Elements, Gap, Name, Number, Pattern, Sign, Word
from factcheck.scenes import Scene


@frozen(kw_only=True)
class Reading:
    """One figure: its claim, the pattern that took it, or why none did and which measure came nearest.

    `index` is its place among the figures of the document.
    """

    claim: Claim
    index: int
    pattern: str
    reason: str
    nearest: str = ""


def read(document: Document, pack: Pack) -> list[Reading]:
    """Every figure of a document as read, with the pattern that linked it or the nearest that did not."""
    found = claims.of_document(document, pack)
    scene = scenes.stage(document, mentions.find(document), pack)
    links = linking.link(scene, pack, marks.read(scene, pack).links)
    return [_reading(scene, pack, index, claim, links) for index, claim in enumerate(found)]


def _reading(scene: Scene, pack: Pack, index: int, claim: Claim, links: Mapping[int, Link]) -> Reading:
    if index in links:
        return Reading(claim=claim, index=index, pattern=links[index].pattern, reason="")
    reason, nearest = _reason(scene, pack, index, links)
    return Reading(claim=claim, index=index, pattern="", reason=reason, nearest=nearest)


def _reason(scene: Scene, pack: Pack, index: int, links: Mapping[int, Link]) -> tuple[str, str]:
    """Why a figure was left out: the first obstacle of the pattern that came nearest, and its measure."""
    sentence = scene.of_mention(index)
    if sentence.region == "furniture":
        return "stands outside the article's text (menus, story lists, addresses): never linked", ""
    mention = scene.mentions[index]
    if mention.fault:
        return mention.fault, ""
    near: list[tuple[float, str, str]] = []
    for measure in pack.measures.values():
        if not fits(mention, measure) and not change_of(mention, measure):
            continue
        near.extend(
            (*_nearness(scene, pack, index, measure, pattern, links), measure.name)
            for pattern in measure.match.get(scene.document.language, ())
        )
    if not near:
        return f"no measure is in a unit such as {mention.unit}", ""
    share, text, name = max(near, key=lambda row: row[0])
    return (f"nearest: {text}", name) if share > 0 else ("no pattern has a word of this sentence", "")


def _nearness(
    scene: Scene,
    pack: Pack,
    index: int,
    measure: Measure,
    pattern: Pattern,
    links: Mapping[int, Link],
) -> tuple[float, str]:
    """How much of a pattern the figure's sentence has, and what fails."""
    line = scene.of_mention(index).line
    own = evolve(
        line,
        numbers={
            place: tuple(pair for pair in ends if pair[1] == index) for place, ends in line.numbers.items()
        },
    )
    shown = f'{measure.name}, "{pattern.text}"'
    elements = pattern.elements
    if not next(patterns.find(pattern, own), None):
        length = next(
            (
                n
                for n in range(len(elements) - 1, 0, -1)
                if next(patterns.find(evolve(pattern, elements=elements[:n]), own), None)
            ),
            0,
        )
        while length < len(elements) - 1 and isinstance(elements[length], Gap):
            length += 1
        telling = [e for e in elements if isinstance(e, Word | Choice | Name)]
        present = sum(1 for e in telling if next(patterns.find(evolve(pattern, elements=(e,)), own), None))
        words = sum(1 for e in elements[:length] if isinstance(e, Word | Choice | Name))
        share = (present + words / 2) / (len(telling) * 1.5 + 0.5)
        if words == 0 and not any(isinstance(e, Number) for e in elements[:length]):
            share /= 2
        return share, f'{shown}: stops at "{_spelled((elements[length],))}"'
    return 2.0, f"{shown}: {linking.obstacle(scene, pack, index, measure, pattern, links)}"


def _spelled(elements: Elements) -> str:
    """Elements as a pattern writes them."""
    return " ".join(_one(element) for element in elements)


def _one(element: Element) -> str:
    if isinstance(element, Word):
        return element.text + "*" * element.is_stem
    if isinstance(element, Choice):
        return "(" + "|".join(_spelled(option) for option in element.options) + ")"
    if isinstance(element, Name):
        return (
            "{"
            + (element.role or element.entity)
            + ("" if element.form == "names" else f".{element.form}")
            + "}"
        )
    return "..." if isinstance(element, Gap) else f"\\{element.text}" if isinstance(element, Sign) else "<n>"
