"""Which texts of a release are checked, and in which language."""

from __future__ import annotations

from releasedesk.model.place import Place

_UNCHECKED = frozenset(
    {
        "website", "canonical_url", "phones", "emails", "reference", "name", "given_name", "family_name",
        "keywords", "subjects", "end_mark", "place", "rights", "credit", "url", "variables", "later_name", "honorific",
    }
)  # fmt: skip
"""Fields that hold names, numbers and addresses."""


def is_checked(where: Place) -> bool:
    """Tell whether the text at a place is made of words of the language."""
    return bool(where) and _UNCHECKED.isdisjoint(where.split("/"))


def language_at(where: Place, original: str) -> str:
    """Return the language of the text at a place; what all editions share is in that of the original."""
    parts = where.split("/")
    if parts[0] == "editions" and len(parts) > 1:
        return parts[1]
    if parts[0] == "people" and len(parts) > 3 and parts[2] == "in_languages":
        return parts[3]
    return original
