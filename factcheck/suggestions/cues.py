"""Cues: the words around figures that could tell them from one another.

    "The Harbour Line carried 52,000 passengers."
    -> of the 52,000: Cue("before", ("carri",)), Cue("after", ("passeng",)), …

In: sites of one language, and the kind of figure that is asked for. Out: a `Field`, which knows for each
cue the figures that it picks. Words pick the nearest figure on their side, as the linker does.
"""

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from attrs import field as attrs_field
from attrs import frozen

from factcheck import glossaries, languages, units
from factcheck.languages.phrases import split
from factcheck.links import REACH, fits
from factcheck.measures import Measure
from factcheck.scenes import Sentence
from factcheck.suggestions.sites import Site
from factcheck.suggestions.stems import Vocabulary, stem

LONGEST = 3
"""Words of a phrase."""


@frozen
class Cue:
    """Words on one side of a figure, as stems; `close` where nothing may stand between."""

    side: str  # before, after
    words: tuple[str, ...]
    close: bool = False


@frozen(kw_only=True)
class Phrase:
    """Words of a sentence at the places start..end, as stems."""

    start: int
    end: int
    words: tuple[str, ...]


@frozen(kw_only=True)
class Seen:
    """A cue in the sentence of a figure: where it stands, how far off, and if no other figure is nearer."""

    start: int
    end: int
    gap: float
    is_own: bool
    is_named: bool = False  # with a name among its words


def phrases(sentence: Sentence, light: frozenset[str], code: str) -> Iterator[Phrase]:
    """The phrases of a sentence that open and end with a word of weight and hold no figure."""
    words, blocked = sentence.words, _blocked(sentence)
    before = sentence.line.before
    for start, word in enumerate(words):
        if blocked[start] or word in light or not _is_word(word):
            continue
        for end in range(start + 1, min(start + LONGEST, len(words)) + 1):
            last = words[end - 1]
            if blocked[end - 1] or (end - 1 > start and before[end - 1].strip("-‐ \t\n’'")):
                break
            if last in light or not _is_word(last):
                continue
            yield Phrase(start=start, end=end, words=tuple(stem(w, code) for w in words[start:end]))


def _is_word(word: str) -> bool:
    return any(letter.isalpha() for letter in word) and (len(word) > 1 or not word.isascii())


def _blocked(sentence: Sentence) -> list[bool]:
    """The places of numbers, units and dates: a pattern with them would serve no other text."""
    found = [False] * len(sentence.words)
    for index in sentence.mentions:
        mention = sentence.figures[index]
        span = mention.number if mention.kind in ("count", "rank") else (mention.start, mention.end)
        for place in range(*sentence.places(*span)):
            found[place] = True
    return [one or word.isdigit() for one, word in zip(found, sentence.words, strict=True)]


@functools.cache
def light(code: str) -> frozenset[str]:
    """Words of a language that say nothing of what is measured."""
    known = languages.load(code)
    found = {*glossaries.of(code).plain, *known.onward}
    for table in ("before", "after"):
        for said in known.data["hedges"].get(table, {}).values():
            found.update(word for phrase in said for word in split(phrase))
    for phrase in (*known.present, *known.clause, *known.data["ranges"]["openers"]):
        found.update(split(phrase))
    return frozenset(found)


