"""The panel of find and replace, below the release: what is looked for at the left, what was found at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from releasedesk.editing.finding import Query
from releasedesk.model import Release
from releasedesk.session.searching import Results
from releasedesk.ui import keymap
from releasedesk.ui.controls.rows import describe, icon_button, role_label
from releasedesk.ui.finding.hits import HitDelegate, HitModel
from releasedesk.ui.icon_sizes import grow_field_icons
from releasedesk.ui.icons import icon
from releasedesk.ui.measures import pixels

_OPTIONS = (
    ("match_case", "Match case", "case-sensitive", "Find capital and small letters only as they are written"),
    ("whole_words", "Whole words", "whole-word", "Find no parts of longer words"),
    ("ignore_accents", "Ignore accents", "accent", "Find é, è and e alike"),
    (
        "is_pattern",
        "Regular expression",
        "regex",
        "Read the words as a pattern; \\1 stands for its first group",
    ),
)
SCOPES = (("edition", "This language"), ("all", "All languages"), ("selection", "Selection"))


class FindPanel(QWidget):
    """Asks for searches and replacements, and shows what was found.

    Signals:
        search_requested: What is looked for, or where, is another now.
        step_requested: The next hit (1) or the one before (-1) is wanted; the cursor stays in the panel.
        hit_requested: A hit (its row) is wanted, and whether the cursor goes there.
        replace_requested: The current hit is to be replaced.
        replace_all_requested: All hits are to be replaced.
        close_requested: The panel is to be closed.
    """

    search_requested = Signal()
    step_requested = Signal(int)
    hit_requested = Signal(int, bool)
    replace_requested = Signal()
    replace_all_requested = Signal()
    close_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = _Line("Find", "The words to look for", "Find in every field of the release")
        self.replacement = _Line("Replace with", "The words to put in their place", "Replace with")
        self.options = {name: _toggle(title, symbol, help) for name, title, symbol, help in _OPTIONS}
        self.scope = QComboBox()
        describe(
            self.scope,
            "Where to look",
            "The edition that is shown, those in all languages, or what is selected",
        )
        for key, text in SCOPES:
            self.scope.addItem(text, key)
        self.before = icon_button("Previous", "arrow-up", "Go to the place before")
        keymap.keep_tip(self.before, "Go to the place before", "find_previous")
        self.next = icon_button("Next", "arrow-down", "Go to the next place")
        keymap.keep_tip(self.next, "Go to the next place", "find_next")
        self.replace_one = QPushButton("Replace")
        self.replace_all = QPushButton("Replace all")
        describe(self.replace_one, "Replace", "Replace the place that is selected, and go to the next one")
        describe(self.replace_all, "Replace all", "Replace everything that is listed, as one step")
        self.count = role_label("", "hint")
        self.problem = role_label("", "error", wraps=True)
        self.problem.hide()
        self.close_button = icon_button("Close", "x", "Close find and replace (Escape)")
        self.model = HitModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(HitDelegate(self.list))
        self.list.setUniformItemSizes(True)
        # Not that it wraps: Qt asks how high the lines of a list are after a change of its width for those that do.
        self.list.setWordWrap(True)
        self.list.setProperty("kind", "plain")
        describe(self.list, "Found", "The places that were found; Enter goes to one")
        self.list.setToolTip("")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        fields = QGridLayout()
        fields.setHorizontalSpacing(6)
        fields.setVerticalSpacing(8)
        options = QHBoxLayout()
        options.setSpacing(2)
        for option in self.options.values():
            options.addWidget(option)
        options.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.replace_one)
        buttons.addWidget(self.replace_all)
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addWidget(self.scope)
        below.addWidget(self.before)
        below.addWidget(self.next)
        below.addWidget(self.count, 1)
        # In this order the tabulator goes on: from what is looked for to what is put in its place.
        fields.addWidget(self.words, 0, 0)
        fields.addWidget(self.replacement, 1, 0)
        fields.addLayout(buttons, 1, 1)
        fields.addLayout(options, 0, 1)
        fields.addLayout(below, 2, 0, 1, 2)
        fields.addWidget(self.problem, 3, 0, 1, 2)
        fields.setColumnStretch(0, 1)
        fields.setRowStretch(4, 1)
        left = QWidget()
        left.setLayout(fields)
        left.setMinimumWidth(pixels(380))
        left.setMaximumWidth(pixels(520))
        fields.setContentsMargins(0, 0, 0, 0)
        side = QVBoxLayout()
        side.addWidget(self.close_button)
        side.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 10, 12)
        row.setSpacing(14)
        row.addWidget(left, 2)
        row.addWidget(self.list, 3)
        row.addLayout(side)

    def _connect(self) -> None:
        self.words.textChanged.connect(self.search_requested)
        self.replacement.textChanged.connect(self._on_replacement_changed)
        for option in self.options.values():
            option.toggled.connect(self._on_option_toggled)
        self.scope.activated.connect(self.search_requested)
        self.words.stepped.connect(self.step_requested)
        self.replacement.stepped.connect(self.replace_requested)
        self.words.left_downwards.connect(self.list.setFocus)
        self.before.clicked.connect(lambda: self.step_requested.emit(-1))
        self.next.clicked.connect(lambda: self.step_requested.emit(1))
        self.replace_one.clicked.connect(self.replace_requested)
        self.replace_all.clicked.connect(self.replace_all_requested)
        self.close_button.clicked.connect(self.close_requested)
        self.list.clicked.connect(self._on_hit_clicked)
        self.list.activated.connect(lambda index: self.hit_requested.emit(index.row(), True))
        self._show_buttons(False)

    def query(self) -> Query:
        """Return what is looked for."""
        chosen = {name: option.isChecked() for name, option in self.options.items()}
        chosen["ignore_accents"] = chosen["ignore_accents"] and not chosen["is_pattern"]
        return Query(self.words.text(), **chosen)

    def show_replace(self, shown: bool) -> None:
        """Show or hide what replaces."""
        for widget in (self.replacement, self.replace_one, self.replace_all):
            widget.setVisible(shown)

    def show_results(self, results: Results, release: Release) -> None:
        """Show what was found."""
        self.model.show_hits(results.hits, release)
        self.problem.setText(results.problem)
        self.problem.setVisible(bool(results.problem))
        self.words.setProperty("invalid", "true" if results.problem else "false")
        self.words.style().polish(self.words)
        self.count.setText(_counted(results))
        self._show_buttons(bool(results.hits))

    def set_current(self, row: int) -> None:
        """Light up a hit in the list."""
        index = self.model.index(row) if 0 <= row < self.model.rowCount() else QModelIndex()
        self.list.setCurrentIndex(index)

    @property
    def current(self) -> int:
        """The row of the hit that is lit up; -1 for none."""
        index = self.list.currentIndex()
        return index.row() if index.isValid() else -1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(900, 190)

    def _show_buttons(self, found: bool) -> None:
        buttons = (self.before, self.next, self.replace_one, self.replace_all)
        if not found and any(button.hasFocus() for button in buttons):
            # The focus of a button that is disabled would go on to anything, such as “Undo”.
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        for button in buttons:
            button.setEnabled(found)

    def _on_replacement_changed(self) -> None:
        self.search_requested.emit()

    def _on_option_toggled(self) -> None:
        self.options["ignore_accents"].setEnabled(not self.options["is_pattern"].isChecked())
        self.search_requested.emit()

    def _on_hit_clicked(self, index: QModelIndex) -> None:
        self.hit_requested.emit(index.row(), False)


class _Line(QLineEdit):
    """A line to write in; Enter and Shift+Enter step through what was found.

    Signals:
        stepped: Forwards (1) or backwards (-1).
        left_downwards: The arrow down was pressed.
    """

    stepped = Signal(int)
    left_downwards = Signal()

    def __init__(self, name: str, help: str, placeholder: str) -> None:
        super().__init__()
        self.setClearButtonEnabled(True)
        grow_field_icons(self)
        describe(self, name, help, placeholder)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)


def _toggle(title: str, symbol: str, help: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(symbol))
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    describe(button, title, f"{title}: {help}")
    return button


def _counted(results: Results) -> str:
    if results.problem or not results.wish.query.words:
        return ""
    count = len(results.hits)
    if not count:
        return "Not found"
    if results.is_cut:
        return f"More than {count:,} places: the first are listed"
    places = f"{count:,} place" + ("s" if count > 1 else "")
    texts = len({hit.place for hit in results.hits})
    return f"{places} in {texts:,} text{'s' if texts > 1 else ''}"
