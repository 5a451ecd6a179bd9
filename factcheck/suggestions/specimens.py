"""Specimens: sentences of a corpus that become the examples of a measure.

    choose(proposal, sites, pack)
    -> (Example(text="In 2024 the ferries carried 52,000 passengers.", …), …)

In: a proposal with its figures. Out: for each language a few examples, each of which holds. Where a sentence
leaves out what it is about, the one that names it goes before.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from attrs import evolve

from factcheck import claims, documents, examples, languages
from factcheck.documents import Source
from factcheck.measures import Example
from factcheck.packs import Pack
from factcheck.scenes import Sentence
from factcheck.suggestions.proposals import Proposal
from factcheck.suggestions.sites import Site

ENOUGH = 2
"""Examples for each language."""
LONGEST = 400
"""Characters of an example."""


def choose(proposal: Proposal, sites: Mapping[str, Site], pack: Pack) -> tuple[Example, ...]:
    """Examples that hold, from as many texts as there are."""
    found: list[Example] = []
    for language in proposal.measure.match:
        own = [sites[key] for key in sorted(proposal.right) if sites[key].language == language]
        own.sort(key=lambda site: (len(site.sentence.words), site.id))
        taken: dict[str, Example] = {}
        for site in own:
            if len(taken) == ENOUGH:
                break
            if site.source not in taken and (example := _example(site, proposal, pack)):
                taken[site.source] = example
        found += taken.values()
    return tuple(found)


def _example(site: Site, proposal: Proposal, pack: Pack) -> Example | None:
    for text in _texts(site):
        if len(text) > LONGEST or not text.isprintable():
            continue
        example = _read(text, site, proposal, pack)
        if example is not None:
            return example
    return None


def _texts(site: Site) -> Iterator[str]:
    """The sentence of a figure, and the same with one of those before it."""
    own = _plain(site.sentence)
    yield own
    for number, other in enumerate(site.scene.surroundings(site.sentence)):
        if number == 4:
            break
        if said := _plain(other):
            yield f"{said} {own}" if said[-1] in ".!?" else f"{said}. {own}"


def _plain(sentence: Sentence) -> str:
    return " ".join(sentence.text[sentence.start : sentence.end].split())


def _read(text: str, site: Site, proposal: Proposal, pack: Pack) -> Example | None:
    """An example with what its text gives; None where the figure is not among it, or it does not hold."""
    language = None if languages.detect(text) == site.language else site.language
    reported = site.scene.document.reported
    day = reported.start if reported and reported.start == reported.end else None
    source = Source("<example>", text, day, site.language)
    measure = proposal.measure
    found = [
        claim
        for claim in claims.of_document(documents.read(source), pack)
        if claim.measure and (known := pack.definition(claim.measure)) and known.base == measure.name
    ]
    written = " ".join(site.scene.document.text[site.mention.start : site.mention.end].split())
    thing = proposal.about[site.id]
    if not any(
        claim.written == written and (not thing or thing in claim.entities.values()) for claim in found
    ):
        return None
    example = Example(
        text=text,
        expect=tuple(examples.described(claim) for claim in found),
        published=day if isinstance(day, date) else None,
        language=language,
    )
    alone = evolve(pack, measures={**pack.measures, measure.name: evolve(measure, examples=(example,))})
    failed = any(examples.check_measure(alone, alone.measures[measure.name]))
    return None if failed else example
