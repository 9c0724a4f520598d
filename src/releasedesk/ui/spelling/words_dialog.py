"""The words that were added: the user's own and those of this release, and where dictionaries are put."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
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
from releasedesk.ui.form.rows import describe, role_label
from releasedesk.ui.measures import window_size
from releasedesk.ui.spelling.check import SpellCheck
from releasedesk.ui.spelling.indicator import in_words


class WordList(QWidget):
    """A list of words, to add to and to take from."""

    def __init__(
        self, title: str, help: str, add: Callable[[str], object], remove: Callable[[str], object]
    ) -> None:
        super().__init__()
        self._add = add
        self._remove = remove
        heading = role_label(title, "field-label")
        self.words = QListWidget()
        self.words.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        describe(self.words, title, help)
        heading.setBuddy(self.words)
        self.entry = QLineEdit()
        describe(self.entry, f"New word: {title}", "Write a word and press Enter to add it", "Add a word")
        self.entry.returnPressed.connect(self._on_add)
        self.button = QPushButton("Remove")
        describe(self.button, f"Remove from {title}", "Take the selected words out of the list")
        self.button.clicked.connect(self._on_remove)
        self.words.itemSelectionChanged.connect(self._show_button)
        QShortcut(
            QKeySequence(Qt.Key.Key_Delete),
            self.words,
            self._on_remove,
            context=Qt.ShortcutContext.WidgetShortcut,
        )
        row = QHBoxLayout()
        row.addWidget(self.entry, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(heading)
        column.addWidget(role_label(help, "hint", wraps=True))
        column.addWidget(self.words, 1)
        column.addLayout(row)
        self._show_button()

    def show_words(self, words: tuple[str, ...]) -> None:
        """Show the words, in the order of the alphabet."""
        self.words.clear()
        self.words.addItems(sorted(words, key=lambda word: (word.casefold(), word)))
        self._show_button()

    def _show_button(self) -> None:
        self.button.setEnabled(bool(self.words.selectedItems()))

    def _on_add(self) -> None:
        for word in self.entry.text().split():
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
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        lists = QHBoxLayout()
        lists.setSpacing(22)
        lists.addWidget(self.personal)
        lists.addWidget(self.project)
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
        self.finished.connect(lambda: session.changed.remove(self._on_changed))
        self.show_words()

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
