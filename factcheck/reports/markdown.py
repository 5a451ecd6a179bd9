"""A report in, Markdown out, for a comment under a change and for the summary of a job.

    | | what disagrees | figures | where |
    | error | **contradiction** in `exports`: USD 5 bn (2024) against USD 7 bn (2024) | … | … |

Errors and warnings are a table; their arithmetic, the notes, what is accepted and possible groups are folded
away. It stays under what a comment may hold, and says how much was left out. Words of texts are escaped: they
are neither markup nor mentions of people.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import define

from factcheck.claims import Claim
from factcheck.findings import Finding, Report
from factcheck.likenesses import Group
from factcheck.periods import brief
from factcheck.reports.places import Places
from factcheck.reports.styles import Style, flat, some
from factcheck.reports.table import counts
from factcheck.verdicts import Verdict

MOST = 65_536
"""Characters that a comment may hold on GitHub, the tightest of the common code hosts."""
RESERVED = 1_000  # for the last line and what was left out
SIDES, IN_FULL = 4, 20  # figures of one finding in the table, and in its details
MARK = "<!-- factcheck report -->"
"""By it a script finds the comment of the run before, to replace it."""
HEAD = ("| | what disagrees | figures | where |", "| --- | --- | --- | --- |")
SIGNS = re.compile(r"[\\`*_\[\]<>|~#&$]")
MENTION = re.compile(r"@(?=\w)")
OPENS = re.compile(r"^(?:(?=[-+=])|(\d+)(?=[.)](?:\s|$)))")
"""Where a line would open a list, a rule or a heading."""


def findings(report: Report, style: Style) -> Iterator[str]:
    """The report in as many characters as a comment may hold."""
    places = Places.of(report)
    told = [each for each in report.findings if each.verdict is not Verdict.CONSISTENT]
    grave = [each for each in told if each.accepted is None and each.severity in ("error", "warning")]
    notes = [each for each in told if each.accepted is None and each.severity == "note"]
    accepted = [each for each in told if each.accepted is not None]
    page = _Page(MOST - RESERVED)
    yield from page.lines([MARK, f"### factcheck: {_headline(grave, notes)}", ""])
    yield from page.part(HEAD, [_row(each, places) for each in grave])
    yield from page.folded("The arithmetic", [_in_full(each, places) for each in grave])
    yield from page.folded("Notes", [_in_full(each, places) for each in notes])
    yield from page.folded("Accepted", [_let_stand(each) for each in accepted])
    yield from page.folded("Possibly one thing", [_possible(each, places, report) for each in report.groups])
    yield from page.folded("Not used, or stale", [f"- {_text(each)}" for each in _troubles(report)])
    if page.left:
        yield f"Left out, as a comment holds {MOST:,} characters: {some(page.left, 'entry', 'entries')}.\n"
    yield _text(counts(report))


@define
class _Page:
    """What is left of the room; `left` counts what found none."""

    room: int
    left: int = 0

    def lines(self, lines: Iterable[str]) -> Iterator[str]:
        for line in lines:
            self.room -= _size(line)
            yield line

    def part(self, head: Sequence[str], items: Sequence[str], foot: Sequence[str] = ("",)) -> Iterator[str]:
        """Items under a head, as many as there is room for, in their order."""
        room, fitting = self.room - sum(map(_size, (*head, *foot))), 0
        for item in items:
            room -= _size(item)
            if room < 0:
                break
            fitting += 1
        self.left += len(items) - fitting
        if fitting:
            yield from self.lines([*head, *items[:fitting], *foot])

    def folded(self, title: str, items: Sequence[str]) -> Iterator[str]:
        """Items that open when they are asked for."""
        head = ["<details>", f"<summary>{title} ({len(items)})</summary>", ""]
        yield from self.part(head, items, ["", "</details>", ""])


def _size(line: str) -> int:
    """The characters of a line with its end, those beyond the basic plane counted twice, as hosts may do."""
    return len(line.encode("utf-16-le", "surrogatepass")) // 2 + 1


def _headline(grave: Sequence[Finding], notes: Sequence[Finding]) -> str:
    levels = [each.severity for each in (*grave, *notes)]
    said = [some(levels.count(level), level) for level in ("error", "warning", "note") if level in levels]
    return ", ".join(said) or "nothing disagrees"


def _row(finding: Finding, places: Places) -> str:
    held = places.of_finding(finding)
    shown = held[:SIDES]
    figures = [_text(f"{claim.written} ({brief(claim.as_of)})") for claim in shown]
    where = [_code(places.written(claim)) for claim in shown]
    if len(held) > len(shown):
        where.append(f"and {len(held) - len(shown)} more")
    about = f"**{finding.verdict.value}** in {_about(finding)}: {_text(finding.message)}"
    return f"| {finding.severity} | {about} | {'<br>'.join(figures)} | {'<br>'.join(where)} |"


def _about(finding: Finding) -> str:
    return ", ".join(map(_code, finding.measures or (finding.rule,)))


def _in_full(finding: Finding, places: Places) -> str:
    """A finding with its quotes, its arithmetic and its id."""
    lines = [f"- **{finding.verdict.value}** in {_about(finding)}: {_text(finding.message)}"]
    held = places.of_finding(finding)
    for claim in held[:IN_FULL]:
        suspect = " (suspect)" if claim.id in finding.suspects else ""
        lines.append(f"  - {_code(places.written(claim))}{suspect}: {_quote(claim)}")
    lines += [f"  - and {len(held) - IN_FULL} more"] * (len(held) > IN_FULL)
    lines += [f"  - {_text(line)}" for line in finding.explanation.splitlines() if line]
    return "\n".join([*lines, f"  - {_code(finding.id)} by the rule {_code(finding.rule)}"])


def _quote(claim: Claim) -> str:
    """The sentence with its figure in bold."""
    quote, figure = flat(claim.sentence or claim.text), flat(claim.text)
    if not figure or figure not in quote:
        return f"“{_literal(quote)}”"
    before, found, after = quote.partition(figure)
    return f"“{_literal(before)}**{_literal(found)}**{_literal(after)}”"


def _let_stand(finding: Finding) -> str:
    return f"- {_code(finding.id)} {_text(finding.message)}: *{_text(finding.accepted or '')}*"


def _possible(group: Group, places: Places, report: Report) -> str:
    """Figures that may be of one thing, with the command that makes a measure of it."""
    about = _text(", ".join(group.words) or group.name)
    lines = [f"- **possible {group.verdict.value}** in {about}: {_text(group.message)}"]
    lines += [f"  - {_code(places.written(claim))}: {_quote(claim)}" for claim in group.claims[:SIDES]]
    lines += [f"  - and {len(group.claims) - SIDES} more"] * (len(group.claims) > SIDES)
    return "\n".join([*lines, f"  - {_code(group.command(report.paths))}"])


def _troubles(report: Report) -> Iterator[str]:
    yield from report.problems
    yield from report.stale


def _text(text: str) -> str:
    """Words as words: no markup, no mention of anyone."""
    return OPENS.sub(r"\1\\", _literal(flat(text)))


def _literal(text: str) -> str:
    return MENTION.sub("@\u200b", SIGNS.sub(_escaped, text))


def _escaped(sign: re.Match[str]) -> str:
    named = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
    return named.get(sign[0], f"\\{sign[0]}")


def _code(text: str) -> str:
    return f"<code>{_text(text)}</code>"
