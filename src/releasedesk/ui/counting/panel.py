"""The panel of the counts: selection, section and release side by side, and the limits of a channel."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from releasedesk.session.channels import FIELDS, Channel
from releasedesk.session.counting import Counts, in_time
from releasedesk.ui.controls.rows import describe, quiet_button, role_label

COLUMNS = ("Selection", "Section", "Release")
ROWS = ("Words", "Characters", "Without spaces", "Reading time", "Speaking time")
_NONE = "–"


class CountsPanel(QFrame):
    """Shows the counts; Escape or a click elsewhere closes it.

    Signals:
        channel_chosen: Another channel (its name) is to count.
        edit_requested: The channels are to be edited.
    """

    channel_chosen = Signal(str)
    edit_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("card", True)
        self.setAccessibleName("Counts")
        self._cells: dict[tuple[str, str], QLabel] = {}
        self.channel = QComboBox()
        describe(
            self.channel, "Channel", "Where the release goes; its limits count for the meters of the form"
        )
        self.limits = role_label("", "hint", wraps=True)
        self.edit_button = quiet_button("Edit lengths…", "settings", "Change the channels and their limits")
        self._lay_out()
        self.channel.activated.connect(lambda: self.channel_chosen.emit(self.channel.currentText()))
        self.edit_button.clicked.connect(self._on_edit_clicked)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(26)
        grid.setVerticalSpacing(6)
        for column, name in enumerate(COLUMNS, start=1):
            grid.addWidget(role_label(name, "field-label"), 0, column, Qt.AlignmentFlag.AlignRight)
        for row, name in enumerate(ROWS, start=1):
            grid.addWidget(role_label(name, "muted"), row, 0)
            for column, scope in enumerate(COLUMNS, start=1):
                cell = role_label(_NONE, "")
                self._cells[scope, name] = cell
                grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignRight)
        line = QFrame()
        line.setProperty("line", True)
        label = role_label("Lengths for", "field-label")
        label.setBuddy(self.channel)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(label)
        below.addWidget(self.channel, 1)
        below.addWidget(self.edit_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 14, 18, 12)
        rows.setSpacing(12)
        rows.addLayout(grid)
        rows.addWidget(line)
        rows.addLayout(below)
        rows.addWidget(self.limits)

    def show_counts(self, selection: Counts | None, section: Counts | None, release: Counts | None) -> None:
        """Show how long everything is; a dash for what there is not."""
        for scope, counts in zip(COLUMNS, (selection, section, release), strict=True):
            for name, text in zip(ROWS, _in_words(counts), strict=True):
                cell = self._cells[scope, name]
                cell.setText(text)
                cell.setAccessibleName(f"{scope}, {name}: {text if text != _NONE else 'none'}")

    def text(self, scope: str, row: str) -> str:
        """Return what a cell shows."""
        return self._cells[scope, row].text()

    def show_channels(self, channels: tuple[Channel, ...], chosen: Channel) -> None:
        """Show the channels that there are, and the limits of the one that counts."""
        self.channel.clear()
        for each in channels:
            self.channel.addItem(each.name)
        self.channel.setCurrentIndex(channels.index(chosen))
        said = [f"{field} {chosen.limit(field)}" for field in FIELDS if chosen.limit(field)]
        self.limits.setText(f"At most {', '.join(said)} characters." if said else "No limits.")

    def open_above(self, anchor: QWidget) -> None:
        """Show the panel above a widget."""
        self.adjustSize()
        at = anchor.mapToGlobal(QPoint(0, -self.height() - 6))
        screen = anchor.screen().availableGeometry()
        self.move(max(screen.left(), min(at.x(), screen.right() - self.width())), max(screen.top(), at.y()))
        self.show()
        self.channel.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        else:
            super().keyPressEvent(event)

    def _on_edit_clicked(self) -> None:
        self.close()
        self.edit_requested.emit()


def _in_words(counts: Counts | None) -> tuple[str, ...]:
    if counts is None:
        return (_NONE,) * len(ROWS)
    return (
        f"{counts.words:,}",
        f"{counts.characters:,}",
        f"{counts.letters:,}",
        in_time(counts.reading),
        in_time(counts.speaking),
    )
