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
        adrift = [claim for claim in found if claim.kind == "date" and _is_adrift(claim)]
        told = {(claim.paragraph, claim.quote) for claim in found if claim.kind != "date"}
        if beside := [claim for claim in adrift if (claim.paragraph, claim.quote) in told]:
            yield _outcome(beside)
        elif near := [claim for claim in adrift if any(claim.paragraph == place for place, _ in told)]:
            yield _outcome(near, doubt="no figure stands in its sentence")


def _is_adrift(claim: Claim) -> bool:
    """Whether only a date of publication would place a date."""
    as_of, words, eras = claim.as_of, split(claim.text), _eras(claim.language)
    if as_of is None or as_of.start is not None or as_of.end is not None:
        return False
    return not any(eras.at(words, place) for place in range(len(words)))


@cache
def _eras(code: str) -> Phrases[str]:
    """The words for years that no calendar here holds."""
    return Phrases((word, "") for word in languages.load(code).data["dates"]["bc"])


def _outcome(adrift: Sequence[Claim], doubt: str = "") -> Outcome:
    first, more = adrift[0], len(adrift) - 1
    others = f" and {more} more" if more else ""
    return Outcome(
        rule=RULE,
        verdict=Verdict.INCOMPARABLE,
        degree=Fraction(0),
        claims=tuple(adrift),
        message=f"nothing says when {first.source} appeared, so that “{first.written}”{others} has no date",
        settles="date it in its front matter, its name or an entry of [[sources]]",
        doubt=doubt,
    )
