"""Views: a report's claims, sources and findings, numbered as the page and its data refer to them.

    view = View.of(report); view.number[claim.id], view.findings_of[claim.id], view.sentence(claim)

In: a Report. Out: `View`. What was told of a claim more than once is seen by `findings_of`.
"""

from collections.abc import Mapping, Sequence

from attrs import field, frozen

from factcheck import descriptions
from factcheck.claims import Claim
from factcheck.documents import Source
from factcheck.findings import Finding, Report
from factcheck.reports import table
from factcheck.reports.html.titles import title
from factcheck.verdicts import GRAVITY, Verdict

VERDICTS: tuple[Verdict, ...] = tuple(reversed(GRAVITY))
"""From grave to harmless, as the page's data numbers them."""
SIGNS: Mapping[Verdict, str] = {
    Verdict.CONTRADICTION: "✕",
    Verdict.TENSION: "!",
    Verdict.SUPERSEDED: "→",
    Verdict.REVISED: "↺",
    Verdict.INCOMPARABLE: "∥",
    Verdict.CONSISTENT: "✓",
}
MEANINGS: Mapping[Verdict, str] = {
    Verdict.CONTRADICTION: "they cannot both hold as worded: at least one is wrong",
    Verdict.TENSION: "they can both hold, but only with an explanation",
    Verdict.SUPERSEDED: "both could hold when they were written; the older one is out of date",
    Verdict.REVISED: "a later report of another source replaces the earlier one",
    Verdict.INCOMPARABLE: "they are not about the same thing, such as a target and an actual figure",
    Verdict.CONSISTENT: "they can all hold together",
}

UNMEASURED = "Sums, shares, dates and repeated sentences"
"""What the core rules look at, where no measure is known."""


@frozen(kw_only=True, eq=False)
class View:
    """A report, looked up.

    `measures` are titles by name, `told` the findings that need a reader, `blocks` their numbers by measure.
    `rules` says what must hold. `findings_of` gives the numbers of those that a claim is in, `findings_about`
    of those about a measure, `claims_of` the claims of one.
    Where the texts of claims are not in the report, their sources are known by name alone.
    """

    report: Report
    sources: tuple[Source, ...]
    told: tuple[Finding, ...]
    accepted: tuple[Finding, ...]
    agreed: tuple[Finding, ...]
    claims: Mapping[str, Claim]
    number: Mapping[str, int]
    source_number: Mapping[str, int]
    measures: Mapping[str, str]
    measure_number: Mapping[str, int]
    blocks: Sequence[tuple[Sequence[str], Sequence[int]]]
    rules: Mapping[str, str]
    findings_of: Mapping[str, Sequence[int]]
    findings_about: Mapping[str, Sequence[int]]
    claims_of: Mapping[str, Sequence[Claim]]
    _sentences: dict[str, tuple[int, int]] = field(factory=dict, init=False)

    @classmethod
    def of(cls, report: Report) -> "View":
        """Everything that is looked up while the page is written, found once."""
        known = {source.id: source for source in report.sources}
        for claim in report.claims:
            known.setdefault(claim.source, Source(claim.source, ""))
        sources = tuple(known[name] for name in sorted(known))
        open_ones = [finding for finding in report.findings if finding.accepted is None]
        told = tuple(each for each in open_ones if each.verdict is not Verdict.CONSISTENT)
        number_of = {finding.id: number for number, finding in enumerate(told)}
        findings_of: dict[str, list[int]] = {}
        findings_about: dict[str, list[int]] = {}
        for number, finding in enumerate(told):
            for each in dict.fromkeys(finding.measures):
                findings_about.setdefault(each, []).append(number)
            for each in dict.fromkeys(finding.claims):
                findings_of.setdefault(each, []).append(number)
        claims_of: dict[str, list[Claim]] = {}
        for claim in report.claims:
            claims_of.setdefault(claim.measure or "", []).append(claim)
        entities = {claim.measure: claim.entities for claim in report.claims if claim.measure}
        named = entities.keys() | {name for finding in report.findings for name in finding.measures}
        return cls(
            report=report,
            sources=sources,
            told=told,
            accepted=tuple(each for each in report.findings if each.accepted is not None),
            agreed=tuple(each for each in open_ones if each.verdict is Verdict.CONSISTENT),
            claims={claim.id: claim for claim in report.claims},
            number={claim.id: place for place, claim in enumerate(report.claims)},
            source_number={source.id: place for place, source in enumerate(sources)},
            measures={name: title(name, entities.get(name, {}), report.pack) for name in sorted(named)},
            measure_number={name: place for place, name in enumerate(sorted(named))},
            blocks=[
                (measures, [number_of[each.id] for each in found])
                for measures, found in table.blocks(report, told)
            ],
            rules={name: rule.title for name, rule in descriptions.of(report.pack, set()).items()},
            findings_of=findings_of,
            findings_about=findings_about,
            claims_of=claims_of,
        )

    def held(self, finding: Finding) -> list[Claim]:
        """The claims of a finding that are in the report."""
        return [self.claims[each] for each in dict.fromkeys(finding.claims) if each in self.claims]

    def heading(self, measures: Sequence[str]) -> str:
        """What findings about these measures stand under."""
        return " + ".join(self.measures[name] for name in measures) or UNMEASURED

    def source(self, claim: Claim) -> Source:
        return self.sources[self.source_number[claim.source]]

    def verdict(self, claim: Claim) -> Verdict | None:
        """The gravest that is told of a claim."""
        found = [self.told[number].verdict for number in self.findings_of.get(claim.id, ())]
        return max(found, key=GRAVITY.index, default=None)

    def sentence(self, claim: Claim) -> tuple[int, int]:
        """Where the claim's sentence stands in its source's text."""
        if claim.id not in self._sentences:
            self._sentences[claim.id] = _sentence(claim, self.source(claim).text)
        return self._sentences[claim.id]


def _sentence(claim: Claim, text: str) -> tuple[int, int]:
    """Where the quote stands around the figure; the figure alone where its text does not have it."""
    quote = claim.quote
    at = text.rfind(quote, max(claim.end - len(quote), 0), claim.start + len(quote)) if quote else -1
    return (claim.start, claim.end) if at < 0 else (at, at + len(quote))


def headed(source: Source) -> str:
    """What a reader knows a source by."""
    return source.title or source.id
