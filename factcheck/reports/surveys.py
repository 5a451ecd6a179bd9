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
from factcheck.reports.styles import Style, columns, cut, flat, some, tail, wrap
from factcheck.verdicts import Verdict

SOURCES, GROUPS, UNDATED = 12, 10, 3
"""Sources, groups and figures without a date that are told by name; the rest are counted."""
COLOURS = {Verdict.CONTRADICTION: "red", Verdict.TENSION: "yellow"}
LEAST, NARROW = 16, 30  # columns that a place has at the least, and each of two figures side by side
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


def inventory(report: Report, style: Style) -> Iterator[str]:
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
    yield from _undated(report, style)
    yield ""


def _language(source: Source) -> str:
    return source.language or "?"


def _day(period: Period | None) -> str:
    known = period is not None and (period.start is not None or period.end is not None)
    return brief(period) if known else "no date"


def _undated(report: Report, style: Style) -> Iterator[str]:
    """The sources and figures of which no day is known: nothing is compared over time there."""
    sources = sum(_day(source.published) == "no date" for source in report.sources)
    figures = [claim for claim in report.claims if claim.as_of is None or brief(claim.as_of) == "no date"]
    if not sources and not figures:
        return
    named = ", ".join(f"{flat(claim.text)} ({_place(claim)})" for claim in figures[:UNDATED])
    text = f"Without a date: {sources:,} of the sources, {len(figures):,} of the figures"
    more = ", …" if len(figures) > UNDATED else ""
    yield from wrap(f"{text}{f': {named}{more}' if named else ''}", style.width)


def groups(report: Report, style: Style) -> Iterator[str]:
    """The groups that disagree most, with two figures of each and the command that makes a measure of it."""
    if not report.groups:
        return
    count = len(report.groups)
    title = f"Possibly one thing ({some(count, 'group')}; they fail nothing)"
    yield from (style.paint(line, "bold") for line in wrap(title, style.width))
    fresh = [group for group in report.groups if not _is_told(group, report)]
    for group in fresh[:GROUPS]:
        yield from _group(group, report, style)
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


def _group(group: Group, report: Report, style: Style) -> Iterator[str]:
    room = style.width - 4
    verdict = style.paint(group.verdict.value, COLOURS.get(group.verdict, "cyan"))
    name = cut(", ".join(group.words) or group.name, style.width - 4 - len(group.verdict.value))
    yield f"  {verdict}  {name}"
    yield from (f"    {line}" for line in _beside(_pair(group), room))
    counted = f"{len(group.claims):,} figures of {some(len(group.sources), 'source')}: "
    yield from (f"    {line}" for line in wrap(counted + group.command(report.paths), room))


def _pair(group: Group) -> Sequence[Claim]:
    """The two figures that the verdict is told of, else the first and the last."""
    return group.witness if len(group.witness) == 2 else (group.claims[0], group.claims[-1])


def _beside(pair: Sequence[Claim], room: int) -> Iterator[str]:
    """Two figures with their days and places, side by side where there is room."""
    half = (room - 2) // 2
    if half < NARROW:
        yield from (_cell(claim, room) for claim in pair)
        return
    left, right = (_cell(claim, half) for claim in pair)
    yield f"{left}{' ' * (half - columns(left))}  {right}"


def _cell(claim: Claim, room: int) -> str:
    """A figure with its day and place; the day is left out where it leaves too little for the place."""
    text = cut(claim.text, room - LEAST - 2)
    dated = f"{text}, {brief(claim.as_of)}, "
    facts = dated if columns(dated) <= room - LEAST else f"{text}, "
    return facts + tail(_place(claim), room - columns(facts))


def _place(claim: Claim) -> str:
    return flat(f"{claim.source}:{claim.line}")
