"""Holders: what the parts of a story are to somebody, or to a place, that has something.

    "Dev gave 7 cards to Ali.", to Ali  ->  a gain

In: parts, and the words for who or where. Out: the parts that change what is there.
"""

from collections.abc import Iterator, Sequence

from attrs import evolve

from factcheck.entailments.parts import (
    GAIN,
    LOSS,
    STATE,
    Part,
)


def of_owner(parts: Sequence[Part], owner: frozenset[str]) -> Iterator[Part]:
    """The parts that change what somebody has, what others took or gave turned round.

    Where one amount alone is told, all that happens is to it; among several, the owner's is meant.
    """
    if (
        owner
        and not any(owner & part.owner for part in parts)
        and any(owner & part.context for part in parts)
    ):
        yield from _placed(parts, owner)
        return
    held = {part.owner for part in parts if part.role == STATE}
    held = held or {part.owner for part in parts[:1]}
    alone = len(held) < 2
    base = next(iter(held), frozenset()) if alone else owner
    if alone and owner and base and not owner & base and any(owner & part.owner for part in parts):
        return  # of somebody else, of whom no amount is told
    for part in parts:
        turned = _turned(part, base, alone=alone)
        if part.role != STATE and turned is not None:
            yield turned
        elif part.role == STATE and (alone or not owner or not part.owner or owner & part.owner):
            yield part


def _placed(parts: Sequence[Part], places: frozenset[str]) -> Iterator[Part]:
    """The parts that change what is in a place: what comes to it, what goes from it, what just changes."""
    apart = len({part.context & places for part in parts if part.role == STATE}) > 1
    for part in parts:
        to, off = (len(places & each) for each in (part.target, part.source))
        if to != off:
            yield evolve(part, role=GAIN if to > off else LOSS)
        elif not apart or (places & part.context if part.role == STATE else not part.source | part.target):
            yield part


def _turned(part: Part, base: frozenset[str], *, alone: bool) -> Part | None:
    """What a gain or loss is to an owner; None where it is nothing to him."""
    if not base or not part.owner or base & part.owner:
        taken = alone and part.passed and part.role == GAIN and part.owner and not base
        return evolve(part, role=LOSS) if taken else part
    if part.passed and (base & part.others or part.received or (alone and part.role == GAIN)):
        return evolve(part, role={GAIN: LOSS, LOSS: GAIN}[part.role])
    return part if alone or base & part.others else None
