"""Draws a line of the palette: picture and name, the group it is found in, and its keys at the far end."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from releasedesk.ui import theme
from releasedesk.ui.elided_line import elided_line
from releasedesk.ui.icons import icon
from releasedesk.ui.measures import pixels
from releasedesk.ui.palette.model import EnabledRole, EntryRole, KeysRole, PaletteEntry

_SIDE, _GAP, _PICTURE = 10, 10, 16


class PaletteDelegate(QStyledItemDelegate):
    """Paints entries in the colours of the theme."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, QFontMetrics(option.font).height() + 14)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry = index.data(EntryRole)
        if not isinstance(entry, PaletteEntry):
            return
        colours = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QColor(colours.accent))
            painter.setBrush(QColor(colours.accent_soft))
            painter.drawRoundedRect(option.rect.adjusted(4, 1, -5, -2), 5, 5)
        is_rtl = option.direction == Qt.LayoutDirection.RightToLeft
        area = option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        room = _Room(area, is_rtl)
        if entry.icon:
            side = pixels(_PICTURE)
            icon(entry.icon).paint(painter, room.take(side))
        room.take(_GAP)
        ink = QColor(colours.text if index.data(EnabledRole) else colours.muted)
        metrics = option.fontMetrics
        far = "   ".join(filter(None, (entry.group, index.data(KeysRole))))
        room_of_far = room.take_far(metrics.horizontalAdvance(far) + _GAP)
        painter.setPen(QColor(colours.muted))
        painter.drawText(room_of_far, room.far_alignment, far)
        painter.setPen(ink)
        title = elided_line(entry.title, metrics, room.area.width())
        painter.drawText(room.area, room.alignment, title)
        painter.restore()


class _Room:
    """A line that is given away piece by piece, from the side at which reading begins or from the far one."""

    def __init__(self, area: QRect, is_rtl: bool) -> None:
        self.area = QRect(area)
        self._is_rtl = is_rtl

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if self._is_rtl else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    @property
    def far_alignment(self) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignLeft if self._is_rtl else Qt.AlignmentFlag.AlignRight
        return side | Qt.AlignmentFlag.AlignVCenter

    def take(self, width: int) -> QRect:
        return self._take(width, from_left=not self._is_rtl)

    def take_far(self, width: int) -> QRect:
        return self._take(width, from_left=self._is_rtl)

    def _take(self, width: int, *, from_left: bool) -> QRect:
        taken = QRect(self.area)
        if from_left:
            taken.setWidth(width)
            self.area.setLeft(taken.right() + 1)
        else:
            taken.setLeft(taken.right() + 1 - width)
            self.area.setRight(taken.left() - 1)
        return taken
