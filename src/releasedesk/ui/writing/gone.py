"""What a dialog does whose text was removed while it was open: a colleague may save, and a file be read again."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


def is_there(text: QObject, window: QWidget | None) -> bool:
    """Return whether a text is still in the form; where it is not, say that nothing was done to it."""
    if isValid(text):
        return True
    from releasedesk.ui.dialogs import questions

    questions.show_problem(
        window,
        "Nothing was changed",
        "The text that this was meant for was taken out of the release meanwhile. Put the cursor where you want it, "
        "and try again.",
    )
    return False
