"""Nouns: what a number counts, named by the words after it.

    after(… "7,900 EPS workers were" …)  ->  "EPS workers", person

In: the place after a number. Out: `Noun`, its words and the English noun that stands for it; `item` where the
language file does not know it.
"""

from attrs import frozen

from factcheck.mentions import hedges
from factcheck.mentions.records import Amount
from factcheck.mentions.scans import Scan

BACK = 14
"""Words back to "the number of" and its noun."""


@frozen
class Noun:
    """The words start..end of a counted noun phrase."""

    start: int
    end: int
    unit: str = "item"
    counter: bool = False  # a word that does nothing but count

    @property
    def is_known(self) -> bool:
        return self.unit != "item" or self.counter


def counted(scan: Scan, amount: Amount) -> Noun | None:
    """What a bare number counts."""
    if amount.kind != "count":
        return None
    place = amount.end
    if amount.number.fraction:
        return None
    if scan.word(place) == "(":
        return None
    noun = after(scan, place)
    if not scan.grammar.counters or (noun is not None and noun.unit != "item"):
        return noun
    return _with_head(scan, amount.start, noun)


def _with_head(scan: Scan, place: int, noun: Noun | None) -> Noun | None:
    """The counter after a number with the unit of the noun before it: "기업 300곳", "차량이 20대"."""
    g = scan.grammar
    counts = noun is not None and scan.words[noun.start] in g.counters
    if noun is None or not counts:
        return noun
    at, _ = hedges.before(scan, place)
    at -= scan.word(at - 1) in g.noun_stops and at - 1 in scan.parted
    head = g.nouns.before(scan.words, at, scan.low)
    named = head is not None and scan.words[at - 1] not in g.counters
    return Noun(noun.start, noun.end, head[1] if head and named else noun.unit, counter=True)


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
            if g.heads_first or scan.words[at - 1] not in g.noun_bases:
                break  # a plural ends its phrase: "travellers visit"; a head that comes first is all
            limit = min(at + 1, scan.high)
            continue
        if best is not None:
            if g.plural_marks and word.endswith(g.plural_marks):
                best = Noun(place, at + 1)  # "passport photos" are no passports
            break
        if _is_people(scan, at, word):
            person = person or Noun(place, at + 1, "person")
        at += 1
        if g.plural_endings and word.endswith(g.plural_endings):
            limit = min(at + 1, limit)  # "bees visit schools", but "sports clubs"
            if scan.word(at) in g.noun_bases:
                break
    if best is not None:
        return _qualified(scan, best)
    if person is not None:
        return person
    return Noun(place, min(at, place + 2)) if at > place else None


def _qualified(scan: Scan, noun: Noun) -> Noun:
    """The noun with the qualifiers that some languages put after it: "ca mắc mới", "lượt khách quốc tế"."""
    end = noun.end
    while (found := scan.grammar.qualifiers.at(scan.words, end, scan.high)) is not None:
        end = found[0]
    return noun if end == noun.end else Noun(noun.start, end, noun.unit)


def before(scan: Scan, place: int) -> Noun | None:
    """The noun whose number a bare figure is: "the number of cases rose to 45", "population: 98 million"."""
    g = scan.grammar
    labelled = scan.word(place - 1) == ":"
    if not (labelled or scan.has(g.implied_nouns.ends) or scan.has(g.number_of.ends)):
        return None
    for near in range(place, max(place - BACK, scan.low), -1):
        word = scan.words[near - 1]
        if word in (";", ",", ".", "(") or scan.is_numeral(near - 1):
            return None
        said = g.implied_nouns.before(scan.words, near, scan.low)
        if said is not None:
            return Noun(said[0], near, said[1])
        cue = g.number_of.before(scan.words, near, scan.low)
        if cue is not None and (noun := after(scan, near)) is not None and noun.end <= place:
            return noun if noun.is_known else None
    label = g.nouns.before(scan.words, place - 1, scan.low) if labelled else None
    return Noun(label[0], place - 1, label[1]) if label is not None else None


def _is_people(scan: Scan, place: int, word: str) -> bool:
    """Whether a word names people by where they are from: "Koreans", "Vietnamese"."""
    g = scan.grammar
    if not scan.is_name(place):
        return False
    return word in g.person_words or (len(word) > 5 and word.endswith(g.person_endings))
