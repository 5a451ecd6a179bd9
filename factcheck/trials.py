"""Trials: how a text is read and linked, figure by figure, and whether a pack's examples hold.

    trials.read("Over 200,000 Koreans visited.", pack)[0].reason
    -> 'nearest: korean-residents-in-vietnam, "<n> {korea.people} ... (live|reside)": stops at "(live|reside)"'

In: a document and a Pack. Out: a `Reading` for each figure; a `Failure` for each example that does not hold.
"""

import re
from collections.abc import Iterator, Mapping

from attrs import evolve, frozen

from factcheck import claims, documents, languages, linking, mentions, patterns, scenes, units
from factcheck.claims import Claim
from factcheck.documents import Document, Source
from factcheck.measures import Example, Measure
from factcheck.packs import Pack
from factcheck.patterns import Choice, Element, Elements, Gap, Name, Number, Pattern, Sign, Word
from factcheck.periods import Period
from factcheck.scenes import Scene


@frozen(kw_only=True)
class Reading:
    """One figure: its claim, the pattern that took it, or why none did."""

    claim: Claim
    pattern: str
    reason: str


@frozen(kw_only=True)
class Failure:
    """An example that does not hold: where it is written, what it expects, what came out."""

    where: str
    expected: str
    got: str


# --- try and why -----------------------------------------------------------------------------------


def read(document: Document, pack: Pack) -> list[Reading]:
    """Every figure of a document as read, with the pattern that linked it or the nearest that did not."""
    found = claims.of_document(document, pack)
    scene = scenes.stage(document, mentions.find(document), pack)
    links = linking.link(scene, pack)
    return [
        Reading(
            claim=claim,
            pattern=links[index].pattern if index in links else "",
            reason="" if index in links else _reason(scene, pack, index, links),
        )
        for index, claim in enumerate(found)
    ]


def _reason(scene: Scene, pack: Pack, index: int, links: Mapping[int, linking.Link]) -> str:
    """Why a figure was left out: the first obstacle of the pattern that came nearest."""
    sentence = scene.of_mention(index)
    if sentence.region == "furniture":
        return "stands outside the article's text (menus, story lists, addresses): never linked"
    mention = scene.mentions[index]
    if mention.fault:
        return mention.fault
    near: list[tuple[float, str]] = []
    for measure in pack.measures.values():
        if not linking.fits(mention, measure) and not linking.change_of(mention, measure):
            continue
        for pattern in measure.match.get(scene.document.language, ()):
            near.append(_nearness(scene, pack, index, measure, pattern, links))
    if not near:
        return f"no measure is in a unit such as {mention.unit}"
    share, text = max(near, key=lambda pair: pair[0])
    return f"nearest: {text}" if share > 0 else "no pattern has a word of this sentence"


def _nearness(
    scene: Scene,
    pack: Pack,
    index: int,
    measure: Measure,
    pattern: Pattern,
    links: Mapping[int, linking.Link],
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


# --- examples of measures --------------------------------------------------------------------------

_AS_OF = re.compile(
    r"\s+(?:as of|in)\s+(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:\s*(?:\.\.|/|to)\s*(\d{4}(?:-\d{2}){0,2}))?$"
)


def check_measures(pack: Pack) -> Iterator[Failure]:
    """The examples of a pack's measures that do not hold."""
    for measure in pack.measures.values():
        for example in measure.examples:
            yield from _check(pack, measure, example)


def _check(pack: Pack, measure: Measure, example: Example) -> Iterator[Failure]:
    language = example.language or languages.detect(example.text)
    source = Source("<example>", example.text, example.published, language)  # type: ignore[arg-type]
    found = [
        claim
        for claim in claims.of_document(documents.read(source), pack)
        if claim.measure is not None and _is_of(pack, claim.measure, measure)
    ]
    rest = list(found)
    for expected in example.expect:
        match = next((claim for claim in rest if says(claim, expected, language)), None)
        if match is None:
            yield Failure(
                where=example.where, expected=expected, got=_listed(rest) or _unlinked(pack, source)
            )
        else:
            rest.remove(match)
    if rest and len(rest) > len(found) - len(example.expect):
        yield Failure(where=example.where, expected="nothing else", got=_listed(rest))


def _is_of(pack: Pack, name: str, measure: Measure) -> bool:
    definition = pack.definition(name)
    return definition is not None and definition.base == measure.name


def _unlinked(pack: Pack, source: Source) -> str:
    """What the figures of an example came to, where none went to its measure."""
    readings = read(documents.read(source), pack)
    return (
        "; ".join(
            f'"{r.claim.text}" as {r.claim.measure}'
            if r.claim.measure
            else f'"{r.claim.text}" left out ({r.reason})'
            for r in readings
        )
        or "no figure"
    )


def _listed(found: list[Claim]) -> str:
    return "; ".join(described(claim) for claim in found)


def described(claim: Claim) -> str:
    """A claim as examples write it: `over 200,000 person as of 2025-08-15`."""
    when = ""
    if claim.as_of and claim.as_of.start and claim.as_of.end:
        when = f" as of {_period_text(claim.as_of)}"
    return f"{' '.join(claim.text.split())} {claim.unit}{when}"


def _period_text(period: Period) -> str:
    start, end = period.start, period.end
    if start is None or end is None:
        return ""
    for length, granularity in ((4, "year"), (7, "month"), (10, "day")):
        if period.granularity == granularity:
            return start.isoformat()[:length]
    return f"{start.isoformat()}..{end.isoformat()}"


def says(claim: Claim, expected: str, language: str) -> bool:
    """Whether a claim is what an example expects: its value and hedge, its unit, and its period if given."""
    rest = expected.strip()
    if when := _AS_OF.search(rest):
        first, last = (
            documents.sources.publication(when[1]),
            documents.sources.publication(when[2] or when[1]),
        )
        period = claim.as_of
        if period is None or first is None or last is None:
            return False
        if (period.start, period.end) != (first.start, last.end):
            return False
        rest = rest[: when.start()]
    if rest.endswith(f" {claim.unit}"):
        rest = rest[: -len(claim.unit)].strip()
    elif not _unit_is_written(rest, claim, language):
        return False
    return _same_value(claim, rest, language)


def _unit_is_written(text: str, claim: Claim, language: str) -> bool:
    return any(units.canonical(m.unit) == claim.unit for m in _mentions(text, language))


def _mentions(text: str, language: str) -> list[mentions.Mention]:
    found: list[mentions.Mention] = []
    for code in dict.fromkeys((language, "en")):
        found += mentions.find(documents.read(Source("<expected>", text, None, code)))
    return found


def _same_value(claim: Claim, text: str, language: str) -> bool:
    """Whether some reading of the expected words has the claim's numbers and hedge, whatever its unit."""
    return any(
        (m.value.point, m.value.stated, m.value.hedge)
        == (claim.value.point, claim.value.stated, claim.value.hedge)
        or (m.kind == "date" and (m.value.core, m.value.ends) == (claim.value.core, claim.value.ends))
        for m in _mentions(text, language)
    )
