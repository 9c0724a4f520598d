"""Garbage is looked for while nobody writes, and only then."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from releasedesk.ui.garbage import GarbageSearch


class Circle:
    """Refers to itself, so that only a search finds that nobody else does."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _own_search() -> Iterator[None]:
    gc.collect()
    yield
    gc.enable()
    gc.collect()


def much(count: int = 6_000) -> list[list[int]]:
    return [[number] for number in range(count)]


@pytest.mark.usefixtures("qapp")
def test_garbage_goes_as_soon_as_nothing_is_written() -> None:
    written = [0]
    search = GarbageSearch(lambda: written[0])
    search.look()
    left = weakref.ref(Circle())
    kept = much()
    written[0] = 1
    search.look()
    assert left() is not None
    search.look()
    assert left() is None
    del kept


@pytest.mark.usefixtures("qapp")
def test_nothing_is_looked_for_where_little_was_made() -> None:
    search = GarbageSearch(lambda: 0)
    search.look()
    left = weakref.ref(Circle())
    search.look()
    assert left() is not None


@pytest.mark.usefixtures("qapp")
def test_who_never_stops_writing_does_not_fill_the_memory() -> None:
    states = iter(range(100))
    search = GarbageSearch(lambda: next(states))
    left = weakref.ref(Circle())
    kept = much(210_000)
    search.look()
    assert left() is None
    del kept


@pytest.mark.usefixtures("qapp")
def test_python_itself_does_not_search_in_the_middle_of_a_key() -> None:
    GarbageSearch(lambda: 0)
    assert not gc.isenabled()
