"""What is half typed in a field when a step of the history is taken back."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QComboBox, QCompleter, QLineEdit


def finish_typing() -> bool:
    """Let the field with the focus take what is typed in it so far; True where it took it back instead.

    Fields of dates, people and kinds take a text when it is complete. Left to themselves they would do so in the middle
    of an undo, which takes the cursor elsewhere: an edit of its own that nobody made, and nothing to be done again.
    """
    field = QApplication.focusWidget()
    edit = field.lineEdit() if isinstance(field, QComboBox) else field
    if not isinstance(edit, QLineEdit):
        return False
    before = edit.text()
    completer: QCompleter | None = edit.completer()
    if completer is not None and (offers := completer.popup()) is not None:
        # What is marked in the list of offers was not taken yet.
        offers.hide()
    edit.editingFinished.emit()
    # Where a field tells, for another text may be the same day in its usual words.
    refused = getattr(edit, "was_refused", None)
    return edit.text() != before if refused is None else bool(refused)
