"""The form with what belongs to its languages: the bar above it, and the original beside it where that is wished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from releasedesk.model import Edition, Release
from releasedesk.model.place import Place, is_within
from releasedesk.model.translation import PENDING, Counterparts, compared
from releasedesk.ui.controls.scroll_keeper import cursor_rect
from releasedesk.ui.editions.edition_bar import EditionBar
from releasedesk.ui.editions.words import field_of
from releasedesk.ui.form.form_column import FormColumn

if TYPE_CHECKING:
    from releasedesk.ui.editions.marks import Marks
    from releasedesk.ui.editions.original_column import OriginalColumn

_MOTION = 200
"""Milliseconds that the form takes at most to bring the cursor into view."""

_PAUSE = 180
"""Milliseconds without a change after which translation and original are compared again."""


class EditionFrame(QWidget):
    """Keeps bar, original and marks at the state of the edition that the form shows.

    Signals:
        pending_changed: What is to be done in the edition may be something else now.
        place_requested: The cursor is to go to a place.
        done_requested: A part (its key) is to be marked as up to date, or taken over where it is missing.
        beside_changed: Whether the original stands beside its translation was changed here.
        needs_changed: The original came or went, so that the frame needs another width.
    """

    pending_changed = Signal()
    place_requested = Signal(str)
    done_requested = Signal(str)
    beside_changed = Signal(bool)
    needs_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = EditionBar(self)
        self.pairs: tuple[Counterparts, ...] = ()
        self._shown: tuple[Release, Edition] | None = None
        self._compared: tuple[Edition, Edition] | None = None
        self._place: Place = ""
        self._wants_beside = False
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self.form = form = FormColumn(self._split)
        self._split.addWidget(form)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.bar)
        rows.addWidget(self._split, 1)
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self.compare)
        self._column: OriginalColumn | None = None
        self._marks: Marks | None = None
        self._is_following = False
        form.place_entered.connect(self.follow)
        form.verticalScrollBar().valueChanged.connect(self._on_form_scrolled)
        self.bar.beside_toggled.connect(self.show_beside)
        self.bar.next_requested.connect(self.go_to_next)

    @property
    def pending(self) -> tuple[Counterparts, ...]:
        """The parts at which something is to be done, as last compared."""
        return tuple(pair for pair in self.pairs if pair.state in PENDING)

    @property
    def is_beside(self) -> bool:
        """Whether the original is shown beside the translation."""
        return self._column is not None and not self._column.isHidden()

    def show_edition(self, release: Release, edition: Edition) -> None:
        """Show another state of an edition, or another edition; comparing waits for a pause in typing."""
        is_other = self._shown is None or self._shown[1].language != edition.language
        self._shown = (release, edition)
        self.bar.show_editions(release, edition)
        if edition is release.original:
            self._later.stop()
            self._compared = None
            if is_other or self.pairs:
                self._show_pairs(())
        elif is_other:
            self.compare()
        elif self._compared is None or self._is_changed(release, edition):
            self._later.start()
        self._show_column()

    def compare(self) -> None:
        """Compare translation and original now."""
        self._later.stop()
        if self._shown is None or self._shown[1] is self._shown[0].original:
            return
        release, edition = self._shown
        self._compared = (release.original, edition)
        self._show_pairs(compared(release, edition))

    def show_beside(self, is_beside: bool) -> None:
        """Show the original beside the translation, or no longer."""
        if is_beside != self._wants_beside:
            self._wants_beside = is_beside
            self.beside_changed.emit(is_beside)
        self.bar.show_beside(is_beside)
        is_read = self._column is not None and self._column.hasFocus()
        self._show_column()
        if is_read and not self.is_beside:
            self.place_requested.emit(self._place)

    def go_to_next(self) -> None:
        """Go to the next part after the cursor at which something is to be done, or to the first."""
        self.compare()
        waiting = self.pending
        if not waiting:
            return
        order = list(self.pairs)
        at = next(
            (i for i, pair in enumerate(order) if pair.place and is_within(self._place, pair.place)), -1
        )
        after = next((pair for pair in order[at + 1 :] if pair in waiting), waiting[0])
        if not after.place:
            self.show_beside(True)
        self.place_requested.emit(field_of(after) or self._nearest_place(after))
        self._follow_pair(after)

    def follow(self, place: Place) -> None:
        """Let the original follow the cursor to a place of the translation."""
        self._place = place
        if self._column is not None and self.is_beside:
            self._is_following = True
            self._column.follow(place, self._height_of_cursor())
            # The form may still be on its way to the cursor; until it is there, it does not lead.
            QTimer.singleShot(_MOTION, self, self._on_arrived)

    def _on_arrived(self) -> None:
        self._is_following = False
        if self._column is not None and self.is_beside:
            self._column.follow(self._place, self._height_of_cursor())

    def _is_changed(self, release: Release, edition: Edition) -> bool:
        assert self._compared is not None
        return self._compared[0] is not release.original or self._compared[1] is not edition

    def _show_pairs(self, pairs: tuple[Counterparts, ...]) -> None:
        if pairs != self.pairs:
            self.pairs = pairs
        self.bar.show_pending(self.pending)
        self._show_column()
        self._show_marks()
        self.pending_changed.emit()

    def _show_column(self) -> None:
        if self._shown is None:
            return
        release, edition = self._shown
        is_wanted = self._wants_beside and edition is not release.original
        if not is_wanted:
            if self.is_beside and self._column is not None:
                if self._column.hasFocus():
                    # A text with links keeps the focus when it is hidden: Qt goes on to its next link.
                    self.form.setFocus()
                self._column.hide()
                self._tell_needs()
            return
        column = self._made_column()
        column.show_original(release.original.language, self.pairs)
        if column.isHidden():
            column.show()
            self._tell_needs()
            self._split.setSizes([self.width() // 3, self.width() * 2 // 3])
            self.follow(self._place)

    def _tell_needs(self) -> None:
        """Say that another width is needed, which layouts would find out only later."""
        for widget in (self._split, self):
            QCoreApplication.sendPostedEvents(widget, QEvent.Type.LayoutRequest.value)
        self.needs_changed.emit()

    def _made_column(self) -> OriginalColumn:
        if self._column is None:
            from releasedesk.ui.editions.original_column import OriginalColumn

            column = OriginalColumn()
            column.hide()
            column.place_requested.connect(self.place_requested)
            column.done_requested.connect(self.done_requested)
            self._split.insertWidget(0, column)
            self._column = column
        return self._column

    def _show_marks(self) -> None:
        if self._marks is None:
            if not self.pending:
                return
            from releasedesk.ui.editions.marks import Marks

            self._marks = Marks(self.form)
            self._marks.clicked.connect(self._on_mark_clicked)
        self._marks.show_pending(self.pending)

    def _on_mark_clicked(self, key: str) -> None:
        self.show_beside(True)
        pair = next((pair for pair in self.pairs if pair.key == key), None)
        if pair is not None:
            self.place_requested.emit(field_of(pair))
            self._follow_pair(pair)

    def _follow_pair(self, pair: Counterparts) -> None:
        if self._column is not None and self.is_beside:
            self._column.light_up(pair.key, self._height_of_cursor())

    def _nearest_place(self, missing: Counterparts) -> Place:
        """Return the place before which a missing part would stand."""
        at = self.pairs.index(missing)
        return next((field_of(pair) for pair in reversed(self.pairs[:at]) if pair.place), "")

    def _height_of_cursor(self) -> int | None:
        """Return how far down in the form the cursor is, in pixels; None where it is elsewhere."""
        focus: QWidget | None = self.window().focusWidget()
        if focus is None or not self.form.isAncestorOf(focus):
            return None
        return focus.mapTo(self.form.viewport(), cursor_rect(focus).topLeft()).y()

    def _on_form_scrolled(self, value: int) -> None:
        if self._column is not None and self.is_beside and not self._is_following:
            self._column.go_along(value / max(self.form.verticalScrollBar().maximum(), 1))
