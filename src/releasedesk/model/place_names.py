"""Places of a release in the words of the form, such as “Who pays, paragraph 2”."""

from __future__ import annotations

from releasedesk.model import Edition, Release
from releasedesk.model.place import Place, edition_place, resolve
from releasedesk.model.translation import units

_FIELDS = {
    "release_line": "Release line",
    "reference": "Reference",
    "kicker": "Kicker",
    "headline": "Headline",
    "subheadlines": "Subheadlines",
    "dateline": "Dateline",
    "sections": "Body",
    "end_mark": "End mark",
    "notes": "Notes to editors",
    "boilerplates": "Boilerplates",
    "event": "Invitation",
    "legal": "Legal text",
    "kind": "Kind of release",
    "refers_to": "Earlier release",
    "variables": "Values",
    "contacts_intro": "Words above the contacts",
    "contacts": "Contacts",
    "metadata": "Keywords and description",
    "people": "People",
    "organisation": "Organisation",
    "words": "Accepted words",
    "house_style": "House style",
    "assets": "Pictures",
}
_BLOCKS = {"paragraph": "paragraph", "quote": "quote", "list": "list", "figure": "picture", "table": "table"}


def place_in_words(release: Release, place: Place) -> str:
    """The name of a place as a person would say it; empty for the release as a whole."""
    parts = place.split("/")
    if parts[0] == "editions" and len(parts) > 2:
        try:
            edition = release.edition(parts[1])
        except KeyError:
            return ""
        words = _in_edition(release, edition, parts[2:])
        return words if len(release.editions) == 1 else f"{words} ({edition.language})"
    if parts[0] == "people" and len(parts) > 1:
        return _named(release, "people/" + parts[1], "name", "Person")
    return _FIELDS.get(parts[0], "")


def _in_edition(release: Release, edition: Edition, parts: list[str]) -> str:
    field = _FIELDS.get(parts[0], "")
    if len(parts) == 1:
        return field
    where = edition_place(edition, parts[0], parts[1])
    match parts[0]:
        case "sections":
            return _in_section(edition, parts)
        case "contacts":
            return _named(release, where, "name", "Contact")
        case "boilerplates":
            return _named(release, where, "heading", "Boilerplate")
        case "notes":
            return _numbered("Note", [block.id for block in edition.notes], parts[1])
        case "translated_from":
            return _translated(release, edition, parts[1])
        case _:
            return field


def _translated(release: Release, edition: Edition, key: str) -> str:
    """Return the name of the part of a translation that is known by a key."""
    found = next((unit.address for unit in units(edition) if unit.key == key), "")
    return _in_edition(release, edition, found.split("/")) if found else "Translation"


def _in_section(edition: Edition, parts: list[str]) -> str:
    ids = [section.id for section in edition.sections]
    if parts[1] not in ids:
        return _FIELDS["sections"]
    section = edition.sections[ids.index(parts[1])]
    name = section.heading or ("Opening" if section.id == ids[0] else f"Section {ids.index(section.id) + 1}")
    if len(parts) < 4:
        return name
    for block in section.blocks:
        if block.id == parts[3]:
            kind = _BLOCKS.get(block.kind, "part")
            alike = [other.id for other in section.blocks if other.kind == block.kind]
            return f"{name}, {_numbered(kind, alike, block.id)}"
    return name


def _named(release: Release, place: Place, field: str, kind: str) -> str:
    try:
        name = getattr(resolve(release, place), field)
    except LookupError:
        return kind
    return str(name) or kind


def _numbered(kind: str, ids: list[str], identifier: str) -> str:
    return f"{kind} {ids.index(identifier) + 1}" if identifier in ids else kind
