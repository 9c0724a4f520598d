"""The fields of a quote below its words: who said it, with which verb, and where that is printed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from releasedesk.model import Person, Placement, Quote
from releasedesk.ui.as_written import as_written
from releasedesk.ui.form.text_changes import is_undo_key, is_undo_override

PLACEMENTS: tuple[tuple[Placement, str, str], ...] = (
    ("before", "before the quote", "before the quote"),
    ("after_first", "after first paragraph", ""),
    ("after_last", "after last paragraph", "after the quote"),
    ("interrupting", "within first paragraph", "within the quote"),
    ("none", "no attribution", "no attribution"),
)
"""Where an attribution may stand: in words, and in words for a quote of one paragraph (empty: not offered)."""


@dataclass(frozen=True)
class StripContent:
    """What a strip shows: the quote, who may have said it, the verbs to choose from, and what is printed."""

    quote: Quote
    people: tuple[Person, ...]
    verbs: tuple[str, ...]
    prints: str


_WIDEST_SPEAKER = 260
_AROUND_TEXT = 60
"""Pixels of a field around its text: edges, and the arrow that opens its list."""


class _Line(QLineEdit):
    """The line of a field that can be written in; undo and redo are left to the window."""

    def event(self, event: QEvent) -> bool:
        if is_undo_override(event):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_undo_key(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


class ChoiceField(QComboBox):
    """A field to choose in, or also to write in, that a turn of the wheel over the page leaves alone."""

    def __init__(self, name: str, help: str, placeholder: str = "", *, can_write: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setAccessibleDescription(help)
        self.setToolTip(help)
        self.setWhatsThis(help)
        self.setProperty("kind", "chip")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(64)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if can_write:
            self.setLineEdit(_Line())
            self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            self.field.setPlaceholderText(placeholder)
            completer = QCompleter(self.model(), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self.setCompleter(completer)

    @property
    def field(self) -> QLineEdit:
        """The line that is written in."""
        line = self.lineEdit()
        assert line is not None
        return line

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class QuoteStrip(QWidget):
    """Shows and edits the attribution of one quote.

    Signals:
        speaker_chosen: Somebody of the release is named as the speaker (the identifier, or empty for nobody).
        speaker_named: Somebody who is not in the release yet is named as the speaker (the name).
        verb_chosen: Another verb was chosen or written.
        placement_chosen: The attribution is to stand elsewhere.
    """

    speaker_chosen = Signal(str)
    speaker_named = Signal(str)
    verb_chosen = Signal(str)
    placement_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content: StripContent | None = None
        self.speaker = ChoiceField(
            "Speaker",
            "Who said it. Choose somebody of this release, or write a new name.",
            "Who said it?",
            can_write=True,
        )
        self.verb = ChoiceField("Verb", "How it was said; “said” is never wrong.", can_write=True)
        self.placement = ChoiceField("Place of the attribution", "Where the release names who said it.")
        self.prints = QLabel()
        self.prints.setProperty("role", "hint")
        self.prints.setTextFormat(Qt.TextFormat.PlainText)
        self.prints.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self._connect()
        # Fields below the words are no writing surface: they have the arrow, not the beam.
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def _lay_out(self) -> None:
        fields = QHBoxLayout()
        fields.setSpacing(6)
        self.speaker.setMaximumWidth(_WIDEST_SPEAKER)
        self.placement.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.placement.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        fields.addWidget(self.speaker, 100)
        fields.addWidget(self.verb)
        fields.addWidget(self.placement)
        fields.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addLayout(fields)
        rows.addWidget(self.prints)

    def _connect(self) -> None:
        self.speaker.activated.connect(self._on_speaker_activated)
        self.speaker.field.editingFinished.connect(self._on_speaker_written)
        self.verb.activated.connect(self._on_verb_written)
        self.verb.field.editingFinished.connect(self._on_verb_written)
        self.placement.activated.connect(self._on_placement_activated)

    @property
    def quote_id(self) -> str:
        """The identifier of the quote that is shown."""
        return self._content.quote.id if self._content is not None else ""

    def show_content(self, content: StripContent) -> None:
        """Show a quote; a field that is being written in is left alone."""
        before, self._content = self._content, content
        if before == content:
            return
        with QSignalBlocker(self.speaker), QSignalBlocker(self.verb), QSignalBlocker(self.placement):
            self._fill_speaker(content, before)
            self._fill_verb(content, before)
            self._fill_placement(content)
        self._show_prints()

    def set_right_to_left(self, right_to_left: bool) -> None:
        """Arrange the fields as the words above them are read."""
        direction = Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        if direction != self.layoutDirection():
            self.setLayoutDirection(direction)
            side = Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft
            self.prints.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)

    def _fill_speaker(self, content: StripContent, before: StripContent | None) -> None:
        if before is None or before.people != content.people:
            self.speaker.clear()
            for person in content.people:
                self.speaker.addItem(person.name or "Unnamed", person.id)
                self.speaker.setItemData(
                    self.speaker.count() - 1,
                    as_written(", ".join(filter(None, (person.name, person.title, person.organisation)))),
                    Qt.ItemDataRole.ToolTipRole,
                )
        index = self.speaker.findData(content.quote.speaker) if content.quote.speaker else -1
        self.speaker.setCurrentIndex(index)
        if not self.speaker.field.isModified() or not self.speaker.hasFocus():
            self.speaker.setEditText(self.speaker.itemText(index) if index >= 0 else "")
            self.speaker.field.setCursorPosition(0)

    def _fill_verb(self, content: StripContent, before: StripContent | None) -> None:
        if before is None or before.verbs != content.verbs:
            self.verb.clear()
            self.verb.addItems(list(content.verbs))
            self.verb.field.setPlaceholderText(content.verbs[0])
        if not self.verb.field.isModified() or not self.verb.hasFocus():
            self.verb.setEditText(content.quote.attribution.verb or content.verbs[0])
            self.verb.field.setCursorPosition(0)
            self._make_room_for_names()

    def _make_room_for_names(self) -> None:
        """Give the verb what it needs, so that the speaker's name has the rest and is not cut off."""
        metrics = self.verb.fontMetrics()
        verb = self.verb.currentText()
        self.verb.setFixedWidth(metrics.horizontalAdvance(verb) + _AROUND_TEXT)
        name = min(metrics.horizontalAdvance(self.speaker.currentText()) + _AROUND_TEXT, _WIDEST_SPEAKER)
        self.speaker.setMinimumWidth(max(name, metrics.horizontalAdvance("Who said it?") + _AROUND_TEXT))

    def _fill_placement(self, content: StripContent) -> None:
        is_single = len(content.quote.paragraphs) == 1
        current = content.quote.attribution.placement
        self.placement.clear()
        for placement, words, words_for_one in PLACEMENTS:
            if is_single and not words_for_one and placement != current:
                continue
            self.placement.addItem((words_for_one if is_single else "") or words, placement)
        self.placement.setCurrentIndex(self.placement.findData(current))

    def _show_prints(self) -> None:
        text = self._content.prints if self._content is not None else ""
        shown = self.prints.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(self.width(), 1))
        self.prints.setText(shown)
        self.prints.setToolTip(as_written(text) if shown != text else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the keys that no field takes from the text around the strip; Escape gives up what was written."""
        if event.key() == Qt.Key.Key_Escape and self._content is not None:
            content, self._content = self._content, None
            for field in (self.speaker.field, self.verb.field):
                field.setModified(False)
            self.show_content(content)
        event.setAccepted(not is_undo_key(event))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_prints()

    def _on_speaker_activated(self, index: int) -> None:
        self.speaker.field.setModified(False)
        self._choose(str(self.speaker.itemData(index)))

    def _on_speaker_written(self) -> None:
        """Take the name that was written: somebody of the release, somebody new, or nobody."""
        field = self.speaker.field
        if self._content is None or not field.isModified():
            return
        field.setModified(False)
        name = " ".join(field.text().split())
        matches = [person for person in self._content.people if person.name.casefold() == name.casefold()]
        current = next((person for person in matches if person.id == self._content.quote.speaker), None)
        if not name:
            self._choose("")
        elif matches:
            self._choose((current or matches[0]).id)
        else:
            self.speaker_named.emit(name)

    def _choose(self, person: str) -> None:
        if self._content is not None and person != self._content.quote.speaker:
            self.speaker_chosen.emit(person)

    def _on_verb_written(self) -> None:
        if self._content is None:
            return
        verb = " ".join(self.verb.currentText().split())
        self.verb.field.setModified(False)
        default = self._content.verbs[0]
        verb = "" if verb == default else verb
        if verb != self._content.quote.attribution.verb:
            self.verb_chosen.emit(verb)
        elif not verb:
            self.verb.setEditText(default)

    def _on_placement_activated(self, index: int) -> None:
        placement = str(self.placement.itemData(index))
        # To choose “within” once more moves it to where the caret is now.
        if self._content is not None and (
            placement == "interrupting" or placement != self._content.quote.attribution.placement
        ):
            self.placement_chosen.emit(placement)


def strip_height() -> int:
    """Return the height that the strip of a quote takes, in pixels; it is the same for all of them."""
    return _height_in(QApplication.font().key())


@cache
def _height_in(_font: str) -> int:
    probe = QuoteStrip()
    probe.ensurePolished()
    return probe.sizeHint().height()
