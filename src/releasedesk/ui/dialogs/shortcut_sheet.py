"""All keys on one sheet of paper, in two columns: printed, or saved as a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)

Group = tuple[str, Sequence[tuple[str, str]]]
"""A menu, with what stands in it and its keys."""

_TITLE = "ReleaseDesk: keyboard shortcuts"
_MARGIN = 15
"""Millimetres around the sheet."""
_TALLEST_ROW = 15.0
_TITLE_ROOM = 34.0
_GAP = 30.0
"""Points: a row at most, the room of the title, and what is free between the columns."""
_TEXT_OF_ROW = 0.62
"""Size of the letters as a part of the height of a row."""
_HEAD_ROWS = 2
"""Rows that the name of a menu takes, with the room above it."""


def in_two(groups: Sequence[Group]) -> tuple[list[Group], list[Group]]:
    """Part the groups so that the longer column is as short as can be."""
    lengths = [len(rows) + _HEAD_ROWS for _, rows in groups]
    at = min(range(len(groups) + 1), key=lambda cut: max(sum(lengths[:cut]), sum(lengths[cut:])))
    return list(groups[:at]), list(groups[at:])


def print_sheet(groups: Sequence[Group], device: QPagedPaintDevice) -> None:
    """Put the sheet on paper, one page of A4."""
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    device.setPageMargins(QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN), QPageLayout.Unit.Millimeter)
    painter = QPainter(device)
    # From here on one unit is a point, whatever the resolution of the device.
    painter.scale(device.logicalDpiX() / 72, device.logicalDpiY() / 72)
    paper = device.pageLayout().paintRectPoints()
    _Sheet(painter, float(paper.width()), float(paper.height())).draw(groups)
    painter.end()


def save_sheet(groups: Sequence[Group], path: Path) -> bool:
    """Write the sheet as a PDF; False where the file cannot be written."""
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(made)
    writer.setTitle(_TITLE)
    print_sheet(groups, writer)
    try:
        path.write_bytes(made.data().data())
    except OSError:
        return False
    return True


class _Sheet:
    """Draws the sheet into a box of points whose upper left corner is the origin."""

    def __init__(self, painter: QPainter, width: float, height: float) -> None:
        self._painter = painter
        self._width, self._height = width, height
        self._row = _TALLEST_ROW

    def draw(self, groups: Sequence[Group]) -> None:
        columns = in_two(groups)
        most = max(sum(len(rows) + _HEAD_ROWS for _, rows in column) for column in columns)
        self._row = min(_TALLEST_ROW, (self._height - _TITLE_ROOM) / max(most, 1))
        self._words(QRectF(0, 0, self._width, _TITLE_ROOM * 0.8), _TITLE, 16, is_bold=True)
        width = (self._width - _GAP) / 2
        for number, column in enumerate(columns):
            top = _TITLE_ROOM
            for menu, rows in column:
                top = self._group(number * (width + _GAP), top, width, menu, rows)

    def _group(
        self, left: float, top: float, width: float, menu: str, rows: Sequence[tuple[str, str]]
    ) -> float:
        size = self._row * _TEXT_OF_ROW
        head = QRectF(left, top, width, self._row * _HEAD_ROWS)
        low = head.adjusted(0, self._row * 0.7, 0, 0)
        self._words(low, menu, size * 1.15, is_bold=True)
        top = head.bottom()
        self._painter.setPen(QPen(QColor("#9a9a94"), 0.5))
        for name, keys in rows:
            box = QRectF(left, top, width, self._row)
            self._painter.setPen(QPen(QColor("#c9c9c4"), 0.4))
            self._painter.drawLine(box.topLeft(), box.topRight())
            taken = self._words(box, keys, size, to_right=True)
            self._words(box.adjusted(0, 0, -taken - 8, 0), name, size)
            top = box.bottom()
        return top

    def _words(
        self, box: QRectF, words: str, size: float, *, is_bold: bool = False, to_right: bool = False
    ) -> float:
        """Write words into a box, cut off where it ends, and return how wide they are."""
        font = QFont(QGuiApplication.font().family())
        # Pixels, of which the painter's scale makes points.
        font.setPixelSize(100)
        font.setBold(is_bold)
        factor = size / 100
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width() / factor)
        side = Qt.AlignmentFlag.AlignRight if to_right else Qt.AlignmentFlag.AlignLeft
        painter = self._painter
        painter.save()
        painter.translate(box.topLeft())
        painter.scale(factor, factor)
        painter.setFont(font)
        painter.setPen(QColor("black"))
        room = QRectF(0, 0, box.width() / factor, box.height() / factor)
        painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
        painter.restore()
        return metrics.horizontalAdvance(shown) * factor
