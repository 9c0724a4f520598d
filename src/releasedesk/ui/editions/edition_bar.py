"""The bar above the form: a tab for each language, and what is to be done in a translation."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QTabBar, QVBoxLayout, QWidget

from releasedesk.model import Edition, Release
from releasedesk.model.translation import Counterparts
from releasedesk.ui import keymap
from releasedesk.ui.controls.language_names import language_name, short_language_name
from releasedesk.ui.controls.rows import describe, icon_button, quiet_button, side_by_side
from releasedesk.ui.controls.wrapping_row import WrappingRow
from releasedesk.ui.editions.words import counted
from releasedesk.ui.elided_label import ElidedLabel


class EditionBar(QFrame):
    """Shows which editions there are; hidden as long as there is one alone.

    Signals:
        edition_requested: An edition (its language) is to be edited.
        add_requested: A language is to be added.
        next_requested: The cursor is to go to the next part at which something is to be done.
        beside_toggled: The original is to be shown beside the translation, or no longer.
    """

    edition_requested = Signal(str)
    add_requested = Signal()
    next_requested = Signal()
    beside_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._languages: tuple[str, ...] = ()
        self._is_made = self._is_beside = False
        self.hide()

    def _make(self) -> None:
        """Make what is in the bar; most releases are in one language and never need it."""
        self._is_made = True
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        # A name cut to a letter names nothing; where there is no room for all of them, the tabs are scrolled.
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        describe(self.tabs, "Languages", "The editions of this release")
        keymap.keep_tip(self.tabs, "The editions of this release", "previous_edition", "next_edition")
        self.add_button = icon_button("Add language", "plus", "Add an edition in another language")
        self.state = ElidedLabel()
        self.state.setProperty("role", "hint")
        self.next_button = quiet_button("Next", "arrow-down", "Go to the next part that needs you")
        keymap.keep_tip(self.next_button, "Go to the next part that needs you", "next_change")
        beside = "Show the original beside the translation"
        self.beside_button = icon_button("Original beside", "languages", beside)
        keymap.keep_tip(self.beside_button, beside, "side_by_side")
        self.beside_button.setCheckable(True)
        self.beside_button.setChecked(self._is_beside)
        self._beside_tabs = side_by_side(self.state, self.next_button, self.beside_button, at_end=True)
        self._lay_out()
        self.tabs.currentChanged.connect(self._on_tab_chosen)
        self.add_button.clicked.connect(self.add_requested)
        self.next_button.clicked.connect(self.next_requested)
        self.beside_button.toggled.connect(self.beside_toggled)

    def _lay_out(self) -> None:
        margins = QVBoxLayout()
        margins.setContentsMargins(14, 4, 14, 4)
        row = WrappingRow(spacing=4)
        margins.addLayout(row)
        row.add(side_by_side(self.tabs, self.add_button))
        row.add(self._beside_tabs, grow=1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(margins)
        line = QFrame()
        line.setProperty("line", True)
        rows.addWidget(line)

    def show_editions(self, release: Release, edition: Edition) -> None:
        """Show the editions of a release and which of them is edited."""
        languages = tuple(each.language for each in release.editions)
        self.setVisible(len(languages) > 1)
        if not self._is_made:
            if len(languages) == 1:
                return
            self._make()
        blocker = QSignalBlocker(self.tabs)
        if languages != self._languages:
            self._languages = languages
            while self.tabs.count():
                self.tabs.removeTab(0)
            for index, (language, title) in enumerate(zip(languages, _titles(languages), strict=True)):
                self.tabs.addTab(title.replace("&", "&&"))
                name = language_name(language)
                self.tabs.setTabToolTip(index, f"{name}, the original" if not index else name)
        self.tabs.setCurrentIndex(languages.index(edition.language))
        # The name of the current one is bold and wider, which Qt does not tell the layout.
        self.tabs.updateGeometry()
        blocker.unblock()
        is_translation = edition.language != languages[0]
        self._beside_tabs.setVisible(is_translation)
        if not is_translation:
            self.show_pending(())

    def show_pending(self, pairs: Sequence[Counterparts]) -> None:
        """Say what is to be done in the translation that is shown."""
        if not self._is_made:
            return
        words = counted(pairs)
        self.state.show_words(words)
        self.next_button.setVisible(bool(words))

    def show_beside(self, is_beside: bool) -> None:
        """Show whether the original stands beside."""
        self._is_beside = is_beside
        if not self._is_made:
            return
        blocker = QSignalBlocker(self.beside_button)
        self.beside_button.setChecked(is_beside)
        blocker.unblock()

    def _on_tab_chosen(self, index: int) -> None:
        if 0 <= index < len(self._languages):
            self.edition_requested.emit(self._languages[index])


def _titles(languages: Sequence[str]) -> list[str]:
    """Return what the tabs are called: with their tags only where names alone would not tell them apart."""
    short = [short_language_name(language) for language in languages]
    return short if len(set(short)) == len(short) else [language_name(language) for language in languages]
