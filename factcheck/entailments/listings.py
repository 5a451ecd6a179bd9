"""Listings: what follows from figures of the premise that are told side by side.

    "Her scores were 71, 68 and 74.", "Her average score was 71."            ->  their mean
    "Three people were killed and five injured.", "Eight were killed or injured."  ->  their sum
    "Two of the nine mills did not open.", "Seven mills opened."             ->  the rest of the whole

In: two passages and a figure of the second. Out: a `Judgement`; nothing where the words call for none of it.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from factcheck import figures
from factcheck.entailments import wordings
from factcheck.entailments.comparisons import CONTRADICTS, ENTAILS, Judgement
from factcheck.entailments.figures import Figure
from factcheck.entailments.passages import Passage
from factcheck.ranges import Range

FIT = 0.7


def reckon(premise: Passage, hypothesis: Passage, claimed: Figure) -> Judgement | None:
    """What figures told side by side make of a claimed one."""
    if claimed.unit in ("date", "rank", "ratio", "percent") or claimed.whole:
        return None
    if not wordings.may_reckon(premise, hypothesis, claimed):
        return None
    if hypothesis.lexicon.told("mean", hypothesis.words) and not premise.lexicon.told("mean", premise.words):
        return _mean(premise, hypothesis, claimed)
    return _rest(premise, hypothesis, claimed) or _sum(premise, hypothesis, claimed)


def _judged(claimed: Figure, number: Fraction, steps: str) -> Judgement:
    shown = f"{steps} = {figures.number(number)}"
    if claimed.means.covers(Range.at(number)):
        return Judgement(relation=ENTAILS, reckoned=True, fit=FIT, why=f'{shown} gives "{claimed.text}"')
    return Judgement(relation=CONTRADICTS, fit=FIT, why=f'{shown} excludes "{claimed.text}"')


def _exact(passage: Passage) -> list[Figure]:
    return [figure for figure in passage.figures if not figure.weak and figure.exact is not None]


def _mean(premise: Passage, hypothesis: Passage, claimed: Figure) -> Judgement | None:
    """The average of the only list of the premise; how many it has is told by itself."""
    runs = [run for run in _runs(premise, claimed.unit) if len(run) > 1]
    if len(runs) != 1 or claimed.exact is None or not _has(premise, hypothesis):
        return None
    values = [figure.exact or Fraction(0) for figure in runs[0]]
    after = any(figure.first > claimed.first for figure in _exact(hypothesis))
    if after and claimed.exact == len(values):
        return Judgement(
            relation=ENTAILS, reckoned=True, fit=FIT, why=f'a list of {len(values)} gives "{claimed.text}"'
        )
    added = " + ".join(figures.number(value) for value in values)
    return _judged(claimed, sum(values, Fraction(0)) / len(values), f"({added}) ÷ {len(values)}")


def _has(premise: Passage, hypothesis: Passage) -> bool:
    """Whether the premise has all that an average is of, and nobody else: "his" scores are not "hers"."""
    lex = premise.lexicon
    asking = {at for low, high in lex.found("mean", hypothesis.words) for at in range(low, high)}
    places = [place for place in hypothesis.content(0, len(hypothesis.words)) if place not in asking]
    one, other = (lex.possessives.intersection(words) for words in (premise.words, hypothesis.words))
    alike = not one or not other or bool(one & other)
    return alike and all(hypothesis.senses[place] in premise.places for place in places)


def _runs(premise: Passage, unit: str) -> Iterator[list[Figure]]:
    """Figures of a unit with nothing but signs and an "and" between them."""
    run: list[Figure] = []
    for figure in _exact(premise):
        between = premise.words[run[-1].last : figure.first] if run else ()
        listed = run and all(word in premise.lexicon.joining or not word.isalnum() for word in between)
        if figure.unit != unit or not listed or figure.sentence != run[-1].sentence:
            yield run
            run = []
        if figure.unit == unit:
            run.append(figure)
    yield run


def _rest(premise: Passage, hypothesis: Passage, claimed: Figure) -> Judgement | None:
    """What a part leaves of its whole, where one of the two passages denies what the other tells."""
    told = _exact(premise)
    pairs = [(one, other) for one, other in pairwise(told) if other.whole]
    pairs = [(one, other) for one, other in pairs if one.unit == other.unit == claimed.unit]
    if len(pairs) != 1 or claimed.exact is None or claimed.unit != "item":
        return None
    part, whole = pairs[0]
    lex = premise.lexicon
    low, high = premise.sentences[part.sentence]
    denied = lex.told("negators", premise.words[low:high])
    if denied == lex.told("negators", hypothesis.words) or premise.thing(whole) != hypothesis.thing(claimed):
        return None
    there = {premise.senses[place] for place in premise.content(low, high)}
    said = [hypothesis.senses[place] for place in hypothesis.content(0, len(hypothesis.words))]
    own = set(said) - {hypothesis.thing(claimed)}
    if not own & there or not own <= premise.places.keys():
        return None
    steps = f"{figures.number(whole.exact or Fraction(0))} − {figures.number(part.exact or Fraction(0))}"
    return _judged(claimed, (whole.exact or Fraction(0)) - (part.exact or Fraction(0)), steps)


def _sum(premise: Passage, hypothesis: Passage, claimed: Figure) -> Judgement | None:
    """The sum of what is listed after a claimed count, each told with a count of its own in the premise."""
    terms = _listed(hypothesis, claimed)
    if claimed.unit != "item" or len(terms) < 2:
        return None
    parts: list[Figure] = []
    for term in terms:
        with_it = [figure for figure in _exact(premise) if _is_of(premise, figure, term)]
        if len(with_it) != 1 or with_it[0] in parts:
            return None
        parts += with_it
    numbers = [part.exact or Fraction(0) for part in parts]
    if claimed.exact in numbers:
        return None  # "3 were killed or injured" may repeat one of them
    return _judged(claimed, sum(numbers, Fraction(0)), " + ".join(map(figures.number, numbers)))


def _is_of(premise: Passage, figure: Figure, term: str) -> bool:
    segment = premise.homes[figure.number]
    alone = len(segment.figures) == 1 and figure.unit == "item"
    return alone and term in {premise.senses[place] for place in premise.content(segment.low, segment.high)}


def _listed(hypothesis: Passage, claimed: Figure) -> Sequence[str]:
    """The words after a figure that an "and", an "or" or a comma joins: "14 trumpets, horns and tubas"."""
    lex, words = hypothesis.lexicon, hypothesis.words
    segment = hypothesis.homes[claimed.number]
    places = list(hypothesis.content(claimed.last, segment.high))
    terms: list[str] = []
    for one, other in pairwise(places):
        between = words[one + 1 : other]
        joined = any(word in lex.joining or word == "," or lex.told("either", (word,)) for word in between)
        if joined:
            terms += [hypothesis.senses[place] for place in (one, other)]
        elif terms:
            break
    return list(dict.fromkeys(terms))
