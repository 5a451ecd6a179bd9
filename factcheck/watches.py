"""Watches: what a long run works through, for whoever wants to show how far it is.

    with watched(lambda items, doing: tqdm(items, desc=doing)): check(read("reports/"))

In: the items of one part of a run, and what is done with them. Out: the same items, by way of the watch if
there is one. Nothing else of a run depends on it.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")
Watch = Callable[[Collection[object], str], Iterable[object]]

_WATCH: ContextVar[Watch | None] = ContextVar("watch", default=None)


@contextmanager
def watched(watch: Watch) -> Iterator[None]:
    """Let a watch see what is worked through."""
    token = _WATCH.set(watch)
    try:
        yield
    finally:
        _WATCH.reset(token)


def over(items: Collection[T], doing: str) -> Iterator[T]:
    """The items, as the watch passes them on."""
    watch = _WATCH.get()
    if watch is None:
        yield from items
    else:
        for each, _ in zip(items, watch(items, doing), strict=True):
            yield each
