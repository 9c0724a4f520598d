"""Releases that are longer than any can be: laying them out would hold up the window, or never end."""

from __future__ import annotations

from typing import Any

from releasedesk import limits
from releasedesk.model import Edition, Release


def endless_problem(release: Release) -> str:
    """Return in a clause which edition holds more than can be laid out; an empty text where none does."""
    for edition in release.editions:
        if sum(1 for _ in edition.blocks()) > limits.EDITION_BLOCKS:
            return f"{_named(edition)} has more than {limits.EDITION_BLOCKS:,} paragraphs"
        if _characters(edition.model_dump(mode="json")) > limits.EDITION_CHARACTERS:
            return f"{_named(edition)} holds more than {limits.EDITION_CHARACTERS:,} characters"
    return ""


def _named(edition: Edition) -> str:
    return f"the edition in “{edition.language}”"


def _characters(value: Any) -> int:
    if isinstance(value, str):
        return len(value)
    if isinstance(value, dict):
        return sum(map(_characters, value.values()))
    return sum(map(_characters, value)) if isinstance(value, list) else 0
