"""Words for tool tips and messages, which Qt takes for markup, with pictures to load, as soon as they look like it."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import Qt


def as_written(words: str) -> str:
    """Return words from a release, or the name of a file, so that a tool tip shows them as they are."""
    if not Qt.mightBeRichText(words):
        return words
    return "<span>" + escape(words).replace("\n", "<br>") + "</span>"
