"""The window of the preferences: pages at the left, what they hold at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from releasedesk.session.settings import Settings
from releasedesk.ui.controls.rows import role_label
from releasedesk.ui.icons import icon
from releasedesk.ui.measures import pixels, square, window_size
from releasedesk.ui.preferences.keys_page import KeysPage
from releasedesk.ui.preferences.limits_page import LimitsPage
from releasedesk.ui.preferences.page import SettingsPage
from releasedesk.ui.preferences.table import PAGES, PreferencePage

_WIDTH_OF_LIST = 170


class PreferencesDialog(QDialog):
    """Shows the pages; every change is in the settings at once.

    Signals:
        setting_changed: A setting (its name) has another value.
    """

    setting_changed = Signal(str)

    def __init__(self, settings: Settings, parent: QWidget | None = None, *, page: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle("Preferences")
        self.list = QListWidget()
        self.list.setAccessibleName("Pages of the preferences")
        self.list.setFixedWidth(pixels(_WIDTH_OF_LIST))
        self.list.setIconSize(square(16))
        self.list.setProperty("kind", "pages")
        self.pages = QStackedWidget()
        for each in PAGES:
            self.list.addItem(QListWidgetItem(icon(each.icon), each.title))
            self.pages.addWidget(self._page(each, settings))
        self.list.currentRowChanged.connect(self.pages.setCurrentIndex)
        names = [each.name for each in PAGES]
        self.list.setCurrentRow(names.index(page) if page in names else 0)
        self._lay_out()
        self.resize(window_size(860, 600))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # The rows were measured before the style was known.
        self.list.doItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Return is for the field or button with the focus; it is not to press another one, such as “Add channel”.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self.list)
        row.addWidget(self.pages, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(16)
        column.addLayout(row, 1)
        column.addWidget(buttons)

    def _page(self, page: PreferencePage, settings: Settings) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(16)
        column.addWidget(role_label(page.title, "title"))
        if page.name == "keys":
            keys = KeysPage(settings)
            keys.keys_changed.connect(lambda: self.setting_changed.emit("shortcuts"))
            column.addWidget(keys, 1)
            return whole
        if page.name == "limits":
            limits = LimitsPage(settings)
            limits.setting_changed.connect(self.setting_changed)
            column.addWidget(limits, 1)
            return whole
        content = SettingsPage(page, settings)
        content.setting_changed.connect(self.setting_changed)
        column.addWidget(content, 1)
        scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(whole)
        return scroll
