"""The bar above the pages: what is shown, how large, and which page."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from releasedesk.ui.icon_sizes import follow_text_size, grow_icon
from releasedesk.ui.icons import icon
from releasedesk.ui.preview.page_view import LARGEST, SMALLEST, Zoom

_CHOICES: tuple[tuple[str, Zoom], ...] = (
    ("Fit width", "width"),
    ("Fit page", "page"),
    ("50 %", 0.5),
    ("75 %", 0.75),
    ("100 %", 1.0),
    ("125 %", 1.25),
    ("150 %", 1.5),
    ("200 %", 2.0),
    ("400 %", 4.0),
)


class ZoomBar(QWidget):
    """Shows and changes the zoom.

    Signals:
        zoom_requested: A `Zoom` was chosen.
        steps_requested: One step larger (1) or smaller (-1).
    """

    zoom_requested = Signal(object)
    steps_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = QLabel("Pages")
        self._title.setProperty("role", "field-label")
        self._smaller = _button("zoom-out", "Zoom out", "Show the pages smaller")
        self._larger = _button("zoom-in", "Zoom in", "Show the pages larger")
        self._percent = _button("", "Zoom", "Choose how large the pages are")
        self._percent.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._menu.triggered.connect(lambda action: self.zoom_requested.emit(action.data()))
        self._percent.setMenu(self._menu)
        self._page = QLabel("")
        self._page.setProperty("role", "muted")
        self._page.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        follow_text_size(self, self._make_room)
        self._smaller.clicked.connect(lambda: self.steps_requested.emit(-1))
        self._larger.clicked.connect(lambda: self.steps_requested.emit(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(2)
        row.addWidget(self._title)
        row.addStretch(1)
        for widget in (self._smaller, self._percent, self._larger):
            row.addWidget(widget)
        row.addSpacing(10)
        row.addWidget(self._page)
        self._zoom: Zoom = "width"

    def show_state(self, zoom: Zoom, factor: float, page: int, count: int) -> None:
        """Show the zoom, the page that is looked at (from 0) and the number of pages."""
        self._zoom = zoom
        _set_text(self._percent, f"{round(factor * 100)} %")
        _set_text(self._page, f"{page + 1} / {count}" if count else "")
        self._show_title()
        # Words for who listens; the text stays in them for who searches for what is seen.
        self._page.setAccessibleName(f"Page {page + 1} / {count}" if count else "")
        self._smaller.setEnabled(factor > SMALLEST * 1.01)
        self._larger.setEnabled(factor < LARGEST * 0.99)

    def minimumSizeHint(self) -> QSize:
        """Leave out the title, which gives way where there is no room for all of it."""
        whole = super().minimumSizeHint()
        return whole - QSize(self._room_of_title() if not self._title.isHidden() else 0, 0)

    def sizeHint(self) -> QSize:
        """Return the size with the title."""
        whole = super().sizeHint()
        return whole + QSize(self._room_of_title() if self._title.isHidden() else 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_title()

    def _show_title(self) -> None:
        self._title.setVisible(self.width() >= self.sizeHint().width())

    def whole_width(self) -> int:
        """Return the pixels at which the title has room, too."""
        for label in (self._title, self._page, self._percent):
            label.ensurePolished()
        return self.sizeHint().width()

    def _room_of_title(self) -> int:
        layout = self.layout()
        return self._title.sizeHint().width() + (layout.spacing() if layout is not None else 0)

    def _make_room(self) -> None:
        """Leave room for the words that come with the pages, so that nothing moves then."""
        metrics = QFontMetrics(QApplication.font())
        self._percent.setMinimumWidth(metrics.horizontalAdvance("400 %") + 24)
        self._page.setMinimumWidth(metrics.horizontalAdvance("8 / 8"))

    def _fill_menu(self) -> None:
        self._menu.clear()
        for name, zoom in _CHOICES:
            action = self._menu.addAction(name)
            action.setData(zoom)
            action.setCheckable(True)
            action.setChecked(zoom == self._zoom)
            if zoom == "page":
                self._menu.addSeparator()


def _set_text(widget: QToolButton | QLabel, text: str) -> None:
    if widget.text() != text:
        widget.setText(text)


def _button(icon_name: str, name: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setProperty("kind", "quiet")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if icon_name:
        button.setIcon(icon(icon_name, "muted"))
        grow_icon(button, 18)
    button.setToolTip(tip)
    button.setAccessibleName(name)
    return button
