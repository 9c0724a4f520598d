"""The three parts of an open release side by side: outline, form and pages."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from releasedesk.editing.edit import Cursor
from releasedesk.model import Edition, Release
from releasedesk.model.place import Place
from releasedesk.ui.editions.edition_frame import EditionFrame
from releasedesk.ui.icon_sizes import follow_text_size
from releasedesk.ui.measures import pixels
from releasedesk.ui.outline.view import Outline
from releasedesk.ui.preview.pane import PreviewPane
from releasedesk.ui.room import RoomForParts

_SHARES = (0.15, 0.46, 0.39)
"""How outline, form and pages share the width at first, as the design draws them."""

_NARROWEST_OUTLINE, _WIDEST_OUTLINE = 212, 250
_NARROWEST_FORM = 420
"""Pixels for text of the usual size."""
_WIDEST_NEED = 640
"""Pixels that the form takes at most for itself: beside it, outline and pages have room on a small screen, too."""
_LEAST_OUTLINE = 150
"""Pixels below which the outline shows no words that anybody could read."""
_LEAST_LARGE_OUTLINE = 260
"""The same for large text: what is cut off there is still told apart."""
_FOLLOWS_WITHIN = 60
"""Milliseconds after a key within which the outline shows what became of it; its page comes sooner."""


class Workspace(QSplitter):
    """Shows an edition in all three parts, and keeps them at the same place.

    Signals:
        edit_requested: An `Operation` is wished for in the form.
        section_edit_requested: An `Operation` on a section is wished for in the outline.
        place_entered: The cursor came to a place (its address).
        cursor_moved: The cursor was moved by hand.
        pages_changed: The pages were made anew.
        parts_changed: The outline or the pages gave way, or have room again.
    """

    edit_requested = Signal(object)
    section_edit_requested = Signal(object)
    place_entered = Signal(str)
    cursor_moved = Signal()
    pages_changed = Signal()
    parts_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        # Each part of a window is made in what holds it: Qt looks through the styles of all in what is put elsewhere.
        self.outline = Outline(self)
        self.frame = EditionFrame(self)
        self.form = self.frame.form
        self.pages = PreviewPane(self)
        self.place: Place = ""
        # What follows from a key comes after it: its page once the text is painted, the rest while the page is made.
        self._asking_for_pages = QTimer(self, singleShot=True, interval=0)
        self._following = QTimer(self, singleShot=True, interval=_FOLLOWS_WITHIN)
        self._written: tuple[Release, Edition] | None = None
        self._form_follows = False
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for index, part in enumerate((self.outline, self.frame, self.pages)):
            self.addWidget(part)
            self.setStretchFactor(index, (0, 3, 2)[index])
        follow_text_size(self, self._fit_to_text)
        self.room = RoomForParts(self, (self.outline, self.pages))
        self._connect()

    def _connect(self) -> None:
        self.outline.place_requested.connect(self._on_part_requested)
        self.outline.edit_requested.connect(self.section_edit_requested)
        self.form.edit_requested.connect(self.edit_requested)
        self.form.place_entered.connect(self._on_place_entered)
        self.form.cursor_moved.connect(self.cursor_moved)
        self.frame.place_requested.connect(self.go_to)
        self.frame.pending_changed.connect(lambda: self.outline.show_pending(self.frame.pending))
        self.frame.needs_changed.connect(self.room.share)
        self.pages.place_requested.connect(self.go_to)
        self.pages.pages_changed.connect(self.pages_changed)
        self.room.changed.connect(self.parts_changed)
        self._asking_for_pages.timeout.connect(self._ask_for_pages)
        self._following.timeout.connect(self.follow_now)

    def show_edition(self, release: Release, edition: Edition, *, is_new_document: bool = False) -> None:
        """Show the state of an edition in all parts."""
        if is_new_document:
            self.place = ""
        self.form.show_edition(release, edition)
        self._written, self._form_follows = None, False
        self.pages.show_release(release, edition.language, is_new_document=is_new_document)
        self._show_beside(release, edition)

    def show_written(self, release: Release, edition: Edition, *, typed_at: Place = "") -> None:
        """Show what was written in the form there now, on its page next, and in the outline soon.

        Where it was only typed on in the text at a place, that text is shown now, and what else of the form may
        depend on it soon.
        """
        if typed_at and self.form.show_typed(release, edition, typed_at):
            self._form_follows = True
        else:
            self.form.show_edition(release, edition)
            self._form_follows = False
        self._written = (release, edition)
        self._asking_for_pages.start()
        if not self._following.isActive():
            self._following.start()

    def follow_now(self) -> None:
        """Let all parts show what the form shows."""
        if self._asking_for_pages.isActive():
            self._ask_for_pages()
        if self._written is not None:
            (release, edition), self._written = self._written, None
            if self._form_follows:
                self._form_follows = False
                self.form.show_edition(release, edition)
            self._show_beside(release, edition)

    def _ask_for_pages(self) -> None:
        self._asking_for_pages.stop()
        if self._written is not None:
            release, edition = self._written
            self.pages.show_release(release, edition.language)

    def _show_beside(self, release: Release, edition: Edition) -> None:
        self.frame.show_edition(release, edition)
        self.outline.show_edition(release, edition)

    def go_to(self, place: Place) -> bool:
        """Put the cursor where a place is edited; False where the form does not hold it."""
        if not place or not self.form.enter(place):
            return False
        # A field that keeps the cursor while another language is shown does not say that its place is another one.
        if _edition_of(place) != _edition_of(self.place):
            self.form.place_entered.emit(place)
        return True

    def _on_part_requested(self, place: Place) -> None:
        if self.go_to(place):
            self.form.show_part_from_top()

    def take_pages_back(self) -> None:
        """Show the pages beside the form again, after they were in a window of their own."""
        self.addWidget(self.pages)
        self.setStretchFactor(2, 2)
        self.room.share()
        self.share_width([])

    def restore(self, cursor: Cursor) -> bool:
        """Put the cursor back exactly where it was; False where that text is not there any more."""
        return self.form.restore(cursor)

    def share_width(self, widths: list[int]) -> None:
        """Give the parts their widths, or the usual ones where none are remembered."""
        if len(widths) == self.count() and any(widths):
            self.setSizes(widths)
            self.room.note_sizes()
            return
        narrowest, widest = pixels(_NARROWEST_OUTLINE), pixels(_WIDEST_OUTLINE)
        outline = min(max(round(self.width() * _SHARES[0]), narrowest), widest)
        form, least = self.form.minimumWidth(), self.pages.comfortable_width
        # Without the lines between the parts.
        width = self.width() - 2 * self.handleWidth()
        outline = max(min(outline, width - form - least), self.outline.minimumWidth())
        pages = max(
            min(round(width * _SHARES[2]), width - outline - form), self.pages.minimumSizeHint().width()
        )
        self.setSizes([outline, width - outline - pages, pages])
        self.room.note_sizes()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.room.share()

    def _fit_to_text(self) -> None:
        self.outline.setMinimumWidth(min(pixels(_LEAST_OUTLINE), _LEAST_LARGE_OUTLINE))
        self.outline.setMaximumWidth(pixels(360))
        self.form.setMinimumWidth(min(pixels(_NARROWEST_FORM), _WIDEST_NEED))

    def _on_place_entered(self, place: Place) -> None:
        self.place = place
        self.outline.set_current_place(place)
        self.pages.follow(place)
        self.place_entered.emit(place)


def _edition_of(place: Place) -> str:
    """Return the language of the edition that a place is in; empty for what all share."""
    parts = place.split("/")
    return parts[1] if parts[0] == "editions" and len(parts) > 1 else ""
