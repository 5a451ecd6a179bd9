"""Groups: figures that look like one thing, told apart from findings: as the guesses they are.

    groups(view, chunks)  ->  <section id="groups">…</section>

In: a View. Out: markup, None where nothing is guessed. One command makes a measure of a group.
"""

from factcheck.likenesses import Group
from factcheck.reports.html.cards import badge, figures
from factcheck.reports.html.chunks import Chunks
from factcheck.reports.html.markups import Markup, element, joined, own
from factcheck.reports.html.timelines import sketch
from factcheck.reports.html.views import View

SHOWN = 10
"""Groups shown at once, as many as the table has."""
SHEET = 20
"""Of the others, so many are built at once."""
INTRODUCTION = """\
Nothing has said yet what these figures measure. Each group holds figures whose words are alike: that is a
guess, which may be wrong, and no finding. Those that would disagree most come first."""


def groups(view: View, chunks: Chunks) -> Markup | None:
    """All of them, folded up after the first."""
    found = view.report.groups
    if not found:
        return None
    rest = found[SHOWN:]
    sheets = [
        chunks.later(joined(_group(view, each) for each in rest[start : start + SHEET]), SHEET)
        for start in range(0, len(rest), SHEET)
    ]
    return element(
        "section",
        element("h2", "Possibly one thing"),
        element("p", INTRODUCTION, class_="guide"),
        [_group(view, each) for each in found[:SHOWN]],
        element("details", element("summary", f"{len(rest):,} more"), sheets) if rest else None,
        id="groups",
    )


def _group(view: View, found: Group) -> Markup:
    """A guess: its words, how its figures would disagree, their timeline, the first in sentences."""
    ordered = {claim.id: claim for claim in (*found.witness, *found.claims)}
    held = [claim for each, claim in ordered.items() if each in view.number]
    name = ", ".join(found.words) or found.name
    return element(
        "article",
        element("h3", own(name[:1].upper() + name[1:])),
        element("p", "possible: ", badge(found.verdict), " ", own(found.message)),
        sketch(view, name, held, found),
        figures(view, held, first=max(len(found.witness), 2)),
        element(
            "p",
            "To make a measure of it: ",
            element("code", found.command(view.report.paths)),
            class_="small",
        ),
        class_=f"card guess {found.verdict.value}",
    )
