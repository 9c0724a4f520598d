"""Taking in a house style that somebody handed on, which may be there already, as it is or in another state."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QWidget

from releasedesk.session.style_library import StyleLibrary, files_handed_on, label_in, with_label
from releasedesk.ui.dialogs.questions import Question, ask_which


def take_in(parent: QWidget, library: StyleLibrary, path: Path) -> tuple[str, str]:
    """Take a style in, and return its name and what to say of it; both are empty where nobody wants it after all.

    Raises:
        HouseStyleError: It is not a house style, or broken.
        FileProblem: It cannot be read or written.

    """
    files = files_handed_on(path)
    label = label_in(files)
    if known := library.same_as(files):
        return known, f"{label} was among your styles already, just as it is in the file."
    own = library.named(label)
    if not own:
        return library.add(label, files), f"{label} is among your styles now."
    match ask_which_stays(parent, label):
        case "replace":
            library.save(own, files)
            return own, f"{label} is now as in the file."
        case "both":
            other = library.free_label(label)
            return library.add(
                other, with_label(files, other)
            ), f"The style of the file is called {other} here."
        case _:
            return "", ""


def ask_which_stays(parent: QWidget, label: str) -> str:
    """Ask about a style of a name that is there already: “replace”, “both”, or empty for neither."""
    question = Question(
        "Import a house style",
        f"You have another style called {label} already.",
        "Releases that are set in yours carry it with them and keep their look.",
    )
    choices = (
        ("Keep both", QMessageBox.ButtonRole.AcceptRole, "both"),
        ("Replace mine", QMessageBox.ButtonRole.DestructiveRole, "replace"),
    )
    return ask_which(parent, question, choices) or ""
