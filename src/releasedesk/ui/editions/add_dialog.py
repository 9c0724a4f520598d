"""Asking in which language an edition is to be added, and with what words it begins."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QRadioButton, QVBoxLayout, QWidget

from releasedesk.editing.editions import add_edition
from releasedesk.errors import InvalidEdit
from releasedesk.model import Release
from releasedesk.ui.controls.language_field import LanguageField
from releasedesk.ui.controls.rows import describe, field_row, role_label


class AddLanguageDialog(QDialog):
    """A language, and whether the words of the original are copied as what is to be translated."""

    def __init__(self, release: Release, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._release = release
        self.setWindowTitle("Add language")
        self.setMinimumWidth(420)
        self.language = LanguageField()
        self.row = field_row(
            "Language", self.language, "One of the list, or any other by its tag such as “pt-BR”"
        )
        self.keep = QRadioButton("Copy the words of the original, to write over")
        self.empty = QRadioButton("Begin with empty fields beside the original")
        self.keep.setChecked(True)
        describe(self.keep, self.keep.text(), "Every part holds the original’s words until it is translated")
        describe(
            self.empty, self.empty.text(), "Every part is there and empty; the original stands beside it"
        )
        self.add_button = QPushButton("Add language")
        self.add_button.setProperty("kind", "primary")
        self.add_button.setDefault(True)
        self._lay_out()
        self.language.language_chosen.connect(self._on_language_chosen)
        self.add_button.clicked.connect(self._on_add)
        self._tag = ""
        self._on_language_chosen(_first_free(release))

    @property
    def tag(self) -> str:
        """The language that was chosen."""
        return self._tag

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(22, 20, 22, 18)
        rows.setSpacing(10)
        rows.addWidget(self.row)
        rows.addSpacing(4)
        rows.addWidget(self.keep)
        rows.addWidget(self.empty)
        rows.addWidget(
            role_label(
                "People, contacts, pictures, quotes and the embargo are shared by all languages.",
                "hint",
                wraps=True,
            )
        )
        buttons = QDialogButtonBox()
        buttons.addButton(self.add_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.rejected.connect(self.reject)
        rows.addSpacing(8)
        rows.addWidget(buttons)

    def _on_language_chosen(self, tag: str) -> None:
        self._tag = tag
        self.language.show_language(tag)
        self.row.set_error("")

    def _on_add(self) -> None:
        try:
            add_edition(self._release, self._tag)
        except InvalidEdit as error:
            self.row.set_error(str(error))
            return
        self.accept()


def ask_for_language(release: Release, parent: QWidget) -> tuple[str, bool] | None:
    """Return the language to add and whether its edition keeps the original's words; None for nothing."""
    dialog = AddLanguageDialog(release, parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    return dialog.tag, dialog.keep.isChecked()


def _first_free(release: Release, usual: Sequence[str] = ("fr", "de", "es", "ar", "zh-Hans", "en-GB")) -> str:
    taken = {edition.language.partition("-")[0].lower() for edition in release.editions}
    return next((tag for tag in usual if tag.partition("-")[0] not in taken), "it")
