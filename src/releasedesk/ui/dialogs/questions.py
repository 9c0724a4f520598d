"""Short questions and messages: one sentence, and buttons that say what they do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)

from releasedesk.errors import FileProblem, ReleaseDeskError
from releasedesk.ui.as_written import as_written, breakable
from releasedesk.ui.controls.rows import make_primary
from releasedesk.ui.measures import pixels

_NAME_WIDTH = 420
_PROBLEM_WIDTH = 340

Answer = TypeVar("Answer")


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


@dataclass(frozen=True)
class Question:
    """What is asked: a title for the window, the question itself, and what there is to know about it."""

    title: str
    text: str
    explained: str
    icon: QMessageBox.Icon = QMessageBox.Icon.Question


def ask_which(
    parent: QWidget, question: Question, choices: Sequence[tuple[str, QMessageBox.ButtonRole, Answer]]
) -> Answer | None:
    """Ask which of some choices (the words of a button, its role and what it stands for); None where none is wanted.

    The first is the usual one.
    """
    box = _box(parent, question)
    answers = [(box.addButton(words, role), answer) for words, role, answer in choices]
    _set_usual(box, answers[0][0])
    box.setEscapeButton(box.addButton("Cancel", QMessageBox.ButtonRole.RejectRole))
    box.exec()
    return next((answer for button, answer in answers if box.clickedButton() is button), None)


def _box(parent: QWidget | None, question: Question) -> QMessageBox:
    box = QMessageBox(parent, textFormat=Qt.TextFormat.PlainText)
    box.setIcon(question.icon)
    box.setWindowTitle(question.title)
    box.setText(breakable(question.text))
    box.setInformativeText(question.explained)
    return box


def _set_usual(box: QMessageBox, button: QPushButton) -> None:
    """Let Return stand for a button of a box, and let that be seen."""
    box.setDefaultButton(button)
    make_primary(button)


def ask_about_unsaved_work(parent: QWidget, name: str) -> Unsaved:
    """Ask what to do with the unsaved changes of a release."""
    question = Question(
        "Unsaved changes",
        f"Save the changes to {name or 'this release'}?",
        "What you do not save is lost.",
        QMessageBox.Icon.Warning,
    )
    choices = (
        ("Save", QMessageBox.ButtonRole.AcceptRole, Unsaved.SAVE),
        ("Don’t save", QMessageBox.ButtonRole.DestructiveRole, Unsaved.DISCARD),
    )
    return ask_which(parent, question, choices) or Unsaved.CANCEL


def ask_for_name(parent: QWidget, title: str, explained: str, name: str = "") -> str:
    """Ask for a name, which `name` proposes; empty where none is given."""
    box = QInputDialog(parent)
    box.setWindowTitle(title)
    box.setLabelText(explained)
    box.setTextValue(name)
    line = box.findChild(QLineEdit)
    if line is not None:
        line.setAccessibleName(explained)
        line.setMinimumWidth(pixels(_NAME_WIDTH))
    # Qt makes the buttons when it is first asked for their size.
    box.minimumSizeHint()
    buttons = box.findChild(QDialogButtonBox)
    if buttons is not None:
        make_primary(buttons.button(QDialogButtonBox.StandardButton.Ok))
    is_given = box.exec() == QInputDialog.DialogCode.Accepted
    given = box.textValue().strip() if is_given else ""
    box.deleteLater()
    return given


def ask_how_to_open(parent: QWidget, reason: str) -> Access:
    """Ask how to open a file that somebody is working on; `reason` says who."""
    question = Question(
        "Open a release",
        reason,
        "You can read what is saved in it, and edit it as soon as it is free. Or you work on a copy now.",
        QMessageBox.Icon.Information,
    )
    choices = (
        ("Open for reading", QMessageBox.ButtonRole.AcceptRole, Access.READ),
        ("Open a copy", QMessageBox.ButtonRole.AcceptRole, Access.COPY),
    )
    return ask_which(parent, question, choices) or Access.CANCEL


def ask_whether_to_throw_away(parent: QWidget, name: str) -> bool:
    """Ask whether unsaved work of an earlier run shall really be lost."""
    return ask_whether_to_lose(
        parent,
        "Throw away",
        f"Throw away the unsaved work “{name}”?",
        "It cannot be brought back. What was saved to a file stays as it is.",
        ("Throw away", "Keep"),
    )


def ask_whether_to_lose(
    parent: QWidget, title: str, question: str, explained: str, answers: tuple[str, str]
) -> bool:
    """Ask before something is lost; `answers` name the buttons that lose and that keep it, which is the usual one."""
    box = _box(parent, Question(title, question, explained, QMessageBox.Icon.Warning))
    lose = box.addButton(answers[0], QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton(answers[1], QMessageBox.ButtonRole.RejectRole)
    _set_usual(box, keep)
    box.setEscapeButton(keep)
    box.exec()
    return box.clickedButton() is lose


def in_words(error: ReleaseDeskError) -> str:
    """Return what went wrong as sentences of their own, to stand below a title that names the file."""
    words = error.problem if isinstance(error, FileProblem) else str(error)
    ends = words.endswith((".", "?", "!", "…", "”"))
    return f"{words[:1].upper()}{words[1:]}{'' if ends else '.'}"


def show_problem(parent: QWidget | None, title: str, sentence: str, way_out: str = "") -> bool:
    """Say what went wrong; `way_out` names a button that offers to go on, and True is returned where it is pressed."""
    # The format of a box is that of its text alone.
    box = _box(parent, Question(title, title, as_written(breakable(sentence)), QMessageBox.Icon.Warning))
    below = box.findChild(QLabel, "qt_msgbox_informativelabel")
    if below is not None:
        # Qt makes a box as narrow as its title, and a sentence a column of words.
        below.setMinimumWidth(
            min(pixels(_PROBLEM_WIDTH), below.fontMetrics().horizontalAdvance(sentence) + 2)
        )
    out = box.addButton(way_out, QMessageBox.ButtonRole.AcceptRole) if way_out else None
    stay = box.addButton("Cancel" if way_out else "OK", QMessageBox.ButtonRole.RejectRole)
    _set_usual(box, out or stay)
    box.exec()
    return out is not None and box.clickedButton() is out


class AfterFailure(Enum):
    """What to do after something failed inside the program."""

    GO_ON = "go on"
    SAVE_AS = "save as"
    REPORT = "report"


def show_failure(
    parent: QWidget | None, details: str, *, is_kept: bool = True, can_save: bool = False
) -> AfterFailure:
    """Say that the program itself failed at something, whether the work is kept, and what can be done.

    `is_kept` tells that what is unsaved lies in the journal; `can_save` that there is something to save.
    """
    kept = (
        "Your work is still open, and a copy of it is kept for the worst case. You can go on."
        if is_kept
        else "Your work is still open, but no copy of it could be kept. Save it now, best under another name."
    )
    what = "Something went wrong inside ReleaseDesk."
    box = _box(parent, Question("ReleaseDesk", what, kept, QMessageBox.Icon.Warning))
    box.setDetailedText(details)
    report = box.addButton("Report…", QMessageBox.ButtonRole.ActionRole)
    save = box.addButton("Save as…", QMessageBox.ButtonRole.ActionRole) if can_save else None
    go_on = box.addButton("Go on", QMessageBox.ButtonRole.AcceptRole)
    _set_usual(box, go_on if is_kept or save is None else save)
    box.setEscapeButton(go_on)
    box.exec()
    clicked = box.clickedButton()
    if save is not None and clicked is save:
        return AfterFailure.SAVE_AS
    return AfterFailure.REPORT if clicked is report else AfterFailure.GO_ON
