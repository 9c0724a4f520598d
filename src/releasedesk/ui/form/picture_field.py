"""A picture that is chosen from a file and shown small: a logo, or by its name a letterhead."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from releasedesk.errors import UnsafeInput
from releasedesk.ui.controls.rows import describe, icon_button
from releasedesk.ui.dialogs import files

_WIDTH, _HEIGHT = 132, 44


class PictureField(QWidget):
    """Shows a picture on white, as it prints, with buttons to choose another and to take it away.

    Signals:
        file_chosen: A file was chosen (its path as text).
        removal_requested: It shall go.
    """

    file_chosen = Signal(str)
    removal_requested = Signal()

    def __init__(self, name: str, help: str, filters: str) -> None:
        super().__init__()
        self._name, self._filters = name, filters
        self.picture = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.picture.setProperty("role", "hint")
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setFixedHeight(_HEIGHT)
        self.picture.setMinimumWidth(_WIDTH)
        self.choose = QPushButton("Choose…")
        describe(self.choose, f"{name}: choose a file", help)
        self.remove = icon_button(f"{name}: remove", "trash-2", "Take it away")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.picture)
        row.addWidget(self.choose)
        row.addWidget(self.remove)
        row.addStretch(1)
        self.setFocusProxy(self.choose)
        self.choose.clicked.connect(self._on_choose)
        self.remove.clicked.connect(self.removal_requested)
        self.show_picture(b"", "")

    def show_picture(self, content: bytes, name: str) -> None:
        """Show the bytes of a picture; `name` tells by its suffix what it is."""
        self.remove.setVisible(bool(content))
        self.picture.setVisible(bool(content))
        if not content:
            self.picture.setPixmap(QPixmap())
            return
        drawn = _drawn(content, name, self.devicePixelRatioF())
        if drawn is None:
            self.picture.setText(name)
        else:
            self.picture.setPixmap(drawn)

    def _on_choose(self) -> None:
        chosen = files.ask_which_to_open(
            self, f"Choose a file: {self._name.lower()}", str(Path.home()), self._filters
        )
        if chosen is not None:
            self.file_chosen.emit(str(chosen))


def _drawn(content: bytes, name: str, ratio: float) -> QPixmap | None:
    """Return the picture within the field, on white as on paper; None where nobody can show it."""
    from releasedesk.formats.picture_reading import SVG, picture_kind

    try:
        kind = picture_kind(content, SVG if name.endswith(".svg") else "").media_type
    except UnsafeInput:
        return None
    shown = QPixmap(round(_WIDTH * ratio), round(_HEIGHT * ratio))
    shown.setDevicePixelRatio(ratio)
    shown.fill(QColor("#ffffff"))
    painter = QPainter(shown)
    painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
    room = QRectF(6, 5, _WIDTH - 12, _HEIGHT - 10)
    if kind == SVG:
        renderer = QSvgRenderer(QByteArray(content))
        if not renderer.isValid():
            painter.end()
            return None
        renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        renderer.render(painter, room)
    else:
        picture = QPixmap()
        if not picture.loadFromData(content, kind.removeprefix("image/").upper()):
            painter.end()
            return None
        size = picture.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = room.center().x() - size.width() / 2, room.center().y() - size.height() / 2
        painter.drawPixmap(QRectF(left, top, size.width(), size.height()), picture, QRectF(picture.rect()))
    painter.end()
    return shown
