"""All keys on one sheet, made from the table of actions."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from releasedesk.ui.actions import ActionSpec, name_of, specs


class ShortcutsDialog(QDialog):
    """Shows every key with what it does, menu by menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        columns = QHBoxLayout()
        columns.setSpacing(48)
        groups = [(menu, list(group)) for menu, group in groupby(_with_keys(), key=_menu_of)]
        for part in _in_two(groups):
            column = QVBoxLayout()
            column.setSpacing(6)
            for menu, group in part:
                column.addWidget(_heading(menu))
                column.addLayout(_grid(group))
                column.addSpacing(12)
            column.addStretch(1)
            columns.addLayout(column)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(26, 22, 26, 16)
        whole.addLayout(columns)
        whole.addWidget(buttons)


_IN_THE_TEXT = (
    ("Go to a line of the outline", "Ctrl+1 … Ctrl+9"),
    ("Edit the text on a page", "Click it"),
    ("Zoom the pages", "Ctrl+Wheel"),
    ("New line in a paragraph", "Shift+Return"),
    ("Paste as plain text", "Ctrl+Shift+V"),
)
"""Keys that no menu names."""


def _with_keys() -> list[ActionSpec]:
    further = [ActionSpec(text, text, key, "", "Elsewhere", text) for text, key in _IN_THE_TEXT]
    return [*(spec for spec in specs() if spec.key), *further]


def _menu_of(spec: ActionSpec) -> str:
    return spec.menu.partition("/")[0]


def _in_two(
    groups: list[tuple[str, list[ActionSpec]]],
) -> tuple[list[tuple[str, list[ActionSpec]]], list[tuple[str, list[ActionSpec]]]]:
    """Part the groups so that both columns are about as long."""
    half = sum(len(group) + 2 for _, group in groups) / 2
    count, at = 0, 0
    while at < len(groups) and count + len(groups[at][1]) + 2 <= half + 2:
        count += len(groups[at][1]) + 2
        at += 1
    return groups[:at], groups[at:]


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "card-title")
    return label


def _grid(group: list[ActionSpec]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(28)
    grid.setVerticalSpacing(5)
    for row, spec in enumerate(group):
        keys = QLabel(_shown(spec))
        keys.setProperty("role", "muted")
        grid.addWidget(QLabel(name_of(spec)), row, 0)
        grid.addWidget(keys, row, 1, Qt.AlignmentFlag.AlignRight)
    grid.setColumnStretch(0, 1)
    return grid


def _shown(spec: ActionSpec) -> str:
    """The keys as this system writes them; words that are no keys stay as they are."""
    if not spec.icon:
        return spec.key
    native = QKeySequence.SequenceFormat.NativeText
    return " or ".join(QKeySequence(key).toString(native) for key in spec.key.split())
