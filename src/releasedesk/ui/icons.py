"""Icons in the colours of the theme, drawn from the bundled vector files only when and as large as they are shown."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache

from releasedesk import resources
from releasedesk.ui import theme

# WORKAROUND: PySide6 6.11 frees an engine that `clone` returns as soon as Python lets go of it, while Qt still draws
# with it, and crashes; seen with `QIcon.addPixmap` on an icon of a Python engine.
_clones: list[QIconEngine] = []


@cache
def icon(name: str, role: str = "text") -> QIcon:
    """The icon `resources/icons/NAME.svg` in a colour of the theme, such as “text”, “muted” or “accent_text”.

    It follows the theme, is grey while disabled, and sharp at every pixel ratio.
    """
    return QIcon(_ThemedEngine(name, role))


@cache
def application_icon() -> QIcon:
    """The program's own icon, in its own colours."""
    return QIcon(str(resources.path("icons", "releasedesk.svg")))


class _ThemedEngine(QIconEngine):
    """Draws one vector file in one role's colour."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(rect, self.scaledPixmap(rect.size(), mode, state, ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:  # noqa: N802
        """The icon at a logical size, with `scale` device pixels for each of its pixels."""
        colour, pixels = self._colour(mode), size * scale
        key = f"{self._name}:{colour}:{pixels.width()}x{pixels.height()}"
        found = QPixmap()
        if pixels.isEmpty():
            return found
        if not QPixmapCache.find(key, found):
            found = _drawn(self._name, colour, pixels)
            QPixmapCache.insert(key, found)
        found.setDevicePixelRatio(scale)
        return found

    def clone(self) -> QIconEngine:
        copy = _ThemedEngine(self._name, self._role)
        _clones.append(copy)
        return copy

    def _colour(self, mode: QIcon.Mode) -> str:
        shown = theme.current()
        if mode == QIcon.Mode.Disabled:
            return shown.field_border
        return str(getattr(shown, self._role))


def _drawn(name: str, colour: str, size: QSize) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    if size.isEmpty():
        # A button that was not laid out yet has no room for its icon.
        return QPixmap()

    source = _source(name).replace("currentColor", QColor(colour).name())
    pixmap = QPixmap(size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = min(size.width(), size.height())
    corner = QPoint((size.width() - side) // 2, (size.height() - side) // 2)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(corner, QSize(side, side)))
    painter.end()
    return pixmap


@cache
def _source(name: str) -> str:
    return resources.text("icons", f"{name}.svg")
