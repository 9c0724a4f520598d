"""The pages in a window of their own, for a second screen."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

_USUAL = QSize(760, 980)


class PagesWindow(QWidget):
    """Holds the pages while they are apart from the form; closing it gives them back.

    Signals:
        closed: The user closed the window.
    """

    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Window)
        self.setWindowTitle("Pages – ReleaseDesk")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def take(self, pages: QWidget, geometry: str) -> None:
        """Show the pages here, where the window was last."""
        stored = QByteArray.fromBase64(geometry.encode("ascii", "ignore"))
        if stored.isEmpty() or not self.restoreGeometry(stored):
            self.resize(_USUAL.boundedTo(self.screen().availableSize() * 0.94))
        self._column.addWidget(pages)
        pages.show()
        # On top of nothing: the form keeps the keyboard.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.show()

    @property
    def geometry_to_store(self) -> str:
        """Place and size, to be restored the next time."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self.closed.emit()
