"""The people of the user's library as those who may have said something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from releasedesk.ui.writing.speaker_field import BookPerson

if TYPE_CHECKING:
    from releasedesk.library.entries import Library

_last: tuple[Library, tuple[BookPerson, ...]] | None = None


def speakers_of(library: Library | None) -> tuple[BookPerson, ...]:
    """Return the people of a library in the order of their names; every quote asks for the same, so it is kept."""
    global _last
    if library is None:
        return ()
    if _last is None or _last[0] is not library:
        found = []
        for entry in library.people:
            person = entry.content
            if person.name.strip():
                detail = ", ".join(filter(None, (person.title.strip(), person.organisation.strip())))
                found.append(BookPerson(entry.id, person.name.strip(), detail))
        found.sort(key=lambda each: each.name.casefold())
        _last = (library, tuple(found))
    return _last[1]
