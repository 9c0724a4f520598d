"""The house-style editor: the styles there are, the settings of one, and the release in it as one edits."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from releasedesk.errors import ReleaseDeskError
from releasedesk.model import HouseStyleChoice, Release
from releasedesk.session.style_draft import StyleDraft
from releasedesk.session.style_library import StyleLibrary
from releasedesk.ui.controls import tab_order
from releasedesk.ui.controls.rows import describe, quiet_button, role_label
from releasedesk.ui.dialogs import questions
from releasedesk.ui.form.house_style_field import label_of
from releasedesk.ui.house_styles import style_files, taking_in
from releasedesk.ui.house_styles.parts_bar import PartsBar
from releasedesk.ui.house_styles.settings_column import SettingsColumn
from releasedesk.ui.measures import window_size
from releasedesk.ui.preview.pane import PreviewPane

_OF_PROJECT = "of this project"
"""Stands for the style that the project carries; no style has such a name."""
_PATIENCE = 60
"""Milliseconds after a change before the pages are made anew: a spin box that is held down changes often."""


class HouseStyleWindow(QDialog):
    """Edits the user's house styles, with the open release as what is looked at.

    Signals:
        style_chosen: The release shall be set in a style (a `HouseStyleChoice`).
    """

    style_chosen = Signal(object)

    def __init__(
        self, release: Release, language: str, library: StyleLibrary, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._release, self._language, self._library = release, language, library
        self.setWindowTitle("House styles")
        self.resize(window_size(1180, 760))
        self.styles = QComboBox()
        describe(self.styles, "House style", "The style that is shown and edited")
        self.note = role_label("", "help", wraps=True)
        self._split = QSplitter(self)
        self._left = QWidget(self._split)
        self.settings = SettingsColumn(self._left)
        self.parts = PartsBar(self.settings)
        self.pages = PreviewPane(self._split)
        self.duplicate = quiet_button("Duplicate", "copy", "Make a style of your own from this one")
        self.import_ = quiet_button("Import…", "file-input", "Take in a house style that somebody handed on")
        self.export = quiet_button("Export…", "file-output", "Write this style as one file to hand on")
        self.remove = quiet_button("Remove", "trash-2", "Remove this style from your styles")
        self.save = QPushButton("Save style")
        self.use = QPushButton("Use for this release")
        self.use.setProperty("kind", "primary")
        self.message = QLabel("", textFormat=Qt.TextFormat.PlainText)
        self.message.setProperty("role", "hint")
        self.message.setWordWrap(True)
        self._redrawing = QTimer(self, singleShot=True, interval=_PATIENCE)
        self.draft = StyleDraft(library, "classic")
        self._lay_out()
        self._connect()
        self._fill()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(16, 12, 16, 4)
        top.addWidget(self.styles, 1)
        tools = QHBoxLayout()
        tools.setContentsMargins(10, 0, 10, 0)
        tools.setSpacing(0)
        for button in (self.duplicate, self.import_, self.export, self.remove):
            tools.addWidget(button)
        tools.addStretch(1)
        note = QHBoxLayout()
        note.setContentsMargins(18, 2, 16, 6)
        note.addWidget(self.note)
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (top, tools, note):
            column.addLayout(part)
        column.addWidget(self.parts)
        column.addWidget(self.settings, 1)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._left)
        self._split.addWidget(self.pages)
        self._split.setSizes([500, 680])
        bottom = QHBoxLayout()
        bottom.setContentsMargins(16, 10, 16, 12)
        bottom.setSpacing(8)
        bottom.addWidget(self.message, 1)
        close = QPushButton("Close")
        close.clicked.connect(self.close)
        for button in (close, self.save, self.use):
            button.setAutoDefault(False)
            bottom.addWidget(button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._split, 1)
        rows.addLayout(bottom)

    def _connect(self) -> None:
        self.styles.activated.connect(self._on_style_activated)
        self.settings.setting_requested.connect(self._on_setting_requested)
        self.settings.file_requested.connect(self._on_file_requested)
        self.duplicate.clicked.connect(self._on_duplicate)
        self.import_.clicked.connect(self._on_import)
        self.export.clicked.connect(self._on_export)
        self.remove.clicked.connect(self._on_remove)
        self.save.clicked.connect(self._on_save)
        self.use.clicked.connect(self._on_use)
        self._redrawing.timeout.connect(self._show_pages)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Go through the window as it is seen; Qt leaves out what stands before the field of a setting."""
        return tab_order.go_on(self, forward=next)

    def show_release(self, release: Release, language: str) -> None:
        """Look at another state of the release."""
        self._release, self._language = release, language
        self._redrawing.start()

    # ---- which style ----

    def _first_name(self) -> str:
        """The style of the release where there is one, else the first."""
        if self.styles.findData(_OF_PROJECT) >= 0:
            return _OF_PROJECT
        name = self._release.house_style.name
        return name if self.styles.findData(name) >= 0 else "classic"

    def _carried(self) -> HouseStyleChoice | None:
        """The style that the project carries, where it is not installed here as it is there."""
        choice = self._release.house_style
        if not choice.package:
            return None
        is_own = self._library.is_own(choice.name)
        return None if is_own and self._library.choice(choice.name, choice) == choice else choice

    def _fill(self, chosen: str | None = None) -> None:
        self.styles.clear()
        carried = self._carried()
        if carried is not None:
            self.styles.addItem(f"{label_of(carried)} (of this project)", _OF_PROJECT)
        for style in self._library.listed():
            self.styles.addItem(style.label if style.is_shipped else f"{style.label} (yours)", style.name)
        self._open(self._first_name() if chosen is None else chosen)

    def _open(self, name: str) -> None:
        try:
            carried = self._carried() if name == _OF_PROJECT else None
            draft = StyleDraft(self._library, carried.name if carried else name, carried)
        except ReleaseDeskError as error:
            questions.show_problem(self, "The house style cannot be opened", str(error))
            draft = StyleDraft(self._library, "classic")
        self.draft = draft
        self.styles.setCurrentIndex(max(self.styles.findData(_key(draft)), 0))
        self.message.setText("")
        self._show()

    def _show(self) -> None:
        draft = self.draft
        self.settings.show_draft(draft, self._language)
        about = str(draft.value(("description",), ""))
        origin = "It came with this project" if draft.carried else "It comes with the program"
        locked = f"{origin}; duplicate it to make it yours."
        self.note.setText(about if draft.is_own else f"{about} {locked}".strip())
        self.note.setVisible(bool(self.note.text()))
        self.save.setEnabled(draft.is_own and draft.is_modified)
        self.remove.setEnabled(draft.is_own)
        self._redrawing.start()

    def _show_pages(self) -> None:
        choice = self.draft.choice(self._release.house_style)
        # The paper that the style is made for is what is being edited here.
        shown = self._release.replace(house_style=choice.replace(paper="") if self.draft.is_own else choice)
        self.pages.show_release(shown, self._language)

    # ---- what was asked for ----

    def _on_style_activated(self) -> None:
        name = str(self.styles.currentData())
        if name != _key(self.draft):
            if self._may_leave():
                self._open(name)
            else:
                self.styles.setCurrentIndex(self.styles.findData(_key(self.draft)))

    def _on_setting_requested(self, path: tuple[str, ...], value: object) -> None:
        self.settings.show_problem(path, self.draft.set(path, value))
        label = self.draft.label
        index = self.styles.currentIndex()
        if path == ("label",) and index >= 0:
            self.styles.setItemText(index, f"{label} (yours)")
        self._show()

    def _on_file_requested(self, name: str, path: str) -> None:
        problem = style_files.put(self.draft, name, path)
        if problem:
            questions.show_problem(self, "The file cannot be used", problem)
        self._show()

    def _on_duplicate(self) -> None:
        if not self._may_leave():
            return
        try:
            name = self.draft.duplicated(self.draft.copy_label())
        except ReleaseDeskError as error:
            questions.show_problem(self, "The style cannot be duplicated", str(error))
            return
        self._fill(name)
        self.message.setText("This copy is yours: change whatever you like.")

    def _on_import(self) -> None:
        self.message.setText("")
        path = style_files.ask_which_to_import(self)
        if path is None or not self._may_leave():
            return
        try:
            name, said = taking_in.take_in(self, self._library, path)
        except ReleaseDeskError as error:
            questions.show_problem(self, "The house style cannot be imported", str(error))
            return
        if name:
            self._fill(name)
            self.message.setText(said)

    def _on_export(self) -> None:
        """Write what is seen, saved or not."""
        self.message.setText("")
        path = style_files.ask_where_to_export(self, Path(f"{self.draft.name}"))
        if path is None:
            return
        try:
            self._library.export_files(self.draft.files, path)
        except ReleaseDeskError as error:
            questions.show_problem(self, "The house style cannot be exported", str(error))
            return
        self.message.setText(f"Written to {path}.")

    def _on_remove(self) -> None:
        if not style_files.ask_about_removing(self, self.draft.label):
            return
        try:
            self._library.remove(self.draft.name)
        except ReleaseDeskError as error:
            questions.show_problem(self, "The house style cannot be removed", str(error))
            return
        self._fill("classic")

    def _on_save(self) -> bool:
        try:
            self.draft.save()
        except ReleaseDeskError as error:
            questions.show_problem(self, "The house style cannot be saved", str(error))
            return False
        self.message.setText("Saved.")
        self._show()
        return True

    def _on_use(self) -> None:
        if self.draft.is_own and self.draft.is_modified and not self._on_save():
            return
        self.style_chosen.emit(self.draft.choice(self._release.house_style))
        self.message.setText(f"This release is set in {self.draft.label} now.")

    def _may_leave(self) -> bool:
        """Ask what to do with changes that are not saved; False to stay."""
        if not (self.draft.is_own and self.draft.is_modified):
            return True
        answer = questions.ask_about_unsaved_work(self, self.draft.label)
        if answer is questions.Unsaved.SAVE:
            return self._on_save()
        return answer is questions.Unsaved.DISCARD

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.pages.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)  # Rejects a dialog that is seen.
        if event.isAccepted():
            self.pages.close_feed()

    def reject(self) -> None:
        """Close, with Escape or as any window, unless something unsaved is to be kept."""
        if self._may_leave():
            self.pages.close_feed()
            super().reject()


def _key(draft: StyleDraft) -> str:
    """Return what a style is listed under."""
    return _OF_PROJECT if draft.carried is not None else draft.name
