"""New, open, save, import and export, with the questions that belong to them; drawn apart from the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from releasedesk.errors import ReleaseDeskError
from releasedesk.findings import Finding
from releasedesk.project.document import Project
from releasedesk.session.new import new_release, sample_project
from releasedesk.session.session import SUFFIX, Session
from releasedesk.session.settings import Settings, save_settings
from releasedesk.ui.controls.half_typed import finish_typing
from releasedesk.ui.dialogs import files, questions
from releasedesk.ui.dialogs.questions import Access, Unsaved
from releasedesk.ui.keeping.opening import opened, reason_of

if TYPE_CHECKING:
    from releasedesk.project.lock import Holder

_AFTER_OPENING = 400
"""Milliseconds from opening a file to writing down that it was: the window comes first."""


class FileActions(QObject):
    """Opens and saves projects on behalf of a window.

    Signals:
        session_opened: Another project (its `Session`) takes the place of the open one.
        session_closed: The open project was closed.
        findings_found: What an import was not sure of (a tuple of `Finding`), with the name of the document.
        missing_found: The file that was opened could not be understood whole; its session says what is missing.
        message_given: Something worth a line, such as that the file was saved.
        recent_changed: The list of recent files changed.
    """

    session_opened = Signal(object)
    session_closed = Signal()
    findings_found = Signal(object, str)
    missing_found = Signal()
    message_given = Signal(str)
    recent_changed = Signal()

    def __init__(self, window: QWidget, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self.session: Session | None = None
        self._remembering = QTimer(self, singleShot=True, interval=_AFTER_OPENING)
        self._remembering.timeout.connect(self._remember)

    def new(self) -> None:
        """Start an empty release."""
        if self.may_leave():
            self._take(Session(Project(new_release(self._settings.new_language or _language()))))

    def sample(self) -> None:
        """Open the sample, which is in no file of the user's."""
        self._try("The sample cannot be opened", self._open_sample)

    def open(self, path: Path | None = None) -> None:
        """Open a project, asking which where no file is given."""
        path = path or self._ask_for_file("Open a release", files.PROJECTS)
        if path is not None and self.may_leave():
            self._try(f"{path.name} cannot be opened", lambda: self._open(path, self._ask_how_to_open))

    def open_at_start(self, path: Path) -> None:
        """Open a file that the program was started with; what is wrong with it is said when the window is there."""
        if path.suffix.lower() != SUFFIX:
            self.session_closed.emit()
            QTimer.singleShot(0, self, lambda: self.import_document(path))
            return
        try:
            self._open(path)
        except ReleaseDeskError as error:
            sentence = questions.in_words(error)
            self.session_closed.emit()
            QTimer.singleShot(0, self, lambda: self._say_not_opened(path, sentence))

    def _say_not_opened(self, path: Path, sentence: str) -> None:
        questions.show_problem(self._window, f"{path.name} cannot be opened", sentence)

    def open_or_import(self, path: Path) -> None:
        """Open a file as what it is: a project, or a document to import."""
        if path.suffix.lower() == SUFFIX:
            self.open(path)
        else:
            self.import_document(path)

    def import_document(self, path: Path | None = None) -> None:
        """Make a release from another document, asking which where none is given."""
        path = path or self._ask_for_file("Import a document", _importable())
        if path is not None and self.may_leave():
            self._try(f"{path.name} cannot be imported", lambda: self._import(path))

    def paste_text(self) -> None:
        """Make a release from the text on the clipboard."""
        if self.may_leave():
            self._try("There is nothing to paste", self._import_pasted)

    def save(self) -> bool:
        """Save the project to its file, asking for one where it has none; False where it was not saved."""
        if self.session is None:
            return True
        if self.session.path is None:
            return self.save_as()
        try:
            self.session.save()
        except ReleaseDeskError as error:
            wants_other = questions.show_problem(
                self._window, self._not_saved(), questions.in_words(error), "Save as…"
            )
            return self.save_as() if wants_other else False
        return self._saved()

    def _not_saved(self) -> str:
        path = self.session.path if self.session is not None else None
        return f"{path.name} was not saved" if path is not None else "Not saved"

    def save_as(self) -> bool:
        """Save the project to another file; False where it was not saved."""
        if self.session is None:
            return True
        path = self._ask_for_file_to_save()
        if path is None or not self._try(f"{path.name} was not saved", lambda: self._save_as(path)):
            return False
        return self._saved()

    def close(self) -> None:
        """Close the project."""
        if self.session is not None and self.may_leave():
            self.session = None
            self.session_closed.emit()

    def forget(self, path: object) -> None:
        """Take a file off the recent ones."""
        if isinstance(path, Path):
            self._settings.forget_file(path)
            self._recent_changed()

    def may_leave(self) -> bool:
        """Tell whether the open project may be left, asking once about unsaved work."""
        finish_typing()
        if self.session is None or not self.session.is_modified:
            return True
        answer = questions.ask_about_unsaved_work(self._window, self.session.name)
        if answer is Unsaved.SAVE:
            return self.save()
        return answer is Unsaved.DISCARD

    def edit_copy(self) -> None:
        """Go on with the open release as a new one that is in no file yet."""
        from releasedesk.ui.keeping.opening import copy_of

        if self.session is not None:
            self._take(copy_of(self.session))

    def take(self, session: Session) -> None:
        """Open a project that was made elsewhere, such as a recovered one, in place of the open one."""
        self._take(session)

    def _open(self, path: Path, ask: Callable[[Holder], Access] | None = None) -> None:
        session = opened(path, ask)
        if session is None:
            return
        self._take(session)
        self._settings.remember_file(path)
        # The window opens sooner when the disk is asked for this a little later.
        self._remembering.start()
        self.recent_changed.emit()

    def _open_sample(self) -> None:
        if self.may_leave():
            self._take(Session(sample_project()))

    def _import(self, path: Path) -> None:
        from releasedesk.session.transfer import import_document

        session, findings = import_document(path)
        self._settings.folder = str(path.resolve().parent)
        self._take_imported(session, findings, path.name)

    def _import_pasted(self) -> None:
        from releasedesk.importers.registry import import_pasted

        text = QApplication.clipboard().text()
        if not text.strip():
            raise ReleaseDeskError("No text was copied. Copy the text of a release first.")
        result = import_pasted(text)
        self._take_imported(Session.unsaved(result.release), result.findings, "the pasted text")

    def _take_imported(self, session: Session, findings: tuple[Finding, ...], name: str) -> None:
        self._take(session)
        self.message_given.emit(f"Imported {name}")
        if findings:
            self.findings_found.emit(findings, name)

    def _take(self, session: Session) -> None:
        self.session = session
        self.session_opened.emit(session)
        if session.missing:
            # The window that the list stands beside may only be about to open.
            QTimer.singleShot(0, self, self.missing_found.emit)

    def _save_as(self, path: Path) -> None:
        assert self.session is not None
        self.session.save_as(path)

    def _saved(self) -> bool:
        assert self.session is not None
        assert self.session.path is not None
        self._settings.remember_file(self.session.path)
        self._recent_changed()
        self.message_given.emit(f"Saved {self.session.path.name}")
        return True

    def _recent_changed(self) -> None:
        self._remember()
        self.recent_changed.emit()

    def _remember(self) -> None:
        self._remembering.stop()
        save_settings(self._settings)

    def _ask_how_to_open(self, holder: Holder) -> Access:
        return questions.ask_how_to_open(self._window, reason_of(holder))

    def _try(self, title: str, action: Callable[[], None]) -> bool:
        """Do something; where it goes wrong, say why in one sentence and return False."""
        try:
            action()
        except ReleaseDeskError as error:
            questions.show_problem(self._window, title, questions.in_words(error))
            return False
        return True

    def _ask_for_file(self, title: str, filters: str) -> Path | None:
        return files.ask_which_to_open(self._window, title, self._settings.folder, filters)

    def _ask_for_file_to_save(self) -> Path | None:
        from releasedesk.session.transfer import file_name_for

        assert self.session is not None
        proposed = self.session.path
        if proposed is None:
            proposed = Path(self._settings.folder) / (file_name_for(self.session.release) + SUFFIX)
        return files.ask_where_to_save(self._window, proposed)


def _language() -> str:
    """The language that a new release is written in: the user's kind of English, or the original one."""
    here = QLocale.system().name().replace("_", "-")
    return here if here.startswith("en-") else "en-GB"


def _importable() -> str:
    from releasedesk.importers.registry import IMPORTERS

    every = " ".join(f"*{suffix}" for importer in IMPORTERS for suffix in importer.suffixes)
    each = [
        f"{importer.label} ({' '.join('*' + suffix for suffix in importer.suffixes)})"
        for importer in IMPORTERS
    ]
    return ";;".join([f"Documents ({every})", *each])
