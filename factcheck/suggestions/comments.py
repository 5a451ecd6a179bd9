"""Comments: what a suggested pack says of itself: what it was made from, and how sure it is.

    "7 figures in 5 texts (en, vi); the patterns link all of them and no other."

In: proposals after they were put to the linker. Out: sentences for the comments of its file.
"""

from collections.abc import Iterator, Mapping, Sequence

from factcheck.claims import Claim
from factcheck.suggestions.proposals import Proposal

DISARRAY = "its figures contradict one another, and no words part them: they may be of several things"
"""Why a measure is not one of the pack."""
SHOWN = 3
"""Figures that a comment names."""


def description(proposals: Sequence[Proposal]) -> str:
    """What the pack is about, in a line."""
    names = [each.measure.name for each in proposals[:SHOWN]]
    more = len(proposals) - len(names)
    return f"Suggested: {', '.join(names)}" + (f" and {more} more" if more else "")


def head(given_up: Sequence[str]) -> Iterator[str]:
    """What opens the file."""
    yield (
        "Suggested by factcheck from figures that look alike. Each measure is a guess: rename it, mend its"
        " patterns, delete what is wrong. Nothing overwrites this file."
    )
    if given_up:
        yield f"No words tell these groups from other figures: {', '.join(given_up)}."


def of(proposal: Proposal, claims: Mapping[str, Claim]) -> Iterator[str]:
    """What a measure was made from, what its patterns link, and why it moves as it is said to."""
    yield _seen(proposal, claims)
    yield _linked(proposal)
    for what, keys in (
        ("Not linked", proposal.missed),
        ("Left out, for they contradict the others in other words", proposal.without),
        ("Linked, but of another group", proposal.wrong),
        ("Linked, but of no group", proposal.loose),
    ):
        if keys:
            yield f"{what}: {_listed(sorted(keys), claims)}."
    yield f"Dynamics: {proposal.trait.why}."


def doubted(proposal: Proposal, claims: Mapping[str, Claim]) -> Iterator[str]:
    """Why a measure is no part of the pack."""
    yield _seen(proposal, claims)
    yield f"No measure of this pack: {proposal.doubt}."
    yield f"Its figures: {_listed(sorted({*proposal.about, *proposal.without}), claims)}."


def _seen(proposal: Proposal, claims: Mapping[str, Claim]) -> str:
    own = [claims[key] for key in proposal.about]
    texts = len({claim.source for claim in own})
    codes = ", ".join(sorted({claim.language for claim in own}))
    group = "group" if len(proposal.groups) == 1 else "groups"
    return (
        f"Seen {_times(len(own))} in {texts} {'text' if texts == 1 else 'texts'} ({codes});"
        f" {group} {', '.join(proposal.groups)}."
    )


def _linked(proposal: Proposal) -> str:
    right, total = len(proposal.right), len(proposal.about)
    own = "all of them" if right == total else f"{right} of them"
    others = len(proposal.wrong) + len(proposal.loose)
    rest = "and no other" if not others else f"and {_times(others, 'other')}"
    return f"The patterns link {own} {rest}."


def _times(number: int, what: str = "") -> str:
    if what:
        return f"{number} {what}{'' if number == 1 else 's'}"
    return "once" if number == 1 else f"{number} times"


def _listed(keys: Sequence[str], claims: Mapping[str, Claim]) -> str:
    shown = [f'"{claims[key].written}" ({claims[key].source}:{claims[key].line})' for key in keys[:SHOWN]]
    more = len(keys) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")
