"""Short questions and messages: one sentence, and buttons that say what they do."""

from __future__ import annotations

from enum import Enum

from PySide6.QtWidgets import QApplication, QMessageBox, QWidget


class Unsaved(Enum):
    """What to do with unsaved work."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


class Access(Enum):
    """How to open a file that somebody is working on."""

    READ = "read"
    COPY = "copy"
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


def ask_how_to_open(parent: QWidget, reason: str) -> Access:
    """Ask how to open a file that somebody is working on; `reason` says who."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Information)
    box.setWindowTitle("Open a release")
    box.setText(reason)
    box.setInformativeText(
        "You can read what is saved in it, and edit it as soon as it is free. Or you work on a copy now."
    )
    read = box.addButton("Open for reading", QMessageBox.ButtonRole.AcceptRole)
    read.setProperty("kind", "primary")
    copy = box.addButton("Open a copy", QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton("Cancel", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(read)
    box.setEscapeButton(cancel)
    box.exec()
    answers = {read: Access.READ, copy: Access.COPY}
    return next(
        (answer for button, answer in answers.items() if box.clickedButton() is button), Access.CANCEL
    )


def ask_whether_to_throw_away(parent: QWidget, name: str) -> bool:
    """Ask whether unsaved work of an earlier run shall really be lost."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Throw away")
    box.setText(f"Throw away the unsaved work “{name}”?")
    box.setInformativeText("It cannot be brought back. What was saved to a file stays as it is.")
    away = box.addButton("Throw away", QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton("Keep", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.exec()
    return box.clickedButton() is away


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
