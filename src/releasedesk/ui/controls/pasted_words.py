"""What a clipboard, or what is dropped, holds for a field of words: no files, and nothing hidden or deleted."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from releasedesk.model import plain_text

OWN_TYPE = "application/x-releasedesk-blocks+json"
"""Blocks of a ReleaseDesk, whose words stand beside them."""


def holds_files(source: QMimeData) -> bool:
    """Tell whether files are pasted or dropped; the address of one on this machine belongs into no release."""
    return not source.hasFormat(OWN_TYPE) and any(url.isLocalFile() for url in source.urls())


def pasted_words(source: QMimeData) -> str:
    """Return the words of a clipboard as plain text, a line for each paragraph.

    Where there is HTML, they are taken from it: the text beside it may hold what is hidden or deleted.
    """
    if holds_files(source):
        return ""
    if source.hasHtml() and not source.hasFormat(OWN_TYPE):
        from releasedesk.formats.pasted_html import read_pasted_html

        blocks = read_pasted_html(source.html()).blocks
        words = "\n".join(plain_text(block.text) for block in blocks if block.kind != "picture")
        if words:
            return words
    return source.text()
