"""Sites: the figures of a corpus in their sentences, as patterns will see them.

    gather(corpus.documents)["harbour.txt:120-134"]
    -> Site(claim_id="harbour.txt:120-134", index=3, sentence=Sentence("The Harbour Line carried …"), …)

In: documents. Out: a `Site` for each figure that a pack could link, by the id of its claim.
"""

from collections.abc import Iterable, Mapping

from attrs import field, frozen

from factcheck import mentions, scenes
from factcheck.documents import Document
from factcheck.mentions import Mention
from factcheck.packs import Pack
from factcheck.scenes import Scene, Sentence


@frozen(kw_only=True, eq=False)
class Site:
    """A figure where it stands: `index` is its place among the mentions of its scene."""

    id: str
    source: str
    language: str
    index: int
    scene: Scene = field(repr=False)

    @property
    def mention(self) -> Mention:
        """The figure."""
        return self.scene.mentions[self.index]

    @property
    def sentence(self) -> Sentence:
        """Its sentence."""
        return self.scene.of_mention(self.index)


def gather(documents: Iterable[Document], pack: Pack | None = None) -> Mapping[str, Site]:
    """The figures of documents by the ids of their claims; those in furniture are never linked."""
    found: dict[str, Site] = {}
    for document in documents:
        scene = scenes.stage(document, mentions.find(document), pack or Pack())
        for index, mention in enumerate(scene.mentions):
            if mention.fault or scene.of_mention(index).region == "furniture":
                continue
            key = site_id(scene, index)
            site = Site(
                id=key, source=document.source.id, language=document.language, index=index, scene=scene
            )
            found[key] = site
    return found


def site_id(scene: Scene, index: int) -> str:
    """The id that the claim of a mention has."""
    mention, document = scene.mentions[index], scene.document
    place = document.locate(mention.start, mention.end)
    return f"{document.source.id}:{place.start}-{place.end}"
