"""Short questions and messages: one sentence, and buttons that say what they do."""

from __future__ import annotations

from enum import Enum

from PySide6.QtWidgets import QApplication, QMessageBox, QWidget


class Unsaved(Enum):
    """What to do with unsaved work."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


def ask_about_unsaved_work(parent: QWidget, name: str) -> Unsaved:
    """Ask what to do with the unsaved changes of a release."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Unsaved changes")
    box.setText(f"Save the changes to {name or 'this release'}?")
    box.setInformativeText("What you do not save is lost.")
    save = box.addButton("Save", QMessageBox.ButtonRole.AcceptRole)
    save.setProperty("kind", "primary")
    discard = box.addButton("Don’t save", QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton("Cancel", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(cancel)
    box.exec()
    answers = {save: Unsaved.SAVE, discard: Unsaved.DISCARD}
    return next(
        (answer for button, answer in answers.items() if box.clickedButton() is button), Unsaved.CANCEL
    )


def show_problem(parent: QWidget, title: str, sentence: str, way_out: str = "") -> bool:
    """Say what went wrong; `way_out` names a button that offers to go on, and True is returned where it is pressed."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(title)
    box.setText(title)
    box.setInformativeText(sentence)
    out = box.addButton(way_out, QMessageBox.ButtonRole.AcceptRole) if way_out else None
    box.addButton("Cancel" if way_out else "OK", QMessageBox.ButtonRole.RejectRole)
    box.exec()
    return out is not None and box.clickedButton() is out


def show_failure(parent: QWidget | None, details: str) -> None:
    """Say that the program itself failed at something, and that the work goes on."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("ReleaseDesk")
    box.setText("Something went wrong inside ReleaseDesk.")
    box.setInformativeText(
        "Your release is still open and unharmed; save it under another name to be sure. "
        "The details below help to mend the fault."
    )
    box.setDetailedText(details)
    copy = box.addButton("Copy details", QMessageBox.ButtonRole.ActionRole)
    go_on = box.addButton("Go on", QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(go_on)
    box.exec()
    if box.clickedButton() is copy:
        QApplication.clipboard().setText(details)
