"""Choosing what to export and where to, and what came of it."""

from __future__ import annotations

import contextlib
import threading
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from releasedesk.errors import FilesInTheWay, ReleaseDeskError, RenderError
from releasedesk.exporters.registry import EXPORTERS
from releasedesk.findings import Finding
from releasedesk.model import Release
from releasedesk.model.place_names import place_in_words
from releasedesk.session.settings import Settings
from releasedesk.session.transfer import Exported, export_to_folder
from releasedesk.ui.as_written import as_written, breakable
from releasedesk.ui.controls.language_names import language_name
from releasedesk.ui.controls.rows import describe, role_label
from releasedesk.ui.dialogs.findings_dialog import FindingsList

_BESIDE = 44
"""Pixels at both sides of what is chosen."""


class ExportDialog(QDialog):
    """Exports a release as it is now; `to_decide` is what a merge left open, for one of two texts goes out there.

    Signals:
        place_requested: The place of a finding (its address) shall be shown.
    """

    place_requested = Signal(str)

    _finished = Signal(object)

    def __init__(
        self,
        release: Release,
        *,
        name: str,
        folder: Path,
        language: str,
        settings: Settings,
        to_decide: tuple[Finding, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._release, self._name, self._settings = release, name, settings
        self._to_decide = to_decide
        self._is_busy = False
        self._replaces = False
        self._called_off = threading.Event()
        self.setWindowTitle("Export")
        self.setMinimumWidth(480)
        self.formats = {each.name: self._format_box(each.name, each.label, each.suffix) for each in EXPORTERS}
        self.folder = QLineEdit(str(folder))
        self.language = QComboBox()
        describe(self.language, "Language", "The edition that is exported")
        for edition in release.editions:
            self.language.addItem(language_name(edition.language), edition.language)
        self.language.setCurrentIndex(max(self.language.findData(language), 0))
        self.problem = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.problem.setProperty("role", "error")
        self.problem.hide()
        self.export_button = QPushButton("Export")
        self.export_button.setProperty("kind", "primary")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._choices())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        # Above the pages, which know nothing of lines that wrap.
        self.open_question = role_label(_open_question(len(to_decide)), "error", wraps=True)
        self.open_question.setContentsMargins(22, 18, 22, 0)
        self.open_question.setVisible(bool(to_decide))
        column.addWidget(self.open_question)
        column.addWidget(self._stack)
        # Only now: before it is in its dialog, Qt forgets it for the first button there is.
        self.export_button.setDefault(True)
        self.export_button.clicked.connect(self._on_export)
        self._finished.connect(self._on_finished)
        self._on_choice()

    def chosen_formats(self) -> list[str]:
        """The formats that are ticked, in the order of the list."""
        return [name for name, box in self.formats.items() if box.isChecked()]

    def _format_box(self, name: str, label: str, suffix: str) -> QCheckBox:
        box = QCheckBox(f"{label} ({suffix})" if suffix not in label else label)
        box.setChecked(name in self._settings.export_formats)
        box.setToolTip(f"Write a {suffix} file")
        box.toggled.connect(self._on_choice)
        return box

    def _choices(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(_BESIDE // 2, 20, _BESIDE // 2, 18)
        column.setSpacing(9)
        column.addWidget(_label("What to make"))
        for box in self.formats.values():
            column.addWidget(box)
        if self.language.count() > 1:
            column.addSpacing(6)
            column.addWidget(_label("Language", self.language))
            column.addWidget(self.language)
        column.addSpacing(6)
        column.addWidget(_label("Folder", self.folder))
        row = QHBoxLayout()
        choose = QPushButton("Choose…")
        choose.setToolTip("Choose the folder to write to")
        choose.clicked.connect(self._on_choose_folder)
        self.folder.setAccessibleName("Folder")
        self.folder.setToolTip("Where the documents are written; a folder that is not there yet is made")
        self.folder.setPlaceholderText("Folder for the documents")
        self.folder.textChanged.connect(self._on_choice)
        row.addWidget(self.folder, 1)
        row.addWidget(choose)
        column.addLayout(row)
        column.addWidget(self.problem)
        column.addSpacing(8)
        buttons = QDialogButtonBox()
        buttons.addButton(self.export_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        return page

    def _on_choice(self) -> None:
        """Take what is chosen now: another choice names other files, of which nobody said that they may be replaced."""
        self._offer_to_replace(False)
        self._enable()

    def _offer_to_replace(self, offered: bool) -> None:
        self._replaces = offered
        self.export_button.setText("Replace" if offered else "Export")

    def _enable(self) -> None:
        self.export_button.setEnabled(
            bool(self.chosen_formats()) and bool(self.folder.text().strip()) and not self._is_busy
        )

    def _on_choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Folder for the documents", self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    def _on_export(self) -> None:
        self._set_busy(True)
        self.problem.hide()
        formats, language = self.chosen_formats(), str(self.language.currentData())
        folder = Path(self.folder.text().strip()).expanduser()
        self._settings.export_formats, self._settings.export_folder = formats, str(folder)
        release, name, called_off, overwrite = self._release, self._name, self._called_off, self._replaces

        def work() -> None:
            done: object = None
            try:
                done = export_to_folder(
                    release,
                    formats,
                    folder,
                    name=name,
                    language=language,
                    overwrite=overwrite,
                    is_wanted=lambda: not called_off.is_set(),
                )
            except ReleaseDeskError as error:
                done = error
            finally:
                # Whatever happens, the dialog must not wait for ever; it may have been closed meanwhile.
                if not called_off.is_set():
                    with contextlib.suppress(RuntimeError):
                        self._finished.emit(done)

        # A folder on a drive that is gone may never answer: nothing waits for it, not even the end of the program.
        threading.Thread(target=work, name="export", daemon=True).start()

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self.export_button.setText("Exporting…" if is_busy else "Export")
        self._enable()

    def _on_finished(self, done: object) -> None:
        self._set_busy(False)
        self._offer_to_replace(isinstance(done, FilesInTheWay))
        if isinstance(done, Exported):
            self._stack.addWidget(self._outcome(done))
            self._stack.setCurrentIndex(1)
            # Names with an embargo are long, and their ends tell them apart.
            self.resize(self.size().expandedTo(self.sizeHint()).boundedTo(self.screen().availableSize()))
        else:
            self._show_problem(self._refused(done))

    def _show_problem(self, sentence: str) -> None:
        """Show all of a sentence, of whatever length, below what was chosen."""
        self.problem.setText(breakable(sentence))
        self.problem.show()
        self.problem.setMinimumHeight(self.problem.heightForWidth(self.width() - _BESIDE))
        self.resize(self.size().expandedTo(self.minimumSizeHint()))

    def _refused(self, done: object) -> str:
        """Return why nothing was written."""
        if isinstance(done, FilesInTheWay):
            names = ", ".join(path.name for path in done.paths)
            return f"Already in this folder, with other contents: {names}. Replace, or choose another folder."
        where = place_in_words(self._release, done.place) if isinstance(done, RenderError) else ""
        said = str(done or "Nothing was written: something went wrong inside ReleaseDesk.")
        return f"{where}: {said}" if where else said

    def _outcome(self, done: Exported) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(8)
        column.addWidget(_label("Exported"))
        for path in done.files:
            name = QLabel(path.name, textFormat=Qt.TextFormat.PlainText)
            name.setToolTip(as_written(path.name))
            name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(name)
        folder = done.files[0].parent if done.files else Path(self.folder.text())
        where = QLabel(f"in {folder}", wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        where.setProperty("role", "hint")
        column.addWidget(where)
        if findings := (*self._to_decide, *done.findings):
            column.addSpacing(6)
            found = FindingsList(findings, self._release)
            found.setMinimumHeight(120)
            found.place_requested.connect(self._on_place_requested)
            column.addWidget(found, 1)
        column.addStretch(0)
        buttons = QDialogButtonBox()
        show = buttons.addButton("Show folder", QDialogButtonBox.ButtonRole.ActionRole)
        show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        close = buttons.addButton("Close", QDialogButtonBox.ButtonRole.AcceptRole)
        close.setProperty("kind", "primary")
        buttons.accepted.connect(self.accept)
        column.addWidget(buttons)
        return page

    def _on_place_requested(self, place: str) -> None:
        self.accept()
        self.place_requested.emit(place)

    def reject(self) -> None:
        """Close; documents that are just being made are called off: what is not written yet stays unwritten."""
        self._called_off.set()
        super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._to_decide:
            # A window knows how high lines that wrap are only when it knows how wide they are.
            self.open_question.setMinimumHeight(self.open_question.heightForWidth(self.width()))
            self.resize(self.size().expandedTo(self.minimumSizeHint()))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._called_off.set()
        super().closeEvent(event)


def _open_question(count: int) -> str:
    places = "One place is" if count == 1 else f"{count} places are"
    return f"{places} still to be decided after merging; what stands there now goes out (File > Decide after merging)."


def _label(text: str, buddy: QWidget | None = None) -> QLabel:
    label = QLabel(text, textFormat=Qt.TextFormat.PlainText)
    label.setProperty("role", "field-label")
    if buddy is not None:
        label.setBuddy(buddy)
    return label
