"""What every field of the program has: a visible label, a help text, an accessible name, an example of its content."""

from __future__ import annotations

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from releasedesk.ui import theme
from releasedesk.ui.controls.combo_label import name_when_shown
from releasedesk.ui.controls.hint import Hint
from releasedesk.ui.icons import icon


def describe(control: QWidget, name: str, help: str, placeholder: str = "") -> None:
    """Give a control its accessible name, its help as tool tip and “What's this?”, and what an empty field shows."""
    control.setAccessibleName(name)
    control.setAccessibleDescription(help)
    control.setToolTip(help)
    control.setWhatsThis(help)
    if placeholder and isinstance(control, QLineEdit | QTextEdit | QComboBox):
        control.setPlaceholderText(placeholder)
    if isinstance(control, QComboBox):
        name_when_shown(control)
    elif isinstance(control, QLineEdit):
        name_clear_button(control)


def name_clear_button(field: QLineEdit) -> None:
    """Let a screen reader say what the button does that empties a field, which Qt leaves without a name."""
    action = field.findChild(QAction, "_q_qlineeditclearaction")
    if action is not None:
        action.setText("Clear")


def role_label(text: str, role: str, *, wraps: bool = False) -> QLabel:
    """Return a label with the look of a role, such as “hint” or “error”."""
    label = QLabel(text)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    return label


def quiet_button(text: str, symbol: str, help: str) -> QPushButton:
    """Return a button without a frame, such as “Add contact”."""
    button = QPushButton(icon(symbol, "accent"), text)
    button.setProperty("kind", "quiet")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    describe(button, text, help)
    return button


def make_primary(button: QPushButton) -> None:
    """Show that a button is what Return stands for; also one that a box has made and dressed already."""
    button.setDefault(True)
    theme.set_look(button, "kind", "primary")


def library_button(kind: str, requested: SignalInstance) -> QPushButton:
    """Return the button that asks for something of a kind from the user's library."""
    button = quiet_button("From my library…", "library", "Insert a copy of what you keep in your library")
    button.setAccessibleName(f"Insert {kind} from my library")
    button.clicked.connect(lambda: requested.emit(kind))
    return button


def side_by_side(*widgets: QWidget, at_end: bool = False) -> QWidget:
    """Return widgets in one line that stays together, at its beginning or at its end."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    if at_end:
        row.addStretch(1)
    for widget in widgets:
        row.addWidget(widget)
    if not at_end:
        row.addStretch(1)
    return holder


def icon_button(name: str, symbol: str, help: str) -> QToolButton:
    """Return a small button that shows an icon alone; `name` is what a screen reader says."""
    button = QToolButton()
    button.setIcon(icon(symbol, "muted"))
    button.setProperty("kind", "quiet")
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    describe(button, name, help)
    return button


class FieldRow(QWidget):
    """A control below its label, with room for a hint beside the label and for a message below.

    `control` may be a widget that holds several; `buddy` is then the one that the label belongs to.
    """

    def __init__(self, label: str, control: QWidget, *, hint: str = "", buddy: QWidget | None = None) -> None:
        super().__init__()
        self.control = control
        self.label = role_label(label, "field-label")
        self.label.setBuddy(buddy or control)
        self._hint: Hint | None = None
        self._error: QLabel | None = None
        self._note: QLabel | None = None
        self._top = QHBoxLayout()
        self._top.setSpacing(12)
        self._top.addWidget(self.label)
        self._top.addStretch(1)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(5)
        self._rows.addLayout(self._top)
        self._rows.addWidget(control)
        if hint:
            self.set_hint(hint)

    @property
    def hint(self) -> str:
        """What stands at the right of the label, or below the field."""
        return self._hint.text if self._hint is not None else ""

    @property
    def error(self) -> str:
        """The message below the field; empty where all is well."""
        return self._error.text() if self._error is not None else ""

    @property
    def note(self) -> str:
        """The line of help below the field."""
        return self._note.text() if self._note is not None else ""

    def set_hint(self, text: str) -> None:
        """Show a few words at the right of the label, or below the field where they do not fit there."""
        if text == self.hint:
            return
        if self._hint is None:
            self._hint = Hint()
            self._top.setStretch(1, 0)
            self._top.addWidget(self._hint, 1)
            self._rows.insertWidget(2, self._hint.below)
        self._hint.show_text(text)

    def add_beside_label(self, widget: QWidget) -> None:
        """Put a small widget at the end of the line with the label."""
        self._top.addWidget(widget, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _below(self) -> int:
        """Return where in the column what stands below the field begins, after a hint that has no room above."""
        return 2 if self._hint is None else 3

    def set_note(self, text: str) -> None:
        """Show a line of help below the field, such as how it will be printed."""
        if self._note is None:
            if not text:
                return
            self._note = role_label("", "help", wraps=True)
            self._rows.insertWidget(self._below(), self._note)
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def set_error(self, text: str) -> None:
        """Say quietly, below the field, what is wrong with it; an empty text takes the message away."""
        if self._error is None:
            if not text:
                return
            self._error = role_label("", "error", wraps=True)
            self._rows.insertWidget(self._below(), self._error)
        self._error.setText(text)
        self._error.setVisible(bool(text))


def field_row(label: str, control: QWidget, help: str, *, placeholder: str = "", hint: str = "") -> FieldRow:
    """Return a control in a row of the form with everything that a field must have, set at once.

    Args:
        control: The field itself.
        label: What the field is called, short and in sentence case.
        help: One or two sentences for who hovers or asks “What's this?”.
        placeholder: What an empty field shows: an example or what belongs there.
        hint: A few words at the right of the label.
    """
    describe(control, label, help, placeholder)
    return FieldRow(label, control, hint=hint)
