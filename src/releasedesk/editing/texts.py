"""Every text of a release with its place, in the order of the file: what is searched, replaced and spell-checked."""

from __future__ import annotations

import types
from collections.abc import Iterator
from functools import lru_cache
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from releasedesk.model import Edition, PersonInLanguage, Release, RichText, Span, Value
from releasedesk.model.place import Place, edition_place, place

_NO_WORDS = frozenset(
    {
        "id", "speaker", "asset", "logo", "media_type", "data", "language", "time_zone", "zone", "further_zones",
        "origin", "house_style", "release_line", "assets", "translated_from", "refers_to", "words", "later_mention",
        "field", "country", "region",
    }
)  # fmt: skip
"""Fields that hold names for the program rather than words that somebody wrote."""


class TextAt(NamedTuple):
    """A text and where it stands."""

    place: Place
    text: RichText


def texts_of(release: Release, language: str = "") -> Iterator[TextAt]:
    """Yield all texts of an edition, then those that all editions share; with no language, those of all editions."""
    for edition in release.editions:
        if not language or edition.language == language:
            yield from texts_of_edition(edition)
    yield from _within(release.refers_to, "refers_to")
    for index, variable in enumerate(release.variables):
        # Its name stands in the fields that insert it, and is no text.
        yield TextAt(place("variables", index, "value"), variable.value)
    yield from _within(release.people, "people")
    yield from _within(release.organisation, "organisation")


def texts_of_edition(edition: Edition) -> Iterator[TextAt]:
    """Yield all texts of one edition."""
    return _within(edition, edition_place(edition))


def _within(value: object, where: Place) -> Iterator[TextAt]:
    if isinstance(value, str):
        yield TextAt(where, value)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _within(item, place(where, _name_of(item, index)))
    elif isinstance(value, Value):
        for name, is_rich in _fields_with_words(type(value)):
            held = getattr(value, name)
            if is_rich:
                yield from _rich(held, place(where, name))
            else:
                yield from _within(held, place(where, name))


def _name_of(item: object, index: int) -> str:
    """Return how an address names an item of a sequence (see `releasedesk.model.place`)."""
    if isinstance(item, PersonInLanguage):
        return item.language
    return str(getattr(item, "id", index))


def _rich(held: Any, where: Place) -> Iterator[TextAt]:
    """Yield a rich text, or the rich texts of a sequence of them, however deep."""
    if isinstance(held, str) or any(isinstance(part, Span) for part in held):
        yield TextAt(where, held)
    else:
        for index, item in enumerate(held):
            yield from _rich(item, place(where, index))


@lru_cache(maxsize=128)
def _fields_with_words(kind: type[Value]) -> tuple[tuple[str, bool], ...]:
    """Return the fields of a type that hold words, and whether these are rich text."""
    found = []
    for name, field in kind.model_fields.items():
        if name in _NO_WORDS:
            continue
        if _mentions(field.annotation, Span):
            found.append((name, True))
        elif _mentions(field.annotation, str) or _mentions(field.annotation, Value):
            found.append((name, False))
    return tuple(found)


def _mentions(annotation: Any, wanted: type) -> bool:
    """Tell whether a type, or one that it is made of, is another one or made from it."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _mentions(get_args(annotation)[0], wanted)
    if origin in (Union, types.UnionType, tuple):
        return any(_mentions(each, wanted) for each in get_args(annotation))
    return isinstance(annotation, type) and issubclass(annotation, wanted)
