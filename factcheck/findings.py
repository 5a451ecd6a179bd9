"""Findings: every rule run over every claim, and what a reader should know of the result.

In: claims (or a Corpus) and a Pack. Out: a `Report`, the same whatever order they came in. It is longer than
most because what a finding is, its identity and its acceptance are one contract.

    check(read("reports/", pack=load_pack("bilateral"))).findings[0].verdict  ->  Verdict.CONTRADICTION
"""

import hashlib
import json
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from attrs import field, frozen
from attrs.validators import in_

from factcheck import drafts, groups, likenesses
from factcheck.claims import Claim
from factcheck.config import Accepted
from factcheck.corpora import Corpus
from factcheck.documents import Source
from factcheck.evaluations import evaluate
from factcheck.likenesses import Group
from factcheck.outcomes import Outcome
from factcheck.packs import Pack
from factcheck.ranges import exact
from factcheck.verdicts import GRAVITY, SEVERITIES, Verdict
from factcheck.witnesses import Suspicion, suspects

SCHEMA_VERSION = 1
ID_DIGITS = 12


def _texts(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(given)


@frozen(kw_only=True)
class Finding:
    """What a rule says of some claims. `claims` and `suspects` are ids; `accepted` is the reason, or None.

    `explanation` is all that led to the message, a line each, with `why` and `settles` among them: what makes
    it a finding, and what would end it.

    `conflicts` are the sets of claims that cannot all hold, the first told first; `accepted_in_text` says
    that a comment of a text accepts it. JSON leaves both out.
    """

    id: str
    rule: str
    verdict: Verdict = field(converter=Verdict)
    degree: Fraction = field(converter=exact)
    severity: str = field(validator=in_(SEVERITIES))
    measures: tuple[str, ...] = field(converter=_texts)
    claims: tuple[str, ...] = field(converter=_texts)
    message: str
    explanation: str = ""
    why: str = ""
    settles: str = ""
    implied: Mapping[str, float] = field(factory=dict)
    suspects: tuple[str, ...] = field(converter=_texts, default=())
    accepted: str | None = None
    conflicts: tuple[tuple[str, ...], ...] = field(default=(), eq=False, repr=False)
    accepted_in_text: bool = field(default=False, eq=False)

    def as_dict(self) -> dict[str, Any]:
        """The finding as JSON, with the fields of the documented format in their order."""
        return {
            "id": self.id,
            "rule": self.rule,
            "verdict": self.verdict.value,
            "degree": float(self.degree),
            "severity": self.severity,
            "measures": list(self.measures),
            "claims": list(self.claims),
            "message": self.message,
            "explanation": self.explanation,
            "why": self.why,
            "settles": self.settles,
            "implied": dict(self.implied),
            "suspects": list(self.suspects),
            "accepted": self.accepted,
        }

    @classmethod
    def from_dict(cls, given: Mapping[str, Any]) -> "Finding":
        """A finding from its JSON; what newer versions add is left out."""
        known = ("id", "rule", "verdict", "degree", "severity", "measures", "claims", "message")
        optional = ("explanation", "why", "settles", "implied", "suspects", "accepted")
        return cls(
            **{name: given[name] for name in known},
            **{name: given[name] for name in optional if name in given},
        )


@frozen(kw_only=True)
class Report:
    """The result of a check: findings from grave to harmless, the claims and sources they rest on.

    `groups` are figures that look like one thing, where they were asked for; they are no findings. `stale`
    says which accepted findings no longer exist, `problems` what could not be used, a line each; `pack` holds
    the rules and measures that were checked, `paths` is what was read. Where `drafts` names
    sources that were held against the others, the findings and groups are those with a figure of theirs, and
    `elsewhere` counts the other findings that a reader would have seen.
    """

    findings: tuple[Finding, ...] = ()
    claims: tuple[Claim, ...] = field(default=(), repr=False)
    sources: tuple[Source, ...] = field(default=(), repr=False)
    groups: tuple[Group, ...] = field(default=(), repr=False)
    problems: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    pack: Pack = field(factory=Pack, repr=False, eq=False)
    paths: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    elsewhere: int = 0

    @property
    def stats(self) -> dict[str, Any]:
        """Counts of what was read and found."""
        verdicts = Counter(finding.verdict.value for finding in self.findings)
        severities = Counter(finding.severity for finding in self.findings if finding.accepted is None)
        return {
            "sources": len(self.sources),
            "claims": len(self.claims),
            "linked": sum(claim.measure is not None for claim in self.claims),
            "verdicts": {verdict.value: verdicts[verdict.value] for verdict in reversed(GRAVITY)},
            "severities": {severity: severities[severity] for severity in reversed(SEVERITIES)},
            "accepted": sum(finding.accepted is not None for finding in self.findings),
            "stale": list(self.stale),
            "problems": list(self.problems),
            **({"drafts": list(self.drafts), "elsewhere": self.elsewhere} if self.drafts else {}),
        }

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON."""
        return {
            "schema_version": SCHEMA_VERSION,
            "findings": [finding.as_dict() for finding in self.findings],
            "groups": [{**group.as_dict(), "command": group.command(self.paths)} for group in self.groups],
            "claims": [claim.as_dict() for claim in self.claims],
            "sources": [_source(source) for source in self.sources],
            "stats": self.stats,
        }

    @classmethod
    def from_dict(cls, given: Mapping[str, Any]) -> "Report":
        """A report from its JSON; its sources have no text."""
        stats = given.get("stats", {})
        claims = tuple(Claim.from_dict(each) for each in given["claims"])
        by_id = {claim.id: claim for claim in claims}
        return cls(
            findings=tuple(Finding.from_dict(each) for each in given["findings"]),
            claims=claims,
            groups=tuple(Group.from_dict(each, by_id) for each in given.get("groups", ())),
            sources=tuple(Source(text="", **each) for each in given["sources"]),
            problems=tuple(stats.get("problems", ())),
            stale=tuple(stats.get("stale", ())),
            drafts=tuple(stats.get("drafts", ())),
            elsewhere=stats.get("elsewhere", 0),
        )


def _source(source: Source) -> dict[str, Any]:
    published = source.published
    window = None
    if published is not None:
        window = {
            "start": published.start.isoformat() if published.start else None,
            "end": published.end.isoformat() if published.end else None,
        }
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "published": window,
        "language": source.language,
        "trust": source.trust,
        "role": source.role,
        "scope": dict(source.scope),
    }


def check(
    claims_or_corpus: Iterable[Claim] | Corpus,
    pack: Pack | None = None,
    *,
    as_of: date | None = None,
    strict: bool = False,
    groups_too: bool | None = None,
) -> Report:
    """What the claims say of one another, under the core rules and those of the pack.

    Args:
        pack: with a Corpus, the one that it was read with is the default.
        as_of: leaves out what was not surely published by the end of that day. Accepted findings whose
            `until` lies before it (before today, without it) count again.
        strict: whether what core rules left undecided is a finding, too.
        groups_too: whether to look for figures that look like one thing among those that no measure took;
            by default only where no measure took any.
    """
    corpus = claims_or_corpus if isinstance(claims_or_corpus, Corpus) else None
    if isinstance(claims_or_corpus, Corpus):
        claims: Iterable[Claim] = claims_or_corpus.claims
        pack = claims_or_corpus.pack if pack is None else pack
    else:
        claims = claims_or_corpus
    written = corpus.drafts if corpus else frozenset[str]()
    claims = tuple(sorted((claim for claim in claims if _published(claim, as_of, written)), key=groups.order))
    sources = tuple(sorted(corpus.sources, key=lambda source: source.id)) if corpus else ()
    accepted = corpus.accepted if corpus else ()
    valid = {each.id: each for each in accepted if not _expired(each, as_of or date.today())}
    places = _places(claims)
    pack = (pack or Pack()).joined(corpus.measures if corpus else ())
    outcomes = tuple(evaluate(claims, pack, lambda rule, one: _identity(rule, one, places) in valid))
    suspected = suspects(outcomes, claims, {source.id: source for source in sources}, pack)
    if written:
        outcomes = tuple(drafts.brought(outcomes, groups.gather(claims, pack), written))
    found: dict[str, Finding] = {}
    undecided: set[str] = set()
    for outcome in outcomes:
        finding = _finding(outcome, places, valid, suspected)
        if outcome.doubt:
            undecided.add(finding.id)
        if finding.id not in found or _order(finding) < _order(found[finding.id]):
            found[finding.id] = finding
    told = [each for each in found.values() if strict or each.id not in undecided]
    own = {claim.id for claim in claims if claim.source in written}
    shown = [each for each in told if not written or not own.isdisjoint(each.claims)]
    return Report(
        findings=tuple(sorted(shown, key=_order_of_draft if written else _order)),
        claims=claims,
        sources=sources,
        groups=_untold_first(_alike(claims, corpus, groups_too), shown),
        problems=corpus.problems if corpus else (),
        paths=corpus.paths if corpus else (),
        stale=tuple(_stale(accepted, found, [source.id for source in sources], as_of or date.today())),
        pack=pack,
        drafts=tuple(sorted(written)),
        elsewhere=_to_read(told) - _to_read(shown),
    )


def _alike(claims: Sequence[Claim], corpus: Corpus | None, wanted: bool | None) -> tuple[Group, ...]:
    """The figures that look like one thing, unless measures took some and nobody asked."""
    if wanted is None:
        wanted = all(claim.measure is None for claim in claims)
    found = likenesses.gather(claims, corpus.documents if corpus else ()) if wanted else ()
    written = corpus.drafts if corpus else ()
    return drafts.resembling(found, written) if written else found


def _untold_first(found: Sequence[Group], findings: Iterable[Finding]) -> tuple[Group, ...]:
    """Groups whose disagreement no finding tells already come first."""
    told = [set(each.claims) for each in findings if each.verdict is not Verdict.CONSISTENT]

    def is_told(group: Group) -> bool:
        return any({claim.id for claim in group.witness} <= each for each in told)

    return tuple(sorted(found, key=is_told))


def _to_read(found: Iterable[Finding]) -> int:
    """How many of some findings a reader would see."""
    return sum(each.severity != "none" and each.accepted is None for each in found)


def _published(claim: Claim, as_of: date | None, drafts: Collection[str]) -> bool:
    if as_of is None or claim.source in drafts:
        return True
    return claim.reported is not None and claim.reported.end is not None and claim.reported.end <= as_of


# --- identity --------------------------------------------------------------------------------------

Place = tuple[str, str, int]
"""A claim's source, its number as written, and its place among equal ones of its measure there."""


def _places(claims: Iterable[Claim]) -> dict[str, Place]:
    counts: Counter[tuple[str, str | None, str]] = Counter()
    found: dict[str, Place] = {}
    for claim in claims:
        written = " ".join(unicodedata.normalize("NFC", claim.text).casefold().split())
        key = (claim.source, claim.measure, written)
        found[claim.id] = (claim.source, written, counts[key])
        counts[key] += 1
    return found


def _identity(rule: str, claims: Sequence[Claim], places: Mapping[str, Place]) -> str:
    measures = sorted({claim.measure or "" for claim in claims})
    parts = [rule, measures, sorted(places[claim.id] for claim in claims)]
    text = json.dumps(parts, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:ID_DIGITS]


def _finding(
    outcome: Outcome,
    places: Mapping[str, Place],
    accepted: Mapping[str, Accepted],
    suspected: Suspicion,
) -> Finding:
    """The outcome with the id of its first conflict, its witness."""
    witness = outcome.conflicts[0] if outcome.conflicts else outcome.claims
    identity = _identity(outcome.rule, witness, places)
    blamed = [each for claim in outcome.claims for each in suspected.named.get(claim.id, ())]
    doubt = suspected.doubt(outcome)
    return Finding(
        id=identity,
        rule=outcome.rule,
        verdict=outcome.verdict,
        degree=outcome.degree,
        severity=outcome.severity,
        measures=outcome.measures,
        claims=tuple(claim.id for claim in outcome.claims),
        message=outcome.message,
        explanation="\n".join(
            part for part in (doubt, outcome.why, outcome.explanation, outcome.settles) if part
        ),
        why=outcome.why,
        settles=outcome.settles,
        implied=outcome.implied,
        suspects=tuple(dict.fromkeys(blamed)) if outcome.verdict is Verdict.CONTRADICTION else (),
        accepted=accepted[identity].reason if identity in accepted else None,
        accepted_in_text=identity in accepted and accepted[identity].in_text,
        conflicts=tuple(tuple(claim.id for claim in each) for each in outcome.conflicts),
    )


def _order(finding: Finding) -> tuple[object, ...]:
    return (
        -SEVERITIES.index(finding.severity),
        -GRAVITY.index(finding.verdict),
        finding.measures,
        finding.degree,
        finding.rule,
        finding.id,
    )


def _order_of_draft(finding: Finding) -> tuple[object, ...]:
    return (not drafts.comes_first(finding.verdict, finding.severity), *_order(finding))


# --- accepted findings -----------------------------------------------------------------------------


def _expired(accepted: Accepted, today: date) -> bool:
    return accepted.until is not None and accepted.until < today


def _stale(
    accepted: Iterable[Accepted], found: Mapping[str, Finding], read: Sequence[str], today: date
) -> Iterator[str]:
    """The accepted findings that are no more, if every source that they name was read, or that ran out."""
    for entry in accepted:
        reason = f"{entry.reason} ({entry.where})" if entry.where else entry.reason
        if entry.id in found and _expired(entry, today):
            yield f'accepted finding "{entry.id}" ran out on {entry.until} and counts again: {reason}'
        elif entry.id not in found and all(_was_read(claim, read) for claim in entry.claims):
            yield f'accepted finding "{entry.id}" matches nothing any more: {reason}'


def _was_read(claim: str, read: Sequence[str]) -> bool:
    """Whether the source of a claim, written as `source:line: …`, is among those read."""
    return any(claim == source or claim.startswith((f"{source}:", f"{source} ")) for source in read)
