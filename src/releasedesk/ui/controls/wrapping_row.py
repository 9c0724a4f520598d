"""A layout that puts fields side by side and wraps them into further lines where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from releasedesk.ui.measures import pixels


class WrappingRow(QLayout):
    """Fields side by side, each at least as wide as it asks for; those that may grow share what is left of a line."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 10) -> None:
        super().__init__(parent)
        self._entries: list[tuple[QLayoutItem, int, int]] = []
        self._sizes: tuple[QSize, QSize] | None = None
        self._next = (0, 0)
        self._heights: dict[int, int] = {}
        self.setContentsMargins(QMargins(0, 0, 0, 0))
        self.setSpacing(spacing)

    def add(self, widget: QWidget, *, basis: int = 0, grow: int = 0) -> None:
        """Add a widget.

        Args:
            widget: The field or group of fields.
            basis: The width below which it moves to the next line; 0 for the one that it asks for;
                given in pixels for text of the usual size.
            grow: Its share of the room that is left; 0 keeps its width.
        """
        self._next = (pixels(basis), grow)
        self.addWidget(widget)
        self._next = (0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._entries.append((item, *self._next))
        self.invalidate()

    def count(self) -> int:
        return len(self._entries)

    # Qt asks with an index that may be out of range, and wants None then.
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._entries[index][0] if 0 <= index < len(self._entries) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._entries.pop(index)[0] if 0 <= index < len(self._entries) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return height

    def invalidate(self) -> None:
        self._heights.clear()
        self._sizes = None
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        return self._both_sizes()[0]

    def minimumSize(self) -> QSize:
        return self._both_sizes()[1]

    def _both_sizes(self) -> tuple[QSize, QSize]:
        """Return the size of all fields on one line, and the smallest at which the widest one fits."""
        if self._sizes is None:
            shown = self._shown()
            height = max((item.sizeHint().height() for item, _, _ in shown), default=0)
            wished = sum(self._basis(entry) for entry in shown) + self.spacing() * max(len(shown) - 1, 0)
            least = max((item.minimumSize().width() for item, _, _ in shown), default=0)
            self._sizes = (QSize(wished, height), QSize(least, height))
        return self._sizes

    def _shown(self) -> list[tuple[QLayoutItem, int, int]]:
        return [entry for entry in self._entries if not entry[0].isEmpty()]

    @staticmethod
    def _basis(entry: tuple[QLayoutItem, int, int]) -> int:
        item, basis, _ = entry
        return max(basis, item.minimumSize().width()) if basis else item.sizeHint().width()

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, int, int]]]:
        lines: list[list[tuple[QLayoutItem, int, int]]] = []
        used = 0
        for entry in self._shown():
            basis = self._basis(entry)
            if lines and used + self.spacing() + basis <= width:
                lines[-1].append(entry)
                used += self.spacing() + basis
            else:
                lines.append([entry])
                used = basis
        return lines

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Put the items into their lines and return the height of all of them."""
        top = rect.top()
        for line in self._lines(rect.width()):
            widths = self._widths(line, rect.width())
            heights = [
                item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
                for (item, _, _), width in zip(line, widths, strict=True)
            ]
            if move:
                self._place(line, widths, QRect(rect.left(), top, rect.width(), max(heights)))
            top += max(heights) + self.spacing()
        return max(top - self.spacing() - rect.top(), 0)

    def _widths(self, line: list[tuple[QLayoutItem, int, int]], width: int) -> list[int]:
        bases = [min(self._basis(entry), width) for entry in line]
        left = width - sum(bases) - self.spacing() * (len(line) - 1)
        shares = sum(grow for _, _, grow in line)
        if not shares or left <= 0:
            return bases
        return [basis + left * grow // shares for basis, (_, _, grow) in zip(bases, line, strict=True)]

    def _place(self, line: list[tuple[QLayoutItem, int, int]], widths: list[int], area: QRect) -> None:
        parent = self.parentWidget()
        is_rtl = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        offset = 0
        for (item, _, _), width in zip(line, widths, strict=True):
            left = area.right() + 1 - offset - width if is_rtl else area.left() + offset
            item.setGeometry(QRect(QPoint(left, area.top()), QSize(width, area.height())))
            offset += width + self.spacing()
