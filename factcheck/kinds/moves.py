"""Core rule `change-fits-levels`: a change is what lies between the two levels beside it.

What it does: finds a change (in percent, in times, or as an amount) with the level before it and the level
after it in one sentence ("from 40 to 44 million, up 10 %", "44 million, up 10 % from 40 million", "gấp 60
lần, từ 0,5 lên 30 tỷ") and works out one from the others.
Why: of three figures that hang together one is often wrong: the base, the sign, or "times" for "percent".
Example: "rose 10 % from 40 to 44 million" holds; "rose 25 % from 40 to 44 million" contradicts.

In: the passages of a run. Out: an Outcome for each such three; silent on yearly averages, and
where another clause or figure stands between them; undecided where the change counts from another time.
"""

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from factcheck import figures, units, values
from factcheck.claims import Claim
from factcheck.kinds.passages import Figure, Passage
from factcheck.languages import Language
from factcheck.outcomes import Outcome, reckoned
from factcheck.values import Value

RULE = "change-fits-levels"
APART = 7
"""Words between two of the three figures, at the most."""
NEAR = 3
"""Words between "from" or "to" and its figure, at the most."""


@frozen
class Move:
    """A level, what it became, and what the text says of the change."""

    before: Claim
    after: Claim
    change: Claim


def evaluate(passages: Iterable[Passage]) -> Iterator[Outcome]:
    """What changes say of the two levels beside them."""
    for passage in passages:
        for sentence in passage.sentences:
            row = [figure for figure in sentence if figure.claim.kind != "date"]
            for place in range(len(row) - 2):
                move = _move(row[place : place + 3], passage.language)
                if move is not None:
                    yield _outcome(move)


def _move(three: Sequence[Figure], language: Language) -> Move | None:
    """The base, the level and the change that three figures in a row are, in whatever order."""
    first, second, third = three
    if _parted(second, language) or _parted(third, language):
        return None
    for before, after, change in (
        (first, second, third),  # from A to B, up p
        (second, third, first),  # rose p from A to B
        (third, second, first),  # rose p to B, from A
        (third, first, second),  # B, up p from A
    ):
        if not _is_change(change.claim) or not _are_levels(before.claim, after.claim, change.claim):
            continue
        reached = after is first or _follows(after, language, "to")
        if reached and _follows(before, language, "from"):
            return Move(before.claim, after.claim, change.claim)
    return None


def _parted(figure: Figure, language: Language) -> bool:
    """Whether another clause starts before a figure, or much is said."""
    words = figure.before
    return len(words) > APART or next(language.clauses_in(words), None) is not None


def _is_change(claim: Claim) -> bool:
    change = claim.change
    if change is None or change.average or change.mode != "by":
        return claim.kind == "multiple" and claim.value.point is not None and claim.value.point > 1
    return True


def _is_share(claim: Claim) -> bool:
    """Whether a change is a part of what it changes: "by a third", "giảm một phần tư"."""
    return claim.kind == "multiple" and claim.value.point is not None and abs(claim.value.point) < 1


def _are_levels(before: Claim, after: Claim, change: Claim) -> bool:
    """Whether two figures are of one kind, and the third can be what lies between them."""
    if (
        before.kind != after.kind
        or before.change
        or before.kind not in ("count", "money", "quantity", "percent")
    ):
        return False
    if units.dimension(before.unit) != units.dimension(after.unit) or units.is_offset(before.unit):
        return False
    if after.change and after.change.mode == "by":
        return False
    if _is_relative(change, before):
        return before.value.point != 0
    return change.kind == before.kind and units.dimension(change.unit) == units.dimension(before.unit)


def _is_relative(change: Claim, before: Claim) -> bool:
    return change.kind == "multiple" or (change.unit == "percent" and before.kind != "percent")


def _doubt(move: Move) -> str:
    """Why the levels may not be those that the change lies between."""
    levels = (move.before.value.core.lo, move.after.value.core.lo)
    if _is_relative(move.change, move.before) and any(low is None or low <= 0 for low in levels):
        return "what is not above zero does not change by a share"
    return "" if _is_base(move) else "they are levels of other times than the change"


def _is_base(move: Move) -> bool:
    """Whether the level before, if it has a date of its own, is of the time that the change counts from."""
    change, base, later = move.change.change, move.before.as_of, move.after.as_of
    if change is None or base is None or base.basis != "stated":
        return True
    if change.since is not None:
        return base.same_days(change.since)
    if change.step is None or base.start is None or later is None or later.start is None:
        return True
    return (later.start - base.start).days < 2 * units.factor(change.step, "day")


def _follows(figure: Figure, language: Language, law: str) -> bool:
    """Whether "from" or "to" stands right before a figure, with no sign between."""
    if language.law(f"{law}_after").at(figure.after, 0) is not None:
        return True
    words, named = figure.before, language.law(law)
    for place in range(len(words) - 1, max(len(words) - 1 - NEAR, -1), -1):
        if (found := named.at(words, place)) is not None:
            return all(word.isalnum() for word in words[found[0] :])
    return False


def _outcome(move: Move) -> Outcome:
    worked = _worked(move)
    said = move.change.value
    if _is_share(move.change) and move.change.change and move.change.change.direction == "down":
        said = -abs(said)
    return reckoned(
        RULE,
        values.compare(worked, said.to(worked.unit)),
        move.change,
        (move.before, move.after),
        told=f"from {move.before.written} to {move.after.written}",
        worked=_shown(worked, move.change),
        result=worked,
        doubt=_doubt(move),
    )


def _worked(move: Move) -> Value:
    """What the levels make of the change, in the unit in which it is said."""
    before, after = move.before.value, move.after.value.to(move.before.value.unit)
    if _is_share(move.change):
        return after / before - Value.exact(1)
    if move.change.kind == "multiple":
        return after / before
    if move.change.unit == "percent" and move.before.kind != "percent":
        return (after / before - Value.exact(1)).to("percent")
    return after - before


def _shown(worked: Value, change: Claim) -> str:
    if worked.point is None:
        return figures.spread(worked.core, worked.unit)
    if worked.unit == "percent":
        return f"{'+' if worked.point > 0 else ''}{figures.percent(worked.point / 100)}"
    if _is_share(change):
        return f"{'+' if worked.point > 0 else ''}{figures.percent(worked.point)}"
    if change.kind == "multiple":
        return f"{figures.number(round(worked.point, 2))} times"
    return f"{'+' if worked.point > 0 else ''}{figures.amount(worked.point, worked.unit)}"
