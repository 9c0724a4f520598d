"""Inserted fields: names of what the release knows about itself, and what is printed in their place.

`organisation.name`, `organisation.website`, `release.date`, `release.reference`, `release.headline`,
`release.embargo`, `dateline.place` and `value.NAME`, for the names that the press officer gave.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from releasedesk.model import Edition, Release, Run, runs
from releasedesk.model.text import RichText
from releasedesk.rendering.dates import date_in_words, moment_in_words
from releasedesk.rendering.phrases import Phrases

OWN_PREFIX = "value."

_Facts = tuple[Release, Edition, Phrases]


def _release_date(facts: _Facts) -> str:
    _, edition, phrases = facts
    date = edition.dateline.date
    return date_in_words(date, phrases) if date is not None else ""


def _embargo(facts: _Facts) -> str:
    _, edition, phrases = facts
    line = edition.release_line
    return moment_in_words(line.until, line.time_zone, phrases) if line.until is not None else ""


_KNOWN: Mapping[str, tuple[str, Callable[[_Facts], str]]] = {
    "organisation.name": ("Organisation’s name", lambda facts: facts[0].organisation.name),
    "organisation.website": ("Organisation’s website", lambda facts: facts[0].organisation.website),
    "release.date": ("Date of the release", _release_date),
    "release.reference": ("Reference", lambda facts: facts[1].reference),
    "release.headline": ("Headline", lambda facts: facts[1].headline),
    "release.embargo": ("When the embargo lifts", _embargo),
    "dateline.place": ("Place of the dateline", lambda facts: facts[1].dateline.place),
}


class Variables:
    """Gives what is printed in place of the fields of one edition."""

    def __init__(self, release: Release, edition: Edition, phrases: Phrases) -> None:
        self._facts = (release, edition, phrases)
        self._own = {variable.name: variable.value for variable in release.variables}

    def value(self, field: str) -> str | None:
        """Return what a field stands for; None where nothing is known of it yet."""
        if field.startswith(OWN_PREFIX):
            found = self._own.get(field.removeprefix(OWN_PREFIX), "")
        elif field in _KNOWN:
            found = _KNOWN[field][1](self._facts)
        else:
            found = ""
        return found.strip() or None

    def resolved(self, words: Iterable[Run]) -> Iterator[Run]:
        """Yield runs with every field as what it stands for; one of which nothing is known keeps its words."""
        for run in words:
            field = run.format.field
            if field:
                yield Run(self.value(field) or run.text, run.format._replace(field=""))
            else:
                yield run

    def position(self, text: RichText, at: int) -> int:
        """Return where a position in a text is once its fields are resolved; one within a field is behind it."""
        moved = 0
        for run in runs(text):
            if at <= 0:
                break
            value = self.value(run.format.field) or run.text if run.format.field else run.text[:at]
            moved += len(value)
            at -= len(run.text)
        return moved

    def has_fields(self, text: RichText) -> bool:
        """Tell whether a text holds a field."""
        return not isinstance(text, str) and any(run.format.field for run in runs(text))


def variables_of(release: Release) -> dict[str, str]:
    """Return the fields that can be inserted, each with what it is called."""
    own = {f"{OWN_PREFIX}{variable.name}": variable.name for variable in release.variables}
    return {name: label for name, (label, _) in _KNOWN.items()} | own
