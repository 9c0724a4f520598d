"""Putting the right word in the place of a misspelt one."""

from __future__ import annotations

from releasedesk.editing.replacing import Replacement, replace
from releasedesk.ui.spelling.check import Misspelling, SpellCheck


def correct(check: SpellCheck, wrong: Misspelling, word: str) -> None:
    """Write another word where a misspelt one stands; it keeps the formatting, and it is one step."""
    wanted = Replacement(wrong.place, wrong.start, wrong.stop, wrong.written, word)
    check.edit(lambda release: replace(release, [wanted], "correct spelling"))
    check.mark()
