"""Labels: bare numbers that tell one thing of its kind from the others, known from the grammar around them.

    "a fire in bed 12", "Rule 34 of the House", "mũi 1 là"  ->  labels        "of 12", "at age 5"  ->  none

In: a bare number in digits, and what it could count. Out: whether it labels the noun before it. A noun in
the singular takes no number without an article unless that number is its label; what is a noun shows from a
preposition before it, from where the sentence starts, or, where labels come after nouns, from its being one
that is counted.
"""

from factcheck.mentions import nouns
from factcheck.mentions.nouns import Noun
from factcheck.mentions.scans import Scan

LIVING = frozenset(["person", "animal"])
"""What is never told apart by numbers."""
PHRASE = 3
"""Words that a noun may take after its number."""
SHORTEST = 3
"""Letters of the shortest noun that a preposition alone shows to be one."""


def is_label(scan: Scan, start: int, end: int, noun: Noun | None) -> bool:
    """Whether the number start..end labels the word before it."""
    if (noun is not None and noun.is_known) or not scan.words[end - 1].isdigit():
        return False
    if start <= scan.low or scan.gap(start - 1) != " " or _is_measured(scan, start):
        return False
    keyed = scan.grammar.label_words.before(scan.words, start, scan.low)
    if keyed is not None and (scan.closes(end) or _is_set(scan, keyed[0], end)):
        return True
    if scan.closes(end):
        return _is_counter(scan, start) or _is_led(scan, start, end) or _opens(scan, start, end)
    return start == scan.low + 1 and _is_singular(scan, start - 1) and _acts(scan, end)


def _is_measured(scan: Scan, start: int) -> bool:
    """ "in total 45", "population 300": words that have an amount and no label."""
    named = nouns.before(scan, start)
    return (named is not None and named.end == start) or bool(
        scan.grammar.not_labels.before(scan.words, start, scan.low)
    )


def _is_set(scan: Scan, place: int, end: int) -> bool:
    """ "the number 10 shirt", "Làn 5 dành cho", "Engine 2 caught fire": no verb and its object."""
    g = scan.grammar
    if scan.word(place - 1) in g.definite:
        return True
    return place == scan.low and (g.labels_follow or not _is_many(scan, end))


def _is_many(scan: Scan, place: int) -> bool:
    """Whether a plural follows, which the number may count: "Press 12 fresh olives"."""
    for near in range(place, min(place + PHRASE, scan.high)):
        if scan.closes(near):
            return False
        if scan.words[near].endswith(scan.grammar.singular_ending or "s"):
            return True
    return False


def _is_counter(scan: Scan, start: int) -> bool:
    """ "mũi 1 là", "phút 90": a noun that is counted, behind which no count can stand."""
    g = scan.grammar
    if not g.labels_follow:
        return False
    kind = g.nouns.before(scan.words, start, scan.low)
    thing = kind is not None and kind[1] not in LIVING
    return thing or g.times.before(scan.words, start, scan.low) is not None


def _is_led(scan: Scan, start: int, end: int) -> bool:
    """ "at berth 12": a lone singular after a preposition; "in prison 12 were" goes on with those counted."""
    g, word = scan.grammar, scan.words[start - 1]
    led = scan.word(start - 2) in g.label_leads and scan.word(end) not in g.label_never
    return led and len(word) >= SHORTEST and not scan.is_name(start - 1) and _is_singular(scan, start - 1)


def _opens(scan: Scan, start: int, end: int) -> bool:
    """ "Rule 34 of the House", "Engine 2 was": the first word of a sentence, of which something is said."""
    g = scan.grammar
    said = scan.word(end) in g.label_ends or scan.word(end) in g.singular_verbs
    return start == scan.low + 1 and said and _is_singular(scan, start - 1)


def _acts(scan: Scan, place: int) -> bool:
    """ "Chromosome 21 carries the gene": a verb in the singular, as an article comes after it."""
    g = scan.grammar
    ending = g.singular_ending
    return bool(ending) and scan.word(place).endswith(ending) and scan.word(place + 1) in g.definite


def _is_singular(scan: Scan, place: int) -> bool:
    """Whether a word may be a noun in the singular: no verb, plural or adverb by its form."""
    g, word = scan.grammar, scan.words[place]
    if not word.isalpha() or word in g.noun_stops or word in g.units:
        return False
    return not word.endswith(g.no_label_endings)
