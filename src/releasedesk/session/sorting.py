"""A whole release that was pasted into one field, sorted into the fields where its parts belong."""

from __future__ import annotations

from releasedesk.editing.edit import Edit, attempt
from releasedesk.errors import InvalidEdit, SourceError
from releasedesk.model import Edition, Release
from releasedesk.model.place import edition_place

_SHORTEST = 400
"""Characters from which a text can be a whole release."""
_FEWEST_LINES = 4


def looks_like_release(words: str) -> bool:
    """Tell whether a text is long enough, in lines and characters, to be a whole release."""
    return len(words) >= _SHORTEST and sum(1 for line in words.splitlines() if line.strip()) >= _FEWEST_LINES


def sorted_into_fields(release: Release, language: str, words: str, html: str = "") -> Edit:
    """Return the edit that fills an edition, and people and organisation, from the text of a whole release.

    `html` is the same text with its formats, from a clipboard that has them.

    Raises:
        InvalidEdit: There is no text to sort.

    """
    from releasedesk.importers.registry import import_pasted

    try:
        found = import_pasted(words, html).release
    except SourceError as error:
        raise InvalidEdit(f"The text cannot be sorted into fields: {error.problem}.") from error
    edition = _in_language(found.original, language)
    editions = tuple(edition if each.language == language else each for each in release.editions)
    organisation = found.organisation if found.organisation.name else release.organisation
    updated = attempt(
        lambda: release.replace(
            editions=editions, people=(*release.people, *found.people), organisation=organisation
        )
    )
    return Edit("sort into fields", updated, (edition_place(edition, "headline"),))


def _in_language(edition: Edition, language: str) -> Edition:
    """Keep the language that was chosen, unless the text is in another one altogether."""
    same = edition.language.partition("-")[0] == language.partition("-")[0]
    return edition.replace(language=language) if same else edition
