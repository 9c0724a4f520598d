"""The system's own dialogs for choosing files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from releasedesk.session.session import SUFFIX

PROJECTS = f"Releases (*{SUFFIX})"


def ask_which_to_open(parent: QWidget, title: str, folder: str, filters: str) -> Path | None:
    """Ask for a file that is there; None where none is chosen."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, folder, filters)
    return Path(chosen) if chosen else None


def ask_where_to_keep(parent: QWidget, proposed: Path) -> Path | None:
    """Ask where to keep the original of a picture; None where no place is chosen."""
    chosen, _ = QFileDialog.getSaveFileName(parent, "Keep the original", str(proposed))
    return Path(chosen) if chosen else None


def ask_which_folder(parent: QWidget, title: str, folder: Path) -> Path | None:
    """Ask for a folder; None where none is chosen."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(folder))
    return Path(chosen) if chosen else None


def ask_where_to_save(parent: QWidget, proposed: Path) -> Path | None:
    """Ask where to save a project, about overwriting too; None where no place is chosen."""
    return _ask_where(parent, "Save the release", PROJECTS, SUFFIX, proposed.name, str(proposed.parent))


def ask_where_to_save_pdf(parent: QWidget, name: str) -> Path | None:
    """Ask where to save a PDF, about overwriting too; None where no place is chosen."""
    return _ask_where(parent, "Save as PDF", "PDF (*.pdf)", ".pdf", name)


def ask_where_to_save_page(parent: QWidget, title: str, proposed: Path) -> Path | None:
    """Ask where to save a web page, about overwriting too; None where no place is chosen."""
    return _ask_where(parent, title, "Web page (*.html)", ".html", proposed.name, str(proposed.parent))


def _ask_where(
    parent: QWidget, title: str, kind: str, suffix: str, name: str, folder: str = ""
) -> Path | None:
    dialog = QFileDialog(parent, title, folder, kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    # Before the dialog asks about overwriting, so that it asks about the file that will be written.
    dialog.setDefaultSuffix(suffix.removeprefix("."))
    dialog.selectFile(name)
    if not dialog.exec():
        return None
    return Path(dialog.selectedFiles()[0])
