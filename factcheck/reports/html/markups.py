"""Markup: elements whose texts and attributes are escaped unless they are markup already.

    element("p", "a < b", element("b", "c"), class_="x")  ->  <p class="x">a &lt; b<b>c</b></p>

In: texts of anybody, which may hold anything. Out: `Markup` that can break out of nothing. A template engine
would add a dependency and a second place to forget the escaping: here a plain text cannot be markup.
"""

import json
import re
from collections.abc import Iterable
from html import escape
from typing import Any, TypeAlias


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


Child: TypeAlias = "str | Iterable[Child] | None"

VOID = frozenset(("meta", "input", "br"))
DRAWN = frozenset(("circle", "line", "path", "polygon", "rect", "use"))
_STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""Characters that HTML forbids, or that no file can hold."""
_UNSAFE = re.compile("<(?=[/!])|[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff]")
"""What must not stand in a script as it is: what ends it or opens a comment in it, and odd characters."""


def element(name: str, /, *children: Child, **attributes: object) -> Markup:
    """An element; `class_` and `aria_label` name class and aria-label, None and False leave one out."""
    given = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in VOID:
        return Markup(f"<{name}{given}>")
    inside = joined(children)
    if name in DRAWN and not inside:
        return Markup(f"<{name}{given}/>")
    return Markup(f"<{name}{given}>{inside}</{name}>")


def joined(children: Iterable[Child]) -> Markup:
    """The children one after the other, plain texts escaped."""
    return Markup("".join(_text(child) for child in children))


def _text(child: Child) -> str:
    if child is None:
        return ""
    if isinstance(child, Markup):
        return child
    return escape(clean(child), quote=False) if isinstance(child, str) else joined(child)


def _attribute(key: str, value: object) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    if value is True:
        return f" {name}"
    text = f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    return f' {name}="{escape(clean(text))}"'


def clean(text: str) -> str:
    """The text without the characters that no page may hold, each shown by the sign for that."""
    return _STEERING.sub("\ufffd", text)


def own(text: str) -> Markup:
    """Words of a document: marks of direction in them turn nothing around them."""
    return element("bdi", text)


def data(given: Any, name: str) -> Markup:
    """Data for the page's script, by the id of its element; nothing in it can end the element."""
    text = json.dumps(given, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    safe = _UNSAFE.sub(lambda char: f"\\u{ord(char[0]):04x}", text)
    return element("script", Markup(safe), type="application/json", id=name)
