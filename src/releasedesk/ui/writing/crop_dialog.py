"""Choosing the part of a picture that is shown, and the point of it that must stay in sight; by mouse and by keys."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from releasedesk.model import Asset, Figure
from releasedesk.ui import theme
from releasedesk.ui.controls.rows import FieldRow, side_by_side
from releasedesk.ui.controls.wrapping_row import WrappingRow
from releasedesk.ui.measures import window_size
from releasedesk.ui.writing.thumbnails import thumbnails

Edges = tuple[float, float, float, float]
_WHOLE: Edges = (0.0, 0.0, 1.0, 1.0)
_SIDE = 1200
"""Device pixels of the picture that is shown; enough for the largest dialog."""
_SMALLEST = 0.05
"""The least of the width and height that is left."""
_REACH = 12
"""Pixels around a handle within which the mouse takes it."""
_STEP = 0.01


class CropView(QWidget):
    """The picture with the part that is shown; arrow keys move it, with Shift they move its far corner.

    Signals:
        changed: Part or point are others now.
    """

    changed = Signal()

    def __init__(self, asset: Asset, crop: Edges | None, focal_point: tuple[float, float] | None) -> None:
        super().__init__()
        self._asset = asset
        self.edges: Edges = crop or _WHOLE
        self.focal_point = focal_point
        self._held = ""
        self._from = QPointF()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(420, 300)
        self.setMouseTracking(True)
        self.setAccessibleName("Part of the picture that is shown")
        self.setAccessibleDescription("Arrow keys move it, Shift and arrow keys change its size.")
        thumbnails().made.connect(self.update)

    def set_edges(self, edges: Edges) -> None:
        """Show another part, kept within the picture and large enough to be seen."""
        left, top, right, bottom = (min(max(edge, 0.0), 1.0) for edge in edges)
        right, bottom = max(right, left + _SMALLEST), max(bottom, top + _SMALLEST)
        left, top = min(left, 1 - _SMALLEST), min(top, 1 - _SMALLEST)
        fit = (left, top, min(right, 1.0), min(bottom, 1.0))
        self.edges = tuple(round(edge, 4) for edge in fit)  # type: ignore[assignment]
        if self.focal_point is not None:
            x, y = self.focal_point
            self.focal_point = (
                min(max(x, self.edges[0]), self.edges[2]),
                min(max(y, self.edges[1]), self.edges[3]),
            )
        self.changed.emit()
        self.update()

    def set_focal_point(self, point: tuple[float, float] | None) -> None:
        """Set the point that must stay in sight; None for the middle."""
        left, top, right, bottom = self.edges
        if point is not None:
            point = (round(min(max(point[0], left), right), 4), round(min(max(point[1], top), bottom), 4))
        self.focal_point = point
        self.changed.emit()
        self.update()

    def frame(self) -> QRectF:
        """Where the whole picture is, in pixels of this widget."""
        size = QSize(self._asset.width, self._asset.height).scaled(
            self.size() - QSize(2 * _REACH, 2 * _REACH), Qt.AspectRatioMode.KeepAspectRatio
        )
        x, y = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        return QRectF(x, y, size.width(), size.height())

    def part(self) -> QRectF:
        """Where the part that is shown is, in pixels of this widget."""
        frame = self.frame()
        left, top, right, bottom = self.edges
        return QRectF(
            frame.x() + left * frame.width(),
            frame.y() + top * frame.height(),
            (right - left) * frame.width(),
            (bottom - top) * frame.height(),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        frame, part = self.frame(), self.part()
        image: QImage | None = thumbnails().image(self._asset, None, _SIDE)
        if image is not None and not image.isNull():
            painter.drawImage(frame, image)
        else:
            painter.fillRect(frame, QColor(theme.current().window))
        shade = QColor(0, 0, 0, 140)
        for outside in (
            QRectF(frame.left(), frame.top(), frame.width(), part.top() - frame.top()),
            QRectF(frame.left(), part.bottom(), frame.width(), frame.bottom() - part.bottom()),
            QRectF(frame.left(), part.top(), part.left() - frame.left(), part.height()),
            QRectF(part.right(), part.top(), frame.right() - part.right(), part.height()),
        ):
            painter.fillRect(outside, shade)
        accent = QColor(theme.current().accent)
        painter.setPen(QPen(accent, 3 if self.hasFocus() else 2))
        painter.drawRect(part)
        painter.setBrush(QColor("white"))
        painter.setPen(QPen(accent, 1.5))
        for point in _handles(part).values():
            painter.drawRect(QRectF(point.x() - 4.5, point.y() - 4.5, 9, 9))
        if self.focal_point is not None:
            at = self._on_screen(self.focal_point)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for colour, width in ((QColor("black"), 4), (QColor("white"), 2)):
                painter.setPen(QPen(colour, width))
                painter.drawEllipse(at, 9, 9)
                painter.drawPoint(at)
        painter.end()

    def _on_screen(self, point: tuple[float, float]) -> QPointF:
        frame = self.frame()
        return QPointF(frame.x() + point[0] * frame.width(), frame.y() + point[1] * frame.height())

    def _fraction(self, at: QPointF) -> tuple[float, float]:
        frame = self.frame()
        x, y = (at.x() - frame.x()) / frame.width(), (at.y() - frame.y()) / frame.height()
        return min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        self._held = next(
            (
                name
                for name, point in _handles(self.part()).items()
                if (point - at).manhattanLength() <= _REACH
            ),
            "",
        )
        if not self._held and self.part().contains(at):
            self._held = "part"
        self._from = at

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._held:
            return
        frame = self.frame()
        if self._held == "part":
            way = event.position() - self._from
            self._from = event.position()
            self._move(way.x() / frame.width(), way.y() / frame.height())
            return
        x, y = self._fraction(event.position())
        left, top, right, bottom = self.edges
        left, right = (x, right) if "l" in self._held else (left, x) if "r" in self._held else (left, right)
        top, bottom = (y, bottom) if "t" in self._held else (top, y) if "b" in self._held else (top, bottom)
        self.set_edges(
            (min(left, right - _SMALLEST), min(top, bottom - _SMALLEST), max(right, left), max(bottom, top))
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = ""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Set the point that must stay in sight."""
        if self.part().contains(event.position()):
            self.set_focal_point(self._fraction(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key
        ways = {key.Key_Left: (-1, 0), key.Key_Right: (1, 0), key.Key_Up: (0, -1), key.Key_Down: (0, 1)}
        way = ways.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
            return
        across, down = way[0] * _STEP, way[1] * _STEP
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            left, top, right, bottom = self.edges
            self.set_edges((left, top, right + across, bottom + down))
        else:
            self._move(across, down)

    def _move(self, across: float, down: float) -> None:
        left, top, right, bottom = self.edges
        across = min(max(across, -left), 1 - right)
        down = min(max(down, -top), 1 - bottom)
        self.set_edges((left + across, top + down, right + across, bottom + down))


class CropDialog(QDialog):
    """Asks what is to be shown of the picture of a figure.

    Signals:
        chosen: The edges (None for all of the picture), and the point that must stay in sight (None for the middle).
    """

    chosen = Signal(object, object)

    def __init__(self, asset: Asset, figure: Figure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Crop the picture")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(window_size(720, 560))
        self.view = CropView(asset, figure.crop, figure.focal_point)
        names = ("Left", "Top", "Right", "Bottom")
        self.edges = [self._number(f"{name} edge", 0, 100) for name in names]
        self.point = [self._number(f"Point to keep, {name}", -1, 100) for name in ("across", "down")]
        for number in self.point:
            number.setSpecialValueText("middle")
        self._lay_out(names)
        self._show()
        self.view.changed.connect(self._show)
        for number in self.edges:
            number.valueChanged.connect(self._on_edges_written)
        for number in self.point:
            number.valueChanged.connect(self._on_point_written)

    def _number(self, name: str, least: int, most: int) -> QSpinBox:
        number = QSpinBox()
        number.setRange(least, most)
        number.setSuffix(" %")
        # WORKAROUND: Qt 6.11 leaves out the padding of a style sheet on the left of a spin box (QStyleSheetStyle).
        number.lineEdit().setTextMargins(5, 0, 5, 0)
        number.setAccessibleName(name)
        number.setToolTip(name)
        return number

    def _lay_out(self, names: tuple[str, ...]) -> None:
        help_text = QLabel(
            "Drag the frame or its corners, or use the arrow keys (with Shift for its size). "
            "A double click marks the point that must stay in sight."
        )
        help_text.setWordWrap(True)
        help_text.setProperty("role", "hint")
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel | kinds.Reset)
        self.buttons.button(kinds.Ok).setText("Crop")
        self.buttons.button(kinds.Ok).setProperty("kind", "primary")
        self.buttons.button(kinds.Reset).setText("Whole picture")
        self.buttons.button(kinds.Reset).clicked.connect(self._reset)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(22, 18, 22, 16)
        rows.setSpacing(12)
        rows.addWidget(help_text)
        rows.addWidget(self.view, 1)
        rows.addLayout(self._numbers(names))
        rows.addWidget(self.buttons)
        self.view.setFocus()

    def _numbers(self, names: tuple[str, ...]) -> WrappingRow:
        """Put each number below its name, those of the point to keep behind those of the edges."""
        numbers = WrappingRow(spacing=12)
        for name, edge in zip(names, self.edges, strict=True):
            numbers.add(FieldRow(name, edge))
        numbers.add(FieldRow("Keep in sight", side_by_side(*self.point), buddy=self.point[0]))
        return numbers

    def accept(self) -> None:
        """Tell what was chosen, and close."""
        edges = self.view.edges
        self.chosen.emit(None if edges == _WHOLE else edges, self.view.focal_point)
        super().accept()

    def _reset(self) -> None:
        self.view.set_edges(_WHOLE)
        self.view.set_focal_point(None)

    def _show(self) -> None:
        point = self.view.focal_point
        values = (*self.view.edges, *(point if point is not None else (-0.01, -0.01)))
        for number, value in zip((*self.edges, *self.point), values, strict=True):
            blocked = number.blockSignals(True)
            number.setValue(round(value * 100))
            number.blockSignals(blocked)

    def _on_edges_written(self) -> None:
        left, top, right, bottom = (number.value() / 100 for number in self.edges)
        self.view.set_edges((left, top, right, bottom))

    def _on_point_written(self) -> None:
        x, y = (number.value() for number in self.point)
        left, top, right, bottom = self.view.edges
        across = (left + right) / 2 if x < 0 else x / 100
        down = (top + bottom) / 2 if y < 0 else y / 100
        self.view.set_focal_point(None if x < 0 and y < 0 else (across, down))


def _handles(part: QRectF) -> dict[str, QPointF]:
    centre = part.center()
    return {
        "lt": part.topLeft(),
        "rt": part.topRight(),
        "lb": part.bottomLeft(),
        "rb": part.bottomRight(),
        "l": QPointF(part.left(), centre.y()),
        "r": QPointF(part.right(), centre.y()),
        "t": QPointF(centre.x(), part.top()),
        "b": QPointF(centre.x(), part.bottom()),
    }
