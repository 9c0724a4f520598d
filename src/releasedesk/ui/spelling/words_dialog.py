"""The words that were added: the user's own and those of this release, and where dictionaries are put."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from releasedesk.editing.words import accept_word, forget_word
from releasedesk.errors import FileProblem
from releasedesk.session.session import Session
from releasedesk.spelling.dictionaries import pack_folder
from releasedesk.ui.controls.rows import describe, role_label
from releasedesk.ui.measures import window_size
from releasedesk.ui.spelling.check import SpellCheck
from releasedesk.ui.spelling.indicator import in_words

_JOINERS = "\u200c\u200d"
"""Zero-width marks that belong to words of Persian and of Indic scripts."""


class _Words(QListWidget):
    """The list itself.

    Signals:
        remove_requested: Delete was pressed.
    """

    remove_requested = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Delete):
            self.remove_requested.emit()
        else:
            super().keyPressEvent(event)


class WordList(QObject):
    """A list of words, to add to and to take from; it stands in a column of a grid, line by line with others."""

    def __init__(
        self, title: str, help: str, add: Callable[[str], object], remove: Callable[[str], object]
    ) -> None:
        super().__init__()
        self._add = add
        self._remove = remove
        self.heading = role_label(title, "field-label")
        self.help = role_label(help, "hint", wraps=True)
        self.words = _Words()
        self.words.setProperty("kind", "edged")
        self.words.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        describe(self.words, title, f"{help} Delete takes out what is selected.")
        self.heading.setBuddy(self.words)
        self.entry = QLineEdit()
        describe(self.entry, f"New word: {title}", "Write a word and press Enter to add it", "Add a word")
        self.entry.returnPressed.connect(self._on_add)
        self.button = QPushButton("Remove")
        describe(self.button, f"Remove from {title}", "Take the selected words out of the list")
        self.button.clicked.connect(self._on_remove)
        self.words.itemSelectionChanged.connect(self._show_button)
        self.words.remove_requested.connect(self._on_remove)
        self._show_button()

    def stand_in(self, grid: QGridLayout, column: int) -> None:
        """Take a column of a grid."""
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.entry, 1)
        below.addWidget(self.button)
        grid.addWidget(self.heading, 0, column)
        grid.addWidget(self.help, 1, column, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.words, 2, column)
        grid.addLayout(below, 3, column)
        grid.setColumnStretch(column, 1)

    def show_words(self, words: tuple[str, ...]) -> None:
        """Show the words, in the order of the alphabet."""
        self.words.clear()
        self.words.addItems(sorted(words, key=lambda word: (word.casefold(), word)))
        self._show_button()

    def _show_button(self) -> None:
        self.button.setEnabled(bool(self.words.selectedItems()))

    def _on_add(self) -> None:
        for written in self.entry.text().split():
            # What nobody sees, such as a mark of direction, would keep the word from ever being found.
            word = "".join(each for each in written if each.isprintable() or each in _JOINERS)
            if word:
                self._add(word)
        self.entry.clear()

    def _on_remove(self) -> None:
        for word in [item.text() for item in self.words.selectedItems()]:
            self._remove(word)


class WordsDialog(QDialog):
    """Shows both lists, and how it stands with the dictionary.

    Signals:
        folder_requested: The folder for dictionaries is to be opened.
    """

    folder_requested = Signal()

    def __init__(self, check: SpellCheck, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._check = check
        self._session = session
        self.setWindowTitle("Words and dictionaries")
        self.resize(window_size(620, 460))
        self.personal = WordList(
            "My words", "Right in every release you write on this machine.", self._learn, self._unlearn
        )
        self.project = WordList(
            "Words of this release",
            "Kept in its file, for everybody who opens it. Names of people, contacts and the issuer are known anyway.",
            lambda word: check.edit(partial(accept_word, word=word)),
            lambda word: check.edit(partial(forget_word, word=word)),
        )
        self.problem = role_label("", "error", wraps=True)
        self.problem.hide()
        self.state = role_label("", "muted", wraps=True)
        folder = QPushButton("Open the folder for dictionaries")
        folder.clicked.connect(self.folder_requested)
        folder.setToolTip(str(pack_folder()))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        lists = QGridLayout()
        lists.setHorizontalSpacing(22)
        lists.setVerticalSpacing(6)
        lists.setRowStretch(2, 1)
        self.personal.stand_in(lists, 0)
        self.project.stand_in(lists, 1)
        below = QHBoxLayout()
        below.addWidget(folder)
        below.addStretch(1)
        below.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(12)
        column.addWidget(self.state)
        column.addLayout(lists, 1)
        column.addWidget(self.problem)
        column.addLayout(below)
        check.service.words_changed.connect(self.show_words)
        check.service.news.connect(self.show_words)
        session.changed.add(self._on_changed)
        # Escape and a click on “Close” that come together close it twice.
        self.finished.connect(
            lambda: session.changed.remove(self._on_changed), Qt.ConnectionType.SingleShotConnection
        )
        self.show_words()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Return adds a word; it is not to press a button of the dialog besides.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)

    def show_words(self) -> None:
        """Show the words as they are now."""
        self.personal.show_words(self._check.service.personal.words())
        self.project.show_words(self._session.release.words)
        state, language = self._check.state, self._check.language
        words = in_words(state, language, is_on=self._check.is_on)[1]
        dictionary = self._check.service.dictionary(language)
        source = {"added": " It is one that you added.", "system": " It was found on this machine."}
        self.state.setText(words + (source.get(dictionary.source, "") if dictionary is not None else ""))

    def _on_changed(self, _change: object) -> None:
        self.show_words()

    def _learn(self, word: str) -> None:
        self._try(lambda: self._check.service.add_word(word))

    def _unlearn(self, word: str) -> None:
        self._try(lambda: self._check.service.remove_word(word))

    def _try(self, change: Callable[[], None]) -> None:
        try:
            change()
        except FileProblem as error:
            self.problem.setText(str(error))
        else:
            self.problem.clear()
        self.problem.setVisible(bool(self.problem.text()))
