"""Choosing a field to insert: what the release knows of itself, or a value with a name of one's own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from releasedesk.editing.edit import Operation
from releasedesk.editing.variables import set_variable
from releasedesk.model import Edition, Format, Release, Run, rich_text
from releasedesk.rendering.house_phrases import phrases_of
from releasedesk.rendering.variables import OWN_PREFIX, Variables, variables_of
from releasedesk.ui.controls.rows import describe, field_row
from releasedesk.ui.controls.wrapping_row import WrappingRow
from releasedesk.ui.measures import window_size
from releasedesk.ui.writing.gone import is_there
from releasedesk.ui.writing.rows import Row
from releasedesk.ui.writing.surface import WritingSurface


class FieldDialog(QDialog):
    """Lists the fields with what they stand for now, and takes the name and value of a new one."""

    def __init__(self, release: Release, edition: Edition, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Insert field")
        self._values = Variables(release, edition, phrases_of(release, edition))
        self.list = QListWidget()
        self.list.setProperty("kind", "edged")
        describe(self.list, "Fields", "What can be inserted, with what it stands for now")
        for name, label in variables_of(release).items():
            item = QListWidgetItem(f"{label}: {self._values.value(name) or 'nothing yet'}")
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setSpacing(3)
        self.list.setHorizontalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )  # Long values end in “…”.
        self.list.itemActivated.connect(self.accept)
        self.name, self.value = QLineEdit(), QLineEdit()
        own = QWidget()
        row = WrappingRow(own)
        row.add(
            field_row(
                "Or a name of your own", self.name, "One word, such as visitors", placeholder="visitors"
            ),
            basis=160,
            grow=1,
        )
        row.add(
            field_row("Its value", self.value, "What is printed wherever it stands", placeholder="41,000"),
            basis=160,
            grow=1,
        )
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        insert = buttons.button(QDialogButtonBox.StandardButton.Ok)
        insert.setText("Insert")
        insert.setProperty("kind", "primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(22, 18, 22, 16)
        rows.setSpacing(12)
        rows.addWidget(self.list, 1)
        rows.addWidget(own)
        rows.addWidget(buttons)
        self.resize(window_size(520, 420))

    @property
    def own_name(self) -> str:
        """The name of a new field; empty where one of the list is meant."""
        return "-".join(self.name.text().split())

    @property
    def field(self) -> str:
        """The field that was chosen."""
        if self.own_name:
            return OWN_PREFIX + self.own_name
        row = self.list.currentRow()
        return str(self.list.item(row).data(Qt.ItemDataRole.UserRole)) if row >= 0 else ""

    @property
    def words(self) -> str:
        """What the field stands for now, or its name where that is nothing yet."""
        if self.own_name:
            return self.value.text().strip() or self.own_name
        return self._values.value(self.field) or self.field


def choose_field(
    surface: WritingSurface,
    release: Release,
    edition: Edition,
    apply: Callable[[Operation], bool],
    parent: QWidget,
) -> FieldDialog:
    """Open the dialog; what is chosen is put where the cursor of the surface is."""
    dialog = FieldDialog(release, edition, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def insert() -> None:
        if not is_there(surface, parent):
            return
        name = dialog.own_name
        if name and not apply(partial(set_variable, name=name, value=dialog.value.text().strip())):
            return
        if dialog.field:
            words = rich_text([Run(dialog.words, Format(field=dialog.field))])
            surface.commands.insert_rows([Row("paragraph", "", words)], "field")

    dialog.accepted.connect(insert)
    dialog.open()
    return dialog
