"""What a reader of one file kind makes of a text: blocks, markup not to read, what the file says of itself.

Block(0, 12, kind="heading") ; Layout(blocks=(...), changes=((3, 9, ""),), front={"date": "2024-05-01"})
"""

from collections.abc import Iterator, Mapping

from attrs import field, frozen

Change = tuple[int, int, str]  # start and end of some markup, and what to read in its place

# prose and item (a bullet or numbered point) become body unless their text says otherwise; the rest say what
# they are: a heading, a table's rows, a line that opens with an image, nothing to read (code, addresses).
KINDS = ("prose", "item", "heading", "table", "image", "furniture")


@frozen
class Line:
    """One line of a text, without its line feed."""

    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        """Whether the line holds white space only."""
        return not self.text.strip()


@frozen
class Block:
    """Characters start..end that belong together; a sentence ends at each of `breaks`."""

    start: int
    end: int
    kind: str = "prose"
    breaks: tuple[int, ...] = ()


@frozen(kw_only=True)
class Layout:
    """The blocks of a text in order, the markup in it in any order, and its front matter."""

    blocks: tuple[Block, ...]
    changes: tuple[Change, ...] = ()
    front: Mapping[str, str] = field(factory=dict)


def lines(text: str) -> Iterator[Line]:
    """The lines of a text in order, the empty ones too."""
    start = 0
    for part in text.split("\n"):
        yield Line(start, start + len(part), part)
        start += len(part) + 1
