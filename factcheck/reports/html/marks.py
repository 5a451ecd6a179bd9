"""Marks: the sign of each source, by colour and by shape, the same everywhere on the page.

    mark(3)  ->  <svg class="mark k3"><use href="#s3"/></svg>

In: the number of a source. Out: markup. Neither colour nor shape alone tells sources apart for every eye, so
each has both: 56 different signs before they come again.
"""

from factcheck.reports.html.markups import Markup, element

SHAPES = (
    "M0-5.5A5.5 5.5 0 1 1 0 5.5A5.5 5.5 0 1 1 0-5.5Z",  # circle
    "M-5-5H5V5H-5Z",  # square
    "M0-6.5L6 4.5H-6Z",  # triangle
    "M0-7L6 0L0 7L-6 0Z",  # diamond
    "M0 6.5L6-4.5H-6Z",  # triangle upside down
    "M-2-6H2V-2H6V2H2V6H-2V2H-6V-2H-2Z",  # plus
    "M-3-6H3L6 0L3 6H-3L-6 0Z",  # hexagon
)
COLOURS = 8
"""As many as page.css has."""


def shapes() -> Markup:
    """The shapes, once for all charts."""
    held = [element("path", id=f"s{number}", class_="shape", d=path) for number, path in enumerate(SHAPES)]
    return element("svg", element("defs", held), class_="away", aria_hidden="true")


def colour(source: int) -> str:
    """The class of a source's colour."""
    return f"k{source % COLOURS}"


def shape(source: int) -> str:
    """The reference to a source's shape."""
    return f"#s{source % len(SHAPES)}"


def mark(source: int) -> Markup:
    """A source's sign in a line of text."""
    drawn = element("use", href=shape(source))
    return element("svg", drawn, class_=f"mark {colour(source)}", viewBox="-8 -8 16 16", aria_hidden="true")
