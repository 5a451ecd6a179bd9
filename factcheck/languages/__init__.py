"""Languages: one data file each, with the words that a language uses around figures.

    load("vi").present  ->  ("hiện", "hiện nay", …)          detect("Kim ngạch đạt 78 tỷ USD")  ->  "vi"

In: the code of a language, or a text. Out: `Language`, whose cue words the later stages read by name and
whose other tables the grammar of mentions reads from `data`. A language is added by its file alone; keys.toml
says what its keys mean, and a file that lacks one or has one too many is told so.
"""

import functools
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any

from attrs import field, frozen
from babel import Locale

from factcheck.errors import FactcheckError
from factcheck.languages import keys
from factcheck.languages.phrases import Phrases, split

__all__ = ["Language", "detect", "known", "load"]

NOTHING: Phrases[str] = Phrases(())
SAMPLE = 20_000
"""Characters read to tell a language: enough for any article."""


@frozen(kw_only=True, eq=False)
class Language:
    """A language's cue words; `data` is its whole file, `locale` what CLDR knows of it."""

    code: str
    name: str
    locale: Locale = field(repr=False)
    present: tuple[str, ...] = field(repr=False)  # "currently": the figure holds when it is said
    habitual: tuple[str, ...] = field(repr=False)  # "every year"
    clause: tuple[str, ...] = field(repr=False)  # words that open a clause
    modality: Mapping[str, tuple[str, ...]] = field(repr=False)  # target, plan, forecast -> words before
    attribution: Mapping[str, tuple[str, ...]] = field(repr=False)  # before, after: where the source stands
    conjunctions: frozenset[str] = field(repr=False)  # words that join the figures of a list
    onward: frozenset[str] = field(repr=False)  # "two years from June": words before a start
    furniture: tuple[str, ...] = field(repr=False)  # headings of story lists
    caption: tuple[str, ...] = field(repr=False)
    byline: tuple[str, ...] = field(repr=False)
    dated: tuple[str, ...] = field(repr=False)  # "last updated"
    abbreviations: tuple[str, ...] = field(repr=False)  # a stop after one ends no sentence
    data: Mapping[str, Any] = field(repr=False)
    _cues: Mapping[str, Phrases[str]] = field(repr=False)
    _laws: Mapping[str, Phrases[str]] = field(repr=False)
    _complements: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = field(repr=False)

    def clauses_in(self, words: Sequence[str]) -> Iterator[int]:
        """Where words open a clause."""
        cues = self._cues["clause"]
        return (place for place in cues.starting(words) if cues.at(words, place) is not None)

    def opens_parts(self, words: Sequence[str]) -> bool:
        """Whether words list the parts of something ("of which", "including")."""
        return next(_found(self._cues["parts"], words), None) is not None

    def is_in_turn(self, words: Sequence[str]) -> bool:
        """Whether words say that figures go with names in their order ("respectively")."""
        return next(_found(self._cues["in_turn"], words), None) is not None

    def referring_in(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Where words point back at the figure before ("this figure")."""
        return ((place, end) for place, end, _ in _found(self._cues["referring"], words))

    def present_in(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Where words say that something holds now."""
        return ((place, end) for place, end, _ in _found(self._cues["present"], words))

    def is_of_accounts(self, words: Sequence[str], place: int) -> bool:
        """Whether the words from a place on, with what stands right before it, name a year of accounts.

        One that says when the accounts end gives its days itself and is no name.
        """
        parts = [word.rstrip("0123456789") or word for word in words]  # FY2024
        for _, end, _ in _found(self._cues["accounts"], parts):
            if end >= place:
                return next(_found(self._cues["accounts_until"], parts[end:]), None) is None
        return False

    def is_quarter(self, words: Sequence[str], around: Sequence[str]) -> bool:
        """Whether the words of a date number a quarter or half, and none of those around says which days."""
        named = next(_found(self._cues["quarters"], words), None) is not None
        ended = next(_found(self._cues["accounts_until"], words), None) is not None
        return named and not ended and next(_found(self._cues["calendar"], (*words, *around)), None) is None

    def is_base(self, words: Sequence[str], place: int) -> bool:
        """Whether what starts at a place is a level before a change: "rose from", "compared with"."""
        found = self._cues["against"].before(words, place)
        if found is None:
            return False
        if found[0] < place - 1:
            return True
        low = max(place - 6, 0)
        moved = any(self._cues["moves"].at(words, at, found[0]) for at in range(low, found[0]))
        return moved and words[place - 1] == self.data["ranges"]["openers"][0]

    def is_present(self, words: Sequence[str]) -> bool:
        """Whether a sentence is in the present: it says so, or its verbs are and none is past."""
        if next(self.present_in(words), None) is not None:
            return True
        verbs = {tense for _, _, tense in _found(self._cues["verbs"], words)}
        return verbs == {"present"}

    def tenses(self, words: Sequence[str], verbs: Iterable[str] = ()) -> frozenset[str]:
        """The tenses of a sentence's verbs; none where a word of prospect may make them another.

        `verbs` are words of it that stand where a verb does: one that ends like the past is counted, too.
        """
        law = self.law("to_come")
        if any(law.at(words, place) for place in law.starting(words)):
            return frozenset()
        tenses = {tense for _, _, tense in _found(self._cues["verbs"], words)}
        endings = tuple(self.data["cues"].get("past_endings", ()))
        if endings and any(verb.endswith(endings) for verb in verbs):
            tenses.add("past")
        return frozenset(tenses)

    def modalities_in(self, words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """Where words say that a figure is a target, plan or forecast."""
        return _found(self._cues["modality"], words)

    def tells_who(self, words: Sequence[str]) -> bool:
        """Whether words say who said something: "according to officials", "the ministry said"."""
        return any(
            next(_found(self._cues[cue], words), None) is not None for cue in ("attribution", "saying")
        )

    def attribution_in(self, words: Sequence[str]) -> int | None:
        """The place after "according to" or the like, where the name of who says it starts."""
        return next((end for _, end, _ in _found(self._cues["attribution"], words)), None)

    def law(self, name: str) -> Phrases[str]:
        """The words that one of the core rules goes by; none where the language's file lacks them."""
        return self._laws.get(name, NOTHING)

    @property
    def complements(self) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
        """Names of two things that make a whole, as words: exports and imports, men and women."""
        return self._complements

    @property
    def markers(self) -> frozenset[str]:
        """What may be glued to the end of a name, where words are not parted from their particles."""
        return frozenset(self.data.get("segmentation", {}).get("markers", ()))

    @property
    def territories(self) -> Mapping[str, str]:
        """Names of countries and territories by their code, as CLDR has them."""
        return {code: name for code, name in self.locale.territories.items() if code.isalpha()}


def _found(phrases: Phrases[str], words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    end = 0
    for place in phrases.starting(words):
        if place >= end and (found := phrases.at(words, place)):
            yield place, *found
            end = found[0]


@functools.cache
def known() -> tuple[str, ...]:
    """The codes of the languages that have a file, in order."""
    names = (entry.name for entry in files(__name__).iterdir())
    found = (name.removesuffix(".toml") for name in names if name.endswith(".toml"))
    return tuple(sorted(name for name in found if name != "keys"))


@functools.cache
def load(code: str) -> Language:
    """A language by its code.

    Raises: FactcheckError where no file has that name.
    """
    if code not in known():
        raise FactcheckError(f'no language "{code}"; expected one of {", ".join(known())}')
    data = tomllib.loads((files(__name__) / f"{code}.toml").read_text(encoding="utf-8"))
    keys.check(code, data)
    text, cues = data["text"], data["cues"]
    return Language(
        code=code,
        name=data["name"],
        locale=Locale.parse(data["locale"]),
        present=tuple(cues["present"]),
        habitual=tuple(cues["habitual"]),
        clause=tuple(cues["clause"]),
        modality=_tuples(cues["modality"]),
        attribution=_tuples(cues["attribution"]),
        conjunctions=frozenset(cues["conjunctions"]),
        onward=frozenset(cues["onward"]),
        furniture=tuple(text["furniture"]),
        caption=tuple(text["caption"]),
        byline=tuple(text["byline"]),
        dated=tuple(text["dated"]),
        abbreviations=tuple(text["abbreviations"]),
        data=data,
        laws={
            name: Phrases((cue, name) for cue in said)
            for name, said in data.get("laws", {}).items()
            if name != "complements"
        },
        complements=tuple(
            (split(one), split(other)) for one, other in data.get("laws", {}).get("complements", ())
        ),
        cues={
            "in_turn": Phrases((cue, "") for cue in cues["in_turn"]),
            "referring": Phrases((cue, "") for cue in cues["referring"]),
            "against": Phrases((cue, "") for cue in data["changes"]["against"]["words"]),
            "moves": Phrases(
                (cue, "") for way in ("up", "down") for cue in data["changes"][way]["words"] if " " not in cue
            ),
            "parts": Phrases((cue, "") for cue in cues["parts"]),
            "clause": Phrases((cue, "") for cue in cues["clause"]),
            "accounts": Phrases((cue, "") for cue in cues["accounts"]),
            "accounts_until": Phrases((cue, "") for cue in cues["accounts_until"]),
            "quarters": Phrases((cue, "") for cue in cues["quarters"]),
            "calendar": Phrases((cue, "") for cue in cues["calendar"]),
            "present": Phrases((cue, "") for cue in cues["present"]),
            "attribution": Phrases((cue, "") for cue in cues["attribution"]["before"]),
            "saying": Phrases((cue, "") for cue in cues["attribution"]["after"]),
            "modality": Phrases((cue, name) for name, said in cues["modality"].items() for cue in said),
            "verbs": Phrases((verb, tense) for tense, verbs in cues["verbs"].items() for verb in verbs),
        },
    )


def _tuples(table: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(words) for name, words in table.items()}


def detect(text: str) -> str:
    """The language that a text's telltale letters and words speak for most; English where nothing does."""
    sample = text[:SAMPLE].lower()
    letters = Counter(sample)
    words = Counter(re.findall(r"[^\W\d_]+", sample))
    scores = {code: _score(code, letters, words) for code in known()}
    best = max(scores.values(), default=0.0)
    return next((code for code in sorted(scores, key=lambda c: c != "en") if scores[code] == best), "en")


@functools.cache
def _letters(letters: str) -> re.Pattern[str] | None:
    """Letters and ranges of them ("가-힣") as a class; nothing where a language has none of its own."""
    return re.compile(f"[{letters}]") if letters else None


def _score(code: str, letters: Mapping[str, int], words: Mapping[str, int]) -> float:
    """The share of telltale letters among letters plus that of telltale words among words."""
    found = load(code).data["detect"]
    total = sum(count for letter, count in letters.items() if letter.isalpha()) or 1
    telltale = _letters(found["letters"])
    marked = sum(count for letter, count in letters.items() if telltale.match(letter)) if telltale else 0
    told = sum(words.get(word, 0) for word in found["words"])
    return 2 * marked / total + told / (sum(words.values()) or 1)
