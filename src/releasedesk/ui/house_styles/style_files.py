"""Files of the house-style editor: the pictures and letterheads of a style, and styles that are handed on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from releasedesk.rendering.house_style import LETTERHEAD, LOGOS
from releasedesk.rendering.style_package import LARGEST_FILE, SUFFIX
from releasedesk.session.style_draft import StyleDraft
from releasedesk.ui.dialogs import files, questions

_FILTER = f"House styles (*{SUFFIX})"


def put(draft: StyleDraft, name: str, path: str) -> str:
    """Put a file into a style, or take it away where `path` is empty; returns what is wrong with it, if anything is.

    Args:
        draft: The style.
        name: “logo”, or the name of the letterhead.
        path: The file that was chosen.

    """
    if not path:
        gone = next((each for each in LOGOS if each in draft.files), "") if name == "logo" else LETTERHEAD
        return draft.set_file(gone, None) if gone else ""
    try:
        with Path(path).open("rb") as source:
            content = source.read(LARGEST_FILE + 1)
    except OSError as error:
        return f"{path}: the file cannot be read ({error.strerror})."
    if name == "logo":
        suffix = Path(path).suffix.lower().replace(".jpeg", ".jpg")
        if f"logo{suffix}" not in LOGOS:
            return f"{path}: a logo is an SVG, PNG or JPEG file."
        return draft.set_file(f"logo{suffix}", content)
    return draft.set_file(LETTERHEAD, content)


def ask_which_to_import(parent: QWidget) -> Path | None:
    """Ask for the file of a house style."""
    return files.ask_which_to_open(parent, "Import a house style", str(Path.home()), _FILTER)


def ask_where_to_export(parent: QWidget, proposed: Path) -> Path | None:
    """Ask where to write the file of a house style, about overwriting too."""
    dialog = QFileDialog(parent, "Export the house style", str(Path.home()), _FILTER)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
    dialog.selectFile(proposed.name)
    if not dialog.exec():
        return None
    return Path(dialog.selectedFiles()[0])


def ask_about_removing(parent: QWidget, label: str) -> bool:
    """Ask whether a style shall be removed."""
    return questions.ask_whether_to_lose(
        parent,
        "Remove the house style",
        f"Remove {label} from your styles?",
        "Releases that are set in it carry it with them and keep their look.",
        ("Remove", "Keep it"),
    )
