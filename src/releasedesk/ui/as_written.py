"""Words for tool tips and messages: Qt takes them for markup, with pictures to load, and never breaks a long one."""

from __future__ import annotations

import re
from html import escape

from PySide6.QtGui import Qt

_LONG = re.compile(r"\S{30,}")
_BREAKS = re.compile(r"([_.\-/\\,;@]+)(?=\w)")
_STRETCH = re.compile(r"(\w{30})(?=\w)")
_HERE = "\\1\u200b"


def as_written(words: str) -> str:
    """Return words from a release, or the name of a file, so that a tool tip shows them as they are."""
    if not Qt.mightBeRichText(words):
        return words
    return "<span>" + escape(words).replace("\n", "<br>") + "</span>"


def breakable(words: str) -> str:
    """Return words with places to break in those that are as long as a line, such as the name of a file without blanks.

    A label is at least as wide as its longest word, and its window with it, however small the screen is.
    """
    return _LONG.sub(lambda long: _STRETCH.sub(_HERE, _BREAKS.sub(_HERE, long[0])), words)
