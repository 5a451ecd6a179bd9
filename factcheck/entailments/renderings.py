"""Renderings: a hypothesis in the words of its premise, where the two say one thing in different words.

    rendered("Blast at AU base kills 14.", "African Union: explosion leaves 14 dead.")
        ->  explosion as "blast", dead as "kill", African Union as "AU"

In: two passages. Out: the second, its senses exchanged for those of the premise that tell the same: kin of
the language's file, words of one root, and the initials of a name.
"""

from collections.abc import Iterator

from attrs import evolve

from factcheck.entailments.passages import Passage


def rendered(premise: Passage, hypothesis: Passage) -> Passage:
    """The hypothesis, in the premise's words where it has others for the same."""
    kinships = premise.lexicon.kinships
    roots = {kinships.root(sense): sense for sense in reversed(premise.places)}
    named = {hypothesis.senses[place] for place in hypothesis.names}
    aliases: dict[str, str] = {}
    for sense in hypothesis.places:
        if sense in premise.places or _covers_several(premise, sense):
            continue
        kin = next((each for each in premise.places if each in kinships.kin(sense)), None)
        if kin is None and sense not in named:
            kin = roots.get(kinships.root(sense))
        if kin is not None:
            aliases[sense] = kin
    senses = [aliases.get(sense, sense) for sense in hypothesis.senses]
    for one, other, found in _initials(premise, hypothesis):
        senses[one:other] = [found, *[""] * (other - one - 1)]
    return evolve(hypothesis, senses=tuple(senses), aliases=aliases)


def _covers_several(premise: Passage, sense: str) -> bool:
    """Whether several words of the premise are kinds of what a word names: hens and ducks of birds."""
    return sum(premise.lexicon.is_kind(sense, each) for each in premise.places) > 1


def _initials(premise: Passage, hypothesis: Passage) -> Iterator[tuple[int, int, str]]:
    """Where the hypothesis has a name whose initials are in the premise, or the initials of one there."""
    short = {
        premise.raw[place]: premise.senses[place] for place in premise.names if premise.raw[place].isupper()
    }
    for low, high in _runs(hypothesis):
        if sense := short.get("".join(hypothesis.raw[place][0] for place in range(low, high))):
            yield low, high, sense
    long = {
        "".join(premise.raw[place][0] for place in range(low, high)): premise.senses[low]
        for low, high in _runs(premise)
    }
    for place, word in enumerate(hypothesis.raw):
        if len(word) > 1 and word in long and word not in short:
            yield place, place + 1, long[word]


def _runs(passage: Passage) -> Iterator[tuple[int, int]]:
    """Two words or more with capitals, one beside the other."""
    low = 0
    for place, word in enumerate((*passage.raw, "")):
        if word[:1].isupper() and (place < len(passage.senses) and passage.senses[place]):
            continue
        if place - low > 1:
            yield low, place
        low = place + 1
