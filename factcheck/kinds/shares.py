"""Core rule `shares-fit`: a share in percent beside its part and its whole is the one divided by the other.

What it does: finds a part, a percentage and a whole that one sentence joins ("100 of the 250 students (40
%)", "of the 250 students, 100 (40 %)", "3.2 million, or 21 % of the 15.2 million adults") and divides.
Why: parts and percentages are worked out once and typed apart; later one of them is brought up to date.
Example: "100 of the 250 students (40 %)" holds; "100 of the 250 students (60 %)" contradicts.

In: the passages of a run. Out: an Outcome for each such three; silent where other figures stand
between them, and on percentages that are changes; undecided where the whole is smaller than the part.
"""

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from factcheck import figures, units, values
from factcheck.claims import Claim
from factcheck.kinds.passages import Figure, Passage
from factcheck.languages import Language
from factcheck.outcomes import Outcome, reckoned
from factcheck.values import Value

RULE = "shares-fit"
AMOUNTS = ("count", "money", "quantity")
NEAR = 6
"""Words from "of" to the figure that it leads to, at the most."""


def evaluate(passages: Iterable[Passage]) -> Iterator[Outcome]:
    """What percentages say of the part and the whole beside them."""
    for passage in passages:
        for row in passage.sentences:
            for place, figure in enumerate(row):
                if figure.claim.unit != "percent" or figure.claim.change is not None:
                    continue
                ratio = row[place - 1].claim if place else None
                if ratio and _is_ratio(ratio) and _restates(figure, passage.language):
                    yield _outcome(ratio.value, ratio.written, figure.claim, (ratio,), "")
                else:
                    for part, whole in _around(row, place, passage.language):
                        if _can_be_part(part.claim, whole.claim):
                            value = _in(part.claim, whole.claim.unit) / whole.claim.value
                            told = f"{part.claim.written} of {whole.claim.written}"
                            parts = (part.claim, whole.claim)
                            yield _outcome(value, told, figure.claim, parts, _doubt(*parts))
                            break


def _around(row: Sequence[Figure], place: int, language: Language) -> Iterator[tuple[Figure, Figure]]:
    """The part and the whole that the words around a percentage may join with it."""
    share = row[place]
    before, after = row[:place][::-1], row[place + 1 :]
    if before and _is_aside(share, language):
        if len(before) > 1 and _is_of(before[0], language):  # 100 of the 250 students (40 %)
            yield before[1], before[0]
        if (
            len(before) > 1 and before[1] is row[0] and _is_of(row[0], language)
        ):  # of the 250 students, 100 (40 %)
            yield before[0], before[1]
        if after and _is_of(after[0], language):  # 100, or 40 % of the 250 students
            yield before[0], after[0]
    if (
        len(after) > 1 and _is_aside(after[0], language) and _is_of(after[1], language)
    ):  # 40 % (100) of the 250
        yield after[0], after[1]


def _is_aside(figure: Figure, language: Language) -> bool:
    """Whether only a noun of a word or two and a bracket, or "or", stand before a figure."""
    words, law = figure.before, language.law("same")
    place = next((place for place, word in enumerate(words) if word in "([" or law.at(words, place)), None)
    if place is None or place > 3:
        return False
    place += words[place] in "(["
    while place < len(words) and (found := law.at(words, place)):
        place = found[0]
    return place == len(words)


def _restates(figure: Figure, language: Language) -> bool:
    """Whether a percentage says a ratio again; behind a comma it may be of another thing: "15 % speedup"."""
    by_comma, after = figure.before[-1:] == (",",), figure.after[:1]
    other = by_comma and bool(after) and after[0].isalpha() and not language.law("of").at(after, 0)
    return not other and _is_aside(figure, language)


def _is_of(figure: Figure, language: Language) -> bool:
    """Whether a figure is what "of" or "out of" speaks of: "of the 250", "of the park's 12,000"."""
    if any(language.law("of_after").at(figure.after, place) for place in range(2)):
        return True
    words, law = figure.before, language.law("of")
    for place in range(len(words) - 1, max(len(words) - NEAR, 0) - 1, -1):
        if law.at(words, place):
            return True
        if not (words[place].isalnum() or words[place] in "'’") or words[place] in language.conjunctions:
            break
    return False


def _is_ratio(claim: Claim) -> bool:
    """Whether it is a share in other words: "one in five", "30 out of 120"."""
    point = claim.value.point
    return claim.kind == "multiple" and claim.change is None and point is not None and 0 < point < 1


def _can_be_part(part: Claim, whole: Claim) -> bool:
    if whole.kind not in AMOUNTS or part.change or whole.change or part.rate != whole.rate:
        return False
    bare = part.kind == "count" and part.unit == "item"
    if not bare and (part.kind != whole.kind or units.dimension(part.unit) != units.dimension(whole.unit)):
        return False
    return whole.value.point != 0


def _doubt(part: Claim, whole: Claim) -> str:
    low, high = _in(part, whole.unit).support.lo, whole.value.support.hi
    return "the whole is smaller than its part" if low is not None and high is not None and low > high else ""


def _in(part: Claim, unit: str) -> Value:
    """The part in the unit of the whole; a bare number takes it."""
    bare = part.kind == "count" and part.unit == "item"
    return evolve(part.value, unit=unit) if bare else part.value.to(unit)


def _outcome(ratio: Value, told: str, share: Claim, parts: tuple[Claim, ...], doubt: str) -> Outcome:
    percent = ratio.to("percent")
    return reckoned(
        RULE,
        values.compare(ratio, share.value.to("dimensionless")),
        share,
        parts,
        told=told,
        worked="" if ratio.point is None else figures.percent(ratio.point),
        result=percent,
        implied={"percent": float(ratio.point * 100)} if ratio.point is not None else None,
        doubt=doubt,
    )
