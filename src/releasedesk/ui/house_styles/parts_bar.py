"""The parts of the settings as tabs: each goes to its part, and scrolling shows which part is seen."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QTabBar, QWidget

from releasedesk.ui.controls.rows import describe
from releasedesk.ui.house_styles.settings_column import PARTS, SettingsColumn


class PartsBar(QWidget):
    """Serves one column of settings."""

    def __init__(self, settings: SettingsColumn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)
        describe(self.tabs, "Parts of the style", "Goes to a part of the settings")
        for title in PARTS:
            self.tabs.addTab(title)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 16, 0)
        row.addWidget(self.tabs)
        row.addStretch(1)
        self.tabs.tabBarClicked.connect(self._on_tab_clicked)
        settings.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def _on_tab_clicked(self, index: int) -> None:
        if index >= 0:
            self._settings.go_to(PARTS[index])
            self.tabs.setCurrentIndex(index)

    def _on_scrolled(self) -> None:
        self.tabs.setCurrentIndex(max(PARTS.index(self._settings.top_part), 0))
