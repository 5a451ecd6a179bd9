"""Chunks: what a long page holds as data until it comes into view, so that it opens as fast as a short one.

    chunks = Chunks(); chunks.laid(range(300), lambda number: card(view, number), size=10)
    ->  the first 200 cards, then <div class="later" data-later="0" data-count="10"></div> …

In: parts of a page, in order. Out: the first of them as they are, for the others an empty element each, which
the page's script fills from `held` when a reader comes near it. A browser takes as long to build ten thousand
cards as a reader takes to read one; the same characters as data take it a tenth of a second.
"""

from collections.abc import Callable, Sequence

from attrs import define, field

from factcheck.reports.html.markups import Markup, element, joined

OPEN = 200
"""Findings that are on the page from the start: all, where a person could read them all."""


@define
class Chunks:
    """`left` is how many more parts may be on the page; `of` gives the chunk of each numbered part in one."""

    left: int = OPEN
    held: list[Markup] = field(factory=list)
    of: dict[int, int] = field(factory=dict)

    def laid(
        self, numbers: Sequence[int], drawn: Callable[[int], Markup], *, size: int, tag: str = "div"
    ) -> list[Markup]:
        """The numbered parts as far as they may be on the page, then a place for each chunk of the others."""
        now = min(len(numbers), max(self.left, 0))
        self.left -= now
        parts = [drawn(number) for number in numbers[:now]]
        for start in range(now, len(numbers), size):
            chunk = numbers[start : start + size]
            self.of.update((number, len(self.held)) for number in chunk)
            parts.append(self.later(joined(map(drawn, chunk)), len(chunk), tag))
        return parts

    def one(self, markup: Markup) -> Markup:
        """What goes with the parts that follow it: on the page as long as these are."""
        return markup if self.left > 0 else self.later(markup, kind="later aside")

    def later(self, markup: Markup, count: int = 1, tag: str = "div", kind: str = "later") -> Markup:
        """A place for so many parts, which are built when it comes into view."""
        self.held.append(markup)
        return element(tag, class_=kind, data_later=len(self.held) - 1, data_count=count)
