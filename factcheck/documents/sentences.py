"""Characters of a block in, its sentences out, as spans without the white space between them.

list(split("Mr. Lee rose 2.5 %. So did J. Kim.", 0, 34, abbreviations={"Mr"})) == [(0, 19), (20, 34)]
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex
from attrs import frozen

# A mark that ends sentences with what may follow it before the gap: closing quotes and brackets. Chinese and
# Japanese stops need no gap.
END = regex.compile(
    r"(?<![.!?…])[.!?…]++[\p{Pe}\p{Pf}\"'’”*_]{0,10}(?=\s|$)|[。！？][\p{Pe}\p{Pf}\"'’”]{0,10}"
)
WORD = regex.compile(r"[^\s\p{Ps}\p{Pi}\"'‘“]{1,30}$")
NEXT = regex.compile(r"[\s\p{P}\p{S}]{0,50}+([^\s\p{P}\p{S}]{1,20})?")
INITIALS = regex.compile(r"(?:\p{Lu}\.)*\p{Lu}$")
NUMERAL = regex.compile(r"\(?(?:\d{1,3}|\p{L}|[IVXivx]{1,5})$")


LONGEST = 1500
"""Characters of the longest sentence; twice what a legal text writes."""


@frozen
class Usage:
    """How a language uses its full stop: after which abbreviations, and with which words sentences open."""

    abbreviations: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()


def split(
    text: str, start: int, end: int, usage: Usage | None = None, breaks: Sequence[int] = ()
) -> Iterator[tuple[int, int]]:
    """The sentences of text[start:end]; one ends at each of `breaks` whatever its last character."""
    usage = usage or Usage()
    edges = [start, *breaks, end]
    for low, high in pairwise(edges):
        begin = low
        for match in END.finditer(text, low, high):
            if _ends(text, begin, match, high, usage):
                yield from _bounded(text, begin, match.end())
                begin = match.end()
        yield from _bounded(text, begin, high)


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, in pieces where it is longer than any that people write."""
    while end - start > LONGEST:
        cut = max(
            text.rfind(" ", start + LONGEST // 2, start + LONGEST), text.rfind("\n", start, start + LONGEST)
        )
        cut = cut if cut > start else start + LONGEST
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _ends(text: str, begin: int, match: "regex.Match[str]", high: int, usage: Usage) -> bool:
    after = NEXT.match(text, match.end(), high)
    follows = after[1] if after and after[1] else ""
    if not follows:
        return False  # nothing but marks is left: they belong to this sentence
    if match.group()[0] in "。！？":
        return True
    if follows[0].islower():
        return False
    if match.group() != ".":
        return True
    before = WORD.search(text, max(begin, match.start() - 30), match.start())
    word = before.group() if before else ""
    if before and NUMERAL.match(word) and text[begin : before.start()].strip() in ("", "("):
        return False  # "1. Exports": the number of a point
    if INITIALS.match(word):
        # "J. Kim", "U.S. exports": only a word that opens sentences tells that one ended there.
        return not follows[0].isupper() or ("." in word and follows.lower() in usage.openers)
    return not any(form in usage.abbreviations for form in (word, f"{word}.", word.lower()))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield (start, end)
