"""Claims: a source says that a measure had a value over a period, within a scope.

    extract("Currently, over 200,000 Koreans live in Viet Nam.", pack=pack, published="2025-08-15")
    -> [Claim(measure="korean-residents-in-vietnam", text="over 200,000", unit="person", hedge="over", …)]

In: a Document (or a text) and a Pack. Out: a Claim for every mention, linked to a measure or not.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import evolve, field, frozen

from factcheck import documents, linking, marks, mentions, scenes, scopes, units
from factcheck.documents import Document, Source, comments
from factcheck.links import Link
from factcheck.mentions import Change, Mention
from factcheck.packs import Pack
from factcheck.periods import Period
from factcheck.scenes import Scene, Sentence
from factcheck.timing import Timing
from factcheck.values import Value

NO_PACK = Pack()


@frozen(kw_only=True)
class Claim:
    """A figure of a source, with all that its text says of it.

    `start` and `end` are character offsets of the source's text, `text` the characters between them; `line`
    and `column` count from 1, `paragraph` from 0; `quote` is its sentence. `measure` is None where no pattern
    took the figure. `value` is in `unit`.
    """

    id: str
    source: str
    language: str
    region: str
    text: str
    start: int
    end: int
    line: int
    column: int
    kind: str
    value: Value
    unit: str
    hedge: str
    measure: str | None = None
    entities: Mapping[str, str] = field(factory=dict)
    scope: Mapping[str, str] = field(factory=dict)
    modality: str = "actual"
    attributed_to: str | None = None
    as_of: Period | None = None
    reported: Period | None = None
    change: Change | None = None
    ambiguous: bool = False
    quote: str = ""
    paragraph: int = 0
    rate: str | None = None
    fault: str | None = None

    @property
    def written(self) -> str:
        """The text on one line."""
        return " ".join(self.text.split())

    @property
    def sentence(self) -> str:
        """The quote as it is read: without the comments that it addresses to factcheck."""
        return comments.dropped(self.quote)

    def as_dict(self) -> dict[str, Any]:
        """The claim as JSON, with the fields of the documented format in their order."""
        found: dict[str, Any] = {
            name: getattr(self, name)
            for name in (
                "id",
                "source",
                "language",
                "region",
                "text",
                "start",
                "end",
                "line",
                "column",
                "kind",
            )
        }
        found |= {"value": self.value.as_dict(), "unit": self.unit, "hedge": self.hedge}
        found |= {"measure": self.measure, "entities": dict(self.entities), "scope": dict(self.scope)}
        found |= {"modality": self.modality, "attributed_to": self.attributed_to}
        found["as_of"] = self.as_of.as_dict() if self.as_of else None
        found["reported"] = _window(self.reported)
        found["change"] = self.change.as_dict() if self.change else None
        found |= {"ambiguous": self.ambiguous, "quote": self.quote, "paragraph": self.paragraph}
        found |= {"rate": self.rate, "fault": self.fault}
        return found

    @classmethod
    def from_dict(cls, given: Mapping[str, Any]) -> "Claim":
        """A claim from its JSON; what newer versions add is left out."""
        plain = {
            name: given[name]
            for name in ("id", "source", "language", "region", "text", "start", "end", "line", "column")
        }
        optional = {
            name: given[name]
            for name in ("measure", "attributed_to", "rate", "fault")
            if given.get(name) is not None
        }
        reported = given.get("reported")
        return cls(
            **plain,
            **optional,
            kind=given["kind"],
            value=Value.from_dict(
                given["value"], unit=given["unit"], hedge=given["hedge"], kind=given["kind"]
            ),
            unit=given["unit"],
            hedge=given["hedge"],
            entities=dict(given.get("entities") or {}),
            scope=dict(given.get("scope") or {}),
            modality=given.get("modality", "actual"),
            as_of=Period.from_dict(given["as_of"]) if given.get("as_of") else None,
            reported=documents.sources.publication(reported) if reported else None,
            change=Change.from_dict(given["change"]) if given.get("change") else None,
            ambiguous=bool(given.get("ambiguous")),
            quote=given.get("quote", ""),
            paragraph=int(given.get("paragraph", 0)),
        )


def _window(period: Period | None) -> dict[str, str | None] | None:
    if period is None:
        return None
    return {
        "start": period.start.isoformat() if period.start else None,
        "end": period.end.isoformat() if period.end else None,
    }


def extract(
    text: str,
    *,
    language: str | None = None,
    published: object = None,
    pack: Pack | None = None,
    source: str = "<text>",
) -> list[Claim]:
    """Every figure of a text as a claim, in text order, linked where the pack has a measure for it.

    Args:
        published: a date, an ISO text, a Period or {"start", "end"}; relative dates are read against it.

    Raises:
        DocumentError: for a language that is not known.
    """
    given = Source(source, text, published, language)
    return of_document(documents.read(given), pack)


def of_document(document: Document, pack: Pack | None = None) -> list[Claim]:
    """Every figure of a document as a claim, in text order."""
    return list(read(document, pack).claims)


@frozen(kw_only=True)
class Extract:
    """The claims of one document, the marked ones by id with the date they are given, and what is wrong."""

    claims: tuple[Claim, ...] = ()
    marked: Mapping[str, Period | None] = field(factory=dict)
    is_table: bool = False
    problems: tuple[str, ...] = ()


def read(document: Document, pack: Pack | None = None) -> Extract:
    """Every figure of a document as a claim, in text order, and what its marks say."""
    pack = pack or NO_PACK
    return of_scene(scenes.stage(document, mentions.find(document), pack), pack)


def of_scene(scene: Scene, pack: Pack) -> Extract:
    """The same, where the figures of a document are found already."""
    marked = marks.read(scene, pack)
    links = linking.link(scene, pack, marked.links)
    timing = Timing(scene, links, pack)
    found = [
        claim
        for sentence in scene.sentences
        if sentence.mentions
        for claim in _Claiming(scene, pack, timing, links, sentence).claims()
    ]
    return Extract(
        claims=tuple(found),
        marked={found[index].id: link.as_of for index, link in marked.links.items()},
        problems=marked.problems,
    )


@frozen
class _Claiming:
    """The mentions of one sentence on their way to claims."""

    scene: Scene
    pack: Pack
    timing: Timing
    links: Mapping[int, Link]
    sentence: Sentence

    def claims(self) -> Iterator[Claim]:
        """Its claims in order; what the whole sentence says is found once."""
        quote = self.scene.document.locate(self.sentence.start, self.sentence.end).text
        said_by = self._attribution()
        for index in self.sentence.mentions:
            yield self._claim(index, self.links.get(index), quote, said_by)

    def _claim(self, index: int, link: Link | None, quote: str, said_by: str | None) -> Claim:
        mention, document = self.scene.mentions[index], self.scene.document
        place = document.locate(mention.start, mention.end)
        as_of = self.timing.period(index)
        unit, value = self._unit(mention, link), mention.value
        if mention.bound is not None and link is None:
            value = mention.bound  # linked, a date says when its measure's event was
        return Claim(
            id=f"{document.source.id}:{place.start}-{place.end}",
            source=document.source.id,
            language=document.language,
            region=self.sentence.region,
            text=place.text,
            start=place.start,
            end=place.end,
            line=place.line,
            column=place.column,
            kind=mention.kind,
            value=evolve(value, unit=unit) if unit != mention.unit else value,
            unit=unit,
            hedge=value.hedge,
            measure=link.measure.instance(link.entities, self.pack.entities) if link else None,
            entities=link.entities if link else {},
            scope={**document.source.scope, **scopes.said(self.scene, self.pack, index)},
            modality=self._modality(mention, as_of),
            attributed_to=said_by,
            as_of=as_of,
            reported=document.reported,
            change=_change(mention, link),
            ambiguous=bool(mention.alternatives),
            quote=quote,
            paragraph=self.sentence.paragraph,
            rate=mention.rate,
            fault=mention.fault,
        )

    @staticmethod
    def _unit(mention: Mention, link: Link | None) -> str:
        """The measure's unit for what is counted and for bare numbers, else the unit as written."""
        if link is None or mention.kind not in ("count", "multiple"):
            return mention.unit
        counted = units.dimension(mention.unit) in ("count", "dimensionless")
        return link.measure.unit if counted else mention.unit

    def _modality(self, mention: Mention, as_of: Period) -> str:
        """Whether the figure is aimed at, planned or foreseen: by a word of its clause, or by its date."""
        first, last = self.sentence.places(mention.start, mention.end)
        begin, _ = self.sentence.clause(first, last)
        said = [how for start, end, how in self.sentence.modalities if begin <= start and end <= first]
        if said:
            return said[-1]
        reported = self.scene.document.reported
        if mention.kind == "date" or reported is None or reported.end is None or as_of.start is None:
            return "actual"
        return "target" if as_of.start > reported.end else "actual"

    def _attribution(self) -> str | None:
        """Whom the figures are said to come from: the words after "according to" in their clause."""
        cue = self.scene.language.attribution_in(self.sentence.words)
        if cue is None:
            return None
        spans, end = self.sentence.spans, cue
        stops = [self.sentence.places(self.scene.mentions[i].start, 0)[0] for i in self.sentence.mentions]
        while end < len(spans) and end - cue < 14 and end not in stops:
            if end > cue and self.sentence.boundaries[end] > self.sentence.boundaries[end - 1]:
                break
            end += 1
        if end == cue:
            return None
        place = self.scene.document.locate(spans[cue][0], spans[end - 1][1])
        return " ".join(place.text.split())


def _change(mention: Mention, link: Link | None) -> Change | None:
    """How much something changed, no levels; a factor that a measure is made of is no change of it."""
    change = mention.change
    if change is None or change.mode != "by":
        return None
    return None if change.multiple and link is not None and not link.change else change
