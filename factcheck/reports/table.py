"""Findings or claims in, text for people out: a block for each measure, the gravest first.

    vietnamese-workers-in-korea
      contradiction  about 88,000 (2024) against over 100,000 (2024)
        approximately 88,000  2024  brief.txt:6:176  "… total number of workers to approximately 88,000 …"

Findings that are consistent or accepted are only counted, in the last line.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from tabulate import tabulate

from factcheck import drafts
from factcheck.claims import Claim
from factcheck.findings import Finding, Report
from factcheck.kinds import core
from factcheck.periods import brief
from factcheck.reports import rows, surveys
from factcheck.reports.places import Places
from factcheck.reports.styles import Style, columns, cut, flat, some, tail, wrap
from factcheck.verdicts import GRAVITY, SEVERITIES, Verdict
from factcheck.witnesses import DOUBTS

COLOURS = {Verdict.CONTRADICTION: "red", Verdict.TENSION: "yellow"}
INDENT = 2
MOST = 6  # claims shown of one finding: enough for a sum and its parts


def findings(report: Report, style: Style) -> Iterator[str]:
    """A block for each measure with something to say, then what was counted."""
    places = Places.here(report)
    if report.claims and not any(claim.measure for claim in report.claims):
        yield from surveys.inventory(report, places, style)
    shown = [each for each in report.findings if each.verdict != Verdict.CONSISTENT and not each.accepted]
    for measures, group in blocks(report, shown):
        title = ", ".join(measures) or "figures of no measure"
        yield from (style.paint(line, "bold") for line in wrap(title, style.width))
        told: set[str] = set()
        for finding in group:
            yield from _finding(finding, places, style, repeated=told == set(finding.claims))
            told = set(finding.claims)
        yield ""
    yield from surveys.groups(report, places, style)
    yield from wrap(counts(report), style.width)


def in_full(finding: Finding, report: Report, style: Style) -> Iterator[str]:
    """One finding with all its claims."""
    yield from (
        style.paint(line, "bold") for line in wrap(", ".join(finding.measures) or finding.rule, style.width)
    )
    yield from _finding(finding, Places.here(report), style, most=len(finding.claims))
    if finding.accepted:
        yield from (f"    {line}" for line in wrap(f"accepted: {finding.accepted}", style.width - 4))


def claims(claims: Sequence[Claim], style: Style) -> Iterator[str]:
    """A row for each figure: where it is, how it reads, its measure and day."""
    rows = [
        (
            flat(f"{claim.source}:{claim.line}:{claim.column}"),
            flat(claim.text),
            claim.unit,
            claim.measure or "",
            brief(claim.as_of),
        )
        for claim in claims
    ]
    if not rows:
        yield "No figures."
        return
    heads = ("where", "figure", "unit", "measure", "as of")
    wide = [max(columns(row[n]) for row in rows) for n in range(len(heads))]
    where, *rest = _shares(wide, [len(head) for head in heads], style.width - 2 * (len(heads) - 1))
    cells = [(tail(row[0], where), *map(cut, row[1:], rest)) for row in rows]
    # As a row of its own, because tabulate pads real headers by two columns more than they need.
    table = tabulate([heads, *cells], tablefmt="plain", disable_numparse=True)
    yield from (line.rstrip() for line in table.splitlines())


def _never(*_: object) -> bool:
    return False


def blocks(report: Report, shown: Sequence[Finding]) -> Iterator[tuple[tuple[str, ...], list[Finding]]]:
    """Findings of a report by measure: blocks and what is in them from grave to harmless, the recent first.

    Where drafts were held against others, what they must change comes before all.
    """
    claims = {claim.id: claim for claim in report.claims}
    first = drafts.comes_first if report.drafts else _never

    def rank(finding: Finding) -> tuple[bool, int, int, float]:
        return (not first(finding.verdict, finding.severity), *_rank(finding))

    ordered = sorted(shown, key=lambda each: (_about(each), rank(each), -_day(each, claims), each.id))
    blocks = [list(group) for _, group in groupby(ordered, key=_about)]
    blocks.sort(key=lambda block: (rank(block[0])[:3], -len(block), block[0].measures))
    return ((block[0].measures, block) for block in blocks)


def _about(finding: Finding) -> tuple[str, ...]:
    """What findings of one block share: their measures, in whatever order a rule names them."""
    return tuple(sorted(finding.measures))


def _rank(finding: Finding) -> tuple[int, int, float]:
    gravity = GRAVITY.index(finding.verdict)
    return (-gravity, -SEVERITIES.index(finding.severity), float(finding.degree))


def _day(finding: Finding, claims: Mapping[str, Claim]) -> int:
    """The day of a finding's oldest figure."""
    periods = [claims[each].as_of for each in finding.claims if each in claims]
    return min((each.start.toordinal() for each in periods if each and each.start), default=0)


