"""The small dialog beside the text in which the address of a link is written."""

from __future__ import annotations

import re

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout

from releasedesk.model import plain_text
from releasedesk.model.links import is_safe_link
from releasedesk.ui import theme
from releasedesk.ui.icon_sizes import grow_field_icons
from releasedesk.ui.measures import pixels
from releasedesk.ui.writing.row_edits import Caret
from releasedesk.ui.writing.rows import Row
from releasedesk.ui.writing.surface import WritingSurface

_E_MAIL = re.compile(r"(mailto:)?[^@\s/:]+@[^@\s/]+\.[^@\s/.]{2,}", re.IGNORECASE)
_PHONE = re.compile(r"tel:\+?[\d\-.() ]{3,}(;ext=\d+)?", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s/?#.]+(\.[^\s/?#.]+)+([/?#]\S*)?", re.IGNORECASE)
_BARE_WEB = re.compile(r"[\w-]+(\.[\w-]+)*\.[a-z]{2,}(:\d+)?([/?#]\S*)?", re.IGNORECASE)
_WIDTH = 380
_HELP = "Where the link leads. An empty address takes the link away."


def checked_address(written: str) -> str:
    """Return the address of a link as it is stored: with its scheme, also where only a host or an e-mail was written.

    Raises:
        ValueError: It is no address that a reader can open; the message is a sentence for the user.
    """
    if not written.strip():
        raise ValueError("Write an address, such as https://www.harbourtrust.example.")
    address = _with_scheme(written.strip())
    if not is_safe_link(address):
        raise ValueError(
            "That is no web, e-mail or telephone address. Begin it with https://, mailto: or tel:."
        )
    return address


def _with_scheme(address: str) -> str:
    """Return an address in full, or an empty text where it is none."""
    if _E_MAIL.fullmatch(address):
        return address if address.lower().startswith("mailto:") else f"mailto:{address}"
    if _PHONE.fullmatch(address):
        # RFC 3966 knows no spaces, and people write numbers with them.
        return address.replace(" ", "-")
    if _WEB.fullmatch(address):
        return address
    return f"https://{address}" if _BARE_WEB.fullmatch(address) else ""


class LinkEditor(QFrame):
    """Asks for the address of the link at the caret of a surface; Escape or a click elsewhere leaves it as it is."""

    def __init__(self, surface: WritingSurface, start: Caret, end: Caret, address: str) -> None:
        super().__init__(surface, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("card", True)
        self.setAccessibleName("Link")
        self._surface, self._start, self._end = surface, start, end
        self._rows = self._rows_now()
        self.address = QLineEdit(address or _address_in(surface, start, end))
        self.address.setPlaceholderText("https://, an e-mail address or tel:")
        self.address.setAccessibleName("Address of the link")
        self.address.setAccessibleDescription(_HELP)
        self.address.setClearButtonEnabled(True)
        grow_field_icons(self.address)
        self.problem = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.problem.setProperty("role", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.set_button = QPushButton("Set link")
        self.set_button.setProperty("kind", "primary")
        self.remove_button = QPushButton("Remove link")
        self.remove_button.setProperty("kind", "quiet")
        self.remove_button.setVisible(bool(address))
        self._lay_out()
        self.address.textEdited.connect(lambda: self._show_problem(""))
        self.set_button.clicked.connect(self.accept)
        self.remove_button.clicked.connect(self._remove)

    @classmethod
    def open_for(cls, surface: WritingSurface) -> LinkEditor:
        """Open the editor below the caret of a surface."""
        editor = cls(surface, *surface.commands.link())
        editor.setFixedWidth(pixels(_WIDTH))
        editor.adjustSize()
        caret: QRect = surface.cursorRect()
        at = surface.viewport().mapToGlobal(QPoint(caret.left() - 24, caret.bottom() + 6))
        screen = surface.screen().availableGeometry()
        x = max(screen.left(), min(at.x(), screen.right() - editor.width()))
        y = (
            at.y()
            if at.y() + editor.height() <= screen.bottom()
            else at.y() - editor.height() - caret.height() - 12
        )
        editor.move(x, y)
        editor.show()
        editor.address.setFocus(Qt.FocusReason.PopupFocusReason)
        editor.address.selectAll()
        return editor

    def _lay_out(self) -> None:
        label = QLabel("Link to")
        label.setProperty("role", "field-label")
        label.setBuddy(self.address)
        buttons = QHBoxLayout()
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        buttons.addWidget(self.set_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 12, 14, 12)
        rows.setSpacing(8)
        rows.addWidget(label)
        rows.addWidget(self.address)
        rows.addWidget(self.problem)
        rows.addLayout(buttons)

    def accept(self) -> None:
        """Set the link and close, or say what is wrong with the address."""
        written = self.address.text().strip()
        if not written and self.remove_button.isVisible():
            self._remove()
            return
        try:
            address = checked_address(written)
        except ValueError as error:
            self._show_problem(str(error))
            return
        self._set(address)

    def _set(self, address: str) -> None:
        """Set the link and close; where a colleague's text came in meanwhile, the words may be others."""
        if self._rows_now() != self._rows:
            self._show_problem("The text was changed meanwhile. Press Esc, and select the words again.")
            return
        self.close()
        self._surface.commands.set_link(self._start, self._end, address)

    def _rows_now(self) -> list[Row]:
        return list(self._surface.rows[self._start.row : self._end.row + 1])

    def _show_problem(self, sentence: str) -> None:
        """Say what is wrong with the address, to the eye and to a screen reader; nothing for an empty sentence."""
        if sentence == self.problem.text():
            return
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.address.setAccessibleDescription(sentence or _HELP)
        theme.set_look(self.address, "invalid", "true" if sentence else "false")
        self.adjustSize()

    def _remove(self) -> None:
        self._set("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        else:
            super().keyPressEvent(event)


def _address_in(surface: WritingSurface, start: Caret, end: Caret) -> str:
    """Return the selected words where they are an address themselves."""
    if start.row != end.row:
        return ""
    words = plain_text(surface.rows[start.row].text)[start.offset : end.offset]
    try:
        checked_address(words)
    except ValueError:
        return ""
    return words.strip()
