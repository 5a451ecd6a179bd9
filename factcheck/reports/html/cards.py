"""Cards: findings in words, their figures side by side with the sentences they stand in.

    card(view, 0)  ->  <article id="f0">…</article>

In: a View and the number of a finding. Out: markup. A figure that other findings are about, too, says so.
"""

from collections.abc import Collection, Iterator, Sequence

from factcheck.claims import Claim
from factcheck.documents import Source
from factcheck.findings import Finding
from factcheck.periods import brief
from factcheck.reports.html.marks import mark
from factcheck.reports.html.markups import Child, Markup, element, own
from factcheck.reports.html.views import SIGNS, VERDICTS, View, headed
from factcheck.reports.styles import some
from factcheck.verdicts import Verdict

MOST = 6
"""Figures of a finding shown with their sentences: enough for a sum and its parts."""
LISTED = 60
"""Figures named after these."""
SUSPECT = "the figure that most others speak against"
AROUND = 220
"""Characters of a sentence shown on each side of its figure."""


def badge(verdict: Verdict, count: int | None = None) -> Markup:
    """A verdict by its sign, its word and its colour, and how often it is."""
    sign = element("span", SIGNS[verdict], aria_hidden="true", class_="sign")
    number = None if count is None else (" ", element("b", f"{count:,}"))
    return element("span", sign, " ", verdict.value, number, class_=f"badge {verdict.value}")


def card(view: View, number: int) -> Markup:
    """A finding that needs a reader."""
    finding = view.told[number]
    law = view.rules.get(finding.rule, "").removesuffix(".")
    return element(
        "article",
        element("h3", badge(finding.verdict), " ", own(finding.message)),
        figures(view, view.held(finding), suspects=finding.suspects, number=number),
        reasons(finding),
        element(
            "p",
            f"{finding.severity.capitalize()} · rule ",
            element("code", finding.rule),
            f": {law}" if law else None,
            " · id ",
            element("code", finding.id),
            class_="small",
        ),
        class_=f"card {finding.verdict.value}",
        id=f"f{number}",
        tabindex="-1",
    )


def figures(
    view: View,
    held: Sequence[Claim],
    *,
    suspects: Collection[str] = (),
    number: int | None = None,
    first: int = MOST,
) -> Child:
    """The figures of a finding or a group, the first ones in their sentences."""
    rows = [_side(view, claim, suspects, number) for claim in held[:first]]
    rest = held[first : first + LISTED]
    more = [element("li", _link(view, claim), " ", _when(claim), " ", _where(view, claim)) for claim in rest]
    left = len(held) - first - len(rest)
    if left > 0:
        more.append(element("li", f"and {left:,} more, in the table below"))
    return (
        element("ul", rows, class_="sides"),
        element(
            "details", element("summary", f"{some(len(held) - first, 'more figure')}"), element("ul", more)
        )
        if more
        else None,
    )


def _side(view: View, claim: Claim, suspects: Collection[str], number: int | None) -> Markup:
    notes: list[Child] = []
    if claim.id in suspects:
        notes.append(element("span", "suspect", class_="note suspect", title=SUSPECT))
    if claim.modality != "actual":
        notes.append(element("span", claim.modality, class_="note"))
    others = [each for each in view.findings_of.get(claim.id, ()) if each != number]
    if others:
        notes.append(_also(view, others))
    return element(
        "li",
        element("p", _link(view, claim), " ", _when(claim), [(" ", note) for note in notes], class_="figure"),
        element("blockquote", _quote(view, claim), dir="auto"),
        element("p", _where(view, claim), class_="small"),
    )


def _link(view: View, claim: Claim) -> Markup:
    source = mark(view.source_number[claim.source])
    return element("a", source, own(claim.written), href=f"#c{view.number[claim.id]}", class_="go")


def _when(claim: Claim) -> Markup:
    return element("span", brief(claim.as_of), class_="when")


