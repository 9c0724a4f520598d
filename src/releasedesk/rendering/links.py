"""Which addresses may leave in a document."""

from __future__ import annotations

_SCHEMES = ("http://", "https://", "mailto:", "tel:")


def is_safe_link(address: str) -> bool:
    """Tell whether an address is one that a reader may follow: a web page, a mail address or a telephone number."""
    return address.lower().startswith(_SCHEMES) and not any(character.isspace() for character in address)