@frozen(kw_only=True, eq=False)
class Field:
    """The figures of one kind in one language, and which of them each cue picks, as bits."""

    language: str
    sites: Sequence[Site]
    picked: Mapping[Cue, int]
    by_site: Sequence[Mapping[Cue, Seen]] = attrs_field(repr=False)
    vocabulary: Vocabulary = attrs_field(repr=False)
    said: Mapping[tuple[str, ...], int] = attrs_field(repr=False)  # sentences that hold a phrase

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The bit of each site."""
        return {site.id: number for number, site in enumerate(self.sites)}

    def bits(self, ids: Iterable[str]) -> int:
        """The sites of these ids as bits."""
        return sum(1 << self.places[one] for one in set(ids) if one in self.places)


@frozen(kw_only=True, eq=False)
class Reader:
    """All sentences of a corpus in one language, cut into phrases once."""

    language: str
    sites: Sequence[Site]
    vocabulary: Vocabulary
    phrases: Mapping[int, Sequence[Phrase]]  # by the id() of a sentence that has figures
    said: Mapping[tuple[str, ...], int]
    _fields: dict[tuple[str, bool], Field] = attrs_field(factory=dict, init=False, repr=False)

    @classmethod
    def of(cls, sites: Iterable[Site], language: str) -> "Reader":
        own = [site for site in sites if site.language == language]
        weightless = light(language)
        found: dict[int, Sequence[Phrase]] = {}
        said: dict[tuple[str, ...], int] = {}
        words: set[str] = set()
        for scene in {id(site.scene): site.scene for site in own}.values():
            for sentence in scene.sentences:
                words.update(sentence.words)
                parts = list(phrases(sentence, weightless, language))
                for key in {part.words for part in parts}:
                    said[key] = said.get(key, 0) + 1
                if sentence.mentions:
                    found[id(sentence)] = parts
        vocabulary = Vocabulary.of(words, language)
        return cls(language=language, sites=own, vocabulary=vocabulary, phrases=found, said=said)

    def field(self, measure: Measure) -> Field:
        """The figures that a measure could take, with their cues: the same for all of one dimension."""
        key = (units.dimension(measure.unit), units.is_counted(measure.unit))
        if key not in self._fields:
            self._fields[key] = self._field(measure)
        return self._fields[key]

    def _field(self, measure: Measure) -> Field:
        fit = [site for site in self.sites if fits(site.mention, measure) and not _moves(site)]
        by_sentence: dict[int, list[int]] = {}
        for number, site in enumerate(fit):
            by_sentence.setdefault(id(site.sentence), []).append(number)
        by_site: list[dict[Cue, Seen]] = [{} for _ in fit]
        for key, numbers in by_sentence.items():
            for phrase in self.phrases[key]:
                for cue, number, seen in _nearest(phrase, [(n, fit[n]) for n in numbers]):
                    known = by_site[number].get(cue)
                    if known is None or seen.gap < known.gap:
                        by_site[number][cue] = seen
        picked: dict[Cue, int] = {}
        for number, cues in enumerate(by_site):
            for cue in cues:
                picked[cue] = picked.get(cue, 0) | 1 << number
        return Field(
            language=self.language,
            sites=fit,
            picked=picked,
            by_site=by_site,
            vocabulary=self.vocabulary,
            said=self.said,
        )


def _moves(site: Site) -> bool:
    """Whether a figure says by how much something changed: a measure takes it as a change of its own."""
    change = site.mention.change
    return change is not None and change.mode == "by" and not change.multiple


def _nearest(phrase: Phrase, numbered: Sequence[tuple[int, Site]]) -> Iterator[tuple[Cue, int, Seen]]:
    """The cues that a phrase is: of the nearest figure after it, and of the nearest before."""
    ahead: list[tuple[float, int, bool]] = []
    behind: list[tuple[float, int, bool]] = []
    sentence = numbered[0][1].sentence
    for number, site in numbered:
        first, last = sentence.places(site.mention.start, site.mention.end)
        inner = sentence.places(*site.mention.number)
        if phrase.end <= inner[0]:
            gap = sentence.distance(phrase.end - 1, first, last)
            ahead.append((gap, number, gap == 0 or phrase.end == inner[0]))
        elif phrase.start >= inner[1]:
            gap = sentence.distance(phrase.start, first, last)
            behind.append((gap, number, gap == 0 or phrase.start == inner[1]))
    nearest = min(_gaps(phrase, sentence), default=REACH)
    for side, found in (("before", ahead), ("after", behind)):
        if found and min(found)[0] <= REACH:
            gap, number, is_close = min(found)
            seen = Seen(
                start=phrase.start,
                end=phrase.end,
                gap=gap,
                is_own=gap <= nearest,
                is_named=_has_name(sentence, phrase),
            )
            yield Cue(side, phrase.words), number, seen
            if is_close:
                yield Cue(side, phrase.words, close=True), number, seen


def _has_name(sentence: Sentence, phrase: Phrase) -> bool:
    return any(
        place > 0 and sentence.text[sentence.spans[place][0]].isupper()
        for place in range(phrase.start, phrase.end)
    )


def _gaps(phrase: Phrase, sentence: Sentence) -> Iterator[float]:
    """How far off each figure of a sentence is, dates left out."""
    for index in sentence.mentions:
        mention = sentence.figures[index]
        if mention.kind != "date":
            first, last = sentence.places(mention.start, mention.end)
            yield sentence.distance(phrase.end - 1 if phrase.end <= first else phrase.start, first, last)
