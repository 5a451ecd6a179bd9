"""Names: the proper names around figures, as the linker would look for them.

    names = Names.of(sites);  names.nearest(site, {("con", "soi"), ("hai", "lam")})  ->  ("con", "soi")

In: sites. Out: the runs of capitalised words of each sentence, with what they hold, and which of some names
a figure is about: the nearest of its sentence, else the last one before, else that of the title.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from attrs import field, frozen

from factcheck import languages
from factcheck.scenes import Scene, Sentence
from factcheck.suggestions.sites import Site

LONGEST = 4
"""Words of a name."""

SHORTEST = 2
"""Letters of a word that is a name."""
YEAR = 4
"""Digits of a number that is a year, and numbers nothing."""

Key = tuple[str, ...]


@frozen(kw_only=True)
class Named:
    """Words start..end of a sentence that are a name, or a part of one that names as much."""

    start: int
    end: int
    key: Key  # in lower case
    text: str


@frozen(kw_only=True, eq=False)
class Names:
    """The names of a corpus; `inside` is how much more often a word stands with a capital than without."""

    inside: Mapping[tuple[str, str], int]
    _found: dict[int, tuple[Named, ...]] = field(factory=dict, init=False, repr=False)

    @classmethod
    def of(cls, scenes: Iterable[Scene]) -> "Names":
        """The names of scenes, after how their words are written elsewhere."""
        inside: Counter[tuple[str, str]] = Counter()
        for scene in scenes:
            for sentence in (*scene.sentences, scene.title):
                for place in range(1, len(sentence.words)):
                    word = sentence.words[place]
                    if word.isalpha():
                        inside[sentence.language.code, word] += 1 if _is_capital(sentence, place) else -1
        return cls(inside=inside)

    def found(self, sentence: Sentence) -> tuple[Named, ...]:
        """All names of a sentence, parts of longer ones included."""
        if id(sentence) not in self._found:
            self._found[id(sentence)] = tuple(self._find(sentence))
        return self._found[id(sentence)]

    def _find(self, sentence: Sentence) -> Iterator[Named]:
        taken = {
            place
            for index in sentence.mentions
            for place in range(*sentence.places(sentence.figures[index].start, sentence.figures[index].end))
        }
        run: list[int] = []
        for place in range(len(sentence.words) + 1):
            if place < len(sentence.words) and place not in taken and self._goes_on(sentence, run, place):
                run.append(place)
                continue
            yield from _parts(sentence, run)
            begins = place < len(sentence.words) and place not in taken and self._goes_on(sentence, [], place)
            run = [place] if begins else []
        for place in range(1, len(sentence.words)):
            if sentence.words[place].isdigit() and place not in taken and len(sentence.words[place]) < YEAR:
                yield from _numbered(sentence, place, taken)

    def _goes_on(self, sentence: Sentence, run: list[int], place: int) -> bool:
        """Whether a word is a name, or goes on with one: touching words, and numerals after them."""
        if run and sentence.line.before[place].strip(" -‐\t\n’'s"):
            return False
        word = sentence.words[place]
        if word.isdigit():
            return bool(run) and len(word) < YEAR
        if not _is_capital(sentence, place) or (word.isascii() and len(word) < SHORTEST):
            return False
        if place and sentence.text[sentence.spans[place][0] - 1] not in "“\"‘'(":
            return word not in _frequent(sentence.language.code) or bool(run)
        seen = self.inside.get((sentence.language.code, word), 0)
        return seen > 0 or (seen == 0 and self._leads(sentence, place))

    def _leads(self, sentence: Sentence, place: int) -> bool:
        """Whether the first word of a sentence, never seen elsewhere, stands before a name."""
        after = place + 1
        return (
            after < len(sentence.words)
            and sentence.line.before[after] == " "
            and _is_capital(sentence, after)
            and sentence.words[place] not in _frequent(sentence.language.code)
        )

    def nearest(self, site: Site, keys: Collection[Key]) -> Key | None:
        """Which of some names a figure is about."""
        sentence, mention = site.sentence, site.mention
        places = sentence.places(mention.start, mention.end)
        own = [
            (sentence.distance(each.start, *places), -len(each.key), each.key)
            for each in self.found(sentence)
            if each.key in keys
        ]
        if own:
            return min(own)[2]
        for other in site.scene.surroundings(sentence):
            there = [each for each in self.found(other) if each.key in keys]
            if there:
                return max(there, key=lambda each: (each.end, len(each.key))).key
        return None

    def around(self, site: Site) -> set[Key]:
        """The names of a figure's sentence and of what stands before."""
        where = (site.sentence, *site.scene.surroundings(site.sentence))
        return {each.key for sentence in where for each in self.found(sentence)}

    def written(self, sites: Iterable[Site]) -> dict[Key, str]:
        """How each name around some figures is written most often."""
        counts: dict[Key, Counter[str]] = {}
        for site in sites:
            for sentence in (site.sentence, *site.scene.surroundings(site.sentence)):
                for each in self.found(sentence):
                    counts.setdefault(each.key, Counter())[" ".join(each.text.split())] += 1
        return {key: found.most_common(1)[0][0] for key, found in counts.items()}


def _frequent(code: str) -> frozenset[str]:
    return frozenset(languages.load(code).data["detect"]["words"])


def _is_capital(sentence: Sentence, place: int) -> bool:
    return sentence.text[sentence.spans[place][0]].isupper()


def _numbered(sentence: Sentence, place: int, taken: Collection[int]) -> Iterator[Named]:
    """What a numeral that is no figure numbers: "line 1", "tuyến số 1"."""
    for start in range(place - 1, max(place - 3, -1), -1):
        if start in taken or not sentence.words[start].isalpha() or sentence.line.before[start + 1] != " ":
            return
        text = sentence.text[sentence.spans[start][0] : sentence.spans[place][1]]
        yield Named(start=start, end=place + 1, key=sentence.words[start : place + 1], text=text)


def _parts(sentence: Sentence, run: list[int]) -> Iterator[Named]:
    for first in range(len(run)):
        for last in range(first, min(first + LONGEST, len(run))):
            start, end = run[first], run[last] + 1
            if not sentence.words[start].isdigit():
                text = sentence.text[sentence.spans[start][0] : sentence.spans[end - 1][1]]
                yield Named(start=start, end=end, key=sentence.words[start:end], text=text)
