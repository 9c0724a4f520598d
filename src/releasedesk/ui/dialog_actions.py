"""The dialogs that the menus open; each is made when it is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from releasedesk.findings import Finding
from releasedesk.session.settings import save_settings

if TYPE_CHECKING:
    from releasedesk.session.session import Session
    from releasedesk.ui.dialogs.findings_dialog import FindingsDialog
    from releasedesk.ui.main_window import MainWindow
    from releasedesk.ui.palette.palette import Palette


class DialogActions(QObject):
    """Opens dialogs on behalf of a window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.findings: FindingsDialog | None = None
        self.palette: Palette | None = None

    def export(self) -> None:
        """Let the documents be made that go out."""
        from releasedesk.session.transfer import file_name_for
        from releasedesk.ui.dialogs.export_dialog import ExportDialog

        session, settings = self._window.session, self._window.settings
        if session is None:
            return
        folder = (
            session.path.parent
            if session.path
            else Path(settings.export_folder or settings.folder or Path.home())
        )
        dialog = ExportDialog(
            session.release,
            name=session.name or file_name_for(session.release),
            folder=folder,
            language=session.edition.language,
            settings=settings,
            to_decide=_to_decide(session),
            parent=self._window,
        )
        dialog.place_requested.connect(self._on_place_requested)
        dialog.exec()
        dialog.deleteLater()
        save_settings(settings)

    def insert_field(self) -> None:
        """Let a field be chosen, and put it where the cursor is in a text."""
        from releasedesk.ui.writing.field_dialog import choose_field

        workspace, session = self._window.workspace, self._window.session
        surface = workspace.form.current_surface() if workspace is not None else None
        if session is None or surface is None:
            self._window.status.warn("Put the cursor into the text first.")
            return
        choose_field(surface, session.release, session.edition, self._window.edits.apply, self._window)

    def choose_kind(self) -> None:
        """Bring the cursor to the field that says what kind of release it is."""
        if self._window.workspace is not None:
            self._window.workspace.go_to("kind")

    def show_findings(self, findings: tuple[Finding, ...], name: str) -> None:
        """Show what an import was not sure of, beside the release that came of it."""
        from releasedesk.ui.dialogs.findings_dialog import FindingsDialog

        session = self._window.session
        if session is None:
            return
        count = "One thing" if len(findings) == 1 else f"{len(findings)} things"
        is_whole = not any(finding.code.endswith("left-out") for finding in findings)
        kept = f"Nothing of {name} was left out. " if is_whole else ""
        self._show(
            FindingsDialog(
                "Imported", f"{kept}{count} may need your eye:", findings, session.release, self._window
            )
        )

    def show_missing(self) -> None:
        """Show what is missing of a file that was opened as far as it can be understood."""
        from releasedesk.ui.dialogs.findings_dialog import FindingsDialog

        session = self._window.session
        if session is not None and session.missing:
            self._show(
                FindingsDialog(
                    "Opened for reading", session.read_only, session.missing, session.release, self._window
                )
            )

    def _show(self, dialog: FindingsDialog) -> None:
        if self.findings is not None:
            self.findings.close()
        self.findings = dialog
        self.findings.place_requested.connect(self._on_place_requested)
        self.findings.destroyed.connect(self._on_findings_destroyed)
        self.findings.show()

    def find_anything(self) -> None:
        """Let somebody type what they want to do or where they want to go."""
        from releasedesk.ui.palette.entries import action_entries, place_entries
        from releasedesk.ui.palette.palette import Palette
        from releasedesk.ui.possible import impossible

        window = self._window
        if self.palette is None:
            self.palette = Palette(window.actions_, window)
            self.palette.action_requested.connect(lambda name: window.actions_[name].trigger())
            self.palette.place_requested.connect(self._on_place_requested)
            self.palette.entry_requested.connect(window.tools.insert_entry)
        session = window.session
        places = place_entries(session.release, session.edition) if session is not None else ()
        self.palette.open(
            [*action_entries(), *places, *window.tools.library_entries()],
            impossible(window, QApplication.focusWidget()),
        )

    def show_preferences(self, page: str = "") -> None:
        """Let the settings be chosen, beginning with a page."""
        from releasedesk.ui.preferences.dialog import PreferencesDialog

        dialog = PreferencesDialog(self._window.settings, self._window, page=page)
        dialog.setting_changed.connect(self._window.settings_changed)
        dialog.exec()
        dialog.deleteLater()
        save_settings(self._window.settings)

    def show_shortcuts(self) -> None:
        """Show all keys."""
        from releasedesk.ui.dialogs.shortcuts_dialog import ShortcutsDialog

        dialog = ShortcutsDialog(self._window.settings.shortcuts, self._window)
        dialog.change_requested.connect(lambda: self.show_preferences("keys"))
        dialog.exec()
        dialog.deleteLater()

    def show_about(self) -> None:
        """Show the version and the licences."""
        from releasedesk.ui.dialogs.about_dialog import AboutDialog

        dialog = AboutDialog(self._window)
        dialog.exec()
        dialog.deleteLater()

    def report_problem(self) -> None:
        """Show what helps to mend a fault, to be saved to a file."""
        from releasedesk.ui.dialogs.report_dialog import ReportDialog

        dialog = ReportDialog(self._window)
        dialog.exec()
        dialog.deleteLater()

    def _on_place_requested(self, place: str) -> None:
        self._window.editions.go_to(place)

    def _on_findings_destroyed(self) -> None:
        self.findings = None


def _to_decide(session: Session) -> tuple[Finding, ...]:
    """Return what a merge left open in the release."""
    if not session.records.conflicts:
        return ()
    from releasedesk.review.conflicts import findings_of

    return findings_of(session.release, session.records.conflicts)
