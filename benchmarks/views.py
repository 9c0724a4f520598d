"""Deciding every word of a release: the view of the reference release, in the languages that have phrases."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from benchmarks.measure import Row, milliseconds
from benchmarks.releases import reference_release
from releasedesk.rendering.view import printed_release

_BAR_MS = 3
_LANGUAGES = ("en-GB", "en-US", "fr", "de", "es")


def rows() -> Iterator[Row]:
    """Measure the view of the same release in several languages."""
    name, release = reference_release()
    for language in _LANGUAGES:
        edition = release.original.replace(language=language)
        shown = release.replace(editions=(edition,))
        samples = milliseconds(partial(printed_release, shown, edition), times=100)
        row = Row(f"view, {name}, {language}", samples, bar=f"<= {_BAR_MS} ms")
        yield Row(row.name, samples, bar=row.bar, passed=row.median <= _BAR_MS)