def _finding(
    finding: Finding, places: Places, style: Style, *, most: int = MOST, repeated: bool = False
) -> Iterator[str]:
    """What disagrees, each figure with its day, place and words, why, what would settle it, and its id.

    The figures are left out where they were told right before, and where nothing was compared.
    """
    label = f"{finding.verdict.value:<14} "
    margin = " " * INDENT
    lines = list(wrap(finding.message, style.width - INDENT - len(label))) or [""]
    yield margin + style.paint(label, COLOURS.get(finding.verdict, "cyan")) + lines[0]
    yield from (margin + " " * len(label) + line for line in lines[1:])
    margin += " " * INDENT
    held = [places.claims[each] for each in finding.claims if each in places.claims]
    is_shown = finding.verdict is not Verdict.INCOMPARABLE or finding.rule in core.described()
    if (is_shown or style.verbose) and not repeated:
        yield from rows.beside(held[:most], places, style, margin)
        if len(held) > most:
            yield f"{margin}and {len(held) - most} more"
    if not is_shown and not style.verbose:
        return
    for line in _reasons(finding, places, style):
        first, *more = wrap(line, style.width - len(margin) - INDENT)
        yield margin + first
        yield from (margin + " " * INDENT + part for part in more)
    yield margin + style.paint(f"id: {finding.id}  rule: {finding.rule}", "dim")


def _reasons(finding: Finding, places: Places, style: Style) -> Iterator[str]:
    """Why it is a finding, the arithmetic if asked for, what would settle it, and who is probably wrong."""
    lines = finding.explanation.splitlines()
    grave = finding.verdict in COLOURS or finding.rule in core.described()
    if finding.why and (grave or style.verbose):
        yield f"why: {finding.why}"
    if style.verbose:
        yield from (line for line in lines if line not in (finding.why, finding.settles, *DOUBTS))
    if finding.settles and (grave or style.verbose):
        yield f"to settle: {finding.settles}"
    yield from (f"suspect: {line}" for line in lines[:1] if line in DOUBTS)
    named = [places.claims[each] for each in finding.suspects if each in places.claims]
    if named:
        yield f"suspect: {', '.join(f'{claim.written} ({places.written(claim)})' for claim in named)}"


def _shares(widths: list[int], least: list[int], room: int) -> list[int]:
    """The widths, none under its least, cut from the widest down until they fit."""
    widths = [max(pair) for pair in zip(widths, least, strict=True)]
    while sum(widths) > room and any(wide > low for wide, low in zip(widths, least, strict=True)):
        spare = [wide if wide > low else 0 for wide, low in zip(widths, least, strict=True)]
        widths[spare.index(max(spare))] -= 1
    return widths


def counts(report: Report) -> str:
    """The last line: what was read, and what was found."""
    linked = sum(1 for claim in report.claims if claim.measure)
    open_ones = [each for each in report.findings if not each.accepted]
    severities = Counter(each.severity for each in open_ones)
    found = [some(severities[name], name) for name in ("error", "warning", "note") if severities[name]]
    consistent = sum(1 for each in open_ones if each.verdict == Verdict.CONSISTENT)
    accepted = len(report.findings) - len(open_ones)
    found += [f"{consistent} consistent"] * bool(consistent) + [f"{accepted} accepted"] * bool(accepted)
    read = (
        f"{some(len(report.sources), 'source')}, {some(len(report.claims), 'figure')} read, {linked} linked"
    )
    verdict = (
        "" if severities["error"] or severities["warning"] or severities["note"] else "Nothing disagrees: "
    )
    if not report.sources:
        return "Nothing was read."
    if report.claims and not linked:
        verdict = (
            "No figure went to a measure, so only the core rules were checked (name a pack with --rules): "
        )
    rest = f"; {some(report.elsewhere, 'finding')} without the draft not shown" if report.elsewhere else ""
    return f"{verdict}{read}; {', '.join(found)}{rest}" if found else f"{verdict}{read}{rest}"
