"""Nouns: what a number counts, named by the words after it.

    after(… "7,900 EPS workers were" …)  ->  "EPS workers", person

In: the place after a number. Out: `Noun`, its words and the English noun that stands for it; `item` where the
language file does not know it.
"""

from attrs import frozen

from factcheck.mentions.records import Amount
from factcheck.mentions.scans import Scan


@frozen
class Noun:
    """The words start..end of a counted noun phrase."""

    start: int
    end: int
    unit: str = "item"

    @property
    def is_known(self) -> bool:
        return self.unit != "item"


def counted(scan: Scan, amount: Amount) -> Noun | None:
    """What a bare number counts."""
    if amount.kind != "count":
        return None
    place = amount.end
    if amount.number.fraction:
        return None
    bracket = scan.word(place) == "("
    return None if bracket else after(scan, place)


def after(scan: Scan, place: int) -> Noun | None:
    """The noun phrase from a place, up to the last known noun within reach, or the words next to it."""
    g = scan.grammar
    if (
        place > scan.low
        and scan.gap(place - 1) == "-"
        and (found := g.nouns.at(scan.words, place, scan.high))
    ):
        return Noun(place, found[0], found[1])  # "a 200-bed hospital"
    best: Noun | None = None
    person: Noun | None = None
    at = place
    limit = min(place + g.reach, scan.high)
    while at < limit:
        word = scan.words[at]
        if not word[0].isalpha() or (word in g.noun_stops and at >= place):
            break
        found = g.nouns.at(scan.words, at, scan.high)
        if found is not None:
            best = Noun(place, found[0], found[1])
            at = found[0]
            if scan.words[at - 1] not in g.noun_bases:
                break  # a plural ends its phrase: "travellers visit"
            limit = min(at + 1, scan.high)
            continue
        if best is not None:
            break
        if _is_people(scan, at, word):
            person = person or Noun(place, at + 1, "person")
        at += 1
    if best is not None:
        return best
    if person is not None:
        return person
    return Noun(place, min(at, place + 2)) if at > place else None


def _is_people(scan: Scan, place: int, word: str) -> bool:
    """Whether a word names people by where they are from: "Koreans", "Vietnamese"."""
    g = scan.grammar
    if not scan.is_name(place):
        return False
    return word in g.person_words or (len(word) > 5 and word.endswith(g.person_endings))
