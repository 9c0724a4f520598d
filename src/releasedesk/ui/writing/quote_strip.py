"""The fields of a quote below its words: who said it, with which verb, and where that is printed."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from releasedesk.model import Person, plain_text
from releasedesk.ui import keymap, theme
from releasedesk.ui.as_written import as_written
from releasedesk.ui.controls.group_names import by_words, name_by_owner
from releasedesk.ui.controls.rows import icon_button, role_label
from releasedesk.ui.controls.text_changes import is_undo_key
from releasedesk.ui.icon_sizes import follow_text_size, grow_icon
from releasedesk.ui.measures import pixels, square
from releasedesk.ui.writing.as_said import WrittenSpeaker, as_said, names_nobody
from releasedesk.ui.writing.choice_field import ChoiceField
from releasedesk.ui.writing.speaker_field import SpeakerField
from releasedesk.ui.writing.strip_content import PLACEMENTS, SHORT_PLACEMENTS, StripContent

_WIDEST_SPEAKER = 260
_BETWEEN = 6
"""Pixels between two fields."""
_NOTHING_ELSE = WrittenSpeaker("")
_WHOLE = Qt.ItemDataRole.UserRole + 1
"""The words of a placement, however long."""


def _around_text() -> int:
    """Return how many pixels of a field lie around its text: edges, and the arrow that opens its list."""
    return 20 + pixels(22)


class QuoteStrip(QWidget):
    """Shows and edits the attribution of one quote.

    Signals:
        speaker_chosen: Somebody of the release is named as the speaker (the identifier, or empty for nobody), with
            what was written (a `WrittenSpeaker`).
        speaker_named: Somebody who is not in the release yet is named as the speaker (a `WrittenSpeaker`).
        entry_chosen: Somebody of the user's library is (the identifier of the entry), with what was written.
        prose_written: What was written goes on with the sentence of the quotation, and names nobody.
        details_requested: The speaker is to be described: title, organisation.
        verb_chosen: Another verb was chosen or written.
        placement_chosen: The attribution is to stand elsewhere.
        finished: Return ended a field: one writes on below the quote.
        continued: The words go on behind the attribution; whether that ended a sentence.
    """

    speaker_chosen = Signal(str, object)
    speaker_named = Signal(object)
    entry_chosen = Signal(str, object)
    prose_written = Signal(str)
    details_requested = Signal()
    verb_chosen = Signal(str)
    placement_chosen = Signal(str)
    finished = Signal()
    continued = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content: StripContent | None = None
        self._other_title = ""
        self.speaker = SpeakerField()
        self.details = icon_button(
            "Describe the speaker", "square-pen", "Title and organisation of the speaker"
        )
        keymap.keep_tip(self.details, "Title and organisation of the speaker", "describe_speaker")
        grow_icon(self.details, 14)
        # The tabulator goes on to the verb: whoever writes does not stop here at every quote.
        self.details.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        follow_text_size(self.details, lambda: self.details.setFixedSize(square(26)))
        self.details.hide()
        self.verb = ChoiceField("Verb", "How it was said; “said” is never wrong.", can_write=True)
        self.placement = ChoiceField("Place of the attribution", "Where the release names who said it.")
        self.prints, self.why = role_label("", "hint"), role_label("", "hint")
        for label in (self.prints, self.why):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self._connect()
        # Fields below the words are no writing surface: they have the arrow, not the beam.
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def _lay_out(self) -> None:
        fields = QHBoxLayout()
        fields.setSpacing(_BETWEEN)
        self.speaker.setMaximumWidth(pixels(_WIDEST_SPEAKER))
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
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.prints)
        said.addWidget(self.why)
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addLayout(said, 1)
        below.addWidget(self.details, 0, Qt.AlignmentFlag.AlignTop)
        rows.addLayout(below)

    def _connect(self) -> None:
        self.speaker.activated.connect(self._on_speaker_activated)
        self.speaker.field.editingFinished.connect(self._on_speaker_written)
        self.details.clicked.connect(self.details_requested)
        self.verb.activated.connect(self._on_verb_written)
        self.verb.line_changed.connect(self._on_verb_written)
        self.placement.activated.connect(self._on_placement_activated)
        self.speaker.field.quotation_begun.connect(self._on_quotation_begun)
        for field in (self.speaker, self.verb):
            field.line_finished.connect(self.finished)

    @property
    def quote_id(self) -> str:
        """The identifier of the quote that is shown."""
        return self._content.quote.id if self._content is not None else ""

    def person(self) -> Person | None:
        """Return who speaks the quote that is shown."""
        return self._content.speaker() if self._content is not None else None

    def said(self) -> str:
        """Return what is printed as the attribution, and why it reads so."""
        return self._content.said() if self._content is not None else ""

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
        if before is None or before.quote.paragraphs is not content.quote.paragraphs:
            words = plain_text(content.quote.paragraphs[0]) if content.quote.paragraphs else ""
            name_by_owner((self.speaker, self.details, self.verb, self.placement), by_words("Quote", words))

    def set_right_to_left(self, right_to_left: bool) -> None:
        """Arrange the fields as the words above them are read."""
        direction = Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        if direction != self.layoutDirection():
            self.setLayoutDirection(direction)
            side = Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft
            for label in (self.prints, self.why):
                label.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
            for field in (self.speaker, self.verb, self.placement):
                # The paddings of a style sheet do not change sides by themselves.
                theme.set_look(field, "rtl", right_to_left)

    def _fill_speaker(self, content: StripContent, before: StripContent | None) -> None:
        if before is None or before.named != content.named:
            self.speaker.show_people(content.named)
        index = self.speaker.findData(content.quote.speaker) if content.quote.speaker else -1
        self.speaker.setCurrentIndex(index)
        if not self.speaker.field.isModified() or not self.speaker.hasFocus():
            self.speaker.setEditText(self.speaker.itemText(index) if index >= 0 else "")
            self.speaker.field.setCursorPosition(0)
        self.details.setVisible(index >= 0)

    def fields(self) -> tuple[QWidget, ...]:
        """The fields that the tabulator goes through, in order; a key describes the speaker from each of them."""
        return (self.speaker, self.verb, self.placement)

    def _fill_verb(self, content: StripContent, before: StripContent | None) -> None:
        if before is None or before.verbs != content.verbs:
            self.verb.clear()
            self.verb.addItems(list(content.verbs))
            self.verb.field.setPlaceholderText(content.verbs[0])
            self.speaker.begin_with(content.verbs)
        if not self.verb.field.isModified() or not self.verb.hasFocus():
            self.verb.setEditText(content.quote.attribution.verb or content.verbs[0])
            self.verb.field.setCursorPosition(0)

    def _fill_placement(self, content: StripContent) -> None:
        is_single = len(content.quote.paragraphs) == 1
        current = content.quote.attribution.placement
        self.placement.clear()
        for placement, words, words_for_one in PLACEMENTS:
            if is_single and not words_for_one and placement != current:
                continue
            whole = (words_for_one if is_single else "") or words
            self.placement.addItem(whole, placement)
            self.placement.setItemData(self.placement.count() - 1, whole, _WHOLE)
        self.placement.setCurrentIndex(self.placement.findData(current))
        self._share_room()

    def _share_room(self) -> None:
        """Give each field what its words need; where that is too much, shorten the placement, then the name."""
        metrics, around = self.verb.fontMetrics(), _around_text()
        verb = metrics.horizontalAdvance(self.verb.currentText()) + around
        name = max(map(metrics.horizontalAdvance, (self.speaker.currentText(), "Who said it?"))) + around
        room = self.width() - verb - min(name, pixels(_WIDEST_SPEAKER)) - 2 * _BETWEEN
        index = self.placement.currentIndex()
        whole = str(self.placement.itemData(index, _WHOLE) or "")
        self._show_placements(is_short=metrics.horizontalAdvance(whole) + around > room)
        placement = metrics.horizontalAdvance(self.placement.currentText()) + around
        self.verb.setFixedWidth(verb)
        self.placement.setFixedWidth(placement)
        left = self.width() - verb - placement - 2 * _BETWEEN
        self.speaker.setMinimumWidth(max(min(name, pixels(_WIDEST_SPEAKER), left), around))

    def _show_placements(self, *, is_short: bool) -> None:
        shown = self.placement
        for index in range(shown.count()):
            whole = str(shown.itemData(index, _WHOLE))
            wanted = SHORT_PLACEMENTS[str(shown.itemData(index))] if is_short else whole
            if shown.itemText(index) != wanted:
                shown.setItemText(index, wanted)
                shown.setItemData(index, whole if is_short else None, Qt.ItemDataRole.ToolTipRole)
                shown.setItemData(index, whole, Qt.ItemDataRole.AccessibleTextRole)

    def _show_prints(self) -> None:
        text, why = (self._content.prints, self._content.why) if self._content is not None else ("", "")
        if self._other_title:
            kept = f"keeps the title “{self._other_title}”: change it here"
            why = keymap.with_keys(kept, "describe_speaker")
        self.why.setText(why)
        room = self.width() - (self.details.width() + 6 if not self.details.isHidden() else 0)
        shown = self.prints.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(room, 1))
        self.prints.setText(shown)
        self.prints.setToolTip(as_written(text) if shown != text else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the keys that no field takes from the text around the strip.

        Escape gives up what was written, a key of the user's describes the speaker.
        """
        if keymap.is_for(event, "describe_speaker") and not self.details.isHidden():
            self.details_requested.emit()
        if event.key() == Qt.Key.Key_Escape and self._content is not None:
            content, self._content = self._content, None
            for field in (self.speaker.field, self.verb.field):
                field.setModified(False)
            self.show_content(content)
        event.setAccepted(not is_undo_key(event))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_prints()
        self._share_room()

    def _on_speaker_activated(self, index: int) -> None:
        self.speaker.field.setModified(False)
        said = self._content.verb_of(self.speaker.take_typed()) if self._content else _NOTHING_ELSE
        if entry := self.speaker.chosen_entry(index):
            self.entry_chosen.emit(entry, said)
        else:
            self._choose(str(self.speaker.itemData(index)), said)

    def _on_speaker_written(self) -> None:
        """Take the name that was written: somebody of the release, somebody new, or nobody."""
        field, speaker = self.speaker.field, self._content.quote.speaker if self._content else ""
        shown = self.speaker.itemText(self.speaker.findData(speaker)) if speaker else ""
        # Return takes the name that is marked in the list, and tells of what was typed before it does.
        if self._content is None or field.text() == shown or self.speaker.offered >= 0:
            return
        field.setModified(False)
        self._other_title, written = "", field.text()
        said = as_said(written, self._content.verbs)
        matches = self._content.called(said.name)
        current = next((person for person in matches if person.id == self._content.quote.speaker), None)
        if not said.name:
            self._choose("")
        elif self._content.goes_on(written):
            self.prose_written.emit(written)
        elif names_nobody(written, self._content.verbs):
            # A pronoun is nobody’s name; who is quoted already goes on speaking.
            self._fill_speaker(self._content, self._content)
        elif matches:
            self._other_title = self._content.other_title((current or matches[0]).id, said.title)
            self._choose((current or matches[0]).id, said)
            self._show_prints()
        elif (known := self.speaker.book_person(said.name)) is not None:
            self.entry_chosen.emit(known.entry, said)
        else:
            self.speaker_named.emit(said)

    def _on_quotation_begun(self) -> None:
        ends_sentence = self.speaker.field.text().rstrip().endswith(".")
        self._on_speaker_written()
        self.continued.emit(ends_sentence)

    def _choose(self, person: str, said: WrittenSpeaker = _NOTHING_ELSE) -> None:
        if self._content is None:
            return
        quote = self._content.quote
        is_new = person != quote.speaker or said.verb not in (None, quote.attribution.verb)
        if is_new or self._content.takes_title(person, said.title):
            self.speaker_chosen.emit(person, said)
        else:
            # “said Ailsa Rennie” of a quote that says so already becomes her name again.
            self._fill_speaker(self._content, self._content)

    def _on_verb_written(self) -> None:
        if self._content is None:
            return
        verb = " ".join(self.verb.currentText().split())
        self.verb.field.setModified(False)
        default = self._content.verbs[0]
        if (verb or default) != (self._content.quote.attribution.verb or default):
            self.verb_chosen.emit("" if verb == default else verb)
        elif not verb:
            self.verb.setEditText(self._content.quote.attribution.verb or default)

    def _on_placement_activated(self, index: int) -> None:
        placement = str(self.placement.itemData(index))
        # To choose “within” once more moves it to where the caret is now.
        if self._content is not None and (
            placement == "interrupting" or placement != self._content.quote.attribution.placement
        ):
            self.placement_chosen.emit(placement)
