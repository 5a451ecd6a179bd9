"""Core rule `sources-dated`: a source that says "last year" beside its figures says when it appeared.

What it does: notes a source without any date of publication, if figures of it stand in one sentence with
dates that only that would place ("last year", "on 5 May").
Why: such figures are left out of every comparison over time, which nobody notices; a line of front matter, a
date in the file's name or an entry of the configuration brings them in.
Example: "Exports rose 5 % last year" in a file that nothing dates is noted; "rose 5 % in 2024" is not.

In: the claims of a run, linked or not. Out: at most an Outcome for each source, a note.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cache

from factcheck import languages
from factcheck.claims import Claim
from factcheck.languages.phrases import Phrases, split
from factcheck.outcomes import Outcome
from factcheck.verdicts import Verdict

RULE = "sources-dated"


def evaluate(claims: Iterable[Claim]) -> Iterator[Outcome]:
    """The sources that lack a date on which their figures rest."""
    claims = [claim for claim in claims if claim.region != "furniture" and not claim.fault]
    undated: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.reported is None:
            undated.setdefault(claim.source, []).append(claim)
    for found in undated.values():
        if adrift := list(_relative(found)):
            yield _outcome(adrift)


def _relative(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The dates in sentences with figures that a date of publication would place."""
    told = {(claim.paragraph, claim.quote) for claim in claims if claim.kind != "date"}
    for claim in claims:
        if claim.kind == "date" and (claim.paragraph, claim.quote) in told and _is_open(claim):
            words = split(claim.text)
            eras = _eras(claim.language)
            if not any(eras.at(words, place) for place in range(len(words))):
                yield claim


@cache
def _eras(code: str) -> Phrases[str]:
    """The words for years that no calendar here holds."""
    return Phrases((word, "") for word in languages.load(code).data["dates"]["bc"])


def _is_open(claim: Claim) -> bool:
    as_of = claim.as_of
    return as_of is not None and as_of.start is None and as_of.end is None


def _outcome(adrift: Sequence[Claim]) -> Outcome:
    first, more = adrift[0], len(adrift) - 1
    others = f" and {more} more" if more else ""
    return Outcome(
        rule=RULE,
        verdict=Verdict.INCOMPARABLE,
        degree=Fraction(0),
        claims=tuple(adrift),
        message=f"nothing says when {first.source} appeared, so that “{first.written}”{others} has no date",
        explanation="date it in its front matter, its name or an entry of [[sources]]",
    )
