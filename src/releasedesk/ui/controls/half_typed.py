"""What is half typed in a field when the release is saved or exported, or a step of its history is taken back."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QComboBox, QCompleter, QLineEdit


def finish_typing() -> bool:
    """Let the field with the focus take what is typed in it so far; True where it took it back instead.

    Fields of time zones, people and kinds take a text when it is complete, which a menu or a key does not tell them: a
    file would be saved with the zone of before. In the middle of an undo, which takes the cursor elsewhere, they would
    make an edit of their own that nobody made, and leave nothing to be done again.
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
