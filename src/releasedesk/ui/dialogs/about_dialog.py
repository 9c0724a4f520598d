"""What the program is, its version, and whose work it stands on."""

from __future__ import annotations

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from releasedesk import __version__
from releasedesk.ui.icons import application_icon
from releasedesk.ui.measures import pixels, square

_CREDITS = (
    "Pages are made by Typst (Apache-2.0) and drawn by PDFium (BSD-3-Clause). The window is made with Qt "
    "(LGPL-3.0). Typefaces: Source Serif 4, Inter, Noto Naskh Arabic, Noto Serif Hebrew (SIL Open Font License). "
    "Icons: Lucide (ISC)."
)


_LINE_WIDTH = 420
"""Logical pixels; text of a set width knows how high it is."""


class AboutDialog(QDialog):
    """Shows the version and the licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("About ReleaseDesk")
        picture = QLabel()
        picture.setPixmap(application_icon().pixmap(square(64), self.devicePixelRatioF()))
        words = QVBoxLayout()
        words.setSpacing(8)
        for text, role in (
            ("ReleaseDesk", "title"),
            (f"Version {__version__} · Qt {qVersion()}", "muted"),
            ("Write press releases in form fields, see the finished pages, export the final documents.", ""),
            ("Works offline: it opens no network connection. Free software under the MIT licence.", ""),
            (_CREDITS, "hint"),
        ):
            label = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
            label.setFixedWidth(pixels(_LINE_WIDTH))
            label.setProperty("role", role)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(22)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 24, 26, 16)
        column.setSpacing(16)
        column.addLayout(row)
        column.addWidget(buttons)