def _where(view: View, claim: Claim) -> Child:
    source = view.source(claim)
    said = [own(source.title)] if source.title else []
    said += [own(source.publisher)] if source.publisher else []
    said += [element("span", f"published {brief(source.published)}")] if source.published else []
    place = own(f"{claim.source}:{claim.line}:{claim.column}")
    return ([(each, " · ") for each in said], element("span", place, class_="path"))


def _also(view: View, others: Sequence[int]) -> Markup:
    """Links to the other findings about a figure."""
    links = [
        (
            " ",
            element(
                "a",
                f"{SIGNS[view.told[each].verdict]} {view.told[each].verdict.value}",
                href=f"#f{each}",
                title=f"{view.told[each].verdict.value}: {view.told[each].message}",
            ),
        )
        for each in others[:MOST]
    ]
    more = f" and {len(others) - MOST} more" if len(others) > MOST else ""
    return element("span", "also in:", links, more, class_="note also")


def _quote(view: View, claim: Claim) -> Child:
    """The sentence with its figure marked, its ends cut where they are far away."""
    text = view.source(claim).text
    if text:
        start, end = view.sentence(claim)
        before, figure, after = text[start : claim.start], claim.text, text[claim.end : end]
    else:
        before, figure, after = claim.sentence.partition(claim.text)
    if len(before) > AROUND:
        before = "… " + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + " …"
    verdict = view.verdict(claim)
    return (before, element("mark", figure or claim.text, class_=verdict and verdict.value), after)


def reasons(finding: Finding) -> Markup | None:
    """Why it is one, what would settle it, and the arithmetic, a line each."""
    said = (finding.why, finding.settles)
    lines = [line for line in finding.explanation.splitlines() if line not in said]
    told = [
        (element("h4", head), element("p", own(_sentence(text))))
        for head, text in zip(("Why", "What would settle it"), said, strict=True)
        if text
    ]
    if lines:
        told.append((element("h4", "How this was worked out"), _list(lines)))
    return element("div", told, class_="why") if told else None


def _list(lines: Sequence[str]) -> Markup:
    return element("ul", [element("li", own(line)) for line in lines])


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def line(view: View, finding: Finding, number: int) -> Markup:
    """A finding that needs nobody, on one line with links to its first figures."""
    held = view.held(finding)
    links = [(" ", _link(view, claim)) for claim in held[:MOST]]
    more = f" and {len(held) - MOST:,} more" if len(held) > MOST else None
    reason = element("p", "Accepted: ", own(finding.accepted)) if finding.accepted else None
    words = element("p", badge(finding.verdict), " ", own(finding.message))
    return element("li", words, reason, element("p", links, more, class_="small"), id=f"f{number}")


def sources(view: View) -> Iterator[Markup]:
    """A line for each source: its sign, title, publisher, date, and how many figures it has."""
    counts: dict[str, int] = {}
    told: dict[str, int] = {}
    for claim in view.report.claims:
        counts[claim.source] = counts.get(claim.source, 0) + 1
        told[claim.source] = told.get(claim.source, 0) + (claim.id in view.findings_of)
    for number, source in enumerate(view.sources):
        yield element(
            "li",
            element("a", mark(number), own(headed(source)), href=f"#t{number}", class_="go"),
            element("p", _known(source, draft=source.id in view.report.drafts), class_="small"),
            element("p", _counted(counts.get(source.id, 0), told.get(source.id, 0)), class_="small"),
        )


def _known(source: Source, *, draft: bool) -> Child:
    said = [element("span", own(source.id), class_="path")] if source.title else []
    said += [element("span", "the draft", class_="note")] if draft else []
    said += [own(source.publisher)] if source.publisher else []
    said.append(
        element("span", f"published {brief(source.published)}" if source.published else "no date known")
    )
    said += [element("span", "a reference: never suspected")] if source.role else []
    return [(" · " if place else "", each) for place, each in enumerate(said)]


def _counted(figures: int, told: int) -> str:
    return f"{some(figures, 'figure')}, {told:,} in findings"


def numbered(verdict: Verdict | None) -> int:
    """The number of a verdict in the page's data; -1 for none."""
    return -1 if verdict is None else VERDICTS.index(verdict)
