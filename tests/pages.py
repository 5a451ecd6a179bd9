"""Pages for the tests of the HTML report, and a reader of them that is as strict as HTML itself is not."""

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from attrs import define, field

import factcheck
from factcheck.documents import Source
from factcheck.findings import Report
from factcheck.reports import FORMATS, Style

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
VOID = {"meta", "input", "br"}

HOSTILE = (
    "In 2024 it carried 52,000 passengers </script><script>alert(1)</script> and more.",
    "In 2024 it carried 71,000 passengers <!-- <script> ]]> & &lt; &amp; \" ' ` ${x} \\u003c \\.",
    "In 2024 it carried 61,000 passengers \u202eright to left \u2066 and \u2028 not back, 😀 𝟙 at 3,000 m.",
    "In 2024 it carried 81,000 passengers <img src=x onerror=alert(1)> <style>*{color:red}</style>\r\n\ttab",
)
"""Texts that try to break out, each with a figure that the others contradict."""
NAME = '<b>"x"</b>\'&.txt'
PACK = """\
[pack]
name = "ferries"
description = "Ferries"

[measures.passengers]
unit = "person"
dynamics = "flow"
match.en = ["carried ... <n> passengers"]
"""


def hostile(folder: Path) -> Report:
    """The report of the texts that try to break out, whose names and titles do, too."""
    (folder / "ferries.toml").write_text(PACK, encoding="utf-8")
    pack = factcheck.load_pack(str(folder / "ferries.toml"))
    sources = [
        Source(f"{number}{NAME}", text, "2025-02-01", "en", title=f"</title>{text}", publisher=NAME)
        for number, text in enumerate((*HOSTILE, "Nothing.\0"))
    ]
    return factcheck.check(factcheck.read(*sources, pack=pack), pack)


def page(report: Report) -> str:
    """The report as a page."""
    return "\n".join(FORMATS["html"].findings(report, Style()))


@define
class Element:
    name: str
    attributes: dict[str, str]
    text: str = ""
    children: list["Element"] = field(factory=list)

    def all(self, name: str, **wanted: str) -> list["Element"]:
        """The elements of that name inside, with these attributes (of `class_` one word)."""
        found = [each for each in self.children if each.name == name and each.has(wanted)]
        for each in self.children:
            found += each.all(name, **wanted)
        return found

    def has(self, wanted: dict[str, str]) -> bool:
        return all(
            value in self.attributes.get("class", "").split()
            if key == "class_"
            else self.attributes.get(key) == value
            for key, value in wanted.items()
        )


class Parsed(HTMLParser):
    """A page as elements; what is not closed in order is an error."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.root = Element("", {})
        self.open = [self.root]
        self.feed(text)
        self.close()
        assert self.open == [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {key: value or "" for key, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {key: value or "" for key, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].name == tag, f"</{tag}> in <{self.open[-1].name}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data


def parsed(text: str) -> Element:
    """The root of a page."""
    return Parsed(text).root


def data(root: Element, name: str) -> Any:
    """What a script element of data holds."""
    (script,) = root.all("script", id=name)
    return json.loads(script.text)
