"""All keys on one sheet, made from the table of actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from releasedesk.ui.actions import keys_of, name_of
from releasedesk.ui.dialogs import files, questions
from releasedesk.ui.dialogs.shortcut_sheet import in_two, print_sheet, save_sheet
from releasedesk.ui.local_keys import all_specs
from releasedesk.ui.measures import pixels

_NATIVE = QKeySequence.SequenceFormat.NativeText
_TALLEST = 760
"""Pixels for text of the usual size; a longer sheet scrolls."""
_MOST_OF_SCREEN = 0.9
_AROUND = 24 + 26 + 16
"""Pixels beside the sheet: its scroll bar and the margins."""


class ShortcutsDialog(QDialog):
    """Shows every key with what it does, menu by menu; the sheet can be printed.

    Signals:
        change_requested: The user wants to change keys.
    """

    change_requested = Signal()

    def __init__(self, own: Mapping[str, str], parent: QWidget | None = None) -> None:
        """Take the keys that were changed, by the name of their action."""
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        self._groups = groups_of(own)
        columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        columns.setSpacing(48)
        for part in in_two(self._groups):
            column = QVBoxLayout()
            column.setSpacing(6)
            for menu, rows in part:
                column.addWidget(_heading(menu))
                column.addLayout(_grid(rows))
                column.addSpacing(12)
            column.addStretch(1)
            columns.addLayout(column)
        page = QWidget()
        page.setLayout(columns)
        screen = QGuiApplication.primaryScreen().availableSize() * _MOST_OF_SCREEN
        if page.minimumSizeHint().width() + _AROUND > screen.width():
            columns.setDirection(QBoxLayout.Direction.TopToBottom)
            columns.setSpacing(0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(page)
        scroll.setAccessibleName("All keys")
        scroll.setMinimumWidth(page.minimumSizeHint().width() + 24)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(26, 22, 16, 16)
        whole.addWidget(scroll, 1)
        buttons = self._buttons()
        whole.addWidget(buttons)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        self.resize(
            self.sizeHint().width(), min(page.sizeHint().height() + 90, pixels(_TALLEST), screen.height())
        )

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for text, do in (
            ("Change keys…", self._on_change),
            ("Save as PDF…", self._on_save),
            ("Print…", self._on_print),
        ):
            buttons.addButton(text, QDialogButtonBox.ButtonRole.ActionRole).clicked.connect(do)
        buttons.rejected.connect(self.reject)
        return buttons

    def _on_change(self) -> None:
        self.accept()
        self.change_requested.emit()

    def _on_save(self) -> None:
        path = files.ask_where_to_save_pdf(self, "ReleaseDesk shortcuts.pdf")
        if path is not None and not save_sheet(self._groups, path):
            questions.show_problem(self, "Not saved", f"{path} cannot be written; choose another folder.")

    def _on_print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter()
        if QPrintDialog(printer, self).exec():
            print_sheet(self._groups, printer)


_IN_THE_TEXT = (
    ("Edit the text on a page", "Click it"),
    ("Zoom the pages", "Ctrl+Wheel"),
    ("New line in a paragraph", "Shift+Return"),
    ("Take a section out in the outline, a word out of a list", "Delete"),
)
"""Keys that no menu names."""


def groups_of(own: Mapping[str, str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what has a key, menu by menu, as its name and its keys."""
    keyed = [(spec, keys_of(spec, own)) for spec in all_specs()]
    rows = [
        (spec.menu.partition("/")[0], name_of(spec), " or ".join(key.toString(_NATIVE) for key in keys))
        for spec, keys in keyed
        if keys
    ]
    groups = [
        (menu, [(name, keys) for _, name, keys in group])
        for menu, group in groupby(rows, key=lambda row: row[0])
    ]
    return [*groups, ("Elsewhere", list(_IN_THE_TEXT))]


def _heading(text: str) -> QLabel:
    label = QLabel(text, textFormat=Qt.TextFormat.PlainText)
    label.setProperty("role", "card-title")
    return label


def _grid(rows: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(28)
    grid.setVerticalSpacing(5)
    for row, (name, shown) in enumerate(rows):
        keys = QLabel(shown, textFormat=Qt.TextFormat.PlainText)
        keys.setProperty("role", "muted")
        grid.addWidget(QLabel(name, textFormat=Qt.TextFormat.PlainText), row, 0)
        grid.addWidget(keys, row, 1, Qt.AlignmentFlag.AlignRight)
    grid.setColumnStretch(0, 1)
    return grid
