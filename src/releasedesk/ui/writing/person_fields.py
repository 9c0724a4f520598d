"""The fields that name a person, each in the language of the edition: what a translation leaves empty is as there."""

from __future__ import annotations

from collections.abc import Mapping

from releasedesk.editing.people import words_in, write_about_person
from releasedesk.model import Edition, Person, Release
from releasedesk.model.place import Place, place
from releasedesk.ui.controls.direction import is_right_to_left, set_direction
from releasedesk.ui.controls.line_field import LineField

_USUAL = {"name": "First name and surname", "title": "chair", "organisation": "the Harbour Trust"}


def person_field() -> LineField:
    """Return a field for the name, title or organisation of a person."""
    return LineField(write_about_person, is_prose=True)


def show_person(
    fields: Mapping[str, LineField], where: Place, person: Person, release: Release, edition: Edition
) -> None:
    """Show what a person is called in the language of an edition, and dimly what the original has in its place."""
    is_original = edition.language == release.original.language
    named = person if is_original else words_in(person, edition.language)
    root = where if is_original else place(where, "in_languages", edition.language)
    for name, field in fields.items():
        set_direction(field, is_right_to_left(edition))
        field.write_in(edition.language)
        in_original = "" if is_original else getattr(person, name)
        field.setPlaceholderText(in_original or _USUAL[name])
        field.show_text(place(root, name), getattr(named, name))
