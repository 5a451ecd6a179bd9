"""What a run without a pack found: its sources and figures, and figures that look like one thing.

    Possibly one thing (3 groups; they fail nothing)
      tension  line 1, length
        19,7 km, 2024-12-23-ngay-dau.txt:5     17,9 km, 2025-05-12-di-thu.md:10
        5 figures of 5 sources: factcheck suggest texts --group c83a089e

In: a Report. Out: lines for people, for the table.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from factcheck.claims import Claim
from factcheck.documents import Source
from factcheck.findings import Report
from factcheck.likenesses import Group
from factcheck.periods import Period, brief
from factcheck.reports.places import Places
from factcheck.reports.styles import Style, columns, cut, flat, some, tail, wrap
from factcheck.verdicts import Verdict

SOURCES, GROUPS, UNDATED = 12, 10, 3
"""Sources, groups and figures without a date that are told by name; the rest are counted."""
COLOURS = {Verdict.CONTRADICTION: "red", Verdict.TENSION: "yellow"}
KINDS = {
    "count": ("count", "counts"),
    "money": ("amount of money", "amounts of money"),
    "quantity": ("quantity", "quantities"),
    "percent": ("percentage", "percentages"),
    "multiple": ("multiple", "multiples"),
    "rank": ("rank", "ranks"),
    "date": ("date", "dates"),
    "duration": ("duration", "durations"),
}


def inventory(report: Report, places: Places, style: Style) -> Iterator[str]:
    """The sources with their language, day and figures, the figures by kind, and what has no date."""
    figures = Counter(claim.source for claim in report.claims)
    yield style.paint("Sources: language, published, figures", "bold")
    shown = report.sources[:SOURCES]
    rows = [(_language(source), _day(source.published), figures[source.id]) for source in shown]
    wide = max((columns(row[1]) for row in rows), default=0)
    for source, (language, day, count) in zip(shown, rows, strict=True):
        facts = f"{language}  {day:<{wide}}  {count:>4}"
        room = style.width - columns(facts) - 4
        name = tail(flat(source.id), room)
        yield f"  {name}{' ' * (room - columns(name))}  {facts}"
    if more := len(report.sources) - len(shown):
        yield f"  and {more:,} more"
    kinds = Counter(claim.kind for claim in report.claims)
    told = [f"{kinds[kind]:,} {names[kinds[kind] > 1]}" for kind, names in KINDS.items() if kinds[kind]]
    yield from wrap(f"Figures: {', '.join(told) or 'none'}", style.width)
    yield from _undated(report, places, style)
    yield ""


def _language(source: Source) -> str:
    return source.language or "?"


def _day(period: Period | None) -> str:
    known = period is not None and (period.start is not None or period.end is not None)
    return brief(period) if known else "no date"


def _undated(report: Report, places: Places, style: Style) -> Iterator[str]:
    """The sources and figures of which no day is known: nothing is compared over time there."""
    sources = sum(_day(source.published) == "no date" for source in report.sources)
    figures = [claim for claim in report.claims if claim.as_of is None or brief(claim.as_of) == "no date"]
    if not sources and not figures:
        return
    named = ", ".join(f"{flat(claim.text)} ({places.line(claim)})" for claim in figures[:UNDATED])
    text = f"Without a date: {sources:,} of the sources, {len(figures):,} of the figures"
    more = ", …" if len(figures) > UNDATED else ""
    yield from wrap(f"{text}{f': {named}{more}' if named else ''}", style.width)


def groups(report: Report, places: Places, style: Style) -> Iterator[str]:
    """The groups that disagree most, with two figures of each and the command that makes a measure of it."""
    if not report.groups:
        return
    count = len(report.groups)
    title = f"Possibly one thing ({some(count, 'group')}; they fail nothing)"
    yield from (style.paint(line, "bold") for line in wrap(title, style.width))
    fresh = [group for group in report.groups if not _is_told(group, report)]
    for group in fresh[:GROUPS]:
        yield from _group(group, report, places, style)
    if rest := count - len(fresh[:GROUPS]):
        yield from wrap(
            f"  and {rest:,} more that disagree less or are told above (--format json has all)", style.width
        )
    yield ""


def _is_told(group: Group, report: Report) -> bool:
    """Whether a finding that is shown already says that these figures disagree."""
    pair = {claim.id for claim in group.witness}
    shown = (each for each in report.findings if each.verdict is not Verdict.CONSISTENT and not each.accepted)
    return any(pair <= set(finding.claims) for finding in shown)


def _group(group: Group, report: Report, places: Places, style: Style) -> Iterator[str]:
    room = style.width - 4
    verdict = style.paint(group.verdict.value, COLOURS.get(group.verdict, "cyan"))
    name = cut(", ".join(group.words) or group.name, style.width - 4 - len(group.verdict.value))
    yield f"  {verdict}  {name}"
    yield from (f"    {line}" for line in _beside(_pair(group), places, style, room))
    counted = f"{len(group.claims):,} figures of {some(len(group.sources), 'source')}: "
    yield from (f"    {line}" for line in wrap(counted + group.command(report.paths), room))


def _pair(group: Group) -> Sequence[Claim]:
    """The two figures that the verdict is told of, else the first and the last."""
    return group.witness if len(group.witness) == 2 else (group.claims[0], group.claims[-1])


def _beside(pair: Sequence[Claim], places: Places, style: Style, room: int) -> Iterator[str]:
    """Two figures with days and places: side by side, one a line, or their places on lines of their own."""
    half = (room - 2) // 2
    facts = [f"{cut(claim.text, room // 2)}, {brief(claim.as_of)}," for claim in pair]
    links = [style.link(places.line(claim), places.uri(claim)) for claim in pair]
    wide = [columns(f"{fact} {places.line(claim)}") for fact, claim in zip(facts, pair, strict=True)]
    cells = [f"{fact} {link}" for fact, link in zip(facts, links, strict=True)]
    if max(wide) <= half:
        yield f"{cells[0]}{' ' * (half - wide[0])}  {cells[1]}"
    elif max(wide) <= room:
        yield from cells
    else:
        for fact, link in zip(facts, links, strict=True):
            yield cut(fact, room)
            yield f"  {link}"
