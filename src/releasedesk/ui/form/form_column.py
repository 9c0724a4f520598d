"""The form: all parts of an edition below each other, from the release line to the words for search engines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from releasedesk.editing.edit import Cursor
from releasedesk.model import Edition, Release
from releasedesk.model.place import Place, edition_place
from releasedesk.ui.controls import tab_order
from releasedesk.ui.controls.growing_field import GrowingField
from releasedesk.ui.controls.line_field import LineField
from releasedesk.ui.controls.scroll_keeper import ScrollKeeper, cursor_rect
from releasedesk.ui.form.dateline_part import DatelinePart
from releasedesk.ui.form.far_texts import FarTexts
from releasedesk.ui.form.headline_part import HeadlinePart
from releasedesk.ui.form.kind_part import KindPart
from releasedesk.ui.form.later_parts import LATER_PARTS
from releasedesk.ui.form.near_texts import fill_near
from releasedesk.ui.form.part import FormPart
from releasedesk.ui.form.release_line_part import ReleaseLinePart
from releasedesk.ui.form.sections_part import SectionsPart
from releasedesk.ui.form.unused_fields import UnusedFields
from releasedesk.ui.writing.area import WritingArea

if TYPE_CHECKING:
    from releasedesk.ui.form.notes_card import NotesCard
    from releasedesk.ui.form.section_card import SectionCard
    from releasedesk.ui.writing.surface import WritingSurface

_WIDEST = 760
_MARGIN = 28
_IDLE = 20
"""Milliseconds between the parts that are made after the window is seen."""
_BREATH = 100
"""Milliseconds until the first of them is made: drawing the window comes first."""
_TYPING = 500
"""Milliseconds after a keystroke in which nothing else is made."""


class FormColumn(QScrollArea):
    """Shows an edition in its parts. The parts at the top are made at once, the others when there is time.

    Signals:
        edit_requested: An `Operation` that the user asks for.
        place_entered: The cursor came to a place (its address).
        cursor_moved: The cursor was moved by hand.
        library_requested: Something of a kind is to be inserted from the library.
    """

    edit_requested = Signal(object)
    place_entered = Signal(str)
    cursor_moved = Signal()
    library_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._release: Release | None = None
        self._edition: Edition | None = None
        self._follows_cursor = False
        self.sections = SectionsPart()
        self._parts: list[FormPart] = []
        self._unused = UnusedFields()
        self._notes: NotesCard | None = None
        self._makers: list[Callable[[], FormPart]] = [
            self._made_notes,
            *LATER_PARTS,
        ]
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = _Content(self._on_laid_out)
        self._rows = QVBoxLayout(self._content)
        self._rows.setSpacing(20)
        self._rows.addStretch(1)
        self.setWidget(self._content)
        self._keeper = ScrollKeeper(self, self._blocks)
        self._far = FarTexts(self, self.sections.cards, self.sections.current_card)
        for part in (ReleaseLinePart(), HeadlinePart(), DatelinePart(), KindPart(), self.sections):
            self._take(part)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._on_idle)
        self.verticalScrollBar().valueChanged.connect(self._fill_near)
        self.sections.edge_reached.connect(self._on_edge_reached)
        self.sections.cursor_requested.connect(self.restore)

    @property
    def is_complete(self) -> bool:
        """Whether all parts are made."""
        return not self._makers

    def show_edition(self, release: Release, edition: Edition) -> None:
        """Show the state of an edition; what is in view stays where it is."""
        is_other = self._release is None or self._release.id != release.id
        self._release, self._edition = release, edition
        if not is_other:
            self._keeper.remember()
        for part in self._parts:
            part.show_edition(release, edition)
        self._unused.update(self._parts, release, edition)
        if is_other:
            self._keeper.go_to_top()
        if self._makers and not self._idle.isActive():
            self._idle.start(_BREATH)

    def show_typed(self, release: Release, edition: Edition, where: Place) -> bool:
        """Show what was typed in the text at a place, and only that; False where all has to be shown."""
        if self._release is None or self._release.id != release.id:
            return False
        self._release, self._edition = release, edition
        self._keeper.remember()
        return self.sections.show_typed(release, edition, where)

    def enter(self, place: Place) -> bool:
        """Put the cursor where a place is edited and bring it into view; False where the form does not hold it."""
        if self._edition is None:
            return False
        if not any(part.enter(place) for part in self._parts) and not self._enter_unmade(place):
            return False
        self._settle()
        self._keeper.show_cursor(smoothly=True)
        return True

    def show_part_from_top(self) -> None:
        """Bring the part or section with the cursor to the top, so that as much of it is seen as there is room for."""
        self._keeper.show_part_from_top()

    def begin(self, place: Place) -> None:
        """Put the cursor into a field of a release that was just opened, its beginning in view where there is room."""
        if self.enter(place):
            self._keeper.go_to_top_if_seen()

    def restore(self, cursor: Cursor) -> bool:
        """Put the cursor back exactly where it was; False where that text is not there any more."""
        if not self.enter(cursor.place):
            return False
        holder: QWidget | None = QApplication.focusWidget()
        while holder is not None and not isinstance(holder, LineField | GrowingField | WritingArea):
            holder = holder.parentWidget()
        if holder is not None:
            holder.restore_cursor(cursor)
        self._keeper.show_cursor()
        return True

    def complete(self) -> None:
        """Make all parts now."""
        while self._makers:
            self._make_next()

    def writing_areas(self) -> Iterator[WritingArea]:
        """The texts of the sections and the notes, as far as they are made."""
        for card in self._filled_on_demand():
            yield card.area

    def current_section(self) -> Place:
        """Return the place of the section that the cursor is in or was in last; empty where there is none."""
        card = self.current_card()
        if card is None or self._edition is None:
            return ""
        section = next(
            key for key in (each.id for each in self._edition.sections) if self.sections.card(key) is card
        )
        return edition_place(self._edition, "sections", section)

    def current_card(self) -> SectionCard | None:
        """Return the card of that section."""
        return self.sections.current_card()

    def notes_card(self) -> NotesCard | None:
        """Return the card of the notes, if it is made."""
        return self._notes

    def current_surface(self) -> WritingSurface | None:
        """Return the text surface of that section."""
        card = self.current_card()
        return card.surface if card is not None else None

    def focusNextPrevChild(self, next: bool) -> bool:
        return self._go_on(forward=next) or tab_order.leave(self, forward=next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter, where a field has no use for it, go on to the next one, past all buttons."""
        if tab_order.is_enter(event) and tab_order.is_written_in(self.window().focusWidget()):
            self._go_on(forward=True, is_written=True)
            self.sections.pass_heading_of_opening()
        else:
            super().keyPressEvent(event)

    def keep_in_view(self, field: QWidget) -> None:
        """Bring the caret of a field into view, which may have lost the focus, as where a panel takes room."""
        if self.isAncestorOf(field):
            self._keeper.show_rect(field, cursor_rect(field))

    def resizeEvent(self, event: QResizeEvent) -> None:
        width = self.viewport().width()
        side = max((width - _WIDEST) // 2, min(_MARGIN, width // 20))
        self._rows.setContentsMargins(side, 26, side, 48)
        super().resizeEvent(event)
        self._fill_near()

    def _take(self, part: FormPart) -> None:
        part.edit_requested.connect(self._on_edit_requested)
        part.place_entered.connect(self.place_entered)
        part.cursor_moved.connect(self.cursor_moved)
        part.fields_made.connect(self._on_fields_made)
        part.library_requested.connect(self.library_requested)
        part.place_requested.connect(self.enter)
        self._parts.append(part)
        self._rows.insertWidget(self._rows.count() - 1, part)
        # A layout shows what is put into it only later, and what is hidden has no place yet.
        part.show()

    def _on_fields_made(self) -> None:
        if self._release is not None and self._edition is not None:
            self._unused.update(self._parts, self._release, self._edition)

    def _make_next(self) -> FormPart:
        part = self._makers.pop(0)()
        self._take(part)
        if self._release is not None and self._edition is not None:
            part.show_edition(self._release, self._edition)
            self._unused.update((part,), self._release, self._edition)
        return part

    def _made_notes(self) -> FormPart:
        from releasedesk.ui.form.notes_card import NotesCard

        self._notes = NotesCard()
        self._notes.edge_reached.connect(self._on_edge_reached)
        return self._notes

    def _enter_unmade(self, place: Place) -> bool:
        while self._makers:
            if self._make_next().enter(place):
                return True
        return False

    def _go_on(self, *, forward: bool, is_written: bool = False) -> bool:
        """Go on to what follows in the form, a field to write in or anything; False where nothing does."""
        focus = self.window().focusWidget()
        target = tab_order.neighbour(self._content, focus, forward=forward, is_written=is_written)
        if target is None and forward and self._makers:
            self.complete()
            target = tab_order.neighbour(self._content, focus, forward=forward, is_written=is_written)
        if target is None:
            return False
        target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        self._keeper.show_cursor()
        return True

    def _blocks(self) -> Iterator[QWidget]:
        for part in self._parts:
            if part is self.sections:
                yield from self.sections.cards()
            yield part

    def _settle(self) -> None:
        """Lay the form out now, so that places can be measured."""
        self._fill_near()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def _fill_near(self) -> None:
        fill_near(self.viewport(), self._filled_on_demand())

    def _filled_on_demand(self) -> Iterator[SectionCard | NotesCard]:
        yield from self.sections.cards()
        if self._notes is not None:
            yield self._notes

    def _on_edit_requested(self, operation: object) -> None:
        self._follows_cursor = True
        self.edit_requested.emit(operation)
        if self._idle.isActive():
            self._idle.start(_TYPING)
        self._keeper.show_cursor()

    def _on_edge_reached(self, direction: int) -> None:
        self._go_on(forward=direction > 0, is_written=True)

    def _on_laid_out(self) -> None:
        self._keeper.restore(follows_cursor=self._follows_cursor)
        self._fill_near()
        if self._follows_cursor:
            self._keeper.show_cursor()
            # The range of the scroll bar follows with a later step of the layout.
            self._follows_cursor = not self._keeper.is_cursor_seen()

    def _on_idle(self) -> None:
        if self._makers:
            self._make_next()
            self._idle.start(_IDLE)


class _Content(QWidget):
    """What the scroll area moves; tells when it was laid out anew."""

    def __init__(self, on_laid_out: Callable[[], None]) -> None:
        super().__init__()
        self._on_laid_out = on_laid_out
        self.setProperty("plain", True)

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._on_laid_out()
        return handled
