"""The list of what was found: each with the words around it and its place."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from releasedesk.model import Release
from releasedesk.model.place_names import place_in_words
from releasedesk.session.searching import Hit
from releasedesk.ui import theme
from releasedesk.ui.as_written import as_written
from releasedesk.ui.controls.text_changes import to_qt

Index = QModelIndex | QPersistentModelIndex

_NO_INDEX = QModelIndex()
_NARROW = 26
"""Heights of a line; in a narrower list, the place of a hit stands below its words."""
_SLACK = 6
"""Pixels that text may be wider than measured, as bold and right-to-left text together are."""


class HitModel(QAbstractListModel):
    """The hits of a search; the names of their places are made when they are shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hits: Sequence[Hit] = ()
        self._release: Release | None = None

    @property
    def hits(self) -> Sequence[Hit]:
        """The hits in order."""
        return self._hits

    def show_hits(self, hits: Sequence[Hit], release: Release) -> None:
        """Show other hits."""
        self.beginResetModel()
        self._hits, self._release = hits, release
        self.endResetModel()

    def where(self, row: int) -> str:
        """Return the place of a hit in words."""
        return place_in_words(self._release, self._hits[row].place) if self._release is not None else ""

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{hit.left}{hit.words}{hit.right}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.where(index.row())}: {hit.left}{hit.words}{hit.right}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_written(self.where(index.row()))
        return None


class HitDelegate(QStyledItemDelegate):
    """Draws a hit: what was found in bold among its words, its place at the end or, in a narrow list, below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = 2 if _is_narrow(option) else 1
        return QSize(200, lines * QFontMetrics(option.font).height() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        style = option.widget.style()
        option.text = ""
        style.drawControl(style.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        model = index.model()
        if not isinstance(model, HitModel):
            return
        hit, where = model.hits[index.row()], model.where(index.row())
        box = option.rect.adjusted(10, 0, -10, 0)
        shown = theme.current()
        metrics = QFontMetrics(option.font)
        is_narrow = _is_narrow(option)
        name = metrics.elidedText(
            where, Qt.TextElideMode.ElideRight, box.width() if is_narrow else box.width() // 3
        )
        width = metrics.horizontalAdvance(name)
        if is_narrow:
            middle = box.center().y()
            words, aside = (
                box.adjusted(0, 4, 0, 0),
                QRect(box.left(), middle, width + 1, box.bottom() - 4 - middle),
            )
            words.setBottom(middle)
        else:
            words = box.adjusted(0, 0, -width - 16, 0)
            aside = QRect(box.right() - width, box.top(), width + 1, box.height())
        painter.save()
        painter.setFont(option.font)
        painter.setPen(QColor(shown.muted))
        painter.drawText(aside, Qt.AlignmentFlag.AlignVCenter, name)
        self._paint_words(painter, option.font, words, hit)
        painter.restore()

    def _paint_words(self, painter: QPainter, font: QFont, box: QRect, hit: Hit) -> None:
        """Draw the words as one line of text, with what was found not far from its beginning."""
        bold = QFont(font)
        bold.setBold(True)
        plain = QFontMetrics(font)
        words = QFontMetrics(bold).elidedText(
            hit.words.replace("\n", " "), Qt.TextElideMode.ElideMiddle, box.width() // 2
        )
        room = box.width() - QFontMetrics(bold).horizontalAdvance(words) - _SLACK
        before, behind = (plain.horizontalAdvance(text) for text in (hit.left, hit.right))
        left_room = min(before, max(room // 3, room - behind))
        left = plain.elidedText(hit.left, Qt.TextElideMode.ElideLeft, left_room + _SLACK)
        right = plain.elidedText(hit.right, Qt.TextElideMode.ElideRight, room - left_room)
        line = QTextLayout(left + words + right, font)
        option = QTextOption(Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        is_rtl = _is_rtl(hit)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight)
        line.setTextOption(option)
        line.setFormats(
            [_muted(0, len(line.text())), _strong(to_qt(left, len(left)), to_qt(words, len(words)))]
        )
        line.beginLayout()
        made = line.createLine()
        line.endLayout()
        x = box.right() - made.naturalTextWidth() if is_rtl else box.left()
        line.draw(painter, QPointF(x, box.top() + (box.height() - made.height()) / 2))


def _is_narrow(option: QStyleOptionViewItem) -> bool:
    """Tell whether words and place of a hit have no room side by side."""
    view = option.widget
    return (
        isinstance(view, QAbstractItemView)
        and view.viewport().width() < _NARROW * QFontMetrics(option.font).height()
    )


def _muted(start: int, length: int) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = start, length
    look = QTextCharFormat()
    look.setForeground(QColor(theme.current().muted))
    made.format = look
    return made


def _strong(start: int, length: int) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = start, length
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    look.setForeground(QColor(theme.current().text))
    made.format = look
    return made


def _is_rtl(hit: Hit) -> bool:
    """Tell whether the words run from right to left: the first letter that has a direction decides (UAX 9, P2)."""
    for character in hit.left + hit.words + hit.right:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False
